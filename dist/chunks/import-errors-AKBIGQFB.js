import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  ENTRY_ERRORS
} from "./chunk-3SBNFZBT.js";
import {
  underLease
} from "./chunk-YUGLCYOZ.js";
import {
  messageLines,
  wrap
} from "./chunk-XSRXN2TG.js";
import {
  WORKSPACE,
  cliCommand,
  needed,
  text,
  toggle
} from "./chunk-A6VQUJEY.js";
import "./chunk-4ZXRPTE6.js";
import {
  MAX_CHUNK_BYTES,
  checkMemberText,
  foldUpdates,
  openLocked,
  openWorkspace,
  textOf,
  transform
} from "./chunk-KCBEDEXJ.js";
import "./chunk-5ANJANDV.js";
import {
  showValue
} from "./chunk-Q2ZRRAHR.js";
import "./chunk-KLHERKXW.js";
import {
  asCode,
  asCommand,
  asForeign,
  asKey,
  asLabel,
  asPath,
  asThrown,
  count,
  failure,
  plural,
  say
} from "./chunk-XHNRTQN2.js";

// cmd/cli/import-errors.ts
import { readFileSync } from "node:fs";

// src/app/import-errors.ts
import { randomUUID } from "node:crypto";

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
  error: "error"
};
function fieldOf(name) {
  return FIELDS[name.toLowerCase().replace(/[^a-z]/g, "")] ?? null;
}
var EMPTY = { error: "", ctSegmentId: "", customerSegmentId: "", user: "" };
function fromTable(text2) {
  const [header = ""] = text2.split("\n", 1);
  const delimiter = header.includes("	") ? "	" : header.includes(";") ? ";" : ",";
  const records = parse(text2, {
    delimiter,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true
  });
  const fields = (records[0] ?? []).map(fieldOf);
  if (!fields.includes("user"))
    return { ok: false, message: say`it has no column ${asLabel("User Identity")}` };
  if (!fields.includes("ctSegmentId") && !fields.includes("customerSegmentId")) {
    const message = say`it has no column ${asLabel("Segment ID")} or ${asLabel("Customer Segment ID")}`;
    return { ok: false, message };
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
  if (items === null) return { ok: false, message: say`its JSON has no list of rows` };
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

// src/lock/import-errors.ts
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
    unconfirmed: new Map(segments.map(({ key, users }) => [key, users.size])),
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
    edit: madeUnconfirmed
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
  const { accepted, unconfirmed, stamps } = openLocked(entry, "guid", read);
  const known = /* @__PURE__ */ new Set();
  while (accepted.next()) known.add(textOf(accepted));
  for (const { member } of [...unconfirmed, ...stamps]) known.add(member.value);
  return new Set([...users].filter((user) => known.has(user)));
}
var CLEVERTAP_GUID = /^([0-9a-f]{32}|(__|-)[gh].+)$/;
function memberOf(value, guids) {
  return { kind: guids.has(value) || CLEVERTAP_GUID.test(value) ? "guid" : "identity", value };
}
function madeUnconfirmed({ state, unsettled }) {
  if (state.kind === "unconfirmed") return { state: { ...state, answered: false }, unsettled };
  const operation = state.kind === "accepted" ? "ADD" : "REMOVE";
  return { state: { kind: "unconfirmed", operation, answered: false }, unsettled };
}

// src/app/import-errors.ts
async function importErrorStream(cwd, options, source, dryRun) {
  const { store } = openWorkspace(cwd, options);
  const rows = rowsOf(source.name, await source.read());
  const now = Date.now();
  return underLease(store, now, ({ index }) => {
    const found = importErrors(rows, index, store.readChunk);
    if (!dryRun && found.updates.length > 0) commit(store, index, found, now);
    return { ...found, rows };
  });
}
function commit(store, index, { updates }, now) {
  const settings = { now, maxChunkBytes: MAX_CHUNK_BYTES };
  const { segments, chunks } = foldUpdates(index, updates, store.readChunk, settings);
  const written = { apply: `import-${randomUUID()}`, at: now, commit: null };
  store.commit({ ...index, serial: index.serial + 1, written, segments }, chunks);
}
function rowsOf(name, text2) {
  const parsed = parseErrorStream(text2);
  if (parsed.ok) return parsed.rows;
  throw failure(
    "error-stream-unreadable",
    say`${asPath(name)} is not an Error Stream export: ${parsed.message}`,
    say`Copy the table from the dashboard with its header, or give its CSV or JSON. Nothing has changed.`
  );
}

// src/report/import-text.ts
var UNMATCHED_SHOWN = 10;
function importToText(report, width) {
  const { rows, unconfirmed, blocked, unmatched, dryRun } = report;
  const total = unconfirmed.reduce((sum, [, members]) => sum + members, 0);
  const verb = dryRun ? "would make" : rows === 1 ? "makes" : "make";
  const lines = [
    ...wrap(
      `${plural(rows, "row")} ${verb} ${plural(total, "membership")} unconfirmed. The next apply sends ${total === 1 ? "it" : "them"} again.`,
      width
    ),
    ...unconfirmed.filter(([, members]) => members > 0).map(([key, members]) => `  ${showValue(key)}: ${count(members)}`),
    ...blocked.flatMap(([key, error]) => blockLines(key, error, width)),
    ...unmatchedLines(unmatched, width),
    ...dryRun ? ["Dry run: the lockfile is unchanged."] : []
  ];
  return `${lines.join("\n")}
`;
}
function blockLines(key, error, width) {
  const text2 = say`${asKey(key)} is blocked: CleverTap reported ${asCode(error)}. Fix its IDs in the manifest. If the segment exists by now, unblock it: ${asCommand(`segops unblock ${key}`)}`;
  return [...messageLines(text2, width)];
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
    `${plural(unmatched.length, "row")} without a segment or member in this lockfile:`,
    ...shown,
    ...left > 0 ? [`  ... and ${count(left)} more`] : []
  ];
}

// cmd/cli/import-errors.ts
var command = cliCommand({
  description: "record rows of CleverTap's Error Stream in the lockfile",
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
  const { rows, unconfirmed, blocked, unmatched } = imported;
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
    dryRun
  };
}
function sourceOf(file) {
  return file === "-" ? { name: "standard input", read: readInput } : { name: file, read: async () => readText(file) };
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
    throw failure(
      "file-unreadable",
      say`the file cannot be read${asThrown(error)}`,
      say`Name a file, or ${asCode("-")} for standard input.`
    );
  }
}
export {
  command
};
