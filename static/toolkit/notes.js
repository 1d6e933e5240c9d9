// The record of what happened: held in this page only, saved as a locked file when the person says so.
import { $, all, begin, copy, element, fill, onWipe, readable, saveFile, say, texts, today } from "./page.js";
import { canLock, lock, open, sha256, VaultError } from "./vault.js";
import { longDay } from "./dates.js";
import { csv, entry, FIELDS, freeze, inOrder, merge, moment, MOST, restore } from "./entries.js";

const SHORTEST = 10; // characters of a passphrase
let entries = [], editing = null, unsaved = false, warned = null;
// Counts the wipes: what was being locked or opened meanwhile must not come back.
let wipes = 0;
const names = Object.fromEntries(FIELDS.map((name) => [name, document.querySelector(`label[for=${name}]`).textContent]));
const zoneHere = Intl.DateTimeFormat().resolvedOptions().timeZone || "";

function show() {
  $("count").textContent = entries.length ? `(${entries.length})` : "";
  $("none").hidden = entries.length > 0;
  $("unsaved").hidden = !unsaved;
  $("entries").replaceChildren(...entries.map(row));
  $("cancel").hidden = !editing;
  $("add").textContent = editing ? texts.save : texts.add;
}

function details(it) {
  const list = element("dl", {});
  if (moment(it)) list.append(element("dt", {}, `${names.date}, ${names.time}`), element("dd", {}, moment(it)));
  for (const name of FIELDS) {
    if (it[name] && !["date", "time", "zone"].includes(name)) list.append(element("dt", {}, names[name]), element("dd", {}, it[name]));
  }
  return list;
}

function row(it, index) {
  const button = (name, label) => {
    const made = element("button", { type: "button", class: "button button-plain", "data-act": name, "data-id": it.id }, label);
    made.append(element("span", { class: "unseen" }, ` ${texts.number} ${index + 1}`));
    return made;
  };
  return element("li", {}, details(it), element("p", { class: "row no-print" }, button("edit", texts.edit), button("remove", texts.remove)));
}

function empty() {
  FIELDS.forEach((name) => { $(name).value = ""; });
  $("zone").value = zoneHere;
  editing = null;
}

function changed(text) {
  unsaved = entries.length > 0;
  warned = null;
  show();
  say(text);
}

$("add").addEventListener("click", () => {
  const made = entry((name) => $(name).value, editing ?? undefined);
  if (!made) { say(texts.empty); $("link").focus(); return; }
  if (!editing && entries.length >= MOST) { say(texts.full); return; }
  const was = editing;
  entries = inOrder([...entries.filter((it) => it.id !== made.id), made]);
  empty();
  changed(was ? texts.changed : texts.added);
  $("link").focus();
});

$("cancel").addEventListener("click", () => { empty(); show(); $("list-head").focus(); });

$("entries").addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  const it = button && entries.find((one) => one.id === button.dataset.id);
  if (!it) return;
  if (button.dataset.act === "remove") {
    entries = entries.filter((one) => one !== it);
    if (editing === it.id) empty();
    changed(texts.removed);
    $("list-head").focus();
    return;
  }
  FIELDS.forEach((name) => { $(name).value = it[name]; });
  editing = it.id;
  show();
  $("entry-head").focus();
});

// The locked file.
$("show").addEventListener("change", () => {
  ["pass", "again", "key"].forEach((id) => { $(id).type = $("show").checked ? "text" : "password"; });
});

$("save").addEventListener("click", async () => {
  if (!entries.length) return say(texts.nothing);
  if ([...$("pass").value.normalize("NFC")].length < SHORTEST) { say(texts.short); $("pass").focus(); return; }
  if ($("pass").value !== $("again").value) { say(texts.differ); $("again").focus(); return; }
  const before = wipes, saved = entries, name = `notes-${today()}.json`;
  say(texts.locking);
  const content = await lock(freeze(saved), $("pass").value);
  if (before !== wipes) return;
  saveFile(name, "application/json", content);
  if (saved === entries) unsaved = false;
  ["pass", "again"].forEach((id) => { $(id).value = ""; });
  show();
  say(fill(texts.saved, { name }));
});

$("open").addEventListener("click", async () => {
  const file = $("file").files[0];
  if (!file) { say(texts.nofile); $("file").focus(); return; }
  const before = wipes;
  say(texts.opening);
  try {
    const opened = restore(await open(await file.text(), $("key").value));
    if (before !== wipes) return;
    const nothingNew = !entries.length;
    const { entries: both, added } = merge(entries, opened);
    entries = both;
    unsaved = unsaved || !nothingNew;
    $("key").value = "";
    $("file").value = "";
    show();
    say(fill(texts.opened, { number: added }));
    $("list-head").focus();
  } catch (error) {
    if (before !== wipes) return;
    say(texts[error instanceof VaultError ? error.reason : "damaged"]);
    if (error.reason === "wrong") $("key").focus();
  }
});

// Handing over.
function page() {
  const list = element("ol", {}, ...entries.map((it) => element("li", {}, details(it))));
  const now = new Date(), hour = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
  const when = `${longDay(now, document.documentElement.lang)}, ${hour} ${zoneHere}`.trim();
  const made = fill(texts.made, { when, number: entries.length });
  return readable(texts.title, document.documentElement.lang, element("main", {}, element("h1", {}, texts.title), element("p", {}, made), list));
}

async function hand(name, type, content) {
  if (!entries.length) return say(texts.nothing);
  const before = wipes;
  const sum = canLock() ? await sha256(content) : "";
  if (before !== wipes) return;
  saveFile(name, type, content);
  $("digest").textContent = sum;
  $("sum").hidden = !sum;
  say(fill(sum ? texts.exported : texts.exportedPlain, { name }));
}

$("html").addEventListener("click", () => hand(`notes-${today()}.html`, "text/html", page()));
$("csv").addEventListener("click", () => hand(`notes-${today()}.csv`, "text/csv", csv(entries, names)));
$("copy-digest").addEventListener("click", async () => say(await copy($("digest").textContent, $("digest")) ? texts.copied : texts.uncopied));

// No picture gets in, by pasting or dropping either; a dropped file would also throw the page away.
const hasFile = (transfer) => [...(transfer?.types ?? [])].includes("Files");
addEventListener("paste", (event) => { if (hasFile(event.clipboardData)) { event.preventDefault(); say(texts.nopicture); } });
addEventListener("dragover", (event) => { if (hasFile(event.dataTransfer)) event.preventDefault(); });
addEventListener("drop", (event) => { if (hasFile(event.dataTransfer)) { event.preventDefault(); say(texts.nopicture); } });

// A link of the site would lose an unsaved list: the first press says so. Never the way out, and never a question of the browser.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const written = unsaved || FIELDS.some((name) => name !== "zone" && $(name).value.trim());
  if (!written || !link || link.target || link.hasAttribute("data-exit") || link.hasAttribute("download") || link === warned) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  warned = link;
  say(texts.leave);
}, true);

// Who writes on is asked again.
addEventListener("input", () => { warned = null; });

onWipe(() => {
  entries = [];
  unsaved = false;
  warned = null;
  wipes += 1;
  $("digest").textContent = "";
  $("sum").hidden = true;
  empty();
  show();
});

begin();
empty();
$("lock").hidden = !canLock();
$("no-lock").hidden = canLock();
$("zones").replaceChildren(...(Intl.supportedValuesOf?.("timeZone") ?? []).map((zone) => element("option", { value: zone })));
all("textarea").forEach((area) => area.setAttribute("dir", "auto"));
show();
