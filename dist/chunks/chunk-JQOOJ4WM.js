import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  CREATE_SEGMENT_PATH,
  EVENTS_PATH,
  UPDATE_SEGMENT_PATH
} from "./chunk-BSGFOJ34.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";

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
        "it must begin with status, reset, stall, truncate, nonjson, lost, late, fail or skip"
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

// src/emulator/server.ts
import { createServer } from "node:http";

// src/emulator/error-stream.ts
function createErrorStream(limit) {
  let rows = [];
  let total = 0;
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
function createEventLog(limit) {
  let times = new Float64Array(FIRST_CAPACITY);
  let segments = new Float64Array(FIRST_CAPACITY);
  let users = new Uint32Array(FIRST_CAPACITY);
  let adds = new Uint8Array(FIRST_CAPACITY);
  let total = 0;
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
      return Math.max(0, total - limit);
    },
    record: ({ time, operation, ctSegmentId, user }) => {
      if (total >= times.length && times.length < limit) grow();
      const slot = total % times.length;
      times[slot] = time;
      segments[slot] = ctSegmentId;
      users[slot] = user;
      adds[slot] = operation === "ADD" ? 1 : 0;
      total += 1;
    },
    at: (index) => {
      const slot = index % times.length;
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
function createAccount() {
  return {
    segments: createSegments(),
    users: createUsers(),
    events: createEventLog(MAX_EVENTS),
    errors: createErrorStream(MAX_ERROR_ROWS),
    requests: 0,
    redundant: 0
  };
}
function change(account, segment, operation, member, time) {
  const { users, events } = account;
  const effective = operation === "ADD" ? addTo(segment, users.find(member) ?? users.add(member, false)) : removeFrom(segment, users.find(member));
  if (!effective) {
    account.redundant += 1;
    return false;
  }
  const user = users.find(member) ?? 0;
  events.record({ time, operation, ctSegmentId: segment.ctSegmentId, user });
  return true;
}
function addTo(segment, user) {
  const before = segment.members.size;
  return segment.members.add(user).size > before;
}
function removeFrom(segment, user) {
  return user !== void 0 && segment.members.delete(user);
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

// src/emulator/http.ts
import { isUtf8 } from "node:buffer";

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
function failure(kind, detail = kind, code100Status = 400) {
  const [code, error] = REQUEST_ERRORS[kind];
  return { status: code === 100 ? code100Status : code, code, error, detail };
}
function failureBody({ code, error }) {
  return { status: "fail", error, code };
}

// src/emulator/http.ts
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

// src/emulator/state-json.ts
function stateView(context) {
  const { account, lanes, log } = context;
  const { segments, users, errors, events } = account;
  const live = [...segments.all()].filter((segment) => !segment.deleted);
  return {
    segments: live.map((segment) => segmentState(segment, users)),
    error_stream: errors.rows.map(rowJson),
    requests: account.requests,
    created_users: createdUsers(users),
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
function apiState({ limit, inUse, peak, refused }, requests) {
  return { requests, lanes: limit, in_use: inUse, peak, too_many: refused };
}

// src/emulator/control.ts
async function serveControl(context, request, response, url) {
  const { account, faults } = context;
  const route = `${request.method} ${url.pathname.slice("/_emulator".length)}`;
  switch (route) {
    case "GET /state":
      return writePieces(response, "application/json", jsonPieces(stateView(context)));
    case "GET /error-stream":
      return writePieces(
        response,
        "application/json",
        jsonPieces({ error_stream: lazily(account.errors.rows, rowJson) })
      );
    case "GET /error-stream.csv":
      return writePieces(response, "text/csv; charset=utf-8", rowsCsv(account.errors.rows));
    case "GET /faults":
      return faultsReply(context);
    case "DELETE /faults":
      faults.clear();
      return faultsReply(context);
    case "POST /faults":
      return withBody(context, request, (body) => scheduleFaults(context, body));
    case "POST /segments":
      return withBody(context, request, (body) => addSegment(context, body));
    case "POST /users":
      return withBody(context, request, (body) => addUsers(context, body));
    default:
      return deleteSegment(context, route);
  }
}
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
function* lazily(items, convert) {
  for (const item of items) yield convert(item);
}
async function withBody({ settings }, request, work) {
  if (!isJsonType(request.headers["content-type"])) {
    return problem("Content-Type is not application/json");
  }
  const body = await readBody(request, settings.maxBodyBytes, settings.bodyTimeoutMs);
  if (body.kind !== "whole") return problem("the request did not arrive whole");
  const json = parseJson(body.bytes);
  return "value" in json ? work(json.value) : problem(json.detail);
}
function problem(error) {
  return jsonReply(400, { error });
}
function faultsReply({ faults }) {
  const pending = faults.pending().map(({ text, times, api, rate }) => ({ text, times, api, rate }));
  return jsonReply(200, { faults: pending });
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
  return faultsReply(context);
}
function addSegment({ account, changed }, body) {
  const seed2 = readSegmentSeed(body);
  if (!seed2.ok) return problem(seed2.error);
  const { ctSegmentId: ct, customerSegmentId: customer } = seed2.value;
  const taken = ct !== null && account.segments.byCtId(ct) !== void 0 || customer !== null && account.segments.byCustomerId(customer) !== void 0;
  if (taken) return problem("an ID of this segment is taken");
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
function deleteSegment({ account, changed }, route) {
  const [, id] = /^DELETE \/segments\/(\d{1,15})$/.exec(route) ?? [];
  const segment = id === void 0 ? void 0 : account.segments.byCtId(Number(id));
  if (segment === void 0) return jsonReply(404, { error: "not found" });
  account.segments.remove(segment);
  changed();
  return jsonReply(200, { deleted: segment.ctSegmentId });
}

// src/emulator/lanes.ts
function createLanes(limit) {
  let inUse = 0;
  let peak = 0;
  let refused = 0;
  const leave = () => {
    let held = true;
    return () => {
      if (held) inUse -= 1;
      held = false;
    };
  };
  return {
    limit,
    get inUse() {
      return inUse;
    },
    get peak() {
      return peak;
    },
    get refused() {
      return refused;
    },
    enter: () => {
      if (inUse >= limit) {
        refused += 1;
        return null;
      }
      inUse += 1;
      peak = Math.max(peak, inUse);
      return leave();
    }
  };
}

// src/emulator/options.ts
import { randomBytes } from "node:crypto";
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
    seed: options.seed ?? 1,
    lanes: options.lanes ?? 3,
    maxBodyBytes: options.maxBodyBytes ?? MAX_BODY_BYTES,
    bodyTimeoutMs: options.bodyTimeoutMs ?? BODY_TIMEOUT_MS,
    stateFile: options.stateFile ?? null,
    now: options.now ?? Date.now
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

// src/emulator/timers.ts
function createTimers() {
  const waiting = /* @__PURE__ */ new Set();
  const after = (ms, work) => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      work();
    }, ms);
    waiting.add(timer);
  };
  return {
    after,
    sleep: (ms) => new Promise((resolve) => after(ms, resolve)),
    clear: () => {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    }
  };
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
function queryEvents(account, query, body) {
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
  const cursor = { at, end: none ? 0 : firstNotBefore(account.events, end + DAY_MS), size };
  return jsonReply(200, { status: "success", cursor: writeCursor(cursor) });
}
function readEvents(account, query) {
  const cursor = readCursor(query.get("cursor"));
  if (cursor === null) return refusal(failure("parameters", "cursor is unreadable"));
  const { end, size } = cursor;
  const at = Math.max(cursor.at, account.events.first);
  const next = Math.min(at + size, end, account.events.total);
  const records = [];
  for (let index = at; index < next; index += 1) {
    records.push(recordOf(account, account.events.at(index)));
  }
  const more = next < end ? { next_cursor: writeCursor({ at: next, end, size }) } : {};
  return jsonReply(200, { status: "success", ...more, records });
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
function writeCursor({ at, end, size }) {
  return Buffer.from(`${at}.${end}.${size}`).toString("base64url");
}
function readCursor(text) {
  const written = Buffer.from(text ?? "", "base64url").toString();
  const [, at, end, size] = /^(\d{1,15})\.(\d{1,15})\.(\d{1,4})$/.exec(written) ?? [];
  const cursor = { at: Number(at), end: Number(end), size: Number(size) };
  return size === void 0 || cursor.size < 1 ? null : cursor;
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
  return {
    users: users.map((user) => readUser(user, `${at}.user_profiles`, reserved)),
    segments: segments.map((segment) => readSegment(segment, `${at}.segments`))
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
    return readEvents(context.account, url.searchParams);
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
      return queryEvents(context.account, url.searchParams, json.value);
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

// src/emulator/vendor.ts
async function serveVendor(context, api, request, response, url) {
  const record = begin(context, api, request);
  const early = refuseEarly(context, api, request);
  const leave = early === null ? context.lanes[api].enter() : null;
  if (leave === null) {
    finish(context, record, response, early ?? refusal(failure("concurrency")));
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
  if (ms > 0) await context.timers.sleep(ms);
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
    after: context.timers.after,
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

// src/emulator/server.ts
var RECENT_REQUESTS = 200;
async function startEmulator(options) {
  const settings = settingsOf(options);
  const account = createAccount();
  seed(account, settings);
  const context = contextOf(settings, account);
  const server = createServer((request, response) => {
    serve(context, request, response).catch((error) => fail(response, error));
  });
  const url = await listen(server, settings);
  return {
    url,
    accountId: settings.accountId,
    passcode: settings.passcode,
    warnings: warningsFor(settings.host),
    state: () => stateOf(context),
    scheduleFaults: (faults) => context.faults.schedule(faults),
    close: async () => {
      context.timers.clear();
      await new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    }
  };
}
function contextOf(settings, account) {
  const random = seededRandom(settings.seed);
  return {
    settings,
    account,
    lanes: {
      update: createLanes(settings.lanes),
      create: createLanes(settings.lanes),
      events: createLanes(settings.lanes)
    },
    faults: createFaultSchedule(settings.faults, random),
    log: createRequestLog(RECENT_REQUESTS),
    timers: createTimers(),
    random,
    changed: () => {
    }
  };
}
function seed({ segments, users }, settings) {
  for (const segment of settings.segments) {
    const { ctSegmentId, customerSegmentId } = segment;
    const known = (customerSegmentId === null ? void 0 : segments.byCustomerId(customerSegmentId)) ?? (ctSegmentId === null ? void 0 : segments.byCtId(ctSegmentId));
    if (known === void 0) segments.add(segment);
  }
  for (const profile of settings.users) {
    const user = memberOf(profile);
    if (user !== null) users.add(user, true);
  }
}
var APIS = /* @__PURE__ */ new Map([
  [UPDATE_SEGMENT_PATH, "update"],
  [CREATE_SEGMENT_PATH, "create"],
  [EVENTS_PATH, "events"]
]);
async function serve(context, request, response) {
  const url = urlOf(request.url ?? "/");
  const api = APIS.get(url.pathname);
  if (api !== void 0) {
    await serveVendor(context, api, request, response, url);
    return;
  }
  const reply = await serveOwn(context, request, response, url);
  if (reply !== null) writeReply(response, reply);
}
var BASE = "http://emulator";
function urlOf(target) {
  return new URL(URL.canParse(target, BASE) ? target : "/nowhere", BASE);
}
async function serveOwn(context, request, response, url) {
  if (!isTrusted(request, context.settings.host)) return refusal(failure("notFound"));
  if (!url.pathname.startsWith("/_emulator/")) return refusal(failure("notFound"));
  return serveControl(context, request, response, url);
}
function fail(response, error) {
  const detail = error instanceof Error ? error.message : String(error);
  if (response.headersSent) response.destroy();
  else writeReply(response, refusal(failure("unknown", detail)));
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
function warningsFor(host) {
  if (isLoopback(host)) return [];
  return [
    `listening on ${host}, beyond this machine: whoever reaches it can read and change this account`
  ];
}

export {
  parsed,
  unparsed,
  durationOf,
  oneOf,
  parseFault,
  CREATE_RESPONSES,
  startEmulator
};
