// Our own drawings, 256 points square, as shapes: so that the page needs no picture and takes none.

const poly = (context, color, ...points) => {
  context.fillStyle = color;
  context.beginPath();
  points.forEach(([x, y], index) => (index ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.fill();
};
const disc = (context, color, x, y, radius) => {
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
};
const box = (context, color, x, y, width, height) => { context.fillStyle = color; context.fillRect(x, y, width, height); };

export const drawings = {
  house(context) {
    box(context, "#dcebf2", 0, 0, 256, 256);
    disc(context, "#f3b64b", 205, 48, 24);
    poly(context, "#7fa9a3", [0, 190], [90, 130], [180, 160], [256, 120], [256, 256], [0, 256]);
    poly(context, "#38605c", [0, 230], [120, 200], [256, 215], [256, 256], [0, 256]);
    box(context, "#f4efe4", 70, 120, 90, 85);
    poly(context, "#8a1c1c", [58, 122], [115, 72], [172, 122]);
    box(context, "#5b3a1e", 104, 158, 24, 47);
    box(context, "#f3b64b", 80, 134, 20, 18);
    box(context, "#f3b64b", 134, 134, 18, 18);
    box(context, "#5b3a1e", 196, 150, 9, 60);
    disc(context, "#1f4a3a", 200, 138, 28);
  },
  boat(context) {
    box(context, "#f7d9b0", 0, 0, 256, 130);
    box(context, "#2f6079", 0, 130, 256, 126);
    poly(context, "#8b9599", [0, 130], [40, 80], [84, 130]);
    poly(context, "#6b757a", [60, 130], [118, 62], [170, 130]);
    box(context, "#3b2a1a", 141, 60, 5, 110);
    poly(context, "#ffffff", [148, 62], [148, 152], [212, 152]);
    poly(context, "#e4572e", [138, 74], [138, 152], [92, 152]);
    poly(context, "#5b3a1e", [76, 164], [222, 164], [196, 200], [102, 200]);
    for (let x = 6; x < 256; x += 50) box(context, "#6fa3bb", x, 216 + (x % 20), 30, 5);
  },
  cat(context) {
    box(context, "#e9e2f0", 0, 0, 256, 256);
    box(context, "#c7b7d6", 0, 196, 256, 60);
    box(context, "#7a4b26", 60, 60, 16, 170);
    box(context, "#7a4b26", 60, 150, 130, 16);
    box(context, "#7a4b26", 174, 150, 16, 80);
    disc(context, "#33373a", 126, 122, 36);
    disc(context, "#33373a", 138, 74, 25);
    poly(context, "#33373a", [116, 64], [118, 36], [136, 54]);
    poly(context, "#33373a", [142, 54], [160, 36], [162, 64]);
    disc(context, "#f3e46b", 130, 72, 5);
    disc(context, "#f3e46b", 148, 72, 5);
    poly(context, "#33373a", [156, 140], [206, 128], [214, 76], [222, 80], [216, 138], [160, 156]);
  },
};
