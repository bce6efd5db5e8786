import "@github/file-attachment-element";
import type { Attachment } from "@github/file-attachment-element";
import { announce } from "./announce";
import { insertAtCursor, replaceText, textOf } from "./composer";

const SIGNED_OUT = 401;
const REFUSED = 422;
const MEGABYTE = 1024 * 1024;

/** Images and files by paste, drop or button. Without scripts the field sends them with the form. */
export function connect(form: HTMLFormElement) {
  const field = form.querySelector<HTMLElement>("[data-attachments]");
  const list = form.querySelector<HTMLElement>("[data-uploads]");
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  if (!field || !list || !input) return;
  const uploads = new Uploads(form, field.dataset.uploadUrl!, list, input);
  form.querySelectorAll<HTMLElement>("[data-upload-submit]").forEach(it => { it.hidden = true; });
  field.addEventListener("file-attachment-accepted", event =>
    uploads.take((event as CustomEvent<{ attachments: Attachment[] }>).detail.attachments.map(it => it.file)));
  // Half of the text would be places that wait for files.
  form.addEventListener("submit", event => {
    if (!uploads.areRunning || (event.submitter as HTMLButtonElement | null)?.value === "preview") return;
    event.preventDefault();
    uploads.askToWait();
  });
}

class Uploads {
  private readonly running = new Set<XMLHttpRequest>();
  private readonly cancelled = new WeakSet<XMLHttpRequest>();

  constructor(
    private readonly form: HTMLFormElement,
    private readonly url: string,
    private readonly list: HTMLElement,
    private readonly input: HTMLInputElement,
  ) {}

  get areRunning() {
    return this.running.size > 0;
  }

  take(files: File[]) {
    this.list.querySelectorAll(".error").forEach(it => it.remove());
    const most = Number(this.input.dataset.mostFiles);
    if (files.length > most) this.say("tooMany");
    files.slice(0, most).forEach(file => this.send(file));
  }

  askToWait() {
    this.list.querySelector("[data-passing]")?.remove();
    this.say("wait").dataset.passing = "";
  }

  private say(name: string, ...gaps: string[]) {
    return this.sayWords(words(this.list, name, ...gaps));
  }

  private sayWords(sentence: string) {
    const line = document.createElement("li");
    line.className = "error";
    line.setAttribute("role", "alert");
    line.textContent = sentence;
    this.list.append(line);
    this.list.hidden = false;
    return line;
  }

  private send(file: File) {
    const most = Number(file.type.startsWith("image/") ? this.input.dataset.mostImageBytes : this.input.dataset.mostFileBytes);
    if (file.size > most) {
      this.say("tooLarge", file.name, String(most / MEGABYTE));
      return;
    }

    const place = this.placeFor(file);
    insertAtCursor(this.form, place);
    const request = new XMLHttpRequest();
    const row = this.rowFor(file, request);
    request.upload.addEventListener("progress", event => { if (event.lengthComputable) row.progress.value = event.loaded / event.total; });
    // What comes after all has been sent, the server's work, takes its time too.
    request.upload.addEventListener("load", () => row.progress.removeAttribute("value"));
    request.addEventListener("abort", () => this.cancelled.add(request));
    request.addEventListener("loadend", () => this.end(request, row.line, file, place));
    request.open("POST", this.url);
    request.send(this.bodyOf(file));
    this.running.add(request);
  }

  private bodyOf(file: File) {
    const body = new FormData();
    body.append("__token", this.form.querySelector<HTMLInputElement>("input[name=__token]")!.value);
    body.append(this.input.name, file, file.name);
    return body;
  }

  // Each its own, though two files may have one name.
  private placeFor(file: File) {
    const name = file.name.replace(/[[\]`*_\\]/g, " ");
    const place = `![${words(this.list, "uploading", name)}]()`;
    let unique = place;
    for (let number = 2; textOf(this.form).value.includes(unique); number++) unique = place.replace("]()", ` (${number})]()`);
    return unique;
  }

  private rowFor(file: File, request: XMLHttpRequest) {
    const line = document.createElement("li");
    const name = document.createElement("span");
    const progress = document.createElement("progress");
    const cancel = document.createElement("button");
    name.textContent = file.name;
    name.dir = "auto";
    progress.value = 0;
    progress.setAttribute("aria-label", words(this.list, "uploading", file.name));
    cancel.type = "button";
    cancel.textContent = "×";
    cancel.title = words(this.list, "cancel", file.name);
    cancel.setAttribute("aria-label", cancel.title);
    cancel.addEventListener("click", () => request.abort());
    line.append(name, progress, cancel);
    this.list.append(line);
    this.list.hidden = false;
    return { line, progress };
  }

  private end(request: XMLHttpRequest, line: HTMLElement, file: File, place: string) {
    this.running.delete(request);
    const hadFocus = line.contains(document.activeElement);
    line.remove();
    if (!this.areRunning) this.list.querySelector("[data-passing]")?.remove();
    this.list.hidden = this.list.childElementCount === 0;
    if (hadFocus) textOf(this.form).focus();
    // A redirect leads to the log-in page, which is no file.
    const arrived = request.status === 200 && !request.responseURL.includes("/login");
    replaceText(this.form, place, arrived ? request.responseText : "");
    if (arrived) announce("uploaded", file.name);
    // Nobody needs to be told of what they did themselves.
    else if (!this.cancelled.has(request)) this.explain(request, file);
  }

  private explain(request: XMLHttpRequest, file: File) {
    if (request.status === REFUSED) this.sayWords(request.responseText);
    else if (request.status === SIGNED_OUT) this.say("signedOut");
    else this.say("failed", file.name);
  }
}

const words = (list: HTMLElement, name: string, ...gaps: string[]) =>
  gaps.reduce((sentence, gap, index) => sentence.replace(`{${index}}`, () => gap), list.dataset[name] ?? "");
