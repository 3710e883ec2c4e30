// Takes each safety of test/mutations.yaml away in turn, in a copy of the tree, and runs the test that
// must notice. It fails where the test passes all the same.
//   node scripts/mutations.mjs [WORDS]    only the safeties that contain these words
//   node scripts/mutations.mjs --check    runs no test: is all that the list names there, once?
//   node scripts/mutations.mjs --table    writes the table of docs/safety.md
// --list FILE takes another list.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

const DOCUMENT = 'docs/safety.md';
/** What tests and the build read. */
const COPIED = [
  ...['cmd', 'src', 'scripts', 'test', 'schema', 'examples'],
  ...['action.yml', 'package.json', 'tsconfig.json', 'vitest.config.ts'],
];
const { values, positionals } = parseArgs({
  options: {
    check: { type: 'boolean' },
    table: { type: 'boolean' },
    list: { type: 'string', default: 'test/mutations.yaml' },
  },
  allowPositionals: true,
});

/** What each test says of the unchanged tree. */
const asItIs = new Map();

process.chdir(resolve(import.meta.dirname, '..'));
const mutations = parse(readFileSync(values.list, 'utf8'));
const sources = ['cmd', 'src'].flatMap(filesIn).filter((file) => file.endsWith('.ts'));
const tests = filesIn('test').filter((file) => file !== values.list);

const found = mutations.flatMap(problemsOf);
if (values.table) writeFileSync(DOCUMENT, withTable(readFileSync(DOCUMENT, 'utf8')));
else if (values.check) found.push(...problemsOfTable());
else if (found.length === 0) found.push(...tryOutAll(positionals.join(' ')));
for (const problem of found) console.error(problem);
process.exitCode = found.length === 0 ? 0 : 1;

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function problemsOf({ safety, find, test, title }) {
  const problems = [];
  const places = placesOf(find);
  if (places.length !== 1)
    problems.push(`${safety}: ${places.length} places in cmd/ and src/ have: ${find}`);
  const files = testFiles(test);
  if (files.length !== 1) problems.push(`${safety}: ${files.length} files are called ${test}`);
  const titles = files.flatMap((file) => titlesBeside(file, title));
  if (files.length === 1 && titles.length !== 1) {
    problems.push(`${safety}: ${titles.length} tests of ${test} are called: ${title}`);
  }
  return problems;
}

/** Where the code is, in whichever file, and however it is laid out. */
function placesOf(code) {
  const letters = [...code.replace(/\s/g, '')].map((letter) => {
    const itself = letter.replace(/\W/, '\\$&');
    return /[)\]}]/.test(letter) ? `,?\\s*${itself}` : itself;
  });
  const pattern = new RegExp(letters.join('\\s*'), 'g');
  return sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].map((match) => ({ file, match })),
  );
}

function testFiles(name) {
  return tests.filter((file) => `/${file}`.endsWith(`/${name}`));
}

/** The title in the test file itself, or as the name of a case in a YAML file of its folder. */
function titlesBeside(file, title) {
  const beside = tests.filter(
    (other) => dirname(other) === dirname(file) && /\.ya?ml$/.test(other),
  );
  return [file, ...beside].flatMap((path) => readFileSync(path, 'utf8').split(title).slice(1));
}

function problemsOfTable() {
  const text = readFileSync(DOCUMENT, 'utf8');
  if (values.list !== 'test/mutations.yaml' || withTable(text) === text) return [];
  return [`the table of ${DOCUMENT} is not this list: run node scripts/mutations.mjs --table`];
}

function withTable(text) {
  const [start, end] = ['<!-- mutations -->', '<!-- end of mutations -->'];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${DOCUMENT} has no place for the mutations`);
  const rows = mutations.map(({ safety, test, title }) => `| ${safety} | \`${test}\`: ${title} |`);
  const table = ['| safety | noticed by |', '| --- | --- |', ...rows].join('\n');
  return `${text.slice(0, from)}${start}\n\n${table}\n\n${text.slice(to)}`;
}

/** Gives what went wrong: above all the safeties that nothing missed. */
function tryOutAll(words) {
  const chosen = mutations.filter(({ safety }) => safety.includes(words));
  if (chosen.length === 0) return [`no safety has these words: ${words}`];
  const copy = mkdtempSync(join(tmpdir(), 'segops-mutations-'));
  try {
    for (const name of COPIED) cpSync(name, join(copy, name), { recursive: true });
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
    return chosen.flatMap((mutation) => tryOut(copy, mutation));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function tryOut(copy, mutation) {
  const { safety, find, put, test } = mutation;
  const started = Date.now();
  if (!passesAsItIs(copy, mutation)) return [`${safety}: ${test} does not pass with it`];
  const [{ file, match }] = placesOf(find);
  const end = match.index + match[0].length;
  writeFileSync(join(copy, file), match.input.slice(0, match.index) + put + match.input.slice(end));
  const { failed } = runTest(copy, mutation);
  writeFileSync(join(copy, file), match.input);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${failed > 0 ? 'noticed' : 'NOT noticed'} (${seconds} s): ${safety}`);
  return failed > 0 ? [] : [`${safety}: ${test} passes without it`];
}

/** A test that fails anyway would notice everything, and one that does not run notices nothing. */
function passesAsItIs(copy, mutation) {
  const key = `${mutation.test} ${mutation.title}`;
  if (!asItIs.has(key)) asItIs.set(key, runTest(copy, mutation));
  const { passed, failed } = asItIs.get(key);
  return passed > 0 && failed === 0;
}

function runTest(copy, { test, title, built = false }) {
  if (built && !builds(copy)) return { passed: 0, failed: 0 };
  const [file] = testFiles(test);
  const name = title.replace(/\W/g, '\\$&');
  const { stdout } = spawnSync('npx', ['vitest', 'run', file, '-t', name, '--reporter=json'], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, SEGOPS_HISTORIES: '1000' },
  });
  // The next test must not start a program that has this mutation.
  rmSync(join(copy, 'dist'), { recursive: true, force: true });
  const { numPassedTests, numFailedTests } = JSON.parse(stdout.slice(stdout.indexOf('{')));
  return { passed: numPassedTests, failed: numFailedTests };
}

/** For a test that starts the built program. */
function builds(copy) {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: copy,
    stdio: 'inherit',
  });
  return status === 0;
}
