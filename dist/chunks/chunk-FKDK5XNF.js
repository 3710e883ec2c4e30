import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// src/clevertap/passcode.ts
import { inspect } from "node:util";
var Passcode = class {
  #value;
  /** The ways in which a server may write it, and what stands in its place. null: there is none. */
  #forms;
  constructor(value) {
    this.#value = value;
    this.#forms = value === "" ? null : anyOf([HIDDEN, ...formsOf(value)]);
  }
  /** The secret itself: for the request header alone. */
  reveal() {
    return this.#value;
  }
  /**
   * `text` without the passcode, whatever a server echoes: plain, in JSON, in a URL. All forms at once,
   * and what stands in its place is left alone: a short one may be a part of that.
   */
  scrub(text) {
    return this.#forms === null ? text : text.replace(this.#forms, HIDDEN);
  }
  toString() {
    return HIDDEN;
  }
  toJSON() {
    return HIDDEN;
  }
  [inspect.custom]() {
    return HIDDEN;
  }
};
var HIDDEN = "[passcode]";
function anyOf(texts) {
  const sorted = [...new Set(texts)].sort((a, b) => b.length - a.length);
  const escaped = sorted.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  return new RegExp(escaped.join("|"), "g");
}
function formsOf(value) {
  const inJson = JSON.stringify(value).slice(1, -1);
  return [value, inJson, encodeURIComponent(value.toWellFormed())];
}

export {
  Passcode
};
