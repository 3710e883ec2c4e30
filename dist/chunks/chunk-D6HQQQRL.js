import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  changesOf,
  refusals
} from "./chunk-2R755QZN.js";
import {
  cutPath,
  cutTo,
  markdownCode,
  markdownLabel
} from "./chunk-2LUYGXP6.js";
import {
  count,
  plural
} from "./chunk-LD54R26Y.js";

// src/report/causes.ts
var BY_HARM = [
  "max_exclusion_shrink",
  "emptying",
  "same_segment",
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
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`.replace(/\.$/, "");
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
function segmentsText({ segments, creates }) {
  const made = new Set(creates.map(({ key }) => key));
  const noted = segments.filter((one) => changesOf(one) > 0 || made.has(one.key)).length;
  if (made.size === 0) return plural(noted, "segment");
  if (made.size === noted) return plural(noted, "new segment");
  return `${plural(noted, "segment")} (${count(made.size)} new)`;
}
function refusedText(plan, sections) {
  const [worst, ...others] = causesOf(refusals(plan));
  if (worst === void 0) return "refused";
  const rest = others.length === 0 ? "" : `. ${plural(others.length, "other refusal")}`;
  return `refused. ${harmText(worst, sections)}${rest}`;
}
var PATH_COLUMNS = 60;
function harmText({ guards, lists }, sections) {
  const [{ guard, measured }] = guards;
  const same = guards.filter((one) => one.guard === guard);
  const where = segmentsMarkdown(same, sections);
  const [path = ""] = lists;
  const list = path === "" ? "a list" : markdownCode(cutPath(path, PATH_COLUMNS));
  switch (guard) {
    case "max_exclusion_shrink":
      return letInText(same, list, where);
    case "emptying":
      return `${where} would lose all members`;
    case "same_segment":
      return `${where} may be the same as another segment, and would be emptied`;
    case "max_removals":
      return `${where} would lose ${partText(same, measured?.whole ?? null)}`;
    case "max_exclusion_rows_lost":
      return `${capital(list)} lost ${partText(same.slice(0, 1), measured?.whole ?? null, "row")}`;
    case "empty_list":
      return `${capital(list)} has no members`;
    case "list_cut_off":
      return `${capital(list)} looks cut off`;
    case "checksum":
      return `${capital(list)} does not match its checksum`;
    case "expect_rows":
      return `${capital(list)} does not have the number of rows that is expected`;
    case "max_age":
      return `${capital(list)} is too old`;
    case "max_additions":
      return `${where} would get ${partText(same, null, "more member")}`;
    case "max_changes":
      return `It makes ${partText(same, null, "change")} at once`;
    case "max_billed_events":
      return `It may cost ${partText(same, null, "billed event")}`;
    case "not_evaluated":
      return "A guard cannot be evaluated";
  }
}
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function letInText(guards, list, where) {
  const people = [...letInBySegment(guards).values()].reduce((sum, part) => sum + part, 0);
  if (people === 0) return `People who were on ${list} may get ${where}`;
  return `${plural(people, "person", "people")} who ${people === 1 ? "was" : "were"} on ${list} would get ${where}`;
}
function partText(guards, whole, what = "member") {
  const parts = guards.flatMap(({ measured }) => measured === void 0 ? [] : [measured.part]);
  const part = parts.reduce((sum, one) => sum + one, 0);
  if (whole === null || guards.length > 1) return plural(part, what);
  return `${count(part)} of ${plural(whole, what)}`;
}
function segmentsMarkdown(guards, sections) {
  const keys = segmentsOf(guards);
  const named = keys.length === 2 ? 2 : 1;
  const shown = keys.slice(0, named).map((key) => nameMarkdown(key, sections));
  const more = keys.length - shown.length;
  const all = more === 0 ? shown : [...shown, plural(more, "other segment")];
  return all.join(" and ");
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
  causesOf,
  segmentsOf,
  letInBySegment,
  keyMarkdown,
  boldName,
  segmentMarkdown,
  heading,
  inHeading,
  peopleText,
  refusedText,
  footerLine,
  outdated,
  failedSince,
  upToLines
};
