// A perceptual hash for showing the idea: small and grey, then how much of each slow wave is in it, above or below the middle.
// It follows the outline of PDQ (64 points square, 16 by 16 waves, 256 bits) without its filters; it is no PDQ.

export const SIDE = 64, WAVES = 16, BITS = WAVES * WAVES;
// Up to this many differing bits PDQ's makers advise to call it the same picture (directory/data/instruments.yaml, hash-matching).
export const SAME = 31;

// Cosine of wave 1..16 at each of the 64 points.
const table = Array.from({ length: WAVES }, (_, wave) =>
  Array.from({ length: SIDE }, (__, point) => Math.cos((Math.PI / SIDE) * (point + 0.5) * (wave + 1))));

// 64 by 64 greys (0 to 255) to 256 bits.
export function fingerprint(grey) {
  const rows = table.map((wave) => Array.from({ length: SIDE }, (_, y) => {
    let sum = 0;
    for (let x = 0; x < SIDE; x += 1) sum += grey[y * SIDE + x] * wave[x];
    return sum;
  }));
  const amounts = table.flatMap((wave) => rows.map((row) => row.reduce((sum, amount, y) => sum + amount * wave[y], 0)));
  const middle = [...amounts].sort((a, b) => a - b)[BITS / 2];
  return amounts.map((amount) => (amount >= middle ? 1 : 0));
}

export const distance = (one, other) => one.reduce((sum, bit, index) => sum + (bit === other[index] ? 0 : 1), 0);

// The greys of an RGBA picture, each point the mean of the square that it stands for.
export function greys(pixels, width) {
  const step = width / SIDE, grey = new Float64Array(SIDE * SIDE);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      grey[Math.floor(y / step) * SIDE + Math.floor(x / step)] += 0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2];
    }
  }
  return grey.map((sum) => sum / (step * step));
}
