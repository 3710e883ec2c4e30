import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  EMPTY_ENTRY,
  checkpointNote,
  commitFiles,
  commitMessage,
  fetchBranch,
  gitText,
  indexNote,
  intentNote,
  listTree,
  newestHere,
  originOf,
  parseIndex,
  push,
  pushAsync,
  pushFailure,
  readBlob,
  renderIndex,
  unreachable,
  writeBlob
} from "./chunk-2LTO4CMX.js";
import {
  SortSpace,
  diskSpill,
  except,
  openList,
  union,
  untilOrdered
} from "./chunk-X6H2OCUA.js";
import {
  LEAD,
  LinesCursor,
  NEWLINE,
  NO_BYTES,
  bytesBefore,
  compareCursors,
  compareUtf8,
  countLines,
  cursorOver,
  findConfig,
  newlineMarks,
  openListFile,
  readConfig,
  readManifests,
  resolveList,
  textOf,
  utf8
} from "./chunk-UFL46SIY.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";
import {
  Failure,
  failure
} from "./chunk-KUC5WDFF.js";
import {
  count,
  plural
} from "./chunk-5KAKNURP.js";

// src/lock/hold.ts
import { randomUUID } from "node:crypto";
import { readFileSync as readFileSync2, readlinkSync } from "node:fs";
import { hostname, userInfo } from "node:os";

// src/lock/files.ts
import {
  closeSync,
  fdatasync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync
} from "node:fs";
var nodeFiles = {
  read: (path, reuse) => orIfMissing(() => readWhole(path, reuse), null),
  write: (path, bytes) => writeAndSync(path, "w", bytes),
  create: (path, bytes) => {
    try {
      writeAndSync(path, "wx", bytes);
      return true;
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      throw error;
    }
  },
  rename: renameSync,
  remove: (path) => rmSync(path, { force: true }),
  list: (folder) => orIfMissing(() => readdirSync(folder).sort(), []),
  makeFolder: (path) => {
    mkdirSync(path, { recursive: true });
  },
  syncFolder,
  append: openAppend
};
function readWhole(path, reuse) {
  if (reuse === void 0) return readFileSync(path);
  const fd = openSync(path, "r");
  try {
    let end = LEAD;
    for (; ; ) {
      const more = readSync(fd, reuse, end, reuse.length - end, null);
      if (more === 0) return end === reuse.length ? readFileSync(path) : reuse.subarray(LEAD, end);
      end += more;
    }
  } finally {
    closeSync(fd);
  }
}
function openAppend(path) {
  const fd = openSync(path, "a");
  return {
    write: (bytes) => writeAll(fd, bytes),
    sync: () => new Promise((resolve2, reject) => {
      fdatasync(fd, (error) => error === null ? resolve2() : reject(error));
    }),
    close: () => closeSync(fd)
  };
}
function writeAndSync(path, flags, bytes) {
  const fd = openSync(path, flags, 420);
  let isWhole = false;
  try {
    writeAll(fd, bytes);
    fsyncSync(fd);
    isWhole = true;
  } finally {
    closeSync(fd);
    if (!isWhole) rmSync(path, { force: true });
  }
}
function writeAll(fd, bytes) {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(fd, bytes, written, bytes.length - written);
  }
}
function syncFolder(path) {
  let fd;
  try {
    fd = openSync(path, "r");
  } catch (error) {
    if (codeOf(error) === "EISDIR" || codeOf(error) === "EPERM") return;
    throw error;
  }
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
function orIfMissing(read, missing) {
  try {
    return read();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return missing;
    throw error;
  }
}
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : null;
}

// src/lock/hold.ts
function takeHold(files, path, now) {
  const owner = thisOwner(now);
  if (acquire(files, path, owner)) return holdOf(files, path, owner);
  throw held(path, readOwner(files, path));
}
function acquire(files, path, owner) {
  const bytes = Buffer.from(`${JSON.stringify(owner)}
`);
  if (files.create(path, bytes)) return true;
  const other = readOwner(files, path);
  if (other === null) return files.create(path, bytes);
  if (!isProvablyGone(other)) return false;
  const claim = `${path}.${other.token}`;
  if (!acquire(files, claim, owner)) return false;
  if (readOwner(files, path)?.token === other.token) {
    files.rename(claim, path);
    return true;
  }
  files.remove(claim);
  return files.create(path, bytes);
}
function holdOf(files, path, owner) {
  const isOurs = () => readOwner(files, path)?.token === owner.token;
  return {
    owner,
    isOurs,
    release: () => {
      if (isOurs()) files.remove(path);
    }
  };
}
function readOwner(files, path) {
  const bytes = files.read(path);
  if (bytes === null) return null;
  try {
    const owner = JSON.parse(bytes.toString());
    return TOKEN.test(owner?.token ?? "") ? { ...UNREADABLE, ...owner } : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}
var TOKEN = /^[\w-]{1,64}$/;
var UNREADABLE = {
  who: "",
  host: "",
  boot: "",
  pid: 0,
  processStart: null,
  token: "",
  since: 0
};
function describeOwner({ who, host, pid, since }) {
  if (who === "" && host === "") return "an apply that cannot be told: the hold is unreadable";
  const start = since === 0 ? "" : `, since ${new Date(since).toISOString()}`;
  return `${who} on ${host} (process ${pid}${start})`;
}
function breakHold(files, path, owner) {
  if (readOwner(files, path)?.token === owner.token) files.remove(path);
}
function held(path, owner) {
  const by = owner === null ? "another apply" : describeOwner(owner);
  return failure(
    "lock-held",
    `the lock is held by ${by}`,
    "Wait for it to end. If you know that it is gone, run `segops unlock`.",
    { file: path }
  );
}
function thisOwner(now) {
  const { pid } = process;
  return {
    who: userName(),
    host: hostname(),
    boot: bootId(),
    pid,
    processStart: processStart(pid),
    token: randomUUID(),
    since: now
  };
}
function userName() {
  try {
    return userInfo().username;
  } catch {
    return "unknown";
  }
}
function bootId() {
  const boot = readText("/proc/sys/kernel/random/boot_id") ?? hostname();
  const namespace = readLinkText("/proc/self/ns/pid");
  return `${boot.trim()}/${namespace}`;
}
function readLinkText(path) {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
function processStart(pid) {
  const stat = readText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}
function readText(path) {
  try {
    return readFileSync2(path, "utf8");
  } catch {
    return null;
  }
}
function isProvablyGone(owner) {
  if (!isOfThisBoot(owner)) return false;
  if (!isRunning(owner.pid)) return true;
  return owner.processStart !== null && processStart(owner.pid) !== owner.processStart;
}
function isProvablyAlive(owner) {
  if (!isOfThisBoot(owner) || owner.processStart === null) return false;
  return processStart(owner.pid) === owner.processStart;
}
function isOfThisBoot({ boot, host }) {
  return boot === bootId() && host === hostname();
}
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}

// src/lock/chunk.ts
import { createHash } from "node:crypto";
var INDENT = 2;
var EMPTY_CHUNK = { identities: NO_BYTES, guids: NO_BYTES, doubts: [], stamps: [] };
function renderChunk(segment, chunk) {
  return Buffer.concat([
    Buffer.from(`segment: ${JSON.stringify(segment)}
`),
    block("identities", chunk.identities),
    block("guids", chunk.guids),
    block("in_doubt", Buffer.from(chunk.doubts.map(doubtLine).join(""))),
    block("unsettled", Buffer.from(chunk.stamps.map(stampLine).join("")))
  ]);
}
function block(name, lines) {
  if (lines.length === 0) return Buffer.from(`${name}: ""
`);
  return Buffer.concat([Buffer.from(`${name}: |2
`), lines]);
}
function doubtLine({ member, operation, answered }) {
  return `  ${member.kind}	${operation}	${answered ? "answered" : "unanswered"}	${member.value}
`;
}
function stampLine({ member, operation, until }) {
  return `  ${member.kind}	${operation}	${new Date(until).toISOString()}	${member.value}
`;
}
function digestOf(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
function parseChunk(bytes, file, sha256) {
  if (digestOf(bytes) !== sha256)
    throw damagedChunk(file, "does not match the digest in the index");
  const stamps = lastSection(bytes, bytes.length, "\nunsettled: ", file);
  const doubts = lastSection(bytes, stamps, "\nin_doubt: ", file);
  const guids = lastSection(bytes, doubts, "\nguids: ", file);
  const identities = bytes.indexOf(NEWLINE) + 1;
  return {
    identities: blockBody(bytes, identities, guids),
    guids: blockBody(bytes, guids, doubts),
    doubts: fieldsOf(blockBody(bytes, doubts, stamps)).map(doubtOf),
    stamps: fieldsOf(blockBody(bytes, stamps, bytes.length)).map(stampOf)
  };
}
function damagedChunk(file, what) {
  return failure(
    "lock-damaged",
    `${file} ${what}`,
    "Restore the lock and its folder together from the last commit. Nothing was sent.",
    { file }
  );
}
function lastSection(bytes, end, marker, file) {
  const at2 = Buffer.from(bytes.buffer, bytes.byteOffset, end).lastIndexOf(marker);
  if (at2 < 0) throw damagedChunk(file, `has no section ${marker.trim()}`);
  return at2 + 1;
}
function blockBody(bytes, start, end) {
  return bytes.subarray(bytes.indexOf(NEWLINE, start) + 1, end);
}
function fieldsOf(lines) {
  if (lines.length === 0) return [];
  const text = utf8(lines, 0, lines.length - 1);
  return text.split("\n").map((line) => line.slice(INDENT).split("	"));
}
function doubtOf([kind, operation, answer, value]) {
  return {
    member: memberOf(kind, value),
    operation: operationOf(operation),
    answered: answer === "answered"
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

// src/lock/file-names.ts
import { createHash as createHash2 } from "node:crypto";
var LONGEST_READABLE = 60;
function chunkFile(key, sha256) {
  return `${safeName(key)}-${sha256.slice(0, 16)}.yaml`;
}
function recordFile(serial, sha256) {
  return `apply-${padded(serial)}-${sha256.slice(0, 8)}.json`;
}
function changesFile(serial, key, sha256) {
  return `changes-${padded(serial)}-${safeName(key)}-${sha256.slice(0, 8)}.tsv`;
}
function padded(serial) {
  return String(serial).padStart(6, "0");
}
function safeName(key) {
  const safe = key.replace(/[^a-z0-9-]/g, "_").slice(0, LONGEST_READABLE);
  if (safe === key) return safe;
  return `${safe}.${createHash2("sha256").update(key).digest("hex").slice(0, 6)}`;
}

// src/lock/match.ts
function findEntry(index, ids) {
  const matches = [...index.segments].filter(([, entry2]) => sharesId(entry2, ids));
  const [first, second] = matches;
  if (first === void 0) return { kind: "none" };
  if (second !== void 0) {
    const message = `the lock knows ${first[0]} and ${second[0]} as two segments`;
    return { kind: "contradiction", message };
  }
  const [key, entry] = first;
  const clash = contradiction(entry, ids);
  return clash === null ? { kind: "found", key, entry } : { kind: "contradiction", message: clash };
}
function sharesId(entry, ids) {
  const { customerSegmentId, ctSegmentId } = ids;
  return customerSegmentId !== void 0 && entry.customerSegmentId === customerSegmentId || ctSegmentId !== void 0 && entry.ctSegmentId === ctSegmentId;
}
function contradiction(entry, ids) {
  const pairs = [
    ["customer_segment_id", entry.customerSegmentId, ids.customerSegmentId],
    ["ct_segment_id", entry.ctSegmentId, ids.ctSegmentId]
  ];
  for (const [name, locked, declared] of pairs) {
    if (locked !== null && declared !== void 0 && locked !== declared) {
      return `the lock has ${name} ${locked}, the manifest ${declared}`;
    }
  }
  return null;
}

// src/lock/membership.ts
var SETTLED = { ADD: null, REMOVE: null };
function opposite(operation) {
  return operation === "ADD" ? "REMOVE" : "ADD";
}
function isUnsettled(unsettled, operation, now) {
  const until = unsettled[operation];
  return until !== null && now < until;
}
function afterChange(previous, operation, outcome, startedAt, settleMs) {
  if (outcome.kind === "rejected") return previous;
  const unsettled = stamp(previous.unsettled, operation, outcome.ambiguousAt, startedAt, settleMs);
  if (outcome.kind === "ambiguous") {
    return { state: { kind: "in-doubt", operation, answered: false }, unsettled };
  }
  if (isUnsettled(previous.unsettled, opposite(operation), startedAt)) {
    return { state: { kind: "in-doubt", operation, answered: true }, unsettled };
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
function isSettling(membership, desired, now) {
  const { state, unsettled } = membership;
  return state.kind === "in-doubt" && state.answered && state.operation === desired && isUnsettled(unsettled, opposite(desired), now);
}

// src/lock/update.ts
function compareMembers(a, b) {
  if (a.kind !== b.kind) return a.kind === "identity" ? -1 : 1;
  return compareUtf8(a.value, b.value);
}
function editChunk(chunk, edits, now) {
  const doubts = new Map(chunk.doubts.map((doubt) => [idOf(doubt.member), doubt]));
  const stamps = stampsByMember(chunk.stamps.filter((stamp2) => stamp2.until > now));
  const touch = (edit, accepted) => {
    const id = idOf(edit.member);
    const next = edit.edit(membershipOf(accepted, doubts.get(id), stamps.get(id)));
    doubts.delete(id);
    if (next.state.kind === "in-doubt") doubts.set(id, { member: edit.member, ...next.state });
    stamps.set(id, { member: edit.member, unsettled: next.unsettled });
    return next.state.kind === "accepted";
  };
  return {
    identities: editLines(chunk.identities, ofKind(edits, "identity"), touch),
    guids: editLines(chunk.guids, ofKind(edits, "guid"), touch),
    doubts: [...doubts.values()].sort((a, b) => compareMembers(a.member, b.member)),
    stamps: flattenStamps(stamps)
  };
}
function idOf(member) {
  return `${member.kind}	${member.value}`;
}
function ofKind(edits, kind) {
  return edits.filter((edit) => edit.member.kind === kind);
}
function membershipOf(accepted, doubt, stamps) {
  const unsettled = stamps?.unsettled ?? SETTLED;
  if (doubt === void 0) return { state: { kind: accepted ? "accepted" : "absent" }, unsettled };
  const { operation, answered } = doubt;
  return { state: { kind: "in-doubt", operation, answered }, unsettled };
}
function stampsByMember(stamps) {
  const byMember = /* @__PURE__ */ new Map();
  for (const { member, operation, until } of stamps) {
    const before = byMember.get(idOf(member))?.unsettled ?? SETTLED;
    byMember.set(idOf(member), { member, unsettled: { ...before, [operation]: until } });
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
    const at2 = lowerBoundOf(lines, copied, value);
    pieces.push(lines.subarray(copied, at2));
    const accepted = lineEquals(lines, at2, value);
    copied = accepted ? at2 + INDENT + value.length + 1 : at2;
    if (touch(edit, accepted)) pieces.push(Buffer.concat([SPACES, value, LINE_END]));
  }
  pieces.push(lines.subarray(copied));
  return Buffer.concat(pieces);
}
var SPACES = Buffer.from("  ");
var LINE_END = Buffer.from("\n");
function lineEquals(lines, at2, value) {
  const end = at2 + INDENT + value.length;
  return lines[end] === NEWLINE && value.equals(lines.subarray(at2 + INDENT, end));
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
function lineStart(lines, at2, floor) {
  const before = at2 === 0 ? -1 : lines.lastIndexOf(NEWLINE, at2 - 1);
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
  return chunk.identities.length + chunk.guids.length + chunk.doubts.length + chunk.stamps.length === 0;
}
var TAGS = 40;
function sizeOf(chunk) {
  const tagged = [...chunk.doubts, ...chunk.stamps];
  const tags = tagged.reduce((sum2, { member }) => sum2 + TAGS + Buffer.byteLength(member.value), 0);
  return chunk.identities.length + chunk.guids.length + tags;
}
function pivotOf(chunk) {
  const lines = chunk.identities.length >= chunk.guids.length ? chunk.identities : chunk.guids;
  const tagged = chunk.doubts.length >= chunk.stamps.length ? chunk.doubts : chunk.stamps;
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
      doubts: chunk.doubts.filter(isLeft),
      stamps: chunk.stamps.filter(isLeft)
    },
    {
      identities: chunk.identities.subarray(identities),
      guids: chunk.guids.subarray(guids),
      doubts: chunk.doubts.filter((doubt) => !isLeft(doubt)),
      stamps: chunk.stamps.filter((stamp2) => !isLeft(stamp2))
    }
  ];
}
function firstMember(chunk) {
  const candidates = [...chunk.doubts.slice(0, 1), ...chunk.stamps.slice(0, 1)].map(
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

// src/lock/fold.ts
var MAX_CHUNK_BYTES = 1 << 20;
function foldUpdates(index, updates, read, options) {
  const segments = new Map(index.segments);
  const chunks = /* @__PURE__ */ new Map();
  for (const update of updates) {
    const found = findEntry(index, update.ids);
    const oldKey = found.kind === "found" ? found.key : update.key;
    const before = index.segments.get(oldKey) ?? EMPTY_ENTRY;
    segments.delete(oldKey);
    const rewrite = new Rewrite(update, oldKey !== update.key, read, options, chunks);
    segments.set(update.key, rewrite.entry(before));
  }
  return { segments, chunks };
}
var Rewrite = class {
  #update;
  #renamed;
  #read;
  #options;
  #written;
  #inDoubt = 0;
  #unsettled = 0;
  constructor(update, renamed, read, options, written) {
    this.#update = update;
    this.#renamed = renamed;
    this.#read = read;
    this.#options = options;
    this.#written = written;
  }
  entry(before) {
    this.#inDoubt = before.inDoubt;
    this.#unsettled = before.unsettled;
    const chunks = this.#chunks(before.chunks);
    const { ids, lists, created } = this.#update;
    return {
      customerSegmentId: ids.customerSegmentId ?? before.customerSegmentId,
      ctSegmentId: ids.ctSegmentId ?? before.ctSegmentId,
      created: created ?? before.created,
      accepted: chunks.reduce((sum2, chunk) => sum2 + chunk.accepted, 0),
      inDoubt: this.#inDoubt,
      unsettled: this.#unsettled,
      retired: this.#update.retired ?? before.retired,
      lists,
      blocked: this.#update.blocked === void 0 ? stillBlocked(before.blocked, ids) : this.#update.blocked,
      chunks
    };
  }
  #chunks(refs) {
    const edits = [...this.#update.edits].sort((a, b) => compareMembers(a.member, b.member));
    if (refs.length === 0) return this.#store(EMPTY_CHUNK, edits);
    let from = 0;
    return refs.flatMap((ref, index) => {
      const next = refs[index + 1];
      const to = next === void 0 ? edits.length : firstNotBelow(edits, from, next.first);
      const own = edits.slice(from, to);
      from = to;
      if (own.length === 0 && !this.#renamed) return [ref];
      return this.#store(this.#read(ref), own);
    });
  }
  #store(before, edits) {
    const after = editChunk(before, edits, this.#options.now);
    this.#inDoubt += after.doubts.length - before.doubts.length;
    this.#unsettled += after.stamps.length - before.stamps.length;
    return splitChunk(after, this.#options.maxChunkBytes).map((part) => this.#write(part));
  }
  #write(chunk) {
    const bytes = renderChunk(this.#update.key, chunk);
    const sha256 = digestOf(bytes);
    const file = chunkFile(this.#update.key, sha256);
    this.#written.set(file, bytes);
    return { file, first: firstMember(chunk), accepted: acceptedIn(chunk), sha256 };
  }
};
function stillBlocked(blocked, ids) {
  if (blocked === null) return null;
  const same = blocked.customerSegmentId === (ids.customerSegmentId ?? null) && blocked.ctSegmentId === (ids.ctSegmentId ?? null);
  return same ? blocked : null;
}
function acceptedIn(chunk) {
  return countLines(chunk.identities) + countLines(chunk.guids);
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

// src/lock/change-lines.ts
var MOST_BYTES = 1 << 20;
var ChangeLines = class {
  #serial;
  #key;
  #written;
  files = [];
  #lines = [];
  #size = 0;
  /** What is full goes into `written`, under the name it has in the lock's folder. */
  constructor(serial, key, written) {
    this.#serial = serial;
    this.#key = key;
    this.#written = written;
  }
  add({ operation, again, outcome, member }) {
    const line = `${operation}	${again ? "again" : "first"}	${outcome}	${member.kind}	${member.value}
`;
    this.#lines.push(line);
    this.#size += line.length;
    if (this.#size >= MOST_BYTES) this.end();
  }
  end() {
    if (this.#lines.length === 0) return;
    const bytes = Buffer.from(this.#lines.join(""));
    const sha256 = digestOf(bytes);
    const file = changesFile(this.#serial, this.#key, sha256);
    this.#written.set(file, bytes);
    this.files.push({ file, sha256 });
    this.#lines = [];
    this.#size = 0;
  }
};
function* readChangeLines(bytes) {
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

// src/lock/history.ts
function readRecord({ file, sha256 }, readPart2) {
  return JSON.parse(readPart2(file, sha256).toString());
}
function* recordsOf({ history }, readPart2) {
  for (const ref of [...history].reverse()) yield readRecord(ref, readPart2);
}
function* changesIn({ changes }, readPart2) {
  for (const { file, sha256 } of changes) yield* readChangeLines(readPart2(file, sha256));
}
function* changesOfMember({ changes }, name, readPart2) {
  for (const { file, sha256 } of changes) {
    const bytes = readPart2(file, sha256);
    if (!bytes.includes(`	${name}
`)) continue;
    for (const change of readChangeLines(bytes)) if (change.member.value === name) yield change;
  }
}

// cmd/workspace.ts
import { isAbsolute, resolve } from "node:path";

// src/lock/journal-format.ts
import { crc32 } from "node:zlib";
function encodeHeader(header) {
  return record("H", JSON.stringify(header));
}
function encodeBatch(batch, numberOf2) {
  const entries = batch.entries.map((entry) => [
    entry.members.flatMap(({ kind, value }) => kind === "identity" ? [value] : []),
    entry.members.flatMap(({ kind, value }) => kind === "guid" ? [value] : []),
    entry.actions.map(({ key, operation }) => [numberOf2.get(key), operation === "ADD" ? 1 : 0])
  ]);
  return record("B", JSON.stringify(entries));
}
function encodeEnd(batches) {
  return record("E", JSON.stringify(batches));
}
function encodeIntent(upTo) {
  return record("W", JSON.stringify(upTo));
}
function encodeSeal() {
  return record("S", "");
}
var KINDS = ["accepted", "rejected", "ambiguous"];
function encodeOutcome({ leaf, outcome }) {
  const payload = Buffer.alloc(13 + leaf.path.length);
  payload.writeUInt32LE(leaf.batch, 0);
  payload.writeUInt8(KINDS.indexOf(outcome.kind), 4);
  payload.writeDoubleLE(outcome.kind === "rejected" ? 0 : outcome.ambiguousAt ?? 0, 5);
  payload.write(leaf.path, 13, "latin1");
  return record("O", payload);
}
var FRAME = 8;
function record(tag, body) {
  const payload = Buffer.concat([Buffer.from(tag), Buffer.from(body)]);
  const framed = Buffer.alloc(FRAME + payload.length);
  framed.writeUInt32LE(payload.length, 0);
  framed.writeUInt32LE(crc32(payload), 4);
  payload.copy(framed, FRAME);
  return framed;
}
function parseJournal(bytes, file) {
  let header = null;
  let whole = false;
  let intended = 0;
  let sealed = false;
  const batches = [];
  const outcomes = [];
  for (const { tag, body } of records(bytes, file)) {
    if (tag === "H") header = JSON.parse(body.toString());
    else if (tag === "B" && header !== null) batches.push(decodeBatch(body, header));
    else if (tag === "E") whole = JSON.parse(body.toString()) === batches.length;
    else if (tag === "W") intended = Math.max(intended, JSON.parse(body.toString()));
    else if (tag === "O") outcomes.push(decodeOutcome(body));
    else if (tag === "S") sealed = true;
  }
  if (header === null || !whole) return null;
  return { header, batches, intended: Math.min(intended, batches.length), outcomes, sealed };
}
function* records(bytes, file) {
  for (let at2 = 0; at2 + FRAME <= bytes.length; ) {
    const length = bytes.readUInt32LE(at2);
    const end = at2 + FRAME + length;
    if (length === 0 || end > bytes.length) return checkTail(bytes, at2, file);
    const payload = bytes.subarray(at2 + FRAME, end);
    if (crc32(payload) !== bytes.readUInt32LE(at2 + 4)) return checkTail(bytes, at2, file);
    yield { tag: String.fromCharCode(payload[0] ?? 0), body: payload.subarray(1) };
    at2 = end;
  }
}
function checkTail(bytes, at2, file) {
  for (let probe = at2 + 1; probe + FRAME < bytes.length; probe += 1) {
    const end = probe + FRAME + bytes.readUInt32LE(probe);
    if (end <= probe + FRAME || end > bytes.length) continue;
    if (!"HBEWOS".includes(String.fromCharCode(bytes[probe + FRAME] ?? 0))) continue;
    if (crc32(bytes.subarray(probe + FRAME, end)) !== bytes.readUInt32LE(probe + 4)) continue;
    throw failure(
      "journal-damaged",
      `${file} is damaged at byte ${at2}`,
      "Restore it from a backup: what it says may be in the account. Nothing was sent.",
      { file }
    );
  }
}
function decodeBatch(body, header) {
  const entries = JSON.parse(body.toString());
  return { entries: entries.map((written) => decodeEntry(written, header)) };
}
function decodeEntry([identities, guids, actions], header) {
  const members = [
    ...identities.map((value) => ({ kind: "identity", value })),
    ...guids.map((value) => ({ kind: "guid", value }))
  ];
  return {
    members,
    actions: actions.map(([segment, add]) => ({
      key: header.segments[segment]?.key ?? "",
      operation: add === 1 ? "ADD" : "REMOVE"
    }))
  };
}
function decodeOutcome(body) {
  const leaf = { batch: body.readUInt32LE(0), path: body.toString("latin1", 13) };
  const at2 = body.readDoubleLE(5);
  const kind = KINDS[body.readUInt8(4)] ?? "ambiguous";
  if (kind === "rejected") return { leaf, outcome: { kind } };
  if (kind === "ambiguous") return { leaf, outcome: { kind, ambiguousAt: at2 } };
  return { leaf, outcome: { kind, ambiguousAt: at2 === 0 ? null : at2 } };
}

// src/lock/journal.ts
var PIECE = 1 << 20;
async function openJournal(file, header, batches, pace) {
  const intended = Math.min(pace.withPlan, batches.length);
  try {
    writePlan(file, header, batches);
    if (intended > 0) file.write(encodeIntent(intended));
    await file.sync();
  } catch (error) {
    file.close();
    throw error;
  }
  return new Writer(file, batches.length, intended, pace.ahead);
}
function writePlan(file, header, batches) {
  const numberOf2 = new Map(header.segments.map(({ key }, index) => [key, index]));
  let pieces = [encodeHeader(header)];
  let size = 0;
  for (const batch of batches) {
    const piece = encodeBatch(batch, numberOf2);
    pieces.push(piece);
    size += piece.length;
    if (size < PIECE) continue;
    file.write(Buffer.concat(pieces));
    pieces = [];
    size = 0;
  }
  file.write(Buffer.concat([...pieces, encodeEnd(batches.length)]));
}
var Writer = class {
  #file;
  #batches;
  #ahead;
  /** Batches below this number are durably intended. */
  #durable;
  #syncing = null;
  constructor(file, batches, intended, ahead) {
    this.#file = file;
    this.#batches = batches;
    this.#durable = intended;
    this.#ahead = ahead;
  }
  async intend(batch) {
    while (batch >= this.#durable) await this.#advance(batch);
    if (batch + this.#ahead / 2 >= this.#durable && this.#durable < this.#batches) {
      this.#advance(batch).catch(() => void 0);
    }
  }
  #advance(batch) {
    this.#syncing ??= this.#sync(Math.min(batch + this.#ahead, this.#batches));
    return this.#syncing.done;
  }
  #sync(upTo) {
    this.#file.write(encodeIntent(upTo));
    const done = this.#file.sync().then(() => {
      this.#durable = upTo;
      this.#syncing = null;
    });
    return { upTo, done };
  }
  outcome(outcome) {
    this.#file.write(encodeOutcome(outcome));
  }
  seal() {
    this.#file.write(encodeSeal());
    this.close();
  }
  close() {
    this.#file.close();
  }
};

// src/lock/store.ts
import { basename, dirname, join } from "node:path";
var PACE = { ahead: 256, withPlan: 0 };
function fileStore(files, path, lineage) {
  const folder = `${path}.d`;
  const journal = join(folder, "journal");
  const holdPath = join(folder, "hold");
  const name = basename(path);
  const reuse = Buffer.allocUnsafeSlow(2 * MAX_CHUNK_BYTES);
  return {
    name,
    commitsAreChecked: false,
    read: () => readIndex(files, path, lineage),
    readChunk: (ref) => readChunk(files, folder, ref, reuse),
    readPart: (file, sha256) => readPart(files, folder, file, sha256),
    commit: (index, chunks) => commit(files, path, index, chunks),
    readHold: () => readOwner(files, holdPath),
    breakHold: (owner) => breakHold(files, holdPath, owner),
    hold: (now) => {
      files.makeFolder(folder);
      return takeHold(files, holdPath, now);
    },
    hasJournal: () => files.read(journal) !== null,
    readJournal: () => {
      const bytes = files.read(journal);
      return bytes === null ? null : parseJournal(bytes, journal);
    },
    startJournal: async (header, batches, index, isOurs) => {
      files.makeFolder(folder);
      files.remove(journal);
      const writer = await openJournal(files.append(journal), header, batches, PACE);
      try {
        files.syncFolder(folder);
        if (isOurs()) {
          commit(files, path, index, /* @__PURE__ */ new Map());
          return writer;
        }
      } catch (error) {
        writer.close();
        throw error;
      }
      writer.close();
      return null;
    },
    dropJournal: () => {
      files.remove(journal);
      files.syncFolder(folder);
    }
  };
}
function readIndex(files, path, lineage) {
  const bytes = files.read(path);
  if (bytes === null) {
    throw failure(
      "lock-missing",
      `there is no lock at ${path}`,
      "Restore it from the last commit, or run `segops init` in a new repository.",
      { file: path }
    );
  }
  const index = parseIndex(bytes.toString(), path);
  if (index.lineage === lineage) return index;
  throw failure(
    "lock-of-another-lineage",
    `the lock has lineage ${index.lineage}, the config expects ${lineage}`,
    "This lock belongs to another repository or environment: restore the right one.",
    { file: path }
  );
}
function readChunk(files, folder, ref, reuse) {
  const path = join(folder, ref.file);
  const bytes = files.read(path, reuse);
  if (bytes !== null) return parseChunk(bytes, path, ref.sha256);
  throw damaged(path, "is missing");
}
function readPart(files, folder, file, sha256) {
  const path = join(folder, file);
  const bytes = files.read(path);
  if (bytes === null) throw damaged(path, "is missing");
  if (digestOf(bytes) === sha256) return bytes;
  throw damaged(path, "is not what the index of the lock says (its digest does not match)");
}
function damaged(path, what) {
  return failure(
    "lock-damaged",
    `${path} ${what}`,
    "Restore the lock and its folder together from the last commit. Nothing was sent.",
    { file: path }
  );
}
function commit(files, path, index, chunks) {
  const folder = `${path}.d`;
  if (chunks.size > 0) {
    files.makeFolder(folder);
    for (const [file, bytes] of chunks) replace(files, join(folder, file), bytes);
    files.syncFolder(folder);
  }
  replace(files, path, Buffer.from(renderIndex(index)));
  files.syncFolder(dirname(path));
  removeUnreferenced(files, folder, index);
}
function replace(files, path, bytes) {
  const next = `${path}.tmp`;
  files.write(next, bytes);
  files.rename(next, path);
}
function removeUnreferenced(files, folder, index) {
  const kept = filesOf(index);
  for (const file of files.list(folder)) {
    if (/\.(yaml|json|tsv)(\.tmp)?$/.test(file) && !kept.has(file))
      files.remove(join(folder, file));
  }
}
function filesOf(index) {
  const chunks = [...index.segments.values()].flatMap((entry) => entry.chunks);
  const records2 = index.history.flatMap(({ file, changeFiles }) => [file, ...changeFiles]);
  return /* @__PURE__ */ new Set([...chunks.map(({ file }) => file), ...records2]);
}

// src/git/branch-apply.ts
import { setTimeout as delay } from "node:timers/promises";

// src/git/branch-journal.ts
var PART_BYTES = 8 << 20;
var PATH = "segops.lock.d/journal";
function isJournalPart(path) {
  return path.startsWith(PATH) && /^(\.[1-9]\d*)?$/.test(path.slice(PATH.length));
}
function journalParts(paths) {
  return paths.filter(isJournalPart).sort((a, b) => numberOf(a) - numberOf(b));
}
function numberOf(path) {
  return Number(path.slice(PATH.length + 1));
}
function pathOf(part) {
  return part === 0 ? PATH : `${PATH}.${part}`;
}
var BranchJournal = class {
  #keep;
  #read;
  #push;
  #full = [];
  #tail = [];
  #tailBytes = 0;
  #queue = Promise.resolve();
  #closed = false;
  constructor(keep2, read, push2) {
    this.#keep = keep2;
    this.#read = read;
    this.#push = push2;
  }
  get isClosed() {
    return this.#closed;
  }
  write(bytes) {
    this.#tail.push(bytes);
    this.#tailBytes += bytes.length;
    if (this.#tailBytes < PART_BYTES) return;
    this.#full.push(this.#keep(Buffer.concat(this.#tail)));
    this.#tail = [];
    this.#tailBytes = 0;
  }
  /** One push at a time; each takes along what was written before it began. */
  sync() {
    this.#queue = this.#queue.then(() => this.#push(this.parts()));
    return this.#queue;
  }
  close() {
    this.#closed = true;
  }
  parts() {
    const full = this.#full.map((blob, part) => [pathOf(part), blob]);
    const tail = Buffer.concat(this.#tail);
    if (tail.length === 0) return new Map(full);
    return new Map([...full, [pathOf(full.length), tail]]);
  }
  bytes() {
    return Buffer.concat([...this.#full.map(this.#read), ...this.#tail]);
  }
};

// src/git/branch-tip.ts
var HASTY = [1e3, 2e3, 4e3];
var PATIENT = [1e3, 2e3, 4e3, 8e3, 15e3, 3e4, 3e4, 3e4];
var BranchTip = class {
  #folder;
  #branch;
  #pause;
  #place = null;
  #tip = null;
  constructor(folder, branch, pause) {
    this.#folder = folder;
    this.#branch = branch;
    this.#pause = pause;
  }
  /** Git is asked only once the lock is needed: a config can be checked anywhere. */
  get #where() {
    this.#place ??= originOf(this.#folder, this.#branch);
    return this.#place;
  }
  /** null, or why the remote cannot be reached after so many waits. Throws a Failure on all else. */
  fetch(waits) {
    for (let attempt = 0; ; attempt += 1) {
      const fetched = fetchBranch(this.#where);
      if (fetched.kind === "found") {
        this.#moveTo(fetched.commit, fetched.at);
        return null;
      }
      if (fetched.kind === "missing") throw this.#missing();
      if (fetched.kind === "tampered") throw this.#tampered(fetched.head, fetched.last);
      const wait = waits[attempt];
      if (wait === void 0) return fetched.message;
      this.#pause(wait);
    }
  }
  /** Whether there is a commit from an earlier fetch, which then is the tip; for reading only. */
  useLastKnown() {
    const commit2 = newestHere(this.#where);
    if (commit2 !== null) this.#moveTo(commit2, { head: commit2, last: commit2 });
    return commit2 !== null;
  }
  #moveTo(commit2, at2) {
    const known = this.#tip;
    const tree = known?.commit === commit2 ? known.tree : listTree(this.#folder, commit2);
    this.#tip = { commit: commit2, at: at2, tree };
  }
  get #seen() {
    if (this.#tip === null) throw new Error("the lock branch was not fetched yet");
    return this.#tip;
  }
  get isFetched() {
    return this.#tip !== null;
  }
  get paths() {
    return [...this.#seen.tree.keys()];
  }
  /** null where there is no such file. */
  read(path) {
    const blob = this.#seen.tree.get(path);
    return blob === void 0 ? null : readBlob(this.#folder, blob);
  }
  /** When the commit was made, ms since the epoch. */
  get writtenAt() {
    const asked = ["log", "-1", "--format=%ct", this.#seen.commit];
    return Number(gitText(asked, { cwd: this.#folder })) * 1e3;
  }
  /** Keeps bytes for a later commit. */
  keep(bytes) {
    return writeBlob(this.#folder, bytes);
  }
  readKept(blob) {
    return readBlob(this.#folder, blob);
  }
  /** Makes a commit on top of the tip, here only. */
  commit(edits, message) {
    const blobs = [...edits].map(
      ([path, content]) => [path, content instanceof Uint8Array ? this.keep(content) : content]
    );
    const { tree, commit: commit2 } = this.#seen;
    const files = new Map(blobs.filter(([path, blob]) => blob !== null || tree.has(path)));
    return commitFiles(this.#folder, { parent: commit2, files, message });
  }
  /** Pushes a commit that was made on top of the tip, trying again after each wait. */
  push(commit2, waits) {
    const expected = this.#seen.at;
    for (let attempt = 0; ; attempt += 1) {
      const pushed = push(this.#where, commit2, expected);
      if (pushed.kind === "pushed") this.#moveTo(commit2, pushed.at);
      const wait = pushed.kind === "failed" ? waits[attempt] : void 0;
      if (wait === void 0) return pushed;
      this.#pause(wait);
    }
  }
  /** Like push, once, while other work goes on; the tip stays until `follow` is called. */
  pushAsync(commit2) {
    return pushAsync(this.#where, commit2, this.#seen.at);
  }
  follow(commit2, at2) {
    this.#moveTo(commit2, at2);
  }
  #missing() {
    return failure(
      "lock-missing",
      `there is no lock: origin has no branch ${this.#branch}`,
      "Run `segops init` if this repository never had one. Nothing was sent."
    );
  }
  #tampered(head, last) {
    const how = head === null ? "was deleted" : `was moved by something else than segops, to ${head}`;
    return failure(
      "lock-branch-moved",
      `the lock branch ${this.#branch} ${how}; the last lock is ${last}`,
      `Restore it: \`git push --force origin ${last}:refs/heads/${this.#branch}\`. Nothing was sent.`
    );
  }
};

// src/git/lease.ts
var HOLD_PATH = "segops.lock.d/hold";
var LEASE_MS = 15 * 6e4;
var SKEW = 1 / 15;
function newOwner(now, run, leaseMs) {
  return { ...thisOwner(now), run, leaseUntil: now + leaseMs };
}
function renewed(owner, now, leaseMs) {
  return { ...owner, leaseUntil: now + leaseMs };
}
function renderOwner(owner) {
  return Buffer.from(`${JSON.stringify(owner)}
`);
}
function parseOwner(bytes) {
  const owner = readOwner({ read: () => bytes }, HOLD_PATH);
  if (owner === null) return null;
  if (owner.token === "") return { ...owner, run: null, leaseUntil: Number.POSITIVE_INFINITY };
  const { run, leaseUntil } = owner;
  return {
    ...owner,
    run: typeof run === "string" ? run : null,
    leaseUntil: typeof leaseUntil === "number" ? leaseUntil : Number.POSITIVE_INFINITY
  };
}
function isValid({ leaseUntil }, now, leaseMs) {
  return now < leaseUntil - leaseMs * SKEW;
}
function hasPassed({ leaseUntil }, now) {
  return now > leaseUntil + LEASE_MS * SKEW;
}
function held2(branch, owner) {
  const run = owner.run === null ? "" : `, run ${owner.run}`;
  const isEndless = owner.leaseUntil === Number.POSITIVE_INFINITY;
  const until = isEndless ? "" : `, until ${new Date(owner.leaseUntil).toISOString()} at least`;
  return failure(
    "lock-held",
    `the lock on branch ${branch} is held by ${describeOwner(owner)}${run}${until}`,
    "Wait for it to end. If you know that it is gone, run `segops unlock`."
  );
}

// src/git/branch-apply.ts
var CAP_MS = 3e4;
var BranchApply = class {
  journal;
  #ports;
  #header;
  #requests;
  #index;
  #isIntended = false;
  #timer = null;
  constructor(ports, header, requests, index) {
    this.#ports = ports;
    this.#header = header;
    this.#requests = requests;
    this.#index = index;
    const { tip } = ports;
    const push2 = (parts) => this.#isIntended ? this.#checkpoint(parts) : this.#intend(parts);
    this.journal = new BranchJournal(
      (bytes) => tip.keep(bytes),
      (blob) => tip.readKept(blob),
      push2
    );
  }
  async #intend(parts) {
    const { branch, tip, lease } = this.#ports;
    const owner = this.#renewedOwner();
    const left = tip.paths.filter(isJournalPart).map((path) => [path, null]);
    const edits = new Map([
      ...left,
      ...parts,
      ["segops.lock", this.#index],
      [HOLD_PATH, renderOwner(owner)]
    ]);
    const commit2 = tip.commit(edits, commitMessage(intentNote(this.#header, this.#requests)));
    lease.announced = true;
    for (let attempt = 0; ; attempt += 1) {
      const pushed = await tip.pushAsync(commit2);
      if (pushed.kind === "pushed") {
        tip.follow(commit2, pushed.at);
        lease.owner = owner;
        this.#isIntended = true;
        this.#renewInTime();
        return;
      }
      const wait = pushed.kind === "failed" ? HASTY[attempt] : void 0;
      if (wait === void 0) {
        lease.lost = true;
        throw pushFailure(branch, pushed, false);
      }
      await delay(wait);
    }
  }
  /**
   * Resolves also where the branch would not move: the hold is lost then, which is asked for before
   * anything else is sent, and what is in flight comes to its end.
   */
  async #checkpoint(parts) {
    const { tip, lease, now, leaseMs } = this.#ports;
    const owner = this.#renewedOwner();
    const edits = new Map([...parts, [HOLD_PATH, renderOwner(owner)]]);
    if (this.#isOver) return;
    const commit2 = tip.commit(edits, commitMessage(checkpointNote(this.#header)));
    for (let wait = 1e3; isValid(lease.owner, now(), leaseMs); wait = Math.min(2 * wait, CAP_MS)) {
      const pushed = await tip.pushAsync(commit2);
      if (this.#isOver) return;
      if (pushed.kind === "pushed") {
        tip.follow(commit2, pushed.at);
        lease.owner = owner;
        this.#renewInTime();
        return;
      }
      if (pushed.kind !== "failed") break;
      await delay(wait);
    }
    if (!this.#isOver) lease.lost = true;
  }
  get #isOver() {
    return this.journal.isClosed || this.#ports.lease.lost;
  }
  #renewedOwner() {
    const { lease, now, leaseMs } = this.#ports;
    return renewed(lease.owner, now(), leaseMs);
  }
  /** Keeps no process alive: without requests in flight there is nothing to hold the lock for. */
  #renewInTime() {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#isOver) this.journal.sync().catch(() => void 0);
    }, this.#ports.leaseMs / 3);
    this.#timer.unref();
  }
};

// src/git/branch-store.ts
var INDEX = "segops.lock";
var FOLDER = "segops.lock.d";
var PACE2 = { ahead: 1e3, withPlan: 1e3 };
function branchStore(options) {
  const lock = new BranchLock(options);
  return {
    name: INDEX,
    commitsAreChecked: true,
    read: () => lock.read(),
    readChunk: (ref) => readChunk(lock.files, FOLDER, ref),
    readPart: (file, sha256) => readPart(lock.files, FOLDER, file, sha256),
    commit: (index, files) => lock.commit(index, files),
    hold: (now) => lock.hold(now),
    readHold: () => lock.readHold(),
    breakHold: (owner) => lock.breakHold(owner.token),
    hasJournal: () => lock.hasJournal(),
    readJournal: () => {
      const bytes = lock.journalBytes();
      return bytes === null ? null : parseJournal(bytes, `${FOLDER}/journal`);
    },
    startJournal: (header, batches, index, isOurs) => {
      if (!isOurs()) return Promise.resolve(null);
      const apply = lock.begin(header, batches.length, index);
      return openJournal(apply.journal, header, batches, PACE2);
    },
    dropJournal: () => lock.dropJournal()
  };
}
var BranchLock = class {
  #options;
  #tip;
  #now;
  #leaseMs;
  #lease = null;
  /** From its intent until its result is pushed. */
  #apply = null;
  constructor(options) {
    this.#options = options;
    this.#tip = new BranchTip(options.folder, options.branch, options.pause ?? sleep);
    this.#now = options.now ?? Date.now;
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
  }
  /** Files of the branch, as they were when it was read or written last. */
  files = { read: (path) => this.#fetched().read(path) };
  read() {
    const { branch, lineage, onStale } = this.#options;
    const why = this.#tip.fetch(this.#apply === null ? [] : PATIENT);
    if (why !== null) this.#fallBack(why);
    this.#refuseForeignHold();
    const index = readIndex(this.files, INDEX, lineage);
    if (why !== null) {
      onStale?.({ branch, serial: index.serial, writtenAt: this.#tip.writtenAt, reason: why });
    }
    return index;
  }
  /** Only for reading, and only where nobody is about to write. */
  #fallBack(why) {
    const { branch, onStale } = this.#options;
    const mayBeStale = onStale !== void 0 && this.#lease === null;
    if (mayBeStale && this.#tip.useLastKnown()) return;
    throw unreachable(branch, why, this.#apply !== null);
  }
  #fetched() {
    if (!this.#tip.isFetched) this.read();
    return this.#tip;
  }
  /** An apply of somebody else that is under way is neither recovered nor planned upon. */
  #refuseForeignHold() {
    if (this.#lease === null || this.#apply !== null) return;
    const owner = this.#ownerAtTip();
    if (owner === null || owner.token === this.#lease.owner.token) return;
    const { branch, ownerEnded = isProvablyGone } = this.#options;
    if (!hasPassed(owner, this.#now()) && !ownerEnded(owner)) throw held2(branch, owner);
  }
  #ownerAtTip() {
    return parseOwner(this.#tip.read(HOLD_PATH));
  }
  hold(now) {
    const owner = newOwner(now, this.#options.run, this.#leaseMs);
    const lease = { owner, lost: false, announced: false };
    this.#apply = null;
    this.#lease = lease;
    this.read();
    return {
      owner,
      isOurs: () => !lease.lost && (!lease.announced || this.#isValid(lease)),
      release: () => this.#release(lease)
    };
  }
  #isValid({ owner }) {
    return isValid(owner, this.#now(), this.#leaseMs);
  }
  /** Nothing to do where the result is written. Else others need not wait for the lease to end. */
  #release(lease) {
    if (this.#lease === lease) this.#lease = null;
    if (!lease.announced) return;
    const parts = this.#apply?.journal.parts() ?? /* @__PURE__ */ new Map();
    try {
      if (this.#tip.fetch([]) !== null || this.#ownerAtTip()?.token !== lease.owner.token) return;
      this.#push(new Map([...parts, [HOLD_PATH, null]]), "Give the lock back unfinished", []);
    } catch {
    }
  }
  readHold() {
    return parseOwner(this.files.read(HOLD_PATH));
  }
  breakHold(token) {
    this.read();
    if (this.#ownerAtTip()?.token !== token) return;
    this.#push(/* @__PURE__ */ new Map([[HOLD_PATH, null]]), "Take the lock from an apply that is gone", HASTY);
  }
  hasJournal() {
    return this.#apply !== null || this.#fetched().paths.some(isJournalPart);
  }
  /** Of the apply under way here, else of one that was left behind. */
  journalBytes() {
    if (this.#apply !== null) return this.#apply.journal.bytes();
    const parts = journalParts(this.#fetched().paths);
    if (parts.length === 0) return null;
    return Buffer.concat(parts.map((path) => this.#tip.read(path) ?? Buffer.alloc(0)));
  }
  begin(header, requests, index) {
    const lease = this.#lease;
    if (lease === null) throw new Error("an apply needs the hold on the lock");
    const { branch } = this.#options;
    const ports = { branch, tip: this.#tip, lease, leaseMs: this.#leaseMs, now: this.#now };
    this.#apply = new BranchApply(ports, header, requests, Buffer.from(renderIndex(index)));
    return this.#apply;
  }
  /** Also ends the apply under way, if there is one: this is its result. */
  commit(index, files) {
    const named = filesOf(index);
    const written = [...files].filter(([file]) => named.has(file));
    const edits = new Map([
      ...this.#unreferenced(named).map((path) => [path, null]),
      ...(index.applying === null ? this.#remainsOfApply() : []).map(
        (path) => [path, null]
      ),
      ...written.map(([file, bytes]) => [`${FOLDER}/${file}`, bytes]),
      [INDEX, Buffer.from(renderIndex(index))],
      ...this.#announced(index)
    ]);
    const message = commitMessage(indexNote(index, files));
    this.#pushCommit(edits, message, this.#apply === null ? HASTY : PATIENT);
    this.#apply = null;
  }
  /**
   * A segment is about to be made, before any intent: two that ask at once would each take the
   * other's for somebody else's. So the hold goes to the branch with the mark, and away with the answer.
   */
  #announced(index) {
    const lease = this.#lease;
    const asks = [...index.segments.values()].some(({ created }) => created === "asked");
    if (lease === null || this.#apply !== null || !asks) return [];
    lease.owner = renewed(lease.owner, this.#now(), this.#leaseMs);
    lease.announced = true;
    return [[HOLD_PATH, renderOwner(lease.owner)]];
  }
  #unreferenced(named) {
    return this.#tip.paths.filter(
      (path) => /\.(yaml|json|tsv)$/.test(path) && path.startsWith(`${FOLDER}/`) && !named.has(path.slice(FOLDER.length + 1))
    );
  }
  #remainsOfApply() {
    return this.#fetched().paths.filter((path) => path === HOLD_PATH || isJournalPart(path));
  }
  dropJournal() {
    const remains = this.#remainsOfApply();
    if (!remains.some(isJournalPart)) return;
    const edits = new Map(remains.map((path) => [path, null]));
    this.#push(edits, "Drop a journal that was recovered before", HASTY);
  }
  #push(edits, subject, waits) {
    const { serial, applying } = readIndex(this.files, INDEX, this.#options.lineage);
    const note = { subject, serial, apply: applying, provenance: null };
    this.#pushCommit(edits, commitMessage(note), waits);
  }
  #pushCommit(edits, message, waits) {
    const pushed = this.#tip.push(this.#tip.commit(edits, message), waits);
    if (pushed.kind === "pushed") return;
    if (this.#lease !== null) this.#lease.lost = true;
    throw pushFailure(this.#options.branch, pushed, this.#apply !== null);
  }
};
function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

// src/lock/locked-segment.ts
function keepingLast(read) {
  let last = null;
  return (ref) => {
    if (last?.ref !== ref) last = { ref, chunk: read(ref) };
    return last.chunk;
  };
}
function openLocked(entry, kind, read) {
  const doubts = [];
  const stamps = [];
  const refs = chunksOf(entry.chunks, kind);
  let next = 0;
  const more = () => {
    const ref = refs[next];
    if (ref === void 0) return null;
    next += 1;
    const chunk = read(ref);
    for (const doubt of chunk.doubts) if (doubt.member.kind === kind) doubts.push(doubt);
    for (const stamp2 of chunk.stamps) if (stamp2.member.kind === kind) stamps.push(stamp2);
    return kind === "identity" ? chunk.identities : chunk.guids;
  };
  return { accepted: new LinesCursor(more, INDENT, disordered), doubts, stamps };
}
function disordered() {
  return failure(
    "lock-damaged",
    "the lock holds members out of order",
    "Restore the lock and its folder together from the last commit. Nothing was sent."
  );
}
function chunksOf(chunks, kind) {
  const firstGuid = chunks.findIndex((chunk) => chunk.first.kind === "guid");
  if (kind === "identity") return firstGuid < 0 ? chunks : chunks.slice(0, firstGuid);
  return firstGuid < 0 ? chunks.slice(-1) : chunks.slice(Math.max(0, firstGuid - 1));
}

// src/members/skip-equal.ts
function skipEqual(other, verified) {
  return isBlock(other) && isBlock(verified) ? skipBlocks(other, verified) : 0;
}
function isBlock(cursor) {
  return "limit" in cursor;
}
function skipBlocks(a, b) {
  const { view: aView, limit: aLimit, indent: aIndent } = a;
  const { view: bView, limit: bLimit, indent: bIndent } = b;
  let lines = 0;
  let aEnd = a.end;
  let bEnd = b.end;
  let bStart = b.start;
  while (aEnd + 1 + aIndent < aLimit && bEnd + 1 + bIndent < bLimit) {
    const next = bEnd + 1 + bIndent;
    let p = aEnd + 1 + aIndent;
    let q = next;
    let left = 0;
    let right = 0;
    let marks = 0;
    for (; ; ) {
      left = aView.getInt32(p, true);
      right = bView.getInt32(q, true);
      marks = newlineMarks(left);
      const left2 = aView.getInt32(p + 4, true);
      const right2 = bView.getInt32(q + 4, true);
      const marks2 = newlineMarks(left2);
      const ends = left ^ right | marks;
      if ((ends | left2 ^ right2 | marks2) === 0) {
        p += 8;
        q += 8;
        continue;
      }
      if (ends === 0) {
        p += 4;
        q += 4;
        left = left2;
        right = right2;
        marks = marks2;
      }
      break;
    }
    const first = marks & -marks;
    if (marks === 0 || ((left ^ right) & (first << 1) - 1) !== 0) break;
    if (!ascends(bView, bStart, bEnd, next)) break;
    const width = bytesBefore(marks);
    aEnd = p + width;
    bEnd = q + width;
    bStart = next;
    lines += 1;
  }
  if (lines > 0) {
    a.passed(lines, aEnd - (bEnd - bStart), aEnd);
    b.passed(lines, bStart, bEnd);
  }
  return lines;
}
function ascends(view, start, end, next) {
  let p = start;
  let q = next;
  while (p <= end) {
    const before = view.getUint32(p);
    const after = view.getUint32(q);
    if (before !== after) {
      return before < after && p + (Math.clz32(before ^ after) >> 3) <= end;
    }
    p += 4;
    q += 4;
  }
  return false;
}

// src/diff/diff.ts
function diffSegment(desired, entry, read, now) {
  const readOnce = keepingLast(read);
  const parts = untilOrdered(
    () => ["identity", "guid"].map(
      (kind) => diffKind(kind, desired.cursor(kind), openLocked(entry, kind, readOnce), now)
    )
  );
  return {
    add: parts.flatMap((part) => part.add),
    remove: parts.flatMap((part) => part.remove),
    desired: parts.reduce((sum2, part) => sum2 + part.desired, 0),
    settling: parts.reduce((sum2, part) => sum2 + part.settling, 0),
    confirmedAdditions: parts.flatMap((part) => part.confirmedAdditions),
    confirmedRemovals: parts.flatMap((part) => part.confirmedRemovals)
  };
}
function diffKind(kind, desired, locked, now) {
  const found = new Differences(kind, locked, now);
  const { accepted } = locked;
  let rows = 0;
  let wanted = desired.next();
  let had = accepted.next();
  while (wanted || had) {
    const order = !wanted ? 1 : !had ? -1 : compareCursors(desired, accepted);
    if (order < 0) found.missing(textOf(desired));
    else if (order > 0) found.unwanted(textOf(accepted));
    else rows += skipEqual(desired, accepted);
    if (order <= 0) {
      rows += 1;
      wanted = desired.next();
    }
    if (order >= 0) had = accepted.next();
  }
  found.end();
  const { add, remove, settling, confirmedAdditions, confirmedRemovals } = found;
  return { add, remove, desired: rows, settling, confirmedAdditions, confirmedRemovals };
}
var Differences = class {
  add = [];
  remove = [];
  settling = 0;
  confirmedAdditions = [];
  confirmedRemovals = [];
  #kind;
  #doubts;
  #stamps;
  #now;
  #doubtsSeen = 0;
  #stampsSeen = 0;
  constructor(kind, locked, now) {
    this.#kind = kind;
    this.#doubts = locked.doubts;
    this.#stamps = locked.stamps;
    this.#now = now;
  }
  /** Desired, but not accepted: absent or in doubt. */
  missing(value) {
    this.#doubtsBefore(value);
    const doubt = this.#doubts[this.#doubtsSeen];
    if (doubt?.member.value !== value) {
      this.#plan("ADD", value);
      return;
    }
    this.#doubtsSeen += 1;
    this.#doubted(doubt, "ADD");
  }
  /** Accepted, but not desired. */
  unwanted(value) {
    this.#doubtsBefore(value);
    this.#plan("REMOVE", value);
  }
  end() {
    this.#doubtsBefore(null);
  }
  /** Doubts below `value` (null: all that are left) are not desired: they were passed over. */
  #doubtsBefore(value) {
    for (; ; ) {
      const doubt = this.#doubts[this.#doubtsSeen];
      if (doubt === void 0) return;
      if (value !== null && compareUtf8(doubt.member.value, value) >= 0) return;
      this.#doubtsSeen += 1;
      this.#doubted(doubt, "REMOVE");
    }
  }
  #doubted(doubt, desired) {
    const { operation, answered, member } = doubt;
    const membership = {
      state: { kind: "in-doubt", operation, answered },
      unsettled: this.#stampsOf(member.value)
    };
    if (isSettling(membership, desired, this.#now)) {
      this.settling += 1;
      return;
    }
    const planned = this.#plan(desired, member.value);
    if (desired !== operation) return;
    if (desired === "ADD") this.confirmedAdditions.push(planned);
    else this.confirmedRemovals.push(planned);
  }
  #plan(operation, value) {
    const member = { kind: this.#kind, value };
    if (operation === "ADD") this.add.push(member);
    else this.remove.push(member);
    return member;
  }
  #stampsOf(value) {
    let unsettled = SETTLED;
    for (; ; ) {
      const stamp2 = this.#stamps[this.#stampsSeen];
      const order = stamp2 === void 0 ? 1 : compareUtf8(stamp2.member.value, value);
      if (stamp2 === void 0 || order > 0) return unsettled;
      if (order === 0) unsettled = { ...unsettled, [stamp2.operation]: stamp2.until };
      this.#stampsSeen += 1;
    }
  }
};

// src/manifest/desired.ts
function openDesired(manifest, manifests, open) {
  if (manifest.decisions.retire === "empty") return NOBODY;
  const included = manifest.membersFrom.map((ref) => ({ ref, list: open(ref) }));
  const excluded = manifest.excludeFrom.map((ref) => openExclusion(ref, manifests, open));
  return {
    cursor: (kind) => {
      const lists = included.map(({ list }) => list.cursor(kind));
      const members = union([...inline(manifest, kind), ...lists]);
      if (excluded.length === 0) return members;
      return except(members, union(excluded.map((exclusion) => exclusion.cursor(kind))));
    },
    sources: () => [
      ...included.map(({ ref, list }) => listSource("members", ref, list)),
      ...excluded.map((exclusion) => exclusion.source())
    ]
  };
}
var NOBODY = { cursor: () => cursorOver(NO_BYTES), sources: () => [] };
function openExclusion(ref, manifests, open) {
  if (ref.kind === "list") {
    const list = open(ref);
    return {
      cursor: (kind) => list.cursor(kind),
      source: () => listSource("exclusion", ref, list)
    };
  }
  const other = manifests.get(ref.key);
  if (other === void 0) throw new Error(`exclude_from names no manifest: ${ref.key}`);
  const desired = openDesired(other, manifests, open);
  const counters = /* @__PURE__ */ new Map();
  return {
    cursor: (kind) => {
      const counter = new Counter(desired.cursor(kind));
      counters.set(kind, counter);
      return counter;
    },
    source: () => segmentSource(
      ref.key,
      [...counters.values()].reduce((sum2, counter) => sum2 + counter.rows, 0)
    )
  };
}
function inline(manifest, kind) {
  const block2 = kind === "identity" ? manifest.members?.identities : manifest.members?.guids;
  return block2 === void 0 || block2.length === 0 ? [] : [cursorOver(block2)];
}
function listSource(role, ref, list) {
  return { ref, role, path: ref.path, ...list.facts(), problems: list.problems() };
}
function segmentSource(key, rows) {
  const path = `segment:${key}`;
  const facts = { rows, duplicates: 0, bytes: 0, sha256: "", endsWithNewline: true };
  return { ref: null, role: "exclusion", path, ...facts, problems: [] };
}
var Counter = class {
  rows = 0;
  #inner;
  constructor(inner) {
    this.#inner = inner;
  }
  get bytes() {
    return this.#inner.bytes;
  }
  get start() {
    return this.#inner.start;
  }
  get end() {
    return this.#inner.end;
  }
  next() {
    const has = this.#inner.next();
    if (has) this.rows += 1;
    return has;
  }
};

// src/plan/order.ts
function sameUserKey({ value }) {
  return value.toUpperCase().toLowerCase();
}
function separate(segments) {
  const split = segments.map(separateSegment);
  if (split.every(({ after }) => after.add.length === 0)) return null;
  return { first: split.map(({ first }) => first), after: split.map(({ after }) => after) };
}
function separateSegment(changes) {
  const { key, add, remove } = changes;
  const after = [];
  if (add.length === 0 || remove.length === 0) return { first: changes, after: none(key) };
  const removed = new Set(remove.map(sameUserKey));
  const first = add.filter((member) => {
    if (!removed.has(sameUserKey(member))) return true;
    after.push(member);
    return false;
  });
  return { first: { key, add: first, remove }, after: { key, add: after, remove: [] } };
}
function none(key) {
  return { key, add: [], remove: [] };
}

// src/plan/packing/matrix.ts
function at(values, index) {
  return values[index];
}
function transpose(matrix) {
  const columnStart = new Uint32Array(matrix.columns + 1);
  for (const column of matrix.cells) columnStart[column + 1] = at(columnStart, column + 1) + 1;
  for (let c = 0; c < matrix.columns; c++)
    columnStart[c + 1] = at(columnStart, c + 1) + at(columnStart, c);
  const next = columnStart.slice(0, matrix.columns);
  const rows = new Uint32Array(matrix.cells.length);
  for (let row = 0; row < matrix.rows; row++) {
    for (let i = at(matrix.rowStart, row); i < at(matrix.rowStart, row + 1); i++) {
      const column = at(matrix.cells, i);
      const slot = at(next, column);
      rows[slot] = row;
      next[column] = slot + 1;
    }
  }
  return { columnStart, rows };
}

// src/plan/packing/shape-bound.ts
var MOST_STEPS = 6e7;
var MOST_COLUMNS = 6e3;
var SAMPLE = 3e3;
function shapeBound(matrix, limits) {
  const ranks = rankColumns(matrix);
  if (ranks.used > MOST_COLUMNS || stepsOf(matrix) > MOST_STEPS) return 0;
  const table = pairTable(matrix, ranks);
  const prices = new Prices(matrix, limits, ranks, table);
  return Math.ceil(prices.sum(bestWeight(prices, matrix), 1) * (1 - 1e-9));
}
function bestWeight(prices, matrix) {
  const stride = Math.max(1, Math.ceil(matrix.cells.length / SAMPLE));
  let [low, high] = [0, 1];
  for (let step = 0; step < 18; step++) {
    const third = (high - low) / 3;
    const [left, right] = [low + third, high - third];
    if (prices.sum(left, stride) < prices.sum(right, stride)) low = left;
    else high = right;
  }
  return (low + high) / 2;
}
function rankColumns(matrix) {
  const sizes = new Uint32Array(matrix.columns);
  for (const column of matrix.cells) sizes[column] = at(sizes, column) + 1;
  const rankOf = new Uint32Array(matrix.columns);
  let used = 0;
  for (let c = 0; c < matrix.columns; c++) if (at(sizes, c) > 0) rankOf[c] = used++;
  return { rankOf, used, sizes };
}
function stepsOf(matrix) {
  let steps = 0;
  for (let row = 0; row < matrix.rows; row++) {
    steps += (at(matrix.rowStart, row + 1) - at(matrix.rowStart, row)) ** 2;
  }
  return steps;
}
function pairTable(matrix, { rankOf, used }) {
  const table = new Uint32Array(used * (used - 1) / 2);
  for (let row = 0; row < matrix.rows; row++) {
    const from = at(matrix.rowStart, row);
    for (let j = from + 1; j < at(matrix.rowStart, row + 1); j++) {
      const high = at(rankOf, at(matrix.cells, j));
      const base = high * (high - 1) / 2;
      for (let i = from; i < j; i++) {
        const pair = base + at(rankOf, at(matrix.cells, i));
        table[pair] = at(table, pair) + 1;
      }
    }
  }
  return table;
}
var Prices = class {
  matrix;
  ranks;
  table;
  shapes;
  constructor(matrix, limits, ranks, table) {
    this.matrix = matrix;
    this.ranks = ranks;
    this.table = table;
    this.shapes = new Candidates(limits);
  }
  /** Of every `stride`th row. */
  sum(weight, stride) {
    const { rows, rowStart } = this.matrix;
    let sum2 = 0;
    for (let row = 0; row < rows; row += stride) {
      const [from, end] = [at(rowStart, row), at(rowStart, row + 1)];
      for (let i = from; i < end; i++) sum2 += this.price(from, end, i, weight);
    }
    return sum2;
  }
  price(from, end, cell, weight) {
    const { shapes, table } = this;
    const { cells } = this.matrix;
    const { rankOf, sizes } = this.ranks;
    const rank = at(rankOf, at(cells, cell));
    shapes.begin(at(sizes, at(cells, cell)));
    for (let j = from; j < end; j++) {
      const other = at(rankOf, at(cells, j));
      if (other > rank) shapes.add(at(table, other * (other - 1) / 2 + rank));
      else if (other < rank) shapes.add(at(table, rank * (rank - 1) / 2 + other));
    }
    return shapes.cheapest(weight);
  }
};
var Candidates = class {
  limits;
  /** How many other columns share so many users; more than a request holds count as just that. */
  shared;
  users = 0;
  constructor(limits) {
    this.limits = limits;
    this.shared = new Uint32Array(limits.users + 1);
  }
  begin(users) {
    this.users = Math.min(users, this.limits.users);
  }
  add(users) {
    const most = Math.min(users, this.limits.users);
    this.shared[most] = at(this.shared, most) + 1;
  }
  /** The least price among the shapes; forgets them. */
  cheapest(weight) {
    const { users: most, segments } = this.limits;
    let columns = 1;
    let least = Number.POSITIVE_INFINITY;
    for (let users = this.users; users > 0; users--) {
      columns += at(this.shared, users);
      this.shared[users] = 0;
      const price = weight / (Math.min(columns, segments) * most) + (1 - weight) / (users * segments);
      if (price < least) least = price;
      if ((1 - weight) / (users * segments) > least) {
        this.shared.fill(0, 0, users);
        break;
      }
    }
    return least;
  }
};

// src/plan/packing/bound.ts
function perSegmentRequests(matrix, limits) {
  const users = singleColumnUsers(limits);
  let requests = 0;
  for (const size of columnSizes(matrix)) requests += Math.ceil(size / users);
  return requests;
}
function singleColumnUsers(limits) {
  return limits.counting === "pairs" ? Math.min(limits.users, limits.entries) : limits.users;
}
function lowerBound(matrix, limits) {
  const counted2 = countingBound(matrix, limits);
  return limits.counting === "occurrences" ? Math.max(counted2, shapeBound(matrix, limits)) : counted2;
}
function countingBound(matrix, limits) {
  const { users, segments, counting } = limits;
  let memberUses = 0;
  for (let row = 0; row < matrix.rows; row++) {
    const own = at(matrix.rowStart, row + 1) - at(matrix.rowStart, row);
    memberUses += Math.ceil(own / segments);
  }
  let columnUses = 0;
  const sizes = counting === "distinct" ? segmentSizes(matrix) : columnSizes(matrix);
  for (const size of sizes) columnUses += Math.ceil(size / users);
  const area = counting === "pairs" ? Math.min(limits.entries, users * segments) : users * segments;
  return Math.max(
    Math.ceil(memberUses / users),
    Math.ceil(columnUses / segments),
    Math.ceil(matrix.cells.length / area)
  );
}
function columnSizes(matrix) {
  const sizes = new Uint32Array(matrix.columns);
  for (const column of matrix.cells) sizes[column] = at(sizes, column) + 1;
  return sizes;
}
function segmentSizes(matrix) {
  let segments = 0;
  for (const segment of matrix.segmentOfColumn) segments = Math.max(segments, segment + 1);
  const sizes = new Uint32Array(segments);
  for (const column of matrix.cells) {
    const segment = at(matrix.segmentOfColumn, column);
    sizes[segment] = at(sizes, segment) + 1;
  }
  return sizes;
}

// src/plan/packing/pieces.ts
var Numbers = class {
  values;
  length = 0;
  constructor(capacity = 16) {
    this.values = new Uint32Array(capacity);
  }
  push(value) {
    if (this.length === this.values.length) {
      const wider = new Uint32Array(Math.max(16, this.values.length * 2));
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }
  get(index) {
    return at(this.values, index);
  }
};
var Pieces = class {
  rowAt;
  rowCount;
  columnAt;
  columnCount;
  rowPool;
  columnPool;
  constructor(rowPool, columnPool, capacity = 16) {
    this.rowPool = rowPool;
    this.columnPool = columnPool;
    this.rowAt = new Numbers(capacity);
    this.rowCount = new Numbers(capacity);
    this.columnAt = new Numbers(capacity);
    this.columnCount = new Numbers(capacity);
  }
  get length() {
    return this.rowAt.length;
  }
  add(rowAt, rowCount, columnAt, columnCount) {
    this.rowAt.push(rowAt);
    this.rowCount.push(rowCount);
    this.columnAt.push(columnAt);
    this.columnCount.push(columnCount);
    return this.rowAt.length - 1;
  }
  users(piece) {
    return this.rowCount.get(piece);
  }
  segments(piece) {
    return this.columnCount.get(piece);
  }
};

// src/plan/packing/cutting.ts
function cutWide(groups, segments) {
  const cut = new Pieces(groups.rowPool, groups.columnPool, groups.length);
  for (let g = 0; g < groups.length; g++) {
    const width = groups.segments(g);
    const parts = Math.ceil(width / segments);
    let done = 0;
    for (let part = 1; part <= parts; part++) {
      const until = Math.floor(width * part / parts);
      cut.add(groups.rowAt.get(g), groups.users(g), groups.columnAt.get(g) + done, until - done);
      done = until;
    }
  }
  return cut;
}

// src/plan/packing/requests.ts
var Requests = class {
  pieces;
  rowAt = new Numbers();
  rowCount = new Numbers();
  columnAt = new Numbers();
  columnCount = new Numbers();
  ends = new Numbers();
  constructor(pieces) {
    this.pieces = pieces;
  }
  get count() {
    return this.ends.length;
  }
  get entries() {
    return this.rowAt.length;
  }
  add(rowAt, rowCount, columnAt, columnCount) {
    this.rowAt.push(rowAt);
    this.rowCount.push(rowCount);
    this.columnAt.push(columnAt);
    this.columnCount.push(columnCount);
  }
  close() {
    if (this.entries > (this.count === 0 ? 0 : this.ends.get(this.count - 1))) {
      this.ends.push(this.entries);
    }
  }
  /** Adds the requests of another packing of the same rows. */
  append(others) {
    const { rowPool, columnPool } = this.pieces;
    const [entries, columns] = [this.entries, columnPool.length];
    this.pieces = new Pieces(rowPool, joined(columnPool, others.pieces.columnPool));
    for (let e = 0; e < others.entries; e++) {
      const columnAt = columns + others.columnAt.get(e);
      this.add(others.rowAt.get(e), others.rowCount.get(e), columnAt, others.columnCount.get(e));
    }
    for (let r = 0; r < others.count; r++) this.ends.push(entries + others.ends.get(r));
  }
};
function joined(one, other) {
  const all = new Uint32Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}
function materialise(canonical, requests) {
  const { removes: removesOf } = canonical.matrix;
  const removing = [];
  const adding = [];
  let entry = 0;
  for (let r = 0; r < requests.count; r++) {
    const batch = [];
    let removes = false;
    for (; entry < requests.ends.get(r); entry++) {
      const made = materialiseEntry(canonical.rowBefore, requests, entry);
      removes ||= made.columns.some((column) => removesOf[column] === 1);
      batch.push(made);
    }
    (removes ? removing : adding).push(batch);
  }
  return removing.concat(adding);
}
function materialiseEntry(rowBefore, requests, entry) {
  const { rowPool, columnPool } = requests.pieces;
  const rowAt = requests.rowAt.get(entry);
  const columnAt = requests.columnAt.get(entry);
  const rows = slice(rowPool, rowAt, requests.rowCount.get(entry));
  return {
    rows: ascending(rows.map((row) => at(rowBefore, row))),
    columns: ascending(slice(columnPool, columnAt, requests.columnCount.get(entry)))
  };
}
function slice(pool, from, count2) {
  const values = new Array(count2);
  for (let i = 0; i < count2; i++) values[i] = at(pool, from + i);
  return values;
}
function ascending(values) {
  for (let i = 1; i < values.length; i++) {
    if (values[i - 1] > values[i]) return values.sort((a, b) => a - b);
  }
  return values;
}

// src/plan/packing/distinct/blocks.ts
function blockRequests(pieces, segmentOf, limits) {
  const { blockOf, blocks } = blocksOf(pieces, segmentOf, limits.segments);
  const columns = new Numbers();
  const parts = Array.from({ length: blocks }, () => new Numbers());
  for (let piece = 0; piece < pieces.length; piece++) {
    const byBlock = /* @__PURE__ */ new Map();
    const from = pieces.columnAt.get(piece);
    for (let i = from; i < from + pieces.segments(piece); i++) {
      const column = at(pieces.columnPool, i);
      const block2 = at(blockOf, at(segmentOf, column));
      const own = byBlock.get(block2);
      if (own === void 0) byBlock.set(block2, [column]);
      else own.push(column);
    }
    for (const [block2, own] of byBlock) {
      const part = parts[block2];
      part.push(piece);
      part.push(columns.length);
      part.push(own.length);
      for (const column of own) columns.push(column);
    }
  }
  const pool = columns.values.slice(0, columns.length);
  const requests = new Requests(new Pieces(pieces.rowPool, pool));
  for (const part of parts) sendBlock(pieces, part, limits, requests);
  return requests;
}
function blocksOf(pieces, segmentOf, size) {
  const occurs = new Uint8Array(segmentOf.length + 1);
  for (let piece = 0; piece < pieces.length; piece++) {
    const from = pieces.columnAt.get(piece);
    for (let i = from; i < from + pieces.segments(piece); i++) {
      occurs[at(segmentOf, at(pieces.columnPool, i))] = 1;
    }
  }
  const blockOf = new Uint32Array(occurs.length);
  let seen = 0;
  occurs.forEach((yes, segment) => {
    blockOf[segment] = Math.floor(seen / size);
    seen += yes;
  });
  return { blockOf, blocks: Math.ceil(seen / size) };
}
function sendBlock(pieces, part, limits, requests) {
  let users = 0;
  let entries = 0;
  for (let i = 0; i < part.length; i += 3) {
    const piece = part.get(i);
    let rowAt = pieces.rowAt.get(piece);
    for (let left = pieces.users(piece); left > 0; ) {
      const taken = Math.min(left, limits.users - users);
      requests.add(rowAt, taken, part.get(i + 1), part.get(i + 2));
      rowAt += taken;
      left -= taken;
      users += taken;
      entries += 1;
      if (users < limits.users && entries < limits.entries) continue;
      requests.close();
      users = 0;
      entries = 0;
    }
  }
  requests.close();
}

// src/plan/packing/distinct/growth.ts
var FREE = 0;
var INSIDE = 1;
var GONE = 2;
var Growth = class {
  pieces;
  segmentOf;
  most;
  missing;
  state;
  /** Pieces of each segment, and pieces by ascending number of segments. */
  start;
  members;
  bySize;
  inSet;
  buckets;
  set = [];
  touched = new Numbers();
  low = 0;
  high;
  cursor = 0;
  constructor(pieces, segmentOf, most) {
    this.pieces = pieces;
    this.segmentOf = segmentOf;
    this.most = most;
    this.missing = pieces.columnCount.values.slice(0, pieces.length);
    this.state = new Uint8Array(pieces.length);
    const segments = segmentOf.reduce((top, segment) => Math.max(top, segment + 1), 0);
    this.inSet = new Uint8Array(segments);
    this.buckets = Array.from({ length: most + 1 }, () => new Numbers());
    this.start = new Uint32Array(segments + 1);
    this.members = this.listMembers();
    this.bySize = sortedBySize(pieces, most);
    this.high = pieces.length - 1;
  }
  /** The pieces inside the next set, which starts at the widest piece that is left; none at the end. */
  next() {
    this.reset();
    while (this.high >= 0 && this.state[at(this.bySize, this.high)] === GONE) this.high--;
    if (this.high < 0) return [];
    this.cursor = this.low;
    const inside = [];
    this.admit(at(this.bySize, this.high), inside);
    for (; ; ) {
      const piece = this.fewestMissing();
      if (piece < 0) return inside;
      this.admit(piece, inside);
    }
  }
  remove(piece) {
    this.state[piece] = GONE;
    while (this.low < this.pieces.length && this.state[at(this.bySize, this.low)] === GONE) {
      this.low++;
    }
  }
  listMembers() {
    const { start, pieces } = this;
    this.eachSegment((segment) => {
      start[segment + 1] = at(start, segment + 1) + 1;
    });
    for (let s = 0; s + 1 < start.length; s++) start[s + 1] = at(start, s + 1) + at(start, s);
    const next = start.slice();
    const members = new Uint32Array(at(start, start.length - 1));
    let piece = 0;
    let left = pieces.length > 0 ? pieces.segments(0) : 0;
    this.eachSegment((segment) => {
      if (left === 0) left = pieces.segments(++piece);
      left--;
      members[at(next, segment)] = piece;
      next[segment] = at(next, segment) + 1;
    });
    return members;
  }
  eachSegment(visit) {
    for (let piece = 0; piece < this.pieces.length; piece++) this.segmentsOf(piece, visit);
  }
  segmentsOf(piece, visit) {
    const from = this.pieces.columnAt.get(piece);
    for (let i = from; i < from + this.pieces.segments(piece); i++) {
      visit(at(this.segmentOf, at(this.pieces.columnPool, i)));
    }
  }
  reset() {
    for (const segment of this.set) this.inSet[segment] = 0;
    this.set = [];
    for (let i = 0; i < this.touched.length; i++) {
      const piece = this.touched.get(i);
      this.missing[piece] = this.pieces.segments(piece);
      if (this.state[piece] === INSIDE) this.state[piece] = FREE;
    }
    this.touched.length = 0;
    for (const bucket of this.buckets) bucket.length = 0;
  }
  /** Takes the segments of a piece into the set, and every piece that then lies inside. */
  admit(piece, inside) {
    this.segmentsOf(piece, (segment) => {
      if (this.inSet[segment] === 1) return;
      this.inSet[segment] = 1;
      this.set.push(segment);
      this.approach(segment, inside);
    });
  }
  approach(segment, inside) {
    for (let i = at(this.start, segment); i < at(this.start, segment + 1); i++) {
      const piece = at(this.members, i);
      if (this.state[piece] !== FREE) continue;
      const missing = at(this.missing, piece) - 1;
      if (missing + 1 === this.pieces.segments(piece)) this.touched.push(piece);
      this.missing[piece] = missing;
      if (missing > 0) this.buckets[missing]?.push(piece);
      else {
        this.state[piece] = INSIDE;
        inside.push(piece);
      }
    }
  }
  /** The piece to grow by, or -1 if none fits into the set any more. */
  fewestMissing() {
    const room = this.most - this.set.length;
    const fresh = this.smallestUntouched();
    const freshSize = fresh < 0 ? room + 1 : this.pieces.segments(fresh);
    for (let missing = 1; missing <= Math.min(room, freshSize); missing++) {
      const bucket = this.buckets[missing];
      while (bucket.length > 0) {
        const piece = bucket.get(--bucket.length);
        if (this.state[piece] === FREE && at(this.missing, piece) === missing) return piece;
      }
    }
    return freshSize <= room ? fresh : -1;
  }
  smallestUntouched() {
    for (; this.cursor < this.pieces.length; this.cursor++) {
      const piece = at(this.bySize, this.cursor);
      if (this.state[piece] !== FREE) continue;
      if (at(this.missing, piece) === this.pieces.segments(piece)) return piece;
    }
    return -1;
  }
};
function sortedBySize(pieces, most) {
  const next = new Uint32Array(most + 2);
  for (let p = 0; p < pieces.length; p++) {
    next[pieces.segments(p) + 1] = at(next, pieces.segments(p) + 1) + 1;
  }
  for (let size = 0; size <= most; size++) next[size + 1] = at(next, size + 1) + at(next, size);
  const order = new Uint32Array(pieces.length);
  for (let p = 0; p < pieces.length; p++) {
    const size = pieces.segments(p);
    order[at(next, size)] = p;
    next[size] = at(next, size) + 1;
  }
  return order;
}

// src/plan/packing/distinct/distinct.ts
function packDistinct(canonical, limits) {
  const { groups, matrix } = canonical;
  const pieces = cutWide(groups, limits.segments);
  const requests = new Requests(pieces);
  const poor = sendFull(pieces, matrix.segmentOfColumn, limits, requests);
  const partly = new Requests(poor);
  sendInside(cutWide(poor, limits.segments), matrix.segmentOfColumn, limits, partly);
  const blocks = blockRequests(poor, matrix.segmentOfColumn, limits);
  requests.append(blocks.count < partly.count ? blocks : partly);
  return requests;
}
function sendFull(pieces, segmentOf, limits, requests) {
  const growth = new Growth(pieces, segmentOf, limits.segments);
  const poor = new Pieces(pieces.rowPool, pieces.columnPool);
  for (let inside = growth.next(); inside.length > 0; inside = growth.next()) {
    let users = 0;
    for (const piece of inside) users += pieces.users(piece);
    let left = users - users % limits.users;
    if (left === 0 || limits.entries < limits.users) {
      for (const piece of inside) {
        copyTo(poor, pieces, piece);
        growth.remove(piece);
      }
      continue;
    }
    const sender = new Sender(pieces, limits, requests);
    for (const piece of inside) {
      if (left === 0) break;
      left -= sender.send(piece, left);
      if (pieces.users(piece) === 0) growth.remove(piece);
    }
    sender.close();
  }
  return poor;
}
function sendInside(pieces, segmentOf, limits, requests) {
  const growth = new Growth(pieces, segmentOf, limits.segments);
  for (let inside = growth.next(); inside.length > 0; inside = growth.next()) {
    const sender = new Sender(pieces, limits, requests);
    for (const piece of inside) {
      sender.send(piece, pieces.users(piece));
      growth.remove(piece);
    }
    sender.close();
  }
}
function copyTo(to, from, piece) {
  to.add(from.rowAt.get(piece), from.users(piece), from.columnAt.get(piece), from.segments(piece));
}
var Sender = class {
  pieces;
  limits;
  requests;
  users = 0;
  entries = 0;
  constructor(pieces, limits, requests) {
    this.pieces = pieces;
    this.limits = limits;
    this.requests = requests;
  }
  /** Sends up to so many users of the piece and cuts them off it; says how many. */
  send(piece, most) {
    const { pieces, limits } = this;
    const total = Math.min(most, pieces.users(piece));
    for (let left = total; left > 0; ) {
      const users = Math.min(left, limits.users - this.users);
      const rowAt = pieces.rowAt.get(piece);
      this.requests.add(rowAt, users, pieces.columnAt.get(piece), pieces.segments(piece));
      pieces.rowAt.values[piece] = rowAt + users;
      pieces.rowCount.values[piece] = pieces.users(piece) - users;
      this.users += users;
      this.entries += 1;
      left -= users;
      if (this.users === limits.users || this.entries === limits.entries) this.close();
    }
    return total;
  }
  close() {
    this.requests.close();
    this.users = 0;
    this.entries = 0;
  }
};

// src/plan/packing/closing.ts
var NEAR_END = 30;
var MOST_SHAPES = 40;
var IDLE = 0.02;
var Closing = class {
  shapes;
  limits;
  width;
  /** 1 + index of the last shape used to come here, 0 where nothing does. */
  reached;
  copies;
  /** For each number of users, 1 + the most segments reached with it; 0 where nothing is. */
  tops;
  constructor(shapes, limits) {
    this.shapes = shapes;
    this.limits = limits;
    this.width = limits.segments + 1;
    this.reached = new Uint32Array((limits.users + 1) * this.width);
    this.copies = new Uint32Array((limits.users + 1) * this.width);
    this.tops = new Uint32Array(limits.users + 1);
  }
  /** Entries are not counted here, so they must be no scarcer than users or segments. */
  isDue(room) {
    const { users, segments, entries } = this.limits;
    if (entries < Math.min(users, segments)) return false;
    return room.users <= NEAR_END || room.segments <= NEAR_END;
  }
  /** Shapes to take, all of which fit; a filler of shape `filler` (-1 if there is none) comes after. */
  choose(room, filler) {
    const candidates = this.candidates(room);
    const full = room.users * this.width + room.segments;
    this.reached.fill(0, 0, (room.users + 1) * this.width);
    this.tops.fill(0);
    this.reached[0] = candidates.length + 1;
    this.tops[0] = 1;
    for (let index = 0; index < candidates.length; index++) {
      this.extend(room, candidates[index], index + 1);
      if (at(this.reached, full) !== 0) return this.trace(candidates, full);
    }
    return this.trace(candidates, this.bestState(room, filler));
  }
  /** From both ends by turns: together they fill both sides soonest. */
  candidates(room) {
    const { shapes } = this;
    const { used } = shapes;
    const found = [];
    let [wide, heavy] = [0, used.length - 1];
    while (wide <= heavy && found.length < MOST_SHAPES) {
      const shape = used[found.length % 2 === 0 ? wide++ : heavy--];
      if (shapes.usersOf(shape) > room.users || shapes.segmentsOf(shape) > room.segments) continue;
      found.push(shape);
    }
    return found;
  }
  /** Adds up to as many copies of the shape as there are to every state reached so far. */
  extend(room, shape, mark) {
    const { reached, copies, tops, width } = this;
    const users = this.shapes.usersOf(shape);
    const segments = this.shapes.segmentsOf(shape);
    const most = this.shapes.countOf(shape);
    for (let u = users; u <= room.users; u++) {
      const end = Math.min(room.segments, at(tops, u - users) + segments - 1);
      let top = at(tops, u);
      const [to, from] = [u * width, (u - users) * width - segments];
      for (let s = segments; s <= end; s++) {
        const last = at(reached, from + s);
        if (last === 0 || at(reached, to + s) !== 0) continue;
        const had = last === mark ? at(copies, from + s) : 0;
        if (had >= most) continue;
        reached[to + s] = mark;
        copies[to + s] = had + 1;
        if (s >= top) top = s + 1;
      }
      tops[u] = top;
    }
  }
  /** The state that leaves least unused, users and segments each weighed by which of them runs out. */
  bestState(room, filler) {
    const needUsers = this.shapes.users / this.limits.users;
    const needSegments = this.shapes.segments / this.limits.segments;
    const weights = {
      users: weigh(needUsers, needSegments),
      segments: weigh(needSegments, needUsers)
    };
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let u = room.users; u >= 0; u--) {
      for (let s = room.segments; s >= 0; s--) {
        if (at(this.reached, u * this.width + s) === 0) continue;
        const waste = this.waste(room.users - u, room.segments - s, filler, weights);
        if (waste >= least) continue;
        least = waste;
        best = u * this.width + s;
      }
    }
    return best;
  }
  /** A filler is nearly always cut, which makes its segments occur once more. */
  waste(users, segments, filler, weights) {
    const reserve = filler < 0 ? segments + 1 : this.shapes.segmentsOf(filler);
    if (reserve > segments) return weights.users * users + weights.segments * segments;
    const idle = Math.max(0, users - this.shapes.usersOf(filler));
    return weights.users * idle + weights.segments * (segments - reserve / 2);
  }
  trace(candidates, from) {
    const chosen = [];
    for (let state = from; state !== 0; ) {
      const shape = candidates[at(this.reached, state) - 1];
      chosen.push(shape);
      state -= this.shapes.usersOf(shape) * this.width + this.shapes.segmentsOf(shape);
    }
    return chosen;
  }
};
function weigh(need, other) {
  return other <= need ? 1 : Math.max(IDLE, 1 - 5 * (1 - need / other));
}

// src/plan/packing/room.ts
function emptyRoom(limits) {
  const { users, segments, entries } = limits;
  const pairs = limits.counting === "pairs" ? entries : users * segments;
  return { users, segments, entries, pairs };
}
function isFull(room) {
  return room.users === 0 || room.segments === 0 || room.entries === 0 || room.pairs === 0;
}
function takeInto(shapes, requests, room, shape) {
  const { pieces } = shapes;
  const piece = shapes.take(shape);
  const segments = Math.min(pieces.segments(piece), room.segments, room.pairs);
  const users = Math.min(pieces.users(piece), room.users, Math.floor(room.pairs / segments));
  requests.add(pieces.rowAt.get(piece), users, pieces.columnAt.get(piece), segments);
  room.users -= users;
  room.segments -= segments;
  room.entries -= 1;
  room.pairs -= users * segments;
  putBack(shapes, piece, users, segments);
}
function putBack(shapes, piece, users, segments) {
  const { pieces } = shapes;
  const rowAt = pieces.rowAt.get(piece);
  const columnAt = pieces.columnAt.get(piece);
  const allUsers = pieces.users(piece);
  const allSegments = pieces.segments(piece);
  if (segments < allSegments) {
    shapes.put(pieces.add(rowAt, users, columnAt + segments, allSegments - segments));
  }
  if (users < allUsers) {
    pieces.rowAt.values[piece] = rowAt + users;
    pieces.rowCount.values[piece] = allUsers - users;
    shapes.put(piece);
  }
}

// src/plan/packing/shapes.ts
var NONE = 4294967295;
var Shapes = class {
  pieces;
  maxUsers;
  maxSegments;
  /** Shapes that hold a piece, widest first. */
  used = [];
  /** What the pieces still need, in occurrences. */
  users = 0;
  segments = 0;
  counts;
  head;
  next;
  constructor(pieces, maxUsers, maxSegments) {
    this.pieces = pieces;
    this.maxUsers = maxUsers;
    this.maxSegments = maxSegments;
    this.counts = new Uint32Array(maxUsers * maxSegments);
    this.head = new Uint32Array(maxUsers * maxSegments).fill(NONE);
    this.next = new Uint32Array(pieces.length + 16);
    for (let piece = pieces.length - 1; piece >= 0; piece--) this.put(piece);
  }
  usersOf(shape) {
    return Math.floor(shape / this.maxSegments) + 1;
  }
  segmentsOf(shape) {
    return shape % this.maxSegments + 1;
  }
  countOf(shape) {
    return at(this.counts, shape);
  }
  get isEmpty() {
    return this.used.length === 0;
  }
  put(piece) {
    const shape = this.shapeOf(piece);
    if (piece >= this.next.length) this.widen(piece * 2);
    this.next[piece] = at(this.head, shape);
    this.head[shape] = piece;
    this.counts[shape] = at(this.counts, shape) + 1;
    if (at(this.counts, shape) === 1) this.used.splice(this.placeOf(shape), 0, shape);
    this.account(piece, 1);
  }
  take(shape) {
    const piece = at(this.head, shape);
    this.head[shape] = at(this.next, piece);
    this.counts[shape] = at(this.counts, shape) - 1;
    if (at(this.counts, shape) === 0) this.used.splice(this.placeOf(shape), 1);
    this.account(piece, -1);
    return piece;
  }
  /** The heaviest shape of at most these users and segments, or -1. */
  heaviestWithin(users, segments) {
    for (let i = this.used.length - 1; i >= 0; i--) {
      const shape = this.used[i];
      if (this.usersOf(shape) <= users && this.segmentsOf(shape) <= segments) return shape;
    }
    return -1;
  }
  shapeOf(piece) {
    const users = Math.min(this.pieces.users(piece), this.maxUsers);
    return (users - 1) * this.maxSegments + this.pieces.segments(piece) - 1;
  }
  account(piece, sign) {
    const users = this.pieces.users(piece);
    this.users += sign * users;
    this.segments += sign * this.pieces.segments(piece) * Math.ceil(users / this.maxUsers);
  }
  /** Where the shape stands, or belongs, among the used ones. */
  placeOf(shape) {
    let low = 0;
    let high = this.used.length;
    while (low < high) {
      const middle = low + high >> 1;
      if (this.isWider(this.used[middle], shape)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  isWider(shape, than) {
    const one = this.segmentsOf(shape) * this.usersOf(than);
    const other = this.segmentsOf(than) * this.usersOf(shape);
    return one < other || one === other && shape > than;
  }
  widen(length) {
    const wider = new Uint32Array(length);
    wider.set(this.next);
    this.next = wider;
  }
};

// src/plan/packing/filling.ts
function fillRequests(cut, limits) {
  const shapes = new Shapes(cut, limits.users, limits.segments);
  const requests = new Requests(cut);
  const closing = new Closing(shapes, limits);
  while (!shapes.isEmpty) {
    fillOne(shapes, requests, emptyRoom(limits), closing);
    requests.close();
  }
  return requests;
}
function fillOne(shapes, requests, room, closing) {
  let closed = false;
  while (!shapes.isEmpty && !isFull(room)) {
    const wide = shapes.used[0];
    const filler = 2 * shapes.usersOf(wide) >= room.users;
    const reserve = filler && room.entries > 1 ? shapes.segmentsOf(wide) : 0;
    if (!closed && closing.isDue(room)) {
      closed = true;
      for (const shape of closing.choose(room, filler && reserve > 0 ? wide : -1)) {
        takeInto(shapes, requests, room, shape);
      }
      continue;
    }
    const wantsWide = !filler && room.users * shapes.maxSegments >= room.segments * shapes.maxUsers;
    const next = wantsWide ? wide : heavyBeside(shapes, room, filler, reserve);
    takeInto(shapes, requests, room, next < 0 ? wide : next);
  }
}
function heavyBeside(shapes, room, filler, reserve) {
  const users = filler ? room.users - 1 : room.users;
  return shapes.heaviestWithin(users, Math.max(0, room.segments - reserve));
}

// src/plan/packing/groups.ts
function groupRows(matrix) {
  const classes = refine(matrix, transpose(matrix));
  const groupOf = rankClasses(classes);
  const rowBefore = rowsByGroup(groupOf);
  const sorted = permuteRows(matrix, rowBefore);
  return { matrix: sorted, rowBefore, groups: collectGroups(sorted, groupOf, rowBefore) };
}
function oneClass(rows) {
  const order = counted(rows);
  const classes = {
    order,
    place: order.slice(),
    classOf: new Uint32Array(rows),
    start: new Uint32Array(rows + 1),
    end: new Uint32Array(rows + 1),
    marked: new Uint32Array(rows + 1),
    count: 1
  };
  classes.end[0] = rows;
  return classes;
}
function refine(matrix, transposed) {
  const classes = oneClass(matrix.rows);
  const touched = new Uint32Array(matrix.rows);
  for (let column = 0; column < matrix.columns; column++) {
    let touches = 0;
    const end = at(transposed.columnStart, column + 1);
    for (let i = at(transposed.columnStart, column); i < end; i++) {
      const row = at(transposed.rows, i);
      const k = at(classes.classOf, row);
      if (at(classes.marked, k) === 0) touched[touches++] = k;
      moveToFront(classes, row, k);
    }
    for (let t = 0; t < touches; t++) splitClass(classes, at(touched, t));
  }
  return classes;
}
function moveToFront(classes, row, k) {
  const { order, place, start, marked } = classes;
  const front = at(start, k) + at(marked, k);
  const from = at(place, row);
  const other = at(order, front);
  order[front] = row;
  order[from] = other;
  place[row] = front;
  place[other] = from;
  marked[k] = at(marked, k) + 1;
}
function splitClass(classes, k) {
  const { order, classOf, start, end, marked } = classes;
  const first = at(start, k);
  const middle = first + at(marked, k);
  marked[k] = 0;
  if (middle === at(end, k)) return;
  const fresh = classes.count++;
  start[fresh] = first;
  end[fresh] = middle;
  start[k] = middle;
  for (let i = first; i < middle; i++) classOf[at(order, i)] = fresh;
}
function rankClasses(classes) {
  const ranks = new Uint32Array(classes.order.length);
  let rank = -1;
  let last = -1;
  for (const row of classes.order) {
    const k = at(classes.classOf, row);
    if (k !== last) rank++;
    last = k;
    ranks[row] = rank;
  }
  return ranks;
}
function rowsByGroup(groupOf) {
  const next = new Uint32Array(groupOf.length + 1);
  for (const group of groupOf) next[group + 1] = at(next, group + 1) + 1;
  for (let g = 0; g < groupOf.length; g++) next[g + 1] = at(next, g + 1) + at(next, g);
  const rows = new Uint32Array(groupOf.length);
  for (let row = 0; row < groupOf.length; row++) {
    const slot = at(next, at(groupOf, row));
    rows[slot] = row;
    next[at(groupOf, row)] = slot + 1;
  }
  return rows;
}
function permuteRows(matrix, rowBefore) {
  const { rowStart: startBefore, cells: cellsBefore } = matrix;
  const rowStart = new Uint32Array(matrix.rows + 1);
  const cells = new Uint32Array(cellsBefore.length);
  let end = 0;
  for (let row = 0; row < rowBefore.length; row++) {
    const before = at(rowBefore, row);
    const until = at(startBefore, before + 1);
    for (let i = at(startBefore, before); i < until; i++) cells[end++] = at(cellsBefore, i);
    rowStart[row + 1] = end;
  }
  return { ...matrix, rowStart, cells };
}
function collectGroups(sorted, groupOf, rowBefore) {
  const pieces = new Pieces(counted(sorted.rows), sorted.cells);
  for (let row = 0, end = 0; row < sorted.rows; row = end) {
    const group = at(groupOf, at(rowBefore, row));
    for (end = row + 1; end < sorted.rows && at(groupOf, at(rowBefore, end)) === group; ) end++;
    const columnAt = at(sorted.rowStart, row);
    const columns = at(sorted.rowStart, row + 1) - columnAt;
    if (columns > 0) pieces.add(row, end - row, columnAt, columns);
  }
  return pieces;
}
function counted(length) {
  const values = new Uint32Array(length);
  for (let i = 0; i < length; i++) values[i] = i;
  return values;
}

// src/plan/packing/in-order.ts
function sendInOrder(pieces, segmentOf, limits) {
  const requests = new Requests(pieces);
  const open = new OpenRequest(pieces, segmentOf, limits);
  for (let piece = 0; piece < pieces.length; piece++) {
    const columnEnd = pieces.columnAt.get(piece) + pieces.segments(piece);
    const most = limits.counting === "pairs" ? limits.entries : limits.segments;
    for (let column = pieces.columnAt.get(piece); column < columnEnd; column += most) {
      sendRows(open, requests, piece, column, Math.min(most, columnEnd - column));
    }
  }
  requests.close();
  return requests;
}
function sendRows(open, requests, piece, columnAt, columns) {
  const { pieces, limits } = open;
  const pairs = limits.counting === "pairs" ? limits.entries : limits.users * limits.segments;
  const most = Math.min(limits.users, Math.floor(pairs / columns));
  const rowEnd = pieces.rowAt.get(piece) + pieces.users(piece);
  for (let row = pieces.rowAt.get(piece); row < rowEnd; row += most) {
    const rows = Math.min(most, rowEnd - row);
    if (!open.admits(row, rows, columnAt, columns)) {
      requests.close();
      open.clear();
    }
    open.take(row, rows, columnAt, columns);
    requests.add(row, rows, columnAt, columns);
  }
}
var OpenRequest = class {
  pieces;
  limits;
  segmentOf;
  users = /* @__PURE__ */ new Set();
  segments = /* @__PURE__ */ new Set();
  used = { users: 0, segments: 0, entries: 0, pairs: 0 };
  constructor(pieces, segmentOf, limits) {
    this.pieces = pieces;
    this.segmentOf = segmentOf;
    this.limits = limits;
  }
  clear() {
    this.users.clear();
    this.segments.clear();
    this.used = { users: 0, segments: 0, entries: 0, pairs: 0 };
  }
  admits(rowAt, rows, columnAt, columns) {
    const { used, limits } = this;
    const distinct2 = limits.counting === "distinct";
    const users = distinct2 ? this.freshUsers(rowAt, rows) : rows;
    const segments = distinct2 ? this.freshSegments(columnAt, columns) : columns;
    return used.users + users <= limits.users && used.segments + segments <= limits.segments && used.entries < limits.entries && (limits.counting !== "pairs" || used.pairs + rows * columns <= limits.entries);
  }
  take(rowAt, rows, columnAt, columns) {
    const { used, limits } = this;
    const distinct2 = limits.counting === "distinct";
    used.users += distinct2 ? this.freshUsers(rowAt, rows) : rows;
    used.segments += distinct2 ? this.freshSegments(columnAt, columns) : columns;
    used.entries += 1;
    used.pairs += rows * columns;
    if (!distinct2) return;
    for (let i = rowAt; i < rowAt + rows; i++) this.users.add(at(this.pieces.rowPool, i));
    for (let i = columnAt; i < columnAt + columns; i++) this.segments.add(this.segmentAt(i));
  }
  freshUsers(rowAt, rows) {
    let fresh = 0;
    for (let i = rowAt; i < rowAt + rows; i++) {
      if (!this.users.has(at(this.pieces.rowPool, i))) fresh++;
    }
    return fresh;
  }
  freshSegments(columnAt, columns) {
    let fresh = 0;
    for (let i = columnAt; i < columnAt + columns; i++) {
      if (!this.segments.has(this.segmentAt(i))) fresh++;
    }
    return fresh;
  }
  segmentAt(place) {
    return at(this.segmentOf, at(this.pieces.columnPool, place));
  }
};

// src/plan/packing/mining/residual.ts
function residualOf(groups, columns) {
  let size = 0;
  for (let g = 0; g < groups.length; g++) size += groups.segments(g);
  const rowOf = new Uint32Array(size);
  const columnOf = new Uint32Array(size);
  let cell = 0;
  for (let g = 0; g < groups.length; g++) {
    const from = groups.columnAt.get(g);
    for (let i = 0; i < groups.segments(g); i++, cell++) {
      rowOf[cell] = g;
      columnOf[cell] = at(groups.columnPool, from + i);
    }
  }
  const users = groups.rowCount.values.slice(0, groups.length);
  return {
    rows: sideOf(rowOf, columnOf, users),
    columns: sideOf(columnOf, rowOf, new Uint32Array(columns).fill(1)),
    size
  };
}
function sideOf(lineOf, crossOf, weight) {
  const lines = weight.length;
  const start = new Uint32Array(lines + 1);
  for (const line of lineOf) start[line + 1] = at(start, line + 1) + 1;
  for (let line = 0; line < lines; line++) start[line + 1] = at(start, line + 1) + at(start, line);
  const live = new Uint32Array(lines);
  const cells = new Uint32Array(lineOf.length);
  const cross = new Uint32Array(lineOf.length);
  const placeOf = new Uint32Array(lineOf.length);
  for (let cell = 0; cell < lineOf.length; cell++) {
    const line = at(lineOf, cell);
    const place = at(start, line) + at(live, line);
    live[line] = at(live, line) + 1;
    cells[place] = cell;
    cross[place] = at(crossOf, cell);
    placeOf[cell] = place;
  }
  return { lines, start, live, cells, cross, placeOf, weight };
}
function cover(residual, rows, columns) {
  const { rows: side } = residual;
  const wanted = new Set(columns);
  for (const row of rows) {
    for (let place = at(side.start, row) + at(side.live, row) - 1; place >= at(side.start, row); place--) {
      const column = at(side.cross, place);
      if (!wanted.has(column)) continue;
      const cell = at(side.cells, place);
      dropFrom(side, row, cell);
      dropFrom(residual.columns, column, cell);
    }
  }
}
function dropFrom(side, line, cell) {
  const { start, live, cells, cross, placeOf } = side;
  const place = at(placeOf, cell);
  const left = at(live, line) - 1;
  const last = at(start, line) + left;
  const moved = at(cells, last);
  cells[place] = moved;
  cross[place] = at(cross, last);
  placeOf[moved] = place;
  live[line] = left;
}

// src/plan/packing/mining/rest.ts
var MOST_LEFT = 12;
function splitRest(residual, limits, tiles) {
  const byRows = splitByRows(residual, limits, tiles);
  const byColumns = splitByColumns(residual, limits, tiles);
  return byColumns.requests < byRows.requests ? byColumns : byRows;
}
function requestsFor(limits, need) {
  return Math.max(need.users / limits.users, need.segments / limits.segments);
}
function allAsRows(residual, limits, tiles) {
  const { rows } = residual;
  let { users, segments } = tiles;
  for (let row = 0; row < rows.lines; row++) {
    const live = at(rows.live, row);
    users += at(rows.weight, row) * Math.ceil(live / limits.segments);
    segments += live * Math.ceil(at(rows.weight, row) / limits.users);
  }
  return { users, segments };
}
function splitByRows(residual, limits, tiles) {
  const { rows } = residual;
  let { users, segments } = allAsRows(residual, limits, tiles);
  let before = { users, segments };
  let best = {
    by: "rows",
    whole: 0,
    partial: 0,
    partly: 0,
    requests: requestsFor(limits, before)
  };
  const columnUsers = new Uint32Array(residual.columns.lines);
  let chunks = 0;
  for (let left = 1; left <= MOST_LEFT; left++) {
    let moved = 0;
    for (let row = 0; row < rows.lines; row++) {
      if (at(rows.live, row) !== left) continue;
      const weight = at(rows.weight, row);
      moved += left;
      users += weight * (left - 1);
      segments -= left * Math.ceil(weight / limits.users);
      for (let i = at(rows.start, row); i < at(rows.start, row) + left; i++) {
        const column = at(rows.cross, i);
        const had = at(columnUsers, column);
        chunks += Math.ceil((had + weight) / limits.users) - Math.ceil(had / limits.users);
        columnUsers[column] = had + weight;
      }
    }
    const after = { users, segments: segments + chunks };
    const split = between(limits, "rows", before, after, left, moved);
    if (split.requests < best.requests) best = split;
    before = after;
  }
  return best;
}
function splitByColumns(residual, limits, tiles) {
  const { columns, rows } = residual;
  let { users, segments } = allAsRows(residual, limits, tiles);
  let before = { users, segments };
  let best = {
    by: "columns",
    whole: 4294967295,
    partial: 0,
    partly: 0,
    requests: requestsFor(limits, before)
  };
  const left = rows.live.slice();
  const order = linesByLive(residual);
  for (let i = 0; i < order.length; ) {
    const live = at(columns.live, at(order, i));
    let moved = 0;
    for (; i < order.length && at(columns.live, at(order, i)) === live; i++) {
      const column = at(order, i);
      let columnUsers = 0;
      for (let p = at(columns.start, column); p < at(columns.start, column) + live; p++) {
        const row = at(columns.cross, p);
        const weight = at(rows.weight, row);
        columnUsers += weight;
        segments -= Math.ceil(weight / limits.users);
        left[row] = at(left, row) - 1;
        if (at(left, row) === 0) users -= weight;
      }
      users += columnUsers;
      segments += Math.ceil(columnUsers / limits.users);
      moved += live;
    }
    const after = { users, segments };
    const split = between(limits, "columns", before, after, live, moved);
    if (split.requests < best.requests) best = split;
    before = after;
  }
  return best;
}
function linesByLive(residual) {
  const { columns } = residual;
  const lines = [];
  for (let c = 0; c < columns.lines; c++) if (at(columns.live, c) > 0) lines.push(c);
  lines.sort((a, b) => at(columns.live, b) - at(columns.live, a) || a - b);
  return Uint32Array.from(lines);
}
function between(limits, by, none2, all, live, moved) {
  const whole = {
    by,
    whole: live,
    partial: live,
    partly: 0,
    requests: requestsFor(limits, all)
  };
  const slackNone = none2.segments / limits.segments - none2.users / limits.users;
  const slackAll = all.segments / limits.segments - all.users / limits.users;
  if (slackNone <= 0 || slackAll >= 0) return whole;
  const part = slackNone / (slackNone - slackAll);
  const users = none2.users + part * (all.users - none2.users);
  const segments = none2.segments + part * (all.segments - none2.segments);
  const requests = requestsFor(limits, { users, segments });
  if (requests >= whole.requests) return whole;
  const before = by === "rows" ? live - 1 : live + 1;
  return { by, whole: before, partial: live, partly: Math.round(part * moved), requests };
}
function cellsByColumn(residual, split) {
  const side = split.by === "rows" ? residual.rows : residual.columns;
  const goes = new Uint8Array(residual.size);
  let partly = split.partly;
  for (let line = 0; line < side.lines; line++) {
    const live = at(side.live, line);
    if (live === 0) continue;
    const whole = split.by === "rows" ? live <= split.whole : live >= split.whole;
    const part = !whole && live === split.partial && partly > 0;
    if (part) partly -= live;
    if (!whole && !part) continue;
    for (let p = at(side.start, line); p < at(side.start, line) + live; p++) {
      goes[at(side.cells, p)] = 1;
    }
  }
  return goes;
}
function shareOf(split) {
  const live = Math.max(split.partial, 2);
  if (split.by === "rows") return shareAt(Math.min(live, 3), Math.min(live, 3) - 1);
  return shareAt(Math.min(live, 6) - 1, Math.min(live, 6));
}
function shareAt(segments, users) {
  return segments / (segments + users);
}

// src/plan/packing/mining/assemble.ts
var Writer2 = class {
  rows = new Numbers();
  columns = new Numbers();
  spans = new Numbers();
  groups;
  constructor(groups) {
    this.groups = groups;
  }
  /** Writes one rectangle: the members of these groups, with these columns. */
  write(groups, columns) {
    if (groups.length === 0 || columns.length === 0) return;
    this.spans.push(this.rows.length);
    this.spans.push(this.columns.length);
    for (const group of groups) {
      const from = this.groups.rowAt.get(group);
      for (let i = 0; i < this.groups.users(group); i++) {
        this.rows.push(at(this.groups.rowPool, from + i));
      }
    }
    for (const column of columns) this.columns.push(column);
  }
  /** What was written, and the other pieces behind it. */
  finish(others) {
    const rowPool = joined2(this.rows, others.rowPool);
    const columnPool = joined2(this.columns, others.columnPool);
    const pieces = new Pieces(rowPool, columnPool, this.spans.length / 2 + others.length);
    this.spans.push(this.rows.length);
    this.spans.push(this.columns.length);
    for (let i = 0; i + 2 < this.spans.length; i += 2) {
      const [row, column] = [this.spans.get(i), this.spans.get(i + 1)];
      pieces.add(row, this.spans.get(i + 2) - row, column, this.spans.get(i + 3) - column);
    }
    for (let p = 0; p < others.length; p++) {
      const row = this.rows.length + others.rowAt.get(p);
      const column = this.columns.length + others.columnAt.get(p);
      pieces.add(row, others.users(p), column, others.segments(p));
    }
    return pieces;
  }
};
function joined2(values, pool) {
  const all = new Uint32Array(values.length + pool.length);
  all.set(values.values.subarray(0, values.length));
  all.set(pool, values.length);
  return all;
}
function assemble(mined, groups, others, columns) {
  const residual = residualOf(groups, columns);
  const writer = new Writer2(groups);
  for (let tile = 0; tile < mined.kept; tile++) {
    const rows = mined.tiles.rowsOf(tile);
    const covered = mined.tiles.columnsOf(tile);
    writer.write(rows, covered);
    cover(residual, rows, covered);
  }
  writeRest(writer, residual, cellsByColumn(residual, mined.split));
  return writer.finish(others);
}
function writeRest(writer, residual, byColumn) {
  const { rows, columns } = residual;
  for (let row = 0; row < rows.lines; row++) {
    const own = [];
    for (let p = at(rows.start, row); p < at(rows.start, row) + at(rows.live, row); p++) {
      if (byColumn[at(rows.cells, p)] === 0) own.push(at(rows.cross, p));
    }
    writer.write([row], own);
  }
  for (let column = 0; column < columns.lines; column++) {
    const own = [];
    const end = at(columns.start, column) + at(columns.live, column);
    for (let p = at(columns.start, column); p < end; p++) {
      if (byColumn[at(columns.cells, p)] === 1) own.push(at(columns.cross, p));
    }
    writer.write(own, [column]);
  }
}

// src/plan/packing/mining/panel.ts
var MOST_LINES = 256;
var MOST_WORDS = 16e6;
function panelOf(residual, side) {
  const other = side === residual.rows ? residual.columns : residual.rows;
  const words = Math.ceil(other.lines / 32);
  const lines = longestLines(side, Math.min(MOST_LINES, Math.floor(MOST_WORDS / words)));
  const rankOf = new Int32Array(side.lines).fill(-1);
  const bits = new Uint32Array(lines.length * words);
  lines.forEach((line, rank) => {
    rankOf[line] = rank;
    const end = at(side.start, line) + at(side.live, line);
    for (let i = at(side.start, line); i < end; i++) {
      const crossing = at(side.cross, i);
      const word = rank * words + (crossing >>> 5);
      bits[word] = at(bits, word) | 1 << (crossing & 31);
    }
  });
  return { side, other, lines, rankOf, words, bits };
}
function longestLines(side, most) {
  const worth = [];
  for (let line = 0; line < side.lines; line++) if (at(side.live, line) >= 2) worth.push(line);
  worth.sort((a, b) => at(side.live, b) - at(side.live, a) || a - b);
  return Uint32Array.from(worth.slice(0, most)).sort();
}
function shared(panel, ranks) {
  const { live } = panel.side;
  let shortest = ranks[0];
  for (const rank of ranks) {
    if (at(live, at(panel.lines, rank)) < at(live, at(panel.lines, shortest))) shortest = rank;
  }
  if (at(live, at(panel.lines, shortest)) > panel.words) return sharedByWords(panel, ranks);
  return sharedFrom(panel, ranks, shortest);
}
function sharedFrom(panel, ranks, shortest) {
  const { start, live, cross } = panel.side;
  const line = at(panel.lines, shortest);
  let found = Array.from(cross.subarray(at(start, line), at(start, line) + at(live, line)));
  for (const rank of ranks) if (rank !== shortest) found = keep(panel, found, rank);
  return found;
}
function sharedByWords(panel, ranks) {
  const { bits, words } = panel;
  const first = ranks[0] * words;
  const second = ranks[1] * words;
  const third = (ranks[2] ?? ranks[0]) * words;
  const found = [];
  for (let word = 0; word < words; word++) {
    let common = at(bits, first + word) & at(bits, second + word) & at(bits, third + word);
    while (common !== 0) {
      found.push(word * 32 + 31 - Math.clz32(common & -common));
      common &= common - 1;
    }
  }
  return found;
}
function keep(panel, crossing, rank) {
  const from = rank * panel.words;
  return crossing.filter(
    (other) => (at(panel.bits, from + (other >>> 5)) >>> (other & 31)) % 2 === 1
  );
}
function clear(panel, lines, crossing) {
  for (const line of lines) {
    const rank = panel.rankOf[line];
    if (rank < 0) continue;
    for (const other of crossing) {
      const word = rank * panel.words + (other >>> 5);
      panel.bits[word] = at(panel.bits, word) & ~(1 << (other & 31));
    }
  }
}

// src/plan/packing/mining/growing.ts
var BRANCHES = 3;
var Grower = class {
  best = { price: 0, users: 0, segments: 0, lines: [], crossing: [] };
  operations = 0;
  residual;
  panel;
  byColumns;
  limits;
  userShare;
  counts;
  touched;
  constructor(residual, panel, limits, userShare) {
    this.residual = residual;
    this.panel = panel;
    this.byColumns = panel.side === residual.columns;
    this.limits = limits;
    this.userShare = userShare;
    this.counts = new Uint32Array(panel.lines.length);
    this.touched = new Uint32Array(panel.lines.length);
  }
  /** The cheapest rectangle found from these lines; its price is infinite if they share nothing. */
  grow(ranks) {
    this.best.price = Number.POSITIVE_INFINITY;
    const crossing = shared(this.panel, ranks);
    this.operations += ranks.length * this.panel.words >> 3;
    if (crossing.length === 0) return this.best;
    this.consider(ranks, crossing);
    const next = this.topLines(this.countLines(crossing), ranks, BRANCHES);
    for (const rank of next) this.descend([...ranks, rank], keep(this.panel, crossing, rank));
    return this.best;
  }
  descend(ranks, from) {
    let crossing = from;
    while (crossing.length > 0 && this.fits(ranks)) {
      const hope = this.consider(ranks, crossing);
      if (hope >= this.best.price) return;
      const next = this.topLines(this.countLines(crossing), ranks, 1);
      if (next.length === 0) return;
      ranks.push(next[0]);
      crossing = keep(this.panel, crossing, next[0]);
    }
  }
  fits(lines) {
    return lines.length <= (this.byColumns ? this.limits.segments : this.limits.users);
  }
  /** Says below what price no rectangle within this one can be. */
  consider(lines, crossing) {
    const { live, weight } = this.residual.rows;
    const rows = this.byColumns ? crossing : lines.map((rank) => at(this.panel.lines, rank));
    const segments = this.byColumns ? lines.length : crossing.length;
    let users = 0;
    let staying = 0;
    for (const row of rows) {
      users += at(weight, row);
      if (at(live, row) > segments) staying += at(weight, row);
    }
    const price = this.price(users, staying, segments);
    if (price < this.best.price) this.remember(price, users, segments, lines, crossing);
    return this.byColumns ? this.price(users, 0, segments) : this.userShare / segments;
  }
  remember(price, users, segments, lines, crossing) {
    this.best.price = price;
    this.best.users = users;
    this.best.segments = segments;
    this.best.lines = lines.map((rank) => at(this.panel.lines, rank));
    this.best.crossing = crossing;
  }
  /** Per change; users whom the rectangle leaves with nothing to do cost no occurrence more than before. */
  price(users, staying, segments) {
    const share = this.userShare;
    const columns = Math.min(segments, this.limits.segments);
    return share * staying / users / columns + (1 - share) / Math.min(users, this.limits.users);
  }
  /** Counts, for each line of the panel, how much of `crossing` it keeps; says how many were met. */
  countLines(crossing) {
    const { counts, touched } = this;
    const { rankOf } = this.panel;
    const { start, live, cross, weight } = this.panel.other;
    let touches = 0;
    for (const other of crossing) {
      const heavy = at(weight, other);
      const end = at(start, other) + at(live, other);
      for (let p = at(start, other); p < end; p++) {
        const rank = rankOf[at(cross, p)];
        if (rank < 0) continue;
        const count2 = at(counts, rank);
        if (count2 === 0) touched[touches++] = rank;
        counts[rank] = count2 + heavy;
      }
      this.operations += at(live, other);
    }
    return touches;
  }
  /** The lines that keep most, best first, equal ones by index; resets the counts. */
  topLines(touches, taken, most) {
    const { counts, touched } = this;
    const top = [];
    for (const line of taken) counts[line] = 0;
    for (let t = 0; t < touches; t++) {
      const line = at(touched, t);
      const count2 = at(counts, line);
      if (count2 === 0) continue;
      const last = top.length < most ? -1 : top[most - 1];
      if (last >= 0 && !isAhead(line, last, counts)) continue;
      insert(top, line, counts);
      if (top.length > most) top.pop();
    }
    for (let t = 0; t < touches; t++) counts[at(touched, t)] = 0;
    return top;
  }
};
function insert(top, line, counts) {
  let place = top.length;
  while (place > 0 && isAhead(line, top[place - 1], counts)) place--;
  top.splice(place, 0, line);
}
function isAhead(line, other, counts) {
  const difference = at(counts, line) - at(counts, other);
  return difference > 0 || difference === 0 && line < other;
}

// src/plan/packing/mining/heap.ts
var Heap = class {
  items;
  keys;
  size = 0;
  constructor(capacity) {
    this.items = new Uint32Array(capacity + 1);
    this.keys = new Float64Array(capacity + 1);
  }
  least() {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.keys[0];
  }
  push(item, key) {
    let hole = this.size++;
    while (hole > 0) {
      const parent = hole - 1 >> 1;
      if (!this.precedes(item, key, parent)) break;
      this.copy(parent, hole);
      hole = parent;
    }
    this.items[hole] = item;
    this.keys[hole] = key;
  }
  pop() {
    const first = at(this.items, 0);
    this.size--;
    const item = at(this.items, this.size);
    const key = this.keys[this.size];
    let hole = 0;
    for (let child = 1; child < this.size; child = 2 * hole + 1) {
      const right = child + 1;
      const other = right < this.size && this.precedes(at(this.items, right), this.keys[right], child);
      const least = other ? right : child;
      if (this.precedes(item, key, least)) break;
      this.copy(least, hole);
      hole = least;
    }
    this.items[hole] = item;
    this.keys[hole] = key;
    return first;
  }
  precedes(item, key, place) {
    const other = this.keys[place];
    return key < other || key === other && item < at(this.items, place);
  }
  copy(from, to) {
    this.items[to] = at(this.items, from);
    this.keys[to] = this.keys[from];
  }
};

// src/plan/packing/mining/seeds.ts
var MOST_FOR_THREES = 64;
function seedsOf(panel, leastShared, most) {
  const size = panel.lines.length;
  const twos = new Uint32Array(size * (size - 1) / 2);
  const threes = new Uint32Array(size * (size - 1) * (size - 2) / 6);
  countShared(panel, twos, threes);
  return [
    ...pickTwos(size, twos, leastShared, most),
    ...pickThrees(size, threes, leastShared, most)
  ];
}
function twoAt(i, j) {
  return j * (j - 1) / 2 + i;
}
function threeAt(i, j, k) {
  return k * (k - 1) * (k - 2) / 6 + twoAt(i, j);
}
function countShared(panel, twos, threes) {
  const { other, rankOf } = panel;
  for (let crossing = 0; crossing < other.lines; crossing++) {
    const ranks = [];
    const end = at(other.start, crossing) + at(other.live, crossing);
    for (let p = at(other.start, crossing); p < end; p++) {
      const rank = rankOf[at(other.cross, p)];
      if (rank >= 0) ranks.push(rank);
    }
    if (ranks.length < 2) continue;
    ranks.sort((a, b) => a - b);
    const weight = at(other.weight, crossing);
    countTwos(twos, ranks, weight);
    if (ranks.length <= MOST_FOR_THREES) countThrees(threes, ranks, weight);
  }
}
function countTwos(table, ranks, weight) {
  for (let j = 1; j < ranks.length; j++) {
    const base = twoAt(0, ranks[j]);
    for (let i = 0; i < j; i++) {
      const place = base + ranks[i];
      table[place] = at(table, place) + weight;
    }
  }
}
function countThrees(table, ranks, weight) {
  for (let k = 2; k < ranks.length; k++) {
    for (let j = 1; j < k; j++) {
      const base = threeAt(0, ranks[j], ranks[k]);
      for (let i = 0; i < j; i++) {
        const place = base + ranks[i];
        table[place] = at(table, place) + weight;
      }
    }
  }
}
function pickTwos(size, table, least, most) {
  const floor = Math.max(least, thresholdFor(table, most));
  const seeds = [];
  for (let j = 1, place = 0; j < size; j++) {
    for (let i = 0; i < j; i++, place++) {
      const count2 = at(table, place);
      if (count2 >= floor) seeds.push({ ranks: [i, j], count: count2 });
    }
  }
  return seeds;
}
function pickThrees(size, table, least, most) {
  const floor = Math.max(least, thresholdFor(table, most));
  const seeds = [];
  for (let k = 2, place = 0; k < size; k++) {
    for (let j = 1; j < k; j++) {
      for (let i = 0; i < j; i++, place++) {
        const count2 = at(table, place);
        if (count2 >= floor) seeds.push({ ranks: [i, j, k], count: count2 });
      }
    }
  }
  return seeds;
}
function thresholdFor(table, most) {
  const histogram = new Uint32Array(1001);
  for (let place = 0; place < table.length; place++) {
    const bucket = Math.min(at(table, place), 1e3);
    histogram[bucket] = at(histogram, bucket) + 1;
  }
  let places = 0;
  for (let count2 = 1e3; count2 > 0; count2--) {
    places += at(histogram, count2);
    if (places > most) return Math.min(1e3, count2 + 1);
  }
  return 1;
}

// src/plan/packing/mining/tiles.ts
var Tiles = class {
  rows = new Numbers();
  rowEnds = new Numbers();
  columns = new Numbers();
  columnEnds = new Numbers();
  get count() {
    return this.rowEnds.length;
  }
  add(rows, columns) {
    for (const row of rows) this.rows.push(row);
    for (const column of columns) this.columns.push(column);
    this.rowEnds.push(this.rows.length);
    this.columnEnds.push(this.columns.length);
  }
  rowsOf(tile) {
    return partOf(this.rows, this.rowEnds, tile);
  }
  columnsOf(tile) {
    return partOf(this.columns, this.columnEnds, tile);
  }
};
function partOf(values, ends, tile) {
  const from = tile === 0 ? 0 : ends.get(tile - 1);
  return Array.from(values.values.subarray(from, ends.get(tile)));
}

// src/plan/packing/mining/mine.ts
var MOST_SEEDS = 2e4;
var TOLERANCE = 1.03;
var PRICE_RISE = 1.12;
var ROUND_SHARE = 0.12;
var ROUND_PLENTY = 0.2;
var PATIENCE = 2;
var CHECKPOINTS = 100;
var HOPE = 0.8;
function mine(mining) {
  const miner = new Miner(mining);
  miner.run();
  return miner.mined;
}
var Miner = class {
  mined;
  mining;
  leastShare;
  need;
  operations = 0;
  covered = 0;
  nextCheck = 0;
  constructor(mining) {
    this.mining = mining;
    this.need = mining.outside;
    const split = splitRest(mining.residual, mining.limits, this.need);
    this.mined = { tiles: new Tiles(), kept: 0, split };
    this.leastShare = leastShare(mining);
  }
  run() {
    const { residual, budget } = this.mining;
    let stale = 0;
    while (this.operations < budget && stale <= PATIENCE) {
      const { covered } = this;
      const { kept } = this.mined;
      this.round();
      if (this.covered - covered < residual.size / 1e3) return;
      stale = this.mined.kept > kept ? 0 : stale + 1;
    }
  }
  round() {
    const { residual, limits } = this.mining;
    const share = Math.max(this.leastShare, shareOf(splitRest(residual, limits, this.need)));
    const fields = [residual.columns, residual.rows].map((side) => {
      const panel = panelOf(residual, side);
      return new Field(residual, panel, new Grower(residual, panel, limits, share), share, limits);
    });
    this.operations += fields.reduce((sum2, field) => sum2 + field.preparation, 0);
    this.harvest(fields);
  }
  harvest(fields) {
    const before = this.covered;
    const left = this.mining.residual.size - before;
    let ceiling = Number.POSITIVE_INFINITY;
    while (this.operations < this.mining.budget) {
      const field = cheapest(fields);
      if (field === void 0) return;
      if (field.least >= ceiling && this.covered - before > left * ROUND_SHARE) return;
      const tile = field.growNext();
      this.operations += 1 + field.takeOperations();
      const least = Math.min(...fields.map((each) => each.least));
      if (tile === void 0 || tile.price > least * TOLERANCE) continue;
      ceiling = Math.min(ceiling, tile.price * PRICE_RISE);
      this.take(tile, field, fields);
      if (this.covered - before > left * ROUND_PLENTY) return;
    }
  }
  take(tile, from, fields) {
    const { residual, limits } = this.mining;
    const rows = from.byColumns ? tile.crossing : tile.lines;
    const columns = from.byColumns ? tile.lines : tile.crossing;
    this.mined.tiles.add(rows, columns);
    cover(residual, rows, columns);
    for (const field of fields) field.forget(rows, columns);
    this.need = {
      users: this.need.users + tile.users * Math.ceil(tile.segments / limits.segments),
      segments: this.need.segments + tile.segments * Math.ceil(tile.users / limits.users)
    };
    this.covered += rows.length * columns.length;
    this.check();
  }
  check() {
    const { residual, limits } = this.mining;
    if (this.covered < this.nextCheck) return;
    this.nextCheck = this.covered + residual.size / CHECKPOINTS;
    const split = splitRest(residual, limits, this.need);
    this.operations += residual.size - this.covered + residual.rows.lines;
    if (split.requests > this.mined.split.requests) return;
    this.mined.split = split;
    this.mined.kept = this.mined.tiles.count;
  }
};
function leastShare({ residual, limits, outside }) {
  const { users, segments } = allAsRows(residual, limits, outside);
  const excess = Math.max(0, segments / limits.segments - users / limits.users);
  return 0.9 - 0.5 * excess * limits.segments / Math.max(1, residual.size);
}
function cheapest(fields) {
  let best;
  for (const field of fields) {
    if (field.isEmpty) continue;
    if (best === void 0 || field.least < best.least) best = field;
  }
  return best;
}
var Field = class {
  byColumns;
  /** Steps that preparing the panel and counting its twos and threes took, roughly. */
  preparation;
  panel;
  grower;
  seeds;
  heap;
  constructor(residual, panel, grower, share, limits) {
    this.byColumns = panel.side === residual.columns;
    this.panel = panel;
    this.grower = grower;
    this.seeds = seedsOf(panel, this.byColumns ? 2 : 3, MOST_SEEDS);
    this.preparation = (panel.bits.length + panel.lines.length ** 3 / 6) / 8;
    this.heap = new Heap(this.seeds.length);
    this.seeds.forEach(({ ranks, count: count2 }, index) => {
      const users = Math.min(limits.users, this.byColumns ? count2 : ranks.length);
      const segments = Math.min(limits.segments, this.byColumns ? ranks.length : count2);
      this.heap.push(index, HOPE * (share / segments + (1 - share) / users));
    });
  }
  get isEmpty() {
    return this.heap.size === 0;
  }
  get least() {
    return this.heap.least();
  }
  /** The rectangle of the seed that looks cheapest; the seed stays with its price. */
  growNext() {
    const index = this.heap.pop();
    const tile = this.grower.grow(this.seeds[index].ranks);
    if (tile.price === Number.POSITIVE_INFINITY) return void 0;
    this.heap.push(index, tile.price);
    return tile;
  }
  takeOperations() {
    const { operations } = this.grower;
    this.grower.operations = 0;
    return operations;
  }
  forget(rows, columns) {
    if (this.byColumns) clear(this.panel, columns, rows);
    else clear(this.panel, rows, columns);
  }
};

// src/plan/packing/mining/mined-pieces.ts
var BUDGET = 35e7;
function minedPieces(groups, columns, limits) {
  const few = new Pieces(groups.rowPool, groups.columnPool);
  const many = new Pieces(groups.rowPool, groups.columnPool);
  for (let g = 0; g < groups.length; g++) {
    const into = 2 * groups.users(g) > limits.users ? many : few;
    into.add(groups.rowAt.get(g), groups.users(g), groups.columnAt.get(g), groups.segments(g));
  }
  const residual = residualOf(few, columns);
  const mined = mine({ residual, limits, outside: needOf(many, limits), budget: BUDGET });
  return assemble(mined, few, many, columns);
}
function needOf(pieces, limits) {
  let users = 0;
  let segments = 0;
  for (let p = 0; p < pieces.length; p++) {
    users += pieces.users(p) * Math.ceil(pieces.segments(p) / limits.segments);
    segments += pieces.segments(p) * Math.ceil(pieces.users(p) / limits.users);
  }
  return { users, segments };
}

// src/plan/packing/pairs.ts
function fillByPairs(cut, limits) {
  const shapes = new Shapes(cut, limits.users, limits.segments);
  const requests = new Requests(cut);
  while (!shapes.isEmpty) {
    const room = emptyRoom(limits);
    while (!shapes.isEmpty && !isFull(room)) {
      takeInto(shapes, requests, room, shapes.used[0]);
    }
    requests.close();
  }
  return requests;
}

// src/plan/packing/pack.ts
function packChanges(matrix, limits) {
  const canonical = groupRows(matrix);
  const requests = pack(canonical, limits);
  if (requests.count <= perSegmentRequests(matrix, limits)) return materialise(canonical, requests);
  const columns = transpose(canonical.matrix);
  return materialise(canonical, onePerColumn(columns, singleColumnUsers(limits)));
}
function pack(canonical, limits) {
  const { matrix, groups } = canonical;
  const grouped = packGroups(groups, limits);
  if (grouped.count <= countingBound(matrix, limits)) return grouped;
  const plain = sendInOrder(cutWide(groups, limits.segments), matrix.segmentOfColumn, limits);
  return fewest([grouped, plain, ...packAnew(canonical, limits)]);
}
function packGroups(groups, limits) {
  const cut = cutWide(groups, limits.segments);
  return limits.counting === "pairs" ? fillByPairs(cut, limits) : fillRequests(cut, limits);
}
function packAnew(canonical, limits) {
  if (limits.counting === "pairs") return [];
  if (limits.counting === "distinct") return [packDistinct(canonical, limits)];
  const pieces = minedPieces(canonical.groups, canonical.matrix.columns, limits);
  return [fillRequests(cutWide(pieces, limits.segments), limits)];
}
function fewest(packings) {
  return packings.reduce((best, next) => next.count < best.count ? next : best);
}
function onePerColumn(transposed, users) {
  const { columnStart, rows } = transposed;
  const columns = counted(columnStart.length - 1);
  const requests = new Requests(new Pieces(rows, columns));
  for (const column of columns) {
    const end = at(columnStart, column + 1);
    for (let from = at(columnStart, column); from < end; from += users) {
      requests.add(from, Math.min(users, end - from), column, 1);
      requests.close();
    }
  }
  return requests;
}

// src/plan/batches.ts
function packSegments(segments, limits) {
  const whole = toMatrix(segments);
  const ordered = separate(segments);
  const parts = ordered === null ? [whole] : [toMatrix(ordered.first), toMatrix(ordered.after)];
  const batches = parts.flatMap(
    ({ matrix, members, columns }) => packChanges(matrix, limits).map((batch) => toBatch(batch, members, columns))
  );
  return {
    batches,
    lowerBound: boundOf(whole.matrix, limits, batches.length),
    perSegmentRequests: perSegmentRequests(whole.matrix, limits)
  };
}
function boundOf(matrix, limits, requests) {
  const counted2 = countingBound(matrix, limits);
  return counted2 < requests ? lowerBound(matrix, limits) : counted2;
}
function toMatrix(segments) {
  const columns = [...columnsOf(segments, "REMOVE"), ...columnsOf(segments, "ADD")];
  const rows = new Rows();
  const rowsOf = columns.map(({ members }) => Uint32Array.from(members, rows.of));
  return { matrix: fill(columns, rows.members.length, rowsOf), members: rows.members, columns };
}
var Rows = class {
  members = [];
  #rows = { identity: /* @__PURE__ */ new Map(), guid: /* @__PURE__ */ new Map() };
  of = (member) => {
    const rows = this.#rows[member.kind];
    const known = rows.get(member.value);
    if (known !== void 0) return known;
    rows.set(member.value, this.members.length);
    return this.members.push(member) - 1;
  };
};
function columnsOf(segments, operation) {
  return segments.flatMap(({ key, add, remove }, segment) => {
    const members = operation === "ADD" ? add : remove;
    return members.length === 0 ? [] : [{ key, operation, segment, members }];
  });
}
function fill(columns, rows, rowsOf) {
  const rowStart = new Uint32Array(rows + 1);
  for (const column of rowsOf) {
    for (const row of column) increase(rowStart, row + 1, 1);
  }
  for (let row = 0; row < rows; row += 1) increase(rowStart, row + 1, rowStart[row] ?? 0);
  const cells = new Uint32Array(rowStart[rows] ?? 0);
  const at2 = rowStart.slice();
  for (const [column, own] of rowsOf.entries()) {
    for (const row of own) {
      cells[at2[row] ?? 0] = column;
      increase(at2, row, 1);
    }
  }
  return {
    rows,
    columns: columns.length,
    segmentOfColumn: Uint32Array.from(columns, (column) => column.segment),
    removes: Uint8Array.from(columns, (column) => column.operation === "REMOVE" ? 1 : 0),
    rowStart,
    cells
  };
}
function increase(counts, at2, by) {
  counts[at2] = (counts[at2] ?? 0) + by;
}
function toBatch(packed, members, columns) {
  return {
    entries: packed.map((entry) => ({
      members: ascending2(Array.from(entry.rows, (row) => pick(members, row))),
      actions: Array.from(entry.columns, (column) => {
        const { key, operation } = pick(columns, column);
        return { key, operation };
      })
    }))
  };
}
function ascending2(members) {
  const falls = members.some(
    (member, i) => i > 0 && compareMembers(pick(members, i - 1), member) > 0
  );
  return falls ? members.sort(compareMembers) : members;
}
function pick(values, index) {
  const value = values[index];
  if (value === void 0) throw new Error(`packing named number ${index} of ${values.length}`);
  return value;
}

// src/plan/digest.ts
import { createHash as createHash3 } from "node:crypto";
function planDigest(plan) {
  const { format, lock, desired, totals, creates } = plan;
  const feed = new Feed();
  feed.json({ format, lock, desired, totals, creates });
  for (const segment of plan.segments) {
    const { adopt, add, remove, ...facts } = segment;
    feed.json(facts);
    feed.members("~", adopt);
    feed.members("+", add);
    feed.members("-", remove);
  }
  for (const batch of plan.batches) {
    feed.line("batch");
    for (const entry of batch.entries) {
      feed.json(entry.actions);
      feed.members("=", entry.members);
    }
  }
  return feed.digest();
}
function digestOfParts(parts) {
  const hash = createHash3("sha256");
  for (const part of parts) {
    hash.update(`${part.length}:`);
    hash.update(part);
  }
  return hash.digest("hex");
}
var FLUSH_AT = 1 << 16;
var Feed = class {
  #hash = createHash3("sha256");
  #pending = "";
  line(text) {
    this.#pending += `${text}
`;
    if (this.#pending.length < FLUSH_AT) return;
    this.#hash.update(this.#pending);
    this.#pending = "";
  }
  json(value) {
    this.line(JSON.stringify(value));
  }
  members(mark, members) {
    for (const { kind, value } of members) this.line(`${mark}${kind} ${value}`);
  }
  digest() {
    return this.#hash.update(this.#pending).digest("hex");
  }
};

// src/lock/removal-budget.ts
function removalBudget(history, readPart2, now, windowMs) {
  const recent = history.filter(({ at: at2 }) => at2 > now - windowMs);
  let read = null;
  const recordsOf2 = (ids) => {
    read ??= recent.flatMap((ref) => readRecord(ref, readPart2).segments);
    const keys = keysOf(ids);
    return read.filter(({ key }) => keys.includes(key));
  };
  return {
    largestSize: (ids, size) => recordsOf2(ids).reduce((most, { before, after }) => Math.max(most, before, after), size),
    removedWith: (ids, planned) => {
      const charged = recordsOf2(ids).filter((record2) => record2.charged > 0);
      if (charged.length === 0) return planned.length;
      const removed = new Set(planned.map(nameOf));
      for (const record2 of charged) {
        for (const { operation, again, member } of changesIn(record2, readPart2)) {
          if (operation === "REMOVE" && !again) removed.add(nameOf(member));
        }
      }
      return removed.size;
    }
  };
}
function keysOf({ customerSegmentId, ctSegmentId }) {
  const number = ctSegmentId === void 0 ? [] : [`ct:${ctSegmentId}`];
  return customerSegmentId === void 0 ? number : [customerSegmentId, ...number];
}
function nameOf({ kind, value }) {
  return `${kind} ${value}`;
}

// src/plan/guards/waivers.ts
var LONGEST_DAYS = 30;
var DAY = 24 * 36e5;
function isInForce({ until }, now) {
  return now < until && until <= now + LONGEST_DAYS * DAY;
}
function waiverNotices(planned, ofConfig, now) {
  const own = planned.map(({ manifest }) => noticeOf(manifest.guard.waiver, manifest.key, now));
  return [noticeOf(ofConfig ?? void 0, null, now), ...own].filter((notice) => notice !== null);
}
function noticeOf(waiver, segment, now) {
  if (waiver === void 0 || isInForce(waiver, now)) return null;
  const whose = segment === null ? "the guard.waiver of all segments" : "its guard.waiver";
  const until = new Date(waiver.until).toISOString().slice(0, 16);
  if (waiver.until <= now) {
    return {
      code: "waiver-ended",
      segment,
      message: `${whose} ended at ${until}Z`,
      next: "Remove it."
    };
  }
  return {
    code: "waiver-too-long",
    segment,
    message: `${whose} has no effect: it would last until ${until}Z, and one lasts ${LONGEST_DAYS} days at most`,
    next: "Write an earlier `until:`."
  };
}

// src/plan/guards/allowances.ts
var LASTS_MS = 48 * 36e5;
var HOUR = 36e5;
var LONGEST_REASON = 200;
function allowanceFor(file, refusals, settings, now) {
  const written = settings.waiver ?? null;
  const before = written !== null && isInForce(written, now) ? written : null;
  const waiver = withNeeds(before, refusals, now);
  const empties = refusals.some(({ need }) => need.kind === "emptying");
  const onlyEmpties = refusals.every(({ need }) => need.kind === "emptying");
  const lines = [
    ...empties ? ["members: []"] : [],
    ...onlyEmpties ? [] : ["guard:", ...settingLines(settings), ...waiverLines(waiver)]
  ];
  const replaces = !onlyEmpties && Object.keys(settings).length > 0;
  return { file, yaml: lines.join("\n"), replaces };
}
function withNeeds(before, refusals, now) {
  const until = Math.floor((now + LASTS_MS) / HOUR) * HOUR;
  const reasons = refusals.flatMap(({ reason: reason2 }) => reason2 === "" ? [] : [reason2]);
  const checked = `checked: ${[...new Set(reasons)].join("; ")}`;
  const reason = before === null ? checked : `${before.reason}; ${checked}`;
  let waiver = {
    ...before ?? { lists: [], distinctFrom: [] },
    until: Math.max(until, before?.until ?? 0),
    reason: reason.slice(0, LONGEST_REASON)
  };
  for (const { need } of refusals) waiver = withNeed(waiver, need);
  return waiver;
}
function withNeed(waiver, need) {
  switch (need.kind) {
    case "emptying":
      return waiver;
    case "limit":
      return withLimit(waiver, need.name, need.threshold);
    case "list":
      return { ...waiver, lists: [.../* @__PURE__ */ new Set([...waiver.lists, need.path])] };
    case "distinct-from":
      return { ...waiver, distinctFrom: [.../* @__PURE__ */ new Set([...waiver.distinctFrom, need.key])] };
    default:
      return assertExhaustive(need);
  }
}
function withLimit(waiver, name, threshold) {
  if (name === "maxBilledEvents") {
    const events = threshold.kind === "count" ? threshold.count : 0;
    return { ...waiver, maxBilledEvents: Math.max(waiver.maxBilledEvents ?? 0, events) };
  }
  const before = waiver[name];
  return { ...waiver, [name]: before === void 0 ? threshold : larger(before, threshold) };
}
function larger(a, b) {
  if (a.kind === "count") return b.kind === "count" && b.count > a.count ? b : a;
  return b.kind === "count" || b.share > a.share ? b : a;
}
var NAMES = {
  maxRemovals: "max_removals",
  maxAdditions: "max_additions",
  maxExclusionShrink: "max_exclusion_shrink",
  maxChanges: "max_changes",
  maxBilledEvents: "max_billed_events"
};
function limitLines(limits, indent) {
  return Object.keys(NAMES).flatMap((name) => {
    const value = limits[name] ?? null;
    if (value === null) return [];
    return [`${indent}${NAMES[name]}: ${typeof value === "number" ? value : yamlOf(value)}`];
  });
}
function settingLines(settings) {
  const least = settings.minExisting;
  const minExisting = least === void 0 ? [] : [`  min_existing: ${least}`];
  const windowMs = "windowMs" in settings ? settings.windowMs : void 0;
  const window = windowMs === void 0 ? [] : [`  window: ${durationYaml(windowMs)}`];
  return [...limitLines(settings, "  "), ...minExisting, ...window];
}
function durationYaml(ms) {
  const seconds = ms / 1e3;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part, at2) => part === 0 ? "" : `${part}${"hms"[at2]}`).join("");
}
function waiverLines(waiver) {
  const { lists, distinctFrom, until, reason } = waiver;
  return [
    "  waiver:",
    ...limitLines(waiver, "    "),
    ...lists.length === 0 ? [] : [`    lists: ${JSON.stringify(lists)}`],
    ...distinctFrom.length === 0 ? [] : [`    distinct_from: ${JSON.stringify(distinctFrom)}`],
    `    until: ${new Date(until).toISOString().slice(0, 16)}Z`,
    `    reason: ${JSON.stringify(reason)}`
  ];
}
function yamlOf(threshold) {
  if (threshold.kind === "count") return String(threshold.count);
  return `${Number((threshold.share * 100).toFixed(6))}%`;
}

// src/plan/guards/list-guards.ts
function judgeLists(segment, evidenceOf2, now) {
  return segment.sources.flatMap((source) => {
    const { ref } = source;
    if (ref === null) return [];
    const locked = segment.entry.lists.find(
      ({ role, path }) => role === source.role && path === source.path
    );
    const known = { ref, source, locked, evidence: evidenceOf2(ref), now };
    return CHECKS.flatMap(({ guard, check }) => {
      const message = check(known);
      return message === null ? [] : [judged(segment, guard, ref.path, message)];
    });
  });
}
function judged({ manifest, waivers }, guard, path, message) {
  const found = { guard, segment: manifest.key };
  const waiver = waivers.find(({ lists }) => lists.includes(path));
  if (waiver !== void 0) {
    return {
      ...found,
      verdict: "pass",
      message: `${message} (waived: ${waiver.reason})`,
      by: waiver
    };
  }
  return { ...found, verdict: "refuse", message, need: { kind: "list", path }, reason: message };
}
var CHECKS = [
  { guard: "empty_list", check: emptyList },
  { guard: "list_cut_off", check: cutOff },
  { guard: "max_age", check: tooOld },
  { guard: "expect_rows", check: otherRows },
  { guard: "checksum", check: otherDigest }
];
function emptyList({ ref, source, locked }) {
  if (source.rows > 0 || ref.expectRows?.least === 0 || locked?.rows === 0) return null;
  if (source.bytes === 0) return `the list ${ref.path} is empty`;
  const what = ref.format.kind === "csv" ? "nothing but its header" : "no member";
  return `the list ${ref.path} holds ${what}`;
}
function cutOff({ ref, source, locked }) {
  if (locked === void 0 || source.endsWithNewline || !locked.endsWithNewline) return null;
  const isWhole = source.rows === locked.rows && source.bytes === locked.bytes - 1;
  if (source.bytes >= locked.bytes || isWhole) return null;
  return `the list ${ref.path} seems to be cut off: its last line has no end any more, and it went from ${count(locked.rows)} to ${plural(source.rows, "row")} (${count(locked.bytes)} to ${plural(source.bytes, "byte")})`;
}
function tooOld({ ref, evidence, now }) {
  if (ref.maxAgeMs === null) return null;
  if (evidence.changedAt === null) return `nobody can tell how old the list ${ref.path} is`;
  const age = now - evidence.changedAt;
  if (age <= ref.maxAgeMs) return null;
  return `the list ${ref.path} was last changed ${ageText(age)} ago (the limit is ${ageText(ref.maxAgeMs)})`;
}
function ageText(ms) {
  const minutes = Math.ceil(ms / 6e4);
  const hours2 = Math.floor(minutes / 60);
  const rest = minutes % 60 === 0 && hours2 > 0 ? "" : `${minutes % 60} min`;
  return [hours2 === 0 ? "" : `${count(hours2)} h`, rest].filter((part) => part !== "").join(" ");
}
function otherRows({ ref, source }) {
  const range = ref.expectRows;
  if (range === null || source.rows >= range.least && source.rows <= range.most) return null;
  return `the list ${ref.path} holds ${plural(source.rows, "member")}; expected: ${rangeText(range)}`;
}
function rangeText({ least, most }) {
  if (least === most) return count(least);
  return most === Number.POSITIVE_INFINITY ? `at least ${count(least)}` : `${count(least)} to ${count(most)}`;
}
function otherDigest({ ref, source, evidence }) {
  const { checksum } = evidence;
  if (checksum.kind === "none") return null;
  if (checksum.kind === "unreadable") {
    return `${ref.path}.sha256 holds no SHA-256 digest, so the list cannot be believed`;
  }
  if (checksum.sha256 === source.sha256) return null;
  return `the list ${ref.path} is not what ${ref.path}.sha256 says: its digest is ${source.sha256.slice(0, 12)}..., not ${checksum.sha256.slice(0, 12)}...`;
}

// src/plan/guards/limit.ts
var SCALE = 1e8;
function exceeds({ part, whole }, limit) {
  if (limit.kind === "count") return part > limit.count;
  const scaled = BigInt(Math.round(limit.share * SCALE));
  return BigInt(part) * BigInt(SCALE) > scaled * BigInt(whole ?? part);
}
function neededFor({ part, whole }, limit) {
  const percent = Math.ceil(part * 100 / (whole ?? 0));
  if (limit.kind === "count" || !(percent <= 100)) return { kind: "count", count: part };
  return { kind: "share", share: percent / 100 };
}
function thresholdText(limit) {
  return limit.kind === "count" ? count(limit.count) : percentText(limit.share);
}
function percentText(share) {
  return `${Math.round(share * 1e3) / 10}%`;
}
function judgeLimit(found) {
  const { guard, segment, measured, limit, says } = found;
  const { part, whole } = measured;
  const share = whole === null || whole === 0 ? "" : `${percentText(part / whole)}; `;
  const figures = `(${share}the limit is ${thresholdText(limit)}`;
  if (!exceeds(measured, limit)) {
    return { guard, segment, verdict: "pass", message: `${says[0]} ${figures})`, by: null };
  }
  const waiver = found.waivers.find((one) => isAllowed(found, one));
  if (waiver !== void 0) {
    const message2 = `${says[0]} ${figures}, waived: ${waiver.reason})`;
    return { guard, segment, verdict: "pass", message: message2, by: waiver };
  }
  const need = { kind: "limit", name: found.name, threshold: neededFor(measured, limit) };
  const message = `${says[1]} ${figures})`;
  return { guard, segment, verdict: "refuse", message, need, reason: found.inShort };
}
function isAllowed({ name, measured }, waiver) {
  const waived = name === "maxBilledEvents" ? countOf(waiver.maxBilledEvents) : waiver[name];
  return waived !== void 0 && !exceeds(measured, waived);
}
function countOf(value) {
  return value === void 0 ? void 0 : { kind: "count", count: value };
}

// src/plan/guards/segment-guards.ts
function judgeSegment(segment, defaults, budget) {
  return [
    ...judgeEmptying(segment),
    ...judgeRemovals(segment, defaults, budget),
    ...judgeAdditions(segment, defaults),
    ...judgeExclusions(segment, defaults)
  ];
}
function judgeEmptying({ manifest, entry, desired, removals }) {
  const before = sizeOf2(entry);
  if (desired > 0 || before === 0 || removals.length === 0) return [];
  const found = { guard: "emptying", segment: manifest.key };
  const retires = manifest.decisions.retire === "empty";
  if (retires || manifest.members?.count === 0) {
    const says = retires ? "retire: empty" : "members: []";
    const message = `empties the segment of ${plural(before, "member")}, as \`${says}\` says`;
    return [{ ...found, verdict: "pass", message, by: null }];
  }
  return [
    {
      ...found,
      verdict: "refuse",
      message: `would remove ${before === 1 ? "its only member" : `all ${count(before)} members`}, and nothing says that the segment is meant to be empty`,
      need: { kind: "emptying" },
      reason: ""
    }
  ];
}
function judgeRemovals({ manifest, entry, removals, waivers }, defaults, budget) {
  if (removals.length === 0) return [];
  const whole = budget.largestSize(manifest.ids, sizeOf2(entry));
  if (whole < (manifest.guard.minExisting ?? defaults.minExisting)) return [];
  const part = Math.min(whole, budget.removedWith(manifest.ids, removals));
  const earlier = part - removals.length;
  const makes = earlier === 0 && whole === sizeOf2(entry) ? `${count(part)} of ${plural(whole, "member")}` : `${plural(removals.length, "member")}, which makes ${count(part)} of ${count(whole)} within ${hours(defaults.windowMs)}`;
  const judged2 = judgeLimit({
    guard: "max_removals",
    segment: manifest.key,
    name: "maxRemovals",
    measured: { part, whole },
    limit: manifest.guard.maxRemovals ?? defaults.maxRemovals,
    waivers,
    says: [`removes ${makes}`, `would remove ${makes}`],
    inShort: `${plural(part, "removal")} from ${plural(whole, "member")}`
  });
  return [judged2];
}
function hours(ms) {
  const minutes = Math.round(ms / 6e4);
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}
function judgeAdditions({ manifest, entry, additions, waivers }, defaults) {
  const limit = manifest.guard.maxAdditions ?? defaults.maxAdditions;
  if (limit === null || additions === 0) return [];
  const whole = sizeOf2(entry);
  const isSmall = whole < (manifest.guard.minExisting ?? defaults.minExisting);
  if (limit.kind === "share" && (isSmall || whole === 0)) return [];
  const found = `${plural(additions, "member")} to ${count(whole)}`;
  const judged2 = judgeLimit({
    guard: "max_additions",
    segment: manifest.key,
    name: "maxAdditions",
    measured: { part: additions, whole },
    limit,
    waivers,
    says: [`adds ${found}`, `would add ${found}`],
    inShort: `${plural(additions, "addition")}`
  });
  return [judged2];
}
function judgeExclusions(segment, defaults) {
  const { manifest, entry, sources, waivers } = segment;
  return sources.flatMap((source) => {
    const locked = entry.lists.find(
      (list) => list.role === "exclusion" && list.path === source.path
    );
    if (source.role !== "exclusion" || locked === void 0 || source.rows >= locked.rows)
      return [];
    const lost = locked.rows - source.rows;
    const found = `${count(lost)} of ${count(locked.rows)} rows`;
    return [
      judgeLimit({
        guard: "max_exclusion_shrink",
        segment: manifest.key,
        name: "maxExclusionShrink",
        measured: { part: lost, whole: locked.rows },
        limit: manifest.guard.maxExclusionShrink ?? defaults.maxExclusionShrink,
        waivers,
        says: [
          `the exclusion ${source.path} lost ${found}`,
          `was the exclusion ${source.path} cut off? It lost ${found}`
        ],
        inShort: `the exclusion ${source.path} lost ${found}`
      })
    ];
  });
}
function sizeOf2(entry) {
  return entry.accepted + entry.inDoubt;
}

// src/plan/guards/same-segment.ts
var SAME = 0.9;
function judgeOtherForm(segment, input) {
  const { manifest, entry, desired, removals, waivers } = segment;
  if (desired > 0 || removals.length === 0) return [];
  const others = input.manifests.filter((other) => isOtherForm(manifest.ids, other.ids));
  return others.flatMap((other) => {
    const share = overlap(other, entry, input);
    if (share < SAME) return [];
    const found = { guard: "same_segment", segment: manifest.key };
    const waiver = waivers.find(({ distinctFrom }) => distinctFrom.includes(other.key));
    const what = `${percentText(share)} of its members are in ${other.key}, which may be the same segment by its other ID`;
    if (waiver !== void 0) {
      const message = `${what} (waived: ${waiver.reason})`;
      return [{ ...found, verdict: "pass", message, by: waiver }];
    }
    return [
      {
        ...found,
        verdict: "refuse",
        message: `would be emptied, but ${what}. If it is, remove this manifest and write both IDs into the other`,
        need: { kind: "distinct-from", key: other.key },
        reason: `${other.key} is another segment`
      }
    ];
  });
}
function isOtherForm(a, b) {
  const byName = ({ customerSegmentId, ctSegmentId }) => customerSegmentId !== void 0 && ctSegmentId === void 0;
  const byNumber = ({ customerSegmentId, ctSegmentId }) => customerSegmentId === void 0 && ctSegmentId !== void 0;
  return byName(a) && byNumber(b) || byNumber(a) && byName(b);
}
function overlap(manifest, entry, input) {
  const size = sizeOf2(entry);
  if (size === 0) return 0;
  const byKey = new Map(input.manifests.map((other) => [other.key, other]));
  const desired = openDesired(manifest, byKey, input.openList);
  const diff = diffSegment(desired, entry, input.readChunk, input.now);
  return (size - diff.remove.length) / size;
}

// src/plan/guards/total-guards.ts
var LEAST_DEFAULT = 1e4;
var DEFAULT_SHARE = 0.2;
function judgeTotals(changes, index, guard, waivers) {
  if (changes === 0) return [];
  const locked = [...index.segments.values()].reduce((sum2, entry) => sum2 + sizeOf2(entry), 0);
  return [
    ...judgeChanges(changes, locked, guard, waivers),
    ...judgeBilledEvents(changes, guard, waivers)
  ];
}
function judgeChanges(changes, locked, guard, waivers) {
  if (locked === 0) return [];
  const most = Math.max(LEAST_DEFAULT, Math.floor(DEFAULT_SHARE * locked));
  const found = `${plural(changes, "change")}, with ${plural(locked, "membership")} in the lock`;
  const judged2 = judgeLimit({
    guard: "max_changes",
    segment: null,
    name: "maxChanges",
    measured: { part: changes, whole: locked },
    limit: guard.maxChanges ?? { kind: "count", count: most },
    waivers,
    says: [`makes ${found}`, `would make ${found}`],
    inShort: plural(changes, "change")
  });
  return judged2.verdict === "pass" && judged2.by === null ? [] : [judged2];
}
function judgeBilledEvents(changes, { maxBilledEvents }, waivers) {
  if (maxBilledEvents === null) return [];
  const judged2 = judgeLimit({
    guard: "max_billed_events",
    segment: null,
    name: "maxBilledEvents",
    measured: { part: changes, whole: null },
    limit: { kind: "count", count: maxBilledEvents },
    waivers,
    says: [`may bill ${plural(changes, "event")}`, `might bill ${plural(changes, "event")}`],
    inShort: plural(changes, "billed event")
  });
  return judged2.verdict === "pass" && judged2.by === null ? [] : [judged2];
}

// src/plan/guards/judge.ts
function judge(planned, input) {
  const { config, index, now } = input;
  const ofConfig = config.guard.waiver !== null && isInForce(config.guard.waiver, now);
  const common = ofConfig && config.guard.waiver !== null ? [config.guard.waiver] : [];
  const budget = removalBudget(index.history, input.readPart, now, config.guard.windowMs);
  const segments = planned.map((segment) => {
    const own = segment.manifest.guard.waiver;
    const inForce = own !== void 0 && isInForce(own, now) ? [own] : [];
    return guardedOf(segment, [...inForce, ...common]);
  });
  const judgements = [
    ...segments.flatMap((segment) => [
      ...judgeLists(segment, input.evidenceOf, now),
      ...judgeSegment(segment, config.guard, budget),
      ...judgeOtherForm(segment, input)
    ]),
    ...judgeTotals(changesOf(segments), index, config.guard, common)
  ];
  return { guards: toVerdicts(judgements, planned, input), waivers: usedIn(judgements) };
}
function guardedOf({ manifest, entry, sources, diff }, waivers) {
  const { desired, add, remove, confirmedAdditions, confirmedRemovals } = diff;
  const confirmed = new Set(confirmedRemovals);
  return {
    manifest,
    entry,
    sources,
    desired,
    additions: add.length - confirmedAdditions.length,
    removals: confirmed.size === 0 ? remove : remove.filter((member) => !confirmed.has(member)),
    waivers
  };
}
function changesOf(segments) {
  return segments.reduce((sum2, { additions, removals }) => sum2 + additions + removals.length, 0);
}
function toVerdicts(judgements, planned, { config, now }) {
  const refused = judgements.filter((one) => one.verdict === "refuse");
  const own = new Map(planned.map(({ manifest }) => [manifest.key, manifest]));
  const allowances = /* @__PURE__ */ new Map();
  for (const segment of new Set(refused.map((one) => one.segment))) {
    const needs = refused.filter((one) => one.segment === segment);
    const manifest = segment === null ? void 0 : own.get(segment);
    const file = manifest?.place.file ?? config.file;
    const settings = manifest?.guard ?? config.writtenGuard;
    allowances.set(segment, allowanceFor(file, needs, settings, now));
  }
  return judgements.map(({ guard, segment, verdict, message }) => ({
    guard,
    segment,
    verdict,
    message,
    allow: verdict === "refuse" ? allowances.get(segment) ?? null : null
  }));
}
function usedIn(judgements) {
  const used = judgements.flatMap((one) => {
    if (one.verdict !== "pass" || one.by === null) return [];
    const { reason, until } = one.by;
    return [{ segment: one.segment, reason, until }];
  });
  return [...new Map(used.map((waiver) => [JSON.stringify(waiver), waiver])).values()];
}

// src/plan/decisions.ts
function decisionNotices(planned, input) {
  return planned.flatMap((segment) => [
    ...adoption(segment),
    ...retirement(segment),
    ...renaming(segment, input)
  ]);
}
function adoption({ manifest, entry, adopt, diff }) {
  const segment = manifest.key;
  if (adopt.length > 0) {
    const message2 = `it is taken over as it is: its ${plural(adopt.length, "member")} ${adopt.length === 1 ? "enters" : "enter"} the lock, and nothing is sent for them`;
    const next = "If some may not be in the account, write `adopt: in_doubt`.";
    return [{ code: "adopted", segment, message: message2, next }];
  }
  if (manifest.decisions.adopt === null) return [];
  if (sizeOf2(entry) > 0) {
    const message2 = "the lock knows it, so `adopt:` has no effect any more";
    return [{ code: "adopt-has-ended", segment, message: message2, next: "Remove it when convenient." }];
  }
  if (manifest.decisions.adopt === "accepted" || diff.add.length === 0) return [];
  const message = `it is taken over: ${plural(diff.add.length, "member")} to be sent once, since some may not be in the account`;
  return [{ code: "adopted", segment, message, next: null }];
}
function retirement({ manifest, entry }) {
  const { retire } = manifest.decisions;
  if (retire === null) return [];
  const segment = manifest.key;
  const size = sizeOf2(entry);
  if (retire === "keep" && !entry.retired && size > 0) {
    const message2 = `it is managed no longer once this is applied; its ${plural(size, "member")} ${size === 1 ? "stays" : "stay"}`;
    return [{ code: "retired", segment, message: message2, next: null }];
  }
  if (retire === "empty" && size > 0) return [];
  const message = "it is retired";
  return [{ code: "retired", segment, message, next: "Its manifest may be removed." }];
}
function renaming({ manifest, diff }, { index }) {
  const { renamedFrom } = manifest.decisions;
  if (renamedFrom === null) return [];
  const segment = manifest.key;
  const old = findEntry(index, idsOf(renamedFrom));
  if (old.kind !== "found") {
    const message2 = `the lock does not know ${renamedFrom}, from which it is said to be renamed`;
    return [{ code: "renamed", segment, message: message2, next: "Mend `renamed_from:` or remove it." }];
  }
  const size = sizeOf2(old.entry);
  const message = `the vendor cannot rename a segment: this is a new one, to which ${plural(diff.add.length, "member")} ${diff.add.length === 1 ? "is" : "are"} added (each is billed), and ${renamedFrom} keeps its ${count(size)}; emptying that costs up to ${plural(size, "billed event")} more`;
  const next = `When campaigns use the new one, declare ${renamedFrom} with \`retire: empty\`, or with \`retire: keep\`.`;
  return [{ code: "renamed", segment, message, next }];
}
function idsOf(key) {
  const number = /^ct:(\d+)$/.exec(key)?.[1];
  return number === void 0 ? { customerSegmentId: key } : { ctSegmentId: Number(number) };
}
var ALIKE = 0.9;
function successors(planned, orphan, input) {
  const size = sizeOf2(orphan);
  return planned.filter(({ entry, diff }) => sizeOf2(entry) === 0 && diff.desired >= ALIKE * size).filter(({ manifest }) => overlap(manifest, orphan, input) >= ALIKE).map(({ manifest }) => manifest.key);
}

// src/plan/notices.ts
function noticesOf(planned, input) {
  return [
    ...orphans(planned, input),
    ...planned.flatMap(duplicates),
    ...planned.flatMap(manyInline),
    ...planned.flatMap(unknownCreates),
    ...planned.flatMap(mustExist),
    ...planned.flatMap(blockedSegments),
    ...decisionNotices(planned, input),
    ...waiverNotices(planned, input.config.guard.waiver, input.now)
  ];
}
function orphans(planned, input) {
  if (input.only !== null) return [];
  return orphansOf(input).map(([key, entry]) => {
    const like = successors(planned, entry, input);
    const also = like.length === 0 ? "" : `; most of them are also in the new ${like.join(", ")}`;
    return {
      code: "orphan",
      segment: key,
      message: `no manifest declares it any more; its ${count(entry.accepted + entry.inDoubt)} members stay as they are${also}`,
      next: "Restore its manifest, or declare it with `retire: keep` or `retire: empty` under `segment:`."
    };
  });
}
function orphansOf({
  index,
  manifests
}) {
  const declared = new Set(
    manifests.flatMap((manifest) => {
      const match = findEntry(index, manifest.ids);
      return match.kind === "found" ? [match.key] : [];
    })
  );
  return [...index.segments].filter(([key, entry]) => !declared.has(key) && !entry.retired).filter(([, { accepted, inDoubt }]) => accepted + inDoubt > 0).sort(([a], [b]) => a < b ? -1 : 1);
}
function duplicates({ manifest, sources }) {
  return sources.filter((source) => source.duplicates > 0).map((source) => ({
    code: "list-duplicates",
    segment: manifest.key,
    message: `${source.path} holds ${count(source.duplicates)} duplicate rows; each member counts once`,
    next: null
  }));
}
var MANY_INLINE = 1e5;
function manyInline({ manifest }) {
  const inline2 = manifest.members?.count ?? 0;
  if (inline2 <= MANY_INLINE) return [];
  return [
    {
      code: "many-inline-members",
      segment: manifest.key,
      message: `its manifest lists ${count(inline2)} members itself`,
      next: "Move them to a list, one to a line, and name it under `members_from:`."
    }
  ];
}
function unknownCreates({ manifest, entry }) {
  if (!manifest.create || entry.created === "yes" || entry.accepted === 0) return [];
  return [
    {
      code: "create-after-members",
      segment: manifest.key,
      message: `${count(entry.accepted)} members were sent before the segment was created by segops; if it did not exist, the vendor skipped them`,
      next: "If the segment exists already, remove `create: true`."
    }
  ];
}
function mustExist({ manifest, entry, diff }) {
  const isKnown = entry.chunks.length > 0 || entry.created !== "no";
  if (isKnown || manifest.create || manifest.decisions.adopt !== null) return [];
  if (diff.add.length === 0) return [];
  return [
    {
      code: "must-exist",
      segment: manifest.key,
      message: "members are sent to it for the first time: unless it is an API segment of the account, the vendor skips them without a word",
      next: "If it does not exist yet, add `create: true`."
    }
  ];
}
function blockedSegments({ manifest, blocked }) {
  if (blocked === null) return [];
  const why = blocked.error === "API_SEGMENT_ID_MISMATCH" ? "its two IDs do not name the same segment" : "it does not exist as an API segment, or was deleted";
  return [
    {
      code: "blocked",
      segment: manifest.key,
      message: `the vendor reported that ${why}; it gets no changes until that is mended`,
      next: "Mend its IDs in the manifest, or run `segops unblock` with its key once it exists."
    }
  ];
}

// src/plan/assemble.ts
function assemblePlan(input) {
  const wanted = input.manifests.filter(({ key }) => input.only === null || key === input.only);
  const contradictions = wanted.flatMap((manifest) => contradictionOf(manifest, input.index));
  if (contradictions.length > 0) return { ok: false, problems: contradictions };
  const segments = planSegments(wanted, input);
  const problems = distinct(segments.flatMap(({ sources }) => sources.flatMap((s) => s.problems)));
  if (problems.some(({ severity }) => severity === "error")) return { ok: false, problems };
  return { ok: true, value: toPlan(segments, input), warnings: problems };
}
function contradictionOf(manifest, index) {
  const match = findEntry(index, manifest.ids);
  if (match.kind !== "contradiction") return [];
  return [
    {
      severity: "error",
      code: "ids-contradict-lock",
      message: match.message,
      place: manifest.place,
      next: "Give the segment the IDs it was applied with, or declare a segment of its own."
    }
  ];
}
function planSegments(wanted, input) {
  const byKey = new Map(input.manifests.map((manifest) => [manifest.key, manifest]));
  return wanted.map((manifest) => {
    const match = findEntry(input.index, manifest.ids);
    const entry = match.kind === "found" ? match.entry : EMPTY_ENTRY;
    const blocked = stillBlocked(entry.blocked, manifest.ids);
    if (manifest.decisions.retire === "keep") return untouched(manifest, entry, blocked);
    const desired = openDesired(manifest, byKey, input.openList);
    const found = untilOrdered(() => diffSegment(desired, entry, input.readChunk, input.now));
    const { diff, adopt } = adopted(manifest, match.kind === "none", found);
    const sources = desired.sources();
    if (blocked !== null) {
      return { manifest, entry, blocked, sources, adopt: [], diff: { ...found, ...NO_CHANGES } };
    }
    return { manifest, entry, blocked, sources, adopt, diff };
  });
}
var NO_CHANGES = {
  add: [],
  remove: [],
  settling: 0,
  confirmedAdditions: [],
  confirmedRemovals: []
};
function untouched(manifest, entry, blocked) {
  const diff = { ...NO_CHANGES, desired: entry.accepted + entry.inDoubt };
  return { manifest, entry, blocked, sources: [], adopt: [], diff };
}
function adopted({ decisions }, isNew, diff) {
  if (!isNew || decisions.adopt === null) return { diff, adopt: [] };
  if (decisions.adopt === "accepted") return { diff: { ...diff, add: [] }, adopt: diff.add };
  return { diff: { ...diff, confirmedAdditions: diff.add }, adopt: [] };
}
function distinct(problems) {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
function toPlan(planned, input) {
  const segments = planned.map(toSegmentPlan);
  const packed = packSegments(segments, input.config.limits);
  const add = sum(segments.map((segment) => segment.add.length));
  const remove = sum(segments.map((segment) => segment.remove.length));
  const digested = {
    format: "segops-plan/1",
    lock: { lineage: input.index.lineage, serial: input.index.serial },
    desired: { digest: desiredDigest(planned) },
    totals: {
      add,
      remove,
      segments: segments.filter((segment) => segment.add.length + segment.remove.length > 0).length,
      requests: packed.batches.length,
      lowerBound: packed.lowerBound,
      perSegmentRequests: packed.perSegmentRequests,
      billedEvents: add + remove
    },
    creates: planned.flatMap(createOf),
    segments,
    batches: packed.batches
  };
  return {
    ...digested,
    digest: planDigest(digested),
    ...judge(planned, input),
    notices: noticesOf(planned, input)
  };
}
function toSegmentPlan({ manifest, entry, diff, sources, adopt }) {
  return {
    key: manifest.key,
    ids: manifest.ids,
    name: manifest.name,
    before: entry.accepted + entry.inDoubt,
    after: diff.desired,
    inDoubt: entry.inDoubt,
    settling: diff.settling,
    lists: listFacts({ manifest, entry, diff, sources }),
    retired: manifest.decisions.retire === "keep",
    adopt,
    add: diff.add,
    remove: diff.remove
  };
}
function listFacts({
  manifest,
  entry,
  diff,
  sources
}) {
  const isOnly = sources.length === 1 && (manifest.members?.count ?? 0) === 0;
  const added = diff.add.length - diff.confirmedAdditions.length;
  const removed = diff.remove.length - diff.confirmedRemovals.length;
  return sources.map(({ path, role, rows, bytes, sha256, endsWithNewline }) => {
    const before = entry.lists.find((list) => list.role === role && list.path === path);
    const rowsBefore = before?.rows ?? null;
    const since = isOnly && before !== void 0 ? { added, removed } : null;
    return { path, role, rows, bytes, sha256, endsWithNewline, rowsBefore, since };
  });
}
function createOf({ manifest, entry }) {
  const { customerSegmentId } = manifest.ids;
  if (!manifest.create || customerSegmentId === void 0 || entry.created === "yes") return [];
  return [{ key: manifest.key, customerSegmentId, name: manifest.name ?? manifest.key }];
}
function desiredDigest(planned) {
  return digestOfParts(
    planned.flatMap(({ manifest, sources }) => [
      JSON.stringify([manifest.key, manifest.ids, manifest.create, manifest.members === null]),
      manifest.members?.identities ?? "",
      manifest.members?.guids ?? "",
      JSON.stringify(sources.map(({ role, path, rows, sha256 }) => [role, path, rows, sha256]))
    ])
  );
}
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

// cmd/evidence.ts
import { execFileSync } from "node:child_process";
import { readFileSync as readFileSync3, statSync } from "node:fs";
import { dirname as dirname2 } from "node:path";

// src/manifest/evidence.ts
var DIGEST = /^\\?([0-9a-f]{64})(\s|$)/i;
function parseChecksum(text) {
  if (text === null) return { kind: "none" };
  const sha256 = DIGEST.exec(text)?.[1]?.toLowerCase();
  return sha256 === void 0 ? { kind: "unreadable" } : { kind: "sha256", sha256 };
}

// cmd/evidence.ts
var MOST_BYTES2 = 4096;
function evidenceOf(config, path, ref) {
  return {
    changedAt: ref.maxAgeMs === null ? null : changedAt(path),
    checksum: readChecksum(config, ref)
  };
}
function changedAt(path) {
  const committed = committedAt(path);
  return committed ?? statSync(path).mtimeMs;
}
function isCommitted(path) {
  return committedAt(path) !== null;
}
function committedAt(path) {
  const folder = dirname2(path);
  if (git(folder, ["status", "--porcelain", "--ignored", "--", path]) !== "") return null;
  const seconds = Number(git(folder, ["log", "-1", "--format=%ct", "--", path]) || Number.NaN);
  return Number.isNaN(seconds) ? null : seconds * 1e3;
}
function git(folder, args) {
  try {
    const stdio = ["ignore", "pipe", "ignore"];
    return execFileSync("git", args, { cwd: folder, stdio }).toString().trim();
  } catch {
    return null;
  }
}
function readChecksum(config, ref) {
  const sidecar = resolveList(config, { ...ref, path: `${ref.path}.sha256` });
  if (!sidecar.ok) {
    const isMissing = sidecar.problems.every(({ code }) => code === "list-missing");
    return isMissing ? { kind: "none" } : { kind: "unreadable" };
  }
  if (statSync(sidecar.value).size > MOST_BYTES2) return { kind: "unreadable" };
  return parseChecksum(readFileSync3(sidecar.value, "utf8"));
}

// cmd/provenance.ts
import { execFileSync as execFileSync2 } from "node:child_process";
import { userInfo as userInfo2 } from "node:os";
function provenanceOf(plan, folder, env) {
  return {
    commit: headCommit(folder),
    actor: env.GITHUB_ACTOR ?? env.GITLAB_USER_LOGIN ?? gitUser(folder) ?? systemUser(),
    run: runOf(env),
    plan: plan.digest,
    waivers: plan.waivers
  };
}
function headCommit(folder) {
  return git2(folder, ["rev-parse", "--verify", "HEAD"]);
}
function gitUser(folder) {
  return git2(folder, ["config", "user.email"]);
}
function systemUser() {
  try {
    return userInfo2().username;
  } catch {
    return null;
  }
}
function runOf(env) {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = env;
  if (!GITHUB_RUN_ID) return env.CI_JOB_URL ?? null;
  const server = GITHUB_SERVER_URL ?? "https://github.com";
  const attempt = GITHUB_RUN_ATTEMPT === void 0 ? "" : `/attempts/${GITHUB_RUN_ATTEMPT}`;
  return `${server}/${GITHUB_REPOSITORY ?? ""}/actions/runs/${GITHUB_RUN_ID}${attempt}`;
}
function runNumber({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT }) {
  return GITHUB_RUN_ID ? `${GITHUB_RUN_ID}/${GITHUB_RUN_ATTEMPT ?? "1"}` : null;
}
function git2(folder, args) {
  try {
    const stdio = ["ignore", "pipe", "ignore"];
    const found = execFileSync2("git", args, { cwd: folder, stdio }).toString().trim();
    return found === "" ? null : found;
  } catch {
    return null;
  }
}

// cmd/workspace.ts
var InvalidSources = class extends Failure {
};
function openWorkspace(cwd, options) {
  const shownFrom = options.shownFrom ?? cwd;
  const file = unwrap(findConfig(cwd, options.config));
  const config = unwrap(readConfig(file, options.env ?? null, shownFrom));
  const manifests = unwrap(readManifests(config, shownFrom));
  return { config, manifests, store: storeOf(config, options) };
}
function openLock(cwd, options) {
  const file = unwrap(findConfig(cwd, options.config));
  return storeOf(unwrap(readConfig(file, options.env ?? null, cwd)), options);
}
function unwrap(result) {
  if (result.ok) return result.value;
  throw new InvalidSources(result.problems);
}
function storeOf(config, { onStaleLock, ownerEnded }) {
  const { at: at2, lineage } = config.lock;
  if (at2.kind === "branch") {
    const { branch } = at2;
    const run = runNumber(process.env);
    return branchStore({
      folder: config.folder,
      branch,
      lineage,
      run,
      ...onStaleLock === void 0 ? {} : { onStale: onStaleLock },
      ...ownerEnded === void 0 ? {} : { ownerEnded }
    });
  }
  const path = isAbsolute(at2.file) ? at2.file : resolve(config.folder, at2.file);
  return fileStore(nodeFiles, path, lineage);
}
function planWorkspace(workspace, lock, now, only, open = openListOf) {
  const { config, manifests } = workspace;
  if (only !== null && !manifests.some(({ key }) => key === only))
    throw unknownSegment(only, manifests);
  const space = new SortSpace(diskSpill);
  const result = assemblePlan({
    config,
    manifests,
    index: lock.index,
    readChunk: lock.readChunk,
    readPart: lock.readPart,
    evidenceOf: (ref) => evidenceOf(config, unwrap(resolveList(config, ref)), ref),
    openList: (ref) => open(config, ref, space),
    now,
    only
  });
  if (!result.ok) throw new InvalidSources(result.problems);
  return { plan: result.value, warnings: result.warnings };
}
function openListOf(config, ref, space) {
  const path = unwrap(resolveList(config, ref));
  return openList(ref, () => openListFile(path), space);
}
function unknownSegment(key, manifests) {
  const known = manifests.map((manifest) => manifest.key).join(", ");
  return failure(
    "unknown-segment",
    `no manifest declares the segment ${key}`,
    `Choose one of: ${known}.`
  );
}

export {
  describeOwner,
  isProvablyGone,
  isProvablyAlive,
  parseJournal,
  digestOf,
  parseChunk,
  recordFile,
  findEntry,
  SETTLED,
  afterChange,
  MAX_CHUNK_BYTES,
  foldUpdates,
  readIndex,
  readChunk,
  readPart,
  filesOf,
  isJournalPart,
  journalParts,
  INDEX,
  FOLDER,
  openLocked,
  openDesired,
  sameUserKey,
  ChangeLines,
  recordsOf,
  changesIn,
  changesOfMember,
  orphansOf,
  changedAt,
  isCommitted,
  provenanceOf,
  runNumber,
  InvalidSources,
  openWorkspace,
  openLock,
  unwrap,
  planWorkspace,
  openListOf
};
