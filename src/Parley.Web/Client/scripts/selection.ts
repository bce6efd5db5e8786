const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];

export const selectedRow = () => document.querySelector<HTMLElement>("[data-row].selected");

/** Moves the visible selection by so many rows or posts, from where the reader is looking when nothing is selected yet. */
export function moveSelection(step: 1 | -1) {
  const all = rows();
  const current = selectedRow();
  const next = current ? all[all.indexOf(current) + step] : all.find(isInView) ?? all[0];
  if (!next) return;
  current?.classList.remove("selected");
  next.classList.add("selected");
  focus(next);
}

/** Opens the selected row; a post has nothing to open. */
export function openSelection() {
  selectedRow()?.querySelector<HTMLAnchorElement>("[data-open]")?.click();
}

const isInView = (row: HTMLElement) => row.getBoundingClientRect().top >= 0;

function focus(row: HTMLElement) {
  const target = row.querySelector<HTMLElement>("[data-open]") ?? row;
  if (target === row) row.tabIndex = -1;
  target.focus({ preventScroll: true });
  // A post longer than the window is to be read from its head.
  const fits = row.offsetHeight < window.innerHeight;
  row.scrollIntoView({ block: fits ? "nearest" : "start" });
}
