import { readSync, writeSync } from 'node:fs';
import { openTemporary } from '../files/temporary.ts';
import type { ByteReader } from './cursor.ts';

/** Where runs of sorted lines wait that did not fit in memory. A port, since it touches the disk. */
export interface Spill {
  create(): SpillFile;
}

/** Written once, then read once, or in parts. Removed when closed. */
export interface SpillFile extends ByteReader {
  write(bytes: Uint8Array): void;
  /** Fills `into` with what was written from `at` on, and was written whole. */
  readAt(into: Uint8Array, at: number): void;
}

/** Spills to the folder for temporary files, under names that no other process can open first. */
export const diskSpill: Spill = { create: () => new DiskSpillFile() };

class DiskSpillFile implements SpillFile {
  readonly #file = openTemporary();
  #at = 0;

  write(bytes: Uint8Array): void {
    const { descriptor } = this.#file;
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes.subarray(done));
  }

  read(into: Uint8Array): number {
    const size = readSync(this.#file.descriptor, into, 0, into.length, this.#at);
    this.#at += size;
    return size;
  }

  readAt(into: Uint8Array, at: number): void {
    for (let done = 0; done < into.length; ) {
      const free = into.subarray(done);
      const size = readSync(this.#file.descriptor, free, 0, free.length, at + done);
      if (size === 0) throw new Error('a temporary file was cut off');
      done += size;
    }
  }

  close(): void {
    this.#file.close();
  }
}
