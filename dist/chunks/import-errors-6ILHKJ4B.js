import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  writtenBy
} from "./chunk-NKGXK2UL.js";
import {
  timeOf
} from "./chunk-ZZMI4N4C.js";
import "./chunk-RVGNAGAZ.js";
import {
  readNamed
} from "./chunk-YSBFZHU4.js";
import {
  whyOf
} from "./chunk-GAAB6DMV.js";
import {
  MAX_SKEW_MS,
  underLease
} from "./chunk-2VZNV34P.js";
import {
  messageLines
} from "./chunk-OPC25PTJ.js";
import {
  WORKSPACE,
  cliCommand,
  needed,
  text,
  toggle
} from "./chunk-HWQPXGAV.js";
import {
  CsvRecords,
  SortSpace,
  checkMemberText,
  diskSpill,
  encodingOf,
  inUtf8,
  likelyHeader,
  openDesired,
  openListOf,
  openWorkspace,
  untilOrdered
} from "./chunk-IZEHMJH7.js";
import {
  tooLarge
} from "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import {
  MAX_CHUNK_BYTES,
  NO_FILES,
  changesOf,
  doubted,
  findEntry,
  foldUpdates,
  idsOf,
  isSent,
  keepingLast,
  nameOf,
  openLocked,
  ownedBy,
  ownersAmong,
  readRecord,
  withChunks
} from "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-CM3TFJKA.js";
import {
  ENTRY_ERRORS
} from "./chunk-S7QDTAJS.js";
import {
  compareRanges,
  readerOf
} from "./chunk-ISJ3FD7T.js";
import {
  showValue,
  wrap
} from "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
import {
  Failure,
  asCode,
  asCommand,
  asForeign,
  asKey,
  asLabel,
  asPath,
  count,
  failure,
  lineText,
  plural,
  say
} from "./chunk-I3YRI3NT.js";

// src/clevertap/error-stream.ts
function isEntryError(text2) {
  return ENTRY_ERRORS.includes(text2);
}
function parseErrorStream(text2) {
  const plain = text2.replace(/^\uFEFF/, "");
  try {
    return /^\s*[[{]/.test(plain) ? fromJson(JSON.parse(plain)) : fromTable(plain);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { ok: false, message: say`it cannot be read${asForeign(said)}` };
  }
}
var FIELDS = {
  segmentid: "ctSegmentId",
  ctsegmentid: "ctSegmentId",
  customersegmentid: "customerSegmentId",
  useridentity: "user",
  identity: "user",
  errortype: "error",
  error: "error",
  time: "written",
  timestamp: "written",
  eventtime: "written"
};
function fieldOf(name) {
  return FIELDS[name.toLowerCase().replace(/[^a-z]/g, "")] ?? null;
}
var EMPTY = { error: "", ctSegmentId: "", customerSegmentId: "", user: "", written: "" };
function rowFrom(at, fields) {
  const { written, ...row } = { ...EMPTY, ...Object.fromEntries(fields) };
  return { ...row, at, time: timeOf2(written) };
}
var WITH_ZONE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)$/;
function timeOf2(text2) {
  if (/^\d{10}$/.test(text2)) return Number(text2) * 1e3;
  if (/^\d{13}$/.test(text2)) return Number(text2);
  const time = WITH_ZONE.test(text2) ? Date.parse(text2.replace(" ", "T").replace(" ", "")) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
function fromTable(text2) {
  const bytes = Buffer.from(text2);
  const { delimiter, header } = likelyHeader(bytes);
  const fields = header.map(fieldOf);
  if (!fields.includes("user"))
    return { ok: false, message: say`it has no column ${asLabel("User Identity")}` };
  if (!fields.includes("ctSegmentId") && !fields.includes("customerSegmentId")) {
    const message = say`it has no column ${asLabel("Segment ID")} or ${asLabel("Customer Segment ID")}`;
    return { ok: false, message };
  }
  const records = new CsvRecords(readerOf(bytes), delimiter.charCodeAt(0));
  const rows = [];
  while (records.next()) {
    if (records.count > fields.length) return tooMany(records, fields.length);
    rows.push(rowOfRecord(records, fields));
  }
  const { fault } = records;
  if (fault === null) return { ok: true, rows: rows.slice(1) };
  return { ok: false, message: say`${lineText(fault.line)}: ${fault.message}` };
}
function tooMany({ line, count: count2 }, expected) {
  const has = plural(count2, "field");
  return { ok: false, message: say`${lineText(line)} has ${has}, but the header has ${expected}` };
}
function rowOfRecord(record, fields) {
  const pairs = fields.flatMap(
    (field, at) => field === null ? [] : [[field, record.field(at).toString().trim()]]
  );
  return rowFrom(record.line, pairs);
}
function fromJson(value) {
  const items = Array.isArray(value) ? value : firstArrayIn(value);
  if (items === null) return { ok: false, message: say`its JSON has no list of rows` };
  return { ok: true, rows: items.map((item, index) => rowOf(item, index + 1)) };
}
function firstArrayIn(value) {
  if (typeof value !== "object" || value === null) return null;
  return Object.values(value).find(Array.isArray) ?? null;
}
function rowOf(item, at) {
  if (typeof item !== "object" || item === null) return rowFrom(at, []);
  const pairs = Object.entries(item).flatMap(([name, value]) => {
    const field = fieldOf(name);
    const isText = typeof value === "string" || typeof value === "number";
    return field === null || !isText ? [] : [[field, String(value)]];
  });
  return rowFrom(at, pairs);
}

// src/lock/import-users.ts
var KINDS = ["identity", "guid"];
async function knownUsers(users, entry, desired, { index, fetch, readPart }) {
  const found = /* @__PURE__ */ new Map();
  const wanted = [...users].map((user) => Buffer.from(user)).sort(Buffer.compare);
  const add = (kind, values) => {
    for (const value of values) found.set(nameOf({ kind, value }), { kind, value });
  };
  for (const kind of KINDS) {
    add(
      kind,
      await withChunks(
        fetch,
        entry.chunks,
        (read) => lockedAmong(wanted, entry, kind, keepingLast(read))
      )
    );
    if (desired !== null) {
      add(
        kind,
        untilOrdered(() => among(wanted, desired(kind)))
      );
    }
  }
  const sentAt = /* @__PURE__ */ new Map();
  const owned = ownedBy(entry);
  for (const ref of [...index.history].reverse()) {
    const { segments, startedAt } = await readRecord(ref, readPart);
    for (const segment of segments.filter(({ key }) => owned.has(key))) {
      for await (const { operation, outcome, member } of changesOf(segment, readPart)) {
        if (!users.has(member.value) || outcome === "rejected") continue;
        add(member.kind, [member.value]);
        if (!isSent(operation) || sentAt.has(nameOf(member))) continue;
        sentAt.set(nameOf(member), startedAt);
      }
    }
  }
  return byUser(found, sentAt);
}
function byUser(found, sentAt) {
  const known = /* @__PURE__ */ new Map();
  for (const [name, member] of found) {
    const { members, sentAt: before } = known.get(member.value) ?? { members: [], sentAt: null };
    const at = sentAt.get(name) ?? null;
    const newest = before === null || at === null ? before ?? at : Math.max(before, at);
    known.set(member.value, { members: [...members, member], sentAt: newest });
  }
  return known;
}
function lockedAmong(wanted, entry, kind, read) {
  const { accepted, unconfirmed, stamps } = openLocked(entry, kind, read);
  const found = among(wanted, accepted);
  while (accepted.next()) ;
  const users = new Set(wanted.map(String));
  const beside = [...unconfirmed, ...stamps].map(({ member }) => member.value);
  return [...found, ...beside.filter((value) => users.has(value))];
}
function among(wanted, cursor) {
  const found = [];
  let has = cursor.next();
  for (const user of wanted) {
    let order = -1;
    while (has) {
      order = compareRanges(cursor.bytes, cursor.start, cursor.end, user, 0, user.length);
      if (order >= 0) break;
      has = cursor.next();
    }
    if (has && order === 0) found.push(user.toString());
  }
  return found;
}

// src/lock/import-errors.ts
async function importErrors(rows, sources) {
  const bySegment = /* @__PURE__ */ new Map();
  const unmatched = [];
  for (const row of rows) {
    const owners = ownersAmong(sources.index.segments, keysIn(row));
    if (owners.length === 0) unmatched.push(row);
    for (const [key] of owners) bySegment.set(key, [...bySegment.get(key) ?? [], row]);
  }
  const found = [];
  for (const [key, entry] of sources.index.segments) {
    const own = bySegment.get(key);
    if (own !== void 0) found.push(await errorsOf(key, entry, own, sources));
  }
  return {
    updates: found.filter(({ edits, block }) => edits.length > 0 || block !== null).map(updateOf),
    unconfirmed: new Map(found.map(({ key, edits }) => [key, edits.length])),
    blocked: new Map(
      found.flatMap(({ key, block }) => block === null ? [] : [[key, block.error]])
    ),
    unmatched: inOrder([...unmatched, ...found.flatMap((one) => one.unmatched)]),
    outdated: inOrder(found.flatMap((one) => one.outdated))
  };
}
function keysIn({ customerSegmentId, ctSegmentId }) {
  return [
    ...customerSegmentId === "" ? [] : [customerSegmentId],
    ...ctSegmentId === "" ? [] : [`ct:${ctSegmentId}`]
  ];
}
function inOrder(rows) {
  return [...new Set(rows)].sort((a, b) => a.at - b.at);
}
async function errorsOf(key, entry, rows, sources) {
  const users = new Set(rows.map(({ user }) => user).filter(isMember));
  const known = await knownUsers(users, entry, sources.desiredOf(key), sources);
  const sorted = { counts: [], unmatched: [], outdated: [] };
  for (const row of rows) sorted[standingOf(row, known.get(row.user))].push(row);
  const members = /* @__PURE__ */ new Map();
  for (const { user } of sorted.counts) {
    for (const member of known.get(user)?.members ?? []) members.set(nameOf(member), member);
  }
  const owned = ownedBy(entry);
  const notFound = sorted.counts.filter(({ error }) => error === NOT_FOUND).flatMap(keysIn);
  return {
    key,
    entry,
    edits: [...members.values()].map((member) => ({ member, edit: doubted })),
    block: sorted.counts.map((row) => blockOf(row, entry)).find((one) => one !== null) ?? null,
    refused: notFound.filter((id) => owned.has(id)),
    unmatched: sorted.unmatched,
    outdated: sorted.outdated
  };
}
function standingOf(row, known) {
  if (!isMember(row.user)) return isOfSegment(row) ? "counts" : "unmatched";
  if (known === void 0) return "unmatched";
  const { sentAt } = known;
  const isOutdated = row.time !== null && sentAt !== null && row.time < sentAt - MAX_SKEW_MS;
  return isOutdated ? "outdated" : "counts";
}
function isMember(user) {
  return checkMemberText(user, "identity") === null;
}
var NOT_FOUND = "API_SEGMENT_NOT_FOUND_OR_DELETED";
function isOfSegment({ error }) {
  return error === NOT_FOUND || error === "API_SEGMENT_ID_MISMATCH";
}
function blockOf({ error }, entry) {
  if (!isEntryError(error)) return null;
  if (error !== NOT_FOUND && error !== "API_SEGMENT_ID_MISMATCH") return null;
  return { error, customerSegmentId: entry.customerSegmentId, ctSegmentId: entry.ctSegmentId };
}
function updateOf({ key, entry, edits, block, refused }) {
  const blocked = block === null ? {} : { blocked: block };
  return { key, ids: idsOf(entry), lists: entry.lists, created: null, edits, refused, ...blocked };
}

// src/app/import-errors.ts
async function importErrorStream(cwd, options, source, dryRun) {
  const workspace = openWorkspace(cwd, options);
  const { config, store } = workspace;
  const rows = rowsOf(source.name, await source.read());
  return underLease(store, timeOf(config, options), async (index, at) => {
    const { fetchChunks, readPart } = store;
    const desiredOf = desiredIn(workspace, index);
    const found = await importErrors(rows, { index, fetch: fetchChunks, readPart, desiredOf });
    if (!dryRun && found.updates.length > 0) await commit(store, index, found, at);
    return { ...found, rows };
  });
}
function desiredIn({ config, manifests }, index) {
  const byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  const space = new SortSpace(diskSpill);
  return (key) => {
    const manifest = manifests.find(({ ids }) => {
      const match = findEntry(index, ids);
      return match.kind === "found" && match.key === key;
    });
    if (manifest === void 0) return null;
    const desired = openDesired(manifest, byKey, (ref) => openListOf(config, ref, space));
    return (kind) => desired.cursor(kind);
  };
}
async function commit(store, index, { updates }, now) {
  const settings = { now, maxChunkBytes: MAX_CHUNK_BYTES };
  const { chunks, ...folded } = await foldUpdates(index, updates, store.fetchChunks, settings);
  const next = { ...index, ...folded, ...writtenBy("import", index, now) };
  await store.swap(next, { ...NO_FILES, chunks });
}
function rowsOf(name, bytes) {
  const text2 = inUtf8(bytes, encodingOf(bytes, null)).toString();
  if (text2.includes("\0")) throw notUtf8(name);
  const parsed = parseErrorStream(text2);
  if (parsed.ok) return parsed.rows;
  throw failure(
    "error-stream-unreadable",
    say`${asPath(name)} is not an Error Stream export: ${parsed.message}`,
    say`Copy the table from the dashboard with its header, or give its CSV or JSON. Nothing has changed.`
  );
}
function notUtf8(name) {
  return failure(
    "error-stream-unreadable",
    say`${asPath(name)} is not text in UTF-8`,
    say`Nothing has changed. Save it as UTF-8, and import it again.`
  );
}

// src/report/import-text.ts
var UNMATCHED_SHOWN = 10;
function importToText(report, width) {
  const { unconfirmed, blocked, unmatched, outdated, dryRun } = report;
  const lines = [
    ...wrap(headOf(report), width),
    ...unconfirmed.filter(([, members]) => members > 0).flatMap(
      ([key, members]) => wrap(`  ${showValue(key)}: ${count(members)}`, width, "", "    ")
    ),
    ...blocked.flatMap(([key, error]) => blockLines(key, error, width)),
    ...outdatedLines(outdated, width),
    ...unmatchedLines(unmatched, width),
    ...dryRun ? wrap("Dry run: the lockfile is unchanged.", width) : []
  ];
  return `${lines.join("\n")}
`;
}
function headOf({ rows, unconfirmed, blocked, dryRun }) {
  const total = unconfirmed.reduce((sum, [, members]) => sum + members, 0);
  if (rows === 0) return "The export has no rows: there is nothing to record.";
  if (total > 0) {
    const verb = dryRun ? "would make" : rows === 1 ? "makes" : "make";
    return `${plural(rows, "row")} ${verb} ${plural(total, "membership")} unconfirmed. The next apply sends ${total === 1 ? "it" : "them"} again.`;
  }
  const rest = blocked.length > 0 ? "makes no membership unconfirmed" : "changes nothing";
  return `${plural(rows, "row")}: ${rows === 1 ? "it" : "none of them"} ${rest}.`;
}
function blockLines(key, error, width) {
  const text2 = say`${asKey(key)} is blocked: CleverTap reported ${asCode(error)}. Fix its IDs in the manifest. If the segment exists by now, unblock it: ${asCommand(`segops unblock ${key}`)}`;
  return [...messageLines(text2, width)];
}
function outdatedLines(outdated, width) {
  if (outdated === 0) return [];
  const are = outdated === 1 ? "is" : "are";
  return wrap(
    `${plural(outdated, "row")} ${are} ignored: the memberships were sent again after that.`,
    width
  );
}
function unmatchedLines(unmatched, width) {
  if (unmatched.length === 0) return [];
  const shown = unmatched.slice(0, UNMATCHED_SHOWN).flatMap(
    ({ at, error, segment, user }) => wrap(
      `  row ${at}: ${showValue(error)} ${showValue(segment)} ${showValue(user)}`,
      width,
      "",
      "    "
    )
  );
  const left = unmatched.length - UNMATCHED_SHOWN;
  return [
    ...wrap(
      `${plural(unmatched.length, "row")} without a segment or member that segops knows:`,
      width
    ),
    ...shown,
    ...left > 0 ? wrap(`  ... and ${count(left)} more`, width) : []
  ];
}

// cmd/cli/import-errors.ts
var command = cliCommand({
  description: "record rows of CleverTap's Error Stream in the lockfile",
  example: "segops import-errors error-stream.csv --dry-run",
  takes: {
    file: needed(text("<file>", "CSV, pasted table or JSON; - for standard input")),
    ...WORKSPACE,
    dryRun: toggle("--dry-run", "say what it would do, and change nothing")
  },
  run: async (terminal, { file, dryRun, ...workspace }) => {
    const imported = await importErrorStream(process.cwd(), workspace, sourceOf(file), dryRun);
    terminal.out(importToText(reportOf(imported, dryRun), terminal.width));
    return 0;
  }
});
function reportOf(imported, dryRun) {
  const { rows, unconfirmed, blocked, unmatched, outdated } = imported;
  return {
    rows: rows.length,
    unconfirmed: [...unconfirmed],
    blocked: [...blocked],
    unmatched: unmatched.map(({ at, error, ctSegmentId, customerSegmentId, user }) => ({
      at,
      error,
      segment: customerSegmentId === "" ? ctSegmentId : customerSegmentId,
      user
    })),
    outdated: outdated.length,
    dryRun
  };
}
function sourceOf(file) {
  return file === "-" ? { name: "standard input", read: readInput } : { name: file, read: async () => readText(file) };
}
var MOST_BYTES = 256 << 20;
async function readInput() {
  const pieces = [];
  let size = 0;
  for await (const piece of process.stdin) {
    pieces.push(Buffer.from(piece));
    size += piece.length;
    if (size > MOST_BYTES) throw tooLarge("standard input", MOST_BYTES);
  }
  return Buffer.concat(pieces);
}
function readText(file) {
  try {
    return readNamed(file, MOST_BYTES);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw failure(
      "file-unreadable",
      say`the file cannot be read${whyOf(error)}`,
      say`Name a file, or ${asCode("-")} for standard input.`
    );
  }
}
export {
  command
};
