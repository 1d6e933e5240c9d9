/* Waymark's helper in a frame, for any site:  <script src="https://…/embed/waymark.js" data-lang="fi" data-country="FI" async></script>
   Sets no cookie, stores nothing, reads nothing of the page. Attributes: data-lang, data-country, data-title, data-height (pixels). */
(function () {
  var me = document.currentScript;
  if (!me) return;
  var tag = (me.dataset.lang || document.documentElement.lang || "en").split("-")[0].toLowerCase();
  if (["en", "fr", "es", "fi", "sv", "is", "ko", "cnr"].indexOf(tag) < 0) tag = "en";
  var country = (me.dataset.country || "").toUpperCase().replace("UK", "GB");
  var frame = document.createElement("iframe");
  frame.src = new URL("/embed/" + tag + (/^[A-Z]{2}$/.test(country) ? "-" + country : "") + "/chat", me.src).href;
  frame.title = me.dataset.title || "Waymark";
  frame.referrerPolicy = "no-referrer";
  // Forms and scripts of its own, links in new tabs, and the way out of the whole page when a person presses it.
  frame.sandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";
  frame.style.cssText = "display:block;inline-size:100%;max-inline-size:44rem;border:0;border-radius:12px";
  frame.style.blockSize = (parseInt(me.dataset.height, 10) || 640) + "px";
  me.insertAdjacentElement("afterend", frame);
})();
