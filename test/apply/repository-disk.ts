import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileLockPlace } from '../../src/app/lock/file-lock-place.ts';
import { joining } from '../../src/app/lock/join.ts';
import type { LockFiles } from '../../src/files/files.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import { FileRestore } from '../../src/lock/store/file-restore.ts';
import type { FileLockPlace } from '../../src/lock/store/file-store.ts';
import { fileStore } from '../../src/lock/store/file-store.ts';
import type { LockStore } from '../../src/lock/store/store.ts';
import { NO_FILES } from '../../src/lock/store/store.ts';
import { git } from '../git/plain-git.ts';
import type { GitMoment } from './git-disk.ts';
import type { GitPlace } from './git-place.ts';
import { Died } from './memory-files.ts';
import { SETTLE_MS } from './world.ts';

const LOCK = ['segops.lock', 'segops.lock.d'];
const COMMIT = ['commit', '--quiet', '--allow-empty', '-m', 'x'];

/** What people do with git beside a lockfile that is a file. Where git refuses, nothing happens. */
const HABITS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  commit: [['add', '.'], COMMIT],
  'commit with the lockfile': [['add', '--force', ...LOCK], COMMIT],
  untrack: [['rm', '-r', '--quiet', '--cached', '--ignore-unmatch', '--', ...LOCK]],
  revert: [['revert', '--no-edit', 'HEAD']],
  'check out an older commit': [['checkout', '--quiet', '--detach', 'HEAD~1']],
  'check out main': [['checkout', '--quiet', 'main']],
  'go back': [['reset', '--quiet', '--hard', 'HEAD~1']],
  stash: [['stash', '--quiet', '-u']],
  'stash everything': [['stash', '--quiet', '--all']],
  unstash: [['stash', 'pop', '--quiet']],
  clean: [['clean', '-fdx', '--quiet']],
  branch: [['branch', '-f', 'side']],
  'merge ours': [['merge', '--quiet', '-s', 'ours', '--no-edit', 'side']],
  'merge theirs': [['merge', '--quiet', '-X', 'theirs', '--no-edit', 'side']],
  gc: [['gc', '--quiet', '--prune=now']],
};

/** A repository with a lockfile that is a file. Its process can die before or after any change of a file. */
export class RepositoryDisk implements GitPlace {
  readonly habits = [
    ...Object.keys(HABITS),
    'copy',
    'put the copy back',
    'other tree',
    'no ignore',
  ];
  readonly #root = mkdtempSync(join(tmpdir(), 'segops repository '));
  readonly #trees = [join(this.#root, 'one'), join(this.#root, 'two')];
  #tree = 0;
  reading = false;
  readonly cannotKnow = false;
  isDead = false;
  operations = 0;
  #last: { readonly operation: number; readonly moment: GitMoment } | null = null;

  static async create(): Promise<RepositoryDisk> {
    const disk = new RepositoryDisk();
    git(['init', '--quiet', '--initial-branch=main', disk.#folder], { cwd: disk.#root });
    writeFileSync(join(disk.#folder, '.gitignore'), '/segops.lock\n/segops.lock.*\n');
    for (const args of [
      ['config', 'user.name', 'Ada'],
      ['config', 'user.email', 'ada@example.com'],
      ['add', '.'],
      COMMIT,
      COMMIT,
      ['branch', 'side'],
      ['worktree', 'add', '--quiet', '--detach', disk.#trees[1] ?? ''],
    ]) {
      disk.#git(args);
    }
    await fileStore(disk.#place).create(emptyIndex('world'), NO_FILES);
    return disk;
  }

  get #folder(): string {
    return this.#trees[this.#tree] ?? '';
  }

  get #place(): FileLockPlace {
    const lock = { at: { kind: 'file' as const, file: 'segops.lock' }, lineage: 'world' };
    const place = fileLockPlace({ folder: this.#folder, lock }, 'segops.lock');
    const { files, home } = place;
    const mortal = { ...place, files: this.#mortal(files) };
    if (home === null) return mortal;
    return { ...mortal, home: { ...home, files: this.#mortal(home.files) } };
  }

  #git(args: readonly string[]): void {
    git(args, { cwd: this.#folder });
  }

  store(): LockStore {
    const onStale = this.reading ? { onStale: () => undefined } : {};
    return fileStore({ ...this.#place, ...onStale });
  }

  async takeLease() {
    return { release: async () => undefined };
  }

  dieAt(operation: number, moment: GitMoment): void {
    this.#last = { operation: this.operations + operation, moment };
  }

  restart(): void {
    this.isDead = false;
    this.#last = null;
  }

  does(habit: string): void {
    const copy = join(this.#root, 'copy');
    if (habit === 'other tree') this.#tree = 1 - this.#tree;
    else if (habit === 'no ignore') writeFileSync(join(this.#folder, '.gitignore'), '');
    else if (habit === 'copy') copyLock(this.#folder, copy);
    else if (habit === 'put the copy back') {
      if (existsSync(join(copy, 'segops.lock'))) copyLock(copy, this.#folder);
    } else this.#try(HABITS[habit] ?? []);
  }

  #try(commands: readonly (readonly string[])[]): void {
    try {
      for (const args of commands) this.#git(args);
    } catch {
      for (const args of [
        ['revert', '--abort'],
        ['merge', '--abort'],
        ['reset', '--quiet'],
      ]) {
        try {
          this.#git(args);
        } catch {
          // There is nothing to abort.
        }
      }
    }
  }

  /** What the message of a refusal says to do. */
  async repair(code: string, now: number): Promise<void> {
    if (code === 'lock-tracked') this.does('untrack');
    else if (code === 'lock-elsewhere') this.does('other tree');
    else
      await new FileRestore(this.#place).perform(
        joining(() => now, { folder: this.#root, settleMs: SETTLE_MS }),
      );
  }

  readonly repairable = [
    'lock-lost',
    'lock-older',
    'lock-damaged',
    'lock-tracked',
    'lock-elsewhere',
  ];

  dispose(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  /** Files where any change may be the last thing that the process does. */
  #mortal(files: LockFiles): LockFiles {
    const change =
      <A extends readonly unknown[], R>(work: (...args: A) => R) =>
      (...args: A): R =>
        this.#operate(() => work(...args));
    return {
      ...files,
      replace: change(files.replace),
      create: change(files.create),
      link: change(files.link),
      touch: change(files.touch),
      rename: change(files.rename),
      remove: change(files.remove),
      makeFolder: change(files.makeFolder),
      syncFolder: change(files.syncFolder),
      append: (path) => {
        const file = this.#operate(() => files.append(path));
        // Whoever dies waits for nothing.
        const sync = () => {
          const synced = file.sync();
          synced.catch(() => undefined);
          return synced;
        };
        return { ...file, write: change(file.write), sync: change(sync) };
      },
    };
  }

  #operate<T>(work: () => T): T {
    if (this.isDead) throw new Died();
    this.operations += 1;
    const moment = this.#last?.operation === this.operations ? this.#last.moment : null;
    if (moment === 'before') this.#die();
    const result = work();
    if (moment === 'after') this.#die();
    return result;
  }

  #die(): never {
    this.isDead = true;
    throw new Died();
  }
}

function copyLock(from: string, to: string): void {
  for (const name of LOCK) {
    rmSync(join(to, name), { recursive: true, force: true });
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true });
  }
}
