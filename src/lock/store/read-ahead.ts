import type { Hashing, RunningHash } from '../../members/hashing.ts';
import { parseChunk } from '../chunk.ts';
import { MAX_CHUNK_BYTES } from '../fold.ts';
import type { ChunkRef } from '../lock-index.ts';
import type { ReadChunk } from '../locked-segment.ts';

/** The bytes of a chunk as they are in its store, not verified. They may be in `reuse`. */
export type ReadBytes = (
  ref: ChunkRef,
  reuse?: Buffer,
) => { readonly at: string; readonly bytes: Buffer };

/**
 * Reads and verifies chunks. While one is merged, the next is there already and is being hashed. A
 * chunk is returned only after its digest has matched. Two buffers take turns, so that the chunk that
 * is being merged stays as it is.
 */
export function readingAhead(readBytes: ReadBytes, { hashing, reuse }: ReadingMeans): ReadChunk {
  let ahead: Reading | null = null;
  let turn = 0;
  const begin = (ref: ChunkRef): Reading => {
    turn = 1 - turn;
    const { at, bytes } = readBytes(ref, reuse?.[turn]);
    return { ref, at, bytes, hash: hashing.hash(bytes) };
  };
  return (ref, next) => {
    const reading = ahead?.ref === ref ? ahead : begin(ref);
    ahead = next === undefined ? null : orNull(() => begin(next));
    return parseChunk(reading.bytes, reading.at, ref.sha256, reading.hash);
  };
}

/** With what chunks are read. */
export interface ReadingMeans {
  readonly hashing: Hashing;
  /** Memory that was used before is read into several times faster than fresh memory. */
  readonly reuse: readonly [Buffer, Buffer] | null;
}

/** Memory that is never touched is never taken from the system. */
export function reusing(hashing: Hashing): ReadingMeans {
  const memory = () => Buffer.allocUnsafeSlow(2 * MAX_CHUNK_BYTES);
  return { hashing, reuse: [memory(), memory()] };
}

interface Reading {
  readonly ref: ChunkRef;
  readonly at: string;
  readonly bytes: Buffer;
  readonly hash: Pick<RunningHash, 'digest'>;
}

/** A chunk that cannot be read ahead fails when it is its turn. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
