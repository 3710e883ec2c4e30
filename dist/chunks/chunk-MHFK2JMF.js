import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  failure
} from "./chunk-V42TK5PS.js";

// src/lock/lock-index.ts
import { createHash } from "node:crypto";

// src/lock/index-lines.ts
function readIndexLines(text) {
  const fields = /* @__PURE__ */ new Map();
  const segments = /* @__PURE__ */ new Map();
  let segment = /* @__PURE__ */ new Map();
  let items = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("      - ")) items.push(JSON.parse(line.slice(8)));
    else if (line.startsWith("    ")) items = putField(segment, line.slice(4));
    else if (line.startsWith("  ")) {
      segment = /* @__PURE__ */ new Map();
      segments.set(JSON.parse(line.slice(2, -1)), segment);
    } else if (/^[a-z]/.test(line) && !BARE.test(line)) items = putField(fields, line);
  }
  return { fields, segments };
}
var BARE = /^(format|digest|segments):/;
function putField(fields, line) {
  const colon = line.indexOf(":");
  const items = [];
  const value = line.slice(colon + 1);
  fields.set(line.slice(0, colon), value === "" ? items : JSON.parse(value));
  return items;
}

// src/lock/lock-index.ts
var EMPTY_ENTRY = {
  customerSegmentId: null,
  ctSegmentId: null,
  created: "no",
  accepted: 0,
  inDoubt: 0,
  unsettled: 0,
  retired: false,
  lists: [],
  blocked: null,
  chunks: []
};
function emptyIndex(lineage) {
  return {
    lineage,
    serial: 0,
    account: null,
    origin: null,
    written: null,
    applying: null,
    segments: /* @__PURE__ */ new Map(),
    history: []
  };
}
var FORMAT = "segops-lock/2";
var HEADER = "# Written by segops. Never edit or merge this file: the account cannot be read back.\n";
function renderIndex(index) {
  const segments = [...index.segments.keys()].sort(compareKeys).map((key) => {
    const entry = index.segments.get(key);
    return entry === void 0 ? "" : renderEntry(key, entry);
  });
  const body = [
    `${HEADER}format: ${FORMAT}`,
    `lineage: ${json(index.lineage)}`,
    `serial: ${index.serial}`,
    `account: ${json(index.account)}`,
    `origin: ${json(index.origin)}`,
    `written: ${json(index.written)}`,
    `applying: ${json(index.applying)}`,
    segments.length === 0 ? "segments: {}" : `segments:
${segments.join("\n")}`,
    ...renderItems("history", "", index.history.map(recordLine)),
    ""
  ].join("\n");
  return `${body}digest: ${sha256(body)}
`;
}
function renderEntry(key, entry) {
  return [
    `  ${json(key)}:`,
    `    customer_segment_id: ${json(entry.customerSegmentId)}`,
    `    ct_segment_id: ${json(entry.ctSegmentId)}`,
    `    created: ${json(entry.created)}`,
    `    accepted: ${entry.accepted}`,
    `    in_doubt: ${entry.inDoubt}`,
    `    unsettled: ${entry.unsettled}`,
    `    retired: ${entry.retired}`,
    `    blocked: ${json(entry.blocked)}`,
    ...renderItems("lists", "    ", entry.lists.map(listLine)),
    ...renderItems("chunks", "    ", entry.chunks.map(chunkLine))
  ].join("\n");
}
function renderItems(name, indent, items) {
  if (items.length === 0) return [`${indent}${name}: []`];
  return [`${indent}${name}:`, ...items.map((item) => `      - ${json(item)}`)];
}
function listLine(list) {
  return [list.role, list.path, list.rows, list.bytes, list.sha256, list.endsWithNewline];
}
function chunkLine({ file, first, accepted, sha256: sha2562 }) {
  return [file, first.kind, first.value, accepted, sha2562];
}
function recordLine({ serial, at, file, sha256: sha2562, changeFiles }) {
  return [serial, at, file, sha2562, changeFiles];
}
function compareKeys(a, b) {
  return a < b ? -1 : 1;
}
function json(value) {
  return JSON.stringify(value);
}
function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}
function parseIndex(text, file) {
  if (/^(<<<<<<<|=======|>>>>>>>)/m.test(text)) {
    throw damaged(file, "holds conflict markers", "A lock is never merged: take one side whole");
  }
  const format = /^format: (.*)$/m.exec(text)?.[1];
  if (format !== FORMAT) {
    throw damaged(
      file,
      `has the format ${json(format ?? "none")}, not ${FORMAT}`,
      "Use the segops that wrote it, or a newer one"
    );
  }
  const at = text.lastIndexOf("digest: ");
  if (at < 0 || text.slice(at) !== `digest: ${sha256(text.slice(0, at))}
`) {
    throw damaged(
      file,
      "was changed by something other than segops (its digest does not match)",
      "Restore the last committed version, e.g. `git checkout -- <file>`"
    );
  }
  return fromLines(readIndexLines(text));
}
function damaged(file, what, next) {
  return failure("lock-damaged", `${file} ${what}`, `${next}. Nothing was sent.`, { file });
}
function fromLines({ fields, segments }) {
  return {
    lineage: fields.get("lineage"),
    serial: fields.get("serial"),
    account: fields.get("account"),
    origin: fields.get("origin"),
    written: fields.get("written"),
    applying: fields.get("applying"),
    segments: new Map([...segments].map(([key, entry]) => [key, entryFrom(entry)])),
    history: fields.get("history").map(recordFrom)
  };
}
function entryFrom(fields) {
  return {
    customerSegmentId: fields.get("customer_segment_id"),
    ctSegmentId: fields.get("ct_segment_id"),
    created: fields.get("created"),
    accepted: fields.get("accepted"),
    inDoubt: fields.get("in_doubt"),
    unsettled: fields.get("unsettled"),
    retired: fields.get("retired"),
    blocked: fields.get("blocked"),
    lists: fields.get("lists").map(listFrom),
    chunks: fields.get("chunks").map(chunkFrom)
  };
}
function listFrom([role, path, rows, bytes, sha2562, endsWithNewline]) {
  return { role, path, rows, bytes, sha256: sha2562, endsWithNewline };
}
function chunkFrom([file, kind, value, accepted, sha2562]) {
  return { file, first: { kind, value }, accepted, sha256: sha2562 };
}
function recordFrom([serial, at, file, sha2562, changeFiles]) {
  return { serial, at, file, sha256: sha2562, changeFiles };
}

export {
  EMPTY_ENTRY,
  emptyIndex,
  renderIndex,
  parseIndex
};
