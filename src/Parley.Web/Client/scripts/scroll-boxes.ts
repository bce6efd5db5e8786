/** Code and tables wider than their column scroll sideways: the keyboard must reach those, and only those. */
export function connect(root: ParentNode) {
  for (const box of root.querySelectorAll<HTMLElement>(".prose pre, .prose .table-scroll")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
}
