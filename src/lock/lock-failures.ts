import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import type { Message } from '../message.ts';
import { asCommand, say } from '../message.ts';

export const RESTORE = say`Restore it: ${asCommand('segops lock restore')}`;

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
