import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  boldName,
  causesOf,
  footerLine,
  heading,
  inHeading,
  keyMarkdown,
  letInBySegment,
  peopleText,
  refusedText,
  segmentMarkdown,
  segmentsOf
} from "./chunk-D6HQQQRL.js";
import {
  heldGuards
} from "./chunk-5RXJ7UZK.js";
import {
  NOWHERE,
  byPermit,
  changesOf,
  guardsSentence,
  heldSentence,
  isEmpty,
  reasonSentence,
  refusals,
  requestsSentence,
  roughTime,
  sample,
  sampleSize,
  sectionsOf,
  settlingSentence,
  unconfirmed,
  unconfirmedSentence,
  verdictOf
} from "./chunk-2R755QZN.js";
import {
  listed,
  rowsText
} from "./chunk-LUP3RJ6Z.js";
import {
  asSentence,
  cutPath,
  cutTo,
  fenced,
  linkedFile,
  markdownCell,
  markdownCode,
  messageMarkdown
} from "./chunk-2LUYGXP6.js";
import {
  formatLimit
} from "./chunk-YNWILTFD.js";
import {
  groupBy,
  nameOf
} from "./chunk-7EAUAY32.js";
import {
  showLabel,
  showLines,
  showValue
} from "./chunk-Q2ZRRAHR.js";
import {
  count,
  plain,
  plural,
  shellWord
} from "./chunk-LD54R26Y.js";

// src/report/facts-markdown.ts
var PATH_COLUMNS = 120;
var UNCHANGED_KEYS = 10;
function factsFold(plan, context) {
  const { sections, extent } = context;
  const { shown, more } = sample(sections.noted, extent.rows);
  const facts = shown.flatMap((segment) => segmentFacts(segment, plan, context));
  const lines = [
    ...facts,
    ...more === 0 ? [] : [`- ... and ${plural(more, "more segment")}`],
    ...plan.totals.requests === 0 ? [] : [`- ${requestsSentence(plan)}.`],
    ...unchangedLine(context)
  ];
  if (lines.length === 0) return [];
  return ["<details><summary>Lists, guards, requests</summary>", "", ...lines, "", "</details>"];
}
function segmentFacts(segment, plan, context) {
  const { shown, more } = sample(segment.lists, context.extent.rows);
  const passes = plan.guards.filter(
    ({ segment: key, verdict }) => key === segment.key && verdict === "pass"
  );
  const lines = [
    ...shown.map(sourceText),
    ...more === 0 ? [] : [`and ${plural(more, "more list")}`],
    ...passes.map(passText)
  ];
  if (lines.length === 0) return [];
  const head = `- ${segmentMarkdown(segment.key, context.sections)}`;
  return [head, ...lines.map((line) => `  - ${line}`)];
}
function sourceText(list) {
  const { path, role } = list.facts;
  const what = role === "members" ? "From" : "Without";
  return `${what} ${markdownCode(cutPath(path, PATH_COLUMNS))} (${rowsText(list)})`;
}
function passText({ guard, message }) {
  return `\`${guard}\` passes: ${messageMarkdown(message)}`;
}
function unchangedLine({ sections: { unchanged } }) {
  if (unchanged.length === 0) return [];
  const { shown, more } = sample(unchanged, UNCHANGED_KEYS);
  const keys = shown.map(({ key }) => keyMarkdown(key));
  const all = more === 0 ? keys : [...keys, `${more} more`];
  return [`- Unchanged: ${plural(unchanged.length, "segment")} (${listed(all)})`];
}

// src/report/refused-markdown.ts
var MESSAGE_COLUMNS = 600;
var PATH_COLUMNS2 = 120;
function refusedMarkdown(plan, context) {
  const refused = refusals(plan);
  const { shown, more } = sample(causesOf(refused), context.extent.rows);
  const boxes = shown.map((cause) => causeBox(cause, context));
  const rest = more === 0 ? [] : [[`... and ${plural(more, "more cause")}.`]];
  return [...boxes, ...rest, ...permitsMarkdown(refused, context)];
}
function causeBox(cause, context) {
  const names = [...new Set(cause.guards.map(({ guard }) => guard))];
  const blocks = names.map(
    (name) => guardBlock(
      cause.guards.filter(({ guard }) => guard === name),
      name,
      context
    )
  );
  const repair = repairBlock(cause, context);
  const all = repair.length === 0 ? blocks : [...blocks, repair];
  const lines = all.flatMap((block, at) => at === 0 ? block : ["", ...block]);
  return ["[!CAUTION]", ...lines].map((line) => `> ${line}`.trimEnd());
}
function guardBlock(guards, name, context) {
  const texts = new Set(guards.map(({ message }) => plain(message)));
  if (texts.size > 1 && guards.every(({ measured }) => measured !== void 0)) {
    return figuresTable(guards, name, context);
  }
  return [...texts].flatMap((text, at) => {
    const same = guards.filter(({ message }) => plain(message) === text);
    const lines = sentenceOf(same, name, context);
    return at === 0 ? lines : ["", ...lines];
  });
}
function sentenceOf(guards, name, { sections, extent }) {
  const [first] = guards;
  if (first === void 0) return [];
  const { shown, more } = sample(segmentsOf(guards), Math.min(SEGMENTS_NAMED, extent.rows));
  const keys = shown.map((key) => boldName(key, sections));
  const where = listed(more === 0 ? keys : [...keys, plural(more, "other segment")]);
  const text = messageMarkdown(asSentence(first.message), MESSAGE_COLUMNS);
  return [`${where === "" ? "**All segments**" : where}: ${text} (\`${name}\`)`];
}
var SEGMENTS_NAMED = 5;
var FIGURES = {
  max_exclusion_shrink: "Let in",
  max_removals: "Leave",
  max_additions: "Join",
  max_exclusion_rows_lost: "Rows lost"
};
function figuresTable(guards, name, { sections, extent }) {
  const { shown, more } = sample(guards, Math.min(FIGURES_SHOWN, extent.rows));
  const rows = shown.map(({ segment, measured }) => {
    const where = segment === null ? "**All segments**" : boldName(segment, sections);
    if (measured === void 0) return `| ${markdownCell(where)} | |`;
    const { part, whole, limit } = measured;
    const of = whole === null ? "" : ` of ${count(whole)}`;
    return `| ${markdownCell(where)} | **${count(part)}**${of} (limit ${formatLimit(limit)}) |`;
  });
  const rest = more === 0 ? [] : [`| ${plural(more, "more segment")} | |`];
  return [`| \`${name}\` | ${FIGURES[name] ?? "Changes"} |`, "| :-- | :-- |", ...rows, ...rest];
}
var FIGURES_SHOWN = 10;
function repairBlock({ lists }, { about: { restorable } }) {
  if (lists.length === 0) return [];
  const one = lists.length === 1;
  const known = lists.flatMap((path) => restorable?.lists.get(path) ?? []);
  if (restorable === null || known.length === 0) {
    return [
      `**If that is a mistake**, export ${one ? "the list" : "the lists"} again, whole, and run the plan again.`
    ];
  }
  const words = known.map((path) => shellWord(path)).join(" ");
  const command = `git checkout ${shellWord(`origin/${restorable.branch}`)} -- ${words}`;
  const head = `**If that is a mistake**, restore ${known.length === 1 ? "the list" : "the lists"}, commit and push:`;
  return [head, "", ...fenced("sh", showLines(command))];
}
function permitsMarkdown(refused, { extent }) {
  const permits = byPermit(refused).flatMap(({ allow }) => allow === null ? [] : [allow]);
  if (permits.length === 0) return [];
  const { shown, more } = sample(permits, extent.rows);
  const where = `in ${plural(permits.length, "file")}`;
  const summary = `<details><summary><b>If it is meant</b>: allow it ${where}</summary>`;
  const blocks = shown.flatMap((permit) => ["", ...permitLines(permit)]);
  const rest = more === 0 ? [] : ["", `... and ${plural(more, "more file")}.`];
  return [[summary, ...blocks, ...rest, "", "</details>"]];
}
function permitLines(permit) {
  const place = `${markdownCode(cutPath(permit.file, PATH_COLUMNS2))}${permit.replaces ? ", in place of its `guard:`" : ""}`;
  const head = `Write in ${place}${reasonSentence(permit)}:`;
  return [head, "", ...fenced("yaml", showLines(permit.yaml))];
}

// src/report/held-markdown.ts
var MESSAGE_COLUMNS2 = 600;
function heldMarkdown(plan, context) {
  const { heldSegments = [] } = plan;
  if (heldSegments.length === 0) return [];
  const { shown, more } = sample(heldSegments, context.extent.rows);
  const list = shown.flatMap((held) => heldItem(held, context));
  const rest = more === 0 ? [] : [`- ... and ${more} more`];
  return [
    ["**Held: this plan sends nothing to these segments**", "", ...list, ...rest],
    ...refusedMarkdown({ ...plan, guards: heldGuards(plan) }, context)
  ];
}
function heldItem({ key, guards, problems, excludes, reads }, context) {
  const names = guards.map(({ guard }) => `\`${guard}\``).join(", ");
  const read = reads === void 0 ? names : `it reads ${markdownCode(showValue(reads.path))}, for which ${segmentMarkdown(reads.key, context.sections)} is held`;
  const why = excludes === null ? read : `it excludes ${segmentMarkdown(excludes, context.sections)}`;
  const head = `- ${segmentMarkdown(key, context.sections)}`;
  return [
    why === "" ? head : `${head}: ${why}`,
    ...problems.filter(({ severity }) => severity === "error").map(({ message }) => `  - ${messageMarkdown(asSentence(message), MESSAGE_COLUMNS2)}`)
  ];
}

// src/report/notices-markdown.ts
var MESSAGE_COLUMNS3 = 600;
var NAMED = 5;
function noticesMarkdown(plan, context) {
  const groups = [...groupBy(plan.notices, signOf).values()];
  const { shown, more } = sample(groups, context.extent.rows);
  return [
    ...shown.map((notices) => `- ${noticeMarkdown(notices, context)}`),
    ...more === 0 ? [] : [`- ... and ${plural(more, "more notice")}`]
  ];
}
function signOf({ code, message, next }) {
  return JSON.stringify([code, plain(message), next === null ? null : plain(next)]);
}
function noticeMarkdown(notices, { sections }) {
  const keys = notices.flatMap(({ segment }) => segment === null ? [] : [segment]);
  const { shown, more } = sample(keys, NAMED);
  const names = shown.map((key) => boldName(key, sections));
  const where = listed(more === 0 ? names : [...names, plural(more, "other segment")]);
  const [{ message, next }] = notices;
  const text = messageMarkdown(keys.length === 0 ? asSentence(message) : message, MESSAGE_COLUMNS3);
  const head = keys.length === 0 ? text : `${where}: ${text}.`;
  return next === null ? head : `${head} ${messageMarkdown(asSentence(next))}`;
}

// src/report/table-markdown.ts
var FILE_COLUMNS = 40;
var ROWS = 10;
var LISTS = 2;
function tableMarkdown(plan, context, { besides = NOTHING, sizes = null } = {}) {
  const { sections, extent } = context;
  const noted = byRisk(plan, sections.noted);
  const hasBesides = besides.add + besides.remove > 0;
  if (noted.length === 0 && !hasBesides) return [];
  const { shown, more } = sample(noted, Math.min(ROWS, extent.rows));
  const rest = noted.slice(shown.length);
  return [
    "| Segment | Change | Members |",
    "| :-- | --: | :-- |",
    ...shown.map((segment) => rowOf(segment, context, sizes)),
    ...more === 0 ? [] : [sumRow(`*${count(more)} more${noneAbove(rest)}*`, rest, sizes)],
    ...noted.length < 2 ? [] : [sumRow(`**All ${count(noted.length)}**`, noted, sizes)],
    ...hasBesides ? [`| *Pending besides* | ${changeText(besides.add, besides.remove)} | |`] : []
  ];
}
var NOTHING = { add: 0, remove: 0 };
function byRisk(plan, segments) {
  const letIn = letInBySegment(plan.guards);
  const risks = ({ key, before, add, remove }) => [
    letIn.get(key) ?? NO_ONE,
    remove.length / Math.max(1, before),
    add.length / Math.max(1, before)
  ];
  const known = segments.map((segment) => ({ segment, risk: risks(segment) }));
  known.sort((a, b) => compareRisks(b.risk, a.risk));
  return known.map(({ segment }) => segment);
}
var NO_ONE = 0;
function compareRisks(a, b) {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? Number.NaN) - (b[at] ?? Number.NaN);
}
function rowOf(segment, { sections, about }, sizes) {
  const { key, lists, add, remove } = segment;
  const cells = [
    `${sections.creates.has(key) ? "\u{1F195} " : ""}${boldName(key, sections)}${smallLine(key, lists, sections, about.linkTo)}`,
    changeText(add.length, remove.length),
    sizes ? nowText(segment, sizes) : membersText(segment)
  ];
  return `| ${cells.map(markdownCell).join(" | ")} |`;
}
function smallLine(key, lists, { names }, linkTo) {
  const { shown, more } = sample(lists.filter(isFile), LISTS);
  const parts = [
    ...names.has(key) ? [keyMarkdown(key)] : [],
    ...shown.map(({ facts: { path } }) => {
      const file = path.slice(path.lastIndexOf("/") + 1);
      return linkedFile(cutPath(file, FILE_COLUMNS), path, linkTo);
    }),
    ...more === 0 ? [] : [plural(more, "more list")]
  ];
  return parts.length === 0 ? "" : `<br><sub>${parts.join(" \xB7 ")}</sub>`;
}
function isFile({ facts }) {
  return facts.sha256 !== "";
}
function changeText(add, remove) {
  const parts = [
    ...add === 0 ? [] : [`**+${count(add)}**`],
    ...remove === 0 ? [] : [`**\u2212${count(remove)}**`]
  ];
  return parts.join(" ");
}
function membersText(segment) {
  const { before, after, add, remove, settling } = segment;
  const small = [
    ...before === 0 ? [] : shares(before, add.length, remove.length),
    ...unconfirmed(segment) > 0 ? [`${count(unconfirmed(segment))} unconfirmed`] : [],
    ...settling > 0 ? [`${count(settling)} settling`] : []
  ];
  const sizes = before === after ? `**${count(after)}**` : `${count(before)} \u2192 **${count(after)}**`;
  return small.length === 0 ? sizes : `${sizes}<br><sub>${small.join(" \xB7 ")}</sub>`;
}
function nowText({ key, before, after }, sizes) {
  const now = sizes.get(key) ?? before;
  const sizesText = now === before ? `**${count(now)}**` : `${count(before)} \u2192 **${count(now)}**`;
  return now === after ? `\u2705 ${sizesText}` : `\u{1F7E0} ${sizesText} of ${count(after)}`;
}
function shares(before, add, remove) {
  const parts = [
    ...remove === 0 ? [] : [`\u2212${percent(remove / before)}`],
    ...add === 0 ? [] : [`+${percent(add / before)}`]
  ];
  return parts.length === 0 ? [] : [parts.join(" ")];
}
function percent(share) {
  if (share < 1e-3) return "0.1%";
  return `${share < 0.1 ? (share * 100).toFixed(1) : count(Math.round(share * 100))}%`;
}
function sumRow(label, segments, sizes) {
  const sum = (figure) => segments.reduce((total, segment) => total + figure(segment), 0);
  const change = changeText(
    sum(({ add }) => add.length),
    sum(({ remove }) => remove.length)
  );
  const [before, after] = [
    sum(({ before: before2 }) => before2),
    sum((one) => sizes?.get(one.key) ?? one.after)
  ];
  return `| ${label} | ${change} | ${count(before)} \u2192 **${count(after)}** |`;
}
function noneAbove(segments) {
  const most = (figure) => Math.max(...segments.map(figure));
  const [added, removed] = [most(({ add }) => add.length), most(({ remove }) => remove.length)];
  const parts = [
    ...added === 0 ? [] : [`+${count(added)}`],
    ...removed === 0 ? [] : [`\u2212${count(removed)}`]
  ];
  const changed = segments.some((segment) => changesOf(segment) > 0);
  return changed ? `, none above ${parts.join(" or ")}` : "";
}

// src/report/who-markdown.ts
var MEMBER_COLUMNS = 160;
var NAME_COLUMNS = 60;
function whoMarkdown(plan, context, title = "Who") {
  const { sections, extent } = context;
  const changed = sections.noted.filter((segment) => changesOf(segment) > 0);
  if (extent.members === 0 || changed.length === 0) return [];
  const { peopleAdded, peopleRemoved, add, remove } = plan.totals;
  const people = peopleAdded + peopleRemoved;
  const changes = people === add + remove ? "" : `, ${plural(add + remove, "change")}`;
  return [
    `<details><summary><b>${title}</b>: ${plural(people, "person", "people")}${changes}</summary>`,
    "",
    ...fenced(
      "diff",
      changed.flatMap((segment) => diffLines(segment, context))
    ),
    "",
    "</details>"
  ];
}
function diffLines(segment, { sections, extent }) {
  const { key, add, remove } = segment;
  const name = showLabel(sections.names.get(key) ?? key);
  const head = `@@ ${cutTo(name, NAME_COLUMNS)}: ${signed(segment)} @@`;
  const lines = [
    { sign: "+", members: add, what: "to add" },
    { sign: "-", members: remove, what: "to remove" }
  ].flatMap(({ sign, members, what }) => {
    const { shown, more } = sample(members, extent.members);
    const own = shown.map(
      (member) => `${sign} ${cutTo(showValue(nameOf(member)), MEMBER_COLUMNS)}`
    );
    return more === 0 ? own : [...own, `# ... and ${count(more)} more ${what}`];
  });
  return [head, ...lines];
}
function signed({ add, remove }) {
  const parts = [
    ...add.length === 0 ? [] : [`+${count(add.length)}`],
    ...remove.length === 0 ? [] : [`-${count(remove.length)}`]
  ];
  return parts.join(" ");
}

// src/report/plan-markdown.ts
var COMMENT_CHARACTERS = 65536;
var ALL = Number.POSITIVE_INFINITY;
var EXTENTS = [
  ...[ALL, 20, 10, 3, 0].map((members) => ({ members, rows: ALL })),
  ...[300, 100, 30, 10, 3, 1].map((rows) => ({ members: 0, rows }))
];
var READ = 1e3;
function extentsFor({ noted }) {
  const changes = noted.reduce((sum, segment) => sum + changesOf(segment), 0);
  return changes > READ ? EXTENTS.slice(1) : EXTENTS;
}
var LEAST_LINE = 4;
function planToMarkdown(plan, options = {}) {
  const { whole = WHOLE } = options;
  const render = (context) => blocksOf(plan, context, whole);
  return fitMarkdown(sectionsOf(plan), render, options) ?? `${verdictOf(plan).headline}
`;
}
function fitMarkdown(sections, render, { limit = COMMENT_CHARACTERS, unit = "characters", about = NOWHERE }) {
  for (const extent of extentsFor(sections)) {
    if (listedChanges(sections, extent) * LEAST_LINE > limit) continue;
    const blocks = render({ sections, extent, about }).filter((lines) => lines.length > 0);
    const text = `${blocks.map((lines) => lines.join("\n")).join("\n\n")}
`;
    if ((unit === "bytes" ? Buffer.byteLength(text) : text.length) <= limit) return text;
  }
  return null;
}
var WHOLE = "`segops plan --full` lists everything.";
function blocksOf(plan, context, whole) {
  return [
    [planHeading(plan, context)],
    ...refusedMarkdown(plan, context),
    ...heldMarkdown(plan, context),
    createdMarkdown(plan),
    noticesMarkdown(plan, context),
    tableMarkdown(plan, context),
    whenSent(plan),
    stateMarkdown(plan),
    whoMarkdown(plan, context),
    factsFold(plan, context),
    cutMarkdown(context, whole),
    [endLine(plan, context.about)]
  ];
}
function planHeading(plan, { sections, about }) {
  const { kind, headline } = verdictOf(plan);
  if (refusals(plan).length > 0) {
    return heading("refused", refusedText(plan, sections), about.environment);
  }
  const held = heldSentence(plan);
  const people = peopleText(plan);
  if (kind === "changes") {
    const text = held === null ? people : `${people} \xB7 ${inHeading(held)}`;
    return heading("changes", text, about.environment);
  }
  return heading(
    kind === "refused" ? "refused" : "nothing",
    inHeading(headline),
    about.environment
  );
}
function whenSent(plan) {
  if (isEmpty(plan)) return [];
  const isRefused = refusals(plan).length > 0;
  return [
    sentSentence(
      plan,
      isRefused ? "Nothing is sent while this is refused. If it passes:" : "An apply sends:"
    )
  ];
}
function createdMarkdown({ creates }) {
  if (creates.length === 0) return [];
  const what = plural(creates.length, "segment is", "segments are");
  return [`**Cannot be undone:** ${what} created. CleverTap cannot delete a segment.`];
}
function sentSentence(plan, when) {
  const { requests, billedEvents } = plan.totals;
  const guards = refusals(plan).length > 0 ? "" : guardsSentence(plan);
  if (requests === 0) return `**${when}** no membership changes.${guards}`;
  return `**${when}** ${plural(requests, "request")}${roughTime(plan)}, at most ${plural(billedEvents, "billed event")}.${guards}`;
}
function endLine({ digest, lock }, about) {
  const which = digest === "" ? "plan" : `plan \`${digest.slice(0, 12)}\``;
  return footerLine(about, [`${which} on lockfile serial ${count(lock.serial)}`]);
}
function stateMarkdown({ segments }) {
  const unsure = segments.reduce((sum, segment) => sum + unconfirmed(segment), 0);
  const settling = segments.reduce((sum, segment) => sum + segment.settling, 0);
  const sentences = [unconfirmedSentence(unsure), settlingSentence(settling)];
  const shown = sentences.filter((sentence) => sentence !== null);
  return shown.length === 0 ? [] : [shown.map((sentence) => `${sentence}.`).join(" ")];
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

export {
  factsFold,
  refusedMarkdown,
  heldMarkdown,
  noticesMarkdown,
  tableMarkdown,
  whoMarkdown,
  planToMarkdown,
  fitMarkdown,
  WHOLE,
  createdMarkdown,
  sentSentence,
  endLine,
  stateMarkdown,
  cutMarkdown
};
