import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  fenced,
  htmlCode,
  htmlLabel,
  markdownCell,
  markdownCode,
  markdownLabel,
  markdownSentence
} from "./chunk-A5QN3E4R.js";
import {
  alignRows,
  fromStaleLock
} from "./chunk-VNRQTU2O.js";
import {
  toWire
} from "./chunk-3SBNFZBT.js";
import {
  RecordBuilder,
  entriesIn,
  readLock
} from "./chunk-25ONBCDT.js";
import {
  MAX_CHUNK_BYTES,
  SETTLED,
  describeOwner,
  findEntry,
  foldUpdates,
  isProvablyGone,
  openWorkspace,
  planWorkspace,
  unwrap
} from "./chunk-ON6FUD2G.js";
import {
  EMPTY_ENTRY,
  git,
  gitText,
  lastLine,
  runGit
} from "./chunk-2LTO4CMX.js";
import {
  printWarnings
} from "./chunk-6CN43SSV.js";
import {
  paletteOf
} from "./chunk-PF7F42SB.js";
import {
  cutPath,
  cutTo,
  displayWidth,
  wrap
} from "./chunk-AVVTGAVE.js";
import {
  readConfig,
  readManifestFiles,
  readManifestText,
  readManifests
} from "./chunk-UFL46SIY.js";
import {
  Failure,
  failure
} from "./chunk-KUC5WDFF.js";
import {
  byteSize,
  duration,
  listed,
  rowsText,
  sentence
} from "./chunk-S7ZG5ZGY.js";
import {
  json,
  showLabel,
  showLines,
  showSentence,
  showValue
} from "./chunk-Q2ZRRAHR.js";
import {
  count,
  plural
} from "./chunk-5KAKNURP.js";

// src/report/plan-json.ts
function* planToJsonPieces(plan2) {
  const { format, digest, lock, desired, totals, creates, guards, notices } = plan2;
  yield `{"format":${json(format)},"digest":${json(digest)},
`;
  yield `"lock":${json({ lineage: lock.lineage, serial: lock.serial })},
`;
  yield `"desired":${json({ digest: desired.digest })},
`;
  yield `"totals":${json(totalsOf(totals))},
`;
  yield* arrayPieces("creates", creates, (create) => [json(createOf(create))]);
  yield* arrayPieces("segments", plan2.segments, segmentPieces);
  const idsOf = idsLookup(plan2.segments);
  yield* arrayPieces("batches", plan2.batches, (batch) => [json(toWire(batch, idsOf))]);
  yield* arrayPieces("guards", guards, ({ guard, segment, verdict, message, allow }) => [
    json({ guard, segment, verdict, message, allow: allowOf(allow) })
  ]);
  yield* arrayPieces("notices", notices, ({ code, segment, message, next }) => [
    json({ code, segment, message, next })
  ]);
  yield `"waivers":${json(plan2.waivers.map(waiverOf))}}
`;
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
  const { key, ids, name, before, after, inDoubt, settling, lists } = segment;
  const facts = json({
    key,
    name,
    customer_segment_id: ids.customerSegmentId ?? null,
    ct_segment_id: ids.ctSegmentId ?? null,
    before,
    after,
    in_doubt: inDoubt,
    settling,
    retired: segment.retired,
    lists: lists.map(listOf)
  });
  yield facts.slice(0, -1);
  yield* memberPieces("adopt", segment.adopt);
  yield* memberPieces("add", segment.add);
  yield* memberPieces("remove", segment.remove);
  yield "}";
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
  const { file, yaml, replaces } = allow;
  return { file, yaml, replaces_guard: replaces };
}
function listOf(list) {
  const { path, role, rows, bytes, sha256, endsWithNewline, rowsBefore, since } = list;
  return {
    path,
    role,
    rows,
    bytes,
    sha256,
    ends_with_newline: endsWithNewline,
    rows_before: rowsBefore,
    since
  };
}
function idsLookup(segments) {
  const byKey = new Map(segments.map(({ key, ids }) => [key, ids]));
  return (key) => {
    const ids = byKey.get(key);
    if (ids === void 0) throw new Error(`a batch names ${key}, which the plan does not hold`);
    return ids;
  };
}

// src/report/allowances.ts
function byAllowance(refused) {
  const groups = /* @__PURE__ */ new Map();
  for (const guard of refused) {
    const key = guard.allow === null ? "" : `in ${guard.allow.file}`;
    groups.set(key, [...groups.get(key) ?? [], guard]);
  }
  return [...groups.values()].map((guards) => ({ guards, allow: guards[0]?.allow ?? null }));
}
function allowanceSentence({ file, replaces }) {
  const place = replaces ? ", in place of its guard:" : ":";
  return `write in ${showValue(file)}${place}`;
}

// src/report/verdict.ts
function verdictOf(plan2) {
  const refused = refusals(plan2).length;
  if (refused > 0) {
    const headline = `Refused: ${plural(refused, "guard")} ${refused === 1 ? "stops" : "stop"} this plan, and nothing is sent.`;
    const would = isEmpty(plan2) ? null : `It would ${doing(plan2, WOULD)}.`;
    return { kind: "refused", headline, would };
  }
  if (isEmpty(plan2)) return { kind: "nothing", headline: nothingToDo(plan2), would: null };
  return { kind: "changes", headline: `${doingSentence(plan2)}.`, would: null };
}
function refusals(plan2) {
  return plan2.guards.filter(({ verdict }) => verdict === "refuse");
}
function isEmpty({ totals, creates }) {
  return totals.add + totals.remove + creates.length === 0;
}
function changesOf({ add, remove }) {
  return add.length + remove.length;
}
function unconfirmed({ inDoubt, settling }) {
  return Math.max(0, inDoubt - settling);
}
function nothingToDo({ segments }) {
  if (segments.length === 0) return "Nothing to do: no manifest declares a segment.";
  const settling = segments.reduce((sum, segment) => sum + segment.settling, 0);
  if (settling > 0) {
    return `Nothing to send now: ${plural(settling, "member")} ${settling === 1 ? "is" : "are"} settling.`;
  }
  const adopted = segments.reduce((sum, { adopt }) => sum + adopt.length, 0);
  if (adopted > 0) {
    return `Nothing to send: ${plural(adopted, "member")} of segments that exist ${adopted === 1 ? "is" : "are"} recorded.`;
  }
  const members = segments.reduce((sum, { after }) => sum + after, 0);
  const all = segments.length === 1 ? "1 segment is as its manifest says" : `${count(segments.length)} segments are as their manifests say`;
  return `Nothing to do: ${all} (${plural(members, "member")}).`;
}
function doingSentence(plan2) {
  const does = doing(plan2, DOES);
  return does.charAt(0).toUpperCase() + does.slice(1);
}
var DOES = { create: "creates", add: "adds", remove: "removes" };
var WOULD = { create: "create", add: "add", remove: "remove" };
function doing({ totals, creates, segments }, verbs) {
  const parts = [];
  if (creates.length > 0) parts.push(`${verbs.create} ${plural(creates.length, "segment")}`);
  if (totals.add > 0) {
    const targets = segments.filter(({ add }) => add.length > 0).length;
    parts.push(`${verbs.add} ${plural(totals.add, "member")} to ${plural(targets, "segment")}`);
  }
  if (totals.remove > 0) {
    const sources = segments.filter(({ remove }) => remove.length > 0).length;
    const [members, from] = totals.add > 0 ? [count(totals.remove), count(sources)] : [plural(totals.remove, "member"), plural(sources, "segment")];
    parts.push(`${verbs.remove} ${members} from ${from}`);
  }
  return listed(parts);
}
function requestsSentence(totals) {
  const { requests, lowerBound, perSegmentRequests } = totals;
  const bound = requests <= lowerBound ? "the fewest possible" : `no plan can need fewer than ${count(lowerBound)}`;
  const naive = perSegmentRequests > requests ? `; one segment and action at a time would need ${count(perSegmentRequests)}` : "";
  return `${plural(requests, "request")} (${bound}${naive})${timeText(totals)}`;
}
var LANES = 3;
var GUESSED_MS = 200;
var LEAST_SECONDS = 5;
function timeText({ requests, perSegmentRequests }) {
  const seconds = (count2) => Math.ceil(count2 * GUESSED_MS / LANES / 1e3);
  if (seconds(requests) < LEAST_SECONDS) return "";
  const saved = seconds(perSegmentRequests) > seconds(requests) ? ` instead of ${duration(seconds(perSegmentRequests))}` : "";
  return `: about ${duration(seconds(requests))}${saved}, ${LANES} at a time and ${GUESSED_MS} ms each`;
}
function billedSentence({ billedEvents }) {
  return billedEvents === 0 ? "No billed events" : `Up to ${plural(billedEvents, "billed event")}`;
}
function unconfirmedSentence(number) {
  if (number === 0) return null;
  return number === 1 ? "1 member is unconfirmed: its last change had no clear answer, so this plan sends it again" : `${count(number)} members are unconfirmed: their last changes had no clear answer, so this plan sends them again`;
}
function settlingSentence(number) {
  if (number === 0) return null;
  return number === 1 ? "1 member is settling: its change was answered, but an earlier opposite one may still arrive. A later apply sends it once more" : `${count(number)} members are settling: their changes were answered, but earlier opposite ones may still arrive. A later apply sends them once more`;
}

// src/report/plan-sections.ts
function sectionsOf(plan2) {
  const creates = new Map(plan2.creates.map((create) => [create.key, create]));
  const isNoted = (segment) => changesOf(segment) > 0 || segment.settling > 0 || creates.has(segment.key);
  return {
    noted: plan2.segments.filter(isNoted),
    unchanged: plan2.segments.filter((segment) => !isNoted(segment)),
    creates,
    names: new Map(
      plan2.segments.flatMap(
        ({ key, name }) => name === null || name === key ? [] : [[key, name]]
      )
    )
  };
}
function sample(values, limit) {
  const number = sampleSize(values.length, limit);
  return { shown: values.slice(0, number), more: values.length - number };
}
function sampleSize(length, limit) {
  return limit > 0 && length <= limit + 1 ? length : Math.min(length, limit);
}
var WRITTEN_AS_KIND = /^(?:guid|identity):/;
function memberText({ kind, value }) {
  return kind === "guid" || WRITTEN_AS_KIND.test(value) ? `${kind}: ${value}` : value;
}

// src/report/segment-markdown.ts
var NAME_COLUMNS = 60;
var KEY_COLUMNS = 80;
var PATH_COLUMNS = 120;
var MEMBER_COLUMNS = 160;
var OPEN_CHANGES = 10;
var OPEN_SEGMENTS = 5;
var UNCHANGED_KEYS = 10;
function tableMarkdown({ sections, extent }) {
  const { noted } = sections;
  if (noted.length === 0) return [];
  const { shown, more } = sample(noted, extent.rows);
  return [
    "| Segment | Members | Add | Remove |",
    "| :-- | --: | --: | --: |",
    ...shown.map((segment) => rowOf(segment, sections)),
    ...more === 0 ? [] : [`| ... and ${plural(more, "more segment")} | | | |`]
  ];
}
function rowOf(segment, { creates, names }) {
  const { key, before, after, add, remove, settling } = segment;
  const name = names.get(key);
  const label = name === void 0 ? "" : `**${markdownLabel(cutTo(name, NAME_COLUMNS))}**<br>`;
  const made = creates.has(key) ? " (new)" : "";
  const states = [
    ...unconfirmed(segment) > 0 ? [`${count(unconfirmed(segment))} unconfirmed`] : [],
    ...settling > 0 ? [`${count(settling)} settling`] : []
  ];
  const cells2 = [
    `${label}${codeOf(key)}${made}`,
    [`${count(before)} \u2192 ${count(after)}`, ...states].join("<br>"),
    add.length === 0 ? "" : `+${count(add.length)}`,
    remove.length === 0 ? "" : `-${count(remove.length)}`
  ];
  return `| ${cells2.map(markdownCell).join(" | ")} |`;
}
function codeOf(key) {
  return markdownCode(cutTo(key, KEY_COLUMNS));
}
function segmentMarkdown(key, { names }) {
  const name = names.get(key);
  if (name === void 0) return `**${codeOf(key)}**`;
  return `**${markdownLabel(cutTo(name, NAME_COLUMNS))}** (${codeOf(key)})`;
}
function unchangedMarkdown(plan2, { sections }) {
  const { unchanged } = sections;
  if (unchanged.length === 0 || verdictOf(plan2).kind === "nothing") return [];
  const { shown, more } = sample(unchanged, UNCHANGED_KEYS);
  const keys = shown.map(({ key }) => codeOf(key));
  const rest = more === 0 ? keys : [...keys, `${count(more)} more`];
  return [`Unchanged: ${plural(unchanged.length, "segment")} (${listed(rest)}).`];
}
function detailsMarkdown(plan2, context, at = "open") {
  const { sections, extent } = context;
  if (extent.members === 0) return [];
  const changed = sections.noted.filter((segment) => changesOf(segment) > 0);
  return changed.map((segment) => {
    const isShort = changed.length <= OPEN_SEGMENTS && changesOf(segment) <= OPEN_CHANGES;
    const open = at === "open" && isShort;
    return detailBlock(segment, plan2, context, open);
  });
}
function detailBlock(segment, plan2, context, open) {
  return [
    `<details${open ? " open" : ""}><summary>${summaryOf(segment, context.sections)}</summary>`,
    "",
    ...fenced("diff", diffLines(segment, context)),
    ...factLines(segment, plan2, context).flatMap((line, at) => at === 0 ? ["", line] : [line]),
    "",
    "</details>"
  ];
}
function summaryOf({ key, add, remove }, { names }) {
  const name = names.get(key);
  const code = htmlCode(cutTo(key, KEY_COLUMNS));
  const label = name === void 0 ? code : `${htmlLabel(cutTo(name, NAME_COLUMNS))} (${code})`;
  const what = [
    ...add.length === 0 ? [] : [`${count(add.length)} to add`],
    ...remove.length === 0 ? [] : [`${count(remove.length)} to remove`]
  ];
  return `${label}: ${what.join(", ")}`;
}
function diffLines({ add, remove }, { extent }) {
  return [
    { sign: "+", members: add, what: "to add" },
    { sign: "-", members: remove, what: "to remove" }
  ].flatMap(({ sign, members, what }) => {
    const { shown, more } = sample(members, extent.members);
    const lines = shown.map(
      (member) => `${sign} ${cutTo(showValue(memberText(member)), MEMBER_COLUMNS)}`
    );
    return more === 0 ? lines : [...lines, `# ... and ${count(more)} more ${what}`];
  });
}
function factLines({ key, lists }, plan2, { extent }) {
  const { shown, more } = sample(lists, extent.rows);
  const sources = shown.map((list) => {
    const { path, role } = list;
    const what = role === "members" ? "From" : "Without";
    return `- ${what} ${markdownCode(cutPath(path, PATH_COLUMNS))} (${rowsText(list)})`;
  });
  const passes = plan2.guards.filter(({ segment, verdict }) => segment === key && verdict === "pass").map(({ guard, message }) => `- \`${guard}\` passes: ${markdownSentence(message)}`);
  return [...sources, ...more === 0 ? [] : [`- ... and ${plural(more, "more list")}`], ...passes];
}

// src/report/guards-markdown.ts
var MESSAGE_COLUMNS = 600;
var PATH_COLUMNS2 = 120;
function refusedMarkdown(plan2, context) {
  const { shown, more } = sample(refusals(plan2), context.extent.rows);
  const blocks = byAllowance(shown).map((group) => refusedBlock(group, context));
  return more === 0 ? blocks : [...blocks, [`... and ${plural(more, "more guard")} ${more === 1 ? "refuses" : "refuse"}.`]];
}
function refusedBlock({ guards, allow }, context) {
  const lines = guards.flatMap((guard) => [...refusalLines(guard, context), ""]);
  if (allow !== null) lines.push(...allowanceLines(allow), "");
  return ["[!CAUTION]", ...lines.slice(0, -1)].map((line) => `> ${line}`.trimEnd());
}
function refusalLines(guard, { sections }) {
  const where = guard.segment === null ? "**All segments**" : segmentMarkdown(guard.segment, sections);
  const message = markdownSentence(sentence(cutTo(guard.message, MESSAGE_COLUMNS)));
  return [`${where}, \`${guard.guard}\``, "", message];
}
function allowanceLines({ file, yaml, replaces }) {
  const place = `${markdownCode(cutPath(file, PATH_COLUMNS2))}${replaces ? ", in place of its `guard:`" : ":"}`;
  return [`If that is meant, write in ${place}`, "", ...fenced("yaml", showLines(yaml))];
}
function noticesMarkdown(plan2, context) {
  if (plan2.notices.length === 0) return [];
  const { shown, more } = sample(plan2.notices, context.extent.rows);
  return [
    plan2.notices.length === 1 ? "**Notice**" : "**Notices**",
    "",
    ...shown.map((notice) => `- ${noticeMarkdown(notice, context)}`),
    ...more === 0 ? [] : [`- ... and ${plural(more, "more notice")}`]
  ];
}
function noticeMarkdown({ segment, message, next }, { sections }) {
  const text = cutTo(message, MESSAGE_COLUMNS);
  const head = segment === null ? markdownSentence(sentence(text)) : `${segmentMarkdown(segment, sections)}: ${markdownSentence(text)}.`;
  return next === null ? head : `${head} ${markdownSentence(sentence(next))}`;
}

// src/report/plan-markdown.ts
var COMMENT_CHARACTERS = 65536;
var ALL = Number.POSITIVE_INFINITY;
var EXTENTS = [
  ...[ALL, 3e3, 1e3, 300, 100, 30, 10, 3, 0].map((members) => ({ members, rows: ALL })),
  ...[300, 100, 30, 10, 3, 1].map((rows) => ({ members: 0, rows }))
];
var LEAST_LINE = 4;
function planToMarkdown(plan2, options = {}) {
  const { whole = WHOLE } = options;
  const render = (context) => blocksOf(plan2, context, whole);
  return fitMarkdown(sectionsOf(plan2), render, options) ?? `${verdictOf(plan2).headline}
`;
}
function fitMarkdown(sections, render, { limit = COMMENT_CHARACTERS, unit = "characters" }) {
  for (const extent of EXTENTS) {
    if (listedChanges(sections, extent) * LEAST_LINE > limit) continue;
    const blocks = render({ sections, extent }).filter((lines) => lines.length > 0);
    const text = `${blocks.map((lines) => lines.join("\n")).join("\n\n")}
`;
    if ((unit === "bytes" ? Buffer.byteLength(text) : text.length) <= limit) return text;
  }
  return null;
}
var WHOLE = "`segops plan --full` lists everything.";
function blocksOf(plan2, context, whole) {
  return [
    headMarkdown(plan2),
    ...refusedMarkdown(plan2, context),
    wouldMarkdown(plan2),
    tableMarkdown(context),
    stateMarkdown(plan2),
    unchangedMarkdown(plan2, context),
    noticesMarkdown(plan2, context),
    ...detailsMarkdown(plan2, context),
    cutMarkdown(context, whole),
    [digestLine(plan2)]
  ];
}
function digestLine({ digest, lock }) {
  return `<sub>Plan \`${digest.slice(0, 12)}\` on lock serial ${count(lock.serial)}.</sub>`;
}
function headMarkdown(plan2) {
  const { headline, kind } = verdictOf(plan2);
  const head = [`### ${headline.replace(/\.$/, "")}`];
  return kind === "changes" ? [...head, "", factsSentence(plan2, " Guards pass.")] : head;
}
function wouldMarkdown(plan2) {
  const { would } = verdictOf(plan2);
  return would === null ? [] : [`${would} ${factsSentence(plan2, "")}`.trimEnd()];
}
function factsSentence(plan2, guards) {
  if (isEmpty(plan2)) return "";
  if (plan2.totals.requests === 0) return `No member changes.${guards}`;
  return `${requestsSentence(plan2.totals)}. ${billedSentence(plan2.totals)}.${guards}`;
}
function stateMarkdown({ segments }) {
  const doubts = segments.reduce((sum, segment) => sum + unconfirmed(segment), 0);
  const settling = segments.reduce((sum, segment) => sum + segment.settling, 0);
  const sentences = [unconfirmedSentence(doubts), settlingSentence(settling)];
  const shown = sentences.filter((sentence2) => sentence2 !== null);
  return shown.length === 0 ? [] : [shown.map((sentence2) => `${sentence2}.`).join(" ")];
}
function listedChanges({ noted }, { members }) {
  return noted.reduce(
    (sum, { add, remove }) => sum + sampleSize(add.length, members) + sampleSize(remove.length, members),
    0
  );
}
function cutMarkdown({ sections, extent }, whole) {
  const { noted } = sections;
  const changes = noted.reduce((sum, segment) => sum + changesOf(segment), 0);
  const left = changes - listedChanges(sections, extent);
  const rows = noted.length - sampleSize(noted.length, extent.rows);
  const parts = [
    ...left > 0 && left < changes ? [`${count(left)} of ${plural(changes, "change")}`] : [],
    ...left > 0 && left === changes ? [`the ${plural(changes, "change")}`] : [],
    ...rows > 0 ? [`${count(rows)} of ${plural(noted.length, "segment")}`] : []
  ];
  if (parts.length === 0) return [];
  return [`Cut to fit: ${parts.join(" and ")} are not listed here. ${whole}`];
}

// src/report/labels.ts
var SHORTEST_NAME = 12;
function labelOf(key, { names }, width) {
  const name = names.get(key);
  const shownKey = showValue(key);
  if (name === void 0) return cutTo(shownKey, width);
  const shownName = showLabel(name);
  const least = Math.min(displayWidth(shownName), SHORTEST_NAME);
  const keyText = cutTo(shownKey, Math.max(1, width - least - 3));
  const nameText = cutTo(shownName, Math.max(1, width - displayWidth(keyText) - 3));
  return `${nameText} (${keyText})`;
}

// src/report/guards-text.ts
function refusedLines(plan2, context) {
  return byAllowance(refusals(plan2)).flatMap(({ guards, allow }) => [
    ...guards.map((guard) => refusedBlock2(guard, context)),
    ...allow === null ? [] : [allowanceBlock(allow, context)]
  ]);
}
function refusedBlock2(guard, context) {
  const { width, palette } = context;
  const suffix = `: ${guard.guard}`;
  const where = guard.segment === null ? "All segments" : labelOf(guard.segment, context.sections, width - 2 - suffix.length);
  return [
    `  ${palette.bad(where)}${palette.bad(suffix)}`,
    ...wrap(sentence(showSentence(guard.message)), width, "    ")
  ];
}
function allowanceBlock(allow, { width }) {
  return [
    ...wrap(`If that is meant, ${allowanceSentence(allow)}`, width, "    "),
    "",
    ...showLines(allow.yaml).map((line) => `        ${line}`)
  ];
}

// src/report/notices-text.ts
var SHOWN = 10;
var LABEL_WIDTH = 50;
function noticeLines(plan2, context) {
  if (plan2.notices.length === 0) return [];
  const { shown, more } = sample(plan2.notices, context.full ? Number.POSITIVE_INFINITY : SHOWN);
  const rest = more === 0 ? [] : [`  ... and ${plural(more, "more notice")} (--full shows all)`];
  return [
    context.palette.strong(plan2.notices.length === 1 ? "Notice" : "Notices"),
    ...shown.flatMap((notice) => noticeBlock(notice, context)),
    ...rest
  ];
}
function noticeBlock(notice, { width, sections }) {
  const where = notice.segment === null ? "" : `${labelOf(notice.segment, sections, LABEL_WIDTH)}: `;
  const message = showSentence(notice.message);
  const text = where === "" ? sentence(message) : `${where}${message}.`;
  const next = notice.next === null ? "" : ` ${sentence(showSentence(notice.next))}`;
  return wrap(`${text}${next}`, width, "  ", "    ");
}

// src/report/segment-text.ts
var DETAIL = [
  { segments: 12, members: 10 },
  { segments: 40, members: 3 }
];
var FEWEST_LABEL_COLUMNS = 24;
var INDENT = "    ";
var COLUMNS = [
  { align: "left", gap: "   " },
  { align: "right", gap: " -> " },
  { align: "right", gap: "   " },
  { align: "right" },
  { align: "right" }
];
function segmentLines(plan2, context) {
  const { noted } = context.sections;
  const headings = headingLines(noted, context);
  const limit = detailFor(noted.length, context.full);
  const blocks = noted.map((segment, at) => [
    headings[at] ?? "",
    ...limit === 0 ? [] : detailLines(segment, plan2, limit, context)
  ]);
  if (limit > 0) return blocks;
  return [[...blocks.flat(), "", "--full lists the members of each segment."]];
}
function detailFor(segments, full) {
  if (full) return Number.POSITIVE_INFINITY;
  return DETAIL.find((step) => segments <= step.segments)?.members ?? 0;
}
function headingLines(noted, context) {
  const { palette, sections, width } = context;
  const figures = noted.map(figuresOf);
  const widest = Math.max(
    0,
    ...alignRows(
      figures.map((row) => cells(row)),
      COLUMNS.slice(1)
    ).map(displayWidth)
  );
  const room = Math.max(FEWEST_LABEL_COLUMNS, width - widest - 3);
  const paints = [void 0, void 0, palette.add, palette.remove];
  const rows = noted.map(({ key }, at) => [
    { text: labelOf(key, sections, room), paint: palette.strong },
    ...cells(figures[at] ?? [], paints)
  ]);
  return alignRows(rows, COLUMNS);
}
function figuresOf({ before, after, add, remove }) {
  return [count(before), count(after), signed("+", add.length), signed("-", remove.length)];
}
function cells(texts, paints = []) {
  return texts.map((text, at) => {
    const paint = paints[at];
    return paint === void 0 ? { text } : { text, paint };
  });
}
function signed(sign, value) {
  return value === 0 ? "" : `${sign}${count(value)}`;
}
function detailLines(segment, plan2, limit, context) {
  return [
    ...createLines(segment, context),
    ...listLines(segment.lists, context),
    ...passLines(segment, plan2, context),
    ...stateLines(segment, context),
    ...memberLines("ADD", segment.add, limit, context),
    ...memberLines("REMOVE", segment.remove, limit, context)
  ];
}
function createLines({ key }, { sections, width, palette }) {
  const create = sections.creates.get(key);
  if (create === void 0) return [];
  return wrap(
    "New: it is created in the account before anything is sent to it.",
    width,
    INDENT
  ).map(palette.warn);
}
function memberLines(operation, members, limit, { width, palette }) {
  const { shown, more } = sample(members, limit);
  const [sign, paint] = operation === "ADD" ? ["+", palette.add] : ["-", palette.remove];
  const room = width - INDENT.length - 2;
  const lines = shown.map(
    (member) => `${INDENT}${paint(`${sign} ${cutTo(showValue(memberText(member)), room)}`)}`
  );
  if (more === 0) return lines;
  const what = operation === "ADD" ? "to add" : "to remove";
  return [
    ...lines,
    `${INDENT}${palette.faint(`... and ${count(more)} more ${what} (--full shows all)`)}`
  ];
}
function stateLines(segment, { width, palette }) {
  return [unconfirmedSentence(unconfirmed(segment)), settlingSentence(segment.settling)].filter((text) => text !== null).flatMap((text) => wrap(`${text}.`, width, INDENT).map(palette.warn));
}
function passLines(segment, plan2, { width, palette }) {
  return plan2.guards.filter((guard) => guard.segment === segment.key && guard.verdict === "pass").flatMap(
    ({ guard, message }) => wrap(`${guard} passes: ${showSentence(message)}.`, width, INDENT, `${INDENT}  `).map(
      palette.faint
    )
  );
}
function listLines(lists, { width, full, palette }) {
  return lists.map((list) => {
    const { path, role, bytes, sha256 } = list;
    const what = role === "members" ? "from" : "without";
    const more = full ? `, ${byteSize(bytes)}, sha256 ${sha256.slice(0, 12)}` : "";
    const facts = ` (${rowsText(list)}${more})`;
    const room = Math.max(20, width - INDENT.length - what.length - 1 - facts.length);
    return `${INDENT}${palette.faint(`${what} ${cutPath(showValue(path), room)}${facts}`)}`;
  });
}
function unchangedLine({ kind }, context) {
  const { unchanged } = context.sections;
  if (unchanged.length === 0 || kind === "nothing") return [];
  const head = `Unchanged: ${plural(unchanged.length, "segment")}`;
  const tail = ` and ${count(unchanged.length)} more)`;
  const room = context.width - head.length - tail.length;
  const keys = [];
  let used = 2;
  for (const { key } of unchanged) {
    const shown = showValue(key);
    used += displayWidth(shown) + 2;
    if (used > room) break;
    keys.push(shown);
  }
  if (keys.length === 0) return [`${head}.`];
  const more = unchanged.length - keys.length;
  return [`${head} (${keys.join(", ")}${more === 0 ? "" : ` and ${count(more)} more`}).`];
}

// src/report/plan-text.ts
function planToText(plan2, options) {
  const { width, full, colour } = options;
  const context = { width, full, palette: paletteOf(colour), sections: sectionsOf(plan2) };
  const verdict = verdictOf(plan2);
  const blocks = [
    headLines(verdict, plan2, context),
    ...refusedLines(plan2, context),
    wouldLines(verdict, plan2, context),
    ...segmentLines(plan2, context),
    unchangedLine(verdict, context),
    noticeLines(plan2, context),
    nextLines(verdict, plan2, options)
  ];
  return `${blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function headLines(verdict, plan2, { width, palette }) {
  const paint = { refused: palette.bad, changes: palette.strong, nothing: palette.good };
  const headline = wrap(verdict.headline, width).map(paint[verdict.kind]);
  if (verdict.kind !== "changes") return headline;
  return [...headline, ...factLines2(plan2, width, " Guards pass.")];
}
function wouldLines({ would }, plan2, { width }) {
  if (would === null) return [];
  return [...wrap(would, width), ...factLines2(plan2, width, "")];
}
function factLines2(plan2, width, guards) {
  if (isEmpty(plan2)) return [];
  if (plan2.totals.requests === 0) return wrap(`No member changes.${guards}`, width);
  return [
    ...wrap(requestsSentence(plan2.totals), width, "", "  "),
    ...wrap(`${billedSentence(plan2.totals)}.${guards}`, width)
  ];
}
function nextLines({ kind }, plan2, options) {
  const { apply = "segops apply", width } = options;
  if (kind === "refused") {
    const pasted = plan2.guards.some(({ verdict, allow }) => verdict === "refuse" && allow !== null);
    const meant = pasted ? "Or, if it is meant, paste the YAML above and have it reviewed." : "";
    return wrap(`Next: mend what was not meant and plan again. ${meant}`.trimEnd(), width);
  }
  const records = plan2.segments.some(({ adopt }) => adopt.length > 0);
  if (kind === "nothing" && !records || apply === null) return [];
  if (kind === "nothing") return wrap(`Next: run ${apply} to record them.`, width);
  return wrap(`Next: run ${apply} to send this; it asks first.`, width);
}

// cmd/make-plan.ts
import { once } from "node:events";
import { createWriteStream } from "node:fs";

// src/apply/record-facts.ts
function recordFacts(store, index, plan2, order) {
  if (!plan2.segments.some((segment) => isNews(index, segment))) return index;
  const { apply, account, origin, provenance, at } = order;
  const options = { now: at, maxChunkBytes: MAX_CHUNK_BYTES };
  const folded = foldUpdates(index, plan2.segments.map(updateOf), store.readChunk, options);
  const next = {
    ...index,
    serial: index.serial + 1,
    account,
    origin,
    written: { apply, at, commit: provenance.commit },
    segments: folded.segments
  };
  const record = adoptionsOf(plan2, next.serial);
  const about = { apply, startedAt: at, endedAt: at, recovered: false, ...provenance };
  const recorded = record.finish(entriesIn(index, plan2.segments), next, about);
  store.commit(recorded.index, new Map([...folded.chunks, ...recorded.files]));
  return recorded.index;
}
function hasAdoptions({ segments }) {
  return segments.some(({ adopt }) => adopt.length > 0);
}
function updateOf(segment) {
  const { key, ids, retired, adopt } = segment;
  return { key, ids, retired, lists: listsOf(segment), created: null, edits: adopt.map(accepted) };
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
function isNews(index, segment) {
  const match = findEntry(index, segment.ids);
  const entry = match.kind === "found" ? match.entry : EMPTY_ENTRY;
  if (segment.adopt.length > 0 || segment.retired !== entry.retired) return true;
  return exclusionsIn(entry.lists) !== exclusionsIn(segment.lists);
}
function exclusionsIn(lists) {
  const exclusions = lists.filter(({ role }) => role === "exclusion");
  return JSON.stringify(exclusions.map(({ path, rows }) => [path, rows]));
}
function listsOf({ lists }) {
  return lists.map(({ role, path, rows, bytes, sha256, endsWithNewline }) => ({
    role,
    path,
    rows,
    bytes,
    sha256,
    endsWithNewline
  }));
}

// src/git/history.ts
var NETWORK_MS = 5 * 6e4;
var QUIET = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];
function completeHistory(repository, refs) {
  const isShallow = gitText(["rev-parse", "--is-shallow-repository"], { cwd: repository });
  if (isShallow !== "true") return;
  const flags = [...QUIET, "--no-prune", "--refmap=", "--unshallow"];
  const asked = ["fetch", ...flags, "origin", ...refs];
  const answer = runGit(asked, { cwd: repository, timeoutMs: NETWORK_MS });
  if (answer.code === 0) return;
  throw failure(
    "history-missing",
    `the history that the checkout lacks cannot be fetched: ${lastLine(answer.err)}`,
    "Check out with `fetch-depth: 0`, and let the checkout keep its credentials. Nothing was sent."
  );
}
function hasCommit(repository, commit, refs) {
  const isHere = () => runGit(["cat-file", "-e", `${commit}^{commit}`], { cwd: repository }).code === 0;
  if (isHere()) return true;
  return refs.some((ref) => {
    const isShallow = gitText(["rev-parse", "--is-shallow-repository"], { cwd: repository });
    const depth = isShallow === "true" ? ["--depth=1"] : [];
    const asked = ["fetch", ...QUIET, ...depth, "--refmap=", "origin", ref];
    return runGit(asked, { cwd: repository, timeoutMs: NETWORK_MS }).code === 0 && isHere();
  });
}
function movesSince(repository, tip, since) {
  const asked = ["rev-list", "--first-parent", tip, ...since === null ? [] : [`^${since}`]];
  return gitText(asked, { cwd: repository }).split("\n").filter(Boolean);
}
function tipAt(repository, tip, at) {
  const listed2 = gitText(["log", "--first-parent", "--format=%H %ct", tip], { cwd: repository });
  const line = listed2.split("\n").find((move) => Number(move.split(" ")[1]) * 1e3 <= at);
  return line?.split(" ")[0] ?? null;
}
function mergedTree(repository, base, head) {
  const asked = ["merge-tree", "--write-tree", "--no-messages", base, head];
  const answer = runGit(asked, { cwd: repository });
  if (answer.code === 0) return answer.out.toString().trim();
  if (answer.code === 1) return null;
  throw failure(
    "git-too-old",
    `git could not try out a merge: ${lastLine(answer.err)}`,
    "Use git 2.38 or newer. Nothing was sent."
  );
}
function fileAt(repository, commit, path) {
  const answer = runGit(["cat-file", "blob", `${commit}:${path}`], { cwd: repository });
  return answer.code === 0 ? answer.out.toString() : null;
}
function checkOut(repository, tree, folder, index) {
  const options = { cwd: repository, env: { GIT_INDEX_FILE: index } };
  git(["read-tree", tree], options);
  git(["checkout-index", "--all", "--force", `--prefix=${folder}/`], options);
}

// cmd/tree-plan.ts
import { constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
function planTree({ config, top, tree, lock, now }) {
  const folder = mkdtempSync(join(tmpdir(), "segops-tree-"));
  try {
    mkdirSync(join(folder, ".git"));
    checkOut(top, tree, folder, join(folder, ".git/index"));
    const file = join(folder, relative(top, resolve(config.folder, basename(config.file))));
    if (!existsSync(file)) return null;
    const treeConfig = unwrap(readConfig(file, config.environment));
    linkLists(treeConfig, config.folder);
    const manifests = unwrap(readManifests(treeConfig));
    const sources = { config: treeConfig, manifests };
    return planWorkspace(sources, lock(treeConfig), now, null).plan;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
function linkLists(config, now) {
  for (const { text, shown } of readManifestFiles(config).files) {
    for (const { path } of readManifestText(text, shown).lists) {
      for (const name of [path, `${path}.sha256`]) {
        const [from, to] = [resolve(now, name), resolve(config.folder, name)];
        if (existsSync(to) || !existsSync(from) || relative(config.folder, to).startsWith("..")) {
          continue;
        }
        mkdirSync(dirname(to), { recursive: true });
        copyFileSync(from, to, constants.COPYFILE_FICLONE);
      }
    }
  }
}

// cmd/base-plan.ts
function basePlan({ config }, lock, top, now) {
  const base = baseCommit(top);
  if (base === null) return null;
  try {
    const found = planTree({ config, top, tree: base, lock: () => lock, now });
    return found ?? planWorkspace({ config, manifests: [] }, lock, now, null).plan;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
function baseCommit(top) {
  const head = runGit(["cat-file", "-p", "HEAD"], { cwd: top });
  const [, base] = /^parent ([0-9a-f]{40,64})$/m.exec(head.out.toString()) ?? [];
  return base !== void 0 && hasCommit(top, base, [base]) ? base : null;
}

// cmd/make-plan.ts
function makePlan(cwd, options, only) {
  const workspace = openWorkspace(cwd, options);
  const now = Date.now();
  const lock = readLock(workspace.store, now);
  return { ...planWorkspace(workspace, lock, now, only), ...cutOffIn(workspace, lock) };
}
function cutOffIn({ store }, { cutOff }) {
  return { cutOff, heldBy: cutOff ? store.readHold() : null };
}
function makePullRequestPlan(workspace, top) {
  const now = Date.now();
  const lock = readLock(workspace.store, now);
  const made = planWorkspace(workspace, lock, now, null);
  return { ...made, ...cutOffIn(workspace, lock), base: basePlan(workspace, lock, top, now) };
}
function isRefused(plan2) {
  return plan2.guards.some((guard) => guard.verdict === "refuse");
}
function sends(plan2) {
  return plan2.batches.length > 0 || plan2.creates.length > 0;
}
function hasWork(plan2) {
  return sends(plan2) || hasAdoptions(plan2);
}
async function writePlanFile(plan2, path) {
  const stream = createWriteStream(path);
  try {
    await once(stream, "open");
    for (const piece of planToJsonPieces(plan2)) {
      if (!stream.write(piece)) await once(stream, "drain");
    }
    stream.end();
    await once(stream, "close");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw failure(
      "plan-file-unwritable",
      `the plan could not be written: ${message}`,
      "Name a file in a folder that exists.",
      { file: path }
    );
  }
}

// cmd/commands/plan.ts
async function plan(terminal, options) {
  const made = makePlan(process.cwd(), fromStaleLock(terminal, options), options.segment ?? null);
  if (made.cutOff) warnOfJournal(terminal, made.heldBy);
  printWarnings(terminal, made.warnings);
  if (options.out !== void 0) await writePlanFile(made.plan, options.out);
  printPlan(terminal, made.plan, options.format, options.full === true);
  if (isRefused(made.plan)) return 3;
  return options.detailedExitcode === true && hasWork(made.plan) ? 2 : 0;
}
function printPlan(terminal, plan2, format, full, apply = "segops apply") {
  const { width, colour } = terminal;
  if (format === "text") terminal.out(planToText(plan2, { width, colour, full, apply }));
  else if (format === "markdown") terminal.out(planToMarkdown(plan2));
  else for (const piece of planToJsonPieces(plan2)) terminal.out(piece);
}
function warnOfJournal(terminal, owner) {
  if (owner !== null && !isProvablyGone(owner)) {
    terminal.err(
      `An apply has not ended: it is held by ${showValue(describeOwner(owner))}.
What it may have sent counts as unconfirmed here.
`
    );
    return;
  }
  terminal.err(
    "An apply was cut off. Changes that it may have sent count as unconfirmed here;\nthe next `segops apply` records that and sends them again.\n"
  );
}

export {
  planToJsonPieces,
  refusals,
  doingSentence,
  sectionsOf,
  sample,
  memberText,
  tableMarkdown,
  segmentMarkdown,
  detailsMarkdown,
  refusedMarkdown,
  noticesMarkdown,
  planToMarkdown,
  fitMarkdown,
  WHOLE,
  digestLine,
  factsSentence,
  stateMarkdown,
  cutMarkdown,
  recordFacts,
  hasAdoptions,
  listsOf,
  completeHistory,
  hasCommit,
  movesSince,
  tipAt,
  mergedTree,
  fileAt,
  planTree,
  makePlan,
  makePullRequestPlan,
  isRefused,
  sends,
  hasWork,
  writePlanFile,
  plan,
  printPlan,
  warnOfJournal
};
