import type { ByteReader } from '../members/cursor.ts';
import { asCode, asValue, say } from '../message.ts';
import type { Finding } from '../yaml/source.ts';

/*
 * Members travel as UTF-8. A file in another encoding is decoded as it is read, so that whatever reads
 * lines or records finds UTF-8 alone. A byte that does not decode becomes one that is not UTF-8: it is
 * refused where it is part of a member, and ignored in columns that are not used.
 */

/** What a list is written in: a label for TextDecoder; null for UTF-8. */
export type Encoding = string | null;

/** What `encoding:` names. Node knows what browsers know. */
export function parseEncoding(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

export function badEncoding(label: string): Finding {
  return {
    code: 'unknown-encoding',
    message: say`${asValue(label)} is not a known encoding`,
    next: say`Write a name such as ${asCode('utf-8')}, ${asCode('utf-16le')}, ${asCode('windows-1252')}, ${asCode('shift_jis')} or ${asCode('euc-kr')}.`,
  };
}

/** What is written at the start of a file counts more than what is said of it. */
export function encodingOf(head: Uint8Array, said: Encoding): Encoding {
  const [first, second] = head;
  if (hasBom(head)) return null;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return said === 'utf-8' ? null : said;
}

/** Of how many pairs of bytes a head is judged. */
const LEAST_PAIRS = 2;

/** UTF-16 that does not say so: read as UTF-8, each letter has a zero beside it. null where it is none. */
export function unmarkedUtf16(head: Uint8Array): string | null {
  const zeros = [0, 0];
  const even = head.length - (head.length % 2);
  for (let at = 0; at < even; at += 1) {
    if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const pairs = even / 2;
  const [high = 0, low = 0] = zeros;
  if (pairs < LEAST_PAIRS || Math.max(high, low) < pairs / 2) return null;
  if (Math.min(high, low) > pairs / 4) return null;
  return low > high ? 'utf-16le' : 'utf-16be';
}

/** A list file, and what its first bytes say about it. */
export interface ListText {
  readonly open: () => ByteReader;
  readonly encoding: Encoding;
  /** The beginning of the file, in UTF-8. */
  readonly head: Buffer;
}

type OnRaw = (raw: Uint8Array, text: Uint8Array) => void;

/** Reads a file as UTF-8 without a BOM. `onRaw` gets each piece as it is, and what it became. */
export function textReader(reader: ByteReader, encoding: Encoding, onRaw: OnRaw): ByteReader {
  return encoding === null
    ? new PlainReader(reader, onRaw)
    : new DecodingReader(reader, encoding, onRaw);
}

class PlainReader implements ByteReader {
  readonly #reader: ByteReader;
  readonly #onRaw: OnRaw;
  #atStart = true;

  constructor(reader: ByteReader, onRaw: OnRaw) {
    this.#reader = reader;
    this.#onRaw = onRaw;
  }

  read(into: Uint8Array): number {
    let size = this.#reader.read(into);
    // The first piece must have a BOM whole, to recognise it.
    for (let more = size; this.#atStart && more > 0 && size < BOM.length; size += more) {
      more = this.#reader.read(into.subarray(size));
    }
    this.#onRaw(into.subarray(0, size), into.subarray(0, size));
    const skip = this.#atStart && hasBom(into.subarray(0, size)) ? BOM.length : 0;
    this.#atStart = false;
    into.copyWithin(0, skip, size);
    // Nothing but a BOM is not the end of the file.
    return size > 0 && size === skip ? this.read(into) : size - skip;
  }

  close(): void {
    this.#reader.close();
  }
}

const BOM = [0xef, 0xbb, 0xbf] as const;

function hasBom(bytes: Uint8Array): boolean {
  return BOM.every((byte, at) => bytes[at] === byte);
}

/** Some versions of Node decode these bytes of windows-1252 as control characters. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const REPLACEMENT = Buffer.from('\ufffd');
const NOT_UTF8 = 0xff;
const PIECE = 1 << 16;

/** Reads a file as UTF-8. `onRaw` gets each piece as it is, and what it became. */
export class DecodingReader implements ByteReader {
  readonly #reader: ByteReader;
  readonly #onRaw: OnRaw;
  readonly #decode: (raw: Uint8Array, isLast: boolean) => string;
  readonly #raw = new Uint8Array(PIECE);
  #pending: Buffer = Buffer.alloc(0);
  #ended = false;

  constructor(reader: ByteReader, encoding: string, onRaw: OnRaw) {
    this.#reader = reader;
    this.#onRaw = onRaw;
    this.#decode = decoderOf(encoding);
  }

  read(into: Uint8Array): number {
    while (this.#pending.length === 0 && !this.#ended) this.#fill();
    const size = Math.min(this.#pending.length, into.length);
    into.set(this.#pending.subarray(0, size));
    this.#pending = this.#pending.subarray(size);
    return size;
  }

  close(): void {
    this.#reader.close();
  }

  #fill(): void {
    const raw = this.#raw.subarray(0, this.#reader.read(this.#raw));
    this.#ended = raw.length === 0;
    this.#pending = withoutReplacements(Buffer.from(this.#decode(raw, this.#ended)));
    this.#onRaw(raw, this.#pending);
  }
}

/** The bytes of a file, or of its beginning, in UTF-8 and without a BOM. */
export function inUtf8(head: Uint8Array, encoding: Encoding): Buffer {
  const start = hasBom(head) ? BOM.length : 0;
  const bytes = Buffer.from(head.buffer, head.byteOffset + start, head.length - start);
  return encoding === null ? bytes : Buffer.from(decoderOf(encoding)(bytes, false));
}

function decoderOf(encoding: string): (raw: Uint8Array, isLast: boolean) => string {
  const decoder = new TextDecoder(encoding);
  const decode = (raw: Uint8Array, isLast: boolean) => decoder.decode(raw, { stream: !isLast });
  if (encoding !== 'windows-1252') return decode;
  return (raw, isLast) =>
    decode(raw, isLast).replace(
      /[\u0080-\u009f]/g,
      (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character,
    );
}

function withoutReplacements(text: Buffer): Buffer {
  let found = text.indexOf(REPLACEMENT);
  while (found >= 0) {
    text.fill(NOT_UTF8, found, found + REPLACEMENT.length);
    found = text.indexOf(REPLACEMENT, found + REPLACEMENT.length);
  }
  return text;
}
