import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  codeOf
} from "./chunk-QLBRRXQH.js";
import {
  dayAfter
} from "./chunk-CM3TFJKA.js";
import {
  REQUEST_TIMEOUT_MS
} from "./chunk-S7QDTAJS.js";
import {
  LinesCursor,
  NEWLINE,
  NO_BYTES,
  compareUtf8,
  countLines,
  cursorOver,
  utf8
} from "./chunk-ISJ3FD7T.js";
import {
  NOTHING,
  asCode,
  asCommand,
  asLabel,
  asLines,
  asPath,
  failure,
  moment,
  say
} from "./chunk-I3YRI3NT.js";

// src/members/member.ts
var LOOKS_MARKED = /^(?:guid|identity):/;
function nameOf({ kind, value }) {
  return kind === "guid" || LOOKS_MARKED.test(value) ? `${kind}: ${value}` : value;
}
function compareMembers(a, b) {
  if (a.kind !== b.kind) return a.kind === "identity" ? -1 : 1;
  return compareUtf8(a.value, b.value);
}
function membersWithout(members, other) {
  if (other.length === 0) return members;
  const known = new Set(other.map(nameOf));
  return members.filter((member) => !known.has(nameOf(member)));
}

// src/lists/list-facts.ts
import { createHash } from "node:crypto";
var LIST_ROLES = ["members", "intersection", "exclusion"];
function findList(lists, { role, path, through }) {
  const isIt = (list) => list.role === role && list.path === path && list.through === through;
  return lists.find(isIt) ?? null;
}
function scopedPath({ path, through }) {
  return through === void 0 ? path : `${through}
${path}`;
}
function earlierLists(before, now) {
  const renamed = /* @__PURE__ */ new Map();
  for (const role of LIST_ROLES) {
    const [left, ...moreLeft] = before.filter((list) => isGone(list, role, now));
    const [came, ...moreCame] = now.filter((list) => isGone(list, role, before));
    const isOne = moreLeft.length + moreCame.length === 0;
    if (isOne && left !== void 0 && came !== void 0)
      renamed.set(`${role} ${scopedPath(came)}`, left);
  }
  return (list) => findList(before, list) ?? renamed.get(`${list.role} ${scopedPath(list)}`) ?? null;
}
function isGone(list, role, others) {
  return list.role === role && findList(others, list) === null;
}
var ListDigest = class {
  #bytes = 0;
  #endsWithNewline = true;
  #hash = createHash("sha256");
  #sha256 = null;
  /** `text` is the piece in UTF-8. */
  update = (piece, text = piece) => {
    if (text.length > 0) this.#endsWithNewline = text[text.length - 1] === NEWLINE;
    if (piece.length === 0) return;
    this.#bytes += piece.length;
    this.#hash.update(piece);
  };
  /** No piece may follow. */
  content(rows) {
    this.#sha256 ??= this.#hash.digest("hex");
    const [bytes, endsWithNewline] = [this.#bytes, this.#endsWithNewline];
    return { rows, bytes, sha256: this.#sha256, endsWithNewline };
  }
};
var DIGEST = /^\\?([0-9a-f]{64})(\s|$)/i;
function parseChecksum(text) {
  if (text === null) return { kind: "none" };
  const sha256 = DIGEST.exec(text)?.[1]?.toLowerCase();
  return sha256 === void 0 ? { kind: "unreadable" } : { kind: "sha256", sha256 };
}

// src/lock/exclusion-memory.ts
function leftAt({ first, until }) {
  return first ?? until;
}
var NO_EXCLUSIONS = { held: [], filters: [] };
function afterExclusions(memory, applied, at, windowMs) {
  const since = at - windowMs;
  const isApplied = (ref) => applied.filters.some((one) => nameOf2(one) === nameOf2(ref));
  const replaced = memory.filters.filter((ref) => !isApplied(ref)).map((ref) => ({ ...ref, until: ref.until ?? at }));
  const now = applied.filters.map((ref) => ({ ...ref, until: null }));
  return {
    held: heldAfter(memory.held, applied.people, at).filter(({ until }) => isKept(until, since)),
    filters: [...replaced.filter(({ until }) => isKept(until, since)), ...distinct(now)]
  };
}
function heldAfter(held, people, at) {
  const last = held.at(-1);
  if (last?.until === null && last.people === people) return [...held];
  const ended = held.map((one) => ({ ...one, until: one.until ?? at }));
  return [...ended.filter((one) => one.people > people), { people, until: null }];
}
function withinWindow(items, now, windowMs) {
  return items.filter(({ until }) => isKept(until, now - windowMs));
}
function isKept(until, since) {
  return until === null || until > since;
}
function joinedExclusions(a, b) {
  return {
    held: [...a.held, ...b.held].sort((one, other) => timeOf(one) - timeOf(other)),
    filters: distinct([...a.filters, ...b.filters])
  };
}
function timeOf({ until }) {
  return until ?? Number.POSITIVE_INFINITY;
}
function exclusionsUntil({ held, filters }, now) {
  const bounded = (one) => ({
    ...one,
    until: one.until === null ? null : Math.min(one.until, now)
  });
  return {
    held: held.map(bounded),
    filters: filters.map(bounded).map(({ first, ...ref }) => ({
      ...ref,
      ...first === void 0 ? {} : { first: Math.min(first, now) }
    }))
  };
}
function nameOf2({ sha256, ignoresCase, ...ref }) {
  return `${sha256} ${ignoresCase === true} ${scopedPath(ref)}`;
}
function distinct(filters) {
  const byFile = /* @__PURE__ */ new Map();
  for (const ref of filters) {
    const name = nameOf2(ref);
    const known = byFile.get(name);
    byFile.set(name, known === void 0 ? ref : longer(known, ref));
  }
  return [...byFile.values()];
}
function longer(a, b) {
  const [kept, other] = timeOf(b) > timeOf(a) ? [b, a] : [a, b];
  const first = Math.min(leftAt(a) ?? Infinity, leftAt(b) ?? Infinity);
  const isOne = kept.until === null || other.until === null || first === kept.until;
  return isOne ? kept : { ...kept, first };
}
function filtersOf({ segments }) {
  return [...segments.values()].flatMap(({ exclusions }) => exclusions.filters);
}
function filterKeyOf({ segments }) {
  for (const { exclusions } of segments.values()) {
    const last = exclusions.filters.at(-1);
    if (last !== void 0) return last.key;
  }
  return null;
}
function exclusionsValue({ held, filters }) {
  if (held.length + filters.length === 0) return void 0;
  return {
    held: held.map(({ people, until }) => [people, until]),
    filters: filters.map(
      ({ path, rows, key, until, sha256, ...more }) => Object.keys(more).length === 0 ? [path, rows, key, until, sha256] : [path, rows, key, until, sha256, more]
    )
  };
}
function exclusionsFrom(value) {
  if (value === void 0) return NO_EXCLUSIONS;
  const { held, filters } = value;
  return {
    held: held.map(([people, until]) => ({ people, until })),
    filters: filters.map(([path, rows, key, until, sha256, more]) => ({
      ...{ path, rows, key, until, sha256 },
      ...more
    }))
  };
}
function hasSameFilters(a, b) {
  return appliedIn(a) === appliedIn(b);
}
function appliedIn({ filters }) {
  const applied = filters.filter(({ until }) => until === null);
  return JSON.stringify(applied.map(nameOf2));
}

// src/lock/lock-index.ts
var MORE_OF_ENTRY = ["announced", "verified", "split"];
var EMPTY_ENTRY = {
  id: "",
  customerSegmentId: null,
  ctSegmentId: null,
  used: [],
  refused: [],
  created: "no",
  accepted: 0,
  unconfirmed: 0,
  unsettled: 0,
  retired: false,
  lists: [],
  exclusions: NO_EXCLUSIONS,
  firstFill: 0,
  blocked: null,
  nextChunk: 1,
  chunks: [],
  more: {}
};
function emptyIndex(lineage) {
  return {
    lineage,
    serial: 0,
    binding: null,
    written: null,
    applying: null,
    movedTo: null,
    segments: /* @__PURE__ */ new Map(),
    nextSegment: 1,
    usedWaivers: [],
    history: [],
    predecessors: [],
    digest: null
  };
}
function chunksNamed({ segments }, written) {
  const named = new Set([...segments.values()].flatMap(({ chunks }) => chunks));
  return new Map([...written].filter(([ref]) => named.has(ref)));
}
function boundTo({ binding }, { account, origin }) {
  return binding ?? { account, origin, isConfirmed: false };
}
function withSpent({ usedWaivers }, spends, now) {
  const all = new Map([...usedWaivers, ...spends].map((waiver) => [waiver.digest, waiver]));
  return [...all.values()].filter(({ until }) => until > now);
}
function appliedCommit({ written }) {
  return written?.commit ?? null;
}
var MOST_PREDECESSORS = 1e3;
function shortDigest(digest) {
  return digest.slice(0, 16);
}
function predecessorsOf({ predecessors, digest }) {
  if (digest === null) return predecessors;
  return [...predecessors, shortDigest(digest)].slice(-MOST_PREDECESSORS);
}
function isSince(index, digest) {
  return index.digest === digest || index.predecessors.includes(shortDigest(digest));
}
function findEntry(index, ids) {
  const [owner] = ownersAmong(index.segments, keysOf(ids));
  return owner === void 0 ? { kind: "none" } : { kind: "found", key: owner[0], entry: owner[1] };
}
function ownersAmong(segments, keys) {
  const owners = ownersIn(segments);
  const found = new Set(keys.flatMap((key) => owners.get(key) ?? []));
  if (found.size < 2) return [...found].flatMap((key) => entryAt(segments, key));
  return [...segments].filter(([key]) => found.has(key));
}
function entryAt(segments, key) {
  const entry = segments.get(key);
  return entry === void 0 ? [] : [[key, entry]];
}
var OWNERS = /* @__PURE__ */ new WeakMap();
function ownersIn(segments) {
  const known = OWNERS.get(segments);
  if (known !== void 0) return known;
  const owners = /* @__PURE__ */ new Map();
  for (const [key, entry] of segments) {
    for (const id of ownedBy(entry)) owners.set(id, [...owners.get(id) ?? [], key]);
  }
  OWNERS.set(segments, owners);
  return owners;
}
function ownedBy(entry) {
  const { customerSegmentId, ctSegmentId, used, refused } = entry;
  return /* @__PURE__ */ new Set([
    ...customerSegmentId === null ? [] : [customerSegmentId],
    ...ctSegmentId === null ? [] : [`ct:${ctSegmentId}`],
    ...used.filter((key) => !refused.includes(key))
  ]);
}
function declaredOf(ids, before) {
  return {
    customerSegmentId: ids.customerSegmentId ?? before.customerSegmentId,
    ctSegmentId: ids.ctSegmentId ?? before.ctSegmentId
  };
}
function idsOf({ customerSegmentId, ctSegmentId }) {
  return {
    ...customerSegmentId === null ? {} : { customerSegmentId },
    ...ctSegmentId === null ? {} : { ctSegmentId }
  };
}
function keysOf({ customerSegmentId, ctSegmentId }) {
  const number = ctSegmentId === void 0 ? [] : [`ct:${ctSegmentId}`];
  return customerSegmentId === void 0 ? number : [customerSegmentId, ...number];
}
function idsOfKey(key) {
  const number = /^ct:(\d+)$/.exec(key)?.[1];
  return number === void 0 ? { customerSegmentId: key } : { ctSegmentId: Number(number) };
}

// src/lock/chunk.ts
import { createHash as createHash2 } from "node:crypto";

// src/lock/lock-failures.ts
var RESTORE = say`Restore it: ${asCommand("segops lock restore")}`;
function neverMade(lineage) {
  return say`If nothing was ever applied, remove ${asCode(`lineage: ${lineage}`)} from segops.yaml, and make the lockfile: ${asCommand("segops lock init")}`;
}
function hasMoved(to, lineage) {
  return failure(
    "lock-is-elsewhere",
    say`this lockfile has moved to ${asLabel(to)}`,
    say`Nothing was sent. Write that in segops.yaml:${asLines(`lock: { ${to}, lineage: ${lineage} }`)}`
  );
}
function lockDamaged(message, { next = RESTORE, ...place } = {}) {
  return failure("lock-damaged", message, say`Nothing was sent. ${next}`, place);
}
function lockMoved(lock) {
  return failure(
    "lock-moved",
    say`another run changed ${lock} in the meantime`,
    say`Run the same command again. It makes a new plan on the new lockfile.`
  );
}

// src/lock/chunk.ts
var INDENT = 2;
var EMPTY_CHUNK = {
  identities: NO_BYTES,
  guids: NO_BYTES,
  unconfirmed: [],
  stamps: []
};
function renderChunk(segment, chunk) {
  return Buffer.concat([
    Buffer.from(`segment: ${JSON.stringify(segment)}
`),
    block("identities", chunk.identities),
    block("guids", chunk.guids),
    block("unconfirmed", Buffer.from(chunk.unconfirmed.map(unconfirmedLine).join(""))),
    block("unsettled", Buffer.from(chunk.stamps.map(stampLine).join("")))
  ]);
}
function block(name, lines) {
  if (lines.length === 0) return Buffer.from(`${name}: ""
`);
  return Buffer.concat([Buffer.from(`${name}: |2
`), lines]);
}
function unconfirmedLine({ member, operation, cause }) {
  return `  ${member.kind}	${operation}	${cause}	${member.value}
`;
}
function stampLine({ member, operation, until }) {
  return `  ${member.kind}	${operation}	${new Date(until).toISOString()}	${member.value}
`;
}
function digestOf(bytes) {
  return createHash2("sha256").update(bytes).digest("hex");
}
function parseChunk(bytes, file, sha256) {
  checkDigest(bytes, file, sha256);
  const stamps = lastSection(bytes, bytes.length, "\nunsettled: ", file);
  const unconfirmed = lastSection(bytes, stamps, "\nunconfirmed: ", file);
  const guids = lastSection(bytes, unconfirmed, "\nguids: ", file);
  const identities = bytes.indexOf(NEWLINE) + 1;
  return {
    identities: blockBody(bytes, identities, guids),
    guids: blockBody(bytes, guids, unconfirmed),
    unconfirmed: fieldsOf(blockBody(bytes, unconfirmed, stamps)).map(unconfirmedOf),
    stamps: fieldsOf(blockBody(bytes, stamps, bytes.length)).map(stampOf)
  };
}
function checkDigest(bytes, file, sha256) {
  if (digestOf(bytes) === sha256) return;
  throw lockDamaged(say`${asPath(file)} does not match its digest in the lockfile`, { file });
}
function lastSection(bytes, end, marker, file) {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, end).lastIndexOf(marker);
  if (at < 0)
    throw lockDamaged(say`${asPath(file)} has no section ${asCode(marker.trim())}`, { file });
  return at + 1;
}
function blockBody(bytes, start, end) {
  return bytes.subarray(bytes.indexOf(NEWLINE, start) + 1, end);
}
function fieldsOf(lines) {
  if (lines.length === 0) return [];
  const text = utf8(lines, 0, lines.length - 1);
  return text.split("\n").map((line) => line.slice(INDENT).split("	"));
}
function unconfirmedOf([kind, operation, cause, value]) {
  return {
    member: memberOf(kind, value),
    operation: operationOf(operation),
    cause
  };
}
function stampOf([kind, operation, until, value]) {
  return {
    member: memberOf(kind, value),
    operation: operationOf(operation),
    until: Date.parse(until ?? "")
  };
}
function memberOf(kind, value) {
  const known = kind === "guid" ? "guid" : "identity";
  return { kind: known, value: value ?? "" };
}
function operationOf(text) {
  return text === "REMOVE" ? "REMOVE" : "ADD";
}

// src/lock/process-identity.ts
import { createHmac } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
var nodeSystem = {
  host: hostname(),
  pid: process.pid,
  read: (path) => orNull(() => readFileSync(path, "utf8")),
  readLink: (path) => orNull(() => readlinkSync(path)),
  isUsed: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return codeOf(error) !== "ESRCH";
    }
  }
};
function orNull(read) {
  try {
    return read();
  } catch {
    return null;
  }
}
function thisProcess(system) {
  const { host, pid } = system;
  const found = findProcess(system, pid);
  return {
    host,
    machine: machineOf(system),
    boot: bootOf(system),
    pid,
    processStart: found.kind === "found" ? found.start : null
  };
}
var MACHINE_ID_FILES = ["/etc/machine-id", "/var/lib/dbus/machine-id"];
function machineOf({ read }) {
  const ids = MACHINE_ID_FILES.map((file) => read(file)?.trim() ?? "");
  const id = ids.find((text) => /^[0-9a-f]{32}$/.test(text) && !/^0+$/.test(text));
  if (id === void 0) return null;
  return createHmac("sha256", id).update("segops lease").digest("hex").slice(0, 32);
}
function bootOf({ read, readLink }) {
  const boot = read("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
  const namespace = readLink("/proc/self/ns/pid");
  if (boot === "" || namespace === null) return null;
  return `${boot}/${namespace}/${readLink("/proc/self/ns/time") ?? ""}`;
}
function findProcess({ pid: own, read, readLink, isUsed }, pid) {
  if (!Number.isSafeInteger(pid) || pid < 1) return { kind: "unreadable" };
  if (readLink("/proc/self") !== String(own)) return { kind: "unreadable" };
  if (!isUsed(pid)) return { kind: "none" };
  const stat = read(`/proc/${pid}/stat`);
  return stat === null ? { kind: "unreadable" } : parseStat(stat);
}
function parseStat(stat) {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state = "", threads, start] = [fields[0], fields[17], fields[19]];
  if (start === void 0) return { kind: "unreadable" };
  if ("ZX".includes(state) && threads === "1") return { kind: "none" };
  return { kind: "found", start };
}
function fateOf(owner, system) {
  const here = thisProcess(system);
  const elsewhere = whyElsewhere(owner, here);
  if (elsewhere !== null) return { kind: "unknown", why: elsewhere };
  const found = findProcess(system, owner.pid);
  if (found.kind === "unreadable") {
    return { kind: "unknown", why: say`this user cannot read the process table` };
  }
  if (found.kind === "found" && found.start === owner.processStart) return { kind: "alive" };
  const why = whyUncertain(owner, here, found);
  return why === null ? { kind: "gone" } : { kind: "unknown", why };
}
function whyElsewhere(owner, here) {
  if (owner.host !== here.host) return say`this is another machine`;
  if (owner.boot === null || here.boot === null) {
    return say`the system does not identify its boots`;
  }
  if (owner.boot === here.boot) return null;
  return say`this machine was booted in the meantime, or one of the two runs in another container`;
}
function whyUncertain({ machine, processStart }, here, { kind }) {
  if (machine === null) return say`its lease names no machine ID`;
  if (here.machine === null) return say`this machine has no machine ID`;
  if (machine !== here.machine) return say`this is another machine`;
  if (kind === "found" && processStart === null) {
    return say`its lease does not say when its process started`;
  }
  return null;
}

// src/lock/lease.ts
import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";
function takeLease(files, path, now, system = nodeSystem) {
  const owner = thisOwner(now, system);
  if (acquire(files, path, owner, system)) return leaseOf(files, path, owner);
  throw leaseHeld(say`the lock`, readOwner(files, path), NOTHING, { file: path, system });
}
function acquire(files, path, owner, system) {
  const bytes = Buffer.from(`${JSON.stringify(owner)}
`);
  if (files.create(path, bytes)) return true;
  const other = readOwner(files, path);
  if (other === null) return files.create(path, bytes);
  if (!isProvablyGone(other, system)) return false;
  const claim = `${path}.${other.token}`;
  if (!acquire(files, claim, owner, system)) return false;
  if (readOwner(files, path)?.token === other.token) {
    files.rename(claim, path);
    return true;
  }
  files.remove(claim);
  return files.create(path, bytes);
}
function leaseOf(files, path, owner) {
  const isOurs = () => readOwner(files, path)?.token === owner.token;
  return {
    owner,
    isOurs,
    release: async () => {
      if (isOurs()) files.remove(path);
    }
  };
}
function readOwner(files, path) {
  const bytes = files.read(path);
  if (bytes === null) return null;
  try {
    const owner = JSON.parse(bytes.toString());
    return TOKEN.test(textOf(owner?.token)) ? { ...owner, ...checked(owner ?? {}) } : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}
var TOKEN = /^[\w-]{1,64}$/;
function checked(owner) {
  return {
    who: textOf(owner.who),
    host: textOf(owner.host),
    machine: textOf(owner.machine) || null,
    boot: textOf(owner.boot) || null,
    pid: numberOf(owner.pid),
    processStart: textOf(owner.processStart) || null,
    token: textOf(owner.token),
    since: numberOf(owner.since)
  };
}
function textOf(value) {
  return typeof value === "string" ? value : "";
}
function numberOf(value) {
  return Number.isSafeInteger(value) && Math.abs(Number(value)) <= 864e13 ? Number(value) : 0;
}
var UNREADABLE = checked({});
function describeOwner({ who, host, pid, since }) {
  if (who === "" && host === "") return say`an unknown apply, whose lease cannot be read`;
  const start = since === 0 ? NOTHING : say`, since ${moment(since)}`;
  const by = who === "" ? say`an unknown user` : [asLabel(who)];
  return say`${by} on ${asLabel(host)} (process ${asLabel(String(pid))}${start})`;
}
function breakLease(files, path, owner, now = Date.now()) {
  if (readOwner(files, path)?.token !== owner.token) return;
  const left = releasedPath(path);
  files.remove(left);
  files.create(left, renderRelease(latestRelease(now)));
  files.remove(path);
}
function latestRelease(now = Date.now()) {
  return now + REQUEST_TIMEOUT_MS;
}
function releasedPath(path) {
  return `${path}-released`;
}
function renderRelease(sendsUntil) {
  return Buffer.from(`${JSON.stringify({ sendsUntil })}
`);
}
function parseRelease(bytes, latest) {
  if (bytes === null) return null;
  try {
    const { sendsUntil } = JSON.parse(bytes.toString());
    return Number.isSafeInteger(sendsUntil) ? Math.min(Number(sendsUntil), latest) : latest;
  } catch {
    return latest;
  }
}
function leaseHeld(lock, owner, more, { file, system = nodeSystem } = {}) {
  const by = owner === null ? NOTHING : say`: ${describeOwner(owner)}${more}`;
  return failure(
    "lease-held",
    say`another apply has the lease of ${lock}${by}`,
    say`Nothing was sent. ${whatToDo(owner, system)}`,
    file === void 0 ? {} : { file }
  );
}
function whatToDo(owner, system) {
  if (owner === null) return say`That apply has ended in the meantime. Run the same command again.`;
  const fate = fateOf(owner, system);
  if (fate.kind === "alive") return say`It runs on this machine. Wait until it ends.`;
  const unlock = say`If it is gone, release its lease: ${asCommand("segops lock release")}`;
  if (fate.kind === "gone")
    return say`Another apply is taking over. Wait until that one ends. ${unlock}`;
  if (owner.pid === 0)
    return say`Find out whether an apply runs anywhere, and wait until it ends. ${unlock}`;
  return say`segops cannot tell whether it still runs, because ${fate.why}. Look for process ${asLabel(String(owner.pid))} on ${asLabel(owner.host)}, and wait until it ends. ${unlock}`;
}
function thisOwner(now, system = nodeSystem) {
  return { ...thisProcess(system), who: userName(), token: randomUUID(), since: now };
}
function userName() {
  try {
    return userInfo().username;
  } catch {
    return "unknown";
  }
}
function isProvablyGone(owner, system = nodeSystem) {
  return fateOf(owner, system).kind === "gone";
}
function isProvablyAlive(owner, system = nodeSystem) {
  return fateOf(owner, system).kind === "alive";
}

// src/lock/locked-segment.ts
async function withChunks(fetch, refs, use) {
  const chunks = await fetch(refs);
  try {
    return use(chunks.read);
  } finally {
    chunks.close();
  }
}
function keepingLast(read) {
  let last = null;
  return (ref) => {
    if (last?.ref !== ref) last = { ref, chunk: read(ref) };
    return last.chunk;
  };
}
function openLocked(entry, kind, read) {
  const unconfirmed = [];
  const stamps = [];
  const refs = chunksOf(entry.chunks, kind);
  let next = 0;
  const more = () => {
    const ref = refs[next];
    if (ref === void 0) return null;
    next += 1;
    const chunk = read(ref);
    for (const one of chunk.unconfirmed) if (one.member.kind === kind) unconfirmed.push(one);
    for (const stamp2 of chunk.stamps) if (stamp2.member.kind === kind) stamps.push(stamp2);
    return kind === "identity" ? chunk.identities : chunk.guids;
  };
  return { accepted: new LinesCursor(more, INDENT, disordered), unconfirmed, stamps };
}
function overlaid(fetch, written) {
  return async (refs) => {
    const chunks = await fetch(refs.filter((ref) => !written.has(ref)));
    return {
      read: (ref) => {
        const bytes = written.get(ref);
        return bytes === void 0 ? chunks.read(ref) : parseChunk(bytes, ref.segment, ref.sha256);
      },
      close: chunks.close
    };
  };
}
var WORTH_FETCHING = 1e5;
async function* chunksAhead(items, refsOf, fetch) {
  const groups = together(items, refsOf);
  const begin = (group) => group ? fetch(group.flatMap(refsOf)) : null;
  let ahead = begin(groups[0]);
  try {
    for (const [at, group] of groups.entries()) {
      const chunks = await ahead;
      ahead = begin(groups[at + 1]);
      if (chunks === null) return;
      try {
        for (const item of group) yield [item, chunks.read];
      } finally {
        chunks.close();
      }
    }
  } finally {
    await ahead?.then(
      (chunks) => chunks.close(),
      () => void 0
    );
  }
}
function together(items, refsOf) {
  const groups = [];
  let room = 0;
  for (const item of items) {
    if (room <= 0) {
      groups.push([]);
      room = WORTH_FETCHING;
    }
    groups.at(-1)?.push(item);
    for (const { accepted } of refsOf(item)) room -= accepted;
  }
  return groups;
}
function unconfirmedIn(entry, fetch) {
  const refs = entry.chunks.filter((ref) => ref.unconfirmed > 0);
  return withChunks(fetch, refs, (read) => refs.flatMap((ref) => read(ref).unconfirmed));
}
function stampsIn(entry, fetch) {
  const refs = entry.chunks.filter((ref) => ref.unsettled > 0);
  return withChunks(fetch, refs, (read) => refs.flatMap((ref) => read(ref).stamps));
}
function disordered() {
  return lockDamaged(say`the members of a segment are not in order in the lockfile`);
}
function chunksOf(chunks, kind) {
  const firstGuid = chunks.findIndex((chunk) => chunk.first.kind === "guid");
  if (kind === "identity") return firstGuid < 0 ? chunks : chunks.slice(0, firstGuid);
  return firstGuid < 0 ? chunks.slice(-1) : chunks.slice(Math.max(0, firstGuid - 1));
}

// src/lock/announced.ts
function announcedOf({ more }) {
  const found = more.announced;
  if (typeof found !== "object" || found === null) return null;
  const { from, days, used, frozen } = found;
  if (typeof from !== "string" || !Array.isArray(days) || !isCount(used)) return null;
  if (!days.every(isDay)) return null;
  return { from, days, used, ...isFreeze(frozen) ? { frozen } : {} };
}
function isFreeze(value) {
  if (typeof value !== "object" || value === null) return false;
  const { since, day } = value;
  return typeof since === "string" && typeof day === "string";
}
function isDay(one) {
  return Array.isArray(one) && typeof one[0] === "string" && isCount(one[1]);
}
function isCount(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
function withAnnounced(more, announced) {
  const { announced: _, ...others } = more;
  return announced === null ? others : { ...others, announced };
}
function dueBy({ days, frozen }, today, isFrozen) {
  if (isFrozen && frozen === void 0) return [];
  return days.flatMap(([day, removals]) => {
    const isDue = day === frozen?.day ? !isFrozen : day <= today;
    const waited = frozen !== void 0 && day <= frozen.day;
    return isDue ? [{ removals, before: waited ? frozen.since : dayAfter(day, -1) }] : [];
  });
}
function afterSome(before, next, left) {
  if (before === null) return next;
  return { ...withDays(before, next), used: before.used + left };
}
function withDays(before, next) {
  const days = new Map(before.days);
  for (const [day, removals] of next?.days ?? []) {
    days.set(day, Math.max(removals, days.get(day) ?? 0));
  }
  return { ...before, days: [...days].sort(([a], [b]) => a < b ? -1 : 1) };
}
function isSameAnnounced(a, b) {
  const said = (one) => JSON.stringify([one?.days, one?.used, one?.frozen]);
  return said(a) === said(b);
}

// src/lock/membership.ts
var SETTLED = { ADD: null, REMOVE: null };
var ABSENT = { state: { kind: "absent" }, unsettled: SETTLED };
function opposite(operation) {
  return operation === "ADD" ? "REMOVE" : "ADD";
}
function isUnsettled(unsettled, operation, now) {
  const until = unsettled[operation];
  return until !== null && now < until;
}
function afterChange(previous, operation, outcome, startedAt, settleMs, othersUnsettled = false) {
  if (outcome.kind === "rejected") return previous;
  const unsettled = stamp(previous.unsettled, operation, outcome.ambiguousAt, startedAt, settleMs);
  if (outcome.kind === "ambiguous") {
    return { state: { kind: "unconfirmed", operation, cause: "unclear" }, unsettled };
  }
  const waitsForOthers = operation === "ADD" && othersUnsettled;
  if (waitsForOthers || isUnsettled(previous.unsettled, opposite(operation), startedAt)) {
    return { state: { kind: "unconfirmed", operation, cause: "settling" }, unsettled };
  }
  return { state: { kind: operation === "ADD" ? "accepted" : "absent" }, unsettled };
}
function stamp(before, operation, ambiguousAt, startedAt, settleMs) {
  const kept = {
    ADD: isUnsettled(before, "ADD", startedAt) ? before.ADD : null,
    REMOVE: isUnsettled(before, "REMOVE", startedAt) ? before.REMOVE : null
  };
  if (ambiguousAt === null) return kept;
  return { ...kept, [operation]: Math.max(kept[operation] ?? 0, ambiguousAt + settleMs) };
}
function isSettling({ state, unsettled }, desired, now, othersUnsettled = false) {
  const isAnswered = state.kind === "unconfirmed" && state.cause === "settling";
  if (!isAnswered || state.operation !== desired) return false;
  const waitsForOthers = desired === "ADD" && othersUnsettled;
  return waitsForOthers || isUnsettled(unsettled, opposite(desired), now);
}
function doubted({ state, unsettled }) {
  if (state.kind === "unconfirmed" && state.cause !== "settling") return { state, unsettled };
  const operation = operationBehind(state);
  return { state: { kind: "unconfirmed", operation, cause: "doubted" }, unsettled };
}
function taken({ unsettled }) {
  return { state: { kind: "unconfirmed", operation: "ADD", cause: "taken" }, unsettled };
}
function operationBehind(state) {
  if (state.kind === "unconfirmed") return state.operation;
  return state.kind === "accepted" ? "ADD" : "REMOVE";
}

// src/lock/edit-chunk.ts
function editChunk(chunk, edits, now) {
  const unconfirmed = new Map(chunk.unconfirmed.map((one) => [nameOf(one.member), one]));
  const stamps = stampsByMember(chunk.stamps.filter((stamp2) => stamp2.until > now));
  const touch = (edit, accepted) => {
    const id = nameOf(edit.member);
    const next = edit.edit(membershipOf(accepted, unconfirmed.get(id), stamps.get(id)));
    unconfirmed.delete(id);
    if (next.state.kind === "unconfirmed") {
      const { operation, cause } = next.state;
      unconfirmed.set(id, { member: edit.member, operation, cause });
    }
    stamps.set(id, { member: edit.member, unsettled: next.unsettled });
    return next.state.kind === "accepted";
  };
  return {
    identities: editLines(chunk.identities, ofKind(edits, "identity"), touch),
    guids: editLines(chunk.guids, ofKind(edits, "guid"), touch),
    unconfirmed: [...unconfirmed.values()].sort((a, b) => compareMembers(a.member, b.member)),
    stamps: flattenStamps(stamps)
  };
}
function ofKind(edits, kind) {
  return edits.filter((edit) => edit.member.kind === kind);
}
function membershipOf(accepted, unconfirmed, stamps) {
  const unsettled = stamps?.unsettled ?? SETTLED;
  if (unconfirmed === void 0)
    return { state: { kind: accepted ? "accepted" : "absent" }, unsettled };
  const { operation, cause } = unconfirmed;
  return { state: { kind: "unconfirmed", operation, cause }, unsettled };
}
function stampsByMember(stamps) {
  const byMember = /* @__PURE__ */ new Map();
  for (const { member, operation, until } of stamps) {
    const before = byMember.get(nameOf(member))?.unsettled ?? SETTLED;
    byMember.set(nameOf(member), { member, unsettled: { ...before, [operation]: until } });
  }
  return byMember;
}
function flattenStamps(byMember) {
  const sorted = [...byMember.values()].sort((a, b) => compareMembers(a.member, b.member));
  return sorted.flatMap(
    ({ member, unsettled }) => ["ADD", "REMOVE"].flatMap((operation) => {
      const until = unsettled[operation];
      return until === null ? [] : [{ member, operation, until }];
    })
  );
}
function editLines(lines, edits, touch) {
  if (edits.length === 0) return lines;
  const pieces = [];
  let copied = 0;
  for (const edit of edits) {
    const value = Buffer.from(edit.member.value);
    const at = lowerBoundOf(lines, copied, value);
    pieces.push(lines.subarray(copied, at));
    const accepted = lineEquals(lines, at, value);
    copied = accepted ? at + INDENT + value.length + 1 : at;
    if (touch(edit, accepted)) pieces.push(Buffer.concat([SPACES, value, LINE_END]));
  }
  pieces.push(lines.subarray(copied));
  return Buffer.concat(pieces);
}
var SPACES = Buffer.from("  ");
var LINE_END = Buffer.from("\n");
function lineEquals(lines, at, value) {
  const end = at + INDENT + value.length;
  return lines[end] === NEWLINE && value.equals(lines.subarray(at + INDENT, end));
}
function lowerBoundOf(lines, from, value) {
  let low = from;
  let high = lines.length;
  while (low < high) {
    const start = lineStart(lines, low + (high - low >> 1), low);
    const end = lines.indexOf(NEWLINE, start);
    const line = Buffer.from(lines.buffer, lines.byteOffset + start + INDENT, end - start - INDENT);
    if (line.compare(value) < 0) low = end + 1;
    else high = start;
  }
  return low;
}
function lineStart(lines, at, floor) {
  const before = at === 0 ? -1 : lines.lastIndexOf(NEWLINE, at - 1);
  return Math.max(floor, before + 1);
}
function splitChunk(chunk, maxBytes) {
  if (isEmpty(chunk)) return [];
  const pivot = sizeOf(chunk) <= maxBytes ? null : pivotOf(chunk);
  if (pivot === null) return [chunk];
  const [left, right] = cutAt(chunk, pivot);
  if (isEmpty(left) || isEmpty(right)) return [chunk];
  return [...splitChunk(left, maxBytes), ...splitChunk(right, maxBytes)];
}
function isEmpty(chunk) {
  return chunk.identities.length + chunk.guids.length + chunk.unconfirmed.length + chunk.stamps.length === 0;
}
var TAGS = 40;
function sizeOf(chunk) {
  const tagged = [...chunk.unconfirmed, ...chunk.stamps];
  const tags = tagged.reduce((sum, { member }) => sum + TAGS + Buffer.byteLength(member.value), 0);
  return chunk.identities.length + chunk.guids.length + tags;
}
function pivotOf(chunk) {
  const lines = chunk.identities.length >= chunk.guids.length ? chunk.identities : chunk.guids;
  const tagged = chunk.unconfirmed.length >= chunk.stamps.length ? chunk.unconfirmed : chunk.stamps;
  if (tagged.length * TAGS > lines.length) return tagged[tagged.length >> 1]?.member ?? null;
  const start = lineStart(lines, lines.length >> 1, 0);
  const value = utf8(lines, start + INDENT, lines.indexOf(NEWLINE, start));
  return { kind: lines === chunk.identities ? "identity" : "guid", value };
}
function cutAt(chunk, pivot) {
  const value = Buffer.from(pivot.value);
  const cut = (lines, kind) => {
    if (kind !== pivot.kind) return kind === "identity" ? lines.length : 0;
    return lowerBoundOf(lines, 0, value);
  };
  const identities = cut(chunk.identities, "identity");
  const guids = cut(chunk.guids, "guid");
  const isLeft = ({ member }) => compareMembers(member, pivot) < 0;
  return [
    {
      identities: chunk.identities.subarray(0, identities),
      guids: chunk.guids.subarray(0, guids),
      unconfirmed: chunk.unconfirmed.filter(isLeft),
      stamps: chunk.stamps.filter(isLeft)
    },
    {
      identities: chunk.identities.subarray(identities),
      guids: chunk.guids.subarray(guids),
      unconfirmed: chunk.unconfirmed.filter((one) => !isLeft(one)),
      stamps: chunk.stamps.filter((stamp2) => !isLeft(stamp2))
    }
  ];
}
function firstMember(chunk) {
  const candidates = [...chunk.unconfirmed.slice(0, 1), ...chunk.stamps.slice(0, 1)].map(
    ({ member }) => member
  );
  for (const kind of ["identity", "guid"]) {
    const cursor = cursorOver(kind === "identity" ? chunk.identities : chunk.guids, INDENT);
    if (cursor.next())
      candidates.push({ kind, value: utf8(cursor.bytes, cursor.start, cursor.end) });
  }
  const [least] = candidates.sort(compareMembers);
  if (least === void 0) throw new Error("an empty chunk has no first member");
  return least;
}

// src/lock/file-names.ts
import { crc32 } from "node:zlib";
var INDEX = "segops.lock";
var FOLDER = "segops.lock.d";
var stableName = ({ segment, number }) => `${segment}-${number}.${pathCode(segment, number)}`;
var SEGMENT_DIGITS = 7;
var CHUNK_DIGITS = 6;
function pathCode(segment, number) {
  const own = Number(/\.(\d+)$/.exec(segment)?.[1] ?? 0);
  const digits = (value, width) => value.toString(4).padStart(width, "0").slice(-width);
  return digits(own, SEGMENT_DIGITS) + digits(number, CHUNK_DIGITS);
}
var STABLE = new RegExp(`\\.[0-3]{${SEGMENT_DIGITS + CHUNK_DIGITS}}$`);
function isStableName(path) {
  return STABLE.test(path);
}
var digestName = ({ segment, number, sha256 }) => `${segment}-${number}-${shortDigest(sha256)}.yaml`;
function recordFile(serial, sha256) {
  return `apply-${padded(serial)}-${sha256.slice(0, 8)}.json`;
}
function changesFile(serial, sha256) {
  return `changes-${padded(serial)}-${sha256.slice(0, 8)}.tsv`;
}
function filterFile({ path, sha256 }) {
  return `${segmentId(path, crc32(path))}-filter-${shortDigest(sha256)}.bin`;
}
var FILTER = /^(.+)-filter-[0-9a-f]{16}\.bin$/;
function stableFilterName(file) {
  const id = FILTER.exec(file)?.[1];
  return id === void 0 ? null : `${id}-filter.${pathCode(id, 0)}`;
}
function sameListFile(file, sha256) {
  return file.replace(/[0-9a-f]{16}\.bin$/, `${shortDigest(sha256)}.bin`);
}
function filesOf(index, nameOf3) {
  const chunks = [...index.segments.values()].flatMap((entry) => entry.chunks);
  const records = index.history.flatMap(({ file, changeFiles }) => [file, ...changeFiles]);
  return /* @__PURE__ */ new Set([...chunks.map(nameOf3), ...records, ...filtersOf(index).map(filterFile)]);
}
var SEGMENT = String.raw`[a-z0-9_-]{1,40}\.\d+`;
var OWN = new RegExp(
  String.raw`^(${SEGMENT}-\d+-[0-9a-f]{16}\.yaml|${SEGMENT}-filter-[0-9a-f]{16}\.bin|(apply|changes)-\d{6,}-[0-9a-f]{8}\.(json|tsv)|after-(none|[0-9a-f]{16}))`
);
var ON_BRANCH = new RegExp(`^${SEGMENT}-(\\d+|filter)\\.[0-3]{13}$`);
function isNamedByIndex(name) {
  const rest = name.replace(OWN, "");
  return rest === "" && !name.startsWith("after-") || ON_BRANCH.test(name);
}
function isHalfWritten(name) {
  return /^\.[0-9a-f]{16}\.tmp$/.test(name.replace(OWN, ""));
}
function padded(serial) {
  return String(serial).padStart(6, "0");
}
var LONGEST_READABLE = 40;
function segmentId(key, number) {
  const safe = key.replace(/[^a-z0-9-]/g, "_").slice(0, LONGEST_READABLE);
  return `${safe}.${number}`;
}

// src/lock/splits.ts
function splitsOf({ more }) {
  return more.split ?? [];
}
function withSplits(more, splits) {
  const { split: _, ...others } = more;
  return splits.length === 0 ? others : { ...others, split: splits };
}
function joinedSplits(a, b) {
  const byName = /* @__PURE__ */ new Map();
  for (const split of [...splitsOf(a), ...splitsOf(b)]) {
    const known = byName.get(splitName(split));
    byName.set(splitName(split), known === void 0 ? split : joined(known, split));
  }
  return [...byName.values()];
}
function joined(a, b) {
  const [last, other] = a.ended && !b.ended ? [b, a] : [a, b];
  return withShares(last, [...sharesOf(last), ...sharesOf(other)]);
}
function splitName({ salt, through }) {
  return through === void 0 ? salt : `${through}
${salt}`;
}
function sharesOf({ from, to, before = [] }) {
  return [[from, to], ...before];
}
function withShares({ before: _, ...split }, shares) {
  const last = String([split.from, split.to]);
  const others = new Map(shares.map((share) => [String(share), share]));
  others.delete(last);
  return others.size === 0 ? split : { ...split, before: [...others.values()] };
}
function lastSplits(known, through) {
  return known.filter((split) => split.through === through && split.ended !== true).map(({ salt, from, to }) => ({ salt, from, to }));
}

// src/lock/fold.ts
var MAX_CHUNK_BYTES = 1 << 20;
async function foldUpdates(index, updates, fetch, options) {
  const segments = new Map(index.segments);
  const chunks = /* @__PURE__ */ new Map();
  const { owned, nextSegment } = ownedBy2(index, updates);
  const work = chunksAhead(owned, ({ pieces }) => touchedIn(pieces), fetch);
  for await (const [{ update, oldKey, before, pieces }, read] of work) {
    segments.delete(oldKey);
    const edited = rewritten(before, pieces, read, options);
    for (const [ref, bytes] of edited.chunks) chunks.set(ref, bytes);
    segments.set(update.key, updated(edited.entry, update));
  }
  return { segments, nextSegment, chunks };
}
function ownedBy2(index, updates) {
  const ids = /* @__PURE__ */ new Set();
  let { nextSegment } = index;
  const owned = updates.map((update) => {
    const found = findEntry(index, update.ids);
    const oldKey = found.kind === "found" ? found.key : update.key;
    let before = index.segments.get(oldKey);
    if (before === void 0) {
      before = { ...EMPTY_ENTRY, id: segmentId(update.key, nextSegment) };
      nextSegment += 1;
    }
    if (ids.has(before.id)) throw new Error(`two segments own one entry: ${oldKey}`);
    ids.add(before.id);
    return { update, oldKey, before, pieces: piecesOf(before.chunks, update.edits) };
  });
  return { owned, nextSegment };
}
function updated(entry, update) {
  const {
    ids,
    lists = entry.lists,
    created,
    retired,
    blocked,
    used = [],
    refused = [],
    taken: taken2 = []
  } = update;
  const exclusions = update.exclusions ?? entry.exclusions;
  return {
    ...entry,
    ...declaredOf(ids, entry),
    used: union(entry.used, used),
    refused: union(entry.refused, refused).filter((key) => !taken2.includes(key)),
    created: created ?? entry.created,
    retired: retired ?? entry.retired,
    firstFill: update.firstFill ?? entry.firstFill,
    lists,
    more: moreOf(entry, update),
    exclusions,
    blocked: blocked === void 0 ? stillBlocked(entry.blocked, ids) : blocked
  };
}
function moreOf({ more }, { splits, announced }) {
  const split = splits === void 0 ? more : withSplits(more, splits);
  return announced === void 0 ? split : withAnnounced(split, announced);
}
function union(a, b) {
  return [.../* @__PURE__ */ new Set([...a, ...b])].sort();
}
async function editEntry(entry, edits, fetch, options) {
  const pieces = piecesOf(entry.chunks, edits);
  return withChunks(fetch, touchedIn(pieces), (read) => rewritten(entry, pieces, read, options));
}
function rewritten(entry, pieces, read, options) {
  const rewrite = new Rewrite(entry, options);
  for (const { ref, own } of pieces) {
    if (ref !== null && own.length === 0) rewrite.keep(ref);
    else {
      const before = ref === null ? EMPTY_CHUNK : read(ref);
      rewrite.put(editChunk(before, own, options.now), ref?.number ?? null);
    }
  }
  return rewrite.result();
}
function touchedIn(pieces) {
  return pieces.flatMap(({ ref, own }) => ref === null || own.length === 0 ? [] : [ref]);
}
function piecesOf(refs, unsorted) {
  const edits = [...unsorted].sort((a, b) => compareMembers(a.member, b.member));
  if (refs.length === 0) return [{ ref: null, own: edits }];
  let from = 0;
  return refs.map((ref, index) => {
    const next = refs[index + 1];
    const to = next === void 0 ? edits.length : firstNotBelow(edits, from, next.first);
    const own = edits.slice(from, to);
    from = to;
    return { ref, own };
  });
}
var Rewrite = class {
  #entry;
  #options;
  #refs = [];
  #written = /* @__PURE__ */ new Map();
  #nextChunk;
  constructor(entry, options) {
    this.#entry = entry;
    this.#options = options;
    this.#nextChunk = entry.nextChunk;
  }
  keep(ref) {
    this.#refs.push(ref);
  }
  /** Its first part keeps the number, so that git finds the version before it; others get new ones. */
  put(chunk, number) {
    for (const [at, part] of splitChunk(chunk, this.#options.maxChunkBytes).entries()) {
      this.#write(part, at === 0 && number !== null ? number : this.#newNumber());
    }
  }
  #newNumber() {
    this.#nextChunk += 1;
    return this.#nextChunk - 1;
  }
  #write(chunk, number) {
    const bytes = renderChunk(this.#entry.id, chunk);
    const ref = {
      segment: this.#entry.id,
      number,
      first: firstMember(chunk),
      accepted: countLines(chunk.identities) + countLines(chunk.guids),
      unconfirmed: chunk.unconfirmed.length,
      unsettled: chunk.stamps.length,
      sha256: digestOf(bytes)
    };
    this.#refs.push(ref);
    this.#written.set(ref, bytes);
  }
  result() {
    const sum = (count) => this.#refs.reduce((total, ref) => total + count(ref), 0);
    const entry = {
      ...this.#entry,
      accepted: sum((ref) => ref.accepted),
      unconfirmed: sum((ref) => ref.unconfirmed),
      unsettled: sum((ref) => ref.unsettled),
      nextChunk: this.#nextChunk,
      chunks: this.#refs
    };
    return { entry, chunks: this.#written };
  }
};
function stillBlocked(blocked, ids) {
  if (blocked === null) return null;
  const { customerSegmentId, ctSegmentId } = blocked;
  const isSame = customerSegmentId !== null && customerSegmentId === ids.customerSegmentId || ctSegmentId !== null && ctSegmentId === ids.ctSegmentId;
  return isSame ? blocked : null;
}
function firstNotBelow(edits, from, member) {
  let low = from;
  let high = edits.length;
  while (low < high) {
    const middle = low + high >> 1;
    const edit = edits[middle];
    if (edit !== void 0 && compareMembers(edit.member, member) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

// src/lock/store/store.ts
var NO_FILES = { chunks: /* @__PURE__ */ new Map(), parts: /* @__PURE__ */ new Map() };

// src/lock/change-lines.ts
function isSent(operation) {
  return operation === "ADD" || operation === "REMOVE";
}
var MOST_BYTES = 1 << 20;
var ChangeLines = class {
  #pieces = [];
  #lines = [];
  #size = 0;
  add({ operation, again, outcome, member }) {
    const line = `${operation}	${again ? "again" : "first"}	${outcome}	${member.kind}	${member.value}
`;
    this.#lines.push(line);
    this.#size += line.length;
    if (this.#size >= MOST_BYTES) this.#end();
  }
  pieces() {
    this.#end();
    return this.#pieces;
  }
  #end() {
    if (this.#lines.length > 0) this.#pieces.push(Buffer.from(this.#lines.join("")));
    this.#lines = [];
    this.#size = 0;
  }
};
function writeChanges(serial, lines) {
  const files = /* @__PURE__ */ new Map();
  const parts = /* @__PURE__ */ new Map();
  for (const group of groupsOf(lines)) {
    const bytes = Buffer.concat(group.map(({ piece }) => piece));
    const sha256 = digestOf(bytes);
    const file = changesFile(serial, sha256);
    files.set(file, bytes);
    let from = 0;
    for (const { key, piece } of group) {
      const to = from + piece.length;
      parts.set(key, [...parts.get(key) ?? [], { file, sha256, from, to }]);
      from = to;
    }
  }
  return { files, partsOf: (key) => parts.get(key) ?? [] };
}
function groupsOf(lines) {
  const groups = [];
  let room = 0;
  for (const [key, own] of lines) {
    for (const piece of own.pieces()) {
      if (piece.length > room) {
        groups.push([]);
        room = MOST_BYTES;
      }
      groups.at(-1)?.push({ key, piece });
      room -= piece.length;
    }
  }
  return groups;
}
function* readLines(bytes) {
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    const [operation, again, outcome, kind, value] = bytes.toString("utf8", start, end).split("	");
    yield {
      operation,
      again: again === "again",
      outcome,
      member: { kind, value: value ?? "" }
    };
    start = end + 1;
  }
}
async function* changesOf({ changes }, readPart) {
  for (const part of changes) yield* readLines(await bytesOf(part, readPart));
}
async function* changesOfMember({ changes }, name, readPart) {
  for (const part of changes) {
    const bytes = await bytesOf(part, readPart);
    if (!bytes.includes(`	${name}
`)) continue;
    for (const change of readLines(bytes)) if (change.member.value === name) yield change;
  }
}
async function bytesOf({ file, sha256, from, to }, read) {
  return (await read(file, sha256)).subarray(from, to);
}

// src/lock/apply-record.ts
function unconfirmedIn2({
  unconfirmed,
  doubted: doubted2 = 0
}) {
  return unconfirmed + doubted2;
}
function isWaived({ waivers }, guard, keys) {
  return waivers.some(
    ({ segment, guards = [] }) => segment !== null && keys.includes(segment) && guards.includes(guard)
  );
}
async function readRecord({ file, sha256 }, readPart) {
  return parseRecord(await readPart(file, sha256));
}
function parseRecord(bytes) {
  return JSON.parse(bytes.toString());
}
async function filesOfRecords(history, readPart) {
  const files = /* @__PURE__ */ new Map();
  for (const ref of history) {
    const bytes = await readPart(ref.file, ref.sha256);
    files.set(ref.file, bytes);
    const { segments } = parseRecord(bytes);
    for (const { file, sha256 } of segments.flatMap(({ changes }) => changes)) {
      if (!files.has(file)) files.set(file, await readPart(file, sha256));
    }
  }
  return files;
}
async function* recordsOf({ history }, readPart) {
  for (const ref of [...history].reverse()) yield await readRecord(ref, readPart);
}
var MOST_RECORDS = 1e3;
var RecordBuilder = class {
  #serial;
  #segments = /* @__PURE__ */ new Map();
  constructor(serial) {
    this.#serial = serial;
  }
  add(key, change) {
    let tally = this.#segments.get(key);
    if (tally === void 0) {
      tally = new SegmentTally();
      this.#segments.set(key, tally);
    }
    tally.add(change);
  }
  /** So many of a segment's removals had been announced for a day that has come. */
  announce(key, removals) {
    this.#segments.get(key)?.announce(removals);
  }
  /** The index that names the record, and the files to write beside its chunks. */
  finish(entryBefore, after, about) {
    const tallies = [...this.#segments].sort(([a], [b]) => a < b ? -1 : 1);
    const written = writeChanges(
      this.#serial,
      new Map(tallies.map(([key, { lines }]) => [key, lines]))
    );
    const segments = tallies.map(([key, tally]) => ({
      ...tally.finish(key, entryBefore(key), after),
      changes: written.partsOf(key)
    }));
    const record = {
      format: "segops-apply/1",
      serial: this.#serial,
      ...about,
      segments
    };
    const bytes = Buffer.from(`${JSON.stringify(record, null, 1)}
`);
    const sha256 = digestOf(bytes);
    const ref = {
      serial: this.#serial,
      apply: about.apply,
      at: about.startedAt,
      file: recordFile(this.#serial, sha256),
      sha256,
      changeFiles: [...written.files.keys()]
    };
    const history = [...after.history, ref].slice(-MOST_RECORDS);
    return { index: { ...after, history }, files: new Map([...written.files, [ref.file, bytes]]) };
  }
};
var SegmentTally = class {
  lines = new ChangeLines();
  #counts = { added: 0, removed: 0, adopted: 0, unconfirmed: 0, rejected: 0, charged: 0 };
  #doubted = 0;
  #unprovable = 0;
  #announced = 0;
  add(change) {
    this.lines.add(change);
    if (change.operation === "MISSING" || change.operation === "LINGERING") this.#doubted += 1;
    else if (change.operation === "UNPROVABLE") this.#unprovable += 1;
    else this.#count(change);
  }
  announce(removals) {
    this.#announced = Math.min(removals, this.#counts.charged);
  }
  #count(change) {
    const counts = this.#counts;
    if (change.operation === "REMOVE" && !change.again) counts.charged += 1;
    if (change.outcome === "unconfirmed") counts.unconfirmed += 1;
    else if (change.outcome === "rejected") counts.rejected += 1;
    else if (change.operation === "ADOPT") counts.adopted += 1;
    else if (change.operation === "ADD") counts.added += 1;
    else counts.removed += 1;
  }
  finish(key, before, after) {
    const entry = after.segments.get(key) ?? EMPTY_ENTRY;
    return {
      key,
      before: before.accepted + before.unconfirmed,
      after: entry.accepted + entry.unconfirmed,
      ...this.#counts,
      ...this.#announced === 0 ? {} : { announced: this.#announced },
      ...this.#doubted === 0 ? {} : { doubted: this.#doubted },
      ...this.#unprovable === 0 ? {} : { unprovable: this.#unprovable },
      listsBefore: before.lists,
      lists: entry.lists
    };
  }
};

// src/group-by.ts
function groupBy(items, nameOf3) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const name = nameOf3(item);
    const group = groups.get(name);
    if (group === void 0) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

// src/plan/respelled.ts
function respelledIn({ add, remove }) {
  if (add.length === 0 || remove.length === 0) return { count: 0, first: null };
  const [fewer, more] = add.length < remove.length ? [add, remove] : [remove, add];
  const bySpelling = new Map(fewer.map((member) => [spellingOf(member), member]));
  let count = 0;
  let first = null;
  for (const member of more) {
    const spelling = spellingOf(member);
    const other = bySpelling.get(spelling);
    if (other === void 0) continue;
    bySpelling.delete(spelling);
    count += 1;
    first ??= fewer === add ? [member, other] : [other, member];
  }
  return { count, first };
}
function spellingOf({ kind, value }) {
  const plain = value.replace(/\s+/gu, "").replace(/^[+0]+(?=.)/, "");
  return `${kind} ${plain.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())}`;
}
var MUCH = 0.01;
function isMuch(count, before) {
  return count > MUCH * before;
}

// src/members/same-user.ts
function sameUserKey({ value }) {
  return value.toLowerCase().toUpperCase();
}
function sameMembershipKey(segment, member) {
  return `${segment}
${sameUserKey(member)}`;
}

// src/lock/user-stamps.ts
var UserStamps = class {
  #names = /* @__PURE__ */ new Map();
  add(member) {
    const key = sameUserKey(member);
    const names = this.#names.get(key);
    if (names === void 0) this.#names.set(key, /* @__PURE__ */ new Set([nameOf(member)]));
    else names.add(nameOf(member));
  }
  /** Those that may still land at `now`. */
  addFrom(stamps, now) {
    for (const { member, until } of stamps) if (now < until) this.add(member);
  }
  /** Another name of what may be the same user has one. */
  hasOther(member) {
    if (this.#names.size === 0) return false;
    const names = this.#names.get(sameUserKey(member));
    if (names === void 0) return false;
    return names.size > 1 || !names.has(nameOf(member));
  }
};

export {
  findList,
  scopedPath,
  earlierLists,
  ListDigest,
  parseChecksum,
  leftAt,
  afterExclusions,
  withinWindow,
  joinedExclusions,
  exclusionsUntil,
  filtersOf,
  filterKeyOf,
  exclusionsValue,
  exclusionsFrom,
  hasSameFilters,
  MORE_OF_ENTRY,
  EMPTY_ENTRY,
  emptyIndex,
  chunksNamed,
  boundTo,
  withSpent,
  appliedCommit,
  shortDigest,
  predecessorsOf,
  isSince,
  findEntry,
  ownersAmong,
  ownedBy,
  declaredOf,
  idsOf,
  keysOf,
  idsOfKey,
  INDEX,
  FOLDER,
  stableName,
  isStableName,
  digestName,
  filterFile,
  stableFilterName,
  sameListFile,
  filesOf,
  isNamedByIndex,
  isHalfWritten,
  segmentId,
  RESTORE,
  neverMade,
  hasMoved,
  lockDamaged,
  lockMoved,
  renderChunk,
  digestOf,
  parseChunk,
  checkDigest,
  nodeSystem,
  fateOf,
  takeLease,
  readOwner,
  describeOwner,
  breakLease,
  latestRelease,
  releasedPath,
  renderRelease,
  parseRelease,
  leaseHeld,
  thisOwner,
  isProvablyGone,
  isProvablyAlive,
  nameOf,
  compareMembers,
  membersWithout,
  announcedOf,
  withAnnounced,
  dueBy,
  afterSome,
  isSameAnnounced,
  SETTLED,
  ABSENT,
  isUnsettled,
  afterChange,
  isSettling,
  doubted,
  taken,
  withChunks,
  keepingLast,
  openLocked,
  overlaid,
  chunksAhead,
  unconfirmedIn,
  stampsIn,
  splitsOf,
  withSplits,
  joinedSplits,
  splitName,
  sharesOf,
  withShares,
  lastSplits,
  MAX_CHUNK_BYTES,
  foldUpdates,
  editEntry,
  Rewrite,
  stillBlocked,
  NO_FILES,
  isSent,
  changesOf,
  changesOfMember,
  unconfirmedIn2,
  isWaived,
  readRecord,
  filesOfRecords,
  recordsOf,
  MOST_RECORDS,
  RecordBuilder,
  sameUserKey,
  sameMembershipKey,
  UserStamps,
  groupBy,
  respelledIn,
  isMuch
};
