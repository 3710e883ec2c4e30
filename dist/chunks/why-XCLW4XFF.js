import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  itemsOf
} from "./chunk-QMTRONA3.js";
import {
  OPEN
} from "./chunk-VFRILNIK.js";
import {
  readAgain
} from "./chunk-FWJJEGX2.js";
import {
  fromStaleLock
} from "./chunk-L7DEOO2F.js";
import "./chunk-UAPV7755.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-GEQSP74U.js";
import {
  readLock
} from "./chunk-2VZNV34P.js";
import {
  fromText,
  listed
} from "./chunk-WVZGLM5H.js";
import "./chunk-OPC25PTJ.js";
import {
  WORKSPACE,
  choice,
  cliCommand,
  needed,
  text,
  toggle
} from "./chunk-HWQPXGAV.js";
import {
  SortSpace,
  builtFrom,
  datedIn,
  diskSpill,
  folded,
  isFoldable,
  keepersOf,
  lockedStateOf,
  namesAmong,
  openDesired,
  openListOf,
  openOrHold,
  openWorkspace,
  readManifestFiles,
  sentOf,
  unknownSegment
} from "./chunk-IZEHMJH7.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  EMPTY_ENTRY,
  changesOfMember,
  findEntry,
  nameOf,
  recordsOf,
  stillBlocked
} from "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import {
  daysText
} from "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import {
  NO_BYTES,
  compareRanges,
  cursorOver,
  isTaken,
  takeText,
  utf8
} from "./chunk-ISJ3FD7T.js";
import {
  json,
  showLabel,
  showValue,
  wrap
} from "./chunk-H4E72AQF.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";
import {
  moment,
  plural
} from "./chunk-I3YRI3NT.js";

// src/inspect/why.ts
function verdictOf({
  declared,
  desired,
  locked,
  listed: listed2,
  frozen
}) {
  const isSent = locked !== "absent";
  if (declared === "kept" || declared === "none") return isSent ? "in" : "not-listed";
  if (frozen !== null) {
    if (isSent) return frozen.isHeldBack ? "leaves" : "in";
    return listed2.length > 0 ? "kept-out" : "not-listed";
  }
  if (desired) return locked === "accepted" || declared === "set" ? "in" : "joins";
  if (isSent) return "leaves";
  return listed2.length > 0 ? "kept-out" : "not-listed";
}
function isAbout(one) {
  const { listed: listed2, otherCase, locked, last } = one;
  return listed2.length + otherCase.length > 0 || locked !== "absent" || last !== null;
}
async function lastChanges(index, { kind, value }, keys, readPart) {
  const found = /* @__PURE__ */ new Map();
  for await (const record of recordsOf(index, readPart)) {
    for (const segment of record.segments) {
      if (!keys.has(segment.key) || found.has(segment.key)) continue;
      for await (const change of changesOfMember(segment, value, readPart)) {
        if (change.member.kind === kind) found.set(segment.key, { record, change });
      }
    }
    if (found.size === keys.size) break;
  }
  return found;
}

// src/inspect/why-files.ts
var IN_NO_FILE = {
  ...{ desired: false, listed: [], otherCase: [], keptOutBy: [] },
  frozen: null
};
var MOST_ROWS = 20;
function inFiles(manifest, member, files) {
  const asked = new Asked(member);
  const parts = builtFrom(manifest, files.manifests);
  const named = parts.flatMap((part) => {
    return [
      ...inlineRows(part.dated?.written ?? part, asked, files),
      ...distinct(listsOf(part).flatMap((ref) => rowsIn(ref, asked, files.open)))
    ].map((row) => ({ ...row, ...throughOf(part, manifest) }));
  });
  const listed2 = named.filter(({ value }) => value === member.value);
  const otherCase = named.filter(({ value }) => value !== member.value);
  const desired = listed2.length > 0 && isDesired(manifest, member, files);
  const keepers = () => parts.flatMap(
    (part) => keepersOut(part, asked, files).map((one) => ({ ...one, ...throughOf(part, manifest) }))
  );
  const keptOutBy = desired || listed2.length === 0 ? [] : keepers();
  return { desired, listed: listed2, otherCase, keptOutBy, frozen: frozenFor(manifest, member, files) };
}
function throughOf(part, manifest) {
  return part === manifest ? {} : { through: part.key };
}
var Asked = class {
  member;
  #bytes;
  #folded;
  constructor(member) {
    this.member = member;
    this.#bytes = Buffer.from(member.value);
    this.#folded = folded(this.#bytes);
  }
  isExact(row) {
    return compareRanges(row, 0, row.length, this.#bytes, 0, this.#bytes.length) === 0;
  }
  isButForCase(row) {
    if (row.length !== this.#folded.length) return false;
    return compareRanges(folded(row), 0, row.length, this.#folded, 0, row.length) === 0;
  }
};
function listsOf(part) {
  const views = part.dated === void 0 ? [part] : [part.dated.ever, part.dated.lasting()];
  const lists = views.flatMap((view) => view.membersFrom.filter((ref) => ref.kind === "list"));
  return [...new Map(lists.map((ref) => [JSON.stringify(ref), ref])).values()];
}
function distinct(rows) {
  return [...new Map(rows.map((row) => [JSON.stringify([row.file, row.line]), row])).values()];
}
function rowsIn(ref, asked, open) {
  const rows = rowsOf(open(ref), ref.path, asked, (row) => asked.isButForCase(row));
  return rows.map((row) => ({ ...row, ...ref.days && { days: ref.days } }));
}
function rowsOf(list, file, { member }, isIt) {
  const rows = [];
  list.eachRow((kind, row, line) => {
    if (kind !== member.kind || rows.length === MOST_ROWS || !isIt(row)) return;
    rows.push({ file, line, value: utf8(row, 0, row.length) });
  });
  return rows;
}
function inlineRows({ members, place }, asked, files) {
  if (members === null) return [];
  const { kind } = asked.member;
  const found = [{ ...members, days: null }, ...datedIn(members)].flatMap(({ days, ...block }) => {
    const cursor = cursorOver(kind === "identity" ? block.identities : block.guids);
    return valuesIn(cursor, asked).map((value) => ({ value, days }));
  });
  if (found.length === 0) return [];
  const text2 = files.textOf(place.file);
  const values = new Set(found.map(({ value }) => value));
  const items = itemsOf(text2)?.filter((item) => item.kind === kind && values.has(item.value));
  const row = ({ value, days }, line) => {
    return { file: place.file, line, value, ...days && { days } };
  };
  return items === void 0 ? found.map((one) => row(one, null)) : items.map((item) => row(item, lineAt(text2, item.start)));
}
function valuesIn(cursor, asked) {
  const values = [];
  while (cursor.next()) {
    const row = cursor.bytes.subarray(cursor.start, cursor.end);
    if (asked.isButForCase(row)) values.push(utf8(row, 0, row.length));
  }
  return values;
}
function lineAt(text2, at) {
  return text2.slice(0, at).split("\n").length;
}
function isDesired(manifest, member, { manifests, open }) {
  const name = nameOf(member);
  return namesAmong(openDesired(manifest, manifests, open), /* @__PURE__ */ new Set([name])).has(name);
}
function frozenFor(manifest, member, files) {
  const { frozen, splits: _, ...whole } = manifest;
  if (frozen === void 0) return null;
  const line = Buffer.from(`${member.value}
`);
  const [identities, guids] = member.kind === "guid" ? [NO_BYTES, line] : [line, NO_BYTES];
  const members = { identities, guids, count: 1 };
  const decisions = { ...manifest.decisions, retire: null };
  const excludeFrom = keepersOf(manifest, files.manifests);
  const alone = { ...whole, decisions, members, membersFrom: [], intersectWith: [], excludeFrom };
  return { last: frozen.last, isHeldBack: !isDesired(alone, member, files) };
}
function keepersOut(manifest, asked, files) {
  const { splits = [], ...whole } = manifest;
  const decisions = { ...manifest.decisions, retire: null };
  const alone = { ...whole, decisions, intersectWith: [], excludeFrom: [] };
  if (!isDesired(alone, asked.member, files)) {
    return manifest.dated === void 0 ? [] : [{ kind: "day", today: manifest.dated.today }];
  }
  const { kind, value } = asked.member;
  const outside = manifest.intersectWith.flatMap(
    (ref) => isDesired({ ...alone, intersectWith: [ref] }, asked.member, files) ? [] : [{ kind: "not-in", source: ref }]
  );
  const leaving = splits.filter((split) => !isTaken([split], kind, Buffer.from(value)));
  const held = manifest.excludeFrom.flatMap((ref) => {
    if (isDesired({ ...alone, excludeFrom: [ref] }, asked.member, files)) return [];
    if (ref.kind === "segment") return [{ kind: "segment", key: ref.key }];
    const list = files.open(ref);
    return [
      { kind: "list", path: ref.path, rows: rowsOf(list, ref.path, asked, matching(ref, asked)) }
    ];
  });
  return [...outside, ...held, ...leaving.map((split) => ({ kind: "split", split }))];
}
function matching({ ignoreCase }, asked) {
  return (row) => asked.isExact(row) || (ignoreCase || isFoldable(row, 0, row.length)) && asked.isButForCase(row);
}

// src/app/why.ts
function readWhy(cwd, options, { member, isGuid, key }) {
  const workspace = openWorkspace(cwd, options);
  const files = filesOf(workspace, options.shownFrom ?? cwd);
  return readAgain(workspace.store, async () => {
    const lock = await readLock(workspace.store, Date.now());
    const looked = lookedAt(workspace.manifests, lock.index);
    const sets = workspace.manifests.filter(({ only: only2 }) => only2 === true).map(ofSet);
    const asked = [...looked, ...sets].filter((one) => one.key === key);
    const wanted = key === null ? looked : asked;
    if (key !== null && asked.length === 0) throw unknownSegment(key, workspace.manifests);
    const why = (person) => whyOf(person, wanted, { lock, files });
    const asIdentity = isGuid ? null : await why({ kind: "identity", value: member });
    if (asIdentity?.segments.some(isAbout)) return only(asIdentity, key);
    const asGuid = await why({ kind: "guid", value: member });
    return only(asIdentity === null || asGuid.segments.some(isAbout) ? asGuid : asIdentity, key);
  });
}
function only({ member, segments }, key) {
  return { member, segments: key === null ? segments.filter(isAbout) : segments };
}
function filesOf({ config, manifests }, shownFrom) {
  const space = new SortSpace(diskSpill);
  let texts = null;
  return {
    manifests: new Map(manifests.map((manifest) => [manifest.key, manifest])),
    open: (ref) => openOrHold(config, ref, () => openListOf(config, ref, space)),
    textOf: (file) => {
      texts ??= new Map(
        readManifestFiles(config, shownFrom).files.map(({ shown, text: text2 }) => [shown, text2])
      );
      return texts.get(file) ?? "";
    }
  };
}
function ofSet(manifest) {
  return { key: manifest.key, manifest, entry: EMPTY_ENTRY, entryKey: null };
}
function lookedAt(manifests, index) {
  const declared = sentOf(manifests).map((manifest) => {
    const match = findEntry(index, manifest.ids);
    const { key } = manifest;
    if (match.kind === "none") return { key, manifest, entry: EMPTY_ENTRY, entryKey: null };
    return { key, manifest, entry: match.entry, entryKey: match.key };
  });
  const owned = new Set(declared.map(({ entryKey }) => entryKey));
  const orphans = [...index.segments].filter(([key]) => !owned.has(key));
  return [
    ...declared,
    ...orphans.map(([key, entry]) => ({ key, manifest: null, entry, entryKey: key }))
  ];
}
async function whyOf(member, looked, sources) {
  const { index, readPart } = sources.lock;
  const keys = new Set(looked.flatMap(({ entryKey }) => entryKey ?? []));
  const last = await lastChanges(index, member, keys, readPart);
  const segments = [];
  for (const one of looked) {
    const changed = one.entryKey === null ? void 0 : last.get(one.entryKey);
    segments.push(await inSegment(one, member, changed ?? null, sources));
  }
  return { member, segments };
}
async function inSegment({ key, manifest, entry }, member, last, { lock, files }) {
  const { kind: locked } = await lockedStateOf(entry, member, lock.fetchChunks);
  if (manifest === null) {
    return { key, name: null, declared: "none", blocked: false, locked, last, ...IN_NO_FILE };
  }
  const blocked = stillBlocked(entry.blocked, manifest.ids) !== null;
  const { name, decisions } = manifest;
  const isSent = decisions.retire === null ? "yes" : RETIRED[decisions.retire];
  const declared = manifest.only === true ? "set" : isSent;
  return { key, name, declared, blocked, locked, last, ...inFiles(manifest, member, files) };
}
var RETIRED = { keep: "kept", empty: "emptied" };

// src/report/why-json.ts
function whyToJson({ member, segments }) {
  const document = {
    [member.kind]: member.value,
    segments: segments.map((one) => ({
      segment: one.key,
      name: one.name,
      verdict: verdictOf(one),
      declared: one.declared,
      blocked: one.blocked,
      frozen: one.frozen?.last ?? null,
      listed: one.listed.map(placeOf),
      held_back_by: one.keptOutBy.map((by) => ({ ...keeperOf(by), ...throughOf2(by) })),
      other_case: one.otherCase.map(placeOf),
      lockfile: one.locked,
      last: one.last === null ? null : lastOf(one.last)
    }))
  };
  return `${json(document)}
`;
}
function keeperOf(by) {
  switch (by.kind) {
    case "segment":
      return { segment: by.key };
    case "day":
      return { day: by.today };
    case "split":
      return { salt: by.split.salt, take: takeText(by.split) };
    case "list":
      return { file: by.path, rows: by.rows.map(placeOf) };
    case "not-in":
      return by.source.kind === "segment" ? { not_in_segment: by.source.key } : { not_in: by.source.path };
    default:
      return assertExhaustive(by);
  }
}
function throughOf2({ through }) {
  return through === void 0 ? {} : { through };
}
function placeOf(row) {
  const { file, line, value, days } = row;
  const dated = days && { first_day: days.first, last_day: days.last };
  return { file, line, value, ...dated, ...throughOf2(row) };
}
function lastOf({ record, change }) {
  const { serial, startedAt, commit, actor, run } = record;
  const at = new Date(startedAt).toISOString();
  return { operation: change.operation, outcome: change.outcome, serial, at, commit, actor, run };
}

// src/report/why-text.ts
var VERDICTS = {
  in: "in",
  joins: "joins at the next apply",
  leaves: "leaves at the next apply",
  "kept-out": "kept out",
  "not-listed": "not in it"
};
function whyToText({ member, segments }, { width, colour }) {
  const { strong } = paletteOf(colour);
  const who = `${member.kind === "guid" ? "guid " : ""}${showValue(member.value)}`;
  if (segments.length === 0) {
    return `${wrap(`No list, manifest or apply that the lockfile remembers has ${who}.`, width).join("\n")}
`;
  }
  const blocks = segments.map((one) => [
    ...wrap(`${nameOf2(one)}: ${VERDICTS[verdictOf(one)]}`, width).map(strong),
    ...reasonsOf(one).flatMap((line) => wrap(line, width, "    ", "      "))
  ]);
  const head = wrap(`${who}: ${countsOf(segments)}.`, width).map(strong);
  return `${[head, ...blocks].map((lines) => lines.join("\n")).join("\n\n")}
`;
}
var ORDER = ["in", "joins", "leaves", "kept-out", "not-listed"];
function countsOf(segments) {
  const parts = ORDER.flatMap((verdict) => {
    const { length } = segments.filter((one) => verdictOf(one) === verdict);
    return length === 0 ? [] : [countText(verdict, length)];
  });
  return listed(parts);
}
function countText(verdict, count) {
  const segments = plural(count, "segment");
  switch (verdict) {
    case "in":
      return `in ${segments}`;
    case "joins":
      return `joins ${segments}`;
    case "leaves":
      return `leaves ${segments}`;
    case "kept-out":
      return `kept out of ${segments}`;
    case "not-listed":
      return `not in ${segments}`;
    default:
      return assertExhaustive(verdict);
  }
}
function nameOf2({ key, name }) {
  return name === null ? showValue(key) : `${showLabel(name)} (${showValue(key)})`;
}
function reasonsOf(one) {
  const named = one.listed.map(
    (row) => `named in ${placeText(row)}${daysOf(row)}${throughText(row)}`
  );
  const other = one.otherCase.map(
    (row) => `${placeText(row)} has ${showValue(row.value)}, which is another member`
  );
  return [
    ...named,
    ...one.keptOutBy.map((by) => keeperText(by) + throughText(by)),
    ...other,
    ...decisionText(one),
    ...lastText(one)
  ];
}
function daysOf({ days }) {
  return days === void 0 ? "" : ` ${daysText(days)}`;
}
function throughText({ through }) {
  return through === void 0 ? "" : `, through the segment ${showValue(through)}`;
}
function placeText({ file, line }) {
  return `${showValue(file)}${line === null ? "" : `:${line}`}`;
}
function keeperText(keeper) {
  if (keeper.kind === "not-in") {
    const { source } = keeper;
    return source.kind === "segment" ? `kept out: is not in the segment ${showValue(source.key)}` : `kept out: is not in ${showValue(source.path)}`;
  }
  if (keeper.kind === "segment") return `held back: is in the segment ${showValue(keeper.key)}`;
  if (keeper.kind === "day") return `does not count on this day, ${keeper.today}`;
  if (keeper.kind === "split")
    return `left out by the split ${showValue(keeper.split.salt)}, which takes ${takeText(keeper.split)}`;
  const rows = keeper.rows.map((row) => `${placeText(row)} (${showValue(row.value)})`);
  return `held back by ${rows.length === 0 ? showValue(keeper.path) : listed(rows)}`;
}
function frozenText({ frozen }) {
  if (frozen === null) return [];
  return [
    `the segment is frozen up to ${frozen.last}: nobody joins, and only whom an exclusion holds back leaves`
  ];
}
function decisionText(one) {
  const { declared, blocked } = one;
  const said = {
    yes: [],
    emptied: ["the segment is being emptied (retire: empty)"],
    kept: ["the segment is retired: whoever is in it stays (retire: keep)"],
    set: ["it is a set: nothing of it is sent, and other segments are built from it"],
    none: ["no manifest declares this segment: whoever is in it stays"]
  }[declared];
  return [
    ...said,
    ...frozenText(one),
    ...blocked ? ["the segment is blocked: nothing is sent to it"] : []
  ];
}
var DONE = {
  ADD: "added by apply",
  REMOVE: "removed by apply",
  ADOPT: "taken over by apply",
  MISSING: "not found by verification",
  LINGERING: "still found by verification",
  UNPROVABLE: "sent twice without a trace, says verification"
};
function lastText({ last, locked }) {
  if (last === null)
    return locked === "absent" ? [] : ["sent by an apply that the log no longer has"];
  const { record, change } = last;
  const by = record.actor === null ? "" : ` by ${showValue(record.actor)}`;
  const outcome = change.outcome === "accepted" ? "" : ` (${change.outcome})`;
  const done = `${DONE[change.operation]} #${record.serial}${outcome}`;
  return [`${done}, ${moment(record.startedAt)}${by}${fromText(record, 10)}`];
}

// cmd/cli/why.ts
var command = cliCommand({
  description: "say in which segments somebody is, and why",
  example: "segops why ada@example.com vip_customers",
  takes: {
    member: needed(text("<member>", "an identity, or a guid")),
    key: text("[segment]", "key of one segment"),
    ...WORKSPACE,
    isGuid: toggle("--guid", "it is a guid, even if an identity is written like it"),
    format: choice("-f, --format <format>", "how to print", ["text", "json"])
  },
  run: async (terminal, { member, key, isGuid, format, ...workspace }) => {
    const options = fromStaleLock(terminal, workspace, OPEN);
    const why = await readWhy(process.cwd(), options, { member, isGuid, key });
    terminal.out(format === "json" ? whyToJson(why) : whyToText(why, terminal));
    return 0;
  }
});
export {
  command
};
