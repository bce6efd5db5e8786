/** What is selected in a post, as Markdown: as much of it as somebody would type, the rest as plain text. */
export function markdownOf(selected: DocumentFragment) {
  return tidy(blocks(selected));
}

const tidy = (text: string) => text.replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();

type Writer = (element: HTMLElement) => string;

const writers: Record<string, Writer> = {
  STRONG: element => around("**", element),
  B: element => around("**", element),
  EM: element => around("*", element),
  I: element => around("*", element),
  DEL: element => around("~~", element),
  CODE: element => `\`${element.textContent ?? ""}\``,
  PRE: element => `\n\n\`\`\`\n${(element.textContent ?? "").trimEnd()}\n\`\`\`\n\n`,
  BR: () => "\n",
  HR: () => "\n\n---\n\n",
  P: element => `\n\n${blocks(element)}\n\n`,
  DIV: element => `\n\n${blocks(element)}\n\n`,
  UL: element => list(element, () => "- "),
  OL: element => list(element, number => `${number}. `),
  BLOCKQUOTE: element => `\n\n${tidy(blocks(element)).replace(/^/gm, "> ")}\n\n`,
  A: link,
  IMG: element => escape(element.getAttribute("alt") ?? ""),
};

for (const level of [1, 2, 3, 4, 5, 6]) writers[`H${level}`] = element => `\n\n${"#".repeat(level)} ${blocks(element).trim()}\n\n`;

function blocks(parent: Node): string {
  return [...parent.childNodes].map(written).join("");
}

function written(node: Node): string {
  if (node instanceof Text) return escape(node.data.replace(/\s+/g, " "));
  if (!(node instanceof HTMLElement)) return "";
  const write = writers[node.tagName];
  return write ? write(node) : blocks(node);
}

function around(mark: string, element: HTMLElement) {
  const text = blocks(element);
  const inner = text.trim();
  return inner === "" ? text : text.replace(inner, () => mark + inner + mark);
}

function list(element: HTMLElement, mark: (number: number) => string) {
  const items = [...element.children].filter(child => child.tagName === "LI");
  const lines = items.map((item, index) => mark(index + 1) + tidy(blocks(item)).replace(/\n/g, "\n  "));
  return `\n\n${lines.join("\n")}\n\n`;
}

// A member's name is linked again by itself, and so is an address that is its own text.
function link(element: HTMLElement) {
  const text = blocks(element);
  const address = element.getAttribute("href") ?? "";
  return /^https?:/.test(address) && element.textContent !== address ? `[${text}](${address.replace(/[()\s]/g, encodeURIComponent)})` : element.textContent ?? "";
}

const escape = (text: string) => text.replace(/[\\`*_[\]<>]/g, "\\$&").replace(/^(\s*)([#+-]|\d+\.)(?=\s)/, "$1\\$2");
