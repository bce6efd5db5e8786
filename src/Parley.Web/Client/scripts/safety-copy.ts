import { textOf } from "./composer";

type Values = Record<string, string>;

interface Copy {
  values: Values;
  sent: boolean;
  submission?: string | undefined;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const Prefix = "parley:text:";
const Used = "parley:used";
const MostUsedKept = 50;
const SaveDelay = 400;

/**
 * On every page: a sent form is followed by a plain visit that went well, and its copy may go. After Back, a reload or an
 * error page it may not have arrived: the copy stays and counts as unsent.
 */
export function settle() {
  for (const key of storedKeys()) {
    const copy = load(key);
    if (!copy?.sent) continue;
    if (visit() === "navigate" && !isErrorPage()) arrived(key, copy);
    else store(key, { ...copy, sent: false });
  }
}

/** Keeps what is typed in this tab until it has been sent, for a reload, a crash, or a sign-in that ran out. */
export function connect(form: HTMLFormElement) {
  const served = read(form, servedBy);
  restore(form, served);
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => save(form, served), SaveDelay);
  });
  window.addEventListener("pagehide", () => save(form, served));
  // A browser fills in what it remembers after everything has loaded; by then somebody may have typed.
  window.addEventListener("pageshow", event => { if ((event.persisted || timer === 0) && renew(form)) restore(form, served); });
  form.addEventListener("submit", () =>
    store(keyOf(form), { values: read(form), sent: true, submission: submissionOf(form)?.value }));
  form.querySelector("[data-discard]")?.addEventListener("click", () => discard(form, served));
}

/** Who logs out leaves nothing behind for the next one at this computer. */
export function forgetOnLogout() {
  // When the page hides, the composers on it have written their last copies.
  document.querySelectorAll("form[data-logout]").forEach(form => form.addEventListener("submit", () =>
    window.addEventListener("pagehide", () => [...storedKeys(), Used].forEach(forget))));
}

/** Who takes an older draft back, or throws one away, does not want the newer text of this tab over it. */
export function forgetOnTakeBack() {
  document.querySelectorAll<HTMLFormElement>("form[data-forgets-copy]").forEach(form => form.addEventListener("submit", () => {
    const place = form.dataset.forgetsCopy ?? "";
    [place, `${place}/replies`].forEach(path => forget(Prefix + path));
  }));
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

function arrived(key: string, copy: Copy) {
  forget(key);
  if (copy.submission) put(Used, JSON.stringify([copy.submission, ...used()].slice(0, MostUsedKept)));
}

/**
 * After Back the browser fills a form in as it was sent, though its words stand in the topic by now: what was not sent is in
 * the copy. A page from the browser's memory has its old key too, and whatever is sent with that, the server takes for the
 * same post once more.
 */
function renew(form: HTMLFormElement) {
  const submission = submissionOf(form);
  const isUsed = submission !== null && used().includes(submission.value);
  const isBack = visit() === "back_forward" && used().length > 0;
  if (isUsed || isBack) form.reset();
  if (isUsed) submission.value = newKey();
  return isUsed || isBack;
}

const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");

const submissionOf = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>("input[name=submission]");

function restore(form: HTMLFormElement, served: Values) {
  const copy = load(keyOf(form));
  if (!copy || same(copy.values, served)) return;
  const text = textOf(form);
  const quoted = new URLSearchParams(location.search).has("quote") ? text.defaultValue : "";
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

const Kept = ["textarea", "select", ...["text", "number", "date", "radio"].map(type => `input[type=${type}]`)];

const controls = (form: HTMLFormElement) => [...form.querySelectorAll<Control>(Kept.map(kind => `${kind}[name]`).join())];

const typedIn = (control: Control) => isChoice(control) && !control.checked ? null : control.value;

// Of several that are one choice, one has a value to tell.
function read(form: HTMLFormElement, valueOf: (control: Control) => string | null = typedIn): Values {
  const told = controls(form).map(control => [control.name, valueOf(control)]).filter(([, value]) => value !== null);
  return Object.fromEntries(told) as Values;
}

// Not the value: after Back and after a reload a browser may have filled it in before any script runs.
function servedBy(control: Control) {
  if (isChoice(control)) return control.defaultChecked ? control.value : null;
  return control instanceof HTMLSelectElement
    ? ([...control.options].find(option => option.defaultSelected) ?? control.options[0])?.value ?? ""
    : control.defaultValue;
}

const isChoice = (control: Control): control is HTMLInputElement => control.type === "radio";

function write(form: HTMLFormElement, values: Values) {
  for (const control of controls(form)) {
    const value = values[control.name];
    if (value === undefined) continue;
    if (isChoice(control)) control.checked = control.value === value;
    else control.value = value;
    if (typedIn(control) !== servedBy(control)) unfold(control);
  }
}

// What is back in a part of the form that is folded away should be seen.
function unfold(control: Control) {
  const part = control.closest("details");
  if (part) part.open = true;
}

const same = (a: Values, b: Values) => Object.keys(b).every(name => (a[name] ?? "") === b[name]);

const used = () => get<string[]>(Used) ?? [];

const load = (key: string) => get<Copy>(key);

const store = (key: string, copy: Copy) => put(key, JSON.stringify(copy));

function get<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as T | null;
  } catch {
    return null;
  }
}

// Storage may be full or forbidden; then the page works as without a copy.
function put(key: string, value: string) {
  try {
    sessionStorage.setItem(key, value);
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
