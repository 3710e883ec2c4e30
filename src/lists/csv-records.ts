import { NEWLINE } from '../members/bytes.ts';
import type { ByteReader } from '../members/cursor.ts';
import type { Message } from '../message.ts';
import { lineText, say } from '../message.ts';

/*
 * Records of a CSV (RFC 4180, with any delimiter of one byte), as bytes: decoding them would silently
 * change what is not UTF-8. CRLF, LF and CR end a record, also mixed in one file. A record lies in one
 * piece of memory. If it goes beyond what was read, more is read, and it is scanned again from its start.
 */

const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const PIECE = 1 << 18;
/** So that a quote that is never closed does not swallow the file. */
const LONGEST_RECORD = 1 << 20;

/** Why the rest of the file cannot be read, and the line to look at. */
export interface CsvFault {
  readonly line: number;
  readonly message: Message;
}

/** `done`: a record, or a field of one. `more`: its end was not read yet. */
type Step = 'done' | 'more' | 'end' | 'fault';

export class CsvRecords {
  /** The line on which the current record begins. */
  line = 1;
  /** Fields of the current record. */
  count = 0;
  fault: CsvFault | null = null;
  readonly #reader: ByteReader;
  readonly #delimiter: number;
  readonly #bytes: Buffer;
  #size = 0;
  #ended = false;
  /** Where the next record begins. */
  #next = 0;
  #nextLine = 1;
  /** Where the scan is, within a record. */
  #at = 0;
  #atLine = 1;
  /** The line of the quote that was opened last. */
  #quoteLine = 0;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** Whether a field has doubled quotes. */
  readonly #doubled: boolean[] = [];

  constructor(reader: ByteReader, delimiter: number, memory = LONGEST_RECORD + PIECE) {
    this.#reader = reader;
    this.#delimiter = delimiter;
    this.#bytes = Buffer.alloc(memory);
  }

  /** Moves to the next record; false at the end of the file, and where it cannot be read on. */
  next(): boolean {
    while (this.fault === null) {
      const step = this.#record();
      if (step !== 'more') return step === 'done';
      if (!this.#ended) this.#refill();
    }
    return false;
  }

  /** A field without its quotes, valid until the next record. */
  field(index: number): Buffer {
    if (index < 0 || index >= this.count) return NOTHING_READ;
    const text = this.#bytes.subarray(this.#starts[index], this.#ends[index]);
    return this.#doubled[index] === true ? withoutDoubles(text) : text;
  }

  /** Where fields are: in `bytes[startOf(index), endOf(index))`, also until the next record. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  startOf(index: number): number {
    return index < this.count ? (this.#starts[index] ?? 0) : 0;
  }

  endOf(index: number): number {
    return index < this.count ? (this.#ends[index] ?? 0) : 0;
  }

  /** All fields, decoded. */
  texts(): string[] {
    return Array.from({ length: this.count }, (_, index) => this.field(index).toString());
  }

  #record(): Step {
    const start = this.#passBlankLines();
    if (start !== 'done') return start;
    this.line = this.#nextLine;
    this.count = 0;
    this.#quoteLine = 0;
    for (;;) {
      const field =
        this.#bytes[this.#at] === QUOTE && this.#has(0) ? this.#quoted() : this.#plain();
      if (field !== 'done') return field;
      if (!this.#isAtDelimiter()) break;
      this.#at += 1;
    }
    const end = this.#passLineEnd();
    if (end !== 'done') return end;
    this.#next = this.#at;
    this.#nextLine = this.#atLine;
    return 'done';
  }

  #passBlankLines(): Step {
    this.#at = this.#next;
    this.#atLine = this.#nextLine;
    while (this.#has(0)) {
      const byte = this.#bytes[this.#at];
      if (byte !== NEWLINE && byte !== CARRIAGE_RETURN) return 'done';
      if (this.#passLineEnd() === 'more') return 'more';
      this.#next = this.#at;
      this.#nextLine = this.#atLine;
    }
    return this.#ended ? 'end' : 'more';
  }

  /** The end of the file ends a line, too. */
  #passLineEnd(): Step {
    if (!this.#has(0)) return this.#ended ? 'done' : 'more';
    const isReturn = this.#bytes[this.#at] === CARRIAGE_RETURN;
    if (isReturn && !this.#has(1) && !this.#ended) return 'more';
    this.#at += isReturn && this.#has(1) && this.#bytes[this.#at + 1] === NEWLINE ? 2 : 1;
    this.#atLine += 1;
    return 'done';
  }

  #plain(): Step {
    const bytes = this.#bytes;
    const size = this.#size;
    const delimiter = this.#delimiter;
    const start = this.#at;
    let at = start;
    for (; at < size; at += 1) {
      const byte = bytes[at];
      if (byte === delimiter || byte === NEWLINE || byte === CARRIAGE_RETURN) break;
      if (byte === QUOTE) return this.#wrong(this.#atLine, QUOTE_INSIDE);
    }
    if (at === size && !this.#ended) return 'more';
    this.#at = at;
    return this.#keep(start, at, false);
  }

  #quoted(): Step {
    const start = this.#at + 1;
    this.#quoteLine = this.#atLine;
    let doubled = false;
    let from = start;
    for (;;) {
      const end = this.#bytes.subarray(0, this.#size).indexOf(QUOTE, from);
      if (end < 0 || (end + 1 === this.#size && !this.#ended)) {
        return this.#ended ? this.#wrong(this.#quoteLine, NOT_CLOSED) : 'more';
      }
      this.#atLine += this.#linesIn(from, end);
      this.#at = end + 1;
      if (!this.#has(0) || this.#bytes[this.#at] !== QUOTE) {
        return this.#isAtEnd() ? this.#keep(start, end, doubled) : this.#wrongAfterQuote();
      }
      doubled = true;
      from = end + 2;
    }
  }

  /** Often the quote that is one too many, or lacks its partner, is where this field opens. */
  #wrongAfterQuote(): Step {
    const opened = lineText(this.#quoteLine);
    const where = this.#quoteLine === this.#atLine ? say`` : say` that opens in ${opened}`;
    return this.#wrong(
      this.#quoteLine,
      say`after the closing quote of a field${where} there is neither a delimiter nor the end of the row`,
    );
  }

  #linesIn(from: number, to: number): number {
    let lines = 0;
    for (let at = from; at < to; at += 1) {
      const byte = this.#bytes[at];
      const ends =
        byte === NEWLINE || (byte === CARRIAGE_RETURN && this.#bytes[at + 1] !== NEWLINE);
      if (ends) lines += 1;
    }
    return lines;
  }

  #isAtDelimiter(): boolean {
    return this.#has(0) && this.#bytes[this.#at] === this.#delimiter;
  }

  #isAtEnd(): boolean {
    if (!this.#has(0)) return true;
    const byte = this.#bytes[this.#at];
    return byte === this.#delimiter || byte === NEWLINE || byte === CARRIAGE_RETURN;
  }

  #has(ahead: number): boolean {
    return this.#at + ahead < this.#size;
  }

  #keep(start: number, end: number, doubled: boolean): Step {
    this.#starts[this.count] = start;
    this.#ends[this.count] = end;
    this.#doubled[this.count] = doubled;
    this.count += 1;
    return 'done';
  }

  #wrong(line: number, message: Message): Step {
    this.fault = { line, message };
    return 'fault';
  }

  /** Moves the record that is not complete to the front, and reads on behind it. */
  #refill(): void {
    this.#bytes.copyWithin(0, this.#next, this.#size);
    this.#size -= this.#next;
    this.#next = 0;
    if (this.#size === this.#bytes.length) {
      this.#wrong(this.#quoteLine || this.#nextLine, TOO_LONG);
      return;
    }
    const read = this.#reader.read(this.#bytes.subarray(this.#size, this.#size + PIECE));
    this.#size += read;
    if (read === 0) this.#ended = true;
  }
}

const NOTHING_READ = Buffer.alloc(0);

const QUOTE_INSIDE = say`a quote is inside a field that does not start with one`;
const NOT_CLOSED = say`a quote opens here and is not closed`;
const TOO_LONG = say`a row is longer than 1 MiB. A quote may open here that is not closed`;

function withoutDoubles(text: Buffer): Buffer {
  const bytes = Buffer.alloc(text.length);
  let size = 0;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at] ?? 0;
    bytes[size] = byte;
    size += 1;
    if (byte === QUOTE) at += 1;
  }
  return bytes.subarray(0, size);
}
