import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  CREATE_SEGMENT_PATH,
  EVENTS_PATH,
  UPDATE_SEGMENT_PATH,
  assertExhaustive
} from "./chunk-3VMXWVQ5.js";

// src/emulator/faults.ts
var API_NAMES = ["update", "create", "events"];
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
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text);
  if (match === null) return null;
  const unit = match[2] === "s" ? 1e3 : match[2] === "m" ? 6e4 : 1;
  return Number(match[1]) * unit;
}
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
      api: apiOf(take(fields, "api")),
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
        "it must begin with status, reset, stall, truncate, nonjson, lost, late, progress, fail or skip"
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
function apiOf(value) {
  if (value === null) return null;
  const api = oneOf(value, API_NAMES);
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
    seed: options.seed ?? 1,
    lanes: options.lanes ?? 3,
    maxBodyBytes: options.maxBodyBytes ?? MAX_BODY_BYTES,
    bodyTimeoutMs: options.bodyTimeoutMs ?? BODY_TIMEOUT_MS,
    stateFile: options.stateFile ?? null,
    now: options.now ?? Date.now,
    timers: options.timers ?? createTimers()
  };
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
  const numbers = { identity: /* @__PURE__ */ new Map(), guid: /* @__PURE__ */ new Map() };
  const member = (user) => {
    const found = members[user];
    if (found === void 0) throw new Error(`no user ${user}`);
    return found;
  };
  return {
    get count() {
      return members.length;
    },
    get created() {
      return members.length - known.size;
    },
    find: ({ kind, value }) => numbers[kind].get(value),
    add: (added, isKnown) => {
      const user = numbers[added.kind].get(added.value) ?? members.push(added) - 1;
      numbers[added.kind].set(added.value, user);
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
    redundant: counters.redundant
  };
}
function change(account, segment, operation, member, time) {
  const { users, events } = account;
  const user = users.find(member) ?? (operation === "ADD" ? users.add(member, false) : void 0);
  if (user === void 0 || !apply(segment.members, operation, user)) {
    account.redundant += 1;
    return false;
  }
  events.record({ time, operation, ctSegmentId: segment.ctSegmentId, user });
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
    known_users: users.count - users.created,
    billed_events: events.total,
    redundant_changes: account.redundant,
    errors: errors.total,
    apis: {
      update: apiState(lanes.update, log.counts.update),
      create: apiState(lanes.create, log.counts.create),
      events: apiState(lanes.events, log.counts.events)
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
    if (!users.isKnown(user)) yield profileOf(users.member(user));
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
  const { time, ms, hungUp, ...rest } = record;
  return { ...rest, time: new Date(time).toISOString(), ms, hung_up: hungUp };
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
function createRequestLog(limit) {
  let records = [];
  const counts = { update: 0, create: 0, events: 0 };
  return {
    counts,
    recent: () => records.slice(-limit),
    begin: (number, api, method, time) => {
      const outcome = { status: null, ms: null, fault: null, note: null, hungUp: false };
      const tally = { users: 0, segments: 0, applied: 0, skipped: 0 };
      const record = { number, api, method, time, ...outcome, ...tally };
      counts[api] += 1;
      records.push(record);
      if (records.length >= 2 * limit) records = records.slice(-limit);
      return record;
    }
  };
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
  const counts = new Array(last - start + 1).fill(0);
  for (const { time } of rows) {
    const slot = Math.max(0, Math.floor(time / width) - start);
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  return counts.map((errors, index) => ({ from: (start + index) * width, errors }));
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
      return membersReply(context.account, path, query);
  }
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
    over_time: countOverTime(rows, settings.now()).map(({ from, errors }) => ({
      from: new Date(from).toISOString(),
      errors
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
function membersReply({ segments, users }, path, query) {
  const [, id] = /^\/segments\/(\d{1,15})\/members$/.exec(path) ?? [];
  const segment = id === void 0 ? void 0 : segments.byCtId(Number(id));
  if (segment === void 0 || segment.deleted) return jsonReply(404, { error: "not found" });
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
    case "POST /users":
      return withBody(context, request, (body) => addUsers(context, body));
    default:
      return request.method === "DELETE" ? deleteSegment(context, path) : NOT_FOUND;
  }
}
var NOT_FOUND = jsonReply(404, { error: "not found" });
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
  return jsonReply(200, { known_users: account.users.count - account.users.created });
}
function deleteSegment({ account, changed }, path) {
  const [, id] = /^\/segments\/(\d{1,15})$/.exec(path) ?? [];
  const segment = id === void 0 ? void 0 : account.segments.byCtId(Number(id));
  if (segment === void 0 || segment.deleted) return NOT_FOUND;
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
    return exchange.process({ draw: () => share >= 1 || exchange.random() < share, reported });
  }
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

// src/emulator/get-events.ts
import { createHash } from "node:crypto";
var EVENT_NAME = "Segment Membership Change";
var MAX_BATCH_SIZE = 5e3;
var DEFAULT_BATCH_SIZE = 50;
var DAY_MS = 864e5;
var CURSOR_MS = 4 * 36e5;
var IDLE_MS = 36e5;
function queryEvents({ account, settings }, query, body) {
  const now = settings.now();
  const size = batchSizeOf(query.get("batch_size"));
  const { event_name: name, from, to } = body ?? {};
  const start = startOfDay(from);
  const end = startOfDay(to);
  if (size === null) return refusal(failure("parameters", "batch_size is not from 1 to 5000"));
  if (typeof name !== "string") return refusal(failure("parameters", "event_name is missing"));
  if (start === null || end === null || start > end) {
    return refusal(failure("parameters", "from and to are not two dates YYYYMMDD in order"));
  }
  const none = name !== EVENT_NAME;
  const at = none ? 0 : firstNotBefore(account.events, start);
  const last = none ? 0 : firstNotBefore(account.events, end + DAY_MS);
  const cursor = { at, end: last, size, asked: now, used: now };
  return jsonReply(200, { status: "success", cursor: writeCursor(cursor) });
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
    records.push(recordOf(account, account.events.at(index)));
  }
  const more = next < end ? { next_cursor: writeCursor({ ...cursor, at: next, used: now }) } : {};
  return jsonReply(200, { status: "success", ...more, ...records.length > 0 ? { records } : {} });
}
function recordOf({ users, segments }, event) {
  const segment = segments.byCtId(event.ctSegmentId);
  return {
    profile: profileOf2(users.member(event.user)),
    ts: Number(new Date(event.time).toISOString().replace(/\D/g, "").slice(0, 14)),
    event_props: {
      Action: event.operation,
      "Segment Name": segment?.name ?? "",
      "Segment ID": event.ctSegmentId,
      Customer_Segment_ID: segment?.customerSegmentId ?? ""
    }
  };
}
function profileOf2({ kind, value }) {
  if (kind === "guid") return { objectId: value };
  const objectId = createHash("sha256").update(value).digest("hex").slice(0, 32);
  return { objectId, identity: value };
}
function batchSizeOf(text) {
  if (text === null) return DEFAULT_BATCH_SIZE;
  const size = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return size >= 1 && size <= MAX_BATCH_SIZE ? size : null;
}
function startOfDay(value) {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(String(value)) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(time) ? null : time;
}
function firstNotBefore(events, time) {
  let low = events.first;
  let high = events.total;
  while (low < high) {
    const middle = low + high >>> 1;
    if (events.at(middle).time < time) low = middle + 1;
    else high = middle;
  }
  return low;
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
  const { account, time, skipping } = into;
  const report = (type) => {
    tally.skipped += 1;
    account.errors.report(rowOf(into, written, user, type));
  };
  if (judged.kind === "invalid") report(judged.type);
  else if (user === null) report("API_SEGMENT_EMPTY_IDENTITY");
  else if (skipping?.draw() === true) {
    if (skipping.reported) report("API_SEGMENT_NOT_FOUND_OR_DELETED");
    else tally.skipped += 1;
  } else if (change(account, judged.segment, judged.operation, user, time)) {
    tally.applied += 1;
  }
}
function rowOf({ request, time }, { ctSegmentId, customerSegmentId }, user, type) {
  return { time, request, type, ctSegmentId, customerSegmentId, user: user?.value ?? null };
}

// src/emulator/operations.ts
function operate(context, arrived, skipping) {
  const { api, request, url, bytes } = arrived;
  if (api === "events" && request.method === "GET") {
    return readEvents(context, url.searchParams);
  }
  if (!isJsonType(request.headers["content-type"])) {
    return refusal(failure("parameters", "Content-Type is not application/json"));
  }
  const json = parseJson(bytes);
  if (!("value" in json)) return refusal(json);
  switch (api) {
    case "update":
      return update(context, arrived.record, json.value, skipping);
    case "create":
      return create(context, arrived.record, json.value);
    case "events":
      return queryEvents(context, url.searchParams, json.value);
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
function update({ account, settings }, record, body, skipping) {
  const entries = readUpdateRequest(body, settings.reserved);
  if ("error" in entries) return refusal(entries);
  const exceeded = checkLimits(entries, settings.counting, settings.code100Status);
  if (exceeded !== null) return refusal(exceeded);
  const request = record.number;
  const into = { account, request, time: settings.now(), skipping };
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
  if (method !== "POST" && !(api === "events" && method === "GET")) {
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
    process: (skipping) => {
      record.hungUp = response.destroyed;
      const reply = operate(context, arrived, skipping);
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
var chart_client_default = "import { byId, count, timeOf } from '/dom.client.js';\n\nconst WIDTH = 400;\nconst HEIGHT = 60;\nconst GAP = 0.2;\n\n/** Bars of skipped entries over time, with the same in words for those who do not see them. */\nexport function drawChart(buckets) {\n  byId('chart').hidden = buckets.length === 0;\n  if (buckets.length === 0) return;\n  const [first] = buckets;\n  const last = buckets.at(-1);\n  const highest = buckets.reduce((most, one) => (one.errors > most.errors ? one : most), first);\n  const bars = byId('bars');\n  bars.replaceChildren(...buckets.map((bucket, at) => bar(bucket, at, buckets.length, highest)));\n  const total = buckets.reduce((sum, { errors }) => sum + errors, 0);\n  bars.setAttribute(\n    'aria-label',\n    `${count(total)} skipped from ${timeOf(first.from)} to ${timeOf(last.from)}, ` +\n      `most at ${timeOf(highest.from)}: ${count(highest.errors)}`,\n  );\n  byId('chart-from').textContent = timeOf(first.from);\n  byId('chart-to').textContent = timeOf(last.from);\n}\n\nfunction bar({ errors }, at, length, highest) {\n  const made = document.createElementNS('http://www.w3.org/2000/svg', 'rect');\n  const step = WIDTH / length;\n  const height = errors === 0 ? 0 : Math.max(2, (errors / highest.errors) * HEIGHT);\n  made.setAttribute('x', String(at * step + (step * GAP) / 2));\n  made.setAttribute('y', String(HEIGHT - height));\n  made.setAttribute('width', String(step * (1 - GAP)));\n  made.setAttribute('height', String(height));\n  return made;\n}\n";

// src/emulator/page/dom.client.js
var dom_client_default = "/** Makes elements. Text goes in as text, never as markup: an identity may be `<script>`. */\nexport function element(name, attributes = {}, ...children) {\n  const made = document.createElement(name);\n  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);\n  made.append(...children);\n  return made;\n}\n\nexport const byId = (id) => document.getElementById(id);\n\n/** Control, format and bidi characters as code points, so that no text can pose as another. */\nexport function visible(text) {\n  return text.replace(\n    /[\\p{Cc}\\p{Cf}\\u2028\\u2029]/gu,\n    (character) => `\\\\u{${character.codePointAt(0).toString(16)}}`,\n  );\n}\n\n/** Text that somebody sent, isolated so that its direction does not touch its neighbours. */\nexport function sent(text) {\n  return text === null || text === ''\n    ? element('span', { class: 'quiet' }, '\u2013')\n    : element('bdi', {}, visible(String(text)));\n}\n\nexport function cell(content, className = '') {\n  const made = element('td', {}, content);\n  if (className !== '') made.className = className;\n  return made;\n}\n\n/**\n * Brings the children of `parent` in step with `items`. An item whose text has not changed keeps its\n * element, and with it focus and selection.\n */\nexport function reconcile(parent, items, keyOf, make) {\n  const before = new Map([...parent.children].map((child) => [child.dataset.key, child]));\n  let place = parent.firstElementChild;\n  for (const item of items) {\n    const key = keyOf(item);\n    const text = JSON.stringify(item);\n    let child = before.get(key);\n    before.delete(key);\n    if (child?.dataset.text !== text) {\n      const made = make(item);\n      made.dataset.key = key;\n      made.dataset.text = text;\n      const focused = child?.contains(document.activeElement) ?? false;\n      if (place === child) place = child?.nextElementSibling ?? null;\n      child?.remove();\n      child = made;\n      parent.insertBefore(child, place);\n      if (focused) child.querySelector('button')?.focus();\n    } else if (child === place) {\n      place = child.nextElementSibling;\n    } else {\n      parent.insertBefore(child, place);\n    }\n  }\n  for (const gone of before.values()) gone.remove();\n}\n\nconst clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });\n\nexport function timeOf(iso) {\n  return clock.format(new Date(iso));\n}\n\nconst numbers = new Intl.NumberFormat();\n\nexport function count(number) {\n  return numbers.format(number);\n}\n";

// src/emulator/page/page.client.js
var page_client_default = "import { drawChart } from '/chart.client.js';\nimport { byId, cell, count, element, reconcile, sent, timeOf, visible } from '/dom.client.js';\n\nconst API_LABELS = { update: 'Update Segment', create: 'Create Segment', events: 'Get Events' };\nconst SHOWN_MEMBERS = 200;\nconst SHOWN_ERRORS = 200;\n\nlet overview = null;\nlet chosen = null;\n\nfunction showNumbers() {\n  const members = overview.segments.reduce((sum, { size }) => sum + size, 0);\n  byId('account').textContent = visible(overview.account_id);\n  byId('reach').textContent = overview.loopback\n    ? ', on this machine only'\n    : ', open to whoever reaches this machine';\n  byId('requests').textContent = count(overview.requests);\n  byId('memberships').textContent = count(members);\n  byId('billed').textContent = count(overview.billed_events);\n  byId('created').textContent = count(overview.created_users);\n  byId('redundant').textContent = count(overview.redundant_changes);\n  byId('skipped').textContent = count(overview.errors);\n}\n\nfunction showLanes() {\n  const items = Object.entries(overview.apis).map(([api, state]) => ({ api, ...state }));\n  reconcile(byId('lanes'), items, ({ api }) => api, laneItem);\n}\n\nfunction laneItem({ api, lanes, in_use, peak, too_many }) {\n  const dots = Array.from({ length: Math.min(lanes, 12) }, (_, index) =>\n    element('i', index < in_use ? { class: 'taken' } : {}),\n  );\n  const refused = too_many === 0 ? '' : `, ${count(too_many)} refused with 429`;\n  return element(\n    'li',\n    {},\n    element('strong', {}, API_LABELS[api]),\n    element('span', { class: 'dots', 'aria-hidden': 'true' }, ...dots),\n    element('span', { class: 'quiet' }, `${in_use} of ${lanes}, at most ${peak}${refused}`),\n  );\n}\n\nfunction showSegments() {\n  byId('no-segments').hidden = overview.segments.length > 0;\n  const items = overview.segments.map((segment) => ({\n    ...segment,\n    current: segment.ct_segment_id === chosen,\n  }));\n  reconcile(byId('segments'), items, (segment) => String(segment.ct_segment_id), segmentRow);\n}\n\nfunction segmentRow({ ct_segment_id, customer_segment_id, name, kind, size, current }) {\n  const button = element('button', { type: 'button', 'aria-pressed': String(current) }, sent(name));\n  button.addEventListener('click', () => choose(ct_segment_id));\n  const title = element('td', {}, button);\n  if (customer_segment_id !== null && customer_segment_id !== name) {\n    title.append(' ', element('span', { class: 'quiet' }, sent(customer_segment_id)));\n  }\n  return element(\n    'tr',\n    { 'aria-current': String(current) },\n    title,\n    cell(kind === 'api' ? 'API' : kind, 'quiet'),\n    cell(String(ct_segment_id), 'number'),\n    cell(count(size), 'number'),\n  );\n}\n\nfunction choose(id) {\n  chosen = id;\n  byId('search').value = '';\n  showSegments();\n  void loadMembers();\n}\n\n/** Only the newest question may answer: an older one that comes late is dropped. */\nfunction newest(load, show) {\n  let asked = 0;\n  return async () => {\n    asked += 1;\n    const mine = asked;\n    const path = load();\n    if (path === null) return;\n    try {\n      const response = await fetch(path);\n      const answer = response.ok ? await response.json() : null;\n      if (mine === asked && answer !== null) show(answer);\n    } catch {\n      // The connection is shown as lost; its return loads everything again.\n    }\n  };\n}\n\nconst loadMembers = newest(\n  () => {\n    const segment = overview?.segments.find(({ ct_segment_id }) => ct_segment_id === chosen);\n    byId('members-chosen').hidden = segment === undefined;\n    byId('members-hint').hidden = segment !== undefined;\n    byId('members-title').replaceChildren(\n      ...(segment === undefined ? ['Members'] : ['Members of ', sent(segment.name)]),\n    );\n    if (segment === undefined) return null;\n    const search = encodeURIComponent(byId('search').value);\n    return `/_emulator/segments/${chosen}/members?limit=${SHOWN_MEMBERS}&search=${search}`;\n  },\n  ({ total, matched, members }) => {\n    const shown = matched > members.length ? `, the first ${count(members.length)} shown` : '';\n    byId('members-count').textContent = `${count(matched)} of ${count(total)}${shown}`;\n    reconcile(byId('members'), members, (member) => JSON.stringify(member), memberItem);\n  },\n);\n\nfunction memberItem({ identity, guid }) {\n  if (identity !== undefined) return element('li', {}, sent(identity));\n  return element('li', {}, sent(guid), ' ', element('span', { class: 'tag' }, 'guid'));\n}\n\nfunction errorQuery() {\n  const query = new URLSearchParams();\n  for (const id of ['type', 'segment']) if (byId(id).value !== '') query.set(id, byId(id).value);\n  return query;\n}\n\nconst loadErrors = newest(\n  () => {\n    const query = errorQuery();\n    byId('csv').href = `/_emulator/error-stream.csv?${query}`;\n    query.set('limit', String(SHOWN_ERRORS));\n    return `/_emulator/error-stream?${query}`;\n  },\n  (answer) => {\n    showErrorSegments(answer.segments);\n    drawChart(answer.over_time);\n    const rows = answer.error_stream.reverse().map((row, index) => ({\n      ...row,\n      number: answer.matched - index,\n      description: answer.descriptions[row.error_type],\n    }));\n    byId('no-errors').hidden = rows.length > 0;\n    byId('errors-table').hidden = rows.length === 0;\n    const shown = answer.matched > rows.length ? `, newest ${count(rows.length)} shown` : '';\n    byId('errors-count').textContent = `${count(answer.matched)} skipped${shown}`;\n    reconcile(byId('errors'), rows, (row) => String(row.number), errorRow);\n  },\n);\n\nfunction showErrorSegments(segments) {\n  const select = byId('segment');\n  const value = select.value;\n  const options = ['', ...new Set([...segments, ...(value === '' ? [] : [value])])];\n  reconcile(select, options, String, (name) =>\n    element('option', { value: name }, name === '' ? 'All' : visible(name)),\n  );\n  select.value = value;\n}\n\nfunction errorRow(row) {\n  const { time, error_type, segment_id, customer_segment_id, user_identity, request } = row;\n  return element(\n    'tr',\n    {},\n    cell(timeOf(time), 'tight'),\n    cell(element('span', { title: row.description }, error_type), 'tight'),\n    cell(sent(segment_id), 'number'),\n    cell(sent(customer_segment_id)),\n    cell(sent(user_identity)),\n    cell(count(request), 'number'),\n  );\n}\n\nfunction showRecent() {\n  byId('no-recent').hidden = overview.recent.length > 0;\n  reconcile(byId('recent'), overview.recent, ({ number }) => String(number), requestRow);\n}\n\nfunction requestRow(request) {\n  const { number, time, api, ms, users, segments, applied, skipped } = request;\n  return element(\n    'tr',\n    {},\n    cell(count(number), 'number'),\n    cell(timeOf(time), 'tight'),\n    cell(API_LABELS[api], 'tight'),\n    cell(answerTag(request), 'tight'),\n    cell(ms === null ? '\u2026' : `${count(Math.round(ms))} ms`, 'number tight'),\n    cell(count(users), 'number'),\n    cell(count(segments), 'number'),\n    cell(count(applied), 'number'),\n    cell(count(skipped), 'number'),\n    cell(remarks(request), 'quiet'),\n  );\n}\n\nfunction answerTag({ status, ms }) {\n  if (status === null) {\n    const text = ms === null ? 'in flight' : 'no answer';\n    return element('span', { class: 'tag', 'data-tone': 'warm' }, text);\n  }\n  const tone = status < 300 ? 'good' : status < 500 ? 'warm' : 'bad';\n  return element('span', { class: 'tag', 'data-tone': tone }, String(status));\n}\n\nfunction remarks({ fault, note, hung_up }) {\n  return [fault === null ? '' : `fault: ${fault}`, hung_up ? 'client hung up' : '', note ?? '']\n    .filter((remark) => remark !== '')\n    .map(visible)\n    .join('; ');\n}\n\n/** Read out at most once in a while: a busy apply must not drown a screen reader. */\nconst NEWS_MS = 5000;\nlet newsAreDue = false;\n\nfunction tellNews() {\n  if (newsAreDue) return;\n  newsAreDue = true;\n  setTimeout(() => {\n    newsAreDue = false;\n    byId('news').textContent =\n      `${count(overview.requests)} requests, ${count(overview.errors)} skipped`;\n  }, NEWS_MS);\n}\n\nfunction receive(next) {\n  const before = overview;\n  overview = next;\n  showNumbers();\n  showLanes();\n  showSegments();\n  showRecent();\n  const asBefore = (name) => before !== null && before[name] === next[name];\n  if (!asBefore('billed_events')) void loadMembers();\n  if (!asBefore('errors')) void loadErrors();\n  if (before !== null && !asBefore('requests')) tellNews();\n}\n\nfunction showLink(state, text) {\n  byId('link').dataset.state = state;\n  byId('link').textContent = text;\n}\n\n// A keyboard scrolls what has the focus, and not every browser lets a list have it by itself.\nfor (const list of document.querySelectorAll('.scroll')) {\n  list.tabIndex = 0;\n  list.role = 'group';\n  list.ariaLabel = list.closest('section').querySelector('h2').textContent;\n}\n\nbyId('search').addEventListener('input', loadMembers);\nbyId('type').addEventListener('change', loadErrors);\nbyId('segment').addEventListener('change', loadErrors);\n\nconst live = new EventSource('/_emulator/live');\nlive.addEventListener('open', () => {\n  overview = null;\n  showLink('live', 'live');\n});\nlive.addEventListener('error', () => showLink('lost', 'not connected, trying again'));\nlive.addEventListener('message', ({ data }) => receive(JSON.parse(data)));\n";

// src/emulator/page/page.css
var page_default = ':root {\n  color-scheme: light dark;\n  --ground: #f6f6f3;\n  --surface: #fff;\n  --line: #e2e2dc;\n  --text: #22252a;\n  --quiet: #5d636c;\n  --accent: #0b6b62;\n  --accent-soft: #d9efec;\n  --warm: #a34a12;\n  --warm-soft: #fbe7d9;\n  --bad: #a9232f;\n  --bad-soft: #fbe0e1;\n  --round: 10px;\n}\n\n@media (prefers-color-scheme: dark) {\n  :root {\n    --ground: #14171a;\n    --surface: #1c2024;\n    --line: #2e343a;\n    --text: #e6e8ea;\n    --quiet: #a0a8b0;\n    --accent: #5cc8bb;\n    --accent-soft: #1d3b39;\n    --warm: #eba06b;\n    --warm-soft: #3d2a1c;\n    --bad: #f08a92;\n    --bad-soft: #43242a;\n  }\n}\n\n* {\n  box-sizing: border-box;\n}\n\nbody {\n  margin: 0 auto;\n  max-width: 84rem;\n  padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 3rem;\n  background: var(--ground);\n  color: var(--text);\n  font:\n    0.9375rem / 1.5 system-ui,\n    sans-serif;\n}\n\nheader {\n  display: flex;\n  flex-wrap: wrap;\n  align-items: baseline;\n  gap: 0.25rem 1rem;\n  margin-bottom: 1.25rem;\n}\n\nheader p {\n  margin: 0;\n  color: var(--quiet);\n}\n\nh1 {\n  margin: 0;\n  font-size: 1.375rem;\n  font-weight: 650;\n  letter-spacing: -0.01em;\n}\n\nh2 {\n  margin: 0 0 0.75rem;\n  font-size: 1rem;\n  font-weight: 600;\n  overflow-wrap: anywhere;\n}\n\nbdi {\n  overflow-wrap: anywhere;\n}\n\ncode {\n  font-size: 0.875em;\n}\n\na {\n  color: var(--accent);\n}\n\n:focus-visible {\n  outline: 2px solid var(--accent);\n  outline-offset: 2px;\n}\n\nmain:focus {\n  outline: none;\n}\n\n.skip {\n  position: absolute;\n  left: -100vw;\n}\n\n.skip:focus {\n  left: 1rem;\n  top: 0.5rem;\n  padding: 0.25rem 0.75rem;\n  background: var(--surface);\n  border-radius: var(--round);\n}\n\n.unseen {\n  position: absolute;\n  width: 1px;\n  height: 1px;\n  margin: -1px;\n  overflow: hidden;\n  clip-path: inset(50%);\n  white-space: nowrap;\n}\n\n.link {\n  margin-left: auto;\n}\n\n.link::before {\n  content: "";\n  display: inline-block;\n  width: 0.55rem;\n  height: 0.55rem;\n  margin-right: 0.45rem;\n  border-radius: 50%;\n  background: var(--warm);\n}\n\n.link[data-state="live"]::before {\n  background: var(--accent);\n}\n\n.panel,\n.numbers {\n  margin: 0 0 1rem;\n  padding: 1rem 1.25rem;\n  background: var(--surface);\n  border: 1px solid var(--line);\n  border-radius: var(--round);\n}\n\n.numbers {\n  display: grid;\n  grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));\n  gap: 0.75rem 1.5rem;\n}\n\n.numbers dt {\n  color: var(--quiet);\n  font-size: 0.8125rem;\n}\n\n.numbers dd {\n  margin: 0;\n  font-size: 1.5rem;\n  font-weight: 600;\n  font-variant-numeric: tabular-nums;\n  letter-spacing: -0.01em;\n}\n\n.pair {\n  display: grid;\n  grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));\n  gap: 0 1rem;\n}\n\n.pair .scroll {\n  height: 17rem;\n}\n\n.scroll {\n  max-height: 22rem;\n  overflow: auto;\n}\n';

// src/emulator/page/page.html
var page_default2 = '<!doctype html>\n<html lang="en">\n  <head>\n    <meta charset="utf-8">\n    <meta name="viewport" content="width=device-width, initial-scale=1">\n    <meta name="color-scheme" content="light dark">\n    <title>segops emulator</title>\n    <link rel="icon" href="data:,">\n    <link rel="stylesheet" href="/page.css">\n    <link rel="stylesheet" href="/parts.css">\n    <script type="module" src="/page.client.js"></script>\n  </head>\n  <body>\n    <a class="skip" href="#main">Skip to the content</a>\n    <header>\n      <h1>segops emulator</h1>\n      <p>The Update Segment API of account <bdi id="account">\u2026</bdi><span id="reach"></span></p>\n      <p id="link" class="link" role="status" data-state="waiting">connecting</p>\n    </header>\n    <main id="main" tabindex="-1">\n      <p id="news" class="unseen" aria-live="polite"></p>\n\n      <section aria-labelledby="numbers-title">\n        <h2 id="numbers-title" class="unseen">Numbers</h2>\n        <dl class="numbers">\n          <div><dt>Requests</dt><dd id="requests">0</dd></div>\n          <div><dt>Memberships</dt><dd id="memberships">0</dd></div>\n          <div><dt>Billed events</dt><dd id="billed">0</dd></div>\n          <div><dt>Users created</dt><dd id="created">0</dd></div>\n          <div><dt>Changes without effect</dt><dd id="redundant">0</dd></div>\n          <div><dt>Skipped</dt><dd id="skipped">0</dd></div>\n        </dl>\n      </section>\n\n      <section aria-labelledby="lanes-title" class="panel">\n        <h2 id="lanes-title">Lanes in use</h2>\n        <ul id="lanes" class="lanes"></ul>\n      </section>\n\n      <div class="pair">\n        <section aria-labelledby="segments-title" class="panel">\n          <h2 id="segments-title">Segments</h2>\n          <div class="scroll">\n            <table>\n              <thead>\n                <tr>\n                  <th scope="col">Segment</th>\n                  <th scope="col">Kind</th>\n                  <th scope="col" class="number">ID</th>\n                  <th scope="col" class="number">Members</th>\n                </tr>\n              </thead>\n              <tbody id="segments"></tbody>\n            </table>\n            <p id="no-segments" class="empty">No segments yet. Create Segment makes them, or start with <code>--segment KEY</code>.</p>\n          </div>\n        </section>\n\n        <section aria-labelledby="members-title" class="panel">\n          <h2 id="members-title">Members</h2>\n          <div id="members-chosen" hidden>\n            <p class="field">\n              <label for="search">Search</label>\n              <input id="search" type="search" autocomplete="off" spellcheck="false">\n              <output id="members-count" for="search"></output>\n            </p>\n            <div class="scroll">\n              <ul id="members" class="members"></ul>\n            </div>\n          </div>\n          <p id="members-hint" class="empty">Choose a segment to see who is in it.</p>\n        </section>\n      </div>\n\n      <section aria-labelledby="errors-title" class="panel">\n        <h2 id="errors-title">Error Stream</h2>\n        <div class="filters">\n          <p class="field">\n            <label for="type">Error type</label>\n            <select id="type">\n              <option value="">All</option>\n              <option>API_SEGMENT_NOT_FOUND_OR_DELETED</option>\n              <option>API_SEGMENT_ID_MISMATCH</option>\n              <option>API_SEGMENT_INVALID_ACTION</option>\n              <option>API_SEGMENT_EMPTY_IDENTITY</option>\n              <option>API_SEGMENT_NO_SEGMENT_ID</option>\n            </select>\n          </p>\n          <p class="field">\n            <label for="segment">Segment</label>\n            <select id="segment"><option value="">All</option></select>\n          </p>\n          <output id="errors-count" for="type segment"></output>\n          <a id="csv" href="/_emulator/error-stream.csv" download="error-stream.csv">Download CSV</a>\n        </div>\n        <figure id="chart" hidden>\n          <svg id="bars" role="img" aria-label="Skipped over time" preserveAspectRatio="none" viewBox="0 0 400 60"></svg>\n          <figcaption><span id="chart-from"></span><span id="chart-to"></span></figcaption>\n        </figure>\n        <div class="scroll">\n          <table id="errors-table">\n            <thead>\n              <tr>\n                <th scope="col">Time</th>\n                <th scope="col">Error type</th>\n                <th scope="col" class="number">Segment ID</th>\n                <th scope="col">Customer Segment ID</th>\n                <th scope="col">User Identity</th>\n                <th scope="col" class="number">Request</th>\n              </tr>\n            </thead>\n            <tbody id="errors"></tbody>\n          </table>\n          <p id="no-errors" class="empty">Nothing was skipped.</p>\n        </div>\n      </section>\n\n      <section aria-labelledby="recent-title" class="panel">\n        <h2 id="recent-title">Recent requests</h2>\n        <div class="scroll">\n          <table>\n            <thead>\n              <tr>\n                <th scope="col" class="number">No.</th>\n                <th scope="col">Time</th>\n                <th scope="col">API</th>\n                <th scope="col">Answer</th>\n                <th scope="col" class="number">Took</th>\n                <th scope="col" class="number">Users</th>\n                <th scope="col" class="number">Segments</th>\n                <th scope="col" class="number">Applied</th>\n                <th scope="col" class="number">Skipped</th>\n                <th scope="col">Remarks</th>\n              </tr>\n            </thead>\n            <tbody id="recent"></tbody>\n          </table>\n          <p id="no-recent" class="empty">No requests yet.</p>\n        </div>\n      </section>\n    </main>\n  </body>\n</html>\n';

// src/emulator/page/parts.css
var parts_default = 'table {\n  width: 100%;\n  border-collapse: collapse;\n  font-variant-numeric: tabular-nums;\n}\n\nth,\ntd {\n  padding: 0.35rem 0.75rem 0.35rem 0;\n  border-bottom: 1px solid var(--line);\n  text-align: start;\n  vertical-align: baseline;\n}\n\nth {\n  position: sticky;\n  top: 0;\n  background: var(--surface);\n  color: var(--quiet);\n  font-size: 0.8125rem;\n  font-weight: 500;\n  white-space: nowrap;\n}\n\ntbody tr:last-child td {\n  border-bottom: 0;\n}\n\n.number {\n  text-align: end;\n}\n\nth.number + th:not(.number),\ntd.number + td:not(.number) {\n  padding-inline-start: 1rem;\n}\n\ntd.tight {\n  white-space: nowrap;\n}\n\ntr[aria-current="true"] {\n  background: var(--accent-soft);\n}\n\ntd button {\n  padding: 0;\n  border: 0;\n  background: none;\n  color: var(--accent);\n  font: inherit;\n  text-align: start;\n  cursor: pointer;\n}\n\ntd button:hover {\n  text-decoration: underline;\n}\n\n.quiet {\n  color: var(--quiet);\n}\n\n.tag {\n  padding: 0.05rem 0.45rem;\n  border-radius: 99px;\n  background: var(--accent-soft);\n  color: var(--accent);\n  font-size: 0.8125rem;\n  white-space: nowrap;\n}\n\n.tag[data-tone="warm"] {\n  background: var(--warm-soft);\n  color: var(--warm);\n}\n\n.tag[data-tone="bad"] {\n  background: var(--bad-soft);\n  color: var(--bad);\n}\n\n.empty {\n  margin: 0.75rem 0;\n  color: var(--quiet);\n}\n\n.lanes {\n  display: flex;\n  flex-wrap: wrap;\n  gap: 0.5rem 2rem;\n  margin: 0;\n  padding: 0;\n  list-style: none;\n}\n\n.lanes li {\n  display: flex;\n  flex-wrap: wrap;\n  align-items: center;\n  gap: 0 0.75rem;\n}\n\n.dots {\n  display: inline-flex;\n  gap: 0.3rem;\n}\n\n.dots i {\n  width: 0.8rem;\n  height: 0.8rem;\n  border: 1.5px solid var(--quiet);\n  border-radius: 50%;\n}\n\n.dots i.taken {\n  border-color: var(--accent);\n  background: var(--accent);\n}\n\n.filters,\n.field {\n  display: flex;\n  flex-wrap: wrap;\n  align-items: center;\n  gap: 0.5rem;\n  margin: 0 0 0.5rem;\n}\n\n.filters {\n  gap: 0.5rem 1rem;\n}\n\n.filters .field {\n  margin: 0;\n}\n\n.filters a {\n  margin-left: auto;\n}\n\noutput,\nlabel {\n  color: var(--quiet);\n  font-size: 0.8125rem;\n}\n\ninput,\nselect {\n  min-width: 9rem;\n  max-width: 100%;\n  padding: 0.3rem 0.6rem;\n  border: 1px solid var(--line);\n  border-radius: 6px;\n  background: var(--ground);\n  color: var(--text);\n  font: inherit;\n}\n\n.members {\n  margin: 0;\n  padding: 0;\n  list-style: none;\n}\n\n.members li {\n  padding: 0.25rem 0;\n  border-bottom: 1px solid var(--line);\n}\n\n.members li:last-child {\n  border-bottom: 0;\n}\n\nfigure {\n  margin: 0.5rem 0 0.75rem;\n}\n\n#bars {\n  display: block;\n  width: 100%;\n  height: 3.75rem;\n  border-bottom: 1px solid var(--line);\n}\n\n#bars rect {\n  fill: var(--warm);\n  opacity: 0.8;\n}\n\nfigcaption {\n  display: flex;\n  justify-content: space-between;\n  color: var(--quiet);\n  font-size: 0.8125rem;\n  font-variant-numeric: tabular-nums;\n}\n';

// src/emulator/page/assets.ts
var FILES = /* @__PURE__ */ new Map([
  ["/", ["text/html", page_default2]],
  ["/page.css", ["text/css", page_default]],
  ["/parts.css", ["text/css", parts_default]],
  ["/page.client.js", ["text/javascript", page_client_default]],
  ["/dom.client.js", ["text/javascript", dom_client_default]],
  ["/chart.client.js", ["text/javascript", chart_client_default]]
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
  [EVENTS_PATH, "events"]
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
  for (const segment of segments.all()) yield* segmentLines(segment);
  for (const rows of chunks(eventRows(account))) yield { kind: "events", rows };
  for (const rows of chunks(errors.rows)) yield { kind: "errors", rows };
}
function countersOf({ requests, redundant, events, errors }) {
  const droppedErrors = errors.total - errors.rows.length;
  return { requests, redundant, droppedEvents: events.first, droppedErrors };
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
  return {
    lanes: {
      update: createLanes(settings.lanes),
      create: createLanes(settings.lanes),
      events: createLanes(settings.lanes)
    },
    faults: createFaultSchedule(settings.faults, random),
    clock: createServerClock(settings.clockSkewMs, settings.now),
    log: createRequestLog(RECENT_REQUESTS),
    random
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
