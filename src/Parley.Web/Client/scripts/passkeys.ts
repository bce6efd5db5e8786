import { creationOptions, requestOptions, textOf } from "./credentials";

// Shorter than the server takes an answer for.
const RenewAfter = 4 * 60 * 1000;

interface Asked { options: string; state: string }

type Answer = Asked | { problem: string };

/** Passkeys are the browser's; here are only the errands between it and the server. */
export function connect() {
  const logIn = document.querySelector<HTMLFormElement>("form[data-passkey-login]");
  const add = document.querySelector<HTMLFormElement>("form[data-new-passkey]");
  if (logIn && isAble()) connectLogIn(logIn);
  if (add) connectAdd(add);
}

const isAble = () => isSecureContext && typeof PublicKeyCredential === "function";

function connectLogIn(form: HTMLFormElement) {
  const button = form.querySelector<HTMLButtonElement>("[data-passkey]");
  if (!button) return;
  let waiting = new AbortController();
  button.hidden = false;
  button.addEventListener("click", async () => {
    waiting.abort();
    waiting = new AbortController();
    await logIn(form, waiting.signal).catch(() => complain(form, "refused"));
  });
  // Asked again at once, the browser would come with the same passkey, and never leave the name to be typed.
  if (form.dataset["passkeyLogin"] !== "refused") void offer(form, () => waiting);
}

/** Lets the browser offer passkeys where the name is typed, for as long as the page is open and nobody asks for more. */
async function offer(form: HTMLFormElement, current: () => AbortController) {
  if (!await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
  const waiting = current();
  while (!waiting.signal.aborted) {
    const signal = AbortSignal.any([waiting.signal, AbortSignal.timeout(RenewAfter)]);
    try {
      await logIn(form, signal, "conditional");
      return;
    } catch {
      // What was not run out but refused would be refused again and again.
      if (!signal.aborted) return;
    }
  }
}

async function logIn(form: HTMLFormElement, signal: AbortSignal, mediation?: "conditional") {
  const asked = await ask("/login/passkey/options", form);
  if ("problem" in asked) throw new Error(asked.problem);
  const publicKey = requestOptions(asked.options);
  const credential = await navigator.credentials.get({ publicKey, signal, ...(mediation && { mediation }) });
  if (!(credential instanceof PublicKeyCredential)) throw new Error("Nothing was chosen");
  // A password that the browser filled in has no business there.
  form.querySelectorAll<HTMLInputElement>("[name=name], [name=password]").forEach(input => { input.disabled = true; });
  form.action = "/login/passkey";
  send(form, asked.state, credential);
}

function connectAdd(form: HTMLFormElement) {
  if (!isAble()) {
    complain(form, "unable");
    form.querySelectorAll<HTMLButtonElement>("button").forEach(button => { button.disabled = true; });
    return;
  }
  form.addEventListener("submit", event => {
    event.preventDefault();
    void add(form);
  });
}

async function add(form: HTMLFormElement) {
  const button = form.querySelector<HTMLButtonElement>("button.primary");
  if (!button || button.disabled) return;
  button.disabled = true;
  try {
    const asked = await ask("/settings/security/passkeys/options", form);
    if ("problem" in asked) return say(form, asked.problem);
    const credential = await navigator.credentials.create({ publicKey: creationOptions(asked.options) });
    if (!(credential instanceof PublicKeyCredential)) throw new Error("Nothing was made");
    form.querySelectorAll<HTMLInputElement>("[name=password]").forEach(input => { input.disabled = true; });
    send(form, asked.state, credential);
  } catch (failure) {
    complain(form, failure instanceof DOMException && failure.name === "InvalidStateError" ? "there" : "refused");
  } finally {
    button.disabled = false;
  }
}

async function ask(address: string, form: HTMLFormElement): Promise<Answer> {
  const fields = new URLSearchParams();
  for (const name of ["__token", "password"]) {
    const input = form.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (input && !(name === "password" && address.startsWith("/login"))) fields.set(name, input.value);
  }
  const response = await fetch(address, { method: "POST", body: fields, credentials: "same-origin" });
  if (!response.ok && response.status !== 422) throw new Error(response.statusText);
  return await response.json() as Answer;
}

function send(form: HTMLFormElement, state: string, credential: PublicKeyCredential) {
  hide(form, "state", state);
  hide(form, "credential", JSON.stringify(plain(credential)));
  form.submit();
}

function plain(credential: PublicKeyCredential) {
  const { response } = credential;
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      ...(response instanceof AuthenticatorAttestationResponse ? attested(response) : asserted(response as AuthenticatorAssertionResponse)),
    },
  };
}

const attested = (response: AuthenticatorAttestationResponse) =>
  ({ attestationObject: textOf(response.attestationObject), transports: response.getTransports?.() ?? [] });

const asserted = (response: AuthenticatorAssertionResponse) => ({
  authenticatorData: textOf(response.authenticatorData),
  signature: textOf(response.signature),
  ...(response.userHandle && { userHandle: textOf(response.userHandle) }),
});

function hide(form: HTMLFormElement, name: string, value: string) {
  const input = document.createElement("input");
  Object.assign(input, { type: "hidden", name, value });
  form.append(input);
}

const complain = (form: HTMLFormElement, about: "unable" | "refused" | "there") => say(form, place(form)?.dataset[about] ?? "");

const place = (form: HTMLFormElement) => form.querySelector<HTMLElement>("[data-passkey-problem]");

function say(form: HTMLFormElement, sentence: string) {
  const line = place(form);
  if (!line) return;
  line.hidden = false;
  line.textContent = sentence;
}
