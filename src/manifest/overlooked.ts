import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Config } from '../config/config.ts';
import { CONFIG_NAME } from '../config/read-config.ts';
import { compareUtf8 } from '../members/bytes.ts';
import { asCode, asPath, plural, say } from '../message.ts';
import type { Problem } from '../model.ts';
import { fileProblem } from '../yaml/source.ts';
import { NEVER } from './match-files.ts';

/*
 * Touches the disk because it looks for manifests that no glob matches. Whoever saved one expects that
 * it counts, and nothing else would ever say that it does not. Links are not followed, and only the
 * first bytes of a file are read.
 */

const YAML = '[yY][aA][mM][lL]';
const YML = '[yY][mM][lL]';
const TXT = '[tT][xX][tT]';
/** Also as editors and browsers name them: `VIP.YAML`, `vip.yaml.txt`. */
const LOOKS_LIKE_YAML = [YAML, YML, `${YAML}.${TXT}`, `${YML}.${TXT}`].map((end) => `**/*.${end}`);
const DECLARES = /^["']?segment["']?[ \t]*:/m;
const HEAD_BYTES = 1 << 14;
/** A repository may have any number of YAML files that have nothing to do with segops. */
const MOST_READ = 2000;
const MOST_TOLD = 10;

/** A warning for each file that declares a segment and that no glob of any environment matches. */
export function overlookedFiles(config: Config, display: (path: string) => string): Problem[] {
  const found = globSync(LOOKS_LIKE_YAML, {
    cwd: config.folder,
    absolute: true,
    ignore: [...NEVER, ...config.everyGlob.map((glob) => glob.replace(/^!/, ''))],
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  const others = foldersOfOthers(found, config.folder);
  const declaring = found
    .filter((path) => !others.some((folder) => path.startsWith(folder + sep)))
    .sort(compareUtf8)
    .slice(0, MOST_READ)
    .filter((path) => DECLARES.test(headOf(path)));
  const told = declaring.slice(0, MOST_TOLD).map((path) => overlooked(path, display));
  const more = declaring.length - told.length;
  return more === 0 ? told : [...told, andMore(config.file, more)];
}

/** A config further down has manifests of its own. */
function foldersOfOthers(found: readonly string[], own: string): string[] {
  const configs = found.filter((path) => basename(path) === CONFIG_NAME);
  return configs.map((path) => dirname(path)).filter((folder) => folder !== own);
}

/** The start of a regular file; empty if it cannot be read. */
function headOf(path: string): string {
  try {
    // A pipe must not be waited for.
    const handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      if (!fstatSync(handle).isFile()) return '';
      const head = Buffer.alloc(HEAD_BYTES);
      return head.toString('utf8', 0, readSync(handle, head, 0, HEAD_BYTES, 0));
    } finally {
      closeSync(handle);
    }
  } catch {
    return '';
  }
}

function overlooked(path: string, display: (path: string) => string): Problem {
  const named = path.replace(/\.txt$/i, '').replace(/\.(ya?ml)$/i, (end) => end.toLowerCase());
  const problem = fileProblem(display(path), {
    code: 'manifest-overlooked',
    message: say`the file declares a segment, but it is not read: no glob under ${asCode('segments:')} matches its name`,
    next:
      named === path
        ? say`Move it to the folder of the other manifests, or add a glob for it to ${asCode('segments:')} in ${asPath(CONFIG_NAME)}. If it is not a manifest, exclude it with a glob that starts with ${asCode('!')}.`
        : say`Rename it to ${asPath(basename(named))}.`,
  });
  return { ...problem, severity: 'warning' };
}

function andMore(file: string, more: number): Problem {
  const problem = fileProblem(file, {
    code: 'manifest-overlooked',
    message: say`${plural(more, 'more file')} that declare segments are not read`,
    next: say`Fix ${asCode('segments:')}, or exclude them with a glob that starts with ${asCode('!')}.`,
  });
  return { ...problem, severity: 'warning' };
}
