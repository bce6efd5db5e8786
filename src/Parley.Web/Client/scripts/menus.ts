const openMenus = () => document.querySelectorAll<HTMLDetailsElement>("details.menu[open]");

/** Menus open and close by themselves as `<details>`; a click elsewhere and Escape close them too. */
export function connect() {
  document.addEventListener("click", event => closeAllBut(event.target as Node));
  document.addEventListener("focusin", event => closeAllBut(event.target as Node));
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") closeAndFocus();
  });
}

function closeAllBut(inside: Node) {
  for (const menu of openMenus()) {
    if (!menu.contains(inside)) menu.open = false;
  }
}

function closeAndFocus() {
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
}
