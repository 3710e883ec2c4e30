import { closeSync, mkdtempSync, openSync, readSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ByteReader } from './cursor.ts';

/** Where runs of sorted lines wait that did not fit in memory. A port, since it touches the disk. */
export interface Spill {
  create(): SpillFile;
}

/** Written once, then read once. Removed when closed. */
export interface SpillFile extends ByteReader {
  write(bytes: Uint8Array): void;
}

/** Spills to the folder for temporary files, under names that no other process can open first. */
export const diskSpill: Spill = { create: () => new DiskSpillFile() };

class DiskSpillFile implements SpillFile {
  readonly #folder = mkdtempSync(join(tmpdir(), 'segops-'));
  readonly #path = join(this.#folder, 'run');
  readonly #file = openSync(this.#path, 'wx+', 0o600);
  readonly #unlinked: boolean;
  #at = 0;
  #open = true;

  constructor() {
    this.#unlinked = this.#remove();
  }

  write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes.subarray(done));
  }

  read(into: Uint8Array): number {
    const size = readSync(this.#file, into, 0, into.length, this.#at);
    this.#at += size;
    return size;
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.#file);
    if (!this.#unlinked) this.#remove();
  }

  /** Where the system allows it, an open file is removed at once, so that a kill leaves nothing behind. */
  #remove(): boolean {
    try {
      unlinkSync(this.#path);
      rmSync(this.#folder, { recursive: true });
      return true;
    } catch {
      return false;
    }
  }
}
