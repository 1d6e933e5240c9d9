// Passkeys. Everything else works without script. Stores nothing.
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const keys = (list) => (list || []).map((key) => ({ ...key, id: bytes(key.id) }));

  async function make(options) {
    const key = await navigator.credentials.create({ publicKey: {
      ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: keys(options.excludeCredentials) } });
    return { id: key.id, rawId: text(key.rawId), type: key.type, clientExtensionResults: {}, response: {
      clientDataJSON: text(key.response.clientDataJSON), attestationObject: text(key.response.attestationObject) } };
  }

  async function prove(options) {
    const key = await navigator.credentials.get({ publicKey: {
      ...options, challenge: bytes(options.challenge), allowCredentials: keys(options.allowCredentials) } });
    const { clientDataJSON, authenticatorData, signature, userHandle } = key.response;
    return { id: key.id, rawId: text(key.rawId), type: key.type, clientExtensionResults: {}, response: {
      clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature),
      userHandle: userHandle ? text(userHandle) : undefined } };
  }

  const possible = "credentials" in navigator && "PublicKeyCredential" in window;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = !possible;
    const said = form.querySelector("[data-said]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      said.textContent = "";
      try {
        const body = new URLSearchParams(new FormData(form));
        const answer = await fetch(form.dataset.options, { method: "POST", body, credentials: "same-origin" });
        const options = await answer.json();
        if (!answer.ok) throw new Error(options.fault || "");
        const credential = await (form.dataset.passkey === "make" ? make : prove)(options);
        form.elements.credential.value = JSON.stringify(credential);
        if (form.elements.password) form.elements.password.value = "";
        form.submit();
      } catch (error) {
        const ours = error instanceof Error && !(error instanceof SyntaxError) && !(error instanceof TypeError) && error.constructor === Error;
        said.textContent = (ours && error.message) || said.dataset.failed;
      }
    });
  }
  for (const note of document.querySelectorAll("[data-without-passkey]")) note.hidden = possible;
})();
