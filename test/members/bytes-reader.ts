import type { ByteReader } from '../../src/members/cursor.ts';
import type { Spill, SpillFile } from '../../src/members/spill.ts';

/** Gives `bytes` in pieces of at most `most` bytes. */
export function readerOf(bytes: Uint8Array, most = Number.POSITIVE_INFINITY): ByteReader {
  let at = 0;
  return {
    read: (into) => {
      const size = Math.min(most, into.length, bytes.length - at);
      into.set(bytes.subarray(at, at + size));
      at += size;
      return size;
    },
    close: () => {},
  };
}

/** Spills to memory, and counts the files. */
export function memorySpill(): Spill & { files: number; open: number } {
  const spill = {
    files: 0,
    open: 0,
    create: (): SpillFile => {
      spill.files += 1;
      spill.open += 1;
      let written = Buffer.alloc(0);
      let reader: ByteReader | null = null;
      return {
        write: (bytes) => {
          written = Buffer.concat([written, bytes]);
        },
        read: (into) => {
          reader ??= readerOf(written, 1000);
          return reader.read(into);
        },
        readAt: (into, at) => into.set(written.subarray(at, at + into.length)),
        close: () => {
          spill.open -= 1;
        },
      };
    },
  };
  return spill;
}
