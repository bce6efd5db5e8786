/** What the server says of a topic since a page of it was made. */
export interface News {
  replies: number;
  saying: { address: string; show: string; meanwhile: string; below: string } | null;
}

const bar = document.querySelector<HTMLElement>("[data-news]");

let dress: (root: HTMLElement) => void = () => undefined;
let ask: () => Promise<void> = () => Promise.resolve();

/**
 * "2 new replies, show": a link to the first of them. Where that belongs on this page, a click puts the new ones into it, and what one is
 * writing stays as it is.
 */
export function connect(dressing: typeof dress, asking: typeof ask) {
  [dress, ask] = [dressing, asking];
  bar?.addEventListener("click", event => {
    const link = (event.target as Element).closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !isOnThisPage(link)) return;
    event.preventDefault();
    void show(link);
  });
}

export const isNewsPage = () => bar !== null;

export const placeOf = () => bar ? { topic: bar.dataset.news!, after: bar.dataset.after! } : {};

/** The link that stands there is changed, not replaced: it may have the focus, and the same words are not to be read out again. */
export function tell({ saying }: News) {
  if (!bar) return;
  if (!saying) {
    bar.replaceChildren();
    return;
  }
  const link = bar.querySelector("a") ?? bar.appendChild(document.createElement("a"));
  const words = bar.dataset.lastPage !== "true" ? saying.below : isWriting() ? saying.meanwhile : saying.show;
  link.href = saying.address;
  if (link.textContent !== words) link.textContent = words;
}

const isWriting = () => (document.querySelector<HTMLTextAreaElement>("form[data-composer] textarea")?.value.trim() ?? "") !== "";

const isOnThisPage = (link: HTMLAnchorElement) => link.pathname === location.pathname && link.search === location.search;

async function show(link: HTMLAnchorElement) {
  try {
    const response = await fetch(location.pathname + location.search, { headers: { "HX-Request": "true" } });
    if (!response.ok || response.redirected) throw new Error(response.statusText);
    insert(new DOMParser().parseFromString(await response.text(), "text/html"));
    await ask();
  } catch {
    // The plain way. What was typed has its safety copy.
    location.hash = link.hash;
    location.reload();
  }
}

// The page itself is fetched, as its reader gets it now: it is made and noted as read in one place only.
function insert(page: Document) {
  const posts = document.querySelector<HTMLElement>(".posts")!;
  const fresh = [...page.querySelectorAll<HTMLElement>(".posts > *")].filter(post => numberOf(post) > Number(bar!.dataset.after));
  if (fresh.length === 0) throw new Error("Nothing new is there.");
  posts.querySelector(".empty")?.remove();
  posts.append(...fresh);
  bar!.dataset.after = String(Math.max(...fresh.map(numberOf)));
  renew(page, ".pager");
  renew(page, ".topic-rail .position");
  dress(posts);
  lead(fresh[0]!);
}

// Of a post by somebody whom one ignores, the article is inside.
const numberOf = (post: HTMLElement) => Number(/^p(\d+)$/.exec(post.id || post.querySelector("article")?.id || "")?.[1] ?? 0);

function renew(page: Document, selector: string) {
  const [old, now] = [document.querySelector(selector), page.querySelector(selector)];
  if (old && now) old.replaceWith(now);
}

function lead(post: HTMLElement) {
  post.tabIndex = -1;
  post.focus({ preventScroll: true });
  post.scrollIntoView({ block: post.offsetHeight < window.innerHeight ? "nearest" : "start" });
}
