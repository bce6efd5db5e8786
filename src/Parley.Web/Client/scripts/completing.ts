const Delay = 120;

/** Fills the list of a field as somebody types in it; where several stand with commas between them, the last is completed. */
export function connect(field: HTMLInputElement) {
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void complete(field), Delay);
  });
}

async function complete(field: HTMLInputElement) {
  const { before, typed } = split(field);
  if (!typed || !field.list) return;
  const names = await find(field.dataset.complete ?? "", typed);
  // Somebody may have typed on meanwhile.
  if (split(field).typed !== typed) return;
  field.list.replaceChildren(...names.map(name => new Option("", before + name)));
}

function split(field: HTMLInputElement) {
  const { value } = field;
  const start = field.hasAttribute("data-complete-many") ? Math.max(...[...",;，、；"].map(comma => value.lastIndexOf(comma))) + 1 : 0;
  const typed = value.slice(start).trim();
  return { before: start > 0 ? `${value.slice(0, start).trimEnd()} ` : "", typed };
}

async function find(url: string, typed: string): Promise<string[]> {
  const address = new URL(url, location.href);
  address.searchParams.set("q", typed);
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    const found = response.ok ? await response.json() as (string | { name: string })[] : [];
    return found.map(row => typeof row === "string" ? row : row.name);
  } catch {
    return [];
  }
}
