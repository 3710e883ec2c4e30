import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fileLockPlace } from '../../src/app/lock/file-lock-place.ts';
import { moveLock } from '../../src/app/lock/move.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import { fileStore } from '../../src/lock/store/file-store.ts';
import { NO_FILES } from '../../src/lock/store/store.ts';
import { git } from '../git/plain-git.ts';

/** A lockfile that is a file moves within its repository: real git and real files. */
const LINEAGE = 'f00000000001';
let folder = '';

function open(file: string, at = folder, lineage = LINEAGE) {
  const lock = { at: { kind: 'file', file }, lineage } as const;
  return fileStore(fileLockPlace({ folder: at, lock }, file));
}

async function move(file: string): Promise<void> {
  const options = { config: null, env: null };
  const repair = await moveLock(folder, options, { kind: 'file', file });
  await repair.perform();
}

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'segops move ')));
  git(['init', '--quiet'], { cwd: folder });
  const config = `account: { region: in1 }\nlock: { file: segops.lock, lineage: ${LINEAGE} }\n`;
  writeFileSync(join(folder, 'segops.yaml'), config);
  await open('segops.lock').create(emptyIndex(LINEAGE), NO_FILES);
});

describe('a lockfile that moves to another file', () => {
  it('is followed there, also once an apply was refused at the old place', async () => {
    await move('other.lock');
    const lease = await open('segops.lock').takeLease(Date.now());
    await lease.release();
    expect((await open('segops.lock').read()).movedTo).toBe('file: other.lock');
    expect((await open('other.lock').read()).movedTo).toBeNull();
  });

  it('moves back', async () => {
    await move('other.lock');
    const config = `account: { region: in1 }\nlock: { file: other.lock, lineage: ${LINEAGE} }\n`;
    writeFileSync(join(folder, 'segops.yaml'), config);
    await move('segops.lock');
    expect((await open('segops.lock').read()).movedTo).toBeNull();
    expect((await open('other.lock').read()).movedTo).toBe('file: segops.lock');
  });

  it('stays open where there is another lockfile', async () => {
    await open('other.lock', folder, 'f00000000002').create(emptyIndex('f00000000002'), NO_FILES);
    await expect(move('other.lock')).rejects.toMatchObject({ problems: [{ code: 'lock-exists' }] });
    expect((await open('segops.lock').read()).movedTo).toBeNull();
  });

  it('is read at its new place where the repository does not follow it yet', async () => {
    const memory = join(folder, '.git/segops');
    const index = await open('segops.lock').read();
    await open('segops.lock').swap({ ...index, movedTo: 'file: other.lock' }, NO_FILES);
    cpSync(memory, join(folder, '.git/copy'), { recursive: true });
    await move('other.lock');
    rmSync(memory, { recursive: true });
    cpSync(join(folder, '.git/copy'), memory, { recursive: true });
    expect((await open('other.lock').read()).movedTo).toBeNull();
  });

  it('is named by its new place in another work tree', async () => {
    const author = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.com'];
    git([...author, 'commit', '--quiet', '--allow-empty', '-m', 'Begin'], { cwd: folder });
    git(['worktree', 'add', '--quiet', 'tree'], { cwd: folder });
    await move('other.lock');
    const there = open('segops.lock', join(folder, 'tree')).read();
    await expect(there).rejects.toMatchObject({ problems: [{ code: 'lock-elsewhere' }] });
    const index = await open('other.lock').read();
    await open('other.lock').swap({ ...index, movedTo: 'branch: segops-lock' }, NO_FILES);
    const moved = open('segops.lock', join(folder, 'tree')).read();
    await expect(moved).rejects.toMatchObject({ problems: [{ code: 'lock-is-elsewhere' }] });
  });
});
