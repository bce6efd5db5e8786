import "@github/relative-time-element";

const notYetUpgraded = "time[datetime]:not([data-exact]):not(:has(relative-time))";

/** The server's date stays in place for everyone without scripts; here it becomes "3 days ago" and keeps itself true. */
export function connect(root: ParentNode) {
  root.querySelectorAll<HTMLTimeElement>(notYetUpgraded).forEach(upgrade);
}

function upgrade(time: HTMLTimeElement) {
  const relative = document.createElement("relative-time");
  relative.setAttribute("datetime", time.dateTime);
  // "on 2 Jan" would be English in every language.
  relative.setAttribute("prefix", "");
  // Its own title would be in the browser's zone; the one around it is in the zone that the reader chose.
  relative.setAttribute("no-title", "");
  relative.textContent = time.textContent;
  time.replaceChildren(relative);
}
