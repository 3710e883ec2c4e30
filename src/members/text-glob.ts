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
  /** Of `*@example.com` what follows the `*`; null: it is not such a glob. */
  readonly #ending: Int16Array | null;
  /** The one byte of a glob such as `*@*`. */
  readonly #byte: number;
  readonly #ignoresCase: boolean;

  /** `ignoresCase`: of A to Z. */
  constructor(pattern: string, ignoresCase = false) {
    this.#ignoresCase = ignoresCase;
    const parts = pattern.split(STAR).map((part) => unitsOf(part, ignoresCase));
    this.#first = parts[0] ?? new Int16Array(0);
    this.#middle = parts.slice(1, -1);
    this.#last = parts.length === 1 ? null : (parts.at(-1) ?? null);
    const isEnding = parts.length === 2 && this.#first.length === 0 && !this.#last?.includes(ANY);
    this.#ending = isEnding ? this.#last : null;
    const isByte = !ignoresCase && parts.length === 3 && parts[1]?.length === 1;
    const isInside = isByte && this.#first.length === 0 && this.#last?.length === 0;
    this.#byte = isInside ? (parts[1]?.[0] ?? ANY) : ANY;
  }

  matches(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#ending !== null) return this.#endsPlainly(this.#ending, bytes, start, end);
    if (this.#byte !== ANY) return this.#hasByte(bytes, start, end);
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

  #hasByte(bytes: Uint8Array, start: number, end: number): boolean {
    const byte = this.#byte;
    for (let at = start; at < end; at += 1) if (bytes[at] === byte) return true;
    return false;
  }

  /** Last byte first: most that do not match differ there. */
  #endsPlainly(ending: Int16Array, bytes: Uint8Array, start: number, end: number): boolean {
    let at = end - 1;
    for (let unit = ending.length - 1; unit >= 0; unit -= 1, at -= 1) {
      if (at < start) return false;
      const byte = bytes[at] ?? ANY;
      const wanted = ending[unit];
      if (byte !== wanted && !(this.#ignoresCase && lower(byte) === wanted)) return false;
    }
    return true;
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
