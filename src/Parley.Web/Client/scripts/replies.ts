import { currentComposer, textOf } from "./composer";

/** `<a class="reply" href="?reply=31#reply" data-reply-to="31" data-reply-words="…">` names the post that is answered. */
export function connect() {
  const composer = currentComposer();
  if (!composer) return;
  document.addEventListener("click", event => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a.reply[data-reply-to]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    address(composer, link.dataset.replyTo!, link.dataset.replyWords ?? "");
    focusComposer();
  });
  composer.querySelector("[data-reply-clear]")?.addEventListener("click", () => {
    address(composer, "", "");
    textOf(composer).focus();
  });
}

export function focusComposer() {
  const composer = currentComposer();
  if (!composer) return false;
  composer.dispatchEvent(new CustomEvent("composer:write"));
  textOf(composer).focus();
  composer.scrollIntoView({ block: "nearest" });
  return true;
}

function address(composer: HTMLFormElement, post: string, words: string) {
  const field = composer.querySelector<HTMLInputElement>("input[data-reply-field]");
  const context = composer.querySelector<HTMLElement>("[data-reply-context]");
  if (!field || !context) return;
  field.value = post;
  context.hidden = post === "";
  const name = context.querySelector<HTMLAnchorElement>("[data-reply-words]");
  if (!name) return;
  name.textContent = words;
  name.href = `#p${post}`;
}
