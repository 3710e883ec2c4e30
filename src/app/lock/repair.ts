import { randomUUID } from 'node:crypto';
import { failure } from '../../failure.ts';
import type { LastWrite, LockIndex } from '../../lock/lock-index.ts';
import { appliedCommit } from '../../lock/lock-index.ts';
import type { Message } from '../../message.ts';
import { asCommand, asKey, say } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';

/** A change of the lock by a person: what it would do, and then does. Nothing is ever sent. */
export interface Repair {
  /** What it will do, a sentence each. */
  readonly will: readonly Message[];
  /** Asks the person who says yes to be sure of this; null where there is nothing to do. */
  readonly question: Message | null;
  /** Does it, and says what is so now. Throws a Failure. */
  perform(): Promise<Message>;
}

/**
 * What an index says of a change that is not an apply. The commit that was applied last stays: without it
 * an old checkout would not be known for one.
 */
export function writtenBy(
  what: string,
  index: LockIndex,
  at: number,
): { readonly serial: number; readonly written: LastWrite } {
  const written = { apply: `${what}-${randomUUID()}`, at, commit: appliedCommit(index) };
  return { serial: index.serial + 1, written };
}

/** Where there is nothing to do. */
export function nothingToDo(why: Message): Repair {
  return { will: [why], question: null, perform: async () => why };
}

export function unknownEntry(key: SegmentKey): Error {
  return failure(
    'unknown-segment',
    say`the lockfile has no segment ${asKey(key)}`,
    say`See which it has: ${asCommand('segops status --full')}`,
  );
}
