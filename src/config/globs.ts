import type { Message } from '../message.ts';
import { asCode, asPath, say } from '../message.ts';
import type { Finding } from '../yaml/source.ts';

/*
 * A glob becomes a regular expression that backtracks, and whoever proposes a change of the config
 * chooses it. So a glob has few wildcards, at most two within a name, and nothing that repeats: then
 * a name that does not match is found out in the square of its length, and a path in that of its depth.
 */

const MOST_CHARACTERS = 250;
const MOST_IN_A_NAME = 2;
const MOST_DEEP = 2;
const MOST_CHOICES = 2;

/** Each one is a walk through the folders. */
export const MOST_GLOBS = 50;

/** What is wrong with a glob of the config; null if nothing is. */
export function globFault(pattern: string): Finding | null {
  const path = pattern.replace(/^!/, '');
  const wrong = wrongPath(pattern, path);
  if (wrong !== null) return { code: 'bad-glob', message: wrong, next: PLAIN };
  const costly = costlyPart(path);
  if (costly === null) return null;
  return { code: 'bad-glob', message: say`the glob ${asPath(pattern)} ${costly}`, next: SIMPLER };
}

const PLAIN = say`Write a path from the folder of the config with forward slashes, such as ${asCode('segments/**/*.yaml')}.`;
const SIMPLER = say`Write a simpler glob such as ${asCode('segments/**/*.yaml')}, or several.`;

function wrongPath(pattern: string, path: string): Message | null {
  if (path === '') return say`the glob is empty`;
  const glob = asPath(pattern);
  if (path.startsWith('/')) return say`the glob ${glob} starts with a slash`;
  if (path.split('/').includes('..')) return say`the glob ${glob} leaves the folder of the config`;
  if (!/[\p{Cc}\p{Cs}\\]/u.test(path)) return null;
  return say`the glob ${glob} contains a backslash or a control character`;
}

function costlyPart(path: string): Message | null {
  if (path.length > MOST_CHARACTERS) return say`has more than ${MOST_CHARACTERS} characters`;
  // Parentheses repeat or choose, and so does a plus after brackets.
  if (/[()|]|[\]}]\+/.test(path)) return say`uses ${asCode('(')}, ${asCode('|')} or ${asCode('+')}`;
  if (countOf(path, /\{/g) > MOST_CHOICES) {
    return say`has more than ${MOST_CHOICES} choices in braces`;
  }
  if (countOf(path, /\*{2,}/g) > MOST_DEEP) {
    return say`has ${asCode('**')} more than ${MOST_DEEP} times`;
  }
  const names = path.split('/').filter((name) => countOf(name, /\*+/g) > MOST_IN_A_NAME);
  return names.length === 0
    ? null
    : say`has more than ${MOST_IN_A_NAME} wildcards ${asCode('*')} within a name`;
}

function countOf(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** As `globFault`, for globs that `globPattern` understands: those of manifests are matched by a library. */
export function simpleGlobFault(glob: string): Finding | null {
  const fault = globFault(glob);
  if (fault !== null || !/[![\]{}]/.test(glob)) return fault;
  return {
    code: 'bad-glob',
    message: say`the glob ${asPath(glob)} uses ${asCode('!')}, brackets or braces`,
    next: say`Write only ${asCode('*')}, ${asCode('**')} and ${asCode('?')}, such as ${asCode('lists/uk/**')}.`,
  };
}

/** What `globFault` allows is matched in bounded time. */
export function globPattern(glob: string): RegExp {
  const parts = glob.split('/').map((name, at, names) => {
    const isLast = at === names.length - 1;
    if (name === '**') return isLast ? '.+' : '(?:[^/]+/)*';
    const text = name
      .replace(/[.+^$()|\\]/g, '\\$&')
      .replace(/\*+/g, '[^/]*')
      .replaceAll('?', '[^/]');
    return isLast ? text : `${text}/`;
  });
  return new RegExp(`^${parts.join('')}$`, 'u');
}
