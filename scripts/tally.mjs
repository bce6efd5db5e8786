// Adds up one run of `./dev test` from its result files: a table, why tests were skipped, what failed, and as the
// last line "N passed, N failed, N skipped". Its exit code is 1 when something failed or no test ran.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const MESSAGE_LINES = 30;
const MESSAGE_COLUMNS = 240;

const folder = process.argv[2];
const steps = read("steps.tsv").trimEnd().split("\n").map(toStep);
const tests = steps.flatMap((step) => step.tests);
const failures = steps.flatMap((step) => step.failures);

printTable();
printSkipped();
failures.forEach(printFailure);
printTotal();

function toStep(line) {
  const [kind, name, status, seconds] = line.split("\t");
  const tests = kind === "tests" ? readTests(name) : [];
  const failures = tests.filter((test) => test.outcome === "Failed");
  const problem = failures.length === 0 && problemOf(kind, name, Number(status));
  if (problem) failures.push({ step: name, name: problem, message: read(name, "output.log") });
  return { kind, name, seconds, tests, failures };
}

function problemOf(kind, name, status) {
  if (status === 124 || status === 137) return "did not end in time";
  if (status !== 0) return `ended with exit code ${status}`;
  if (kind === "tests" && !existsSync(join(folder, name, "result.trx"))) return "wrote no result file";
  return null;
}

function readTests(step) {
  const results = read(step, "result.trx").matchAll(/<UnitTestResult ([^>]*?)(?:\/>|>(.*?)<\/UnitTestResult>)/gs);
  return [...results]
    .map(([, attributes, body = ""]) => ({
      step,
      name: part(attributes, /testName="(.*?)"/s),
      outcome: part(attributes, /outcome="(.*?)"/),
      message: part(body, /<Message>(.*?)<\/Message>/s) + "\n" + part(body, /<StackTrace>(.*?)<\/StackTrace>/s),
      reason: part(body, /<StdOut>(.*?)<\/StdOut>/s),
    }))
    // Explicit tests that nobody asked for are no part of this run.
    .filter((test) => test.outcome !== "NotRunnable");
}

function printTable() {
  const width = Math.max(...steps.map((step) => step.name.length));
  const row = (name, ...cells) => console.log(name.padEnd(width) + cells.map((cell) => `${cell}`.padStart(9)).join(""));
  console.log();
  row("run", "passed", "failed", "skipped", "seconds");
  for (const { kind, name, seconds, tests, failures } of steps) {
    const isTests = kind === "tests";
    row(name, isTests ? count(tests, "Passed") : "", failures.length, isTests ? count(tests, "NotExecuted") : "", seconds);
  }
  console.log();
}

function printSkipped() {
  const counts = new Map();
  for (const { outcome, reason } of tests) {
    if (outcome === "NotExecuted") counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  for (const [reason, times] of counts) console.log(`skipped ${times}: ${reason}`);
  if (counts.size > 0) console.log();
}

function printFailure({ step, name, message }) {
  const lines = message.trimEnd().split("\n").map((line) => `    ${line.slice(0, MESSAGE_COLUMNS)}`);
  console.log(`FAILED ${step}: ${name}`);
  console.log(lines.slice(0, MESSAGE_LINES).join("\n"));
  if (lines.length > MESSAGE_LINES) console.log(`    … ${join(folder, step, "output.log")} has the rest`);
  console.log();
}

function printTotal() {
  if (tests.length === 0 && failures.length === 0) console.log("no test ran\n");
  console.log(`${count(tests, "Passed")} passed, ${failures.length} failed, ${count(tests, "NotExecuted")} skipped`);
  process.exitCode = failures.length === 0 && tests.length > 0 ? 0 : 1;
}

function count(tests, outcome) {
  return tests.filter((test) => test.outcome === outcome).length;
}

function read(...path) {
  const file = join(folder, ...path);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function part(xml, pattern) {
  return unescape(pattern.exec(xml)?.[1] ?? "");
}

function unescape(xml) {
  const characters = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return xml.replace(/&(?:#x([0-9a-f]+)|#([0-9]+)|(\w+));/gi, (_, hex, decimal, name) =>
    name ? characters[name] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)));
}
