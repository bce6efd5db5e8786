const region = () => document.getElementById("announcer");

/** Says a sentence to screen readers; the words are the page's own, in `data-*` of the live region. */
export function announce(name: string, value?: string | number) {
  const words = region()?.dataset[name];
  if (words) say(words.replace("{0}", String(value ?? "")));
}

function say(words: string) {
  const live = region();
  if (!live) return;
  live.textContent = "";
  // A region that is emptied and filled in one task is not read out when the words are the same as before.
  requestAnimationFrame(() => { live.textContent = words; });
}
