// One letter: the fields fill the gaps in every language at once. Nothing is sent; the person copies, prints or saves it.
import { $, all, begin, copy, element, fill, onWipe, readable, saveFile, say, texts, today } from "./page.js";
import { longDay } from "./dates.js";
import { answers, isOffered } from "./offers.js";

const versions = all("[data-version]");
versions.filter((version) => !version.querySelector("[data-label]")).forEach(dress);
const gaps = all("[data-gap]");
const parts = all("[data-when]");
const fields = Object.fromEntries(all("#fields .field :is(input, textarea)").map((input) => [input.id, input]));
const label = (name) => document.querySelector(`label[for=${name}]`)?.textContent ?? "";
const sent = () => document.querySelector(`[data-version="${$("to").value}"]`);
const BLANK = "____________";
let asked = false; // whether the person was told what is blank, and may go on

// A letter that waits holds only its words, with gaps and the law as {names}. What each line is, when it stands and which law it
// names is the same in all languages, so that it is said once, by a letter that is shown.
function dress(version) {
  const shown = versions.find((one) => one.querySelector("[data-label]"));
  const letter = version.querySelector(".letter"), model = shown.querySelector(".letter").children;
  const sendLabel = shown.querySelector("[data-label=send]").cloneNode(true), language = sendLabel.querySelector("strong");
  language.lang = letter.lang;
  language.textContent = document.querySelector(`#to [value=${version.dataset.version}]`).textContent;
  version.prepend(sendLabel);
  [...letter.children].forEach((line, index) => {
    if (model[index].className) line.className = model[index].className;
    if (model[index].dataset.when) line.dataset.when = model[index].dataset.when;
    for (const node of [...line.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE)) {
      const parts = node.data.split(/\{(\w+)\}/);
      const filled = (name) => (name === "law" ? model[index].querySelector("[lang]").cloneNode(true)
        : element("span", { class: "gap", "data-gap": name }));
      node.replaceWith(...parts.map((text, at) => (at % 2 ? filled(text) : text)));
    }
  });
}

function value(name, locale) {
  if (name === "today") return longDay(new Date(), locale);
  const text = fields[name]?.value.trim() ?? "";
  if (!text) return "";
  if (fields[name].type === "date") return longDay(new Date(`${text}T12:00:00`), locale);
  if (!("list" in fields[name].dataset)) return text;
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.length > 1 ? `\n${lines.join("\n")}` : lines[0];
}

function choices() {
  const made = all("input[name=what]:checked, input[name=whom]:checked").map((input) => input.value);
  if (fields.words?.value.trim()) made.push("words");
  return new Set(made);
}

function show() {
  const made = choices();
  for (const part of parts) part.hidden = !part.dataset.when.split(" ").some((name) => made.has(name));
  for (const gap of gaps) {
    const text = value(gap.dataset.gap, gap.closest("[data-locale]").dataset.locale);
    gap.textContent = text || BLANK;
    gap.classList.toggle("blank", !text);
  }
  const own = document.querySelector("[data-own]"), target = sent();
  for (const version of versions) {
    version.hidden = version !== own && version !== target;
    version.querySelector("[data-label=send]").hidden = version !== target;
    if (version === own) version.querySelector("[data-label=own]").hidden = version === target;
  }
  target.parentElement.prepend(target);
  const names = blanks();
  $("blanks").hidden = !names.length;
  $("blanks").textContent = names.length ? fill(texts.blanks, { names: names.join(", ") }) : "";
}

// What is missing in the letter to send, in the person's own language.
function blanks() {
  const target = sent();
  const open = all(".gap.blank", target).filter((gap) => !gap.closest("[data-when]")?.hidden).map((gap) => label(gap.dataset.gap));
  const what = document.querySelector("input[name=what]") && !document.querySelector("input[name=what]:checked");
  return [...new Set([...(what ? [texts.what] : []), ...open])].map((text) => text.replace(/[?\s]+$/, "")).filter(Boolean);
}

function letterText() {
  const lines = all(".letter > p", sent()).filter((part) => !part.hidden);
  return lines.map((part) => (part.className === "item" ? `- ${part.textContent}\n` : `${part.textContent}\n\n`)).join("")
    .replace(/(- [^\n]*\n)(?!- )/g, "$1\n").replace(/\n{3,}/g, "\n\n").trim() + "\n";
}

// Nothing blank leaves the page unnoticed: the first press says what is missing, the second does it.
function ready() {
  const names = blanks();
  if (!names.length || asked) return true;
  asked = true;
  say(fill(texts.once, { names: names.join(", ") }));
  return false;
}

$("copy").addEventListener("click", async () => {
  if (ready()) say(await copy(letterText(), sent().querySelector(".letter")) ? texts.copied : texts.uncopied);
});

$("paper").addEventListener("click", () => { if (ready()) window.print(); });

const name = (suffix) => `letter-${today()}.${suffix}`;

$("text").addEventListener("click", () => {
  if (!ready()) return;
  saveFile(name("txt"), "text/plain;charset=utf-8", letterText());
  say(fill(texts.saved, { name: name("txt") }));
});

$("html").addEventListener("click", () => {
  if (!ready()) return;
  const shown = sent().querySelector(".letter");
  const body = element("main");
  for (const part of all(":scope > p", shown).filter((one) => !one.hidden)) {
    const isItem = part.className === "item";
    const made = element(isItem ? "li" : "p", {}, ...part.textContent.split("\n").flatMap((line, index) => (index ? [element("br"), line] : [line])));
    if (!isItem) body.append(made);
    else if (body.lastElementChild?.tagName === "UL") body.lastElementChild.append(made);
    else body.append(element("ul", {}, made));
  }
  saveFile(name("html"), "text/html", readable(shown.querySelector(".subject")?.textContent ?? "", shown.lang, body));
  say(fill(texts.saved, { name: name("html") }));
});

// A letter that may harm opens only when the answers fit.
const gate = $("gate");
let isOpen = !gate;
function check() {
  if (!gate) return;
  const open = isOffered(gate, answers());
  $("writing").hidden = !open;
  $("closed").hidden = open;
  if (open && !isOpen) say(texts.open);
  isOpen = open;
}

addEventListener("input", (event) => {
  if (event.target.closest("#gate")) return check();
  asked = false;
  show();
});
onWipe(() => { asked = false; check(); show(); });
begin();
check();
show();
