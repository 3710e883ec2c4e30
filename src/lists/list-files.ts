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
import { basename, isAbsolute, resolve, sep } from 'node:path';
import type { Config } from '../config/config.ts';
import { failure } from '../failure.ts';
import { confinement, realPathOf, repositoryOf } from '../files/confine.ts';
import { NO_LINKS } from '../files/read.ts';
import type { ByteReader } from '../members/cursor.ts';
import { asCode, asPath, say } from '../message.ts';
import type { Result } from '../model.ts';
import type { Finding, Source } from '../yaml/source.ts';
import { fileProblem } from '../yaml/source.ts';
import type { ListRef } from './list-ref.ts';

/*
 * Touches the disk because it opens what manifests name. A manifest comes from a pull request, so the
 * path may be hostile. Links are resolved first. The real path must be a regular file inside the
 * repository and outside `.git`, and it is opened without following links again.
 */

/** The real absolute path of a list. `source` is that of the manifest, for a frame. */
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
  const real = realPathOf(written);
  if (real === null) return refuse(missing(ref.path));
  const where = confinement(top, real);
  if (where === 'outside') return refuse(outside(ref.path));
  if (where === 'in-git') return refuse(inGit(ref.path));
  if (isOurs(config, real)) return refuse(ours(ref.path));
  if (!statSync(real).isFile()) return refuse(notAFile(ref.path));
  if (NO_LIST.test(real)) return refuse(otherKind(ref.path));
  if (!readable(real)) return refuse(unreadable(ref.path));
  return { ok: true, value: real, warnings: [] };
}

/** The lockfile, what lies beside it, or the config: nobody in them is a member. */
function isOurs({ file, folder, lock }: Config, real: string): boolean {
  if (
    real.split(sep).some((part) => part.endsWith('.lock.d')) ||
    real === realPathOf(resolve(folder, basename(file)))
  )
    return true;
  if (lock.at.kind !== 'file') return false;
  const own = realPathOf(resolve(folder, lock.at.file));
  const beside = realPathOf(resolve(folder, `${lock.at.file}.d`));
  return real === own || (beside !== null && confinement(beside, real) === 'inside');
}

/** Manifests, workflows, and files that git reads. */
const NO_LIST = /\.ya?ml$|[/\\]\.git[a-z]+$/i;

function readable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Opens a path from `resolveList`. Throws a Failure if it is no longer a regular file. */
export function openListFile(path: string): ByteReader {
  const handle = openSync(path, constants.O_RDONLY | NO_LINKS);
  if (!fstatSync(handle).isFile()) {
    closeSync(handle);
    const { code, message, next } = notAFile(path);
    throw failure(code, message, next);
  }
  return {
    read: (into) => readSync(handle, into, 0, into.length, null),
    close: () => closeSync(handle),
  };
}

function outside(path: string): Finding {
  return {
    code: 'list-outside-repository',
    message: say`the list ${asPath(path)} is outside the repository`,
    next: say`Move the list into the repository. Write its path from the folder of ${asPath('segops.yaml')}.`,
  };
}

function missing(path: string): Finding {
  return {
    code: 'list-missing',
    message: say`the list ${asPath(path)} does not exist`,
    next: say`Fetch the list first, or fix the path. Paths start at the folder of ${asPath('segops.yaml')}.`,
  };
}

function inGit(path: string): Finding {
  return {
    code: 'list-in-git',
    message: say`the list ${asPath(path)} is inside ${asCode('.git')}`,
    next: say`Move the list out of ${asCode('.git')}.`,
  };
}

function ours(path: string): Finding {
  return {
    code: 'list-not-a-file',
    message: say`${asPath(path)} is a file of segops itself, not a list`,
    next: say`Name a file that has members.`,
  };
}

function otherKind(path: string): Finding {
  return {
    code: 'list-not-a-file',
    message: say`${asPath(path)} is YAML or a file of git, not a list`,
    next: say`Name a text file with one identity per line, or a CSV file.`,
  };
}

function notAFile(path: string): Finding {
  return {
    code: 'list-not-a-file',
    message: say`the list ${asPath(path)} is not a regular file`,
    next: say`Name a regular file, not a folder, pipe or device.`,
  };
}

function unreadable(path: string): Finding {
  return {
    code: 'list-unreadable',
    message: say`the list ${asPath(path)} cannot be read`,
    next: say`Give your user the permission to read it.`,
  };
}
