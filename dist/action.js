import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  checkNotSuperseded,
  checkUnchanged,
  runApply
} from "./chunks/chunk-7M7I2MYX.js";
import {
  readStatus,
  statusToMarkdown,
  waits
} from "./chunks/chunk-ILW7JRTA.js";
import {
  lastingOf,
  pointsOf,
  segmentLines,
  standingOf,
  verifyAccount,
  verifyToMarkdown,
  verifyToText
} from "./chunks/chunk-QDT6XM3A.js";
import "./chunks/chunk-NKGXK2UL.js";
import "./chunks/chunk-F6SMJQVL.js";
import "./chunks/chunk-G7EMIBXP.js";
import {
  checkLockRules,
  diagnosisToMarkdown,
  diagnosisToText,
  examine,
  needsHelp,
  shownDiagnosis
} from "./chunks/chunk-MN2KAM4P.js";
import "./chunks/chunk-MM5746HT.js";
import "./chunks/chunk-G2YTH2JN.js";
import {
  COMMENT_ROOM,
  EndedRuns,
  SUMMARY_BYTES,
  WHOLE as WHOLE2,
  aboutOf,
  appliedOutcome,
  beginGit,
  checkPublic,
  comment,
  failedResult,
  filesUrl,
  foldersOf,
  footer,
  getInput,
  gitHubOf,
  isOurs,
  logProblems,
  logTerminal,
  marked,
  markerName,
  mergedPullRequests,
  newPlanPath,
  plannedResult,
  privacyIn,
  readEvent,
  readInputs,
  readPrivacy,
  saveState,
  setOutputs,
  setSecret,
  tellFailed,
  tellMerged,
  tellOthers,
  warn,
  whoAmI,
  withoutPlan,
  workspaceOptions
} from "./chunks/chunk-VJDOZZUV.js";
import {
  PER_PAGE,
  asked,
  askedOr
} from "./chunks/chunk-63IBOESF.js";
import "./chunks/chunk-U7NUW5TV.js";
import "./chunks/chunk-ZZMI4N4C.js";
import {
  bugReport,
  knownFailure,
  reportUncaught
} from "./chunks/chunk-URH7IZVA.js";
import "./chunks/chunk-RVGNAGAZ.js";
import {
  checkSources
} from "./chunks/chunk-SROKQPNX.js";
import {
  WHOLE,
  createdMarkdown,
  cutMarkdown,
  endLine,
  factsFold,
  fitMarkdown,
  heldMarkdown,
  nothingSent,
  noticesMarkdown,
  planPagePieces,
  planToMarkdown,
  refusedMarkdown,
  rulePartsOf,
  safetyMarkdown,
  sentSentence,
  stateMarkdown,
  tableMarkdown,
  undeclaredPartsOf,
  whoMarkdown
} from "./chunks/chunk-F3W4XBI4.js";
import "./chunks/chunk-KJC24T5R.js";
import {
  footerLine,
  heading,
  inHeading,
  peopleText,
  refusedText,
  upToLines
} from "./chunks/chunk-3S7FUTYH.js";
import {
  changeBetween,
  checkConfirmed,
  contentOf,
  everAmong,
  hasWork,
  holdsSegments,
  isRefused,
  makePlan,
  makePullRequestPlan,
  pastOf,
  settingsOf,
  withContent,
  writePlanFile
} from "./chunks/chunk-TTSMO7DW.js";
import {
  writePage
} from "./chunks/chunk-XVWOLRNF.js";
import {
  appendText
} from "./chunks/chunk-YSBFZHU4.js";
import "./chunks/chunk-VFRILNIK.js";
import "./chunks/chunk-FWJJEGX2.js";
import "./chunks/chunk-GAAB6DMV.js";
import {
  applyNews,
  fromStaleLock,
  laterMarkdown,
  printPlan,
  warnOfApply
} from "./chunks/chunk-L7DEOO2F.js";
import {
  NOWHERE,
  againText,
  applyProblems,
  boldName,
  exitCodeOf,
  headline,
  heldKeys,
  heldSentence,
  holdMessage,
  isEmpty,
  nextStep,
  openSentences,
  problemsToAnnotations,
  refusalProblems,
  refusals,
  resultToText,
  sample,
  sectionsOf,
  segmentMarkdown,
  stayingMessage
} from "./chunks/chunk-UAPV7755.js";
import "./chunks/chunk-KPHRFLCA.js";
import {
  mayEndWell
} from "./chunks/chunk-GEQSP74U.js";
import "./chunks/chunk-2VZNV34P.js";
import "./chunks/chunk-WVZGLM5H.js";
import {
  asSentence,
  fenced,
  linkedFile,
  markdownCode,
  messageMarkdown,
  messageText
} from "./chunks/chunk-OPC25PTJ.js";
import {
  InvalidSources,
  basicToken,
  changeTotals,
  changedFiles,
  changedLines,
  commitsSince,
  completeHistory,
  configOf,
  fetching,
  firstParent,
  hasCommit,
  headCommit,
  isCommitted,
  isInHead,
  isPointer,
  listTree,
  mergeBases,
  movesSince,
  nameInTree,
  namesAmong,
  openDesired,
  openWorkspace,
  originOf,
  originUrl,
  partsOf,
  refPath,
  repositoryAt,
  urlOf
} from "./chunks/chunk-IZEHMJH7.js";
import "./chunks/chunk-Z77BLT6X.js";
import "./chunks/chunk-AZRYA54M.js";
import "./chunks/chunk-FKDK5XNF.js";
import "./chunks/chunk-MIVGNW6U.js";
import {
  appliedCommit,
  groupBy,
  membersWithout,
  nameOf
} from "./chunks/chunk-F2IHCJ47.js";
import "./chunks/chunk-QLBRRXQH.js";
import "./chunks/chunk-CM3TFJKA.js";
import "./chunks/chunk-S7QDTAJS.js";
import "./chunks/chunk-ISJ3FD7T.js";
import {
  cutPath,
  cutTo,
  showLines
} from "./chunks/chunk-H4E72AQF.js";
import "./chunks/chunk-D4UHDB6F.js";
import {
  Failure,
  asCode,
  asCommand,
  asKey,
  asLabel,
  asPath,
  asThrown,
  count,
  duration,
  failure,
  moment,
  plural,
  say,
  shellWord
} from "./chunks/chunk-I3YRI3NT.js";

// src/report/problems-markdown.ts
var MESSAGE_COLUMNS = 600;
var PATH_COLUMNS = 160;
function problemsToMarkdown(problems2, { verdict, linkTo, limit, environment }) {
  const errors = problems2.filter(({ severity }) => severity === "error");
  const warnings = problems2.filter(({ severity }) => severity === "warning");
  const words = `${verdict}. ${plural(problems2.length, "problem")} to fix`;
  const head = `${heading("invalid", words, environment)}
`;
  const items = [...byFile(errors), ...byFile(warnings)].map((problem) => item(problem, linkTo));
  const shown = fitting(items, limit - head.length);
  const more = items.length - shown.length;
  const cut = more === 0 ? [] : [`- ... and ${plural(more, "more problem")} in the log of the run`];
  return `${[head, ...shown, ...cut].join("\n")}
`;
}
function byFile(problems2) {
  return [...groupBy(problems2, ({ place }) => place?.file).values()].flat();
}
var CUT_LINE = 80;
function fitting(items, limit) {
  let room = limit - CUT_LINE;
  const end = items.findIndex((text) => {
    room -= text.length + 1;
    return room < 0;
  });
  return end < 0 ? items : items.slice(0, end);
}
function item({ severity, code, message, place, next }, linkTo) {
  const where = place === void 0 ? "" : `${placeMarkdown(place, linkTo)}: `;
  const text = messageMarkdown(asSentence(message), MESSAGE_COLUMNS);
  const then = messageMarkdown(asSentence(next.filter((span) => !isLine(span))), MESSAGE_COLUMNS);
  const head = `- **${severity}** ${where}${text} ${then} (\`${code}\`)`;
  const lines = next.filter(isLine).map((span) => cutTo(span.text, MESSAGE_COLUMNS));
  if (lines.length === 0) return head;
  const block = fenced("yaml", lines.flatMap(showLines)).map((line) => `  ${line}`);
  return [head, "", ...block].join("\n");
}
function isLine(span) {
  return typeof span !== "string" && span.kind === "line";
}
function placeMarkdown({ file, line }, linkTo) {
  const shown = `${cutTo(file, PATH_COLUMNS)}${line === void 0 ? "" : `:${line}`}`;
  return linkedFile(shown, file, linkTo, line);
}

// src/app/event-checkout.ts
function checkEventCheckout(event) {
  const { folder, sha, pullHead, applies } = event;
  const repository = repositoryAt(folder);
  const head = repository === null ? null : headCommit(repository);
  if (repository === null || head === null) throw wrong(say`there is no commit in the checkout`);
  if (applies) checkOrigin(event, repository);
  if (head === sha) return;
  if (!applies && head === pullHead) return;
  const meant = sha === null ? say`no commit` : say`commit ${asCode(sha.slice(0, 12))}`;
  throw wrong(
    say`commit ${asCode(head.slice(0, 12))} is checked out, and the event is of ${meant}`
  );
}
function wrong(what) {
  return failure(
    "wrong-checkout",
    what,
    say`Nothing was sent. Use actions/checkout without ${asCode("ref")} and without ${asCode("repository")}, and run no git command that moves it.`,
    { exitCode: 3 }
  );
}
function checkOrigin({ repository: name, server }, repository) {
  const url = originUrl(repository);
  if (url !== null && isOf(url, name, server)) return;
  throw wrong(say`the remote ${asCode("origin")} is not the repository ${asLabel(name)}`);
}
function isOf(url, name, server) {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(url) ?? [];
  const path = (rest ?? url.replace(":", "/")).replace(/\/+$/, "").replace(/\.git$/i, "");
  const last = path.split("/").slice(-2).join("/");
  if (name === "" || last.toLowerCase() !== name.toLowerCase()) return false;
  return scheme === void 0 || !/^https?$/i.test(scheme) || urlOf(url)?.origin === urlOf(server)?.origin;
}

// src/github/commits.ts
async function commitRelation({ octokit, owner, repo }, older, commit) {
  const place = { owner, repo, basehead: `${older}...${commit}`, per_page: 1 };
  const found = await askedOr(
    null,
    say`compare two commits`,
    "contents: read",
    () => octokit.rest.repos.compareCommitsWithBasehead(place)
  );
  if (found?.data.status === "identical") return "same";
  return found?.data.status === "ahead" ? "descends" : "apart";
}
async function defaultBranch({ octokit, owner, repo }) {
  const { data } = await asked(
    say`read the default branch`,
    "contents: read",
    () => octokit.rest.repos.get({ owner, repo })
  );
  return data.default_branch;
}

// src/github/status-issue.ts
async function keepStatusIssue(github, status) {
  const me = await whoAmI(github);
  const found = await find(github, status, me);
  if (found === void 0) {
    if (status.isHealthy || status.opensNone === true) return { kind: "none" };
    const url = await accepted(github, status, me);
    return url === null ? open(github, status) : { kind: "accepted", url };
  }
  const body = marked(status.name, status.body);
  const isSame = found.body === body && found.title === status.title;
  if (isSame && !status.isHealthy) return { kind: "unchanged", url: found.url };
  return update(github, status, found, body);
}
async function find({ octokit, owner, repo }, { name, label }, me) {
  const place = { owner, repo, state: "open", labels: label, per_page: PER_PAGE };
  const issues = await asked(
    say`read the issues`,
    "issues: write",
    () => octokit.paginate(octokit.rest.issues.listForRepo, place)
  );
  return issues.filter((issue) => issue.pull_request === void 0 && isOurs(name, me, issue)).map((issue) => ({
    number: issue.number,
    title: issue.title,
    body: issue.body ?? "",
    url: issue.html_url
  })).sort((a, b) => a.number - b.number)[0];
}
async function accepted({ octokit, owner, repo }, { name, label, newest }, me) {
  if (newest === void 0) return null;
  const order = { sort: "updated", direction: "desc", per_page: PER_PAGE };
  const { data } = await asked(
    say`read the issues`,
    "issues: write",
    () => octokit.rest.issues.listForRepo({ owner, repo, state: "closed", labels: label, ...order })
  );
  const [last] = data.filter((issue) => issue.pull_request === void 0 && isOurs(name, me, issue)).map(({ closed_at: at, state_reason: reason, html_url: url }) => ({
    at: Date.parse(at ?? ""),
    isAccepted: ACCEPTED.includes(reason),
    url
  })).sort((a, b) => b.at - a.at);
  return last?.isAccepted && last.at >= newest ? last.url : null;
}
var ACCEPTED = ["not_planned", "duplicate"];
async function open({ octokit, owner, repo }, status) {
  const { title, label } = status;
  const body = marked(status.name, status.body);
  const { data } = await asked(
    say`open an issue`,
    "issues: write",
    () => octokit.rest.issues.create({ owner, repo, title, body, labels: [label] })
  );
  return { kind: "opened", url: data.html_url };
}
async function update({ octokit, owner, repo }, { title, isHealthy }, { number, url }, body) {
  const place = { owner, repo, issue_number: number };
  const closing = isHealthy ? { state: "closed", state_reason: "completed" } : {};
  await asked(
    say`update an issue`,
    "issues: write",
    () => octokit.rest.issues.update({ ...place, title, body, ...closing })
  );
  return { kind: isHealthy ? "closed" : "updated", url };
}

// cmd/action/alarm.ts
var LABEL = "segops";
function issueOf(job) {
  const name = markerName(job);
  const title = name === "" ? "segops: something waits" : `segops: something waits (${name})`;
  return { name, label: LABEL, title };
}
var ALARMING = {
  refused: "was refused",
  invalid: "found problems in config, manifests or lists",
  failed: "failed",
  partial: "was applied in part"
};
async function withAlarm(job, work) {
  const told = [];
  const summary = (markdown) => {
    told.push(markdown);
    job.summary(markdown);
  };
  try {
    const result2 = await work({ ...job, summary });
    const verdict = ALARMING[result2.outcome];
    if (verdict !== void 0) await raise(job, verdict, told.join("\n"));
    return result2;
  } catch (error) {
    const problems2 = job.privacy.problems(knownFailure(error)?.problems ?? []);
    const { environment } = aboutOf(job);
    const words = { verdict: "failed", linkTo: null, limit: ROOM, environment };
    const text = problems2.length === 0 ? "segops ended with a bug of its own. The log of the run says more.\n" : problemsToMarkdown(problems2, words) + footer(job);
    await raise(job, "ended with an error", text);
    throw error;
  }
}
var ROOM = 6e4;
async function raise(job, verdict, markdown) {
  const body = `**The scheduled apply ${verdict}.**

${upToLines(markdown, ROOM)}`;
  try {
    const kept = await keepStatusIssue(job.github(), { ...issueOf(job), body, isHealthy: false });
    if (kept.kind !== "none") job.terminal.out(`The status issue says so: ${kept.url}
`);
  } catch (error) {
    warn(job, error);
  }
}

// src/app/approval.ts
import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";

// src/github/writers.ts
async function writersOf(github, base, head, commits) {
  const listed = await commitsBetween(github, base, head);
  const known2 = new Set(listed.map(({ sha }) => sha));
  if (!commits.every((commit) => known2.has(commit))) return null;
  const logins = listed.flatMap(({ author, committer }) => [loginOf(author), loginOf(committer)]);
  return new Set(logins.filter((login) => login !== null));
}
function loginOf(account) {
  const login = account == null ? null : Reflect.get(account, "login");
  return typeof login === "string" ? login : null;
}
async function commitsBetween({ octokit, owner, repo }, base, head) {
  const place = { owner, repo, basehead: `${base}...${head}`, per_page: PER_PAGE };
  const all = [];
  for (let page = 1; ; page += 1) {
    const found = await askedOr(
      null,
      say`read who wrote a commit`,
      "contents: read",
      () => octokit.rest.repos.compareCommitsWithBasehead({ ...place, page })
    );
    const commits = found?.data.commits ?? [];
    all.push(...commits);
    if (commits.length < PER_PAGE) return all;
  }
}
async function movesOf({ octokit, owner, repo }, branch) {
  const place = { owner, repo, ref: `refs/heads/${branch}`, per_page: PER_PAGE };
  const list = octokit.rest.repos.listActivities;
  const found = await askedOr([], say`read who pushed a branch`, "contents: read", async () => {
    let seen = 0;
    return octokit.paginate(list, place, ({ data }, done) => {
      seen += data.length;
      if (seen > MOST_MOVES) done();
      return data;
    });
  });
  if (found.length > MOST_MOVES) return null;
  return found.map(({ before, after, actor }) => ({ before, after, actor: actor?.login ?? null }));
}
var MOST_MOVES = 5e3;

// src/report/unapproved-text.ts
function unapprovedHeadline({ plan, left, reasons }) {
  const { add, remove } = left.totals;
  const { totals } = plan;
  if (add + remove > 0) {
    const part = `${count(add + remove)} of ${plural(totals.add + totals.remove, "change")}`;
    return [`Not applied: ${part} ${add + remove === 1 ? "was" : "were"} not approved`];
  }
  if (left.creates.length > 0 || left.segments.some(({ adopt }) => adopt.length > 0)) {
    return say`Not applied: what it would record was not approved`;
  }
  return reasons.some(({ kind }) => kind === "setting" || kind === "waiting") ? say`Not applied: what the manifests or the config declare was not approved` : say`Not applied: a list outside git differs from the last apply`;
}
function reasonMessage(reason) {
  switch (reason.kind) {
    case "pull-request":
      return reason.why;
    case "commit":
      return say`came without a pull request`;
    case "setting":
      return say`has a value that nobody approved`;
    case "waiting":
      return say`has ${plural(reason.members, "membership")} that nobody approved. They wait`;
    case "list":
      return say`is outside git and has changed since the last apply. What was reviewed is unknown`;
  }
}
function unapprovedNext({ reasons }) {
  const lists = reasons.some(({ kind }) => kind === "list") ? [
    say`Keep the list in git. Or write ${asCode("approve: manifests-only")} in the config: then lists outside git need no approval.`
  ] : [];
  return [
    ...lists,
    say`To undo it: revert the commit that brought it in, by a pull request of its own.`,
    say`To apply it: undo it first. Then bring it in again by a pull request, and have that approved before it is merged.`,
    say`If you have reviewed the default branch as it is, you can accept all of it as applied. What it still owes is sent then. In an up-to-date clone, run: ${asCommand("segops lock accept-history HEAD")}`
  ];
}
function unapprovedToText({ reasons }) {
  return reasons.map((reason) => asSentence(say`${reasonSubject(reason)} ${reasonMessage(reason)}`)).map((line) => `  ${messageText(line)}
`).join("");
}
function reasonSubject(reason) {
  switch (reason.kind) {
    case "pull-request":
      return say`Pull request ${asCode(String(reason.number))}:`;
    case "commit":
      return say`Commit ${asCode(reason.commit.slice(0, 12))}`;
    case "setting":
      return reason.segment === null ? say`Of the config, ${asLabel(reason.name)}` : say`Of ${asKey(reason.segment)}, ${asLabel(reason.name)}`;
    case "waiting":
      return say`The segment ${asKey(reason.segment)}`;
    case "list":
      return say`The list ${asPath(reason.path)}`;
  }
}

// src/review/uncovered.ts
function uncovered(plan, shown) {
  const known2 = new Map(shown.segments.map((segment) => [segment.key, segment]));
  const made = new Set(shown.creates.map(({ key }) => key));
  const creates = plan.creates.filter(({ key }) => !made.has(key));
  const segments = plan.segments.map((segment) => segmentWithout(segment, known2.get(segment.key)));
  return planOfSegments({ ...plan, creates }, segments);
}
function planOfSegments(plan, segments) {
  return { ...plan, segments, totals: { ...plan.totals, ...changeTotals(segments) } };
}
function changesNothing({ creates, segments }) {
  const isIdle = ({ add, remove, adopt }) => add.length + remove.length + adopt.length === 0;
  return creates.length === 0 && segments.every(isIdle);
}
function segmentWithout(segment, shown) {
  if (shown === void 0) return segment;
  return {
    ...segment,
    add: membersWithout(segment.add, shown.add),
    remove: membersWithout(segment.remove, shown.remove),
    adopt: membersWithout(segment.adopt, shown.adopt)
  };
}

// src/review/approval.ts
var NONE = { segments: /* @__PURE__ */ new Map(), settings: /* @__PURE__ */ new Map() };
function unsifted(change) {
  return { open: change, refused: NONE };
}
function sift({ open: open2, refused }, approved) {
  const left = { segments: /* @__PURE__ */ new Map(), settings: /* @__PURE__ */ new Map() };
  const denied = {
    segments: new Map(refused.segments),
    settings: new Map(refused.settings)
  };
  for (const [key, changes] of open2.segments) {
    const { add = [], remove = [] } = approved.segments.get(key) ?? {};
    put(left.segments, key, {
      add: membersWithout(membersWithout(changes.add, add), remove),
      remove: membersWithout(membersWithout(changes.remove, remove), add)
    });
    put(denied.segments, key, {
      add: common(changes.add, remove),
      remove: common(changes.remove, add)
    });
  }
  for (const [key, setting] of open2.settings) {
    const decided = approved.settings.get(key);
    if (decided === void 0) left.settings.set(key, setting);
    else if (decided.value !== setting.value) denied.settings.set(key, setting);
  }
  return { open: left, refused: denied };
}
function put(into, key, more) {
  if (more.add.length + more.remove.length === 0) return;
  const { add = [], remove = [] } = into.get(key) ?? {};
  into.set(key, { add: [...add, ...more.add], remove: [...remove, ...more.remove] });
}
function common(some, other) {
  const known2 = new Set(other.map(nameOf));
  return some.filter((member) => known2.has(nameOf(member)));
}
function isOpen({ open: open2 }) {
  return open2.segments.size + open2.settings.size > 0;
}
function unapprovedIn({ open: open2, refused }) {
  const segments = new Map(refused.segments);
  for (const [key, changes] of open2.segments) put(segments, key, changes);
  return { segments, settings: new Map([...refused.settings, ...open2.settings]) };
}
function withTakenUp(change, plan, wasDeclared) {
  const segments = new Map(change.segments);
  for (const { key, remove } of plan.segments) {
    if (!wasDeclared.has(key)) put(segments, key, { add: [], remove });
  }
  return { ...change, segments };
}
function planOf(plan, change) {
  const creates = plan.creates.filter(({ key }) => isSet(change, key, "create"));
  const segments = plan.segments.map(
    (segment) => within(segment, change.segments.get(segment.key))
  );
  return planOfSegments({ ...plan, creates }, segments);
}
function within(segment, changes) {
  const { add = [], remove = [] } = changes ?? {};
  return {
    ...segment,
    add: common(segment.add, add),
    adopt: common(segment.adopt, add),
    remove: common(segment.remove, remove)
  };
}
function isSet({ settings }, segment, name) {
  return settings.has(JSON.stringify([segment, name]));
}
function besides(plan, change) {
  const planned = new Map(plan.segments.map((segment) => [segment.key, segment]));
  const waiting = [...change.segments].flatMap(([key, { add, remove }]) => {
    const { add: adds = [], adopt = [], remove: removes = [] } = planned.get(key) ?? {};
    const members = membersWithout(membersWithout(add, adds), adopt).length + membersWithout(remove, removes).length;
    return members === 0 ? [] : [{ kind: "waiting", segment: key, members }];
  });
  const settings = [...change.settings.values()].map(
    ({ segment, name }) => ({ kind: "setting", segment, name })
  );
  return [...settings, ...waiting];
}

// src/github/reviews.ts
async function reviewsOf(github, pullRequest) {
  const all = await wordsOn(github, pullRequest);
  const mergedAt = Date.parse(pullRequest.mergedAt);
  const before = lastWords(all.filter(({ at }) => at <= mergedAt));
  const objections = [...before, ...lastWords(all)].filter(({ state }) => state === OBJECTS);
  const approving = before.filter(({ state, login }) => {
    return state === "APPROVED" && login !== pullRequest.author;
  });
  const objector = await firstWhoMayWrite(github, objections);
  const approvals = [];
  for (const { login, head, at } of approving.reverse()) {
    if (head !== null && await mayWrite(github, login)) approvals.push({ login, head, at });
  }
  return { approvals, objector };
}
async function reviewsOfCommit(github, commit) {
  const found = [];
  for (const pullRequest of await mergedPullRequests(github, commit)) {
    const { approvals } = await reviewsOf(github, pullRequest);
    const whole = approvals.filter(({ head }) => head === pullRequest.headSha);
    const approvedBy = whole.map(({ login }) => login).sort();
    found.push({ pullRequest: pullRequest.number, approvedBy });
  }
  return found;
}
var OBJECTS = "CHANGES_REQUESTED";
var SAYS_NOTHING = /* @__PURE__ */ new Set(["COMMENTED", "PENDING"]);
async function wordsOn({ octokit, owner, repo }, { number }) {
  const place = { owner, repo, pull_number: number, per_page: PER_PAGE };
  const reviews = await asked(
    say`read the reviews of a pull request`,
    "pull-requests: read",
    () => octokit.paginate(octokit.rest.pulls.listReviews, place)
  );
  return reviews.flatMap(({ user, state, commit_id: head, submitted_at: at = "" }) => {
    if (user?.type !== "User" || SAYS_NOTHING.has(state)) return [];
    return [{ login: user.login, state, head, at: Date.parse(at) }];
  });
}
function lastWords(words) {
  const last = /* @__PURE__ */ new Map();
  for (const word of words) {
    last.delete(word.login);
    last.set(word.login, word);
  }
  return [...last.values()];
}
async function firstWhoMayWrite(github, words) {
  for (const { login } of words) if (await mayWrite(github, login)) return login;
  return null;
}
async function mayWrite({ octokit, owner, repo }, login) {
  const place = { owner, repo, username: login };
  const found = await askedOr(
    null,
    say`read who may write`,
    "contents: read",
    () => octokit.rest.repos.getCollaboratorPermissionLevel(place)
  );
  return found?.data.permission === "admin" || found?.data.permission === "write";
}

// src/github/timeline.ts
var CHANGES_BASE = /* @__PURE__ */ new Set([
  "base_ref_changed",
  "automatic_base_change_succeeded",
  "base_ref_force_pushed"
]);
var MOST_PAGES = 30;
async function lastBaseChange({ octokit, owner, repo }, number) {
  const place = { owner, repo, issue_number: number, per_page: PER_PAGE };
  let last = null;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await asked(
      say`read when the base of a pull request changed`,
      "pull-requests: read",
      () => octokit.rest.issues.listEventsForTimeline({ ...place, page })
    );
    for (const event of data) {
      if (!CHANGES_BASE.has(event.event ?? "")) continue;
      const at = "created_at" in event ? Date.parse(event.created_at ?? "") : Number.NaN;
      if (Number.isNaN(at)) return "unknown";
      last = Math.max(last ?? at, at);
    }
    if (data.length === 0) return last;
  }
  return "unknown";
}

// src/review/changed-lines.ts
var AROUND = /[\s,;|"'[\]{}]+/;
var WORD = /[\p{L}\p{N}@._+-]/u;
var MOST_SEARCHED = 1e3;
function valuesIn(line) {
  const item2 = line.trim().replace(/^- +/, "");
  return [item2, ...item2.split(/[,;|\t]/)].map(
    (value) => value.trim().replace(/^(["'])(.*)\1$/, "$2")
  );
}
var ChangedLines = class {
  #words;
  #text;
  #searched = 0;
  /** `diff`: as git prints it. */
  constructor(diff) {
    const changed = diff.split("\n").filter((line) => /^[+-]/.test(line));
    const lines = changed.map((line) => line.slice(1));
    this.#text = lines.join("\n");
    const words = new Set(this.#text.split(AROUND));
    for (const line of lines) for (const value of valuesIn(line)) words.add(value);
    this.#words = words;
  }
  /** As it is written where nothing needs to be quoted. */
  has({ value }) {
    if (this.#words.has(value)) return true;
    if (!AROUND.test(value) || this.#searched === MOST_SEARCHED) return false;
    this.#searched += 1;
    const doubled = [`"`, `'`].map((sign) => value.replaceAll(sign, sign + sign));
    return [value, ...doubled].some((written) => this.#finds(written));
  }
  #finds(value) {
    for (let at = this.#text.indexOf(value); at >= 0; at = this.#text.indexOf(value, at + 1)) {
      const [before, after] = [this.#text[at - 1] ?? " ", this.#text[at + value.length] ?? " "];
      if (!WORD.test(before) && !WORD.test(after)) return true;
    }
    return false;
  }
};

// src/review/shown.ts
function splitByShown(change, before, after, files) {
  const [was, is] = [byKey(before), byKey(after)];
  const [wasToday, isToday] = [byKey(before, (one) => one), byKey(after, (one) => one)];
  const segments = /* @__PURE__ */ new Map();
  const members = /* @__PURE__ */ new Map();
  for (const [key, { add, remove }] of change.segments) {
    const manifest = is.get(key);
    const hides = manifest === void 0 ? [] : hidingIn(manifest, [before, was, wasToday], [after, is, isToday], files);
    const unwritten = unwrittenIn(manifest, add, [after, is], files);
    const names = /* @__PURE__ */ new Set([...namesOf(hides, new Set(add.map(nameOf))), ...unwritten]);
    const hidden = add.filter((member) => names.has(nameOf(member)));
    segments.set(key, { add: add.filter((member) => !names.has(nameOf(member))), remove });
    if (hidden.length > 0) members.set(key, hidden);
  }
  const settings = hiddenSettings(change, before, after, files);
  const isHidden = new Set(settings.map(({ setting }) => setting));
  const seen = [...change.settings].filter(([, setting]) => !isHidden.has(setting));
  return { shown: { segments, settings: new Map(seen) }, hidden: { members, settings } };
}
function byKey(content, seen = (one) => one.dated?.ever ?? one) {
  return new Map(content?.manifests.map((manifest) => [manifest.key, seen(manifest)]));
}
function hidingIn(manifest, [before, was, wasToday], [after, is, isToday], files) {
  const had = hadBy(manifest.key, was);
  const has = partsOf(manifest, is);
  const oldPart = new Map(had.map((part) => [part.key, part]));
  const unseen = has.map((one) => {
    const part = bare(unseenOf(one, oldPart.get(one.key), before, after, files));
    return { content: after, manifests: is, part };
  });
  if (before === null || had.length === 0) return unseen;
  const today = isToday.get(manifest.key) ?? manifest;
  const heldToday = hadBy(manifest.key, wasToday);
  const frees = isFreed(had, has, before, after, files) || isFreed(heldToday, partsOf(today, isToday), before, after, files);
  if (!frees) return unseen;
  return [...unseen, ...had.map((part) => ({ content: before, manifests: was, part: bare(part) }))];
}
function hadBy(key, was) {
  const old = was.get(key);
  return old === void 0 || old.only === true ? [] : partsOf(old, was).filter(isCounted);
}
function isCounted({ decisions }) {
  return decisions.retire !== "empty";
}
function unseenOf(manifest, old, before, after, files) {
  const known2 = new Set(
    listsIn(old?.membersFrom ?? []).map((ref) => sourceOf(ref, files.before(ref.path), before))
  );
  const membersFrom = listsIn(manifest.membersFrom).filter((ref) => {
    const name = files.after(ref.path);
    const isSeen = files.isNew(name) || !files.isTracked(name);
    return !isSeen && !known2.has(sourceOf(ref, files.nameBefore(name), after));
  });
  const members = isSameFile(old, manifest, files) ? null : manifest.members;
  return { ...manifest, members, membersFrom };
}
function listsIn(refs) {
  return refs.filter((ref) => ref.kind === "list");
}
function unwrittenIn(manifest, add, [after, is], files) {
  const lines = files.lines();
  const names = new Set(add.filter((member) => !lines.has(member)).map(nameOf));
  if (manifest === void 0 || names.size === 0) return names;
  const elsewhere = partsOf(manifest, is).map((one) => {
    const membersFrom = listsIn(one.membersFrom).filter(({ path, format }) => {
      const name = files.after(path);
      return format.encoding !== void 0 || !files.isTracked(name) || files.isElsewhere(name);
    });
    return { content: after, manifests: is, part: bare({ ...one, members: null, membersFrom }) };
  });
  for (const name of namesOf(elsewhere, names)) names.delete(name);
  return names;
}
function bare(manifest) {
  const { splits: _, ...all } = manifest;
  const decisions = { ...manifest.decisions, retire: null };
  const membersFrom = listsIn(manifest.membersFrom);
  return { ...all, membersFrom, intersectWith: [], excludeFrom: [], decisions };
}
function isSameFile(old, manifest, files) {
  const name = files.after(manifest.place.file);
  if (files.isNew(name)) return true;
  return old !== void 0 && files.before(old.place.file) === files.nameBefore(name);
}
function sourceOf({ format, identity, maxInvalid }, name, content) {
  const rules = maxInvalid === void 0 ? null : [maxInvalid, content?.config.identity];
  return JSON.stringify([name, format, identity, rules]);
}
function isFreed(had, has, before, after, files) {
  const nameNow = (path) => files.nameBefore(files.after(path));
  const still = new Set(has.flatMap((part) => rulesIn(part, after, nameNow)));
  const was = had.flatMap((part) => rulesIn(part, before, files.before));
  if (was.some((rule) => !still.has(rule))) return true;
  return has.some(
    ({ intersectWith, excludeFrom }) => (
      // Who is in the other segment may be others now.
      [...intersectWith, ...excludeFrom].some(({ kind }) => kind === "segment")
    )
  );
}
function rulesIn({ key, intersectWith, excludeFrom, splits = [] }, content, nameOfFile) {
  const rowsOf = (ref) => ref.kind === "segment" ? refPath(ref) : sourceOf(ref, nameOfFile(ref.path), content);
  const common2 = intersectWith.map((ref) => ["in", rowsOf(ref)]);
  const held = excludeFrom.map((ref) => ["out", rowsOf(ref), ref.ignoreCase]);
  const rules = [...common2, ...held, ["split", splits]];
  return rules.map((rule) => JSON.stringify([key, ...rule]));
}
function namesOf(hidings, among) {
  const found = hidings.flatMap(({ content, manifests, part }) => [
    ...namesAmong(openDesired(part, manifests, content.openList), among)
  ]);
  return new Set(found);
}
function hiddenSettings(change, before, after, files) {
  const [was, is] = [byKey(before), byKey(after)];
  const inFile = new Map(before?.manifests.map((one) => [files.before(one.place.file), one]));
  return [...change.settings.values()].flatMap((setting) => {
    const manifest = setting.segment === null ? void 0 : is.get(setting.segment);
    if (manifest === void 0 || isSameFile(was.get(manifest.key), manifest, files)) return [];
    const there = inFile.get(files.nameBefore(files.after(manifest.place.file)));
    const isSeen = there !== void 0 && !hasSetting(there, setting);
    return isSeen ? [] : [{ setting, file: manifest.place.file }];
  });
}
function hasSetting(manifest, { name, value }) {
  return settingsOf(manifest).some((one) => one.name === name && one.value === value);
}

// src/app/hidden-content.ts
function shownBetween(past, [base, before], [head, after]) {
  const { added, renamed } = changedFiles(past.repository, base, head);
  const tracked = listTree(past.repository, head);
  let lines = null;
  const files = {
    before: (path) => before?.nameOf(path) ?? "",
    after: after.nameOf,
    nameBefore: (name) => renamed.get(name) ?? name,
    isNew: (name) => added.has(name),
    isTracked: (name) => tracked.has(name),
    isElsewhere: (name) => isPointer(past.repository, tracked.get(name) ?? null),
    lines: () => {
      lines ??= new ChangedLines(changedLines(past.repository, base, head));
      return lines;
    }
  };
  const config = files.after(after.config.file);
  const isSame = before !== null && files.before(before.config.file) === files.nameBefore(config);
  if (!isSame && !files.isNew(config)) return null;
  return splitByShown(changeBetween(before, after), before, after, files);
}
async function knownIn(past, since, hidden, vouched) {
  const names = new Set([...hidden.members.values()].flat().map(nameOf));
  const lent = async (applied) => {
    const desired = applied === null ? /* @__PURE__ */ new Set() : everAmong(applied, names);
    return known(hidden, (name) => desired.has(name) || vouched.has(name), applied);
  };
  return since === null ? lent(null) : withContent(past, since, lent);
}
function known(hidden, isKnown, applied) {
  const segments = /* @__PURE__ */ new Map();
  for (const [key, members] of hidden.members) {
    segments.set(key, { add: members.filter((member) => isKnown(nameOf(member))), remove: [] });
  }
  const settings = /* @__PURE__ */ new Map();
  for (const { setting, file } of hidden.settings) {
    const there = applied?.manifests.find(({ place }) => place.file === file);
    const { segment, name } = setting;
    if (there !== void 0 && hasSetting(there, setting))
      settings.set(JSON.stringify([segment, name]), setting);
  }
  return { segments, settings };
}

// src/app/approved-content.ts
async function approvedContent(past, pull) {
  const parent = parentOf(past, pull);
  if (parent === null) return none(say`it was not merged into what is applied`);
  const { approvals, objector } = await reviewsOf(past.github, pull);
  if (objector !== null) return none(say`${asLabel(objector)} asked for changes`);
  if (approvals.length === 0) return none(say`no one who may write here approved it`);
  const based = await lastBaseChange(past.github, pull.number);
  if (based === "unknown") return none(say`GitHub does not say when its base changed last`);
  const since = approvals.filter(({ at }) => based === null || at > based);
  if (since.length === 0) return none(say`its base changed after it was approved`);
  for (const approval of since) {
    const found = await lookedAt(past, pull, parent, approval);
    if (found.kind !== "own") return found;
  }
  return none(say`only people who wrote or pushed to it approved it`);
}
function none(why) {
  return { kind: "none", why };
}
function parentOf({ repository, moves }, pull) {
  const { mergeCommit } = pull;
  if (mergeCommit === null || !moves.has(mergeCommit)) return null;
  return firstParent(repository, mergeCommit);
}
async function lookedAt(past, pull, parent, { login, head }) {
  const { repository, github } = past;
  const name = asCode(head.slice(0, 12));
  if (!hasCommit(repository, head, [`refs/pull/${pull.number}/head`, head])) {
    return none(say`${name}, which was approved, cannot be fetched any more`);
  }
  const [base, ...others] = head === pull.mergeCommit ? [] : mergeBases(repository, parent, head);
  if (base === void 0 || others.length > 0) {
    return none(say`git does not say where ${name}, which was approved, left the branch`);
  }
  const commits = commitsSince(repository, head, base);
  const hidden = hiddenBy(past, base, commits);
  if (hidden !== null) {
    const was = asCode(hidden.slice(0, 12));
    return none(
      say`the branch was once at ${was}, so the diff of ${name} may have hidden a part of it`
    );
  }
  const writers = await writersOf(github, base, head, commits);
  if (writers === null) return none(say`GitHub does not say who wrote ${name}, which was approved`);
  const pushers = await pushersOf(github, pull, commits);
  if (pushers === null) return none(say`GitHub lists more pushes to its branch than segops reads`);
  if (writers.has(login) || pushers.has(login)) return { kind: "own" };
  return declared(past, base, head);
}
function hiddenBy({ repository, places }, base, commits) {
  const known2 = new Set(commits);
  const hides = (place) => known2.has(place) || commitsSince(repository, place, base).some((commit) => known2.has(commit));
  const { kept, left } = places;
  const hidden = kept.find((place) => known2.has(place));
  if (hidden !== void 0) return hidden;
  return left.find((place) => !hasCommit(repository, place, [place]) || hides(place)) ?? null;
}
async function pushersOf(github, { headRef }, commits) {
  const moves = headRef === null ? [] : await movesOf(github, headRef);
  if (moves === null) return null;
  const known2 = new Set(commits);
  return new Set(moves.filter(({ after }) => known2.has(after)).map(({ actor }) => actor));
}
async function declared(past, base, head) {
  const name = asCode(head.slice(0, 12));
  try {
    return await withContent(
      past,
      base,
      (before) => withContent(past, head, async (after) => {
        if (after === null) return none(say`${name}, which was approved, has no config`);
        const split = shownBetween(past, [base, before], [head, after]);
        if (split === null)
          return none(
            say`the config was another file before ${name}, which its diff does not show`
          );
        return { kind: "approved", head, ...split };
      })
    );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return none(say`what ${name} declares cannot be read${asThrown(error)}`);
  }
}

// src/app/approval.ts
var NotApproved = class extends Failure {
  unapproved;
  constructor(unapproved2) {
    super([problemOf(unapproved2)], 3);
    this.unapproved = unapproved2;
  }
};
function problemOf(unapproved2) {
  return {
    severity: "error",
    code: "plan-not-approved",
    message: unapprovedHeadline(unapproved2),
    next: say`The summary of the run says what is missing, and what to do. Nothing was sent.`
  };
}
async function unapproved(run, workspace, plan, lock) {
  const { config } = workspace;
  const lists = config.approve === "manifests-only" ? [] : movedLists(config, plan);
  const since = appliedCommit(lock.index);
  if (since !== null && since === run.sha && lists.length === 0) return null;
  const past = await openPast(run, config, since);
  const change = await changeSince(past, workspace, plan, since);
  const { left, reasons } = await withoutApproved(past, change, since);
  const shown = planOf(plan, left);
  const beside = besides(plan, left);
  if (changesNothing(shown) && beside.length + lists.length === 0) return null;
  const moved = lists.map((path) => ({ kind: "list", path }));
  return { plan, left: shown, reasons: [...moved, ...beside, ...reasons] };
}
async function openPast(run, config, since) {
  const { at } = config.lock;
  if (at.kind !== "branch") throw new Error("only a lock branch has a past");
  const github = run.github();
  const branch = run.defaultBranch ?? await defaultBranch(github);
  const place = originOf(config.folder, at.branch);
  const repository = fetching(place.repository);
  completeHistory(repository, [`refs/heads/${branch}`]);
  const tip = run.sha ?? "HEAD";
  const moves = new Set(movesSince(repository, tip, since));
  return { ...pastOf(repository, config, tip), github, branch, tip, moves, places: NOWHERE2 };
}
async function changeSince(past, workspace, plan, since) {
  const now = contentOf(workspace);
  if (since === null) return withTakenUp(changeBetween(null, now), plan, /* @__PURE__ */ new Set());
  if (!hasCommit(past.repository, since, [since])) {
    throw cannotTell(say`commit ${asCode(since.slice(0, 12))}, which was applied last, is missing`);
  }
  try {
    return await withContent(past, since, async (before) => {
      const declared2 = new Set(before?.manifests.map(({ key }) => key));
      return withTakenUp(changeBetween(before, now), plan, declared2);
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw cannotTell(
      say`commit ${asCode(since.slice(0, 12))}, which was applied last, cannot be read${asThrown(error)}`
    );
  }
}
async function withoutApproved(opened, change, since) {
  const reasons = [];
  const asked2 = /* @__PURE__ */ new Set();
  let sifted = unsifted(change);
  const places = isOpen(sifted) ? await placesOf(opened, since) : NOWHERE2;
  const past = { ...opened, places };
  const found = [];
  for (const commit of past.moves) {
    if (!isOpen(sifted)) break;
    const merged = await mergedPullRequests(past.github, commit);
    const pulls = merged.filter(({ baseRef }) => baseRef === past.branch);
    if (pulls.length === 0) reasons.push({ kind: "commit", commit });
    for (const pull of pulls) {
      if (asked2.has(pull.number)) continue;
      asked2.add(pull.number);
      sifted = await siftedBy(past, pull, sifted, reasons, found);
    }
  }
  return { left: unapprovedIn(await withKnown(past, since, sifted, found, reasons)), reasons };
}
async function withKnown(past, since, sifted, found, reasons) {
  const vouched = new Set(found.flatMap(({ shown }) => [...addedIn(shown)]));
  let left = sifted;
  for (const { number, hidden } of found) {
    if (!isOpen(left)) break;
    const { members, settings } = hidden;
    if (members.size + settings.length === 0) continue;
    left = sift(left, await knownIn(past, since, hidden, vouched));
    const why = say`its diff does not show all that it lets count`;
    if (isOpen(left)) reasons.push({ kind: "pull-request", number, why });
  }
  return left;
}
function addedIn({ segments }) {
  return [...segments.values()].flatMap(({ add }) => add.map(nameOf));
}
async function siftedBy(past, pull, sifted, reasons, into) {
  const { number, headSha } = pull;
  const found = await approvedContent(past, pull);
  if (found.kind === "none") {
    reasons.push({ kind: "pull-request", number, why: found.why });
    return sifted;
  }
  const { head, shown, hidden } = found;
  into.push({ number, shown, hidden });
  if (head !== headSha) {
    const [approved, merged] = [asCode(head.slice(0, 12)), asCode(headSha.slice(0, 12))];
    const why = say`${approved} was approved, and ${merged} was merged`;
    reasons.push({ kind: "pull-request", number, why });
  }
  return sift(sifted, shown);
}
var NOWHERE2 = { kept: [], left: [] };
async function placesOf(past, since) {
  const { github, branch, repository, moves, tip } = past;
  const found = await movesOf(github, branch);
  if (found === null)
    throw cannotTell(say`GitHub lists more than ${MOST_MOVES} moves of the default branch`);
  const places = [...new Set(found.map(({ after }) => after))].filter((at) => !/^0+$/.test(at));
  const brought = new Set(commitsSince(repository, tip, since));
  const strayed = places.find((place) => brought.has(place) && !moves.has(place));
  if (strayed !== void 0) {
    const commit = asCode(strayed.slice(0, 12));
    throw cannotTell(
      say`the branch was at commit ${commit}, which came in as a second parent later`
    );
  }
  const history = new Set(commitsSince(repository, tip, null));
  const isKept = (place) => history.has(place);
  return { kept: places.filter(isKept), left: places.filter((place) => !isKept(place)) };
}
function movedLists(config, plan) {
  const moved = plan.segments.flatMap(({ lists }) => lists).filter(({ facts, before }) => facts.sha256 !== before?.sha256).map(({ facts }) => facts.path);
  return [...new Set(moved)].map((path) => ({ path, file: resolve(config.folder, path) })).filter(({ file }) => existsSync(file) && !isCommitted(config, realpathSync(file))).map(({ path }) => path).sort();
}
function cannotTell(why) {
  return failure(
    "approval-unknown",
    say`cannot tell what was approved: ${why}`,
    say`Nothing was sent. If you have reviewed the default branch as it is, accept it as applied: ${asCommand("segops lock accept-history HEAD")}`,
    { exitCode: 3 }
  );
}

// src/report/result-markdown.ts
var REJECTED_SHOWN = 100;
var MEMBER_COLUMNS = 160;
var MESSAGE_COLUMNS2 = 600;
function resultHeading(summary, done, environment) {
  const { outcome, changes } = summary;
  const waiting = changes.total - changes.accepted;
  const part = `${count(changes.accepted)} of ${plural(changes.total, "change")} ${changes.accepted === 1 ? "is" : "are"} sent`;
  switch (outcome) {
    case "applied":
      return heading("applied", done === "" ? "done" : `sent. ${done}`, environment);
    case "nothing":
      return heading("nothing", "nothing to send", environment);
    case "settling":
      return heading(
        "partial",
        `sent, ${plural(summary.settling ?? 0, "change")} settling`,
        environment
      );
    case "stopped":
      return heading("partial", `stopped half-way. ${part}, ${count(waiting)} wait`, environment);
    case "partial":
      return heading(
        "partial",
        waiting === 0 ? inHeading(headline(summary)) : `applied in part. ${part}`,
        environment
      );
    case "refused":
    case "declined":
      return heading("refused", "refused. Nothing was sent", environment);
  }
}
function resultBlocks(summary, { names }, run) {
  const { stoppedBecause } = summary;
  const staying = stayingMessage(summary, names);
  const lines = [
    ...staying === null ? [] : [`**${messageMarkdown(staying)}**`],
    ...stoppedBecause === null ? [] : [`Stopped: ${messageMarkdown([...stoppedBecause, "."])}`],
    ...stepsMarkdown(summary, names, run)
  ];
  const sign = staying === null ? "[!WARNING]" : "[!CAUTION]";
  const box = [sign, ...lines.flatMap((line, at) => at === 0 ? [line] : ["", line])];
  return [
    lines.length === 0 ? [] : box.flatMap((text) => text.split("\n")).map(quoted),
    rejectedMarkdown(summary.rejected),
    openSentences(untold(summary)).map((text) => `- ${text}`),
    heldMarkdown2(summary)
  ];
}
function inJob(message, run) {
  const text = messageMarkdown(asSentence(asJob(message)));
  if (run === null || asJob(message) === message) return text;
  return text.replace(/run the job again(?=\.$)/i, (words) => `[${words}](${run})`);
}
function asJob(message) {
  const [before, last] = message.slice(-2);
  const isApply = typeof last === "object" && last.kind === "command" && last.text === APPLY;
  if (!isApply || typeof before !== "string") return message;
  const again = before.replace(/\b(a)pply (?:again|the rest)/i, (_, a) => `${a === "A" ? "R" : "r"}un the job again`).replace(/: $/, "");
  return [...message.slice(0, -2), again];
}
var APPLY = "segops apply";
function quoted(line) {
  return `> ${line}`.trimEnd();
}
function untold(summary) {
  if (summary.outcome !== "stopped") return summary;
  return { ...summary, changes: { ...summary.changes, unsent: 0 } };
}
function stepsMarkdown(summary, names, run) {
  const hold = holdMessage(summary, names);
  const next = nextStep(summary);
  const again = againText(summary);
  const steps = [
    ...hold === null ? [] : [messageMarkdown(hold)],
    ...next === null ? [] : [inJob(next, run)]
  ];
  const safe = again === null ? [] : [again];
  if (steps.length < 2) {
    return [...steps.map((step) => `**What to do:** ${step}`), ...safe];
  }
  return ["**What to do:**", steps.map((step, at) => `${at + 1}. ${step}`).join("\n"), ...safe];
}
function resultEnd({ serial, requests, seconds }, about) {
  return footerLine(about, [
    ...serial === null ? [] : [`apply ${count(serial)}`],
    `${plural(requests, "request")}, ${duration(seconds * 1e3)}`
  ]);
}
function heldMarkdown2(summary) {
  const keys = heldKeys(summary);
  if (keys.length === 0) return [];
  const head = `${plural(keys.length, "segment is", "segments are")} held: nothing was sent to ${keys.length === 1 ? "it" : "them"}.`;
  const { shown, more } = sample(keys, REJECTED_SHOWN);
  const rest = more === 0 ? [] : [`- ... and ${count(more)} more`];
  return [
    head,
    "",
    ...shown.map((key) => `- ${markdownCode(cutTo(key, MEMBER_COLUMNS))}`),
    ...rest
  ];
}
function rejectedMarkdown(rejected) {
  const { shown, more } = sample(rejected, REJECTED_SHOWN);
  const rows = shown.map(({ change, message }) => {
    const verb = change.operation === "ADD" ? "add" : "remove";
    const member = markdownCode(cutTo(nameOf(change.member), MEMBER_COLUMNS));
    const said = messageMarkdown(asSentence(message), MESSAGE_COLUMNS2);
    return `- ${verb} ${member} in ${markdownCode(cutTo(change.segment, MEMBER_COLUMNS))}: ${said}`;
  });
  return more === 0 ? rows : [...rows, `- ... and ${plural(more, "more change was", "more changes were")} rejected`];
}

// src/report/applied-markdown.ts
function appliedToMarkdown(summary, plan, options = {}) {
  const sections = sectionsOf(plan);
  const { about = NOWHERE, whole = WHOLE } = options;
  const head = resultHeading(summary, peopleText(plan, "result"), about.environment);
  const render = (context) => [
    [head],
    ...resultBlocks(summary, sections, about.run),
    tableMarkdown(plan, context, { now: whereabouts(summary) }),
    undoMarkdown(summary),
    whoMarkdown(plan, context),
    factsFold(plan, context),
    cutMarkdown(context, whole),
    [resultEnd(summary, about)]
  ];
  return fitMarkdown(sections, render, options) ?? `${head}
`;
}
function whereabouts({ changes, sizes, done }) {
  if (sizes === void 0 || done === void 0) return null;
  return { sizes, done, isAll: changes.accepted === changes.total };
}
function undoMarkdown({ outcome, serial }) {
  if (outcome !== "applied" || serial === null) return [];
  const command = asCommand(`segops revert ${serial}`).text;
  return [
    "Every change was answered with success. To take it back:",
    "",
    ...fenced("sh", [command])
  ];
}

// src/report/unapproved-markdown.ts
var PATH_COLUMNS2 = 120;
var TO_DO = "**What to do**";
var TOGETHER = "Every pull request since the last apply was approved, but none of them has these changes. Several together cause them.";
function unapprovedToMarkdown(unapproved2, options = {}) {
  const { plan, left, reasons } = unapproved2;
  const sections = { ...sectionsOf(left), names: sectionsOf(plan).names };
  const { about = NOWHERE } = options;
  const head = heading(
    "refused",
    inHeading(messageMarkdown(unapprovedHeadline(unapproved2))),
    about.environment
  );
  const render = (context) => [
    [head],
    ["Nothing was sent."],
    reasonsMarkdown(reasons, context),
    unapprovedNext(unapproved2).map((text) => `- ${messageMarkdown(text)}`),
    tableMarkdown(left, context),
    whoMarkdown(left, context),
    cutMarkdown(context, options.whole ?? WHOLE),
    [endLine(plan, about)]
  ];
  return fitMarkdown(sections, render, options) ?? `${head}
`;
}
function reasonsMarkdown(reasons, { extent }) {
  if (reasons.length === 0) return [TOGETHER, "", TO_DO];
  const { shown, more } = sample(reasons, extent.rows);
  return [
    "**What is missing**",
    "",
    ...shown.map(
      (reason) => `- ${subject(reason)} ${messageMarkdown([...reasonMessage(reason), "."])}`
    ),
    ...more === 0 ? [] : [`- ... and ${plural(more, "more reason")}`],
    "",
    TO_DO
  ];
}
function subject(reason) {
  switch (reason.kind) {
    case "pull-request":
      return `#${reason.number}:`;
    case "commit":
      return reason.commit;
    case "list":
      return markdownCode(cutPath(reason.path, PATH_COLUMNS2));
    default:
      return messageMarkdown(reasonSubject(reason));
  }
}

// cmd/action/plan.ts
import { realpathSync as realpathSync2 } from "node:fs";
import { dirname, join } from "node:path";

// src/report/rules-markdown.ts
var NAME_COLUMNS = 120;
function rulesMarkdown(rules, context) {
  if (rules.length === 0) return [];
  const { shown, more } = sample(rules, context.extent.rows);
  return [
    "**Rules changed**",
    "",
    ...shown.map(
      (rule) => `- ${whereText(rule, context)}${rulePartsOf(rule).map(partMarkdown).join("")}`
    ),
    ...more === 0 ? [] : [`- ... and ${plural(more, "more rule")}`]
  ];
}
function whereText({ segment }, { sections }) {
  return segment === null ? "" : `${boldName(segment, sections)}: `;
}
function partMarkdown(part) {
  if (typeof part === "string") return part;
  return part.kind === "strong" ? `**${part.text}**` : markdownCode(cutPath(part.text, NAME_COLUMNS));
}

// src/report/pull-request-markdown.ts
function pullRequestToMarkdown(pullRequest, options = {}) {
  const { plan, own, pending, undeclared, rules } = pullRequest;
  const { names } = sectionsOf(plan);
  const ofOwn = { ...sectionsOf(own), names };
  const ofPending = { ...sectionsOf(pending), names };
  const both = { ...ofOwn, noted: [...ofOwn.noted, ...ofPending.noted] };
  const { whole = WHOLE, about = NOWHERE } = options;
  const head = headline2(pullRequest, ofOwn, about.environment);
  const render = (all) => {
    const context = { ...all, sections: ofOwn };
    return [
      [head],
      nothingSent(plan, "**Do not merge yet.** Nothing is sent"),
      safetyMarkdown(
        plan,
        { ...context, sections: sectionsOf(plan) },
        { verb: "merge", changesRules: rules.length > 0 }
      ),
      ...refusedMarkdown(plan, context),
      ...heldMarkdown(plan, context),
      rulesMarkdown(rules, context),
      laterMarkdown(plan, { ...context, sections: sectionsOf(plan) }),
      createdMarkdown(own),
      undeclaredMarkdown(undeclared, context),
      noticesMarkdown(plan, context),
      tableMarkdown({ ...own, guards: plan.guards }, context, { besides: pending.totals }),
      whenMerged(plan, pending),
      stateMarkdown(plan),
      whoMarkdown(own, context),
      whoMarkdown(pending, { ...all, sections: ofPending }, "Pending without this pull request"),
      factsFold(plan, context),
      cutMarkdown({ ...all, sections: both }, whole),
      [endLine(plan, about)]
    ];
  };
  return fitMarkdown(both, render, options) ?? `${head}
`;
}
function headline2({ plan, own, undeclared, rules }, sections, environment) {
  if (refusals(plan).length > 0) {
    return heading("refused", refusedText(plan, sections), environment);
  }
  const people = peopleText(own);
  const adopted = own.segments.reduce((sum, { adopt }) => sum + adopt.length, 0);
  const held = heldSentence(plan);
  const parts = [
    ...people === "" ? [] : [people],
    ...people === "" && adopted > 0 ? [`records ${plural(adopted, "member")}, sends nothing`] : [],
    ...undeclared.length === 0 ? [] : [`ends ${plural(undeclared.length, "segment")}`],
    ...rules.length === 0 ? [] : [`${plural(rules.length, "rule changes", "rules change")}`],
    ...held === null ? [] : [inHeading(held)]
  ];
  if (parts.length === 0) return heading("nothing", "no membership changes", environment);
  const first = people === "" && adopted === 0 ? ["no membership changes"] : [];
  return heading(
    rules.length > 0 ? "rules" : "changes",
    [...first, ...parts].join(" \xB7 "),
    environment
  );
}
function whenMerged(plan, pending) {
  if (isEmpty(plan) || refusals(plan).length > 0) return [];
  const { add, remove } = pending.totals;
  const besides2 = add + remove === 0 ? " Nothing else is pending." : "";
  return [`${sentSentence(plan, "Merging sends this to CleverTap:")}${besides2}`];
}
function undeclaredMarkdown(undeclared, { sections }) {
  return undeclared.map((one) => {
    const words = undeclaredPartsOf(one).map(partMarkdown);
    return `- ${segmentMarkdown(one.key, sections)} ${words.join("")}`;
  });
}

// src/review/pull-request.ts
function comparePlans(plan, { plan: base, rules }) {
  const before = new Map(base.segments.map((segment) => [segment.key, segment]));
  const { heldSegments = [] } = plan;
  const after = new Set([...plan.segments, ...heldSegments].map(({ key }) => key));
  const { creates } = uncovered(plan, base);
  const isCreated = new Set(creates.map(({ key }) => key));
  const segments = plan.segments.map((segment) => ownChanges(segment, before.get(segment.key))).filter((segment) => changesDesires(segment) || isCreated.has(segment.key));
  const own = planOfSegments({ ...plan, creates }, segments);
  return {
    plan,
    own,
    undeclared: base.segments.filter(({ key }) => !after.has(key)).map(({ key, name, after: members }) => ({ key, name, members })),
    pending: uncovered(plan, own),
    rules
  };
}
function changesDesires({ before, after, add, remove, adopt }) {
  return add.length + remove.length + adopt.length > 0 || before !== after;
}
function ownChanges(segment, base) {
  const was = desiredBy(base);
  return {
    ...segment,
    before: base?.after ?? 0,
    unconfirmed: 0,
    settling: 0,
    adopt: membersWithout(segment.adopt, was.added),
    add: united(
      membersWithout(segment.add, was.added),
      membersWithout(was.removed, segment.remove)
    ),
    remove: united(
      membersWithout(segment.remove, was.removed),
      membersWithout(was.added, [...segment.adopt, ...segment.add])
    )
  };
}
function desiredBy(segment) {
  if (segment === void 0) return { added: [], removed: [] };
  return { added: [...segment.adopt, ...segment.add], removed: segment.remove };
}
function united(some, more) {
  return [...some, ...membersWithout(more, some)];
}

// cmd/action/plan.ts
async function planAction(job) {
  const { privacy: privacy2, terminal: terminal2 } = job;
  const made = await planOf2(job);
  const plan = privacy2.plan(made.plan);
  const about = withPage(planAbout(job, made.folder, made.plan));
  warnOfApply(terminal2, made.underWay, privacy2);
  job.problems(made.warnings);
  printPlan(terminal2, plan, { full: false, apply: null });
  job.annotate(refusalProblems(plan));
  const compared = made.base === null ? null : privacy2.pullRequest(comparePlans(made.plan, made.base));
  const path = recordPlan(job, plan);
  const page = join(dirname(path), "plan.html");
  writePage(planPagePieces(plan, { madeAt: Date.now(), about, compared }), page);
  const summary = { limit: SUMMARY_BYTES, unit: "bytes", whole: WHOLE2, about };
  job.summary(toMarkdown(plan, compared, summary));
  const markdown = toMarkdown(plan, compared, { limit: COMMENT_ROOM, whole: WHOLE2, about });
  const hasNews = compared === null ? hasWork(plan) : hasOwnNews(compared);
  const commentUrl = await comment(
    job,
    markdown,
    hasNews || isRefused(plan) || holdsSegments(plan)
  );
  return { ...plannedResult(plan, path, page), commentUrl };
}
function withPage(about) {
  return about.run === null ? about : { ...about, page: `${about.run}#artifacts` };
}
function hasOwnNews({ own, undeclared, rules }) {
  return !changesNothing(own) || undeclared.length + rules.length > 0;
}
async function planOf2(job) {
  const options = fromStaleLock(job.terminal, workspaceOptions(job), job.privacy);
  const workspace = openWorkspace(job.folder, options);
  checkPublic(job, workspace.config);
  checkUnchanged(workspace);
  const base = baseOf(job);
  const { folder } = workspace.config;
  if (base !== null) return { ...await makePullRequestPlan(workspace, base), folder };
  return { ...await makePlan(workspace, null), base: null, folder };
}
function baseOf({ event, folder }) {
  const { pullRequest, mergeGroupBase } = event;
  if (mergeGroupBase !== null) return { kind: "commit", commit: mergeGroupBase };
  if (pullRequest === null) return null;
  const repository = repositoryAt(folder);
  const head = repository === null ? null : headCommit(repository);
  if (head !== pullRequest.headSha) return { kind: "merge" };
  return { kind: "branch", branch: pullRequest.baseRef };
}
function toMarkdown(plan, compared, options) {
  return compared === null ? planToMarkdown(plan, options) : pullRequestToMarkdown(compared, options);
}
function recordPlan(job, plan) {
  const path = newPlanPath(job);
  writePlanFile(plan, path);
  return path;
}
function planAbout(job, folder, plan) {
  const about = aboutOf(job);
  const repository = repositoryAt(folder);
  if (job.privacy.redacts || repository === null) return about;
  const top = nameInTree(repository, realpathSync2(folder));
  const files = filesUrl(job.inputs.environment, job.event);
  const linkTo = files === null || top === "" ? files : `${files}/${top}`;
  const branch = job.event.pullRequest?.baseRef ?? null;
  if (branch === null) return { ...about, linkTo };
  const refused = plan.guards.filter(({ verdict }) => verdict === "refuse");
  const paths = new Set(refused.flatMap(({ lists: lists2 = [] }) => lists2));
  const lists = [...paths].flatMap((path) => {
    const name = top === "" ? path : `${top}/${path}`;
    return isInHead(repository, name) ? [[path, name]] : [];
  });
  return { ...about, linkTo, restorable: { branch, lists: new Map(lists) } };
}

// cmd/action/apply.ts
async function applyAction(job) {
  const ended = new EndedRuns();
  const workspace = openWorkspace(job.folder, {
    ...workspaceOptions(job),
    onLockWarning: (warning) => job.problems([warning]),
    ownerEnded: ended.has
  });
  const branch = lockBranchOf(workspace);
  checkPublic(job, workspace.config);
  checkUnchanged(workspace);
  if (job.inputs.requireApprovedPlan) await checkLockRules(job.github(), branch);
  job.problems(await ended.ask(job.github, workspace.store));
  try {
    return await applyWorkspace(job, workspace);
  } catch (error) {
    if (error instanceof NotApproved) return tellUnapproved(job, error);
    throw error;
  }
}
function lockBranchOf({ config }) {
  if (config.lock.at.kind === "branch") return config.lock.at.branch;
  throw failure(
    "lock-branch-needed",
    say`the lockfile is on the disk of this job, which is deleted when the job ends`,
    say`Write ${asCode("lock: { branch: segops-lock, ... }")} in the config. Nothing was sent.`,
    { file: config.file }
  );
}
async function applyWorkspace(job, workspace) {
  const request = {
    workspace,
    only: null,
    timeLimitMs: job.inputs.timeLimitMs,
    stopAfterChanges: null,
    env: job.inputs.environment,
    reviewsOf: (commit) => recordedReviews(job, commit)
  };
  job.applies(true);
  const applied = await runApply(request, witnessOf(job, workspace));
  job.applies(false);
  const planPath = recordPlan(job, job.privacy.plan(applied.plan));
  return finish(job, applied, planPath);
}
async function recordedReviews(job, commit) {
  const { comment: comment2, requireApprovedPlan } = job.inputs;
  if (comment2 === "never" && !requireApprovedPlan) return null;
  try {
    return await reviewsOfCommit(job.github(), commit);
  } catch (error) {
    warn(job, error);
    return null;
  }
}
function witnessOf(job, workspace) {
  const { terminal: terminal2, privacy: privacy2, inputs } = job;
  return {
    ...applyNews(terminal2),
    locked: (index) => checkCommit(job, index),
    planned: (plan, warnings) => {
      job.problems(warnings);
      const shown = privacy2.plan(plan);
      printPlan(terminal2, shown, { full: false, apply: null });
      if (inputs.planDigest !== null) checkConfirmed(inputs.planDigest, shown);
    },
    approves: async (plan, lock) => {
      if (!inputs.requireApprovedPlan) return;
      const found = await unapproved(approvedRunOf(job), workspace, plan, lock);
      if (found !== null) throw new NotApproved(found);
    },
    consents: async () => true,
    stops: () => terminal2.err("Stopping: what is in flight is finished and recorded.\n"),
    endsAtOnce: () => terminal2.err("Ended at once. The next apply sends again what had no answer.\n")
  };
}
function approvedRunOf({ github, event }) {
  const { sha, defaultBranch: defaultBranch2 } = event;
  return { github, sha, defaultBranch: defaultBranch2 };
}
async function checkCommit(job, index) {
  const { sha } = job.event;
  if (sha === null) return;
  await checkNotSuperseded(
    index,
    sha,
    async (applied, commit) => await commitRelation(job.github(), applied, commit) === "descends"
  );
}
async function finish(job, applied, planPath) {
  const { privacy: privacy2 } = job;
  const planned = plannedResult(privacy2.plan(applied.plan), planPath);
  if (applied.kind !== "done") {
    const plan = privacy2.plan(applied.plan);
    job.annotate(refusalProblems(plan));
    const about2 = aboutOf(job);
    job.summary(planToMarkdown(plan, { limit: SUMMARY_BYTES, unit: "bytes", whole: WHOLE2, about: about2 }));
    return { ...planned, outcome: "refused", exitCode: 3 };
  }
  const summary = privacy2.summary(applied.summary);
  job.annotate(applyProblems(summary));
  job.terminal.out(resultToText(summary, { width: job.terminal.width, colour: false }));
  const about = aboutOf(job);
  const whole = { limit: SUMMARY_BYTES, unit: "bytes", whole: WHOLE2, about };
  job.summary(appliedToMarkdown(summary, privacy2.plan(applied.plan), whole));
  const told = { limit: COMMENT_ROOM, whole: WHOLE2, about };
  const markdown = appliedToMarkdown(summary, privacy2.plan(applied.plan), told);
  const commentUrl = await tellMerged(job, markdown, false);
  if (summary.serial !== null) await tellOthers(job, summary.serial);
  return {
    ...planned,
    outcome: appliedOutcome(summary),
    exitCode: exitCodeOf(summary.outcome),
    requests: summary.requests,
    lockSerial: summary.serial ?? planned.lockSerial,
    commentUrl
  };
}
async function tellUnapproved(job, error) {
  const { unapproved: found } = error;
  const plan = job.privacy.plan(found.plan);
  const shown = job.privacy.unapproved(found);
  job.problems(error.problems);
  job.terminal.err(unapprovedToText(shown));
  const path = newPlanPath(job);
  writePlanFile(plan, path);
  const about = aboutOf(job);
  const limits = { limit: SUMMARY_BYTES, unit: "bytes", whole: WHOLE2, about };
  job.summary(unapprovedToMarkdown(shown, limits));
  const markdown = unapprovedToMarkdown(shown, { limit: COMMENT_ROOM, whole: WHOLE2, about });
  const commentUrl = await tellMerged(job, markdown, true);
  return { ...plannedResult(plan, path), outcome: "refused", exitCode: 3, commentUrl };
}

// cmd/action/doctor.ts
async function doctorAction(job) {
  const { requireApprovedPlan } = job.inputs;
  const needs = { github: job.github, requireApprovedPlan };
  const diagnosis = shownDiagnosis(
    await examine(job.folder, workspaceOptions(job), needs),
    job.privacy
  );
  job.terminal.out(diagnosisToText(diagnosis, { width: job.terminal.width, colour: false }));
  job.summary(diagnosisToMarkdown(diagnosis) + footer(job));
  return needsHelp(diagnosis) ? withoutPlan("failed", 1) : withoutPlan("no-changes", 0);
}

// cmd/action/status.ts
async function statusAction(job) {
  const now = Date.now();
  const { status, plan, warnings } = await readStatus(job.folder, workspaceOptions(job), now);
  job.problems(warnings);
  const isHealthy = !waits(status);
  const markdown = statusToMarkdown(job.privacy.status(status), now) + footer(job);
  job.summary(markdown);
  if (mayEndWell(status.underWay)) {
    job.terminal.out("An apply is under way: the status issue stays as it is.\n");
    return { ...plannedResult(job.privacy.plan(plan), null), exitCode: 0 };
  }
  const issue = { ...issueOf(job), body: markdown, isHealthy };
  const kept = await keepStatusIssue(job.github(), issue);
  const where = kept.kind === "none" ? "" : ` See ${kept.url}`;
  job.terminal.out(`${isHealthy ? "Nothing waits." : "Something waits."}${where}
`);
  return { ...plannedResult(job.privacy.plan(plan), null), exitCode: 0 };
}

// cmd/action/validate.ts
async function validateAction(job) {
  const { plan, warnings } = await checkSources(job.folder, workspaceOptions(job));
  job.problems(warnings);
  const verdict = `Valid: ${plural(plan.segments.length, "segment")}`;
  job.terminal.out(`${verdict}.
`);
  const { environment } = aboutOf(job);
  job.summary(`${heading("changes", verdict.toLowerCase(), environment)}
${footer(job)}`);
  return withoutPlan("no-changes", 0);
}
async function tellInvalid(job, invalid) {
  const problems2 = job.privacy.problems(invalid.problems);
  job.problems(problems2);
  const linkTo = filesUrl(job.inputs.environment, job.event);
  const { environment } = aboutOf(job);
  const told = { verdict: "invalid", linkTo, environment };
  job.summary(problemsToMarkdown(problems2, { ...told, limit: SUMMARY_BYTES / 4 }) + footer(job));
  const markdown = problemsToMarkdown(problems2, { ...told, limit: COMMENT_ROOM }) + footer(job);
  const commentUrl = await comment(job, markdown, true);
  return { ...withoutPlan("invalid", 1), commentUrl };
}

// src/report/lasting-markdown.ts
var MOST_SEGMENTS = 20;
function lastingToMarkdown(found, command, limit) {
  const lasting = lastingOf(found);
  const named = lasting.slice(0, MOST_SEGMENTS).flatMap(
    ({ key, since, isAll, ...segment }) => segmentLines({
      key,
      head: say`first found on ${moment(since)}${isAll ? "" : ", and more that may be new"}`,
      points: pointsOf({ ...segment, reasons: [], unexplained: [] })
    })
  );
  const rest = lasting.length - MOST_SEGMENTS;
  const lines = [
    `**${messageMarkdown(headOf(lasting, standingOf(found)))}**`,
    "",
    ...named,
    ...rest > 0 ? [`- ... and ${plural(rest, "more segment")}`] : [],
    ...lasting.length === 0 ? [] : [""],
    "The last verification:",
    "",
    verifyToMarkdown(found, command)
  ];
  return upToLines(lines.join("\n"), limit);
}
function headOf(lasting, standing) {
  if (standing === "clear") return say`Everything that was found is confirmed.`;
  if (standing !== "lasting") return say`Not everything that was found is confirmed yet.`;
  const sum = lasting.reduce((total, { findings }) => total + findings.length, 0);
  const least = lasting.every(({ isAll }) => isAll) ? "" : "at least ";
  return say`Found by two verifications, a day apart: ${least}${plural(sum, "membership")} in ${plural(lasting.length, "segment")}.`;
}

// cmd/action/verify.ts
var REQUEST = {
  ...{ keys: [], rung: "both", record: false, take: [] },
  remembers: true
};
async function verifyAction(job) {
  const found = await verified(job);
  const shown = job.privacy.verification(found);
  const command = commandOf(job);
  const { width } = job.terminal;
  job.terminal.out(verifyToText(shown, { width, colour: false, command }));
  const summary = upToLines(verifyToMarkdown(shown, command), SUMMARY_ROOM, CUT);
  job.summary(summary + footer(job));
  if (found.remembered?.kind === "busy") job.problems(found.remembered.problems);
  await keepIssue(job, shown, command);
  return withoutPlan("no-changes", 0);
}
async function verified(job) {
  const onLockWarning = (warning) => job.problems([warning]);
  const options = { ...workspaceOptions(job), onLockWarning };
  const config = configOf(job.folder, options);
  lockBranchOf({ config });
  checkPublic(job, config);
  const witness = { warns: job.problems, reads: () => void 0 };
  return verifyAccount(job.folder, options, REQUEST, witness);
}
var SUMMARY_ROOM = 3e5;
var CUT = "More is in the log of the run.";
var ISSUE_ROOM = 6e4;
async function keepIssue(job, shown, command) {
  const standing = standingOf(shown);
  const kept = standing === "unknown" ? { kind: "none" } : await keepStatusIssue(job.github(), {
    ...issueOf2(job),
    body: lastingToMarkdown(shown, command, ISSUE_ROOM) + footer(job),
    isHealthy: standing === "clear",
    newest: Math.max(...lastingOf(shown).map(({ newest }) => newest)),
    ...standing === "open" ? { opensNone: true } : {}
  });
  job.terminal.out(`${WORDS[standing]}${whereIn(kept)}
`);
}
function whereIn(kept) {
  if (kept.kind === "none") return "";
  if (kept.kind === "accepted") return ` ${kept.url} was closed as not planned, and stays closed.`;
  return ` See ${kept.url}`;
}
var WORDS = {
  lasting: "Two verifications, a day apart, found the same.",
  open: "What was found is remembered. An issue is opened if a later run finds it again.",
  clear: "Nothing that was found is open.",
  unknown: "This run does not count: the issue stays as it is."
};
function issueOf2(job) {
  const name = markerName(job);
  const title = "segops: the account differs from the lockfile";
  return {
    name: `${name}\0verify`,
    label: LABEL,
    title: name === "" ? title : `${title} (${name})`
  };
}
function commandOf({ inputs, privacy: privacy2 }) {
  const { config, env } = inputs;
  const flags = [
    ["--config", config],
    ["--env", env]
  ];
  const words = flags.flatMap(
    ([flag, value]) => value === null ? [] : [flag, shellWord(privacy2.place(value))]
  );
  return ["segops verify", ...words].join(" ");
}

// cmd/action/command.ts
var ACTIONS = {
  plan: planAction,
  apply: applyAction,
  validate: validateAction,
  status: statusAction,
  verify: verifyAction,
  doctor: doctorAction
};
async function runJob(job) {
  const { inputs, event } = job;
  const branch = async () => event.defaultBranch ?? await defaultBranch(job.github());
  const command = await commandFor(inputs.command, event, branch);
  const work = (told) => watchedOrInvalid(told, command);
  return command === "apply" && event.name === "schedule" ? withAlarm(job, work) : work(job);
}
async function watchedOrInvalid(job, command) {
  try {
    return await watched(job, command);
  } catch (error) {
    if (error instanceof InvalidSources) return tellInvalid(job, error);
    throw error;
  }
}
async function watched(job, command) {
  const comments = command === "plan" || command === "validate";
  if (comments) job.plans(true);
  try {
    checkEventCheckout(checkoutOf(job, command));
    const result2 = await ACTIONS[command](job);
    if (comments) job.plans(false);
    return result2;
  } catch (error) {
    if (comments && !(error instanceof InvalidSources)) await tellFailed(job);
    if (comments) job.plans(false);
    throw error;
  }
}
function checkoutOf({ folder, event, inputs }, command) {
  const { GITHUB_REPOSITORY: repository = "", GITHUB_SERVER_URL: server = "" } = inputs.environment;
  const { sha, pullRequest } = event;
  const pullHead = pullRequest?.headSha ?? null;
  return { folder, sha, pullHead, applies: WRITING.includes(command), repository, server };
}
async function commandFor(asked2, event, defaultBranch2) {
  if (event.name === "pull_request_target") throw targetRefused();
  if (asked2 !== "auto" && !WRITING.includes(asked2)) return asked2;
  if (asked2 === "auto" && PLANNING.includes(event.name)) return "plan";
  if (asked2 === "auto" && event.name !== "push") throw unclear(event, say`it can mean both`);
  const branch = await defaultBranch2();
  const isDefault = event.ref === `refs/heads/${branch}`;
  if (isDefault && APPLYING.includes(event.name)) return asked2 === "auto" ? "apply" : asked2;
  if (asked2 === "auto")
    throw unclear(event, say`it is not of the default branch ${asLabel(branch)}`);
  if (isDefault && !PLANNING.includes(event.name)) throw notWriting(event, asked2);
  throw failure(
    "apply-off-default-branch",
    say`${asCode(asked2)} runs only from the default branch ${asLabel(branch)}. This run is of ${asLabel(event.ref || "no ref")}`,
    say`Merge first; on a pull request use ${asCode("command: plan")}. Nothing was sent.`
  );
}
var PLANNING = ["pull_request", "merge_group"];
var APPLYING = ["push", "schedule", "workflow_dispatch"];
var WRITING = ["apply", "verify"];
function notWriting({ name }, command) {
  return failure(
    "apply-event-refused",
    say`the event ${asCode(name)} cannot ${asCode(command)}: who causes it need not have a say in what is sent or recorded`,
    say`Run it on ${asCode("push")}, ${asCode("schedule")} or ${asCode("workflow_dispatch")}. Nothing was sent.`
  );
}
function unclear({ name, ref }, why) {
  return failure(
    "command-needed",
    say`the event ${asCode(name)} of ${asLabel(ref || "no ref")} does not say whether to plan or to apply: ${why}`,
    say`Set the input ${asCode("command")} to plan, apply, validate, status, verify or doctor.`
  );
}
function targetRefused() {
  return failure(
    "pull-request-target-refused",
    say`pull_request_target would hand secrets and a token that can write to files of strangers`,
    say`Use the event pull_request: a plan needs no secret. docs/action.md says how forks get a comment.`
  );
}

// cmd/action/main.ts
var write = (text) => void process.stdout.write(text);
var terminal = logTerminal(write);
var privacy = readPrivacy((name) => getInput(name), process.env);
var annotate = (found) => write(problemsToAnnotations(privacy.problems(found)));
var problems = (found) => logProblems(terminal, write, privacy.problems(found));
function maskSecrets() {
  const { CLEVERTAP_ACCOUNT_ID, CLEVERTAP_PASSCODE, SEGOPS_REDACT_KEY } = process.env;
  const given = ["passcode", "github-token", "lock-token", "account-id", "redact-key"].map(
    (name) => getInput(name)
  );
  const tokens = ["github-token", "lock-token"].map((name) => getInput(name));
  const inHeaders = tokens.filter((token) => token !== "").map(basicToken);
  const set = [CLEVERTAP_PASSCODE, CLEVERTAP_ACCOUNT_ID, SEGOPS_REDACT_KEY, ...inHeaders];
  for (const secret of [...given, ...set.map((value) => value ?? "")]) {
    for (const line of /* @__PURE__ */ new Set([secret, secret.trim(), ...secret.split(/\r?\n/)])) {
      if (line.trim() !== "") setSecret(line);
    }
  }
}
function writeSummary(markdown) {
  const path = process.env.GITHUB_STEP_SUMMARY ?? "";
  if (path !== "") appendText(path, `${markdown}
`);
}
async function runAction() {
  let opened = null;
  try {
    const inputs = readInputs((name) => getInput(name), process.env);
    const github = () => {
      opened ??= gitHubOf(inputs);
      return opened;
    };
    const event = readEvent(process.env);
    const folders = foldersOf(inputs);
    beginGit(inputs, folders.top);
    repositoryAt(folders.folder);
    privacy = privacyIn(privacy, event, folders.folder, workspaceOptions({ inputs, ...folders }));
    const job = {
      inputs,
      event,
      terminal,
      privacy,
      ...folders,
      problems,
      annotate,
      summary: writeSummary,
      applies: (isUnderWay) => saveState("applying", isUnderWay),
      plans: (isUnderWay) => saveState("planning", isUnderWay),
      github
    };
    return await runJob(job);
  } finally {
    await close(opened);
  }
}
async function close(opened) {
  await opened?.close();
}
var SUMMARY_ROOM2 = 1e5;
function tellBug(error) {
  terminal.err(bugReport(error, { redacts: privacy.redacts, env: process.env }));
}
function failed(error) {
  const failure2 = knownFailure(error);
  if (failure2 !== null) {
    problems(failure2.problems);
    writeSummary(
      problemsToMarkdown(privacy.problems(failure2.problems), {
        verdict: "failed",
        environment: null,
        linkTo: null,
        limit: SUMMARY_ROOM2
      })
    );
    return failedResult(failure2);
  }
  tellBug(error);
  write("::error::segops ended with a bug of its own; see the log of this step\n");
  return withoutPlan("failed", 1);
}
reportUncaught(tellBug);
maskSecrets();
var result = await runAction().catch(failed);
setOutputs(result);
process.exitCode = result.exitCode;
