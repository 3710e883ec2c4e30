import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { confinement, repositoryOf } from '../files/confine.ts';
import type { ByteReader } from '../members/cursor.ts';
import type { Result } from '../model.ts';
import { quote } from '../yaml/frame.ts';
import type { Finding, Source } from '../yaml/source.ts';
import { fileProblem } from '../yaml/source.ts';
import type { ListRef } from './list-ref.ts';

/*
 * Touches the disk because it opens what manifests name. A manifest comes from a pull request, so
 * the path may be hostile: links are resolved first, then the real path must be a regular file
 * inside the repository and not in `.git`, and it is opened without following links again.
 */

/** The real absolute path of a list; `source` is the manifest's, for a frame. */
export function resolveList(config: Config, ref: ListRef, source?: Source): Result<string> {
  const refuse = (finding: Finding): Result<string> => {
    const problem = source?.problemAt(ref.place, finding, ref.path.length) ?? {
      ...fileProblem(ref.place.file, finding),
      place: ref.place,
    };
    return { ok: false, problems: [problem] };
  };
  const top = repositoryOf(config.folder);
  const written = resolve(realpathSync(config.folder), ref.path);
  if (isAbsolute(ref.path) || confinement(top, written) === 'outside') {
    return refuse(outside(ref.path));
  }
  const real = realPath(written);
  if (real === null) return refuse(missing(ref.path));
  const where = confinement(top, real);
  if (where === 'outside') return refuse(outside(ref.path));
  if (where === 'in-git') return refuse(inGit(ref.path));
  if (!statSync(real).isFile()) return refuse(notAFile(ref.path));
  if (!readable(real)) return refuse(unreadable(ref.path));
  return { ok: true, value: real, warnings: [] };
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function readable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Opens a path that `resolveList` gave. Throws if it has become something else since. */
export function openListFile(path: string): ByteReader {
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  if (!fstatSync(handle).isFile()) {
    closeSync(handle);
    throw new Error(`no longer a regular file: ${path}`);
  }
  return {
    read: (into) => readSync(handle, into, 0, into.length, null),
    close: () => closeSync(handle),
  };
}

function outside(path: string): Finding {
  return {
    code: 'list-outside-repository',
    message: `the list ${quote(path)} leads out of the repository`,
    next: 'Keep lists inside the repository and name them from the folder of segops.yaml.',
  };
}

function missing(path: string): Finding {
  return {
    code: 'list-missing',
    message: `there is no list ${quote(path)}`,
    next: 'Mend the path (it starts at the folder of segops.yaml), or fetch the list first.',
  };
}

function inGit(path: string): Finding {
  return {
    code: 'list-in-git',
    message: `the list ${quote(path)} lies in .git`,
    next: 'Keep lists outside .git.',
  };
}

function notAFile(path: string): Finding {
  return {
    code: 'list-not-a-file',
    message: `the list ${quote(path)} is not a regular file`,
    next: 'Name a file, not a folder, pipe or device.',
  };
}

function unreadable(path: string): Finding {
  return {
    code: 'list-unreadable',
    message: `the list ${quote(path)} cannot be read`,
    next: 'Give yourself permission to read it.',
  };
}
