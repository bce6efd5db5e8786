import { firstWord } from "./sha256";

const ChunkMilliseconds = 12;
const TriesBetweenLooks = 200;

/** Solves the form's puzzle in small pieces while somebody types; a form that is sent before waits for it. */
export function connect(form: HTMLFormElement) {
  const answer = form.elements.namedItem("answer");
  if (!(answer instanceof HTMLInputElement)) return;
  const puzzle = form.dataset.puzzle ?? "";
  const bits = Number(form.dataset.bits);
  if (answer.value && isSolved(`${puzzle}.${answer.value}`, bits)) return;

  const solved = solve(puzzle, bits).then(found => { answer.value = found; });
  let waits = false;
  form.addEventListener("submit", event => {
    if (answer.value) return;
    event.preventDefault();
    form.querySelector("[data-solving]")?.removeAttribute("hidden");
    // However often the button is pressed meanwhile.
    if (!waits) void solved.then(() => form.requestSubmit());
    waits = true;
  });
  answer.value = "";
}

const isSolved = (text: string, bits: number) => Math.clz32(firstWord(text)) >= bits;

async function solve(puzzle: string, bits: number) {
  let nonce = 0;
  for (;;) {
    for (const end = performance.now() + ChunkMilliseconds; performance.now() < end;) {
      for (let tries = 0; tries < TriesBetweenLooks; tries++, nonce++) {
        if (isSolved(`${puzzle}.${nonce}`, bits)) return String(nonce);
      }
    }
    await new Promise(resolve => setTimeout(resolve));
  }
}
