import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Config } from '../config/config.ts';
import { repositoryAt } from '../git/repository.ts';
import type { FileInGit } from '../git/tracked-file.ts';
import { fileInGit } from '../git/tracked-file.ts';
import type { Checksum, ListEvidence } from '../lists/list-facts.ts';
import { parseChecksum } from '../lists/list-facts.ts';
import { openListFile, resolveList } from '../lists/list-files.ts';
import type { ListRef } from '../lists/list-ref.ts';

/** A digest and a name; anything longer is not a checksum file. */
const MOST_BYTES = 4096;

/** What is known of a list beside its content. Asks for its age only where that matters. */
export function evidenceOf(config: Config, path: string, ref: ListRef): ListEvidence {
  return {
    changedAt: ref.maxAgeMs === null ? null : changedAt(config, path, { mayFetch: true }),
    checksum: readChecksum(config, ref),
    otherEndings: () => digestsOfEndings(path),
  };
}

const PIECE = 1 << 16;

/** Digests of a file as git may write it: with LF, and with CRLF. */
function digestsOfEndings(path: string): readonly string[] {
  const hashes = [createHash('sha256'), createHash('sha256')] as const;
  const reader = openListFile(path);
  const piece = Buffer.alloc(PIECE);
  let carried = '';
  for (let size = reader.read(piece); size > 0; size = reader.read(piece)) {
    const text = carried + piece.toString('latin1', 0, size);
    // The end of a piece may be half a CRLF.
    carried = text.endsWith('\r') ? '\r' : '';
    feed(hashes, carried === '' ? text : text.slice(0, -1));
  }
  feed(hashes, carried);
  reader.close();
  return hashes.map((hash) => hash.digest('hex'));
}

function feed([lf, crlf]: readonly [Hash, Hash], text: string): void {
  const plain = text.replaceAll('\r\n', '\n');
  lf.update(plain, 'latin1');
  crlf.update(plain.replaceAll('\n', '\r\n'), 'latin1');
}

/**
 * When a list was last changed, ms since the epoch; null where that cannot be told. A checkout gives
 * every file a new time, so that of the file counts only where git says that it does not have it. It
 * is the repository of the config that is asked: one that a checkout holds cannot answer for it.
 */
export function changedAt(
  config: Config,
  realPath: string,
  fetch: { readonly mayFetch: boolean },
): number | null {
  const found = askGit(config, realPath, fetch);
  if (found.kind === 'untracked') return statSync(realPath).mtimeMs;
  return found.kind === 'committed' ? found.at : null;
}

/** Whether git has a file as it is. */
export function isCommitted(config: Config, realPath: string): boolean {
  return askGit(config, realPath, { mayFetch: false }).kind === 'committed';
}

function askGit(
  config: Config,
  realPath: string,
  fetch: { readonly mayFetch: boolean },
): FileInGit {
  const repository = repositoryAt(config.folder);
  return repository === null ? { kind: 'untracked' } : fileInGit(repository, realPath, fetch);
}

/** What a `.sha256` file beside a list says. */
export function readChecksum(config: Config, ref: ListRef): Checksum {
  const sidecar = resolveList(config, { ...ref, path: `${ref.path}.sha256` });
  if (!sidecar.ok) {
    const isMissing = sidecar.problems.every(({ code }) => code === 'list-missing');
    return isMissing ? { kind: 'none' } : { kind: 'unreadable' };
  }
  if (statSync(sidecar.value).size > MOST_BYTES) return { kind: 'unreadable' };
  return parseChecksum(readFileSync(sidecar.value, 'utf8'));
}
