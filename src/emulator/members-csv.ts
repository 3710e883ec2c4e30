import { csvCell } from './error-stream.ts';
import { objectIdOf } from './get-events.ts';
import { PIECE_LENGTH } from './json-pieces.ts';
import type { Segment } from './segments.ts';
import type { Users } from './users.ts';

/**
 * The users of a segment as the dashboard's download has them. Its columns are not published: the object
 * ID and the identity are there, and columns of the profile, which the emulator knows nothing of.
 */
export function* membersCsv({ members }: Segment, users: Users): Generator<string> {
  let piece = 'CleverTap ID,Identity,Name,Email,Phone\r\n';
  for (const number of members) {
    const user = users.member(number);
    const identity = user.kind === 'identity' ? user.value : '';
    piece += `${csvCell(objectIdOf(user))},${csvCell(identity)},,,\r\n`;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
