/**
 * Four bytes at a time, for the loops that see every byte. A word is read little-endian, so its lowest
 * byte comes first in memory on every machine. The constants in the loops are numbers, because a
 * bundler turns names into variables, which are loaded at each turn.
 */

/** Marks the newlines among four bytes by their top bits, 0 if there is none. The lowest is exact. */
export function newlineMarks(word: number): number {
  const rest = word ^ 0x0a0a0a0a;
  return (rest - 0x01010101) & ~rest & 0x80808080;
}

/** Marks what is not printable ASCII: below space, DEL, or above. The lowest is exact. */
export function unprintableMarks(word: number): number {
  return ((word - 0x20202020) | word | (word + 0x01010101)) & 0x80808080;
}

/** How many bytes come before the lowest marked one. */
export function bytesBefore(marks: number): number {
  return (31 - Math.clz32(marks & -marks)) >> 3;
}

/** The end of the line that contains `from`. There must be a newline, and three bytes after it. */
export function lineEnd(view: DataView, from: number): number {
  for (let at = from; ; at += 4) {
    const marks = newlineMarks(view.getInt32(at, true));
    if (marks !== 0) return at + bytesBefore(marks);
  }
}
