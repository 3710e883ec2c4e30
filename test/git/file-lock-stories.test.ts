import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseFault } from '../../src/emulator/fault-text.ts';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { follow } from '../cli/document.ts';
import type { Ran } from '../cli/segops.ts';
import { accountOf, membersIn, segops, stateOf, unwrapped, write } from '../cli/segops.ts';
import { git } from './plain-git.ts';

/**
 * What people do with git, and what becomes of a lockfile that is a file: real git, the built CLI,
 * the emulator as CleverTap. Whatever took the lockfile away or put an older one there, a plan says
 * so, an apply sends nothing, and after `segops lock restore` nobody is forgotten.
 */
const SEGOPS = resolve(import.meta.dirname, '../../dist/segops.js');
const LOCK = ['segops.lock', 'segops.lock.d'];

let emulator: Emulator;
let env: Record<string, string> = {};
let cwd = '';

beforeEach(async () => {
  emulator = await startEmulator({});
  env = accountOf(emulator);
  cwd = mkdtempSync(join(tmpdir(), 'segops story '));
  run('init', '--quiet', '--initial-branch=main');
  run('config', 'user.name', 'Ada');
  run('config', 'user.email', 'ada@example.com');
  const init = ['init', '--yes', '--region', 'in1', '--no-example'];
  expect((await segops(init, { cwd })).code).toBe(0);
  declare('ada', 'bob');
  commit('Start');
  expect((await apply()).code).toBe(0);
});
afterEach(() => emulator.close());

function run(...args: readonly string[]): void {
  git(args, { cwd });
}

function commit(message: string): void {
  run('add', '.');
  run('commit', '--quiet', '--allow-empty', '-m', message);
}

function ignoreNothing(): void {
  write(cwd, '.gitignore', '');
  run('commit', '--quiet', '-m', 'Ignore nothing', '.gitignore');
}

/** As people do who do not know better. */
function commitWithLockfile(): void {
  run('add', '--force', ...LOCK);
  commit('With the lockfile');
}

function untrack(): void {
  run('rm', '-r', '--quiet', '--cached', ...LOCK);
}

function declare(...members: readonly string[]): void {
  write(
    cwd,
    'segments/vip.yaml',
    `segment: { customer_segment_id: vip, create: true }\nmembers: [${members.join(', ')}]\nguard: { max_removals: 100% }\n`,
  );
}

function apply(): Promise<Ran> {
  return segops(['apply', '--yes'], { cwd, env });
}

/** Starts an apply whose first request takes this long, and waits until it is under way. */
async function startApply(stall: string) {
  const fault = parseFault(`stall=${stall}`, 1);
  if (fault.ok) emulator.scheduleFaults([fault.value]);
  const before = (await stateOf(emulator)).requests;
  const child = spawn(process.execPath, [SEGOPS, 'apply', '--yes'], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, ...env },
  });
  let err = '';
  child.stderr.on('data', (piece: Buffer) => {
    err += piece.toString();
  });
  child.stdout.resume();
  const ended = new Promise<{ code: number | null; err: string }>((done) => {
    child.once('close', (code) => done({ code, err }));
  });
  for (let waited = 0; (await stateOf(emulator)).requests === before && waited < 400; waited += 1) {
    await new Promise((wait) => setTimeout(wait, 25));
  }
  return { child, ended };
}

interface Story {
  readonly does: string;
  /** What the person does, after an apply of `ada` and `bob`. */
  readonly happens: () => Promise<void>;
  /** What an apply says then. */
  readonly code: string;
  readonly says: string;
}

const MISSING = 'the lockfile segops.lock is missing, but this repository had it at serial';
const OLDER = 'the lockfile segops.lock is older than the one that this repository had';

const STORIES: readonly Story[] = [
  {
    does: 'commits the lockfile after an apply, and reverts that commit',
    happens: async () => {
      declare('ada', 'bob', 'eve');
      await apply();
      commitWithLockfile();
      run('revert', '--no-edit', 'HEAD');
    },
    code: 'lock-lost',
    says: MISSING,
  },
  {
    does: 'stashes with -u what is not ignored',
    happens: async () => {
      ignoreNothing();
      declare('ada', 'bob', 'eve');
      await apply();
      run('stash', '--quiet', '-u');
    },
    code: 'lock-lost',
    says: MISSING,
  },
  {
    does: 'applies on a branch, commits the lockfile there, and switches to main',
    happens: async () => {
      run('switch', '--quiet', '-c', 'feature');
      declare('ada', 'bob', 'eve');
      await apply();
      commitWithLockfile();
      run('switch', '--quiet', 'main');
    },
    code: 'lock-lost',
    says: MISSING,
  },
  {
    does: 'cleans everything that git ignores',
    happens: async () => {
      declare('ada', 'bob', 'eve');
      await apply();
      run('clean', '-fdx', '--quiet');
    },
    code: 'lock-lost',
    says: MISSING,
  },
  {
    does: 'kills an apply, checks out and cleans what is not ignored',
    happens: async () => {
      ignoreNothing();
      declare('ada', 'bob', 'eve');
      const { child, ended } = await startApply('5s');
      child.kill('SIGKILL');
      await ended;
      // What is late would come back after the REMOVE, and be settling for a quarter of an hour.
      await expect
        .poll(() => membersIn(emulator, 'vip'), { timeout: 20_000 })
        .toContain('identity:eve');
      run('checkout', '--quiet', '.');
      run('clean', '-fd', '--quiet');
    },
    code: 'lock-lost',
    says: MISSING,
  },
  {
    does: 'stashes the lockfile while an apply is sending',
    happens: async () => {
      declare('ada', 'bob', 'eve');
      const { ended } = await startApply('2s');
      run('add', '--force', ...LOCK);
      run('stash', '--quiet');
      const { code, err } = await ended;
      expect([code, err]).toEqual([4, expect.stringContaining('error result-not-recorded')]);
    },
    code: 'lock-lost',
    says: MISSING,
  },
  {
    does: 'merges with "ours" a branch that committed its lockfile',
    happens: async () => {
      commitWithLockfile();
      run('switch', '--quiet', '-c', 'feature');
      untrack();
      commit('Untrack');
      declare('ada', 'bob', 'eve');
      await apply();
      commitWithLockfile();
      run('switch', '--quiet', 'main');
      run('merge', '--quiet', '-s', 'ours', '--no-edit', 'feature');
      untrack();
    },
    code: 'lock-older',
    says: OLDER,
  },
  {
    does: 'puts a copy of the lockfile back',
    happens: async () => {
      const copy = mkdtempSync(join(tmpdir(), 'segops copy '));
      for (const path of LOCK) cpSync(join(cwd, path), join(copy, path), { recursive: true });
      declare('ada', 'bob', 'eve');
      await apply();
      for (const path of LOCK) {
        rmSync(join(cwd, path), { recursive: true });
        cpSync(join(copy, path), join(cwd, path), { recursive: true });
      }
    },
    code: 'lock-older',
    says: OLDER,
  },
  {
    does: 'brings the lockfile of a colleague who applied, too,',
    happens: async () => {
      const [ours, theirs] = [cwd, mkdtempSync(join(tmpdir(), 'segops theirs '))];
      cpSync(ours, theirs, { recursive: true });
      rmSync(join(theirs, '.git', 'segops'), { recursive: true });
      declare('ada', 'bob', 'eve');
      await apply();
      cwd = theirs;
      declare('ada', 'bob', 'max');
      await apply();
      cwd = ours;
      for (const path of LOCK) cpSync(join(theirs, path), join(ours, path), { recursive: true });
    },
    code: 'lock-older',
    says: 'does not come after the one that this repository had at serial',
  },
  {
    does: 'resolves a conflict in the lockfile with an editor',
    happens: async () => {
      declare('ada', 'bob', 'eve');
      await apply();
      const text = readFileSync(join(cwd, 'segops.lock'), 'utf8');
      write(cwd, 'segops.lock', `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> feature\n`);
    },
    code: 'lock-damaged',
    says: 'has conflict markers',
  },
];

// Each runs a dozen processes.
describe('a person who', { timeout: 120_000 }, () => {
  it.each(STORIES)('$does forgets nobody', async ({ happens, code, says }) => {
    await happens();
    declare('ada', 'zoe');
    const plan = await segops(['plan', '--detailed-exitcode'], { cwd });
    expect([plan.code, unwrapped(plan.err)]).toEqual([2, expect.stringContaining(says)]);
    expect(unwrapped(plan.err)).toContain('The newest lockfile that is known here is used: serial');
    const before = (await stateOf(emulator)).requests;
    const refused = await apply();
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(`error ${code} `)]);
    expect(unwrapped(refused.err)).toContain(says);
    expect((await stateOf(emulator)).requests).toBe(before);
    const restored = await segops(['lock', 'restore', '--yes'], { cwd, env });
    expect([restored.code, restored.err]).toEqual([0, '']);
    expect((await apply()).code).toBeOneOf([0, 4]);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada', 'identity:zoe']);
    const again = await segops(['lock', 'restore', '--yes'], { cwd });
    expect(again.out).toContain('The lockfile is the newest that is known here: serial');
  });

  it('tracks the lockfile is told how to get out, and that works as it is printed', async () => {
    commitWithLockfile();
    declare('ada', 'zoe');
    const plan = await segops(['plan', '--detailed-exitcode'], { cwd });
    expect([plan.code, unwrapped(plan.err)]).toEqual([
      2,
      expect.stringContaining('git tracks the lockfile segops.lock'),
    ]);
    const refused = await apply();
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('error lock-tracked')]);
    const command = /^ +(git .*)$/m.exec(refused.err)?.[1] ?? '';
    expect(command).toBe(
      'git rm -r --quiet --cached --ignore-unmatch -- segops.lock segops.lock.d',
    );
    expect((await follow(command, cwd)).code).toBe(0);
    expect((await apply()).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada', 'identity:zoe']);
  });

  it('works in two work trees applies in one of them, and restores in the other when it is gone', async () => {
    const first = cwd;
    const second = `${mkdtempSync(join(tmpdir(), 'segops tree '))}/two`;
    run('worktree', 'add', '--quiet', '-b', 'two', second);
    cwd = second;
    const plan = await segops(['plan', '--detailed-exitcode'], { cwd });
    expect([plan.code, unwrapped(plan.err)]).toEqual([
      0,
      expect.stringContaining(`the lockfile of this repository is at ${first}`),
    ]);
    declare('ada');
    for (const args of [
      ['apply', '--yes'],
      ['lock', 'restore', '--yes'],
    ]) {
      const refused = await segops(args, { cwd, env });
      expect([refused.code, refused.err]).toEqual([
        1,
        expect.stringContaining('error lock-elsewhere'),
      ]);
    }
    expect((await segops(['lock', 'init', '--yes'], { cwd })).code).toBe(1);
    expect(existsSync(join(second, 'segops.lock'))).toBe(false);
    for (const path of LOCK) rmSync(join(first, path), { recursive: true });
    expect((await segops(['lock', 'restore', '--yes'], { cwd })).code).toBe(0);
    expect((await apply()).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada']);
  });

  it('moves the whole repository goes on there, and a copy of it is refused', async () => {
    const first = cwd;
    const copy = `${mkdtempSync(join(tmpdir(), 'segops copy '))}/repo`;
    cpSync(first, copy, { recursive: true });
    declare('ada', 'bob', 'eve');
    expect((await apply()).code).toBe(0);
    cwd = copy;
    declare('ada');
    const refused = await apply();
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('lock-elsewhere')]);
    cwd = `${copy} moved`;
    renameSync(first, cwd);
    declare('ada');
    expect((await apply()).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada']);
  });

  it('moves the lockfile out of the repository, or through a link, moves nothing', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'segops outside '));
    symlinkSync(outside, join(cwd, 'linked'));
    const before = readFileSync(join(cwd, 'segops.lock'), 'utf8');
    for (const file of ['../other.lock', join(outside, 'x.lock'), 'linked/x.lock', '.git/x.lock']) {
      const moved = await segops(['lock', 'move', '--to-file', file, '--yes'], { cwd });
      expect([moved.code, moved.err]).toEqual([1, expect.stringContaining('outside-repository')]);
    }
    expect(readdirSync(outside)).toEqual([]);
    expect(readFileSync(join(cwd, 'segops.lock'), 'utf8')).toBe(before);
  });

  it('makes the memory of the repository a link is refused, and puts it back', async () => {
    const memory = join(cwd, '.git/segops');
    const elsewhere = join(mkdtempSync(join(tmpdir(), 'segops link ')), 'segops');
    renameSync(memory, elsewhere);
    symlinkSync(elsewhere, memory);
    declare('ada', 'zoe');
    for (const args of [['plan'], ['apply', '--yes'], ['lock', 'restore', '--yes']]) {
      const refused = await segops(args, { cwd, env });
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('lock-is-link')]);
    }
    rmSync(memory);
    renameSync(elsewhere, memory);
    expect((await apply()).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada', 'identity:zoe']);
  });

  it.each(LOCK)('makes %s a link is refused, also for a plan', async (name) => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'segops link '));
    renameSync(join(cwd, name), join(elsewhere, name));
    symlinkSync(join(elsewhere, name), join(cwd, name));
    declare('ada', 'zoe');
    for (const args of [['plan'], ['apply', '--yes']]) {
      const refused = await segops(args, { cwd, env });
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('lock-is-link')]);
    }
    rmSync(join(cwd, name));
    expect((await segops(['lock', 'restore', '--yes'], { cwd })).code).toBe(0);
    expect((await apply()).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada', 'identity:zoe']);
  });
});
