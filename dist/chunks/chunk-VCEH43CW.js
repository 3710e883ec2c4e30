import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  MAX_SKEW_MS,
  stampTime
} from "./chunk-XKBRT7GV.js";
import {
  openConnections,
  originFrom,
  startRunClock
} from "./chunk-IBQPRAXU.js";
import {
  VERSION
} from "./chunk-PYDSS6W7.js";
import {
  asCode,
  asForeign,
  duration,
  failure,
  say
} from "./chunk-LD54R26Y.js";

// src/apply/check-clock.ts
var LAST_MS_OF_SECOND = 999;
function checkSkew({ date, sentAt, receivedAt }) {
  const aheadMs = sentAt - (date + LAST_MS_OF_SECOND);
  const behindMs = date - receivedAt;
  if (aheadMs > MAX_SKEW_MS) return { kind: "ahead", byMs: aheadMs };
  if (behindMs > MAX_SKEW_MS) return { kind: "behind", byMs: behindMs };
  return { kind: "ok" };
}
function checkClock(answer) {
  if (answer.kind === "unknown") return [unchecked(answer)];
  const skew = checkSkew(answer);
  if (skew.kind !== "ok") throw clockSkewed(skew);
  return [];
}
function clockSkewed({ kind, byMs }) {
  const where = kind === "ahead" ? say`ahead of` : say`behind`;
  return failure(
    "clock-skewed",
    say`the clock of this machine is ${duration(byMs)} ${where} CleverTap's`,
    say`Nothing was sent. Let a time server set the clock, on Linux with ${asCode("timedatectl set-ntp true")}, and run the same command again.`
  );
}
function unchecked({ why }) {
  return {
    severity: "warning",
    code: "clock-unchecked",
    message: say`cannot compare the clock of this machine with CleverTap's: ${why}`,
    next: say`The clock of this machine is used. Make sure that it is right.`
  };
}

// src/clevertap/server-date.ts
var TIMEOUT_MS = 1e4;
async function askServerDate(question) {
  const { origin, env, now, timeoutMs = TIMEOUT_MS } = question;
  const connectTimeoutMs = timeoutMs / 2;
  const dispatcher = openConnections({ origin, inFlight: 1, connectTimeoutMs, env });
  const signal = AbortSignal.timeout(timeoutMs);
  const sentAt = now();
  try {
    const headers = await head(dispatcher, question, signal);
    return readDate(headers, sentAt, now());
  } catch (error) {
    if (signal.aborted) return unknown(say`no answer within ${timeoutMs / 1e3} s`);
    return unknown(say`no answer${asForeign(error instanceof Error ? error.message : "")}`);
  } finally {
    await dispatcher.destroy();
  }
}
async function head(dispatcher, { origin, userAgent }, signal) {
  const { headers, body } = await dispatcher.request({
    origin,
    path: "/",
    method: "HEAD",
    headers: { "Cache-Control": "no-cache", Pragma: "no-cache", "User-Agent": userAgent },
    signal
  });
  body.on("error", () => void 0);
  return headers;
}
function readDate({ date, age = "0" }, sentAt, receivedAt) {
  if (age !== "0") return unknown(say`the answer came from a cache`);
  if (date === void 0) return unknown(say`the answer has no Date`);
  const ms = typeof date === "string" ? parseDate(date) : null;
  if (ms === null) return unknown(say`the Date of the answer cannot be read`);
  return { kind: "seen", date: ms, sentAt, receivedAt };
}
function parseDate(text) {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toUTCString() === text ? ms : null;
}
function unknown(why) {
  return { kind: "unknown", why };
}

// src/app/time.ts
var RunTime = class {
  clock = startRunClock();
  #origin;
  #env;
  #warnings = null;
  constructor(origin, env) {
    this.#origin = origin;
    this.#env = env;
  }
  /** Throws a Failure where this machine's time is wrong. What cannot be known is a warning. */
  check() {
    this.#warnings ??= this.#ask();
    return this.#warnings;
  }
  async #ask() {
    const question = { origin: this.#origin, userAgent: `segops/${VERSION}`, env: this.#env };
    return checkClock(await askServerDate({ ...question, now: this.clock.now }));
  }
  /** A clock that is never behind the lock. Throws a Failure where the lock is from the future. */
  after(index) {
    const shift = stampTime(index, this.clock.now()) - this.clock.now();
    return { ...this.clock, now: () => this.clock.now() + shift };
  }
};
function timeOf(config, { environment = process.env }) {
  const time = new RunTime(originFrom(config.account, environment), environment);
  return async () => {
    await time.check();
    return time.clock.now();
  };
}

export {
  RunTime,
  timeOf
};
