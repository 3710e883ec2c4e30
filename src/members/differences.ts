import type { MemberCursor } from './cursor.ts';
import { compareCursors } from './cursor.ts';

/** Tells of each member that is in one of two cursors alone, in order: the cursor is at it. */
export function eachDifference(
  was: MemberCursor,
  will: MemberCursor,
  tell: (operation: 'add' | 'remove', cursor: MemberCursor) => void,
): void {
  let had = was.next();
  let wanted = will.next();
  while (had || wanted) {
    const order = !wanted ? 1 : !had ? -1 : compareCursors(will, was);
    if (order < 0) tell('add', will);
    else if (order > 0) tell('remove', was);
    if (order <= 0) wanted = will.next();
    if (order >= 0) had = was.next();
  }
}
