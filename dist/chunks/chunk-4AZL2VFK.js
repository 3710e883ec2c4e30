import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  heldGuards
} from "./chunk-Q2ONG2RV.js";
import {
  billedSentence,
  byPermit,
  changesOf,
  guardsSentence,
  isEmpty,
  listed,
  reasonSentence,
  refusals,
  requestsSentence,
  rowsText,
  sample,
  sampleSize,
  sectionsOf,
  settlingSentence,
  unconfirmed,
  unconfirmedSentence,
  verdictOf
} from "./chunk-UQO5K7S6.js";
import {
  asSentence,
  cutPath,
  cutTo,
  fenced,
  htmlCode,
  htmlLabel,
  markdownCell,
  markdownCode,
  markdownLabel,
  messageMarkdown
} from "./chunk-SHJPJX2I.js";
import {
  nameOf,
  showLines,
  showValue
} from "./chunk-2WFUAKXZ.js";
import {
  count,
  plural
} from "./chunk-LD54R26Y.js";

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
  const cells = [
    `${label}${codeOf(key)}${made}`,
    [`${count(before)} \u2192 ${count(after)}`, ...states].join("<br>"),
    add.length === 0 ? "" : `+${count(add.length)}`,
    remove.length === 0 ? "" : `-${count(remove.length)}`
  ];
  return `| ${cells.map(markdownCell).join(" | ")} |`;
}
function codeOf(key) {
  return markdownCode(cutTo(key, KEY_COLUMNS));
}
function segmentMarkdown(key, { names }) {
  const name = names.get(key);
  if (name === void 0) return `**${codeOf(key)}**`;
  return `**${markdownLabel(cutTo(name, NAME_COLUMNS))}** (${codeOf(key)})`;
}
function unchangedMarkdown(plan, { sections }) {
  const { unchanged } = sections;
  if (unchanged.length === 0 || verdictOf(plan).kind === "nothing") return [];
  const { shown, more } = sample(unchanged, UNCHANGED_KEYS);
  const keys = shown.map(({ key }) => codeOf(key));
  const rest = more === 0 ? keys : [...keys, `${count(more)} more`];
  return [`Unchanged: ${plural(unchanged.length, "segment")} (${listed(rest)}).`];
}
function detailsMarkdown(plan, context, at = "open") {
  const { sections, extent } = context;
  if (extent.members === 0) return [];
  const changed = sections.noted.filter((segment) => changesOf(segment) > 0);
  return changed.map((segment) => {
    const isShort = changed.length <= OPEN_SEGMENTS && changesOf(segment) <= OPEN_CHANGES;
    const open = at === "open" && isShort;
    return detailBlock(segment, plan, context, open);
  });
}
function detailBlock(segment, plan, context, open) {
  return [
    `<details${open ? " open" : ""}><summary>${summaryOf(segment, context.sections)}</summary>`,
    "",
    ...fenced("diff", diffLines(segment, context)),
    ...factLines(segment, plan, context).flatMap((line, at) => at === 0 ? ["", line] : [line]),
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
      (member) => `${sign} ${cutTo(showValue(nameOf(member)), MEMBER_COLUMNS)}`
    );
    return more === 0 ? lines : [...lines, `# ... and ${count(more)} more ${what}`];
  });
}
function factLines({ key, lists }, plan, { extent }) {
  const { shown, more } = sample(lists, extent.rows);
  const sources = shown.map((list) => {
    const { path, role } = list.facts;
    const what = role === "members" ? "From" : "Without";
    return `- ${what} ${markdownCode(cutPath(path, PATH_COLUMNS))} (${rowsText(list)})`;
  });
  const passes = plan.guards.filter(({ segment, verdict }) => segment === key && verdict === "pass").map(({ guard, message }) => `- \`${guard}\` passes: ${messageMarkdown(message)}`);
  return [...sources, ...more === 0 ? [] : [`- ... and ${plural(more, "more list")}`], ...passes];
}

// src/report/guards-markdown.ts
var MESSAGE_COLUMNS = 600;
var PATH_COLUMNS2 = 120;
function refusedMarkdown(plan, context) {
  const { shown, more } = sample(refusals(plan), context.extent.rows);
  const blocks = byPermit(shown).map((group) => refusedBlock(group, context));
  return more === 0 ? blocks : [...blocks, [`... and ${plural(more, "more guard refuses", "more guards refuse")}.`]];
}
function refusedBlock({ guards, allow }, context) {
  const lines = guards.flatMap((guard) => [...refusalLines(guard, context), ""]);
  if (allow !== null) lines.push(...permitLines(allow), "");
  return ["[!CAUTION]", ...lines.slice(0, -1)].map((line) => `> ${line}`.trimEnd());
}
function refusalLines(guard, { sections }) {
  const where = guard.segment === null ? "**All segments**" : segmentMarkdown(guard.segment, sections);
  const message = messageMarkdown(asSentence(guard.message), MESSAGE_COLUMNS);
  return [`${where}, \`${guard.guard}\``, "", message];
}
function permitLines(permit) {
  const place = `${markdownCode(cutPath(permit.file, PATH_COLUMNS2))}${permit.replaces ? ", in place of its `guard:`" : ""}`;
  const head = `If that is meant, write in ${place}${reasonSentence(permit)}:`;
  return [head, "", ...fenced("yaml", showLines(permit.yaml))];
}
function noticesMarkdown(plan, context) {
  if (plan.notices.length === 0) return [];
  const { shown, more } = sample(plan.notices, context.extent.rows);
  return [
    plan.notices.length === 1 ? "**Notice**" : "**Notices**",
    "",
    ...shown.map((notice) => `- ${noticeMarkdown(notice, context)}`),
    ...more === 0 ? [] : [`- ... and ${plural(more, "more notice")}`]
  ];
}
function noticeMarkdown({ segment, message, next }, { sections }) {
  const text = messageMarkdown(segment === null ? asSentence(message) : message, MESSAGE_COLUMNS);
  const head = segment === null ? text : `${segmentMarkdown(segment, sections)}: ${text}.`;
  return next === null ? head : `${head} ${messageMarkdown(asSentence(next))}`;
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
function heldItem({ key, guards, problems, excludes }, context) {
  const names = guards.map(({ guard }) => `\`${guard}\``).join(", ");
  const why = excludes === null ? names : `it excludes ${segmentMarkdown(excludes, context.sections)}`;
  const head = `- ${segmentMarkdown(key, context.sections)}`;
  return [
    why === "" ? head : `${head}: ${why}`,
    ...problems.filter(({ severity }) => severity === "error").map(({ message }) => `  - ${messageMarkdown(asSentence(message), MESSAGE_COLUMNS2)}`)
  ];
}

// src/report/plan-markdown.ts
var COMMENT_CHARACTERS = 65536;
var ALL = Number.POSITIVE_INFINITY;
var EXTENTS = [
  ...[ALL, 3e3, 1e3, 300, 100, 30, 10, 3, 0].map((members) => ({ members, rows: ALL })),
  ...[300, 100, 30, 10, 3, 1].map((rows) => ({ members: 0, rows }))
];
var LEAST_LINE = 4;
function planToMarkdown(plan, options = {}) {
  const { whole = WHOLE } = options;
  const render = (context) => blocksOf(plan, context, whole);
  return fitMarkdown(sectionsOf(plan), render, options) ?? `${verdictOf(plan).headline}
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
function blocksOf(plan, context, whole) {
  return [
    headMarkdown(plan),
    ...refusedMarkdown(plan, context),
    ...heldMarkdown(plan, context),
    wouldMarkdown(plan),
    tableMarkdown(context),
    stateMarkdown(plan),
    unchangedMarkdown(plan, context),
    noticesMarkdown(plan, context),
    ...detailsMarkdown(plan, context),
    cutMarkdown(context, whole),
    [digestLine(plan)]
  ];
}
function digestLine({ digest, lock }) {
  const which = digest === "" ? "" : ` \`${digest.slice(0, 12)}\``;
  return `<sub>Plan${which} on lockfile serial ${count(lock.serial)}.</sub>`;
}
function headMarkdown(plan) {
  const { headline, kind } = verdictOf(plan);
  const head = [`### ${headline.replace(/\.$/, "")}`];
  return kind === "changes" ? [...head, "", factsSentence(plan, guardsSentence(plan))] : head;
}
function wouldMarkdown(plan) {
  const { would } = verdictOf(plan);
  return would === null ? [] : [`${would} ${factsSentence(plan, "")}`.trimEnd()];
}
function factsSentence(plan, guards) {
  if (isEmpty(plan)) return "";
  if (plan.totals.requests === 0) return `No membership changes.${guards}`;
  return `${requestsSentence(plan)}. ${billedSentence(plan.totals)}.${guards}`;
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
  tableMarkdown,
  segmentMarkdown,
  detailsMarkdown,
  refusedMarkdown,
  noticesMarkdown,
  heldMarkdown,
  planToMarkdown,
  fitMarkdown,
  WHOLE,
  digestLine,
  factsSentence,
  stateMarkdown,
  cutMarkdown
};
