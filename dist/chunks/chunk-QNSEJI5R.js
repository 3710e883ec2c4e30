import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  causesOf,
  letInBySegment,
  refusals,
  segmentsOf,
  segmentsText
} from "./chunk-XVD3TND2.js";
import {
  lowerFirst
} from "./chunk-E2IEATHZ.js";
import {
  markdownCode,
  markdownLabel
} from "./chunk-WIPORBPI.js";
import {
  cutPath,
  cutTo
} from "./chunk-TYL77ZLA.js";
import {
  asKey,
  asLabel,
  asList,
  asPath,
  count,
  plural,
  say
} from "./chunk-I3YRI3NT.js";

// src/report/harm.ts
function refusedMessage(plan, sections) {
  const [worst, ...others] = causesOf(refusals(plan));
  if (worst === void 0) return say`refused`;
  const rest = others.length === 0 ? say`` : say`. ${plural(others.length, "other refusal")}`;
  return say`refused. ${harmOf(worst, sections)}${rest}`;
}
function harmOf({ guards, lists }, sections) {
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
  return [name === void 0 ? asKey(key) : asLabel(name)];
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

// src/report/headline-markdown.ts
var SIGNS = {
  changes: "\u{1F7E2}",
  rules: "\u{1F7E1}",
  outdated: "\u{1F553}",
  nothing: "\u26AA",
  refused: "\u26D4",
  invalid: "\u{1F534}",
  partial: "\u{1F7E0}",
  applied: "\u2705"
};
function heading(sign, verdict, environment) {
  const where = environment === null ? "" : ` \xB7 ${markdownLabel(environment)}`;
  return `### ${SIGNS[sign]} segops: ${verdict}${where}`;
}
function inHeading(text) {
  return lowerFirst(text).replace(/\.$/, "");
}
var VERBS = {
  plan: {
    join: ["joins", "join"],
    leave: ["leaves", "leave"],
    create: ["is created", "are created"]
  },
  result: { join: ["joined", "joined"], leave: ["left", "left"], create: ["created", "created"] }
};
function peopleText(plan, tense = "plan") {
  const { peopleAdded, peopleRemoved, add, remove } = plan.totals;
  const { length: created } = plan.creates;
  const { join, leave, create } = VERBS[tense];
  if (add + remove + created === 0) return "";
  if (add + remove === 0) return plural(created, `segment ${create[0]}`, `segments ${create[1]}`);
  const people = [
    ...add === 0 ? [] : [plural(peopleAdded, `person ${join[0]}`, `people ${join[1]}`)],
    ...remove === 0 ? [] : [leaving(peopleRemoved, leave, add > 0)]
  ];
  const changes = add + remove === peopleAdded + peopleRemoved ? [] : [plural(add + remove, "change")];
  return `${people.join(", ")} \xB7 ${[segmentsText(plan), ...changes].join(", ")}`;
}
function leaving(people, [one, many], isShort) {
  if (isShort) return `${count(people)} ${people === 1 ? one : many}`;
  return plural(people, `person ${one}`, `people ${many}`);
}
function refusedText(plan, sections) {
  return spansMarkdown(refusedMessage(plan, sections));
}
var PATH_COLUMNS = 60;
function spansMarkdown(message) {
  return message.map(spanMarkdown).join("");
}
function spanMarkdown(span) {
  if (typeof span === "string") return span;
  if (span.kind === "path") return markdownCode(cutPath(span.text, PATH_COLUMNS));
  return span.kind === "key" ? keyMarkdown(span.text) : markdownLabel(cutTo(span.text, NAME_COLUMNS));
}

// src/report/comment-marks.ts
function footerLine({ environment, commit, run }, more = []) {
  const parts = [
    ...environment === null ? [] : [markdownLabel(environment)],
    ...commit === null ? [] : [`commit ${markdownCode(commit.slice(0, 12))}`],
    ...run === null ? [] : [`[run](${run})`],
    ...more
  ];
  return parts.length === 0 ? "" : `<sub>${parts.join(" \xB7 ")}</sub>`;
}
var OLDER = "<details><summary>The older plan</summary>\n\n";
var END = "\n\n</details>\n";
var FAILED = "the newest plan failed";
function outdated(body, serial, environment) {
  if (firstLine(body).includes(FAILED)) return body;
  const told = `An apply has changed the lockfile since (serial ${count(serial)}). Run the plan again to see what this pull request does now.`;
  return marked(heading("outdated", "outdated. Plan again", environment), told, body);
}
function failedSince(body, about) {
  const { commit, run, environment } = about;
  const which = commit === null ? "" : ` of ${markdownCode(commit.slice(0, 12))}`;
  const where = run === null ? "the log of its run" : `[its run](${run})`;
  const head = heading("invalid", `${FAILED}. Nothing below counts`, environment);
  return marked(head, `The plan${which} failed. See ${where}. What follows is an older one.`, body);
}
function marked(head, told, body) {
  return `${head}

${told}

${OLDER}${withoutMark(body).trimEnd()}${END}`;
}
function firstLine(body) {
  return body.slice(0, body.indexOf("\n"));
}
function withoutMark(body) {
  const at = body.indexOf(OLDER);
  if (at < 0 || !body.endsWith(END)) return body;
  return `${body.slice(at + OLDER.length, -END.length)}
`;
}
function upToLines(markdown, limit) {
  if (markdown.length <= limit) return markdown;
  const lines = markdown.slice(0, limit).split("\n").slice(0, -1);
  const fences = lines.filter((line) => line.startsWith("```")).length;
  const closing = fences % 2 === 1 ? ["```"] : [];
  return [...lines, ...closing, "", "More is in the summary of the run.", ""].join("\n");
}

export {
  refusedMessage,
  harmOf,
  keyMarkdown,
  boldName,
  segmentMarkdown,
  heading,
  inHeading,
  peopleText,
  refusedText,
  spansMarkdown,
  footerLine,
  outdated,
  failedSince,
  upToLines
};
