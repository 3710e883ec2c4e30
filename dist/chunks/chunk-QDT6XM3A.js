import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  writtenBy
} from "./chunk-NKGXK2UL.js";
import {
  stopSignal
} from "./chunk-F6SMJQVL.js";
import {
  zonedTime
} from "./chunk-G7EMIBXP.js";
import {
  RunTime
} from "./chunk-ZZMI4N4C.js";
import {
  USER_AGENT
} from "./chunk-RVGNAGAZ.js";
import {
  readAgain
} from "./chunk-FWJJEGX2.js";
import {
  MAX_SKEW_MS,
  readLock,
  stampTime,
  underLease
} from "./chunk-2VZNV34P.js";
import {
  asSentence,
  markdownCode,
  messageLines,
  messageMarkdown
} from "./chunk-OPC25PTJ.js";
import {
  LineSort,
  SortSpace,
  accountFrom,
  checkAccount,
  checkMemberText,
  configOf,
  diskSpill,
  exceeds,
  filterKey,
  firstFoundOf,
  hashMember,
  membershipsOf,
  openDesired,
  openListOf,
  openWorkspace,
  rungText,
  storeOf,
  untilOrdered,
  verifiedOf,
  whoRuns,
  withFirstFound,
  withVerified
} from "./chunk-IZEHMJH7.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  EMPTY_ENTRY,
  MAX_CHUNK_BYTES,
  MOST_RECORDS,
  NO_FILES,
  RecordBuilder,
  changesOf,
  compareMembers,
  doubted,
  findEntry,
  foldUpdates,
  idsOf,
  isSent,
  isUnsettled,
  keysOf,
  nameOf,
  ownedBy,
  ownersAmong,
  readRecord,
  sameUserKey,
  taken,
  withChunks
} from "./chunk-F2IHCJ47.js";
import {
  DAY_MS,
  nearest
} from "./chunk-CM3TFJKA.js";
import {
  textOf
} from "./chunk-ISJ3FD7T.js";
import {
  cutTo,
  formatLimit,
  showValue,
  wrap
} from "./chunk-H4E72AQF.js";
import {
  Failure,
  NOTHING,
  asCode,
  asCommand,
  asKey,
  asLabel,
  asList,
  asMember,
  asPath,
  count,
  duration,
  failure,
  failureCode,
  moment,
  plural,
  say,
  shellWord,
  warnings
} from "./chunk-I3YRI3NT.js";

// src/verify/order.ts
function isSend({ operation }) {
  return isSent(operation);
}
function isCovered({ by }, { from, oldest }) {
  const before = by.serial === FIRST ? by.endedAt : by.startedAt - MAX_SKEW_MS;
  return by.startedAt >= from && oldest !== null && oldest <= before;
}
var FIRST = 1;
function isYoung(last, { until }) {
  return last !== void 0 && last.by.endedAt > until;
}
function isProven({ by }, { proven }) {
  return proven !== null && by.serial <= proven;
}
function precedes(trace, last) {
  if (trace === void 0 || last === void 0 || last.operation === trace.operation) return false;
  return latestOf(trace) < last.by.startedAt - MAX_SKEW_MS;
}
function latestOf({ at, latest = at }) {
  return latest;
}
function mayBeOurs(trace, sends, traces) {
  const own = sends.findLast(({ operation }) => operation === trace?.operation);
  if (trace === void 0 || own === void 0) return false;
  const { startedAt, endedAt } = own.by;
  if (trace.at > endedAt + MAX_SKEW_MS || latestOf(trace) < startedAt - MAX_SKEW_MS) return false;
  return !traces.some(
    ({ at, operation }) => operation === trace.operation && at < trace.at && at >= startedAt - MAX_SKEW_MS
  );
}
function mayBeOutdated(trace, sends, traces) {
  if (trace === void 0) return false;
  return sends.some(({ operation, by: { startedAt, endedAt } }) => {
    if (operation === trace.operation || trace.at > endedAt + MAX_SKEW_MS) return false;
    return !traces.some((one) => one.operation === operation && one.at >= startedAt - MAX_SKEW_MS);
  });
}
function isOfOthers(trace, removal, sends, traces, reach) {
  const { startedAt, endedAt } = removal.by;
  if (trace.at > endedAt + MAX_SKEW_MS) return true;
  if (mayBeOurs(trace, sends, traces)) return false;
  const isTraced = traces.some(
    ({ at, operation }) => operation === "REMOVE" && at >= startedAt - MAX_SKEW_MS
  );
  return isTraced || !isCovered(removal, reach);
}

// src/verify/doubt.ts
var DOUBTS = { ADD: "MISSING", REMOVE: "LINGERING" };
function lastRun({ sent }, operation) {
  const opposite = sent.findLastIndex((one) => isSend(one) && one.operation !== operation);
  const taken2 = sent.findLastIndex((one) => one.operation === "ADOPT");
  const doubt = sent.findLastIndex((one) => one.operation === DOUBTS[operation]);
  const begin = Math.max(opposite, doubt, operation === "REMOVE" ? taken2 : -1);
  return {
    before: sent[opposite],
    /** undefined: no verification doubts it, or none does any more. */
    doubt: doubt > Math.max(opposite, taken2) ? sent[doubt] : void 0,
    since: sent.slice(begin + 1).filter(isSend)
  };
}
function wasGone({ sent }) {
  const added = sent.findLastIndex(({ operation }) => operation === "ADD");
  const later = sent.slice(added + 1);
  const removed = later.findIndex(({ operation }) => operation === "REMOVE");
  return later.slice(0, Math.max(0, removed)).some(({ operation }) => operation === "MISSING" || operation === "UNPROVABLE");
}
function isAgain(known, operation, reach) {
  const { doubt, since } = lastRun(known, operation);
  const last = since.at(-1);
  return doubt !== void 0 && last !== void 0 && !isProven(last, reach);
}
function againOr(known, operation, reach, verdict) {
  if (!isAgain(known, operation, reach)) return verdict;
  const isListed = known.sent.at(-1)?.operation === "UNPROVABLE";
  return { ...verdict, kind: "unprovable", why: isListed ? "listed-before" : "sent-again" };
}
function wasRemovedBefore(known, traces, reach) {
  const { doubt, since } = lastRun(known, "ADD");
  if (doubt === void 0 || since.length === 0) return false;
  const then = traces.findLast(({ at }) => at <= doubt.by.startedAt);
  if (then === void 0) return !isCovered(doubt, reach);
  const sent = known.sent.slice(0, known.sent.indexOf(doubt)).findLast(isSend);
  return then.operation === "REMOVE" && !isOlderThan(then, sent);
}
function isOlderThan({ at }, sent) {
  return sent !== void 0 && at < sent.by.startedAt - MAX_SKEW_MS;
}
var FOR_PERSON = ["removed-again", "listed-again", "not-listed-again"];
function isForPerson({ why }) {
  return FOR_PERSON.includes(why);
}

// src/verify/verification.ts
var DIFFERENT = ["missing", "lingering", "foreign"];
function isException({ kind, why }) {
  return DIFFERENT.includes(kind) || isNewlyListed(why);
}
function isNewlyListed(why) {
  return why === "sent-again";
}
function differences({ counts, unexplained, findings }) {
  const found = DIFFERENT.reduce((sum, kind) => sum + counts[kind], 0);
  const isNew = findings.filter(({ why }) => isNewlyListed(why)).length;
  return found + isNew + unexplained.length;
}
function exitCodeOf({ incomplete, segments }) {
  if (incomplete !== null) return 4;
  return segments.some((segment) => differences(segment) > 0) ? 2 : 0;
}
function exceptionsOf(segment) {
  return segment.counts.foreign + unfoundIn(segment);
}
function unfoundIn({ counts, reasons }) {
  const unsettled = countOf(reasons, ({ why }) => why === "unsettled");
  return counts["no-evidence"] + counts.unprovable + unsettled + countOf(reasons, isForPerson);
}
function resendsIn({ counts, reasons }) {
  return counts.missing + counts.lingering - countOf(reasons, isForPerson);
}
function takeableIn({ counts, reasons }) {
  return counts.foreign + countOf(reasons, (one) => one.kind === "lingering" && isForPerson(one));
}
function countOf(reasons, asked) {
  return reasons.filter(asked).reduce((sum, { count: count2 }) => sum + count2, 0);
}

// src/verify/days.ts
var FURTHEST_MS = 14 * 36e5;
function daysSince({ time }, since, now) {
  return { from: time.dayAt(since - DAY_MS), to: time.dayAt(now) };
}
function daysIn({ from, to }) {
  const days = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
function reachOfToday({ time, isKnown }, now) {
  if (isKnown) return now;
  return Math.min(now, Date.parse(time.dayAt(now)) + DAY_MS - FURTHEST_MS);
}

// src/verify/expected.ts
var ExpectedCounts = class {
  #days;
  #start;
  /** By segment and operation: for each run of equal sends the member, its days, and whether it is certain. */
  #runs = /* @__PURE__ */ new Map();
  constructor(days, range) {
    this.#days = days;
    this.#start = Date.parse(range.from);
  }
  /** Reads all that was sent. What is younger than `until` (ms) may have no event yet. */
  read({ lines, sentIn }, until) {
    let user = 0;
    for (let said = lines.peek(); said !== null; said = lines.peek()) {
      user += 1;
      for (const run of runsOf(sentIn(said.words))) this.#add(said.segment, user, run, until);
      lines.pass();
    }
  }
  /** In these days, counted from the first of the range, both included. */
  of(segment, operation, from, to) {
    let [least, most, lastLeast, lastMost] = [0, 0, 0, 0];
    for (const { user, first, last, isCertain } of this.#runs.get(`${segment} ${operation}`) ?? []) {
      if (last < from || first > to) continue;
      if (user !== lastMost) most += 1;
      lastMost = user;
      if (!isCertain || first < from || last > to || user === lastLeast) continue;
      least += 1;
      lastLeast = user;
    }
    return { least, most };
  }
  #add(segment, user, run, until) {
    const [begin] = run;
    const end = run.at(-1);
    if (begin === void 0 || end === void 0) return;
    const around = this.#days.isKnown ? 0 : 1;
    const isCertain = run.every(({ by }) => by.endedAt <= until) && run.some((one) => one.isClear);
    const name = `${segment} ${begin.operation}`;
    const runs = this.#runs.get(name) ?? [];
    runs.push({
      user,
      first: this.#dayOf(begin.by.startedAt - MAX_SKEW_MS) - around,
      last: this.#dayOf(end.by.endedAt + MAX_SKEW_MS) + around,
      isCertain: isCertain && !run.some(({ operation }) => operation !== begin.operation)
    });
    this.#runs.set(name, runs);
  }
  #dayOf(ms) {
    return (Date.parse(this.#days.time.dayAt(ms)) - this.#start) / DAY_MS;
  }
};
var DOUBTS2 = ["MISSING", "LINGERING", "UNPROVABLE"];
function runsOf(sent) {
  const runs = [];
  for (const one of sent.filter(({ operation }) => operation !== "ADOPT")) {
    const run = runs.at(-1);
    const isSame3 = run?.[0]?.operation === one.operation;
    if (run !== void 0 && (isSame3 || DOUBTS2.includes(one.operation))) run.push(one);
    else if (!DOUBTS2.includes(one.operation)) runs.push([one]);
  }
  return runs;
}

// src/verify/lasting.ts
import { createHash } from "node:crypto";

// src/verify/maybe-members.ts
var LEAST_ROOM = 1024;
var RANKS = 16;
var MaybeMembers = class {
  #verdicts = [];
  #shared = /* @__PURE__ */ new Map();
  /** For each: its verdict, its rank, and how many traces follow. */
  #numbers = new Uint32Array(LEAST_ROOM);
  #used = 0;
  add({ member, verdict, rank, remembered: remembered2 }, traces) {
    const isShared = member === null && remembered2 === null;
    this.#push(isShared ? this.#sharedAt(verdict) : this.#keep({ member, verdict, remembered: remembered2 }));
    this.#push(traces.length * RANKS + rank);
    for (const trace of traces) this.#push(trace);
  }
  *[Symbol.iterator]() {
    for (let at = 0; at < this.#used; ) {
      const kept = this.#verdicts[this.#numbers[at] ?? 0];
      const packed = this.#numbers[at + 1] ?? 0;
      const end = at + 2 + Math.floor(packed / RANKS);
      const traces = this.#numbers.subarray(at + 2, end);
      if (kept !== void 0) yield { ...kept, rank: packed % RANKS, traces };
      at = end;
    }
  }
  #sharedAt(verdict) {
    const name = `${verdict.kind} ${verdict.why}`;
    const known = this.#shared.get(name) ?? this.#keep({ member: null, verdict, remembered: null });
    this.#shared.set(name, known);
    return known;
  }
  #keep(kept) {
    return this.#verdicts.push(kept) - 1;
  }
  #push(number) {
    if (this.#used === this.#numbers.length) {
      const grown = new Uint32Array(2 * this.#used);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[this.#used] = number;
    this.#used += 1;
  }
};

// src/verify/user-hash.ts
var MORE_NAMES = "*";
var MOST_NAMES = 10;
var KEY = filterKey("0".repeat(32));
var HASH = new Uint32Array(2);
function userHashOf(member) {
  return hashOf(sameUserKey(member));
}
function userHashes(names) {
  const hashes = names.slice(0, MOST_NAMES).map(userHashOf);
  return names.length > MOST_NAMES ? [...hashes, MORE_NAMES] : hashes;
}
function hashOf(key) {
  if (KEY === null) throw new Error("the key of the hash is not valid");
  const bytes = Buffer.from(key);
  hashMember(HASH, KEY, false, "exact", bytes, 0, bytes.length);
  const [a = 0, b = 0] = HASH;
  return `${hexOf(a)}${hexOf(b)}`;
}
function hexOf(word) {
  return word.toString(16).padStart(8, "0");
}

// src/verify/other-case.ts
var MOST_NAMES2 = 2e5;
var OtherNames = class {
  #last = /* @__PURE__ */ new Map();
  add(member, { number, operation }) {
    if (this.#last.size < MOST_NAMES2) this.#last.set(userHashOf(member), { number, operation });
  }
  /** The number of the trace that may be the one which a member lacks; null: there is none. */
  traceOf(member, kind) {
    const wanted = kind === "missing" ? "ADD" : "REMOVE";
    const found = this.#last.get(userHashOf(member));
    return found?.operation === wanted ? found.number : null;
  }
};

// src/verify/tally.ts
var NAMED = ["missing", "lingering", "foreign", "unprovable"];
function isNamed(kind) {
  return NAMED.some((one) => one === kind);
}
var MOST_NAMED = 1e5;
var NO_ONE = 255;
var Tally = class {
  key;
  #counts = { ...NO_COUNTS };
  #reasons = /* @__PURE__ */ new Map();
  #findings = [];
  /** By the number of a trace: the best place among its names that a member has. */
  #best;
  #maybe = new MaybeMembers();
  /** Whoever no trace names. */
  #unfound = [];
  others = new OtherNames();
  #removed = [];
  #strangers = [];
  #removals = 0;
  #over = [];
  /** `best` has a place for each trace. */
  constructor(key, best) {
    this.key = key;
    this.#best = best.fill(NO_ONE);
  }
  /** Of members. Removals that are confirmed are counted apart. */
  get counts() {
    return this.#counts;
  }
  get removals() {
    return this.#removals;
  }
  /** Ascending by member. */
  get findings() {
    return this.#findings;
  }
  get reasons() {
    return [...this.#reasons.values()];
  }
  /** Digests of what an earlier verification found, and this one sees confirmed. */
  get over() {
    return this.#over;
  }
  addOver(digest) {
    this.#over.push(digest);
  }
  add(member, verdict, users = []) {
    const { kind, why } = verdict;
    this.#counts[kind] += 1;
    const name = `${kind} ${why}`;
    const count2 = (this.#reasons.get(name)?.count ?? 0) + 1;
    this.#reasons.set(name, { kind, why, count: count2 });
    if (member === null || !isNamed(kind) || this.#counts[kind] > MOST_NAMED) return;
    this.#findings.push({ member, ...verdict, kind, ...users.length > 0 ? { users } : {} });
  }
  /** A member has a name of this trace, which has this place among them. */
  explain(trace, rank) {
    this.#best[trace] = Math.min(rank, this.#best[trace] ?? NO_ONE);
  }
  /** A member that all of these traces have as a further name only. */
  maybe(member, verdict, traces, remembered2) {
    const rank = Math.max(...traces.map((one) => one.rank));
    const named = isNamed(verdict.kind) ? member : null;
    const numbers = traces.map(({ number }) => number);
    this.#maybe.add({ member: named, verdict, rank, remembered: remembered2 }, numbers);
  }
  /** Someone who should have left a trace. */
  unfound(member, verdict) {
    if (this.#unfound.length < MOST_NAMED) this.#unfound.push({ member, verdict });
    else this.add(member, verdict);
  }
  /** Someone whom the lockfile knows as removed, with their last trace. */
  removed(member, verdict, last) {
    if (last === null) this.#settle(member, verdict);
    else this.#removed.push({ member, verdict, trace: last.number, users: last.users });
  }
  /** Someone whom the lockfile does not know. */
  stranger(member, verdict, { number, users }) {
    const stranger = { verdict: shared(verdict), trace: number };
    const isNamed2 = this.#strangers.length < MOST_NAMED;
    this.#strangers.push(
      isNamed2 ? { ...stranger, member, users } : { ...stranger, member: null, users: [] }
    );
  }
  /** All names are known now. */
  end() {
    for (const { member, verdict, rank, traces, remembered: remembered2 } of this.#maybe) {
      const isOfOther = [...traces].some((trace) => (this.#best[trace] ?? NO_ONE) < rank);
      if (!isOfOther && remembered2 !== null) this.addOver(remembered2);
      this.add(member, isOfOther ? AMBIGUOUS : verdict);
    }
    for (const { member, verdict } of this.#unfound) {
      const trace = this.others.traceOf(member, verdict.kind);
      const isOther = trace !== null && !this.#isExplained(trace);
      if (isOther) this.explain(trace, 0);
      this.add(member, isOther ? OTHER_CASE : verdict);
    }
    for (const { member, verdict, trace, users } of this.#removed) {
      if (this.#isExplained(trace)) continue;
      this.#settle(member, verdict, users);
      this.explain(trace, 0);
    }
    for (const { member, verdict, trace, users } of this.#strangers) {
      if (!this.#isExplained(trace)) this.add(member, verdict, users);
    }
    this.#findings.sort((a, b) => compareMembers(a.member, b.member));
    this.#maybe = new MaybeMembers();
    this.others = new OtherNames();
    this.#unfound = [];
    this.#removed = [];
    this.#strangers = [];
    this.#best = new Uint8Array(0);
  }
  #settle(member, verdict, users = []) {
    if (verdict.kind === "confirmed") this.#removals += 1;
    else this.add(member, verdict, users);
  }
  #isExplained(trace) {
    return (this.#best[trace] ?? NO_ONE) < NO_ONE;
  }
};
var NO_COUNTS = {
  confirmed: 0,
  missing: 0,
  lingering: 0,
  foreign: 0,
  pending: 0,
  "no-evidence": 0,
  unprovable: 0,
  unconfirmed: 0
};
var AMBIGUOUS = { kind: "no-evidence", why: "ambiguous", serial: null };
var OTHER_CASE = { kind: "no-evidence", why: "other-case", serial: null };
var SHARED = /* @__PURE__ */ new Map();
function shared({ kind, why }) {
  const name = `${kind} ${why}`;
  const known = SHARED.get(name) ?? { kind, why, serial: null };
  SHARED.set(name, known);
  return known;
}

// src/verify/lasting.ts
var MOST_REMEMBERED = 200;
var MOST_OF_ALL = 2e3;
function mostRemembered(segments) {
  const open = segments.filter(({ findings }) => findings.some(isException)).length;
  return Math.max(1, Math.min(MOST_REMEMBERED, Math.floor(MOST_OF_ALL / Math.max(1, open))));
}
var DIGEST_LENGTH = 16;
function digestOfMembership(lineage, id, { kind, value }) {
  const hash = createHash("sha256");
  hash.update([lineage, id, kind, value].join("\0"));
  return hash.digest("hex").slice(0, DIGEST_LENGTH);
}
function recallIn(lineage, entry) {
  const before = firstFoundOf(entry);
  if (before.size === 0) return null;
  return (member) => {
    const digest = digestOfMembership(lineage, entry.id, member);
    return before.has(digest) ? digest : null;
  };
}
function remembered(segment, before, { digestOf, at, most }) {
  const { findings } = segment;
  const found = new Set(findings.filter(isException).map(digestOf));
  const listed = findings.filter((finding) => !isException(finding)).map(digestOf);
  const over = /* @__PURE__ */ new Set([...segment.over, ...listed]);
  const isLeft = (digest) => isUnclear(segment) && !over.has(digest);
  const old = [...before].filter(([digest]) => found.has(digest) || isLeft(digest));
  const since = old.map(([digest, first]) => [digest, Math.min(first, at)]);
  const isNew = [...found].filter((digest) => !before.has(digest)).sort();
  const added = isNew.slice(0, Math.max(0, most - since.length));
  return new Map([...since, ...added.map((digest) => [digest, at])]);
}
function isUnclear({ counts, reasons }) {
  const without = reasons.some(({ kind, why }) => kind === "no-evidence" && why !== "never-sent");
  return without || counts.pending + counts.unconfirmed > 0;
}
function standingOf(found) {
  const { remembered: memory, segments } = found;
  if (memory?.kind !== "all") return "unknown";
  if (lastingOf(found).length > 0) return "lasting";
  if (memory.exceptions > 0) return "open";
  return segments.some(({ counts }) => counts.confirmed > 0) ? "clear" : "unknown";
}
function lastingOf({ at, segments }) {
  return segments.flatMap((segment) => lastingIn(segment, at));
}
function lastingIn({ key, findings: all }, at) {
  const findings = all.filter(({ since = at }) => at - since >= DAY_MS);
  if (findings.length === 0) return [];
  const counts = { ...NO_COUNTS };
  for (const { kind } of findings) counts[kind] += 1;
  const times = findings.map(({ since = at }) => since).sort((a, b) => a - b);
  const isAll = all.every((one) => one.since !== void 0 || !isException(one));
  return [{ key, counts, findings, since: times[0] ?? at, newest: times.at(-1) ?? at, isAll }];
}

// src/verify/lines.ts
var DIGITS = 6;
var SEPARATOR = "";
function addLine(sort, segment, member, words) {
  const number = String(segment).padStart(DIGITS, "0");
  const kind = member.kind === "identity" ? "0" : "1";
  sort.run().append(Buffer.from(`${number}${kind}${member.value}${SEPARATOR}${words}`));
}
var SaidLines = class {
  #cursor;
  #line;
  #next = null;
  constructor(cursor) {
    this.#cursor = cursor;
    this.#line = lineAt(cursor);
    this.#next = this.#gather();
  }
  /** What is said of the next membership; null at the end. */
  peek() {
    return this.#next;
  }
  pass() {
    this.#next = this.#gather();
  }
  #gather() {
    const first = this.#line;
    if (first === null) return null;
    const words = [];
    let line = first;
    while (line !== null && isSame(line, first)) {
      words.push(line.words);
      line = lineAt(this.#cursor);
    }
    this.#line = line;
    return { segment: first.segment, member: first.member, words };
  }
};
function lineAt(cursor) {
  if (!cursor.next()) return null;
  const text = textOf(cursor);
  const end = text.indexOf(SEPARATOR);
  return {
    segment: Number(text.slice(0, DIGITS)),
    member: {
      kind: text[DIGITS] === "0" ? "identity" : "guid",
      value: text.slice(DIGITS + 1, end)
    },
    words: text.slice(end + 1)
  };
}
function isSame(a, b) {
  return a.segment === b.segment && compareMembers(a.member, b.member) === 0;
}

// src/verify/traces.ts
var LAST_RANK = 9;
var Traces = class {
  /** Those without a name that a member can have. */
  unmatched = 0;
  /** ms since the epoch; null: none. */
  oldest = null;
  areUsers;
  #count = 0;
  #keepsNames;
  #sort;
  constructor(space, { areUsers, keepsNames }) {
    this.areUsers = areUsers;
    this.#keepsNames = keepsNames;
    this.#sort = new LineSort(space);
  }
  get count() {
    return this.#count;
  }
  /** One of another segment: it tells how far back traces are kept. */
  saw(at) {
    this.oldest = Math.min(at, this.oldest ?? at);
  }
  add({ segment, names, operation, at, latest = at }) {
    this.saw(latest);
    const valid = names.filter(({ kind, value }) => checkMemberText(value, kind) === null);
    if (valid.length === 0) this.unmatched += 1;
    const number = String(this.#count).padStart(10, "0");
    const all = this.#keepsNames ? userHashes(valid) : [];
    for (const [place, name] of valid.entries()) {
      const rank = String(Math.min(place, LAST_RANK));
      const words = [String(at).padStart(15, "0"), number, operation, rank, latest - at, ...all];
      addLine(this.#sort, segment, name, words.join(SEPARATOR));
    }
    this.#count += 1;
  }
  /** No trace may be added after this. */
  lines() {
    return new SaidLines(this.#sort.cursor());
  }
  close() {
    this.#sort.close();
  }
};
function tracesIn(words) {
  return words.map((word) => {
    const [at = "", number = "", operation, rank, later, ...users] = word.split(SEPARATOR);
    return {
      at: Number(at),
      latest: Number(at) + Number(later),
      number: Number(number),
      operation,
      rank: Number(rank),
      users
    };
  });
}

// src/verify/judge.ts
async function judgeAll(options) {
  const { entries, fetch, traces } = options;
  const lines = traces.lines();
  const best = new Uint8Array(traces.count);
  const tallies = [];
  for (const [at, { key, entry }] of entries.entries()) {
    const tally = new Tally(key, best);
    await withChunks(fetch, entry.chunks, (read) => {
      judgeOne(at, entry, membershipsOf(entry, read), lines, tally, options);
    });
    tally.end();
    tallies.push(tally);
  }
  return tallies;
}
function judgeOne(at, entry, memberships, traces, tally, { sent, judge, reachOf, lineage, now, traces: { areUsers } }) {
  const reach = reachOf(entry, at);
  const recall = recallIn(lineage, entry);
  let locked = memberships.next();
  for (; ; ) {
    const heads = [
      locked.done ? null : locked.value.member,
      memberAt(sent.lines, at),
      memberAt(traces, at)
    ];
    const member = leastOf(heads);
    if (member === null) return;
    const [isLocked, isSent2, isTraced] = heads.map(
      (head) => head !== null && compareMembers(head, member) === 0
    );
    const membership = isLocked && !locked.done ? locked.value.membership : null;
    const said = isSent2 ? sent.sentIn(sent.lines.peek()?.words ?? []) : [];
    const found = isTraced ? tracesIn(traces.peek()?.words ?? []) : [];
    if (isLocked) locked = memberships.next();
    if (isSent2) sent.lines.pass();
    if (isTraced) traces.pass();
    const known = knownOf(membership, said, now);
    const own = ownOf(member, found);
    const judged = judge(known, own, reach, at);
    const isAmbiguous = areUsers && own.length > 1 && !isOwn(member, own);
    const verdict = isAmbiguous ? unlessUnsure(judged) : judged;
    const remembered2 = verdict.kind === "confirmed" ? recall?.(member) ?? null : null;
    take(tally, member, known, own, verdict, remembered2);
  }
}
function ownOf(member, found) {
  if (member.kind === "guid") return found;
  const own = found.filter(({ rank }) => rank === 0);
  return own.length > 0 ? own : found;
}
function isOwn({ kind }, found) {
  return kind === "guid" || found.every(({ rank }) => rank === 0);
}
function isUnsure({ kind }) {
  return kind === "unconfirmed" || kind === "pending";
}
function unlessUnsure(verdict) {
  return isUnsure(verdict) ? verdict : AMBIGUOUS;
}
function take(tally, member, known, found, verdict, remembered2) {
  const last = found.at(-1);
  const isMember = known.state !== "absent";
  if (!isMember && last !== void 0) tally.others.add(member, last);
  const owns = isOwn(member, found);
  if (isMember) for (const { number, rank } of found) tally.explain(number, owns ? 0 : rank);
  if (isMember && !owns && !isUnsure(verdict)) {
    tally.maybe(member, verdict, found, remembered2);
    return;
  }
  if (remembered2 !== null) tally.addOver(remembered2);
  const isUnfound = verdict.kind === "missing" || verdict.kind === "lingering";
  if (isUnfound && found.length === 0) tally.unfound(member, verdict);
  else if (isMember) tally.add(member, verdict);
  else if (known.sent.length > 0) tally.removed(member, verdict, last ?? null);
  else if (last?.rank === 0 && verdict.kind !== "confirmed") tally.stranger(member, verdict, last);
}
function memberAt(lines, segment) {
  for (let head = lines.peek(); head !== null; head = lines.peek()) {
    if (head.segment > segment) return null;
    if (head.segment === segment) return head.member;
    lines.pass();
  }
  return null;
}
function leastOf(members) {
  return members.reduce((least, one) => {
    if (least === null || one === null) return least ?? one;
    return compareMembers(one, least) < 0 ? one : least;
  }, null);
}
function knownOf(membership, sent, now) {
  if (membership === null) return { state: "absent", isUnsettled: false, sent };
  const { state, unsettled } = membership;
  return {
    state: state.kind,
    isUnsettled: isUnsettled(unsettled, "ADD", now) || isUnsettled(unsettled, "REMOVE", now),
    sent
  };
}
function entriesOf({ segments }, ids) {
  const byId = new Map([...segments].map(([key, entry]) => [entry.id, { key, entry }]));
  return ids.map((id) => byId.get(id) ?? null);
}

// src/verify/sent.ts
async function sentBefore({ history }, entries, readPart, space) {
  const owners = ownersOf(entries);
  const sort = new LineSort(space);
  const written = [];
  const proven = /* @__PURE__ */ new Map();
  for (const ref of history) {
    const record = await readRecord(ref, readPart);
    const { serial, startedAt, endedAt, verified, proven: found = [] } = record;
    for (const { key, through } of found) {
      const owner = owners.get(key);
      if (owner !== void 0) proven.set(owner, Math.max(through, proven.get(owner) ?? through));
    }
    await addChanges(sort, record, owners, written.length, readPart);
    written.push({ serial, isApply: verified === void 0, startedAt, endedAt });
  }
  const [oldest] = written;
  return {
    lines: new SaidLines(sort.cursor()),
    sentIn: (words) => words.flatMap((word) => sentOf(word, written)),
    // With fewer, none was dropped.
    remembers: history.length < MOST_RECORDS || oldest === void 0 ? Number.NEGATIVE_INFINITY : oldest.startedAt,
    proven,
    written,
    close: () => sort.close()
  };
}
function ownersOf(entries) {
  return new Map(
    entries.flatMap((entry, at) => [...ownedBy(entry)].map((key) => [key, at]))
  );
}
async function addChanges(sort, record, owners, at, readPart) {
  let number = 0;
  for (const segment of record.segments) {
    const owner = owners.get(segment.key);
    if (owner === void 0) continue;
    for await (const { operation, outcome, member } of changesOf(segment, readPart)) {
      if (outcome === "rejected") continue;
      number += 1;
      const words = [inOrder(at), inOrder(number), operation, outcome].join(SEPARATOR);
      addLine(sort, owner, member, words);
    }
  }
}
function inOrder(number) {
  return String(number).padStart(10, "0");
}
function sentOf(word, written) {
  const [at = "", , operation = "", outcome] = word.split(SEPARATOR);
  const by = written[Number(at)];
  if (by === void 0) return [];
  const isClear = outcome === "accepted";
  return [{ operation, isClear, by }];
}

// src/verify/verdict.ts
function saying(last) {
  return (kind, why) => ({ kind, why, serial: last?.by.serial ?? null });
}
function tooOld({ by }, { confirmed }, say2) {
  const isBefore = confirmed !== null && by.serial <= confirmed;
  return isBefore ? say2("confirmed", "before") : say2("no-evidence", "too-old");
}
function verdictByEvents(known, traces, reach) {
  const sends = known.sent.filter(isSend);
  const last = sends.at(-1);
  const say2 = saying(last);
  if (known.state === "unconfirmed") return say2("unconfirmed", "unsure");
  if (known.isUnsettled) return say2("pending", "unsettled");
  const tie = tieOf(traces);
  if (tie !== null) return say2("no-evidence", tie);
  const trace = traces.at(-1);
  if (isYoung(last, reach) && mayBeOutdated(trace, sends, traces))
    return say2("pending", "too-young");
  if (known.state === "accepted") {
    if (trace?.operation === "ADD") return say2("confirmed", "traced");
    const isOlder = precedes(trace, last) || mayBeOurs(trace, sends, traces);
    if (trace === void 0 || isOlder) return withoutTrace(known, "ADD", isOlder, reach, say2);
    if (isYoung(last, reach)) return say2("pending", "too-young");
    return say2(
      "missing",
      wasRemovedBefore(known, traces, reach) ? "removed-again" : "removed-there"
    );
  }
  if (trace?.operation === "REMOVE") return say2("confirmed", "traced");
  if (trace === void 0) {
    if (last?.operation === "REMOVE") return withoutTrace(known, "REMOVE", false, reach, say2);
    return say2("no-evidence", "never-sent");
  }
  if (last === void 0) {
    return trace.at < reach.remembers ? say2("no-evidence", "too-old") : say2("foreign", "added-there");
  }
  if (last.operation !== "REMOVE") return say2("no-evidence", "unsure");
  if (isYoung(last, reach)) return say2("pending", "too-young");
  if (isOfOthers(trace, last, sends, traces, reach)) return say2("foreign", "added-there");
  if (isProven(last, reach) && precedes(trace, last)) return say2("confirmed", "before");
  return againOr(known, "REMOVE", reach, say2("lingering", "no-trace"));
}
function withoutTrace(known, operation, isFresh, reach, say2) {
  const last = known.sent.filter(isSend).at(-1);
  if (last?.operation !== operation) return say2("no-evidence", "never-sent");
  if (isYoung(last, reach)) return say2("pending", "too-young");
  if (isProven(last, reach)) return say2("confirmed", "before");
  const { before, since } = lastRun(known, operation);
  const [first = last] = since;
  if (!isFresh && !isCovered(first, reach)) {
    if (isCounted(last, reach)) return say2("confirmed", "counted");
    return tooOld(last, reach, say2);
  }
  if (operation === "ADD") return againOr(known, "ADD", reach, say2("missing", "no-trace"));
  const neverCame = before?.operation === "ADD" && isCovered(before, reach);
  if (neverCame || wasGone(known)) return say2("no-evidence", "neither");
  return againOr(known, "REMOVE", reach, say2("lingering", "no-trace"));
}
function verdictByList(known, isThere, reach) {
  const last = known.sent.filter(isSend).at(-1);
  const say2 = saying(last);
  if (known.state === "unconfirmed") return say2("unconfirmed", "unsure");
  if (known.isUnsettled) return say2("pending", "unsettled");
  if (isYoung(last ?? known.sent.at(-1), reach)) return say2("pending", "too-young");
  if (known.state === "accepted") {
    if (isThere) return say2("confirmed", "listed");
    return say2("missing", isAgain(known, "ADD", reach) ? "not-listed-again" : "not-listed");
  }
  if (!isThere) return say2("confirmed", "not-listed");
  if (last?.operation !== "REMOVE") return say2("foreign", "listed");
  return say2("lingering", isAgain(known, "REMOVE", reach) ? "listed-again" : "listed");
}
function isCounted(last, { counted }) {
  return counted !== null && last.by.endedAt < counted;
}
function verdictInPart(known, traces, reach) {
  const verdict = verdictByEvents(known, traces, reach);
  const isKnown = verdict.kind === "unconfirmed" || verdict.kind === "pending";
  return isKnown ? verdict : { ...verdict, kind: "no-evidence", why: "incomplete" };
}
function tieOf(traces) {
  const last = traces.at(-1);
  if (last === void 0) return null;
  const others = traces.filter(({ operation }) => operation !== last.operation);
  if (others.some(({ at }) => at === last.at)) return "same-second";
  return others.some((one) => latestOf(one) >= last.at) ? "same-hour" : null;
}
function verdictByCounts(known, reach, isExact) {
  const last = known.sent.filter(isSend).at(-1);
  const say2 = saying(last);
  if (known.state === "unconfirmed") return say2("unconfirmed", "unsure");
  if (last === void 0) return say2("no-evidence", "never-sent");
  if (known.isUnsettled) return say2("pending", "unsettled");
  if (isYoung(last, reach)) return say2("pending", "too-young");
  if (last.by.startedAt < reach.from) {
    return tooOld(last, reach, say2);
  }
  if (isExact === null) return say2("no-evidence", "miscounted");
  return isExact ? say2("confirmed", "counted") : say2("no-evidence", "roughly-counted");
}

// src/verify/zone-check.ts
var QUARTER_MS = 9e5;
var LEAST_QUARTERS = 2;
var ZoneCheck = class {
  /** Sends with an event of their time. */
  #agreeing = 0;
  /** By how many quarters of an hour the others are off. */
  #off = /* @__PURE__ */ new Map();
  #newest = Number.NEGATIVE_INFINITY;
  see({ sent }, traces) {
    for (const { at } of traces) this.#newest = Math.max(this.#newest, at);
    const off = sent.filter(isSend).flatMap((send) => {
      const own = traces.filter(({ operation }) => operation === send.operation);
      return own.flatMap(
        (one) => [one.at, latestOf(one)].flatMap((at) => quartersBetween(send, at) ?? [])
      );
    });
    if (off.includes(0)) this.#agreeing += 1;
    else for (const one of off) this.#off.set(one, (this.#off.get(one) ?? 0) + 1);
  }
  get agrees() {
    return this.#agreeing > 0;
  }
  /** How far the events are ahead of the sends, in ms; null: nothing says that they are not in order. */
  offAt(now) {
    const [most] = [...this.#off].sort(([, a], [, b]) => b - a);
    if (most !== void 0 && !this.agrees) return most[0] * QUARTER_MS;
    const ahead = this.#newest - now;
    if (ahead <= MAX_SKEW_MS) return null;
    return Math.ceil((ahead - MAX_SKEW_MS) / QUARTER_MS) * QUARTER_MS;
  }
};
function quartersBetween({ by: { startedAt, endedAt } }, at) {
  const [begin, end] = [startedAt - MAX_SKEW_MS, endedAt + MAX_SKEW_MS];
  if (at >= begin && at <= end) return 0;
  const quarters = Math.round((at - (at > end ? endedAt : startedAt)) / QUARTER_MS);
  const moved = at - quarters * QUARTER_MS;
  return Math.abs(quarters) >= LEAST_QUARTERS && moved >= begin && moved <= end ? quarters : null;
}

// src/app/verify/ask-counts.ts
var OPERATIONS = ["ADD", "REMOVE"];
var PAGE = 5e3;
async function askCounts(client, entries, range, expectedNow, narrows) {
  const asking = new Asking(client, range);
  const whole = asking.days.length;
  const answers = [];
  for (const one of entries) answers.push(await asking.ask(one, whole));
  const expected = await expectedNow();
  const counted = answers.map((answer, segment) => {
    const found = compare(answer, expected, segment, whole);
    if (found.agrees) return { kind: "agrees", isExact: found.isExact };
    return { kind: "differs", said: found.said, agreed: { days: 0, isExact: false } };
  });
  const differing = entries.flatMap(
    (one, segment) => counted[segment]?.kind === "differs" ? [{ one, segment }] : []
  );
  const halvings = Math.ceil(Math.log2(whole + 1)) * OPERATIONS.length;
  if (narrows && differing.length * halvings < asking.events / PAGE) {
    for (const { one, segment } of differing) {
      const found = counted[segment];
      if (found?.kind !== "differs") continue;
      counted[segment] = { ...found, agreed: await agreedDays(asking, one, expected, segment) };
    }
  }
  return { counted, requests: asking.requests, incomplete: asking.incomplete };
}
var Asking = class {
  requests = 0;
  /** Users counted in all: there are at least so many events. */
  events = 0;
  incomplete = null;
  days;
  #client;
  constructor(client, range) {
    this.#client = client;
    this.days = daysIn(range);
  }
  /** Of the first days of the range. */
  async ask(one, days) {
    if (hasOtherIds(one)) return null;
    const ADD = await this.#count(one, "ADD", days);
    return { ADD, REMOVE: await this.#count(one, "REMOVE", days) };
  }
  async #count({ entry }, operation, days) {
    const [from = ""] = this.days;
    const to = this.days[days - 1] ?? from;
    if (this.incomplete !== null) return null;
    this.requests += 1;
    const found = await this.#client.count(idsOf(entry), operation, { from, to });
    if (found.kind === "incomplete") {
      this.incomplete = asSentence(say`Not all counts could be asked for: ${found.reason}`);
      return null;
    }
    this.events += found.count;
    return found.count;
  }
};
async function agreedDays(asking, one, expected, segment) {
  let agreed = { days: 0, isExact: false };
  for (let most = asking.days.length; most - agreed.days > 1; ) {
    const middle = agreed.days + most >> 1;
    const found = compare(await asking.ask(one, middle), expected, segment, middle);
    if (found.agrees) agreed = { days: middle, isExact: found.isExact };
    else most = middle;
  }
  return agreed;
}
function compare(answer, expectedCounts, segment, days) {
  if (answer === null) return { said: [OTHER_IDS], agrees: false, isExact: false };
  const said = [];
  let isExact = true;
  for (const operation of OPERATIONS) {
    const count2 = answer[operation];
    const expected = expectedCounts.of(segment, operation, 0, days - 1);
    if (count2 === null) return { said, agrees: true, isExact: false };
    if (count2 !== expected.most) isExact = false;
    if (count2 < expected.least || count2 > expected.most) {
      said.push(differenceOf(operation, count2, expected));
    }
  }
  return { said, agrees: said.length === 0, isExact };
}
function hasOtherIds({ entry }) {
  const known = keysOf(idsOf(entry));
  return known.length === 0 || entry.used.some((key) => !known.includes(key));
}
var OTHER_IDS = say`its IDs have changed, so that counts do not say anything of it`;
function differenceOf(operation, count2, { least, most }) {
  const range = least === most ? say`${most}` : say`${least} to ${most}`;
  return say`unexplained count: ${plural(count2, "user")} with ${asCode(operation)}, expected ${range}`;
}
function endOfAgreed(range, days) {
  return Date.parse(range.from) + days * DAY_MS - 14 * 36e5;
}

// src/app/verify/question.ts
function zoneOf({ account: { timezone = "UTC" } }) {
  return timezone;
}
function questionOf(config, index, entries, now, isByName) {
  const markOf = (entry) => {
    const mark2 = verifiedOf(entry);
    return isByName && mark2?.by === "counts" ? null : mark2;
  };
  const isKnown = config.account.timezone !== void 0;
  const name = zoneOf(config);
  const days = { time: zonedTime(name), isKnown, name };
  const since = Math.min(now, ...entries.map(({ entry }) => sinceOf(index, markOf(entry))));
  const until = Math.min(now - config.verify.lagMs, reachOfToday(days, now));
  return { entries, days, range: daysSince(days, since, now), since, until, now, markOf };
}
function sinceOf({ history }, verified) {
  const oldest = history[0]?.at ?? Number.POSITIVE_INFINITY;
  if (verified === null || verified.exceptions > 0) return oldest;
  const young = history.find(({ serial }) => serial > verified.through);
  return Math.min(verified.at, young?.at ?? verified.at);
}

// src/app/verify/verify.ts
var BUDGET = 32 << 20;
function verifySpace() {
  return new SortSpace(diskSpill, BUDGET);
}
function judgeLock(store, judging) {
  return readAgain(store, async () => {
    const lock = await readLock(store, judging.now);
    return { lock, segments: await judgeIn(lock, judging) };
  });
}
async function judgeIn(lock, judging) {
  const { index, readPart, fetchChunks: fetch } = lock;
  const { lineage } = index;
  const { ids, traces, byOf, judge, reachOf, now } = judging;
  const entries = entriesOf(index, ids).filter((one) => one !== null);
  if (entries.length < ids.length) throw overtaken();
  const places = entries.map(({ entry }) => entry);
  const sent = await sentBefore(index, places, readPart, verifySpace());
  try {
    const reach = (entry, at) => reachOf(sent, entry, at);
    const tallies = await judgeAll({
      entries,
      fetch,
      sent,
      traces,
      judge,
      reachOf: reach,
      now,
      lineage
    });
    return tallies.map((tally, at) => {
      const entry = places[at];
      const until = entry === void 0 ? now : reach(entry, at).until;
      return segmentOf(tally, byOf(at), throughAt(sent.written, until));
    });
  } finally {
    sent.close();
  }
}
function overtaken() {
  return failure(
    "verify-overtaken",
    say`another run changed the lockfile in the meantime`,
    say`Nothing has changed. Verify again.`
  );
}
function segmentOf(tally, by, through) {
  const { key, counts, removals, findings, reasons, over } = tally;
  return { key, by, counts, removals, findings, reasons, unexplained: [], through, over };
}
function throughAt(written, until) {
  const applies = written.filter(({ isApply }) => isApply);
  const young = applies.findIndex(({ endedAt }) => endedAt > until);
  const old = young < 0 ? applies : applies.slice(0, young);
  return old.at(-1)?.serial ?? null;
}
function entriesAsked(index, asked) {
  const found = asked.flatMap((key) => {
    const owners = ownersAmong(index.segments, [key]);
    if (owners.length === 0) throw unknownKey(index, key);
    return owners;
  });
  const managed = [...index.segments].filter(([, { retired }]) => !retired);
  const all = new Map(asked.length === 0 ? managed : found);
  return [...all].map(([key, entry]) => ({ key, entry })).sort((a, b) => a.key < b.key ? -1 : 1);
}
function unknownKey({ segments }, key) {
  const near = nearest(key, segments.keys());
  const known = [...segments.keys()].sort();
  const next = known.length === 0 ? say`Nothing was sent yet. Send something first: ${asCommand("segops apply")}` : near !== null ? say`Did you mean ${asKey(near)}?` : say`Choose one of: ${asList(known.slice(0, 20).map(asKey), "or")}.`;
  return failure("unknown-segment", say`the lockfile has no segment ${asKey(key)}`, next);
}

// src/app/verify/read-events.ts
async function readEvents(client, range, owners, days, keepsNames, onRead) {
  const empty = () => new Traces(verifySpace(), { areUsers: false, keepsNames });
  let traces = empty();
  let pages = 0;
  let events = 0;
  let unreadable = 0;
  for await (const page of client.events(range, null)) {
    if (page.kind === "incomplete") {
      const incomplete2 = cutShort(page, days);
      return { traces, events, requests: pages + 1, incomplete: incomplete2 };
    }
    if (page.isFirst && pages > 0) {
      traces.close();
      traces = empty();
      events = 0;
      unreadable = 0;
    }
    pages += 1;
    events += page.events.length;
    unreadable += page.unreadable;
    for (const event of page.events) addEvent(traces, event, owners);
    onRead(events);
  }
  const incomplete = unreadable === 0 ? null : say`${plural(unreadable, "event")} cannot be read.`;
  return { traces, events, requests: pages + 1, incomplete };
}
function addEvent(traces, { objectId, identities, segmentIds, operation, at, latest }, owners) {
  const [segment] = keysOf(segmentIds).flatMap((key) => owners.get(key) ?? []);
  if (segment === void 0) {
    traces.saw(latest);
    return;
  }
  const names = identities.map((value) => ({ kind: "identity", value }));
  const guids = objectId === null ? [] : [{ kind: "guid", value: objectId }];
  traces.add({ segment, operation, at, latest, names: [...names, ...guids] });
}
function cutShort({ reason, isFinal }, { isKnown }) {
  const what = asSentence(say`Not all events could be read: ${reason}`);
  if (isFinal) return what;
  if (isKnown) {
    return say`${what} If CleverTap refuses the days, another zone may be that of the account. Compare ${asCode("account.timezone")} with the account's settings.`;
  }
  return say`${what} If CleverTap refuses the days, write the time zone of the account into the config: ${asCode("timezone:")} under ${asCode("account:")}.`;
}

// src/app/verify/wanted.ts
function withoutWanted(foreign, index, key, wantedOf) {
  if (foreign.length === 0) return foreign;
  const namesOf = ({ member, users = [] }) => [userHashOf(member), ...users];
  const wanted = wantedOf(index, key, new Set(foreign.flatMap(namesOf)));
  const isLeft = (name) => wanted.has(name) || name === MORE_NAMES;
  return foreign.filter((finding) => !namesOf(finding).some(isLeft));
}
function wantedFrom(cwd, options) {
  let workspace = null;
  return (index, key, among) => {
    workspace ??= openWorkspace(cwd, { ...options, checksLists: true });
    const { config, manifests } = workspace;
    const manifest = manifests.find(({ ids, decisions }) => {
      const match = findEntry(index, ids);
      return match.kind === "found" && match.key === key && decisions.retire !== "keep";
    });
    if (manifest === void 0) throw undeclared(key);
    const byKey = new Map(manifests.map((one) => [one.key, one]));
    const space = verifySpace();
    const desired = openDesired(manifest, byKey, (ref) => openListOf(config, ref, space));
    const found = usersAmong(desired, among);
    const problems = desired.sources().flatMap((source) => source.problems);
    if (problems.some(({ severity }) => severity === "error")) throw new Failure(problems);
    return found;
  };
}
function usersAmong(desired, among) {
  const found = /* @__PURE__ */ new Set();
  untilOrdered(() => {
    for (const kind of ["identity", "guid"]) {
      const cursor = desired.cursor(kind);
      while (cursor.next()) {
        const hash = userHashOf({ kind, value: textOf(cursor) });
        if (among.has(hash)) found.add(hash);
      }
    }
  });
  return found;
}
function undeclared(key) {
  return failure(
    "verify-take-undeclared",
    say`no manifest says who should be in ${asKey(key)}, so that nobody knows which of its foreign members are wanted`,
    say`Nothing was recorded. Declare the segment in a manifest, then take its foreign members.`
  );
}

// src/app/verify/to-record.ts
function toRecord(segment, request, index, wantedOf) {
  const doubted2 = request.record ? segment.findings.filter(isToDoubt) : [];
  const foreign = request.take.includes(segment.key) ? segment.findings.flatMap(asForeign) : [];
  const taken2 = withoutWanted(foreign, index, segment.key, wantedOf);
  return { segment, findings: [...doubted2, ...taken2], wanted: foreign.length - taken2.length };
}
function isToDoubt(finding) {
  const { kind, why } = finding;
  if (kind === "foreign" || isForPerson(finding)) return false;
  return kind !== "unprovable" || why === "sent-again";
}
function asForeign(finding) {
  if (isForPerson(finding)) {
    return finding.kind === "lingering" ? [{ ...finding, kind: "foreign" }] : [];
  }
  return finding.kind === "foreign" ? [finding] : [];
}
function checkTaken(key, segments) {
  if (segments.some((one) => one.key === key)) return;
  throw failure(
    "verify-take-unknown",
    say`${asKey(key)} was not verified, so that it has no foreign members to take`,
    say`Nothing was recorded. Name one of these after ${asCode("--take")}: ${asList(
      segments.slice(0, 20).map((one) => asKey(one.key)),
      "or"
    )}.`
  );
}

// src/app/verify/record.ts
async function recordVerification(found, judged, request, ports) {
  if (!request.record && request.take.length === 0) return found;
  const { segments, incomplete } = found;
  if (incomplete !== null) throw notWhole();
  for (const key of request.take) checkTaken(key, segments);
  return { ...found, recorded: await recorded(found, judged, request, ports) };
}
async function recorded({ segments, source, at: askedAt }, judged, request, { store, config, time, who, wantedOf }) {
  for (const segment of segments) checkResends(segment, judged, request, config);
  const seenAt = source.kind === "download" ? source.at : askedAt;
  const found = segments.map((segment) => toRecord(segment, request, judged, wantedOf));
  const all = found.flatMap(({ findings }) => findings);
  const wanted = found.reduce((sum, one) => sum + one.wanted, 0);
  if (!request.record && all.length === 0) return recordedIn(null, all, wanted);
  return underLease(store, time, async (index, at) => {
    if (index.digest !== judged.digest) throw overtaken();
    const updates = found.filter(({ findings }) => findings.length > 0).map(updateIn(index));
    const options = { now: at, maxChunkBytes: MAX_CHUNK_BYTES };
    const { chunks, ...folded } = await foldUpdates(index, updates, store.fetchChunks, options);
    const entries = new Map(folded.segments);
    if (request.record) for (const { segment } of found) mark(entries, segment, seenAt);
    const next = { ...index, ...folded, segments: entries, ...writtenBy("verify", index, at) };
    const builder = new RecordBuilder(next.serial);
    for (const { segment, findings } of found) {
      for (const finding of findings) builder.add(segment.key, lineOf(finding));
    }
    const [{ by } = { by: "events" }] = segments;
    const { apply } = next.written;
    const done = builder.finish((key) => index.segments.get(key) ?? EMPTY_ENTRY, next, {
      ...{ apply, startedAt: at, endedAt: at, recovered: false, verified: by },
      ...request.record ? { proven: provenIn(segments) } : {},
      ...{ commit: null, ...who, plan: "", waivers: [] }
    });
    const { serial } = await store.swap(done.index, { chunks, parts: done.files });
    return recordedIn(serial, all, wanted);
  });
}
var LEAST_RESEND = 10;
var DEFAULT_SHARE = { kind: "share", share: 0.01 };
function isTooMany({ verify }, part, whole) {
  const { maxResend } = verify;
  if (maxResend !== null) return exceeds({ part, whole }, maxResend);
  return part > LEAST_RESEND && exceeds({ part, whole }, DEFAULT_SHARE);
}
function checkResends(segment, { segments }, { record, take: take2 }, config) {
  const { key, counts, findings } = segment;
  const entry = segments.get(key) ?? EMPTY_ENTRY;
  const again = resendsIn(segment);
  const size = entry.accepted + entry.unconfirmed;
  if (record && isTooMany(config, again, size)) throw tooMany(key, again, size, config);
  const named = (kind) => findings.filter((one) => one.kind === kind).length;
  const isWhole = ["missing", "lingering"].every((kind) => named(kind) === counts[kind]);
  if (record && !isWhole) throw tooManyToName(key);
  const areAllNamed = named("foreign") + named("lingering") === counts.foreign + counts.lingering;
  if (take2.includes(key) && !areAllNamed) throw tooManyToName(key);
}
function tooMany(key, again, size, { verify }) {
  const limit = verify.maxResend === null ? say`10 or 1% by default` : say`${asCode(formatLimit(verify.maxResend))}`;
  const cost = say`up to ${plural(again, "billed event")}`;
  return failure(
    "verify-resend-limit",
    say`${asKey(key)}, of ${plural(size, "member")}: ${plural(again, "membership")} would be sent again, for ${cost}. ${asCode("verify.max_resend")} is ${limit}`,
    say`Nothing was recorded. Make sure that the evidence is right. If it is, allow more in segops.yaml: ${asCode(`verify: { max_resend: ${again} }`)}`,
    { exitCode: 3 }
  );
}
function tooManyToName(key) {
  return failure(
    "verify-too-many",
    say`${asKey(key)} differs in more memberships than can be recorded at once`,
    say`Nothing was recorded. Make sure that the evidence is of this segment.`,
    { exitCode: 3 }
  );
}
function notWhole() {
  return failure(
    "verify-incomplete",
    say`the evidence is not whole, so that nothing of it is recorded`,
    say`See what the evidence lacks, and verify again.`,
    { exitCode: 4 }
  );
}
function updateIn(index) {
  return ({ segment: { key }, findings }) => {
    const entry = index.segments.get(key) ?? EMPTY_ENTRY;
    const edits = findings.filter(({ kind }) => kind !== "unprovable").map(editOf);
    return { key, ids: idsOf(entry), created: null, edits };
  };
}
function editOf({ member, kind }) {
  if (kind !== "foreign") return { member, edit: doubted };
  return { member, edit: taken };
}
var LINES = {
  missing: { operation: "MISSING", outcome: "unconfirmed" },
  lingering: { operation: "LINGERING", outcome: "unconfirmed" },
  unprovable: { operation: "UNPROVABLE", outcome: "unconfirmed" },
  foreign: { operation: "ADOPT", outcome: "accepted" }
};
function lineOf({ member, kind }) {
  return { ...LINES[kind], again: false, member };
}
function mark(entries, segment, at) {
  const entry = entries.get(segment.key);
  const { through, by } = segment;
  if (entry === void 0 || through === null) return;
  const exceptions = exceptionsOf(segment);
  entries.set(segment.key, withVerified(entry, { through, at, by, exceptions }));
}
function provenIn(segments) {
  return segments.flatMap(
    (segment) => segment.through !== null && isProven2(segment) ? [{ key: segment.key, through: segment.through }] : []
  );
}
function isProven2(segment) {
  const { by, counts, findings } = segment;
  if (by === "counts" || unfoundIn(segment) > 0) return false;
  const strangers = findings.filter(({ kind, serial }) => kind === "foreign" && serial === null);
  return strangers.length === counts.foreign;
}
function recordedIn(serial, findings, wanted) {
  const of = (...kinds) => findings.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    serial,
    again: of("missing", "lingering"),
    taken: of("foreign"),
    wanted,
    listed: of("unprovable")
  };
}

// src/app/verify/remember.ts
async function rememberExceptions(found, { stored, unrecorded }, store) {
  if (found.incomplete !== null) return found;
  const most = mostRemembered(found.segments);
  const memories = found.segments.map((segment) => memoryOf(segment, stored, found.at, most));
  const changed = memories.filter(({ before, after }) => !isSame2(before, after));
  const segments = found.segments.map((segment, at) => dated(segment, memories[at]));
  if (changed.length === 0) return { ...found, segments, remembered: sizeOf(memories) };
  try {
    if (unrecorded !== null) throw unfolded(unrecorded);
    await write(store, stored, changed);
  } catch (error) {
    return { ...found, segments, remembered: busyWith(error) };
  }
  return { ...found, segments, remembered: sizeOf(memories) };
}
async function write(store, judged, changed) {
  const held = await store.takeLease(Date.now());
  try {
    const index = await store.read();
    if (judged.digest !== index.digest) throw overtaken();
    const segments = new Map(index.segments);
    for (const { key, after } of changed) segments.set(key, withMemory(index, key, after));
    const written = writtenBy("verify", index, stampTime(index, Date.now()));
    await store.swap({ ...index, ...written, segments }, NO_FILES);
  } finally {
    await held.release();
  }
}
function unfolded(apply) {
  return failure(
    "lease-held",
    say`apply ${asCode(apply)} has begun, and what it sent is not in the lockfile yet`,
    say`Wait until it ends. If it was cut off, apply again.`
  );
}
var BUSY = ["lease-held", "verify-overtaken", "lock-moved"];
function busyWith(error) {
  if (!(error instanceof Failure) || !BUSY.includes(failureCode(error))) throw error;
  return { kind: "busy", problems: warnings(error) };
}
function memoryOf(segment, { lineage, segments }, at, most) {
  const { key } = segment;
  const entry = segments.get(key) ?? EMPTY_ENTRY;
  const digestOf = ({ member }) => digestOfMembership(lineage, entry.id, member);
  const before = firstFoundOf(entry);
  return { key, before, after: remembered(segment, before, { digestOf, at, most }), digestOf };
}
function isSame2(one, other) {
  return one.size === other.size && [...one].every(([digest, at]) => other.get(digest) === at);
}
function withMemory({ segments }, key, after) {
  const entry = segments.get(key);
  if (entry === void 0) throw overtaken();
  return withFirstFound(entry, after);
}
function dated(segment, memory) {
  const findings = segment.findings.map((finding) => {
    const since = isException(finding) ? memory?.after.get(memory.digestOf(finding)) : void 0;
    return since === void 0 ? finding : { ...finding, since };
  });
  return { ...segment, findings };
}
function sizeOf(memories) {
  const exceptions = memories.reduce((sum, { after }) => sum + after.size, 0);
  return { kind: "all", exceptions };
}

// src/app/verify/zone-doubt.ts
function zoneDoubt({ lock, segments }, { days, now }, check, readAt) {
  const off = check.offAt(readAt);
  if (off !== null) return notInOrder(off, days.name);
  const reach = reachOfToday({ ...days, isKnown: false }, now);
  const young = new Set(
    lock.index.history.filter(({ at }) => at > reach).map(({ serial }) => serial)
  );
  if (check.agrees || young.size === 0) return null;
  const isMissed = segments.filter(({ by }) => by === "events").flatMap(({ findings }) => findings).some(({ kind, serial }) => kind !== "foreign" && serial !== null && young.has(serial));
  return isMissed ? notProven(days.name) : null;
}
function notInOrder(off, zone) {
  const apart = say`${duration(Math.abs(off))} ${off > 0 ? "after" : "before"}`;
  return say`CleverTap's events are ${apart} what caused them: ${asLabel(zone)} is not the time zone of the account. Nothing is judged by them. Set ${asCode("account.timezone")} to the zone in the account's settings.`;
}
function notProven(zone) {
  return say`Not one event has the time of an apply, so that nothing says whether ${asLabel(zone)} is the time zone of the account. What was sent today is not judged by that. Compare ${asCode("account.timezone")} with the account's settings, or verify again tomorrow.`;
}
function unjudged(segment) {
  const { counts, reasons } = segment;
  const { confirmed, missing, unprovable } = counts;
  const own = confirmed + missing + unprovable + counts["no-evidence"];
  const kept = reasons.filter(({ kind }) => kind === "pending" || kind === "unconfirmed");
  const none = { kind: "no-evidence", why: "incomplete", count: own };
  return {
    ...segment,
    counts: {
      ...NOTHING_FOUND,
      ...{ pending: counts.pending, unconfirmed: counts.unconfirmed },
      "no-evidence": own
    },
    removals: 0,
    findings: [],
    reasons: own === 0 ? kept : [...kept, none],
    through: null,
    over: []
  };
}
var NOTHING_FOUND = { confirmed: 0, missing: 0, lingering: 0, foreign: 0, unprovable: 0 };

// src/app/verify/from-account.ts
async function verifyAccount(cwd, options, request, witness) {
  const env = options.environment ?? process.env;
  const config = configOf(cwd, options);
  const account = accountFrom(config.account, env);
  const store = storeOf(config, options);
  const time = new RunTime(account.origin, env);
  witness.warns(await time.check());
  const { createReadingClient } = await import("./read-client-CTIPMNE3.js");
  const stop = stopSignal({ first: () => void 0, second: () => void 0 });
  const access = { ...account, userAgent: USER_AGENT, env };
  const client = createReadingClient({ ...access, timezone: zoneOf(config), signal: stop.signal });
  try {
    const who = whoRuns(config.folder, env);
    const check = (index) => checkAccount(index, account, "verification would ask");
    const wantedOf = wantedFrom(cwd, options);
    const ports = { store, config, client, time: time.clock.now, who, check, wantedOf };
    return await verifyWith(ports, request, witness.reads);
  } finally {
    stop.dispose();
    await client.close();
  }
}
async function verifyWith(ports, request, onRead) {
  const { config, store, time } = ports;
  const now = time();
  const lock = await readLock(store, now);
  ports.check(lock.index);
  const entries = entriesAsked(lock.index, request.keys);
  const question = questionOf(config, lock.index, entries, now, request.rung === "events");
  const found = await ask(ports, question, request, onRead);
  const judged = await judgeFound(store, question, found, time());
  const verification = verificationOf(judged, question, found);
  if (request.remembers === true) return rememberExceptions(verification, judged.lock, store);
  return recordVerification(verification, judged.lock.stored, request, ports);
}
async function ask(ports, question, { rung, take: take2, remembers }, onRead) {
  const { entries, range, days, until, since, now } = question;
  const asksCounts = rung !== "events";
  const all = asksCounts ? await countsOf(ports, question, rung === "both") : null;
  const counts = remembers === true && all !== null ? withoutOpen(all, entries) : all;
  const counted = counts?.counted ?? entries.map(() => UNCOUNTED);
  const differing = counted.filter((one) => one.kind === "differs");
  if (rung === "counts" || differing.length === 0) return { counts, events: null };
  const agreed = Math.min(...differing.map((one) => one.agreed.days));
  const begin = agreed === 0 ? since : endOfAgreed(range, agreed);
  const asked = agreed === 0 ? range : daysSince(days, begin, now);
  const places = entries.map(({ entry }) => entry);
  const owners = new Map(
    [...ownersOf(places)].filter(([, segment]) => counted[segment]?.kind === "differs")
  );
  const read = await readEvents(ports.client, asked, owners, days, take2.length > 0, onRead);
  return { counts, events: { ...read, since: Math.min(begin, until) } };
}
var UNCOUNTED = { kind: "differs", said: [], agreed: { days: 0, isExact: false } };
function withoutOpen(counts, entries) {
  const isOpen = (at) => firstFoundOf(entries[at]?.entry ?? EMPTY_ENTRY).size > 0;
  const counted = counts.counted.map((one, at) => isOpen(at) ? UNCOUNTED : one);
  return { ...counts, counted };
}
function countsOf({ client, store, time }, { entries, days, range, until }, narrows) {
  const ids = entries.map(({ entry }) => entry.id);
  const expectedNow = () => readAgain(store, async () => {
    const { index, readPart } = await readLock(store, time());
    const places = entriesOf(index, ids).flatMap((one) => one?.entry ?? []);
    if (places.length < ids.length) throw overtaken();
    const sent = await sentBefore(index, places, readPart, verifySpace());
    const expected = new ExpectedCounts(days, range);
    try {
      expected.read(sent, until);
    } finally {
      sent.close();
    }
    return expected;
  });
  return askCounts(client, entries, range, expectedNow, narrows);
}
var NO_TRACES = { areUsers: false, keepsNames: false };
async function judgeFound(store, question, { counts, events }, readAt) {
  const { entries, since, until, range, now, markOf } = question;
  const traces = events?.traces ?? new Traces(verifySpace(), NO_TRACES);
  const counted = (segment) => counts?.counted[segment] ?? UNCOUNTED;
  const isByEvents = (segment) => events !== null && counted(segment).kind === "differs";
  const byEvents = (events?.incomplete ?? null) === null ? verdictByEvents : verdictInPart;
  const zone = new ZoneCheck();
  const judge = (known, found, reach, segment) => {
    if (isByEvents(segment)) {
      zone.see(known, found);
      return byEvents(known, found, reach);
    }
    const one = counted(segment);
    return verdictByCounts(known, reach, one.kind === "agrees" ? one.isExact : null);
  };
  try {
    const judged = await judgeLock(store, {
      ids: entries.map(({ entry }) => entry.id),
      traces,
      judge,
      byOf: (segment) => isByEvents(segment) ? "events" : "counts",
      reachOf: ({ remembers, proven }, entry, segment) => {
        const verified = markOf(entry);
        const one = counted(segment);
        const isAgreed = one.kind === "differs" && one.agreed.isExact;
        return {
          from: isByEvents(segment) ? events?.since ?? since : since,
          oldest: traces.oldest,
          until,
          remembers,
          confirmed: verified?.exceptions === 0 ? verified.through : null,
          proven: proven.get(segment) ?? null,
          counted: isAgreed ? endOfAgreed(range, one.agreed.days) : null
        };
      },
      now
    });
    const doubt = zoneDoubt(judged, question, zone, readAt);
    const segments = judged.segments.map((segment, at) => {
      const one = counted(at);
      if (isByEvents(at)) return doubt === null ? segment : unjudged(segment);
      return one.kind === "agrees" ? segment : { ...segment, unexplained: one.said };
    });
    return { ...judged, segments, doubt };
  } finally {
    traces.close();
  }
}
function verificationOf({ lock, segments, doubt }, { range, now, days }, { counts, events }) {
  const read = events === null ? null : events.events;
  const oldest = events?.traces.oldest ?? null;
  const requests = (counts?.requests ?? 0) + (events?.requests ?? 0);
  return {
    at: now,
    serial: lock.stored.serial,
    segments,
    unmatched: events?.traces.unmatched ?? 0,
    source: { kind: "account", ...range, timezone: days.name, events: read, oldest, requests },
    incomplete: counts?.incomplete ?? events?.incomplete ?? doubt
  };
}

// src/report/verify-words.ts
var MOST_SHOWN = 20;
function verifyWords(found, command) {
  const { segments } = found;
  return {
    verdict: verdictOf(found),
    segments: segments.map(segmentWords),
    evidence: evidenceOf(found),
    next: nextOf(found, command)
  };
}
function verdictOf({ segments, incomplete }) {
  const of = (kind) => segments.reduce((sum, { counts }) => sum + counts[kind], 0);
  const parts = [
    [of("missing"), "missing member"],
    [of("lingering"), "lingering member"],
    [of("foreign"), "foreign member"],
    [segments.reduce((sum, { unexplained }) => sum + unexplained.length, 0), "unexplained count"]
  ];
  const found = parts.flatMap(
    ([number, what]) => number === 0 ? [] : [say`${plural(number, what)}`]
  );
  if (incomplete !== null) {
    return found.length === 0 ? say`Incomplete: the evidence is not whole.` : say`Incomplete, with ${asList(found)} so far.`;
  }
  if (found.length > 0) return say`Differs: ${asList(found)}.`;
  const confirmed = of("confirmed");
  const all = plural(segments.length, "segment");
  if (confirmed === 0) return say`Nothing differs, and nothing is confirmed: ${all}.`;
  return say`Nothing differs: ${all}, ${plural(confirmed, "member")} confirmed.`;
}
function segmentWords(segment) {
  const { key, by, counts, removals, through } = segment;
  const { foreign, lingering, ...own } = counts;
  const members = Object.values(own).reduce((sum, one) => sum + one, 0);
  const of = members === counts.confirmed ? NOTHING : say` of ${members}`;
  const gone = removals === 0 ? NOTHING : say`, ${plural(removals, "removal")} too`;
  const last = through === null ? NOTHING : say`, through apply ${through}`;
  const head = say`${counts.confirmed}${of} confirmed ${rungText(by)}${gone}${last}`;
  return { key, head, points: pointsOf(segment) };
}
var MEANINGS = {
  missing: "missing: accepted here, and not there",
  lingering: "lingering: removed here, and still there",
  foreign: "foreign: there, and not from us",
  unprovable: "unprovable: sent again, and again without a trace",
  pending: "pending",
  "no-evidence": "without evidence",
  unconfirmed: "unconfirmed: the next apply sends them"
};
var REASONS = {
  traced: "there is a trace",
  before: "confirmed before",
  listed: "in the download",
  "not-listed": "not in the download",
  "listed-again": "in the download, and was sent again already",
  "not-listed-again": "not in the download, and was sent again already",
  counted: "counts agree",
  "roughly-counted": "counts are as they may be",
  miscounted: "counts do not agree",
  incomplete: "the evidence is not whole",
  "no-trace": "no trace",
  "removed-there": "removed by someone else",
  "removed-again": "removed by someone else again",
  "added-there": "added by someone else",
  "sent-again": "new",
  "listed-before": "listed before",
  "never-sent": "adopted, and never sent",
  "too-old": "older than the traces",
  "too-young": "traces may be late",
  unsettled: "an attempt may still land",
  "same-second": "added and removed in the same second",
  "same-hour": "added and removed while clocks were set back",
  neither: "neither came nor left",
  ambiguous: "under a name of another member, or of several users",
  "other-case": "found in another case",
  unsure: "the lockfile is not sure"
};
function pointsOf({
  counts,
  findings,
  reasons,
  unexplained
}) {
  const kinds = Object.keys(MEANINGS);
  const points = kinds.flatMap((kind) => {
    if (counts[kind] === 0) return [];
    const why = reasons.filter((one) => one.kind === kind).map((one) => say`${one.count} ${REASONS[one.why]}`);
    const own = findings.filter((one) => one.kind === kind && one.why !== "listed-before");
    const because = own.length > 0 ? NOTHING : say` (${asList(why)})`;
    const message = say`${counts[kind]} ${MEANINGS[kind]}${because}`;
    const named = own.slice(0, MOST_SHOWN).map(findingWords);
    const more = counts[kind] - named.length;
    const rest = named.length > 0 && more > 0 ? [say`... and ${count(more)} more`] : [];
    return [{ message, named: [...named, ...rest] }];
  });
  return [...points, ...unexplained.map((message) => ({ message, named: [] }))];
}
function findingWords({ member, why, serial }) {
  const by = serial === null ? NOTHING : say`, last sent by apply ${serial}`;
  const name = asMember({ value: nameOf(member) });
  return say`${name}: ${REASONS[why]}${by}`;
}
function evidenceOf({ source, unmatched, incomplete, recorded: recorded2 }) {
  const odd = unmatched === 0 ? [] : [say`${plural(unmatched, "user")} without a name that a member can have: not matched.`];
  return [
    ...sourceOf(source),
    ...odd,
    ...incomplete === null ? [] : [incomplete],
    ...recorded2 === void 0 ? [] : [recordedOf(recorded2)]
  ];
}
function sourceOf(source) {
  if (source.kind === "download") {
    const { name, at, rows } = source;
    return [say`${asPath(name)} of ${moment(at)}: ${plural(rows, "user")}.`];
  }
  const { from, to, timezone, events, oldest, requests } = source;
  const read = events === null ? NOTHING : say`, ${plural(events, "event")}`;
  const since = oldest === null ? NOTHING : say`, the oldest of ${moment(oldest)}`;
  return [
    say`${asLabel(from)} to ${asLabel(to)} in ${asLabel(timezone)}: ${plural(requests, "request")}${read}${since}.`
  ];
}
function recordedOf({ serial, again, taken: taken2, wanted, listed }) {
  const parts = [
    again === 0 ? NOTHING : say` The next apply sends ${plural(again, "membership")} again, for up to ${plural(again, "billed event")}.`,
    taken2 === 0 ? NOTHING : say` ${plural(taken2, "foreign member is", "foreign members are")} taken over: the next plan removes ${taken2 === 1 ? "it" : "them"}.`,
    wanted === 0 ? NOTHING : say` ${plural(wanted, "foreign member is", "foreign members are")} not taken over, since the YAML wants ${wanted === 1 ? "it" : "them"}.`,
    listed === 0 ? NOTHING : say` ${plural(listed, "membership is", "memberships are")} listed as unprovable.`
  ];
  const head = serial === null ? say`Nothing was recorded.` : say`Recorded at serial ${serial}.`;
  return [...head, ...parts.flat()];
}
function nextOf({ segments, recorded: recorded2 }, command) {
  if (recorded2 !== void 0 && recorded2.again + recorded2.taken + recorded2.wanted > 0) {
    return [say`See what the next apply sends: ${asCommand("segops plan")}`];
  }
  if (recorded2 !== void 0) return [];
  const again = segments.some((segment) => resendsIn(segment) > 0);
  const taken2 = segments.filter((segment) => takeableIn(segment) > 0).map(({ key }) => key);
  const take2 = taken2.slice(0, 20).map((key) => ` --take ${shellWord(key)}`);
  return [
    ...again ? [say`Let the next apply send them again: ${asCommand(`${command} --record`)}`] : [],
    ...take2.length === 0 ? [] : [
      say`Take over the foreign members that the YAML does not want, so that the next plan removes them: ${asCommand(`${command} --record${take2.join("")}`)}`
    ]
  ];
}

// src/report/verify-markdown.ts
var KEY_COLUMNS = 80;
var NAME_COLUMNS = 200;
var MOST_SEGMENTS = 100;
function verifyToMarkdown(found, command) {
  const { verdict, segments, evidence, next } = verifyWords(found, command);
  const more = segments.length - MOST_SEGMENTS;
  const lines = [
    `**${messageMarkdown(verdict)}**`,
    "",
    ...segments.slice(0, MOST_SEGMENTS).flatMap(segmentLines),
    ...more > 0 ? [`- ... and ${count(more)} more`] : [],
    ...evidence.flatMap((one) => ["", messageMarkdown(one)]),
    ...next.flatMap((step) => ["", messageMarkdown(asSentence(step))])
  ];
  return `${lines.join("\n")}
`;
}
function segmentLines({ key, head, points }) {
  return [
    `- ${markdownCode(cutTo(key, KEY_COLUMNS))}: ${messageMarkdown(head)}`,
    ...points.flatMap(({ message, named }) => [
      `  - ${messageMarkdown(message)}`,
      ...named.map((one) => `    - ${messageMarkdown(one, NAME_COLUMNS)}`)
    ])
  ];
}

// src/report/verify-text.ts
function verifyToText(found, { width, colour, command }) {
  const palette = paletteOf(colour);
  const { verdict, segments, evidence, next } = verifyWords(found, command);
  const paint = exitCodeOf(found) === 0 ? palette.good : palette.warn;
  const differs = found.segments.map((segment) => differences(segment) > 0);
  const blocks = [
    messageLines(verdict, width).map(paint),
    ...segments.map(
      (segment, at) => segmentLines2(segment, width, differs[at] ? palette.strong : (text) => text)
    ),
    evidence.flatMap((one) => messageLines(one, width)).map(palette.faint),
    ...next.map((step) => messageLines(asSentence(["Next: ", ...step]), width))
  ];
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${shown.join("\n\n")}
`;
}
function segmentLines2({ key, head, points }, width, paint) {
  return [
    ...wrap(showValue(key), width).map(paint),
    ...messageLines(head, width, "  ", "    "),
    ...points.flatMap(({ message, named }) => [
      ...messageLines(message, width, "  ", "    "),
      ...named.flatMap((one) => messageLines(one, width, "    ", "      "))
    ])
  ];
}

export {
  differences,
  exitCodeOf,
  standingOf,
  lastingOf,
  Traces,
  verdictByList,
  verifySpace,
  judgeLock,
  entriesAsked,
  wantedFrom,
  recordVerification,
  verifyAccount,
  pointsOf,
  verifyToMarkdown,
  segmentLines,
  verifyToText
};
