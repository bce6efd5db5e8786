import "@github/text-expander-element";
import { announce } from "./announce";

interface Member {
  name: string;
  displayName?: string;
  avatar: string;
}

interface ChangeDetail {
  text: string;
  provide: (result: Promise<{ matched: boolean; fragment: HTMLElement }>) => void;
}

const MostShown = 6;

export function connect(expander: HTMLElement) {
  const url = expander.dataset.mentionUrl!;
  expander.addEventListener("text-expander-change", event => {
    const { text, provide } = (event as CustomEvent<ChangeDetail>).detail;
    provide(suggest(url, text));
  });
  expander.addEventListener("text-expander-value", event => {
    const { detail } = event as CustomEvent<{ item: HTMLElement; value: string | null }>;
    detail.value = `@${detail.item.dataset.value}`;
  });
  expander.addEventListener("text-expander-committed", () =>
    expander.querySelector("textarea")?.dispatchEvent(new Event("input", { bubbles: true })));
}

async function suggest(url: string, text: string) {
  const members = text ? (await find(url, text)).slice(0, MostShown) : [];
  if (members.length) announce("suggestions", members.length);
  return { matched: members.length > 0, fragment: list(members) };
}

async function find(url: string, text: string): Promise<Member[]> {
  const address = new URL(url, location.href);
  address.searchParams.set("q", text);
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    return response.ok ? await response.json() as Member[] : [];
  } catch {
    return [];
  }
}

function list(members: Member[]) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.append(...members.map(option));
  return list;
}

function option(member: Member) {
  const option = document.createElement("li");
  option.setAttribute("role", "option");
  option.id = `mention-${member.name}`;
  option.dataset.value = member.name;
  option.append(picture(member), words(member.name));
  if (member.displayName && member.displayName !== member.name) option.append(words(member.displayName, "also"));
  return option;
}

function picture(member: Member) {
  const image = new Image(24, 24);
  image.src = member.avatar;
  image.alt = "";
  image.className = "avatar small";
  return image;
}

function words(text: string, className = "") {
  const span = document.createElement("span");
  span.className = className;
  span.textContent = text;
  return span;
}
