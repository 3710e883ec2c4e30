import { inspect } from 'node:util';

/** Holds the passcode so that no log, error, JSON or trace can show it by accident. */
export class Passcode {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The secret itself: for the request header alone. */
  reveal(): string {
    return this.#value;
  }

  /** `text` without the passcode, whatever a server echoes. */
  scrub(text: string): string {
    return this.#value === '' ? text : text.replaceAll(this.#value, HIDDEN);
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
