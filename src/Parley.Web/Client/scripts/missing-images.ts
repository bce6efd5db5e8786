/** Pictures that don't come, because their server is gone, become links that say so: forums are older than many servers. */
export function connect() {
  // Errors of pictures don't bubble, but they can be caught on the way down.
  document.addEventListener("error", event => {
    if (event.target instanceof HTMLImageElement) replace(event.target);
  }, { capture: true });
  document.querySelectorAll<HTMLImageElement>(".prose img").forEach(image => {
    if (image.complete && image.naturalWidth === 0) replace(image);
  });
}

function replace(image: HTMLImageElement) {
  if (!image.closest(".prose")) return;
  const stand = document.createElement(image.closest("a") ? "span" : "a");
  if (stand instanceof HTMLAnchorElement) {
    stand.href = image.src;
    stand.rel = "nofollow ugc noopener";
  }
  stand.className = "missing-image";
  stand.textContent = image.alt || nameOf(image.src);
  image.replaceWith(stand);
}

function nameOf(address: string) {
  const { pathname, hostname } = new URL(address);
  return pathname.split("/").at(-1) || hostname;
}
