import { currentComposer } from "./composer";
import { markdownOf } from "./markdown-of";
import { insertQuote } from "./quotes";

/** A button beside what is selected in a post; in the page it stands behind the post's text, so that Tab leads from there to it. */
export function connect() {
  const button = document.querySelector<HTMLButtonElement>("[data-quote-selection]");
  if (!button || !currentComposer()) return;
  document.addEventListener("selectionchange", () => place(button));
  window.addEventListener("resize", () => place(button));
  // The press on the button would take the selection away before the click comes.
  button.addEventListener("pointerdown", event => event.preventDefault());
  button.addEventListener("click", () => { if (quoteSelection()) button.hidden = true; });
  button.addEventListener("keydown", event => { if (event.key === "Escape") button.hidden = true; });
}

/** False where nothing of a post is selected. */
export function quoteSelection() {
  const range = selectedRange();
  const composer = currentComposer();
  const link = range && linkOf(range);
  if (!range || !composer || !link) return false;
  void insertQuote(link, composer, markdownOf(range.cloneContents()));
  document.getSelection()?.removeAllRanges();
  return true;
}

function selectedRange() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0 || selection.toString().trim() === "") return null;
  const range = selection.getRangeAt(0);
  return proseOf(range) ? range : null;
}

// A triple click ends the selection at the start of what follows the text; it is of this text all the same.
function proseOf(range: Range) {
  const prose = elementOf(range.startContainer)?.closest<HTMLElement>(".post > .prose");
  if (!prose) return null;
  if (!prose.contains(range.endContainer)) {
    if (range.endOffset > 0) return null;
    range.setEndAfter(prose.lastChild ?? prose);
  }
  return prose;
}

const elementOf = (node: Node) => (node instanceof Element ? node : node.parentElement);

const linkOf = (range: Range) =>
  elementOf(range.startContainer)?.closest(".post")?.querySelector<HTMLAnchorElement>("a.quote[data-quote-url]") ?? null;

function place(button: HTMLButtonElement) {
  // While the button has the focus, a browser may show no selection; it is still there.
  if (document.activeElement === button) return;
  const range = selectedRange();
  const prose = range && proseOf(range);
  button.hidden = !range || !prose || !linkOf(range);
  if (button.hidden || !range || !prose) return;
  if (prose.nextElementSibling !== button) prose.after(button);
  const rects = range.getClientRects();
  const last = rects[rects.length - 1] ?? range.getBoundingClientRect();
  const home = prose.parentElement!.getBoundingClientRect();
  button.style.top = `${last.bottom - home.top + 6}px`;
  button.style.left = `${Math.max(0, Math.min(last.right - home.left, home.width - button.offsetWidth))}px`;
}
