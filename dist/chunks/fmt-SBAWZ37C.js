import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  MOST_SHOWN_BYTES,
  canonicalText,
  checkList,
  itemsOf,
  rewriteList,
  rewriteText,
  textOfFile
} from "./chunk-IRCZNSCX.js";
import {
  FILE_HEADERS_ONLY,
  createTwoFilesPatch
} from "./chunk-YJ4VVMG5.js";
import {
  SortSpace,
  diskSpill
} from "./chunk-X6H2OCUA.js";
import {
  compareUtf8,
  findConfig,
  readConfig,
  readManifestFiles,
  readManifestText,
  resolveList
} from "./chunk-UFL46SIY.js";
import "./chunk-D4UHDB6F.js";
import {
  Failure
} from "./chunk-KUC5WDFF.js";
import "./chunk-S7ZG5ZGY.js";
import {
  showLabel,
  showLines
} from "./chunk-Q2ZRRAHR.js";
import {
  plural
} from "./chunk-5KAKNURP.js";
import "./chunk-M3KD4VDD.js";

// src/manifest/format-manifest.ts
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
