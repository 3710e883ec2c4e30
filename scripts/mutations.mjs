// Takes each safety away in turn and shows that a test notices: `npm run mutations`. It works on a
// copy of the tree, and prints the table that stands in docs/safety.md.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MUTATIONS = [
  {
    safety: 'the plan is durable before the first byte leaves',
    file: 'src/lock/journal.ts',
    find: '    await file.sync();\n',
    put: '',
    test: 'test/apply/crash-points.test.ts',
  },
  {
    safety: "the journal's name is durable too",
    file: 'src/lock/journal.ts',
    find: '    files.syncFolder(dirname(path));\n',
    put: '',
    test: 'test/apply/crash-points.test.ts',
  },
  {
    safety: 'an intent is synced before its batch is sent',
    file: 'src/lock/journal.ts',
    find: '    while (batch >= this.#durable) await this.#advance(batch);\n',
    put: '',
    test: 'test/apply/crash-points.test.ts',
  },
  {
    safety: 'a change without a recorded outcome is in doubt after a crash',
    file: 'src/lock/fold-journal.ts',
    find: "journal.sealed\n    ? null\n    : { kind: 'ambiguous', ambiguousAt: recoveredAt }",
    put: 'null',
    test: 'test/apply/crash-points.test.ts',
  },
  {
    safety: 'an unclear answer puts a membership in doubt',
    file: 'src/lock/membership.ts',
    find: "return { state: { kind: 'in-doubt', operation, answered: false }, unsettled };",
    put: 'return { ...previous, unsettled };',
    test: 'test/apply/histories.test.ts',
  },
  {
    safety: 'join: "rejected" after an unclear attempt clears nothing',
    file: 'src/apply/join.ts',
    find: 'if (ambiguousAt !== null)',
    put: "if (ambiguousAt !== null && last.kind !== 'rejected')",
    test: 'test/apply/histories.test.ts',
  },
  {
    safety: 'unsettled is stamped even after a successful retry',
    file: 'src/apply/join.ts',
    find: "return { kind: 'accepted', ambiguousAt };",
    put: "return { kind: 'accepted', ambiguousAt: null };",
    test: 'test/apply/histories.test.ts',
  },
  {
    safety: 'an answered change waits while the opposite may still land',
    file: 'src/lock/membership.ts',
    find: "return { state: { kind: 'in-doubt', operation, answered: true }, unsettled };",
    put: "return { state: { kind: operation === 'ADD' ? 'accepted' : 'absent' }, unsettled };",
    test: 'test/apply/histories.test.ts',
  },
  {
    safety: 'what is settling is asserted once more',
    file: 'src/lock/membership.ts',
    find: '    isUnsettled(unsettled, opposite(desired), now)\n',
    put: '    now > 0\n',
    test: 'test/apply/histories.test.ts',
  },
  {
    safety: 'the lock says that an apply is under way',
    file: 'src/apply/apply.ts',
    find: 'applying: order.apply',
    put: 'applying: null',
    test: 'test/lock/recover.test.ts',
  },
  {
    safety: 'a journal is folded once',
    file: 'src/lock/recover.ts',
    find: 'baseSerial === index.serial && ',
    put: '',
    test: 'test/lock/recover.test.ts',
  },
  {
    safety: 'chunks are written before the index that names them',
    file: 'src/lock/store/file-store.ts',
    find: '    for (const [file, bytes] of chunks) files.replace(join(folder, file), bytes);\n',
    put: '    queueMicrotask(() => { for (const [file, bytes] of chunks) files.replace(join(folder, file), bytes); });\n',
    test: 'test/apply/crash-points.test.ts',
  },
  {
    safety: 'the hold is checked before every request',
    file: 'src/apply/send.ts',
    find: '!this.#ports.holdIsOurs()',
    put: 'false',
    test: 'test/apply',
  },
  {
    safety: 'removals of earlier applies count within the window',
    file: 'src/lock/removal-budget.ts',
    find: 'history.filter(({ at }) => at > now - windowMs)',
    put: 'history.filter(() => false)',
    test: 'test/cases/plans.test.ts',
  },
  {
    safety: 'half a last row is noticed also where the number of rows stayed',
    file: 'src/plan/guards/list-guards.ts',
    find: 'source.bytes >= locked.bytes || isWhole',
    put: 'source.rows >= locked.rows || isWhole',
    test: 'test/cases/truncated.test.ts',
  },
  {
    safety: 'an exception that ended, or never ends, allows nothing',
    file: 'src/plan/guards/waivers.ts',
    find: 'return now < until && until <= now + LONGEST_DAYS * DAY;',
    put: 'return true;',
    test: 'test/cases/plans.test.ts',
  },
  {
    safety: 'nothing is adopted by an apply that lost its hold',
    file: 'src/apply/apply.ts',
    find: 'if (!send.holdIsOurs()) {\n    return holdLost({ index, created: [], stopped: null });',
    put: 'if (false) {\n    return holdLost({ index, created: [], stopped: null });',
    test: 'test/apply/apply.test.ts',
  },
];

const copy = mkdtempSync(join(tmpdir(), 'segops-mutations-'));
const only = process.argv[2];
let survived = 0;
try {
  for (const name of [
    'src',
    'test',
    'schema',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
  ]) {
    cpSync(name, join(copy, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  console.log('| safety | taken away in | noticed by |\n| --- | --- | --- |');
  for (const mutation of MUTATIONS) {
    if (only === undefined || mutation.safety.includes(only)) tryOut(mutation);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
if (survived > 0) console.log(`\n${survived} survived`);
process.exitCode = survived === 0 ? 0 : 1;

function tryOut({ safety, file, find, put, test }) {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(find)) throw new Error(`${file} does not hold: ${find}`);
  writeFileSync(path, source.replace(find, put));
  const { status, stdout } = spawnSync(
    'npx',
    ['vitest', 'run', test, '--reporter=json', '--bail=1'],
    {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, SEGOPS_HISTORIES: '1000' },
    },
  );
  writeFileSync(path, source);
  if (status === 0) survived += 1;
  console.log(`| ${safety} | \`${file}\` | ${status === 0 ? '**nothing**' : failedTest(stdout)} |`);
}

function failedTest(report) {
  const { testResults } = JSON.parse(report.slice(report.indexOf('{')));
  const failed = testResults
    .flatMap((result) => result.assertionResults)
    .find((result) => result.status === 'failed');
  return failed?.fullName ?? 'a suite that does not run';
}
