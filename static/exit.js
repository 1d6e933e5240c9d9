// Quick exit. Why each line is there: docs/quick-exit.md. One mark in sessionStorage, nothing else is ever stored.
(() => {
  const root = document.documentElement, key = "w";
  const store = (value) => {
    try { return value === undefined ? sessionStorage.getItem(key) : sessionStorage.setItem(key, value); } catch { return null; }
  };
  const blank = () => {
    root.style.setProperty("display", "none", "important");
    document.title = "\u200b";
    document.querySelector("link[rel=icon]")?.remove();
  };
  const away = () => document.querySelector("meta[name=exit]").content;
  const leave = (event) => {
    if (event) event.preventDefault();
    blank();
    dispatchEvent(new Event("waymark:leave"));
    store("x");
    try { history.replaceState(null, "", "/"); } catch { /* a frame that may not */ }
    location.replace(away());
  };
  const arrive = (back) => {
    if (back && store() === "x") { blank(); location.replace(away()); return; }
    if (store() === "x") store("");
    root.style.removeProperty("display");
  };
  arrive((performance.getEntriesByType("navigation")[0] || {}).type === "back_forward");
  addEventListener("pagehide", () => root.style.setProperty("display", "none", "important"));
  addEventListener("pageshow", (event) => { if (event.persisted) arrive(true); });
  addEventListener("click", (event) => { if (event.target.closest?.("[data-exit]")) leave(event); });
  window.waymarkLeave = leave;
})();
