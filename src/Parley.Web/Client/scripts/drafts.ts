const Rest = 5000;

/** Keeps the text at the forum when its writer rests, so that it is there on another device, with what it said before. */
export function connect(form: HTMLFormElement) {
  const button = form.querySelector<HTMLButtonElement>("[data-keep-draft]");
  if (!button) return;
  let timer = 0;
  let sending = new AbortController();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      sending.abort();
      sending = new AbortController();
      void keep(form, button, sending.signal);
    }, Rest);
  });
  // What is sent is a draft no more.
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    sending.abort();
  });
}

async function keep(form: HTMLFormElement, button: HTMLButtonElement, signal: AbortSignal) {
  const sent = new FormData(form);
  sent.delete("files");
  sent.set(button.name, button.value);
  try {
    const response = await fetch(button.formAction, { method: "POST", body: sent, redirect: "error", headers: { "HX-Request": "true" }, signal });
    if (response.ok) form.querySelector("[data-draft-kept]")?.removeAttribute("hidden");
  } catch {
    // The copy in this tab is there all the same.
  }
}
