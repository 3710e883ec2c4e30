import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  writtenBy
} from "./chunk-2ABQWD4R.js";
import {
  DIALECT
} from "./chunk-OQBKNDLU.js";
import {
  zonedTime
} from "./chunk-YQ3RFUFX.js";
import {
  stopSignal
} from "./chunk-F6SMJQVL.js";
import {
  RunTime,
  timeOf
} from "./chunk-IJXKTV52.js";
import {
  USER_AGENT
} from "./chunk-RVGNAGAZ.js";
import {
  readableAt
} from "./chunk-WLIM7XBA.js";
import "./chunk-3DHMTD4T.js";
import {
  OPEN
} from "./chunk-CS2TTVI2.js";
import {
  readAgain
} from "./chunk-FWJJEGX2.js";
import {
  fromStaleLock,
  printWarnings
} from "./chunk-DIK4YP7F.js";
import "./chunk-XVD3TND2.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-LQJUFBVE.js";
import {
  MAX_SKEW_MS,
  readLock,
  underLease
} from "./chunk-A5KLZEUN.js";
import "./chunk-E2IEATHZ.js";
import {
  asSentence,
  markdownCode,
  messageLines,
  messageMarkdown
} from "./chunk-WIPORBPI.js";
import {
  WORKSPACE,
  choice,
  cliCommand,
  parsed,
  text,
  texts,
  toggle
} from "./chunk-IKQ3TTWD.js";
import {
  CsvRecords,
  LineSort,
  SortSpace,
  accountFrom,
  checkAccount,
  checkMemberText,
  configOf,
  diskSpill,
  encodingOf,
  exceeds,
  findDialect,
  headOf2 as headOf,
  inUtf8,
  likelyHeader,
  looksLikeMember,
  membershipsOf,
  nearest,
  openList,
  openListFile,
  optionOf,
  rungText,
  storeOf,
  textReader,
  verifiedOf,
  whoRuns,
  withVerified
} from "./chunk-62QF6SZQ.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import {
  formatLimit,
  parseTime
} from "./chunk-OASVDF37.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  EMPTY_ENTRY,
  MAX_CHUNK_BYTES,
  MOST_RECORDS,
  NEWLINE,
  RecordBuilder,
  changesOf,
  compareMembers,
  doubted,
  foldUpdates,
  idsOf,
  isSent,
  isUnsettled,
  keysOf,
  nameOf,
  ownedBy,
  ownersAmong,
  readRecord,
  textOf,
  withChunks
} from "./chunk-OD5FZA7Q.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-S7QDTAJS.js";
import {
  json,
  showValue
} from "./chunk-Q2ZRRAHR.js";
import {
  cutTo,
  wrap
} from "./chunk-TYL77ZLA.js";
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
  asValue,
  count,
  failure,
  lineText,
  moment,
  plain,
  plural,
  say,
  shellWord
} from "./chunk-I3YRI3NT.js";

// src/verify/days.ts
var DAY_MS = 864e5;
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
var DOUBTS = ["MISSING", "LINGERING", "UNPROVABLE"];
function runsOf(sent) {
  const runs = [];
  for (const one of sent.filter(({ operation }) => operation !== "ADOPT")) {
    const run = runs.at(-1);
    const isSame2 = run?.[0]?.operation === one.operation;
    if (run !== void 0 && (isSame2 || DOUBTS.includes(one.operation))) run.push(one);
    else if (!DOUBTS.includes(one.operation)) runs.push([one]);
  }
  return runs;
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
  const text2 = textOf(cursor);
  const end = text2.indexOf(SEPARATOR);
  return {
    segment: Number(text2.slice(0, DIGITS)),
    member: {
      kind: text2[DIGITS] === "0" ? "identity" : "guid",
      value: text2.slice(DIGITS + 1, end)
    },
    words: text2.slice(end + 1)
  };
}
function isSame(a, b) {
  return a.segment === b.segment && compareMembers(a.member, b.member) === 0;
}

// src/verify/sent.ts
async function sentBefore({ history }, entries, readPart, space) {
  const owners = ownersOf(entries);
  const sort = new LineSort(space);
  const written = [];
  const proven = /* @__PURE__ */ new Map();
  for (const ref of history) {
    const record = await readRecord(ref, readPart);
    const { serial, startedAt, endedAt, verified: verified2, proven: found = [] } = record;
    for (const { key, through } of found) {
      const owner = owners.get(key);
      if (owner !== void 0) proven.set(owner, Math.max(through, proven.get(owner) ?? through));
    }
    await addChanges(sort, record, owners, written.length, readPart);
    written.push({ serial, isApply: verified2 === void 0, startedAt, endedAt });
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

// src/verify/traces.ts
var Traces = class {
  /** Those without a name that a member can have. */
  unmatched = 0;
  /** ms since the epoch; null: none. */
  oldest = null;
  #count = 0;
  #sort;
  constructor(space) {
    this.#sort = new LineSort(space);
  }
  get count() {
    return this.#count;
  }
  /** One of another segment: it tells how far back traces are kept. */
  saw(at) {
    this.oldest = Math.min(at, this.oldest ?? at);
  }
  add({ segment, names, operation, at }) {
    this.saw(at);
    const valid = names.filter(({ kind, value }) => checkMemberText(value, kind) === null);
    if (valid.length === 0) this.unmatched += 1;
    const number = String(this.#count).padStart(10, "0");
    for (const [place, name] of valid.entries()) {
      const which = place === 0 ? "first" : "other";
      const words = [String(at).padStart(15, "0"), number, operation, which];
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
    const [at = "", number = "", operation, which] = word.split(SEPARATOR);
    return {
      at: Number(at),
      number: Number(number),
      operation,
      isFirst: which === "first"
    };
  });
}

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
  return trace.at < last.by.startedAt - MAX_SKEW_MS;
}
function mayBeOurs(trace, sends, traces) {
  const own = sends.findLast(({ operation }) => operation === trace?.operation);
  if (trace === void 0 || own === void 0) return false;
  const { startedAt, endedAt } = own.by;
  if (trace.at > endedAt + MAX_SKEW_MS || trace.at < startedAt - MAX_SKEW_MS) return false;
  return !traces.some(
    ({ at, operation }) => operation === trace.operation && at < trace.at && at >= startedAt - MAX_SKEW_MS
  );
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
var DOUBTS2 = { ADD: "MISSING", REMOVE: "LINGERING" };
function lastRun({ sent }, operation) {
  const opposite = sent.findLastIndex((one) => isSend(one) && one.operation !== operation);
  const taken = sent.findLastIndex((one) => one.operation === "ADOPT");
  const doubt = sent.findLastIndex((one) => one.operation === DOUBTS2[operation]);
  const begin = Math.max(opposite, doubt, operation === "REMOVE" ? taken : -1);
  return {
    before: sent[opposite],
    /** undefined: it is not in doubt, or no more. */
    doubt: doubt > Math.max(opposite, taken) ? sent[doubt] : void 0,
    since: sent.slice(begin + 1).filter(isSend)
  };
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
  if (known.state === "unconfirmed") return say2("unconfirmed", "in-doubt");
  if (known.isUnsettled) return say2("pending", "unsettled");
  if (isTied(traces)) return say2("no-evidence", "same-second");
  const trace = traces.at(-1);
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
  if (last.operation !== "REMOVE") return say2("no-evidence", "in-doubt");
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
  if (neverCame) return say2("no-evidence", "neither");
  return againOr(known, "REMOVE", reach, say2("lingering", "no-trace"));
}
function verdictByList(known, isThere, reach) {
  const last = known.sent.filter(isSend).at(-1);
  const say2 = saying(last);
  if (known.state === "unconfirmed") return say2("unconfirmed", "in-doubt");
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
function isTied(traces) {
  const last = traces.at(-1);
  return last !== void 0 && traces.some(({ at, operation }) => at === last.at && operation !== last.operation);
}
function verdictByCounts(known, reach, isExact) {
  const last = known.sent.filter(isSend).at(-1);
  const say2 = saying(last);
  if (known.state === "unconfirmed") return say2("unconfirmed", "in-doubt");
  if (last === void 0) return say2("no-evidence", "never-sent");
  if (known.isUnsettled) return say2("pending", "unsettled");
  if (isYoung(last, reach)) return say2("pending", "too-young");
  if (last.by.startedAt < reach.from) {
    return tooOld(last, reach, say2);
  }
  if (isExact === null) return say2("no-evidence", "miscounted");
  return isExact ? say2("confirmed", "counted") : say2("no-evidence", "roughly-counted");
}

// src/app/verify/ask-counts.ts
var OPERATIONS = ["ADD", "REMOVE"];
var PAGE = 5e3;
async function askCounts(client, entries, range, expected, narrows) {
  const asking = new Asking(client, range, expected);
  const counted = [];
  for (const [segment, one] of entries.entries()) counted.push(await asking.whole(segment, one));
  const differing = entries.flatMap(
    (one, segment) => counted[segment]?.kind === "differs" ? [{ one, segment }] : []
  );
  const halvings = Math.ceil(Math.log2(asking.days.length + 1)) * OPERATIONS.length;
  if (narrows && differing.length * halvings < asking.events / PAGE) {
    for (const { one, segment } of differing) {
      const found = counted[segment];
      if (found?.kind !== "differs") continue;
      counted[segment] = { ...found, agreed: await asking.agreedDays(segment, one) };
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
  #expected;
  constructor(client, range, expected) {
    this.#client = client;
    this.#expected = expected;
    this.days = daysIn(range);
  }
  async whole(segment, one) {
    const found = await this.#ask(segment, one, this.days.length);
    if (found.agrees) return { kind: "agrees", isExact: found.isExact };
    return { kind: "differs", said: found.said, agreed: { days: 0, isExact: false } };
  }
  /** All of them do not agree. */
  async agreedDays(segment, one) {
    let agreed = { days: 0, isExact: false };
    for (let most = this.days.length; most - agreed.days > 1; ) {
      const middle = agreed.days + most >> 1;
      const found = await this.#ask(segment, one, middle);
      if (found.agrees) agreed = { days: middle, isExact: found.isExact };
      else most = middle;
    }
    return agreed;
  }
  /** Of the first days of the range. */
  async #ask(segment, one, days) {
    const said = [];
    let isExact = true;
    if (hasOtherIds(one)) return { said: [OTHER_IDS], agrees: false, isExact: false };
    for (const operation of OPERATIONS) {
      const count2 = await this.#count(one, operation, days);
      const expected = this.#expected.of(segment, operation, 0, days - 1);
      if (count2 === null) return { said, agrees: true, isExact: false };
      if (count2 !== expected.most) isExact = false;
      if (count2 < expected.least || count2 > expected.most) {
        said.push(differenceOf(operation, count2, expected));
      }
    }
    return { said, agrees: said.length === 0, isExact };
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

// src/verify/tally.ts
var NAMED = ["missing", "lingering", "foreign", "unprovable"];
var MOST_NAMED = 1e5;
var Tally = class {
  key;
  #counts = { ...NO_COUNTS };
  #reasons = /* @__PURE__ */ new Map();
  #findings = [];
  /** By the number of a trace: a bit where a member explains it. */
  #explained;
  #removed = [];
  #strangers = [];
  #removals = 0;
  constructor(key, traces) {
    this.key = key;
    this.#explained = new Uint8Array((traces >> 3) + 1);
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
  add(member, verdict) {
    const { kind, why } = verdict;
    this.#counts[kind] += 1;
    const name = `${kind} ${why}`;
    const count2 = (this.#reasons.get(name)?.count ?? 0) + 1;
    this.#reasons.set(name, { kind, why, count: count2 });
    const isNamed = NAMED.includes(kind) && this.#counts[kind] <= MOST_NAMED;
    if (member !== null && isNamed) this.#findings.push({ member, ...verdict });
  }
  explain(trace) {
    const byte = this.#explained[trace >> 3] ?? 0;
    this.#explained[trace >> 3] = byte | 1 << (trace & 7);
  }
  /** Someone whom the lockfile knows as removed, with the number of their last trace. */
  removed(member, verdict, trace) {
    if (trace === null) this.#settle(member, verdict);
    else this.#removed.push({ member, verdict, trace });
  }
  /** Someone whom the lockfile does not know. */
  stranger(member, verdict, trace) {
    const isNamed = this.#strangers.length < MOST_NAMED;
    this.#strangers.push({ member: isNamed ? member : null, verdict: shared(verdict), trace });
  }
  /** All names are known now. */
  end() {
    for (const { member, verdict, trace } of this.#removed) {
      if (this.#isExplained(trace)) continue;
      this.#settle(member, verdict);
      this.explain(trace);
    }
    for (const { member, verdict, trace } of this.#strangers) {
      if (!this.#isExplained(trace)) this.add(member, verdict);
    }
    this.#findings.sort((a, b) => compareMembers(a.member, b.member));
    this.#removed = [];
    this.#strangers = [];
    this.#explained = new Uint8Array(0);
  }
  #settle(member, verdict) {
    if (verdict.kind === "confirmed") this.#removals += 1;
    else this.add(member, verdict);
  }
  #isExplained(trace) {
    return ((this.#explained[trace >> 3] ?? 0) >> (trace & 7) & 1) === 1;
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
var SHARED = /* @__PURE__ */ new Map();
function shared({ kind, why }) {
  const name = `${kind} ${why}`;
  const known = SHARED.get(name) ?? { kind, why, serial: null };
  SHARED.set(name, known);
  return known;
}

// src/verify/judge.ts
async function judgeAll(options) {
  const { entries, fetch, traces } = options;
  const lines = traces.lines();
  const tallies = [];
  for (const [at, { key, entry }] of entries.entries()) {
    const tally = new Tally(key, traces.count);
    await withChunks(fetch, entry.chunks, (read) => {
      judgeOne(at, entry, membershipsOf(entry, read), lines, tally, options);
    });
    tally.end();
    tallies.push(tally);
  }
  return tallies;
}
function judgeOne(at, entry, memberships, traces, tally, { sent, judge, reachOf, now }) {
  const reach = reachOf(entry, at);
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
    take(tally, member, known, found, judge(known, found, reach, at));
  }
}
function take(tally, member, known, found, verdict) {
  const last = found.at(-1);
  if (known.state !== "absent") {
    for (const { number } of found) tally.explain(number);
    tally.add(member, verdict);
  } else if (known.sent.length > 0) tally.removed(member, verdict, last?.number ?? null);
  else if (last?.isFirst && verdict.kind !== "confirmed") {
    tally.stranger(member, verdict, last.number);
  }
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
  const { ids, traces, byOf, judge, reachOf, now } = judging;
  const entries = entriesOf(index, ids).filter((one) => one !== null);
  if (entries.length < ids.length) throw overtaken();
  const places = entries.map(({ entry }) => entry);
  const sent = await sentBefore(index, places, readPart, verifySpace());
  try {
    const reach = (entry, at) => reachOf(sent, entry, at);
    const tallies = await judgeAll({ entries, fetch, sent, traces, judge, reachOf: reach, now });
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
  const { key, counts, removals, findings, reasons } = tally;
  return { key, by, counts, removals, findings, reasons, unexplained: [], through };
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
async function readEvents(client, range, owners, days, onRead) {
  let traces = new Traces(verifySpace());
  let pages = 0;
  let events = 0;
  let unreadable = 0;
  for await (const page of client.events(range, null)) {
    if (page.kind === "incomplete") {
      const incomplete2 = cutShort(page.reason, days);
      return { traces, events, requests: pages + 1, incomplete: incomplete2 };
    }
    if (page.isFirst && pages > 0) {
      traces.close();
      traces = new Traces(verifySpace());
      events = 0;
      unreadable = 0;
    }
    pages += 1;
    events += page.events.length;
    unreadable += page.unreadable;
    for (const event of page.events) addEvent(traces, event, owners);
    onRead(events);
  }
  const incomplete = unreadable === 0 ? null : say`${unreadable} events cannot be read.`;
  return { traces, events, requests: pages + 1, incomplete };
}
function addEvent(traces, { objectId, identities, segmentIds, operation, at }, owners) {
  const [segment] = keysOf(segmentIds).flatMap((key) => owners.get(key) ?? []);
  if (segment === void 0) {
    traces.saw(at);
    return;
  }
  const names = identities.map((value) => ({ kind: "identity", value }));
  const guids = objectId === null ? [] : [{ kind: "guid", value: objectId }];
  traces.add({ segment, operation, at, names: [...names, ...guids] });
}
function cutShort(reason, { isKnown }) {
  const what = asSentence(say`Not all events could be read: ${reason}`);
  if (isKnown) return what;
  return say`${what} If CleverTap refuses the days, write the time zone of the account into the config: ${asCode("timezone:")} under ${asCode("account:")}.`;
}

// src/verify/verification.ts
var DIFFERENT = ["missing", "lingering", "foreign"];
function differences({ counts, unexplained, findings }) {
  const found = DIFFERENT.reduce((sum, kind) => sum + counts[kind], 0);
  const isNew = findings.filter(({ why }) => why === "sent-again").length;
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

// src/app/verify/record.ts
async function recordVerification(found, judged, request, ports) {
  if (!request.record && request.take.length === 0) return found;
  const { segments, incomplete } = found;
  if (incomplete !== null) throw notWhole();
  for (const key of request.take) checkTaken(key, segments);
  return { ...found, recorded: await recorded(segments, judged, request, ports) };
}
async function recorded(segments, judged, request, { store, config, time, who }) {
  const found = segments.map((segment) => ({ segment, findings: toRecord(segment, request) }));
  for (const { segment } of found) checkResends(segment, judged, request, config);
  return underLease(store, time, async (index, at) => {
    if (index.digest !== judged.digest) throw overtaken();
    const updates = found.filter(({ findings }) => findings.length > 0).map(updateIn(index));
    const options = { now: at, maxChunkBytes: MAX_CHUNK_BYTES };
    const { chunks, ...folded } = await foldUpdates(index, updates, store.fetchChunks, options);
    const entries = new Map(folded.segments);
    if (request.record) for (const { segment } of found) mark(entries, segment, at);
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
    return recordedIn(
      serial,
      found.flatMap(({ findings }) => findings)
    );
  });
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
function toRecord(segment, { record, take: take2 }) {
  const takes = take2.includes(segment.key);
  return segment.findings.flatMap((finding) => {
    const { kind, why } = finding;
    if (isForPerson(finding)) {
      return takes && kind === "lingering" ? [{ ...finding, kind: "foreign" }] : [];
    }
    if (kind === "foreign") return takes ? [finding] : [];
    return record && (kind !== "unprovable" || why === "sent-again") ? [finding] : [];
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
  return ({
    segment: { key },
    findings
  }) => {
    const entry = index.segments.get(key) ?? EMPTY_ENTRY;
    const edits = findings.filter(({ kind }) => kind !== "unprovable").map(editOf);
    return { key, ids: idsOf(entry), created: null, edits };
  };
}
function editOf({ member, kind }) {
  if (kind !== "foreign") return { member, edit: doubted };
  return { member, edit: ({ unsettled }) => ({ state: { kind: "accepted" }, unsettled }) };
}
var LINES = {
  missing: { operation: "MISSING", outcome: "unconfirmed" },
  lingering: { operation: "LINGERING", outcome: "unconfirmed" },
  unprovable: { operation: "UNPROVABLE", outcome: "unconfirmed" },
  foreign: { operation: "ADOPT", outcome: "accepted" }
};
function lineOf({ member, kind }) {
  const line = LINES[kind];
  return { ...line, again: false, member };
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
function recordedIn(serial, findings) {
  const of = (...kinds) => findings.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    serial,
    again: of("missing", "lingering"),
    taken: of("foreign"),
    listed: of("unprovable")
  };
}

// src/app/verify/from-account.ts
async function verifyAccount(cwd, options, request, witness) {
  const env = options.environment ?? process.env;
  const config = configOf(cwd, options);
  const account = accountFrom(config.account, env);
  const store = storeOf(config, options);
  const time = new RunTime(account.origin, env);
  witness.warns(await time.check());
  const { createReadingClient } = await import("./read-client-X4L36P5H.js");
  const stop = stopSignal({ first: () => void 0, second: () => void 0 });
  const access = { ...account, userAgent: USER_AGENT, env };
  const client = createReadingClient({ ...access, timezone: zoneOf(config), signal: stop.signal });
  try {
    const who = whoRuns(config.folder, env);
    const check = (index) => checkAccount(index, account);
    const ports = { store, config, client, time: time.clock.now, who, check };
    return await verifyWith(ports, request, witness.reads);
  } finally {
    stop.dispose();
    await client.close();
  }
}
async function verifyWith(ports, request, onRead) {
  const { client, config, store, time } = ports;
  const now = time();
  const lock = await readLock(store, now);
  ports.check(lock.index);
  const entries = entriesAsked(lock.index, request.keys);
  const question = questionOf(config, lock.index, entries, now);
  const found = await ask(client, lock, question, request.rung, onRead);
  const judged = await judgeFound(store, question, found);
  const verification = verificationOf(judged, question, found, zoneOf(config));
  return recordVerification(verification, judged.lock.stored, request, ports);
}
function zoneOf({ account: { timezone = "UTC" } }) {
  return timezone;
}
function questionOf(config, index, entries, now) {
  const isKnown = config.account.timezone !== void 0;
  const days = { time: zonedTime(zoneOf(config)), isKnown };
  const since = Math.min(now, ...entries.map((one) => sinceOf(index, one)));
  const until = Math.min(now - config.verify.lagMs, reachOfToday(days, now));
  return { entries, days, range: daysSince(days, since, now), since, until, now };
}
function sinceOf({ history }, { entry }) {
  const verified2 = verifiedOf(entry);
  const oldest = history[0]?.at ?? Number.POSITIVE_INFINITY;
  if (verified2 === null || verified2.exceptions > 0) return oldest;
  const young = history.find(({ serial }) => serial > verified2.through);
  return Math.min(verified2.at, young?.at ?? verified2.at);
}
async function ask(client, lock, question, rung, onRead) {
  const { entries, range, days, until, since, now } = question;
  const counts = rung === "events" ? null : await countsOf(client, lock, question, rung === "both");
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
  const read = await readEvents(client, asked, owners, days, onRead);
  return { counts, events: { ...read, since: Math.min(begin, until) } };
}
var UNCOUNTED = { kind: "differs", said: [], agreed: { days: 0, isExact: false } };
async function countsOf(client, { index, readPart }, { entries, days, range, until }, narrows) {
  const places = entries.map(({ entry }) => entry);
  const sent = await sentBefore(index, places, readPart, verifySpace());
  const expected = new ExpectedCounts(days, range);
  try {
    expected.read(sent, until);
  } finally {
    sent.close();
  }
  return askCounts(client, entries, range, expected, narrows);
}
async function judgeFound(store, { entries, since, until, range, now }, { counts, events }) {
  const traces = events?.traces ?? new Traces(verifySpace());
  const counted = (segment) => counts?.counted[segment] ?? UNCOUNTED;
  const isByEvents = (segment) => events !== null && counted(segment).kind === "differs";
  const byEvents = (events?.incomplete ?? null) === null ? verdictByEvents : verdictInPart;
  const judge = (known, found, reach, segment) => {
    if (isByEvents(segment)) return byEvents(known, found, reach);
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
        const verified2 = verifiedOf(entry);
        const one = counted(segment);
        const isAgreed = one.kind === "differs" && one.agreed.isExact;
        return {
          from: isByEvents(segment) ? events?.since ?? since : since,
          oldest: traces.oldest,
          until,
          remembers,
          confirmed: verified2?.exceptions === 0 ? verified2.through : null,
          proven: proven.get(segment) ?? null,
          counted: isAgreed ? endOfAgreed(range, one.agreed.days) : null
        };
      },
      now
    });
    const segments = judged.segments.map((segment, at) => {
      const one = counted(at);
      return isByEvents(at) || one.kind === "agrees" ? segment : { ...segment, unexplained: one.said };
    });
    return { ...judged, segments };
  } finally {
    traces.close();
  }
}
function verificationOf({ lock, segments }, { range, now }, { counts, events }, timezone) {
  const read = events === null ? null : events.events;
  const oldest = events?.traces.oldest ?? null;
  const requests = (counts?.requests ?? 0) + (events?.requests ?? 0);
  return {
    at: now,
    serial: lock.stored.serial,
    segments,
    unmatched: events?.traces.unmatched ?? 0,
    source: { kind: "account", ...range, timezone, events: read, oldest, requests },
    incomplete: counts?.incomplete ?? events?.incomplete ?? null
  };
}

// src/app/verify/from-file.ts
import { lstatSync } from "node:fs";

// src/verify/download.ts
function readDownload(download, space) {
  const raw = headOf(download.open());
  const encoding = encodingOf(raw, download.encoding);
  const head = inUtf8(raw, encoding);
  const columns = columnsOf(download, head);
  checkText(download, formatOf(columns, download), space);
  const found = findDialect(head, {
    names: [...columns.keys()],
    delimiter: download.delimiter,
    option: optionOf({ asked: true })
  });
  if (found.kind === "unclear") {
    const [{ code, message, next } = UNCLEAR] = found.findings;
    throw failure(code, say`${asPath(download.name)}: ${message}`, next);
  }
  const { delimiter, header, hasSepLine } = found.dialect;
  let end = NEWLINE;
  const reader = textReader(download.open(), encoding, (_, text2) => {
    end = text2.at(-1) ?? end;
  });
  const records = new CsvRecords(reader, delimiter);
  if (hasSepLine) records.next();
  records.next();
  const traces = new Traces(space);
  const places = [...columns].map(([name, kind]) => ({ at: header.indexOf(name), kind }));
  try {
    while (records.next()) {
      checkLength(download, records, header.length);
      traces.add({ ...rowOf(records, places), at: download.at });
    }
  } finally {
    reader.close();
  }
  if (records.fault !== null) {
    const { line, message } = records.fault;
    throw cutOff(download, say`${message} (${lineText(line)})`);
  }
  if (end !== NEWLINE && end !== CARRIAGE_RETURN) throw unended(download, records.line);
  return traces;
}
var CARRIAGE_RETURN = 13;
function unended({ name }, line) {
  return failure(
    "csv-syntax",
    say`${asPath(name)}: its last line is cut off, or it does not end with a newline (${lineText(line)})`,
    say`Download it again. If it is whole, end its last line with a newline, and say with ${asCode("--at")} when it was downloaded.`
  );
}
var UNCLEAR = {
  code: "csv-delimiter",
  message: say`it is not clear what separates its fields`,
  next: say`Name it with ${asCode("--delimiter")}.`
};
function rowOf(records, places) {
  const names = places.flatMap(({ at, kind }) => {
    const value = records.field(at).toString();
    if (value === "" || kind === "typed") return [];
    return [{ kind, value }];
  });
  const typed = places.find(({ kind }) => kind === "typed");
  const isGuid = typed !== void 0 && /^g$/i.test(records.field(typed.at).toString());
  return {
    segment: 0,
    operation: "ADD",
    names: isGuid ? names.map(({ value }) => ({ kind: "guid", value })) : names
  };
}
var IDENTITIES = [
  /^(user)?identit(y|ies)$/,
  /^(user|customer|ct)id$/,
  /^e?mail(id|address)?$/,
  /^(mobile|phone)(number|no)?$/
];
var GUIDS = /^(objectid|guid|clevertapid|ctguid|profileid)$/;
function columnsOf({ name, column, guidColumn, delimiter }, head) {
  if (column !== null || guidColumn !== null) {
    return new Map([
      ...column === null ? [] : [[column, "identity"]],
      ...guidColumn === null ? [] : [[guidColumn, "guid"]]
    ]);
  }
  const { header } = likelyHeader(head, delimiter);
  const plainName = (text2) => text2.toLowerCase().replace(/[^a-z]/g, "");
  const identities = IDENTITIES.flatMap(
    (known) => header.filter((text2) => known.test(plainName(text2)))
  );
  const guids = header.filter((text2) => GUIDS.test(plainName(text2)));
  const types = header.filter((text2) => plainName(text2) === "type");
  if (identities.length + guids.length > 0) {
    return new Map([
      ...identities.map((text2) => [text2, "identity"]),
      ...guids.map((text2) => [text2, "guid"]),
      ...types.map((text2) => [text2, "typed"])
    ]);
  }
  const shown = header.some(looksLikeMember) ? [] : header.slice(0, 20).map(asValue);
  throw failure(
    "column-missing",
    say`${asPath(name)} has no column that is known to hold identities${shown.length === 0 ? "" : ": "}${asList(shown)}`,
    say`Name the column with ${asCode("--column")}, or that of guids with ${asCode("--guid-column")}. The first line has to be a header.`
  );
}
function formatOf(columns, { encoding, delimiter }) {
  const [column = null] = columns.keys();
  return {
    kind: "csv",
    column,
    guidColumn: null,
    ...encoding === null ? {} : { encoding },
    ...delimiter === null ? {} : { delimiter }
  };
}
function checkText(download, format, space) {
  const place = { file: download.name };
  const ref = {
    kind: "list",
    path: download.name,
    format,
    maxAgeMs: null,
    expectRows: null,
    asked: true,
    place
  };
  const problems = openList(ref, download.open, space).problems();
  if (problems.length > 0) throw new Failure(problems);
}
function checkLength(download, records, fields) {
  if (records.count === fields) return;
  throw cutOff(
    download,
    say`${lineText(records.line)} has ${plural(records.count, "field")}, but the header has ${fields}`
  );
}
function cutOff({ name }, what) {
  return failure(
    "csv-syntax",
    say`${asPath(name)} is not valid CSV: ${what}`,
    say`Download it again. A part of the segment says nothing of the rest.`
  );
}

// src/app/verify/from-file.ts
async function verifyFile(cwd, options, request, now) {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  const { index } = await readLock(store, now);
  const ids = entriesAsked(index, [request.key]).map(({ entry }) => entry.id);
  const path = readableAt(
    request.from,
    "download-missing",
    say`Name the downloaded file after ${asCode("--from")}.`
  );
  const at = request.at ?? lstatSync(path).mtimeMs;
  if (at > now) throw fromFuture(request.from, at);
  const { column, guidColumn, delimiter, encoding } = request;
  const columns = { column, guidColumn, delimiter, encoding };
  const open = () => openListFile(path);
  const traces = readDownload({ name: request.from, at, open, ...columns }, verifySpace());
  try {
    const matches = { members: 0, found: 0 };
    const judge = (known, { length }, reach) => {
      if (known.state !== "absent") matches.members += 1;
      if (known.state !== "absent" && length > 0) matches.found += 1;
      return verdictByList(known, length > 0, reach);
    };
    const judging = { ids, traces, judge, byOf: () => "list", now };
    const until = at - config.verify.lagMs;
    const reachOf = ({ proven }, _, segment) => {
      return { ...EVERYTHING, until, proven: proven.get(segment) ?? null };
    };
    const { lock, segments } = await judgeLock(store, { ...judging, reachOf });
    if (traces.count > 0 && matches.members > 0 && matches.found === 0) throw unmatched(request);
    const source = { kind: "download", name: request.from, at, rows: traces.count };
    const { serial } = lock.stored;
    const found = {
      at: now,
      serial,
      segments,
      unmatched: traces.unmatched,
      source,
      incomplete: null
    };
    const who = whoRuns(config.folder, options.environment ?? process.env);
    const ports = { store, config, time: timeOf(config, options), who };
    return await recordVerification(found, lock.stored, request, ports);
  } finally {
    traces.close();
  }
}
var EVERYTHING = { from: 0, oldest: 0, remembers: 0, confirmed: null, counted: null };
function unmatched({ from, key }) {
  return failure(
    "download-unmatched",
    say`${asPath(from)}: not one of its users is a member of ${asKey(key)}. Is it of another segment, or are the names in another column?`,
    say`Name the column with ${asCode("--column")}. If the download is right, ask the account instead, with ${asCode("--events")}.`,
    { exitCode: 4 }
  );
}
function fromFuture(name, at) {
  return failure(
    "download-from-future",
    say`${asPath(name)} was downloaded at ${moment(at)}, which is after the time of this machine`,
    say`Say when it was downloaded with ${asCode("--at")}, and check the clock of this machine.`
  );
}

// src/report/verify-json.ts
function verifyToJson(found) {
  const { at, serial, segments, unmatched: unmatched2, incomplete } = found;
  const document = {
    differs: segments.some((segment) => differences(segment) > 0),
    complete: exitCodeOf(found) !== 4,
    incomplete: incomplete && plain(incomplete),
    at: timeOf2(at),
    lock: { serial },
    source: sourceOf(found.source),
    unmatched: unmatched2,
    recorded: found.recorded ?? null,
    segments: segments.map((segment) => ({
      key: segment.key,
      by: segment.by,
      through: segment.through,
      ...segment.counts,
      removals: segment.removals,
      unexplained: segment.unexplained.map(plain),
      reasons: segment.reasons,
      findings: segment.findings.map(({ member, kind, why, serial: sentBy }) => ({
        verdict: kind,
        [member.kind]: member.value,
        why,
        apply: sentBy
      }))
    }))
  };
  return `${json(document)}
`;
}
function sourceOf(source) {
  if (source.kind === "download") {
    return { kind: source.kind, file: source.name, at: timeOf2(source.at), rows: source.rows };
  }
  return { ...source, oldest: source.oldest === null ? null : timeOf2(source.oldest) };
}
function timeOf2(at) {
  return new Date(at).toISOString();
}

// src/report/verify-words.ts
var MOST_SHOWN = 20;
function verifyWords(found, command2) {
  const { segments } = found;
  return {
    verdict: verdictOf(found),
    segments: segments.map(segmentWords),
    evidence: evidenceOf(found),
    next: nextOf(found, command2)
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
  neither: "neither came nor left",
  "in-doubt": "the lockfile is not sure"
};
function pointsOf({ counts, findings, reasons, unexplained }) {
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
function evidenceOf({ source, unmatched: unmatched2, incomplete, recorded: recorded2 }) {
  const odd = unmatched2 === 0 ? [] : [say`${plural(unmatched2, "user")} without a name that a member can have: not matched.`];
  return [
    ...sourceOf2(source),
    ...odd,
    ...incomplete === null ? [] : [incomplete],
    ...recorded2 === void 0 ? [] : [recordedOf(recorded2)]
  ];
}
function sourceOf2(source) {
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
function recordedOf({ serial, again, taken, listed }) {
  const parts = [
    again === 0 ? NOTHING : say` The next apply sends ${plural(again, "membership")} again, for up to ${plural(again, "billed event")}.`,
    taken === 0 ? NOTHING : say` ${plural(taken, "foreign member counts", "foreign members count")} as accepted.`,
    listed === 0 ? NOTHING : say` ${plural(listed, "membership is", "memberships are")} listed as unprovable.`
  ];
  return [...say`Recorded at serial ${serial}.`, ...parts.flat()];
}
function nextOf({ segments, recorded: recorded2 }, command2) {
  if (recorded2 !== void 0 && recorded2.again + recorded2.taken > 0) {
    return [say`See what the next apply sends: ${asCommand("segops plan")}`];
  }
  if (recorded2 !== void 0) return [];
  const again = segments.some((segment) => resendsIn(segment) > 0);
  const taken = segments.filter((segment) => takeableIn(segment) > 0).map(({ key }) => key);
  const take2 = taken.slice(0, 20).map((key) => ` --take ${shellWord(key)}`);
  return [
    ...again ? [say`Let the next apply send them again: ${asCommand(`${command2} --record`)}`] : [],
    ...take2.length === 0 ? [] : [
      say`Take over the foreign members, so that the next plan keeps or removes them: ${asCommand(`${command2} --record${take2.join("")}`)}`
    ]
  ];
}

// src/report/verify-markdown.ts
var KEY_COLUMNS = 80;
var NAME_COLUMNS = 200;
var MOST_SEGMENTS = 100;
function verifyToMarkdown(found, command2) {
  const { verdict, segments, evidence, next } = verifyWords(found, command2);
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
function verifyToText(found, { width, colour, command: command2 }) {
  const palette = paletteOf(colour);
  const { verdict, segments, evidence, next } = verifyWords(found, command2);
  const paint = exitCodeOf(found) === 0 ? palette.good : palette.warn;
  const differs = found.segments.map((segment) => differences(segment) > 0);
  const blocks = [
    messageLines(verdict, width).map(paint),
    ...segments.map(
      (segment, at) => segmentLines2(segment, width, differs[at] ? palette.strong : (text2) => text2)
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

// cmd/cli/verify.ts
var command = cliCommand({
  description: "look for evidence of what was sent; exit 2 when something differs",
  example: "segops verify vip_customers --from download.csv",
  takes: {
    keys: texts("[keys...]", "keys of segments; all of them by default"),
    ...WORKSPACE,
    from: text("--from <file>", "CSV of the users of one segment, from the dashboard"),
    at: parsed(
      "--at <time>",
      "when it was downloaded (when the file was last changed)",
      (value) => parseTime(value) === null ? null : value,
      "It must be a time with its zone, such as 2026-12-01T18:00Z."
    ),
    column: text("--column <header>", "CSV column of identities; mostly recognised"),
    guidColumn: text("--guid-column <header>", "CSV column of guids; mostly recognised"),
    ...DIALECT,
    counts: toggle("--counts", "ask for counts alone: how many, and not who"),
    events: toggle("--events", "ask for events at once: who, by name"),
    record: toggle("--record", "let the next apply send again what is missing or lingering"),
    take: texts("--take <key...>", "count the foreign members of a segment as accepted"),
    format: choice("-f, --format <format>", "how to print", ["text", "json", "markdown"])
  },
  run: async (terminal, given) => {
    const { config, env, format, record, take: take2 } = given;
    const request = { record, take: take2 };
    const writes = record || take2.length > 0;
    const options = writes ? { config, env } : fromStaleLock(terminal, { config, env }, OPEN);
    const verification = await verified(terminal, options, given, request);
    const shown = OPEN.verification(verification);
    const { width, colour } = terminal;
    const command2 = commandOf(given);
    if (format === "json") terminal.out(verifyToJson(shown));
    else if (format === "markdown") terminal.out(verifyToMarkdown(shown, command2));
    else terminal.out(verifyToText(shown, { width, colour, command: command2 }));
    return exitCodeOf(verification);
  }
});
function verified(terminal, options, given, request) {
  const { keys, from, at, counts, events, ...columns } = given;
  const cwd = process.cwd();
  if ([from !== null, counts, events].filter(Boolean).length > 1) throw severalRungs();
  if (from === null) {
    const rung = counts ? "counts" : events ? "events" : "both";
    return verifyAccount(cwd, options, { keys, rung, ...request }, witnessOf(terminal));
  }
  const [key, other] = keys;
  if (key === void 0 || other !== void 0) throw notOneKey(from);
  const time = at === null ? null : parseTime(at);
  return verifyFile(cwd, options, { ...columns, key, from, at: time, ...request }, Date.now());
}
var EVENTS_TOLD = 1e5;
function witnessOf(terminal) {
  let told = 0;
  return {
    warns: (warnings) => printWarnings(terminal, warnings),
    reads: (events) => {
      if (events < told + EVENTS_TOLD) return;
      told = events;
      terminal.err(`${plural(events, "event")} read ...
`);
    }
  };
}
function severalRungs() {
  return failure(
    "verify-several-sources",
    say`${asCode("--from")}, ${asCode("--counts")} and ${asCode("--events")} each name other evidence`,
    say`Give one of them. Without any, counts are asked for, and events where they differ.`
  );
}
function notOneKey(from) {
  return failure(
    "verify-one-segment",
    say`${asCode("--from")} is about one segment, and needs its key`,
    say`Name the segment: ${asCommand(`segops verify KEY --from ${shellWord(from)}`)}`
  );
}
function commandOf(given) {
  const flags = [
    ["--from", given.from],
    ["--at", given.at],
    ["--column", given.column],
    ["--guid-column", given.guidColumn],
    ["--delimiter", given.delimiter],
    ["--encoding", given.encoding]
  ];
  const rung = given.counts ? ["--counts"] : given.events ? ["--events"] : [];
  const words = flags.flatMap(([flag, value]) => value === null ? [] : [flag, shellWord(value)]);
  return ["segops verify", ...given.keys.map(shellWord), ...rung, ...words].join(" ");
}
export {
  command
};
