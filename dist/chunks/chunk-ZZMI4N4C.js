import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  USER_AGENT
} from "./chunk-RVGNAGAZ.js";
import {
  MAX_SKEW_MS,
  stampTime
} from "./chunk-2VZNV34P.js";
import {
  originFrom,
  startRunClock
} from "./chunk-IZEHMJH7.js";
import {
  asCode,
  duration,
  failure,
  say
} from "./chunk-I3YRI3NT.js";

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
    const { askServerDate } = await import("./server-date-GBQYSHLL.js");
    const question = { origin: this.#origin, userAgent: USER_AGENT, env: this.#env };
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
