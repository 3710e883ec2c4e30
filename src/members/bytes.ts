/** Ends every line. */
export const NEWLINE = 0x0a;

/** Compares `a[aStart, aEnd)` with `b[bStart, bEnd)` as unsigned bytes: negative, zero or positive. */
export function compareRanges(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): number {
  const shorter = Math.min(aEnd - aStart, bEnd - bStart);
  for (let i = 0; i < shorter; i += 1) {
    const difference = (a[aStart + i] ?? 0) - (b[bStart + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}

/** `bytes[start, end)` in memory of its own; a Buffer's `slice` would share it. */
export function copyOf(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return new Uint8Array(bytes.subarray(start, end));
}

/** Orders strings as their UTF-8 bytes are ordered (UTF-16 order differs above U+FFFF). */
export function compareUtf8(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return aboveSurrogates(left) - aboveSurrogates(right);
  }
  return a.length - b.length;
}

/** Surrogates mean code points above every other UTF-16 unit, so they sort last. */
function aboveSurrogates(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

export function utf8(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
}

const SURROGATE = /[\ud800-\udfff]/;

/** Sorts in place, by the bytes of UTF-8: natively, unless there are characters above U+FFFF. */
export function sortByUtf8(values: string[]): string[] {
  values.sort();
  return values.some((value) => SURROGATE.test(value)) ? values.sort(compareUtf8) : values;
}

/** Sorts bytewise, drops duplicates, and ends each line with a newline. */
export function sortedLines(values: readonly string[]): Uint8Array {
  const sorted = sortByUtf8([...values]);
  const distinct = sorted.filter((value, index) => index === 0 || value !== sorted[index - 1]);
  return Buffer.from(distinct.map((value) => `${value}\n`).join(''));
}

/** How many lines a block has. */
export function countLines(block: Uint8Array): number {
  let lines = 0;
  for (let at = block.indexOf(NEWLINE); at >= 0; at = block.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}
