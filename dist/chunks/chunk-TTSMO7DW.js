import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  writePieces
} from "./chunk-XVWOLRNF.js";
import {
  readAgain
} from "./chunk-FWJJEGX2.js";
import {
  underWayIn
} from "./chunk-GEQSP74U.js";
import {
  entriesIn,
  readLock
} from "./chunk-2VZNV34P.js";
import {
  EVER,
  InvalidSources,
  LIMIT_NAMES,
  SortSpace,
  TODAY,
  copyFile,
  datedName,
  daysOfEntries,
  declaredIn,
  diskSpill,
  eachDifference,
  fetchedTip,
  fetching,
  firstParent,
  hasCommit,
  inTemporaryRepository,
  isReachedIn,
  listTree,
  listsWithDays,
  mergeBases,
  nameInTree,
  namesAmong,
  openDesired,
  openListOf,
  planWorkspace,
  readConfig,
  readManifestFiles,
  readManifestText,
  readManifests,
  refPath,
  repositoryAt,
  seenAs,
  sentOf,
  todayOf,
  untilOrdered,
  unwrap,
  writeTree
} from "./chunk-IZEHMJH7.js";
import {
  confinement
} from "./chunk-Z77BLT6X.js";
import {
  EMPTY_ENTRY,
  MAX_CHUNK_BYTES,
  NO_FILES,
  RecordBuilder,
  SETTLED,
  announcedOf,
  appliedCommit,
  boundTo,
  declaredOf,
  findEntry,
  foldUpdates,
  groupBy,
  hasSameFilters,
  isSameAnnounced,
  keysOf,
  membersWithout,
  splitsOf,
  withSpent
} from "./chunk-F2IHCJ47.js";
import {
  toWire
} from "./chunk-S7QDTAJS.js";
import {
  NO_BYTES,
  cursorOver,
  takeText,
  textOf
} from "./chunk-ISJ3FD7T.js";
import {
  json
} from "./chunk-H4E72AQF.js";
import {
  Failure,
  asCode,
  asCommand,
  asPath,
  failure,
  plain,
  say
} from "./chunk-I3YRI3NT.js";

// src/report/plan-json.ts
var PLAN_BEGINS = '{"format":"segops-plan/1",';
function* planToJsonPieces(plan) {
  const { format, digest, lock, target, desired, totals, creates, guards, notices } = plan;
  const { heldSegments = [] } = plan;
  const redacted = plan.redacted === void 0 ? "" : `"redacted":${json(plan.redacted)},`;
  yield `{"format":${json(format)},${redacted}"digest":${json(digest || null)},
`;
  yield `"lock":${json({ lineage: lock.lineage, serial: lock.serial })},
`;
  const { account, origin, settleMs } = target;
  yield `"target":${json({ account, origin, settle_ms: settleMs })},
`;
  yield `"desired":${json({ digest: desired.digest || null })},
`;
  yield `"totals":${json(totalsOf(totals))},
`;
  yield* arrayPieces("creates", creates, (create) => [json(createOf(create))]);
  yield* arrayPieces("segments", plan.segments, segmentPieces);
  const idsOf = idsLookup(plan.segments);
  yield* arrayPieces("batches", plan.batches, (batch) => [json(toWire(batch, idsOf))]);
  if (heldSegments.length > 0) {
    yield* arrayPieces("held", heldSegments, ({ key, excludes, builtFrom, reads }) => [
      json({ key, excludes, ...builtFrom && { built_from: builtFrom }, ...reads && { reads } })
    ]);
  }
  yield* arrayPieces("guards", guards, ({ guard, segment, verdict, message, allow }) => [
    json({ guard, segment, verdict, message: plain(message), allow: allowOf(allow) })
  ]);
  yield* arrayPieces("notices", notices, ({ code, segment, message, next }) => [
    json({ code, segment, message: plain(message), next: next === null ? null : plain(next) })
  ]);
  yield* laterPieces(plan);
  if (heldSegments.length > 0) yield* arrayPieces("held_because", heldSegments, heldPieces);
  yield `"waivers":${json(plan.waivers.map(waiverOf))}}
`;
}
function* laterPieces({ segments }) {
  const later = segments.flatMap(
    ({ key, later: later2 = [] }) => later2.map((one) => ({ segment: key, ...one }))
  );
  if (later.length === 0) return;
  yield* arrayPieces("later", later, function* ({ segment, day, members, ...counts }) {
    const { add, remove, letIn } = counts;
    const facts = json({ segment, day, additions: add, removals: remove, let_in: letIn });
    yield facts.slice(0, -1);
    if (members !== null) yield* memberPieces("add", members.add);
    if (members !== null) yield* memberPieces("remove", members.remove);
    yield "}";
  });
}
function* heldPieces({ key, guards, problems, owner }) {
  const reasons = [
    ...guards.map(({ guard, message, allow }) => {
      return { guard, message: plain(message), allow: allowOf(allow) };
    }),
    ...problems.map(({ code, message, next }) => {
      return { code, message: plain(message), next: plain(next) };
    })
  ];
  yield json({ key, ...owner && { owner }, reasons });
}
var PER_PIECE = 1e3;
function* arrayPieces(name, items, piecesOf, end = ",") {
  yield `${json(name)}:[`;
  for (const [at, item] of items.entries()) {
    yield at === 0 ? "\n" : ",\n";
    yield* piecesOf(item);
  }
  yield items.length === 0 ? `]${end}
` : `
]${end}
`;
}
function* segmentPieces(segment) {
  const { key, ids, name, before, after, unconfirmed, settling, respelled, split, lists } = segment;
  const facts = json({
    key,
    name,
    customer_segment_id: ids.customerSegmentId ?? null,
    ct_segment_id: ids.ctSegmentId ?? null,
    ...segment.owner === void 0 ? {} : { owner: segment.owner },
    ...segment.description === void 0 ? {} : { description: segment.description },
    before,
    after,
    unconfirmed,
    settling,
    ...respelled === void 0 ? {} : { respelled },
    ...split === void 0 ? {} : { split: splitOf(split) },
    retired: segment.retired,
    lists: lists.map(listOf)
  });
  yield facts.slice(0, -1);
  yield* memberPieces("adopt", segment.adopt);
  yield* memberPieces("add", segment.add);
  yield* memberPieces("remove", segment.remove);
  yield "}";
}
function splitOf({ parts, leftOut }) {
  const taken = parts.map((part) => ({ salt: part.salt, take: takeText(part) }));
  return { parts: taken, left_out: leftOut };
}
function waiverOf({ segment, reason, until }) {
  return { segment, reason, until: new Date(until).toISOString() };
}
function* memberPieces(name, members) {
  yield `,"${name}":[`;
  for (let from = 0; from < members.length; from += PER_PIECE) {
    const piece = members.slice(from, from + PER_PIECE).map(memberJson).join(",");
    yield from === 0 ? piece : `,${piece}`;
  }
  yield "]";
}
function memberJson({ kind, value }) {
  return `{"${kind}":${json(value)}}`;
}
function totalsOf(totals) {
  return {
    add: totals.add,
    remove: totals.remove,
    segments: totals.segments,
    requests: totals.requests,
    lower_bound: totals.lowerBound,
    per_segment_requests: totals.perSegmentRequests,
    billed_events: totals.billedEvents
  };
}
function createOf({ key, customerSegmentId, name }) {
  return { key, customer_segment_id: customerSegmentId, name };
}
function allowOf(allow) {
  if (allow === null) return null;
  const { file, yaml, replaces, replacesMembers = false } = allow;
  const members = replacesMembers ? { replaces_members: true } : {};
  return { file, yaml, replaces_guard: replaces, ...members };
}
function listOf({ facts, before, since, ignoringCase }) {
  const { path, through, role, rows, bytes, endsWithNewline, heldBack } = facts;
  return {
    path,
    ...through === void 0 ? {} : { through },
    role,
    rows,
    bytes,
    sha256: digestOf(facts),
    ends_with_newline: endsWithNewline,
    rows_before: before?.rows ?? null,
    since,
    held_back: heldBack ?? null,
    held_back_ignoring_case: role === "exclusion" ? ignoringCase : null
  };
}
function digestOf({ sha256, path }) {
  return sha256 === "" && !path.startsWith("segment:") ? null : sha256;
}
function idsLookup(segments) {
  const byKey = new Map(segments.map(({ key, ids }) => [key, ids]));
  return (key) => {
    const ids = byKey.get(key);
    if (ids === void 0) throw new Error(`a batch names ${key}, which the plan does not hold`);
    return ids;
  };
}

// src/apply/record-facts.ts
async function recordFacts(store, index, plan, order) {
  const { apply, account, origin, provenance, at } = order;
  const usedWaivers = withSpent(index, order.spends, at);
  const isSpending = usedWaivers.length > withSpent(index, [], at).length;
  const isNew = isSpending || plan.segments.some((segment) => isNews(index, segment, plan));
  if (!isNew) return index;
  const options = { now: at, maxChunkBytes: MAX_CHUNK_BYTES };
  const updates = plan.segments.map((segment) => updateOf(segment, plan));
  const folded = await foldUpdates(index, updates, store.fetchChunks, options);
  const next = {
    ...index,
    serial: index.serial + 1,
    binding: boundTo(index, { account, origin }),
    written: { apply, at, commit: provenance.commit },
    segments: folded.segments,
    nextSegment: folded.nextSegment,
    usedWaivers
  };
  const record = adoptionsOf(plan, next.serial);
  const about = { apply, startedAt: at, endedAt: at, recovered: false, ...provenance };
  const recorded = record.finish(entriesIn(index, plan.segments), next, about);
  const parts = new Map([...recorded.files, ...plan.exclusions?.files ?? []]);
  return store.swap(recorded.index, { chunks: folded.chunks, parts });
}
async function recordCommit(store, index, { apply, provenance, at }) {
  const { commit } = provenance;
  if (commit === null || commit === appliedCommit(index)) return index;
  const next = { ...index, serial: index.serial + 1, written: { apply, at, commit } };
  return store.swap(next, NO_FILES);
}
function hasAdoptions({ segments }) {
  return segments.some(({ adopt }) => adopt.length > 0);
}
function updateOf(segment, plan) {
  const { key, ids, retired, adopt, firstFill } = segment;
  const used = adopt.length > 0 ? keysOf(ids) : [];
  const edits = adopt.map(accepted);
  const exclusions = plan.exclusions?.memories.get(key);
  const known = { exclusions, firstFill, ...readingOf(segment) };
  return { key, ids, retired, ...known, created: null, used, edits };
}
function accepted(member) {
  return { member, edit: () => ({ state: { kind: "accepted" }, unsettled: SETTLED }) };
}
function adoptionsOf({ segments }, serial) {
  const record = new RecordBuilder(serial);
  const change = { operation: "ADOPT", again: false, outcome: "accepted" };
  for (const { key, adopt } of segments) {
    for (const member of adopt) record.add(key, { ...change, member });
  }
  return record;
}
function isNews(index, segment, plan) {
  const match = findEntry(index, segment.ids);
  const entry = match.kind === "found" ? match.entry : EMPTY_ENTRY;
  if (segment.adopt.length > 0 || segment.retired !== entry.retired) return true;
  if (segment.firstFill < entry.firstFill || isDeclaredAnew(segment.ids, match)) return true;
  const exclusions = plan.exclusions?.memories.get(segment.key) ?? entry.exclusions;
  if (!hasSameFilters(entry.exclusions, exclusions)) return true;
  const { lists = entry.lists, splits = splitsOf(entry) } = readingOf(segment);
  if (JSON.stringify(splits) !== JSON.stringify(splitsOf(entry))) return true;
  const before = announcedOf(entry);
  if (!isSameAnnounced(segment.announced === void 0 ? before : segment.announced, before))
    return true;
  return exclusionsIn(entry.lists) !== exclusionsIn(lists);
}
function isDeclaredAnew(ids, match) {
  if (match.kind === "none") return false;
  const { customerSegmentId, ctSegmentId } = declaredOf(ids, match.entry);
  const { entry } = match;
  return customerSegmentId !== entry.customerSegmentId || ctSegmentId !== entry.ctSegmentId;
}
function exclusionsIn(lists) {
  const exclusions = lists.filter(({ role }) => role === "exclusion");
  return JSON.stringify(
    exclusions.map(({ path, rows, heldBack = 0 }) => [path, rows, heldBack > 0])
  );
}
function readingOf({
  lists,
  keepsLists,
  knownSplits = [],
  announced
}) {
  const dated = announced === void 0 ? {} : { announced };
  if (keepsLists) return dated;
  return { lists: lists.map(({ facts }) => facts), splits: knownSplits, ...dated };
}

// src/review/changing-days.ts
function daysToCome(contents) {
  const days = contents.flatMap((content) => {
    if (content === null) return [];
    const dated = content.manifests.filter((manifest) => manifest.dated !== void 0);
    const today = dated.map((manifest) => manifest.dated?.today ?? "").sort()[0] ?? "";
    const ofRows = readOnce(listsWithDays(dated)).flatMap((ref) => daysIn(ref, content));
    return [...daysOfEntries(dated), ...ofRows].filter((day) => day > today);
  });
  return [...new Set(days)].sort();
}
function readOnce(refs) {
  const lists = /* @__PURE__ */ new Map();
  for (const ref of refs) {
    const [name, today] = [datedName(ref), todayOf(ref)];
    if (name === null || today === null) continue;
    const known = lists.get(name);
    if (known === void 0 || today < (todayOf(known) ?? "")) lists.set(name, ref);
  }
  return [...lists.values()];
}
function daysIn(ref, { openList }) {
  const list = openList(ref);
  untilOrdered(() => {
    for (const kind of ["identity", "guid"]) {
      const cursor = list.cursor(kind);
      while (cursor.next()) ;
    }
  });
  return [...list.daysAhead?.() ?? []];
}

// src/review/content.ts
function compareContents(before, after) {
  const problems = [];
  const segments = membersChanged(before, after, TODAY, problems);
  const isDated = [before, after].some((one) => one?.manifests.some(({ dated }) => dated));
  const views = isDated ? [EVER, ...daysToCome([before, after]).map(viewOn)] : [];
  for (const view of views) {
    for (const [key, { add, remove }] of membersChanged(before, after, view, problems)) {
      const known = segments.get(key) ?? { add: [], remove: [] };
      segments.set(key, {
        add: [...known.add, ...membersWithout(add, known.add)],
        remove: [...known.remove, ...membersWithout(remove, known.remove)]
      });
    }
  }
  return { change: { segments, settings: changedSettings(before, after) }, problems };
}
function viewOn(day) {
  const of = (manifest) => manifest.dated?.on(day) ?? manifest;
  return { of, keepers: of };
}
function everAmong({ manifests, openList }, among) {
  const [now, keepers] = [seenAs(manifests, EVER.of), seenAs(manifests, EVER.keepers)];
  const found = sentOf([...now.values()]).flatMap((manifest) => [
    ...namesAmong(openDesired(manifest, now, openList, null, void 0, keepers), among)
  ]);
  return new Set(found);
}
function membersChanged(before, after, view, problems) {
  const all = (content, of) => seenAs(content?.manifests ?? [], of);
  const [was, is] = [all(before, view.keepers), all(after, view.keepers)];
  const [old, now] = [all(before, view.of), all(after, view.of)];
  const segments = /* @__PURE__ */ new Map();
  for (const manifest of sentOf(after.manifests)) {
    const same = old.get(manifest.key);
    const earlier = same?.only === true ? void 0 : same;
    const from = earlier === void 0 || before === null ? null : openDesired(earlier, old, before.openList, null, void 0, was);
    const to = openDesired(view.of(manifest), now, after.openList, null, void 0, is);
    const changes = untilOrdered(() => memberChanges(from, to));
    for (const source of [...from?.sources() ?? [], ...to.sources()]) {
      problems.push(...source.problems);
    }
    if (changes.add.length + changes.remove.length > 0) segments.set(manifest.key, changes);
  }
  return segments;
}
function memberChanges(before, after) {
  const changes = { add: [], remove: [] };
  for (const kind of ["identity", "guid"]) {
    const was = before?.cursor(kind) ?? cursorOver(NO_BYTES);
    eachDifference(was, after.cursor(kind), (operation, cursor) => {
      changes[operation].push({ kind, value: textOf(cursor) });
    });
  }
  return changes;
}
function changedSettings(before, after) {
  const was = before === null ? /* @__PURE__ */ new Map() : allSettings(before);
  const is = allSettings(after);
  const changed = /* @__PURE__ */ new Map();
  for (const [key, setting] of is) {
    if (was.get(key)?.value !== setting.value) changed.set(key, setting);
  }
  for (const [key, setting] of was) {
    if (!is.has(key)) changed.set(key, { ...setting, value: null });
  }
  return changed;
}
function allSettings({ config, manifests }) {
  const all = [...ofConfig(config), ...manifests.flatMap(settingsOf)];
  return new Map(all.map((one) => [JSON.stringify([one.segment, one.name]), one]));
}
function ofConfig(config) {
  const { account, lock, settleMs, limits, guard, approve, isPublic, identity, onRefusal } = config;
  const { asserts } = config;
  const own = { account, lock, settle: settleMs, approve, public: isPublic };
  const held = onRefusal === "all" ? {} : { on_refusal: onRefusal };
  const { inFlight, ...pack } = limits;
  return [
    ...settings(null, "", { ...own, ...held }),
    ...settings(null, "limits.", { ...pack, in_flight: inFlight }),
    ...settings(null, "guard.", guard.limits),
    ...settings(null, "guard.", { waiver: guard.waiver }),
    ...settings(null, "identity.", { format: identity?.format }),
    ...settings(null, "identity.lists: ", formatsOf(identity?.lists ?? [])),
    ...settings(null, "assert: ", rulesOf(asserts))
  ];
}
function settingsOf(manifest) {
  const { key, ids, only, name, create, decisions, members, ...said } = declaredIn(manifest);
  const { adopt, retire, renamedFrom } = decisions;
  const known = only === true ? null : [ids.customerSegmentId, ids.ctSegmentId];
  const own = { ids: known, only, name, create, adopt, retire };
  return [
    ...settings(key, "", { ...own, renamed_from: renamedFrom }),
    // An empty list of members is what permits to empty a segment.
    ...settings(key, "", { "members: []": members?.count === 0 }),
    ...guardSettings(key, said.guard),
    ...settings(key, "identity.", { format: said.identity }),
    ...settings(key, "members_from: ", byName(said.membersFrom)),
    ...settings(key, "intersect_with: ", byName(said.intersectWith)),
    ...settings(key, "exclude_from: ", byName(said.excludeFrom)),
    ...settings(key, "dates: ", datesByName(manifest)),
    ...settings(key, "split: ", splitsByName(manifest)),
    ...settings(key, "exclude_everywhere.except: ", exceptionsOf(manifest))
  ];
}
function datesByName({ dated, timezone }) {
  const byName2 = groupBy(
    dated?.parts ?? [],
    ({ what, role }) => what ?? (role === "freeze" ? "the freeze" : "the segment")
  );
  const parts = [...byName2].map(([name, all]) => [name, all.map(({ days }) => days)]);
  return { ...Object.fromEntries(parts), ...timezone === void 0 ? {} : { timezone } };
}
function splitsByName({ splits = [] }) {
  return Object.fromEntries(splits.map((split) => [split.salt, takeText(split)]));
}
function exceptionsOf({ exempt }) {
  return Object.fromEntries((exempt?.declared ?? []).map(({ path, reason }) => [path, reason]));
}
function rulesOf(asserts) {
  const rules = asserts?.rules ?? [];
  return Object.fromEntries(
    rules.map(({ name, message, severity, allow, rule }) => [
      name,
      { severity, allow, rule, message }
    ])
  );
}
function formatsOf(lists) {
  return together(lists.map(({ glob, format }, at) => [glob, [at, format]]));
}
function guardSettings(key, { limits, waiver }) {
  return [...settings(key, "guard.", limits), ...settings(key, "guard.", { waiver })];
}
function together(named) {
  const byName2 = [...groupBy(named, ([name]) => name)];
  return Object.fromEntries(byName2.map(([name, all]) => [name, all.map(([, value]) => value)]));
}
function byName(refs) {
  const named = refs.map((ref) => {
    const how = [
      ..."ignoreCase" in ref && ref.ignoreCase ? ["ignore_case"] : [],
      ..."rotates" in ref && ref.rotates ? ["rotates"] : []
    ];
    return ref.kind === "segment" ? [`segment:${ref.key}`, [true, ...how]] : [ref.path, [ref.format, ref.maxAgeMs, ref.expectRows, ...how, ...looksOf(ref)]];
  });
  return together(named);
}
function looksOf({ identity, maxInvalid }) {
  return [
    ...identity === void 0 ? [] : [["format", identity]],
    ...maxInvalid === void 0 ? [] : [["max_invalid", maxInvalid]]
  ];
}
function settings(segment, prefix, values) {
  return Object.entries(values).filter(([, value]) => value !== null && value !== void 0 && value !== false).map(([name, value]) => ({ segment, name: `${prefix}${name}`, value: JSON.stringify(value) }));
}

// src/review/rules.ts
function changedRules(before, after) {
  const was = new Map(before.manifests.map((manifest) => [manifest.key, declaredIn(manifest)]));
  const isNew = (key) => key !== null && !was.has(key);
  const is = new Set(after.manifests.map(({ key }) => key));
  const guards = after.manifests.flatMap(
    ({ key, guard }) => guardChanges(key, was.get(key)?.guard ?? NO_GUARD, guard)
  );
  const others = [...changedSettings(before, after).values()].flatMap(
    ({ segment, name, value }) => {
      if (segment !== null && !is.has(segment)) return [];
      if (isNew(segment) && !OF_NEW.test(name)) return [];
      const path = /^exclude_from: (.*)$/s.exec(name)?.[1];
      if (path !== void 0) {
        if (value === null) return [{ kind: "excludes-no-more", segment, path }];
        const had = was.get(segment ?? "")?.excludeFrom.some((ref) => refPath(ref) === path);
        return had === true ? [{ kind: "setting", segment, name, isSet: true }] : [];
      }
      const common = /^intersect_with: (.*)$/s.exec(name)?.[1];
      if (common !== void 0) {
        const isSet = value !== null;
        const had = was.get(segment ?? "")?.intersectWith.some((ref) => refPath(ref) === common);
        return isSet && had ? [] : [{ kind: "intersects", segment, path: common, isSet }];
      }
      return SHOWN.test(name) ? [{ kind: "setting", segment, name, isSet: value !== null }] : [];
    }
  );
  return [
    ...guardChanges(null, before.config.writtenGuard, after.config.writtenGuard),
    ...assertChanges(before.config, after.config),
    ...guards,
    ...others
  ];
}
var OF_NEW = /^(exclude_everywhere\.|dates: )/;
var SHOWN = /^(account|lock|settle|approve|public|on_refusal|only|adopt|retire|members: \[\]|limits\..*|identity\..*|exclude_everywhere\..*|split: .*|dates: .*)$/s;
function assertChanges(before, after) {
  const was = rulesByName(before);
  const is = rulesByName(after);
  return [.../* @__PURE__ */ new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [from, to] = [was.get(name) ?? null, is.get(name) ?? null];
    const isAlike = from !== null && to !== null && isSame(partsOf(from), partsOf(to));
    return isAlike ? [] : [{ kind: "assert", segment: null, name, from, to }];
  });
}
function rulesByName({ asserts }) {
  return new Map((asserts?.rules ?? []).map((rule) => [rule.name, rule]));
}
function partsOf({ severity, allow, rule, message }) {
  return [severity, allow, rule, message];
}
var NO_GUARD = { limits: {}, waiver: null };
function guardChanges(segment, before, after) {
  const limits = LIMIT_NAMES.flatMap((name) => {
    const [from, to] = [before.limits[name] ?? null, after.limits[name] ?? null];
    return isSame(from, to) ? [] : [{ kind: "limit", segment, name, from, to }];
  });
  return [...limits, ...waiverChanges(segment, before.waiver, after.waiver)];
}
function waiverChanges(segment, before, after) {
  if (isSame(before, after)) return [];
  if (after === null) return [{ kind: "waiver-ends", segment }];
  const { limits, lists, distinctFrom, salts, until } = after;
  const allows = [
    ...LIMIT_NAMES.filter((name) => limits[name] !== void 0),
    ...lists.length === 0 ? [] : ["lists"],
    ...distinctFrom.length === 0 ? [] : ["distinct_from"],
    ...salts.length === 0 ? [] : ["salts"]
  ];
  return [{ kind: "waiver", segment, until, allows }];
}
function isSame(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

// src/app/past-content.ts
import { existsSync, realpathSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
function pastOf(repository, config, commit) {
  return { repository, config, tracked: new Set(listTree(repository, commit).keys()) };
}
function withSources(past, tree, use) {
  return inTemporaryRepository(async (folder) => {
    const lacking = writeTree(past.repository, tree, folder);
    const file = join(folder, wayIn(past), basename(past.config.file));
    if (!existsSync(file)) return use(null);
    const { environment, now } = past.config;
    const config = unwrap(readConfig(file, environment, void 0, now));
    for (const path of listsOf(config)) {
      const there = resolve(config.folder, path);
      if (lacking.has(nameInTree({ folder }, there))) throw lacksContent(path);
      const now2 = resolve(past.config.folder, path);
      if (!existsSync(there) && standsIn(past, path, now2)) copyFile(folder, now2, there);
    }
    return use({ config, manifests: manifestsIn(config), nameOf: namesIn(folder, config) });
  });
}
function namesIn(folder, config) {
  const top = realpathSync(folder);
  return (path) => {
    const there = resolve(config.folder, path);
    return nameInTree({ folder: top }, existsSync(there) ? realpathSync(there) : there);
  };
}
function withContent(past, tree, use) {
  return withSources(
    past,
    tree,
    (sources) => use(sources === null ? null : { ...contentOf(sources), nameOf: sources.nameOf })
  );
}
function contentOf({
  config,
  manifests
}) {
  const space = new SortSpace(diskSpill);
  const openList = (ref) => openListOf(config, ref, space);
  return { config, manifests, openList };
}
function changeBetween(before, after) {
  const { change, problems } = compareContents(before, after);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new InvalidSources(errors);
  return change;
}
function manifestsIn(config) {
  const read = readManifests(config);
  if (read.ok || read.problems.some(({ code }) => code !== "glob-matches-nothing")) {
    return unwrap(read);
  }
  const excluding = config.segments.filter((glob) => glob.startsWith("!"));
  const matching = config.segments.filter((glob) => {
    const alone = { ...config, segments: [glob, ...excluding] };
    return !glob.startsWith("!") && readManifestFiles(alone).matched > 0;
  });
  const segments = [...matching, ...excluding];
  return matching.length === 0 ? [] : unwrap(readManifests({ ...config, segments }));
}
function wayIn({ repository, config }) {
  return relative(repository.folder, realpathSync(config.folder));
}
function listsOf(config) {
  return readManifestFiles(config).files.flatMap(({ text, shown }) => readManifestText(text, shown).lists).flatMap(({ path }) => [path, `${path}.sha256`]);
}
function standsIn(past, path, now) {
  const { repository, tracked } = past;
  const name = nameInTree(repository, join(realpathSync(past.config.folder), path));
  if (isReachedIn(tracked, name) || !existsSync(now)) return false;
  return confinement(repository.folder, realpathSync(now)) === "inside";
}
function lacksContent(path) {
  return failure(
    "lfs-object-missing",
    say`git-lfs has the content of ${asPath(path)} elsewhere`,
    say`Fetch it: ${asCommand("git lfs fetch --all")}`
  );
}

// src/app/tree-plan.ts
async function basePlan({ config, manifests, origin }, base, lock, now) {
  const found = repositoryAt(config.folder);
  if (found === null) return null;
  try {
    const repository = fetching(found);
    const commit = baseCommit(repository, base);
    if (commit === null || !hasCommit(repository, commit, [commit])) return null;
    return await withSources(pastOf(repository, config, "HEAD"), commit, async (sources) => {
      const before = sources ?? { config, manifests: [] };
      const { plan } = await planWorkspace({ origin, ...before }, lock, now, null);
      return { plan, rules: changedRules(before, { config, manifests }) };
    });
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
function baseCommit(repository, base) {
  if (base.kind === "commit") return base.commit;
  if (base.kind === "merge") return firstParent(repository);
  const tip = fetchedTip(repository, base.branch);
  const [found, ...more] = tip === null ? [] : mergeBases(repository, tip, "HEAD");
  return found === void 0 || more.length > 0 ? null : found;
}

// src/app/plan.ts
async function makePlan(workspace, only) {
  return readAgain(workspace.store, async () => {
    const now = Date.now();
    const lock = await readLock(workspace.store, now);
    const made = await planWorkspace(workspace, lock, now, only);
    return { ...made, underWay: await underWayAt(workspace, lock, now) };
  });
}
async function underWayAt({ store }, { unrecorded }, now) {
  return unrecorded === null ? { kind: "none" } : underWayIn(store, unrecorded, now);
}
async function makePullRequestPlan(workspace, from) {
  return readAgain(workspace.store, async () => {
    const now = Date.now();
    const lock = await readLock(workspace.store, now);
    const made = await planWorkspace(workspace, lock, now, null);
    const base = await basePlan(workspace, from, lock, now);
    return { ...made, underWay: await underWayAt(workspace, lock, now), base };
  });
}
function isRefused(plan) {
  return plan.guards.some((guard) => guard.verdict === "refuse");
}
function holdsSegments({ heldSegments = [] }) {
  return heldSegments.length > 0;
}
function sends(plan) {
  return plan.batches.length > 0 || plan.creates.length > 0;
}
function hasWork(plan) {
  return sends(plan) || hasAdoptions(plan);
}
function writePlanFile(plan, path) {
  writePieces(planToJsonPieces(plan), path, PLAN_FILE);
}
var PLAN_FILE = {
  code: "plan-file-unwritable",
  what: say`the plan cannot be written`,
  begins: PLAN_BEGINS
};
function checkConfirmed(confirmed, { digest }) {
  if (digest === confirmed) return;
  if (digest === "") {
    throw failure(
      "plan-digest-withheld",
      say`a plan that is redacted without a key has no digest to compare`,
      say`Nothing was sent. Give this job the ${asCode("redact-key")} of the one that planned.`,
      { exitCode: 3 }
    );
  }
  throw failure(
    "plan-stale",
    say`the plan is not the one that was confirmed`,
    say`Nothing was sent. Start the workflow again, read the new plan, and confirm that one.`,
    { exitCode: 3 }
  );
}

export {
  recordFacts,
  recordCommit,
  hasAdoptions,
  readingOf,
  PLAN_BEGINS,
  planToJsonPieces,
  everAmong,
  settingsOf,
  pastOf,
  withContent,
  contentOf,
  changeBetween,
  makePlan,
  makePullRequestPlan,
  isRefused,
  holdsSegments,
  sends,
  hasWork,
  writePlanFile,
  checkConfirmed
};
