import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { makeData, SEGMENTS } from './plan/data.ts';
import { measure } from './plan/measure.ts';
import { makeRepository, writeLock } from './plan/repository.ts';

const ROUNDS = 3;
const MILLION = 1_000_000;

const CONFIG = 'account: { region: in1 }\nlock: { file: ../segops.lock, lineage: bench }\n';
const MERGED = 'at_most: { per_member: 3 }';
const RULES: readonly (readonly [string, readonly string[]])[] = [
  ['none', []],
  ['at_most', [MERGED]],
  ['never', ["never: { matching: '*@competitor.example' }"]],
  [
    'four rules',
    [
      MERGED,
      "never: { matching: '*@competitor.example' }",
      "only: { matching: '*@*' }",
      'size: { segment: s0, between: 1.. }',
    ],
  ],
];

/** What rules over all segments add to a plan of 20 segments; the argument is members in millions. */
export async function run([millions = '20']: readonly string[] = []): Promise<void> {
  execFileSync(process.execPath, ['scripts/build.mjs', '.bench/dist']);
  const data = makeData(resolve('.bench'), Number(millions) * MILLION);
  writeLock(data);
  const folder = makeRepository(data, 'sorted');
  const program = resolve('.bench/dist/segops.js');
  const contenders = RULES.map(([name, rules], at) => {
    const config = `rules-${at}.yaml`;
    const lines = rules.map((rule, number) => `  - { name: r${number}, ${rule} }\n`);
    const asserts = lines.length === 0 ? '' : `assert:\n${lines.join('')}`;
    writeFileSync(join(folder, config), CONFIG + asserts);
    const command = [process.execPath, program, 'plan', '--config', config] as const;
    return { name, command: [...command] as [string, ...string[]], folder };
  });
  const costs = measure(contenders, ROUNDS);
  const plain = costs.get('none')?.leastCpu ?? Number.NaN;
  console.log(`${cpus()[0]?.model}, Node ${process.version}\n`);
  console.log(
    `| ${SEGMENTS} segments, ${millions} M memberships | s | least CPU s | MB | of a plan without rules |`,
  );
  console.log('| --- | ---: | ---: | ---: | ---: |');
  for (const [name, { wall, leastCpu, megabytes }] of costs) {
    const figures = [wall.toFixed(2), leastCpu.toFixed(2), megabytes.toFixed(0)];
    console.log(`| ${[name, ...figures, (leastCpu / plain).toFixed(2)].join(' | ')} |`);
  }
}
