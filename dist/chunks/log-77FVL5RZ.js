import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  readLog,
  segmentNames
} from "./chunk-XWL6H6SI.js";
import {
  placeHtml,
  segmentName,
  segmentTitle
} from "./chunk-KJC24T5R.js";
import {
  code,
  documentPieces,
  html,
  inWords,
  joined,
  link,
  value,
  writePage
} from "./chunk-XVWOLRNF.js";
import "./chunk-YSBFZHU4.js";
import {
  OPEN
} from "./chunk-VFRILNIK.js";
import "./chunk-FWJJEGX2.js";
import "./chunk-GAAB6DMV.js";
import {
  alignOrStack,
  fromStaleLock,
  signed
} from "./chunk-L7DEOO2F.js";
import {
  sample
} from "./chunk-UAPV7755.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-GEQSP74U.js";
import "./chunk-2VZNV34P.js";
import {
  capitalised,
  fromText,
  listed
} from "./chunk-WVZGLM5H.js";
import "./chunk-OPC25PTJ.js";
import {
  WORKSPACE,
  choice,
  cliCommand,
  count as count2,
  text,
  toggle
} from "./chunk-HWQPXGAV.js";
import {
  originUrl,
  repositoryAt,
  rungText
} from "./chunk-IZEHMJH7.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  unconfirmedIn2 as unconfirmedIn
} from "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-ISJ3FD7T.js";
import {
  cutTo,
  json,
  showSentence,
  showValue,
  wrap
} from "./chunk-H4E72AQF.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";
import {
  count,
  failure,
  moment,
  plural,
  say
} from "./chunk-I3YRI3NT.js";

// src/report/log-text.ts
function logToText(entries, { width, colour }) {
  const { strong, faint } = paletteOf(colour);
  const blocks = entries.map((entry) => [
    ...wrap(headOf(entry), width, "", "    ").map(strong),
    ...wrap(subjectLine(entry), width, "    ", "      ").filter((line) => line.trim() !== ""),
    ...bodyOf(entry, width),
    ...confirmedTexts(entry.record).flatMap((text2) => wrap(text2, width, "    ", "      ")),
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
  const { serial, startedAt, actor, verified } = record;
  const by = actor === null ? "" : ` by ${showValue(actor)}`;
  const from = fromText(record, 10);
  const what = verified === void 0 ? "" : ` verified ${rungText(verified)}`;
  return `#${serial}  ${moment(startedAt)}${what}${by}${from}${stateText({ record, state })}`;
}
function stateText({ record, state }) {
  return record.recovered && state === "none" ? " (cut off, and recovered later)" : STATE[state];
}
var SUBJECT_COLUMNS = 200;
function subjectLine(entry) {
  const subject = entry.commit === null ? "" : subjectText(entry.commit);
  const request = requestText(entry);
  if (subject === "") return capitalised(request);
  return request === "" ? subject : `${subject} (${request})`;
}
function subjectText({ subject }) {
  return showSentence(cutTo(subject.replace(NUMBER, ""), SUBJECT_COLUMNS));
}
function requestText({ record, commit }) {
  const { reviewed } = record;
  if (reviewed === void 0) {
    const number = commit?.pullRequest ?? null;
    return number === null ? "" : `pull request #${number}, by its commit message`;
  }
  if (reviewed.length === 0) return "without a pull request";
  const more = reviewed.length - MOST_REQUESTS;
  const rest = more > 0 ? [`${count(more)} more`] : [];
  return [...reviewed.slice(0, MOST_REQUESTS).map(reviewText), ...rest].join("; ");
}
var MOST_REQUESTS = 5;
function reviewText({ pullRequest, approvedBy }) {
  const who = listed(approvedBy.map(showValue));
  return `pull request #${pullRequest}, ${who === "" ? "not approved as it was merged" : `approved by ${who}`}`;
}
var NUMBER = / \((pull request )?#\d{1,9}\)$/;
var COLUMNS = [
  { align: "left", gap: "   " },
  { align: "right" },
  { align: "right", gap: "   " },
  { align: "left" }
];
var MOST_SEGMENTS = 50;
function unchangedText({ stopped, recovered, verified }) {
  if (verified !== void 0) return "Nothing that differed was recorded.";
  const isWhole = stopped === void 0 && !recovered;
  const why = isWhole ? " Lists or decisions were recorded." : "";
  return `No membership changed.${why}`;
}
function confirmedTexts({ proven = [] }) {
  const serials = [...new Set(proven.map(({ through }) => through))].sort((a, b) => b - a);
  return serials.map((serial) => {
    const keys = proven.flatMap(({ key, through }) => through === serial ? [key] : []);
    const rest = keys.length - MOST_CONFIRMED;
    const more = rest > 0 ? ` and ${count(rest)} more` : "";
    const named = keys.slice(0, MOST_CONFIRMED).map(showValue).join(", ");
    return `Confirmed through apply ${count(serial)}: ${named}${more}.`;
  });
}
var MOST_CONFIRMED = 20;
function bodyOf({ record, segments, found }, width) {
  if (found !== null) return found.flatMap((one) => wrap(foundText(one), width, "    "));
  if (segments.length === 0) return wrap(unchangedText(record), width, "    ");
  const rows = segments.slice(0, MOST_SEGMENTS).map((segment) => [
    { text: showValue(segment.key) },
    { text: signed("+", segment.added + segment.adopted) },
    { text: signed("-", segment.removed) },
    { text: sizesText(segment) }
  ]);
  const more = segments.length - rows.length;
  return [
    ...alignOrStack(rows, COLUMNS, width, "    "),
    ...more > 0 ? [`    ... and ${count(more)} more`] : []
  ];
}
function sizesText(segment) {
  const { before, after, rejected, adopted, unprovable = 0 } = segment;
  const unconfirmed = unconfirmedIn(segment);
  const notes = [
    ...unprovable === 0 ? [] : [`${count(unprovable)} unprovable`],
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
    case "MISSING":
      return "found missing in";
    case "LINGERING":
      return "found still in";
    case "UNPROVABLE":
      return "found without a trace once more in";
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

// src/html/repository-address.ts
function repositoryAddress(origin) {
  if (origin === null) return null;
  const [, scpHost = "", scpPath = ""] = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(origin) ?? [];
  const text2 = scpHost === "" ? origin : `https://${scpHost}/${scpPath}`;
  if (!URL.canParse(text2)) return null;
  const { protocol, hostname, host, pathname } = new URL(text2);
  const name = pathname.replace(/\/+$/, "").replace(/\.git$/, "");
  if (!/^(?:\/[\w.~-]+){2,}$/.test(name)) return null;
  if (protocol === "ssh:" || protocol === "git:") return `https://${hostname}${name}`;
  return protocol === "https:" ? `https://${host}${name}` : null;
}
function commitAddress(repository, commit) {
  return repository !== null && /^[0-9a-f]{40,64}$/.test(commit) ? `${repository}/commit/${commit}` : null;
}
function ownAddress(repository, address) {
  return repository !== null && address.startsWith(`${repository}/`) ? address : null;
}

// src/html/log-applies.ts
var MOST_SEGMENTS2 = 20;
function* appliesSection(entries, options) {
  yield html`<section aria-labelledby="applies-title">
<h2 id="applies-title">Applies</h2>
`;
  if (entries.length === 0) yield html`<p>Nothing was applied.</p>\n`;
  else {
    yield html`<div class="scroll" tabindex="0" role="group" aria-labelledby="applies-title"><table>
<thead><tr><th scope="col">Apply</th><th scope="col">What it did</th></tr></thead>
<tbody>
`;
    for (const entry of entries) yield rowOf(entry, options);
    yield html`</tbody></table></div>\n`;
  }
  yield html`<p><small>An apply that a guard refused sent nothing and has no record, so it is not here.</small></p>
</section>\n`;
}
function rowOf(entry, options) {
  const { record, segments } = entry;
  const { shown, more } = sample(segments, MOST_SEGMENTS2);
  const lines = segments.length === 0 ? [unchangedText(record)] : [
    ...shown.map((segment) => segmentLine(segment, options)),
    ...more === 0 ? [] : [plural(more, "more segment")]
  ];
  const all = [...lines, ...confirmedTexts(record)];
  return html`<tr><th scope="row">${moment(record.startedAt)}<br>${applyHtml(entry, options)}</th>
<td>${subjectHtml(entry)}${joined(all, html`<br>`)}${notesOf(entry, options)}</td></tr>
`;
}
function segmentLine(segment, options) {
  const { key, before, after, added, removed, adopted, unconfirmed, rejected } = segment;
  const parts = [
    ...added + adopted === 0 ? [] : [`+${count(added + adopted)}`],
    ...removed === 0 ? [] : [`\u2212${count(removed)}`]
  ].join(" ");
  const sizes = `${count(before)} \u2192 ${count(after)}`;
  const notes = [
    sizes,
    ...adopted === 0 ? [] : ["adopted"],
    ...unconfirmed === 0 ? [] : [`${count(unconfirmed)} unconfirmed`],
    ...rejected === 0 ? [] : [`${count(rejected)} rejected`]
  ].join(", ");
  return html`${segmentName(key, options)} <b>${parts}</b> <small>${notes}</small>`;
}
function subjectHtml({ commit }) {
  return commit === null ? null : html`<i>${subjectText(commit)}</i><br>`;
}
function applyHtml(entry, { repository }) {
  const { record, state } = entry;
  const request = requestText(entry);
  const { serial, actor, commit, uncommitted, run } = record;
  const parts = [
    `#${serial}`,
    ...actor === null ? [] : [html`by ${value(actor)}`],
    ...commit === null ? [] : [
      html`from ${link(commitAddress(repository, commit), code(commit.slice(0, 10)))}${uncommitted ? " with uncommitted edits" : null}`
    ],
    ...run === null ? [] : [runHtml(run, repository)],
    ...request === "" ? [] : [request]
  ];
  return html`<small>${joined(parts, " ")}${stateText({ record, state })}</small>`;
}
function runHtml(run, repository) {
  const address = ownAddress(repository, run);
  return address === null ? html`run ${value(run)}` : link(address, "run");
}
function notesOf({ record }, options) {
  const { stopped, waivers } = record;
  return [
    ...stopped === void 0 ? [] : [html`<br><span class="tag" data-tone="bad">stopped</span> ${stopped}`],
    ...waivers.map(
      ({ segment, reason }) => html`<br><span class="tag" data-tone="warm">waived</span> ${segment === null ? null : html`for ${segmentName(segment, options)}: `}${reason}`
    )
  ];
}

// src/html/log-marks.ts
var MARKS = [
  ["applied", "an apply"],
  ["waived", "allowed by a waiver"],
  ["rejected", "CleverTap rejected changes"],
  ["stopped", "stopped"]
];
function markOf({ record, state }, { key, rejected }) {
  if (record.stopped !== void 0 || record.recovered || state !== "none") return "stopped";
  if (rejected > 0) return "rejected";
  const isWaived = record.waivers.some(({ segment }) => segment === null || segment === key);
  return isWaived ? "waived" : "applied";
}
var REASON_COLUMNS = 200;
function reasonOf({ record, state }, segment, mark) {
  switch (mark) {
    case "applied":
      return null;
    case "rejected":
      return `CleverTap rejected ${plural(segment.rejected, "change")}`;
    case "stopped": {
      if (record.stopped !== void 0) return `stopped: ${cut(record.stopped)}`;
      return state === "running" ? "it is running now" : "stopped: it was cut off";
    }
    case "waived": {
      const by = record.waivers.find((one) => one.segment === null || one.segment === segment.key);
      return `allowed by a waiver: ${cut(by?.reason ?? "")}`;
    }
  }
}
function cut(text2) {
  return cutTo(text2, REASON_COLUMNS);
}
function markShape(mark, x, y) {
  switch (mark) {
    case "applied":
      return html`<circle class="mark-applied" cx="${x}" cy="${y}" r="2.5"/>`;
    case "waived":
      return html`<path class="mark-waived" d="M${x} ${y - 5}l5 5-5 5-5-5z"/>`;
    case "rejected":
      return html`<path class="mark-rejected" d="M${x - 4} ${y - 4}l8 8M${x + 4} ${y - 4}l-8 8"/>`;
    case "stopped":
      return html`<path class="mark-stopped" d="M${x - 4} ${y - 4}h8v8h-8z"/>`;
  }
}

// src/html/log-notes.ts
var MOST_NOTES = 5;
var LARGE = 0.1;
function notesOf2(steps) {
  const largest = largestDrop(steps);
  const noted = [...steps.keys()].filter((at) => at === largest || steps[at]?.why !== null);
  const newest = noted.filter((at) => at !== largest).slice(-(largest === null ? MOST_NOTES : MOST_NOTES - 1));
  const kept = noted.filter((at) => at === largest || newest.includes(at));
  return {
    notes: kept.map((at) => ({ at, text: textOf(steps[at]) })),
    more: noted.length - kept.length
  };
}
function largestDrop(steps) {
  let found = null;
  let most = 0;
  for (const [at, { before, after }] of steps.entries()) {
    const drop = before - after;
    if (drop > most && drop >= LARGE * before) [found, most] = [at, drop];
  }
  return found;
}
function textOf(step) {
  if (step === void 0) return "";
  const { at, serial, before, after, mark, why, became } = step;
  const change = changeText(before, after);
  const then = mark === "stopped" && change.length > 0 ? "then " : "";
  const parts = [...change, ...why === null ? [] : [`${then}${why}`]];
  const rest = became === null ? "" : `. ${became}.`;
  return `Apply ${count(serial)} (${dayOf(at)}): ${parts.join(", ")}${rest}`;
}
function changeText(before, after) {
  if (before === after) return [];
  const share = before === 0 ? "" : ` (${percent(Math.abs(after - before) / before)})`;
  const sign = after < before ? "\u2212" : "+";
  return [`${sign}${plural(Math.abs(after - before), "member")}${share}`];
}
function percent(share) {
  if (share < 0.01) return `${(share * 100).toFixed(1)}%`;
  return `${count(Math.round(share * 100))}%`;
}
function dayOf(at) {
  return moment(at).slice(0, 10);
}

// src/html/log-steps.ts
var LEFT = 8;
var RIGHT = 592;
var TOP = 28;
var BOTTOM = 130;
var NUMBER_ABOVE = 9;
var SCALE_ABOVE = 5;
function drawSteps(steps, most, noted) {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === void 0 || last === void 0) return html``;
  const span = last.at - first.at;
  const x = (at) => rounded(LEFT + (RIGHT - LEFT) * (span === 0 ? 0.5 : (at - first.at) / span));
  const y = (members) => rounded(BOTTOM - (BOTTOM - TOP) * (members / Math.max(1, most)));
  const moves = steps.map((step) => `H${x(step.at)}V${y(step.after)}`).join("");
  const line = `M${LEFT} ${y(first.before)}${moves}H${RIGHT}`;
  const area = `${line}V${BOTTOM}H${LEFT}Z`;
  const marks = steps.map((step) => markShape(step.mark, x(step.at), y(step.after)));
  const numbers = noted.flatMap((at) => {
    const step = steps[at];
    if (step === void 0) return [];
    const above = Math.min(y(step.before), y(step.after)) - NUMBER_ABOVE;
    return [
      html`<text class="note" x="${x(step.at)}" y="${rounded(above)}">${count(step.serial)}</text>`
    ];
  });
  const scale = html`<path class="base" d="M${LEFT} ${y(most)}H${RIGHT}"/><text class="scale" x="${LEFT}" y="${y(most) - SCALE_ABOVE}">${count(most)}</text><text class="scale" x="${LEFT + 4}" y="${BOTTOM - SCALE_ABOVE}">0</text>`;
  return html`<path class="area" d="${area}"/>${scale}<path class="base" d="M${LEFT} ${BOTTOM}H${RIGHT}"/><path class="line" d="${line}"/>${marks}${numbers}`;
}
function rounded(value2) {
  return Math.round(value2 * 10) / 10;
}

// src/html/log-charts.ts
var MOST_CHARTS = 60;
function* chartsSection(entries, options, left2) {
  const series = [...seriesOf(entries, left2)].sort(([, a], [, b]) => b.length - a.length);
  if (series.length === 0) return;
  const { shown, more } = sample(series, MOST_CHARTS);
  yield html`<section aria-labelledby="charts-title">
<h2 id="charts-title">Members over time</h2>
<p class="legend">${joined(
    MARKS.map(
      ([mark, words]) => html`<span><svg viewBox="-6 -6 12 12" class="key" aria-hidden="true">${markShape(mark, 0, 0)}</svg> ${words}</span>`
    ),
    " "
  )} <span>Numbers are those of applies.</span></p>
<div class="charts">
`;
  for (const [key, steps] of shown) yield chartOf(key, steps, options);
  yield html`</div>
${more === 0 ? null : html`<p>${plural(more, "more segment")} had fewer applies. The table below has them.</p>`}
</section>
`;
}
function seriesOf(entries, { became }) {
  const series = /* @__PURE__ */ new Map();
  for (const entry of [...entries].reverse()) {
    for (const segment of entry.segments) {
      const { key, before, after } = segment;
      const mark = markOf(entry, segment);
      const { startedAt: at, serial } = entry.record;
      const why = reasonOf(entry, segment, mark);
      const step = { at, serial, before, after, mark, why, became: became.get(segment) ?? null };
      const known = series.get(key);
      if (known === void 0) series.set(key, [step]);
      else known.push(step);
    }
  }
  return series;
}
function chartOf(key, steps, options) {
  const { notes, more } = notesOf2(steps);
  const [first] = steps;
  const last = steps.at(-1);
  if (first === void 0 || last === void 0) return html``;
  const peak = peakOf(steps, first);
  const told = [
    `${count(first.before)} members before ${moment(first.at)}`,
    `${count(last.after)} after ${moment(last.at)}`,
    `peak ${count(peak.members)} on ${dayOf(peak.at)}`
  ].join(", ");
  const marks = notes.map(({ at }) => at);
  return html`<figure>
<figcaption><b>${segmentName(key, options)}</b> <span class="now">${plural(last.after, "member")} now</span></figcaption>
<svg class="steps" viewBox="0 0 600 140" role="img" aria-label="${told}">${drawSteps(steps, peak.members, marks)}</svg>
<p class="axis"><small>${dayOf(first.at)}</small><small>peak ${count(peak.members)} on ${dayOf(peak.at)}</small><small>${dayOf(last.at)}</small></p>
${notes.length === 0 ? null : html`<ul class="notes">${notes.map(({ text: text2 }) => html`<li>${text2}</li>`)}</ul>`}${more === 0 ? null : html`<p><small>${plural(more, "more mark")}: see the table.</small></p>`}
</figure>
`;
}
function peakOf(steps, first) {
  let peak = { members: first.before, at: first.at };
  for (const { at, after } of steps) if (after > peak.members) peak = { members: after, at };
  return peak;
}

// src/html/log-left.ts
function leftOf(entries) {
  const open = [];
  const short = [];
  const became = /* @__PURE__ */ new Map();
  const endedBy = /* @__PURE__ */ new Map();
  const done = /* @__PURE__ */ new Map();
  let whole = null;
  for (const entry of entries) {
    const { record, segments, state } = entry;
    const isEarly = isEndedEarly(entry);
    const touched = segments.filter((one) => isEarly || left(one) > 0);
    if (state === "none") for (const one of touched) became.set(one, becameText(done.get(one.key)));
    if (record.verified !== void 0) continue;
    if (isEarly || touched.length > 0) {
      short.push(entry);
      const by = touched.length === 0 ? [whole] : touched.map(({ key }) => done.get(key) ?? null);
      const last = lastOf(by);
      if (last === null) open.push(entry);
      else endedBy.set(entry, last);
    } else whole = entry;
    if (isEarly) continue;
    for (const one of segments) if (left(one) === 0) done.set(one.key, entry);
  }
  return { open, short, became, endedBy };
}
function lastOf(entries) {
  const [first = null, ...others] = entries;
  return others.reduce((last, one) => {
    if (last === null || one === null) return null;
    return one.record.serial > last.record.serial ? one : last;
  }, first);
}
function becameText(by) {
  return by === void 0 ? "The next apply sends what is left" : `In apply ${count(by.record.serial)} CleverTap accepted the rest`;
}
function isEndedEarly({ record, state }) {
  return record.stopped !== void 0 || record.recovered || state !== "none";
}
function left(segment) {
  return segment.rejected + unconfirmedIn(segment);
}

// src/html/log-person.ts
function* personSections(log, options) {
  const events = eventsOf(log.entries);
  yield html`<section aria-labelledby="now-title">
<h2 id="now-title">As far as the records show</h2>
<ul>
${standings(events, options).map((line) => html`<li>${line}</li>\n`)}</ul>
<p><small>These are the answers of CleverTap to what segops sent. CleverTap may skip a change without a word, and what others change in the account is not recorded here.</small></p>
</section>
`;
  if (events.length === 0) return;
  yield html`<section aria-labelledby="timeline-title">
<h2 id="timeline-title">Timeline</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="timeline-title"><table>
<thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">By which apply</th></tr></thead>
<tbody>
`;
  for (const event of events) yield rowOf2(event, options);
  yield html`</tbody></table></div>\n</section>\n`;
}
function eventsOf(entries) {
  return [...entries].reverse().flatMap((entry) => (entry.found ?? []).map(({ key, change }) => ({ entry, key, change })));
}
function rowOf2({ entry, key, change }, options) {
  const { outcome, member, operation } = change;
  const tone = outcome === "accepted" ? operation === "REMOVE" ? "warm" : "good" : "bad";
  const kind = member.kind === "guid" ? html` <small>(as a guid)</small>` : null;
  return html`<tr><th scope="row">${moment(entry.record.startedAt)}</th>
<td><span class="tag" data-tone="${tone}">${doneText(change)}</span> ${segmentTitle(key, options)}${kind}</td><td>${applyHtml(entry, options)}</td></tr>
`;
}
function standings(events, options) {
  const keys = [...new Set(events.map(({ key }) => key))].sort();
  const found = keys.map((key) => standingOf(events.filter((event) => event.key === key)));
  const named = (standing) => keys.filter((_, at) => found[at] === standing).map((key) => segmentTitle(key, options));
  const [within, perhaps, outside] = [named("in"), named("unclear"), named("out")];
  if (keys.length === 0) return ["No apply that the lockfile remembers changed this member."];
  return [
    ...within.length === 0 ? [] : [html`<b>In</b> ${plural(within.length, "segment")}: ${inWords(within)}`],
    ...perhaps.length === 0 ? [] : [
      html`<b>Unclear</b> in ${plural(perhaps.length, "segment")}: ${inWords(perhaps)}. The last change had no clear answer`
    ],
    ...outside.length === 0 ? [] : [html`<b>Not in</b> ${plural(outside.length, "segment")}: ${inWords(outside)}`]
  ];
}
function standingOf(events) {
  let standing = "out";
  let known = false;
  for (const { change } of events) {
    if (change.outcome === "rejected") {
      if (!known) standing = change.operation === "REMOVE" ? "in" : "out";
    } else if (change.outcome === "unconfirmed") standing = "unclear";
    else standing = change.operation === "REMOVE" ? "out" : "in";
    known = true;
  }
  return standing;
}

// src/html/log-verdict.ts
function verdictHtml(entries, left2, options) {
  const newest = entries.find(({ record }) => record.verified === void 0);
  if (newest === void 0) return null;
  return html`${nowHtml(newest, left2)}${pastHtml(entries, left2, options)}`;
}
function nowHtml(newest, { open }) {
  if (newest.state === "running" || newest.state === "unclear") {
    return html`<p class="verdict" data-tone="warm"><strong>An apply may be running.</strong> ${lastText(newest)} has no end yet.</p>\n`;
  }
  if (open.length > 0) {
    return html`<p class="verdict" data-tone="warm"><strong>Changes may be left to send.</strong> See what waits, then apply: <code class="command">segops status</code><code class="command">segops apply</code></p>\n`;
  }
  return html`<p class="verdict" data-tone="good"><strong>Nothing is left to send.</strong> ${lastText(newest)} did all that it planned, and CleverTap accepted it.</p>\n`;
}
function lastText({ record: { serial, startedAt } }) {
  return `The last apply (${count(serial)}, on ${dayOf(startedAt)})`;
}
var NAMED = 5;
function pastHtml(entries, left2, options) {
  const { short } = left2;
  const shown = short.slice(0, short.length === NAMED + 1 ? NAMED + 1 : NAMED);
  const more = short.length - shown.length;
  const doubted = doubtedIn(entries);
  const drop = dropHtml(entries, options);
  const items = [
    ...shown.map((entry) => leavingHtml(entry, left2, options)),
    ...doubted === 0 ? [] : [
      `Verifications found that ${plural(doubted, "membership is", "memberships are")} not as planned.`
    ],
    ...more === 0 ? [] : [`${plural(more, "older apply", "older applies")} left something, too.`]
  ];
  const list = items.length === 0 ? null : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  const harm = harmText(entries, short);
  const largest = drop === null ? null : html`<p class="past"><strong>Largest loss:</strong> ${drop}</p>\n`;
  return html`<p class="past"><strong>Was anybody harmed before?</strong> ${harm ?? NO_HARM}</p>\n${list}${harm === null ? null : LOOK}${largest}`;
}
var NO_HARM = "Not as far as the records tell: CleverTap accepted each removal of these applies.";
function harmText(entries, short) {
  const stayed = short.reduce((sum, { rejections }) => sum + (rejections?.removals ?? 0), 0);
  const isUnsure = short.some((entry) => !isCounted(entry)) || doubtedIn(entries) > 0;
  if (stayed === 0 && !isUnsure) return null;
  if (stayed === 0) {
    return `Possibly: people who should have left a segment may have stayed in.`;
  }
  const more = isUnsure ? ", and others may have stayed in, too" : "";
  return `Possibly: CleverTap rejected ${plural(stayed, "removal")}${more}.`;
}
var LOOK = html`<p class="past">In CleverTap, look for messages to these segments between these times. If there were some, tell whoever sent them: people who should have left may have got them.</p>\n`;
function doubtedIn(entries) {
  return entries.reduce((sum, entry) => sum + sumOf(entry, ({ doubted = 0 }) => doubted), 0);
}
function isCounted(entry) {
  const unconfirmed = sumOf(entry, unconfirmedIn);
  return !isEndedEarly(entry) && unconfirmed === 0 && entry.rejections !== void 0;
}
function leavingHtml(entry, { endedBy }, options) {
  const { record, state } = entry;
  const by = endedBy.get(entry);
  const until = by === void 0 ? null : `until a${applyText(by).slice(1)}`;
  const where = placesHtml(entry.segments, options, "any other segment");
  const unsure = until === null ? "People who should have left may still be in." : html`People who should have left may have stayed in ${where} ${until}. The record does not say who.`;
  const apply = applyText(entry);
  if (state === "running") return html`${apply} is running now. ${unsure}`;
  if (record.stopped !== void 0) {
    return html`${apply} stopped: ${cutTo(record.stopped, REASON_COLUMNS2)}. ${unsure}`;
  }
  if (isEndedEarly(entry)) return html`${apply} stopped: it was cut off. ${unsure}`;
  return html`${apply}: ${rejectedHtml(entry, until, unsure, options)}`;
}
function applyText({ record: { serial, startedAt } }) {
  return `Apply ${count(serial)} (${moment(startedAt)})`;
}
function placesHtml(segments, options, besides) {
  const { shown, more } = sample(segments, NAMED);
  const rest = more > 0 ? plural(more, "other segment") : null;
  const named = [
    ...shown.map(({ key }) => segmentName(key, options)),
    ...rest === null ? [] : [rest]
  ];
  if (besides === null) return inWords(named);
  return named.length === 0 ? "a segment" : html`${joined(named, ", ")} or ${besides}`;
}
var REASON_COLUMNS2 = 120;
function rejectedHtml(entry, until, unsure, options) {
  const rejected = sumOf(entry, (one) => one.rejected);
  const open = sumOf(entry, unconfirmedIn);
  if (rejected === 0) return html`${plural(open, "change")} had no clear answer. ${unsure}`;
  const { rejections } = entry;
  if (rejections === void 0 || open > 0) {
    return html`CleverTap rejected ${plural(rejected, "change")}. ${unsure}`;
  }
  const { additions, removals } = rejections;
  const parts = [
    ...removals === 0 ? [] : [plural(removals, "removal")],
    ...additions === 0 ? [] : [plural(additions, "addition")]
  ].join(" and ");
  const stayed = until === null ? "are still in" : `stayed in ${until}`;
  const missed = until === null ? "are still out" : `were out ${until}`;
  const touched = entry.segments.filter((one) => one.rejected > 0);
  const where = placesHtml(touched, options, null);
  const who = removals === 0 ? html`The people who should have joined ${where} ${missed}. Nobody stayed in who should have left.` : html`The people who should have left ${where} ${stayed}.`;
  return html`CleverTap rejected ${parts}. ${who}`;
}
function sumOf({ segments }, figure) {
  return segments.reduce((total, one) => total + figure(one), 0);
}
function dropHtml(entries, options) {
  let found = null;
  let most = 0;
  for (const entry of entries) {
    for (const segment of entry.segments) {
      const drop = segment.before - segment.after;
      if (drop > most && drop >= LARGE * segment.before) [found, most] = [{ entry, segment }, drop];
    }
  }
  if (found === null) return null;
  const { record } = found.entry;
  const { key, before } = found.segment;
  const share = Math.round(100 * most / before);
  const waiver = record.waivers.find((one) => one.segment === null || one.segment === key);
  const by = record.actor === null ? null : html`, applied by ${value(record.actor)}`;
  const about = requestText(found.entry);
  const request = about === "" ? null : ` (${about})`;
  const why = waiver === void 0 ? html`No waiver was needed${by}${request}.` : html`An exception (a waiver) allowed it: “${cutTo(waiver.reason, REASON_COLUMNS2)}”${by}${request}.`;
  return html`Apply ${count(record.serial)} (${dayOf(record.startedAt)}): ${count(most)} of ${count(before)} members (${count(share)}%) left ${segmentName(key, options)} at once. ${why}`;
}

// src/html/log-page.ts
function* logPagePieces(log, options) {
  const left2 = leftOf(log.entries);
  const body = (function* () {
    yield headOf2(log, options, left2);
    yield html`<main id="main" tabindex="-1">`;
    if (log.asked.kind === "member") yield* personSections(log, options);
    else {
      yield* chartsSection(log.entries, options, left2);
      yield* appliesSection(log.entries, options);
    }
    yield html`</main>
<footer><p>Made ${moment(options.madeAt)} from the records of the lockfile. It keeps those of the last 1,000 applies.</p></footer>
`;
  })();
  yield* documentPieces({ title: "segops log", script: null }, body);
}
function headOf2({ asked, entries, remembered, binding }, options, left2) {
  const oldest = entries.at(-1);
  const newest = entries[0];
  const span = oldest === void 0 || newest === void 0 ? "" : `, from ${moment(oldest.record.startedAt)} to ${moment(newest.record.startedAt)}`;
  const of = entries.length === remembered ? "" : ` of ${count(remembered)} that the lockfile remembers`;
  return html`<header>
<p class="product">segops log${placed(options, binding)}</p>
<h1>${titleOf(asked, options)}</h1>
${asked.kind === "all" ? verdictHtml(entries, left2, options) : null}<p>${plural(entries.length, "apply", "applies")}${of}${span}.</p>
</header>
`;
}
function placed({ environment }, binding) {
  const place = placeHtml(binding ?? NO_PLACE, environment);
  return place === null ? null : html` of ${place}`;
}
var NO_PLACE = { account: null, origin: null };
function titleOf(asked, options) {
  switch (asked.kind) {
    case "all":
      return "What was applied";
    case "segment":
      return html`What was applied to ${segmentTitle(asked.key, options)}`;
    case "member":
      return html`What happened to ${value(asked.name)}`;
  }
}

// src/report/log-json.ts
function* logToJsonLines(entries) {
  for (const { record, state, segments, found, commit: says } of entries) {
    const { serial, apply, startedAt, endedAt, commit, actor, run, plan, recovered } = record;
    const document = {
      serial,
      apply,
      started_at: new Date(startedAt).toISOString(),
      ended_at: new Date(endedAt).toISOString(),
      commit,
      uncommitted: record.uncommitted ?? false,
      subject: says?.subject ?? null,
      pull_request: says?.pullRequest ?? null,
      reviewed: record.reviewed?.map(({ pullRequest, approvedBy }) => ({
        pull_request: pullRequest,
        approved_by: approvedBy
      })) ?? null,
      actor,
      run,
      plan,
      recovered: recovered && state === "none",
      state: state === "none" ? "recorded" : state,
      stopped: record.stopped ?? null,
      verified: record.verified ?? null,
      confirmed: (record.proven ?? []).map(({ key, through }) => ({ segment: key, through })),
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

// cmd/cli/log.ts
var command = cliCommand({
  description: "show what was applied: all of it, for a segment, or for a member",
  example: "segops log ada@example.com --limit 5",
  takes: {
    what: text("[what]", "key of a segment, or a member"),
    ...WORKSPACE,
    isMember: toggle("-m, --member", "it is a member, even if a segment has that key"),
    limit: count2("-n, --limit <applies>", "how many to show (default: 20, and all on a page)"),
    format: choice("-f, --format <format>", "how to print", ["text", "json"]),
    html: text("--html <file>", "also write what was found as a page, to read and to print")
  },
  run: async (terminal, { what, isMember, limit, format, html: html2, ...workspace }) => {
    if (what === null && isMember) {
      throw failure(
        "member-missing",
        say`--member needs a member`,
        say`Write it behind the command.`
      );
    }
    const options = fromStaleLock(terminal, workspace, OPEN);
    const most = limit ?? (html2 === null ? SHOWN : MOST);
    const log = await readLog(process.cwd(), options, { what, isMember, limit: most });
    if (html2 !== null) {
      const { env: environment } = workspace;
      writeLogPage(log, { environment, names: segmentNames(process.cwd(), options) }, html2);
    }
    const entries = log.entries.slice(0, limit ?? SHOWN);
    if (format === "json") for (const line of logToJsonLines(entries)) terminal.out(line);
    else if (entries.length > 0) terminal.out(logToText(entries, terminal));
    else terminal.out(`${wrap(nothingFound(log), terminal.width).join("\n")}
`);
    return 0;
  }
});
var SHOWN = 20;
var MOST = Number.POSITIVE_INFINITY;
function writeLogPage(log, about, file) {
  const repository = repositoryAt(process.cwd());
  const address = repositoryAddress(repository === null ? null : originUrl(repository));
  const options = { ...about, madeAt: Date.now(), repository: address };
  writePage(logPagePieces(log, options), file);
}
function nothingFound({ asked, remembered }) {
  if (remembered === 0 || asked.kind === "all") return "Nothing was applied yet.";
  const what = asked.kind === "segment" ? asked.key : asked.name;
  const none = remembered === 1 ? "It did not change" : "None of them changed";
  return `The lockfile remembers ${plural(remembered, "apply", "applies")}. ${none} ${showValue(what)}.`;
}
export {
  command
};
