import { copyOf, NEWLINE } from './bytes.ts';
import type { ByteReader } from './cursor.ts';
import { NO_BYTES } from './cursor.ts';

const CARRIAGE_RETURN = 0x0d;
const BOM = [0xef, 0xbb, 0xbf] as const;
/** Far longer than any member. A longer line is cut here and then refused as too long. */
const LONGEST_LINE = 1 << 16;
/** A target must hold the longest line that is carried over, and a piece beside it. */
export const LEAST_TARGET = 4 * LONGEST_LINE;

/**
 * Cuts a file into blocks of whole lines, each ended by a newline. CRLF and CR end a line too, also mixed.
 * A BOM is dropped, and a missing last newline is added. `onRaw` gets every byte of the file as it is.
 */
export class LineSource {
  readonly #reader: ByteReader;
  readonly #onRaw: (piece: Uint8Array) => void;
  /** The beginning of a line whose end is not in the last piece. */
  #carry: Uint8Array = NO_BYTES;
  #atStart = true;
  #atEnd = false;
  /** Inside a line whose beginning was carried and cut. */
  #cutting = false;

  constructor(reader: ByteReader, onRaw: (piece: Uint8Array) => void) {
    this.#reader = reader;
    this.#onRaw = onRaw;
  }

  /** Fills `target` with whole lines; returns where they end, 0 at the end of the file. */
  fill(target: Uint8Array): number {
    while (!this.#atEnd) {
      const carried = this.#carry.length;
      target.set(this.#carry);
      const length = this.#read(target.subarray(0, -1), carried);
      if (length < 0) return this.#last(target, carried);
      const whole = bufferOf(target, length).lastIndexOf(NEWLINE) + 1;
      this.#keep(target.subarray(whole, length));
      if (whole > 0) return whole;
    }
    return 0;
  }

  close(): void {
    if (this.#atEnd) return;
    this.#atEnd = true;
    this.#reader.close();
  }

  /** Appends a piece at `at`; returns where the text ends now, -1 when the file has ended. */
  #read(target: Uint8Array, at: number): number {
    const free = target.subarray(at);
    let size = this.#reader.read(free);
    if (size === 0) return -1;
    // The first piece must have a BOM whole, to recognise it.
    while (this.#atStart && size < BOM.length) {
      const more = this.#reader.read(free.subarray(size));
      if (more === 0) break;
      size += more;
    }
    this.#onRaw(free.subarray(0, size));
    let from = at;
    if (this.#atStart && BOM.every((byte, index) => free[index] === byte)) {
      target.copyWithin(0, BOM.length, size);
      size -= BOM.length;
    }
    this.#atStart = false;
    if (this.#cutting) {
      const newline = bufferOf(target, at + size).indexOf(NEWLINE, at);
      if (newline < 0) return at;
      this.#cutting = false;
      target.copyWithin(at, newline, at + size);
      size -= newline - at;
    }
    if (at > 0 && target[at - 1] === CARRIAGE_RETURN) from -= 1;
    return withoutCarriageReturns(target, from, at + size);
  }

  #keep(rest: Uint8Array): void {
    if (rest.length > LONGEST_LINE) this.#cutting = true;
    this.#carry = copyOf(rest, 0, Math.min(rest.length, LONGEST_LINE));
  }

  /** A last line without a newline gets one, and loses the CR of half a CRLF. */
  #last(target: Uint8Array, length: number): number {
    this.close();
    this.#carry = NO_BYTES;
    if (length === 0) return 0;
    const end = target[length - 1] === CARRIAGE_RETURN ? length - 1 : length;
    target[end] = NEWLINE;
    return end + 1;
  }
}

/** Makes an LF of CRLF and of CR in `target[from, to)`; returns the new end. A last CR may be half a CRLF: it stays. */
function withoutCarriageReturns(target: Uint8Array, from: number, to: number): number {
  let read = bufferOf(target, to).indexOf(CARRIAGE_RETURN, from);
  if (read < 0) return to;
  let write = read;
  for (; read < to; read += 1) {
    const byte = target[read] ?? 0;
    const isReturn = byte === CARRIAGE_RETURN && read + 1 < to;
    if (isReturn && target[read + 1] === NEWLINE) continue;
    target[write] = isReturn ? NEWLINE : byte;
    write += 1;
  }
  return write;
}

/** Its searches are many times faster than those of a plain array. */
function bufferOf(target: Uint8Array, length: number): Buffer {
  return Buffer.from(target.buffer, target.byteOffset, length);
}
