import { createHash } from 'node:crypto';
import { NEWLINE } from '../members/bytes.ts';

/** Length, last byte and SHA-256 of a file that is read piece by piece. */
export class ListDigest {
  bytes = 0;
  endsWithNewline = true;
  readonly #hash = createHash('sha256');
  #sha256: string | null = null;

  readonly update = (piece: Uint8Array): void => {
    if (piece.length === 0) return;
    this.bytes += piece.length;
    this.endsWithNewline = piece[piece.length - 1] === NEWLINE;
    this.#hash.update(piece);
  };

  /** Hex. No piece may follow. */
  sha256(): string {
    this.#sha256 ??= this.#hash.digest('hex');
    return this.#sha256;
  }
}
