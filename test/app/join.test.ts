import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joining } from '../../src/app/lock/join.ts';
import type { LockSide } from '../../src/lock/join-locks.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import { git } from '../git/plain-git.ts';

const NOW = Date.UTC(2026, 10, 26);

function sideOf(commit: string | null, at: number): LockSide {
  const nothing = () => Promise.reject(new Error('nothing to read'));
  const written = { apply: `at-${at}`, at: NOW + at, commit };
  const index = { ...emptyIndex('joined'), written, digest: `${at}`.padStart(64, '0') };
  return { index, fetchChunks: nothing, readPart: nothing, readJournal: async () => null };
}

describe('the commit that was applied last, of two lockfiles that are joined', () => {
  const folder = mkdtempSync(join(tmpdir(), 'segops joined '));
  const run = (...args: readonly string[]) => git(args, { cwd: folder }).toString().trim();
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  const commit = (message: string): string => {
    run(...author, 'commit', '--quiet', '--allow-empty', '-m', message);
    return run('rev-parse', 'HEAD');
  };
  run('init', '--quiet', '--initial-branch=main');
  const [older, newer] = [commit('First'), commit('Second')];
  run('switch', '--quiet', '--detach', older);
  const elsewhere = commit('Elsewhere');
  run('switch', '--quiet', 'main');
  const joined = async (...sides: readonly [LockSide, LockSide]) =>
    (await joining(() => NOW, { folder, settleMs: 0 })(sides[0], [sides[1]])).index.written?.commit;

  it('is the one that has the other in its history, whichever was written later', async () => {
    expect(await joined(sideOf(newer, 1), sideOf(older, 2))).toBe(newer);
    expect(await joined(sideOf(older, 2), sideOf(newer, 1))).toBe(newer);
    expect(await joined(sideOf(null, 2), sideOf(older, 1))).toBe(older);
  });

  it('is the one that the checkout lacks where none has the other, so that a person decides', async () => {
    expect(await joined(sideOf(newer, 2), sideOf(elsewhere, 1))).toBe(elsewhere);
    expect(await joined(sideOf(elsewhere, 1), sideOf('f'.repeat(40), 2))).toBe(elsewhere);
  });
});
