// The list of letters, narrowed down by what was answered. The answers stay in the page.
import { $, all, begin, fill, onWipe, say, texts } from "./page.js";
import { answers, isOffered } from "./offers.js";

const letters = all("[data-letter]");
// Answers after which writing to the person who did it may be dangerous.
const careful = letters.flatMap((letter) => (letter.dataset.needs.includes("picture-adult") ? letter.dataset.never.split(" ") : []));

function show() {
  const given = answers();
  letters.forEach((letter) => { letter.hidden = !isOffered(letter, given); });
  $("careful").hidden = !careful.some((answer) => given.has(answer));
  return letters.filter((letter) => !letter.hidden).length;
}

addEventListener("change", () => say(fill(texts.fit, { number: show() })));
onWipe(show);
begin();
show();
