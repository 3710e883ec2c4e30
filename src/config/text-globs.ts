import { TextGlob } from '../members/text-glob.ts';
import type { Message } from '../message.ts';
import { asCode, asValue, say } from '../message.ts';
import type { Finding } from '../yaml/source.ts';

/*
 * Globs of members and of keys. Whoever proposes a change of the config chooses them, and every member is
 * compared with them, so they are short and have few wildcards.
 */

const MOST_CHARACTERS = 250;
const MOST_STARS = 2;

/** What is wrong with a glob; null if nothing is. */
export function textGlobFault(glob: string): Finding | null {
  const wrong = wrongIn(glob);
  if (wrong === null) return null;
  const message = glob === '' ? say`the glob ${wrong}` : say`the glob ${asValue(glob)} ${wrong}`;
  return { code: 'bad-glob', message, next: SIMPLER };
}

function wrongIn(glob: string): Message | null {
  if (glob === '') return say`is empty`;
  if (/[\p{Cc}\p{Cs}]/u.test(glob)) return say`contains a control character`;
  if (glob.length > MOST_CHARACTERS) return say`has more than ${MOST_CHARACTERS} characters`;
  const stars = [...glob.matchAll(/\*+/g)].length;
  return stars > MOST_STARS ? say`has more than ${MOST_STARS} wildcards ${asCode('*')}` : null;
}

const SIMPLER = say`Write ${asCode('*')} for any text and ${asCode('?')} for one character, such as ${asCode("'promo_*'")}.`;

/** Whether a name of segments is the key of one, and no glob. */
export function isExact(glob: string): boolean {
  return !/[*?]/.test(glob);
}

/** Whether a key is one of those that are named; null: every key is. */
export function namesKey(globs: readonly string[] | null): (key: string) => boolean {
  if (globs === null) return () => true;
  const all = globs.map((glob) => new TextGlob(glob));
  return (key) => all.some((glob) => glob.matchesText(key));
}
