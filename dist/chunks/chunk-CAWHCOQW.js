import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  alignRows
} from "./chunk-VNRQTU2O.js";
import {
  orphansOf
} from "./chunk-ON6FUD2G.js";
import {
  paletteOf
} from "./chunk-PF7F42SB.js";
import {
  cutPath,
  cutTo,
  wrap
} from "./chunk-AVVTGAVE.js";
import {
  duration
} from "./chunk-S7ZG5ZGY.js";
import {
  showValue
} from "./chunk-Q2ZRRAHR.js";
import {
  count,
  plural
} from "./chunk-5KAKNURP.js";

// src/plan/status.ts
function statusOf(input) {
  const { index, plan, heldBy, cutOff } = input;
  const orphans = orphansOf(input);
  const keys = /* @__PURE__ */ new Set([...plan.segments.map(({ key }) => key), ...orphans.map(([key]) => key)]);
  const applied = lastApplies(input.records, keys);
  const blocks = blockedIn(plan, index);
  return {
    serial: index.serial,
    account: index.account,
    origin: index.origin,
    heldBy,
    cutOff,
    lastApply: applied.last,
    segments: [
      ...plan.segments.map((segment) => managed(segment, input, applied.of, blocks)),
      ...orphans.map(([key, entry]) => orphan(key, entry, input.readChunk, applied.of))
    ],
    lists: listsOf(input),
    refusals: plan.guards.filter(({ verdict }) => verdict === "refuse").length
  };
}
function waits(status) {
  return status.cutOff || status.refusals > 0 || status.segments.some(
    ({ pending, inDoubt, settling, blocked, desired }) => pending + inDoubt + settling > 0 || blocked !== null || desired === null
  );
}
function managed(segment, { index, readChunk }, applied, blocks) {
  const { key, name, after, before, inDoubt, settling, add, remove, adopt } = segment;
  const entry = index.segments.get(key);
  return {
    key,
    name,
    desired: after,
    accepted: before - inDoubt,
    inDoubt: inDoubt - settling,
    settling,
    settlesAt: entry === void 0 ? null : settlesAt(entry, readChunk),
    pending: add.length + remove.length + adopt.length,
    blocked: blocks.get(key) ?? null,
    lastApply: applied.get(key) ?? null
  };
}
function orphan(key, entry, readChunk, applied) {
  return {
    key,
    name: null,
    desired: null,
    accepted: entry.accepted,
    inDoubt: entry.inDoubt,
    settling: 0,
    settlesAt: settlesAt(entry, readChunk),
    pending: 0,
    blocked: entry.blocked?.error ?? null,
    lastApply: applied.get(key) ?? null
  };
}
function settlesAt(entry, readChunk) {
  if (entry.unsettled === 0) return null;
  return entry.chunks.reduce((latest, ref) => {
    const untils = readChunk(ref).stamps.map(({ until }) => until);
    return untils.reduce((most, until) => Math.max(most, until), latest ?? 0);
  }, null);
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
function lastApplies(records, keys) {
  const of = /* @__PURE__ */ new Map();
  let last = null;
  for (const { serial, startedAt, commit, actor, segments } of records) {
    const by = { serial, at: startedAt, commit, actor };
    last ??= by;
    for (const { key } of segments) if (keys.has(key) && !of.has(key)) of.set(key, by);
    if (of.size === keys.size) break;
  }
  return { last, of };
}
function listsOf({ plan, index, manifests, changedAt }) {
  const refs = manifests.flatMap(({ membersFrom, excludeFrom }) => [
    ...membersFrom,
    ...excludeFrom.filter((ref) => ref.kind === "list")
  ]);
  const ages = new Map(refs.map(({ path, maxAgeMs }) => [path, maxAgeMs]));
  const lists = /* @__PURE__ */ new Map();
  for (const segment of plan.segments) {
    const locked = index.segments.get(segment.key)?.lists ?? [];
    for (const { path, rows, sha256 } of segment.lists) {
      const maxAgeMs = ages.get(path);
      if (maxAgeMs === void 0) continue;
      const isNew = !locked.some((list) => list.path === path && list.sha256 === sha256);
      const before = lists.get(path)?.isNew ?? false;
      lists.set(path, { path, rows, changedAt: changedAt(path), maxAgeMs, isNew: before || isNew });
    }
  }
  return [...lists.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}

// src/report/status-text.ts
var KEY_COLUMNS = 28;
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
    wrap(lockSentence(status, options.now), options.width).map(palette.faint)
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
    [total(status, "inDoubt"), "unconfirmed member"],
    [total(status, "settling"), "settling member"],
    [orphans, "segment that no manifest declares", "segments that no manifest declares"],
    [blocked, "blocked segment"],
    [status.refusals, "guard that refuses", "guards that refuse"]
  ];
  const waiting = parts.flatMap(
    ([number, one, many]) => number === 0 ? [] : [plural(number, one, many)]
  );
  if (status.cutOff) waiting.unshift("an apply that was cut off");
  return `Something waits: ${waiting.join(", ")}.`;
}
function total(status, name) {
  return status.segments.reduce((sum, segment) => sum + segment[name], 0);
}
function conditionLines({ heldBy, cutOff }, width, palette) {
  const texts = [
    ...heldBy === null ? [] : [`The lock is held by ${showValue(heldBy)}.`],
    ...cutOff ? ["An apply was cut off: the next one records what it may have sent, and sends it again."] : []
  ];
  return texts.flatMap((text) => wrap(text, width).map(palette.warn));
}
function segmentLines({ segments }, { now, width }, palette) {
  const rows = segments.map((segment) => [
    { text: cutTo(showValue(segment.key), KEY_COLUMNS), paint: palette.strong },
    { text: count(segment.accepted) },
    { text: segment.desired === null ? "-" : count(segment.desired) },
    { text: stateText(segment, now) }
  ]);
  const most = 200;
  const lines = alignRows(rows.slice(0, most), COLUMNS).map((line) => cutTo(line, width - 2));
  const heading = segments.length === 0 ? [] : ["Members sent, of those desired:"];
  const more = segments.length > most ? [`... and ${count(segments.length - most)} more`] : [];
  return [...heading, ...[...lines, ...more].map((line) => `  ${line}`)];
}
var BLOCKED = {
  API_SEGMENT_NOT_FOUND_OR_DELETED: "blocked: not found or deleted",
  API_SEGMENT_ID_MISMATCH: "blocked: its IDs do not match"
};
function stateText(segment, now) {
  const { desired, pending, inDoubt, settling, settlesAt: settlesAt2, blocked, lastApply } = segment;
  const states = [
    ...desired === null ? ["orphan"] : [],
    ...blocked === null ? [] : [BLOCKED[blocked]],
    ...pending === 0 ? [] : [plural(pending, "change")],
    ...inDoubt === 0 ? [] : [`${count(inDoubt)} unconfirmed`],
    ...settling === 0 || settlesAt2 === null ? [] : [`${count(settling)} settling until ${timeText(settlesAt2)}`]
  ];
  if (states.length > 0) return states.join(", ");
  return lastApply === null ? "never applied" : `applied ${byText(lastApply, now)}`;
}
function byText({ at, commit, serial }, now) {
  const from = commit === null ? "" : ` from ${commit.slice(0, 7)}`;
  return `${agoText(at, now)}${from} (#${serial})`;
}
function agoText(at, now) {
  return at > now ? `at ${timeText(at)}` : `${duration((now - at) / 1e3)} ago`;
}
function timeText(at) {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")}Z`;
}
function listLines({ lists }, { now, width }, palette) {
  if (lists.length === 0) return [];
  const lines = lists.map(({ path, rows, changedAt, maxAgeMs, isNew }) => {
    const age = changedAt === null ? "of unknown age" : `changed ${agoText(changedAt, now)}`;
    const isOld = maxAgeMs !== null && (changedAt === null || now - changedAt > maxAgeMs);
    const facts = `${plural(rows, "row")}, ${age}${isOld ? " (too old)" : ""}${isNew ? ", not applied yet" : ""}`;
    const room = Math.max(20, width - facts.length - 4);
    const line = `  ${cutPath(showValue(path), room)}  ${facts}`;
    return isOld ? palette.warn(line) : line;
  });
  return ["Lists:", ...lines];
}
function lockSentence({ serial, account, origin, lastApply }, now) {
  const whose = account === null ? "of no account yet" : `of account ${showValue(account)} at ${showValue(origin ?? "")}`;
  const by = lastApply === null ? "" : `, last applied ${byText(lastApply, now)}`;
  return `Lock: serial ${serial}, ${whose}${by}.`;
}

export {
  statusOf,
  waits,
  statusToText,
  statusVerdict,
  stateText,
  agoText,
  timeText
};
