// What every tool shares: finding things, saying things, saving files on the device, and forgetting everything.
// No tool ever asks the network for anything, and nothing is stored.

export const $ = (id) => document.getElementById(id);
export const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
export const texts = $("texts")?.dataset ?? {};

// A text of the page with its {names} filled in.
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

export function say(text) {
  const said = $("said");
  said.textContent = "";
  // A screen reader speaks up only when the text changes, also when it is the same as before.
  requestAnimationFrame(() => { said.textContent = text; });
}

// What was said goes when the person writes on, so that it never covers what they look at.
addEventListener("input", () => { $("said").textContent = ""; });

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// Shows what works only with script.
export function begin() {
  document.documentElement.classList.add("scripted");
  all("[data-script]").forEach((part) => { part.hidden = false; });
}

const forgetters = [];
const addresses = new Set();
export const onWipe = (forget) => forgetters.push(forget);

export function wipe() {
  for (const field of all("main input, main textarea, main select")) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = field.defaultChecked;
    else if (field.tagName === "SELECT") [...field.options].forEach((option) => { option.selected = option.defaultSelected; });
    else field.value = field.defaultValue;
  }
  addresses.forEach((address) => URL.revokeObjectURL(address));
  addresses.clear();
  forgetters.forEach((forget) => forget());
}

// Quick exit says so before it goes; any other way off the page forgets as well, so that Back finds nothing.
addEventListener("waymark:leave", wipe);
addEventListener("pagehide", wipe);

export function saveFile(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  addresses.add(address);
  const link = element("a", { href: address, download: name, hidden: "" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => { URL.revokeObjectURL(address); addresses.delete(address); }, 60_000);
}

// Copies text, or marks `shown` so that the person can copy it themselves. Says whether it was copied.
export async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const range = document.createRange();
    range.selectNodeContents(shown);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return false;
  }
}

// A day as a name of a file: 2026-11-22.
export const today = (now = new Date()) =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

// A whole page to read, from text only: nothing in it can run.
export function readable(title, lang, body) {
  const copyOf = document.implementation.createHTMLDocument(title);
  copyOf.documentElement.lang = lang;
  copyOf.head.prepend(element("meta", { charset: "utf-8" }));
  copyOf.body.append(body);
  return `<!doctype html>\n${copyOf.documentElement.outerHTML}\n`;
}

const print = $("print");
if (print) print.addEventListener("click", () => window.print());
const wiper = $("wipe");
if (wiper) wiper.addEventListener("click", () => { wipe(); say(texts.wiped); });
