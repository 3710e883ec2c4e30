import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  billedSentence,
  byPermit,
  guardsSentence,
  isEmpty,
  permitSentence,
  problemsToAnnotations,
  refusals,
  requestsSentence,
  sample,
  sectionsOf,
  settlingSentence,
  unconfirmed,
  unconfirmedSentence,
  verdictOf
} from "./chunk-2R755QZN.js";
import {
  underWayText
} from "./chunk-CY3R5KEW.js";
import {
  byteSize,
  problemsToText,
  rowsText
} from "./chunk-LUP3RJ6Z.js";
import {
  paletteOf
} from "./chunk-FLXSAJEH.js";
import {
  asSentence,
  cutPath,
  cutTo,
  displayWidth,
  messageLines,
  messageText,
  wrap
} from "./chunk-2LUYGXP6.js";
import {
  nameOf
} from "./chunk-7EAUAY32.js";
import {
  showLabel,
  showLines,
  showValue
} from "./chunk-Q2ZRRAHR.js";
import {
  asCommand,
  count,
  duration,
  moment,
  plural
} from "./chunk-LD54R26Y.js";

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

// src/report/guards-text.ts
function refusedLines(plan, context) {
  return byPermit(refusals(plan)).flatMap(({ guards, allow }) => [
    ...guards.map((guard) => refusedBlock(guard, context)),
    ...allow === null ? [] : [permitBlock(allow, context)]
  ]);
}
function refusedBlock(guard, context) {
  const { width, palette } = context;
  const suffix = `: ${guard.guard}`;
  const where = guard.segment === null ? "All segments" : labelOf(guard.segment, context.sections, width - 2 - suffix.length);
  return [
    `  ${palette.bad(where)}${palette.bad(suffix)}`,
    ...messageLines(asSentence(guard.message), width, "    ")
  ];
}
function permitBlock(allow, { width }) {
  return [
    ...wrap(`If that is meant, ${permitSentence(allow)}`, width, "    "),
    "",
    // From the first column, as it is pasted: in YAML the spaces before it would count.
    ...showLines(allow.yaml)
  ];
}
var SHOWN = 10;
var LABEL_WIDTH = 50;
function noticeLines(plan, context) {
  if (plan.notices.length === 0) return [];
  const { shown, more } = sample(plan.notices, context.full ? Number.POSITIVE_INFINITY : SHOWN);
  const rest = more === 0 ? [] : [`  ... and ${plural(more, "more notice")} (--full shows all)`];
  return [
    context.palette.strong(plan.notices.length === 1 ? "Notice" : "Notices"),
    ...shown.flatMap((notice) => noticeBlock(notice, context)),
    ...rest
  ];
}
function noticeBlock(notice, { width, sections }) {
  const where = notice.segment === null ? "" : `${labelOf(notice.segment, sections, LABEL_WIDTH)}: `;
  const { message, next } = notice;
  const text = where === "" ? asSentence(message) : [where, ...message, "."];
  const whole = next === null ? text : [...text, " ", ...asSentence(next)];
  return [...messageLines(whole, width, "  ", "    ")];
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
    [context.palette.strong("Held: this plan sends nothing to these segments")],
    ...blocks,
    ...refused
  ];
}
function heldBlock({ key, guards, problems, excludes, reads }, context) {
  const { width, palette, sections } = context;
  const names = guards.map(({ guard }) => guard).join(", ");
  const why = excludes === null ? heldFor(reads) ?? names : `it excludes ${showValue(excludes)}`;
  const head = `  ${palette.bad(labelOf(key, sections, width - 2))}`;
  return [
    why === "" ? head : `${head}: ${why}`,
    ...problems.filter(({ severity }) => severity === "error").flatMap(
      ({ message, next }) => messageLines([...asSentence(message), " ", ...asSentence(next)], width, "    ")
    )
  ];
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
function segmentLines(plan, context) {
  const { noted } = context.sections;
  const headings = headingLines(noted, context);
  const limit = detailFor(noted.length, context.full);
  const blocks = noted.map((segment, at) => [
    headings[at] ?? "",
    ...limit === 0 ? [] : detailLines(segment, plan, limit, context)
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
function detailLines(segment, plan, limit, context) {
  return [
    ...createLines(segment, context),
    ...listLines(segment.lists, context),
    ...passLines(segment, plan, context),
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
    (member) => `${INDENT}${paint(`${sign} ${cutTo(showValue(nameOf(member)), room)}`)}`
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
function passLines(segment, plan, { width, palette }) {
  return plan.guards.filter((guard) => guard.segment === segment.key && guard.verdict === "pass").flatMap(
    ({ guard, message }) => messageLines([`${guard} passes: `, ...message, "."], width, INDENT, `${INDENT}  `).map(
      palette.faint
    )
  );
}
function listLines(lists, { width, full, palette }) {
  return lists.flatMap((list) => {
    const { path, role, bytes, sha256, heldBack } = list.facts;
    const what = role === "members" ? "from" : "without";
    const file = `${byteSize(bytes)}, sha256 ${sha256.slice(0, 12)}`;
    const below = full && heldBack !== void 0 ? [`${INDENT}  ${palette.faint(file)}`] : [];
    const more = full && heldBack === void 0 ? `, ${file}` : "";
    const facts = ` (${rowsText(list)}${more})`;
    const room = Math.max(20, width - INDENT.length - what.length - 1 - facts.length);
    const line = `${what} ${cutPath(showValue(path), room)}${facts}`;
    return [`${INDENT}${palette.faint(line)}`, ...below];
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
function planToText(plan, options) {
  const { width, full, colour } = options;
  const context = { width, full, palette: paletteOf(colour), sections: sectionsOf(plan) };
  const verdict = verdictOf(plan);
  const blocks = [
    headLines(verdict, plan, context),
    ...refusedLines(plan, context),
    ...heldLines(plan, context),
    wouldLines(verdict, plan, context),
    ...segmentLines(plan, context),
    unchangedLine(verdict, context),
    noticeLines(plan, context),
    nextLines(verdict, plan, options)
  ];
  return `${blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
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
  return [
    ...wrap(requestsSentence(plan), width, "", "  "),
    ...wrap(`${billedSentence(plan.totals)}.${guards}`, width)
  ];
}
function nextLines({ kind }, plan, options) {
  const { apply = "segops apply", width } = options;
  if (kind === "refused") {
    const pasted = [...refusals(plan), ...heldGuards(plan)].some(({ allow }) => allow !== null);
    const meant = pasted ? "Or, if it is meant, paste the YAML above and have it reviewed." : "";
    return wrap(`Next: fix what was not meant, then plan again. ${meant}`.trimEnd(), width);
  }
  const records = plan.segments.some(({ adopt }) => adopt.length > 0);
  if (kind === "nothing" && !records || apply === null) return [];
  const next = kind === "nothing" ? "Next: record them: " : "Next: send this plan (it asks first): ";
  return [...messageLines([next, asCommand(apply)], width)];
}

// src/report/progress.ts
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

// cmd/print.ts
function printProblems(terminal, problems) {
  const { width, colour, annotates } = terminal;
  terminal.err(problemsToText(problems, { width, colour }));
  if (annotates) terminal.err(problemsToAnnotations(problems));
}
function printWarnings(terminal, warnings) {
  if (warnings.length > 0) printProblems(terminal, warnings);
}
function printPlan(terminal, plan, { full, apply }) {
  const { width, colour } = terminal;
  terminal.out(planToText(plan, { width, colour, full, apply }));
}
function fromStaleLock(terminal, options, privacy) {
  return {
    ...options,
    onStaleLock: ({ why, serial, writtenAt }) => {
      const written = writtenAt === null ? "" : `, written ${moment(writtenAt)}`;
      terminal.err(
        `Warning: ${messageText(privacy.message(why))}.
The newest lockfile that is known here is used: serial ${serial}${written}.
`
      );
    }
  };
}
function warnOfApply(terminal, underWay, privacy) {
  const text = underWayText(underWay);
  if (text === null) return;
  terminal.err(`${messageLines(privacy.message(text), terminal.width).join("\n")}
`);
}
function applyNews(terminal) {
  return {
    recovered: () => terminal.err("An apply that was cut off is recovered. Its changes are unconfirmed.\n"),
    overtaken: () => terminal.err("Another run changed the lockfile in the meantime. Planning again.\n"),
    sends: (plan) => progressDisplay(terminal, plan.totals.requests)
  };
}
var REDRAW_MS = 100;
var LINE_MS = 5e3;
function progressDisplay(terminal, requestsTotal) {
  const startedAt = Date.now();
  let shownAt = terminal.redraws ? 0 : startedAt;
  let drawn = false;
  const show = ({ changesDone, changesTotal, requestsDone }) => {
    const now = Date.now();
    if (now - shownAt < (terminal.redraws ? REDRAW_MS : LINE_MS)) return;
    shownAt = now;
    const elapsedMs = now - startedAt;
    const etaMs = changesDone === 0 ? null : elapsedMs / changesDone * (changesTotal - changesDone);
    const progress = {
      done: changesDone,
      total: changesTotal,
      requestsDone,
      requestsTotal,
      elapsedMs,
      etaMs
    };
    terminal.err(
      terminal.redraws ? `\r\x1B[K${progressBar(progress, terminal.width)}` : `${progressLine(progress)}
`
    );
    drawn = true;
  };
  const end = () => {
    if (drawn && terminal.redraws) terminal.err("\r\x1B[K");
  };
  return { show, end };
}

export {
  heldGuards,
  alignRows,
  printProblems,
  printWarnings,
  printPlan,
  fromStaleLock,
  warnOfApply,
  applyNews
};
