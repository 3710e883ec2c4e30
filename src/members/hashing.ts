import { createHash } from 'node:crypto';

/** One SHA-256 of bytes that come piece by piece. A piece may be changed once `update` returns. */
export interface RunningHash {
  update(piece: Uint8Array): void;
  /** Hex. No piece may follow. Throws if the digest cannot be computed. */
  digest(): string;
}

/** Computes digests: a port, because it may take a thread to do so. */
export interface Hashing {
  /** `size`: how many bytes will come, as far as is known. */
  start(size: number): RunningHash;
  /** Of bytes that are there. They may be changed once this returns, before the digest is asked for. */
  hash(bytes: Uint8Array): Pick<RunningHash, 'digest'>;
}

/** Computes each digest where it is asked for. */
export const hashingHere: Hashing = {
  start: startHere,
  hash: (bytes) => {
    const hash = startHere();
    hash.update(bytes);
    return hash;
  },
};

function startHere(): RunningHash {
  const hash = createHash('sha256');
  return { update: (piece) => hash.update(piece), digest: () => hash.digest('hex') };
}
