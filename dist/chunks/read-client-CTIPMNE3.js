import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  upTo,
  wireDay,
  zonedTime
} from "./chunk-G7EMIBXP.js";
import {
  TOO_LONG,
  codeOf,
  errorWords,
  exchange,
  objectOf,
  openExchanges,
  parse
} from "./chunk-G2YTH2JN.js";
import "./chunk-U7NUW5TV.js";
import "./chunk-AZRYA54M.js";
import "./chunk-CM3TFJKA.js";
import {
  COUNTS_PATH,
  EVENTS_PATH,
  EVENT_PROPERTIES,
  MEMBERSHIP_EVENT
} from "./chunk-S7QDTAJS.js";
import "./chunk-D4UHDB6F.js";
import {
  NOTHING,
  asForeign,
  duration,
  say
} from "./chunk-I3YRI3NT.js";

// src/clevertap/read/read-client.ts
import { setTimeout as delay } from "node:timers/promises";

// src/clevertap/read/questions.ts
function isReading(path) {
  return [COUNTS_PATH, EVENTS_PATH].includes(path.replace(/\?.*$/s, ""));
}
var COUNT_BYTES = 64 * 1024;
var BATCH_SIZE = 5e3;
function countQuestion({ customerSegmentId, ctSegmentId }, operation, days) {
  const { action, customerSegmentId: customer, ctSegmentId: ct } = EVENT_PROPERTIES;
  const segment = customerSegmentId === void 0 ? equals(ct, ctSegmentId) : equals(customer, customerSegmentId);
  const filter = { event_properties: [equals(action, operation), segment] };
  return post(COUNTS_PATH, { ...query(days), ...filter }, COUNT_BYTES);
}
function pendingCount(requestId) {
  return get(`${COUNTS_PATH}?req_id=${requestId}`, COUNT_BYTES);
}
function eventsQuestion(days, batchSize) {
  return post(`${EVENTS_PATH}?batch_size=${batchSize}&events=false`, query(days), COUNT_BYTES);
}
function pageQuestion(cursor, maxBytes) {
  return get(`${EVENTS_PATH}?cursor=${cursor}`, maxBytes);
}
function tokenOf(value) {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^[\w.~%+/=:@!$*,;-]{1,4096}$/.test(text) ? text : null;
}
function equals(name, value) {
  return { name, operator: "equals", value };
}
function query({ from, to }) {
  return { event_name: MEMBERSHIP_EVENT, from: wireDay(from), to: wireDay(to) };
}
function post(path, body, maxBytes) {
  return { method: "POST", path, body: JSON.stringify(body), maxBytes };
}
function get(path, maxBytes) {
  return { method: "GET", path, body: null, maxBytes };
}

// src/clevertap/read/told.ts
var IN_PROGRESS = 2;
var FINAL = /* @__PURE__ */ new Set([401, 403, 404, 405]);
var BUSY = 429;
function readTold({ status, text, headers }, scrub, now) {
  if (text === TOO_LONG) return { kind: "too-long" };
  const body = objectOf(parse(text));
  const code = codeOf(body);
  if (body !== null && (body.status === "partial" || code === IN_PROGRESS)) {
    return { kind: "pending", body };
  }
  if (body !== null && isSuccess(status) && saysNoFailure(body, code)) {
    return { kind: "told", body };
  }
  const meant = code !== null && code >= 300 ? code : status;
  const said = say`CleverTap answered ${status}${asForeign(errorWords(body, text, scrub))}`;
  const isRefusal = body !== null && !isSuccess(meant) && meant < 500;
  if (meant === BUSY || meant === 408 || !(isRefusal || isElsewhere(meant) || isFailure(body))) {
    const afterMs = retryAfter(headers["retry-after"], now);
    return { kind: "later", said, isBusy: meant === BUSY, afterMs };
  }
  return { kind: "refused", said, isFinal: FINAL.has(meant) || isElsewhere(meant) };
}
function isElsewhere(status) {
  return status >= 300 && status < 400 || FINAL.has(status);
}
function isFailure(body) {
  return body?.status === "fail" && codeOf(body) === null;
}
function saysNoFailure(body, code) {
  const isOk = code === null || code === 0 || isSuccess(code);
  const isError = body.error !== void 0 && body.error !== null && body.error !== "";
  return isOk && body.status !== "fail" && body.success !== false && !isError;
}
function isSuccess(status) {
  return status >= 200 && status < 300;
}
function retryAfter(header, now) {
  const text = String(header ?? "");
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1e3;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

// src/clevertap/read/ask.ts
var MOST_FAILURES = 6;
var MOST_IN_VAIN = 3;
var Asker = class {
  #options;
  #queue = [];
  #underWay = 0;
  #inVain = 0;
  #end = null;
  constructor(options) {
    this.#options = options;
  }
  /** For all that belongs to one question. */
  patience() {
    return new Patience(this.#options);
  }
  async ask(question, patience) {
    for (let failures = 0; ; ) {
      if (this.#end !== null) return this.#end;
      if (this.#options.signal.aborted) return this.#stopped();
      const told = await this.#send(question);
      if (told.kind !== "later") return this.#judge(told);
      if (this.#options.signal.aborted) return this.#stopped();
      if (!told.isBusy) failures += 1;
      if (failures >= MOST_FAILURES) return this.end(told.said);
      if (!await patience.wait(told.afterMs)) return this.incomplete(told.said);
    }
  }
  /** A question that stays without an answer. */
  incomplete(reason) {
    if (this.#options.signal.aborted) return this.#stopped();
    this.#inVain += 1;
    const isFinal = this.#inVain >= MOST_IN_VAIN;
    return isFinal ? this.end(reason) : { kind: "incomplete", reason, isFinal };
  }
  /** Nothing more is asked. */
  end(reason) {
    this.#end ??= { kind: "incomplete", reason, isFinal: true };
    return this.#end;
  }
  /** A question was answered as it should be. */
  answered() {
    this.#inVain = 0;
  }
  #stopped() {
    return this.end(say`it was stopped`);
  }
  #judge(told) {
    return told.kind === "refused" && told.isFinal ? this.end(told.said) : told;
  }
  async #send(question) {
    if (!isReading(question.path)) throw new Error(`${question.path} is not a question`);
    const { access, dispatcher, waiting, signal } = this.#options;
    const request = { ...question, stop: signal };
    const got = await this.#inTurn(() => exchange(dispatcher, access, request));
    if (got.kind === "answered") {
      return readTold(got, (text) => access.passcode.scrub(text), waiting.now());
    }
    if (got.kind === "unsent" && got.isOurs === true) {
      return { kind: "refused", said: got.said, isFinal: true };
    }
    const afterMs = got.kind === "ambiguous" && got.timedOut ? TIMED_OUT_PAUSE_MS : null;
    return { kind: "later", said: got.said, isBusy: false, afterMs };
  }
  async #inTurn(work) {
    if (this.#underWay >= this.#options.inFlight) {
      await new Promise((resolve) => this.#queue.push(resolve));
    } else {
      this.#underWay += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next === void 0) this.#underWay -= 1;
      else next();
    }
  }
};
var TIMED_OUT_PAUSE_MS = 1e4;
var FIRST_PAUSE_MS = 500;
var LONGEST_PAUSE_MS = 3e4;
var Patience = class {
  #options;
  #until;
  #pauses = 0;
  constructor(options) {
    this.#options = options;
    this.#until = options.waiting.now() + options.patienceMs;
  }
  /** `afterMs`: at least so long. False, without a pause, where no time is left for another question. */
  async wait(afterMs) {
    const { waiting, signal } = this.#options;
    const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#pauses);
    const ms = Math.max(afterMs ?? 0, Math.round(ceiling / 2 + ceiling / 2 * waiting.random()));
    if (waiting.now() + ms > this.#until) return false;
    this.#pauses += 1;
    await waiting.sleep(ms, signal);
    return true;
  }
  /** How long in all, for people. */
  get words() {
    return duration(this.#options.patienceMs);
  }
};

// src/clevertap/read/records.ts
function readRecord(record, time) {
  const body = objectOf(record);
  const profile = objectOf(body?.profile);
  const properties = objectOf(body?.event_props);
  if (body === null || profile === null || properties === null) return null;
  const operation = operationOf(properties[EVENT_PROPERTIES.action]);
  const segmentIds = segmentIdsOf(properties);
  const at = time.read(body.ts);
  const objectId = textOf(profile.objectId);
  const identities = identitiesOf(profile);
  if (operation === null || segmentIds === null || at === null) return null;
  if (objectId === null && identities.length === 0) return null;
  return { objectId, identities, segmentIds, operation, at, latest: time.again(at) };
}
function operationOf(value) {
  return value === "ADD" || value === "REMOVE" ? value : null;
}
function segmentIdsOf(properties) {
  const customer = textOf(properties[EVENT_PROPERTIES.customerSegmentId]);
  const ct = Number(textOf(properties[EVENT_PROPERTIES.ctSegmentId]) ?? Number.NaN);
  const ids = {
    ...customer === null ? {} : { customerSegmentId: customer },
    ...Number.isSafeInteger(ct) ? { ctSegmentId: ct } : {}
  };
  return Object.keys(ids).length === 0 ? null : ids;
}
function identitiesOf({ identity }) {
  const given = Array.isArray(identity) ? identity : [identity];
  return given.map(textOf).filter((text) => text !== null);
}
function textOf(value) {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}

// src/clevertap/read/events.ts
async function* readEvents(ports, days, resume) {
  if (days === null) {
    yield { kind: "page", isFirst: resume === null, events: [], unreadable: 0, next: null };
    return;
  }
  const reading = new Reading(ports, days, tokenOf(resume));
  for (; ; ) {
    const got = await reading.step();
    if (got === null) continue;
    yield got;
    if (got.kind === "incomplete" || got.next === null) return;
  }
}
var MOST_BEGINNINGS = 4;
var MOST_EMPTY_PAGES = 20;
var MOST_PAGES = 2e4;
var SMALLEST_BATCH = 50;
var Reading = class {
  #asker;
  #time;
  #maxPageBytes;
  #days;
  #cursor;
  /** Those that led to a page already. */
  #passed = /* @__PURE__ */ new Set();
  /** One that led to a page which says nothing, and is asked for once more. */
  #doubted = null;
  #isFirst;
  #batchSize = BATCH_SIZE;
  #beginnings = 0;
  #emptyPages = 0;
  #pages = 0;
  #refusal = NOTHING;
  constructor({ asker, time, maxPageBytes }, days, cursor) {
    this.#asker = asker;
    this.#time = time;
    this.#maxPageBytes = maxPageBytes;
    this.#days = days;
    this.#cursor = cursor;
    this.#isFirst = cursor === null;
  }
  /** The next page; null: nothing to hand on yet. */
  step() {
    return this.#cursor === null ? this.#begin() : this.#read(this.#cursor);
  }
  async #begin() {
    this.#isFirst = true;
    this.#passed.clear();
    this.#beginnings += 1;
    if (this.#beginnings > MOST_BEGINNINGS) {
      return this.#asker.incomplete(say`CleverTap did not take its own cursor: ${this.#refusal}`);
    }
    const told = await this.#ask(null);
    if (told?.kind !== "told") return told;
    this.#cursor = tokenOf(told.body.cursor);
    if (this.#cursor !== null) return null;
    return this.#asker.incomplete(say`CleverTap answered without a cursor`);
  }
  async #read(cursor) {
    const told = await this.#ask(cursor);
    return told?.kind === "told" ? this.#pageOf(told.body, cursor) : told;
  }
  #pageOf(body, cursor) {
    const { records = [], next_cursor: given = null } = body;
    const next = given === null ? null : tokenOf(given);
    const isPage = body.records !== void 0 || given !== null || body.status === "success";
    if (!isPage || !Array.isArray(records) || given !== null && next === null) {
      return this.#asker.incomplete(say`CleverTap answered with a page that cannot be read`);
    }
    const isOdd = !this.#isFirst && records.length === 0 && next === null;
    if (isOdd && this.#doubted !== cursor) {
      this.#doubted = cursor;
      return null;
    }
    if (next !== null && this.#passed.add(cursor).has(next)) return this.#endless();
    this.#pages += 1;
    this.#emptyPages = records.length === 0 ? this.#emptyPages + 1 : 0;
    if (this.#emptyPages > MOST_EMPTY_PAGES || this.#pages > MOST_PAGES) {
      return this.#endless();
    }
    this.#asker.answered();
    const events = records.map((record) => readRecord(record, this.#time));
    const readable = events.filter((event) => event !== null);
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    this.#cursor = next;
    const unreadable = events.length - readable.length;
    return { kind: "page", isFirst, events: readable, unreadable, next };
  }
  #endless() {
    return this.#asker.incomplete(say`CleverTap answered with pages that do not end`);
  }
  /** Asks for the page of a cursor, or for a cursor; null: the range has to begin again. */
  async #ask(cursor) {
    const patience = this.#asker.patience();
    const question = cursor === null ? eventsQuestion(this.#days, this.#batchSize) : pageQuestion(cursor, this.#maxPageBytes);
    for (; ; ) {
      const told = await this.#asker.ask(question, patience);
      switch (told.kind) {
        case "incomplete":
        case "told":
          return told;
        case "pending":
          if (await patience.wait(null)) continue;
          return this.#asker.incomplete(
            say`CleverTap was still making the answer after ${patience.words}`
          );
        case "refused":
          if (cursor === null) return this.#asker.incomplete(told.said);
          this.#refusal = told.said;
          this.#cursor = null;
          return null;
        case "too-long":
          return this.#shrink();
      }
    }
  }
  #shrink() {
    if (this.#batchSize <= SMALLEST_BATCH) {
      return this.#asker.incomplete(say`CleverTap answered with pages that are too large`);
    }
    this.#batchSize = Math.max(SMALLEST_BATCH, this.#batchSize >> 2);
    this.#beginnings = 0;
    this.#cursor = null;
    return null;
  }
};

// src/clevertap/read/read-client.ts
var PATIENCE_MS = 3e5;
var PAGE_BYTES = 32 * 1024 * 1024;
function createReadingClient(options) {
  const { inFlight = 1, patienceMs = PATIENCE_MS, waiting = systemWaiting } = options;
  const { signal = new AbortController().signal, maxPageBytes = PAGE_BYTES } = options;
  const time = zonedTime(options.timezone);
  const dispatcher = openExchanges({ ...options, inFlight });
  const asker = new Asker({ access: options, dispatcher, inFlight, waiting, patienceMs, signal });
  const past = (days) => upTo(time.dayAt(waiting.now()), days);
  return {
    count: async (segment, operation, days) => {
      const known = past(days);
      return known === null ? { kind: "count", count: 0 } : count(asker, segment, operation, known);
    },
    events: (days, resume) => readEvents({ asker, time, maxPageBytes }, past(days), resume),
    close: () => dispatcher.destroy()
  };
}
var systemWaiting = {
  now: Date.now,
  random: Math.random,
  sleep: (ms, signal) => delay(ms, void 0, signal === void 0 ? {} : { signal }).catch(() => void 0)
};
async function count(asker, segment, operation, days) {
  const patience = asker.patience();
  for (let question = countQuestion(segment, operation, days); ; ) {
    const told = await asker.ask(question, patience);
    switch (told.kind) {
      case "incomplete":
        return told;
      case "refused":
        return asker.incomplete(told.said);
      case "too-long":
        return asker.incomplete(say`CleverTap answered more than a count`);
      case "pending": {
        const requestId = tokenOf(told.body.req_id);
        if (requestId !== null) question = pendingCount(requestId);
        if (await patience.wait(null)) continue;
        return asker.incomplete(say`CleverTap was still counting after ${patience.words}`);
      }
      case "told":
        return countIn(asker, told.body.count);
    }
  }
}
function countIn(asker, value) {
  const isCount = typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
  if (!isCount) return asker.incomplete(say`CleverTap answered without a count`);
  asker.answered();
  return { kind: "count", count: value };
}
export {
  createReadingClient
};
