// The way out of a frame: the link leaves the whole page; where the site around does not let it, we blank ourselves and say so.
(() => {
  const link = document.getElementById("exit");
  link.addEventListener("click", () => {
    document.getElementById("main").replaceChildren();
    setTimeout(() => { document.getElementById("held").hidden = false; }, 800);
  });
})();
