// Lessons of a class and class mode, smoother. Without it every button is a plain form.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // A lesson: courses.js shows what is said of an answer at once; here the same form is sent, so that it is kept.
  const lesson = one("form[data-keeps]");
  if (lesson) {
    const line = one(".kept-line", lesson), place = one("[name=place]", lesson);
    let leaving = false, sent = place.value;
    const send = (name, value) => {
      const fields = new URLSearchParams(new FormData(lesson));
      if (name) fields.set(name, value);
      sent = place.value;
      return fetch(lesson.action, { method: "POST", body: fields, keepalive: true, redirect: "manual", headers: { Accept: "application/json" } });
    };
    const say = (kept) => {
      line.textContent = kept ? line.dataset.said : lesson.dataset.gone;
      line.classList.toggle("kept-not", !kept);
      if (kept) setTimeout(() => { if (!line.classList.contains("kept-not")) line.textContent = ""; }, 3000);
    };
    const keep = (name, value) => send(name, value).then((answer) => say(answer.status === 204), () => say(false));
    addEventListener("submit", (event) => {
      const button = event.submitter;
      if (event.target !== lesson) return;
      const here = button?.closest("[id].question, [id].choice");
      if (here) place.value = here.id;
      if (event.defaultPrevented) keep(button.name, button.value); // a check or a pick: the page has answered already
      else if (button?.name === "keep") { event.preventDefault(); keep("keep", button.value); }
    });
    lesson.addEventListener("change", (event) => { if (event.target.closest(".rating")) keep("keep", "1"); });
    // Where one stopped: the last block whose beginning was on the screen, sent when the page is put away.
    const seen = new IntersectionObserver((found) => {
      found.forEach((it) => { if (it.isIntersecting && scrollY > 200) place.value = it.target.id; });
    }, { rootMargin: "0px 0px -60% 0px" });
    all("#lesson > section[id], #lesson > aside[id], #lesson > figure[id]").forEach((it) => {
      if (!["aims", "ending"].includes(it.id)) seen.observe(it);
    });
    addEventListener("waymark:leave", () => { leaving = true; });
    addEventListener("visibilitychange", () => {
      if (document.hidden && !leaving && place.value !== sent) send().catch(() => {});
    });
  }

  // Class mode: keys, and a clock that says softly when the time is over.
  const stage = one("[data-stage]");
  if (stage) {
    const go = { ArrowRight: "[data-next]", PageDown: "[data-next]", ArrowLeft: "[data-back]", PageUp: "[data-back]", Home: "[data-first]", End: "[data-last]" };
    addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest?.("input, select, textarea")) return;
      const link = go[event.key] && one(go[event.key]);
      if (link) { event.preventDefault(); link.click(); }
    });
    const clock = one("[data-clock]"), face = clock && one("[data-face]", clock), end = clock && one("[data-end]", clock);
    let ticking;
    if (clock) {
      clock.hidden = false;
      const stop = () => { clearInterval(ticking); one("[data-halt]", clock).hidden = true; };
      const start = (minutes) => {
        stop();
        end.textContent = "";
        one("[data-halt]", clock).hidden = false;
        const until = Date.now() + minutes * 60000;
        const tick = () => {
          const left = Math.max(0, Math.round((until - Date.now()) / 1000));
          face.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
          if (!left) { stop(); end.textContent = end.dataset.end; }
        };
        tick();
        ticking = setInterval(tick, 500);
      };
      all("[data-minutes]", clock).forEach((button) => button.addEventListener("click", () => start(Number(button.dataset.minutes))));
      one("[data-halt]", clock).addEventListener("click", () => { stop(); face.textContent = ""; end.textContent = ""; });
    }
  }
})();
