import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  openList,
  untilOrdered
} from "./chunk-X6H2OCUA.js";
import {
  NEWLINE,
  composeYaml,
  openListFile,
  require_dist
} from "./chunk-UFL46SIY.js";
import {
  __toESM
} from "./chunk-M3KD4VDD.js";

// cmd/format-list.ts
import { createHash } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync
} from "node:fs";

// src/members/write-lines.ts
var BLOCK = 1 << 16;
function writeLines(cursor, write) {
  const block = new Uint8Array(BLOCK);
  let size = 0;
  while (cursor.next()) {
    const { bytes, start, end } = cursor;
    if (size + (end - start) + 1 > BLOCK) {
      write(block.subarray(0, size));
      size = 0;
    }
    block.set(bytes.subarray(start, end), size);
    size += end - start;
    block[size] = NEWLINE;
    size += 1;
  }
  if (size > 0) write(block.subarray(0, size));
}

// cmd/format-list.ts
function checkList(ref, path, space) {
  const list = openList(ref, () => openListFile(path), space);
  const sha256 = untilOrdered(() => {
    const hash = createHash("sha256");
    writeLines(list.cursor("identity"), (lines) => hash.update(lines));
    return hash.digest("hex");
  });
  const facts = list.facts();
  return { path, facts, canonical: facts.sha256 === sha256, problems: list.problems() };
}
var MOST_SHOWN_BYTES = 1 << 20;
function canonicalText(ref, path, space) {
  const list = openList(ref, () => openListFile(path), space);
  return untilOrdered(() => {
    const pieces = [];
    writeLines(list.cursor("identity"), (lines) => pieces.push(Buffer.from(lines)));
    return Buffer.concat(pieces).toString();
  });
}
function rewriteList(ref, path, space) {
  const list = openList(ref, () => openListFile(path), space);
  replaceFile(path, (write) => {
    untilOrdered(() => {
      write(null);
      writeLines(list.cursor("identity"), write);
    });
  });
}
function rewriteText(path, text) {
  rewriteBytes(path, Buffer.from(text));
}
function rewriteBytes(path, bytes) {
  replaceFile(path, (write) => write(bytes));
}
function replaceFile(path, fill) {
  const next = `${path}.tmp`;
  let file = openSync(next, "w", statSync(path).mode & 511);
  try {
    fill((bytes) => {
      if (bytes !== null) {
        writeWhole(file, bytes);
        return;
      }
      closeSync(file);
      file = openSync(next, "w");
    });
    fsyncSync(file);
    closeSync(file);
    renameSync(next, path);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}
function writeWhole(file, bytes) {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes.subarray(done));
}
function textOfFile(path) {
  return readFileSync(path, "utf8");
}

// src/manifest/written-items.ts
var import_yaml = __toESM(require_dist(), 1);
function itemsOf(text) {
  const composed = composeYaml(text);
  if (composed.kind !== "document" || !(0, import_yaml.isMap)(composed.contents)) return null;
  const pairs = composed.contents.items;
  const members = pairs.find(({ key }) => (0, import_yaml.isScalar)(key) && key.source === "members")?.value;
  if (!(0, import_yaml.isSeq)(members) || members.flow === true) return null;
  const items = members.items.map((node) => itemOf(text, node));
  return items.every((item) => item !== null) ? items : null;
}
function itemOf(text, node) {
  const at = node.range?.[0] ?? 0;
  const valueEnd = valueEndOf(node);
  const dash = text.lastIndexOf("-", at - 1);
  const start = text.lastIndexOf("\n", dash) + 1;
  const indent = text.slice(start, dash);
  if (!/^ *$/.test(indent) || !/^ +$/.test(text.slice(dash + 1, at))) return null;
  const newline = text.indexOf("\n", text[valueEnd - 1] === "\n" ? valueEnd - 1 : valueEnd);
  const end = newline < 0 ? text.length : newline + 1;
  const comment = /#.*/.exec(text.slice(valueEnd, end))?.[0].trimEnd() ?? "";
  const written = memberOf(node);
  return written === null ? null : { ...written, start, end, indent, comment };
}
function valueEndOf(node) {
  const last = (0, import_yaml.isMap)(node) && node.flow !== true ? node.items.at(-1)?.value : node;
  return last?.range?.[1] ?? node.range?.[1] ?? 0;
}
function memberOf(node) {
  if ((0, import_yaml.isScalar)(node)) return { kind: "identity", value: node.source ?? "" };
  if (!(0, import_yaml.isMap)(node)) return null;
  const fields = /* @__PURE__ */ new Map();
  for (const { key, value } of node.items) {
    if ((0, import_yaml.isScalar)(key) && (0, import_yaml.isScalar)(value)) fields.set(key.source ?? "", value.source ?? "");
  }
  const identity = fields.get("identity");
  if (identity !== void 0) return { kind: "identity", value: identity };
  return { kind: "guid", value: fields.get("guid") ?? "" };
}

export {
  itemsOf,
  checkList,
  MOST_SHOWN_BYTES,
  canonicalText,
  rewriteList,
  rewriteText,
  rewriteBytes,
  textOfFile
};
