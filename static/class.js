// Signed-in pages. Leaving quickly also ends the session, and never waits for it: the request outlives the page.
(() => {
  addEventListener("waymark:leave", () => {
    const form = document.getElementById("sign-out");
    if (!form) return;
    const fields = new URLSearchParams(new FormData(form));
    fields.set("quiet", "1");
    try { fetch(form.action, { method: "POST", body: fields, keepalive: true, redirect: "manual" }).catch(() => {}); } catch { /* leaving goes on */ }
  });
  // One press is one command: a second press of an impatient finger is not sent.
  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-keeps]")) return; // a lesson: many presses, each its own (learner.js)
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 4000);
  });
})();
