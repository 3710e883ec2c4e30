import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  NAME_COLUMNS,
  keyMarkdown,
  refusedMessage,
  segmentsText
} from "./chunk-UAPV7755.js";
import {
  lowerFirst
} from "./chunk-WVZGLM5H.js";
import {
  markdownCode,
  markdownLabel
} from "./chunk-OPC25PTJ.js";
import {
  cutPath,
  cutTo
} from "./chunk-H4E72AQF.js";
import {
  count,
  plural
} from "./chunk-I3YRI3NT.js";

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
  const { add, remove } = plan.totals;
  const { length: created } = plan.creates;
  const { create } = VERBS[tense];
  if (add + remove + created === 0) return "";
  if (add + remove === 0) return plural(created, `segment ${create[0]}`, `segments ${create[1]}`);
  return `${joiningText(plan, tense)} \xB7 ${segmentsText(plan)}`;
}
function joiningText({ totals }, tense) {
  const { peopleAdded, peopleRemoved, add, remove } = totals;
  const { join, leave } = VERBS[tense];
  return [
    ...add === 0 ? [] : [plural(peopleAdded, `person ${join[0]}`, `people ${join[1]}`)],
    ...remove === 0 ? [] : [leaving(peopleRemoved, leave, add > 0)]
  ].join(", ");
}
function overlapText({ totals }, tense = "plan") {
  const { peopleAdded, peopleRemoved, add, remove } = totals;
  if (add + remove === peopleAdded + peopleRemoved) return null;
  return `${joiningText({ totals }, tense)} (somebody in several segments counts in each)`;
}
function leaving(people, [one, many], isShort) {
  if (isShort) return `${count(people)} ${people === 1 ? one : many}`;
  return plural(people, `person ${one}`, `people ${many}`);
}
function refusedText(plan, sections) {
  return `refused. ${spansMarkdown(refusedMessage(plan, sections))}`;
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
function upToLines(markdown, limit, where = "More is in the summary of the run.") {
  if (markdown.length <= limit) return markdown;
  const lines = markdown.slice(0, limit).split("\n").slice(0, -1);
  const fences = lines.filter((line) => line.startsWith("```")).length;
  const closing = fences % 2 === 1 ? ["```"] : [];
  return [...lines, ...closing, "", where, ""].join("\n");
}

export {
  heading,
  inHeading,
  peopleText,
  overlapText,
  refusedText,
  spansMarkdown,
  footerLine,
  outdated,
  failedSince,
  upToLines
};
