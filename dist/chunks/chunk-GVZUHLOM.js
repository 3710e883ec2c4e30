import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  agoText,
  stateText,
  statusOf,
  statusVerdict
} from "./chunk-CAWHCOQW.js";
import {
  markdownCell,
  markdownCode,
  markdownSentence
} from "./chunk-A5QN3E4R.js";
import {
  readLock
} from "./chunk-25ONBCDT.js";
import {
  changedAt,
  describeOwner,
  openWorkspace,
  planWorkspace,
  recordsOf
} from "./chunk-ON6FUD2G.js";
import {
  cutPath,
  cutTo
} from "./chunk-AVVTGAVE.js";
import {
  resolveList
} from "./chunk-UFL46SIY.js";
import {
  count,
  plural
} from "./chunk-5KAKNURP.js";

// src/report/status-markdown.ts
var KEY_COLUMNS = 80;
var PATH_COLUMNS = 120;
var MOST_ROWS = 200;
function statusToMarkdown(status, now) {
  const { segments, lists, cutOff, heldBy } = status;
  const lines = [
    `**${markdownSentence(statusVerdict(status))}**`,
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

// cmd/read-status.ts
function readStatus(cwd, options, now) {
  const workspace = openWorkspace(cwd, options);
  const { config, manifests, store } = workspace;
  const lock = readLock(store, now);
  const { plan, warnings } = planWorkspace(workspace, lock, now, null);
  const owner = store.readHold();
  const refs = new Map(
    manifests.flatMap((manifest) => [...manifest.membersFrom, ...manifest.excludeFrom]).flatMap((ref) => ref.kind === "list" ? [[ref.path, ref]] : [])
  );
  const status = statusOf({
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
  return { status, plan, warnings };
}

export {
  statusToMarkdown,
  readStatus
};
