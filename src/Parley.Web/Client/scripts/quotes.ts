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

async function insertQuote(link: HTMLAnchorElement, composer: HTMLFormElement) {
  try {
    const response = await fetch(link.dataset.quoteUrl!, { headers: { Accept: "text/plain" } });
    if (!response.ok || response.redirected) throw new Error(response.statusText);
    insertBlock(composer, await response.text());
    composer.scrollIntoView({ block: "nearest" });
    announce("quoted");
  } catch {
    location.assign(link.href);
  }
}
