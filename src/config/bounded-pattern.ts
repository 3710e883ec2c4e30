import type { Message } from '../message.ts';
import { asCode, say } from '../message.ts';

/*
 * A pattern becomes a regular expression that backtracks, and whoever proposes a change chooses it. So
 * nothing repeats within what repeats, and few parts have no fixed length: then an identity that does not
 * match is found out in at most the square of its length. The rest of the grammar is the engine's.
 */

const MOST_CHARACTERS = 200;
/** Ways in which one identity can be divided among the parts: two parts of any length, for the longest. */
const MOST_WAYS = 1 << 20;
const LONGEST = 1 << 10;

/** What of a pattern may take too long; null if nothing does. */
export function costlyPart(body: string): Message | null {
  if (body.length > MOST_CHARACTERS) return say`has more than ${MOST_CHARACTERS} characters`;
  const reading = new Reading(body);
  const ways = reading.alternatives(false);
  if (reading.fault !== null) return reading.fault;
  return ways > MOST_WAYS ? say`has too many parts of variable length` : null;
}

class Reading {
  fault: Message | null = null;
  readonly #body: string;
  #at = 0;

  constructor(body: string) {
    this.#body = body;
  }

  /** Ways through the alternatives up to the end of a group, or of the pattern. */
  alternatives(repeats: boolean): number {
    let ways = this.#sequence(repeats);
    while (this.#takes('|')) {
      if (repeats) this.fault ??= say`repeats a group with ${asCode('|')}`;
      ways += this.#sequence(repeats);
    }
    return ways;
  }

  #sequence(repeats: boolean): number {
    let ways = 1;
    while (this.#at < this.#body.length && !'|)'.includes(this.#peek())) {
      ways *= this.#part(repeats);
      if (this.fault !== null) break;
    }
    return ways;
  }

  #part(repeats: boolean): number {
    if (this.#peek() !== '(') {
      this.#atom();
      const width = this.#quantifier();
      if (width > 1 && repeats) this.fault ??= NESTED;
      return width;
    }
    const isRepeated = this.#quantifierAfterGroup();
    const inner = this.#group(repeats || isRepeated);
    const width = this.#quantifier();
    if (width > 1 && repeats) this.fault ??= NESTED;
    // At most once: its ways, and one without it.
    return isRepeated ? inner * width : inner + width - 1;
  }

  #group(repeats: boolean): number {
    this.#at += 1;
    if (this.#takes('?') && !this.#takes(':')) {
      this.fault ??= say`uses ${asCode('(?')}`;
      return 1;
    }
    const inner = this.alternatives(repeats);
    if (!this.#takes(')')) this.fault ??= say`has a group that is not closed`;
    return inner;
  }

  /** Whether the group here is followed by a quantifier other than `?`. */
  #quantifierAfterGroup(): boolean {
    let depth = 0;
    for (let at = this.#at; at < this.#body.length; at += 1) {
      const character = this.#body[at];
      if (character === '\\') at += 1;
      else if (character === '[') at = this.#endOfClass(at);
      else if (character === '(') depth += 1;
      else if (character === ')') depth -= 1;
      if (depth === 0) return '*+{'.includes(this.#body[at + 1] ?? ' ');
    }
    return false;
  }

  #atom(): void {
    const character = this.#peek();
    if (character === '[') this.#at = this.#endOfClass(this.#at) + 1;
    else if (character === '\\') this.#escape();
    else this.#at += 1;
  }

  #escape(): void {
    const next = this.#body[this.#at + 1] ?? '';
    if (/[1-9k]/.test(next)) this.fault ??= say`refers back to a group`;
    const named = /^\\[pP]\{[^}]*\}|^\\u\{[^}]*\}/.exec(this.#body.slice(this.#at));
    this.#at += named?.[0].length ?? 2;
  }

  #endOfClass(from: number): number {
    for (let at = from + 1; at < this.#body.length; at += 1) {
      if (this.#body[at] === '\\') at += 1;
      else if (this.#body[at] === ']') return at;
    }
    return this.#body.length;
  }

  /** In how many lengths the part before may match. */
  #quantifier(): number {
    const found = /^([*+?]|\{(\d+)(,(\d*))?\})\??/.exec(this.#body.slice(this.#at));
    if (found === null) return 1;
    this.#at += found[0].length;
    const [, sign, least, range, most] = found;
    if (sign === '?') return 2;
    if (least === undefined) return LONGEST;
    if (range === undefined) return 1;
    return most === '' ? LONGEST : Math.max(1, Number(most) - Number(least) + 1);
  }

  #peek(): string {
    return this.#body[this.#at] ?? '';
  }

  #takes(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }
}

const NESTED = say`repeats within what repeats`;
