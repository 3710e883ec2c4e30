import { createHash } from 'node:crypto';

/** Length and SHA-256 of a file whose pieces pass by. */
export class ListDigest {
  bytes = 0;
  readonly #hash = createHash('sha256');
  #sha256: string | null = null;

  readonly update = (piece: Uint8Array): void => {
    this.bytes += piece.length;
    this.#hash.update(piece);
  };

  /** Hex; no piece may follow. */
  sha256(): string {
    this.#sha256 ??= this.#hash.digest('hex');
    return this.#sha256;
  }
}
