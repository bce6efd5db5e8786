import { announce } from "./announce";

interface Suggestion {
  kind: string;
  name: string;
  address: string;
}

const Delay = 120;
const LeastTyped = 2;
const MostRecent = 6;
const RecentKey = "recent-searches";

let boxes = 0;

/** A search field that offers topics, members, categories and tags as one types, and before that what was searched for last (WAI-ARIA: combobox). */
export function connect(field: HTMLInputElement) {
  const list = listFor(field);
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void suggest(field, list), Delay);
  });
  field.addEventListener("focus", () => { if (!field.value.trim()) show(field, list, recent()); });
  field.addEventListener("blur", () => close(field, list));
  field.addEventListener("keydown", event => choose(event, field, list));
  field.form?.addEventListener("submit", () => remember(field.value.trim()));
}

function listFor(field: HTMLInputElement) {
  const list = document.createElement("ul");
  list.id = `suggestions-${++boxes}`;
  list.className = "search-suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.suggestLabel ?? "");
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);
  field.form?.append(list);
  return list;
}

async function suggest(field: HTMLInputElement, list: HTMLElement) {
  const typed = field.value.trim();
  const found = typed.length < LeastTyped ? [] : await find(field.dataset.suggest ?? "", typed);
  // Somebody may have typed on meanwhile, or gone elsewhere.
  if (field.value.trim() !== typed || document.activeElement !== field) return;
  show(field, list, found);
  if (found.length) announce("suggestions", found.length);
}

async function find(url: string, typed: string): Promise<Suggestion[]> {
  const address = new URL(url, location.href);
  address.searchParams.set("q", typed);
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    return response.ok ? await response.json() as Suggestion[] : [];
  } catch {
    return [];
  }
}

function show(field: HTMLInputElement, list: HTMLElement, found: Suggestion[]) {
  list.replaceChildren(...found.map((row, index) => option(row, `${list.id}-${index}`)));
  list.hidden = found.length === 0;
  field.setAttribute("aria-expanded", String(found.length > 0));
  field.removeAttribute("aria-activedescendant");
}

function option(row: Suggestion, id: string) {
  const option = document.createElement("li");
  option.id = id;
  option.className = `suggested-${row.kind}`;
  option.dir = "auto";
  option.dataset.address = row.address;
  option.setAttribute("role", "option");
  option.append(row.kind === "member" ? `@${row.name}` : row.kind === "tag" ? `#${row.name}` : row.name);
  // Before the field loses its focus, which would close the list.
  option.addEventListener("pointerdown", event => {
    event.preventDefault();
    location.assign(row.address);
  });
  return option;
}

function close(field: HTMLInputElement, list: HTMLElement) {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function choose(event: KeyboardEvent, field: HTMLInputElement, list: HTMLElement) {
  if (list.hidden || event.isComposing) return;
  const options = [...list.querySelectorAll<HTMLElement>("[role=option]")];
  const chosen = options.findIndex(option => option.ariaSelected === "true");
  if (event.key === "Escape") {
    close(field, list);
  } else if (event.key === "Enter" && chosen >= 0) {
    location.assign(options[chosen]?.dataset.address ?? "");
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    // One place is the field itself, before the first and behind the last.
    const next = (chosen + 1 + (event.key === "ArrowDown" ? 1 : options.length)) % (options.length + 1) - 1;
    options.forEach((option, index) => { option.ariaSelected = String(index === next); });
    field.setAttribute("aria-activedescendant", options[next]?.id ?? "");
  } else {
    return;
  }
  event.preventDefault();
}

// Kept in this browser alone: what somebody searched for is nobody else's business.
function recent(): Suggestion[] {
  try {
    const kept = JSON.parse(localStorage.getItem(RecentKey) ?? "[]") as string[];
    return kept.map(name => ({ kind: "recent", name, address: `/search?q=${encodeURIComponent(name)}` }));
  } catch {
    return [];
  }
}

function remember(typed: string) {
  if (!typed) return;
  try {
    localStorage.setItem(RecentKey, JSON.stringify([typed, ...recent().map(row => row.name).filter(name => name !== typed)].slice(0, MostRecent)));
  } catch {
    // A browser that keeps nothing keeps no searches either.
  }
}
