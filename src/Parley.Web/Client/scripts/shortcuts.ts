import { install } from "@github/hotkey";
import { focusComposer } from "./replies";
import { quoteSelection } from "./selection-quotes";
import { moveSelection, openSelection, selectedRow } from "./selection";

const Off = "parley:shortcuts-off";

/** Links carry their own keys in `data-hotkey`; the rest are here. All of them rest while one types or a dialog is open. */
export function connect() {
  const dialog = document.querySelector<HTMLDialogElement>("dialog#shortcuts");
  for (const element of document.querySelectorAll<HTMLElement>("[data-hotkey]")) {
    element.addEventListener("hotkey-fire", event => { if (resting()) event.preventDefault(); });
    install(element);
  }
  on("j", () => moveSelection(1));
  on("k", () => moveSelection(-1));
  on("o", openSelection);
  on("r", reply);
  on("q", () => { if (!quoteSelection()) press("a.quote"); });
  if (dialog) connectDialog(dialog);
}

const resting = () => areOff() || document.querySelector("dialog[open]") !== null;

function on(key: string, act: () => void, evenWhenOff = false) {
  // The library presses an element: this one stands for the key alone.
  const target = document.createElement("button");
  target.addEventListener("click", () => { if (evenWhenOff || !resting()) act(); });
  install(target, key);
}

const press = (selector: string) => selectedRow()?.querySelector<HTMLElement>(selector)?.click();

function reply() {
  const link = selectedRow()?.querySelector<HTMLElement>("a.reply");
  if (link) link.click();
  else focusComposer();
}

function connectDialog(dialog: HTMLDialogElement) {
  const open = () => { if (!dialog.open) dialog.showModal(); };
  // "?" alone stays on, or there would be no way back to the switch in the dialog.
  on("?,Shift+?", open, true);
  document.querySelectorAll("[data-show-shortcuts]").forEach(button => button.addEventListener("click", open));
  const choice = dialog.querySelector<HTMLInputElement>("input[data-shortcuts-on]");
  if (!choice) return;
  choice.checked = !areOff();
  choice.addEventListener("change", () => turn(choice.checked));
}

// Where storage is forbidden even the look at it throws; the keys then stay on.
function areOff() {
  try {
    return localStorage.getItem(Off) !== null;
  } catch {
    return false;
  }
}

function turn(on: boolean) {
  try {
    if (on) localStorage.removeItem(Off);
    else localStorage.setItem(Off, "1");
  } catch {
    // The choice then lasts no longer than the page.
  }
}
