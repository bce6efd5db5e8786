import { connect as connectNewReplies, isNewsPage, placeOf, tell, type News } from "./new-replies";

/*
 * Loaded when a page has been open for a while (site.ts). Only the page that is being looked at listens: a browser opens six connections
 * to a host at a time, for all of its tabs, and each stream keeps one of them. A page that is shown again hears what came meanwhile.
 */
const FirstWait = 1000;
const LongestWait = 60_000;
const Failures = 5;
const PollEvery = 60_000;
const PollsBeforeStream = 10;
// Not all pages that show a topic are to ask in the same moment.
const AskWithin = 900;

const bell = document.querySelector<HTMLElement>("[data-bell]");

let stream: EventSource | null = null;
let failures = 0;
let polls = 0;
let timer = 0;
let asking = 0;

/** With `dress`, posts that come later act like those that came with the page. */
export function connect(dress: (root: HTMLElement) => void) {
  connectNewReplies(dress, ask);
  document.addEventListener("visibilitychange", () => { if (document.hidden) rest(); else wake(); });
  if (!document.hidden) listen();
}

function wake() {
  failures = 0;
  rest();
  listen();
}

function rest() {
  stream?.close();
  stream = null;
  clearTimeout(timer);
  clearTimeout(asking);
  asking = 0;
}

function listen() {
  const opened = stream = new EventSource(`/live?${asked()}`);
  opened.onopen = () => { failures = 0; };
  // Whatever it was: how things stand is asked for.
  opened.onmessage = () => askSoon();
  opened.onerror = () => {
    // Closed by itself: the server gives no stream. Else it was away.
    failures = opened.readyState === EventSource.CLOSED ? Failures : failures;
    opened.close();
    if (stream === opened) again();
  };
}

// A server that was restarted is not to be asked by all at once.
function again() {
  failures++;
  if (failures > Failures) poll();
  else timer = window.setTimeout(listen, Math.min(FirstWait * 2 ** failures, LongestWait) * (0.5 + Math.random()));
}

function poll() {
  timer = window.setTimeout(() => {
    void ask();
    polls++;
    if (polls % PollsBeforeStream === 0) listen();
    else poll();
  }, PollEvery * (0.9 + 0.2 * Math.random()));
}

function askSoon() {
  asking ||= window.setTimeout(() => {
    asking = 0;
    void ask();
  }, 100 + Math.random() * AskWithin);
}

async function ask() {
  try {
    const response = await fetch(`/news?${asked()}`, { headers: { Accept: "application/json" } });
    if (!response.ok || response.redirected) return;
    const news = await response.json() as News & { bell: string | null };
    if (isNewsPage()) tell(news);
    if (bell && news.bell !== null) ring(bell, news.bell);
  } catch {
    // Away: the stream says so too, and goes on when it can.
  }
}

const asked = () => new URLSearchParams({ ...placeOf(), ...(bell ? { bell: shownCount(bell) } : {}) });

const badgeOf = (link: HTMLElement) => link.querySelector<HTMLElement>(".bell-count");

const shownCount = (link: HTMLElement) => badgeOf(link)?.firstChild?.textContent ?? "";

// As the frame of the page writes it.
function ring(link: HTMLElement, count: string) {
  badgeOf(link)?.remove();
  if (count === "") return;
  const badge = document.createElement("span");
  badge.className = "bell-count";
  const unread = document.createElement("span");
  unread.className = "visually-hidden";
  unread.textContent = ` ${link.dataset.bell}`;
  badge.append(count, unread);
  link.append(badge);
}
