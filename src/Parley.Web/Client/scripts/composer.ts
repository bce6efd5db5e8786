import "@github/markdown-toolbar-element";
import { connect as connectDrafts } from "./drafts";
import { connect as connectPreview } from "./preview";
import { connect as connectSafetyCopy } from "./safety-copy";
import { connect as connectTold } from "./told";
import { connect as connectUploads } from "./uploads";

export function connect(form: HTMLFormElement) {
  form.querySelectorAll<HTMLElement>(".composer-bar").forEach(bar => { bar.hidden = false; });
  form.addEventListener("keydown", event => sendOnCtrlEnter(event, form));
  connectSafetyCopy(form);
  connectPreview(form);
  connectUploads(form);
  connectTold(form);
  connectDrafts(form);
}

export const currentComposer = () => document.querySelector<HTMLFormElement>("form[data-composer]");

export const textOf = (form: HTMLFormElement) => form.querySelector<HTMLTextAreaElement>("textarea")!;

/** Puts words at the cursor, as if typed. They stand in the form's text for as long as nobody takes them out. */
export function insertAtCursor(form: HTMLFormElement, words: string) {
  const text = textOf(form);
  form.dispatchEvent(new CustomEvent("composer:write"));
  const before = text.value.slice(0, text.selectionStart);
  text.setRangeText(`${before === "" || before.endsWith("\n") ? "" : "\n"}${words}\n`, text.selectionStart, text.selectionEnd, "end");
  tell(text);
}

/** Puts words in the place of others, wherever these are by now, and leaves the cursor with what its writer was at. */
export function replaceText(form: HTMLFormElement, old: string, words: string) {
  const text = textOf(form);
  const start = text.value.indexOf(old);
  // Whoever deleted the place meanwhile does not want what was to stand there; a line that held nothing else goes along.
  if (start < 0) return;
  const end = start + old.length + (words === "" && text.value[start + old.length] === "\n" ? 1 : 0);
  text.setRangeText(words, start, end, "preserve");
  tell(text);
}

const tell = (text: HTMLTextAreaElement) => text.dispatchEvent(new Event("input", { bubbles: true }));

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
  tell(text);
}

function sendOnCtrlEnter(event: KeyboardEvent, form: HTMLFormElement) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  const send = form.querySelector<HTMLButtonElement>("[data-send]");
  if (send && !send.disabled) form.requestSubmit(send);
}
