import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import type { Message } from '../message.ts';
import { asCode, asCommand, asLabel, asLines, say } from '../message.ts';

export const RESTORE = say`Restore it: ${asCommand('segops lock restore')}`;

/** A lineage comes into a config with its lockfile, so `segops lock init` refuses where there is one. */
export function neverMade(lineage: string): Message {
  return say`If nothing was ever applied, remove ${asCode(`lineage: ${lineage}`)} from segops.yaml, and make the lockfile: ${asCommand('segops lock init')}`;
}

/** What is here says nothing any more. */
export function hasMoved(to: string, lineage: string): Failure {
  return failure(
    'lock-is-elsewhere',
    say`this lockfile has moved to ${asLabel(to)}`,
    say`Nothing was sent. Write that in segops.yaml:${asLines(`lock: { ${to}, lineage: ${lineage} }`)}`,
  );
}

/** A damaged lock is never guessed at or repaired: nothing can be sent on its word. */
export function lockDamaged(
  message: Message,
  { next = RESTORE, ...place }: { readonly next?: Message; readonly file?: string } = {},
): Failure {
  return failure('lock-damaged', message, say`Nothing was sent. ${next}`, place);
}

/** Another run was first. The code that catches this plans again. */
export function lockMoved(lock: Message): Failure {
  return failure(
    'lock-moved',
    say`another run changed ${lock} in the meantime`,
    say`Run the same command again. It makes a new plan on the new lockfile.`,
  );
}
