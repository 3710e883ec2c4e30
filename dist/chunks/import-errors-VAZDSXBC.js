import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  ENTRY_ERRORS
} from "./chunk-3SBNFZBT.js";
import {
  recover
} from "./chunk-25ONBCDT.js";
import {
  MAX_CHUNK_BYTES,
  foldUpdates,
  openLocked,
  openWorkspace
} from "./chunk-ON6FUD2G.js";
import "./chunk-2LTO4CMX.js";
import {
  wrap
} from "./chunk-AVVTGAVE.js";
import {
  transform
} from "./chunk-X6H2OCUA.js";
import {
  checkMemberText,
  textOf
} from "./chunk-UFL46SIY.js";
import "./chunk-D4UHDB6F.js";
import {
  failure
} from "./chunk-KUC5WDFF.js";
import "./chunk-S7ZG5ZGY.js";
import {
  showValue
} from "./chunk-Q2ZRRAHR.js";
import {
  count,
  plural
} from "./chunk-5KAKNURP.js";
import "./chunk-M3KD4VDD.js";

// cmd/commands/import-errors.ts
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

// node_modules/csv-parse/lib/sync.js
var parse = function(data, opts = {}) {
  if (typeof data === "string") {
    data = Buffer.from(data);
  }
  const records = opts && opts.objname ? /* @__PURE__ */ Object.create(null) : [];
  const parser = transform(opts);
  const push = (record) => {
    if (parser.options.objname === void 0) records.push(record);
    else {
      records[record[0]] = record[1];
    }
  };
  const close = () => {
  };
  const error = parser.parse(data, true, push, close);
  if (error !== void 0) throw error;
  return records;
};

// src/clevertap/error-stream.ts
function isEntryError(text) {
  return ENTRY_ERRORS.includes(text);
}
function parseErrorStream(text) {
  const plain = text.replace(/^\uFEFF/, "");
  try {
    return /^\s*[[{]/.test(plain) ? fromJson(JSON.parse(plain)) : fromTable(plain);
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
var FIELDS = {
  segmentid: "ctSegmentId",
  ctsegmentid: "ctSegmentId",
  customersegmentid: "customerSegmentId",
  useridentity: "user",
  identity: "user",
  errortype: "error",
  error: "error"
};
function fieldOf(name) {
  return FIELDS[name.toLowerCase().replace(/[^a-z]/g, "")] ?? null;
}
var EMPTY = { error: "", ctSegmentId: "", customerSegmentId: "", user: "" };
function fromTable(text) {
  const [header = ""] = text.split("\n", 1);
  const delimiter = header.includes("	") ? "	" : header.includes(";") ? ";" : ",";
  const records = parse(text, {
    delimiter,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true
  });
  const fields = (records[0] ?? []).map(fieldOf);
  if (!fields.includes("user")) return { ok: false, message: "it has no column User Identity" };
  if (!fields.includes("ctSegmentId") && !fields.includes("customerSegmentId")) {
    return { ok: false, message: "it has neither a column Segment ID nor Customer Segment ID" };
  }
  const rows = records.slice(1).map((record, index) => {
    const pairs = fields.flatMap(
      (field, column) => field === null ? [] : [[field, (record[column] ?? "").trim()]]
    );
    return { ...EMPTY, at: index + 2, ...Object.fromEntries(pairs) };
  });
  return { ok: true, rows };
}
function fromJson(value) {
  const items = Array.isArray(value) ? value : firstArrayIn(value);
  if (items === null) return { ok: false, message: "the JSON holds no list of rows" };
  return { ok: true, rows: items.map((item, index) => rowOf(item, index + 1)) };
}
function firstArrayIn(value) {
  if (typeof value !== "object" || value === null) return null;
  return Object.values(value).find(Array.isArray) ?? null;
}
function rowOf(item, at) {
  if (typeof item !== "object" || item === null) return { ...EMPTY, at };
  const pairs = Object.entries(item).flatMap(([name, value]) => {
    const field = fieldOf(name);
    const isText = typeof value === "string" || typeof value === "number";
    return field === null || !isText ? [] : [[field, String(value)]];
  });
  return { ...EMPTY, at, ...Object.fromEntries(pairs) };
}

// src/apply/import-errors.ts
function importErrors(rows, index, read) {
  const bySegment = /* @__PURE__ */ new Map();
  const unmatched = [];
  for (const row of rows) {
    const found = findSegment(row, index);
    if (found === null) {
      unmatched.push(row);
      continue;
    }
    const [key, entry] = found;
    const gathered = bySegment.get(key) ?? { key, entry, users: /* @__PURE__ */ new Set(), block: null };
    bySegment.set(key, gathered);
    gathered.block ??= blockOf(row, entry);
    if (checkMemberText(row.user, "identity") === null) gathered.users.add(row.user);
    else if (gathered.block === null) unmatched.push(row);
  }
  const segments = [...bySegment.values()];
  return {
    updates: segments.map((segment) => updateOf(segment, read)),
    doubted: new Map(segments.map(({ key, users }) => [key, users.size])),
    blocked: new Map(
      segments.flatMap(({ key, block }) => block === null ? [] : [[key, block.error]])
    ),
    unmatched
  };
}
function findSegment(row, index) {
  const matches = ([, entry]) => row.customerSegmentId === "" ? row.ctSegmentId !== "" && String(entry.ctSegmentId) === row.ctSegmentId : entry.customerSegmentId === row.customerSegmentId;
  return [...index.segments].find(matches) ?? null;
}
function blockOf({ error }, entry) {
  if (!isEntryError(error)) return null;
  if (error !== "API_SEGMENT_NOT_FOUND_OR_DELETED" && error !== "API_SEGMENT_ID_MISMATCH")
    return null;
  return { error, customerSegmentId: entry.customerSegmentId, ctSegmentId: entry.ctSegmentId };
}
function updateOf({ key, entry, users, block }, read) {
  const guids = guidsAmong(users, entry, read);
  const edits = [...users].map((value) => ({
    member: memberOf(value, guids),
    edit: doubt
  }));
  return {
    key,
    ids: idsOf(entry),
    lists: entry.lists,
    created: null,
    edits,
    ...block === null ? {} : { blocked: block }
  };
}
function idsOf({ customerSegmentId, ctSegmentId }) {
  return {
    ...customerSegmentId === null ? {} : { customerSegmentId },
    ...ctSegmentId === null ? {} : { ctSegmentId }
  };
}
function guidsAmong(users, entry, read) {
  const { accepted, doubts, stamps } = openLocked(entry, "guid", read);
  const known = /* @__PURE__ */ new Set();
  while (accepted.next()) known.add(textOf(accepted));
  for (const { member } of [...doubts, ...stamps]) known.add(member.value);
  return new Set([...users].filter((user) => known.has(user)));
}
var VENDOR_GUID = /^([0-9a-f]{32}|(__|-)[gh].+)$/;
function memberOf(value, guids) {
  return { kind: guids.has(value) || VENDOR_GUID.test(value) ? "guid" : "identity", value };
}
function doubt({ state, unsettled }) {
  if (state.kind === "in-doubt") return { state: { ...state, answered: false }, unsettled };
  const operation = state.kind === "accepted" ? "ADD" : "REMOVE";
  return { state: { kind: "in-doubt", operation, answered: false }, unsettled };
}

// src/report/import-text.ts
var UNMATCHED_SHOWN = 10;
function importToText(report, width) {
  const { rows, doubted, blocked, unmatched, dryRun } = report;
  const total = doubted.reduce((sum, [, members]) => sum + members, 0);
  const verb = dryRun ? "would make" : "make";
  const lines = [
    ...wrap(
      `${plural(rows, "row")} ${verb} ${plural(total, "membership")} unconfirmed; the next apply sends them again.`,
      width
    ),
    ...doubted.filter(([, members]) => members > 0).map(([key, members]) => `  ${showValue(key)}: ${count(members)}`),
    ...blocked.flatMap(([key, error]) => blockLines(key, error, width)),
    ...unmatchedLines(unmatched, width),
    ...dryRun ? ["Dry run: the lock is as it was."] : []
  ];
  return `${lines.join("\n")}
`;
}
function blockLines(key, error, width) {
  const text = `${showValue(key)} is blocked: the vendor says ${error}. Mend its IDs in YAML, or run segops unblock ${showValue(key)} when the segment exists.`;
  return wrap(text, width);
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
    `${plural(unmatched.length, "row")} of no segment or member in this lock:`,
    ...shown,
    ...left > 0 ? [`  ... and ${count(left)} more`] : []
  ];
}

// cmd/commands/import-errors.ts
async function importErrorsCommand(terminal, file, options) {
  const { store } = openWorkspace(process.cwd(), options);
  const rows = await readRows(file);
  const now = Date.now();
  const hold = store.hold(now);
  try {
    const { index } = recover(store, now);
    const found = importErrors(rows, index, store.readChunk);
    if (options.dryRun !== true && found.updates.length > 0) {
      const folded = foldUpdates(index, found.updates, store.readChunk, {
        now,
        maxChunkBytes: MAX_CHUNK_BYTES
      });
      const written = { apply: `import-${randomUUID()}`, at: now, commit: null };
      store.commit(
        { ...index, serial: index.serial + 1, written, segments: folded.segments },
        folded.chunks
      );
    }
    terminal.out(importToText(reportOf(found, rows, options.dryRun === true), terminal.width));
    return 0;
  } finally {
    hold.release();
  }
}
function reportOf({ doubted, blocked, unmatched }, rows, dryRun) {
  return {
    rows: rows.length,
    doubted: [...doubted],
    blocked: [...blocked],
    unmatched: unmatched.map(({ at, error, ctSegmentId, customerSegmentId, user }) => ({
      at,
      error,
      segment: customerSegmentId === "" ? ctSegmentId : customerSegmentId,
      user
    })),
    dryRun
  };
}
async function readRows(file) {
  const parsed = parseErrorStream(file === "-" ? await readInput() : readText(file));
  if (parsed.ok) return parsed.rows;
  throw failure(
    "error-stream-unreadable",
    `${file === "-" ? "standard input" : file} is no Error Stream: ${parsed.message}`,
    "Copy the table from the dashboard with its header, or give its CSV or JSON. Nothing was changed."
  );
}
async function readInput() {
  const pieces = [];
  for await (const piece of process.stdin) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}
function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw failure(
      "file-unreadable",
      `the file cannot be read: ${message}`,
      "Name a file, or - for standard input."
    );
  }
}
export {
  importErrorsCommand
};
