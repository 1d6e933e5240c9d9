// Locks and opens the file of notes. The format is described in docs/toolkit.md; test vectors come from another program.

export const ITERATIONS = 600_000;
const FEWEST = 100_000, MOST = 5_000_000;
const FORMAT = "waymark-notes", VERSION = 1, KDF = "PBKDF2-SHA-256", CIPHER = "AES-256-GCM";
const LARGEST = 20 * 1024 * 1024; // characters of a file

// Why a file does not open: wrong, damaged, foreign or newer.
export class VaultError extends Error {
  constructor(reason) { super(reason); this.reason = reason; }
}

export const canLock = () => Boolean(globalThis.crypto?.subtle);
const bytes = (text) => new TextEncoder().encode(text);
const toBase64 = (buffer) => {
  let text = "";
  for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
  return btoa(text);
};
const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export const sha256 = async (content) =>
  hex(await crypto.subtle.digest("SHA-256", typeof content === "string" ? bytes(content) : content));

// What the lock also vouches for: the settings in the open part of the file.
const header = (file) => [FORMAT, file.version, file.kdf, file.iterations, file.salt, file.cipher, file.iv].join("|");

async function keyFor(passphrase, salt, iterations) {
  const raw = await crypto.subtle.importKey("raw", bytes(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations }, raw, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

// The text of a locked file. `salt` and `iv` are given only by tests.
export async function lock(text, passphrase, salt = crypto.getRandomValues(new Uint8Array(16)), iv = crypto.getRandomValues(new Uint8Array(12))) {
  const file = { format: FORMAT, version: VERSION, kdf: KDF, iterations: ITERATIONS, salt: toBase64(salt), cipher: CIPHER, iv: toBase64(iv) };
  const key = await keyFor(passphrase, salt, ITERATIONS);
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytes(header(file)) }, key, bytes(text));
  file.data = toBase64(data);
  file.check = await sha256(`${header(file)}|${file.data}`);
  return `${JSON.stringify(file, null, 1)}\n`;
}

// The text that was locked. The check tells a damaged file from a wrong passphrase, which the cipher alone cannot.
export async function open(content, passphrase) {
  const file = parse(content);
  if (await sha256(`${header(file)}|${file.data}`) !== file.check) throw new VaultError("damaged");
  let salt, iv, data;
  try { [salt, iv, data] = [file.salt, file.iv, file.data].map(fromBase64); } catch { throw new VaultError("damaged"); }
  try {
    const key = await keyFor(passphrase, salt, file.iterations);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: bytes(header(file)) }, key, data);
    return new TextDecoder("utf-8", { fatal: true }).decode(plain);
  } catch { throw new VaultError("wrong"); }
}

function parse(content) {
  const ours = content.slice(0, 200).includes(`"${FORMAT}"`);
  if (content.length > LARGEST) throw new VaultError("foreign");
  let file;
  try { file = JSON.parse(content); } catch { throw new VaultError(ours ? "damaged" : "foreign"); }
  if (typeof file !== "object" || file === null || file.format !== FORMAT) throw new VaultError(ours ? "damaged" : "foreign");
  if (Number.isInteger(file.version) && file.version > VERSION) throw new VaultError("newer");
  const whole = ["salt", "iv", "data", "check"].every((name) => typeof file[name] === "string")
    && file.version === VERSION && file.kdf === KDF && file.cipher === CIPHER
    && Number.isInteger(file.iterations) && file.iterations >= FEWEST && file.iterations <= MOST;
  if (!whole) throw new VaultError("damaged");
  return file;
}
