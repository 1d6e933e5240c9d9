// The guides as a checklist: the chosen apps first and open, with how much of each is done.
import { $, all, begin, fill, onWipe, texts } from "./page.js";

const guides = all("[data-app]");

function show() {
  const chosen = new Set(all("input[name=app]:checked").map((input) => input.value));
  $("guides").append(...[...guides].sort((a, b) => chosen.has(b.dataset.app) - chosen.has(a.dataset.app)));
  guides.forEach((guide) => { guide.classList.toggle("not-chosen", chosen.size > 0 && !chosen.has(guide.dataset.app)); count(guide); });
}

function count(guide) {
  const steps = all("[data-step]", guide), done = steps.filter((step) => step.checked).length;
  guide.querySelector("[data-done]").textContent = done ? fill(texts.done, { number: done, all: steps.length }) : "";
}

addEventListener("change", (event) => {
  if (event.target.name === "app") {
    const guide = guides.find((one) => one.dataset.app === event.target.value);
    if (guide) guide.open = event.target.checked;
    show();
  } else if (event.target.matches("[data-step]")) count(event.target.closest("[data-app]"));
});
onWipe(() => { guides.forEach((guide) => { guide.open = false; }); show(); });
begin();
show();
