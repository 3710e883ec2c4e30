import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  readAgain
} from "./chunk-FWJJEGX2.js";
import {
  alignOrStack
} from "./chunk-L7DEOO2F.js";
import {
  unblocking
} from "./chunk-UAPV7755.js";
import {
  mayEndWell,
  underWayIn,
  underWayText
} from "./chunk-GEQSP74U.js";
import {
  readLock
} from "./chunk-2VZNV34P.js";
import {
  fromText,
  listed,
  ownerText,
  ownersShown
} from "./chunk-WVZGLM5H.js";
import {
  asSentence,
  markdownCell,
  markdownCode,
  markdownLabel,
  markdownSentence,
  messageLines,
  messageMarkdown
} from "./chunk-OPC25PTJ.js";
import {
  SortSpace,
  byKeyOf,
  changedAt,
  diskSpill,
  listRefsOf,
  namesAmong,
  openDesired,
  openListOf,
  openOrHold,
  openWorkspace,
  orphansOf,
  planWorkspace,
  readFor,
  resolveList,
  verifiedMessage,
  verifiedOf
} from "./chunk-IZEHMJH7.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  nameOf,
  recordsOf,
  stampsIn
} from "./chunk-F2IHCJ47.js";
import {
  cutPath,
  cutTo,
  displayWidth,
  showValue,
  wrap
} from "./chunk-H4E72AQF.js";
import {
  asCode,
  asCommand,
  count,
  duration,
  moment,
  plain,
  plural,
  say
} from "./chunk-I3YRI3NT.js";

// src/inspect/due.ts
function dueIn({ key, add, remove }, manifests, open) {
  const all = byKeyOf(manifests);
  const manifest = all.get(key);
  if (manifest === void 0 || add.length + remove.length === 0) return NONE;
  const isDated = [manifest, ...readFor(manifest, all)].some(({ dated }) => dated !== void 0);
  if (!isDated) return NONE;
  const [lasting, before] = [viewed(manifests, "lasting"), viewed(manifests, "before")];
  const among = (members, of, keepers) => {
    const view = of.get(key);
    if (view === void 0 || members.length === 0) return 0;
    const desired = openDesired(view, of, open, null, void 0, keepers);
    return namesAmong(desired, new Set(members.map(nameOf))).size;
  };
  return {
    overdue: among(remove, lasting, before),
    due: add.length - among(add, before, lasting)
  };
}
var NONE = { overdue: 0, due: 0 };
function viewed(manifests, name) {
  return new Map(manifests.map((one) => [one.key, one.dated?.[name]() ?? one]));
}

// src/inspect/status.ts
async function statusOf(input) {
  const { index, plan, serial, underWay, manifests, openList } = input;
  const orphans = orphansOf(input);
  const keys = /* @__PURE__ */ new Set([...plan.segments.map(({ key }) => key), ...orphans.map(([key]) => key)]);
  const applied = await lastApplies(input.records, keys);
  const settling = await settlingTimes(index, keys, input.fetchChunks);
  const blocks = blockedIn(plan, index);
  const verified = verifiedIn(index);
  return {
    serial,
    account: index.binding?.account ?? null,
    origin: index.binding?.origin ?? null,
    underWay,
    lastApply: applied.last,
    segments: [
      ...plan.segments.map((segment) => ({
        ...managed(segment, settling, applied.of, blocks),
        ...dueIn(segment, manifests, openList)
      })),
      ...orphans.map(([key, entry]) => orphan(key, entry, settling, applied.of))
    ].map((segment) => ({ ...segment, ...verified(segment.key) })),
    lists: listsOf(input),
    refusals: plan.guards.filter(({ verdict }) => verdict === "refuse").length,
    lockIsRefused: input.lockIsRefused
  };
}
function verifiedIn({ segments }) {
  const found = [...segments].flatMap(([key, entry]) => {
    const verified = verifiedOf(entry);
    return verified === null ? [] : [[key, verified]];
  });
  const byKey = new Map(found);
  return (key) => byKey.size === 0 ? {} : { verified: byKey.get(key) ?? "never" };
}
function waits(status) {
  const { underWay, refusals, lockIsRefused, segments } = status;
  return underWay.kind === "cut-off" || refusals > 0 || lockIsRefused || segments.some(isOpen);
}
function isOpen(segment) {
  const { pending, unconfirmed, settling, blocked, desired } = segment;
  return pending + unconfirmed + settling > 0 || blocked !== null || desired === null;
}
function managed(segment, settling, applied, blocks) {
  const { key, name, after, before, unconfirmed, add, remove, adopt } = segment;
  return {
    key,
    name,
    ...segment.owner && { owner: segment.owner },
    desired: after,
    accepted: before - unconfirmed,
    unconfirmed: unconfirmed - segment.settling,
    settling: segment.settling,
    settlesAt: settling.get(key) ?? null,
    pending: add.length + remove.length + adopt.length,
    blocked: blocks.get(key) ?? null,
    lastApply: applied.get(key) ?? null
  };
}
function orphan(key, entry, settling, applied) {
  return {
    key,
    name: null,
    desired: null,
    accepted: entry.accepted,
    unconfirmed: entry.unconfirmed,
    settling: 0,
    settlesAt: settling.get(key) ?? null,
    pending: 0,
    ...{ overdue: 0, due: 0 },
    blocked: entry.blocked?.error ?? null,
    lastApply: applied.get(key) ?? null
  };
}
async function settlingTimes(index, keys, fetch) {
  const times = /* @__PURE__ */ new Map();
  for (const [key, entry] of index.segments) {
    if (entry.unsettled === 0 || !keys.has(key)) continue;
    const stamps = await stampsIn(entry, fetch);
    times.set(
      key,
      stamps.reduce((latest, { until }) => Math.max(latest, until), 0)
    );
  }
  return times;
}
function blockedIn(plan, index) {
  const noticed = plan.notices.filter(({ code }) => code === "blocked");
  return new Map(
    noticed.flatMap(({ segment }) => {
      const block = segment === null ? null : index.segments.get(segment)?.blocked;
      return segment === null || !block ? [] : [[segment, block.error]];
    })
  );
}
async function lastApplies(records, keys) {
  const of = /* @__PURE__ */ new Map();
  let last = null;
  for await (const record of records) {
    const { serial, startedAt, commit, uncommitted, actor, segments, verified } = record;
    if (verified !== void 0) continue;
    const edits = uncommitted === void 0 ? {} : { uncommitted };
    const by = { serial, at: startedAt, commit, ...edits, actor };
    last ??= by;
    for (const { key } of segments) if (keys.has(key) && !of.has(key)) of.set(key, by);
    if (of.size === keys.size) break;
  }
  return { last, of };
}
function listsOf({ plan, manifests, changedAt: changedAt2 }) {
  const refs = manifests.flatMap(listRefsOf);
  const ages = new Map(refs.map(({ path, maxAgeMs }) => [path, maxAgeMs]));
  const lists = /* @__PURE__ */ new Map();
  for (const { facts, before } of plan.segments.flatMap((segment) => segment.lists)) {
    const { path } = facts;
    const maxAgeMs = ages.get(path);
    if (maxAgeMs === void 0) continue;
    const isNew = (lists.get(path)?.isNew ?? false) || facts.sha256 !== before?.sha256;
    lists.set(path, { facts, changedAt: changedAt2(path), maxAgeMs, isNew });
  }
  return [...lists.values()].sort((a, b) => a.facts.path < b.facts.path ? -1 : 1);
}

// src/app/status.ts
function readStatus(cwd, options, now) {
  const { onStaleLock } = options;
  let lockIsRefused = false;
  const noting = onStaleLock && {
    onStaleLock: (stale) => {
      lockIsRefused = stale.isRefused;
      onStaleLock(stale);
    }
  };
  const workspace = openWorkspace(cwd, { ...options, ...noting });
  return readAgain(workspace.store, () => statusIn(workspace, now, () => lockIsRefused));
}
async function statusIn(workspace, now, lockIsRefused) {
  const { config, manifests, store } = workspace;
  const lock = await readLock(store, now);
  const { plan, warnings, lock: owned } = await planWorkspace(workspace, lock, now, null);
  const underWay = await underWayIn(store, lock.unrecorded, now);
  const refs = new Map(manifests.flatMap(listRefsOf).map((ref) => [ref.path, ref]));
  const space = new SortSpace(diskSpill);
  const status = await statusOf({
    index: owned.index,
    manifests,
    fetchChunks: owned.fetchChunks,
    openList: (ref) => openOrHold(config, ref, () => openListOf(config, ref, space)),
    plan,
    lockIsRefused: lockIsRefused(),
    serial: lock.stored.serial,
    underWay,
    records: recordsOf(lock.stored, lock.readPart),
    changedAt: (path) => {
      const ref = refs.get(path);
      const resolved = ref === void 0 ? null : resolveList(config, ref);
      return resolved?.ok ? changedAt(config, resolved.value, { mayFetch: false }) : null;
    }
  });
  return { status, plan, warnings };
}

// src/report/status-next.ts
function nextSteps(status) {
  const { underWay, segments, refusals, lockIsRefused } = status;
  if (lockIsRefused)
    return [say`See how to repair the lockfile, before any apply: ${asCommand("segops doctor")}`];
  if (mayEndWell(underWay))
    return [say`Wait until it ends, then look again: ${asCommand("segops status")}`];
  const blocked = segments.filter((one) => one.blocked !== null && one.desired !== null);
  const isToApply = segments.some(
    ({ pending, unconfirmed, desired }) => desired !== null && pending + unconfirmed > 0
  );
  const until = Math.max(
    0,
    ...segments.map(({ settling, settlesAt }) => settling > 0 ? settlesAt ?? 0 : 0)
  );
  return [
    ...underWay.kind === "unclear" ? [say`If it is gone, release its lease: ${asCommand("segops lock release")}`] : [],
    ...refusals > 0 ? [say`See what the guards refuse, and what would allow it: ${asCommand("segops plan")}`] : [],
    ...blocked.length > 0 ? [unblocking(blocked.map(({ key }) => key))] : [],
    ...refusals === 0 && (isToApply || underWay.kind === "cut-off") ? [say`Send what waits: ${asCommand("segops apply")}`] : [],
    ...until > 0 ? [say`Once it is ${moment(until)}, send what settles: ${asCommand("segops apply")}`] : [],
    ...segments.some(({ desired }) => desired === null) ? [ORPHANS] : []
  ];
}
var ORPHANS = say`Restore the manifest of each segment without one, or declare it with ${asCode("retire: keep")} or ${asCode("retire: empty")}. The plan says more: ${asCommand("segops plan")}`;

// src/report/status-text.ts
var COLUMNS = [
  { align: "left", gap: "   " },
  { align: "right", gap: " of " },
  { align: "right", gap: "   " },
  { align: "left" }
];
function statusToText(status, options) {
  const palette = paletteOf(options.colour);
  const paint = waits(status) ? palette.warn : palette.good;
  const blocks = [
    wrap(statusVerdict(status), options.width).map(paint),
    conditionLines(status, options.width, palette),
    segmentLines(status, options, palette),
    listLines(status, options, palette),
    wrap(lockSentence(status, options.now), options.width).map(palette.faint),
    nextSteps(status).flatMap(
      (step) => messageLines(asSentence(["Next: ", ...step]), options.width)
    )
  ];
  return `${blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function statusVerdict(status) {
  if (!waits(status)) {
    return `In step: ${plural(status.segments.length, "segment")}, ${plural(total(status, "accepted"), "member")}.`;
  }
  const orphans = status.segments.filter(({ desired }) => desired === null).length;
  const blocked = status.segments.filter((segment) => segment.blocked !== null).length;
  const parts = [
    [total(status, "pending"), "pending change"],
    [total(status, "unconfirmed"), "unconfirmed member"],
    [total(status, "settling"), "settling member"],
    [orphans, "segment without a manifest", "segments without a manifest"],
    [blocked, "blocked segment"],
    [status.refusals, "guard that refuses", "guards that refuse"]
  ];
  const waiting = parts.flatMap(
    ([number, one, many]) => number === 0 ? [] : [plural(number, one, many)]
  );
  if (waiting[0] !== void 0)
    waiting[0] += dueText(total(status, "overdue"), total(status, "due"));
  if (status.underWay.kind === "cut-off") waiting.unshift("an apply that was cut off");
  if (status.lockIsRefused) waiting.unshift("a lockfile that an apply refuses");
  return `Waiting: ${waiting.join(", ")}.`;
}
function dueText(overdue, due) {
  const parts = [
    ...overdue === 0 ? [] : [`${count(overdue)} overdue`],
    ...due === 0 ? [] : [`${count(due)} due`]
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}
function total(status, name) {
  return status.segments.reduce((sum, segment) => sum + segment[name], 0);
}
function conditionLines({ underWay }, width, palette) {
  const text = underWayText(underWay);
  return text === null ? [] : messageLines(text, width).map(palette.warn);
}
function segmentLines({ segments }, { now, width, full = false }, palette) {
  const shown = full ? segments : segments.filter(isOpen);
  const rest = full ? [] : segments.filter((segment) => !isOpen(segment));
  if (shown.length === 0) return [];
  const rows = shown.map((segment) => [
    { text: showValue(segment.key), paint: palette.strong },
    { text: count(segment.accepted) },
    { text: segment.desired === null ? "-" : count(segment.desired) },
    { text: `${stateText(segment, now)}${ownedText(segment)}` }
  ]);
  const members = rest.reduce((sum, { accepted }) => sum + accepted, 0);
  const others = `${plural(rest.length, "more segment is", "more segments are")} in step (${plural(members, "member")}).`;
  return [
    "Members sent, of those desired:",
    ...alignOrStack(rows, COLUMNS, width, "  "),
    ...rest.length === 0 ? [] : wrap(`${others} --full lists all.`, width, "  ")
  ];
}
function ownedText({ owner = [] }) {
  return owner.length === 0 ? "" : `; owner ${ownerText(owner)}`;
}
var BLOCKED = {
  API_SEGMENT_NOT_FOUND_OR_DELETED: "blocked: not found or deleted",
  API_SEGMENT_ID_MISMATCH: "blocked: its IDs do not match"
};
function stateText(segment, now) {
  const { desired, pending, overdue, due, unconfirmed, settling, settlesAt, blocked, lastApply } = segment;
  const states = [
    ...desired === null ? ["orphan"] : [],
    ...blocked === null ? [] : [BLOCKED[blocked]],
    ...pending === 0 ? [] : [`${plural(pending, "change")}${dueText(overdue, due)}`],
    ...unconfirmed === 0 ? [] : [`${count(unconfirmed)} unconfirmed`],
    ...settling === 0 || settlesAt === null ? [] : [`${count(settling)} settling until ${moment(settlesAt)}`]
  ];
  const evidence = segment.verified === void 0 ? "" : `; ${evidenceText(segment.verified, now)}`;
  if (states.length > 0) return `${states.join(", ")}${evidence}`;
  const applied = lastApply === null ? "never applied" : `applied ${byText(lastApply, now)}`;
  return `${applied}${evidence}`;
}
function evidenceText(verified, now) {
  if (verified === "never") return "never verified";
  return `${plain(verifiedMessage(verified))}, ${agoText(verified.at, now)}`;
}
function byText(by, now) {
  return `${agoText(by.at, now)}${fromText(by, 7)} (#${by.serial})`;
}
function agoText(at, now) {
  return at > now ? `at ${moment(at)}` : `${duration(now - at)} ago`;
}
function listLines({ lists }, { now, width, full = false }, palette) {
  if (lists.length === 0) return [];
  const shown = lists.filter((list) => full || list.isNew || isOld(list, now));
  const rest = lists.length - shown.length;
  const others = `${plural(rest, shown.length === 0 ? "list" : "more list")} as at the last apply.`;
  if (shown.length === 0) return wrap(others, width);
  return [
    "Lists:",
    ...shown.flatMap((list) => listText(list, now, width, palette)),
    ...rest === 0 ? [] : wrap(others, width, "  ")
  ];
}
function isOld({ changedAt: changedAt2, maxAgeMs }, now) {
  return maxAgeMs !== null && (changedAt2 === null || now - changedAt2 > maxAgeMs);
}
function listText(list, now, width, palette) {
  const { facts, changedAt: changedAt2, isNew } = list;
  const age = changedAt2 === null ? "of unknown age" : `changed ${agoText(changedAt2, now)}`;
  const old = isOld(list, now);
  const text = `${plural(facts.rows, "row")}, ${age}${old ? " (too old)" : ""}${isNew ? ", not applied yet" : ""}`;
  const path = showValue(facts.path);
  const beside = `  ${path}  ${text}`;
  const lines = displayWidth(beside) <= width ? [beside] : [...wrap(path, width, "  "), ...wrap(text, width, "      ")];
  return old ? lines.map(palette.warn) : lines;
}
function lockSentence(status, now) {
  const { serial, account, origin, lastApply } = status;
  const whose = account === null ? "no account yet" : `account ${showValue(account)} at ${showValue(origin ?? "")}`;
  const by = lastApply === null ? "" : `, last applied ${byText(lastApply, now)}`;
  return `Lockfile: serial ${serial}, ${whose}${by}.${verifiedSentence(status, now)}`;
}
function verifiedSentence({ segments }, now) {
  const times = segments.flatMap(
    ({ verified }) => verified === void 0 || verified === "never" ? [] : [verified.at]
  );
  if (times.length === 0) return "";
  const oldest = agoText(Math.min(...times), now);
  return ` Verified: ${count(times.length)} of ${plural(segments.length, "segment")}, the oldest ${oldest}.`;
}

// src/report/status-markdown.ts
var KEY_COLUMNS = 80;
var PATH_COLUMNS = 120;
var MOST_ROWS = 200;
function openFirst(segments) {
  return [...segments].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
}
function ownedText2({ owner = [] }) {
  if (owner.length === 0) return "";
  return `<br><sub>owner ${listed([...ownersShown(owner, markdownLabel)])}</sub>`;
}
function statusToMarkdown(status, now) {
  const { segments, lists, underWay } = status;
  const condition = underWayText(underWay);
  const lines = [
    `**${markdownSentence(statusVerdict(status))}**`,
    ...condition === null ? [] : ["", messageMarkdown(condition)],
    "",
    "| Segment | Sent | Desired | State |",
    "| :-- | --: | --: | :-- |",
    ...openFirst(segments).slice(0, MOST_ROWS).map((segment) => {
      const cells = [
        `${markdownCode(cutTo(segment.key, KEY_COLUMNS))}${ownedText2(segment)}`,
        count(segment.accepted),
        segment.desired === null ? "" : count(segment.desired),
        markdownSentence(stateText(segment, now))
      ];
      return `| ${cells.map(markdownCell).join(" | ")} |`;
    }),
    ...segments.length > MOST_ROWS ? [`| ... and ${count(segments.length - MOST_ROWS)} more | | | |`] : [],
    ...lists.length === 0 ? [] : [""],
    ...lists.slice(0, MOST_ROWS).map(({ facts: { path, rows }, changedAt: changedAt2 }) => {
      const age = changedAt2 === null ? "of unknown age" : `changed ${agoText(changedAt2, now)}`;
      return `- ${markdownCode(cutPath(path, PATH_COLUMNS))}: ${plural(rows, "row")}, ${age}`;
    }),
    ...nextSteps(status).flatMap((step) => ["", messageMarkdown(step)])
  ];
  return `${lines.join("\n")}
`;
}

export {
  waits,
  readStatus,
  nextSteps,
  statusToText,
  statusToMarkdown
};
