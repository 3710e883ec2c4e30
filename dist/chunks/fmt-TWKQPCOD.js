import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  FILE_HEADERS_ONLY,
  createTwoFilesPatch
} from "./chunk-YJ4VVMG5.js";
import {
  NEWLINE,
  SortSpace,
  compareUtf8,
  composeYaml,
  diskSpill,
  findConfig,
  openList,
  openListFile,
  readConfig,
  readManifestFiles,
  readManifestText,
  require_dist,
  resolveList,
  untilOrdered
} from "./chunk-VTWC36XI.js";
import "./chunk-D4UHDB6F.js";
import "./chunk-QTDPTTMT.js";
import {
  Failure
} from "./chunk-V42TK5PS.js";
import {
  plural
} from "./chunk-IUXLXJNE.js";
import {
  showLabel,
  showLines
} from "./chunk-Q2ZRRAHR.js";
import "./chunk-JQTDB4GG.js";
import {
  __toESM
} from "./chunk-M3KD4VDD.js";

// src/manifest/format-manifest.ts
var import_yaml = __toESM(require_dist(), 1);
function formatManifest(text, file) {
  const { problems } = readManifestText(text, file);
  const others = problems.filter(({ code }) => !MENDED.has(code));
  if (others.length > 0) return { ok: false, problems: others };
  const items = itemsOf(text);
  const formatted = items === null || isCanonical(items) ? text : reordered(text, items);
  const left = readManifestText(formatted, file).problems;
  return left.length > 0 ? { ok: false, problems: left } : fine(formatted);
}
var MENDED = /* @__PURE__ */ new Set(["duplicate-member", "more-problems"]);
function fine(value) {
  return { ok: true, value, warnings: [] };
}
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
function compareItems(a, b) {
  if (a.kind !== b.kind) return a.kind === "identity" ? -1 : 1;
  return compareUtf8(a.value, b.value);
}
function isCanonical(items) {
  return items.every((item, index) => {
    const before = items[index - 1];
    return before === void 0 || compareItems(before, item) < 0;
  });
}
function reordered(text, items) {
  const [first] = items;
  const last = items.at(-1);
  if (first === void 0 || last === void 0) return text;
  const top = headingEnd(text, first);
  const blocks = items.map((item, index) => ({
    item,
    comments: commentLines(text.slice(items[index - 1]?.end ?? top, item.start))
  }));
  blocks.sort((a, b) => compareItems(a.item, b.item) || a.item.start - b.item.start);
  const kept = joinDuplicates(blocks);
  const lines = kept.map(
    ({ item, comments }) => comments + ended(text.slice(item.start, item.end))
  );
  return text.slice(0, top) + lines.join("") + text.slice(last.end);
}
function joinDuplicates(blocks) {
  const kept = [];
  for (const block of blocks) {
    const before = kept.at(-1);
    if (before === void 0 || compareItems(before.item, block.item) !== 0) {
      kept.push(block);
      continue;
    }
    const { indent, comment } = block.item;
    before.comments += block.comments;
    if (comment !== "" && comment !== before.item.comment) {
      before.comments += `${indent}${comment}
`;
    }
  }
  return kept;
}
function headingEnd(text, first) {
  let top = first.start;
  let at = first.start;
  while (at > 0) {
    const start = text.lastIndexOf("\n", at - 2) + 1;
    const line = text.slice(start, at).trim();
    if (line !== "" && !line.startsWith("#")) break;
    if (line === "") return at;
    at = start;
    top = start;
  }
  return top;
}
function commentLines(between) {
  const lines = between.split("\n").filter((line) => line.trim().startsWith("#"));
  return lines.map((line) => `${line.trimEnd()}
`).join("");
}
function ended(lines) {
  return lines.endsWith("\n") ? lines : `${lines}
`;
}

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
  replaceFile(path, (write) => write(Buffer.from(text)));
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

// cmd/commands/fmt.ts
function fmt(terminal, options) {
  const config = configOf(options);
  const { reorderings, problems } = reorderingsOf(config);
  if (problems.length > 0) throw new Failure(problems);
  for (const reordering of reorderings) {
    if (options.check === true) terminal.out(reordering.show());
    else {
      reordering.write();
      terminal.out(`formatted ${showLabel(reordering.file)}
`);
    }
  }
  const files = plural(reorderings.length, "file");
  if (reorderings.length === 0) terminal.out("Everything is in canonical order.\n");
  else if (options.check === true) terminal.err(`${files} to format: run \`segops fmt\`.
`);
  return options.check === true && reorderings.length > 0 ? 2 : 0;
}
function configOf(options) {
  const file = unwrap(findConfig(process.cwd(), options.config));
  return unwrap(readConfig(file, options.env ?? null, process.cwd()));
}
function unwrap(result) {
  if (result.ok) return result.value;
  throw new Failure(result.problems);
}
function reorderingsOf(config) {
  const matched = readManifestFiles(config, process.cwd());
  const reorderings = [];
  const problems = [...matched.problems];
  const lists = /* @__PURE__ */ new Map();
  for (const { path, shown, text } of matched.files) {
    const formatted = formatManifest(text, shown);
    if (!formatted.ok) problems.push(...formatted.problems);
    else if (formatted.value !== text)
      reorderings.push(ofManifest(path, shown, text, formatted.value));
    for (const ref of readManifestText(text, shown).lists) {
      const resolved = resolveList(config, ref);
      if (!resolved.ok) problems.push(...resolved.problems);
      else if (ref.format.kind === "text") lists.set(resolved.value, ref);
    }
  }
  const space = new SortSpace(diskSpill);
  for (const [path, ref] of lists) {
    const check = checkList(ref, path, space);
    problems.push(...check.problems);
    if (check.problems.length === 0 && !check.canonical) {
      reorderings.push(ofList(ref, path, check.facts.bytes, space));
    }
  }
  return { reorderings, problems };
}
function ofManifest(path, file, text, formatted) {
  return {
    file,
    write: () => rewriteText(path, formatted),
    show: () => difference(file, text, formatted)
  };
}
function ofList(ref, path, bytes, space) {
  return {
    file: ref.path,
    write: () => rewriteList(ref, path, space),
    show: () => bytes > MOST_SHOWN_BYTES ? unshown(ref.path) : difference(ref.path, textOfFile(path), canonicalText(ref, path, space))
  };
}
var MOST_EDITS = 2e3;
function difference(file, before, after) {
  const patch = createTwoFilesPatch(file, file, before, after, void 0, void 0, {
    maxEditLength: MOST_EDITS,
    headerOptions: FILE_HEADERS_ONLY
  });
  if (patch === void 0) return unshown(file);
  return `${showLines(patch.trimEnd()).join("\n")}
`;
}
function unshown(file) {
  return `${showLabel(file)} is not in canonical order; the difference is too long to show.
`;
}
export {
  fmt
};
