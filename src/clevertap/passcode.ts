import { inspect } from 'node:util';

/** Holds the passcode so that no log, error, JSON or trace can show it by accident. */
export class Passcode {
  readonly #value: string;
  /** The ways in which a server may write it, the longest first. */
  readonly #forms: readonly string[];

  constructor(value: string) {
    this.#value = value;
    this.#forms = value === '' ? [] : formsOf(value);
  }

  /** The secret itself: for the request header alone. */
  reveal(): string {
    return this.#value;
  }

  /** `text` without the passcode, whatever a server echoes: plain, in JSON, in a URL. */
  scrub(text: string): string {
    return this.#forms.reduce((clean, form) => clean.replaceAll(form, HIDDEN), text);
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

function formsOf(value: string): string[] {
  const inJson = JSON.stringify(value).slice(1, -1);
  const forms = new Set([value, inJson, encodeURIComponent(value.toWellFormed())]);
  return [...forms].sort((a, b) => b.length - a.length);
}
