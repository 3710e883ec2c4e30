import { Failure, failure } from '../failure.ts';
import { readNamed } from '../files/named.ts';
import type { Message } from '../message.ts';
import { asCode, asCommand, asPath, say, shellWord } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import { PLAN_BEGINS, planToJsonPieces } from '../report/plan-json.ts';
import type { Privacy, Shown } from '../report/privacy.ts';
import { keyCheck, OPEN, redacting } from '../report/privacy.ts';
import { differsByDaysAlone } from './due-since.ts';
import { whyOf } from './system-failure.ts';

/**
 * A plan file is consent, never instruction. The fresh plan must be what its reader saw, to the
 * byte, but for guards and notices, which depend on the time, and for days that it says by name who joins
 * and leaves on. In a redacted file members are
 * pseudonyms, and only the key that made them can tell whether they are those of the fresh plan.
 * Throws a Failure otherwise.
 */
export function checkPlanFile(path: string, fresh: Plan, key: string | null): 'same' | 'due' {
  const bytes = readBytes(path);
  if (!bytes.subarray(0, START.length).equals(START))
    throw unreadable(path, say`: it is not a plan of segops`);
  const shown = privacyOf(path, bytes, key).plan(fresh);
  if (isSame(bytes, shown)) return 'same';
  if (!differsByDaysAlone(bytes, shown)) throw stale(path);
  return 'due';
}

function isSame(bytes: Buffer, fresh: Shown<Plan>): boolean {
  let at = 0;
  for (const piece of planToJsonPieces(fresh)) {
    if (piece.startsWith(AGED)) return true;
    const expected = Buffer.from(piece);
    if (!bytes.subarray(at, at + expected.length).equals(expected)) return false;
    at += expected.length;
  }
  return true;
}

const START = Buffer.from(PLAN_BEGINS);
const REDACTED = /^"redacted":\{"key":(?:null|"([0-9a-f]{16})")\},/;
/** More than the mark of a redacted plan takes. */
const MARK_BYTES = 64;
/** From here on a plan depends on the time at which it was made. */
const AGED = '"guards":';

/** How the file was made. */
function privacyOf(path: string, bytes: Buffer, key: string | null): Privacy {
  const head = bytes.toString('latin1', START.length, START.length + MARK_BYTES);
  const mark = REDACTED.exec(head);
  if (mark === null) return OPEN;
  const [, made] = mark;
  if (made === undefined) throw redacted(path, say`without a key`, ANOTHER);
  if (key === null) throw redacted(path, say`with a key, which is not set here`, THIS);
  if (keyCheck(key) !== made) throw redacted(path, say`with another key`, THIS);
  return redacting(key);
}

const THIS = say`Set ${asCode('SEGOPS_REDACT_KEY')} to the key that the plan was made with.`;
const ANOTHER = say`Make the plan with ${asCode('SEGOPS_REDACT_KEY')} set, or without ${asCode('redact')}. Then apply that one.`;

function redacted(path: string, how: Message, next: Message): Error {
  return failure(
    'plan-file-redacted',
    say`the plan file is redacted ${how}, so it cannot be compared`,
    say`Nothing was sent. ${next}`,
    { file: path },
  );
}

function stale(path: string): Error {
  return failure(
    'plan-stale',
    say`the plan is no longer the one in ${asPath(path)}`,
    say`Nothing was sent. Make the plan again, read it, and apply that one: ${asCommand(`segops plan --out ${shellWord(path)}`)}`,
    { file: path, exitCode: 3 },
  );
}

function unreadable(path: string, why: Message): Error {
  return failure(
    'plan-file-unreadable',
    say`the plan file cannot be read${why}`,
    say`Nothing was sent. Name a file that ${asCode('segops plan --out FILE')} wrote.`,
    { file: path },
  );
}

function readBytes(path: string): Buffer {
  try {
    return readNamed(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unreadable(path, whyOf(error));
  }
}
