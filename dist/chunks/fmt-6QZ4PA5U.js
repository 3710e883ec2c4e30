import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  differenceOf
} from "./chunk-6RFTYCET.js";
import {
  ended,
  itemsOf
} from "./chunk-32QGA3OH.js";
import {
  WORKSPACE,
  cliCommand,
  toggle
} from "./chunk-QISXHSSH.js";
import "./chunk-GM3TITV5.js";
import {
  SortSpace,
  configOf,
  diskSpill,
  openList,
  openListFile,
  readManifestFiles,
  readManifestText,
  replaceFile,
  repositoryOf,
  resolveList,
  rewriteFile,
  untilOrdered
} from "./chunk-PZONBIZ4.js";
import "./chunk-5ANJANDV.js";
import "./chunk-FKDK5XNF.js";
import {
  NEWLINE,
  compareMembers,
  showLabel
} from "./chunk-SWMGWZL5.js";
import "./chunk-UXC6VYVC.js";
import {
  Failure,
  plural
} from "./chunk-RD5JWBDC.js";

// src/app/fmt.ts
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

// src/manifest/format-manifest.ts
function formatManifest(text, file) {
  const { problems } = readManifestText(text, file);
  const others = problems.filter(({ code }) => !FIXED.has(code));
  if (others.length > 0) return { ok: false, problems: others };
  const items = itemsOf(text);
  const formatted = items === null || isCanonical(items) ? text : reordered(text, items);
  const left = readManifestText(formatted, file).problems;
  return left.length > 0 ? { ok: false, problems: left } : fine(formatted);
}
var FIXED = /* @__PURE__ */ new Set(["duplicate-member", "more-problems"]);
function fine(value) {
  return { ok: true, value, warnings: [] };
}
function isCanonical(items) {
  return items.every((item, index) => {
    const before = items[index - 1];
    return before === void 0 || compareMembers(before, item) < 0;
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
  blocks.sort((a, b) => compareMembers(a.item, b.item) || a.item.start - b.item.start);
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
    if (before === void 0 || compareMembers(before.item, block.item) !== 0) {
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

// src/members/write-lines.ts
var BLOCK = 1 << 16;
function writeLines(cursor, write2) {
  const block = new Uint8Array(BLOCK);
  let size = 0;
  while (cursor.next()) {
    const { bytes, start, end } = cursor;
    if (size + (end - start) + 1 > BLOCK) {
      write2(block.subarray(0, size));
      size = 0;
    }
    block.set(bytes.subarray(start, end), size);
    size += end - start;
    block[size] = NEWLINE;
    size += 1;
  }
  if (size > 0) write2(block.subarray(0, size));
}

// src/app/fmt.ts
function reorderings(cwd, options) {
  const found = new Findings(configOf(cwd, options));
  found.readManifests(cwd);
  found.readLists();
  if (found.problems.length > 0) throw new Failure(found.problems);
  return found.reorderings;
}
var Findings = class {
  reorderings = [];
  problems = [];
  #config;
  /** Nothing outside it is written. */
  #top;
  #lists = /* @__PURE__ */ new Map();
  constructor(config) {
    this.#config = config;
    this.#top = repositoryOf(config.folder);
  }
  readManifests(cwd) {
    const { files, problems } = readManifestFiles(this.#config, cwd);
    this.problems.push(...problems);
    for (const file of files) {
      this.#readManifest(file);
      this.#noteLists(readManifestText(file.text, file.shown).lists);
    }
  }
  #readManifest({ path, shown, text }) {
    const formatted = formatManifest(text, shown);
    if (!formatted.ok) {
      this.problems.push(...formatted.problems);
      return;
    }
    const after = formatted.value;
    if (after === text) return;
    this.reorderings.push({
      file: shown,
      write: () => replaceFile(this.#top, path, Buffer.from(after)),
      texts: () => ({ before: text, after })
    });
  }
  #noteLists(refs) {
    for (const ref of refs) {
      const resolved = resolveList(this.#config, ref);
      if (!resolved.ok) this.problems.push(...resolved.problems);
      else if (ref.format.kind === "text") this.#lists.set(resolved.value, ref);
    }
  }
  readLists() {
    const space = new SortSpace(diskSpill);
    for (const [path, ref] of this.#lists) {
      const check = checkList(ref, path, space);
      this.problems.push(...check.problems);
      if (check.problems.length === 0 && !check.canonical) {
        this.reorderings.push(this.#ofList(ref, path, check.bytes, space));
      }
    }
  }
  #ofList(ref, path, bytes, space) {
    return {
      file: ref.path,
      write: () => rewriteList(this.#top, ref, path, space),
      texts: () => bytes > MOST_SHOWN_BYTES ? null : { before: readFileSync(path, "utf8"), after: canonicalText(ref, path, space) }
    };
  }
};
function checkList(ref, path, space) {
  const list = openList(ref, () => openListFile(path), space);
  const sha256 = untilOrdered(() => {
    const hash = createHash("sha256");
    writeLines(list.cursor("identity"), (lines) => hash.update(lines));
    return hash.digest("hex");
  });
  const content = list.content();
  const canonical = content.sha256 === sha256;
  return { bytes: content.bytes, canonical, problems: list.problems() };
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
function rewriteList(top, ref, path, space) {
  const list = openList(ref, () => openListFile(path), space);
  untilOrdered(() => {
    rewriteFile(top, path, (write2) => writeLines(list.cursor("identity"), write2));
  });
}

// cmd/cli/fmt.ts
var command = cliCommand({
  description: "sort lists and inline members; manifests keep their comments",
  takes: {
    ...WORKSPACE,
    check: toggle("--check", "write nothing; show what would change; exit 2 if anything would")
  },
  run: async (terminal, { check, ...workspace }) => {
    const found = reorderings(process.cwd(), workspace);
    if (found.length === 0) {
      terminal.out("Everything is in canonical order.\n");
      return 0;
    }
    return check ? show(terminal, found) : write(terminal, found);
  }
});
function show(terminal, found) {
  for (const reordering of found) terminal.out(difference(reordering));
  terminal.err(`${plural(found.length, "file")} to format. Format them:
  segops fmt
`);
  return 2;
}
function write(terminal, found) {
  for (const reordering of found) {
    reordering.write();
    terminal.out(`formatted ${showLabel(reordering.file)}
`);
  }
  return 0;
}
function difference({ file, texts }) {
  const found = texts();
  const shown = found && differenceOf({ name: file, text: found.before }, { name: file, text: found.after });
  return shown ?? `${showLabel(file)} is not in canonical order; the difference is too long to show.
`;
}
export {
  command
};
