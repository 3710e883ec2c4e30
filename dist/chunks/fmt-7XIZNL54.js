import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  differenceOf,
  paintDifference
} from "./chunk-RUO4HDLD.js";
import {
  ended,
  itemsOf,
  keepingLineEnds
} from "./chunk-QMTRONA3.js";
import {
  WORKSPACE,
  cliCommand,
  toggle
} from "./chunk-HWQPXGAV.js";
import {
  SortSpace,
  configOf,
  diskSpill,
  encodingOf,
  headOf2 as headOf,
  isEditable,
  isIgnored,
  openList,
  openListFile,
  readChecksum,
  readEverywhere,
  readManifestFiles,
  readManifestText,
  repositoryAt,
  resolveList,
  untilOrdered,
  writeLines
} from "./chunk-IZEHMJH7.js";
import {
  replaceFile,
  repositoryOf,
  rewriteFile
} from "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  compareMembers
} from "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import {
  compareDays
} from "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import {
  compareUtf8
} from "./chunk-ISJ3FD7T.js";
import {
  showLabel,
  wrap
} from "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
import {
  Failure,
  plural
} from "./chunk-I3YRI3NT.js";

// src/manifest/format-manifest.ts
function formatManifest(text, file) {
  const { problems } = readManifestText(text, file);
  const others = problems.filter(({ code }) => !FIXED.has(code));
  if (others.length > 0) return { ok: false, problems: others };
  const formatted = keepingLineEnds(text, sorted);
  const left = readManifestText(formatted, file).problems;
  return left.length > 0 ? { ok: false, problems: left } : fine(formatted);
}
function sorted(text) {
  const items = itemsOf(text);
  return items === null || isCanonical(items) ? text : reordered(text, items);
}
var FIXED = /* @__PURE__ */ new Set(["duplicate-member", "more-problems"]);
function fine(value) {
  return { ok: true, value, warnings: [] };
}
function isCanonical(items) {
  return items.every((item, index) => {
    const before = items[index - 1];
    return before === void 0 || compareItems(before, item) < 0;
  });
}
function compareItems(a, b) {
  return compareMembers(a, b) || compareDays(a.days, b.days);
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

// src/app/fmt-list.ts
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
function checkList(file) {
  const { sha256, bytes, end } = bytesOf(file.path);
  const list = openList(file.ref, () => openListFile(file.path), file.space);
  const sorted2 = untilOrdered(() => {
    const hash = createHash("sha256");
    writeLines(list.cursor("identity"), (lines) => hash.update(endedAs(lines, end)));
    return hash.digest("hex");
  });
  return { canonical: sorted2 === sha256, end, bytes, problems: list.problems() };
}
var MOST_SHOWN_BYTES = 1 << 20;
function textsOf(file, { bytes, end }) {
  if (bytes > MOST_SHOWN_BYTES) return null;
  const list = openList(file.ref, () => openListFile(file.path), file.space);
  const after = untilOrdered(() => {
    const pieces = [];
    writeLines(list.cursor("identity"), (lines) => pieces.push(Buffer.from(endedAs(lines, end))));
    return Buffer.concat(pieces).toString();
  });
  return { before: readFileSync(file.path, "utf8"), after };
}
function rewriteList(top, { ref, path, space }, end) {
  const list = openList(ref, () => openListFile(path), space);
  untilOrdered(() => {
    rewriteFile(
      top,
      path,
      (write2) => writeLines(list.cursor("identity"), (lines) => write2(endedAs(lines, end)))
    );
  });
}
var LF = 10;
var CR = 13;
function endedAs(lines, end) {
  if (end === "\n") return lines;
  return Buffer.from(Buffer.from(lines).toString("latin1").replaceAll("\n", end), "latin1");
}
function bytesOf(path) {
  const reader = openListFile(path);
  const hash = createHash("sha256");
  const block = Buffer.alloc(1 << 16);
  const ends = new LineEnds();
  let bytes = 0;
  for (let size = reader.read(block); size > 0; size = reader.read(block)) {
    const piece = block.subarray(0, size);
    hash.update(piece);
    bytes += size;
    ends.count(piece);
  }
  reader.close();
  return { sha256: hash.digest("hex"), bytes, end: ends.most() };
}
var LineEnds = class {
  #lf = 0;
  #crlf = 0;
  #cr = 0;
  #before = 0;
  count(piece) {
    for (let at = piece.indexOf(CR); at >= 0; at = piece.indexOf(CR, at + 1)) this.#cr += 1;
    for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, at + 1)) {
      if ((at === 0 ? this.#before : piece[at - 1]) === CR) this.#crlf += 1;
      else this.#lf += 1;
    }
    this.#before = piece.at(-1) ?? 0;
  }
  most() {
    const alone = this.#cr - this.#crlf;
    if (this.#lf >= this.#crlf && this.#lf >= alone) return "\n";
    return this.#crlf >= alone ? "\r\n" : "\r";
  }
};

// src/app/fmt.ts
function formatting(cwd, options) {
  const found = new Findings(configOf(cwd, options));
  found.readManifests(cwd);
  found.readEverywhere();
  found.readLists();
  if (found.problems.length > 0) throw new Failure(found.problems);
  const leftAlone = [...found.leftAlone].map(([file, why]) => ({ file, why }));
  leftAlone.sort((a, b) => compareUtf8(a.file, b.file));
  return { reorderings: found.reorderings, leftAlone };
}
var Findings = class {
  reorderings = [];
  problems = [];
  leftAlone = /* @__PURE__ */ new Map();
  #config;
  /** Nothing outside it is written. */
  #top;
  #repository;
  #lists = /* @__PURE__ */ new Map();
  constructor(config) {
    this.#config = config;
    this.#top = repositoryOf(config.folder);
    this.#repository = repositoryAt(config.folder);
  }
  readManifests(cwd) {
    const { files, problems } = readManifestFiles(this.#config, cwd);
    this.problems.push(...problems);
    for (const file of files) {
      this.#readManifest(file);
      this.#noteLists(readManifestText(file.text, file.shown).lists);
    }
  }
  /** Lists that the config excludes from all segments. */
  readEverywhere() {
    const rules = readEverywhere(this.#config, this.problems);
    this.#noteLists(
      rules.map(({ ref }) => ref),
      this.#config.everywhere?.source
    );
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
  #noteLists(refs, source) {
    for (const ref of refs) {
      const resolved = resolveList(this.#config, ref, source);
      if (!resolved.ok) this.problems.push(...resolved.problems);
      else if (ref.format.kind === "csv") this.leftAlone.set(ref.path, "csv");
      else if (!isInUtf8(ref, resolved.value)) this.leftAlone.set(ref.path, "encoding");
      else if (this.#isIgnored(resolved.value)) this.leftAlone.set(ref.path, "ignored");
      else this.#lists.set(resolved.value, ref);
    }
  }
  /** Whatever it is, git has no copy of it. */
  #isIgnored(path) {
    return this.#repository !== null && isIgnored(this.#repository, path);
  }
  readLists() {
    const space = new SortSpace(diskSpill);
    for (const [path, ref] of this.#lists) {
      const file = { ref, path, space };
      const check = checkList(file);
      this.problems.push(...check.problems);
      if (check.problems.length > 0 || check.canonical) continue;
      if (readChecksum(this.#config, ref).kind !== "none") {
        this.leftAlone.set(ref.path, "checksum");
        continue;
      }
      this.reorderings.push({
        file: ref.path,
        write: () => rewriteList(this.#top, file, check.end),
        texts: () => textsOf(file, check)
      });
    }
  }
};
function isInUtf8({ format }, path) {
  return isEditable(format) && encodingOf(headOf(openListFile(path)), null) === null;
}

// cmd/cli/fmt.ts
var command = cliCommand({
  description: "sort lists and inline members; manifests keep their comments, CSV files are left alone",
  example: "segops fmt --check",
  takes: {
    ...WORKSPACE,
    check: toggle("--check", "write nothing; show what would change; exit 2 if anything would")
  },
  run: async (terminal, { check, ...workspace }) => {
    const { reorderings: found, leftAlone } = formatting(process.cwd(), workspace);
    const code = tell(terminal, found, check);
    for (const [why, text] of LEFT_ALONE) {
      const files = leftAlone.filter((one) => one.why === why).map(({ file }) => file);
      if (files.length > 0) terminal.out(leftAloneText(text, files, terminal.width));
    }
    if (code === 2) terminal.out("\nNext: format them:\n  segops fmt\n");
    return code;
  }
});
function tell(terminal, found, check) {
  if (found.length > 0) return check ? show(terminal, found) : write(terminal, found);
  terminal.out("Everything is in canonical order.\n");
  return 0;
}
var MOST_NAMED = 10;
var LEFT_ALONE = [
  ["csv", "CSV files are left as they are"],
  ["encoding", "Lists that are not in UTF-8 are left as they are"],
  ["ignored", "Lists that git ignores are left as they are"],
  ["checksum", "Lists with a .sha256 file are left as they are, since it would no longer match"]
];
function leftAloneText(text, files, width) {
  const named = files.slice(0, MOST_NAMED).map((file) => `  ${showLabel(file)}
`);
  const more = files.length - named.length;
  const rest = more === 0 ? "" : `  ... and ${plural(more, "more file")}
`;
  return `${wrap(`${text}:`, width).join("\n")}
${named.join("")}${rest}`;
}
function show(terminal, found) {
  const palette = paletteOf(terminal.colour);
  terminal.out(`${palette.warn(`${plural(found.length, "file")} to format:`)}
`);
  for (const reordering of found) terminal.out(difference(reordering, palette));
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
function difference({ file, texts }, palette) {
  const found = texts();
  const shown = found && differenceOf({ name: file, text: found.before }, { name: file, text: found.after });
  return (shown && paintDifference(shown, palette)) ?? `${showLabel(file)} is not in canonical order; the difference is too long to show.
`;
}
export {
  command
};
