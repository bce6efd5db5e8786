import { textOf } from "./composer";

const Pause = 600;
const Called = /@[\p{L}\p{N}_.-]+/gu;

/** Says below the text who will be told of it: asked when the writer rests, and only when other names stand in it than before. */
export function connect(form: HTMLFormElement) {
  const shown = form.querySelector<HTMLElement>("[data-told]");
  if (!shown) return;
  const text = textOf(form);
  let asked = "";
  let timer = 0;
  const look = () => {
    const names = [...new Set(text.value.match(Called))].sort().join(" ");
    const place = `${names} ${new FormData(form).get("category") ?? ""}`;
    if (place === asked) return;
    asked = place;
    if (names) void ask(form, shown);
    else shown.replaceChildren();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, Pause);
  };
  text.addEventListener("input", wait);
  form.querySelector("[name=category]")?.addEventListener("change", wait);
  wait();
}

async function ask(form: HTMLFormElement, shown: HTMLElement) {
  const sent = new URLSearchParams();
  for (const name of ["__token", "text", "category"]) {
    const value = new FormData(form).get(name);
    if (typeof value === "string" && value) sent.set(name, value);
  }
  if (shown.dataset.topic) sent.set("topic", shown.dataset.topic);
  try {
    const response = await fetch("/told", { method: "POST", body: sent, redirect: "error" });
    if (response.ok) shown.innerHTML = await response.text();
  } catch {
    // Without an answer it says nothing; posting does not hang on it.
  }
}
