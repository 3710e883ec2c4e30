import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { git } from '../../src/git/git.ts';
import { membersIn, write } from '../cli/segops.ts';
import { ACTION, example } from './example.ts';
import { Hub } from './hub.ts';

/** "Set up in five minutes" of `docs/action.md`, followed word by word in a fresh repository. */
const TOP = resolve(import.meta.dirname, '../..');
const GUIDE = readFileSync(join(TOP, 'docs/action.md'), 'utf8');

let hub: Hub;
beforeEach(async () => {
  hub = await Hub.fresh();
});
afterEach(async () => {
  expect(hub.github.violations).toEqual([]);
  await hub.close();
});

/** The commands of the steps, in order. */
function steps(): string[] {
  const [, rest = ''] = GUIDE.split('## Set up in five minutes');
  const [section = ''] = rest.split('\n## ');
  return [...section.matchAll(/^ {3}```sh\n([\s\S]*?)^ {3}```/gm)].map(([, text = '']) => text);
}

/** In a shell in which `segops` is the one that was just built. */
function run(script: string, cwd: string): Promise<number | null> {
  const bin = mkdtempSync(join(tmpdir(), 'segops bin '));
  const segops = join(TOP, 'dist/segops.js');
  writeFileSync(join(bin, 'segops'), `#!/bin/sh\nexec "${process.execPath}" "${segops}" "$@"\n`);
  chmodSync(join(bin, 'segops'), 0o755);
  const env = { PATH: `${bin}:${process.env.PATH ?? ''}`, HOME: cwd };
  const child = spawn('sh', ['-ec', script], { cwd, env, stdio: ['pipe', 'inherit', 'inherit'] });
  child.stdin.end('y\n');
  return new Promise((done) => child.once('close', done));
}

/** What a workflow gives to this Action, secrets in place. */
function inputsOf(name: string): Record<string, string> {
  const { jobs } = parse(example(name)) as {
    jobs: Record<string, { steps: { uses: string; with?: Record<string, string> }[] }>;
  };
  const used = Object.values(jobs).flatMap((job) => job.steps);
  const given = used.find(({ uses }) => uses.startsWith(`${ACTION}@`))?.with ?? {};
  const { accountId, passcode } = hub.emulator;
  const secrets: Record<string, string> = {
    '${{ secrets.CLEVERTAP_ACCOUNT_ID }}': accountId,
    '${{ secrets.CLEVERTAP_PASSCODE }}': passcode,
  };
  return Object.fromEntries(
    Object.entries(given).map(([input, value]) => [input, secrets[value] ?? value]),
  );
}

it('leads from a fresh repository to a merge that is applied', async () => {
  const [init = '', workflows = '', ...more] = steps();
  expect(more).toEqual([]);
  const cwd = hub.remote.clone();
  expect(await run(init, cwd)).toBe(0);
  const manifest = (...members: string[]) =>
    `segment: { customer_segment_id: vip, create: true }\nmembers: [${members.join(', ')}]\n`;
  write(cwd, 'segments/example.yaml', manifest('ada'));
  for (const name of ['plan.yml', 'apply.yml']) {
    write(cwd, `.github/workflows/${name}`, example(name));
  }
  git(['add', 'segments'], { cwd });
  expect(await run(workflows, cwd)).toBe(0);
  hub.tellCommits(cwd);

  hub.inputs = inputsOf('apply.yml');
  // The credentials come from the workflow, and nowhere else.
  const env = { CLEVERTAP_ACCOUNT_ID: '', CLEVERTAP_PASSCODE: '' };
  expect((await hub.apply({ env })).outputs.outcome).toBe('applied');
  const pull = hub.change({ 'segments/example.yaml': manifest('ada', 'bob') });
  expect((await hub.plan(pull, { inputs: inputsOf('plan.yml') })).outputs.outcome).toBe('planned');
  expect(hub.comment(pull)).toMatch(/^### Adds 1 member to 1 segment\n/);
  hub.approve(pull);
  hub.merge(pull);
  expect((await hub.apply({ env })).outputs.outcome).toBe('applied');
  expect(hub.comment(pull)).toMatch(/^### Applied 1 of 1 change /);
  expect(await membersIn(hub.emulator, 'vip')).toEqual(['identity:ada', 'identity:bob']);
});
