/** A file that the server would refuse is refused before it is sent: on a slow line that takes minutes. */
export function connect() {
  document.addEventListener("change", event => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.dataset.mostBytes) return;
    field.setCustomValidity(isTooLarge(field) ? (field.dataset.tooLarge ?? "") : "");
    field.reportValidity();
  });
}

function isTooLarge(field: HTMLInputElement) {
  return [...(field.files ?? [])].some(file => file.size > Number(field.dataset.mostBytes));
}
