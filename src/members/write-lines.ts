import { NEWLINE } from './bytes.ts';
import type { MemberCursor } from './cursor.ts';

const BLOCK = 1 << 16;

/** Writes every member as a line. `write` gets whole lines, which are valid until it returns. */
export function writeLines(cursor: MemberCursor, write: (lines: Uint8Array) => void): void {
  const block = new Uint8Array(BLOCK);
  let size = 0;
  while (cursor.next()) {
    const { bytes, start, end } = cursor;
    if (size + (end - start) + 1 > BLOCK) {
      write(block.subarray(0, size));
      size = 0;
    }
    block.set(bytes.subarray(start, end), size);
    size += end - start;
    block[size] = NEWLINE;
    size += 1;
  }
  if (size > 0) write(block.subarray(0, size));
}
