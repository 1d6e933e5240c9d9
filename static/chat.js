// Makes the talk smoother; everything works without it. Stores nothing, and nothing that somebody types is sent before they say so.
(() => {
  const log = document.getElementById("log");
  const take = (url, body) => new Promise((done, fail) => {
    // A document from XMLHttpRequest runs no script and needs no parser of strings, which our policy forbids.
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.responseType = "document";
    request.timeout = 20000;
    request.onload = () => (request.response?.getElementById("reply") ? done(request.response) : fail(request.response));
    request.onerror = request.ontimeout = () => fail(null);
    request.send(body);
  });

  const say = (text) => {
    const mine = document.createElement("p");
    mine.className = "mine";
    const who = document.createElement("span");
    who.className = "unseen";
    who.textContent = `${log.dataset.you}: `;
    mine.append(who, text);
    return mine;
  };

  const send = async (form, button) => {
    const body = new FormData(form);
    const picked = button?.name === "pick" ? button : null;
    if (picked) {
      body.set("pick", picked.value);
      body.delete("text");
    }
    const box = form.querySelector("textarea");
    const kept = box.value;
    const country = picked?.value === "country" && form.querySelector("select[name=country]").selectedOptions[0];
    const shown = (country || picked?.firstChild)?.textContent.trim() ?? kept.trim();
    form.setAttribute("aria-busy", "true");
    form.querySelectorAll("button").forEach((other) => { other.disabled = true; });
    try {
      const page = await take(form.action, new URLSearchParams(body));
      const old = document.getElementById("reply");
      old.removeAttribute("id");
      old.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
      if (shown) log.append(say(shown));
      const reply = document.adoptNode(page.getElementById("reply"));
      const next = document.adoptNode(page.querySelector("form[data-talk]"));
      log.append(reply);
      form.replaceWith(next);
      document.documentElement.lang = page.documentElement.lang;
      if (picked) next.querySelector("textarea").value ||= kept;
      reply.focus({ preventScroll: true });
      (log.lastElementChild.previousElementSibling ?? reply).scrollIntoView({ block: "start" });
    } catch {
      form.querySelectorAll("button").forEach((other) => { other.disabled = false; });
      let note = form.querySelector("[role=alert]");
      if (!note) {
        note = document.createElement("p");
        note.className = "problem";
        note.setAttribute("role", "alert");
        box.before(note);
      }
      note.textContent = log.dataset.fail;
      box.value = kept;
      box.focus();
    } finally {
      form.removeAttribute("aria-busy");
    }
  };

  if (log) {
    addEventListener("submit", (event) => {
      const form = event.target.closest("form[data-talk]");
      const button = event.submitter;
      // Another language or a plan is another page; those go the plain way.
      if (!form || button?.value === "plan" || button?.value.startsWith("language:")) return;
      event.preventDefault();
      send(form, button);
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("form[data-talk] textarea")) event.target.form.requestSubmit();
    });
  }

  const print = document.querySelector("[data-print]");
  const copy = document.querySelector("[data-copy]");
  if (print) {
    print.hidden = copy.hidden = false;
    print.addEventListener("click", () => window.print());
    copy.addEventListener("click", async () => {
      const words = document.getElementById(copy.dataset.copy).innerText;
      const told = document.getElementById("copied");
      try {
        await navigator.clipboard.writeText(words);
        told.textContent = copy.dataset.done;
      } catch {
        told.textContent = copy.dataset.fail;
      }
    });
  }
})();
