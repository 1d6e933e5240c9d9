// The entries of the record: what one is made of, how two lists become one, and how they are written out.

export const FIELDS = ["link", "platform", "account", "date", "time", "zone", "what", "saw", "reported"];
export const MOST = 2000;
const LONGEST = 20_000; // characters of one field

const random = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// An entry of what stands in the fields; null when it says nothing (a time zone alone says nothing).
export function entry(read, id = random(), now = new Date()) {
  const made = { id, changed: now.toISOString() };
  for (const name of FIELDS) made[name] = String(read(name) ?? "").trim().slice(0, LONGEST);
  return FIELDS.some((name) => name !== "zone" && made[name]) ? made : null;
}

// Entries of an opened file. Anything that is not an entry is left out; unknown fields are dropped.
export function restore(text) {
  const file = JSON.parse(text);
  if (!Array.isArray(file?.entries)) throw new SyntaxError("no entries");
  return file.entries
    .filter((it) => it && typeof it === "object" && typeof it.id === "string")
    .map((it) => {
      const made = entry((name) => (typeof it[name] === "string" ? it[name] : ""), it.id.slice(0, 64));
      if (made && typeof it.changed === "string") made.changed = it.changed.slice(0, 40);
      return made;
    })
    .filter(Boolean);
}

// Both lists as one. Where the same entry is in both, the one that was changed last stays.
export function merge(here, from) {
  const found = new Map(here.map((it) => [it.id, it]));
  let added = 0;
  for (const it of from) {
    const old = found.get(it.id);
    if (!old && found.size >= MOST) break;
    if (!old) added += 1;
    if (!old || old.changed < it.changed) found.set(it.id, it);
  }
  return { entries: inOrder([...found.values()]), added };
}

// By day and hour, those without a day last.
export const inOrder = (entries) =>
  [...entries].sort((a, b) => `${a.date || "9999"} ${a.time}`.localeCompare(`${b.date || "9999"} ${b.time}`));

export const freeze = (entries) => JSON.stringify({ entries });

// How far a zone is from UTC on that day and hour: "UTC+02:00". Empty where the zone is not known.
export function offset({ date, time, zone }) {
  try {
    const day = new Date(`${date}T${time || "12:00"}:00Z`);
    const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(day);
    const name = parts.find((part) => part.type === "timeZoneName").value.replace("GMT", "UTC");
    return name === "UTC" ? "UTC+00:00" : name;
  } catch { return ""; }
}

export const moment = (it) => [it.date, it.time, it.zone, it.date && it.zone && offset(it) && `(${offset(it)})`].filter(Boolean).join(" ");

// A table for spreadsheets (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe in front.
export function csv(entries, names) {
  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const rows = [[...FIELDS.map((name) => names[name]), "UTC"], ...entries.map((it) => [...FIELDS.map((name) => it[name]), offset(it)])];
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
