// The browser's own SHA-256 is asynchronous, which costs more than the hash itself, and is missing on a forum without TLS.

const Primes = firstPrimes(64);
const Constants = Uint32Array.from(Primes, prime => fraction(Math.cbrt(prime)));
const Start = Uint32Array.from(Primes.slice(0, 8), prime => fraction(Math.sqrt(prime)));
const BlockLength = 64;
const LengthOfLength = 9;

const schedule = new Uint32Array(64);

/** The first 32 bits of the hash of a short text of ASCII letters. */
export function firstWord(text: string) {
  const blocks = padded(text);
  const state = Start.slice();
  for (let at = 0; at < blocks.byteLength; at += BlockLength) compress(state, blocks, at);
  return state[0]!;
}

function padded(text: string) {
  const bytes = new Uint8Array(Math.ceil((text.length + LengthOfLength) / BlockLength) * BlockLength);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  bytes[text.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 4, text.length * 8);
  return view;
}

// FIPS 180-4, 6.2.2.
function compress(state: Uint32Array, blocks: DataView, at: number) {
  const w = schedule;
  for (let t = 0; t < 16; t++) w[t] = blocks.getUint32(at + 4 * t);
  for (let t = 16; t < 64; t++) {
    const [x, y] = [w[t - 15]!, w[t - 2]!];
    w[t] = w[t - 16]! + (rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)) + w[t - 7]! + (rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10));
  }
  let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!, e = state[4]!, f = state[5]!, g = state[6]!, h = state[7]!;
  for (let t = 0; t < 64; t++) {
    const one = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + Constants[t]! + w[t]!) | 0;
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  state[0]! += a; state[1]! += b; state[2]! += c; state[3]! += d; state[4]! += e; state[5]! += f; state[6]! += g; state[7]! += h;
}

const rotate = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));

function fraction(root: number) {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function firstPrimes(count: number) {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.every(prime => n % prime !== 0)) primes.push(n);
  }
  return primes;
}
