// Lessons without reloads. The page works without it; with it no answer is sent at all, since all feedback is in the page, hidden.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const lang = document.documentElement.lang;

  // Questions. What is shown again is hidden for a moment first, so that a screen reader says it again.
  const values = {
    chosen(box) {
      const inputs = all("input[value]:not([type=hidden])", box), chosen = inputs.filter((it) => it.checked);
      const fits = (it) => "right" in it.dataset;
      const verdict = !chosen.length ? "empty" : !chosen.every(fits) ? "wrong" : chosen.length === inputs.filter(fits).length ? "right" : "part";
      return [verdict, chosen.map((it) => it.value)];
    },
    placed(box) {
      const rows = all("[data-part]", box), right = rows.filter((row) => one("select", row).value === row.dataset.place);
      const some = rows.some((row) => one("select", row).value);
      return [!some ? "empty" : right.length === rows.length ? "right" : right.length ? "part" : "wrong", right.map((row) => row.dataset.part)];
    },
  };
  const check = (box) => {
    const placing = one("[data-part]", box);
    const [verdict, said] = values[placing ? "placed" : "chosen"](box);
    all(".said > *", box).forEach((it) => { it.hidden = true; });
    setTimeout(() => {
      all(".said > *", box).forEach((it) => { it.hidden = !(it.dataset.verdict === verdict || said.includes(it.dataset.for)); });
    }, 60);
    if (placing) one(".solution", box).hidden = verdict === "right";
    one("input[type=hidden]", box).value = "1";
  };

  // Choices: a picked option shows what follows, and brings the choices that it leads to.
  const reach = () => {
    const boxes = all("[data-choice]"), led = new Set(all("[data-leads]").map((it) => it.dataset.leads));
    boxes.forEach((box) => { if (led.has(box.id)) box.hidden = true; });
    boxes.forEach((box) => {
      const next = !box.hidden && one("[aria-pressed=true]", box)?.dataset.leads;
      if (next) document.getElementById(next).hidden = false;
    });
  };
  const pick = (button) => {
    const box = button.closest("[data-choice]"), name = button.value.split(".")[1];
    all(".pick", box).forEach((it) => it.setAttribute("aria-pressed", String(it === button)));
    all(".consequence", box).forEach((it) => { it.hidden = it.dataset.for !== name; });
    one("[data-again]", box).hidden = false;
    one("input[type=hidden]", box).value = name;
    reach();
    one(".consequence:not([hidden])", box).focus();
  };
  addEventListener("submit", (event) => {
    const asked = document.activeElement.closest?.("input, select")?.closest("[data-question]");
    const button = asked ? one("[name=check]", asked) : event.submitter;
    if (!button || !["check", "pick"].includes(button.name)) return;
    event.preventDefault();
    if (button.name === "pick") pick(button); else check(button.closest("[data-question]"));
  });

  // Putting in order: buttons in place of numbers.
  all(".ordering").forEach((list) => {
    const say = list.parentNode.appendChild(document.createElement("p"));
    say.className = "unseen";
    say.setAttribute("role", "status");
    const rows = () => [...list.children];
    const number = () => rows().forEach((row, index) => { one("select", row).value = String(index + 1); });
    rows().sort((a, b) => (one("select", a).value || 99) - (one("select", b).value || 99)).forEach((row) => list.append(row));
    list.classList.add("moving");
    rows().forEach((row) => {
      const add = (sign, words, step) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "move";
        button.textContent = sign;
        button.setAttribute("aria-label", `${words}: ${one("span", row).textContent}`);
        button.addEventListener("click", () => {
          const at = rows().indexOf(row), other = rows()[at + step];
          if (!other) return;
          if (step < 0) other.before(row); else other.after(row);
          number();
          button.focus();
          say.textContent = `${list.dataset.now} ${at + step + 1}`;
        });
        row.append(button);
      };
      add("↑", list.dataset.up, -1);
      add("↓", list.dataset.down, 1);
    });
    number();
  });

  // Another language opens at the block on the screen, or at the one that was last worked on.
  let last = "";
  addEventListener("click", (event) => {
    last = event.target.closest?.(".question, .choice")?.id || last;
    const button = event.target.closest?.("[data-tongue]");
    if (!button) return;
    const seen = all("#lesson > [id]").filter((it) => it.getBoundingClientRect().top < innerHeight * 0.4).pop();
    const there = seen?.id || last;
    if (there) button.formAction = `${button.formAction.split("#")[0]}#${there}`;
  });

  // "Remember on this device": nothing is kept before it is pressed; one tap erases; leaving these pages by the exit erases too.
  const key = "learn", panel = one("#keep");
  const read = () => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const write = (kept) => { try { if (kept) localStorage.setItem(key, JSON.stringify(kept)); else localStorage.removeItem(key); } catch { /* storage is blocked */ } };
  const here = one("[data-here]")?.dataset.here;
  const show = () => {
    const kept = read(), done = kept?.done || [];
    all("[data-lesson]").forEach((it) => it.classList.toggle("done", done.includes(it.dataset.lesson)));
    if (!panel) return;
    panel.hidden = false;
    one("[data-off]", panel).hidden = Boolean(kept);
    one("[data-on]", panel).hidden = !kept;
    one("[data-kept]", panel).textContent = done.join(", ") || "–";
    all("[data-last]").forEach((go) => {
      go.hidden = !kept?.last || kept.last === here;
      if (kept?.last) { go.href = `${panel.dataset.base}/${kept.last.replace(".", "/")}`; one("span", go).textContent = kept.last; }
    });
  };
  const keep = (change) => { const kept = read(); if (kept) { write({ ...kept, ...change(kept) }); show(); } };
  const done = () => here && keep((kept) => ({ done: [...new Set([...kept.done, here])].sort() }));
  if (panel) {
    one("[data-start]", panel).addEventListener("click", () => { write({ done: [], last: here }); show(); });
    one("[data-erase]", panel).addEventListener("click", () => { write(null); show(); one("[data-start]", panel).focus(); });
  }
  addEventListener("waymark:leave", () => write(null));
  addEventListener("click", (event) => {
    if (event.target.closest?.("[data-skip], [data-done]")) done();
  }, true);
  if (here && read()) keep(() => ({ last: here }));
  const end = one(".key");
  if (here && end) new IntersectionObserver((found) => { if (found.some((it) => it.isIntersecting)) done(); }).observe(end);
  show();

  // Reading aloud, only with voices that are on the device: others would send the text away.
  const aloud = one("#aloud");
  const voiceFor = (tag) => {
    const wanted = tag === "cnr" ? ["cnr", "sr", "hr", "bs"] : [tag];
    return speechSynthesis.getVoices().find((voice) => voice.localService && wanted.includes(voice.lang.split(/[-_]/)[0]));
  };
  if (aloud && window.speechSynthesis) {
    const offer = () => { aloud.hidden = !voiceFor(lang); };
    const label = () => { aloud.textContent = speechSynthesis.speaking ? aloud.dataset.stop : aloud.dataset.start; };
    aloud.addEventListener("click", () => {
      if (speechSynthesis.speaking) speechSynthesis.cancel();
      else all("#lesson > h1, #lesson > .lead, #lesson > section:not(#keep), #lesson > aside, #lesson > figure").forEach((part) => {
        const voice = voiceFor(part.closest("[lang]").lang);
        if (!voice || part.hidden) return;
        const words = Object.assign(new SpeechSynthesisUtterance(part.innerText), { voice, lang: voice.lang });
        words.onend = label;
        speechSynthesis.speak(words);
      });
      setTimeout(label, 100);
    });
    addEventListener("pagehide", () => speechSynthesis.cancel());
    speechSynthesis.addEventListener("voiceschanged", offer);
    offer();
    label();
  }

  all("[data-print]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => print()); });
  // Chromium knows neither Icelandic nor Montenegrin; both write day, month and year with full stops.
  const now = new Date();
  const today = Intl.DateTimeFormat.supportedLocalesOf(lang).length ? now.toLocaleDateString(lang) : `${now.getDate()}.${now.getMonth() + 1}.${now.getFullYear()}.`;
  all("[data-today]").forEach((field) => { field.value = today; });
})();
