import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  stopSignal
} from "./chunk-F6SMJQVL.js";
import {
  createClient
} from "./chunk-MM5746HT.js";
import {
  RunTime
} from "./chunk-ZZMI4N4C.js";
import {
  USER_AGENT
} from "./chunk-RVGNAGAZ.js";
import {
  hasAdoptions,
  isRefused,
  readingOf,
  recordCommit,
  recordFacts,
  sends
} from "./chunk-TTSMO7DW.js";
import {
  countChanges,
  recordResult,
  recover,
  splitBatch,
  visitOutcomes
} from "./chunk-2VZNV34P.js";
import {
  Alarm,
  accountFrom,
  checkAccount,
  commitOwned,
  completeHistory,
  doubtedEntry,
  hasBytesOf,
  headCommit,
  isInHistory,
  isReachedIn,
  isShallow,
  listRefsOf,
  listTree,
  nameInTree,
  openListOf,
  planWorkspace,
  provenanceOf,
  readManifestFiles,
  repositoryAt,
  sizeOf,
  standsFor
} from "./chunk-IZEHMJH7.js";
import {
  confinement
} from "./chunk-Z77BLT6X.js";
import {
  EMPTY_ENTRY,
  MAX_CHUNK_BYTES,
  NO_FILES,
  appliedCommit,
  boundTo,
  declaredOf,
  findEntry,
  nameOf,
  sameMembershipKey,
  segmentId,
  withChunks
} from "./chunk-F2IHCJ47.js";
import {
  toWire
} from "./chunk-S7QDTAJS.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";
import {
  Failure,
  NOTHING,
  asCode,
  asCommand,
  asKey,
  asPath,
  failure,
  failureCode,
  plain,
  plural,
  say
} from "./chunk-I3YRI3NT.js";

// src/app/apply.ts
import { randomBytes, randomUUID } from "node:crypto";

// src/apply/breaker.ts
var Breaker = class {
  #inFlight;
  #random;
  /** Requests without success since the last success; those without any clear answer. */
  #inARow = 0;
  #silentInARow = 0;
  #accepted = 0;
  #retries = 0;
  #splits = 0;
  #refusedChanges = 0;
  #resumeAt = 0;
  constructor(inFlight, random) {
    this.#inFlight = inFlight;
    this.#random = random;
  }
  /** Nothing is to be sent before this time, ms since the epoch. */
  get resumeAt() {
    return this.#resumeAt;
  }
  accepted() {
    this.#accepted += 1;
    this.#inARow = 0;
    this.#silentInARow = 0;
    this.#resumeAt = 0;
  }
  /** CleverTap had no lane for a request. */
  busy(now) {
    this.#pause(now);
  }
  /** A request had no clear answer or never left; true where it is time to stop. */
  failed(now) {
    this.#pause(now);
    this.#silentInARow += 1;
    this.#retries += 1;
    return this.#silentInARow >= SILENT_VOLLEYS * this.#inFlight || this.#retries > RETRY_BUDGET + this.#accepted;
  }
  /** A request was refused and is split; true where that was in vain too often. */
  split() {
    this.#splits += 1;
    return this.#splits > SPLIT_BUDGET + this.#accepted;
  }
  /** A single change was refused; true where nothing else was ever accepted. */
  refusedChange() {
    this.#refusedChanges += 1;
    return this.#accepted === 0 && this.#refusedChanges >= REFUSED_CHANGES;
  }
  #pause(now) {
    this.#inARow += 1;
    if (this.#inARow < 2) return;
    const volleys = Math.ceil(this.#inARow / this.#inFlight);
    this.#resumeAt = now + backoffMs(volleys, this.#random);
  }
};
var SILENT_VOLLEYS = 8;
var REFUSED_CHANGES = 8;
var RETRY_BUDGET = 100;
var SPLIT_BUDGET = 400;
var BASE_MS = 500;
var CAP_MS = 3e4;
function backoffMs(failures, random) {
  const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(ceiling / 2 + ceiling / 2 * random());
}

// src/apply/create-segments.ts
var ATTEMPTS = 5;
var LEASE_LOST = { kind: "lease-lost" };
async function createSegments(creates, index, idsOf, binding, ports) {
  const { account, origin } = binding;
  const bound = boundTo(index, { account, origin });
  let current = { ...index, binding: bound };
  const created = [];
  for (const create of creates) {
    ports.begins(created.length);
    const ids = idsOf(create.key);
    const match = findEntry(current, ids);
    const start = match.kind === "found" ? match.entry : EMPTY_ENTRY;
    const asked = { key: create.key, ids, start };
    const mark = async (state, credentials) => {
      const next = await marked(current, asked, state, ports.store.fetchChunks);
      const { binding: binding2 } = current;
      const isFreed = credentials === "refused" && index.binding === null && created.length === 0;
      const isConfirmed = credentials === "accepted" || (binding2?.isConfirmed ?? false);
      const after = isFreed ? null : { ...bound, isConfirmed };
      current = await ports.store.swap({ ...next.index, binding: after }, next.files);
    };
    const answer = await createOne(create, start.created, ports, mark);
    if (answer !== null) return { index: current, created, stopped: answer };
    created.push(create.key);
  }
  return { index: current, created, stopped: null };
}
async function createOne(create, before, ports, mark) {
  let ours = before === "asked";
  let said = NOTHING;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await ports.backOff(attempt);
    const stop = ports.whyStop();
    if (stop !== null) return stop;
    if (attempt === 0) await mark("asked", "unknown");
    const outcome = await ports.client.createSegment({
      segment_name: create.name,
      customer_segment_id: create.customerSegmentId
    });
    if (!ports.leaseIsOurs()) return LEASE_LOST;
    said = "said" in outcome ? outcome.said : NOTHING;
    if (outcome.kind === "created" || outcome.kind === "exists" && ours) {
      await mark("yes", "accepted");
      return null;
    }
    ours ||= outcome.kind === "ambiguous";
    if (outcome.kind === "ambiguous" && outcome.page === "final") return { kind: "no-api", said };
    if (outcome.kind === "ambiguous" || isBusy(outcome)) continue;
    const isElsewhere = outcome.kind === "rejected" && outcome.reason === "address";
    const isNobody = outcome.kind === "unauthorised" || isElsewhere;
    if (!ours) await mark(before, isNobody ? "refused" : "unknown");
    if (isElsewhere) return { kind: "no-api", said };
    const kind = outcome.kind === "exists" ? "not-ours" : "not-created";
    return { kind, segment: create.key, said };
  }
  if (!ours) await mark(before, "unknown");
  return { kind: "create-unclear", segment: create.key, said };
}
function isBusy(outcome) {
  return outcome.kind === "rejected" && outcome.reason === "rate";
}
async function marked(index, { key, ids, start }, created, fetch) {
  const match = findEntry(index, ids);
  const found = match.kind === "found" ? match.entry : null;
  const entry = found ?? { ...EMPTY_ENTRY, id: segmentId(key, index.nextSegment) };
  const nextSegment = index.nextSegment + (found === null ? 1 : 0);
  const { customerSegmentId = "" } = ids;
  const own = (keys) => keys.filter((one) => one !== customerSegmentId);
  const used = created === "no" ? start.used : [...own(start.used), customerSegmentId].sort();
  const asked = { ...entry, ...declaredOf(ids, entry), created, used };
  const after = created === "yes" ? await inDoubt({ ...asked, refused: own(entry.refused), blocked: null }, fetch) : { entry: asked, chunks: NO_FILES.chunks };
  const segments = new Map(index.segments);
  if (match.kind === "found") segments.delete(match.key);
  segments.set(key, after.entry);
  const files = { ...NO_FILES, chunks: after.chunks };
  return { index: { ...index, segments, nextSegment }, files };
}
function inDoubt(entry, fetch) {
  const options = { now: 0, maxChunkBytes: MAX_CHUNK_BYTES };
  return withChunks(fetch, entry.chunks, (read) => doubtedEntry(entry, read, options));
}

// src/apply/leaf.ts
function wholeLeaf(number, batch) {
  const ref = { batch: number, path: "" };
  return { ref, batch, ambiguousAt: null, begun: false, busy: 0, failures: 0, notBefore: 0 };
}
function splitLeaf(leaf) {
  const halves = splitBatch(leaf.batch);
  if (halves === null) return null;
  const half = (batch, bit) => ({
    ...leaf,
    ref: { batch: leaf.ref.batch, path: leaf.ref.path + bit },
    batch,
    busy: 0,
    failures: 0,
    notBefore: 0
  });
  return [half(halves[0], "0"), half(halves[1], "1")];
}
function afterAttempt(leaf, outcome, now) {
  return outcome.kind === "ambiguous" ? { ...leaf, ambiguousAt: now } : leaf;
}
function joinedOutcome({ ambiguousAt }, last) {
  if (last.kind === "accepted") return { kind: "accepted", ambiguousAt };
  if (ambiguousAt !== null) return { kind: "ambiguous", ambiguousAt };
  return last.kind === "unsent" ? null : { kind: "rejected" };
}

// src/apply/answers.ts
var MAX_ATTEMPTS = 5;
var MAX_BUSY_ATTEMPTS = 30;
var LANE_OCCUPIED_MS = 3e4;
var MAX_REJECTIONS = 50;
var Answers = class {
  counts = { accepted: 0, rejected: 0, ambiguous: 0 };
  rejections = [];
  credentials = "unknown";
  /** Something was left unsent or unconfirmed that another attempt might have settled. */
  isCutShort = false;
  #ports;
  #affected;
  constructor(ports, affected) {
    this.#ports = ports;
    this.#affected = affected;
  }
  /** Takes the answer to a leaf that was sent. */
  take(leaf, outcome) {
    const { breaker, lanes, stopping } = this.#affected;
    const now = this.#ports.clock.now();
    const tried = afterAttempt(leaf, outcome, now);
    switch (outcome.kind) {
      case "accepted":
        this.credentials = "accepted";
        breaker.accepted();
        lanes.clear();
        this.#finish(tried, outcome);
        break;
      case "unauthorised":
        if (this.credentials === "unknown") this.credentials = "refused";
        stopping.end({
          kind: outcome.isForbidden ? "forbidden" : "unauthorised",
          said: outcome.said
        });
        this.leave(tried);
        break;
      case "rejected":
        if (outcome.reason === "rate") this.#busy(tried, outcome.said);
        else if (outcome.reason === "address") this.#elsewhere(tried, outcome.said);
        else this.#refused(tried, outcome);
        break;
      case "ambiguous":
        if (outcome.timedOut) lanes.timedOut(now + LANE_OCCUPIED_MS);
        if (outcome.page === "final") this.#page(tried, outcome.said);
        else this.#failed(tried, outcome);
        break;
      case "unsent":
        if (outcome.isOurs) {
          stopping.end({ kind: "unsendable", said: outcome.said });
          this.leave(tried);
        } else this.#failed(tried, outcome);
        break;
      default:
        assertExhaustive(outcome);
    }
  }
  /** Nothing was processed, and nothing will be. Such an address confirms no account. */
  #elsewhere(leaf, said) {
    if (this.credentials === "unknown") this.credentials = "refused";
    this.#page(leaf, said);
  }
  /** Who answered is not CleverTap's API: each further request would be as unclear. */
  #page(leaf, said) {
    this.#affected.stopping.end({ kind: "no-api", said });
    this.leave(leaf);
  }
  #busy(leaf, said) {
    const { breaker, lanes, stopping } = this.#affected;
    lanes.refused();
    breaker.busy(this.#ports.clock.now());
    const busy = leaf.busy + 1;
    if (busy >= MAX_BUSY_ATTEMPTS) stopping.end({ kind: "breaker", said });
    this.#retry({ ...leaf, busy }, busy);
  }
  /** Tries again after a while, or gives up on the leaf: a CleverTap that is down is left alone. */
  #failed(leaf, outcome) {
    const { breaker, stopping } = this.#affected;
    const { kind, said } = outcome;
    const failures = leaf.failures + 1;
    const isEnough = breaker.failed(this.#ports.clock.now());
    const isLast = failures >= MAX_ATTEMPTS;
    const isPage = kind === "ambiguous" && outcome.page !== void 0;
    if (isPage && (isEnough || isLast)) stopping.end({ kind: "no-api", said });
    if (kind === "unsent" && (isEnough || isLast)) stopping.end({ kind: "unreachable", said });
    if (isEnough) stopping.end({ kind: "breaker", said });
    if (isLast) this.leave(leaf);
    else this.#retry({ ...leaf, failures }, failures);
  }
  #retry(leaf, failures) {
    const { queue, stopping } = this.#affected;
    const { clock, random } = this.#ports;
    const notBefore = clock.now() + backoffMs(failures, random);
    if (stopping.isToStop) this.leave(leaf);
    else queue.giveBack({ ...leaf, notBefore });
  }
  /** Nothing of the leaf was processed, for a reason that lies in it: halves may fare better. */
  #refused(leaf, outcome) {
    const { breaker, counting, queue, stopping } = this.#affected;
    const { reason, said } = outcome;
    if (reason === "limit") {
      this.credentials = "accepted";
      counting.refused(leaf.batch);
    }
    const halves = splitLeaf(leaf);
    if (halves === null) {
      if (breaker.refusedChange()) stopping.end({ kind: "breaker", said });
      this.#note(leaf.batch, said);
      this.#finish(leaf, outcome);
      return;
    }
    if (breaker.split()) stopping.end({ kind: "breaker", said });
    if (stopping.isToStop) this.leave(leaf);
    else queue.giveBack(...halves);
  }
  #finish(leaf, last) {
    const outcome = joinedOutcome(leaf, last);
    if (outcome === null) return;
    const changes = countChanges(leaf.batch);
    this.counts[outcome.kind] += changes;
    this.#affected.turns.ended(leaf.ref.batch, changes, outcome.kind === "accepted");
    this.#ports.observer.onOutcome({ leaf: leaf.ref, outcome }, changes);
  }
  /** No more attempts in this apply. What is unclear is recorded; what was never sent needs no record. */
  leave(leaf) {
    this.isCutShort = true;
    this.#finish(leaf, { kind: "unsent", said: NOTHING });
  }
  /** `batch` has a single change. The first refusals are enough to see what is wrong. */
  #note(batch, message) {
    const [entry] = batch.entries;
    const member = entry?.members[0];
    const action = entry?.actions[0];
    if (member === void 0 || action === void 0) return;
    if (this.rejections.length >= MAX_REJECTIONS) return;
    const change = { segment: action.key, operation: action.operation, member };
    this.rejections.push({ change, message });
  }
};

// src/apply/lanes.ts
var Lanes = class {
  #limit;
  #width;
  #inFlight = 0;
  #clearInARow = 0;
  #occupiedUntil = [];
  /** The most that were in flight at once. */
  peak = 0;
  constructor(limit) {
    this.#limit = limit;
    this.#width = limit;
  }
  hasRoom(now) {
    this.#occupiedUntil = this.#occupiedUntil.filter((until) => until > now);
    const atCleverTap = this.#inFlight + this.#occupiedUntil.length;
    return this.#inFlight < this.#width && atCleverTap < this.#limit;
  }
  /** When a lane that a time-out occupies becomes free; null where none is occupied. */
  freeAt() {
    return this.#occupiedUntil.length === 0 ? null : Math.min(...this.#occupiedUntil);
  }
  enter() {
    this.#inFlight += 1;
    this.peak = Math.max(this.peak, this.#inFlight);
  }
  leave() {
    this.#inFlight -= 1;
  }
  get isIdle() {
    return this.#inFlight === 0;
  }
  clear() {
    this.#clearInARow += 1;
    if (this.#clearInARow < CLEAR_TO_WIDEN || this.#width === this.#limit) return;
    this.#width += 1;
    this.#clearInARow = 0;
  }
  refused() {
    this.#clearInARow = 0;
    this.#width = Math.max(1, this.#width - 1);
  }
  timedOut(until) {
    this.refused();
    this.#occupiedUntil.push(until);
  }
};
var CLEAR_TO_WIDEN = 10;

// src/apply/narrow.ts
function narrower(counting) {
  if (counting === "distinct") return "occurrences";
  return counting === "occurrences" ? "pairs" : null;
}
function fits(batch, limits, counting) {
  if (batch.entries.length > limits.entries) return false;
  const { users, segments, pairs } = counted(batch, counting);
  return users <= limits.users && segments <= limits.segments && pairs <= limits.entries;
}
function counted(batch, counting) {
  const { entries } = batch;
  const total = (size) => entries.reduce((sum, entry) => sum + size(entry), 0);
  if (counting === "distinct") {
    const users2 = new Set(entries.flatMap(({ members }) => members.map(nameOf)));
    const segments2 = new Set(entries.flatMap(({ actions }) => actions.map(({ key }) => key)));
    return { users: users2.size, segments: segments2.size, pairs: 0 };
  }
  const users = total((entry) => entry.members.length);
  const segments = total((entry) => entry.actions.length);
  const pairs = total((entry) => entry.members.length * entry.actions.length);
  return { users, segments, pairs: counting === "pairs" ? pairs : 0 };
}
var CountingInForce = class {
  #limits;
  #counting;
  #narrowed = null;
  constructor(limits) {
    this.#limits = limits;
    this.#counting = limits.counting;
  }
  /** The stricter counting, null where the configured one still holds. */
  get narrowed() {
    return this.#narrowed;
  }
  /** A plan keeps the configured counting by itself. */
  allows(batch) {
    return this.#narrowed === null || fits(batch, this.#limits, this.#counting);
  }
  /** CleverTap counted more than 100 of something in a batch. */
  refused(batch) {
    if (!this.allows(batch)) return;
    this.#narrowed = narrower(this.#counting) ?? this.#narrowed;
    this.#counting = this.#narrowed ?? this.#counting;
  }
};

// src/apply/stopping.ts
var Stopping = class {
  /** ms since the epoch, null for no end. */
  endsAt;
  #ports;
  #left;
  #reason = null;
  /** What could not be recorded or checked: final, like a failed sync. */
  #error = null;
  constructor(ports, { startedAt, timeLimitMs, stopAfterChanges }) {
    this.#ports = ports;
    this.endsAt = timeLimitMs === null ? null : startedAt + timeLimitMs;
    this.#left = stopAfterChanges ?? Number.POSITIVE_INFINITY;
  }
  end(reason) {
    this.#reason ??= reason;
  }
  fail(error) {
    this.#error ??= { thrown: error };
  }
  get hasFailed() {
    return this.#error !== null;
  }
  get isToStop() {
    const { clock, signal } = this.#ports;
    if (signal.aborted) this.end({ kind: "cancelled" });
    if (this.endsAt !== null && clock.now() >= this.endsAt) this.end({ kind: "time-limit" });
    return this.#reason !== null || this.hasFailed;
  }
  /** Nothing new may be begun. */
  get isSpent() {
    return this.#left <= 0;
  }
  covers({ batch, begun }) {
    return begun || countChanges(batch) <= this.#left;
  }
  begin({ batch, begun }) {
    if (!begun) this.#left -= countChanges(batch);
  }
  /** Why it ended. Some reasons do not matter where everything was done. Throws what failed. */
  reason(isDone) {
    if (this.#error !== null) throw this.#error.thrown;
    const reason = this.#reason ?? { kind: "done" };
    return isDone && SOFT.has(reason.kind) ? { kind: "done" } : reason;
  }
};
var SOFT = /* @__PURE__ */ new Set(["cancelled", "time-limit"]);

// src/apply/turns.ts
function sendAfter(batches) {
  const both = segmentsWithBoth(batches);
  const removedIn = /* @__PURE__ */ new Map();
  const after = /* @__PURE__ */ new Map();
  if (both.size === 0) return /* @__PURE__ */ new Map();
  for (const [number, batch] of batches.entries()) {
    visitChanges(batch, both, "REMOVE", (key) => {
      const known = removedIn.get(key);
      if (known === void 0) removedIn.set(key, [number]);
      else known.push(number);
    });
  }
  for (const [number, batch] of batches.entries()) {
    visitChanges(batch, both, "ADD", (key) => {
      for (const earlier of removedIn.get(key) ?? []) {
        if (earlier >= number) continue;
        after.set(number, (after.get(number) ?? /* @__PURE__ */ new Set()).add(earlier));
      }
    });
  }
  return new Map([...after].map(([batch, before]) => [batch, [...before].sort((a, b) => a - b)]));
}
function segmentsWithBoth(batches) {
  const seen = { ADD: /* @__PURE__ */ new Set(), REMOVE: /* @__PURE__ */ new Set() };
  for (const { entries } of batches) {
    for (const { actions } of entries) {
      for (const { key, operation } of actions) seen[operation].add(key);
    }
  }
  return new Set([...seen.ADD].filter((key) => seen.REMOVE.has(key)));
}
function visitChanges({ entries }, segments, wanted, visit) {
  for (const { members, actions } of entries) {
    for (const { key, operation } of actions) {
      if (operation !== wanted || !segments.has(key)) continue;
      for (const member of members) visit(sameMembershipKey(key, member));
    }
  }
}
var Turns = class {
  #after;
  /** Changes without a yes, of every batch that another waits for. */
  #open = /* @__PURE__ */ new Map();
  #failed = /* @__PURE__ */ new Set();
  #batches;
  constructor(batches, after) {
    this.#batches = batches;
    this.#after = after;
    for (const before of new Set([...after.values()].flat())) {
      const batch = batches[before];
      if (batch !== void 0) this.#open.set(before, countChanges(batch));
    }
  }
  /** Everything that it waits for was accepted. */
  isDue(batch) {
    return this.#before(batch).every((before) => this.#open.get(before) === 0);
  }
  /** Something that it waits for ended otherwise: it is not sent in this apply. */
  isBarred(batch) {
    return this.#before(batch).some((before) => this.#failed.has(before));
  }
  /** A part of a batch has its outcome. */
  ended(batch, changes, accepted) {
    const open = this.#open.get(batch);
    if (open === void 0) return;
    if (accepted) this.#open.set(batch, open - changes);
    else this.#failed.add(batch);
  }
  /** Changes that are withheld because of what they waited for. */
  withheld() {
    const barred = [...this.#after.keys()].filter((batch) => this.isBarred(batch));
    return barred.flatMap((number) => this.#batches[number] ?? []).reduce((sum, batch) => sum + countChanges(batch), 0);
  }
  #before(batch) {
    return this.#after.get(batch) ?? [];
  }
};

// src/apply/work-queue.ts
var WorkQueue = class {
  #batches;
  #turns;
  #next = 0;
  #waiting = [];
  #returned = [];
  constructor(batches, turns) {
    this.#batches = batches;
    this.#turns = turns;
  }
  get isEmpty() {
    return this.#returned.length === 0 && this.#waiting.length === 0 && this.#next >= this.#batches.length;
  }
  giveBack(...leaves) {
    this.#returned.push(...leaves);
  }
  /** To be taken next, in this order. */
  putFirst(...leaves) {
    this.#returned.unshift(...leaves);
  }
  /** What came back and was not taken again. */
  returned() {
    return this.#returned;
  }
  /**
   * The next leaf that may be sent now, else when the earliest may be, else null: nothing waits for
   * its time alone. `begunOnly` leaves alone what was never sent.
   */
  take(now, begunOnly = false) {
    const open = begunOnly ? this.#returned.filter((leaf) => leaf.begun) : this.#returned;
    const returned = open.find((leaf) => leaf.notBefore <= now);
    if (returned !== void 0) {
      this.#returned = this.#returned.filter((leaf) => leaf !== returned);
      return returned;
    }
    const fresh = begunOnly ? null : this.#takeFresh();
    if (fresh !== null) return fresh;
    return open.length === 0 ? null : { readyAt: Math.min(...open.map(({ notBefore }) => notBefore)) };
  }
  #takeFresh() {
    this.#waiting = this.#waiting.filter((batch) => !this.#turns.isBarred(batch));
    const due = this.#waiting.find((batch) => this.#turns.isDue(batch));
    if (due !== void 0) {
      this.#waiting = this.#waiting.filter((batch) => batch !== due);
      return this.#leafOf(due);
    }
    while (this.#next < this.#batches.length) {
      const batch = this.#next;
      this.#next += 1;
      if (this.#turns.isDue(batch)) return this.#leafOf(batch);
      if (!this.#turns.isBarred(batch)) this.#waiting.push(batch);
    }
    return null;
  }
  #leafOf(number) {
    const batch = this.#batches[number];
    return batch === void 0 ? null : wholeLeaf(number, batch);
  }
};

// src/apply/send.ts
function sendBatches(batches, ports, options) {
  return new Sending(batches, ports, options).run();
}
var GRACE_MS = 8e3;
var Sending = class {
  #ports;
  #options;
  #turns;
  #queue;
  #lanes;
  #breaker;
  #counting;
  #stopping;
  #answers;
  #alarm;
  #inFlight = /* @__PURE__ */ new Set();
  #requests = 0;
  #busyMs = 0;
  #abandoned = false;
  constructor(batches, ports, options) {
    this.#ports = ports;
    this.#options = options;
    const turns = new Turns(batches, sendAfter(batches));
    const queue = new WorkQueue(batches, turns);
    const lanes = new Lanes(options.limits.inFlight);
    const breaker = new Breaker(options.limits.inFlight, ports.random);
    const counting = new CountingInForce(options.limits);
    const stopping = new Stopping(ports, options);
    this.#answers = new Answers(ports, { queue, turns, lanes, breaker, counting, stopping });
    this.#turns = turns;
    this.#queue = queue;
    this.#lanes = lanes;
    this.#breaker = breaker;
    this.#counting = counting;
    this.#stopping = stopping;
    this.#alarm = new Alarm(ports.clock);
  }
  async run() {
    const onAbort = () => this.#alarm.ring();
    this.#ports.signal.addEventListener("abort", onAbort);
    try {
      while (await this.#step()) ;
    } catch (error) {
      this.#stopping.fail(error);
    }
    await this.#drain();
    this.#ports.signal.removeEventListener("abort", onAbort);
    return this.#result();
  }
  #result() {
    return {
      stop: this.#stopping.reason(this.#queue.isEmpty && !this.#answers.isCutShort),
      credentials: this.#answers.credentials,
      ...this.#answers.counts,
      requests: this.#requests,
      busyMs: this.#busyMs,
      peakInFlight: this.#lanes.peak,
      rejections: this.#answers.rejections,
      narrowed: this.#counting.narrowed,
      withheld: this.#turns.withheld()
    };
  }
  /** Starts one request or waits for something to change; false when no more are to be started. */
  async #step() {
    if (this.#stopping.isToStop) return false;
    const now = this.#ports.clock.now();
    if (now < this.#breaker.resumeAt) return this.#wait(this.#breaker.resumeAt);
    if (!this.#lanes.hasRoom(now)) return this.#wait(this.#lanes.freeAt());
    const { isSpent } = this.#stopping;
    const taken = this.#queue.take(now, isSpent);
    if (taken !== null && !("readyAt" in taken)) return this.#start(taken);
    if (taken !== null) return this.#wait(taken.readyAt);
    if (!this.#lanes.isIdle) return this.#wait(null);
    if (isSpent && !this.#queue.isEmpty) this.#stopping.end({ kind: "stop-after" });
    return false;
  }
  async #wait(until) {
    await this.#alarm.sleep(until, this.#stopping.endsAt);
    return true;
  }
  async #start(leaf) {
    const passes = this.#stopping.covers(leaf) && this.#counting.allows(leaf.batch);
    const halves = passes ? null : splitLeaf(leaf);
    if (halves !== null) {
      this.#queue.putFirst(...halves);
      return true;
    }
    await this.#ports.observer.beforeSend(leaf.ref.batch);
    if (!this.#stopping.isToStop && !this.#ports.leaseIsOurs())
      this.#stopping.end({ kind: "lease-lost" });
    if (this.#stopping.isToStop) {
      this.#queue.putFirst(leaf);
      return true;
    }
    this.#stopping.begin(leaf);
    void this.#send({ ...leaf, begun: true });
    return true;
  }
  /** Never rejects. */
  async #send(leaf) {
    const { client, clock } = this.#ports;
    const startedAt = clock.now();
    this.#lanes.enter();
    this.#inFlight.add(leaf);
    this.#requests += 1;
    try {
      const outcome = await client.updateSegment(toWire(leaf.batch, this.#options.idsOf));
      if (this.#abandoned) return;
      this.#answers.take(leaf, outcome);
    } catch (error) {
      this.#stopping.fail(error);
    } finally {
      this.#inFlight.delete(leaf);
      this.#lanes.leave();
      this.#busyMs += clock.now() - startedAt;
      this.#alarm.ring();
    }
  }
  /** Waits for what is in flight, bounded once the apply is cancelled. What is left is unconfirmed. */
  async #drain() {
    const { clock, signal } = this.#ports;
    const graceMs = this.#options.graceMs ?? GRACE_MS;
    let deadline = null;
    while (!this.#lanes.isIdle) {
      if (signal.aborted) deadline ??= clock.now() + graceMs;
      if (deadline !== null && clock.now() >= deadline) break;
      await this.#alarm.sleep(deadline);
    }
    this.#abandoned = true;
    if (this.#stopping.hasFailed) return;
    try {
      const ambiguousAt = clock.now();
      for (const leaf of this.#inFlight) this.#answers.leave({ ...leaf, ambiguousAt });
      for (const leaf of this.#queue.returned()) this.#answers.leave(leaf);
    } catch (error) {
      this.#stopping.fail(error);
    }
  }
};

// src/apply/sending.ts
function stopText(stop) {
  switch (stop.kind) {
    case "done":
      return null;
    case "cancelled":
      return say`the apply was cancelled`;
    case "time-limit":
      return say`the time limit has passed`;
    case "stop-after":
      return say`the limit of ${asCode("--stop-after")} was reached`;
    case "lease-lost":
      return say`the lease was lost: another apply may be running`;
    case "unauthorised":
      return say`CleverTap refused the credentials (${stop.said})`;
    case "forbidden":
      return say`CleverTap does not let this account do that (${stop.said})`;
    case "no-api":
      return say`what answered is not CleverTap's API for segments (${stop.said})`;
    case "unreachable":
      return say`CleverTap could not be reached (${stop.said})`;
    case "unsendable":
      return say`segops cannot make its requests (${stop.said})`;
    case "breaker":
      return say`too many requests in a row had no success (${stop.said})`;
    case "not-created":
      return say`the segment ${asKey(stop.segment)} could not be created (${stop.said})`;
    case "not-ours":
      return say`the segment ${asKey(stop.segment)} was not created by segops. It exists already, was deleted, or its name is taken (${stop.said}). If it is yours, remove ${asCode("create: true")}`;
    case "create-unclear":
      return say`it is unclear whether the segment ${asKey(stop.segment)} was created (${stop.said}). The next apply asks again`;
    default:
      return assertExhaustive(stop);
  }
}

// src/apply/apply.ts
async function applyPlan(plan, index, order, ports) {
  const { store, client, send: send2 } = ports;
  const recordNow = (current, spends) => recordFacts(store, current, plan, { ...order, spends, at: send2.clock.now() });
  if (!send2.leaseIsOurs()) {
    return leaseLost({ index, created: [], stopped: null });
  }
  const adopted = hasAdoptions(plan) ? await recordNow(index, []) : index;
  const idsOf = idsByKey(plan);
  const at = createPorts(order, ports, plan.creates.length);
  const creates = await createSegments(plan.creates, adopted, idsOf, order, at);
  if (creates.stopped !== null) return { index: creates.index, creates, sent: null, outcomes: [] };
  if (!send2.leaseIsOurs()) return leaseLost(creates);
  if (plan.batches.length === 0) {
    const recorded2 = await recordNow(creates.index, plan.spends);
    return { index: recorded2, creates, sent: null, outcomes: [] };
  }
  const header = headerOf(plan, creates.index, order);
  const marked2 = markedBy(order, plan, creates.index);
  const journal = await store.startJournal(
    header,
    plan.batches,
    marked2,
    send2.leaseIsOurs,
    plan.exclusions?.files
  );
  if (journal === null) return leaseLost(creates);
  const observer = recordInto(journal, plan, ports.onProgress);
  const sent = await sendBatches(plan.batches, { ...send2, client, observer }, { idsOf, ...order });
  ports.onProgress({ stage: "recording" });
  journal.seal(sent.credentials);
  const sealed = journal.parsed();
  journal.close();
  const isLost = !send2.leaseIsOurs();
  const reported = isLost ? { ...sent, stop: { kind: "lease-lost" } } : sent;
  const why = stopText(reported.stop);
  const ended = why === null ? sealed : { ...sealed, stopped: plain(why) };
  const recorded = await afterSending(() => recordResult(store, ended, () => send2.clock.now()));
  return { index: recorded, creates, sent: reported, outcomes: sealed.outcomes };
}
async function afterSending(record) {
  try {
    return await record();
  } catch (error) {
    if (!(error instanceof Failure) || error.exitCode === 4) throw error;
    throw new Failure(error.problems.map(sentProblem), 4);
  }
}
function sentProblem(problem) {
  const [first, ...more] = problem.next;
  if (typeof first !== "string") return problem;
  const next = first.replace(/^Nothing was sent\. /, "What was sent is in the journal. ");
  return { ...problem, next: [next, ...more] };
}
function markedBy({ apply, account, origin }, plan, index) {
  const changed2 = plan.segments.filter(({ add, remove }) => add.length + remove.length > 0);
  return {
    ...index,
    binding: boundTo(index, { account, origin }),
    applying: { apply, segments: changed2.map(({ key }) => key) }
  };
}
function recordInto(journal, plan, onProgress) {
  const sizes = plan.batches.map(countChanges);
  const changesTotal = sizes.reduce((sum, size) => sum + size, 0);
  const fixed = { stage: "sending", changesTotal, batchesTotal: sizes.length };
  let [changesDone, requestsDone, batchesDone] = [0, 0, 0];
  const tell = () => onProgress({ ...fixed, changesDone, requestsDone, batchesDone });
  tell();
  return {
    beforeSend: (batch) => journal.intend(batch),
    onOutcome: (outcome, changes) => {
      journal.outcome(outcome);
      changesDone += changes;
      requestsDone += 1;
      batchesDone += changes / Math.max(1, sizes[outcome.leaf.batch] ?? 0);
      tell();
    }
  };
}
function createPorts(order, ports, total) {
  const { store, client, send: send2, onProgress } = ports;
  const { clock, leaseIsOurs, random, signal } = send2;
  const { timeLimitMs, startedAt } = order;
  return {
    store,
    client,
    leaseIsOurs,
    begins: (done2) => onProgress({ stage: "creating", done: done2, total }),
    whyStop: () => {
      if (!leaseIsOurs()) return LEASE_LOST;
      if (signal.aborted) return { kind: "cancelled" };
      const isLate = timeLimitMs !== null && clock.now() - startedAt >= timeLimitMs;
      return isLate ? { kind: "time-limit" } : null;
    },
    backOff: (failures) => clock.sleep(backoffMs(failures, random), signal)
  };
}
function leaseLost(creates) {
  const stopped = { ...creates, stopped: LEASE_LOST };
  return { index: creates.index, creates: stopped, sent: null, outcomes: [] };
}
function headerOf(plan, index, order) {
  return {
    format: "segops-journal/2",
    lineage: index.lineage,
    baseSerial: index.serial,
    base: index.digest ?? "",
    apply: order.apply,
    startedAt: order.startedAt,
    settleMs: order.settleMs,
    account: order.account,
    origin: order.origin,
    provenance: order.provenance,
    spends: plan.spends,
    segments: plan.segments.map((segment) => journalSegment(segment, plan))
  };
}
function journalSegment(segment, plan) {
  const { key, ids, retired, firstFill, due } = segment;
  const exclusions = plan.exclusions?.memories.get(key);
  return { key, ids, retired, ...readingOf(segment), exclusions, firstFill, ...due && { due } };
}
function idsByKey(plan) {
  const ids = new Map(plan.segments.map((segment) => [segment.key, segment.ids]));
  return (key) => ids.get(key) ?? {};
}

// src/apply/done-changes.ts
function doneOf({ segments, batches }, outcomes) {
  const counts = new Map(
    segments.map(({ key }) => [key, { added: 0, removed: 0 }])
  );
  const still = new People();
  const unclear = new People();
  visitOutcomes(batches, outcomes, (leaf, outcome) => {
    if (outcome?.kind === "accepted") countIn(leaf, counts);
    else (outcome?.kind === "ambiguous" ? unclear : still).addLeaving(leaf);
  });
  return { bySegment: counts, staying: stayingOf(still, unclear) };
}
function countIn({ entries }, counts) {
  for (const { members, actions } of entries) {
    for (const { key, operation } of actions) {
      const of = counts.get(key);
      if (of !== void 0) of[operation === "ADD" ? "added" : "removed"] += members.length;
    }
  }
}
function stayingOf(still, unclear) {
  const segments = /* @__PURE__ */ new Set([...still.segments, ...unclear.segments]);
  if (segments.size === 0) return null;
  return {
    people: still.size,
    unclear: unclear.sizeWithout(still),
    segments: [...segments].sort()
  };
}
var People = class {
  segments = /* @__PURE__ */ new Set();
  #names = /* @__PURE__ */ new Set();
  addLeaving({ entries }) {
    for (const { members, actions } of entries) {
      const leaves = actions.filter(({ operation }) => operation === "REMOVE");
      if (leaves.length === 0) continue;
      for (const { key } of leaves) this.segments.add(key);
      for (const member of members) this.#names.add(nameOf2(member));
    }
  }
  get size() {
    return this.#names.size;
  }
  sizeWithout(others) {
    return [...this.#names].filter((name) => !others.#names.has(name)).length;
  }
};
function nameOf2({ kind, value }) {
  return `${kind} ${value}`;
}

// src/apply/summarise.ts
function summarise(plan, result, elapsedMs) {
  const changes = countsOf(plan, result?.sent ?? null);
  const settling = settlingOf(plan, result, changes);
  const stop = result?.creates.stopped ?? result?.sent?.stop ?? null;
  const stoppedBecause = stop === null ? null : stopText(stop);
  const wereBlocked = plan.notices.flatMap(
    ({ code, segment }) => code === "blocked" && segment !== null ? [segment] : []
  );
  const isFree = (key) => result?.index.segments.get(key)?.blocked === null;
  const blocked = wereBlocked.filter((key) => !isFree(key));
  const held = (plan.heldSegments ?? []).map(({ key }) => key);
  const outcome = outcomeOf(result, changes, settling, stoppedBecause, wereBlocked.length > 0);
  return {
    outcome: held.length === 0 ? outcome : outcomeOfRest(result, outcome),
    changes,
    requests: result?.sent?.requests ?? 0,
    seconds: elapsedMs / 1e3,
    adopted: result === null ? 0 : plan.segments.reduce((sum, { adopt }) => sum + adopt.length, 0),
    creates: result?.creates.created.length ?? 0,
    settling,
    blocked,
    ...held.length === 0 ? {} : { held },
    rejected: result?.sent?.rejections ?? [],
    ...result === null ? {} : whereabouts(plan, result),
    stoppedBecause,
    serial: result?.index.serial ?? null,
    next: nextStep(stop, result?.sent ?? null)
  };
}
function whereabouts(plan, result) {
  const { bySegment, staying } = doneOf(plan, result.outcomes);
  const sizes = sizesNow(plan, result);
  return { sizes, done: bySegment, ...staying === null ? {} : { staying } };
}
function sizesNow(plan, { index }) {
  return new Map(
    plan.segments.flatMap(({ key }) => {
      const entry = index.segments.get(key);
      return entry === void 0 ? [] : [[key, sizeOf(entry)]];
    })
  );
}
function countsOf(plan, sent) {
  const total = plan.totals.add + plan.totals.remove;
  const { accepted, rejected, ambiguous } = sent ?? { accepted: 0, rejected: 0, ambiguous: 0 };
  const unsent = total - accepted - rejected - ambiguous;
  return { total, accepted, rejected, unconfirmed: ambiguous, unsent };
}
function settlingOf(plan, result, changes) {
  if (result === null || result.sent === null) {
    return plan.segments.reduce((sum, segment) => sum + segment.settling, 0);
  }
  const planned = plan.segments.map(({ key }) => result.index.segments.get(key)?.unconfirmed ?? 0);
  const unconfirmed = planned.reduce((sum, count) => sum + count, 0);
  return Math.max(0, unconfirmed - changes.unconfirmed - changes.rejected - changes.unsent);
}
function outcomeOf(result, changes, settling, stoppedBecause, isBlocked) {
  if (stoppedBecause !== null) return "stopped";
  if (changes.accepted < changes.total && result !== null) return "partial";
  if (isBlocked) return "partial";
  if (settling > 0) return "settling";
  return didSend(result) ? "applied" : "nothing";
}
function didSend(result) {
  return (result?.sent ?? null) !== null || (result?.creates.created.length ?? 0) > 0;
}
function outcomeOfRest(result, outcome) {
  if (outcome === "stopped") return outcome;
  return didSend(result) ? "partial" : "refused";
}
var RESUMED = ["cancelled", "time-limit", "stop-after"];
var REMEDIES = {
  unauthorised: say`Check account ID, passcode and region: a wrong region looks the same.`,
  forbidden: say`The passcode may be one that may not do this, or the account may not have API Segments: they are a private beta. Ask CleverTap.`,
  "no-api": say`Check ${asCode("account:")} in segops.yaml, and ${asCode("SEGOPS_BASE_URL")} where it is set. Where both are right, a proxy may have answered, or the account may not have API Segments: they are a private beta. Ask CleverTap.`,
  unsendable: say`Check the variables ${asCode("CLEVERTAP_ACCOUNT_ID")} and ${asCode("CLEVERTAP_PASSCODE")}, and those of a proxy. Where they are right, please report this as a bug of segops.`
};
function remedyOf(kind, wasAccepted) {
  if (kind === "unauthorised" && wasAccepted) {
    return say`Ask whoever keeps the passcode (${asCode("CLEVERTAP_PASSCODE")}) to check it: CleverTap accepted it earlier in this apply, and refused it later. If it was changed, they set the new one where segops gets it (in a job: in the secrets of the repository). If it was not, ask CleverTap.`;
  }
  return REMEDIES[kind];
}
function nextStep(stop, sent) {
  const remedy = stop === null ? void 0 : remedyOf(stop.kind, (sent?.accepted ?? 0) > 0);
  if (remedy !== void 0) return say`${remedy} Then apply again: ${APPLY}`;
  if (sent === null) return null;
  if (RESUMED.includes(sent.stop.kind)) return say`Apply the rest: ${APPLY}`;
  if (sent.withheld > 0) {
    return say`${plural(sent.withheld, "change")} waited for a removal of what may be the same user. That removal had no success. Apply again: ${APPLY}`;
  }
  if (sent.narrowed !== null) {
    const counting = asCode(`limits: { counting: ${sent.narrowed} }`);
    return say`The account counts more strictly than configured. Add to segops.yaml: ${counting}.`;
  }
  return null;
}
var APPLY = asCommand("segops apply");

// src/app/unchanged-checkout.ts
import { existsSync, realpathSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
function checkUnchanged({
  config,
  manifests
}) {
  const repository = repositoryAt(config.folder);
  if (repository === null) return;
  const tree = listTree(repository, "HEAD");
  const folder = realpathSync(config.folder);
  const manifestFiles = readManifestFiles(config).files.map(({ path }) => path);
  for (const path of [join(config.folder, basename(config.file)), ...manifestFiles]) {
    check(repository, tree, resolve(folder, relative(config.folder, path)));
  }
  for (const path of new Set(manifests.flatMap(listRefsOf).map(({ path: path2 }) => path2))) {
    const there = resolve(folder, path);
    if (isReachedIn(tree, nameInTree(repository, there))) check(repository, tree, there);
  }
}
function hasEdits({ config, manifests }) {
  const repository = repositoryAt(config.folder);
  if (repository === null) return false;
  const tree = listTree(repository, "HEAD");
  const manifestFiles = readManifestFiles(config).files.map(({ path }) => path);
  const declaring = [join(config.folder, basename(config.file)), ...manifestFiles];
  const lists = manifests.flatMap(listRefsOf).map(({ path }) => join(config.folder, path));
  return declaring.some((path) => !isCommitted(repository, tree, path, false)) || [...new Set(lists)].some((path) => !isCommitted(repository, tree, path, true));
}
function isCommitted(repository, tree, path, mayBeFetched) {
  if (!existsSync(path)) return mayBeFetched;
  const real = realpathSync(path);
  if (confinement(repository.folder, real) !== "inside") return mayBeFetched;
  const blob = tree.get(nameInTree(repository, real));
  return blob === void 0 ? mayBeFetched : isSame(repository, blob, real);
}
function check(repository, tree, path) {
  const way = nameInTree(repository, path);
  const blob = tree.get(way);
  if (blob === void 0) throw changed(say`${asPath(way)} is not a file of the commit`);
  if (realpathSync(path) !== path) throw changed(say`${asPath(way)} is reached through a link`);
  if (!isSame(repository, blob, path)) {
    throw changed(say`${asPath(way)} is not as the commit has it`);
  }
}
function changed(what) {
  return failure(
    "checkout-changed",
    what,
    say`Nothing was sent. Remove the step that changes the checkout, or commit the change. A list that a step fetches must not be tracked by git: ignore it in ${asCode(".gitignore")}.`,
    { exitCode: 3 }
  );
}
var MOST_BYTES = 64 << 20;
function isSame(repository, blob, path) {
  return hasBytesOf(blob, path) || standsFor(repository, blob, path, MOST_BYTES);
}

// src/app/apply.ts
var TRIES = 5;
async function runApply(request, witness) {
  const { workspace, env } = request;
  const account = accountFrom(workspace.config.account, env);
  const time = new RunTime(account.origin, env);
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = time.clock.now();
    const lease = await workspace.store.takeLease(startedAt);
    try {
      return await applyHeld({ request, witness, account, lease, time, startedAt }, attempt);
    } catch (error) {
      if (failureCode(error) !== "lock-moved" || attempt === TRIES) throw error;
      witness.overtaken();
    } finally {
      await lease.release();
    }
  }
}
async function applyHeld(held, attempt) {
  const { request, witness, account, time } = held;
  const { store } = request.workspace;
  const locked = await store.read();
  checkAccount(locked, account);
  await witness.locked(locked);
  const told = await time.check();
  const { index, recovered } = await recover(store, time.clock.now);
  const clock = time.after(index);
  checkAccount(index, account);
  if (recovered) witness.recovered();
  const { fetchChunks, readPart } = store;
  const lock = { index, fetchChunks, readPart };
  const made = await planToApply(request, lock, clock.now());
  const { plan, warnings } = made;
  witness.planned(plan, attempt === 1 ? [...told, ...warnings] : warnings);
  if (isRefused(plan)) return { kind: "refused", plan };
  await witness.approves(plan, lock);
  if (sends(plan) && !await witness.consents(plan, account)) return { kind: "declined", plan };
  const order = await orderOf(held, plan, index);
  const written = { apply: order.apply, at: clock.now(), commit: order.provenance.commit };
  const owned = await commitOwned(store, index, made.lock.ownership, written);
  const result = sends(plan) ? await send(held, clock, plan, owned, order) : await withoutSending(held, clock, plan, owned, order);
  return done(held, plan, result);
}
function planToApply({ workspace, only }, lock, now) {
  const key = randomBytes(16).toString("hex");
  return planWorkspace(workspace, lock, now, only, openListOf, key);
}
async function withoutSending(held, clock, plan, index, order) {
  const { workspace, only } = held.request;
  const { store, config } = workspace;
  const by = { ...order, spends: plan.spends, at: clock.now() };
  const next = await recordFacts(store, index, plan, by);
  if (next === index) {
    const isJob = order.provenance.run !== null;
    if (isJob && only === null && config.lock.at.kind === "branch") {
      await recordCommit(store, index, by);
    }
    return null;
  }
  const creates = { index: next, created: [], stopped: null };
  return { index: next, creates, sent: null, outcomes: [] };
}
async function orderOf({ request, account }, plan, index) {
  const { accountId, origin } = account;
  const { workspace, env, reviewsOf } = request;
  const edits = () => hasEdits(workspace);
  const known = provenanceOf(plan, workspace.config.folder, env, edits);
  const { commit } = known;
  const isNew = commit !== null && commit !== appliedCommit(index);
  const reviewed = isNew ? await reviewsOf?.(commit) ?? null : null;
  const provenance = reviewed === null ? known : { ...known, reviewed };
  return { apply: randomUUID(), account: accountId, origin, provenance };
}
async function send(held, clock, plan, index, by) {
  const { request, witness, account, lease } = held;
  const { config, store } = request.workspace;
  const { env } = request;
  const { inFlight } = config.limits;
  const client = createClient({ ...account, inFlight, userAgent: USER_AGENT, env });
  const stop = stopSignal({ first: witness.stops, second: witness.endsAtOnce });
  const progress = witness.sends(plan);
  try {
    const order = {
      ...by,
      startedAt: clock.now(),
      settleMs: config.settleMs,
      limits: config.limits,
      timeLimitMs: request.timeLimitMs,
      stopAfterChanges: request.stopAfterChanges
    };
    const send2 = {
      clock,
      random: Math.random,
      leaseIsOurs: lease.isOurs,
      signal: stop.signal
    };
    return await applyPlan(plan, index, order, { store, client, send: send2, onProgress: progress.show });
  } finally {
    progress.end();
    stop.dispose();
    await client.close();
  }
}
function done(held, plan, result) {
  const summary = summarise(plan, result, held.time.clock.now() - held.startedAt);
  return { kind: "done", plan, summary };
}

// src/app/superseded.ts
async function checkNotSuperseded(index, commit, descends) {
  const applied = appliedCommit(index);
  if (applied === null || applied === commit) return;
  if (commit !== null && await descends(applied, commit)) return;
  throw superseded(applied, commit);
}
function checkCheckout(folder, index) {
  const repository = repositoryAt(folder);
  const head = repository === null ? null : headCommit(repository);
  return checkNotSuperseded(index, head, (applied, commit) => {
    if (repository === null) return false;
    if (isInHistory(repository, applied, commit)) return true;
    if (!isShallow(repository)) return false;
    complete(repository, commit);
    return isInHistory(repository, applied, commit);
  });
}
function complete(repository, commit) {
  try {
    completeHistory(repository, [commit]);
  } catch (error) {
    throw error instanceof Failure ? new Failure(error.problems, 3) : error;
  }
}
function superseded(applied, commit) {
  const here = commit === null ? say`a checkout without commits` : [asCode(commit.slice(0, 12))];
  return failure(
    "superseded",
    say`the last apply was from commit ${asCode(applied.slice(0, 12))}, which is not in the history of ${here}`,
    say`Nothing was sent. ${commit === null ? IN_A_CLONE : newestOr(commit)}`,
    { exitCode: 3 }
  );
}
var IN_A_CLONE = say`Apply in a clone of the repository, at the newest commit of the default branch.`;
function newestOr(commit) {
  return say`Apply the newest commit of the default branch: ${asCommand("git pull")} If that history was rewritten, accept it: ${asCommand(`segops lock accept-history ${commit}`)}`;
}

export {
  checkUnchanged,
  runApply,
  checkNotSuperseded,
  checkCheckout
};
