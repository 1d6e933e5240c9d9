// The list to take along: what was ticked, on one page, with a title that says nothing.
import { $, all, begin, element, fill, onWipe, saveFile, say, texts, today } from "./page.js";

// The second language is a script of its own that was loaded with the page (toolkit/words.py). Where it did not come, the page
// keeps its links to the parts, in which both languages stand.
function both() {
  const [lang, ...words] = globalThis.waymarkWords ?? [];
  const places = all("#steps summary > span, #steps [data-line], #letters [data-line]");
  if (words.length !== places.length) return;
  places.forEach((place, index) => {
    if (words[index] !== place.textContent) place.append(element("span", { class: "second", lang }, words[index]));
  });
  $("parts").hidden = true;
}

const heading = (part) => all("h2", $("pick")).find((one) => one.dataset.part === part);

function picked() {
  const lines = (part) => all(`[data-pick=${part}]:checked`).map((box) => box.parentElement.querySelector("[data-line]"));
  const own = $("own").value.split("\n").map((line) => line.trim()).filter(Boolean);
  return [
    ...["steps", "numbers", "letters"].map((part) => [heading(part).textContent, lines(part)]),
    [document.querySelector("label[for=own]").textContent, own],
  ].filter(([, found]) => found.length);
}

function show() {
  const band = document.querySelector("input[name=band]:checked").value;
  all("[data-band]").forEach((group) => { group.hidden = Boolean(band) && group.dataset.band !== band && !group.querySelector(":checked"); });
  const parts = picked();
  $("none").hidden = parts.length > 0;
  $("list").hidden = !parts.length;
  $("list").replaceChildren(...parts.flatMap(([name, lines]) => [
    element("h3", {}, name),
    element("ul", { class: "tick-list" }, ...lines.map((line) => element("li", {}, ...(typeof line === "string" ? [line] : [...line.cloneNode(true).childNodes])))),
  ]));
}

function listText() {
  const text = (line) => (typeof line === "string" ? line : [...line.childNodes]
    .map((node) => (node.nodeType === 1 && node.matches(".second") ? `\n      ${node.textContent}` : node.textContent)).join(""));
  return picked().map(([name, lines]) => `${name}\n${lines.map((line) => `  [ ] ${text(line).trim()}`).join("\n")}\n`).join("\n");
}

$("save").addEventListener("click", () => {
  if (!picked().length) return say(texts.nothing);
  const name = `list-${today()}.txt`;
  saveFile(name, "text/plain;charset=utf-8", listText());
  say(fill(texts.saved, { name }));
});

addEventListener("input", show);
onWipe(show);
begin();
both();
show();
