// The one list of checks, which `npm run check`, .ci/run and the workflows share. It stops at the
// first that fails. The last line counts what passed, each test by itself.
//   node scripts/check.mjs [--dist]     --dist: also that the committed dist/ is not stale
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const CHECKS = [
  ['lint and format', 'npm run --silent lint'],
  ['types', 'npm run --silent typecheck'],
  ['dead code', 'npm run --silent deadcode'],
  ['action.yml and workflows', 'npm run --silent workflows'],
  ['tests', 'npm run --silent test'],
];
/** The tests have built dist/ by the time that these come. */
const PACKAGES = [
  'licences and vulnerabilities of bundled packages',
  'node scripts/check-packages.mjs',
];
const DIST = [
  'committed dist/ is what the sources build',
  'git diff --exit-code --stat -- dist && test -z "$(git status --porcelain -- dist)"',
];

process.chdir(resolve(import.meta.dirname, '..'));
const isDistChecked = process.argv.includes('--dist');
let passed = 0;
let failed = 0;
for (const [name, command] of isDistChecked ? [...CHECKS, PACKAGES, DIST] : [...CHECKS, PACKAGES]) {
  console.log(`\n== ${name}`);
  const { isOk, output } = await run(command);
  passed += countOf('passed', output) + (isOk ? 1 : 0);
  failed += isOk ? 0 : Math.max(1, countOf('failed', output));
  if (!isOk) break;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** What a command prints is shown while it runs, and kept for the count. */
function run(command) {
  const child = spawn('sh', ['-c', command], { stdio: ['inherit', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (piece) => {
    process.stdout.write(piece);
    output += piece;
  });
  return new Promise((done) => {
    child.once('close', (code) => done({ isOk: code === 0, output }));
  });
}

/** Of vitest's line `Tests  2 failed | 1204 passed (1206)`; 0 where there is no such line. */
function countOf(word, output) {
  const line = /^ *Tests .*$/m.exec(stripVTControlCharacters(output))?.[0] ?? '';
  return Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
}
