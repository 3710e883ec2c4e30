import { execSync, spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseFault } from '../../src/emulator/fault-text.ts';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { fetchBranch } from '../../src/git/branch.ts';
import { push } from '../../src/git/push-branch.ts';
import { branchStore } from '../../src/lock/store/branch-store.ts';
import { commandsOf, follow } from '../cli/document.ts';
import { accountOf, membersIn, segops, stateOf, unwrapped, write } from '../cli/segops.ts';
import { serveOverHttp } from './http-remote.ts';
import { git } from './plain-git.ts';
import { commitTexts, lockBranch, TestRemote } from './remotes.ts';

/** The built CLI with its lock on a branch: real git, real processes, the emulator as CleverTap. */
const SEGOPS = resolve(import.meta.dirname, '../../dist/segops.js');
const INIT = ['init', '--yes', '--region', 'in1', '--no-example', '--lock-branch', 'segops-lock'];
const VIP = 'segment: { customer_segment_id: vip, create: true }\n';

describe('segops with a lock branch', () => {
  let emulator: Emulator;
  let remote: TestRemote;
  let here = '';
  let env: Record<string, string> = {};

  const initialised = new TestRemote();
  let config = '';

  beforeAll(async () => {
    const cwd = initialised.clone();
    const ran = await segops(INIT, { cwd });
    expect([ran.code, ran.err]).toEqual([0, '']);
    config = readFileSync(join(cwd, 'segops.yaml'), 'utf8');
  });
  beforeEach(async () => {
    emulator = await startEmulator({});
    env = accountOf(emulator);
    remote = new TestRemote(initialised.folder);
    here = remote.clone();
    write(here, 'segops.yaml', config);
    write(here, 'segments/vip.yaml', `${VIP}members: [ada, 00123]\n`);
  });
  afterEach(() => emulator.close());

  /** The same manifests in a clone of somebody else's. */
  function colleague(...flags: readonly string[]): string {
    const there = remote.clone(...flags);
    for (const path of ['segops.yaml', 'segments/vip.yaml']) {
      write(there, path, readFileSync(join(here, path), 'utf8'));
    }
    return there;
  }

  it('initialises, plans, applies, and has nothing left to do, here and elsewhere', async () => {
    const plan = await segops(['plan', '--detailed-exitcode'], { cwd: here });
    expect([plan.code, plan.err]).toEqual([2, '']);
    const applied = await segops(['apply', '--yes'], { cwd: here, env });
    expect([applied.code, applied.err]).toEqual([0, '']);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:00123', 'identity:ada']);
    const again = await segops(['plan', '--detailed-exitcode'], {
      cwd: colleague('--depth=1', '-c', 'core.autocrlf=true'),
    });
    expect(again).toEqual({
      code: 0,
      out: 'Nothing to do: 1 segment matches its manifest (2 members).\n',
      err: '',
    });
    const log = remote.git('log', '--format=%s', 'segops-lock').split('\n');
    expect([log.at(0), log.at(-1)]).toEqual([
      'Apply 2 added in 1 segment (serial 1)',
      'Make an empty lock',
    ]);
    expect(git(['status', '--porcelain', 'segops.lock'], { cwd: here }).toString()).toBe('');
  });

  it('validates without asking origin', async () => {
    git(['remote', 'set-url', 'origin', 'file:///nowhere'], { cwd: here });
    const ran = await segops(['validate'], { cwd: here });
    expect([ran.code, ran.out, ran.err]).toEqual([0, 'Valid: 1 segment, 2 memberships.\n', '']);
  });

  it('makes a missing branch for a config that is there, and never a second one', async () => {
    write(here, 'segops.yaml', config.replace('segops-lock', 'other-lock'));
    const missing = await segops(['plan'], { cwd: here });
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('error lock-missing')]);
    const pinned = await segops(['lock', 'init', '--yes'], { cwd: here });
    expect([pinned.code, pinned.err]).toEqual([
      1,
      expect.stringContaining('error lock-made-elsewhere'),
    ]);
    const unpinned = config.replace('segops-lock', 'other-lock').replace(/, lineage: \w+/, '');
    write(here, 'segops.yaml', unpinned);
    expect((await segops(['lock', 'init', '--yes'], { cwd: here })).out).toContain(
      'An empty lockfile is made: the branch other-lock of origin.\nThe lockfile is made.\n',
    );
    const twice = await segops(['lock', 'init', '--yes'], { cwd: here });
    expect([twice.code, twice.err]).toEqual([1, expect.stringContaining('lock-exists')]);
    const plan = await segops(['plan', '--detailed-exitcode'], { cwd: here });
    expect([plan.code, plan.err]).toEqual([2, '']);
  });

  it('stays where it is where another place cannot take it', async () => {
    const there = remote.clone();
    write(there, 'segments/vip.yaml', `${VIP}members: [ada]\n`);
    await segops(INIT.slice(0, -2), { cwd: there });
    remote.git('branch', 'taken', 'main');
    const taken = await segops(['lock', 'move', '--to-branch', 'taken', '--yes'], { cwd: there });
    expect([taken.code, taken.err]).toEqual([1, expect.stringContaining('lock-branch-exists')]);
    expect((await segops(['apply', '--yes'], { cwd: there, env })).code).toBe(0);
    const free = await segops(['lock', 'move', '--to-branch', 'free', '--yes'], { cwd: there });
    expect(free.code).toBe(0);
    const written = readFileSync(join(there, 'segops.yaml'), 'utf8');
    write(there, 'segops.yaml', written.replace('file: segops.lock', 'branch: free'));
    const back = await segops(['lock', 'move', '--to-file', 'segops.lock', '--yes'], {
      cwd: there,
    });
    expect([back.code, back.err]).toEqual([0, '']);
    write(there, 'segops.yaml', written);
    expect((await segops(['plan', '--detailed-exitcode'], { cwd: there })).code).toBe(0);
    expect((await segops(['apply', '--yes'], { cwd: there, env })).code).toBe(0);
  });

  it.each([
    ['its old place, which was cleaned up', 'segops.lock', true],
    ['another place', 'other.lock', false],
    ['another place, once the old one was cleaned up', 'other.lock', true],
  ])('moves back to a file at %s', async (_, file, isCleaned) => {
    const there = remote.clone();
    write(there, 'segments/vip.yaml', `${VIP}members: [ada]\n`);
    await segops(INIT.slice(0, -2), { cwd: there });
    await segops(['apply', '--yes'], { cwd: there, env });
    await segops(['lock', 'move', '--to-branch', 'free', '--yes'], { cwd: there });
    const written = readFileSync(join(there, 'segops.yaml'), 'utf8');
    const remains = ['segops.lock', 'segops.lock.d'].map((name) => join(there, name));
    for (const path of isCleaned ? remains : []) rmSync(path, { recursive: true });
    const moved = await segops(['apply', '--yes'], { cwd: there, env });
    expect([moved.code, moved.err]).toEqual([1, expect.stringContaining('lock-is-elsewhere')]);
    write(there, 'segops.yaml', written.replace('file: segops.lock', 'branch: free'));
    const back = await segops(['lock', 'move', '--to-file', file, '--yes'], { cwd: there });
    expect([back.code, back.err]).toEqual([0, '']);
    write(there, 'segops.yaml', written.replace('segops.lock', file));
    write(there, 'segments/vip.yaml', `${VIP}members: [zoe]\n`);
    expect((await segops(['apply', '--yes'], { cwd: there, env })).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:zoe']);
  });

  it('is not the first branch of an empty repository, whose default it would become', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'segops empty '));
    git(['init', '--quiet', '--bare', '--initial-branch=main'], { cwd: empty });
    const there = new TestRemote(empty).clone();
    const refused = await segops(INIT, { cwd: there });
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('error origin-empty')]);
    expect(readdirSync(there)).toEqual(['.git']);
    for (const [line] of refused.err.matchAll(/(?<=^ +)git (commit|push) .*$/gm)) {
      execSync(line, { cwd: there, stdio: 'ignore' });
    }
    expect((await segops(INIT, { cwd: there })).code).toBe(0);
  });

  it('goes on with a lock that was moved from a file', async () => {
    const there = remote.clone();
    write(there, 'segments/vip.yaml', `${VIP}members: [ada]\n`);
    await segops(INIT.slice(0, -2), { cwd: there });
    await segops(['apply', '--yes'], { cwd: there, env });
    const written = readFileSync(join(there, 'segops.yaml'), 'utf8');
    const move = ['lock', 'move', '--to-branch', 'moved-lock', '--yes'];
    expect((await segops(move, { cwd: there })).code).toBe(0);
    const old = await segops(['plan'], { cwd: there });
    expect([old.code, old.err]).toEqual([
      1,
      expect.stringContaining('this lockfile has moved to branch: moved-lock'),
    ]);
    write(there, 'segops.yaml', written.replace('file: segops.lock', 'branch: moved-lock'));
    expect((await segops(['plan', '--detailed-exitcode'], { cwd: there })).code).toBe(0);
    write(there, 'segments/vip.yaml', `${VIP}members: [ada, eve]\n`);
    expect((await segops(['apply', '--yes'], { cwd: there, env })).code).toBe(0);
    expect(remote.git('rev-parse', 'refs/segops/moved-lock/last')).toBe(
      remote.git('rev-parse', 'moved-lock'),
    );
  });

  it('lets one of two processes at once send, and the other find nothing to do', async () => {
    const there = colleague();
    const both = await Promise.all(
      [here, there].map((cwd) => segops(['apply', '--yes'], { cwd, env })),
    );
    const codes = both.map(({ code }) => code);
    const held = both.filter(({ err }) => err.includes('error lease-held'));
    expect(codes.filter((code) => code === 0).length).toBe(2 - held.length);
    expect(held.length).toBeLessThan(2);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:00123', 'identity:ada']);
    const plan = await segops(['plan', '--detailed-exitcode'], { cwd: there });
    expect(plan.code).toBe(0);
  });

  it('recovers an apply that was killed after its intent', async () => {
    await segops(['apply', '--yes'], { cwd: here, env });
    write(here, 'segments/vip.yaml', `${VIP}members: [ada, 00123, eve]\n`);
    const stall = parseFault('stall=8s', 1);
    if (stall.ok) emulator.scheduleFaults([stall.value]);
    await killedAfterIntent();
    const plan = await segops(['plan', '--detailed-exitcode'], { cwd: here });
    expect([plan.code, plan.err]).toEqual([2, expect.stringContaining('An apply was cut off')]);
    const applied = await segops(['apply', '--yes'], { cwd: here, env });
    expect(applied.err).toContain('An apply that was cut off is recovered');
    expect(await membersIn(emulator, 'vip')).toContain('identity:eve');
    const log = remote.git('log', '--format=%s', 'segops-lock');
    expect(log).toContain('Recover 1 unconfirmed in 1 segment (serial 2)');
  });

  /** Ends an apply without a warning once its intent is on the branch. */
  async function killedAfterIntent(): Promise<void> {
    const child = spawn(process.execPath, [SEGOPS, 'apply', '--yes'], {
      cwd: here,
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: 'ignore',
    });
    const ended = new Promise((done) => child.once('close', (_, signal) => done(signal)));
    await expect
      .poll(() => remote.git('log', '-1', '--format=%s', 'segops-lock'), { timeout: 20_000 })
      .toMatch(/^Intend/);
    const meanwhile = await segops(['plan'], { cwd: colleague() });
    expect([meanwhile.code, meanwhile.err]).toEqual([
      0,
      expect.stringMatching(/An apply (is|may be) running: /),
    ]);
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
  }

  /** Moves the branch and its shadow ref, as `git push --force` does; null deletes them. */
  function force(revision: string | null): void {
    const commit = revision === null ? null : remote.git('rev-parse', revision);
    for (const ref of ['refs/heads/segops-lock', 'refs/segops/segops-lock/last']) {
      remote.git('update-ref', ...(commit === null ? ['-d', ref] : [ref, commit]));
    }
  }

  /** Somebody takes the last result back with a commit on top. */
  function revert(): void {
    const tree = remote.git('rev-parse', 'segops-lock~2^{tree}');
    const author = ['-c', 'user.name=Eve', '-c', 'user.email=eve@example.com'];
    force(remote.git(...author, 'commit-tree', tree, '-p', 'segops-lock', '-m', 'Revert'));
  }

  it.each([
    ['deleted', () => force(null), 'was deleted', 'lock-branch-moved'],
    ['moved back', () => force('segops-lock~2'), 'was moved back', 'lock-rolled-back'],
    ['replaced', () => force('main'), 'by something other than segops', 'lock-branch-moved'],
    ['reverted', revert, 'was moved back', 'lock-rolled-back'],
  ])(
    'sends nothing once the branch was %s, until it is restored',
    async (_, tamper, words, code) => {
      await segops(['apply', '--yes'], { cwd: here, env });
      write(here, 'segments/vip.yaml', `${VIP}members: [ada, 00123, eve]\n`);
      const { requests } = await stateOf(emulator);
      tamper();
      const before = remote.git('for-each-ref', '--format=%(objectname)', 'refs/heads/segops-lock');
      const refused = await segops(['apply', '--yes'], { cwd: here, env });
      expect([refused.code, (await stateOf(emulator)).requests]).toEqual([1, requests]);
      expect(refused.err).toContain(`error ${code}`);
      expect(unwrapped(refused.err)).toContain(words);
      const plan = await segops(['plan'], { cwd: here });
      expect(plan.out).toContain('eve');
      expect(plan.out).not.toContain('ada');
      expect(unwrapped(plan.err)).toContain(
        'The newest lockfile that is known here is used: serial 1',
      );

      const command = /^ *segops (lock restore)$/m.exec(refused.err)?.[1] ?? '';
      const asked = await segops(command.split(' '), { cwd: here });
      expect([asked.code, unwrapped(asked.out)]).toEqual([1, expect.stringContaining(words)]);
      const restored = await segops([...command.split(' '), '--yes'], { cwd: here });
      expect([restored.code, restored.err]).toEqual([0, '']);
      expect(unwrapped(restored.out)).toContain('The lockfile is restored at serial 1.');
      if (before !== '') remote.git('merge-base', '--is-ancestor', before, 'segops-lock');
      const applied = await segops(['apply', '--yes'], { cwd: colleague('--depth=1'), env });
      expect([applied.code, applied.err]).toEqual([0, '']);
      expect(applied.out).toContain('Applied 1 of 1 change');
      expect((await segops([...command.split(' '), '--yes'], { cwd: here })).out).toContain(
        'has the newest lockfile',
      );
    },
  );

  it.each([['--depth=1'], ['--no-hardlinks']])(
    'is told by a revert on the branch in a fresh clone too (%s)',
    async (flag) => {
      await segops(['apply', '--yes'], { cwd: here, env });
      revert();
      const refused = await segops(['apply', '--yes'], { cwd: colleague(flag), env });
      expect([refused.code, refused.err]).toEqual([
        1,
        expect.stringContaining('error lock-rolled-back'),
      ]);
    },
  );

  /** Both refs are forced back, and a clone that knows nothing else applies upon that. */
  async function twoHistories(): Promise<void> {
    await segops(['apply', '--yes'], { cwd: here, env });
    const old = remote.git('rev-parse', 'segops-lock');
    write(here, 'segments/vip.yaml', `${VIP}members: [ada, eve]\n`);
    await segops(['apply', '--yes'], { cwd: here, env });
    force(old);
    const there = colleague();
    write(there, 'segments/vip.yaml', `${VIP}members: [ada, 00123, zoe]\n`);
    write(there, 'segments/top.yaml', `${VIP.replace('vip', 'top')}members: [max]\n`);
    const theirs = await segops(['apply', '--yes'], { cwd: there, env });
    expect([theirs.code, theirs.err]).toEqual([0, '']);
  }

  it('joins two histories of the lock, so that nobody is forgotten', async () => {
    await twoHistories();
    const refused = await segops(['apply', '--yes'], { cwd: here, env });
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('lock-rolled-back')]);
    expect(refused.err).toMatch(/^ +segops lock restore$/m);
    const before = remote.git('rev-parse', 'segops-lock');
    const restored = await segops(['lock', 'restore', '--yes'], { cwd: here, env });
    expect([restored.code, restored.err]).toEqual([0, '']);
    expect(unwrapped(restored.out)).toContain('They become one.');
    remote.git('merge-base', '--is-ancestor', before, 'segops-lock');
    const status = await segops(['status'], { cwd: here });
    expect(unwrapped(status.out)).toMatch(/3 .*unconfirmed|unconfirmed.*3/);
    write(here, 'segments/vip.yaml', `${VIP}members: [ada]\n`);
    write(here, 'segments/top.yaml', `${VIP.replace('vip', 'top')}members: []\n`);
    expect((await segops(['apply', '--yes'], { cwd: here, env })).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada']);
    expect(await membersIn(emulator, 'top')).toEqual([]);
    const log = await segops(['log'], { cwd: colleague('--depth=1') });
    expect([log.code, log.err]).toEqual([0, '']);
    const again = await segops(['lock', 'restore', '--yes'], { cwd: here, env });
    expect(again.out).toContain('has the newest lockfile');
  });

  it('makes no new lock where this clone knew one', async () => {
    await segops(['apply', '--yes'], { cwd: here, env });
    force(null);
    const again = await segops(['lock', 'init', '--yes'], { cwd: here });
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('lock-branch-moved')]);
    expect(again.err).toMatch(/^ +segops lock restore$/m);
  });

  it('makes no new lock under another lineage, whether the shadow ref or this clone knew one', async () => {
    await segops(['apply', '--yes'], { cwd: here, env });
    const lineage = /lineage: (\w+)/.exec(config)?.[1] ?? '';
    const unpinned = () => write(here, 'segops.yaml', config.replace(/, lineage: \w+/, ''));
    unpinned();
    remote.git('update-ref', '-d', 'refs/heads/segops-lock');
    const pinned = await segops(['lock', 'init', '--yes'], { cwd: here });
    expect([pinned.code, pinned.err]).toEqual([0, '']);
    expect(readFileSync(join(here, 'segops.yaml'), 'utf8')).toContain(`lineage: ${lineage}`);
    unpinned();
    force(null);
    const refused = await segops(['lock', 'init', '--yes'], { cwd: here });
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('error lock-lost')]);
    expect(unwrapped(refused.err)).toContain(`Write \`lineage: ${lineage}\` under \`lock:\``);
    write(here, 'segops.yaml', config);
    expect(refused.err).toMatch(/^ +segops lock restore$/m);
    expect((await segops(['lock', 'restore', '--yes'], { cwd: here })).code).toBe(0);
    expect((await segops(['plan', '--detailed-exitcode'], { cwd: here })).code).toBe(0);
  });

  it('refuses an index that was edited', async () => {
    const place = lockBranch(here);
    const found = await fetchBranch(place);
    if (found.kind !== 'found') throw new Error(found.kind);
    const edited = await commitTexts(here, found.at.head, {
      'segops.lock': 'format: segops-lock/3\n',
    });
    await push(place, edited, found.at);
    const refused = await segops(['apply', '--yes'], { cwd: here, env });
    expect([refused.code, (await stateOf(emulator)).requests]).toEqual([1, 0]);
    expect(refused.err).toContain('error lock-damaged');
  });

  it('plans on the lock that was fetched last where origin is away, and applies nothing', async () => {
    git(['remote', 'set-url', 'origin', 'file:///nowhere/at/all'], { cwd: here });
    const plan = await segops(['plan', '--detailed-exitcode'], { cwd: here });
    expect(plan.code).toBe(2);
    expect(unwrapped(plan.err)).toContain(
      'The newest lockfile that is known here is used: serial 0, written 20',
    );
    const refused = await segops(['apply', '--yes'], { cwd: here, env });
    expect([refused.code, (await stateOf(emulator)).requests]).toEqual([1, 0]);
    expect(refused.err).toContain('error lock-unreachable');
  });

  it('ends with 4 where the result is refused after something was sent', async () => {
    const hook = join(remote.folder, 'hooks', 'pre-receive');
    mkdirSync(join(remote.folder, 'hooks'), { recursive: true });
    const isSent = 'case "$(git log -1 --format=%s refs/heads/segops-lock)" in Intend*)';
    writeFileSync(hook, `#!/bin/sh\n${isSent} echo "reviews only" >&2; exit 1;; esac\n`);
    chmodSync(hook, 0o755);
    const refused = await segops(['apply', '--yes'], { cwd: here, env });
    expect([refused.code, await membersIn(emulator, 'vip')]).toEqual([
      4,
      ['identity:00123', 'identity:ada'],
    ]);
    expect(unwrapped(refused.err)).toContain('error lock-push-refused');
    expect(unwrapped(refused.err)).toContain(
      'What was sent is in the journal on the branch. The next apply recovers it',
    );
  });

  /** A clone with a newer commit of main, which is applied. */
  async function appliedElsewhere(): Promise<string> {
    const there = remote.clone();
    write(there, 'segops.yaml', config);
    write(there, 'segments/vip.yaml', `${VIP}members: [ada]\n`);
    git(['commit', '--quiet', '--allow-empty', '-m', 'Opt out'], { cwd: there });
    git(['push', '--quiet', 'origin', 'HEAD:main'], { cwd: there });
    expect((await segops(['apply', '--yes'], { cwd: there, env })).code).toBe(0);
    return there;
  }

  it('sends nothing from a clone that is older than what was applied last', async () => {
    await appliedElsewhere();
    const stale = await segops(['apply', '--yes'], { cwd: here, env });
    expect([stale.code, await membersIn(emulator, 'vip')]).toEqual([3, ['identity:ada']]);
    expect(stale.err).toContain('error superseded');
    const [pull = ''] = /^ *git pull$/m.exec(stale.err) ?? [];
    git(pull.trim().split(' ').slice(1), { cwd: here });
    expect((await segops(['apply', '--yes'], { cwd: here, env })).code).toBe(0);
    git(['commit', '--quiet', '--allow-empty', '-m', 'More'], { cwd: here });
    git(['push', '--quiet', 'origin', 'HEAD:main'], { cwd: here });
    const shallow = colleague('--depth=1');
    expect((await segops(['apply', '--yes'], { cwd: shallow, env })).code).toBe(0);
  }, 90_000);

  it('goes on after main was rewritten, once a person has accepted that', async () => {
    const there = await appliedElsewhere();
    git(['commit', '--quiet', '--allow-empty', '--amend', '-m', 'Again'], { cwd: there });
    git(['push', '--quiet', '--force', 'origin', 'HEAD:main'], { cwd: there });
    const refused = await segops(['apply', '--yes'], { cwd: there, env });
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('error superseded')]);
    const accept = /^ *segops (lock accept-history \w+)$/m.exec(refused.err)?.[1] ?? '';
    const asked = await segops(accept.split(' '), { cwd: there });
    expect([asked.code, unwrapped(asked.out)]).toEqual([
      1,
      expect.stringMatching(/will say that commit `?\w+`? was applied last/),
    ]);
    const accepted = await segops([...accept.split(' '), '--yes'], { cwd: there });
    expect([accepted.code, accepted.err]).toEqual([0, '']);
    expect((await segops(['apply', '--yes'], { cwd: there, env })).code).toBe(0);
    const unknown = await segops(['lock', 'accept-history', 'nowhere', '--yes'], { cwd: there });
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('no-such-commit')]);
  }, 90_000);

  it('sends nothing where the remote refuses the push, and says why', async () => {
    const hooks = join(remote.folder, 'hooks');
    mkdirSync(hooks, { recursive: true });
    writeFileSync(join(hooks, 'pre-receive'), '#!/bin/sh\necho "reviews only" >&2\nexit 1\n');
    chmodSync(join(hooks, 'pre-receive'), 0o755);
    const refused = await segops(['apply', '--yes'], { cwd: here, env });
    expect([refused.code, (await stateOf(emulator)).requests]).toEqual([1, 0]);
    expect(unwrapped(refused.err)).toContain('reviews only');
  });

  it('works over HTTP, and shows no password when that fails', async () => {
    const host = await serveOverHttp(remote.folder);
    git(['remote', 'set-url', 'origin', host.url], { cwd: here });
    const applied = await segops(['apply', '--yes'], { cwd: here, env });
    expect([applied.code, applied.err]).toEqual([0, '']);
    const there = colleague('--depth=1');
    git(['remote', 'set-url', 'origin', host.url], { cwd: there });
    expect((await segops(['plan', '--detailed-exitcode'], { cwd: there })).code).toBe(0);
    await host.close();
    const refused = await segops(['apply', '--yes'], { cwd: there, env });
    expect(refused.err).toContain('error lock-unreachable');
    expect(refused.err).not.toContain(host.password);
  });

  it('frees the lock of an apply that is gone elsewhere', async () => {
    const place = lockBranch(here);
    const found = await fetchBranch(place);
    if (found.kind !== 'found') throw new Error(found.kind);
    const owner = { who: 'eve', host: 'runner', boot: 'x', pid: 1, processStart: '1', since: 0 };
    const lease = { ...owner, token: 'of-eve', run: '77/1', leaseUntil: Date.now() + 600_000 };
    const hold = { 'segops.lock.d/lease': `${JSON.stringify(lease)}\n` };
    await push(place, await commitTexts(here, found.at.head, hold), found.at);
    const refused = await segops(['apply', '--yes'], { cwd: here, env });
    expect([refused.code, (await stateOf(emulator)).requests]).toEqual([1, 0]);
    expect(unwrapped(refused.err)).toContain('eve on runner (process 1), run 77/1, until');
    expect((await segops(['lock', 'release', '--yes'], { cwd: here })).code).toBe(0);
    expect((await segops(['apply', '--yes'], { cwd: here, env })).code).toBe(0);
  });
});

describe('an apply whose lease a person releases', () => {
  let program = '';
  beforeAll(() => {
    program = join(mkdtempSync(join(tmpdir(), 'segops slow ')), 'slow-apply.mjs');
    buildSync({
      entryPoints: [join(import.meta.dirname, 'slow-apply.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      banner: {
        js: "import { createRequire as load } from 'node:module';const require = load(import.meta.url);",
      },
    });
  });

  it('sends no more, records what it sent, and the next one sends the rest', async () => {
    const emulator = await startEmulator({});
    const env = accountOf(emulator);
    const remote = new TestRemote();
    const cwd = remote.clone();
    await segops(INIT, { cwd });
    const config = readFileSync(join(cwd, 'segops.yaml'), 'utf8');
    write(cwd, 'segops.yaml', `${config}\nlimits: { users: 1, in_flight: 1 }\n`);
    const names = Array.from({ length: 40 }, (_, n) => `user${n}`);
    write(cwd, 'segments/vip.yaml', `segment: { customer_segment_id: vip }\nmembers: [${names}]\n`);
    const stalls = names
      .map(() => parseFault('stall=1s', 1))
      .flatMap((fault) => (fault.ok ? [fault.value] : []));
    emulator.scheduleFaults(stalls);
    const child = spawn(process.execPath, [program], {
      cwd,
      env: { PATH: process.env.PATH ?? '', HOME: cwd, ...env },
    });
    let out = '';
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString();
    });
    const ended = new Promise((done) => child.once('close', done));
    await expect
      .poll(() => remote.git('log', '-1', '--format=%s', 'segops-lock'), { timeout: 60_000 })
      .toMatch(/^Intend/);
    // As `segops lock release` does on another machine: on this one it sees that the apply runs.
    const lineage = /lineage: (\w+)/.exec(config)?.[1] ?? '';
    const place = { folder: remote.clone(), branch: 'segops-lock', lineage, run: null };
    const elsewhere = branchStore(place);
    const owner = await elsewhere.leaseOwner();
    if (owner === null) throw new Error('nobody has the lease');
    await elsewhere.breakLease(owner);
    await ended;
    const { outcome, changes } = JSON.parse(out);
    expect(outcome).toBe('stopped');
    expect(changes.unsent).toBeGreaterThan(0);
    const rest = await segops(['plan', '--detailed-exitcode'], { cwd });
    expect(rest.code).toBe(2);
    expect(unwrapped(rest.out)).toContain(`Adds ${changes.unsent} member`);
    await emulator.close();
  }, 120_000);
});

describe('a lock that is a file', () => {
  it('moves to a branch with its memory, by the commands of docs/lock.md', async () => {
    const emulator = await startEmulator({});
    const env = accountOf(emulator);
    const cwd = new TestRemote().clone();
    await segops(['init', '--yes', '--region', 'in1', '--no-example'], { cwd });
    write(cwd, 'segments/vip.yaml', `${VIP}members: [ada]\n`);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    git(['add', '.'], { cwd });
    git(['commit', '--quiet', '-m', 'Applied'], { cwd });

    const heading = 'Move a lockfile to a branch';
    const [move = '', remove = '', ...more] = commandsOf('docs/lock.md', heading);
    expect(more).toEqual([]);
    expect(await follow(move, cwd)).toMatchObject({ code: 0 });
    const text = readFileSync(join(cwd, 'segops.yaml'), 'utf8');
    write(cwd, 'segops.yaml', text.replace('file: segops.lock', 'branch: segops-lock'));
    expect(await follow(remove, cwd)).toMatchObject({ code: 0 });

    const planned = await segops(['plan'], { cwd });
    expect([planned.code, planned.out.split('\n')[0]]).toEqual([
      0,
      'Nothing to do: 1 segment matches its manifest (1 member).',
    ]);
    write(cwd, 'segments/vip.yaml', `${VIP}members: [ada, bob]\n`);
    expect((await segops(['apply', '--yes'], { cwd, env })).out).toContain('Applied 1 of 1 change');
    await emulator.close();
  });
});
