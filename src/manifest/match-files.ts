import { type realpathSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Config } from '../config/config.ts';
import { confinement, realPathOf } from '../files/confine.ts';
import { compareUtf8 } from '../members/bytes.ts';
import { asCode, asPath, say } from '../message.ts';
import type { Problem } from '../model.ts';
import type { Finding } from '../yaml/source.ts';
import { fileProblem } from '../yaml/source.ts';

/*
 * Touches the disk because it looks for manifests. Links are followed, but never into a folder outside
 * the repository: a pull request must not make segops walk the whole disk. A link to a missing file
 * counts as a file, so that its reader reports it.
 */

/** Never manifests, whatever the globs are. */
export const NEVER = ['**/node_modules/**', '**/.git/**', '**/*.lock.d/**'];

export interface MatchedFiles {
  /** Absolute, in bytewise order. */
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** The files that match the globs of the config. `top` is the real top of the repository. */
export function matchManifests(
  config: Config,
  top: string,
  display: (path: string) => string,
): MatchedFiles {
  const excluded = config.segments
    .filter((glob) => glob.startsWith('!'))
    .map((glob) => glob.slice(1));
  const own = basename(config.file);
  const paths = new Set<string>();
  const links: Links = { followed: new Set(), outside: new Set() };
  const problems: Problem[] = [];
  const adding = config.segments.filter((glob) => !glob.startsWith('!'));
  if (adding.length === 0) problems.push(fileProblem(config.file, ONLY_EXCLUDING));
  for (const glob of adding) {
    const matches = globSync(glob, {
      cwd: config.folder,
      absolute: true,
      ignore: [...NEVER, ...excluded],
      expandDirectories: false,
      fs: { realpathSync: confinedLinks(config, top, links) },
    }).filter((path) => relative(config.folder, path) !== own);
    for (const match of matches) paths.add(match);
    if (matches.length === 0) problems.push(unmatched(config, glob));
  }
  if (links.followed.size > MOST_LINKS) problems.push(fileProblem(config.file, TOO_MANY_LINKS));
  const warnings = [...links.outside].sort(compareUtf8).map((path) => notFollowed(display(path)));
  return { paths: [...paths].sort(compareUtf8), problems, warnings };
}

/** Of the walk through the folders. */
interface Links {
  readonly followed: Set<string>;
  readonly outside: Set<string>;
}

/** Folders that link to each other have more ways through them than any walk comes to the end of. */
const MOST_LINKS = 100;

/** Resolves links for the walk. Throwing makes the walk ignore a link. */
function confinedLinks(config: Config, top: string, links: Links): typeof realpathSync {
  const resolveLink = (path: string): string => {
    const real = realPathOf(path);
    // Any regular file will do: the walk goes on by the path of the link.
    if (real === null) return join(config.folder, basename(config.file));
    if (!statSync(real).isDirectory()) return real;
    if (confinement(top, real) !== 'inside' && real !== top) {
      links.outside.add(path);
      throw new Error('leads out of the repository');
    }
    links.followed.add(path);
    if (links.followed.size > MOST_LINKS) throw new Error('too many links');
    return real;
  };
  return resolveLink as typeof realpathSync;
}

function unmatched(config: Config, glob: string): Problem {
  const written = config.globs?.find(({ pattern }) => pattern === glob);
  const problem = fileProblem(config.file, {
    code: 'glob-matches-nothing',
    message: say`the glob ${asPath(glob)} matches no file`,
    next: say`Add a manifest that it matches, or fix ${asCode('segments:')} in the config.`,
  });
  if (written === undefined) return problem;
  const frame = written.frame === null ? {} : { frame: written.frame };
  return { ...problem, place: written.place, ...frame };
}

const ONLY_EXCLUDING: Finding = {
  code: 'glob-matches-nothing',
  message: say`every glob under ${asCode('segments:')} starts with ${asCode('!')}, so it only excludes files`,
  next: say`Add a glob that matches manifests, such as ${asCode('segments/**/*.yaml')}.`,
};

const TOO_MANY_LINKS: Finding = {
  code: 'too-many-links',
  message: say`looking for manifests leads through more than ${MOST_LINKS} links to folders`,
  next: say`Remove links, or exclude their folders with a glob that starts with ${asCode('!')}.`,
};

function notFollowed(path: string): Problem {
  const problem = fileProblem(path, {
    code: 'link-not-followed',
    message: say`the link is ignored: it leads to a folder outside the repository`,
    next: say`Move its manifests into the repository, or exclude the link with a glob that starts with ${asCode('!')}.`,
  });
  return { ...problem, severity: 'warning' };
}
