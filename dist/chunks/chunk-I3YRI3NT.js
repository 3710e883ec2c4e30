import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// src/message.ts
function say(words, a, b, c, d, e, f) {
  const given = [a, b, c, d, e, f];
  return words.flatMap((word, at) => [...spansOf(word), ...spansOf(given[at] ?? "")]);
}
function spansOf(part) {
  if (part === "") return NOTHING;
  if (typeof part === "number") return [count(part)];
  return isMessage(part) ? part : [part];
}
function isMessage(part) {
  return Array.isArray(part);
}
var NOTHING = [];
function asMember({ value }) {
  return { kind: "member", text: value };
}
function asValue(text) {
  return { kind: "value", text };
}
function asKey(segment) {
  return { kind: "key", text: segment };
}
function asPath(file) {
  return { kind: "path", text: file };
}
function asLabel(text) {
  return { kind: "label", text };
}
function asCode(text) {
  return { kind: "code", text };
}
function asDigest(sha256) {
  return { kind: "digest", text: `${sha256.slice(0, 12)}...` };
}
function asCommand(text) {
  return { kind: "command", text };
}
function quotedWord(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
function shellWord(text) {
  return /^[\w./:@-]+$/.test(text) ? text : quotedWord(text);
}
function asLines(yaml) {
  return yaml.split("\n").map((text) => ({ kind: "line", text }));
}
function asForeign(text) {
  return text === "" ? NOTHING : [{ kind: "foreign", text }];
}
function asThrown(error) {
  return asForeign(error instanceof Error ? error.message : String(error));
}
function asList(parts, last = "and") {
  return parts.flatMap((part, at) => {
    const before = at === 0 ? [] : [at === parts.length - 1 ? ` ${last} ` : ", "];
    return [...before, ...isMessage(part) ? part : [part]];
  });
}
function plain(message) {
  return message.map((span, at) => typeof span === "string" ? afterLines(message, at, span) : plainSpan(span)).join("");
}
function afterLines(message, at, words) {
  const before = message[at - 1];
  const follows = typeof before === "object" && before.kind === "line";
  return follows ? `
${words.trimStart()}` : words;
}
function plainSpan({ kind, text }) {
  if (kind === "value") return `"${text}"`;
  if (kind === "line") return `
${text}`;
  if (kind === "code" || kind === "command" || kind === "digest") return `\`${text}\``;
  return kind === "foreign" ? `: ${text}` : text;
}
function moment(ms) {
  return `${new Date(ms).toISOString().slice(0, 16)}Z`;
}
function duration(ms) {
  const seconds = ms / 1e3;
  if (seconds < 9.95) return `${seconds.toFixed(1).replace(".0", "")} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return inTwo(whole, "min", "s");
  return inTwo(Math.round(whole / 60), "h", "min");
}
function inTwo(number, unit, sixtieth) {
  const rest = number % 60 === 0 ? "" : ` ${number % 60} ${sixtieth}`;
  return `${count(Math.floor(number / 60))} ${unit}${rest}`;
}
function count(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}
function lineText(line) {
  return `line ${line}`;
}
function plural(number, one, many = `${one}s`) {
  return `${count(number)} ${number === 1 ? one : many}`;
}

// src/failure.ts
var Failure = class extends Error {
  problems;
  exitCode;
  constructor(problems, exitCode = 1) {
    super(problems.map(({ message }) => plain(message)).join("; "));
    this.name = "Failure";
    this.problems = problems;
    this.exitCode = exitCode;
  }
};
function failure(code, message, next, options = {}) {
  const place = options.file === void 0 ? {} : { place: { file: options.file } };
  return new Failure([{ severity: "error", code, message, next, ...place }], options.exitCode ?? 1);
}
function warnings({ problems }) {
  return problems.map((problem) => ({ ...problem, severity: "warning" }));
}
function failureCode(error) {
  return error instanceof Failure ? error.problems[0]?.code ?? null : null;
}

export {
  __require,
  __commonJS,
  __toESM,
  say,
  NOTHING,
  asMember,
  asValue,
  asKey,
  asPath,
  asLabel,
  asCode,
  asDigest,
  asCommand,
  quotedWord,
  shellWord,
  asLines,
  asForeign,
  asThrown,
  asList,
  plain,
  afterLines,
  moment,
  duration,
  count,
  lineText,
  plural,
  Failure,
  failure,
  warnings,
  failureCode
};
