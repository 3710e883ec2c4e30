import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  permittingEmpty,
  withGuard
} from "./chunk-M5DZPRZF.js";
import {
  differenceOf
} from "./chunk-WY4CRQ6T.js";
import {
  editMembers
} from "./chunk-4JEDFZQZ.js";
import {
  readLock
} from "./chunk-XKBRT7GV.js";
import {
  WORKSPACE,
  cliCommand,
  count,
  needed,
  toggle
} from "./chunk-PP3OPF5J.js";
import "./chunk-EADMK773.js";
import {
  SortSpace,
  changesOf,
  diskSpill,
  encodingOf,
  findList,
  inUtf8,
  isEditable,
  openList,
  openListOf,
  openWorkspace,
  parseConfig,
  parseManifest,
  planWorkspace,
  readerOf,
  recordsOf,
  resolveList,
  textOf,
  untilOrdered,
  unwrap,
  withReason
} from "./chunk-IBQPRAXU.js";
import {
  replaceFile,
  repositoryOf
} from "./chunk-HG65ZRO3.js";
import "./chunk-PYDSS6W7.js";
import {
  compareUtf8,
  nameOf,
  showLabel
} from "./chunk-2WFUAKXZ.js";
import "./chunk-UQF3IYSO.js";
import {
  asCommand,
  failure,
  plural,
  say
} from "./chunk-LD54R26Y.js";

// src/inspect/revert-edits.ts
async function doneTo(segment, readPart) {
  const changes = [];
  for await (const change of changesOf(segment, readPart)) {
    if (!change.again && change.outcome !== "rejected") changes.push(change);
  }
  const shrunken = segment.listsBefore.filter((before) => {
    const after = findList(segment.lists, before);
    return before.role === "exclusion" && after !== null && after.rows < before.rows;
  });
  return {
    key: segment.key,
    added: changes.filter(({ operation }) => operation === "ADD").map(({ member }) => member),
    removed: changes.filter(({ operation }) => operation === "REMOVE").map(({ member }) => member),
    shrunken: new Set(shrunken.map(({ path }) => path))
  };
}
function revertEdits(done, manifests, holds) {
  const edits = new Edits(holds);
  for (const segment of done) {
    const manifest = manifests.get(segment.key);
    if (manifest === void 0) continue;
    for (const member of segment.added) edits.takeOut(manifest, member, segment.shrunken);
    for (const member of segment.removed) edits.putBack(manifest, member);
  }
  return edits.result();
}
var Edits = class {
  #holds;
  #lists = /* @__PURE__ */ new Map();
  #manifests = /* @__PURE__ */ new Map();
  #byHand = /* @__PURE__ */ new Map();
  constructor(holds) {
    this.#holds = holds;
  }
  takeOut(manifest, member, shrunken) {
    const exclusion = textLists(manifest.excludeFrom).find(({ path }) => shrunken.has(path));
    if (exclusion !== void 0 && member.kind === "identity") {
      if (!this.#holds(exclusion, member)) this.#list(exclusion).add.add(member.value);
      return;
    }
    for (const ref of manifest.membersFrom) {
      if (!this.#holds(ref, member)) continue;
      if (isEditable(ref.format)) this.#list(ref).remove.add(member.value);
      else this.#leave(ref.path, member);
    }
    this.#manifest(manifest).remove.push(member);
  }
  putBack(manifest, member) {
    for (const ref of listsIn(manifest.excludeFrom)) {
      if (!this.#holds(ref, member)) continue;
      if (isEditable(ref.format)) this.#list(ref).remove.add(member.value);
      else this.#leave(ref.path, member);
    }
    if (manifest.membersFrom.some((ref) => this.#holds(ref, member))) return;
    const [target] = textLists(manifest.membersFrom);
    if (target !== void 0 && member.kind === "identity")
      this.#list(target).add.add(member.value);
    else this.#manifest(manifest).add.push(member);
  }
  result() {
    const byHand = [...this.#byHand].map(([path, members]) => ({ path, members }));
    return { lists: this.#lists, manifests: this.#manifests, byHand };
  }
  #list(ref) {
    const known = this.#lists.get(ref.path);
    if (known !== void 0) return known;
    const made = { ref, add: /* @__PURE__ */ new Set(), remove: /* @__PURE__ */ new Set() };
    this.#lists.set(ref.path, made);
    return made;
  }
  #manifest(manifest) {
    const known = this.#manifests.get(manifest.key);
    if (known !== void 0) return known;
    const made = { manifest, add: [], remove: [] };
    this.#manifests.set(manifest.key, made);
    return made;
  }
  #leave(path, member) {
    const known = this.#byHand.get(path);
    if (known === void 0) this.#byHand.set(path, [member]);
    else known.push(member);
  }
};
function listsIn(refs) {
  return refs.filter((ref) => ref.kind === "list");
}
function textLists(refs) {
  return listsIn(refs).filter(({ format }) => isEditable(format));
}

// src/lists/edit-list.ts
function editList(file, add, remove) {
  const encoding = encodingOf(file, null);
  const bytes = encoding === null ? file : inUtf8(file, encoding);
  const lines = linesOf(bytes);
  const kept = lines.filter(({ text }) => !remove.has(text));
  const end = lines.some(({ whole }) => whole.endsWith("\r\n")) ? "\r\n" : "\n";
  const last = kept.at(-1);
  if (last !== void 0 && !/[\r\n]$/.test(last.whole)) last.whole += end;
  const added = [...add].sort(compareUtf8).map((text) => ({ text, whole: `${text}${end}` }));
  const edited = isSorted(lines) ? merged(kept, added) : [...kept, ...added];
  return Buffer.concat([bomOf(bytes), Buffer.from(edited.map(({ whole }) => whole).join(""))]);
}
var BOM = "\uFEFF";
function bomOf(bytes) {
  const bom = Buffer.from(BOM);
  return bytes.subarray(0, bom.length).equals(bom) ? bom : Buffer.alloc(0);
}
function linesOf(bytes) {
  const text = bytes.toString().replace(/^\ufeff/, "");
  return (text.match(/[^\r\n]*(\r\n|\n|\r)|[^\r\n]+$/g) ?? []).map((whole) => ({
    text: whole.replace(/[\r\n]+$/, ""),
    whole
  }));
}
function isSorted(lines) {
  return lines.every(({ text }, at) => {
    const before = lines[at - 1];
    return before === void 0 || compareUtf8(before.text, text) <= 0;
  });
}
function merged(kept, added) {
  const lines = [];
  let next = 0;
  for (const line of kept) {
    for (; next < added.length; next += 1) {
      const one = added[next];
      if (one === void 0 || compareUtf8(one.text, line.text) > 0) break;
      lines.push(one);
    }
    lines.push(line);
  }
  return [...lines, ...added.slice(next)];
}

// src/app/revert-drafts.ts
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
var Drafts = class {
  #workspace;
  #files = /* @__PURE__ */ new Map();
  constructor(workspace) {
    this.#workspace = workspace;
  }
  /** The file of a list, under the path that manifests give it. */
  ofList(ref) {
    this.#open(ref.path, unwrap(resolveList(this.#workspace.config, ref)));
    return ref.path;
  }
  edit(shown, change) {
    const file = this.#open(shown, resolve(shown));
    file.after = change(file.after);
  }
  changed() {
    return [...this.#files].map(([shown, file]) => ({ shown, ...file })).filter(({ before, after }) => !before.equals(after));
  }
  /** The plan that the drafts come to. */
  async plan(lock, now) {
    const { config, origin, manifests } = this.#workspace;
    const open = (of, ref, space) => {
      const draft = this.#files.get(ref.path);
      if (draft === void 0) return openListOf(of, ref, space);
      return openList(ref, () => readerOf(draft.after), space);
    };
    const drafted = {
      // Every refusal is one that the inverse needs a waiver for.
      config: { ...this.#config() ?? config, onRefusal: "all" },
      origin,
      manifests: manifests.map(this.#manifest)
    };
    const { plan } = await planWorkspace(drafted, lock, now, null, open);
    return plan;
  }
  #config() {
    const { file, environment } = this.#workspace.config;
    const draft = this.#files.get(file);
    if (draft === void 0) return null;
    const named = { path: draft.path, shown: file };
    return unwrap(parseConfig(draft.after.toString(), named, environment));
  }
  #manifest = (manifest) => {
    const draft = this.#files.get(manifest.place.file);
    if (draft === void 0) return manifest;
    return unwrap(parseManifest(draft.after.toString(), manifest.place.file));
  };
  #open(shown, path) {
    const known = this.#files.get(shown);
    if (known !== void 0) return known;
    const before = readFileSync(path);
    const opened = { path, before, after: before };
    this.#files.set(shown, opened);
    return opened;
  }
};

// src/app/revert.ts
async function revert(cwd, options, serial) {
  const workspace = openWorkspace(cwd, options);
  const now = Date.now();
  const lock = await readLock(workspace.store, now);
  const { segments } = await recordOf(recordsOf(lock.index, lock.readPart), serial);
  const done = await Promise.all(segments.map((segment) => doneTo(segment, lock.readPart)));
  const byKey = new Map(workspace.manifests.map((manifest) => [manifest.key, manifest]));
  const edits = revertEdits(done, byKey, holdsIn(workspace, done));
  const drafts = new Drafts(workspace);
  const unwritten = draftAll(drafts, edits);
  if (drafts.changed().length > 0) allowIn(drafts, await drafts.plan(lock, now), serial);
  const top = repositoryOf(workspace.config.folder);
  return { serial, top, files: drafts.changed(), byHand: edits.byHand, unwritten };
}
function draftAll(drafts, { lists, manifests }) {
  for (const { ref, add, remove } of lists.values()) {
    drafts.edit(drafts.ofList(ref), (bytes) => editList(bytes, [...add], remove));
  }
  const unwritten = [];
  for (const { manifest, add, remove } of manifests.values()) {
    const { file } = manifest.place;
    drafts.edit(file, (bytes) => {
      const edited = editMembers(bytes.toString(), { add, remove });
      if (edited === null) unwritten.push(file);
      return edited === null ? bytes : Buffer.from(edited);
    });
  }
  return unwritten;
}
function writeReverting({ top, files }) {
  for (const { path, after } of files) replaceFile(top, path, after);
}
async function recordOf(records, serial) {
  const found = [];
  for await (const record of records) if (record.serial === serial) found.push(record);
  const [only, ...others] = found;
  if (others.length > 0) throw twoOf(serial);
  if (only !== void 0) return only;
  throw failure(
    "no-such-apply",
    say`the lock remembers no apply #${serial}`,
    say`See ${asCommand("segops log")} for those that it remembers.`
  );
}
function twoOf(serial) {
  return failure(
    "ambiguous-apply",
    say`the lock remembers several applies #${serial}: two lockfiles were joined`,
    say`Nothing was written. See what each did, and undo it in the manifests by hand: ${asCommand("segops log --format json")}`
  );
}
function allowIn(drafts, plan, serial) {
  for (const { allow } of plan.guards) {
    if (allow === null) continue;
    const yaml = withReason(allow, `revert of apply ${serial}`);
    const guard = yaml.slice(yaml.indexOf("guard:"));
    drafts.edit(allow.file, (bytes) => {
      const text = bytes.toString();
      const emptied = yaml.startsWith("members: []") ? permittingEmpty(text) ?? text : text;
      return Buffer.from(guard.startsWith("guard:") ? withGuard(emptied, guard) : emptied);
    });
  }
}
function holdsIn({ config }, done) {
  const asked = new Set(done.flatMap(({ added, removed }) => [...added, ...removed].map(nameOf)));
  const space = new SortSpace(diskSpill);
  const found = /* @__PURE__ */ new Map();
  return (ref, member) => {
    let held = found.get(ref.path);
    if (held === void 0) {
      const list = openListOf(config, ref, space);
      held = untilOrdered(() => heldBy(list, asked));
      found.set(ref.path, held);
    }
    return held.has(nameOf(member));
  };
}
function heldBy(list, asked) {
  const held = /* @__PURE__ */ new Set();
  for (const kind of ["identity", "guid"]) {
    for (const cursor = list.cursor(kind); cursor.next(); ) {
      const name = nameOf({ kind, value: textOf(cursor) });
      if (asked.has(name)) held.add(name);
    }
  }
  return held;
}

// cmd/cli/revert.ts
var command = cliCommand({
  description: "write the inverse of an apply into manifests and lists; sends nothing",
  takes: {
    serial: needed(count("<serial>", "its number in `segops log`")),
    ...WORKSPACE,
    dryRun: toggle("--dry-run", "show the changes as a diff, and write nothing")
  },
  run: async (terminal, { serial, dryRun, ...workspace }) => {
    const found = await revert(process.cwd(), workspace, serial);
    if (found.files.length === 0 && found.byHand.length === 0) {
      terminal.out(
        `Nothing to revert: what apply #${serial} changed is as before, or has no manifest.
`
      );
      return 0;
    }
    if (dryRun) for (const file of found.files) terminal.out(difference(file));
    else writeReverting(found);
    terminal.out(summaryOf(found, dryRun));
    return found.byHand.length > 0 || found.unwritten.length > 0 ? 1 : 0;
  }
});
function difference({ shown, before, after }) {
  const old = { name: shown, text: before.toString() };
  return differenceOf(old, { name: shown, text: after.toString() }) ?? `${showLabel(shown)}: the difference is too long to show.
`;
}
function summaryOf({ serial, files, byHand, unwritten }, dry) {
  const lines = [
    `${dry ? "Would write" : "Wrote"} the inverse of apply #${serial} into ${plural(files.length, "file")}${files.length === 0 ? "." : ":"}`,
    ...files.map(({ shown }) => `  ${showLabel(shown)}`),
    ...byHand.map(
      ({ path, members }) => `Left to you: ${plural(members.length, "member")} in ${showLabel(path)}, a CSV file. Remove them there.`
    ),
    ...unwritten.map(
      (shown) => `Left to you: ${showLabel(shown)}, whose members are not a plain list.`
    ),
    "",
    "Nothing was sent. Lists that another step fetches must be fixed at their source.",
    "Next: review the difference, look at the plan, then open a pull request:",
    "  segops plan"
  ];
  return `${lines.join("\n")}
`;
}
export {
  command
};
