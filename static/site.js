// Makes pages smoother; everything works without it. Stores nothing.
(() => {
  // Shift three times within two seconds leaves the site. In a text field it is ignored while an input method composes,
  // and always in languages whose input methods use a lone Shift.
  const composingLanguages = ["zh", "ja", "ko"];
  const region = document.getElementById("exit-count");
  let presses = [], alone = false;
  const inField = (target) => target.closest?.("input:not([type=radio],[type=checkbox]), textarea, select, [contenteditable]");
  addEventListener("keydown", (event) => { alone = event.key === "Shift" && !event.repeat; if (!alone) presses = []; });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    if (inField(event.target) && (event.isComposing || composingLanguages.includes(document.documentElement.lang))) return;
    presses = [...presses.filter((then) => event.timeStamp - then < 2000), event.timeStamp];
    if (presses.length === 3) return window.waymarkLeave();
    if (region) region.textContent = region.dataset[presses.length === 1 ? "two" : "one"];
  });

  // "Did not work?" brings the next card into view and its heading into focus.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-next]");
    const card = link && document.getElementById(link.hash.slice(1));
    if (!card) return;
    event.preventDefault();
    const folded = card.closest("details");
    if (folded) folded.open = true;
    card.focus();
    card.scrollIntoView({ block: "start" });
  });

  // Narrows the list of countries while somebody types; without script the form asks the server.
  const search = document.querySelector("input[data-filter]");
  if (search) {
    const rows = [...document.querySelectorAll("[data-names]")];
    const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    search.addEventListener("input", () => {
      const wanted = fold(search.value.trim());
      rows.forEach((row) => { row.hidden = !fold(row.dataset.names).includes(wanted); });
    });
  }

  // The choice to leave fewer traces: links inside the site then replace the page in this tab's history.
  const quiet = document.getElementById("quiet");
  const isQuiet = () => { try { return sessionStorage.getItem("w") === "q"; } catch { return false; } };
  if (quiet) {
    const show = () => {
      quiet.setAttribute("aria-pressed", String(isQuiet()));
      quiet.textContent = isQuiet() ? quiet.dataset.on : quiet.dataset.off;
    };
    quiet.hidden = false;
    quiet.addEventListener("click", () => {
      try { sessionStorage.setItem("w", isQuiet() ? "" : "q"); } catch { /* storage is blocked: the choice cannot be kept */ }
      show();
    });
    show();
  }
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const plain = !event.defaultPrevented && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!plain || !link || !isQuiet() || link.target || link.origin !== location.origin || link.hash) return;
    event.preventDefault();
    location.replace(link.href);
  });

  // Focus goes to the answer after a form was sent, so that a screen reader begins there.
  const answer = document.querySelector("[data-answer]");
  if (answer) answer.focus();
})();
