/**
 * Four bytes at a time: the words of the loops that see every byte. A word is read little-endian, so
 * its lowest byte comes first in memory, whatever the machine. The constants stand in the loops as
 * numbers, because a bundler makes variables of names, and those are loaded at each turn.
 */

/** Marks the newlines among four bytes by their top bits: 0 if there is none; the lowest is exact. */
export function newlineMarks(word: number): number {
  const rest = word ^ 0x0a0a0a0a;
  return (rest - 0x01010101) & ~rest & 0x80808080;
}

/** Marks what is not printable ASCII: below space, DEL, or above; the lowest is exact. */
export function unprintableMarks(word: number): number {
  return ((word - 0x20202020) | word | (word + 0x01010101)) & 0x80808080;
}

/** How many bytes come before the lowest marked one. */
export function bytesBefore(marks: number): number {
  return (31 - Math.clz32(marks & -marks)) >> 3;
}

/** Where the line ends that `from` is in. A newline must come, and three bytes behind it. */
export function lineEnd(view: DataView, from: number): number {
  for (let at = from; ; at += 4) {
    const marks = newlineMarks(view.getInt32(at, true));
    if (marks !== 0) return at + bytesBefore(marks);
  }
}
