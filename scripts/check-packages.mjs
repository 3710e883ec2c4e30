// Checks the packages that are bundled into dist/: their licences, and what the registry knows of
// vulnerabilities. Without an answer of the registry nothing is known: that is said, and is no failure.
//   node scripts/check-packages.mjs [--licences FILE]
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const TOP = resolve(import.meta.dirname, '..');
/** They ask for no more than to be named, with their text, and dist/THIRD-PARTY-LICENSES.txt does that. */
const LICENCES = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
];
/** What npm counts as worth a failure. */
const SERIOUS = ['high', 'critical'];
const TIMEOUT_MS = 60_000;

const { values } = parseArgs({
  options: { licences: { type: 'string', default: join(TOP, 'dist/THIRD-PARTY-LICENSES.txt') } },
});
const bundled = bundledIn(readFileSync(values.licences, 'utf8'));
const problems = licenceProblems(bundled);
console.log(`licences: ${bundled.length} bundled packages, ${problems.length} problems`);
problems.push(...(await auditProblems(bundled)));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

/** `NAME VERSION (LICENCE)`, the text, and a line: one package after the other. */
function bundledIn(text) {
  const parts = text.split(`\n\n${'-'.repeat(80)}\n`).filter((part) => part.trim() !== '');
  return parts.map((part) => {
    const [head = '', ...lines] = part.trimStart().split('\n');
    const [, name = head, version = '', licence = ''] = /^(\S+) (\S+) \((.*)\)$/.exec(head) ?? [];
    return { name, version, licence, hasText: lines.some((line) => line.trim() !== '') };
  });
}

function licenceProblems(packages) {
  if (packages.length === 0) return [`${values.licences}: no package is named`];
  return packages.flatMap(({ name, version, licence, hasText }) => [
    ...(LICENCES.includes(licence)
      ? []
      : [
          `${name} ${version}: the licence ${licence || 'that it has'} is not in the list of this script`,
        ]),
    ...(hasText ? [] : [`${name} ${version}: the text of its licence is missing`]),
  ]);
}

async function auditProblems(packages) {
  const report = await audit();
  if (report === null) {
    console.log('npm audit: the registry did not answer, so vulnerabilities were not checked');
    return [];
  }
  const names = new Set(packages.map(({ name }) => name));
  const found = Object.values(report.vulnerabilities);
  const serious = found.filter(
    ({ name, severity }) => names.has(name) && SERIOUS.includes(severity),
  );
  console.log(`npm audit: ${found.length} known, ${serious.length} of them serious and bundled`);
  return serious.map(
    ({ name, severity }) => `${name}: a vulnerability of severity ${severity}. Run: npm audit`,
  );
}

/** null where there is no answer that can be read. */
async function audit() {
  const child = spawn('npm', ['audit', '--json'], {
    cwd: TOP,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const timer = setTimeout(() => child.kill(), TIMEOUT_MS);
  let output = '';
  child.stdout.on('data', (piece) => {
    output += piece;
  });
  await new Promise((done) => {
    child.once('close', done);
    child.once('error', done);
  });
  clearTimeout(timer);
  try {
    const report = JSON.parse(output);
    return typeof report.vulnerabilities === 'object' ? report : null;
  } catch {
    return null;
  }
}
