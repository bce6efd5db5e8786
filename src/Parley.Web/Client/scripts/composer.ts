import "@github/markdown-toolbar-element";
import { connect as connectPreview } from "./preview";
import { connect as connectSafetyCopy } from "./safety-copy";

export function connect(form: HTMLFormElement) {
  form.querySelectorAll<HTMLElement>(".composer-bar").forEach(bar => { bar.hidden = false; });
  form.addEventListener("keydown", event => sendOnCtrlEnter(event, form));
  connectSafetyCopy(form);
  connectPreview(form);
}

export const currentComposer = () => document.querySelector<HTMLFormElement>("form[data-composer]");

export const textOf = (form: HTMLFormElement) => form.querySelector<HTMLTextAreaElement>("textarea")!;

/** Puts a block of its own at the cursor, as if typed: undo works, and the safety copy hears of it. */
export function insertBlock(form: HTMLFormElement, block: string) {
  const text = textOf(form);
  form.dispatchEvent(new CustomEvent("composer:write"));
  text.focus();
  const before = text.value.slice(0, text.selectionStart);
  const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const insert = `${gap}${block.trimEnd()}\n\n`;
  // The only way to write into a text area that keeps the undo history; the other is for browsers that have dropped it.
  if (document.execCommand("insertText", false, insert)) return;
  text.setRangeText(insert, text.selectionStart, text.selectionEnd, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

function sendOnCtrlEnter(event: KeyboardEvent, form: HTMLFormElement) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  const send = form.querySelector<HTMLButtonElement>("[data-send]");
  if (send && !send.disabled) form.requestSubmit(send);
}
