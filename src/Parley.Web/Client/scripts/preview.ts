import htmx, { type HtmxRequestCtx } from "htmx.org";
import { announce } from "./announce";
import { textOf } from "./composer";

const SIGNED_OUT = 401;

/** Two tabs over one place. Without scripts the preview button in the foot sends the form and gets the page back with both. */
export function connect(form: HTMLFormElement) {
  const url = form.dataset.previewUrl;
  const tabs = [...form.querySelectorAll<HTMLButtonElement>("[role=tab]")];
  const [write, preview] = tabs;
  if (!url || !write || !preview) return;
  form.querySelectorAll<HTMLElement>("[data-preview-submit]").forEach(it => { it.hidden = true; });
  write.addEventListener("click", () => { select(write, tabs); textOf(form).focus(); });
  preview.addEventListener("click", () => {
    form.querySelector("[data-preview-served]")?.remove();
    select(preview, tabs);
    render(url, preview);
  });
  form.addEventListener("composer:write", () => select(write, tabs));
  tabs.forEach(tab => tab.addEventListener("keydown", event => moveBetween(event, tabs)));
  reportFailures(preview);
}

const panelOf = (tab: HTMLElement) => document.getElementById(tab.getAttribute("aria-controls") ?? "")!;

const shownIn = (tab: HTMLElement) => panelOf(tab).querySelector<HTMLElement>("[data-preview-shown]")!;

function select(chosen: HTMLElement, tabs: HTMLElement[]) {
  for (const tab of tabs) {
    tab.setAttribute("aria-selected", String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
    panelOf(tab).hidden = tab !== chosen;
  }
  chosen.closest("form")!.querySelectorAll<HTMLElement>("markdown-toolbar").forEach(it => {
    it.inert = chosen !== tabs[0];
  });
}

function moveBetween(event: KeyboardEvent, tabs: HTMLElement[]) {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const other = tabs.find(tab => tab !== event.currentTarget);
  other?.focus();
}

function render(url: string, tab: HTMLElement) {
  const shown = shownIn(tab);
  shown.setAttribute("aria-busy", "true");
  void htmx.ajax("POST", url, { source: tab, target: shown, swap: "innerHTML" })
    .then(() => shown.removeAttribute("aria-busy"));
}

function reportFailures(tab: HTMLElement) {
  const fail = (words = tab.dataset.failed) => {
    shownIn(tab).textContent = words ?? "";
    announce("previewFailed");
  };
  tab.addEventListener("htmx:error", () => fail());
  tab.addEventListener("htmx:before:response", event => {
    const { response } = (event as CustomEvent<{ ctx: HtmxRequestCtx }>).detail.ctx;
    // A redirect leads to the log-in page: that is not how the post will look.
    if (response?.raw.ok && !response.raw.redirected) return announce("previewReady");
    event.preventDefault();
    fail(response?.raw.status === SIGNED_OUT ? tab.dataset.signedOut : undefined);
  });
}
