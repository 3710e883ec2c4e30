import { csvCell } from './error-stream.ts';
import { objectIdOf } from './get-events.ts';
import type { Segment } from './segments.ts';
import type { Users } from './users.ts';

/**
 * The users of a segment as the dashboard's download has them. Its columns are not published: the object
 * ID and the identity are there, and columns of the profile, which the emulator knows nothing of.
 */
export function* membersCsv({ members }: Segment, users: Users): Generator<string> {
  yield 'CleverTap ID,Identity,Name,Email,Phone\r\n';
  for (const number of members) {
    const user = users.member(number);
    const identity = user.kind === 'identity' ? user.value : '';
    yield `${csvCell(objectIdOf(user))},${csvCell(identity)},,,\r\n`;
  }
}
