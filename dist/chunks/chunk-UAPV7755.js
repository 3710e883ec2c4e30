import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  guardCode
} from "./chunk-KPHRFLCA.js";
import {
  capitalised,
  listed,
  lowerFirst,
  numberedSegment
} from "./chunk-WVZGLM5H.js";
import {
  asSentence,
  markdownCode,
  markdownLabel,
  messageLines,
  messageText
} from "./chunk-OPC25PTJ.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  groupBy,
  isMuch,
  nameOf
} from "./chunk-F2IHCJ47.js";
import {
  cutTo,
  displayWidth,
  showValue,
  wrap
} from "./chunk-H4E72AQF.js";
import {
  NOTHING,
  asCommand,
  asKey,
  asLabel,
  asList,
  asPath,
  count,
  duration,
  plain,
  plural,
  say,
  shellWord
} from "./chunk-I3YRI3NT.js";

// src/apply/apply-summary.ts
var EXIT_CODES = {
  applied: 0,
  nothing: 0,
  declined: 1,
  refused: 3,
  partial: 4,
  settling: 4,
  stopped: 4
};
function exitCodeOf(outcome) {
  return EXIT_CODES[outcome];
}

// src/report/verdict.ts
function verdictOf(plan) {
  const refused = refusals(plan).length;
  if (refused > 0) {
    const headline3 = `Refused by ${plural(refused, "guard")}. Nothing is sent.`;
    const would = isEmpty(plan) ? null : `It would ${doing(plan, WOULD)}.${respelledText(plan)}`;
    return { kind: "refused", headline: headline3, would };
  }
  const held = heldSentence(plan);
  if (isEmpty(plan) && held !== null) {
    return { kind: "refused", headline: `Nothing is sent. ${held}`, would: null };
  }
  if (isEmpty(plan)) return { kind: "nothing", headline: nothingToDo(plan), would: null };
  const headline2 = `${doingSentence(plan)}.${respelledText(plan)}${held === null ? "" : ` ${held}`}`;
  return { kind: "changes", headline: headline2, would: null };
}
function heldSentence({ heldSegments = [] }) {
  if (heldSegments.length === 0) return null;
  return `${plural(heldSegments.length, "segment is", "segments are")} held.`;
}
function guardsSentence({ heldSegments = [] }) {
  return heldSegments.length === 0 ? " Guards pass." : " For the other segments guards pass.";
}
function respelledText({ segments }) {
  const much = segments.filter(({ respelled = 0, before }) => isMuch(respelled, before));
  if (much.length === 0) return "";
  const members = much.reduce((sum, { respelled = 0 }) => sum + respelled, 0);
  const only = members === 1 ? "only changes its spelling" : "only change their spelling";
  return ` ${plural(members, "member")} of ${plural(much.length, "segment")} ${only}.`;
}
function refusals(plan) {
  return plan.guards.filter(({ verdict }) => verdict === "refuse");
}
function isEmpty({ totals, creates }) {
  return totals.add + totals.remove + creates.length === 0;
}
function changesOf({ add, remove }) {
  return add.length + remove.length;
}
function unconfirmed({ unconfirmed: unconfirmed2, settling }) {
  return Math.max(0, unconfirmed2 - settling);
}
function nothingToDo({ segments, notices }) {
  if (segments.length === 0) return "Nothing to do: no manifest declares a segment.";
  const settling = segments.reduce((sum, segment) => sum + segment.settling, 0);
  if (settling > 0) {
    return `Nothing to send now: ${plural(settling, "member is", "members are")} settling.`;
  }
  const adopted = segments.reduce((sum, { adopt }) => sum + adopt.length, 0);
  if (adopted > 0) {
    return `Nothing to send: ${plural(adopted, "member of existing segments is", "members of existing segments are")} recorded.`;
  }
  const blocked = new Set(
    notices.filter(({ code }) => code === "blocked").map((one) => one.segment)
  );
  const frozen = segments.filter(({ key, waits }) => waits !== void 0 && !blocked.has(key));
  const others = segments.filter(({ key, waits }) => waits === void 0 && !blocked.has(key));
  const members = others.reduce((sum, { after }) => sum + after, 0);
  const all = plural(
    others.length,
    "segment matches its manifest",
    "segments match their manifests"
  );
  const match = `${all} (${plural(members, "member")})`;
  if (blocked.size + frozen.length === 0) return `Nothing to do: ${match}.`;
  const parts = [
    ...blocked.size === 0 ? [] : [`${plural(blocked.size, "segment is", "segments are")} blocked`],
    ...frozen.length === 0 ? [] : [frozenText(frozen)],
    ...others.length === 0 ? [] : [match]
  ];
  return `Nothing to send: ${parts.join(", ")}.`;
}
function frozenText(frozen) {
  const waits = frozen.reduce((sum, segment) => sum + (segment.waits ?? 0), 0);
  const are = `${plural(frozen.length, "segment is", "segments are")} frozen`;
  return waits === 0 ? are : `${are} (${plural(waits, "change waits", "changes wait")})`;
}
function doingSentence(plan) {
  return capitalised(doing(plan, DOES));
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
function requestsSentence(plan) {
  const { requests, lowerBound, perSegmentRequests } = plan.totals;
  const bound = requests <= lowerBound ? "the fewest possible" : `no plan can need fewer than ${count(lowerBound)}`;
  const naive = perSegmentRequests > requests ? `; one segment and action at a time would need ${count(perSegmentRequests)}` : "";
  return `${plural(requests, "request")} (${bound}${naive})${timeText(plan)}`;
}
var GUESSED_MS = 200;
var LEAST_MS = 5e3;
function timeText({ totals: { requests, perSegmentRequests }, inFlight }) {
  const ms = guessedMs(requests, inFlight);
  if (ms < LEAST_MS) return "";
  const apart = guessedMs(perSegmentRequests, inFlight);
  const saved = apart > ms ? ` instead of ${duration(apart)}` : "";
  return `: about ${duration(ms)}${saved}, ${inFlight} at a time and ${GUESSED_MS} ms each`;
}
function roughTime({ totals: { requests }, inFlight }) {
  const ms = guessedMs(requests, inFlight);
  return ms < LEAST_MS ? "" : ` (about ${duration(ms)})`;
}
function guessedMs(requests, inFlight) {
  return Math.ceil(requests * GUESSED_MS / inFlight / 1e3) * 1e3;
}
function billedSentence({ billedEvents }) {
  return billedEvents === 0 ? "No billed events" : `Up to ${plural(billedEvents, "billed event")}`;
}
function createdSentence({ creates }) {
  if (creates.length === 0) return null;
  const what = plural(creates.length, "segment is", "segments are");
  return `${what} created. CleverTap cannot delete a segment.`;
}
function unconfirmedSentence(number) {
  if (number === 0) return null;
  return number === 1 ? "1 member is unconfirmed: nobody knows whether it is in the segment. This plan sends its change again. Until then, this person may get or miss messages" : `${count(number)} members are unconfirmed: nobody knows whether they are in the segment. This plan sends their changes again. Until then, these people may get or miss messages`;
}
function settlingSentence(number, { settleMs }) {
  if (number === 0) return null;
  const within = `usually within ${duration(settleMs)}`;
  return number === 1 ? `1 member is settling: an earlier, opposite change may still arrive, ${within}. Apply again after that. Until then, this person may get or miss messages` : `${count(number)} members are settling: earlier, opposite changes may still arrive, ${within}. Apply again after that. Until then, these people may get or miss messages`;
}
function byPermit(refused) {
  const groups = groupBy(refused, ({ allow }) => allow?.file ?? null);
  return [...groups.values()].map((guards) => ({ guards, allow: guards[0].allow }));
}
function permitSentence(permit) {
  const old = replacedBy(permit);
  const instead = old.length === 0 ? "" : `, in place of its ${listed(old)}`;
  return `write in ${showValue(permit.file)}${instead}${reasonSentence(permit)}:`;
}
function replacedBy({ replaces, replacesMembers = false }) {
  return [...replacesMembers ? ["members"] : [], ...replaces ? ["guard"] : []];
}
function reasonSentence({ yaml }) {
  return yaml.includes('reason: ""') ? ", and give a reason" : "";
}

// src/report/plan-sections.ts
function sectionsOf(plan) {
  const creates = new Map(plan.creates.map((create) => [create.key, create]));
  const isNoted = (segment) => changesOf(segment) > 0 || segment.settling > 0 || creates.has(segment.key);
  return {
    noted: plan.segments.filter(isNoted),
    unchanged: plan.segments.filter((segment) => !isNoted(segment)),
    creates,
    names: new Map(
      plan.segments.flatMap(
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
var NOWHERE = {
  environment: null,
  commit: null,
  run: null,
  linkTo: null,
  restorable: null
};

// src/report/personal.ts
var HIDDEN = "***";
var ADDRESS = /@|%(25)*40/i;
var UUID = /[0-9a-f]{8}(?:[-_]?[0-9a-f]{4}){3}[-_]?[0-9a-f]{12}/i;
var DIGEST = /[0-9a-f]{16}/i;
var PHONE = new RegExp("\\p{Nd}(?:[ ().\u2013_-]{0,2}\\p{Nd}){6}", "u");
var DATE = new RegExp("(?<!\\p{Nd})(?:19|20)\\d\\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\\d|3[01])(?!\\p{Nd})", "gu");
var CT_KEY = /^ct:\d+$/;
function looksPersonal(text) {
  if (CT_KEY.test(text)) return false;
  const plain2 = text.normalize("NFKC");
  const undated = plain2.replace(DATE, "|");
  return [ADDRESS, UUID, DIGEST].some((form) => form.test(plain2)) || PHONE.test(undated);
}
function placeName(text) {
  return looksPersonal(text) ? HIDDEN : text;
}
var COMMIT = /(?<!\S)(?:[0-9a-f]{40}|(?=\d*[a-f])[0-9a-f]{12})(?!\S)/g;
function placeCode(text) {
  return looksPersonal(text.replace(COMMIT, "_")) ? HIDDEN : text;
}
function placePath(path) {
  const [, file = path, line = ""] = /^(.*?)((?::\d{1,6}){0,2})$/s.exec(path) ?? [];
  return file.split("/").map(placeName).join("/") + line;
}
function placeSetting(name) {
  return name.startsWith("assert: ") ? `assert: ${HIDDEN}` : placePath(name);
}

// src/report/blocked.ts
var MOST = 5;
function unblocking(keys) {
  const shown = keys.slice(0, MOST);
  const commands = shown.filter((key) => key !== HIDDEN).map((key) => asCommand(`segops unblock ${shellWord(key)}`));
  const names = asList(shown.map(asKey));
  const one = keys.length === 1 ? say`it` : say`one`;
  return [
    ...say`CleverTap does not take the IDs of ${names}. Fix them in the manifest. If ${one} exists by now, unblock it: `,
    ...commands
  ];
}

// src/report/causes.ts
var BY_HARM = [
  "max_exclusion_shrink",
  "assert",
  "emptying",
  "same_segment",
  "split",
  "max_removals",
  "max_exclusion_rows_lost",
  "empty_list",
  "list_cut_off",
  "checksum",
  "expect_rows",
  "max_age",
  "max_additions",
  "max_changes",
  "max_billed_events",
  "not_evaluated"
];
function causesOf(refused) {
  const sorted = [...refused].sort((a, b) => harmOf(a) - harmOf(b));
  const groups = [];
  for (const guard of sorted) {
    const signs = signsOf(guard);
    const known = groups.find((group) => signs.some((sign) => group.signs.has(sign)));
    if (known === void 0) {
      groups.push({ guards: [guard], signs: new Set(signs) });
    } else {
      known.guards.push(guard);
      for (const sign of signs) known.signs.add(sign);
    }
  }
  return groups.map(({ guards }) => ({ guards, lists: filesOf(guards) }));
}
function harmOf({ guard }) {
  return BY_HARM.indexOf(guard);
}
function signsOf({ guard, lists = [] }) {
  return lists.length === 0 ? [`guard ${guard}`] : lists.map((path) => `list ${path}`);
}
var SEGMENT = /^segment:/;
function filesOf(guards) {
  const paths = guards.flatMap(({ lists = [] }) => lists);
  return [...new Set(paths)].filter((path) => !SEGMENT.test(path));
}
function segmentsOf(guards) {
  const keys = guards.flatMap(({ segment }) => segment === null ? [] : [segment]);
  return [...new Set(keys)];
}
function letInBySegment(guards) {
  const people = /* @__PURE__ */ new Map();
  for (const { guard, segment, measured } of guards) {
    if (guard !== "max_exclusion_shrink" || segment === null || measured === void 0) continue;
    people.set(segment, Math.max(people.get(segment) ?? 0, measured.part));
  }
  return people;
}

// src/report/harm.ts
function refusedMessage(plan, sections) {
  const [worst, ...others] = causesOf(refusals(plan));
  if (worst === void 0) return NOTHING;
  const rest = others.length === 0 ? NOTHING : say`. ${plural(others.length, "other refusal")}`;
  return say`${harmOf2(worst, sections)}${rest}`;
}
function harmOf2({ guards, lists }, sections) {
  const [{ guard, measured }] = guards;
  const same = guards.filter((one) => one.guard === guard);
  const where = segmentsNamed(same, sections);
  const [path = ""] = lists;
  const list = path === "" ? say`a list` : say`${asPath(path)}`;
  const List = path === "" ? say`A list` : list;
  switch (guard) {
    case "max_exclusion_shrink":
      return letIn(same, list, where);
    case "emptying":
      return say`${where} would lose all members`;
    case "same_segment":
      return say`${where} may be the same as another segment, and would be emptied`;
    case "split":
      return say`${where} would be split anew, and a test with it`;
    case "max_removals":
      return say`${where} would lose ${partOf(same, measured?.whole ?? null)}`;
    case "max_exclusion_rows_lost":
      return say`${List} lost ${partOf(same.slice(0, 1), measured?.whole ?? null, "row")}`;
    case "empty_list":
      return say`${List} has no members`;
    case "list_cut_off":
      return say`${List} looks cut off`;
    case "checksum":
      return say`${List} does not match its checksum`;
    case "expect_rows":
      return say`${List} does not have the number of rows that is expected`;
    case "max_age":
      return say`${List} is too old`;
    case "max_additions":
      return say`${where} would get ${partOf(same, null, "more member")}`;
    case "max_changes":
      return say`It makes ${partOf(same, null, "change")} at once`;
    case "max_billed_events":
      return say`It may cost ${partOf(same, null, "billed event")}`;
    case "assert": {
      const rules = new Set(same.map(({ message }) => plain(message))).size;
      return rules === 1 ? say`A rule for all segments does not hold` : say`${rules} rules for all segments do not hold`;
    }
    case "not_evaluated":
      return say`A guard cannot be evaluated`;
  }
}
function letIn(guards, list, where) {
  const people = [...letInBySegment(guards).values()].reduce((sum, part) => sum + part, 0);
  if (people === 0) return say`People who were on ${list} may get ${where}`;
  const were = people === 1 ? say`was` : say`were`;
  return say`${plural(people, "person", "people")} who ${were} on ${list} would get ${where}`;
}
function partOf(guards, whole, what = "member") {
  const parts = guards.flatMap(({ measured }) => measured === void 0 ? [] : [measured.part]);
  const part = parts.reduce((sum, one) => sum + one, 0);
  if (whole === null || guards.length > 1) return say`${plural(part, what)}`;
  return say`${count(part)} of ${plural(whole, what)}`;
}
function segmentsNamed(guards, sections) {
  const keys = segmentsOf(guards);
  const named = keys.length === 2 ? 2 : 1;
  const shown = keys.slice(0, named).map((key) => segmentNamed(key, sections));
  const more = keys.length - shown.length;
  return asList(more === 0 ? shown : [...shown, say`${plural(more, "other segment")}`]);
}
function segmentNamed(key, { names }) {
  const name = names.get(key);
  const numbered = numberedSegment(key);
  if (name === void 0 && numbered !== null) return [numbered];
  return [name === void 0 ? asKey(key) : asLabel(name)];
}

// src/report/staying-words.ts
var NAMED = 3;
var NO_NAMES = /* @__PURE__ */ new Map();
function stayingMessage({ staying }, names = NO_NAMES) {
  if (staying === void 0) return null;
  const { people, unclear } = staying;
  const where = placesOf(staying, names);
  if (people === 0) {
    return say`${plural(unclear, "person", "people")} who should have left ${where} may still be there: no clear answer came.`;
  }
  const are = people === 1 ? say`is` : say`are`;
  const still = say`${plural(people, "person", "people")} who should have left ${where} ${are} still there, and can still get messages.`;
  return unclear === 0 ? still : say`${still} ${count(unclear)} more may be there: no clear answer came.`;
}
function holdMessage({ staying }, names = NO_NAMES) {
  if (staying === void 0) return null;
  return say`Hold messages to ${placesOf(staying, names)} in CleverTap until the rest is applied.`;
}
function placesOf({ segments }, names) {
  const shown = segments.slice(0, segments.length > NAMED + 1 ? NAMED : NAMED + 1);
  const more = segments.length - shown.length;
  const named = shown.map((key) => segmentNamed(key, { names }));
  return asList(more === 0 ? named : [...named, say`${plural(more, "other segment")}`]);
}
function againText({ outcome, changes, settling = 0 }) {
  if (outcome !== "stopped" && outcome !== "partial") return null;
  const { total, accepted, unconfirmed: unconfirmed2 } = changes;
  if (accepted === total && settling === 0) return null;
  const twice = unconfirmed2 + settling;
  if (twice === 0) {
    return "Running it again is safe: it sends what is missing, and nothing twice.";
  }
  const what = plural(twice, "change");
  return `Running it again is safe: it sends what is missing, and once more only the ${what} that ${twice === 1 ? "has" : "have"} no clear answer yet.`;
}

// src/report/result-text.ts
var REJECTED_SHOWN = 10;
function resultToText(summary, options) {
  const { width, colour, full = false } = options;
  const palette = paletteOf(colour);
  const blocks = [
    [...headLines(summary, width, palette), ...isDone(summary) ? serialLines(summary) : []],
    stayingLines(summary, width, palette),
    rejectedLines(summary.rejected, width, full ? Number.POSITIVE_INFINITY : REJECTED_SHOWN),
    openSentences(summary).flatMap((text) => wrap(text, width, "  ", "    ")),
    heldResult(summary, width),
    endLines(summary, width)
  ];
  return `${blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function isDone(summary) {
  return exitCodeOf(summary.outcome) === 0 && nextStep(summary) === null;
}
function serialLines({ serial }) {
  return serial === null ? [] : [`The lockfile is at serial ${count(serial)}.`];
}
function stayingLines(summary, width, palette) {
  const staying = stayingMessage(summary);
  const hold = holdMessage(summary);
  if (staying === null || hold === null) return [];
  return messageLines(say`${staying} ${hold}`, width).map(palette.bad);
}
function headLines(summary, width, palette) {
  const { outcome, stoppedBecause } = summary;
  const paint = exitCodeOf(outcome) === 0 ? palette.good : palette.warn;
  const done = wrap(headline(summary), width);
  if (stoppedBecause === null) return done.map(paint);
  const because = messageLines(asSentence(["Stopped: ", ...stoppedBecause]), width);
  return [...because.map(paint), ...done];
}
function headline(summary) {
  const { outcome, changes, creates } = summary;
  const created = creates === 0 ? "" : `Created ${plural(creates, "segment")}. `;
  switch (outcome) {
    case "nothing":
      return "Nothing to do: no change was sent.";
    case "declined":
      return "Not applied: nothing was sent.";
    case "refused":
      return "Refused: nothing was sent.";
    default:
      if (isOnlyBlocked(summary)) return `Nothing was sent: ${blockedText(summary)}.`;
      return `${created}Applied ${count(changes.accepted)} of ${plural(changes.total, "change")} in ${plural(summary.requests, "request")} (${duration(summary.seconds * 1e3)}).`;
  }
}
function openSentences(summary) {
  const { changes, settling = 0, adopted = 0, blocked = [] } = summary;
  const { rejected, unconfirmed: unconfirmed2, unsent } = changes;
  const texts = [];
  if (adopted > 0) {
    texts.push(
      `Recorded ${plural(adopted, "member")} of existing segments. Nothing was sent for ${them(adopted)}.`
    );
  }
  if (rejected > 0) {
    texts.push(
      `${plural(rejected, "change was", "changes were")} rejected. The account did not change for ${them(rejected)}.`
    );
  }
  if (unconfirmed2 > 0) {
    texts.push(
      `${plural(unconfirmed2, "change is", "changes are")} unconfirmed: no clear answer came. The next apply sends ${them(unconfirmed2)} again.`
    );
  }
  if (settling > 0) {
    texts.push(
      `${plural(settling, "change is", "changes are")} settling: an earlier, opposite change may still arrive. A later apply sends ${them(settling)} once more.`
    );
  }
  if (unsent > 0)
    texts.push(
      `${plural(unsent, "change was", "changes were")} not sent. The next apply sends ${them(unsent)}.`
    );
  if (blocked.length > 0 && !isOnlyBlocked(summary))
    texts.push(`${blockedText(summary)}: nothing was sent to ${them(blocked.length)}.`);
  return texts;
}
function heldKeys({ held = [] }) {
  return held;
}
function heldResult(summary, width) {
  const keys = heldKeys(summary);
  if (keys.length === 0) return [];
  const head = `${plural(keys.length, "segment is", "segments are")} held: nothing was sent to ${them(keys.length)}.`;
  return [...wrap(head, width), ...keys.map((key) => cutTo(`  ${showValue(key)}`, width))];
}
function them(number) {
  return number === 1 ? "it" : "them";
}
function rejectedLines(rejected, width, limit) {
  const { shown, more } = sample(rejected, limit);
  const lines = shown.flatMap(({ change, message }) => {
    const sign = change.operation === "ADD" ? "+" : "-";
    const where = cutTo(showValue(change.segment), width - 24);
    const what = `${sign} ${showValue(nameOf(change.member))}`;
    const beside = `  ${where}  ${what}`;
    const head = displayWidth(beside) <= width ? [beside] : [`  ${where}`, cutTo(`    ${what}`, width)];
    return [...head, ...messageLines(asSentence(message), width, "      ")];
  });
  return more === 0 ? lines : [...lines, ...wrap(`... and ${count(more)} more were rejected`, width, "  ")];
}
var MEANING = {
  applied: "done",
  nothing: "nothing to do",
  declined: "declined",
  refused: "refused",
  partial: "applied in part",
  settling: "settling",
  stopped: "stopped before the end"
};
var APPLY = asCommand("segops apply");
var USUAL_NEXT = {
  applied: null,
  nothing: null,
  declined: null,
  refused: say`see why: ${asCommand("segops plan")}`,
  partial: say`apply again: ${APPLY}`,
  settling: say`apply again once the settle time is over: ${APPLY}`,
  stopped: say`fix the cause, then apply again: ${APPLY}`
};
function endLines(summary, width) {
  const { outcome } = summary;
  const code = exitCodeOf(outcome);
  const next = nextStep(summary);
  const again = againText(summary);
  return [
    ...isDone(summary) ? [] : serialLines(summary),
    ...again === null ? [] : wrap(again, width),
    ...code === 0 ? [] : [`Exit code ${code}: ${isWaiting(summary) ? "blocked" : MEANING[outcome]}.`],
    ...next === null ? [] : messageLines(asSentence(["Next: ", ...next]), width)
  ];
}
function nextStep(summary) {
  const { next, outcome, blocked = [], held = [] } = summary;
  if (next !== null) return next;
  if (held.length > 0)
    return say`fix what is held, or allow it. See why: ${asCommand("segops plan")}`;
  if (blocked.length === 0 || outcome !== "partial") return USUAL_NEXT[outcome];
  const unblock = unblocking(blocked);
  return isWaiting(summary) ? unblock : say`${unblock} Then apply again: ${APPLY}`;
}
function isWaiting({ outcome, changes, blocked = [] }) {
  return outcome === "partial" && blocked.length > 0 && changes.accepted === changes.total;
}
function blockedText({ blocked = [] }) {
  return `${plural(blocked.length, "segment is", "segments are")} blocked`;
}
function isOnlyBlocked(summary) {
  return isWaiting(summary) && summary.changes.total + summary.creates === 0;
}

// src/report/annotations.ts
var PER_LEVEL = 10;
function problemsToAnnotations(problems, perLevel = PER_LEVEL) {
  const levels = ["error", "warning"].map(
    (level) => problems.filter(({ severity }) => severity === level)
  );
  const lines = levels.flatMap((level) => level.slice(0, perLevel).map(annotation));
  const left = levels.reduce((sum, level) => sum + Math.max(0, level.length - perLevel), 0);
  if (left > 0) lines.push(`::notice::${plural(left, "more problem")} in the log of this step`);
  return lines.map((line) => `${line}
`).join("");
}
function annotation({ severity, code, message, place, next }) {
  const properties = [
    ...place === void 0 ? [] : [`file=${property(place.file)}`],
    ...place?.line === void 0 ? [] : [`line=${place.line}`],
    ...place?.column === void 0 ? [] : [`col=${place.column}`],
    `title=${property(`segops: ${code}`)}`
  ];
  return `::${severity} ${properties.join(",")}::${data(`${messageText(message)}
${messageText(next)}`)}`;
}
function data(text) {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function property(text) {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
function refusalProblems(plan) {
  const { heldSegments = [] } = plan;
  const held = heldSegments.flatMap(({ guards: guards2 }) => guards2);
  const errors = heldSegments.flatMap(({ problems }) => problems);
  const guards = [...refusals(plan), ...held].map(
    ({ guard, segment, message, lists = [], allow, place }) => ({
      severity: "error",
      code: guardCode(guard),
      ...place ? { place } : placeOf(lists, allow),
      message: segment === null ? message : say`${asKey(segment)}: ${message}`,
      next: place ? say`Fix what breaks the rule. Nothing waives it.` : IF_MEANT
    })
  );
  return [...guards, ...errors];
}
var IF_MEANT = say`If it is meant, paste the YAML that the summary of this run shows.`;
function placeOf(lists, allow) {
  const file = lists.find((path) => !path.startsWith("segment:")) ?? allow?.file;
  return file === void 0 ? {} : { place: { file } };
}
function applyProblems(summary) {
  const { outcome, stoppedBecause } = summary;
  if (exitCodeOf(outcome) === 0) return [];
  const why = stoppedBecause === null ? NOTHING : say` Stopped: ${stoppedBecause}.`;
  return [
    {
      severity: outcome === "settling" ? "warning" : "error",
      code: `apply-${outcome}`,
      message: [headline(summary), ...why],
      next: asSentence(nextStep(summary) ?? say`Run the job again.`)
    }
  ];
}

// src/report/plan-line.ts
function segmentsText({ segments, creates }) {
  const made = new Set(creates.map(({ key }) => key));
  const noted = segments.filter((one) => changesOf(one) > 0 || made.has(one.key)).length;
  if (made.size === 0) return plural(noted, "segment");
  if (made.size === noted) return plural(noted, "new segment");
  return `${plural(noted, "segment")} (${count(made.size)} new)`;
}
function planLine(plan) {
  const { add, remove, requests } = plan.totals;
  const signed = add + remove === 0 ? "" : `+${count(add)} -${count(remove)} in `;
  const parts = [
    `${signed}${segmentsText(plan)}`,
    ...requests === 0 ? [] : [plural(requests, "request")],
    ...add + remove === 0 ? [] : [lowerFirst(billedSentence(plan.totals))]
  ];
  return parts.join(" \xB7 ");
}

// src/report/segment-markdown.ts
var NAME_COLUMNS = 60;
var KEY_COLUMNS = 80;
function keyMarkdown(key) {
  return markdownCode(cutTo(key, KEY_COLUMNS));
}
function nameMarkdown(key, { names }) {
  const name = names.get(key);
  return name === void 0 ? keyMarkdown(key) : markdownLabel(cutTo(name, NAME_COLUMNS));
}
function boldName(key, sections) {
  const name = nameMarkdown(key, sections);
  return name === "" ? "" : `**${name}**`;
}
function segmentMarkdown(key, sections) {
  const name = boldName(key, sections);
  return sections.names.has(key) ? `${name} (${keyMarkdown(key)})` : name;
}

export {
  exitCodeOf,
  HIDDEN,
  looksPersonal,
  placeName,
  placeCode,
  placePath,
  placeSetting,
  unblocking,
  verdictOf,
  heldSentence,
  guardsSentence,
  refusals,
  isEmpty,
  changesOf,
  unconfirmed,
  requestsSentence,
  roughTime,
  billedSentence,
  createdSentence,
  unconfirmedSentence,
  settlingSentence,
  byPermit,
  permitSentence,
  replacedBy,
  reasonSentence,
  sectionsOf,
  sample,
  sampleSize,
  NOWHERE,
  causesOf,
  segmentsOf,
  letInBySegment,
  refusedMessage,
  harmOf2 as harmOf,
  segmentNamed,
  stayingMessage,
  holdMessage,
  againText,
  resultToText,
  headline,
  openSentences,
  heldKeys,
  nextStep,
  problemsToAnnotations,
  refusalProblems,
  applyProblems,
  NAME_COLUMNS,
  keyMarkdown,
  boldName,
  segmentMarkdown,
  segmentsText,
  planLine
};
