import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  timeText
} from "./chunk-CAWHCOQW.js";
import {
  alignRows,
  fromStaleLock
} from "./chunk-VNRQTU2O.js";
import {
  readLock
} from "./chunk-25ONBCDT.js";
import {
  changesOfMember,
  openLock,
  recordsOf
} from "./chunk-ON6FUD2G.js";
import "./chunk-2LTO4CMX.js";
import {
  paletteOf
} from "./chunk-PF7F42SB.js";
import {
  cutTo,
  wrap
} from "./chunk-AVVTGAVE.js";
import "./chunk-X6H2OCUA.js";
import "./chunk-UFL46SIY.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";
import {
  failure
} from "./chunk-KUC5WDFF.js";
import "./chunk-S7ZG5ZGY.js";
import {
  json,
  showSentence,
  showValue
} from "./chunk-Q2ZRRAHR.js";
import {
  count
} from "./chunk-5KAKNURP.js";
import "./chunk-M3KD4VDD.js";

// src/report/log-json.ts
function* logToJsonLines(entries) {
  for (const { record, segments, found } of entries) {
    const { serial, apply, startedAt, endedAt, commit, actor, run, plan, recovered } = record;
    const document = {
      serial,
      apply,
      started_at: new Date(startedAt).toISOString(),
      ended_at: new Date(endedAt).toISOString(),
      commit,
      actor,
      run,
      plan,
      recovered,
      waivers: record.waivers.map(({ segment, reason, until }) => ({
        segment,
        reason,
        until: new Date(until).toISOString()
      })),
      segments: segments.map(({ changes, lists, listsBefore, ...counts }) => ({
        ...counts,
        lists: lists.map(({ role, path, rows, sha256 }) => ({ role, path, rows, sha256 }))
      })),
      ...found === null ? {} : {
        changes: found.map(({ key, change }) => ({
          segment: key,
          operation: change.operation,
          again: change.again,
          outcome: change.outcome,
          [change.member.kind]: change.member.value
        }))
      }
    };
    yield `${json(document)}
`;
  }
}

// src/report/log-text.ts
function logToText(entries, { width, colour }) {
  const { strong, faint } = paletteOf(colour);
  const blocks = entries.map((entry) => [
    ...wrap(headOf(entry.record), width, "", "    ").map(strong),
    ...bodyOf(entry, width),
    ...reasonLines(entry.record, width).map(faint)
  ]);
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function headOf({ serial, startedAt, actor, commit, recovered }) {
  const by = actor === null ? "" : ` by ${showValue(actor)}`;
  const from = commit === null ? "" : ` from ${commit.slice(0, 10)}`;
  const cut = recovered ? " (cut off, and recovered later)" : "";
  return `#${serial}  ${timeText(startedAt)}${by}${from}${cut}`;
}
var COLUMNS = [
  { align: "left", gap: "   " },
  { align: "right" },
  { align: "right", gap: "   " },
  { align: "left" }
];
var KEY_COLUMNS = 32;
var MOST_SEGMENTS = 50;
function bodyOf({ segments, found }, width) {
  if (found !== null) return found.flatMap((one) => wrap(foundText(one), width, "    "));
  if (segments.length === 0) return ["    No member changed: lists or decisions were recorded."];
  const rows = segments.slice(0, MOST_SEGMENTS).map((segment) => [
    { text: cutTo(showValue(segment.key), KEY_COLUMNS) },
    { text: signed("+", segment.added + segment.adopted) },
    { text: signed("-", segment.removed) },
    { text: sizesText(segment) }
  ]);
  const more = segments.length - rows.length;
  const lines = alignRows(rows, COLUMNS);
  return [...lines, ...more > 0 ? [`... and ${count(more)} more`] : []].map(
    (line) => `    ${line}`
  );
}
function signed(sign, value) {
  return value === 0 ? "" : `${sign}${count(value)}`;
}
function sizesText({ before, after, unconfirmed, rejected, adopted }) {
  const notes = [
    ...adopted === 0 ? [] : ["adopted"],
    ...unconfirmed === 0 ? [] : [`${count(unconfirmed)} unconfirmed`],
    ...rejected === 0 ? [] : [`${count(rejected)} rejected`]
  ];
  return [`${count(before)} -> ${count(after)}`, ...notes].join(", ");
}
function foundText({ key, change }) {
  return `${doneText(change)} ${showValue(key)}`;
}
function doneText({ operation, again, outcome }) {
  const notes = [...again ? ["once more"] : [], ...outcome === "accepted" ? [] : [outcome]];
  const note = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  switch (operation) {
    case "ADD":
      return `added${note} to`;
    case "REMOVE":
      return `removed${note} from`;
    case "ADOPT":
      return `adopted${note} in`;
    default:
      return assertExhaustive(operation);
  }
}
function reasonLines({ waivers, run }, width) {
  const texts = [
    ...waivers.map(
      ({ segment, reason }) => `waived${segment === null ? "" : ` for ${showValue(segment)}`}: ${showSentence(reason)}`
    ),
    ...run === null ? [] : [`run: ${showValue(run)}`]
  ];
  return texts.flatMap((text) => wrap(text, width, "    ", "      "));
}

// cmd/commands/log.ts
function log(terminal, what, options) {
  const { index, readPart } = readLock(
    openLock(process.cwd(), fromStaleLock(terminal, options)),
    Date.now()
  );
  const asked = askedFor(what, options, index);
  const entries = take(entriesOf(index, readPart, asked), options.limit);
  if (options.format === "json") {
    for (const line of logToJsonLines(entries)) terminal.out(line);
  } else if (entries.length > 0) terminal.out(logToText(entries, terminal));
  else terminal.out(nothingFound(asked, index));
  return 0;
}
function askedFor(what, { member }, index) {
  if (what === null) {
    if (member !== true) return { kind: "all" };
    throw failure("member-missing", "--member needs a member", "Write it behind the command.");
  }
  if (member !== true && index.segments.has(what)) return { kind: "segment", key: what };
  return { kind: "member", name: what };
}
function* entriesOf(index, readPart, asked) {
  for (const record of recordsOf(index, readPart)) {
    const entry = entryOf(record, readPart, asked);
    if (entry !== null) yield entry;
  }
}
function entryOf(record, readPart, asked) {
  const { segments } = record;
  if (asked.kind === "all") return { record, segments, found: null };
  if (asked.kind === "segment") {
    const own2 = segments.filter(({ key }) => key === asked.key);
    return own2.length === 0 ? null : { record, segments: own2, found: null };
  }
  const found = segments.flatMap(
    (segment) => [...changesOfMember(segment, asked.name, readPart)].map((change) => ({
      key: segment.key,
      change
    }))
  );
  const own = segments.filter(({ key }) => found.some((one) => one.key === key));
  return found.length === 0 ? null : { record, segments: own, found };
}
function take(values, most) {
  const taken = [];
  for (const value of values) {
    taken.push(value);
    if (taken.length >= most) break;
  }
  return taken;
}
function nothingFound(asked, { history }) {
  if (history.length === 0) return "Nothing was applied yet.\n";
  if (asked.kind === "all") return "Nothing was applied yet.\n";
  const what = asked.kind === "segment" ? asked.key : asked.name;
  return `None of the ${history.length} applies that the lock remembers changed ${showValue(what)}.
`;
}
export {
  log
};
