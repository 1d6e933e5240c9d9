// Which letters fit what was answered: the same rule as toolkit/offers.py, is_offered.
import { all } from "./page.js";

const groups = (text) => text.split("|").filter(Boolean).map((group) => group.split(" "));
// One control an answer: a box, a button, or an option of a list.
const controls = () => all("[data-ask] input, [data-ask] option");
const isGiven = (control) => control.checked || control.selected;
const question = (control) => control.name || control.parentElement.name;

export const answers = () => new Set(controls().filter(isGiven).map((control) => control.value).filter(Boolean));

// Whether the question that has this answer was answered at all.
function told(answer) {
  const control = controls().find((one) => one.value === answer);
  return Boolean(control) && controls().some((one) => question(one) === question(control) && isGiven(one) && one.value);
}

export function isOffered(node, given) {
  const has = (group) => group.some((answer) => given.has(answer));
  if (has(node.dataset.never.split(" "))) return false;
  return groups(node.dataset.needs).every(has) && groups(node.dataset.fits).every((group) => has(group) || !told(group[0]));
}
