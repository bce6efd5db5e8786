/** A table whose rows can be ticked: one box ticks the page, and it is said how many are. */
export function connect() {
  const bar = document.querySelector<HTMLFormElement>("form.bulk-bar");
  const all = document.querySelector<HTMLInputElement>("[data-choose-all]");
  if (!bar || !all) return;

  const boxes = [...document.querySelectorAll<HTMLInputElement>("input[name='id'][form='bulk']")];
  const said = bar.querySelector<HTMLElement>(".bulk-chosen")!;
  const show = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
    said.hidden = chosen === 0;
    said.textContent = chosen === 1 ? bar.dataset.chosenOne! : bar.dataset.chosenMany!.replace("{0}", String(chosen));
    bar.classList.toggle("has-chosen", chosen > 0);
  };

  all.hidden = false;
  all.addEventListener("change", () => {
    boxes.forEach((box) => (box.checked = all.checked));
    show();
  });
  boxes.forEach((box) => box.addEventListener("change", show));
  show();
}
