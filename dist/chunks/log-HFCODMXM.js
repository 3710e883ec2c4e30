import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  OPEN,
  readAgain
} from "./chunk-AALCGQHE.js";
import {
  alignRows,
  fromStaleLock
} from "./chunk-5RXJ7UZK.js";
import "./chunk-2R755QZN.js";
import {
  underWayIn
} from "./chunk-CY3R5KEW.js";
import {
  readLock
} from "./chunk-S5R2WB7T.js";
import {
  fromText
} from "./chunk-LUP3RJ6Z.js";
import {
  paletteOf
} from "./chunk-FLXSAJEH.js";
import {
  cutTo,
  wrap
} from "./chunk-2LUYGXP6.js";
import {
  WORKSPACE,
  choice,
  cliCommand,
  count as count2,
  orElse,
  text,
  toggle
} from "./chunk-P7BTPEBF.js";
import "./chunk-EADMK773.js";
import {
  openLock
} from "./chunk-6HBVPOVF.js";
import "./chunk-YNWILTFD.js";
import "./chunk-ORKPNKWZ.js";
import "./chunk-FKDK5XNF.js";
import {
  changesOfMember,
  recordsOf
} from "./chunk-7EAUAY32.js";
import {
  assertExhaustive
} from "./chunk-3VMXWVQ5.js";
import {
  json,
  showSentence,
  showValue
} from "./chunk-Q2ZRRAHR.js";
import {
  count,
  failure,
  moment,
  say
} from "./chunk-LD54R26Y.js";

// src/inspect/log.ts
async function* logOf({ index, readPart, unrecorded, underWay }, asked) {
  for await (const record of recordsOf(index, readPart)) {
    const entry = await entryOf(record, readPart, asked);
    const state = record.apply === unrecorded ? underWay.kind : "none";
    if (entry !== null) yield { ...entry, state };
  }
}
async function entryOf(record, readPart, asked) {
  const { segments } = record;
  if (asked.kind === "all") return { record, segments, found: null };
  if (asked.kind === "segment") {
    const own2 = segments.filter(({ key }) => key === asked.key);
    return own2.length === 0 ? null : { record, segments: own2, found: null };
  }
  const found = [];
  for (const segment of segments) {
    for await (const change of changesOfMember(segment, asked.name, readPart)) {
      found.push({ key: segment.key, change });
    }
  }
  const own = segments.filter(({ key }) => found.some((one) => one.key === key));
  return found.length === 0 ? null : { record, segments: own, found };
}

// src/app/log.ts
function readLog(cwd, options, request) {
  const store = openLock(cwd, options);
  return readAgain(store, () => logIn(store, request));
}
async function logIn(store, { what, isMember, limit }) {
  const now = Date.now();
  const { index, readPart, unrecorded } = await readLock(store, now);
  const underWay = await underWayIn(store, unrecorded, now);
  const asked = askedFor(what, isMember || what === null || !index.segments.has(what));
  const entries = [];
  for await (const entry of logOf({ index, readPart, unrecorded, underWay }, asked)) {
    entries.push(entry);
    if (entries.length >= limit) break;
  }
  return { asked, entries, remembered: index.history.length };
}
function askedFor(what, isMember) {
  if (what === null) return { kind: "all" };
  return isMember ? { kind: "member", name: what } : { kind: "segment", key: what };
}

// src/report/log-json.ts
function* logToJsonLines(entries) {
  for (const { record, state, segments, found } of entries) {
    const { serial, apply, startedAt, endedAt, commit, actor, run, plan, recovered } = record;
    const document = {
      serial,
      apply,
      started_at: new Date(startedAt).toISOString(),
      ended_at: new Date(endedAt).toISOString(),
      commit,
      uncommitted: record.uncommitted ?? false,
      actor,
      run,
      plan,
      recovered: recovered && state === "none",
      state: state === "none" ? "recorded" : state,
      stopped: record.stopped ?? null,
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
    ...wrap(headOf(entry), width, "", "    ").map(strong),
    ...bodyOf(entry, width),
    ...reasonLines(entry.record, width).map(faint)
  ]);
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}
`;
}
var STATE = {
  none: "",
  running: " (running now)",
  unclear: " (may be running)",
  "cut-off": " (cut off: the next apply records it)"
};
function headOf({ record, state }) {
  const { serial, startedAt, actor, recovered } = record;
  const by = actor === null ? "" : ` by ${showValue(actor)}`;
  const from = fromText(record, 10);
  const cut = recovered && state === "none" ? " (cut off, and recovered later)" : STATE[state];
  return `#${serial}  ${moment(startedAt)}${by}${from}${cut}`;
}
var COLUMNS = [
  { align: "left", gap: "   " },
  { align: "right" },
  { align: "right", gap: "   " },
  { align: "left" }
];
var KEY_COLUMNS = 32;
var MOST_SEGMENTS = 50;
function unchangedText({ stopped, recovered }) {
  const isWhole = stopped === void 0 && !recovered;
  const why = isWhole ? " Lists or decisions were recorded." : "";
  return `No membership changed.${why}`;
}
function bodyOf({ record, segments, found }, width) {
  if (found !== null) return found.flatMap((one) => wrap(foundText(one), width, "    "));
  if (segments.length === 0) return [`    ${unchangedText(record)}`];
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
function reasonLines({ waivers, run, stopped }, width) {
  const texts = [
    ...stopped === void 0 ? [] : [`stopped: ${showSentence(stopped)}`],
    ...waivers.map(
      ({ segment, reason }) => `waived${segment === null ? "" : ` for ${showValue(segment)}`}: ${showSentence(reason)}`
    ),
    ...run === null ? [] : [`run: ${showValue(run)}`]
  ];
  return texts.flatMap((text2) => wrap(text2, width, "    ", "      "));
}

// cmd/cli/log.ts
var command = cliCommand({
  description: "show what was applied: all of it, for a segment, or for a member",
  takes: {
    what: text("[what]", "key of a segment, or a member"),
    ...WORKSPACE,
    isMember: toggle("-m, --member", "it is a member, even if a segment has that key"),
    limit: orElse(count2("-n, --limit <applies>", "how many to show"), 20),
    format: choice("-f, --format <format>", "how to print", ["text", "json"])
  },
  run: async (terminal, { what, isMember, limit, format, ...workspace }) => {
    if (what === null && isMember) {
      throw failure(
        "member-missing",
        say`--member needs a member`,
        say`Write it behind the command.`
      );
    }
    const options = fromStaleLock(terminal, workspace, OPEN);
    const log = await readLog(process.cwd(), options, { what, isMember, limit });
    if (format === "json") for (const line of logToJsonLines(log.entries)) terminal.out(line);
    else if (log.entries.length > 0) terminal.out(logToText(log.entries, terminal));
    else terminal.out(nothingFound(log));
    return 0;
  }
});
function nothingFound({ asked, remembered }) {
  if (remembered === 0 || asked.kind === "all") return "Nothing was applied yet.\n";
  const what = asked.kind === "segment" ? asked.key : asked.name;
  return `None of the ${remembered} applies that the lock remembers changed ${showValue(what)}.
`;
}
export {
  command
};
