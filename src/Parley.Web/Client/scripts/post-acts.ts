/** A button that htmx could not act for (signed out, away, refused) is sent as without scripts: the page that answers says why. */
export function connect() {
  for (const failure of ["htmx:response:error", "htmx:error"]) {
    document.addEventListener(failure, event => sendPlainly(event.target));
  }
}

function sendPlainly(source: EventTarget | null) {
  if (source instanceof HTMLButtonElement && source.form && source.hasAttribute("formaction")) source.form.requestSubmit(source);
}
