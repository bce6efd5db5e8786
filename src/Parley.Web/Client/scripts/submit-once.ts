/** A second click while the first is under way sends nothing. */
export function connect() {
  document.addEventListener("submit", event => {
    const form = event.target;
    // What answers with a file leaves the page as it is, to be sent again.
    if (form instanceof HTMLFormElement && form.method === "post" && form.dataset.again === undefined) guard(event, form);
  });
  // A page that comes back from the browser's memory would keep its button disabled for good.
  window.addEventListener("pageshow", () => document.querySelectorAll("[data-sending]").forEach(enable));
}

function guard(event: SubmitEvent, form: HTMLFormElement) {
  // A button disabled right now would not be among the values sent, and a later listener may still stop the sending.
  setTimeout(() => {
    if (event.defaultPrevented) return;
    for (const button of form.querySelectorAll<HTMLButtonElement>("button:not([type=button])")) {
      button.disabled = true;
      button.dataset.sending = "";
    }
  });
}

function enable(button: Element) {
  button.removeAttribute("data-sending");
  button.removeAttribute("disabled");
}
