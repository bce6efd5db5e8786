// compress.mjs FROM TO: what is carried inside the program besides the bundles.
import { readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const [from, to] = process.argv.slice(2);
await writeFile(to, gzipSync(await readFile(from), { level: 9 }));
