import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '../config/config.ts';
import type { Checksum, ListEvidence } from '../lists/evidence.ts';
import { parseChecksum } from '../lists/evidence.ts';
import { resolveList } from '../lists/list-files.ts';
import type { ListRef } from '../lists/list-ref.ts';

/** A digest and a name; anything longer is no checksum file. */
const MOST_BYTES = 4096;

/** What is known of a list beside its content. Asks for its age only where that matters. */
export function evidenceOf(config: Config, path: string, ref: ListRef): ListEvidence {
  return {
    changedAt: ref.maxAgeMs === null ? null : changedAt(path),
    checksum: readChecksum(config, ref),
  };
}

/**
 * When a list was last changed, ms since the epoch: the time of its last commit if git has it as it
 * is, else of the file. A checkout gives every file a new time, so that of the commit is better.
 */
export function changedAt(path: string): number | null {
  const committed = committedAt(path);
  return committed ?? statSync(path).mtimeMs;
}

/** Whether git has a file as it is. */
export function isCommitted(path: string): boolean {
  return committedAt(path) !== null;
}

function committedAt(path: string): number | null {
  const folder = dirname(path);
  if (git(folder, ['status', '--porcelain', '--ignored', '--', path]) !== '') return null;
  const seconds = Number(git(folder, ['log', '-1', '--format=%ct', '--', path]) || Number.NaN);
  return Number.isNaN(seconds) ? null : seconds * 1000;
}

/** null where git fails: outside a repository, or without git. */
function git(folder: string, args: readonly string[]): string | null {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    return execFileSync('git', args, { cwd: folder, stdio }).toString().trim();
  } catch {
    return null;
  }
}

function readChecksum(config: Config, ref: ListRef): Checksum {
  const sidecar = resolveList(config, { ...ref, path: `${ref.path}.sha256` });
  if (!sidecar.ok) {
    const isMissing = sidecar.problems.every(({ code }) => code === 'list-missing');
    return isMissing ? { kind: 'none' } : { kind: 'unreadable' };
  }
  if (statSync(sidecar.value).size > MOST_BYTES) return { kind: 'unreadable' };
  return parseChecksum(readFileSync(sidecar.value, 'utf8'));
}
