import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  agoText,
  stateText,
  statusOf,
  statusToText,
  statusVerdict,
  waits
} from "./chunk-IQ4SLC4B.js";
import {
  markdownCell,
  markdownCode,
  markdownSentence
} from "./chunk-44HLLDE3.js";
import "./chunk-XKRANX5O.js";
import {
  readLock
} from "./chunk-VAYVGCRW.js";
import {
  changedAt,
  describeOwner,
  openWorkspace,
  planWorkspace,
  recordsOf
} from "./chunk-Z2HQJNF3.js";
import "./chunk-MHFK2JMF.js";
import {
  printWarnings
} from "./chunk-FXDWGYJT.js";
import "./chunk-PF7F42SB.js";
import {
  cutPath,
  cutTo
} from "./chunk-AVVTGAVE.js";
import {
  resolveList
} from "./chunk-VKG76XD5.js";
import "./chunk-D4UHDB6F.js";
import "./chunk-2TC7VBOE.js";
import "./chunk-V42TK5PS.js";
import "./chunk-S7ZG5ZGY.js";
import {
  json
} from "./chunk-Q2ZRRAHR.js";
import {
  count,
  plural
} from "./chunk-5KAKNURP.js";
import "./chunk-M3KD4VDD.js";

// src/report/status-json.ts
function statusToJson(status2) {
  const { serial, account, origin, heldBy, cutOff, lastApply, segments, lists, refusals } = status2;
  const document = {
    waits: waits(status2),
    lock: { serial, account, origin, held_by: heldBy, cut_off: cutOff },
    last_apply: byOf(lastApply),
    refusals,
    segments: segments.map((segment) => ({
      key: segment.key,
      name: segment.name,
      orphan: segment.desired === null,
      desired: segment.desired,
      accepted: segment.accepted,
      unconfirmed: segment.inDoubt,
      settling: segment.settling,
      settles_at: timeOf(segment.settlesAt),
      pending: segment.pending,
      blocked: segment.blocked,
      last_apply: byOf(segment.lastApply)
    })),
    lists: lists.map(({ path, rows, changedAt: changedAt2, maxAgeMs, isNew }) => ({
      path,
      rows,
      changed_at: timeOf(changedAt2),
      max_age_seconds: maxAgeMs === null ? null : maxAgeMs / 1e3,
      applied: !isNew
    }))
  };
  return `${json(document)}
`;
}
function byOf(by) {
  if (by === null) return null;
  return { serial: by.serial, at: timeOf(by.at), commit: by.commit, actor: by.actor };
}
function timeOf(at) {
  return at === null ? null : new Date(at).toISOString();
}

// src/report/status-markdown.ts
var KEY_COLUMNS = 80;
var PATH_COLUMNS = 120;
var MOST_ROWS = 200;
function statusToMarkdown(status2, now) {
  const { segments, lists, cutOff, heldBy } = status2;
  const lines = [
    `**${markdownSentence(statusVerdict(status2))}**`,
    ...cutOff ? ["", "An apply was cut off; the next one records what it may have sent."] : [],
    ...heldBy === null ? [] : ["", `The lock is held by ${markdownCode(heldBy)}.`],
    "",
    "| Segment | Sent | Desired | State |",
    "| :-- | --: | --: | :-- |",
    ...segments.slice(0, MOST_ROWS).map((segment) => {
      const cells = [
        markdownCode(cutTo(segment.key, KEY_COLUMNS)),
        count(segment.accepted),
        segment.desired === null ? "" : count(segment.desired),
        markdownSentence(stateText(segment, now))
      ];
      return `| ${cells.map(markdownCell).join(" | ")} |`;
    }),
    ...segments.length > MOST_ROWS ? [`| ... and ${count(segments.length - MOST_ROWS)} more | | | |`] : [],
    ...lists.length === 0 ? [] : [""],
    ...lists.slice(0, MOST_ROWS).map(({ path, rows, changedAt: changedAt2 }) => {
      const age = changedAt2 === null ? "of unknown age" : `changed ${agoText(changedAt2, now)}`;
      return `- ${markdownCode(cutPath(path, PATH_COLUMNS))}: ${plural(rows, "row")}, ${age}`;
    })
  ];
  return `${lines.join("\n")}
`;
}

// cmd/commands/status.ts
function status(terminal, options) {
  const now = Date.now();
  const found = readStatus(terminal, options, now);
  const { width, colour } = terminal;
  if (options.format === "json") terminal.out(statusToJson(found));
  else if (options.format === "markdown") terminal.out(statusToMarkdown(found, now));
  else terminal.out(statusToText(found, { width, colour, now }));
  return waits(found) ? 2 : 0;
}
function readStatus(terminal, options, now) {
  const workspace = openWorkspace(process.cwd(), options);
  const { config, manifests, store } = workspace;
  const lock = readLock(store, now);
  const { plan, warnings } = planWorkspace(workspace, lock, now, null);
  printWarnings(terminal, warnings);
  const owner = store.readHold();
  const refs = new Map(
    manifests.flatMap((manifest) => [...manifest.membersFrom, ...manifest.excludeFrom]).flatMap((ref) => ref.kind === "list" ? [[ref.path, ref]] : [])
  );
  return statusOf({
    index: lock.index,
    manifests,
    readChunk: lock.readChunk,
    plan,
    heldBy: owner === null ? null : describeOwner(owner),
    cutOff: lock.cutOff,
    records: recordsOf(lock.index, lock.readPart),
    changedAt: (path) => {
      const ref = refs.get(path);
      const resolved = ref === void 0 ? null : resolveList(config, ref);
      return resolved?.ok ? changedAt(resolved.value) : null;
    }
  });
}
export {
  status
};
