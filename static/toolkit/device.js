// The device check: shows what fits the answers. Without script everything stands there with its "if".
import { all, begin, onWipe } from "./page.js";

function show() {
  const close = document.querySelector("input[name=close]:checked")?.value;
  all("[data-when]").forEach((part) => { part.hidden = Boolean(close) && part.dataset.when !== close; });
  const signs = all("[data-sign]:checked").length;
  const sum = !signs ? "none" : close === "no" ? "some" : "close";
  all("[data-sum]").forEach((part) => { part.hidden = part.dataset.sum !== sum; });
}

addEventListener("change", show);
onWipe(show);
begin();
show();
