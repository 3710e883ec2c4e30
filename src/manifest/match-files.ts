import { realpathSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Config } from '../config/config.ts';
import { confinement } from '../files/confine.ts';
import { compareUtf8 } from '../members/bytes.ts';
import type { Problem } from '../model.ts';
import { quote } from '../yaml/frame.ts';
import type { Finding } from '../yaml/source.ts';
import { fileProblem } from '../yaml/source.ts';

/*
 * Touches the disk because it looks for manifests. Links are followed, but never into a folder
 * outside the repository: a pull request must not make us walk the whole disk. A link that leads
 * nowhere counts as a file, so that its reader tells it instead of nobody.
 */

/** Never manifests, whatever a glob says. */
const NEVER = ['**/node_modules/**', '**/.git/**', '**/*.lock.d/**'];

export interface MatchedFiles {
  /** Absolute, in bytewise order. */
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** The files that the config's globs match; `top` is the real top of the repository. */
export function matchManifests(
  config: Config,
  top: string,
  display: (path: string) => string,
): MatchedFiles {
  const taken = config.segments.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const own = basename(config.file);
  const paths = new Set<string>();
  const outside = new Set<string>();
  const problems: Problem[] = [];
  const adding = config.segments.filter((glob) => !glob.startsWith('!'));
  if (adding.length === 0) problems.push(fileProblem(config.file, ONLY_TAKING));
  for (const glob of adding) {
    const matches = globSync(glob, {
      cwd: config.folder,
      absolute: true,
      ignore: [...NEVER, ...taken],
      expandDirectories: false,
      fs: { realpathSync: confinedLinks(config, top, outside) },
    }).filter((path) => relative(config.folder, path) !== own);
    for (const match of matches) paths.add(match);
    if (matches.length === 0) problems.push(unmatched(config, glob));
  }
  const warnings = [...outside].sort(compareUtf8).map((path) => notFollowed(display(path)));
  return { paths: [...paths].sort(compareUtf8), problems, warnings };
}

/** Resolves links for the walk; throwing makes it pass a link by. */
function confinedLinks(config: Config, top: string, outside: Set<string>): typeof realpathSync {
  const resolveLink = (path: string): string => {
    const real = realPath(path);
    // Any regular file will do: the walk goes on by the path of the link.
    if (real === null) return join(config.folder, basename(config.file));
    if (statSync(real).isDirectory() && confinement(top, real) !== 'inside' && real !== top) {
      outside.add(path);
      throw new Error('leads out of the repository');
    }
    return real;
  };
  return resolveLink as typeof realpathSync;
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function unmatched(config: Config, glob: string): Problem {
  const written = config.globs?.find(({ pattern }) => pattern === glob);
  const problem = fileProblem(config.file, {
    code: 'glob-matches-nothing',
    message: `the glob ${quote(glob)} matches no file`,
    next: 'Add a manifest there (`segops init` writes a first one), or mend `segments:` in the config.',
  });
  if (written === undefined) return problem;
  const frame = written.frame === null ? {} : { frame: written.frame };
  return { ...problem, place: written.place, ...frame };
}

const ONLY_TAKING: Finding = {
  code: 'glob-matches-nothing',
  message: 'every glob under `segments:` starts with ! and takes files away',
  next: 'Add a glob that matches manifests, such as segments/**/*.yaml.',
};

function notFollowed(path: string): Problem {
  const problem = fileProblem(path, {
    code: 'link-not-followed',
    message: 'the link leads to a folder outside the repository; manifests in it are not read',
    next: 'Keep manifests inside the repository, or take the link away by a glob that starts with !.',
  });
  return { ...problem, severity: 'warning' };
}
