import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  COUNTS_PATH,
  CREATE_SEGMENT_PATH,
  EVENTS_PATH,
  EVENT_PROPERTIES,
  MEMBERSHIP_EVENT,
  UPDATE_SEGMENT_PATH
} from "./chunk-S7QDTAJS.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";

// src/emulator/faults.ts
var API_NAMES = ["update", "create", "events", "counts"];
function createFaultSchedule(initial, random) {
  let waiting = initial.map(withCount);
  return {
    pending: () => waiting.map(({ fault, left }) => ({ ...fault, times: left })),
    schedule: (faults) => {
      waiting = [...faults.map(withCount), ...waiting];
    },
    clear: () => {
      waiting = [];
    },
    next: (api) => {
      if (waiting.length === 0) return null;
      const hits = waiting.filter(({ fault }) => meets(fault, api, random));
      const [hit] = hits;
      if (hit === void 0) return null;
      if (hit.left !== null) hit.left -= 1;
      if (hit.left === 0) waiting = waiting.filter((other) => other !== hit);
      return hit.fault.effect;
    }
  };
}
function withCount(fault) {
  return { fault, left: fault.times };
}
function meets({ api: only, rate }, api, random) {
  if (only !== null && only !== api) return false;
  return rate >= 1 || random() < rate;
}

// src/emulator/parsed.ts
function parsed(value) {
  return { ok: true, value };
}
function unparsed(error) {
  return { ok: false, error };
}
function durationOf(text) {
  const [, number, unit = "ms"] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(text) ?? [];
  return number === void 0 ? null : Number(number) * UNITS_MS[unit];
}
var UNITS_MS = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
function oneOf(text, values) {
  return values.find((value) => value === text) ?? null;
}

// src/emulator/fault-text.ts
function parseFault(text, times = null) {
  const [head, ...rest] = text.split(",").map(fieldOf);
  const { name: kind = "", value = null } = head ?? {};
  const fields = new Map(rest.map((field) => [field.name, field.value ?? ""]));
  if (fields.size < rest.length) return unparsed(`fault "${text}" gives a field twice`);
  try {
    const effect = effectOf(kind, value, fields);
    const fault = {
      effect,
      rate: fractionOf(take(fields, "rate") ?? "1", "rate"),
      times: countOf(take(fields, "times"), times),
      api: apiOf(take(fields, "api"), effect),
      text
    };
    const [unknown] = fields.keys();
    return unknown === void 0 ? parsed(fault) : unparsed(`fault "${text}": ${kind} takes no "${unknown}"`);
  } catch (error) {
    if (error instanceof Unreadable) return unparsed(`fault "${text}": ${error.message}`);
    throw error;
  }
}
var Unreadable = class extends Error {
};
function fieldOf(text) {
  const at = text.indexOf("=");
  if (at < 0) return { name: text.trim(), value: null };
  return { name: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}
function take(fields, name) {
  const value = fields.get(name) ?? null;
  fields.delete(name);
  return value;
}
function effectOf(kind, value, fields) {
  switch (kind) {
    case "status":
      return { kind, status: statusOf(value), processed: isAfter(fields, "before") };
    case "reset":
      return { kind, processed: isAfter(fields, value ?? "before") };
    case "stall":
      return { kind, ms: timeOf(value ?? "30s") };
    case "truncate":
    case "nonjson":
      return { kind, processed: isAfter(fields, value ?? "after") };
    case "lost":
    case "progress":
    case "partial":
      return { kind };
    case "late":
      return { kind, ms: timeOf(value ?? "1s"), cut: isYes(fields, "cut", "no") };
    case "fail":
      return { kind, shape: failShapeOf(value), processed: isAfter(fields, "before") };
    case "skip":
      return {
        kind,
        share: fractionOf(value ?? "1", "the share"),
        reported: isYes(fields, "reported", "no")
      };
    default:
      throw new Unreadable(
        "it must begin with status, reset, stall, truncate, nonjson, lost, late, progress, partial, fail or skip"
      );
  }
}
function isAfter(fields, byDefault) {
  const when = take(fields, "when") ?? byDefault;
  if (when === "before" || when === "after") return when === "after";
  throw new Unreadable(`"${when}" is neither before nor after (processing)`);
}
function isYes(fields, name, byDefault) {
  const value = take(fields, name) ?? byDefault;
  if (value === "yes" || value === "no") return value === "yes";
  throw new Unreadable(`${name} is neither yes nor no`);
}
function statusOf(value) {
  if (value !== null && /^[45]\d\d$/.test(value)) return Number(value);
  throw new Unreadable("status wants a number from 400 to 599");
}
function failShapeOf(value) {
  const shape = oneOf(value ?? "status", ["success", "status"]);
  if (shape !== null) return shape;
  throw new Unreadable('fail is either success (for success:false) or status (for status:"fail")');
}
function timeOf(value) {
  const ms = durationOf(value);
  if (ms !== null) return ms;
  throw new Unreadable(`"${value}" is not a time such as 200ms or 5s`);
}
function fractionOf(value, what) {
  const number = /^(\d+(\.\d+)?|\.\d+)$/.test(value) ? Number(value) : Number.NaN;
  if (number > 0 && number <= 1) return number;
  throw new Unreadable(`${what} is not a number above 0 and at most 1`);
}
function countOf(value, byDefault) {
  if (value === null) return byDefault;
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new Unreadable("times is not a whole number from 1");
}
function apiOf(value, { kind }) {
  if (value === null) return kind === "partial" ? "counts" : null;
  const api = oneOf(value, API_NAMES);
  if (kind === "partial" && api !== "counts") throw new Unreadable("partial is of api=counts only");
  if (api !== null) return api;
  throw new Unreadable(`api is not one of ${API_NAMES.join(", ")}`);
}

// src/emulator/options.ts
import { randomBytes } from "node:crypto";

// src/emulator/timers.ts
function createTimers() {
  const waiting = /* @__PURE__ */ new Set();
  return {
    after: (ms, work) => {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        work();
      }, ms);
      waiting.add(timer);
    },
    clear: () => {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    }
  };
}

// src/emulator/options.ts
var CREATE_RESPONSES = ["array", "segments", "keyed", "bare"];
var MAX_BODY_BYTES = 8 * 1024 * 1024;
var BODY_TIMEOUT_MS = 1e4;
function settingsOf(options) {
  return {
    host: options.host ?? "127.0.0.1",
    port: options.port ?? 0,
    accountId: options.accountId ?? "EMULATOR",
    passcode: options.passcode ?? randomBytes(12).toString("hex"),
    segments: options.segments ?? [],
    users: options.users ?? [],
    counting: options.counting ?? "occurrences",
    code100Status: options.code100Status ?? 400,
    reserved: options.reserved ?? "skip",
    createResponse: options.createResponse ?? "array",
    latency: options.latency ?? { from: 0, to: 0 },
    faults: options.faults ?? [],
    clockSkewMs: options.clockSkewMs === void 0 ? 0 : options.clockSkewMs,
    timezone: options.timezone ?? "UTC",
    eventLagMs: options.eventLagMs ?? 0,
    eventRetentionMs: options.eventRetentionMs ?? Number.POSITIVE_INFINITY,
    eventLoss: options.eventLoss ?? 0,
    seed: options.seed ?? 1,
    lanes: options.lanes ?? 3,
    maxBodyBytes: options.maxBodyBytes ?? MAX_BODY_BYTES,
    bodyTimeoutMs: options.bodyTimeoutMs ?? BODY_TIMEOUT_MS,
    stateFile: options.stateFile ?? null,
    now: options.now ?? Date.now,
    timers: options.timers ?? createTimers()
  };
}

// src/emulator/zone.ts
function zoneOf(name) {
  const stamp = name === "UTC" ? utcStamp : stampIn(name);
  return { stamp, day: (ms) => Math.floor(stamp(ms) / 1e6) };
}
function utcStamp(ms) {
  return Number(new Date(ms).toISOString().replace(/\D/g, "").slice(0, 14));
}
function stampIn(name) {
  const two = "2-digit";
  const format = new Intl.DateTimeFormat("en-US-u-nu-latn-ca-gregory", {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two
  });
  const order = ["year", "month", "day", "hour", "minute", "second"];
  return (ms) => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [String(type), value]));
    return Number(order.map((type) => parts.get(type)).join(""));
  };
}
function isZone(name) {
  try {
    zoneOf(name);
    return name !== "";
  } catch {
    return false;
  }
}

// src/emulator/option-text.ts
function parseLatency(text) {
  const [first = "", second = first, ...rest] = text.split("..");
  const from = durationOf(first);
  const to = durationOf(second);
  if (from === null || to === null || rest.length > 0) {
    return unparsed(`latency "${text}" is neither a time such as 200ms nor a range 150ms..250ms`);
  }
  return from <= to ? parsed({ from, to }) : unparsed(`latency "${text}" ends before it begins; write ${second}..${first}`);
}
function parseClockSkew(text) {
  if (text === "none") return parsed(null);
  const ms = durationOf(text.replace(/^-/, ""));
  if (ms === null) {
    return unparsed(`clock skew "${text}" is neither a time such as 20m or -20m nor none`);
  }
  return parsed(text.startsWith("-") ? -ms : ms);
}
function parseEventLag(text) {
  return timeOf2("event lag", text, "30s");
}
function parseEventRetention(text) {
  return timeOf2("event retention", text, "30d");
}
function parseEventLoss(text) {
  const share = /^(\d+(\.\d+)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  return share <= 1 ? parsed(share) : unparsed(`event loss "${text}" is not a number from 0 to 1, such as 0.01`);
}
function parseTimezone(text) {
  return isZone(text) ? parsed(text) : unparsed(`time zone "${text}" is not known; write a name such as Asia/Kolkata or UTC`);
}
function timeOf2(what, text, example) {
  const ms = durationOf(text);
  return ms === null ? unparsed(`${what} "${text}" is not a time such as ${example}`) : parsed(ms);
}
function parseSegmentSeed(text, kind = "api") {
  const [, key = text, id = null] = /^(.*)=([^=]*)$/s.exec(text) ?? [];
  const bare2 = key.startsWith("ct:") && id === null;
  const digits = bare2 ? key.slice("ct:".length) : id;
  if (key === "") return unparsed(`segment "${text}" has no key before the =`);
  if (key.startsWith("ct:") && !bare2) {
    return unparsed(`segment "${text}": a key that starts with ct: has its ID in the key`);
  }
  const ctSegmentId = digits === null ? null : integerOf(digits);
  if (digits !== null && ctSegmentId === null) {
    return unparsed(`segment "${text}": "${digits}" is not a segment ID, which is a whole number`);
  }
  return parsed({ kind, ctSegmentId, customerSegmentId: bare2 ? null : key, name: key });
}
function parseCounting(text) {
  return chosen("counting", text, ["occurrences", "distinct", "pairs"]);
}
function parseCreateResponse(text) {
  return chosen("create response", text, CREATE_RESPONSES);
}
function parseReserved(text) {
  return chosen("reserved", text, ["skip", "accept"]);
}
function parseCode100Status(text) {
  return inRange("code 100 status", text, 200, 599);
}
function parsePort(text) {
  return inRange("port", text, 0, 65535);
}
function parseLanes(text) {
  return inRange("lanes", text, 1, 1e3);
}
function parseSeed(text) {
  return inRange("seed", text, 0, 4294967295);
}
function parseBodyLimit(text) {
  const [, number = "", unit = ""] = /^(\d{1,9})([kKmM]?)$/.exec(text) ?? [];
  const bytes = Number(number) * { "": 1, k: 1024, m: 1024 * 1024 }[unit.toLowerCase()];
  return number !== "" && bytes > 0 ? parsed(bytes) : unparsed(`body limit "${text}" is not a size such as 512k or 8m`);
}
function chosen(what, text, values) {
  const value = oneOf(text, values);
  return value === null ? unparsed(`${what} "${text}" is not one of ${values.join(", ")}`) : parsed(value);
}
function inRange(what, text, from, to) {
  const value = integerOf(text);
  return value === null || value < from || value > to ? unparsed(`${what} "${text}" is not a whole number from ${from} to ${to}`) : parsed(value);
}
function integerOf(text) {
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}

// src/emulator/errors.ts
var REQUEST_ERRORS = {
  authentication: [
    401,
    "User authentication failed. Ensure all authentication values are entered and correct."
  ],
  parameters: [400, "The request parameters are invalid. Verify the parameters and try again."],
  updates: [100, "A maximum of 100 profile updates can be included in one request."],
  noUsers: [100, "No user profiles were provided in the request. Add profiles and try again."],
  segments: [100, "More than 100 segments were added in the request."],
  users: [100, "More than 100 user IDs added for one or more segments."],
  unknown: [500, "The request could not be processed due to a system error. Try again."],
  concurrency: [429, "Too many concurrent requests"],
  notFound: [404, "Not found"],
  method: [405, "Method not allowed"],
  bodyTimeout: [408, "The request was not sent in time"],
  bodySize: [413, "The request body is too large"]
};
function failure(kind, detail = null, code100Status = 400) {
  const [code, error] = REQUEST_ERRORS[kind];
  return { status: code === 100 ? code100Status : code, code, error, detail };
}
function failureBody({ code, error }) {
  return { status: "fail", error, code };
}
var ENTRY_ERROR_DESCRIPTIONS = {
  API_SEGMENT_NOT_FOUND_OR_DELETED: "The specified segment does not exist or has been deleted.",
  API_SEGMENT_ID_MISMATCH: "The provided ct_segment_id and customer_segment_id do not refer to the same segment.",
  API_SEGMENT_INVALID_ACTION: "The action value is invalid. Only ADD or REMOVE are supported.",
  API_SEGMENT_EMPTY_IDENTITY: "The user identity or GUID is missing or empty.",
  API_SEGMENT_NO_SEGMENT_ID: "Neither ct_segment_id nor customer_segment_id was provided in the segment entry."
};
var EmulatorError = class extends Error {
  code;
  constructor(code, message) {
    super(message);
    this.name = "EmulatorError";
    this.code = code;
  }
};

// src/emulator/server.ts
import { createServer } from "node:http";

// src/emulator/error-stream.ts
function createErrorStream(limit, dropped = 0) {
  let rows = [];
  let total = dropped;
  return {
    get total() {
      return total;
    },
    get rows() {
      if (rows.length > limit) rows = rows.slice(-limit);
      return rows;
    },
    report: (row) => {
      total += 1;
      rows.push(row);
      if (rows.length >= 2 * limit) rows = rows.slice(-limit);
    }
  };
}
function rowJson(row) {
  return {
    time: new Date(row.time).toISOString(),
    error_type: row.type,
    segment_id: row.ctSegmentId,
    customer_segment_id: row.customerSegmentId,
    user_identity: row.user,
    request: row.request
  };
}
var CSV_HEADER = "Time,Error Type,Segment ID,Customer Segment ID,User Identity,Request\r\n";
function* rowsCsv(rows) {
  yield CSV_HEADER;
  for (const row of rows) {
    const { time, error_type, segment_id, customer_segment_id, user_identity, request } = rowJson(row);
    const cells = [time, error_type, segment_id, customer_segment_id, user_identity, request];
    yield `${cells.map(csvCell).join(",")}\r
`;
  }
}
function csvCell(value) {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// src/emulator/events.ts
var FIRST_CAPACITY = 1024;
function createEventLog(limit, base = 0) {
  let times = new Float64Array(FIRST_CAPACITY);
  let segments = new Float64Array(FIRST_CAPACITY);
  let users = new Uint32Array(FIRST_CAPACITY);
  let adds = new Uint8Array(FIRST_CAPACITY);
  let total = base;
  const grow = () => {
    const capacity = Math.min(limit, times.length * 2);
    times = resized(times, new Float64Array(capacity));
    segments = resized(segments, new Float64Array(capacity));
    users = resized(users, new Uint32Array(capacity));
    adds = resized(adds, new Uint8Array(capacity));
  };
  return {
    get total() {
      return total;
    },
    get first() {
      return Math.max(base, total - limit);
    },
    record: ({ time, operation, ctSegmentId, user }) => {
      if (total - base >= times.length && times.length < limit) grow();
      const slot = (total - base) % times.length;
      times[slot] = time;
      segments[slot] = ctSegmentId;
      users[slot] = user;
      adds[slot] = operation === "ADD" ? 1 : 0;
      total += 1;
    },
    at: (index) => {
      const slot = (index - base) % times.length;
      return {
        time: times[slot] ?? 0,
        operation: adds[slot] === 1 ? "ADD" : "REMOVE",
        ctSegmentId: segments[slot] ?? 0,
        user: users[slot] ?? 0
      };
    }
  };
}
function resized(from, to) {
  to.set(from);
  return to;
}

// src/emulator/segments.ts
var SEGMENT_KINDS = ["api", "dashboard", "partner"];
var FIRST_CT_SEGMENT_ID = 1001;
function createSegments() {
  const byCt = /* @__PURE__ */ new Map();
  const byCustomer = /* @__PURE__ */ new Map();
  let next = FIRST_CT_SEGMENT_ID;
  let live = 0;
  const nextId = () => {
    while (byCt.has(next)) next += 1;
    return next;
  };
  const add = (seed2) => {
    const ctSegmentId = seed2.ctSegmentId ?? nextId();
    const { kind, customerSegmentId, name } = seed2;
    if (byCt.has(ctSegmentId)) throw new Error(`segment ID ${ctSegmentId} is taken`);
    if (customerSegmentId !== null && byCustomer.has(customerSegmentId)) {
      throw new Error(`customer segment ID ${customerSegmentId} is taken`);
    }
    const segment = {
      ctSegmentId,
      customerSegmentId,
      name,
      kind,
      members: /* @__PURE__ */ new Set(),
      deleted: false
    };
    byCt.set(ctSegmentId, segment);
    if (customerSegmentId !== null) byCustomer.set(customerSegmentId, segment);
    live += 1;
    return segment;
  };
  return {
    get live() {
      return live;
    },
    all: () => byCt.values(),
    byCtId: (id) => byCt.get(id),
    byCustomerId: (id) => byCustomer.get(id),
    add,
    remove: (segment) => {
      if (!segment.deleted) live -= 1;
      segment.deleted = true;
      segment.members.clear();
    }
  };
}

// src/emulator/users.ts
function createUsers() {
  const members = [];
  const known = /* @__PURE__ */ new Set();
  const merged = /* @__PURE__ */ new Map();
  const numbers2 = { identity: /* @__PURE__ */ new Map(), guid: /* @__PURE__ */ new Map() };
  const member = (user) => {
    const found = members[user];
    if (found === void 0) throw new Error(`no user ${user}`);
    return found;
  };
  const now = (user) => {
    const into = merged.get(user);
    return into === void 0 ? user : now(into);
  };
  const find = ({ kind, value }) => {
    const user = numbers2[kind].get(value);
    return user === void 0 ? void 0 : now(user);
  };
  return {
    get count() {
      return members.length;
    },
    get created() {
      return members.length - known.size - merged.size;
    },
    get known() {
      return known.size;
    },
    find,
    now,
    merged: () => merged,
    merge: (from, into) => {
      merged.set(from, into);
      known.delete(from);
    },
    add: (added, isKnown) => {
      const user = find(added) ?? members.push(added) - 1;
      if (!numbers2[added.kind].has(added.value)) numbers2[added.kind].set(added.value, user);
      if (isKnown) known.add(user);
      return user;
    },
    member,
    isKnown: (user) => known.has(user)
  };
}
function profileOf({ kind, value }) {
  return kind === "identity" ? { identity: value } : { guid: value };
}

// src/emulator/account.ts
var MAX_EVENTS = 1e6;
var MAX_ERROR_ROWS = 1e5;
var ZERO = { requests: 0, redundant: 0, droppedEvents: 0, droppedErrors: 0 };
function createAccount(counters = ZERO) {
  return {
    segments: createSegments(),
    users: createUsers(),
    events: createEventLog(MAX_EVENTS, counters.droppedEvents),
    errors: createErrorStream(MAX_ERROR_ROWS, counters.droppedErrors),
    requests: counters.requests,
    redundant: counters.redundant,
    lostEvents: counters.lostEvents ?? 0
  };
}
function change(account, segment, operation, member, trace) {
  const { users, events } = account;
  const user = users.find(member) ?? (operation === "ADD" ? users.add(member, false) : void 0);
  if (user === void 0 || !apply(segment.members, operation, user)) return false;
  if (trace?.isLost() === true) account.lostEvents += 1;
  else if (trace !== null) {
    events.record({ time: trace.time, operation, ctSegmentId: segment.ctSegmentId, user });
  }
  return true;
}
function apply(members, operation, user) {
  if (operation === "REMOVE") return members.delete(user);
  const before = members.size;
  return members.add(user).size > before;
}

// src/emulator/control-bodies.ts
function readSegmentSeed(body) {
  if (typeof body !== "object" || body === null) return unparsed("the body is not an object");
  const given = body;
  const kind = oneOf(String(given.kind ?? "api"), SEGMENT_KINDS);
  const ct = given.ct_segment_id ?? null;
  const customer = given.customer_segment_id ?? null;
  const name = given.name ?? customer ?? "";
  if (kind === null) return unparsed(`kind is not one of ${SEGMENT_KINDS.join(", ")}`);
  if (ct !== null && !(typeof ct === "number" && Number.isSafeInteger(ct))) {
    return unparsed("ct_segment_id is not an integer");
  }
  if (customer !== null && (typeof customer !== "string" || customer === "")) {
    return unparsed("customer_segment_id is not a string");
  }
  if (typeof name !== "string") return unparsed("name is not a string");
  return parsed({ kind, ctSegmentId: ct, customerSegmentId: customer, name });
}
function readUsers(body) {
  if (!Array.isArray(body)) return unparsed("the body is not an array");
  const users = body.map(memberOf).filter((user) => user !== null);
  return users.length === body.length ? parsed(users) : unparsed("a user has neither identity nor guid");
}
function memberOf(profile) {
  if (typeof profile !== "object" || profile === null) return null;
  const { identity, guid } = profile;
  if (typeof identity === "string" && identity !== "") return { kind: "identity", value: identity };
  return typeof guid === "string" && guid !== "" ? { kind: "guid", value: guid } : null;
}

// src/emulator/lanes.ts
function createLanes(limit) {
  let inUse2 = 0;
  let peak = 0;
  let refused = 0;
  const leave = () => {
    let held = true;
    return () => {
      if (held) inUse2 -= 1;
      held = false;
    };
  };
  return {
    limit,
    get inUse() {
      return inUse2;
    },
    get peak() {
      return peak;
    },
    get refused() {
      return refused;
    },
    enter: () => {
      if (inUse2 >= limit) {
        refused += 1;
        return null;
      }
      inUse2 += 1;
      peak = Math.max(peak, inUse2);
      return leave();
    }
  };
}

// src/emulator/live.ts
var INTERVAL_MS = 200;
function createLive(overview) {
  const pages = /* @__PURE__ */ new Set();
  let timer = null;
  const event = () => `data: ${JSON.stringify(overview())}

`;
  const tell = () => {
    timer = null;
    if (pages.size === 0) return;
    const text = event();
    for (const page of pages) page.write(text);
  };
  return {
    attach: (response) => {
      response.writeHead(200, {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-store"
      });
      response.write(`retry: 1000
${event()}`);
      pages.add(response);
      response.once("close", () => pages.delete(response));
    },
    changed: () => {
      if (pages.size > 0) timer ??= setTimeout(tell, INTERVAL_MS);
    },
    close: () => {
      if (timer !== null) clearTimeout(timer);
      for (const page of pages) page.end();
    }
  };
}

// src/emulator/origin.ts
import { isIP } from "node:net";
function isLoopback(host) {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}
function isTrusted({ headers }, boundTo) {
  const { host = "", origin } = headers;
  if (origin !== void 0 && origin !== `http://${host}`) return false;
  const name = host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
  return !isLoopback(boundTo) || name === "localhost" || isIP(name) !== 0;
}

// src/emulator/state-json.ts
function countsOf({ account, lanes, log }) {
  const { users, errors, events } = account;
  return {
    requests: account.requests,
    known_users: users.known,
    billed_events: events.total + account.lostEvents,
    lost_events: account.lostEvents,
    redundant_changes: account.redundant,
    errors: errors.total,
    apis: {
      update: apiState(lanes.update, log.counts.update),
      create: apiState(lanes.create, log.counts.create),
      events: apiState(lanes.events, log.counts.events),
      counts: apiState(lanes.counts, log.counts.counts)
    }
  };
}
function stateView(context) {
  const { segments, users, errors } = context.account;
  const live = [...segments.all()].filter((segment) => !segment.deleted);
  return {
    segments: live.map((segment) => segmentState(segment, users)),
    error_stream: errors.rows.map(rowJson),
    created_users: createdUsers(users),
    ...countsOf(context)
  };
}
function stateOf(context) {
  const view = stateView(context);
  return {
    ...view,
    segments: view.segments.map((segment) => ({ ...segment, members: [...segment.members] })),
    created_users: [...view.created_users]
  };
}
function segmentState(segment, users) {
  return {
    ct_segment_id: segment.ctSegmentId,
    customer_segment_id: segment.customerSegmentId,
    name: segment.name,
    kind: segment.kind,
    members: membersOf(segment, users)
  };
}
function* membersOf(segment, users) {
  for (const user of segment.members) yield profileOf(users.member(user));
}
function* createdUsers(users) {
  for (let user = 0; user < users.count; user += 1) {
    if (!users.isKnown(user) && users.now(user) === user) yield profileOf(users.member(user));
  }
}
function apiState({ limit, inUse: inUse2, peak, refused }, requests) {
  return { requests, lanes: limit, in_use: inUse2, peak, too_many: refused };
}

// src/emulator/overview.ts
var SHOWN_REQUESTS = 50;
function overviewOf(context) {
  const { account, settings, log } = context;
  return {
    account_id: settings.accountId,
    loopback: isLoopback(settings.host),
    // Whoever reaches the page from elsewhere has to have been told it.
    passcode: isLoopback(settings.host) ? settings.passcode : null,
    time: new Date(settings.now()).toISOString(),
    ...countsOf(context),
    created_users: account.users.created,
    segments: [...account.segments.all()].filter((segment) => !segment.deleted).map(segmentRow),
    recent: log.recent().slice(-SHOWN_REQUESTS).reverse().map(requestRow)
  };
}
function segmentRow({ ctSegmentId, customerSegmentId, name, kind, members }) {
  return {
    ct_segment_id: ctSegmentId,
    customer_segment_id: customerSegmentId,
    name,
    kind,
    size: members.size
  };
}
function requestRow(record) {
  const { time, ms, hungUp, sent: _sent, answer: _answer, ...rest } = record;
  return { ...rest, time: new Date(time).toISOString(), ms, hung_up: hungUp };
}
function requestOf({ log }, number) {
  const record = log.recent().find((one) => one.number === number);
  if (record === void 0) return null;
  return { ...requestRow(record), body: record.sent, answer: record.answer };
}

// src/emulator/pending-counts.ts
var MOST_PENDING = 1e3;
function createPendingCounts() {
  const counts = /* @__PURE__ */ new Map();
  let asked = 0;
  return {
    add: (count) => {
      asked += 1;
      const requestId = String(1e6 + asked);
      counts.set(requestId, count);
      counts.delete(String(1e6 + asked - MOST_PENDING));
      return requestId;
    },
    find: (requestId) => counts.get(requestId)
  };
}

// src/emulator/random.ts
function seededRandom(seed2) {
  let state = seed2 >>> 0;
  return () => {
    state = state + 1831565813 >>> 0;
    let mixed = Math.imul(state ^ state >>> 15, state | 1);
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
    return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
  };
}

// src/emulator/request-log.ts
var KEPT_BYTES = 64 << 10;
function keptText(body) {
  const bytes = Buffer.from(body);
  return { text: bytes.toString("utf8", 0, KEPT_BYTES), bytes: bytes.byteLength };
}
function createRequestLog(limit) {
  let records = [];
  const counts = { update: 0, create: 0, events: 0, counts: 0 };
  return {
    counts,
    recent: () => records.slice(-limit),
    begin: (number, api, method, time) => {
      const outcome = { status: null, ms: null, fault: null, note: null, hungUp: false };
      const bodies = { sent: null, answer: null };
      const tally = { users: 0, segments: 0, applied: 0, skipped: 0 };
      const record = { number, api, method, time, ...outcome, ...tally, ...bodies };
      counts[api] += 1;
      records.push(record);
      if (records.length >= 2 * limit) records = records.slice(-limit);
      return record;
    }
  };
}

// src/emulator/changes.ts
function readForeignChanges(body, segments) {
  if (!Array.isArray(body)) return unparsed("the body is not an array");
  const changes = [];
  for (const item of body) {
    const read = readForeignChange(item, segments);
    if (!read.ok) return read;
    changes.push(read.value);
  }
  return parsed(changes);
}
function readForeignChange(item, segments) {
  const given = item ?? {};
  const { action: operation, user_profiles: profiles, events = true } = given;
  const { ct_segment_id: ct, customer_segment_id: customer } = given;
  const segment = typeof ct === "number" ? segments.byCtId(ct) : segments.byCustomerId(String(customer));
  if (segment === void 0 || segment.deleted) return unparsed("a change names no segment");
  if (operation !== "ADD" && operation !== "REMOVE") {
    return unparsed("action is neither ADD nor REMOVE");
  }
  const users = Array.isArray(profiles) ? profiles.map(memberOf) : [null];
  const named = users.filter((user) => user !== null);
  if (named.length < users.length) return unparsed("a user has neither identity nor guid");
  if (typeof events !== "boolean") return unparsed("events is neither true nor false");
  return parsed({ segment, operation, users: named, raisesEvents: events });
}
function applyForeignChanges({ account, settings, isLost }, changes) {
  const time = settings.now();
  let changed = 0;
  for (const { segment, operation, users, raisesEvents } of changes) {
    const trace = raisesEvents ? { time, isLost } : null;
    for (const user of users) {
      if (change(account, segment, operation, user, trace)) changed += 1;
    }
  }
  return changed;
}
function mergeProfiles({ segments, users }, body) {
  const given = body ?? {};
  const [from, into] = [memberOf(given.from), memberOf(given.into)];
  const gone = from === null ? void 0 : users.find(from);
  const left = into === null ? void 0 : users.find(into);
  if (gone === void 0 || left === void 0) {
    return unparsed("from or into is not a user of the account");
  }
  if (gone === left) return unparsed("from and into are one user already");
  for (const { members } of segments.all()) if (members.delete(gone)) members.add(left);
  users.merge(gone, left);
  return parsed(left);
}

// src/emulator/http.ts
import { isUtf8 } from "node:buffer";
var JSON_TYPE = "application/json";
function jsonReply(status, body, note = null) {
  return { status, body: JSON.stringify(body), note, contentType: JSON_TYPE };
}
function refusal(failed) {
  return jsonReply(failed.status, failureBody(failed), failed.detail);
}
function writeReply(response, { status, body, contentType }) {
  const length = Buffer.byteLength(body);
  response.writeHead(status, { "Content-Type": contentType, "Content-Length": length }).end(body);
}
function readBody(request, maxBytes, timeoutMs) {
  return new Promise((resolve) => {
    const pieces = [];
    let size = 0;
    const settle2 = (outcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const refuse = (kind, detail) => settle2({ kind: "refused", failure: failure(kind, detail) });
    const timer = setTimeout(() => refuse("bodyTimeout", "half sent"), timeoutMs);
    request.on("data", (piece) => {
      size += piece.length;
      if (size <= maxBytes) pieces.push(piece);
      else pieces.length = 0;
    });
    request.on("end", () => {
      if (size > maxBytes) refuse("bodySize", `${size} bytes`);
      else settle2({ kind: "whole", bytes: Buffer.concat(pieces) });
    });
    request.on("close", () => settle2({ kind: "gone" }));
    request.on("error", () => settle2({ kind: "gone" }));
  });
}
function parseJson(bytes) {
  if (!isUtf8(bytes)) return failure("parameters", "the body is not UTF-8");
  try {
    return { value: JSON.parse(bytes.toString()) };
  } catch (error) {
    return failure("parameters", error instanceof Error ? error.message : "not JSON");
  }
}
function isJsonType(contentType) {
  return contentType === JSON_TYPE || /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(contentType ?? "");
}

// src/emulator/error-filter.ts
function filterRows(rows, query) {
  const type = query.get("type") ?? "";
  const segment = query.get("segment") ?? "";
  if (type === "" && segment === "") return rows;
  return rows.filter(
    (row) => (type === "" || row.type === type) && (segment === "" || row.customerSegmentId === segment || row.ctSegmentId !== null && String(row.ctSegmentId) === segment)
  );
}
function segmentsOf(rows) {
  const named = rows.map((row) => row.customerSegmentId ?? row.ctSegmentId);
  return [...new Set(named.filter((name) => name !== null).map(String))];
}
var WIDTHS = [1, 2, 5, 10, 30, 60, 300, 900, 3600, 21600, 86400];
var MIN_BUCKETS = 30;
var MAX_BUCKETS = 60;
function countOverTime(rows, now) {
  const [first] = rows;
  if (first === void 0) return [];
  const end = Math.max(now, rows.at(-1)?.time ?? now);
  const width = widthFor(end - first.time);
  const last = Math.floor(end / width);
  const start = Math.min(Math.floor(first.time / width), last - MIN_BUCKETS + 1);
  const counts = Array.from({ length: last - start + 1 }, () => /* @__PURE__ */ new Map());
  for (const { time, type } of rows) {
    const slot = Math.max(0, Math.floor(time / width) - start);
    const types = counts[slot];
    types?.set(type, (types.get(type) ?? 0) + 1);
  }
  return counts.map((types, index) => ({
    from: (start + index) * width,
    errors: [...types.values()].reduce((sum2, number) => sum2 + number, 0),
    types
  }));
}
function widthFor(span) {
  const fitting = WIDTHS.find((seconds) => span / 1e3 / seconds < MAX_BUCKETS - 1);
  return fitting === void 0 ? Math.ceil(span / (MAX_BUCKETS - 1)) : fitting * 1e3;
}

// src/emulator/json-pieces.ts
var PIECE_LENGTH = 65536;
function* jsonPieces(value) {
  let piece = "";
  for (const token of tokens(value)) {
    piece += token;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}
function* tokens(value) {
  if (typeof value !== "object" || value === null) {
    yield JSON.stringify(value);
  } else if (Symbol.iterator in value) {
    yield* listTokens(value);
  } else {
    yield* objectTokens(value);
  }
}
function* listTokens(items) {
  const nested = Array.isArray(items);
  let separator = "[";
  for (const item of items) {
    yield separator;
    if (nested) yield* tokens(item);
    else yield JSON.stringify(item);
    separator = ",";
  }
  yield separator === "[" ? "[]" : "]";
}
function* objectTokens(object) {
  let separator = "{";
  for (const [name, field] of Object.entries(object)) {
    yield `${separator}${JSON.stringify(name)}:`;
    yield* tokens(field);
    separator = ",";
  }
  yield separator === "{" ? "{}" : "}";
}

// src/emulator/get-events.ts
import { createHash } from "node:crypto";

// src/emulator/event-properties.ts
function propertiesOf(segments, ctSegmentId, operation) {
  const segment = segments.byCtId(ctSegmentId);
  return {
    [EVENT_PROPERTIES.action]: operation,
    [EVENT_PROPERTIES.segmentName]: segment?.name ?? "",
    [EVENT_PROPERTIES.ctSegmentId]: ctSegmentId,
    [EVENT_PROPERTIES.customerSegmentId]: segment?.customerSegmentId ?? ""
  };
}

// src/emulator/traces.ts
function tracesOf({ account, settings, zone }, from, to) {
  const now = settings.now();
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first === null || last === null || first > last) {
    return failure("parameters", "from and to are not two dates YYYYMMDD in order");
  }
  if (last > zone.day(now)) return failure("parameters", "to is in the future");
  const { events } = account;
  const search = (isBefore) => {
    let [low, high] = [events.first, events.total];
    while (low < high) {
      const middle = low + high >>> 1;
      if (isBefore(events.at(middle).time)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const oldest = now - settings.eventRetentionMs;
  const newest = now - settings.eventLagMs;
  const at = search((time) => time < oldest || zone.day(time) < first);
  const end = search((time) => time <= newest && zone.day(time) <= last);
  return { at, end: Math.max(at, end) };
}
function dayOf(value) {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(String(value)) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(time) ? null : Number(value);
}

// src/emulator/get-events.ts
var MAX_BATCH_SIZE = 5e3;
var DEFAULT_BATCH_SIZE = 50;
var CURSOR_MS = 4 * 36e5;
var IDLE_MS = 36e5;
function queryEvents(context, query, body) {
  const now = context.settings.now();
  const size = batchSizeOf(query.get("batch_size"));
  const { event_name: name, from, to } = body ?? {};
  if (size === null) return refusal(failure("parameters", "batch_size is not from 1 to 5000"));
  if (typeof name !== "string") return refusal(failure("parameters", "event_name is missing"));
  const traces = tracesOf(context, from, to);
  if ("error" in traces) return refusal(traces);
  const { at, end } = name === MEMBERSHIP_EVENT ? traces : { at: 0, end: 0 };
  return jsonReply(200, {
    status: "success",
    cursor: writeCursor({ at, end, size, asked: now, used: now })
  });
}
function readEvents(context, query) {
  const asked = query.get("query");
  if (asked !== null && !query.has("cursor")) {
    const json = parseJson(Buffer.from(asked));
    return "value" in json ? queryEvents(context, query, json.value) : refusal(json);
  }
  const { account, settings } = context;
  const now = settings.now();
  const cursor = readCursor(query.get("cursor"));
  if (cursor === null) return refusal(failure("parameters", "cursor is unreadable"));
  if (now - cursor.asked >= CURSOR_MS || now - cursor.used >= IDLE_MS) {
    return refusal(failure("parameters", "cursor has expired"));
  }
  const { end, size } = cursor;
  const at = Math.max(cursor.at, account.events.first);
  const next = Math.min(at + size, end, account.events.total);
  const records = [];
  for (let index = at; index < next; index += 1) {
    records.push(recordOf(context, account.events.at(index)));
  }
  const more = next < end ? { next_cursor: writeCursor({ ...cursor, at: next, used: now }) } : {};
  return jsonReply(200, { status: "success", ...more, ...records.length > 0 ? { records } : {} });
}
function recordOf({ account, zone }, event) {
  const { ctSegmentId, operation, time, user } = event;
  return {
    profile: profileOf2(account.users.member(account.users.now(user))),
    ts: zone.stamp(time),
    event_props: propertiesOf(account.segments, ctSegmentId, operation)
  };
}
function profileOf2(user) {
  const objectId = objectIdOf(user);
  return user.kind === "guid" ? { objectId } : { objectId, identity: user.value };
}
function objectIdOf({ kind, value }) {
  return kind === "guid" ? value : createHash("sha256").update(value).digest("hex").slice(0, 32);
}
function batchSizeOf(text) {
  if (text === null) return DEFAULT_BATCH_SIZE;
  const size = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return size >= 1 && size <= MAX_BATCH_SIZE ? size : null;
}
function writeCursor({ at, end, size, asked, used }) {
  const plain = [at, end, size, asked, used].join(".");
  return encodeURIComponent(Buffer.from(`=${plain}`).toString("base64"));
}
function readCursor(text) {
  if (!/^[A-Za-z0-9+/]+=*$/.test(text ?? "")) return null;
  const written = Buffer.from(text ?? "", "base64").toString();
  const fields = /^=(\d{1,15})\.(\d{1,15})\.(\d{1,4})\.(\d{1,15})\.(\d{1,15})$/.exec(written);
  const [at = 0, end = 0, size = 0, asked = 0, used = 0] = fields?.slice(1).map(Number) ?? [];
  return size < 1 ? null : { at, end, size, asked, used };
}

// src/emulator/members-csv.ts
function* membersCsv({ members }, users) {
  let piece = "CleverTap ID,Identity,Name,Email,Phone\r\n";
  for (const number of members) {
    const user = users.member(number);
    const identity = user.kind === "identity" ? user.value : "";
    piece += `${csvCell(objectIdOf(user))},${csvCell(identity)},,,\r
`;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

// src/emulator/views.ts
function answerView(context, path, query, response) {
  switch (path) {
    case "/state":
      return writePieces(response, JSON_TYPE, jsonPieces(stateView(context)));
    case "/overview":
      return jsonReply(200, overviewOf(context));
    case "/live":
      context.watch(response);
      return null;
    case "/error-stream":
      return writePieces(response, JSON_TYPE, jsonPieces(errorStreamJson(context, query)));
    case "/error-stream.csv":
      return writePieces(
        response,
        CSV_TYPE,
        rowsCsv(filterRows(context.account.errors.rows, query))
      );
    case "/faults":
      return jsonReply(200, faultsJson(context));
    default:
      if (path.startsWith("/requests/")) return requestReply(context, path);
      return path.endsWith(".csv") ? membersDownload(context.account, path, response) : membersReply(context.account, path, query);
  }
}
function requestReply(context, path) {
  const [, number] = /^\/requests\/(\d{1,15})$/.exec(path) ?? [];
  const found = number === void 0 ? null : requestOf(context, Number(number));
  return found === null ? NOT_FOUND : jsonReply(200, found);
}
var CSV_TYPE = "text/csv; charset=utf-8; header=present";
function writePieces(response, type, pieces) {
  const bytes = Array.from(pieces, (piece) => Buffer.from(piece));
  const length = bytes.reduce((sum2, { byteLength }) => sum2 + byteLength, 0);
  response.writeHead(200, {
    "Content-Type": type,
    "Content-Length": length,
    "Cache-Control": "no-store"
  });
  for (const piece of bytes) response.write(piece);
  response.end();
  return null;
}
function errorStreamJson({ account, settings }, query) {
  const rows = filterRows(account.errors.rows, query);
  const shown = rows.slice(-limitOf(query, rows.length));
  return {
    total: account.errors.total,
    matched: rows.length,
    segments: segmentsOf(account.errors.rows),
    descriptions: ENTRY_ERROR_DESCRIPTIONS,
    over_time: countOverTime(rows, settings.now()).map(({ from, errors, types }) => ({
      from: new Date(from).toISOString(),
      errors,
      types: Object.fromEntries(types)
    })),
    error_stream: shown.map(rowJson)
  };
}
function faultsJson({ faults }) {
  return {
    faults: faults.pending().map(({ text, times, api, rate }) => ({ text, times, api, rate }))
  };
}
var MAX_MEMBERS = 100;
function membersDownload({ segments, users }, path, response) {
  const segment = segmentOf(segments, path.slice(0, -".csv".length));
  return segment === null ? NOT_FOUND : writePieces(response, CSV_TYPE, membersCsv(segment, users));
}
function segmentOf(segments, path) {
  const [, id] = /^\/segments\/(\d{1,15})\/members$/.exec(path) ?? [];
  const segment = id === void 0 ? void 0 : segments.byCtId(Number(id));
  return segment === void 0 || segment.deleted ? null : segment;
}
var NOT_FOUND = jsonReply(404, { error: "not found" });
function membersReply({ segments, users }, path, query) {
  const segment = segmentOf(segments, path);
  if (segment === null) return NOT_FOUND;
  const search = (query.get("search") ?? "").toLowerCase();
  const limit = limitOf(query, MAX_MEMBERS);
  const members = [];
  let matched = 0;
  for (const profile of membersOf(segment, users)) {
    const value = profile.identity ?? profile.guid ?? "";
    if (search !== "" && !value.toLowerCase().includes(search)) continue;
    matched += 1;
    if (members.length < limit) members.push(profile);
  }
  return jsonReply(200, { total: segment.members.size, matched, members });
}
function limitOf(query, byDefault) {
  const limit = Number(query.get("limit") ?? byDefault);
  return Number.isSafeInteger(limit) && limit > 0 ? limit : Math.max(1, byDefault);
}

// src/emulator/control.ts
async function serveControl(context, request, response, url) {
  const path = url.pathname.slice("/_emulator".length);
  if (request.method === "GET") return answerView(context, path, url.searchParams, response);
  switch (`${request.method} ${path}`) {
    case "DELETE /faults":
      context.faults.clear();
      return jsonReply(200, { faults: [] });
    case "POST /faults":
      return withBody(context, request, (body) => scheduleFaults(context, body));
    case "POST /clock":
      return withBody(context, request, (body) => setClock(context, body));
    case "POST /segments":
      return withBody(context, request, (body) => addSegment(context, body));
    case "POST /changes":
      return withBody(context, request, (body) => changeAsOthers(context, body));
    case "POST /merge":
      return withBody(context, request, (body) => merge(context, body));
    case "POST /users":
      return withBody(context, request, (body) => addUsers(context, body));
    default:
      return request.method === "DELETE" ? deleteSegment(context, path) : NOT_FOUND2;
  }
}
var NOT_FOUND2 = jsonReply(404, { error: "not found" });
async function withBody({ settings }, request, work) {
  if (!isJsonType(request.headers["content-type"])) {
    return problem("Content-Type is not application/json");
  }
  const body = await readBody(request, settings.maxBodyBytes, settings.bodyTimeoutMs);
  if (body.kind !== "whole") return problem("the request did not arrive whole");
  const json = parseJson(body.bytes);
  return "value" in json ? work(json.value) : problem(json.detail ?? json.error);
}
function problem(error) {
  return jsonReply(400, { error });
}
function scheduleFaults(context, body) {
  const texts = body?.faults;
  if (!Array.isArray(texts)) return problem("faults is not an array of texts");
  const faults = [];
  for (const text of texts) {
    const fault = parseFault(String(text), 1);
    if (!fault.ok) return problem(fault.error);
    faults.push(fault.value);
  }
  context.faults.schedule(faults);
  return jsonReply(200, faultsJson(context));
}
function setClock({ clock }, body) {
  const skew = parseClockSkew(String(body?.skew));
  if (!skew.ok) return problem(skew.error);
  clock.skewMs = skew.value;
  return jsonReply(200, { skew_ms: skew.value });
}
function addSegment({ account, changed }, body) {
  const seed2 = readSegmentSeed(body);
  if (!seed2.ok) return problem(seed2.error);
  const { ctSegmentId: ct, customerSegmentId: customer } = seed2.value;
  const taken2 = ct !== null && account.segments.byCtId(ct) !== void 0 || customer !== null && account.segments.byCustomerId(customer) !== void 0;
  if (taken2) return problem("an ID of this segment is taken");
  const { ctSegmentId, customerSegmentId } = account.segments.add(seed2.value);
  changed();
  return jsonReply(201, { ct_segment_id: ctSegmentId, customer_segment_id: customerSegmentId });
}
function addUsers({ account, changed }, body) {
  const users = readUsers(body);
  if (!users.ok) return problem(users.error);
  for (const user of users.value) account.users.add(user, true);
  changed();
  return jsonReply(200, { known_users: account.users.known });
}
function changeAsOthers(context, body) {
  const changes = readForeignChanges(body, context.account.segments);
  if (!changes.ok) return problem(changes.error);
  const changed = applyForeignChanges(context, changes.value);
  context.changed();
  return jsonReply(200, { changed });
}
function merge({ account, changed }, body) {
  const merged = mergeProfiles(account, body);
  if (!merged.ok) return problem(merged.error);
  changed();
  return jsonReply(200, { merged: 1 });
}
function deleteSegment({ account, changed }, path) {
  const [, id] = /^\/segments\/(\d{1,15})$/.exec(path) ?? [];
  const segment = id === void 0 ? void 0 : account.segments.byCtId(Number(id));
  if (segment === void 0 || segment.deleted) return NOT_FOUND2;
  account.segments.remove(segment);
  changed();
  return jsonReply(200, { deleted: segment.ctSegmentId });
}

// src/emulator/deliver.ts
import { STATUS_CODES } from "node:http";
function deliver(effect, exchange) {
  switch (effect?.kind) {
    case "reset":
    case "lost":
    case "late":
      leaveUnanswered(effect, exchange);
      break;
    case "stall":
      exchange.after(effect.ms, () => exchange.answer(exchange.process(null)));
      break;
    case "truncate":
      exchange.answerHalf(effect.processed ? exchange.process(null) : UNPROCESSED);
      break;
    default:
      exchange.answer(replyTo(effect ?? null, exchange));
  }
}
var IN_PROGRESS = jsonReply(200, {
  status: "fail",
  error: "Request still in progress, please retry later",
  code: 2
});
var UNPROCESSED = jsonReply(200, { success: true });
function leaveUnanswered(effect, exchange) {
  if (effect.kind === "late") {
    if (effect.cut) exchange.reset();
    exchange.whenGone(
      () => exchange.after(effect.ms, () => {
        exchange.process(null);
        exchange.leave();
      })
    );
    return;
  }
  if (effect.kind === "lost" || effect.processed) exchange.process(null);
  exchange.leave();
  if (effect.kind === "reset") exchange.reset();
}
function replyTo(effect, exchange) {
  if (effect === null) return exchange.process(null);
  if (effect.kind === "skip") {
    const { share, reported } = effect;
    const draw = () => share >= 1 || exchange.random() < share;
    return exchange.process({ kind: "skip", draw, reported });
  }
  if (effect.kind === "partial") return exchange.process({ kind: "partial" });
  if (effect.kind === "progress") return IN_PROGRESS;
  if (effect.processed) exchange.process(null);
  switch (effect.kind) {
    case "status":
      return statusReply(effect.status);
    case "fail":
      return failReply(effect.shape);
    case "nonjson":
      return pageReply(200);
    default:
      return assertExhaustive(effect);
  }
}
function statusReply(status) {
  if (status === 500) return refusal(failure("unknown"));
  if (status === 429) return refusal(failure("concurrency"));
  if (status === 401) return refusal(failure("authentication"));
  if (status === 400) return refusal(failure("parameters"));
  return status > 500 ? pageReply(status) : jsonReply(status, failBody(status));
}
function failReply(shape) {
  return jsonReply(200, shape === "success" ? { success: false } : failBody(500));
}
function failBody(code) {
  return { status: "fail", error: STATUS_CODES[code] ?? "Error", code };
}
function pageReply(status) {
  const title = `${status} ${STATUS_CODES[status] ?? ""}`.trim();
  const body = `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>
`;
  return { status, body, note: null, contentType: "text/html" };
}

// src/emulator/property-filter.ts
var OPERATORS = {
  equals: (property, value) => property === value,
  contains: (property, value) => String(property).includes(String(value)),
  greater_than: numbers((property, value) => property > value),
  greater_than_equals: numbers((property, value) => property >= value),
  less_than: numbers((property, value) => property < value),
  less_than_equals: numbers((property, value) => property <= value)
};
var OPPOSITES = {
  not_equals: "equals",
  does_not_contain: "contains"
};
function numbers(compare) {
  return (property, value) => typeof property === "number" && typeof value === "number" && compare(property, value);
}
function readFilters(properties) {
  if (!Array.isArray(properties)) return failure("parameters", "event_properties is not an array");
  const filters = properties.map(readFilter).filter((filter) => filter !== null);
  return filters.length === properties.length ? filters : failure("parameters", "a property lacks its name, a known operator, or a value");
}
function passes({ name, holds }, properties) {
  return holds(Object.hasOwn(properties, name) ? properties[name] : void 0);
}
function readFilter(given) {
  const { name, operator, value } = given ?? {};
  if (typeof name !== "string" || typeof operator !== "string") return null;
  if (operator === "exists") return { name, holds: (property) => property !== void 0 };
  if (operator === "does_not_exist") return { name, holds: (property) => property === void 0 };
  const opposite = Object.hasOwn(OPPOSITES, operator) ? OPPOSITES[operator] : void 0;
  const compared = opposite ?? operator;
  const compare = Object.hasOwn(OPERATORS, compared) ? OPERATORS[compared] : void 0;
  const values = (Array.isArray(value) ? value : [value]).filter(isPrimitive);
  if (compare === void 0 || values.length === 0) return null;
  const isAny = (property) => property !== void 0 && values.some((one) => compare(property, one));
  return { name, holds: opposite === void 0 ? isAny : (property) => !isAny(property) };
}
function isPrimitive(value) {
  return typeof value === "string" || typeof value === "number";
}

// src/emulator/counts.ts
function queryCount(context, body, isPartial) {
  const count = countProfiles(context, body ?? {});
  if (typeof count !== "number") return refusal(count);
  return isPartial ? partial(context.counts.add(count)) : counted(count);
}
function pendingCount({ counts }, query, isPartial) {
  const requestId = query.get("req_id") ?? "";
  const count = counts.find(requestId);
  if (count === void 0) return refusal(failure("parameters", "req_id is not known"));
  return isPartial ? partial(requestId) : counted(count);
}
function counted(count) {
  return jsonReply(200, { status: "success", count });
}
function partial(requestId) {
  return jsonReply(200, { status: "partial", req_id: requestId });
}
function countProfiles(context, body) {
  const { event_name: name, event_properties: properties = [], from, to } = body;
  if (typeof name !== "string") return failure("parameters", "event_name is missing");
  const filters = readFilters(properties);
  if ("error" in filters) return filters;
  const traces = tracesOf(context, from, to);
  if ("error" in traces) return traces;
  if (name !== MEMBERSHIP_EVENT) return 0;
  const { account } = context;
  const isCounted = judgeOnce(account, filters);
  const profiles = /* @__PURE__ */ new Set();
  for (let index = traces.at; index < traces.end; index += 1) {
    const { ctSegmentId, operation, user } = account.events.at(index);
    if (isCounted(ctSegmentId, operation)) profiles.add(account.users.now(user));
  }
  return profiles.size;
}
function judgeOnce({ segments }, filters) {
  const known = { ADD: /* @__PURE__ */ new Map(), REMOVE: /* @__PURE__ */ new Map() };
  return (ctSegmentId, operation) => {
    const before = known[operation].get(ctSegmentId);
    if (before !== void 0) return before;
    const properties = propertiesOf(segments, ctSegmentId, operation);
    const verdict = filters.every((filter) => passes(filter, properties));
    known[operation].set(ctSegmentId, verdict);
    return verdict;
  };
}

// src/emulator/create-segment.ts
var MAX_PER_REQUEST = 100;
var MAX_PER_ACCOUNT = 2500;
function createSegmentsFrom(body, segments, shape) {
  const items = readItems(body);
  if (!Array.isArray(items)) return items;
  const names = /* @__PURE__ */ new Set();
  const results = items.map((item) => createOne(item, segments, names));
  const created = results.filter((result) => result.kind === "created").length;
  return {
    status: created > 0 ? 200 : 400,
    body: shaped(results, shape),
    created,
    refused: results.length - created
  };
}
function readItems(body) {
  if (!Array.isArray(body)) return failure("parameters", "the body is not an array");
  if (body.length === 0) return failure("parameters", "no segments");
  if (body.length > MAX_PER_REQUEST) {
    return failure("parameters", `${body.length} segments in one request`);
  }
  const items = body.map(readItem).filter((item) => item !== null);
  return items.length === body.length ? items : failure("parameters", "an item lacks segment_name or customer_segment_id");
}
function readItem(value) {
  if (typeof value !== "object" || value === null) return null;
  const { segment_name: name, customer_segment_id: id } = value;
  if (typeof name !== "string" || name.trim() === "") return null;
  return typeof id === "string" && id.trim() !== "" ? { name, customerSegmentId: id } : null;
}
function createOne(item, segments, names) {
  const refused = (error) => ({ kind: "refused", item, error });
  if (names.has(item.name)) return refused("segment_name must be unique within the request");
  names.add(item.name);
  if (segments.byCustomerId(item.customerSegmentId) !== void 0) {
    return refused("customer_segment_id already exists");
  }
  if (segments.live >= MAX_PER_ACCOUNT) {
    return refused(`The account has ${MAX_PER_ACCOUNT} segments, which is the maximum`);
  }
  return {
    kind: "created",
    item,
    segment: segments.add({ kind: "api", ctSegmentId: null, ...item })
  };
}
function shaped(results, shape) {
  switch (shape) {
    case "array":
      return results.map((result) => resultJson(result, "id"));
    case "segments":
      return {
        success: results.some(({ kind }) => kind === "created"),
        segments: results.map((result) => resultJson(result, "segment_id"))
      };
    case "keyed":
      return Object.fromEntries(
        results.map((result) => [
          result.item.customerSegmentId,
          resultJson(result, "ct_segment_id")
        ])
      );
    case "bare":
      return bare(results);
    default:
      return assertExhaustive(shape);
  }
}
function bare(results) {
  const refused = results.find((result) => result.kind === "refused");
  if (refused === void 0) return { success: true };
  return { status: "fail", error: refused.error, code: 400 };
}
function resultJson(result, idName) {
  const { name, customerSegmentId } = result.item;
  const given = { segment_name: name, customer_segment_id: customerSegmentId };
  return result.kind === "created" ? { [idName]: result.segment.ctSegmentId, ...given, status: "success" } : { ...given, status: "fail", error: result.error, code: 400 };
}

// src/emulator/update-limits.ts
var MAX_PER_REQUEST2 = 100;
function checkLimits(entries, counting, code100Status) {
  const refuse = (kind, detail) => failure(kind, detail, code100Status);
  const updates = counting === "pairs" ? countPairs(entries) : entries.length;
  if (updates > MAX_PER_REQUEST2) return refuse("updates", `${updates} profile updates`);
  if (entries.length === 0 || entries.some((entry) => entry.users.length === 0)) {
    return refuse("noUsers", "an entry without user profiles, or no entry");
  }
  const segments = countSegments(entries, counting);
  if (segments > MAX_PER_REQUEST2) return refuse("segments", `${segments} segments`);
  const users = countUsers(entries, counting);
  if (users > MAX_PER_REQUEST2) return refuse("users", `${users} user IDs`);
  return null;
}
function countPairs(entries) {
  return sum(entries, ({ users, segments }) => users.length * segments.length);
}
function countSegments(entries, counting) {
  if (counting !== "distinct") return sum(entries, ({ segments }) => segments.length);
  return new Set(entries.flatMap(({ segments }) => segments.map(writtenId))).size;
}
function writtenId({ ctSegmentId, customerSegmentId }) {
  return JSON.stringify([ctSegmentId, customerSegmentId]);
}
function countUsers(entries, counting) {
  if (counting !== "distinct") return sum(entries, ({ users }) => users.length);
  const ids = entries.flatMap(
    ({ users }) => users.map((user) => user === null ? "" : `${user.kind} ${user.value}`)
  );
  return new Set(ids).size;
}
function sum(entries, count) {
  return entries.reduce((total, entry) => total + count(entry), 0);
}

// src/emulator/update-request.ts
var MAX_ID_LENGTH = 1024;
var RESERVED = new Set(
  "undefined null na n/a none 0 nil -1 infinity -infinity inf -inf nan -nan empty xxxxxx".split(
    " "
  )
);
var LONGEST_RESERVED = 9;
function readUpdateRequest(body, reserved) {
  try {
    const entries = arrayOf(recordOf2(body, "the body"), "bulk_profiles", "");
    return entries.map((entry, index) => readEntry(entry, `bulk_profiles[${index}]`, reserved));
  } catch (error) {
    if (error instanceof Misshapen) return failure("parameters", error.message);
    throw error;
  }
}
var Misshapen = class extends Error {
};
function readEntry(value, at, reserved) {
  const entry = recordOf2(value, at);
  const users = arrayOf(entry, "user_profiles", `${at}.`);
  const segments = arrayOf(entry, "segments", `${at}.`);
  if (segments.length === 0) throw new Misshapen(`${at}.segments is empty`);
  const [atUsers, atSegments] = [`${at}.user_profiles`, `${at}.segments`];
  return {
    users: users.map((user) => readUser(user, atUsers, reserved)),
    segments: segments.map((segment) => readSegment(segment, atSegments))
  };
}
function readUser(value, at, reserved) {
  const user = recordOf2(value, at);
  const identity = idOf(user, "identity", at);
  const guid = idOf(user, "guid", at);
  if (identity !== null) {
    return reserved === "skip" && isReserved(identity) ? null : { kind: "identity", value: identity };
  }
  return guid === null ? null : { kind: "guid", value: guid };
}
function readSegment(value, at) {
  const segment = recordOf2(value, at);
  const { action } = segment;
  return {
    ctSegmentId: ctIdOf(segment, at),
    customerSegmentId: stringOf(segment, "customer_segment_id", at),
    // Deliberate strictness: `add` is not `ADD`.
    operation: action === "ADD" || action === "REMOVE" ? action : null
  };
}
function ctIdOf(segment, at) {
  const value = segment.ct_segment_id;
  if (value === void 0 || value === null || value === "") return null;
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number === "number" && Number.isSafeInteger(number)) return number;
  throw new Misshapen(`${at}: ct_segment_id is not an integer`);
}
function idOf(user, name, at) {
  const value = stringOf(user, name, at);
  if (value === null || value.trim() === "") return null;
  if (value.length > MAX_ID_LENGTH) throw new Misshapen(`${at}: ${name} is too long`);
  return value;
}
function isReserved(identity) {
  return identity.length <= LONGEST_RESERVED && RESERVED.has(identity.toLowerCase());
}
function stringOf(from, name, at) {
  const value = from[name];
  if (value === void 0 || value === null || value === "") return null;
  if (typeof value === "string") return value;
  throw new Misshapen(`${at}: ${name} is not a string`);
}
function arrayOf(from, name, at) {
  const value = from[name];
  if (Array.isArray(value)) return value;
  throw new Misshapen(`${at}${name} is not an array`);
}
function recordOf2(value, at) {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Misshapen(`${at} is not an object`);
}

// src/emulator/update-segment.ts
function updateSegments(entries, into) {
  const tally = { users: 0, segments: 0, applied: 0, skipped: 0 };
  for (const { users, segments } of entries) {
    tally.users += users.length;
    tally.segments += segments.length;
    for (const written of segments) {
      const judged = judge(into.account.segments, written);
      for (const user of users) updatePair(into, written, judged, user, tally);
    }
  }
  return tally;
}
function judge(segments, written) {
  const { ctSegmentId, customerSegmentId, operation } = written;
  const invalid = (type) => ({ kind: "invalid", type });
  if (ctSegmentId === null && customerSegmentId === null) {
    return invalid("API_SEGMENT_NO_SEGMENT_ID");
  }
  if (operation === null) return invalid("API_SEGMENT_INVALID_ACTION");
  const byCt = ctSegmentId === null ? null : usable(segments.byCtId(ctSegmentId));
  const byCustomer = customerSegmentId === null ? null : usable(segments.byCustomerId(customerSegmentId));
  const segment = byCt ?? byCustomer;
  if (segment === null || segment === void 0) {
    return invalid("API_SEGMENT_NOT_FOUND_OR_DELETED");
  }
  if (byCt !== null && byCustomer !== null && byCt !== byCustomer) {
    return invalid("API_SEGMENT_ID_MISMATCH");
  }
  return { kind: "valid", segment, operation };
}
function usable(segment) {
  return segment === void 0 || segment.deleted || segment.kind !== "api" ? void 0 : segment;
}
function updatePair(into, written, judged, user, tally) {
  const { account, trace, skipping } = into;
  const report = (type) => {
    tally.skipped += 1;
    account.errors.report(rowOf(into, written, user, type));
  };
  if (judged.kind === "invalid") report(judged.type);
  else if (user === null) report("API_SEGMENT_EMPTY_IDENTITY");
  else if (skipping?.draw() === true) {
    if (skipping.reported) report("API_SEGMENT_NOT_FOUND_OR_DELETED");
    else tally.skipped += 1;
  } else if (change(account, judged.segment, judged.operation, user, trace)) {
    tally.applied += 1;
  } else account.redundant += 1;
}
function rowOf({ request, trace }, { ctSegmentId, customerSegmentId }, user, type) {
  return {
    time: trace.time,
    request,
    type,
    ctSegmentId,
    customerSegmentId,
    user: user?.value ?? null
  };
}

// src/emulator/operations.ts
function operate(context, arrived, condition) {
  const { api, request, url, bytes } = arrived;
  const isPartial = condition?.kind === "partial";
  if (request.method === "GET") {
    return api === "counts" ? pendingCount(context, url.searchParams, isPartial) : readEvents(context, url.searchParams);
  }
  if (!isJsonType(request.headers["content-type"])) {
    return refusal(failure("parameters", "Content-Type is not application/json"));
  }
  const json = parseJson(bytes);
  if (!("value" in json)) return refusal(json);
  switch (api) {
    case "update":
      return update(context, arrived.record, json.value, condition);
    case "create":
      return create(context, arrived.record, json.value);
    case "events":
      return queryEvents(context, url.searchParams, json.value);
    case "counts":
      return queryCount(context, json.value, isPartial);
    default:
      return assertExhaustive(api);
  }
}
var SUCCESS = {
  status: 200,
  body: '{"success":true}',
  note: null,
  contentType: JSON_TYPE
};
function update({ account, settings, isLost }, record, body, condition) {
  const entries = readUpdateRequest(body, settings.reserved);
  if ("error" in entries) return refusal(entries);
  const exceeded = checkLimits(entries, settings.counting, settings.code100Status);
  if (exceeded !== null) return refusal(exceeded);
  const request = record.number;
  const skipping = condition?.kind === "skip" ? condition : null;
  const into = { account, request, trace: { time: settings.now(), isLost }, skipping };
  Object.assign(record, updateSegments(entries, into));
  return SUCCESS;
}
function create({ account, settings }, record, body) {
  const answer = createSegmentsFrom(body, account.segments, settings.createResponse);
  if ("error" in answer) return refusal(answer);
  Object.assign(record, {
    segments: answer.created + answer.refused,
    applied: answer.created,
    skipped: answer.refused
  });
  return jsonReply(answer.status, answer.body);
}

// src/emulator/endpoints.ts
async function serveEndpoint(context, api, request, response, url) {
  const record = begin(context, api, request);
  const early = refuseEarly(context, api, request);
  const leave = early === null ? context.lanes[api].enter() : null;
  if (leave === null) {
    finish(context, record, response, early ?? refusal(failure("concurrency", "no free lane")));
    return;
  }
  context.changed();
  const { maxBodyBytes, bodyTimeoutMs } = context.settings;
  const body = await readBody(request, maxBodyBytes, bodyTimeoutMs);
  if (body.kind !== "whole") {
    leave();
    giveUp(context, record, response, body);
    return;
  }
  record.sent = keptText(body.bytes);
  const effect = context.faults.next(api);
  record.fault = effect?.kind ?? null;
  const ms = drawLatency(context);
  if (ms > 0) await new Promise((done) => context.settings.timers.after(ms, done));
  const arrived = { api, request, url, bytes: body.bytes, record };
  deliver(effect, exchangeOf(context, arrived, response, leave));
}
function begin({ account, log, settings }, api, { method = "" }) {
  account.requests += 1;
  return log.begin(account.requests, api, method, settings.now());
}
function refuseEarly({ settings }, api, { method, headers }) {
  const isRead = api === "events" || api === "counts";
  if (method !== "POST" && !(isRead && method === "GET")) {
    return refusal(failure("method"));
  }
  const known = headers["x-clevertap-account-id"] === settings.accountId && headers["x-clevertap-passcode"] === settings.passcode;
  return known ? null : refusal(failure("authentication"));
}
function drawLatency({ settings, random }) {
  const { from, to } = settings.latency;
  return from === to ? from : from + random() * (to - from);
}
function exchangeOf(context, arrived, response, leave) {
  const { record } = arrived;
  const { socket } = response;
  return {
    process: (condition) => {
      record.hungUp = response.destroyed;
      const reply = operate(context, arrived, condition);
      context.changed();
      return reply;
    },
    answer: (reply) => {
      leave();
      finish(context, record, response, reply);
    },
    answerHalf: (reply) => {
      leave();
      finish(context, record, null, reply);
      const bytes = Buffer.from(reply.body);
      response.writeHead(reply.status, {
        "Content-Type": reply.contentType,
        "Content-Length": bytes.length
      });
      response.write(bytes.subarray(0, bytes.length >> 1), () => socket?.destroy());
    },
    leave: () => {
      leave();
      settle(context, record);
    },
    reset: () => {
      socket?.resetAndDestroy();
    },
    whenGone: (then) => {
      if (response.destroyed) then();
      else response.once("close", then);
    },
    after: context.settings.timers.after,
    random: context.random
  };
}
function finish(context, record, response, reply) {
  record.status = reply.status;
  record.answer = keptText(reply.body);
  record.note ??= reply.note;
  settle(context, record);
  if (response !== null) writeReply(response, reply);
}
function settle({ settings, changed }, record) {
  record.ms = settings.now() - record.time;
  changed();
}
function giveUp(context, record, response, body) {
  if (body.kind === "gone") {
    record.hungUp = true;
    record.note = "the client hung up before its request was whole";
    settle(context, record);
    return;
  }
  response.setHeader("Connection", "close");
  finish(context, record, response, refusal(body.failure));
}

// src/emulator/page/chart.client.js
var chart_client_default = "import { byId, count, element, timeOf } from '/dom.client.js';\n\nconst WIDTH = 400;\nconst HEIGHT = 60;\nconst GAP = 0.2;\n\n/** Bars of skipped entries over time, by error type, with the same in words for those who do not see them. */\nexport function drawChart(buckets) {\n  byId('chart').hidden = buckets.length === 0;\n  if (buckets.length === 0) return;\n  const [first] = buckets;\n  const last = buckets.at(-1);\n  const highest = buckets.reduce((most, one) => (one.errors > most.errors ? one : most), first);\n  const types = [...new Set(buckets.flatMap((bucket) => Object.keys(bucket.types)))].sort();\n  const bars = byId('bars');\n  bars.replaceChildren(\n    ...buckets.flatMap((bucket, at) => stack(bucket, at, buckets.length, highest.errors, types)),\n  );\n  const total = buckets.reduce((sum, { errors }) => sum + errors, 0);\n  bars.setAttribute(\n    'aria-label',\n    `${count(total)} skipped from ${timeOf(first.from)} to ${timeOf(last.from)}, ` +\n      `most at ${timeOf(highest.from)}: ${count(highest.errors)}`,\n  );\n  byId('chart-most').textContent = count(highest.errors);\n  byId('chart-from').textContent = timeOf(first.from);\n  byId('chart-to').textContent = timeOf(last.from);\n  byId('chart-types').replaceChildren(...types.map((type) => legend(type, buckets)));\n}\n\n/** One bar above the other: what is there at all is drawn two units high. */\nfunction stack({ types: found }, at, length, most, types) {\n  const step = WIDTH / length;\n  let top = HEIGHT;\n  return types.flatMap((type) => {\n    const number = found[type] ?? 0;\n    if (number === 0) return [];\n    const height = Math.max(2, (number / most) * HEIGHT);\n    top -= height;\n    const made = document.createElementNS('http://www.w3.org/2000/svg', 'rect');\n    made.setAttribute('x', String(at * step + (step * GAP) / 2));\n    made.setAttribute('y', String(Math.max(0, top)));\n    made.setAttribute('width', String(step * (1 - GAP)));\n    made.setAttribute('height', String(height));\n    made.dataset.type = type;\n    return [made];\n  });\n}\n\nfunction legend(type, buckets) {\n  const number = buckets.reduce((sum, { types }) => sum + (types[type] ?? 0), 0);\n  const swatch = element('i', { 'aria-hidden': 'true', 'data-type': type });\n  return element('li', {}, swatch, `${type} `, element('span', { class: 'quiet' }, count(number)));\n}\n";

// src/emulator/page/details.css
var details_default = '/* What opens, and the chart. */\n\ntd.value {\n  min-width: 13rem;\n  overflow-wrap: anywhere;\n}\n\n.long summary {\n  overflow-wrap: anywhere;\n  cursor: pointer;\n}\n\n.members .long {\n  display: inline-block;\n  vertical-align: top;\n}\n\n.long[open] summary bdi {\n  color: var(--quiet);\n}\n\npre {\n  margin: 0 0 0.75rem;\n  padding: 0.6rem 0.8rem;\n  max-height: 20rem;\n  overflow: auto;\n  background: var(--ground);\n  border: 1px solid var(--line);\n  border-radius: 6px;\n  font-size: 0.8125rem;\n  white-space: pre-wrap;\n  overflow-wrap: anywhere;\n}\n\nbutton:not(td button, th button) {\n  padding: 0.3rem 0.9rem;\n  border: 1px solid var(--line);\n  border-radius: 6px;\n  background: var(--accent-soft);\n  color: var(--accent);\n  font: inherit;\n  cursor: pointer;\n}\n\nth button {\n  padding: 0;\n  border: 0;\n  background: none;\n  color: inherit;\n  font: inherit;\n  cursor: pointer;\n}\n\nth[aria-sort="ascending"] button::after {\n  content: " \u2191" / "";\n}\n\nth[aria-sort="descending"] button::after {\n  content: " \u2193" / "";\n}\n\ndialog {\n  width: min(46rem, calc(100vw - 2rem));\n  max-height: calc(100vh - 2rem);\n  padding: 1rem 1.25rem;\n  border: 1px solid var(--line);\n  border-radius: var(--round);\n  background: var(--surface);\n  color: var(--text);\n}\n\ndialog::backdrop {\n  background: rgb(0 0 0 / 45%);\n}\n\ndialog form {\n  display: flex;\n  justify-content: space-between;\n  align-items: baseline;\n}\n\ndialog h3 {\n  margin: 0.75rem 0 0.4rem;\n  font-size: 0.875rem;\n}\n\ndialog .members {\n  max-height: 12rem;\n  overflow: auto;\n}\n\ndialog dl {\n  margin: 0;\n}\n\ndialog dl div {\n  display: grid;\n  grid-template-columns: 9rem 1fr;\n  gap: 0.5rem;\n  padding: 0.15rem 0;\n}\n\ndialog dt {\n  color: var(--quiet);\n}\n\ndialog dd {\n  margin: 0;\n  overflow-wrap: anywhere;\n}\n\nfigure {\n  position: relative;\n  padding-inline-start: 2.75rem;\n}\n\n.axis {\n  position: absolute;\n  inset-inline-start: 0;\n  display: flex;\n  flex-direction: column;\n  justify-content: space-between;\n  width: 2.25rem;\n  height: 3.75rem;\n  margin: 0;\n  color: var(--quiet);\n  font-size: 0.75rem;\n  line-height: 1;\n  text-align: end;\n  font-variant-numeric: tabular-nums;\n}\n\n#bars {\n  border-top: 1px dashed var(--line);\n}\n\n.legend {\n  display: flex;\n  flex-wrap: wrap;\n  gap: 0.15rem 1rem;\n  margin: 0.35rem 0 0;\n  padding: 0;\n  list-style: none;\n  font-size: 0.75rem;\n  overflow-wrap: anywhere;\n}\n\n.legend i {\n  display: inline-block;\n  width: 0.65rem;\n  height: 0.65rem;\n  margin-inline-end: 0.4rem;\n  border-radius: 2px;\n  background: var(--kind);\n}\n\n#bars rect {\n  fill: var(--kind);\n}\n\n[data-type] {\n  --kind: var(--warm);\n}\n\n[data-type="API_SEGMENT_ID_MISMATCH"] {\n  --kind: #7c5cc4;\n}\n\n[data-type="API_SEGMENT_INVALID_ACTION"] {\n  --kind: #2f7fc1;\n}\n\n[data-type="API_SEGMENT_EMPTY_IDENTITY"] {\n  --kind: var(--bad);\n}\n\n[data-type="API_SEGMENT_NO_SEGMENT_ID"] {\n  --kind: #6d7f2a;\n}\n';

// src/emulator/page/dom.client.js
var dom_client_default = "/** Makes elements. Text goes in as text, never as markup: an identity may be `<script>`. */\nexport function element(name, attributes = {}, ...children) {\n  const made = document.createElement(name);\n  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);\n  made.append(...children);\n  return made;\n}\n\nexport const byId = (id) => document.getElementById(id);\n\n/** Control, format and bidi characters as code points, so that no text can pose as another; lines stay. */\nexport function visible(text) {\n  return text.replace(\n    /(?!\\n)[\\p{Cc}\\p{Cf}\\u2028\\u2029]/gu,\n    (character) => `\\\\u{${character.codePointAt(0).toString(16)}}`,\n  );\n}\n\n/** Longer text of others is folded, so that one value cannot fill the page. */\nconst FOLDED = 100;\n\n/** Text that somebody sent, isolated so that its direction does not touch its neighbours. */\nexport function sent(text) {\n  if (text === null || text === '') return element('span', { class: 'quiet' }, '\u2013');\n  return element('bdi', {}, visible(String(text)).replaceAll('\\n', '\\\\u{a}'));\n}\n\n/** As `sent`; what is long is cut, and unfolds. Not for what stands in a button. */\nexport function folded(text) {\n  const characters = [...String(text ?? '')];\n  if (characters.length <= FOLDED) return sent(text);\n  const start = element('summary', {}, sent(characters.slice(0, FOLDED - 40).join('')), '\u2026');\n  return element('details', { class: 'long' }, start, sent(text));\n}\n\nexport function cell(content, className = '') {\n  const made = element('td', {}, content);\n  if (className !== '') made.className = className;\n  return made;\n}\n\n/**\n * Brings the children of `parent` in step with `items`. An item whose text has not changed keeps its\n * element, and with it focus and selection.\n */\nexport function reconcile(parent, items, keyOf, make) {\n  const before = new Map([...parent.children].map((child) => [child.dataset.key, child]));\n  let place = parent.firstElementChild;\n  for (const item of items) {\n    const key = keyOf(item);\n    const text = JSON.stringify(item);\n    let child = before.get(key);\n    before.delete(key);\n    if (child?.dataset.text !== text) {\n      const made = make(item);\n      made.dataset.key = key;\n      made.dataset.text = text;\n      const focused = child?.contains(document.activeElement) ?? false;\n      if (place === child) place = child?.nextElementSibling ?? null;\n      child?.remove();\n      child = made;\n      parent.insertBefore(child, place);\n      if (focused) child.querySelector('button')?.focus();\n    } else if (child === place) {\n      place = child.nextElementSibling;\n    } else {\n      parent.insertBefore(child, place);\n    }\n  }\n  for (const gone of before.values()) gone.remove();\n}\n\nconst clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });\n\nexport function timeOf(iso) {\n  return clock.format(new Date(iso));\n}\n\nconst numbers = new Intl.NumberFormat();\n\nexport function count(number) {\n  return numbers.format(number);\n}\n";

// src/emulator/page/page.client.js
var page_client_default = "import { drawChart } from '/chart.client.js';\nimport {\n  byId,\n  cell,\n  count,\n  element,\n  folded,\n  reconcile,\n  sent,\n  timeOf,\n  visible,\n} from '/dom.client.js';\nimport { API_LABELS, showRecent } from '/requests.client.js';\nimport { listenToSegments, showSegments } from '/segments.client.js';\n\nconst SHOWN_MEMBERS = 200;\nconst SHOWN_ERRORS = 200;\n\nlet overview = null;\nlet chosen = null;\n\nfunction showNumbers() {\n  const members = overview.segments.reduce((sum, { size }) => sum + size, 0);\n  byId('account').textContent = visible(overview.account_id);\n  byId('reach').textContent = overview.loopback\n    ? ', on this machine only'\n    : ', open to whoever reaches this machine';\n  byId('requests').textContent = count(overview.requests);\n  byId('memberships').textContent = count(members);\n  byId('billed').textContent = count(overview.billed_events);\n  byId('created').textContent = count(overview.created_users);\n  byId('redundant').textContent = count(overview.redundant_changes);\n  byId('skipped').textContent = count(overview.errors);\n}\n\nfunction showLanes() {\n  const items = Object.entries(overview.apis).map(([api, state]) => ({ api, ...state }));\n  reconcile(byId('lanes'), items, ({ api }) => api, laneItem);\n}\n\nfunction laneItem({ api, lanes, in_use, peak, too_many }) {\n  const dots = Array.from({ length: Math.min(lanes, 12) }, (_, index) =>\n    element('i', index < in_use ? { class: 'taken' } : {}),\n  );\n  // As many words whatever happens: a 429 must not move what stands below.\n  const used = `${in_use} of ${lanes}, at most ${peak}`;\n  return element(\n    'li',\n    {},\n    element('strong', {}, API_LABELS[api]),\n    element('span', { class: 'dots', 'aria-hidden': 'true' }, ...dots),\n    element('span', { class: 'quiet' }, used),\n    element('span', { class: 'quiet' }, `${count(too_many)} refused with 429`),\n  );\n}\n\n/** What to type in another terminal; nothing that a page from elsewhere should tell. */\nfunction showStart() {\n  const { passcode, account_id } = overview;\n  byId('start').hidden = overview.requests > 0 || passcode === null;\n  const word = (text) => (/^[\\w.:/@-]+$/.test(text) ? text : `'${text.replaceAll(\"'\", `'\\\\''`)}'`);\n  byId('exports').textContent = [\n    `export SEGOPS_BASE_URL=${word(location.origin)}`,\n    `export CLEVERTAP_ACCOUNT_ID=${word(account_id)}`,\n    `export CLEVERTAP_PASSCODE=${word(passcode ?? '')}`,\n  ].join('\\n');\n}\n\nfunction showSegmentList() {\n  showSegments(overview.segments, chosen, choose);\n}\n\nfunction choose(id) {\n  chosen = id;\n  byId('search').value = '';\n  showSegmentList();\n  void loadMembers();\n}\n\n/** Only the newest question may answer: an older one that comes late is dropped. */\nfunction newest(load, show) {\n  let asked = 0;\n  return async () => {\n    asked += 1;\n    const mine = asked;\n    const path = load();\n    if (path === null) return;\n    try {\n      const response = await fetch(path);\n      const answer = response.ok ? await response.json() : null;\n      if (mine === asked && answer !== null) show(answer);\n    } catch {\n      // The connection is shown as lost; its return loads everything again.\n    }\n  };\n}\n\nconst loadMembers = newest(\n  () => {\n    const segment = overview?.segments.find(({ ct_segment_id }) => ct_segment_id === chosen);\n    byId('members-chosen').hidden = segment === undefined;\n    byId('members-hint').hidden = segment !== undefined;\n    byId('members-title').replaceChildren(\n      ...(segment === undefined ? ['Members'] : ['Members of ', sent(segment.name)]),\n    );\n    if (segment === undefined) return null;\n    byId('members-csv').href = `/_emulator/segments/${chosen}/members.csv`;\n    byId('members-csv').download = `segment-${chosen}.csv`;\n    const search = encodeURIComponent(byId('search').value);\n    return `/_emulator/segments/${chosen}/members?limit=${SHOWN_MEMBERS}&search=${search}`;\n  },\n  ({ total, matched, members }) => {\n    const shown = matched > members.length ? `, the first ${count(members.length)} shown` : '';\n    byId('members-count').textContent = `${count(matched)} of ${count(total)}${shown}`;\n    reconcile(byId('members'), members, (member) => JSON.stringify(member), memberItem);\n  },\n);\n\nfunction memberItem({ identity, guid }) {\n  if (identity !== undefined) return element('li', {}, folded(identity));\n  return element('li', {}, folded(guid), ' ', element('span', { class: 'tag' }, 'guid'));\n}\n\nfunction errorQuery() {\n  const query = new URLSearchParams();\n  for (const id of ['type', 'segment']) if (byId(id).value !== '') query.set(id, byId(id).value);\n  return query;\n}\n\nconst loadErrors = newest(\n  () => {\n    const query = errorQuery();\n    byId('csv').href = `/_emulator/error-stream.csv?${query}`;\n    query.set('limit', String(SHOWN_ERRORS));\n    return `/_emulator/error-stream?${query}`;\n  },\n  (answer) => {\n    showErrorSegments(answer.segments);\n    drawChart(answer.over_time);\n    const rows = answer.error_stream.reverse().map((row, index) => ({\n      ...row,\n      number: answer.matched - index,\n      description: answer.descriptions[row.error_type],\n    }));\n    byId('no-errors').hidden = rows.length > 0;\n    byId('errors-table').hidden = rows.length === 0;\n    const shown = answer.matched > rows.length ? `, newest ${count(rows.length)} shown` : '';\n    byId('errors-count').textContent = `${count(answer.matched)} skipped${shown}`;\n    reconcile(byId('errors'), rows, (row) => String(row.number), errorRow);\n  },\n);\n\nfunction showErrorSegments(segments) {\n  const select = byId('segment');\n  const value = select.value;\n  const options = ['', ...new Set([...segments, ...(value === '' ? [] : [value])])];\n  reconcile(select, options, String, (name) =>\n    element('option', { value: name }, name === '' ? 'All' : visible(name)),\n  );\n  select.value = value;\n}\n\nfunction errorRow(row) {\n  const { time, error_type, segment_id, customer_segment_id, user_identity, request } = row;\n  return element(\n    'tr',\n    {},\n    cell(timeOf(time), 'tight'),\n    cell(element('span', { title: row.description }, error_type), 'tight'),\n    cell(sent(segment_id), 'number'),\n    cell(folded(customer_segment_id)),\n    cell(folded(user_identity), 'value'),\n    cell(count(request), 'number'),\n  );\n}\n\n/** Read out at most once in a while: a busy apply must not drown a screen reader. */\nconst NEWS_MS = 5000;\nlet newsAreDue = false;\n\nfunction tellNews() {\n  if (newsAreDue) return;\n  newsAreDue = true;\n  setTimeout(() => {\n    newsAreDue = false;\n    byId('news').textContent =\n      `${count(overview.requests)} requests, ${count(overview.errors)} skipped`;\n  }, NEWS_MS);\n}\n\nfunction receive(next) {\n  const before = overview;\n  overview = next;\n  showNumbers();\n  showLanes();\n  showStart();\n  showSegmentList();\n  showRecent(overview.recent);\n  const asBefore = (name) => before !== null && before[name] === next[name];\n  if (!asBefore('billed_events')) void loadMembers();\n  if (!asBefore('errors')) void loadErrors();\n  if (before !== null && !asBefore('requests')) tellNews();\n}\n\nfunction showLink(state, text) {\n  byId('link').dataset.state = state;\n  byId('link').textContent = text;\n}\n\n// A keyboard scrolls what has the focus, and not every browser lets a list have it by itself.\nfor (const list of document.querySelectorAll('.scroll')) {\n  list.tabIndex = 0;\n  list.role = 'group';\n  list.ariaLabel = list.closest('section').querySelector('h2').textContent;\n}\n\nbyId('copy').addEventListener('click', async () => {\n  await navigator.clipboard.writeText(byId('exports').textContent);\n  byId('copied').textContent = 'Copied';\n});\nlistenToSegments(showSegmentList);\nbyId('search').addEventListener('input', loadMembers);\nbyId('type').addEventListener('change', loadErrors);\nbyId('segment').addEventListener('change', loadErrors);\n\nconst live = new EventSource('/_emulator/live');\nlive.addEventListener('open', () => {\n  overview = null;\n  showLink('live', 'live');\n});\nlive.addEventListener('error', () => showLink('lost', 'not connected, trying again'));\nlive.addEventListener('message', ({ data }) => receive(JSON.parse(data)));\n";

// src/emulator/page/page.css
var page_default = ':root {\n  color-scheme: light dark;\n  --ground: #f6f6f3;\n  --surface: #fff;\n  --line: #e2e2dc;\n  --text: #22252a;\n  --quiet: #5d636c;\n  --accent: #0b6b62;\n  --accent-soft: #d9efec;\n  --warm: #a34a12;\n  --warm-soft: #fbe7d9;\n  --bad: #a9232f;\n  --bad-soft: #fbe0e1;\n  --round: 10px;\n}\n\n@media (prefers-color-scheme: dark) {\n  :root {\n    --ground: #14171a;\n    --surface: #1c2024;\n    --line: #2e343a;\n    --text: #e6e8ea;\n    --quiet: #a0a8b0;\n    --accent: #5cc8bb;\n    --accent-soft: #1d3b39;\n    --warm: #eba06b;\n    --warm-soft: #3d2a1c;\n    --bad: #f08a92;\n    --bad-soft: #43242a;\n  }\n}\n\n* {\n  box-sizing: border-box;\n}\n\nbody {\n  margin: 0 auto;\n  max-width: 84rem;\n  padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 3rem;\n  background: var(--ground);\n  color: var(--text);\n  font:\n    0.9375rem / 1.5 system-ui,\n    sans-serif;\n}\n\nheader {\n  display: flex;\n  flex-wrap: wrap;\n  align-items: baseline;\n  gap: 0.25rem 1rem;\n  margin-bottom: 1.25rem;\n}\n\nheader p {\n  margin: 0;\n  color: var(--quiet);\n}\n\nh1 {\n  margin: 0;\n  font-size: 1.375rem;\n  font-weight: 650;\n  letter-spacing: -0.01em;\n}\n\nh2 {\n  margin: 0 0 0.75rem;\n  font-size: 1rem;\n  font-weight: 600;\n  overflow-wrap: anywhere;\n}\n\nbdi {\n  overflow-wrap: anywhere;\n}\n\ncode {\n  font-size: 0.875em;\n}\n\na {\n  color: var(--accent);\n}\n\n:focus-visible {\n  outline: 2px solid var(--accent);\n  outline-offset: 2px;\n}\n\nmain:focus {\n  outline: none;\n}\n\n.skip {\n  position: absolute;\n  left: -100vw;\n}\n\n.skip:focus {\n  left: 1rem;\n  top: 0.5rem;\n  padding: 0.25rem 0.75rem;\n  background: var(--surface);\n  border-radius: var(--round);\n}\n\n.unseen {\n  position: absolute;\n  width: 1px;\n  height: 1px;\n  margin: -1px;\n  overflow: hidden;\n  clip-path: inset(50%);\n  white-space: nowrap;\n}\n\n.link {\n  margin-left: auto;\n}\n\n.link::before {\n  content: "";\n  display: inline-block;\n  width: 0.55rem;\n  height: 0.55rem;\n  margin-right: 0.45rem;\n  border-radius: 50%;\n  background: var(--warm);\n}\n\n.link[data-state="live"]::before {\n  background: var(--accent);\n}\n\n.panel,\n.numbers {\n  margin: 0 0 1rem;\n  padding: 1rem 1.25rem;\n  background: var(--surface);\n  border: 1px solid var(--line);\n  border-radius: var(--round);\n}\n\n.numbers {\n  display: grid;\n  grid-template-columns: repeat(auto-fit, minmax(7.25rem, 1fr));\n  gap: 0.75rem 1.5rem;\n}\n\n.numbers dt {\n  color: var(--quiet);\n  font-size: 0.8125rem;\n}\n\n.numbers dd {\n  margin: 0;\n  font-size: 1.5rem;\n  font-weight: 600;\n  font-variant-numeric: tabular-nums;\n  letter-spacing: -0.01em;\n}\n\n.pair {\n  display: grid;\n  grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));\n  gap: 0 1rem;\n}\n\n.pair .scroll {\n  height: 17rem;\n}\n\n.scroll {\n  max-height: 22rem;\n  overflow: auto;\n}\n';

// src/emulator/page/page.html
var page_default2 = '<!doctype html>\n<html lang="en">\n  <head>\n    <meta charset="utf-8">\n    <meta name="viewport" content="width=device-width, initial-scale=1">\n    <meta name="color-scheme" content="light dark">\n    <title>segops emulator</title>\n    <link rel="icon" href="data:,">\n    <link rel="stylesheet" href="/page.css">\n    <link rel="stylesheet" href="/parts.css">\n    <link rel="stylesheet" href="/details.css">\n    <script type="module" src="/page.client.js"></script>\n  </head>\n  <body>\n    <a class="skip" href="#main">Skip to the content</a>\n    <header>\n      <h1>segops emulator</h1>\n      <p>The Update Segment API of account <bdi id="account">\u2026</bdi><span id="reach"></span></p>\n      <p id="link" class="link" role="status" data-state="waiting">connecting</p>\n    </header>\n    <main id="main" tabindex="-1">\n      <p id="news" class="unseen" aria-live="polite"></p>\n\n      <section aria-labelledby="numbers-title">\n        <h2 id="numbers-title" class="unseen">Numbers</h2>\n        <dl class="numbers">\n          <div><dt>Requests</dt><dd id="requests">0</dd></div>\n          <div><dt>Memberships</dt><dd id="memberships">0</dd></div>\n          <div><dt>Billed events</dt><dd id="billed">0</dd></div>\n          <div><dt>Users created</dt><dd id="created">0</dd></div>\n          <div><dt>Changes without effect</dt><dd id="redundant">0</dd></div>\n          <div><dt>Skipped</dt><dd id="skipped">0</dd></div>\n        </dl>\n      </section>\n\n      <section id="start" aria-labelledby="start-title" class="panel" hidden>\n        <h2 id="start-title">No requests yet</h2>\n        <p>In another terminal, copy these lines. Then run <code>segops plan</code> and <code>segops apply</code>.</p>\n        <pre id="exports" class="scroll"></pre>\n        <p class="field"><button id="copy" type="button">Copy</button> <output id="copied" for="copy"></output></p>\n      </section>\n\n      <section aria-labelledby="lanes-title" class="panel">\n        <h2 id="lanes-title">Lanes in use</h2>\n        <ul id="lanes" class="lanes"></ul>\n      </section>\n\n      <div class="pair">\n        <section aria-labelledby="segments-title" class="panel">\n          <h2 id="segments-title">Segments</h2>\n          <p class="field">\n            <label for="segment-search">Search segments</label>\n            <input id="segment-search" type="search" autocomplete="off" spellcheck="false">\n            <output id="segments-count" for="segment-search"></output>\n          </p>\n          <div class="scroll">\n            <table id="segments-table">\n              <thead>\n                <tr>\n                  <th scope="col" aria-sort="none"><button type="button" data-sort="name">Segment</button></th>\n                  <th scope="col" aria-sort="none"><button type="button" data-sort="kind">Kind</button></th>\n                  <th scope="col" aria-sort="none" class="number"><button type="button" data-sort="id">ID</button></th>\n                  <th scope="col" aria-sort="none" class="number"><button type="button" data-sort="members">Members</button></th>\n                </tr>\n              </thead>\n              <tbody id="segments"></tbody>\n            </table>\n            <p id="no-segments" class="empty">No segments yet. Create Segment makes them, or start with <code>--segment KEY</code>.</p>\n          </div>\n        </section>\n\n        <section aria-labelledby="members-title" class="panel">\n          <h2 id="members-title">Members</h2>\n          <div id="members-chosen" hidden>\n            <p class="field">\n              <label for="search">Search</label>\n              <input id="search" type="search" autocomplete="off" spellcheck="false">\n              <output id="members-count" for="search"></output>\n              <a id="members-csv" href="/_emulator/segments/0/members.csv" download>Download CSV</a>\n            </p>\n            <div class="scroll">\n              <ul id="members" class="members"></ul>\n            </div>\n          </div>\n          <p id="members-hint" class="empty">Choose a segment to see who is in it.</p>\n        </section>\n      </div>\n\n      <section aria-labelledby="errors-title" class="panel">\n        <h2 id="errors-title">Error Stream</h2>\n        <div class="filters">\n          <p class="field">\n            <label for="type">Error type</label>\n            <select id="type">\n              <option value="">All</option>\n              <option>API_SEGMENT_NOT_FOUND_OR_DELETED</option>\n              <option>API_SEGMENT_ID_MISMATCH</option>\n              <option>API_SEGMENT_INVALID_ACTION</option>\n              <option>API_SEGMENT_EMPTY_IDENTITY</option>\n              <option>API_SEGMENT_NO_SEGMENT_ID</option>\n            </select>\n          </p>\n          <p class="field">\n            <label for="segment">Segment</label>\n            <select id="segment"><option value="">All</option></select>\n          </p>\n          <output id="errors-count" for="type segment"></output>\n          <a id="csv" href="/_emulator/error-stream.csv" download="error-stream.csv">Download CSV</a>\n        </div>\n        <figure id="chart" hidden>\n          <p class="axis"><span id="chart-most"></span><span>0</span></p>\n          <svg id="bars" role="img" aria-label="Skipped over time" preserveAspectRatio="none" viewBox="0 0 400 60"></svg>\n          <figcaption><span id="chart-from"></span><span id="chart-to"></span></figcaption>\n          <ul id="chart-types" class="legend"></ul>\n        </figure>\n        <div class="scroll">\n          <table id="errors-table">\n            <thead>\n              <tr>\n                <th scope="col">Time</th>\n                <th scope="col">Error type</th>\n                <th scope="col" class="number">Segment ID</th>\n                <th scope="col">Customer Segment ID</th>\n                <th scope="col">User Identity</th>\n                <th scope="col" class="number">Request</th>\n              </tr>\n            </thead>\n            <tbody id="errors"></tbody>\n          </table>\n          <p id="no-errors" class="empty">Nothing was skipped.</p>\n        </div>\n      </section>\n\n      <section aria-labelledby="recent-title" class="panel">\n        <h2 id="recent-title">Recent requests</h2>\n        <div class="scroll">\n          <table id="recent-table">\n            <thead>\n              <tr>\n                <th scope="col" class="number">No.</th>\n                <th scope="col">Time</th>\n                <th scope="col">API</th>\n                <th scope="col">Answer</th>\n                <th scope="col" class="number">Took</th>\n                <th scope="col" class="number">Users</th>\n                <th scope="col" class="number">Segments</th>\n                <th scope="col" class="number">Applied</th>\n                <th scope="col" class="number">Skipped</th>\n                <th scope="col">Remarks</th>\n              </tr>\n            </thead>\n            <tbody id="recent"></tbody>\n          </table>\n          <p id="no-recent" class="empty">No requests yet.</p>\n        </div>\n      </section>\n    </main>\n    <dialog id="request" aria-labelledby="request-title">\n      <form method="dialog">\n        <h2 id="request-title">Request</h2>\n        <button type="submit">Close</button>\n      </form>\n      <div id="request-parts"></div>\n    </dialog>\n  </body>\n</html>\n';

// src/emulator/page/parts.css
var parts_default = 'table {\n  width: 100%;\n  border-collapse: collapse;\n  font-variant-numeric: tabular-nums;\n}\n\nth,\ntd {\n  padding: 0.35rem 0.75rem 0.35rem 0;\n  border-bottom: 1px solid var(--line);\n  text-align: start;\n  vertical-align: top;\n}\n\nth {\n  position: sticky;\n  top: 0;\n  background: var(--surface);\n  color: var(--quiet);\n  font-size: 0.8125rem;\n  font-weight: 500;\n  white-space: nowrap;\n}\n\ntbody tr:last-child td {\n  border-bottom: 0;\n}\n\n.number {\n  text-align: end;\n}\n\nth.number + th:not(.number),\ntd.number + td:not(.number) {\n  padding-inline-start: 1rem;\n}\n\ntd.tight {\n  white-space: nowrap;\n}\n\ntr[aria-current="true"] {\n  background: var(--accent-soft);\n}\n\ntd button {\n  padding: 0;\n  border: 0;\n  background: none;\n  color: var(--accent);\n  font: inherit;\n  text-align: start;\n  cursor: pointer;\n}\n\ntd button:hover {\n  text-decoration: underline;\n}\n\n.quiet {\n  color: var(--quiet);\n}\n\n.tag {\n  padding: 0.05rem 0.45rem;\n  border-radius: 99px;\n  background: var(--accent-soft);\n  color: var(--accent);\n  font-size: 0.8125rem;\n  white-space: nowrap;\n}\n\n.tag[data-tone="warm"] {\n  background: var(--warm-soft);\n  color: var(--warm);\n}\n\n.tag[data-tone="bad"] {\n  background: var(--bad-soft);\n  color: var(--bad);\n}\n\n.empty {\n  margin: 0.75rem 0;\n  color: var(--quiet);\n}\n\n.lanes {\n  display: flex;\n  flex-wrap: wrap;\n  gap: 0.5rem 2rem;\n  margin: 0;\n  padding: 0;\n  list-style: none;\n}\n\n.lanes li {\n  display: flex;\n  font-variant-numeric: tabular-nums;\n  flex-wrap: wrap;\n  align-items: center;\n  gap: 0 0.75rem;\n}\n\n.dots {\n  display: inline-flex;\n  gap: 0.3rem;\n}\n\n.dots i {\n  width: 0.8rem;\n  height: 0.8rem;\n  border: 1.5px solid var(--quiet);\n  border-radius: 50%;\n}\n\n.dots i.taken {\n  border-color: var(--accent);\n  background: var(--accent);\n}\n\n.filters,\n.field {\n  display: flex;\n  flex-wrap: wrap;\n  align-items: center;\n  gap: 0.5rem;\n  margin: 0 0 0.5rem;\n}\n\n.filters {\n  gap: 0.5rem 1rem;\n}\n\n.filters .field {\n  margin: 0;\n  min-width: 0;\n  max-width: 100%;\n}\n\n.filters a {\n  margin-left: auto;\n}\n\noutput,\nlabel {\n  color: var(--quiet);\n  font-size: 0.8125rem;\n}\n\ninput,\nselect {\n  min-width: 9rem;\n  max-width: 100%;\n  padding: 0.3rem 0.6rem;\n  border: 1px solid var(--line);\n  border-radius: 6px;\n  background: var(--ground);\n  color: var(--text);\n  font: inherit;\n}\n\n.members {\n  margin: 0;\n  padding: 0;\n  list-style: none;\n}\n\n.members li {\n  padding: 0.25rem 0;\n  border-bottom: 1px solid var(--line);\n}\n\n.members li:last-child {\n  border-bottom: 0;\n}\n\nfigure {\n  margin: 0.5rem 0 0.75rem;\n}\n\n#bars {\n  display: block;\n  width: 100%;\n  height: 3.75rem;\n  border-bottom: 1px solid var(--line);\n}\n\nfigcaption {\n  display: flex;\n  justify-content: space-between;\n  color: var(--quiet);\n  font-size: 0.8125rem;\n  font-variant-numeric: tabular-nums;\n}\n';

// src/emulator/page/requests.client.js
var requests_client_default = "import { byId, cell, count, element, folded, reconcile, timeOf, visible } from '/dom.client.js';\n\nexport const API_LABELS = {\n  update: 'Update Segment',\n  create: 'Create Segment',\n  events: 'Get Events',\n  counts: 'Get Profile Count',\n};\n/** More changes are counted. */\nconst SHOWN_CHANGES = 100;\n\n/** The newest requests; each opens below the table. */\nexport function showRecent(recent) {\n  byId('no-recent').hidden = recent.length > 0;\n  byId('recent-table').hidden = recent.length === 0;\n  reconcile(byId('recent'), recent, ({ number }) => String(number), requestRow);\n}\n\nfunction requestRow(request) {\n  const { number, time, api, ms, users, segments, applied, skipped } = request;\n  const button = element(\n    'button',\n    { type: 'button', 'aria-label': `Open request ${number}` },\n    count(number),\n  );\n  button.addEventListener('click', () => open(number));\n  return element(\n    'tr',\n    {},\n    cell(button, 'number'),\n    cell(timeOf(time), 'tight'),\n    cell(API_LABELS[api] ?? api, 'tight'),\n    cell(answerTag(request), 'tight'),\n    cell(ms === null ? '\u2026' : `${count(Math.round(ms))} ms`, 'number tight'),\n    cell(count(users), 'number'),\n    cell(count(segments), 'number'),\n    cell(count(applied), 'number'),\n    cell(count(skipped), 'number'),\n    cell(remarks(request), 'quiet'),\n  );\n}\n\nfunction answerTag({ status, ms }) {\n  if (status === null) {\n    const text = ms === null ? 'in flight' : 'no answer';\n    return element('span', { class: 'tag', 'data-tone': 'warm' }, text);\n  }\n  const tone = status < 300 ? 'good' : status < 500 ? 'warm' : 'bad';\n  return element('span', { class: 'tag', 'data-tone': tone }, String(status));\n}\n\nfunction remarks({ fault, note, hung_up }) {\n  return [fault === null ? '' : `fault: ${fault}`, hung_up ? 'client hung up' : '', note ?? '']\n    .filter((remark) => remark !== '')\n    .map(visible)\n    .join('; ');\n}\n\nasync function open(number) {\n  const response = await fetch(`/_emulator/requests/${number}`).catch(() => null);\n  const dialog = byId('request');\n  byId('request-title').textContent = `Request ${count(number)}`;\n  byId('request-parts').replaceChildren(\n    ...(response?.ok ? parts(await response.json()) : ['This request is not kept any more.']),\n  );\n  if (!dialog.open) dialog.showModal();\n}\n\nfunction parts(request) {\n  const { method, time, api, fault, note, hung_up, applied, skipped, body, answer } = request;\n  const remark = remarks({ fault: null, note, hung_up });\n  const facts = [\n    ['Sent', `${method} ${API_LABELS[api] ?? api}, ${timeOf(time)}`],\n    ['Answer', answerTag(request)],\n    ['Injected fault', fault ?? 'none'],\n    ['Changes', `${count(applied)} applied, ${count(skipped)} skipped`],\n    ...(remark === '' ? [] : [['Remarks', remark]]),\n  ];\n  return [\n    element('dl', {}, ...facts.map(([name, value]) => fact(name, value))),\n    ...changesOf(body),\n    ...text('Body', body),\n    ...text('Answer', answer),\n  ];\n}\n\nfunction fact(name, value) {\n  return element('div', {}, element('dt', {}, name), element('dd', {}, value));\n}\n\n/** What the body asks for, as far as it is JSON of Update Segment. */\nfunction changesOf(body) {\n  const changes = asked(body);\n  if (changes.length === 0) return [];\n  const shown = changes.slice(0, SHOWN_CHANGES).map(({ action, user, segment }) => {\n    const sign = action === 'ADD' ? '+' : action === 'REMOVE' ? '\u2212' : '?';\n    return element('li', {}, `${sign} `, folded(user), ' in ', folded(segment));\n  });\n  const more = changes.length - shown.length;\n  return [\n    element('h3', {}, 'Changes that it asks for'),\n    element('ul', { class: 'members' }, ...shown),\n    ...(more === 0 ? [] : [element('p', { class: 'quiet' }, `... and ${count(more)} more`)]),\n  ];\n}\n\nfunction asked(body) {\n  try {\n    return (JSON.parse(body?.text ?? '').bulk_profiles ?? []).flatMap((entry) =>\n      entry.user_profiles.flatMap(({ identity, guid }) =>\n        entry.segments.map(({ customer_segment_id, ct_segment_id, action }) => ({\n          action,\n          user: String(identity ?? guid ?? ''),\n          segment: String(customer_segment_id ?? ct_segment_id ?? ''),\n        })),\n      ),\n    );\n  } catch {\n    return [];\n  }\n}\n\nfunction text(title, kept) {\n  if (kept === null || kept.text === '') return [];\n  const shown = new TextEncoder().encode(kept.text).length;\n  const cut = kept.bytes > shown ? `, the first ${count(shown)} of ${count(kept.bytes)} bytes` : '';\n  return [\n    element('h3', {}, `${title}${cut}`),\n    element(\n      'pre',\n      { tabindex: '0', role: 'group', 'aria-label': title },\n      visible(pretty(kept.text)),\n    ),\n  ];\n}\n\nfunction pretty(json) {\n  try {\n    return JSON.stringify(JSON.parse(json), null, 2);\n  } catch {\n    return json;\n  }\n}\n";

// src/emulator/page/segments.client.js
var segments_client_default = "import { byId, cell, count, element, reconcile, sent } from '/dom.client.js';\n\n/** By which the table is sorted; `down`: largest or last first. */\nconst sorting = { by: null, down: false };\nconst VALUES = {\n  name: ({ name }) => name.toLowerCase(),\n  kind: ({ kind }) => kind,\n  id: ({ ct_segment_id }) => ct_segment_id,\n  members: ({ size }) => size,\n};\n\n/** The table of segments: searched, sorted, and walked through with the arrow keys. */\nexport function showSegments(segments, chosen, choose) {\n  const asked = byId('segment-search').value.trim().toLowerCase();\n  const matching = segments.filter((segment) => textOf(segment).includes(asked));\n  byId('segments-count').textContent =\n    asked === '' ? '' : `${count(matching.length)} of ${count(segments.length)}`;\n  byId('segments-table').hidden = segments.length === 0;\n  byId('no-segments').hidden = segments.length > 0;\n  const items = sorted(matching).map((segment) => ({\n    ...segment,\n    current: segment.ct_segment_id === chosen,\n  }));\n  reconcile(byId('segments'), items, idOf, (segment) => row(segment, choose));\n}\n\nfunction idOf({ ct_segment_id }) {\n  return String(ct_segment_id);\n}\n\nfunction textOf({ name, customer_segment_id, ct_segment_id }) {\n  return `${name}\\n${customer_segment_id ?? ''}\\n${ct_segment_id}`.toLowerCase();\n}\n\nfunction sorted(segments) {\n  const value = VALUES[sorting.by];\n  if (value === undefined) return segments;\n  const way = sorting.down ? -1 : 1;\n  return [...segments].sort((a, b) => {\n    const [left, right] = [value(a), value(b)];\n    return left === right ? 0 : left < right ? -way : way;\n  });\n}\n\nfunction row({ ct_segment_id, customer_segment_id, name, kind, size, current }, choose) {\n  const button = element('button', { type: 'button', 'aria-pressed': String(current) }, sent(name));\n  button.addEventListener('click', () => choose(ct_segment_id));\n  const title = element('td', {}, button);\n  if (customer_segment_id !== null && customer_segment_id !== name) {\n    title.append(' ', element('span', { class: 'quiet' }, sent(customer_segment_id)));\n  }\n  return element(\n    'tr',\n    { 'aria-current': String(current) },\n    title,\n    cell(kind === 'api' ? 'API' : kind, 'quiet'),\n    cell(String(ct_segment_id), 'number'),\n    cell(count(size), 'number'),\n  );\n}\n\n/** Sizes are asked for the largest first, names for the first. */\nfunction sortBy(column) {\n  sorting.down = sorting.by === column ? !sorting.down : column === 'members';\n  sorting.by = column;\n  for (const button of document.querySelectorAll('#segments-table [data-sort]')) {\n    const isIt = button.dataset.sort === column;\n    const way = sorting.down ? 'descending' : 'ascending';\n    button.closest('th').setAttribute('aria-sort', isIt ? way : 'none');\n  }\n}\n\nconst STEPS = {\n  ArrowDown: 1,\n  ArrowUp: -1,\n  Home: Number.NEGATIVE_INFINITY,\n  End: Number.POSITIVE_INFINITY,\n};\n\nfunction walk(event) {\n  const step = STEPS[event.key];\n  const buttons = [...byId('segments').querySelectorAll('button')];\n  const at = buttons.indexOf(document.activeElement);\n  if (step === undefined || at < 0) return;\n  event.preventDefault();\n  buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus();\n}\n\n/** `again`: shows what is there by what is asked for now. */\nexport function listenToSegments(again) {\n  byId('segment-search').addEventListener('input', again);\n  byId('segments').addEventListener('keydown', walk);\n  for (const button of document.querySelectorAll('#segments-table [data-sort]')) {\n    button.addEventListener('click', () => {\n      sortBy(button.dataset.sort);\n      again();\n    });\n  }\n}\n";

// src/emulator/page/assets.ts
var FILES = /* @__PURE__ */ new Map([
  ["/", ["text/html", page_default2]],
  ["/page.css", ["text/css", page_default]],
  ["/parts.css", ["text/css", parts_default]],
  ["/details.css", ["text/css", details_default]],
  ["/page.client.js", ["text/javascript", page_client_default]],
  ["/dom.client.js", ["text/javascript", dom_client_default]],
  ["/chart.client.js", ["text/javascript", chart_client_default]],
  ["/segments.client.js", ["text/javascript", segments_client_default]],
  ["/requests.client.js", ["text/javascript", requests_client_default]]
]);
function pageReply2(path) {
  const file = FILES.get(path);
  if (file === void 0) return null;
  const [type, body] = file;
  return { status: 200, body, note: null, contentType: `${type}; charset=utf-8` };
}

// src/emulator/router.ts
var APIS = /* @__PURE__ */ new Map([
  [UPDATE_SEGMENT_PATH, "update"],
  [CREATE_SEGMENT_PATH, "create"],
  [EVENTS_PATH, "events"],
  [COUNTS_PATH, "counts"]
]);
async function serve(context, request, response) {
  const url = urlOf(request.url ?? "/");
  const api = APIS.get(url.pathname);
  try {
    if (api !== void 0) await serveEndpoint(context, api, request, response, url);
    else await serveOwn(context, request, response, url);
  } catch (error) {
    fail(response, error);
  }
}
var BASE = "http://emulator";
function urlOf(target) {
  return new URL(URL.canParse(target, BASE) ? target : "/nowhere", BASE);
}
async function serveOwn(context, request, response, url) {
  const reply = await ownReply(context, request, response, url);
  if (reply === null) return;
  response.setHeader("Content-Security-Policy", POLICY);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Cache-Control", "no-store");
  writeReply(response, reply);
}
var POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
async function ownReply(context, request, response, url) {
  if (!isTrusted(request, context.settings.host)) return refusal(failure("notFound"));
  if (url.pathname.startsWith("/_emulator/")) return serveControl(context, request, response, url);
  const page = request.method === "GET" ? pageReply2(url.pathname) : null;
  return page ?? refusal(failure("notFound"));
}
function fail(response, error) {
  const detail = error instanceof Error ? error.message : String(error);
  if (response.headersSent) response.destroy();
  else writeReply(response, refusal(failure("unknown", detail)));
}

// src/emulator/state-file.ts
import { createHash as createHash2, randomBytes as randomBytes2 } from "node:crypto";
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync
} from "node:fs";
import { dirname } from "node:path";

// src/emulator/state-format.ts
var FORMAT = "segops-emulator-state/1";
var PER_LINE = 1e4;
function* writeAccount(account) {
  for (const line of linesOf(account)) yield `${JSON.stringify(line)}
`;
}
function readAccount(lines) {
  let account = null;
  for (const text of lines) {
    const line = JSON.parse(text);
    if (line.kind === "head") account = readHead(line);
    else if (account === null) throw new Error("it does not begin as a state file does");
    else readLine(account, line);
  }
  if (account === null) throw new Error("it is empty");
  return account;
}
function readHead({ format, counters }) {
  if (format !== FORMAT) throw new Error(`its format is ${format}, not ${FORMAT}`);
  return createAccount(counters);
}
function readLine(account, line) {
  const { users, segments, events, errors } = account;
  switch (line.kind) {
    case "users":
      for (const [kind, value, known] of line.rows) users.add({ kind, value }, known);
      break;
    case "merged":
      for (const [from, into] of line.rows) users.merge(from, into);
      break;
    case "segment": {
      const segment = segments.add(line.seed);
      if (line.deleted) segments.remove(segment);
      break;
    }
    case "members": {
      const members = segments.byCtId(line.segment)?.members;
      for (const user of line.users) members?.add(user);
      break;
    }
    case "events":
      for (const [time, add, ctSegmentId, user] of line.rows) {
        events.record({ time, operation: add === 1 ? "ADD" : "REMOVE", ctSegmentId, user });
      }
      break;
    case "errors":
      for (const row of line.rows) errors.report(row);
      break;
  }
}
function* linesOf(account) {
  const { segments, errors } = account;
  yield { kind: "head", format: FORMAT, counters: countersOf(account) };
  for (const rows of chunks(userRows(account))) yield { kind: "users", rows };
  for (const rows of chunks(account.users.merged())) yield { kind: "merged", rows };
  for (const segment of segments.all()) yield* segmentLines(segment);
  for (const rows of chunks(eventRows(account))) yield { kind: "events", rows };
  for (const rows of chunks(errors.rows)) yield { kind: "errors", rows };
}
function countersOf({ requests, redundant, lostEvents, events, errors }) {
  const droppedErrors = errors.total - errors.rows.length;
  return { requests, redundant, lostEvents, droppedEvents: events.first, droppedErrors };
}
function* userRows({ users }) {
  for (let user = 0; user < users.count; user += 1) {
    const { kind, value } = users.member(user);
    yield [kind, value, users.isKnown(user)];
  }
}
function* segmentLines(segment) {
  const { kind, ctSegmentId, customerSegmentId, name, deleted } = segment;
  yield { kind: "segment", seed: { kind, ctSegmentId, customerSegmentId, name }, deleted };
  for (const users of chunks(segment.members)) {
    yield { kind: "members", segment: ctSegmentId, users };
  }
}
function* eventRows({ events }) {
  for (let index = events.first; index < events.total; index += 1) {
    const { time, operation, ctSegmentId, user } = events.at(index);
    yield [time, operation === "ADD" ? 1 : 0, ctSegmentId, user];
  }
}
function* chunks(items) {
  let chunk = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < PER_LINE) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

// src/emulator/state-file.ts
function loadState(file) {
  if (lstatSync(file, { throwIfNoEntry: false }) === void 0) return null;
  try {
    return readAccount(checkedLines(readState(file)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EmulatorError(
      "state-file",
      `cannot use the state file ${file}: ${why}. It was left as it is; move it away, or name another`
    );
  }
}
function claimState(file) {
  const mark = `${file}.in-use`;
  const own = `${process.pid}
`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      writeFileSync(mark, own, { flag: "wx", mode: 384 });
      claimed.add(mark);
      return () => {
        claimed.delete(mark);
        rmSync(mark, { force: true });
      };
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw unusable(file, error);
    }
    const pid = ownerIn(mark);
    if (pid === null || attempt > MOST_CLAIMS || isRunning(pid, mark)) throw inUse(file, mark, pid);
    rmSync(mark, { force: true });
  }
}
var MOST_CLAIMS = 3;
var claimed = /* @__PURE__ */ new Set();
function ownerIn(mark) {
  try {
    const pid = Number(readState(mark).toString("latin1").trim());
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}
function isRunning(pid, mark) {
  if (pid === process.pid) return claimed.has(mark);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
function inUse(file, mark, pid) {
  const who = pid === null ? "another emulator" : `the emulator of process ${pid}`;
  return new EmulatorError(
    "state-file",
    `${who} uses the state file ${file}. Stop that one, or name another file. If it does not run any more, delete ${mark}`
  );
}
function unusable(file, error) {
  const why = error instanceof Error ? error.message : String(error);
  return new EmulatorError("state-file", `cannot write the state file ${file}: ${why}`);
}
var MOST_BYTES = 2 ** 31 - 1;
function readState(file) {
  const opened = openSync(
    file,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  );
  try {
    const found = fstatSync(opened);
    if (!found.isFile() || found.size > MOST_BYTES) {
      throw new Error("it is not a regular file of less than 2 GiB");
    }
    return readFileSync(opened);
  } finally {
    closeSync(opened);
  }
}
function saveState(file, account) {
  const temporary = `${file}.${randomBytes2(8).toString("hex")}.tmp`;
  try {
    writeState(temporary, account);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
}
function writeState(path, account) {
  const hash = createHash2("sha256");
  const target = openSync(path, "wx", 384);
  try {
    for (const line of writeAccount(account)) {
      hash.update(line);
      writeAll(target, line);
    }
    writeAll(target, `${hash.digest("hex")}
`);
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
}
var DIGEST_LENGTH = 65;
function* checkedLines(bytes) {
  const end = Math.max(0, bytes.length - DIGEST_LENGTH);
  const digest = createHash2("sha256").update(bytes.subarray(0, end)).digest("hex");
  if (bytes.toString("latin1", end) !== `${digest}
`) {
    throw new Error("it is damaged, or no state file at all");
  }
  for (let at = 0; at < end; ) {
    const newline = bytes.indexOf(10, at);
    yield bytes.toString("utf8", at, newline);
    at = newline + 1;
  }
}
function writeAll(target, text) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(target, bytes, at);
}
function syncFolder(path) {
  try {
    const folder = openSync(path, "r");
    fsyncSync(folder);
    closeSync(folder);
  } catch {
  }
}

// src/emulator/saver.ts
var DELAY_MS = 200;
var SHARE = 0.1;
var NO_SAVER = { changed: () => {
}, flush: () => {
} };
function createSaver(file, account) {
  let timer = null;
  let delay = DELAY_MS;
  const save = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const start = performance.now();
    saveState(file, account);
    delay = Math.max(DELAY_MS, (performance.now() - start) / SHARE);
  };
  const saveQuietly = () => {
    try {
      save();
    } catch {
    }
  };
  return {
    changed: () => {
      timer ??= setTimeout(saveQuietly, delay).unref();
    },
    flush: () => {
      try {
        save();
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new EmulatorError("state-file", `cannot write the state file ${file}: ${why}`);
      }
    }
  };
}

// src/emulator/server-clock.ts
import { ServerResponse } from "node:http";
function createServerClock(skewMs, now) {
  return {
    skewMs,
    date() {
      return this.skewMs === null ? null : new Date(now() + this.skewMs).toUTCString();
    }
  };
}
function responsesDatedBy(clock) {
  return class extends ServerResponse {
    writeHead(status, words, headers) {
      const date = clock.date();
      this.sendDate = false;
      if (date !== null) this.setHeader("Date", date);
      if (typeof words === "string") return super.writeHead(status, words, headers);
      return super.writeHead(status, words);
    }
  };
}

// src/emulator/server.ts
var RECENT_REQUESTS = 200;
async function startEmulator(options = {}) {
  const settings = settingsOf(options);
  const { context, live, saver, giveBack } = openAccount(settings);
  const dated = { ServerResponse: responsesDatedBy(context.clock) };
  const server = createServer(dated, (request, response) => void serve(context, request, response));
  const url = await listen(server, settings).catch((error) => {
    giveBack();
    throw error;
  });
  const end = async () => {
    settings.timers.clear();
    live.close();
    await closed(server);
    try {
      saver.flush();
    } finally {
      giveBack();
    }
  };
  let closing = null;
  return {
    url,
    accountId: settings.accountId,
    passcode: settings.passcode,
    warnings: warningsFor(settings.host),
    state: () => stateOf(context),
    scheduleFaults: (faults) => context.faults.schedule(faults),
    close: () => {
      closing ??= end();
      return closing;
    }
  };
}
function openAccount(settings) {
  const { stateFile } = settings;
  const giveBack = stateFile === null ? () => {
  } : claimState(stateFile);
  try {
    return { ...accountIn(settings), giveBack };
  } catch (error) {
    giveBack();
    throw error;
  }
}
function accountIn(settings) {
  const { stateFile } = settings;
  const account = (stateFile === null ? null : loadState(stateFile)) ?? createAccount();
  seed(account, settings);
  const saver = stateFile === null ? NO_SAVER : createSaver(stateFile, account);
  saver.flush();
  const live = createLive(() => overviewOf(context));
  const context = {
    ...workings(settings),
    settings,
    account,
    changed: () => {
      saver.changed();
      live.changed();
    },
    watch: (page) => live.attach(page)
  };
  return { context, live, saver };
}
function workings(settings) {
  const random = seededRandom(settings.seed);
  const fate = seededRandom(settings.seed ^ 24160);
  return {
    lanes: {
      update: createLanes(settings.lanes),
      create: createLanes(settings.lanes),
      events: createLanes(settings.lanes),
      counts: createLanes(settings.lanes)
    },
    faults: createFaultSchedule(settings.faults, random),
    clock: createServerClock(settings.clockSkewMs, settings.now),
    log: createRequestLog(RECENT_REQUESTS),
    random,
    counts: createPendingCounts(),
    zone: zoneOf(settings.timezone),
    isLost: () => settings.eventLoss > 0 && fate() < settings.eventLoss
  };
}
function seed({ segments, users }, settings) {
  for (const segment of settings.segments) {
    const { ctSegmentId, customerSegmentId } = segment;
    const known = (customerSegmentId === null ? void 0 : segments.byCustomerId(customerSegmentId)) ?? (ctSegmentId === null ? void 0 : segments.byCtId(ctSegmentId));
    if (known === void 0) segments.add(segment);
    else if (contradicts(known, segment)) throw taken(segment);
  }
  for (const profile of settings.users) {
    const user = memberOf(profile);
    if (user !== null) users.add(user, true);
  }
}
function contradicts(known, { ctSegmentId, customerSegmentId }) {
  if (known.customerSegmentId !== customerSegmentId) return true;
  return ctSegmentId !== null && known.ctSegmentId !== ctSegmentId;
}
function taken({ name }) {
  return new EmulatorError(
    "segments",
    `an ID of segment ${name} belongs to another segment already`
  );
}
function listen(server, { host, port }) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const { address, family, port: bound } = server.address();
      resolve(`http://${family === "IPv6" ? `[${address}]` : address}:${bound}`);
    });
  });
}
function closed(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
function warningsFor(host) {
  if (isLoopback(host)) return [];
  return [
    `listening on ${host}, beyond this machine: whoever reaches it can read and change this account`
  ];
}

export {
  EmulatorError,
  parseFault,
  parseLatency,
  parseClockSkew,
  parseEventLag,
  parseEventRetention,
  parseEventLoss,
  parseTimezone,
  parseSegmentSeed,
  parseCounting,
  parseCreateResponse,
  parseReserved,
  parseCode100Status,
  parsePort,
  parseLanes,
  parseSeed,
  parseBodyLimit,
  startEmulator
};
