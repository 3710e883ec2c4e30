import {
  cpSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fileLockPlace } from '../../../src/app/lock/file-lock-place.ts';
import { foldUpdates } from '../../../src/lock/fold.ts';
import { emptyIndex } from '../../../src/lock/lock-index.ts';
import { openLocked, withChunks } from '../../../src/lock/locked-segment.ts';
import { SETTLED } from '../../../src/lock/membership.ts';
import { readAgain } from '../../../src/lock/read-again.ts';
import { FileRestore } from '../../../src/lock/store/file-restore.ts';
import { fileStore } from '../../../src/lock/store/file-store.ts';
import type { StaleLock } from '../../../src/lock/store/store.ts';
import { NO_FILES } from '../../../src/lock/store/store.ts';
import { textOf } from '../../../src/members/cursor.ts';
import { plain } from '../../../src/message.ts';
import { git } from '../../git/plain-git.ts';

/** A lockfile that is a file, and what its repository knows of it: real git and real files. */
let folder = '';

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'segops home ')));
  git(['init', '--quiet'], { cwd: folder });
  await open().create(emptyIndex('f00000000001'), NO_FILES);
});

function place() {
  const at = { kind: 'file', file: 'segops.lock' } as const;
  return fileLockPlace({ folder, lock: { at, lineage: 'f00000000001' } }, 'segops.lock');
}

function open(onStale?: (stale: StaleLock) => void) {
  return fileStore(onStale === undefined ? place() : { ...place(), onStale });
}

/** As an apply that adds one member. */
async function add(value: string): Promise<void> {
  const store = open();
  const index = await store.read();
  const accepted = { state: { kind: 'accepted' }, unsettled: SETTLED } as const;
  const edits = [{ member: { kind: 'identity' as const, value }, edit: () => accepted }];
  const ids = { customerSegmentId: 'vip' };
  const update = { key: 'vip', ids, lists: [], created: null, edits };
  const options = { now: 0, maxChunkBytes: 1 << 20 };
  const { chunks, ...folded } = await foldUpdates(index, [update], store.fetchChunks, options);
  const next = { ...index, ...folded, serial: index.serial + 1 };
  await store.swap(next, { chunks, parts: new Map() });
}

async function members(store = open()): Promise<string[]> {
  const entry = (await store.read()).segments.get('vip');
  if (entry === undefined) return [];
  return withChunks(store.fetchChunks, entry.chunks, (read) => {
    const { accepted } = openLocked(entry, 'identity', read);
    const found: string[] = [];
    while (accepted.next()) found.push(textOf(accepted));
    return found;
  });
}

function lockFolder(): string[] {
  return readdirSync(join(folder, 'segops.lock.d'));
}

function takeAway(): void {
  for (const path of ['segops.lock', 'segops.lock.d']) {
    rmSync(join(folder, path), { recursive: true });
  }
}

/** Gives back what puts this lockfile where another one is by then. */
function copyOfLock(): () => void {
  const copy = mkdtempSync(join(tmpdir(), 'segops copy '));
  cpSync(folder, copy, { recursive: true, filter: (path) => !path.includes('.git') });
  return () => {
    takeAway();
    cpSync(copy, folder, { recursive: true });
  };
}

function expectRefusal(code: string) {
  return expect(open().read()).rejects.toMatchObject({ problems: [{ code }] });
}

const noOther = () => Promise.reject(new Error('there is one lockfile only'));

describe('a lockfile in a repository', () => {
  it('is refused once an older one was put in its place', async () => {
    await add('ada');
    const putBack = copyOfLock();
    await add('bob');
    putBack();
    await expectRefusal('lock-older');
    const told: string[] = [];
    expect(await members(open(({ why }) => told.push(plain(why))))).toEqual(['ada', 'bob']);
    expect(told).toEqual([
      'the lockfile segops.lock is older than the one that this repository had: serial 1, not 2',
    ]);
    await new FileRestore(place()).perform(noOther);
    expect(await members()).toEqual(['ada', 'bob']);
  });

  it('is refused while git tracks it', async () => {
    await add('ada');
    git(['add', '--force', 'segops.lock.d'], { cwd: folder });
    await expectRefusal('lock-tracked');
    git(['rm', '-r', '--quiet', '--cached', 'segops.lock.d'], { cwd: folder });
    expect(await members()).toEqual(['ada']);
  });

  it('is known where a crash came between its commit and its home', async () => {
    await add('ada');
    const known = mkdtempSync(join(tmpdir(), 'segops known '));
    cpSync(join(folder, '.git/segops'), known, { recursive: true });
    await add('bob');
    rmSync(join(folder, '.git/segops'), { recursive: true });
    cpSync(known, join(folder, '.git/segops'), { recursive: true });
    expect(await members()).toEqual(['ada', 'bob']);
    await open().dropJournal('none');
    takeAway();
    await new FileRestore(place()).perform(noOther);
    expect(await members()).toEqual(['ada', 'bob']);
  });

  it('is known again once a person removed what was damaged, though nothing is sent', async () => {
    await add('ada');
    const putBack = copyOfLock();
    await add('bob');
    const home = join(folder, '.git/segops/f00000000001');
    for (const name of readdirSync(home)) {
      if (name.startsWith('index-')) rmSync(join(home, name));
    }
    const lease = await open().takeLease(Date.now());
    await lease.release();
    putBack();
    await expectRefusal('lock-older');
  });

  it('is made in no place where there was one', async () => {
    takeAway();
    const made = open().create(emptyIndex('f00000000001'), NO_FILES);
    await expect(made).rejects.toMatchObject({ problems: [{ code: 'lock-lost' }] });
    expect(readdirSync(folder)).toEqual(['.git']);
  });

  it('shares the bytes of its files with its home', async () => {
    await add('ada');
    const [chunk = ''] = lockFolder().filter((file) => file.endsWith('.yaml'));
    const home = join(folder, '.git/segops/f00000000001/segops.lock.d', chunk);
    expect(statSync(home).ino).toBe(statSync(join(folder, 'segops.lock.d', chunk)).ino);
  });

  it('keeps files that lost their name for 10 minutes', async () => {
    await add('ada');
    const [first = ''] = lockFolder().filter((file) => file.endsWith('.yaml'));
    const path = join(folder, 'segops.lock.d', first);
    utimesSync(path, 0, 0);
    await add('bob');
    await add('eve');
    expect(lockFolder()).toContain(first);
    utimesSync(path, 0, 0);
    await add('joe');
    expect(lockFolder()).not.toContain(first);
  });

  it('is read again where a file was removed under its reader, and only then is damaged', async () => {
    await add('ada');
    const store = open();
    let reads = 0;
    const read = () =>
      readAgain(store, async () => {
        reads += 1;
        const entry = (await store.read()).segments.get('vip');
        if (reads === 1) {
          const old = lockFolder().filter((file) => file.endsWith('.yaml'));
          await add('bob');
          for (const file of old) rmSync(join(folder, 'segops.lock.d', file));
        }
        return withChunks(store.fetchChunks, entry?.chunks ?? [], (chunk) =>
          (entry?.chunks ?? []).map((ref) => chunk(ref)),
        );
      });
    expect((await read()).length).toBe(1);
    expect(reads).toBe(2);
    for (const file of lockFolder()) rmSync(join(folder, 'segops.lock.d', file));
    await expect(read()).rejects.toMatchObject({ problems: [{ code: 'lock-damaged' }] });
    expect(reads).toBe(4);
  });
});
