import { textOf } from "./composer";

type Values = Record<string, string>;

interface Copy {
  values: Values;
  sent: boolean;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const Prefix = "parley:text:";
const SaveDelay = 400;

/**
 * On every page: a sent form is followed by a plain visit that went well, and its copy may go. After Back, a reload or an
 * error page it may not have arrived: the copy stays and counts as unsent.
 */
export function settle() {
  for (const key of storedKeys()) {
    const copy = load(key);
    if (!copy?.sent) continue;
    if (visit() === "navigate" && !isErrorPage()) sessionStorage.removeItem(key);
    else store(key, { ...copy, sent: false });
  }
}

/** Keeps what is typed in this tab until it has been sent, for a reload, a crash, or a sign-in that ran out. */
export function connect(form: HTMLFormElement) {
  const served = read(form);
  restore(form, served);
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => save(form, served), SaveDelay);
  });
  window.addEventListener("pagehide", () => save(form, served));
  form.addEventListener("submit", () => store(keyOf(form), { values: read(form), sent: true }));
  form.querySelector("[data-discard]")?.addEventListener("click", () => discard(form, served));
}

/** Who logs out leaves nothing behind for the next one at this computer. */
export function forgetOnLogout() {
  document.querySelector("form[data-logout]")?.addEventListener("submit", () => storedKeys().forEach(forget));
}

function storedKeys() {
  try {
    return Object.keys(sessionStorage).filter(key => key.startsWith(Prefix));
  } catch {
    return [];
  }
}

const keyOf = (form: HTMLFormElement) => Prefix + new URL(form.action).pathname;

const navigation = () => performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;

const visit = () => navigation()?.type;

const isErrorPage = () => (navigation()?.responseStatus ?? 0) >= 400;

function restore(form: HTMLFormElement, served: Values) {
  const copy = load(keyOf(form));
  if (!copy || same(copy.values, served)) return;
  const text = textOf(form);
  const quoted = text.hasAttribute("data-quoted") ? text.value : "";
  write(form, copy.values);
  if (quoted && !text.value.includes(quoted.trim())) text.value = `${text.value.trimEnd()}\n\n${quoted}`.trimStart();
  note(form)?.removeAttribute("hidden");
}

function save(form: HTMLFormElement, served: Values) {
  const key = keyOf(form);
  const values = read(form);
  const before = load(key);
  // The page hides right after its form was sent: that must not make the sent text an unsent one.
  if (before?.sent && same(before.values, values)) return;
  // A refused form comes back filled in; its words stand nowhere but here.
  if (same(values, served) && !isErrorPage()) forget(key);
  else store(key, { values, sent: false });
}

function discard(form: HTMLFormElement, served: Values) {
  write(form, served);
  forget(keyOf(form));
  note(form)?.setAttribute("hidden", "");
  textOf(form).focus();
}

const note = (form: HTMLFormElement) => form.querySelector<HTMLElement>("[data-restored]");

const controls = (form: HTMLFormElement) =>
  [...form.querySelectorAll<Control>("textarea[name], input[type=text][name], select[name]")];

const read = (form: HTMLFormElement): Values =>
  Object.fromEntries(controls(form).map(control => [control.name, control.value]));

function write(form: HTMLFormElement, values: Values) {
  for (const control of controls(form)) {
    const value = values[control.name];
    if (value !== undefined) control.value = value;
  }
}

const same = (a: Values, b: Values) => Object.keys(b).every(name => (a[name] ?? "") === b[name]);

function load(key: string): Copy | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as Copy | null;
  } catch {
    return null;
  }
}

// Storage may be full or forbidden; then the page works as without a copy.
function store(key: string, copy: Copy) {
  try {
    sessionStorage.setItem(key, JSON.stringify(copy));
  } catch {
    return;
  }
}

function forget(key: string) {
  try {
    sessionStorage.removeItem(key);
  } catch {
    return;
  }
}
