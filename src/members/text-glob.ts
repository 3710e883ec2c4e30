/** Any one character. */
const ANY = -1;
/** Any text, also none. */
const STAR = /\*+/;

/**
 * A pattern of members or keys: `*` is any text, also none, and `?` any one character. It is compared
 * with bytes of UTF-8, in time that grows with the product of both lengths at most, whoever wrote them.
 */
export class TextGlob {
  readonly #first: Int16Array;
  readonly #middle: readonly Int16Array[];
  /** null: there is no `*`. */
  readonly #last: Int16Array | null;
  readonly #ignoresCase: boolean;

  /** `ignoresCase`: of A to Z. */
  constructor(pattern: string, ignoresCase = false) {
    this.#ignoresCase = ignoresCase;
    const parts = pattern.split(STAR).map((part) => unitsOf(part, ignoresCase));
    this.#first = parts[0] ?? new Int16Array(0);
    this.#middle = parts.slice(1, -1);
    this.#last = parts.length === 1 ? null : (parts.at(-1) ?? null);
  }

  matches(bytes: Uint8Array, start: number, end: number): boolean {
    let at = this.#endOf(this.#first, bytes, start, end);
    const last = this.#last;
    if (last === null) return at === end;
    for (const part of this.#middle) {
      if (at < 0) return false;
      at = this.#foundAfter(part, bytes, at, end);
    }
    return at >= 0 && this.#endsWith(last, bytes, at, end);
  }

  matchesText(text: string): boolean {
    const bytes = Buffer.from(text);
    return this.matches(bytes, 0, bytes.length);
  }

  /** Behind the first place at which a part is. */
  #foundAfter(part: Int16Array, bytes: Uint8Array, from: number, end: number): number {
    for (let at = from; at <= end; at += 1) {
      const behind = this.#endOf(part, bytes, at, end);
      if (behind >= 0) return behind;
    }
    return -1;
  }

  #endsWith(part: Int16Array, bytes: Uint8Array, from: number, end: number): boolean {
    // A character takes one byte at least, so it cannot begin later.
    for (let at = end - part.length; at >= from; at -= 1) {
      if (this.#endOf(part, bytes, at, end) === end) return true;
      if (!part.includes(ANY)) return false;
    }
    return false;
  }

  /** Behind a part that is at `from`; negative where it is not. */
  #endOf(part: Int16Array, bytes: Uint8Array, from: number, end: number): number {
    let at = from;
    for (let unit = 0; unit < part.length; unit += 1) {
      const wanted = part[unit];
      const byte = at < end ? (bytes[at] ?? ANY) : ANY;
      if (byte === ANY || isWithin(byte, wanted)) return -1;
      at += 1;
      if (wanted === ANY) while (at < end && isInner(bytes[at])) at += 1;
      else if (byte !== wanted && !(this.#ignoresCase && lower(byte) === wanted)) return -1;
    }
    return at;
  }
}

/** `?` begins where a character does. */
function isWithin(byte: number, wanted: number | undefined): boolean {
  return wanted === ANY && isInner(byte);
}

function isInner(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

function unitsOf(part: string, ignoresCase: boolean): Int16Array {
  const units = [...part].flatMap((character) => {
    if (character === '?') return [ANY];
    const bytes = [...Buffer.from(character)];
    return ignoresCase ? bytes.map(lower) : bytes;
  });
  return Int16Array.from(units);
}
