import { createHash } from 'node:crypto';
import { NEWLINE } from '../members/bytes.ts';
import type { ListContent } from './list-facts.ts';

/** Length, last byte and SHA-256 of a file that is read piece by piece. */
export class ListDigest {
  #bytes = 0;
  #endsWithNewline = true;
  readonly #hash = createHash('sha256');
  #sha256: string | null = null;

  readonly update = (piece: Uint8Array): void => {
    if (piece.length === 0) return;
    this.#bytes += piece.length;
    this.#endsWithNewline = piece[piece.length - 1] === NEWLINE;
    this.#hash.update(piece);
  };

  /** No piece may follow. */
  content(rows: number): ListContent {
    this.#sha256 ??= this.#hash.digest('hex');
    const [bytes, endsWithNewline] = [this.#bytes, this.#endsWithNewline];
    return { rows, bytes, sha256: this.#sha256, endsWithNewline };
  }
}
