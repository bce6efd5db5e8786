import { announce } from "./announce";
import { currentComposer, insertBlock } from "./composer";

/** `<a class="quote" href="?quote=31#reply" data-quote-url="…">`: the link works by itself; here it fills the composer in place. */
export function connect() {
  document.addEventListener("click", event => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a.quote[data-quote-url]");
    const composer = currentComposer();
    if (!link || !composer || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void insertQuote(link, composer);
  });
}

/** With `part`, that part of the post is quoted instead of all of it. */
export async function insertQuote(link: HTMLAnchorElement, composer: HTMLFormElement, part?: string) {
  try {
    const response = await fetch(link.dataset.quoteUrl!, { headers: { Accept: "text/plain" } });
    if (!response.ok || response.redirected) throw new Error(response.statusText);
    const whole = await response.text();
    insertBlock(composer, part ? only(part, whole) : whole);
    composer.scrollIntoView({ block: "nearest" });
    announce("quoted");
  } catch {
    location.assign(link.href);
  }
}

// The first line says whom and where, the last one ends it.
function only(part: string, whole: string) {
  const lines = whole.trimEnd().split("\n");
  return [lines[0], part, lines[lines.length - 1]].join("\n");
}
