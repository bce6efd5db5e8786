import "@github/text-expander-element";
import { announce } from "./announce";

interface Member {
  name: string;
  avatar: string;
}

interface ChangeDetail {
  text: string;
  provide: (result: Promise<{ matched: boolean; fragment: HTMLElement }>) => void;
}

const MostShown = 6;

let newest: Promise<Member[]> = Promise.resolve([]);

export function connect(expander: HTMLElement) {
  const { mentionUrl: url = "", mentionLabel: label = "" } = expander.dataset;
  expander.addEventListener("text-expander-change", event => {
    const { text, provide } = (event as CustomEvent<ChangeDetail>).detail;
    provide(suggest(url, label, text));
  });
  expander.addEventListener("text-expander-value", event => {
    const { detail } = event as CustomEvent<{ item: HTMLElement; value: string | null }>;
    detail.value = `@${detail.item.dataset.value}`;
  });
  // The element places its list and names its roles right after it has told of it.
  expander.addEventListener("text-expander-activate", () => queueMicrotask(() => {
    keepTextBox(expander);
    keepInside(expander);
  }));
  expander.addEventListener("text-expander-committed", () =>
    expander.querySelector("textarea")?.dispatchEvent(new Event("input", { bubbles: true })));
}

// A field of many lines may not be a combobox (ARIA in HTML); as a text box it may name the option that is chosen all the same.
function keepTextBox(expander: HTMLElement) {
  const text = expander.querySelector("textarea");
  text?.removeAttribute("role");
  text?.removeAttribute("aria-expanded");
}

function keepInside(expander: HTMLElement) {
  const list = expander.querySelector<HTMLElement>(".suggestions");
  if (!list) return;
  const beyond = list.getBoundingClientRect().right - expander.getBoundingClientRect().right;
  if (beyond > 0) list.style.left = `${Math.max(0, list.offsetLeft - beyond)}px`;
}

async function suggest(url: string, label: string, text: string) {
  // Within a topic the first who come to mind are those who talk there: they are named before a letter is.
  newest = text || url.includes("topic=") ? find(url, text) : Promise.resolve([]);
  const members = await newestAnswer();
  if (members.length) announce("suggestions", members.length);
  return { matched: members.length > 0, fragment: list(members, label) };
}

// Answers come in any order, and the element shows whichever comes last: one that is late has to say what the newest says.
async function newestAnswer() {
  let answer;
  do {
    answer = newest;
    await answer;
  } while (answer !== newest);
  return answer;
}

async function find(url: string, text: string): Promise<Member[]> {
  const address = new URL(url, location.href);
  address.searchParams.set("q", text);
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    return response.ok ? (await response.json() as Member[]).slice(0, MostShown) : [];
  } catch {
    return [];
  }
}

function list(members: Member[], label: string) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  list.append(...members.map(option));
  return list;
}

function option(member: Member) {
  const option = document.createElement("li");
  option.setAttribute("role", "option");
  option.id = `mention-${member.name}`;
  option.dataset.value = member.name;
  option.append(picture(member), member.name);
  return option;
}

function picture(member: Member) {
  const image = new Image(24, 24);
  image.src = member.avatar;
  image.alt = "";
  image.className = "avatar small";
  return image;
}
