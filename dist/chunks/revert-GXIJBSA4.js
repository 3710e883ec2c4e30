import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  permittingEmpty,
  withGuard
} from "./chunk-2EF4DDRH.js";
import {
  differenceOf,
  paintDifference
} from "./chunk-RUO4HDLD.js";
import {
  editMembers
} from "./chunk-QMTRONA3.js";
import {
  printLines
} from "./chunk-L7DEOO2F.js";
import "./chunk-UAPV7755.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-GEQSP74U.js";
import {
  readLock
} from "./chunk-2VZNV34P.js";
import "./chunk-WVZGLM5H.js";
import "./chunk-OPC25PTJ.js";
import {
  WORKSPACE,
  cliCommand,
  needed,
  serial,
  toggle
} from "./chunk-HWQPXGAV.js";
import {
  InvalidSources,
  SortSpace,
  builtFrom,
  datedIn,
  diskSpill,
  encodingOf,
  excludingFor,
  inUtf8,
  isEditable,
  isFoldable,
  onDay,
  openDesired,
  openList,
  openListOf,
  openWorkspace,
  parseConfig,
  planWorkspace,
  readEverywhere,
  readManifestText,
  refPath,
  resolveList,
  seenAs,
  sentOf,
  untilOrdered,
  unwrap,
  withReason
} from "./chunk-IZEHMJH7.js";
import {
  replaceFile,
  repositoryOf
} from "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  changesOf,
  earlierLists,
  findList,
  nameOf,
  recordsOf
} from "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import {
  countsOn
} from "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import {
  compareUtf8,
  cursorOver,
  readerOf,
  textOf
} from "./chunk-ISJ3FD7T.js";
import {
  showLabel,
  showValue
} from "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
import {
  asCommand,
  failure,
  plural,
  say
} from "./chunk-I3YRI3NT.js";

// src/inspect/resting-sources.ts
function restingIn(manifest, [manifests, written], rowsOf, declares) {
  const parts = builtFrom(written.get(manifest.key) ?? manifest, written);
  const today = new Map(builtFrom(manifest, manifests).map((one) => [one.key, one]));
  const names = parts.flatMap((part) => {
    const now = today.get(part.key);
    if (part.dated === void 0 && part === now) return [];
    return [...inLists(part, now, rowsOf), ...inline(part, now, declares)];
  });
  const { ended, begins, place } = manifest;
  const isOff = ended !== void 0 || begins !== void 0;
  return (member) => {
    for (const { name, rests } of names) if (rests(member)) return name;
    return isOff ? place.file : null;
  };
}
function inLists(part, now, rowsOf) {
  const counts = new Map(listsIn(now).map((ref) => [ref.place, ref]));
  return listsIn(part).flatMap((ref) => {
    const same = counts.get(ref.place);
    if (same === ref) return [];
    const rests = (member) => rowsOf(ref, member).length > 0 && (same === void 0 || rowsOf(same, member).length === 0);
    return [{ name: ref.path, rests }];
  });
}
function listsIn(manifest) {
  return (manifest?.membersFrom ?? []).filter((ref) => ref.kind === "list");
}
function inline(part, now, declares) {
  if (now !== void 0 || part.members === null) return [];
  const all = [part.members, ...datedIn(part.members)];
  const blocks = all.map((one) => ({ ...part, members: one }));
  const rests = (member) => blocks.some((one) => declares(one, member));
  return [{ name: part.place.file, rests }];
}

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
  const earlier = earlierLists(segment.listsBefore, segment.lists);
  const attached = segment.lists.filter(
    (list) => list.role !== "members" && earlier(list) === null
  );
  const grown = segment.lists.filter(
    (list) => list.role === "intersection" && list.rows > (earlier(list)?.rows ?? list.rows)
  );
  return {
    key: segment.key,
    attached: new Set(attached.map(({ path }) => path)),
    added: changes.filter(({ operation }) => operation === "ADD").map(({ member }) => member),
    removed: changes.filter(({ operation }) => operation === "REMOVE").map(({ member }) => member),
    shrunken: new Set(shrunken.map(({ path }) => path)),
    grown: new Set(grown.map(({ path }) => path))
  };
}
function revertEdits(done, manifests, rowsOf, declares) {
  const edits = new Edits(rowsOf, declares);
  const written = seenAs([...manifests.values()], (one) => one.dated?.written ?? one);
  const resting = /* @__PURE__ */ new Map();
  const removed = new Map(done.map((one) => [one.key, new Set(one.removed.map(nameOf))]));
  for (const segment of done) {
    const manifest = manifests.get(segment.key);
    if (manifest === void 0) continue;
    const parts = builtFrom(manifest, manifests);
    const sets = parts.filter((part) => part === manifest || part.only === true);
    const others = parts.filter((part) => !sets.includes(part));
    const restsIn = restingIn(manifest, [manifests, written], rowsOf, declares);
    for (const member of segment.added) edits.takeOut(sets, member, segment);
    for (const member of segment.removed) {
      const returns = others.some(({ key }) => removed.get(key)?.has(nameOf(member)));
      if (returns) continue;
      const rests = restsIn(member);
      if (rests === null) edits.putBack(sets, member, segment.attached);
      else resting.set(segment.key, (resting.get(segment.key) ?? /* @__PURE__ */ new Set()).add(rests));
    }
  }
  return { ...edits.result(), resting };
}
var Edits = class {
  #rowsOf;
  #declares;
  #lists = /* @__PURE__ */ new Map();
  #manifests = /* @__PURE__ */ new Map();
  #byHand = /* @__PURE__ */ new Map();
  constructor(rowsOf, declares) {
    this.#rowsOf = rowsOf;
    this.#declares = declares;
  }
  /** `sets`: the manifest, and sets that it is built from and that are never sent: it is all there is of them. */
  takeOut(sets, member, { shrunken, grown }) {
    const excluded = sets.flatMap(({ excludeFrom }) => textLists(excludeFrom));
    const exclusion = excluded.find(({ path }) => shrunken.has(path));
    if (exclusion !== void 0 && member.kind === "identity") {
      if (this.#rowsOf(exclusion, member).length === 0) this.#list(exclusion).add.add(member.value);
      return;
    }
    const intersections = sets.flatMap(({ intersectWith }) => textLists(intersectWith));
    const common = intersections.find(({ path }) => grown.has(path));
    if (common !== void 0 && member.kind === "identity") {
      this.#takeRowsOut(common, member);
      return;
    }
    for (const set of sets) {
      for (const ref of listsIn2(set.membersFrom)) this.#takeRowsOut(ref, member);
      if (this.#declares(set, member)) this.#manifest(set).remove.push(member);
    }
  }
  putBack(sets, member, attached) {
    for (const set of sets) {
      for (const ref of listsIn2(set.excludeFrom)) {
        if (!attached.has(refPath(ref))) this.#takeRowsOut(ref, member);
      }
      this.#putIntoIntersections(set, member, attached);
    }
    if (sets.some((set) => this.#declares(set, member))) return;
    const lists = sets.flatMap(({ membersFrom }) => listsIn2(membersFrom));
    if (lists.some((ref) => this.#rowsOf(ref, member).length > 0)) return;
    const [target] = textLists(lists);
    const [inline2] = sets.filter(({ members, membersFrom }) => {
      return members !== null || membersFrom.every(({ kind }) => kind === "list");
    });
    if (target !== void 0 && member.kind === "identity")
      this.#list(target).add.add(member.value);
    else if (inline2 !== void 0) this.#manifest(inline2).add.push(member);
  }
  /** Whoever left because a list that must name everyone lost rows. */
  #putIntoIntersections({ intersectWith }, member, attached) {
    for (const ref of listsIn2(intersectWith)) {
      if (attached.has(ref.path) || this.#rowsOf(ref, member).includes(member.value)) continue;
      if (isEditable(ref.format) && member.kind === "identity")
        this.#list(ref).add.add(member.value);
      else this.#leave(ref.path, member);
    }
  }
  result() {
    const byHand = [...this.#byHand].map(([path, members]) => ({ path, members }));
    return { lists: this.#lists, manifests: this.#manifests, byHand };
  }
  #takeRowsOut(ref, member) {
    for (const value of this.#rowsOf(ref, member)) {
      if (isEditable(ref.format)) this.#list(ref).remove.add(value);
      else this.#leave(ref.path, { kind: member.kind, value });
    }
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
function listsIn2(refs) {
  return refs.filter((ref) => ref.kind === "list");
}
function textLists(refs) {
  return listsIn2(refs).filter(({ format }) => isEditable(format));
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
    this.#draft(ref.path, unwrap(resolveList(this.#workspace.config, ref)));
    return ref.path;
  }
  edit(shown, change) {
    const file = this.#draft(shown, resolve(shown));
    file.after = change(file.after);
  }
  changed() {
    return [...this.#files].map(([shown, file]) => ({ shown, ...file })).filter(({ before, after }) => !before.equals(after));
  }
  /** The plan that the drafts come to. */
  async plan(lock, now) {
    const { config, origin, manifests } = this.#workspace;
    const drafted = {
      // Every refusal is one that the inverse needs a waiver for.
      config: { ...this.#config() ?? config, onRefusal: "all" },
      origin,
      manifests: manifests.map(this.#manifest)
    };
    const { plan } = await planWorkspace(drafted, lock, now, null, this.#open);
    return plan;
  }
  /** Whom the drafts declare; null where no manifest declares the segment. */
  desired(key) {
    const { config, manifests } = this.#workspace;
    const byKey = new Map(manifests.map(this.#manifest).map((one) => [one.key, one]));
    const manifest = byKey.get(key);
    if (manifest === void 0) return null;
    const space = new SortSpace(diskSpill);
    const desired = openDesired(manifest, byKey, (ref) => this.#open(config, ref, space));
    return { file: manifest.place.file, desired };
  }
  #open = (of, ref, space) => {
    const draft = this.#files.get(ref.path);
    if (draft === void 0) return openListOf(of, ref, space);
    return openList(ref, () => readerOf(draft.after), space);
  };
  #config() {
    const { file, environment, now } = this.#workspace.config;
    const draft = this.#files.get(file);
    if (draft === void 0) return null;
    const named = { path: draft.path, shown: file };
    return unwrap(parseConfig(draft.after.toString(), named, environment, now));
  }
  #manifest = (manifest) => {
    const draft = this.#files.get(manifest.place.file);
    if (draft === void 0) return manifest;
    const { config } = this.#workspace;
    const { file } = manifest.place;
    const { exempt, problems, ...read } = readManifestText(draft.after.toString(), file);
    if (read.manifest === null) throw new InvalidSources(problems);
    const rules = readEverywhere(this.#config() ?? config, []);
    return onDay(read.manifest, config, excludingFor(read.manifest, exempt, rules));
  };
  #draft(shown, path) {
    const known = this.#files.get(shown);
    if (known !== void 0) return known;
    const before = readFileSync(path);
    const opened = { path, before, after: before };
    this.#files.set(shown, opened);
    return opened;
  }
};

// src/app/revert-left.ts
function leftChanges(done, drafts, resting, config, partsOf) {
  const everywhere = new Set(readEverywhere(config, []).map(({ ref }) => ref.path));
  const fileOf = (path, { file }) => everywhere.has(path) ? config.file : file ?? "";
  return done.flatMap(({ key, added, removed, attached }) => {
    const found = drafts.desired(key);
    const names = namesOf(found?.desired ?? null, [...added, ...removed]);
    const left = {
      key,
      file: found?.file ?? null,
      parts: partsOf(key),
      stillIn: added.filter((member) => found === null || names.has(nameOf(member))),
      stillOut: removed.filter((member) => !names.has(nameOf(member)))
    };
    if (left.stillIn.length + left.stillOut.length === 0) return [];
    const isOut = left.stillOut.length > 0;
    return [
      {
        ...left,
        attached: isOut ? [...attached].map((path) => ({ path, file: fileOf(path, left) })) : [],
        resting: isOut ? [...resting.get(key) ?? []] : []
      }
    ];
  });
}
function namesOf(desired, asked) {
  if (desired === null || asked.length === 0) return /* @__PURE__ */ new Set();
  const wanted = new Set(asked.map(nameOf));
  return untilOrdered(() => {
    const found = /* @__PURE__ */ new Set();
    for (const kind of ["identity", "guid"]) {
      for (const cursor = desired.cursor(kind); cursor.next(); ) {
        const name = nameOf({ kind, value: textOf(cursor) });
        if (wanted.has(name)) found.add(name);
      }
    }
    return found;
  });
}

// src/app/revert-sources.ts
var KINDS = ["identity", "guid"];
var Asked = class {
  #exact = /* @__PURE__ */ new Set();
  #folded = /* @__PURE__ */ new Set();
  constructor(members) {
    for (const member of members) {
      this.#exact.add(nameOf(member));
      this.#folded.add(foldedName(member));
    }
  }
  has(row, ignoresCase) {
    return ignoresCase ? this.#folded.has(foldedName(row)) : this.#exact.has(nameOf(row));
  }
};
function revertSources({ config }, done) {
  const asked = new Asked(done.flatMap(({ added, removed }) => [...added, ...removed]));
  const space = new SortSpace(diskSpill);
  const lists = /* @__PURE__ */ new Map();
  const inline2 = /* @__PURE__ */ new Map();
  return {
    rowsOf: (ref, member) => {
      if (ref.kind === "segment") return [];
      const ignoreCase = caseOf(ref);
      const name = JSON.stringify([ref.path, ref.format, ignoreCase]);
      let found = lists.get(name);
      if (found === void 0) {
        const list = openListOf(config, ref, space);
        found = untilOrdered(() => rowsIn(list, asked, ignoreCase));
        lists.set(name, found);
      }
      const exact = found.exact.has(nameOf(member)) ? [member.value] : [];
      return [...exact, ...found.folded.get(foldedName(member)) ?? []];
    },
    declares: ({ members }, member) => {
      if (members === null) return false;
      const found = inline2.get(members) ?? inlineNames(members, asked);
      inline2.set(members, found);
      return found.has(nameOf(member));
    }
  };
}
function caseOf(ref) {
  return "ignoreCase" in ref ? ref.ignoreCase : null;
}
function rowsIn(list, asked, ignoreCase) {
  const exact = /* @__PURE__ */ new Set();
  const folded = /* @__PURE__ */ new Map();
  for (const kind of KINDS) {
    for (const cursor = list.cursor(kind); cursor.next(); ) {
      const row = { kind, value: textOf(cursor) };
      const { bytes, start, end } = cursor;
      const ignores = ignoreCase !== null && (ignoreCase || isFoldable(bytes, start, end));
      if (!asked.has(row, ignores)) continue;
      if (!ignores) exact.add(nameOf(row));
      else folded.set(foldedName(row), [...folded.get(foldedName(row)) ?? [], row.value]);
    }
  }
  return { exact, folded };
}
function inlineNames({ identities, guids }, asked) {
  return /* @__PURE__ */ new Set([
    ...namesIn("identity", cursorOver(identities), asked),
    ...namesIn("guid", cursorOver(guids), asked)
  ]);
}
function namesIn(kind, cursor, asked) {
  const names = [];
  while (cursor.next()) {
    const member = { kind, value: textOf(cursor) };
    if (asked.has(member, false)) names.push(nameOf(member));
  }
  return names;
}
function foldedName({ kind, value }) {
  return nameOf({ kind, value: value.replace(/[A-Z]/g, (capital) => capital.toLowerCase()) });
}

// src/app/revert.ts
async function revert(cwd, options, serial2) {
  const workspace = openWorkspace(cwd, options);
  const now = Date.now();
  const lock = await readLock(workspace.store, now);
  const { segments } = await recordOf(recordsOf(lock.index, lock.readPart), serial2);
  const done = await Promise.all(segments.map((segment) => doneTo(segment, lock.readPart)));
  const byKey = new Map(workspace.manifests.map((manifest) => [manifest.key, manifest]));
  const { rowsOf, declares } = revertSources(workspace, done);
  const edits = revertEdits(done, byKey, rowsOf, declares);
  const drafts = new Drafts(workspace);
  const unwritten = draftAll(drafts, edits);
  const isChanged = drafts.changed().length > 0;
  const emptied = isChanged ? allowIn(drafts, await drafts.plan(lock, now), serial2) : [];
  const top = repositoryOf(workspace.config.folder);
  const partsOf = (key) => sentParts(byKey.get(key), byKey);
  const left = leftChanges(done, drafts, edits.resting, workspace.config, partsOf);
  const undated = [...edits.manifests.values()].filter(
    ({ add, manifest }) => add.length > 0 && datedIn(manifest.dated?.written.members ?? null).length > 0
  ).map(({ manifest }) => manifest.place.file);
  const { byHand } = edits;
  return { serial: serial2, top, files: drafts.changed(), byHand, undated, unwritten, emptied, left };
}
function sentParts(manifest, manifests) {
  if (manifest === void 0) return [];
  return sentOf(builtFrom(manifest, manifests)).filter((part) => part !== manifest).map(({ key, place }) => ({ key, file: place.file }));
}
function draftAll(drafts, { lists, manifests }) {
  for (const { ref, add, remove } of lists.values()) {
    drafts.edit(drafts.ofList(ref), (bytes) => editList(bytes, [...add], remove));
  }
  const unwritten = [];
  for (const { manifest, add, remove } of manifests.values()) {
    const { file } = manifest.place;
    drafts.edit(file, (bytes) => {
      const edited = editMembers(bytes.toString(), { add, remove, ...countingToday(manifest) });
      if (edited === null) unwritten.push(file);
      return edited === null ? bytes : Buffer.from(edited);
    });
  }
  return unwritten;
}
function countingToday({ dated }) {
  return dated === void 0 ? {} : { counts: (days) => countsOn(days, dated.today, "today") };
}
function writeReverting({ top, files }) {
  for (const { path, after } of files) replaceFile(top, path, after);
}
async function recordOf(records, serial2) {
  const found = [];
  for await (const record of records) if (record.serial === serial2) found.push(record);
  const [only, ...others] = found;
  if (others.length > 0) throw twoOf(serial2);
  if (only !== void 0) return only;
  throw failure(
    "no-such-apply",
    say`the lockfile remembers no apply #${serial2}`,
    say`See those that it remembers: ${asCommand("segops log")}`
  );
}
function twoOf(serial2) {
  return failure(
    "ambiguous-apply",
    say`the lockfile remembers several applies #${serial2}: two lockfiles were joined`,
    say`Nothing was written. See what each did, and undo it in the manifests by hand: ${asCommand("segops log --format json")}`
  );
}
function allowIn(drafts, plan, serial2) {
  const kept = [];
  for (const { allow } of plan.guards) {
    if (allow === null) continue;
    const yaml = withReason(allow, `revert of apply ${serial2}`);
    const guard = yaml.slice(yaml.indexOf("guard:"));
    drafts.edit(allow.file, (bytes) => {
      const text = bytes.toString();
      const empties = yaml.startsWith("members: []");
      const permitted = empties ? permittingEmpty(text) : text;
      if (permitted === null) kept.push(allow.file);
      const emptied = permitted ?? text;
      return Buffer.from(guard.startsWith("guard:") ? withGuard(emptied, guard) : emptied);
    });
  }
  return [...new Set(kept)];
}

// cmd/cli/revert.ts
var command = cliCommand({
  description: "write the inverse of an apply into manifests and lists; sends nothing",
  example: "segops revert 12 --dry-run",
  takes: {
    serial: needed(serial("<serial>", "its number in `segops log`")),
    ...WORKSPACE,
    dryRun: toggle("--dry-run", "show the changes as a diff, and write nothing")
  },
  run: async (terminal, { serial: serial2, dryRun, ...workspace }) => {
    const found = await revert(process.cwd(), workspace, serial2);
    const { byHand, unwritten, emptied, left } = found;
    const isUndone = byHand.length + unwritten.length + emptied.length + left.length === 0;
    if (found.files.length === 0 && isUndone) {
      terminal.out(
        `Nothing to revert: the manifests and lists declare what was before apply #${serial2}.
`
      );
      return 0;
    }
    const palette = paletteOf(terminal.colour);
    if (dryRun) for (const file of found.files) terminal.out(difference(file, palette));
    else writeReverting(found);
    printLines(terminal, summaryOf(found, dryRun));
    return isUndone ? 0 : 1;
  }
});
function difference({ shown, before, after }, palette) {
  const old = { name: shown, text: before.toString() };
  const found = differenceOf(old, { name: shown, text: after.toString() });
  return (found && paintDifference(found, palette)) ?? `${showLabel(shown)}: the difference is too long to show.
`;
}
function summaryOf(found, dry) {
  const { serial: serial2, files, byHand, undated, unwritten, emptied, left } = found;
  return [
    `${dry ? "Would write" : "Wrote"} the inverse of apply #${serial2} into ${plural(files.length, "file")}${files.length === 0 ? "." : ":"}`,
    ...files.map(({ shown }) => `  ${showLabel(shown)}`),
    ...byHand.map(
      ({ path, members }) => `Left to you: ${plural(members.length, "member")} in ${showLabel(path)}, which segops does not edit. Remove from it: ${namesOf2(members)}`
    ),
    ...undated.map(
      (shown) => `Look at ${showLabel(shown)}: members that return have no days there, since the lockfile does not know them.`
    ),
    ...unwritten.map(
      (shown) => `Left to you: ${showLabel(shown)}, whose members are not a plain list.`
    ),
    ...emptied.map(
      (shown) => `Left to you: all members of ${showLabel(shown)} are excluded then, and apply refuses to empty a segment that lists members. If that is meant, replace them by members: []`
    ),
    ...left.flatMap((one) => leftOf(one, serial2)),
    "",
    "Nothing was sent. Lists that another step fetches must be fixed at their source.",
    "Next: review the difference, look at the plan, then open a pull request:",
    "  segops plan"
  ];
}
function leftOf(one, serial2) {
  const { key, file, stillIn, stillOut, parts, attached, resting } = one;
  const segment = showValue(key);
  if (file === null) {
    return [`Not undone in ${segment}: no manifest declares it any more.`];
  }
  const exclusions = attached.map(({ path }) => showLabel(path)).join(", ");
  const declared = [...new Set(attached.map((one2) => showLabel(one2.file)))].join(" and ");
  return [
    ...stillIn.length === 0 ? [] : [
      `Not undone in ${segment}: apply #${serial2} added ${plural(stillIn.length, "member")} who would stay: ${namesOf2(stillIn)}`
    ],
    ...stillOut.length === 0 ? [] : [
      `Not undone in ${segment}: apply #${serial2} removed ${plural(stillOut.length, "member")} who would stay out: ${namesOf2(stillOut)}`
    ],
    ...resting.length === 0 ? [] : [
      `  A day keeps out members of ${resting.map((path) => showLabel(path)).join(", ")}, and segops changes no days. To bring them back, give another first_day: or last_day: in the manifest or in the rows.`
    ],
    ...parts.map(
      (part) => `  It is built from ${showValue(part.key)}: look at ${showLabel(part.file)}.`
    ),
    ...attached.length === 0 ? [] : [
      `  These exclusions came with apply #${serial2}: ${exclusions}. If they are wrong, remove them from ${declared}.`
    ]
  ];
}
var MOST_NAMES = 10;
function namesOf2(members) {
  const names = members.slice(0, MOST_NAMES).map((member) => showValue(nameOf(member)));
  const more = members.length - names.length;
  return `${names.join(", ")}${more === 0 ? "" : ` and ${plural(more, "other")}`}`;
}
export {
  command
};
