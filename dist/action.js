import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  checkNotSuperseded,
  runApply
} from "./chunks/chunk-OPPYF5JA.js";
import "./chunks/chunk-G4TECI2T.js";
import {
  readStatus,
  statusToMarkdown,
  waits
} from "./chunks/chunk-4KHY6SBQ.js";
import {
  EndedRuns,
  PER_PAGE,
  asked,
  askedOr,
  checkPublic,
  foldersOf,
  getInput,
  gitHubOf,
  isPassing,
  logProblems,
  logTerminal,
  markerName,
  newPlanPath,
  pauseAfter,
  readInputs,
  refusalOf,
  saveState,
  setOutput,
  setSecret,
  successfulRuns,
  workspaceOptions
} from "./chunks/chunk-4T5U6L7K.js";
import "./chunks/chunk-WDWZ4GVK.js";
import {
  bugReport,
  knownFailure
} from "./chunks/chunk-B54JRZYR.js";
import "./chunks/chunk-6D5X4KZW.js";
import {
  checkSources
} from "./chunks/chunk-SL3HHNK7.js";
import {
  WHOLE,
  cutMarkdown,
  detailsMarkdown,
  digestLine,
  factsSentence,
  fitMarkdown,
  noticesMarkdown,
  planToMarkdown,
  refusedMarkdown,
  segmentMarkdown,
  stateMarkdown,
  tableMarkdown
} from "./chunks/chunk-MDPHCXXF.js";
import {
  appendText,
  hasWork,
  isRefused,
  makePlan,
  makePullRequestPlan,
  planTree,
  writePlanFile
} from "./chunks/chunk-CYBYGUYU.js";
import "./chunks/chunk-I65JDD5B.js";
import {
  readLock
} from "./chunks/chunk-4W4WYJTC.js";
import {
  applyNews,
  fromStaleLock,
  printPlan,
  warnOfJournal
} from "./chunks/chunk-YPWG22N2.js";
import {
  applyProblems,
  doingSentence,
  exitCodeOf,
  headline,
  listed,
  nextStep,
  openSentences,
  problemsToAnnotations,
  refusalProblems,
  refusals,
  resultToText,
  sample,
  sectionsOf
} from "./chunks/chunk-53KCCCAO.js";
import {
  asSentence,
  cutPath,
  cutTo,
  markdownCode,
  markdownLabel,
  messageMarkdown,
  messageText,
  redactMessage
} from "./chunks/chunk-2ZYTVS4H.js";
import {
  INDEX,
  InvalidSources,
  completeHistory,
  fileAt,
  filesReader,
  hasCommit,
  isCommitted,
  journalAmong,
  knownHere,
  listTree,
  mergedTree,
  movesSince,
  openWorkspace,
  originOf,
  readBlob,
  refuseOldGit,
  require_dist,
  stableName,
  tipAt
} from "./chunks/chunk-TSFBCUIM.js";
import {
  assertExhaustive
} from "./chunks/chunk-5ANJANDV.js";
import {
  membersWithout,
  nameOf
} from "./chunks/chunk-KMQELXGG.js";
import "./chunks/chunk-UXC6VYVC.js";
import {
  Failure,
  __toESM,
  asCode,
  asCommand,
  asLabel,
  asPath,
  asThrown,
  count,
  failure,
  failureCode,
  moment,
  plural,
  say,
  warnings
} from "./chunks/chunk-XHNRTQN2.js";

// src/report/problems-markdown.ts
var MESSAGE_COLUMNS = 600;
var PATH_COLUMNS = 160;
function problemsToMarkdown(problems2, { verdict, linkTo, limit }) {
  const errors = problems2.filter(({ severity }) => severity === "error");
  const warnings2 = problems2.filter(({ severity }) => severity === "warning");
  const head = `### ${verdict}: ${plural(problems2.length, "problem")} to fix
`;
  const items = [...errors, ...warnings2].map((problem) => item(problem, linkTo));
  const shown = fitting(items, limit - head.length);
  const more = items.length - shown.length;
  const cut = more === 0 ? [] : [`- ... and ${plural(more, "more problem")} in the log of the run`];
  return `${[head, ...shown, ...cut].join("\n")}
`;
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
  const then = messageMarkdown(asSentence(next), MESSAGE_COLUMNS);
  return `- **${severity}** ${where}${text} ${then} (\`${code}\`)`;
}
function placeMarkdown({ file, line }, linkTo) {
  const shown = markdownCode(`${cutTo(file, PATH_COLUMNS)}${line === void 0 ? "" : `:${line}`}`);
  if (linkTo === null || /^(\/|\.\.|\w:)/.test(file)) return shown;
  return `[${shown}](${linkTo}/${pathInUrl(file)}${line === void 0 ? "" : `#L${line}`})`;
}
function pathInUrl(file) {
  return file.toWellFormed().split("/").map((part) => encodeURIComponent(part).replace(/[()'*!~]/g, hexEscape)).join("/");
}
function hexEscape(character) {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

// src/report/redact.ts
import { createHmac } from "node:crypto";
function maskOf(key) {
  return (member) => ({
    kind: member.kind,
    value: key === null ? starred(member.value) : pseudonym(member, key)
  });
}
function pseudonym(member, key) {
  const digest = createHmac("sha256", key).update(nameOf(member)).digest("hex");
  return `${member.kind === "guid" ? "guid" : "user"}-${digest.slice(0, 12)}`;
}
function starred(value) {
  const [local, domain, ...more] = value.split("@");
  if (domain === void 0 || more.length > 0 || local === void 0) return `${first(value)}***`;
  const suffix = domain.includes(".") ? domain.slice(domain.lastIndexOf(".")) : "";
  return `${first(local)}***@${first(domain)}***${suffix}`;
}
function first(text) {
  return [...text][0] ?? "";
}
function redactPlan(plan, mask) {
  const masked = (members) => members.map(mask);
  return {
    ...plan,
    segments: plan.segments.map((segment) => ({
      ...segment,
      adopt: masked(segment.adopt),
      add: masked(segment.add),
      remove: masked(segment.remove)
    })),
    batches: plan.batches.map(({ entries }) => ({
      entries: entries.map(({ members, actions }) => ({ members: masked(members), actions }))
    }))
  };
}
function redactSummary(summary, mask) {
  return {
    ...summary,
    rejected: summary.rejected.map(({ change, message }) => ({
      change: { ...change, member: mask(change.member) },
      message: redactMessage(message)
    })),
    stoppedBecause: summary.stoppedBecause && redactMessage(summary.stoppedBecause),
    next: summary.next && redactMessage(summary.next)
  };
}
function redactProblems(problems2) {
  return problems2.map(({ frame, ...problem }) => ({
    ...problem,
    message: redactMessage(problem.message),
    next: redactMessage(problem.next)
  }));
}
var OPEN = {
  plan: (plan) => plan,
  summary: (summary) => summary,
  problems: (problems2) => problems2
};
function redacting(key) {
  const mask = maskOf(key);
  return {
    plan: (plan) => redactPlan(plan, mask),
    summary: (summary) => redactSummary(summary, mask),
    problems: redactProblems
  };
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

// src/app/approval.ts
import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";

// src/github/pull-requests.ts
async function mergedPullRequests({ octokit, owner, repo }, commit) {
  const place = { owner, repo, commit_sha: commit, per_page: PER_PAGE };
  const pulls = await asked(
    say`read the pull requests of a commit`,
    "pull-requests: read",
    () => octokit.paginate(octokit.rest.repos.listPullRequestsAssociatedWithCommit, place)
  );
  const merged = pulls.flatMap((pull) => {
    const { number, title, html_url: url, user, head, base, merged_at: mergedAt } = pull;
    const author = user?.login ?? null;
    if (mergedAt === null) return [];
    return [{ number, title, url, author, headSha: head.sha, baseRef: base.ref, mergedAt }];
  });
  return merged.sort((a, b) => a.number - b.number);
}
async function pullRequestState({ octokit, owner, repo }, number) {
  const place = { owner, repo, pull_number: number };
  const { data } = await asked(
    say`read a pull request`,
    "pull-requests: read",
    () => octokit.rest.pulls.get(place)
  );
  return { isOpen: data.state === "open", headSha: data.head.sha };
}
async function openPullRequests({ octokit, owner, repo }, base) {
  const order = { sort: "updated", direction: "desc" };
  const place = { owner, repo, base, state: "open", per_page: PER_PAGE, ...order };
  const { data } = await asked(
    say`list the open pull requests`,
    "pull-requests: read",
    () => octokit.rest.pulls.list(place)
  );
  return data.map(({ number }) => number);
}

// src/report/unapproved-text.ts
function unapprovedHeadline({ plan, left }) {
  const { add, remove: remove2 } = left.totals;
  const { totals } = plan;
  if (add + remove2 > 0) {
    const part = `${count(add + remove2)} of ${plural(totals.add + totals.remove, "change")}`;
    return [`Not applied: ${part} ${add + remove2 === 1 ? "was" : "were"} in no approved plan`];
  }
  return left.creates.length > 0 || left.segments.some(({ adopt }) => adopt.length > 0) ? say`Not applied: what it would record was in no approved plan` : say`Not applied: a list outside git differs from the last apply`;
}
function reasonMessage(reason) {
  switch (reason.kind) {
    case "pull-request":
      return reason.why;
    case "commit":
      return say`came without a pull request`;
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
    say`To apply this: open a pull request (an empty commit is enough). Its plan shows these changes as pending. Have it approved, then merge it.`,
    say`To undo it: revert the commit that brought it in, by a pull request of its own.`
  ];
}
function unapprovedToText({ reasons }) {
  return reasons.map((reason) => asSentence(say`${subject(reason)} ${reasonMessage(reason)}`)).map((line) => `  ${messageText(line)}
`).join("");
}
function subject(reason) {
  switch (reason.kind) {
    case "pull-request":
      return say`Pull request ${asCode(String(reason.number))}:`;
    case "commit":
      return say`Commit ${asCode(reason.commit.slice(0, 12))}`;
    case "list":
      return say`The list ${asPath(reason.path)}`;
  }
}

// src/review/uncovered.ts
function uncovered(plan, shown) {
  const known = new Map(shown.segments.map((segment) => [segment.key, segment]));
  const made = new Set(shown.creates.map(({ key }) => key));
  const creates = plan.creates.filter(({ key }) => !made.has(key));
  const segments = plan.segments.map((segment) => segmentWithout(segment, known.get(segment.key)));
  return planOfSegments({ ...plan, creates }, segments);
}
function planOfSegments(plan, segments) {
  const total = (verb) => segments.reduce((sum, segment) => sum + segment[verb].length, 0);
  const changed = segments.filter(({ add, remove: remove2 }) => add.length + remove2.length > 0);
  const totals = { add: total("add"), remove: total("remove"), segments: changed.length };
  return { ...plan, segments, totals: { ...plan.totals, ...totals } };
}
function changesNothing({ creates, segments }) {
  const isIdle = ({ add, remove: remove2, adopt }) => add.length + remove2.length + adopt.length === 0;
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

// src/github/reviews.ts
async function approvedHead(github, pullRequest) {
  const words = await lastWords(github, pullRequest);
  for (const { login, state, commit } of words.reverse()) {
    if (state === "APPROVED" && commit !== null && await mayWrite(github, login)) return commit;
  }
  return null;
}
async function lastWords({ octokit, owner, repo }, { number, author }) {
  const place = { owner, repo, pull_number: number, per_page: PER_PAGE };
  const reviews = await asked(
    say`read the reviews of a pull request`,
    "pull-requests: read",
    () => octokit.paginate(octokit.rest.pulls.listReviews, place)
  );
  const words = /* @__PURE__ */ new Map();
  for (const { user, state, commit_id: commit } of reviews) {
    if (user?.type !== "User" || user.login === author || SAYS_NOTHING.has(state)) continue;
    words.delete(user.login);
    words.set(user.login, { login: user.login, state, commit });
  }
  return [...words.values()];
}
var SAYS_NOTHING = /* @__PURE__ */ new Set(["COMMENTED", "PENDING"]);
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

// src/github/workflow-file.ts
var import_yaml = __toESM(require_dist(), 1);
var CALLED = /^\.\/(\.github\/workflows\/[^@]+)$/;
var DEEPEST = 4;
function usesAction(workflow, action, read, depth = 0) {
  const text = read(workflow);
  if (text === null || depth > DEEPEST) return false;
  const isIt = (uses) => action === "" ? uses.startsWith("./") && !CALLED.test(uses) : uses.toLowerCase().startsWith(`${action.toLowerCase()}@`);
  return usesIn(text).some((uses) => {
    const called = CALLED.exec(uses)?.[1];
    return isIt(uses) || called !== void 0 && usesAction(called, action, read, depth + 1);
  });
}
function usesIn(text) {
  try {
    return usesOf((0, import_yaml.parse)(text));
  } catch {
    return [];
  }
}
function usesOf(node) {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(
    ([key, value]) => key === "uses" && typeof value === "string" ? [value] : usesOf(value)
  );
}

// src/lock/store/past-lock.ts
function lockAt(repository, head, lineage, at2) {
  const commit = tipAt(repository, head, at2);
  if (commit === null) {
    throw failure(
      "lock-missing",
      say`the lock did not exist yet at ${moment(at2)}`,
      say`Run the plan again.`
    );
  }
  const tree = listTree(repository, commit);
  const read = (path) => {
    const blob = tree.get(path);
    return blob === void 0 ? null : readBlob(repository, blob);
  };
  const files = { read };
  const paths = [...tree.keys()];
  const reader = filesReader(files, INDEX, lineage, stableName);
  return {
    read: async () => reader.index(),
    fetchChunks: async () => ({ read: reader.chunk, close: () => void 0 }),
    readPart: async (file, sha256) => reader.part(file, sha256),
    readJournal: async (apply) => journalAmong(paths, apply, files)
  };
}

// src/app/shown-plan.ts
async function shownPlan(past, pullRequest) {
  const head = await approvedHead(past.github, pullRequest);
  if (head === null) return none(say`no one who may write here approved it`);
  const run = await planRun(past, head);
  const name = head.slice(0, 12);
  if (run === null) return none(say`no plan succeeded for ${asCode(name)}, which was approved`);
  const { number } = pullRequest;
  if (!hasCommit(past.repository, head, [`refs/pull/${number}/head`, head])) {
    return none(say`${asCode(name)}, which was approved, cannot be fetched any more`);
  }
  try {
    return await planned(past, head, run);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return none(say`the plan of ${asCode(name)} cannot be made again${asThrown(error)}`);
  }
}
function none(why) {
  return { kind: "none", why };
}
async function planRun(past, head) {
  const { github, repository, tip, action } = past;
  const read = (path) => fileAt(repository, tip, path);
  const runs = await successfulRuns(github, head);
  return runs.find(({ workflow }) => usesAction(workflow, action, read)) ?? null;
}
async function planned(past, head, { createdAt, startedAt }) {
  const { repository, tip, config, origin, lockHead } = past;
  const base = tipAt(repository, tip, createdAt);
  const tree = base === null ? null : mergedTree(repository, base, head);
  if (tree === null) return none(say`its merge cannot be made again`);
  const lock = (then) => readLock(lockAt(repository, lockHead, then.lock.lineage, startedAt), startedAt);
  const plan = await planTree({ config, origin, repository, tree, lock, now: startedAt });
  if (plan === null) return none(say`it had no config when it was approved`);
  return isRefused(plan) ? none(say`a guard refused its plan when it was approved`) : { kind: "shown", plan, head };
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
async function unapproved(run, { config, origin }, plan, lock) {
  if (changesNothing(plan)) return null;
  const lists = config.approve === "manifests-only" ? [] : movedLists(config, plan);
  const since = lock.index.written?.commit ?? null;
  const past = await openPast(run, config, origin);
  const owed = since === null ? null : await owedBy(past, since, lock);
  const start = owed === null ? plan : uncovered(plan, owed);
  const { left, reasons } = await withoutApproved(past, start, since);
  if (changesNothing(left) && lists.length === 0) return null;
  const moved = lists.map((path) => ({ kind: "list", path }));
  return { plan, left, reasons: [...moved, ...reasons] };
}
async function openPast(run, config, origin) {
  const { sha, action } = run;
  const { at: at2 } = config.lock;
  if (at2.kind !== "branch") throw new Error("only a lock branch has a past");
  const github = run.github();
  const branch = run.defaultBranch ?? await defaultBranch(github);
  const place = originOf(config.folder, at2.branch);
  const { repository } = place;
  completeHistory(repository, [`refs/heads/${branch}`, `refs/heads/${at2.branch}`]);
  const { own: lockHead } = knownHere(place);
  if (lockHead === null) throw new Error("the lock was read, and is not here");
  return { github, repository, config, origin, tip: sha ?? "HEAD", lockHead, action, branch };
}
async function owedBy({ config, origin, repository }, commit, lock) {
  try {
    return await planTree({
      config,
      origin,
      repository,
      tree: commit,
      lock: () => lock,
      now: Date.now()
    });
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
async function withoutApproved(past, plan, since) {
  const reasons = [];
  const asked2 = /* @__PURE__ */ new Set();
  let left = plan;
  for (const commit of movesSince(past.repository, past.tip, since)) {
    if (changesNothing(left)) break;
    const merged = await mergedPullRequests(past.github, commit);
    const pulls = merged.filter(({ baseRef }) => baseRef === past.branch);
    if (pulls.length === 0) reasons.push({ kind: "commit", commit });
    for (const pull of pulls) {
      const { number, headSha } = pull;
      if (asked2.has(number)) continue;
      asked2.add(number);
      const shown = await shownPlan(past, pull);
      if (shown.kind === "shown") left = uncovered(left, shown.plan);
      const why = shown.kind === "none" ? shown.why : pushedAfter(shown.head, headSha);
      if (why !== null) reasons.push({ kind: "pull-request", number, why });
    }
  }
  return { left, reasons };
}
function pushedAfter(approved, merged) {
  if (approved === merged) return null;
  return say`${asCode(approved.slice(0, 12))} was approved, and ${asCode(merged.slice(0, 12))} was merged`;
}
function movedLists(config, plan) {
  const moved = plan.segments.flatMap(({ lists }) => lists).filter(({ facts, before }) => facts.sha256 !== before?.sha256).map(({ facts }) => facts.path);
  return [...new Set(moved)].map((path) => ({ path, file: resolve(config.folder, path) })).filter(({ file }) => existsSync(file) && !isCommitted(config, realpathSync(file))).map(({ path }) => path).sort();
}

// src/report/result-markdown.ts
var REJECTED_SHOWN = 100;
var MEMBER_COLUMNS = 160;
var MESSAGE_COLUMNS2 = 600;
function resultToMarkdown(summary) {
  const blocks = resultBlocks(summary).filter((lines) => lines.length > 0);
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function resultBlocks(summary) {
  const { stoppedBecause, serial } = summary;
  const next = nextStep(summary);
  return [
    [`### ${headline(summary).replace(/\.$/, "")}`],
    stoppedBecause === null ? [] : [messageMarkdown(asSentence(["Stopped: ", ...stoppedBecause]))],
    rejectedMarkdown(summary.rejected),
    openSentences(summary).map((text) => `- ${text}`),
    next === null ? [] : [messageMarkdown(asSentence(["Next: ", ...next]))],
    serial === null ? [] : [`<sub>The lockfile is at serial ${count(serial)}.</sub>`]
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
  const render = (context) => [
    ...resultBlocks(summary),
    tableMarkdown(context),
    ...detailsMarkdown(plan, context, "closed"),
    cutMarkdown(context, options.whole ?? WHOLE),
    [digestLine(plan)]
  ];
  return fitMarkdown(sections, render, options) ?? resultToMarkdown(summary);
}

// src/report/unapproved-markdown.ts
var PATH_COLUMNS2 = 120;
var TO_DO = "**What to do**";
var TOGETHER = "Every pull request since the last apply was approved, but none of their plans had these changes. Several together cause them.";
function unapprovedToMarkdown(unapproved2, options = {}) {
  const { plan, left, reasons } = unapproved2;
  const sections = { ...sectionsOf(left), names: sectionsOf(plan).names };
  const head = `### ${messageMarkdown(unapprovedHeadline(unapproved2))}`;
  const render = (context) => [
    [head],
    ["Nothing was sent."],
    reasonsMarkdown(reasons, context),
    unapprovedNext(unapproved2).map((text) => `- ${messageMarkdown(text)}`),
    tableMarkdown(context),
    ...detailsMarkdown(left, context),
    cutMarkdown(context, options.whole ?? WHOLE),
    [digestLine(plan)]
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
      (reason) => `- ${subject2(reason)} ${messageMarkdown([...reasonMessage(reason), "."])}`
    ),
    ...more === 0 ? [] : [`- ... and ${plural(more, "more reason")}`],
    "",
    TO_DO
  ];
}
function subject2(reason) {
  switch (reason.kind) {
    case "pull-request":
      return `#${reason.number}:`;
    case "commit":
      return reason.commit;
    case "list":
      return markdownCode(cutPath(reason.path, PATH_COLUMNS2));
  }
}

// src/github/authorship.ts
function markerOf(name) {
  return `<!-- segops:${encodeURIComponent(name.toWellFormed()).replaceAll("--", "-%2D")} -->`;
}
function marked(name, body) {
  return `${markerOf(name)}
${body}`;
}
function isOurs(name, me, { user, body }) {
  return isAuthor(user, me) && (body ?? "").split(/\r?\n/, 1)[0] === markerOf(name);
}
function unmarked(body) {
  return body.slice(body.indexOf("\n") + 1);
}
function isAuthor(author, login) {
  if (author === null || author === void 0) return false;
  return author.login === login || author.type === "Bot" && author.login === `${login}[bot]`;
}
async function whoAmI({ octokit }) {
  const { viewer } = await asked(
    say`find out whose token this is`,
    "contents: read",
    () => octokit.graphql("{ viewer { login } }")
  );
  return viewer.login;
}

// src/github/sticky-comment.ts
var MOST_TRIES = 4;
async function keepComment(github, sticky) {
  const me = await whoAmI(github);
  for (let tries = 1; ; tries++) {
    const [found, ...twins] = await find(github, sticky, me);
    try {
      const kept = await write(github, sticky, found);
      for (const { id } of twins) await remove(github, id);
      return kept.kind === "created" ? await withoutTwins(github, sticky, me, kept) : kept;
    } catch (error) {
      const isGone = found !== void 0 && refusalOf(error)?.status === 404;
      if (tries === MOST_TRIES || !(isGone || isPassing(error))) throw await told(error);
      await github.clock.sleep(pauseAfter(tries));
    }
  }
}
async function reviseComment(github, sticky, revise) {
  const [found] = await find(github, sticky, await whoAmI(github));
  if (found === void 0) return;
  const body = revise(unmarked(found.body.replaceAll("\r\n", "\n")));
  await keepComment(github, { ...sticky, body, mayCreate: false });
}
function told(error) {
  return asked(say`write a comment`, "pull-requests: write", () => Promise.reject(error)).catch(
    (failed2) => failed2
  );
}
async function find(github, sticky, me) {
  const { octokit, owner, repo } = github;
  const place = { owner, repo, issue_number: sticky.pullRequest, per_page: PER_PAGE };
  const comments = await asked(
    say`read the comments`,
    "pull-requests: write",
    () => octokit.paginate(octokit.rest.issues.listComments, place)
  );
  return comments.filter((comment2) => isOurs(sticky.name, me, comment2)).map(({ id, body, html_url }) => ({ id, body: body ?? "", url: html_url })).sort((a, b) => a.id - b.id);
}
async function write(github, sticky, found) {
  const { octokit, owner, repo } = github;
  const body = marked(sticky.name, sticky.body);
  if (found !== void 0 && sameText(found.body, body))
    return { kind: "unchanged", url: found.url };
  if (found !== void 0) {
    const place2 = { owner, repo, comment_id: found.id };
    const { data: data2 } = await octokit.rest.issues.updateComment({ ...place2, body });
    return { kind: "updated", url: data2.html_url };
  }
  if (!sticky.mayCreate) return { kind: "none" };
  const place = { owner, repo, issue_number: sticky.pullRequest };
  const { data } = await octokit.rest.issues.createComment({ ...place, body });
  return { kind: "created", url: data.html_url };
}
function sameText(a, b) {
  return a.replaceAll("\r\n", "\n") === b.replaceAll("\r\n", "\n");
}
async function withoutTwins(github, sticky, me, created) {
  const [oldest, ...twins] = await find(github, sticky, me);
  if (oldest === void 0 || twins.length === 0) return created;
  const kept = await write(github, sticky, oldest);
  for (const { id } of twins) await remove(github, id);
  return kept;
}
async function remove({ octokit, owner, repo }, id) {
  await askedOr(
    null,
    say`delete a comment`,
    "pull-requests: write",
    () => octokit.rest.issues.deleteComment({ owner, repo, comment_id: id })
  );
}

// src/report/comment-marks.ts
function footerMarkdown({ environment, commit, run }) {
  const parts = [
    ...environment === null ? [] : [`environment ${markdownLabel(environment)}`],
    ...commit === null ? [] : [`commit ${markdownCode(commit.slice(0, 12))}`],
    ...run === null ? [] : [`[run](${run})`]
  ];
  return parts.length === 0 ? "" : `
<sub>segops: ${parts.join(", ")}.</sub>
`;
}
var OUTDATED = "> [!NOTE]\n> **Outdated.** ";
function outdated(body, serial) {
  const mark = `${OUTDATED}An apply has changed the lockfile since (serial ${count(serial)}). Run the plan again to see what this pull request does now.

`;
  return mark + withoutMark(body);
}
function withoutMark(body) {
  if (!body.startsWith(OUTDATED)) return body;
  return body.slice(body.indexOf("\n\n") + 2);
}

// cmd/action/event.ts
import { readFileSync } from "node:fs";
function readEvent(env) {
  const name = env.GITHUB_EVENT_NAME ?? "";
  const path = env.GITHUB_EVENT_PATH ?? "";
  if (name === "" || path === "")
    throw noRunner(say`GITHUB_EVENT_NAME or GITHUB_EVENT_PATH is not set`);
  const payload = readPayload(path);
  return {
    name,
    ref: env.GITHUB_REF ?? "",
    sha: env.GITHUB_SHA || null,
    defaultBranch: textAt(payload, "repository", "default_branch"),
    pullRequest: pullRequestOf(payload),
    isPublic: isPublic(payload)
  };
}
function readPayload(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw noRunner(say`the file that GITHUB_EVENT_PATH names cannot be read`);
  }
}
function noRunner(what) {
  return failure(
    "no-runner",
    say`${what}: this is not a GitHub runner`,
    say`Use the command line instead: ${asCommand("segops plan")}`
  );
}
function pullRequestOf(payload) {
  const number = at(payload, "pull_request", "number");
  const headSha = textAt(payload, "pull_request", "head", "sha");
  if (typeof number !== "number" || headSha === null) return null;
  const from = textAt(payload, "pull_request", "head", "repo", "full_name");
  const isFork = from === null || from !== textAt(payload, "repository", "full_name");
  return { number, headSha, isFork };
}
function isPublic(payload) {
  return textAt(payload, "repository", "visibility") === "public" || at(payload, "repository", "private") === false;
}
function at(value, ...path) {
  return path.reduce((inner, key) => {
    if (typeof inner !== "object" || inner === null) return void 0;
    return Object.hasOwn(inner, key) ? Reflect.get(inner, key) : void 0;
  }, value);
}
function textAt(value, ...path) {
  const found = at(value, ...path);
  return typeof found === "string" ? found : null;
}
function runUrl(env) {
  const { GITHUB_RUN_ID: run = "", GITHUB_RUN_ATTEMPT: attempt = "" } = env;
  const repository = repositoryUrl(env);
  if (repository === null || !/^\d+$/.test(run)) return null;
  const path = `${repository}/actions/runs/${run}`;
  return /^\d+$/.test(attempt) ? `${path}/attempts/${attempt}` : path;
}
function filesUrl(env, event) {
  const repository = repositoryUrl(env);
  const commit = commitOf(event);
  return repository === null || commit === null ? null : `${repository}/blob/${commit}`;
}
function commitOf(event) {
  return event.pullRequest?.headSha ?? event.sha;
}
function repositoryUrl(env) {
  const server = env.GITHUB_SERVER_URL ?? "";
  const repository = env.GITHUB_REPOSITORY ?? "";
  const isPlain = /^https?:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository);
  return isPlain ? `${server}/${repository}` : null;
}

// cmd/action/comment.ts
var COMMENT_ROOM = 6e4;
var SUMMARY_BYTES = 9e5;
var WHOLE2 = "The whole plan is in the file that the output `plan-path` names.";
async function comment(job, markdown, hasSomethingToSay) {
  const { pullRequest } = job.event;
  if (pullRequest === null || job.inputs.comment === "never") return null;
  try {
    if (await isOvertaken(job, pullRequest)) return null;
    const kept = await keepComment(job.github(), {
      pullRequest: pullRequest.number,
      name: markerName(job),
      body: markdown + footer(job),
      mayCreate: job.inputs.comment === "always" || hasSomethingToSay
    });
    return kept.kind === "none" ? null : kept.url;
  } catch (error) {
    if (pullRequest.isFork && failureCode(error) === "github-permission-missing") {
      job.terminal.out(FORK);
    } else {
      warn(job, error);
    }
    return null;
  }
}
async function isOvertaken(job, { number, headSha }) {
  const now = await pullRequestState(job.github(), number);
  if (now.isOpen && now.headSha === headSha) return false;
  const why = now.isOpen ? "has newer commits" : "is closed by now";
  job.terminal.out(`Pull request ${number} ${why}: its comment was left as it is.
`);
  return true;
}
function warn(job, error) {
  if (!(error instanceof Failure)) throw error;
  job.problems(warnings(error));
}
async function tellMerged(job, markdown, mayCreate) {
  const { sha, name } = job.event;
  if (sha === null || name !== "push" || job.inputs.comment === "never") return null;
  let url = null;
  try {
    for (const { number } of await mergedPullRequests(job.github(), sha)) {
      const kept = await keepComment(job.github(), {
        pullRequest: number,
        name: markerName(job),
        body: markdown + footer(job),
        mayCreate
      });
      if (kept.kind !== "none") url = kept.url;
    }
  } catch (error) {
    warn(job, error);
  }
  return url;
}
var MOST_TOLD = 30;
async function tellOthers(job, serial) {
  const { defaultBranch: defaultBranch2 } = job.event;
  if (job.inputs.comment === "never" || defaultBranch2 === null) return;
  try {
    const github = job.github();
    const open2 = await openPullRequests(github, defaultBranch2);
    for (const number of open2.slice(0, MOST_TOLD)) {
      const sticky = { pullRequest: number, name: markerName(job) };
      await reviseComment(github, sticky, (body) => outdated(body, serial));
    }
  } catch (error) {
    warn(job, error);
  }
}
var FORK = "The pull request comes from a fork, whose token can only read: the plan is in the summary of\nthis run, and no comment was written.\n";
function footer(job) {
  return footerMarkdown({
    environment: job.inputs.env,
    commit: commitOf(job.event),
    run: runUrl(job.inputs.environment)
  });
}

// cmd/action/outputs.ts
function withoutPlan(outcome, exitCode) {
  const nothing = { adds: 0, removes: 0, segments: 0, requests: 0 };
  return { outcome, exitCode, ...nothing, lockSerial: null, planPath: null, commentUrl: null };
}
function plannedResult(plan, planPath) {
  const { add: adds, remove: removes, segments, requests } = plan.totals;
  const refused = isRefused(plan);
  const planned2 = hasWork(plan) ? "planned" : "no-changes";
  return {
    outcome: refused ? "refused" : planned2,
    exitCode: refused ? 3 : 0,
    adds,
    removes,
    segments,
    requests,
    lockSerial: plan.lock.serial,
    planPath,
    commentUrl: null
  };
}
function appliedOutcome({ outcome, changes }) {
  switch (outcome) {
    case "applied":
    case "partial":
    case "settling":
    case "refused":
      return outcome;
    case "nothing":
      return "no-changes";
    case "declined":
      return "failed";
    case "stopped":
      return changes.accepted + changes.unconfirmed > 0 ? "partial" : "failed";
    default:
      return assertExhaustive(outcome);
  }
}
function failedResult({ exitCode }) {
  return exitCode === 3 ? withoutPlan("refused", 3) : withoutPlan("failed", exitCode);
}
function setOutputs(result2) {
  setOutput("outcome", result2.outcome);
  setOutput("adds", result2.adds);
  setOutput("removes", result2.removes);
  setOutput("segments", result2.segments);
  setOutput("requests", result2.requests);
  setOutput("lock-serial", result2.lockSerial ?? "");
  setOutput("plan-path", result2.planPath ?? "");
  setOutput("comment-url", result2.commentUrl ?? "");
}

// src/report/pull-request-markdown.ts
function pullRequestToMarkdown(pullRequest, options = {}) {
  const { plan, own, pending, undeclared } = pullRequest;
  const { names } = sectionsOf(plan);
  const ofOwn = { ...sectionsOf(own), names };
  const ofPending = { ...sectionsOf(pending), names };
  const both = { ...ofOwn, noted: [...ofOwn.noted, ...ofPending.noted] };
  const { whole = WHOLE } = options;
  const render = ({ extent }) => {
    const context = { sections: ofOwn, extent };
    return [
      [`### ${headline2(pullRequest)}`],
      ...refusedMarkdown(plan, context),
      factsMarkdown(plan),
      tableMarkdown(context),
      undeclaredMarkdown(undeclared, context),
      stateMarkdown(plan),
      noticesMarkdown(plan, context),
      ...detailsMarkdown(own, context),
      ...pendingMarkdown(pending, { sections: ofPending, extent }),
      cutMarkdown({ sections: both, extent }, whole),
      [digestLine(plan)]
    ];
  };
  return fitMarkdown(both, render, options) ?? `### ${headline2(pullRequest)}
`;
}
function headline2({ plan, own, undeclared }) {
  const refused = refusals(plan).length;
  const does = doingSentence(own);
  if (refused > 0) {
    const what = does === "" ? "changes no membership" : does.charAt(0).toLowerCase() + does.slice(1);
    return `Refused by ${plural(refused, "guard")}. This pull request ${what}`;
  }
  if (does !== "") return does;
  const adopted = own.segments.reduce((sum, { adopt }) => sum + adopt.length, 0);
  if (adopted > 0) return `Records ${plural(adopted, "member")} as they are. Nothing is sent`;
  return undeclared.length > 0 ? "Ends segments. No membership changes" : "No membership changes";
}
function factsMarkdown(plan) {
  const isRefused2 = refusals(plan).length > 0;
  const facts = factsSentence(plan, isRefused2 ? "" : " Guards pass.");
  if (facts === "") return [];
  return [`${isRefused2 ? "Once merged and allowed" : "Once merged"}, an apply sends ${facts}`];
}
function undeclaredMarkdown(undeclared, context) {
  return undeclared.map(
    ({ key, members }) => `${segmentMarkdown(key, context.sections)} has no manifest any more. Its ${plural(members, "member stays as it is", "members stay as they are")}. Restore its manifest, or first end it with \`retire: keep\` or \`retire: empty\`.`
  );
}
function pendingMarkdown(pending, context) {
  const { add, remove: remove2, segments } = pending.totals;
  if (add + remove2 === 0) return [];
  const parts = [
    ...add === 0 ? [] : [plural(add, "addition")],
    ...remove2 === 0 ? [] : [plural(remove2, "removal")]
  ];
  const sentence = `**Pending without this pull request** (lists that changed, earlier merges, what is unconfirmed): ${listed(parts)} in ${plural(segments, "segment")}, sent by the same apply.`;
  return [[sentence], ...detailsMarkdown(pending, context, "closed")];
}

// src/review/pull-request.ts
function comparePlans(plan, base) {
  const before = new Map(base.segments.map((segment) => [segment.key, segment]));
  const after = new Set(plan.segments.map(({ key }) => key));
  const { creates } = uncovered(plan, base);
  const isCreated = new Set(creates.map(({ key }) => key));
  const segments = plan.segments.map((segment) => ownChanges(segment, before.get(segment.key))).filter((segment) => changesDesires(segment) || isCreated.has(segment.key));
  const own = planOfSegments({ ...plan, creates }, segments);
  return {
    plan,
    own,
    undeclared: base.segments.filter(({ key }) => !after.has(key)).map(({ key, name, after: members }) => ({ key, name, members })),
    pending: uncovered(plan, own)
  };
}
function changesDesires({ before, after, add, remove: remove2, adopt }) {
  return add.length + remove2.length + adopt.length > 0 || before !== after;
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
  const { privacy, terminal: terminal2 } = job;
  const made = await planOf(job);
  const plan = privacy.plan(made.plan);
  if (made.cutOff) warnOfJournal(terminal2, made.heldBy);
  job.problems(privacy.problems(made.warnings));
  printPlan(terminal2, plan, { full: false, apply: null });
  job.annotate(refusalProblems(plan));
  const compared = made.base === null ? null : comparePlans(plan, privacy.plan(made.base));
  const path = recordPlan(job, plan, compared);
  const markdown = toMarkdown(plan, compared, { limit: COMMENT_ROOM, whole: WHOLE2 });
  const hasNews = compared === null ? hasWork(plan) : !changesNothing(compared.own) || compared.undeclared.length > 0;
  const commentUrl = await comment(job, markdown, hasNews || isRefused(plan));
  return { ...plannedResult(plan, path), commentUrl };
}
async function planOf(job) {
  const options = fromStaleLock(job.terminal, workspaceOptions(job));
  const workspace = openWorkspace(job.folder, options);
  checkPublic(job, workspace.config);
  if (job.event.pullRequest !== null) return makePullRequestPlan(workspace);
  return { ...await makePlan(workspace, null), base: null };
}
function toMarkdown(plan, compared, options) {
  return compared === null ? planToMarkdown(plan, options) : pullRequestToMarkdown(compared, options);
}
function recordPlan(job, plan, compared = null) {
  const path = newPlanPath(job);
  writePlanFile(plan, path);
  const limits = { limit: SUMMARY_BYTES, unit: "bytes", whole: WHOLE2 };
  job.summary(toMarkdown(plan, compared, limits) + footer(job));
  return path;
}

// cmd/action/apply.ts
async function applyAction(job) {
  const ended = new EndedRuns();
  const workspace = openWorkspace(job.folder, {
    ...workspaceOptions(job),
    onLockWarning: (warning) => job.problems(job.privacy.problems([warning])),
    ownerEnded: ended.has
  });
  checkLock(workspace);
  checkPublic(job, workspace.config);
  job.problems(await ended.ask(job.github, workspace.store));
  try {
    return await applyWorkspace(job, workspace);
  } catch (error) {
    if (error instanceof NotApproved) return tellUnapproved(job, error);
    throw error;
  }
}
function checkLock({ config }) {
  if (config.lock.at.kind === "branch") return;
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
    env: job.inputs.environment
  };
  job.applies(true);
  const applied = await runApply(request, witnessOf(job, workspace));
  job.applies(false);
  const planPath = recordPlan(job, job.privacy.plan(applied.plan));
  return finish(job, applied, planPath);
}
function witnessOf(job, workspace) {
  const { terminal: terminal2, privacy, inputs } = job;
  return {
    ...applyNews(terminal2),
    locked: (index) => checkCommit(job, index),
    planned: (plan, warnings2) => {
      job.problems(privacy.problems(warnings2));
      printPlan(terminal2, privacy.plan(plan), { full: false, apply: null });
    },
    approves: async (plan, lock) => {
      if (!inputs.requireApprovedPlan) return;
      const found = await unapproved(approvedRunOf(job), workspace, plan, lock);
      if (found !== null) throw new NotApproved(found);
    },
    consents: async () => true,
    stops: () => terminal2.err("Stopping: what is in flight is finished and recorded.\n")
  };
}
function approvedRunOf({ github, event, inputs }) {
  const { sha, defaultBranch: defaultBranch2 } = event;
  const action = inputs.environment.GITHUB_ACTION_REPOSITORY ?? "";
  return { github, sha, defaultBranch: defaultBranch2, action };
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
  const { privacy } = job;
  const planned2 = plannedResult(applied.plan, planPath);
  if (applied.kind !== "done") {
    job.annotate(refusalProblems(privacy.plan(applied.plan)));
    return { ...planned2, outcome: "refused", exitCode: 3 };
  }
  const summary = privacy.summary(applied.summary);
  job.annotate(applyProblems(summary));
  job.terminal.out(resultToText(summary, { width: job.terminal.width, colour: false }));
  job.summary(resultToMarkdown(summary) + footer(job));
  const told2 = { limit: COMMENT_ROOM, whole: WHOLE2 };
  const markdown = appliedToMarkdown(summary, privacy.plan(applied.plan), told2);
  const commentUrl = await tellMerged(job, markdown, false);
  if (summary.serial !== null) await tellOthers(job, summary.serial);
  return {
    ...planned2,
    outcome: appliedOutcome(summary),
    exitCode: exitCodeOf(summary.outcome),
    requests: summary.requests,
    lockSerial: summary.serial ?? planned2.lockSerial,
    commentUrl
  };
}
async function tellUnapproved(job, error) {
  const { unapproved: found } = error;
  const plan = job.privacy.plan(found.plan);
  const shown = { ...found, plan, left: job.privacy.plan(found.left) };
  job.problems(error.problems);
  job.terminal.err(unapprovedToText(shown));
  const path = newPlanPath(job);
  writePlanFile(plan, path);
  const limits = { limit: SUMMARY_BYTES, unit: "bytes", whole: WHOLE2 };
  job.summary(unapprovedToMarkdown(shown, limits) + footer(job));
  const markdown = unapprovedToMarkdown(shown, { limit: COMMENT_ROOM, whole: WHOLE2 });
  const commentUrl = await tellMerged(job, markdown, true);
  return { ...plannedResult(plan, path), outcome: "refused", exitCode: 3, commentUrl };
}

// src/github/status-issue.ts
async function keepStatusIssue(github, status) {
  const found = await find2(github, status, await whoAmI(github));
  if (found === void 0) return status.isHealthy ? { kind: "none" } : open(github, status);
  const body = marked(status.name, status.body);
  const isSame = found.body === body && found.title === status.title;
  if (isSame && !status.isHealthy) return { kind: "unchanged", url: found.url };
  return update(github, status, found, body);
}
async function find2({ octokit, owner, repo }, { name, label }, me) {
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

// cmd/action/status.ts
var LABEL = "segops";
async function statusAction(job) {
  const now = Date.now();
  const { status, plan, warnings: warnings2 } = await readStatus(job.folder, workspaceOptions(job), now);
  job.problems(warnings2);
  const isHealthy = !waits(status);
  const markdown = statusToMarkdown(status, now) + footer(job);
  job.summary(markdown);
  const name = markerName(job);
  const kept = await keepStatusIssue(job.github(), {
    name,
    label: LABEL,
    title: name === "" ? "segops: something waits" : `segops: something waits (${name})`,
    body: markdown,
    isHealthy
  });
  const where = kept.kind === "none" ? "" : ` See ${kept.url}`;
  job.terminal.out(`${isHealthy ? "Nothing waits." : "Something waits."}${where}
`);
  return { ...plannedResult(plan, null), exitCode: 0 };
}

// cmd/action/validate.ts
async function validateAction(job) {
  const { plan, warnings: warnings2 } = await checkSources(job.folder, workspaceOptions(job));
  job.problems(warnings2);
  const verdict = `Valid: ${plural(plan.segments.length, "segment")}`;
  job.terminal.out(`${verdict}.
`);
  job.summary(`### ${verdict}
${footer(job)}`);
  return withoutPlan("no-changes", 0);
}
async function tellInvalid(job, invalid) {
  const problems2 = job.event.isPublic ? redactProblems(invalid.problems) : job.privacy.problems(invalid.problems);
  job.problems(problems2);
  const linkTo = filesUrl(job.inputs.environment, job.event);
  const told2 = { verdict: "Invalid", linkTo };
  job.summary(problemsToMarkdown(problems2, { ...told2, limit: SUMMARY_BYTES / 4 }) + footer(job));
  const markdown = problemsToMarkdown(problems2, { ...told2, limit: COMMENT_ROOM });
  const commentUrl = await comment(job, markdown, true);
  return { ...withoutPlan("invalid", 1), commentUrl };
}

// cmd/action/command.ts
var ACTIONS = {
  plan: planAction,
  apply: applyAction,
  validate: validateAction,
  status: statusAction
};
async function runJob(job) {
  const { inputs, event } = job;
  const branch = async () => event.defaultBranch ?? await defaultBranch(job.github());
  const command = await commandFor(inputs.command, event, branch);
  try {
    return await ACTIONS[command](job);
  } catch (error) {
    if (error instanceof InvalidSources) return tellInvalid(job, error);
    throw error;
  }
}
async function commandFor(asked2, event, defaultBranch2) {
  if (event.name === "pull_request_target") throw targetRefused();
  if (asked2 === "plan" || asked2 === "validate" || asked2 === "status") return asked2;
  if (asked2 === "auto" && PLANNING.includes(event.name)) return "plan";
  if (asked2 === "auto" && event.name !== "push") throw unclear(event, say`it can mean both`);
  const branch = await defaultBranch2();
  if (event.ref === `refs/heads/${branch}` && !PLANNING.includes(event.name)) return "apply";
  if (asked2 === "auto")
    throw unclear(event, say`it is not of the default branch ${asLabel(branch)}`);
  throw failure(
    "apply-off-default-branch",
    say`apply runs only from the default branch ${asLabel(branch)}. This run is of ${asLabel(event.ref || "no ref")}`,
    say`Merge first; on a pull request use ${asCode("command: plan")}. Nothing was sent.`
  );
}
var PLANNING = ["pull_request", "merge_group"];
function unclear({ name, ref }, why) {
  return failure(
    "command-needed",
    say`the event ${asCode(name)} of ${asLabel(ref || "no ref")} does not say whether to plan or to apply: ${why}`,
    say`Set the input ${asCode("command")} to plan, apply, validate or status.`
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
var write2 = (text) => void process.stdout.write(text);
var terminal = logTerminal(write2);
var annotate = (found) => write2(problemsToAnnotations(found));
var problems = (found) => logProblems(terminal, write2, found);
function maskSecrets() {
  const { CLEVERTAP_PASSCODE = "" } = process.env;
  for (const secret of [getInput("passcode"), CLEVERTAP_PASSCODE, getInput("github-token")]) {
    for (const line of /* @__PURE__ */ new Set([secret, ...secret.split(/\r?\n/)])) {
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
    const job = {
      inputs,
      event,
      terminal,
      privacy: inputs.redact ? redacting(process.env.SEGOPS_REDACT_KEY || null) : OPEN,
      ...folders,
      problems,
      annotate,
      summary: writeSummary,
      applies: (isUnderWay) => saveState("applying", isUnderWay),
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
var SUMMARY_ROOM = 1e5;
function failed(error) {
  const failure2 = knownFailure(error);
  if (failure2 !== null) {
    problems(failure2.problems);
    writeSummary(
      problemsToMarkdown(failure2.problems, {
        verdict: "Failed",
        linkTo: null,
        limit: SUMMARY_ROOM
      })
    );
    return failedResult(failure2);
  }
  terminal.err(bugReport(error));
  write2("::error::segops ended with a bug of its own; see the log of this step\n");
  return withoutPlan("failed", 1);
}
maskSecrets();
refuseOldGit();
var result = await runAction().catch(failed);
setOutputs(result);
process.exitCode = result.exitCode;
