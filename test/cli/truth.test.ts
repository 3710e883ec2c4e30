import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { git } from '../git/plain-git.ts';
import {
  accountOf,
  folderWith,
  scheduleFaults,
  segops,
  stateOf,
  unwrapped,
  write,
} from './segops.ts';

/** What status and log say of applies, next to what is true of them. */
const SEGOPS = resolve(import.meta.dirname, '../../dist/segops.js');
const VIP = 'segment: { customer_segment_id: vip, create: true }\n';

let emulator: Emulator;
let cwd = '';
let env: Record<string, string> = {};

beforeEach(async () => {
  emulator = await startEmulator({});
  env = accountOf(emulator);
  cwd = folderWith({ 'segments/vip.yaml': `${VIP}members: [ada]\n` });
  git(['init', '--quiet'], { cwd });
  await segops(['init', '--yes', '--region', 'in1', '--no-example'], { cwd });
  git(['add', '--all'], { cwd });
  git(['commit', '--quiet', '-m', 'Begin'], { cwd });
  expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
});
afterEach(() => emulator.close());

const told = async (...args: readonly string[]) => {
  const { code, out, err } = await segops(args, { cwd });
  return { code, out: unwrapped(out), err: unwrapped(err), text: out };
};
const jsonOf = (text: string) => JSON.parse(text.split('\n')[0] ?? '');

/** An apply that waits for an answer. */
async function applying() {
  const { requests } = await stateOf(emulator);
  await scheduleFaults(emulator, 'stall=60s,times=1,api=update');
  write(cwd, 'segments/vip.yaml', `${VIP}members: [ada, bob]\n`);
  const child = spawn(process.execPath, [SEGOPS, 'apply', '--yes'], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, ...env },
    stdio: 'ignore',
  });
  await expect
    .poll(async () => (await stateOf(emulator)).requests, { timeout: 20_000 })
    .toBeGreaterThan(requests);
  return { child, closed: once(child, 'close') };
}

it('tells an apply that runs from one that is dead', async () => {
  const { child, closed } = await applying();
  const running = await told('status');
  expect(running.code).toBe(2);
  expect(running.out).toContain(`An apply is running: `);
  expect(running.out).toContain(`(process ${child.pid}, since`);
  expect(running.text).toMatch(/^Next: Wait until it ends, then look again:\n {2}segops status$/m);
  expect(running.out).not.toContain('cut off');
  expect(running.out).toContain('Lockfile: serial 1,');
  expect(jsonOf((await told('status', '--format', 'json')).text).lock.apply.state).toBe('running');
  expect((await told('plan')).err).toContain('An apply is running: ');
  expect((await told('log')).out).toMatch(/^#2 \S+Z .*\(running now\)/);
  expect((await told('doctor')).out).toContain('is running');

  child.kill('SIGKILL');
  await closed;
  const dead = await told('status');
  expect(dead.code).toBe(2);
  expect(dead.out).toMatch(/^Waiting: an apply that was cut off, /);
  expect(dead.out).toMatch(/An apply was cut off: .*\(process \d+, .*\), which has ended\./);
  expect(dead.out).not.toContain('running');
  expect(dead.text).toMatch(/^ +segops apply$/m);
  expect((await told('log')).out).toMatch(/^#2 .*\(cut off: the next apply records it\)/);
  expect(jsonOf((await told('log', '--format', 'json')).text)).toMatchObject({
    state: 'cut-off',
    recovered: false,
  });
  expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
  expect((await told('log', '--limit', '2')).out).toContain('(cut off, and recovered later)');
  expect((await told('status')).code).toBe(0);
});

describe('exit code 2', () => {
  it('of status names what to run for a change, a refusal and a segment without a manifest', async () => {
    write(cwd, 'segments/vip.yaml', `${VIP}members: [ada, bob]\n`);
    expect(await told('status')).toMatchObject({
      code: 2,
      text: expect.stringMatching(/^Next: Send what waits:\n {2}segops apply$/m),
    });
    write(cwd, 'segments/vip.yaml', `guard: { max_additions: 0 }\n${VIP}members: [ada, bob]\n`);
    expect(await told('status')).toMatchObject({
      code: 2,
      text: expect.stringMatching(/^Next: See what the guards refuse[^:]*:\n {2}segops plan$/m),
    });
    write(cwd, 'segments/vip.yaml', 'segment: { customer_segment_id: other }\nmembers: [eve]\n');
    const orphan = await told('status');
    expect(orphan).toMatchObject({ code: 2, out: expect.stringContaining('retire: keep') });
    expect(jsonOf((await told('status', '--format', 'json')).text).next).toHaveLength(2);
  });

  it('of status say that an apply refuses the lockfile, and where the repair is', async () => {
    rmSync(join(cwd, 'segops.lock'));
    const { code, out, err } = await told('status');
    expect([code, err]).toEqual([2, expect.stringContaining('segops.lock is missing')]);
    expect(out).toMatch(/^Waiting: a lockfile that an apply refuses\. /);
    expect(out).toMatch(/Next: See how to repair the lockfile, before any apply: segops doctor $/);
    expect((await told('doctor')).out).toContain('segops lock restore');
    expect((await told('lock', 'restore', '--yes')).code).toBe(0);
    expect((await told('status')).code).toBe(0);
  });

  it('of status counts whose day has passed until an apply runs', async () => {
    const over = 'members: [bob, { identity: ada, last_day: 2020-01-31 }]\n';
    write(cwd, 'segments/vip.yaml', `${VIP}${over}`);
    expect(await told('status')).toMatchObject({
      code: 2,
      out: expect.stringMatching(/^Waiting: 2 pending changes \(1 overdue\)\./),
      text: expect.stringMatching(/^Next: Send what waits:\n {2}segops apply$/m),
    });
    const [vip] = jsonOf((await told('status', '--format', 'json')).text).segments;
    expect([vip.pending, vip.overdue, vip.due]).toEqual([2, 1, 0]);
    // A list that has ended may be gone where a missing one only holds its segment.
    appendFileSync(join(cwd, 'segops.yaml'), 'on_refusal: hold_segment\n');
    const gone = 'members_from: [{ file: lists/gone.txt, last_day: 2020-01-31 }]\n';
    write(cwd, 'segments/vip.yaml', `${VIP}${over}${gone}`);
    expect((await told('status')).out).toMatch(/^Waiting: 2 pending changes \(1 overdue\)\./);
    expect((await told('why', 'ada')).out).toContain('does not count on this day');
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    expect((await told('status')).code).toBe(0);
  });

  it('of plan and fmt names what to run', async () => {
    write(cwd, 'segments/vip.yaml', `${VIP}members:\n  - bob\n  - ada\n`);
    expect(await told('plan', '--detailed-exitcode')).toMatchObject({
      code: 2,
      text: expect.stringMatching(/^ +segops apply$/m),
    });
    const { code, out } = await segops(['fmt', '--check'], { cwd });
    expect([code, /^ +segops fmt$/m.test(out)]).toEqual([2, true]);
  });
});

it('logs an apply that failed with its reason, and not as one that recorded lists', async () => {
  write(cwd, 'segments/vip.yaml', `${VIP}members: [ada, bob]\n`);
  const wrong = { ...env, CLEVERTAP_PASSCODE: 'wrong' };
  expect((await segops(['apply', '--yes'], { cwd, env: wrong })).code).toBe(4);
  const { out } = await told('log', '--limit', '1');
  expect(out).toMatch(/No membership changed\. stopped: CleverTap refused the credentials/);
  expect(out).not.toContain('were recorded');
});

describe('edits that are not committed', () => {
  it('are marked in log and status, in JSON too, and not once they are committed', async () => {
    expect((await told('log')).out).not.toContain('uncommitted');
    write(cwd, 'segments/vip.yaml', `${VIP}members: [ada, bob]\n`);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    expect((await told('log')).out).toMatch(/^#2 .* from [0-9a-f]{10} with uncommitted edits/);
    expect((await told('status')).out).toContain('with uncommitted edits (#2)');
    const found = (await told('log', '--format', 'json')).text.trim().split('\n');
    expect(found.map((line) => JSON.parse(line).uncommitted)).toEqual([true, false]);
    const status = jsonOf((await told('status', '--format', 'json')).text);
    expect(status.last_apply.uncommitted).toBe(true);

    git(['commit', '--quiet', '--all', '-m', 'Add bob'], { cwd });
    write(cwd, 'README', 'not of segops\n');
    write(cwd, 'segments/vip.yaml', `${VIP}members: [ada, bob, eve]\n`);
    git(['commit', '--quiet', '--all', '-m', 'Add eve'], { cwd });
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    expect((await told('log', '--limit', '1')).out).not.toContain('uncommitted');
  });

  it.each([
    ['config', 'segops.yaml'],
    ['list', 'lists/a.txt'],
    ['manifest that git does not know', 'segments/new.yaml'],
  ])('are marked of a %s too', async (_, path) => {
    write(cwd, 'lists/a.txt', 'eve\n');
    write(
      cwd,
      'segments/vip.yaml',
      `${VIP}members: [ada]\nmembers_from: [{ file: lists/a.txt }]\n`,
    );
    git(['add', '--all'], { cwd });
    git(['commit', '--quiet', '-m', 'Add a list'], { cwd });
    if (path === 'segops.yaml') {
      write(cwd, path, `${readFileSync(join(cwd, path), 'utf8')}# edited\n`);
    } else {
      write(
        cwd,
        path,
        path === 'lists/a.txt'
          ? 'eve\nfay\n'
          : 'segment: { customer_segment_id: n, create: true }\nmembers: [x]\n',
      );
    }
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    expect((await told('log', '--limit', '1')).out).toContain('with uncommitted edits');
  });
});
