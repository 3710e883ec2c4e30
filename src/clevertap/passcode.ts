import { inspect } from 'node:util';

/** Holds the passcode so that no log, error, JSON or trace can show it by accident. */
export class Passcode {
  readonly #value: string;
  /** The ways in which a server may write it, and what stands in its place. null: there is none. */
  readonly #forms: RegExp | null;

  constructor(value: string) {
    this.#value = value;
    this.#forms = value === '' ? null : anyOf([HIDDEN, ...formsOf(value)]);
  }

  /** The secret itself: for the request header alone. */
  reveal(): string {
    return this.#value;
  }

  /**
   * `text` without the passcode, whatever a server echoes: plain, in JSON, in a URL. All forms at once,
   * and what stands in its place is left alone: a short one may be a part of that.
   */
  scrub(text: string): string {
    return this.#forms === null ? text : text.replace(this.#forms, HIDDEN);
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}

const HIDDEN = '[passcode]';

/** The longest first. */
function anyOf(texts: readonly string[]): RegExp {
  const sorted = [...new Set(texts)].sort((a, b) => b.length - a.length);
  const escaped = sorted.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(escaped.join('|'), 'g');
}

function formsOf(value: string): string[] {
  const inJson = JSON.stringify(value).slice(1, -1);
  return [value, inJson, encodeURIComponent(value.toWellFormed())];
}
