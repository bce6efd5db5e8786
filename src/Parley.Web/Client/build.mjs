// Bundles scripts and styles and draws the icon sprite into the dist folder, which the build carries into the program.
import { build } from "esbuild";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(here, "dist");
const packages = path.join(here, "node_modules");
const readJson = async (...names) => JSON.parse(await readFile(path.join(here, ...names), "utf8"));

// Custom properties with light-dark(), relative colours and :has() have been in all three engines since this generation.
const browsers = ["chrome123", "firefox128", "safari17.5"];

async function bundle() {
  await build({
    absWorkingDir: here,
    entryPoints: { site: "scripts/site.ts" },
    outdir: dist,
    bundle: true,
    minify: true,
    format: "esm",
    // What a page needs later, or never, is a file of its own.
    splitting: true,
    chunkNames: "[name]",
    target: browsers,
    legalComments: "none",
  });
  await build({
    absWorkingDir: here,
    entryPoints: { site: "styles/site.css" },
    outdir: dist,
    bundle: true,
    minify: true,
    target: browsers,
  });
}

async function symbol(name) {
  const svg = await readFile(path.join(packages, "lucide-static/icons", `${name}.svg`), "utf8");
  const shapes = svg.match(/<svg[^>]*>(.*)<\/svg>/s)[1].replace(/\s+/g, " ").replaceAll("> <", "><").replaceAll(" />", "/>").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" stroke="currentColor" stroke-width="1.75"` +
    ` stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
}

async function drawIcons() {
  const symbols = await Promise.all((await readJson("icons.json")).map(symbol));
  await writeFile(path.join(dist, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}

// The licences of what is inside the bundles ask for their notice in every copy.
async function gatherLicenses() {
  const { packages: locked } = await readJson("package-lock.json");
  const shipped = Object.keys(locked).filter(key => key && (!locked[key].dev || key.endsWith("/lucide-static")));
  const notices = await Promise.all(shipped.map(async key => {
    const text = await readFile(path.join(here, key, "LICENSE"), "utf8").catch(() => locked[key].license);
    return `${key.replace("node_modules/", "")} ${locked[key].version}\n\n${text.trim()}\n`;
  }));
  await writeFile(path.join(dist, "licenses.txt"), notices.join(`\n${"-".repeat(72)}\n\n`));
}

// Once, at the build, at the highest level, so that no server has to.
async function compress() {
  for (const name of (await readdir(dist)).filter(name => !/\.(br|gz|png)$/.test(name))) {
    const file = path.join(dist, name);
    const plain = await readFile(file);
    await writeFile(`${file}.br`, brotliCompressSync(plain));
    await writeFile(`${file}.gz`, gzipSync(plain, { level: 9 }));
  }
}

await mkdir(dist, { recursive: true });
const copy = name => copyFile(path.join(here, name), path.join(dist, name));
await Promise.all([bundle(), drawIcons(), gatherLicenses(), copy("favicon.svg"), copy("forum.png")]);
await compress();
