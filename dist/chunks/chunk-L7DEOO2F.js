import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  billedSentence,
  boldName,
  byPermit,
  causesOf,
  changesOf,
  guardsSentence,
  harmOf,
  isEmpty,
  letInBySegment,
  permitSentence,
  planLine,
  problemsToAnnotations,
  refusals,
  requestsSentence,
  sample,
  sectionsOf,
  segmentsOf,
  settlingSentence,
  unconfirmed,
  unconfirmedSentence,
  verdictOf
} from "./chunk-UAPV7755.js";
import {
  underWayText
} from "./chunk-GEQSP74U.js";
import {
  SOURCE_WORDS,
  allSegments,
  byteSize,
  ownerText,
  problemsToText,
  rowsText,
  sentence,
  sourceName,
  splitMessage
} from "./chunk-WVZGLM5H.js";
import {
  asSentence,
  messageLines,
  messageText
} from "./chunk-OPC25PTJ.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  groupBy,
  nameOf
} from "./chunk-F2IHCJ47.js";
import {
  cutPath,
  cutTo,
  displayWidth,
  formatLimit,
  showLabel,
  showLines,
  showValue,
  wrap
} from "./chunk-H4E72AQF.js";
import {
  asCommand,
  asKey,
  asLabel,
  asList,
  count,
  duration,
  moment,
  plain,
  plural,
  say,
  shellWord
} from "./chunk-I3YRI3NT.js";

// src/report/cause-words.ts
function guardsOf({
  guards
}) {
  return [...groupBy(guards, ({ guard }) => guard)];
}
var FIGURES = {
  max_exclusion_shrink: "let in",
  max_removals: "leave",
  max_additions: "join",
  max_exclusion_rows_lost: "rows lost"
};
function figuresHead(guard) {
  return FIGURES[guard] ?? "changes";
}
function figuresOf({ measured }) {
  if (measured === void 0) return null;
  const { part, whole, limit } = measured;
  const of = whole === null ? "" : ` of ${count(whole)}`;
  return `${count(part)}${of} (limit ${formatLimit(limit)})`;
}
function saidOf({ guards }) {
  return [...groupBy(guards, ({ guard, message }) => `${guard} ${plain(message)}`).values()];
}
function lettingInNobody({ guards }, plan) {
  const isOfExclusion = ({ guard }) => /^max_exclusion_/.test(guard);
  if (!guards.some(isOfExclusion)) return [];
  return segmentsOf(guards.filter(isOfExclusion)).filter((key) => letsInNobody(key, plan));
}
function letsInNobody(key, plan) {
  const { segments, guards, within = [], heldSegments = [] } = plan;
  const [segment, other] = segments.filter((one) => one.key === key);
  if (segment === void 0 || other !== void 0) return false;
  const isAbout = (one) => one.guard === "max_exclusion_shrink" && one.segment === key;
  if (heldSegments.some((one) => one.key === key) || guards.some(isAbout)) return false;
  return segment.add.length === 0 || within.some(isAbout);
}
function nobodyText(segments, { lists }) {
  const what = lists.length === 1 ? "it" : "these lists";
  return `${segments === 1 ? "lets" : "let"} in nobody who was on ${what}`;
}
function causeHead(at, causes) {
  return causes > 1 ? `Cause ${at} of ${causes}` : "";
}

// src/report/repair.ts
function repairOf({ guards, lists }, restorable) {
  if (lists.length === 0) return null;
  const hasLost = guards.some(({ guard }) => guard === "max_exclusion_rows_lost");
  const wrong = lists.length === 1 ? "If the list is wrong" : "If the lists are wrong";
  const when = hasLost ? "If these rows were removed by mistake" : wrong;
  const known = lists.flatMap((path) => restorable?.lists.get(path) ?? []);
  if (restorable === null || known.length === 0) {
    const what2 = lists.length === 1 ? "the list" : "the lists";
    return { when, text: `export ${what2} again, whole, and run the plan again.`, command: null };
  }
  const words = known.map((path) => shellWord(path)).join(" ");
  const command = `git checkout ${shellWord(`origin/${restorable.branch}`)} -- ${words}`;
  const what = known.length === 1 ? "the list" : "the lists";
  const text = `ask whoever made this change to restore ${what}, to commit and to push:`;
  return { when, text, command };
}

// src/report/guards-text.ts
function refusedLines(plan, context) {
  const refused = refusals(plan);
  const causes = causesOf(refused);
  const blocks = causes.map(
    (cause, at) => causeBlock(cause, plan, causeHead(at + 1, causes.length), context)
  );
  const permits = byPermit(refused).flatMap(({ allow }) => allow === null ? [] : [allow]);
  return [...blocks, ...permitBlocks(permits, context)];
}
function causeBlock(cause, plan, which, context) {
  const { width, palette, sections } = context;
  const said = guardsOf(cause).flatMap(([name, guards]) => guardLines(name, guards, context));
  const harm = asSentence(harmOf(cause, sections));
  return [
    ...messageLines(which === "" ? harm : [`${which}: `, ...harm], width, HEAD).map(palette.bad),
    ...said,
    ...nobodyLines(cause, plan, context),
    ...repairLines(cause, context)
  ];
}
var HEAD = "  ";
var INDENT = "    ";
var NAMED = 5;
var LISTED = 10;
var FILES = 5;
function limitOf(most, { full }) {
  return full ? Number.POSITIVE_INFINITY : most;
}
function guardLines(name, guards, context) {
  const said = saidOf({ guards });
  const rows = guards.map((guard) => [figuresOf(guard), guard.segment]);
  if (said.length > 1 && rows.every(([figures]) => figures !== null)) {
    const lines = rows.map(
      ([figures, key]) => [
        figures ?? "",
        "  ",
        ...whereOf(key === null ? [] : [key], context)
      ]
    );
    return [
      ...wrap(`${name}, ${figuresHead(name)}:`, context.width, INDENT),
      ...listLines(lines, context)
    ];
  }
  return said.flatMap((same2) => {
    const [{ message }] = same2;
    const text = [...whereOf(segmentsOf(same2), context), ", ", name, ": ", ...asSentence(message)];
    return messageLines(text, context.width, INDENT);
  });
}
function listLines(messages, context) {
  const { width } = context;
  const { shown, more } = sample(messages, limitOf(LISTED, context));
  return [
    ...shown.flatMap((one) => messageLines(one, width, `${INDENT}  `, `${INDENT}    `)),
    ...more === 0 ? [] : wrap(`... and ${plural(more, "more segment")} (--full shows all)`, width, `${INDENT}  `)
  ];
}
var NAME_COLUMNS = 60;
var KEY_COLUMNS = 80;
function whereOf(keys, context) {
  if (keys.length === 0) return say`All segments`;
  const { shown, more } = sample(keys, limitOf(NAMED, context));
  const names = shown.map((key) => {
    const name = context.sections.names.get(key);
    const shownKey = asKey(cutTo(key, KEY_COLUMNS));
    return name === void 0 ? [shownKey] : say`${asLabel(cutTo(name, NAME_COLUMNS))} (${shownKey})`;
  });
  return asList(more === 0 ? names : [...names, say`${plural(more, "other segment")}`]);
}
function nobodyLines(cause, plan, context) {
  const keys = lettingInNobody(cause, plan);
  if (keys.length === 0) return [];
  const text = [...whereOf(keys, context), ` ${nobodyText(keys.length, cause)}.`];
  return messageLines(text, context.width, INDENT);
}
function repairLines(cause, { width }) {
  const repair = repairOf(cause, null);
  if (repair === null) return [];
  return wrap(`${repair.when}, ${repair.text}`, width, INDENT);
}
function permitBlocks(permits, context) {
  const { width } = context;
  const { shown, more } = sample(permits, limitOf(FILES, context));
  const blocks = shown.map((permit) => [
    ...wrap(`If it is meant, ${permitSentence(permit)}`, width, HEAD),
    "",
    // From the first column, as it is pasted: in YAML the spaces before it would count.
    ...showLines(permit.yaml)
  ]);
  const rest = `... and ${plural(more, "more file")} (--full shows all)`;
  return more === 0 ? blocks : [...blocks, wrap(rest, width, HEAD)];
}

// src/report/text-context.ts
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

// src/report/held-text.ts
function heldFor(reads) {
  if (reads === void 0) return null;
  return `it reads ${showValue(reads.path)}, for which ${showValue(reads.key)} is held`;
}
function heldGuards({ heldSegments = [] }) {
  return heldSegments.flatMap(({ guards }) => guards);
}
function heldLines(plan, context) {
  const { heldSegments = [] } = plan;
  if (heldSegments.length === 0) return [];
  const blocks = heldSegments.map((held) => heldBlock(held, context));
  const refused = refusedLines({ ...plan, guards: heldGuards(plan) }, context);
  return [
    wrap("Held: this plan sends nothing to these segments", context.width).map(
      context.palette.strong
    ),
    ...blocks,
    ...refused
  ];
}
function heldBlock({ key, guards, problems, excludes, builtFrom, reads, owner = [] }, context) {
  const { width, palette, sections } = context;
  const names = guards.map(({ guard }) => guard).join(", ");
  const built = builtFrom === void 0 ? null : `it is built from ${showValue(builtFrom)}`;
  const other = built ?? heldFor(reads) ?? names;
  const reason = excludes === null ? other : `it excludes ${showValue(excludes)}`;
  const owned = owner.length === 0 ? [] : [`owner ${ownerText(owner)}`];
  const why = [...reason === "" ? [] : [reason], ...owned].join("; ");
  const label = labelOf(key, sections, width - 3);
  const beside = `  ${label}: ${why}`;
  const fits = displayWidth(beside) <= width;
  const head = `  ${palette.bad(label)}`;
  return [
    why === "" ? head : fits ? head + beside.slice(2 + label.length) : `${head}:`,
    ...fits ? [] : wrap(why, width, "    "),
    ...problems.filter(({ severity }) => severity === "error").flatMap(
      ({ message, next }) => messageLines([...asSentence(message), " ", ...asSentence(next)], width, "    ")
    )
  ];
}

// src/report/later.ts
function laterRows({ segments }, minus = "\u2212") {
  const rows = segments.flatMap(
    ({ key, later = [] }) => later.map(({ day, add, remove, letIn }) => {
      const freed = letIn === 0 ? "" : `, ${count(letIn)} let in as an exclusion ends`;
      return { day, segment: key, change: `+${count(add)} ${minus}${count(remove)}${freed}` };
    })
  );
  return rows.sort((a, b) => a.day < b.day ? -1 : a.day > b.day ? 1 : 0);
}
function laterMarkdown(plan, { sections, extent }) {
  const rows = laterRows(plan);
  if (rows.length === 0) return [];
  const { shown, more } = sample(rows, Math.min(extent.rows, SHOWN));
  return [
    `**Later**, by dates in the YAML:`,
    "",
    ...shown.map(
      ({ day, segment, change }) => `- ${day}: ${change} ${boldName(segment, sections)}`
    ),
    ...more === 0 ? [] : [`- ... and ${plural(more, "more change")}`]
  ];
}
var SHOWN = 10;
var LABEL_WIDTH = 50;
function laterLines(plan, context) {
  const rows = laterRows(plan, "-");
  if (rows.length === 0) return [];
  const { palette, full, width, sections } = context;
  const { shown, more } = sample(rows, full ? Number.POSITIVE_INFINITY : SHOWN);
  return [
    palette.strong("Later, by dates in the YAML"),
    ...shown.flatMap(
      ({ day, segment, change }) => wrap(`${day}  ${change}  ${labelOf(segment, sections, LABEL_WIDTH)}`, width, "  ", "    ")
    ),
    ...more === 0 ? [] : wrap(`... and ${plural(more, "more change")} (--full shows all)`, width, "  ")
  ];
}

// src/report/notices-text.ts
var SHOWN2 = 10;
var LABEL_WIDTH2 = 50;
function noticeLines(plan, context) {
  if (plan.notices.length === 0) return [];
  const { shown, more } = sample(plan.notices, context.full ? Number.POSITIVE_INFINITY : SHOWN2);
  const rest = more === 0 ? [] : wrap(`... and ${plural(more, "more notice")} (--full shows all)`, context.width, "  ");
  return [
    context.palette.strong(plan.notices.length === 1 ? "Notice" : "Notices"),
    ...shown.flatMap((notice) => noticeBlock(notice, context)),
    ...rest
  ];
}
function noticeBlock(notice, { width, sections }) {
  const where = notice.segment === null ? "" : `${labelOf(notice.segment, sections, LABEL_WIDTH2)}: `;
  const { message, next } = notice;
  const text = where === "" ? asSentence(message) : [where, ...message, "."];
  const whole = next === null ? text : [...text, " ", ...asSentence(next)];
  return [...messageLines(whole, width, "  ", "    ")];
}

// src/report/table.ts
var GAP = "  ";
function alignRows(rows, columns) {
  const widths = columns.map(
    (_, at) => Math.max(0, ...rows.map((row) => displayWidth(row[at]?.text ?? "")))
  );
  return rows.map((row) => alignRow(row, columns, widths));
}
function alignRow(row, columns, widths) {
  let line = "";
  let owed = "";
  for (const [at, { align, gap = GAP }] of columns.entries()) {
    const { text, paint } = row[at] ?? { text: "" };
    const width = widths[at] ?? 0;
    if (width === 0) continue;
    const space = " ".repeat(width - displayWidth(text));
    if (text !== "") {
      line += owed + (align === "right" ? space : "") + (paint === void 0 ? text : paint(text));
      owed = "";
    }
    owed += (align === "left" || text === "" ? space : "") + gap;
  }
  return line;
}
function alignOrStack(rows, columns, width, indent = "") {
  const lines = alignRows(rows, columns);
  const widths = alignRows(rows.map(plain2), columns).map(displayWidth);
  const short = alignRows(rows.map(withoutLast), columns);
  const shortWidths = alignRows(rows.map(withoutLast).map(plain2), columns).map(displayWidth);
  const room = width - indent.length;
  if (shortWidths.some((one) => one > room)) {
    return rows.flatMap((row) => stacked(row, columns, width, indent));
  }
  return rows.flatMap(
    (row, at) => (widths[at] ?? 0) <= room ? [`${indent}${lines[at] ?? ""}`] : [`${indent}${short[at] ?? ""}`, ...wrap(row.at(-1)?.text ?? "", width, `${indent}    `)]
  );
}
function plain2(row) {
  return row.map(({ text }) => ({ text }));
}
function withoutLast(row) {
  return row.slice(0, -1);
}
function stacked([head = { text: "" }, ...others], columns, width, indent) {
  const { text, paint = (shown) => shown } = head;
  let below = "";
  let owed = "";
  for (const [at, cell] of others.entries()) {
    if (cell.text === "") continue;
    below += owed + cell.text;
    owed = columns[at + 1]?.gap ?? GAP;
  }
  return [
    ...wrap(text, width, indent, `${indent}  `).map(paint),
    ...below === "" ? [] : wrap(below, width, `${indent}    `)
  ];
}

// src/report/headings-text.ts
var FEWEST_LABEL_COLUMNS = 24;
var LABEL = { align: "left", gap: "   " };
var FIGURES2 = [
  { align: "right", gap: " -> " },
  { align: "right", gap: "   " },
  { align: "right" },
  { align: "right" },
  { align: "left" }
];
var INDENT2 = "    ";
function headingLines(headings, width, palette) {
  const plain3 = headings.map((heading) => cellsOf(heading).map(({ text }) => ({ text })));
  const widest = Math.max(0, ...alignRows(plain3, FIGURES2).map(displayWidth));
  const cells = headings.map((heading) => cellsOf(heading, palette));
  const room = width - widest - displayWidth(LABEL.gap ?? "");
  if (room < FEWEST_LABEL_COLUMNS) {
    const fits = INDENT2.length + widest <= width;
    const figures = fits ? alignRows(cells, FIGURES2).map((line) => [line]) : cells.map(inTwoLines);
    return headings.map(({ label, paint = same }, at) => [
      paint(label(width)),
      ...(figures[at] ?? []).map((line) => INDENT2 + line)
    ]);
  }
  const rows = headings.map(({ label, paint = same }, at) => [
    { text: label(room), paint },
    ...cells[at] ?? []
  ]);
  return alignRows(rows, [LABEL, ...FIGURES2]).map((line) => [line]);
}
function inTwoLines(cells) {
  return [cells.slice(0, 2), cells.slice(2)].map((part, at) => alignRows([part], FIGURES2.slice(at * 2, at * 2 + part.length)).join("")).filter((line) => line !== "");
}
function same(text) {
  return text;
}
function cellsOf({ figures, isNew }, palette) {
  const { before, after, add, remove } = figures;
  return [
    { text: count(before) },
    { text: count(after) },
    painted(signed("+", add), palette?.add),
    painted(signed("-", remove), palette?.remove),
    painted(isNew ? "new" : "", palette?.warn)
  ];
}
function painted(text, paint) {
  return paint === void 0 ? { text } : { text, paint };
}
function signed(sign, value) {
  return value === 0 ? "" : `${sign}${count(value)}`;
}

// src/report/limit-use.ts
function usedOf({ part, whole, limit }) {
  const most = limit.kind === "count" ? limit.count : limit.share * (whole ?? part);
  if (part === 0) return 0;
  return most === 0 ? Number.POSITIVE_INFINITY : part / most;
}
var MUCH = 0.5;
function isWorthReading({ guard, measured }) {
  return guard === "max_exclusion_shrink" || measured === void 0 || usedOf(measured) >= MUCH;
}

// src/report/risk.ts
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
function sumOf(segments, sizes) {
  const sum = (figure) => segments.reduce((total, segment) => total + figure(segment), 0);
  return {
    before: sum(({ before }) => before),
    after: sum((one) => sizes === void 0 ? one.after : sizes.get(one.key) ?? one.before),
    add: sum(({ add }) => add.length),
    remove: sum(({ remove }) => remove.length)
  };
}
function largestOf(segments) {
  if (!segments.some((segment) => changesOf(segment) > 0)) return null;
  const most = (figure) => Math.max(...segments.map(figure));
  return { add: most(({ add }) => add.length), remove: most(({ remove }) => remove.length) };
}

// src/report/segment-text.ts
var DETAIL = [
  { segments: 12, members: 10 },
  { segments: 20, members: 3 }
];
var ROWS = 20;
var INDENT3 = "    ";
function segmentLines(plan, context) {
  const { width, palette, sections } = context;
  const noted = byRisk(plan, sections.noted);
  const limit = detailFor(noted.length, context);
  const { shown } = sample(noted, limit === 0 ? ROWS : noted.length);
  const rest = noted.slice(shown.length);
  const sums = [
    ...rest.length === 0 ? [] : [sumHeading(`${count(rest.length)} more`, rest)],
    ...noted.length < 2 ? [] : [sumHeading(allSegments(noted.length), noted)]
  ];
  const headings = [...shown.map((one) => segmentHeading(one, context)), ...sums];
  const lines = headingLines(headings, width, palette);
  const total = lines.slice(shown.length);
  if (limit === 0)
    return [
      lines.flat(),
      context.samples === 0 && rest.length === 0 ? [] : moreLines(rest, context)
    ].filter((block) => block.length > 0);
  const blocks = shown.map((segment, at) => [
    ...lines[at] ?? [],
    ...detailLines(segment, plan, limit, context)
  ]);
  return [...blocks, total.flat()];
}
function detailFor(segments, { full, samples }) {
  if (full) return Number.POSITIVE_INFINITY;
  return samples ?? DETAIL.find((step) => segments <= step.segments)?.members ?? 0;
}
function segmentHeading(segment, { sections, palette }) {
  const { key } = segment;
  return {
    label: (columns) => labelOf(key, sections, columns),
    paint: palette.strong,
    figures: sumOf([segment]),
    isNew: sections.creates.has(key)
  };
}
function sumHeading(label, segments) {
  return { label: () => label, figures: sumOf(segments), isNew: false };
}
function moreLines(rest, { width }) {
  const largest = rest.length === 0 ? null : largestOf(rest);
  const parts = largest === null ? [] : [signed("+", largest.add), signed("-", largest.remove)].filter(Boolean);
  const most = parts.length === 0 ? "" : `None of the ${count(rest.length)} is above ${parts.join(" or ")}. `;
  return wrap(`${most}--full lists every segment and member.`, width);
}
function detailLines(segment, plan, limit, context) {
  return [
    ...peopleLines(segment, context),
    ...listLines2(segment.lists, context),
    ...splitLines(segment, context),
    ...passLines(segment, plan, context),
    ...stateLines(segment, plan, context),
    ...memberLines("ADD", segment.add, limit, context),
    ...memberLines("REMOVE", segment.remove, limit, context)
  ];
}
function peopleLines({ owner = [], description }, { width, palette, full }) {
  const texts = [
    ...owner.length === 0 ? [] : [`owner ${ownerText(owner)}`],
    ...description === void 0 || !full ? [] : [showLabel(description)]
  ];
  return texts.flatMap((text) => wrap(text, width, INDENT3, `${INDENT3}  `).map(palette.faint));
}
function memberLines(operation, members, limit, { width, palette }) {
  const { shown, more } = sample(members, limit);
  const [sign, paint] = operation === "ADD" ? ["+", palette.add] : ["-", palette.remove];
  const room = width - INDENT3.length - 2;
  const lines = shown.map(
    (member) => `${INDENT3}${paint(`${sign} ${cutTo(showValue(nameOf(member)), room)}`)}`
  );
  if (more === 0) return lines;
  const what = operation === "ADD" ? "to add" : "to remove";
  const rest = wrap(`... and ${count(more)} more ${what} (--full shows all)`, width, INDENT3);
  return [...lines, ...rest.map(palette.faint)];
}
function stateLines(segment, { target }, { width, palette }) {
  return [unconfirmedSentence(unconfirmed(segment)), settlingSentence(segment.settling, target)].filter((text) => text !== null).flatMap((text) => wrap(`${text}.`, width, INDENT3).map(palette.warn));
}
function passLines(segment, plan, { width, palette, full }) {
  return plan.guards.filter((guard) => guard.segment === segment.key && guard.verdict === "pass").filter((guard) => full || isWorthReading(guard)).flatMap(
    ({ guard, message }) => messageLines([`${guard} passes: `, ...message, "."], width, INDENT3, `${INDENT3}  `).map(
      palette.faint
    )
  );
}
function listLines2(lists, context) {
  const { palette } = context;
  return lists.flatMap(
    (list) => listText(list, context).map((line) => INDENT3 + palette.faint(line))
  );
}
function splitLines({ split }, { width, palette }) {
  if (split === void 0) return [];
  return messageLines(splitMessage(split), width, INDENT3, `${INDENT3}  `).map(palette.faint);
}
function listText(list, { width, full }) {
  const { role, bytes, sha256, heldBack } = list.facts;
  const what = SOURCE_WORDS[role];
  const file = sha256 === "" ? "" : `${byteSize(bytes)}, sha256 ${sha256.slice(0, 12)}`;
  const says = full && file !== "";
  const below = says && heldBack !== void 0 ? [`  ${file}`] : [];
  const facts = `(${rowsText(list)}${says && heldBack === void 0 ? `, ${file}` : ""})`;
  const room = width - INDENT3.length - what.length - 1;
  const beside = room - facts.length - 1;
  const shown = showValue(sourceName(list.facts));
  if (beside >= FEWEST_PATH_COLUMNS)
    return [`${what} ${cutPath(shown, beside)} ${facts}`, ...below];
  return [`${what} ${cutPath(shown, room)}`, ...wrap(facts, width - INDENT3.length, "  "), ...below];
}
var FEWEST_PATH_COLUMNS = 20;
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
var SCREEN = 24;
function planToText(plan, options) {
  const { width, full, colour, samples = null } = options;
  const sections = sectionsOf(plan);
  const context = { width, full, samples, palette: paletteOf(colour), sections };
  const verdict = verdictOf(plan);
  const unchanged = unchangedLine(verdict, context);
  const changed = segmentLines(plan, context);
  const blocks = [
    headLines(verdict, plan, context),
    ...refusedLines(plan, context),
    ...heldLines(plan, context),
    wouldLines(verdict, plan, context),
    ...withUnchanged(changed, unchanged, samples === 0 || sections.noted.length > 1),
    laterLines(plan, context),
    noticeLines(plan, context)
  ].filter((lines) => lines.length > 0);
  const isLong = blocks.reduce((sum, lines) => sum + lines.length + 1, 0) > SCREEN;
  const asks = options.apply === null;
  const end = [
    isLong && !asks ? verdictAgain(verdict, plan, context) : [],
    nextLines(verdict, plan, options)
  ].filter((lines) => lines.length > 0);
  return `${[...blocks, ...end].map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function withUnchanged(changed, unchanged, isTable) {
  const last = changed.at(-1);
  if (last === void 0 || !isTable) return [...changed, unchanged];
  return [...changed.slice(0, -1), [...last, ...unchanged]];
}
function verdictAgain(verdict, plan, { width, palette }) {
  if (verdict.kind === "refused") return wrap(verdict.headline, width).map(palette.bad);
  if (verdict.kind === "nothing") return [];
  return wrap(`Plan: ${planLine(plan)}`, width, "", "  ").map(palette.strong);
}
function headLines(verdict, plan, { width, palette }) {
  const paint = { refused: palette.bad, changes: palette.strong, nothing: palette.good };
  const headline = wrap(verdict.headline, width).map(paint[verdict.kind]);
  if (verdict.kind !== "changes") return headline;
  return [...headline, ...factLines(plan, width, guardsSentence(plan))];
}
function wouldLines({ would }, plan, { width }) {
  if (would === null) return [];
  return [...wrap(would, width), ...factLines(plan, width, "")];
}
function factLines(plan, width, guards) {
  if (isEmpty(plan)) return [];
  if (plan.totals.requests === 0) return wrap(`No membership changes.${guards}`, width);
  const requests = sentence(requestsSentence(plan));
  return wrap(`${requests} ${billedSentence(plan.totals)}.${guards}`, width);
}
var APPLY = "segops apply";
function nextLines({ kind }, plan, options) {
  const { apply = APPLY, width } = options;
  if (kind === "refused") {
    const pasted = [...refusals(plan), ...heldGuards(plan)].some(({ allow }) => allow !== null);
    const meant = pasted ? "Or, if it is meant, paste the YAML above and have it reviewed." : "";
    return wrap(`Next: fix what was not meant, then plan again. ${meant}`.trimEnd(), width);
  }
  const records = plan.segments.some(({ adopt }) => adopt.length > 0);
  if (kind === "nothing" && !records || apply === null) return [];
  const send = apply === APPLY ? "send this plan (it asks first)" : "send exactly this plan";
  const next = kind === "nothing" ? "Next: record them: " : `Next: ${send}: `;
  return [...messageLines([next, asCommand(apply)], width)];
}

// src/report/progress.ts
function etaOf({ elapsedMs, batchesDone, batchesTotal, inFlight }) {
  if (batchesDone === 0) return null;
  const lanes = Math.max(1, Math.min(inFlight, batchesTotal));
  const rounds = (batches) => Math.ceil(batches / lanes - ROUNDING);
  const roundMs = elapsedMs / Math.max(1, rounds(batchesDone));
  return Math.max(0, roundMs * rounds(batchesTotal) - elapsedMs);
}
var ROUNDING = 1e-6;
function creatingLine(done, total, width) {
  const made = done === 0 ? "" : ` ${count(done)} of ${count(total)} are there`;
  return cutTo(`Creating ${plural(total, "segment")}...${made}`, width);
}
var BARS = [
  { from: 100, bar: 24 },
  { from: 60, bar: 16 },
  { from: 30, bar: 10 }
];
function progressBar(progress, width) {
  const columns = BARS.find(({ from }) => width >= from)?.bar ?? 0;
  const percent = `${percentOf(progress)}%`.padStart(4);
  let line = columns === 0 ? percent.trimStart() : `[${bar(progress, columns)}] ${percent}`;
  for (const part of partsOf(progress)) {
    if (line.length + 2 + part.length > width) break;
    line += `  ${part}`;
  }
  return cutTo(line, width);
}
function partsOf(progress) {
  const { done, total, requestsDone, requestsTotal } = progress;
  const eta = etaText(progress);
  return [
    `${count(done).padStart(count(total).length)} of ${plural(total, "change")}`,
    ...eta === null ? [] : [eta],
    `${count(requestsDone)} of ${plural(requestsTotal, "request")}`
  ];
}
function progressLine(progress) {
  const { done, total, requestsDone, requestsTotal, elapsedMs } = progress;
  const eta = etaText(progress);
  return [
    `${percentOf(progress)}%: ${count(done)} of ${plural(total, "change")}`,
    `${count(requestsDone)} of ${plural(requestsTotal, "request")}`,
    `${duration(elapsedMs)} so far`,
    ...eta === null ? [] : [eta]
  ].join(", ");
}
function percentOf({ done, total }) {
  return total === 0 ? 100 : Math.min(100, Math.floor(done / total * 100));
}
function bar(progress, columns) {
  const { done, total } = progress;
  const filled = total === 0 ? columns : Math.floor(Math.min(1, done / total) * columns);
  return "=".repeat(filled).padEnd(columns, ".");
}
function etaText({ etaMs, done, total }) {
  return etaMs === null || done >= total ? null : `about ${duration(Math.max(1, Math.round(etaMs / 1e3)) * 1e3)} left`;
}

// cmd/progress.ts
var TICK_MS = 1e3;
var REDRAW_MS = 100;
var LINE_MS = 5e3;
function showProgress(terminal, plan) {
  const display = new Display(terminal, plan);
  display.show(firstStage(plan));
  const timer = setInterval(() => display.tick(), TICK_MS);
  timer.unref();
  return {
    show: (progress) => display.show(progress),
    end: () => {
      clearInterval(timer);
      display.end();
    }
  };
}
function firstStage({ creates, batches, totals }) {
  if (creates.length > 0) return { stage: "creating", done: 0, total: creates.length };
  return {
    stage: "sending",
    changesDone: 0,
    changesTotal: totals.add + totals.remove,
    requestsDone: 0,
    batchesDone: 0,
    batchesTotal: batches.length
  };
}
var Display = class {
  #terminal;
  #inFlight;
  #now = { stage: "recording" };
  #sendingSince = 0;
  /** What was left when the last answer came, and when that was. */
  #eta = { ms: null, at: 0 };
  #shownAt;
  #drawn = false;
  constructor(terminal, { inFlight }) {
    this.#terminal = terminal;
    this.#inFlight = inFlight;
    this.#shownAt = terminal.redraws ? 0 : Date.now();
  }
  show(progress) {
    const began = this.#now.stage !== progress.stage;
    const now = Date.now();
    this.#now = progress;
    if (progress.stage === "sending") this.#measure(progress, now);
    const every = this.#terminal.redraws ? REDRAW_MS : LINE_MS;
    if (began && this.#terminal.redraws || now - this.#shownAt >= every) this.#draw(now);
  }
  /** Also while no answer comes, time passes. */
  tick() {
    const now = Date.now();
    if (now - this.#shownAt >= (this.#terminal.redraws ? TICK_MS : LINE_MS)) this.#draw(now);
  }
  end() {
    if (this.#drawn && this.#terminal.redraws) this.#terminal.err("\r\x1B[K");
  }
  #measure({ batchesDone, batchesTotal }, now) {
    if (batchesDone === 0) this.#sendingSince = now;
    const elapsedMs = now - this.#sendingSince;
    const ms = etaOf({ elapsedMs, batchesDone, batchesTotal, inFlight: this.#inFlight });
    this.#eta = { ms, at: now };
  }
  #draw(now) {
    const { redraws, err } = this.#terminal;
    const line = this.#line(now);
    this.#shownAt = now;
    this.#drawn = true;
    err(redraws ? `\r\x1B[K${line}` : `${line}
`);
  }
  #line(now) {
    const { width, redraws } = this.#terminal;
    const at = this.#now;
    if (at.stage === "recording") return "Recording what was sent...";
    if (at.stage === "creating")
      return at.total === 0 ? "" : creatingLine(at.done, at.total, width);
    const progress = {
      done: at.changesDone,
      total: at.changesTotal,
      requestsDone: at.requestsDone,
      requestsTotal: at.batchesTotal,
      elapsedMs: now - this.#sendingSince,
      etaMs: this.#etaAt(now)
    };
    return redraws ? progressBar(progress, width) : progressLine(progress);
  }
  /** Counts down between answers; unknown once they are overdue. */
  #etaAt(now) {
    const { ms, at } = this.#eta;
    return ms === null || now - at > ms ? null : ms - (now - at);
  }
};

// cmd/print.ts
function printProblems(terminal, problems) {
  const { width, colour, annotates } = terminal;
  terminal.err(problemsToText(problems, { width, colour }));
  if (annotates) terminal.err(problemsToAnnotations(problems));
}
function printWarnings(terminal, warnings) {
  if (warnings.length > 0) printProblems(terminal, warnings);
}
function printLines({ width, out }, lines) {
  const wrapped = lines.flatMap(
    (line) => line.startsWith("  ") ? [line] : wrap(line, width, "", "  ")
  );
  out(`${wrapped.join("\n")}
`);
}
function printPlan(terminal, plan, options) {
  const { width, colour } = terminal;
  terminal.out(planToText(plan, { width, colour, ...options }));
}
function fromStaleLock(terminal, options, privacy) {
  return {
    ...options,
    onStaleLock: ({ why, serial, writtenAt }) => {
      const written = writtenAt === null ? "" : `, written ${moment(writtenAt)}`;
      const used = `The newest lockfile that is known here is used: serial ${serial}${written}.`;
      tell(terminal, `Warning: ${messageText(privacy.message(why))}.`);
      tell(terminal, used);
    }
  };
}
function tell({ width, err }, text) {
  err(`${wrap(text, width).join("\n")}
`);
}
function warnOfApply(terminal, underWay, privacy) {
  const text = underWayText(underWay);
  if (text === null) return;
  terminal.err(`${messageLines(privacy.message(text), terminal.width).join("\n")}
`);
}
function applyNews(terminal) {
  return {
    recovered: () => tell(terminal, "An apply that was cut off is recovered. Its changes are unconfirmed."),
    overtaken: () => tell(terminal, "Another run changed the lockfile in the meantime. Planning again."),
    sends: (plan) => showProgress(terminal, plan)
  };
}

export {
  guardsOf,
  figuresHead,
  figuresOf,
  saidOf,
  lettingInNobody,
  nobodyText,
  causeHead,
  repairOf,
  heldGuards,
  laterRows,
  laterMarkdown,
  alignOrStack,
  signed,
  usedOf,
  byRisk,
  sumOf,
  largestOf,
  printProblems,
  printWarnings,
  printLines,
  printPlan,
  fromStaleLock,
  warnOfApply,
  applyNews
};
