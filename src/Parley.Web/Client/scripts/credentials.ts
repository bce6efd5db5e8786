// Browsers older than a year can't read the server's JSON by themselves.

type Base64Id = { id: string };

/** Bytes as they stand in WebAuthn's JSON: base64 for addresses, without padding. */
export function bytesOf(text: string) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, letter => letter.charCodeAt(0));
}

export function textOf(buffer: ArrayBuffer) {
  const plain = Array.from(new Uint8Array(buffer), byte => String.fromCharCode(byte)).join("");
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export function creationOptions(json: string): PublicKeyCredentialCreationOptions {
  const options = JSON.parse(json);
  return {
    ...options,
    challenge: bytesOf(options.challenge),
    user: { ...options.user, id: bytesOf(options.user.id) },
    excludeCredentials: credentials(options.excludeCredentials),
  };
}

export function requestOptions(json: string): PublicKeyCredentialRequestOptions {
  const options = JSON.parse(json);
  return { ...options, challenge: bytesOf(options.challenge), allowCredentials: credentials(options.allowCredentials) };
}

const credentials = (list: Base64Id[] | undefined) => (list ?? []).map(one => ({ ...one, id: bytesOf(one.id) }));
