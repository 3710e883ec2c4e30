import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { fetchBranch } from '../../src/git/branch.ts';
import { push } from '../../src/git/push-branch.ts';
import { commitTexts, lockBranch, TestRemote } from '../git/remotes.ts';
import {
  accountOf,
  folderWith,
  initialise,
  membersIn,
  segops,
  startSegops,
  stateOf,
  unwrapped,
  write,
} from './segops.ts';

const VIP = 'segment: { customer_segment_id: vip, create: true }\n';
const NEWS = 'segment: { customer_segment_id: news, create: true }\n';

describe('a journal that is lost from a lock branch', () => {
  it('is given up by the command that the refusal names, and everything ends in step', async () => {
    const emulator = await startEmulator({ latency: { from: 1500, to: 1500 } });
    const env = accountOf(emulator);
    const remote = new TestRemote();
    const cwd = remote.clone();
    write(cwd, 'segments/vip.yaml', `${VIP}members: [ada]\n`);
    const init = [
      'init',
      '--yes',
      '--region',
      'in1',
      '--no-example',
      '--lock-branch',
      'segops-lock',
    ];
    expect((await segops(init, { cwd })).code).toBe(0);
    write(cwd, 'segops.yaml', `${readFileSync(join(cwd, 'segops.yaml'), 'utf8')}settle: 1s\n`);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);

    write(cwd, 'segments/vip.yaml', `${VIP}members: [ada, eve]\n`);
    const { requests } = await stateOf(emulator);
    const child = startSegops(['apply', '--yes'], { cwd, env });
    const ended = new Promise((done) => child.once('close', done));
    while ((await stateOf(emulator)).requests === requests && child.exitCode === null)
      await delay(20);
    child.kill('SIGKILL');
    await ended;

    const place = lockBranch(cwd);
    const found = await fetchBranch(place);
    if (found.kind !== 'found' || found.at.head === null) throw new Error('no lock branch');
    const without = await commitTexts(cwd, found.at.head, { 'segops.lock.d/journal': null });
    expect((await push(place, without, found.at)).kind).toBe('pushed');
    const refused = await segops(['apply', '--yes'], { cwd, env });
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining('error journal-missing'),
    ]);
    const command = /^ *segops (lock .+)$/m.exec(refused.err)?.[1] ?? '';
    const forgotten = await segops([...command.split(' '), '--yes'], { cwd, env });
    expect([forgotten.code, forgotten.err]).toEqual([0, '']);
    await delay(1200);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada', 'identity:eve']);
    expect((await segops(['plan', '--detailed-exitcode'], { cwd })).code).toBe(0);
    await emulator.close();
  });
});

describe('a journal that is lost', () => {
  let emulator: Emulator;
  let cwd = '';
  let env: Record<string, string> = {};

  beforeEach(async () => {
    emulator = await startEmulator({ latency: { from: 300, to: 300 } });
    env = accountOf(emulator);
    cwd = folderWith({ 'segments/vip.yaml': `${VIP}members: [ada, bob, eve]\n` });
    await initialise(cwd);
    const config = readFileSync(join(cwd, 'segops.yaml'), 'utf8');
    write(cwd, 'segops.yaml', `${config.replace(/^guard:.*\n/m, '')}settle: 1s\n`);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
  });
  afterEach(() => emulator.close());

  const lock = () => readFileSync(join(cwd, 'segops.lock'), 'utf8');
  const journals = () =>
    readdirSync(join(cwd, 'segops.lock.d')).filter((name) => name.startsWith('journal-'));

  /** Starts an apply and kills it while its request is on its way. */
  async function killInFlight(): Promise<void> {
    const child = startSegops(['apply', '--yes'], { cwd, env });
    const ended = new Promise((done) => child.once('close', done));
    while (/^applying: null$/m.test(lock()) && child.exitCode === null) await delay(5);
    await delay(100);
    child.kill('SIGKILL');
    await ended;
    expect(/^applying: null$/m.test(lock())).toBe(false);
  }

  it('is given up by the command that the refusal names, and everything ends in step', async () => {
    write(cwd, 'segments/vip.yaml', `${VIP}members: [bob, cy, eve]\n`);
    write(cwd, 'segments/news.yaml', `${NEWS}members: [ada]\n`);
    await killInFlight();
    const present = await segops(['lock', 'forget-journal', '--yes'], { cwd, env });
    expect([present.code, present.err]).toEqual([
      1,
      expect.stringContaining('error journal-not-lost'),
    ]);

    for (const name of journals()) rmSync(join(cwd, 'segops.lock.d', name));
    const refused = await segops(['apply', '--yes'], { cwd, env });
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining('error journal-missing'),
    ]);
    const command = /^ *segops (lock .+)$/m.exec(refused.err)?.[1] ?? '';
    expect((await segops(command.split(' '), { cwd, env })).err).toContain('error consent-needed');
    const forgotten = await segops([...command.split(' '), '--yes'], { cwd, env });
    expect([forgotten.code, forgotten.err]).toEqual([0, '']);
    expect(unwrapped(forgotten.out)).toContain(
      'that no manifest declares any more, cannot be known',
    );
    expect(unwrapped(forgotten.out)).toContain('3 memberships of news and vip are unconfirmed');

    await delay(1200);
    const applied = await segops(['apply', '--yes'], { cwd, env });
    expect([applied.code, applied.err]).toEqual([0, '']);
    expect(await membersIn(emulator, 'vip')).toEqual([
      'identity:bob',
      'identity:cy',
      'identity:eve',
    ]);
    expect(await membersIn(emulator, 'news')).toEqual(['identity:ada']);
    expect((await segops(['plan', '--detailed-exitcode'], { cwd })).code).toBe(0);
  });

  it('leaves a segment in the lockfile to which it may have sent its first members', async () => {
    write(cwd, 'segments/news.yaml', 'segment: { ct_segment_id: 77 }\nmembers: [ada]\n');
    await killInFlight();
    for (const name of journals()) rmSync(join(cwd, 'segops.lock.d', name));
    await segops(['lock', 'forget-journal', '--yes'], { cwd, env });
    expect(lock()).toContain('used: ["ct:77"]');
    expect((await segops(['lock', 'forget-journal', '--yes'], { cwd, env })).out).toBe(
      'The lockfile waits for no journal.\n',
    );
  });
});
