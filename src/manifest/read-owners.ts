import { existsSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Config } from '../config/config.ts';
import { confinement, realPathOf, repositoryOf } from '../files/confine.ts';
import { asPath, say } from '../message.ts';
import { readText } from '../yaml/read-text.ts';
import type { Finding } from '../yaml/source.ts';
import type { OwnedFiles } from './codeowners.ts';
import { CODEOWNERS, ownersIn, parseCodeowners } from './codeowners.ts';
import type { Manifest } from './manifest.ts';

/*
 * Touches the disk because it reads CODEOWNERS. Owners are for people: nothing that is sent depends on them,
 * so a file that cannot be read is one that names nobody, as it is for GitHub.
 */

/** GitHub does not read a larger one. */
const MAX_BYTES = 3 * 1024 * 1024;

/** Characters of patterns times paths: whoever may push chooses both. */
const MOST_WORK = 200_000_000;

const TOO_LARGE: Finding = {
  code: 'file-too-large',
  message: say`${asPath('CODEOWNERS')} is larger than 3 MiB`,
  next: say`GitHub does not read it either. Write fewer patterns.`,
};

/** A manifest and its absolute path. */
export interface ReadManifest {
  readonly path: string;
  readonly manifest: Manifest;
}

/** Adds the owners that CODEOWNERS gives to a manifest, and to its own lists, where it names none itself. */
export function withOwners(read: readonly ReadManifest[], config: Config): Manifest[] {
  const top = repositoryOf(config.folder);
  const paths = read.reduce((sum, { manifest }) => sum + 1 + manifest.membersFrom.length, 0);
  const files = codeownersIn(top, paths);
  if (files === null) return read.map(({ manifest }) => manifest);
  const way = relative(top, realpathSync(config.folder));
  const known = new Map<string, readonly string[]>();
  const ownersOf = (path: string) => {
    const name = join(way, relative(config.folder, path)).split(sep).join('/');
    const owners = known.get(name) ?? ownersIn(files, name);
    known.set(name, owners);
    return owners;
  };
  return read.map(({ path, manifest }) => {
    if (manifest.owner !== undefined) return manifest;
    const lists = manifest.membersFrom.flatMap((ref) =>
      ref.kind === 'list' ? [resolve(config.folder, ref.path)] : [],
    );
    const owner = [...new Set([path, ...lists].flatMap(ownersOf))];
    return owner.length === 0 ? manifest : { ...manifest, owner };
  });
}

/** null where there is none, or where to compare it would take too long. */
function codeownersIn(top: string, paths: number): OwnedFiles[] | null {
  const place = CODEOWNERS.find((name) => existsSync(join(top, name)));
  const real = place === undefined ? null : realPathOf(join(top, place));
  if (real === null || confinement(top, real) !== 'inside') return null;
  const text = readText(real, 'CODEOWNERS', MAX_BYTES, TOO_LARGE);
  if (!text.ok || text.value.length * paths > MOST_WORK) return null;
  return parseCodeowners(text.value);
}
