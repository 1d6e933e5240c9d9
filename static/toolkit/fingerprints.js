// How hashing works, to try out. Only our own drawings: the page has no way to take in a picture.
import { $, all, begin, fill, onWipe, texts } from "./page.js";
import { BITS, distance, fingerprint, greys, SAME, WAVES } from "./hash.js";
import { drawings } from "./drawings.js";

const SIZE = 256;
const chosen = () => document.querySelector("input[name=drawing]:checked").value;
const names = Object.keys(drawings);
const another = () => names[(names.indexOf(chosen()) + 1) % names.length];
const level = (id) => Number($(id).value);

const canvas = (size = SIZE) => Object.assign(document.createElement("canvas"), { width: size, height: size });
const draw = (name) => { const made = canvas(); drawings[name](made.getContext("2d")); return made; };

function change(picture) {
  const made = canvas(), context = made.getContext("2d", { willReadFrequently: true });
  const small = Math.max(12, Math.round(SIZE * (1 - level("small") / 100))), tiny = canvas(small), cut = (SIZE * level("crop")) / 200;
  tiny.getContext("2d").drawImage(picture, 0, 0, small, small);
  const scaled = canvas();
  scaled.getContext("2d").drawImage(tiny, 0, 0, SIZE, SIZE);
  context.fillStyle = "#888";
  context.fillRect(0, 0, SIZE, SIZE);
  context.translate(SIZE / 2, SIZE / 2);
  context.rotate((level("turn") * Math.PI) / 180);
  if ($("mirror").checked) context.scale(-1, 1);
  context.drawImage(scaled, cut, cut, SIZE - 2 * cut, SIZE - 2 * cut, -SIZE / 2, -SIZE / 2, SIZE, SIZE);
  context.resetTransform();
  if ($("text").checked) {
    context.font = "bold 30px system-ui, sans-serif";
    context.fillStyle = "#fff";
    context.fillText(texts.text, 24, 236, SIZE - 40);
  }
  const pixels = context.getImageData(0, 0, SIZE, SIZE);
  for (let at = 0; at < pixels.data.length; at += 1) if (at % 4 < 3) pixels.data[at] += level("bright");
  context.putImageData(pixels, 0, 0);
  return made;
}

const bitsOf = (picture) => fingerprint(greys(picture.getContext("2d", { willReadFrequently: true }).getImageData(0, 0, SIZE, SIZE).data, SIZE));

function paint(id, bits, other = bits) {
  const context = $(id).getContext("2d"), side = $(id).width / WAVES;
  for (let index = 0; index < BITS; index += 1) {
    const x = (index % WAVES) * side, y = Math.floor(index / WAVES) * side;
    context.fillStyle = bits[index] ? "#f3efe4" : "#14484c";
    context.fillRect(x, y, side, side);
    if (bits[index] === other[index]) continue;
    context.strokeStyle = "#d9480f";
    context.lineWidth = 2;
    context.strokeRect(x + 1, y + 1, side - 2, side - 2);
  }
}

function show() {
  const first = draw(chosen()), second = change($("other").checked ? draw(another()) : first);
  $("first").getContext("2d").drawImage(first, 0, 0);
  $("second").getContext("2d").drawImage(second, 0, 0);
  const one = bitsOf(first), two = bitsOf(second), number = distance(one, two);
  paint("first-print", one);
  paint("second-print", two, one);
  $("verdict").dataset.distance = number;
  $("verdict").classList.toggle("verdict-far", number > SAME);
  $("verdict").textContent = fill($("other").checked && number > SAME ? texts.other : number > SAME ? texts.far : texts.same, { number });
}

let waiting = false;
addEventListener("input", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; show(); });
});
$("reset").addEventListener("click", () => {
  all(".sliders input").forEach((input) => { input.checked = false; if (input.type === "range") input.value = input.defaultValue; });
  show();
});
onWipe(show);
begin();
show();
