import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { joining } from '../../src/app/lock/join.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import { branchStore } from '../../src/lock/store/branch-store.ts';
import { createLockBranch } from '../../src/lock/store/new-branch.ts';
import { restoreBranch } from '../../src/lock/store/restore-branch.ts';
import type { LockStore, StaleLock } from '../../src/lock/store/store.ts';
import { plain } from '../../src/message.ts';
import { git } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';
import type { GitPlace } from './git-place.ts';
import { SETTLE_MS } from './world.ts';

const BRANCH = 'segops-lock';
const HEAD = `refs/heads/${BRANCH}`;
const BY_EVE = ['-c', 'user.name=Eve', '-c', 'user.email=eve@example.com'];

interface Habit {
  readonly inRemote?: readonly (readonly string[])[];
  readonly inClone?: readonly (readonly string[])[];
  /** Flags of a new clone, which is used from then on. */
  readonly clone?: readonly string[];
}

/** What people do to a lock branch, and to the clones of its remote. */
const HABITS: Readonly<Record<string, Habit>> = {
  'force it back': { inRemote: [['update-ref', HEAD, `${BRANCH}~1`]] },
  'force it far back': { inRemote: [['update-ref', HEAD, `${BRANCH}~4`]] },
  'delete it': { inRemote: [['update-ref', '-d', HEAD]] },
  'replace it': { inRemote: [['update-ref', HEAD, 'main']] },
  revert: {
    inRemote: [
      ['worktree', 'add', '--quiet', '--detach', 'reverting', BRANCH],
      ['-C', 'reverting', ...BY_EVE, 'revert', '--no-edit', 'HEAD'],
      ['update-ref', HEAD, 'worktrees/reverting/HEAD'],
      ['worktree', 'remove', '--force', 'reverting'],
    ],
  },
  fetch: { inClone: [['fetch', '--quiet', 'origin', `+${HEAD}:refs/remotes/origin/${BRANCH}`]] },
  gc: { inClone: [['gc', '--quiet', '--prune=now']] },
  'gc there': { inRemote: [['gc', '--quiet', '--prune=now']] },
  'clone it': { clone: [] },
  'clone it shallowly': { clone: ['--depth=1'] },
};
const REAL_GIT = execFileSync('sh', ['-c', 'command -v git']).toString().trim();

/**
 * Stands before git on the PATH, counts its runs, and ends the process at one of them: before git
 * runs, or after, so that what it did is done and nobody hears of it. From then on git is gone.
 */
const SCRIPT = `#!/bin/sh
cd_=$(dirname "$0")
[ -e "$cd_/dead" ] && exit 137
echo . >> "$cd_/count"
if [ -e "$cd_/at" ]; then
  read -r at moment < "$cd_/at"
  if [ "$(wc -l < "$cd_/count")" -eq "$at" ]; then
    [ "$moment" = after ] && "${REAL_GIT}" "$@" > /dev/null 2>&1
    : > "$cd_/dead"
    exit 137
  fi
fi
exec "${REAL_GIT}" "$@"
`;

export type GitMoment = 'before' | 'after';

/** The lock on a branch of a real remote, and a machine with a clone of it that can die. */
export class GitDisk implements GitPlace {
  readonly habits = Object.keys(HABITS);
  readonly repairable = ['lock-rolled-back', 'lock-branch-moved'];
  reading = false;
  /** A clone that never read the lock branch: a shadow ref that is ahead may be forged. */
  #isNew = false;
  #told = '';
  readonly #remote: TestRemote;
  readonly #folder = mkdtempSync(join(tmpdir(), 'segops git '));
  #clone: string;

  private constructor(remote: TestRemote) {
    this.#remote = remote;
    writeFileSync(join(this.#folder, 'git'), SCRIPT);
    chmodSync(join(this.#folder, 'git'), 0o755);
    const path = (process.env.PATH ?? '').split(delimiter).filter((at) => !isOurs(at));
    process.env.PATH = [this.#folder, ...path].join(delimiter);
    this.#clone = remote.clone('--depth=1');
  }

  static async create(): Promise<GitDisk> {
    const disk = new GitDisk(new TestRemote());
    await createLockBranch(disk.#clone, BRANCH, emptyIndex('world'));
    return disk;
  }

  /** Another one that is as this is now. */
  copy(): GitDisk {
    const disk = new GitDisk(new TestRemote(this.#remote.folder));
    // It counts on: applies are named by the count, and a journal is folded once by that name.
    writeFileSync(join(disk.#folder, 'count'), '.\n'.repeat(this.operations + disk.operations));
    return disk;
  }

  get isDead(): boolean {
    return existsSync(join(this.#folder, 'dead'));
  }

  get operations(): number {
    const count = join(this.#folder, 'count');
    return existsSync(count) ? readFileSync(count).length / 2 : 0;
  }

  dieAt(operation: number, moment: GitMoment): void {
    writeFileSync(join(this.#folder, 'at'), `${this.operations + operation} ${moment}\n`);
  }

  /** The same machine comes back, or another one with a clone of its own. */
  restart(machine: 'same' | 'another' = 'same'): void {
    for (const file of ['dead', 'at']) rmSync(join(this.#folder, file), { force: true });
    if (machine === 'another') this.#clone = this.#remote.clone('--depth=1');
    else for (const lock of LOCKS) rmSync(join(this.#clone, '.git', lock), { force: true });
  }

  store(now: () => number): LockStore {
    const options = { folder: this.#clone, branch: BRANCH, lineage: 'world', run: null };
    // Whoever held the lock is known to be gone, and nobody waits.
    const told = (stale: StaleLock) => {
      this.#told = plain(stale.why);
    };
    const onStale = this.reading ? { onStale: told } : {};
    const now_ = { now, ownerEnded: () => true, pause: async () => undefined };
    return branchStore({ ...options, ...now_, ...onStale });
  }

  get cannotKnow(): boolean {
    return this.#isNew && this.#told.startsWith('the shadow ref');
  }

  does(habit: string): void {
    const { inRemote = [], inClone = [], clone = null } = HABITS[habit] ?? {};
    try {
      for (const args of inRemote) this.#remote.git(...args);
      for (const args of inClone) git(args, { cwd: this.#clone });
    } catch {
      // A branch that is not there, or has one commit, cannot be moved back.
    }
    if (clone === null) return;
    this.#clone = this.#remote.clone(...clone);
    this.#isNew = true;
  }

  async repair(_: string, now: number): Promise<void> {
    this.#isNew = false;
    await restoreBranch(
      this.#clone,
      BRANCH,
      'world',
      joining(() => now, { folder: this.#clone, settleMs: SETTLE_MS }),
    );
  }

  takeLease(store: LockStore, now: number) {
    return store.takeLease(now);
  }

  /** Removes what it wrote. */
  dispose(): void {
    for (const folder of [this.#folder, this.#clone, this.#remote.folder]) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** What a git that was ended may leave, and says how to remove. */
const LOCKS = ['index.lock', 'shallow.lock', 'config.lock'];

function isOurs(folder: string): boolean {
  return folder.includes('segops git ');
}
