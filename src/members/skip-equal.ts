import type { BlockCursor, MemberCursor } from './cursor.ts';
import { isBlock } from './cursor.ts';
import { bytesBefore, newlineMarks } from './words.ts';

/**
 * In most plans most members do not change: the line of the list equals the line of the lockfile, byte
 * for byte. So the merge does not read members one by one. From a pair of equal lines on, this walks
 * both blocks four bytes at a time and stops before the first pair that differs. Everything in between
 * is passed without looking at what the bytes mean.
 *
 * That is safe because the lines of one side (`verified`) come from a chunk whose digest was checked,
 * or from a sort. A line that equals one of them is a valid member, and if they ascend strictly, so do
 * the equal lines. The order of `verified` is tested here, line by line. If it fails, the walk stops,
 * and the cursor's own `next()` finds the line and reports it.
 *
 * A newline ends a member and is lower than any byte of one, so lengths need not be compared: words are
 * compared with their newlines, and the first difference gives the order.
 */

/**
 * Both cursors are at equal members. Moves both to the last of the pairs of equal members that follow,
 * and returns how many they are. Zero says nothing about the next pair.
 */
export function skipEqual(other: MemberCursor, verified: MemberCursor): number {
  return isBlock(other) && isBlock(verified) ? skipBlocks(other, verified) : 0;
}

function skipBlocks(a: BlockCursor, b: BlockCursor): number {
  const { view: aView, limit: aLimit, indent: aIndent } = a;
  const { view: bView, limit: bLimit, indent: bIndent } = b;
  let lines = 0;
  let aEnd = a.end;
  let bEnd = b.end;
  let bStart = b.start;
  // After `limit` there is no whole line. Before it, every walk finds a newline in time.
  while (aEnd + 1 + aIndent < aLimit && bEnd + 1 + bIndent < bLimit) {
    const next = bEnd + 1 + bIndent;
    let p = aEnd + 1 + aIndent;
    let q = next;
    let left = 0;
    let right = 0;
    let marks = 0;
    // Two words per turn: with fewer turns, the processor mispredicts the last one less often.
    for (;;) {
      left = aView.getInt32(p, true);
      right = bView.getInt32(q, true);
      marks = newlineMarks(left);
      const left2 = aView.getInt32(p + 4, true);
      const right2 = bView.getInt32(q + 4, true);
      const marks2 = newlineMarks(left2);
      const ends = (left ^ right) | marks;
      if ((ends | (left2 ^ right2) | marks2) === 0) {
        p += 8;
        q += 8;
        continue;
      }
      if (ends === 0) {
        p += 4;
        q += 4;
        left = left2;
        right = right2;
        marks = marks2;
      }
      break;
    }
    // The lowest mark is the first newline. Nothing up to it may differ.
    const first = marks & -marks;
    if (marks === 0 || ((left ^ right) & ((first << 1) - 1)) !== 0) break;
    if (!ascends(bView, bStart, bEnd, next)) break;
    const width = bytesBefore(marks);
    aEnd = p + width;
    bEnd = q + width;
    bStart = next;
    lines += 1;
  }
  if (lines > 0) {
    a.passed(lines, aEnd - (bEnd - bStart), aEnd);
    b.passed(lines, bStart, bEnd);
  }
  return lines;
}

/** Whether the line at `next` is greater than the one at `[start, end)`; both end by a newline. */
function ascends(view: DataView, start: number, end: number, next: number): boolean {
  let p = start;
  let q = next;
  while (p <= end) {
    const before = view.getUint32(p);
    const after = view.getUint32(q);
    if (before !== after) {
      return before < after && p + (Math.clz32(before ^ after) >> 3) <= end;
    }
    p += 4;
    q += 4;
  }
  return false;
}
