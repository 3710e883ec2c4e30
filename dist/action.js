import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  checkNotSuperseded,
  runApply
} from "./chunks/chunk-H72MKTXE.js";
import "./chunks/chunk-AFODN5H3.js";
import "./chunks/chunk-G4TECI2T.js";
import {
  readStatus,
  statusToMarkdown,
  waits
} from "./chunks/chunk-RVKAVQR2.js";
import {
  checkLockRules,
  diagnosisToMarkdown,
  diagnosisToText,
  examine,
  needsHelp,
  shownDiagnosis
} from "./chunks/chunk-3PNVHAGS.js";
import {
  COMMENT_ROOM,
  EndedRuns,
  SUMMARY_BYTES,
  WHOLE as WHOLE2,
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
  readEvent,
  readInputs,
  readPrivacy,
  saveState,
  setOutputs,
  setSecret,
  tellFailed,
  tellMerged,
  tellOthers,
  whoAmI,
  withoutPlan,
  workspaceOptions
} from "./chunks/chunk-2TGFOSQC.js";
import {
  PER_PAGE,
  asked,
  askedOr
} from "./chunks/chunk-XO46ZPGY.js";
import "./chunks/chunk-VCEH43CW.js";
import {
  bugReport,
  knownFailure,
  reportUncaught
} from "./chunks/chunk-LT7RGLNO.js";
import {
  checkSources
} from "./chunks/chunk-5IU3YXYS.js";
import {
  WHOLE,
  cutMarkdown,
  detailsMarkdown,
  digestLine,
  factsSentence,
  fitMarkdown,
  heldMarkdown,
  noticesMarkdown,
  planToMarkdown,
  refusedMarkdown,
  segmentMarkdown,
  stateMarkdown,
  tableMarkdown
} from "./chunks/chunk-4AZL2VFK.js";
import {
  changeBetween,
  checkConfirmed,
  contentOf,
  hasWork,
  holdsSegments,
  isRefused,
  makePlan,
  makePullRequestPlan,
  pastOf,
  withContent,
  writePlanFile
} from "./chunks/chunk-5A25ZS4P.js";
import {
  redacting
} from "./chunks/chunk-3CU5B6TK.js";
import {
  appendText
} from "./chunks/chunk-YEA6J3MX.js";
import "./chunks/chunk-XKBRT7GV.js";
import {
  applyNews,
  fromStaleLock,
  printPlan,
  warnOfJournal
} from "./chunks/chunk-Q2ONG2RV.js";
import {
  applyProblems,
  doingSentence,
  exitCodeOf,
  guardsSentence,
  headline,
  heldKeys,
  heldSentence,
  listed,
  nextStep,
  openSentences,
  problemsToAnnotations,
  refusalProblems,
  refusals,
  resultToText,
  sample,
  sectionsOf
} from "./chunks/chunk-UQO5K7S6.js";
import "./chunks/chunk-FLXSAJEH.js";
import {
  asSentence,
  cutPath,
  cutTo,
  fenced,
  markdownCode,
  messageMarkdown,
  messageText
} from "./chunks/chunk-SHJPJX2I.js";
import {
  InvalidSources,
  appliedCommit,
  basicToken,
  commitsSince,
  completeHistory,
  fetching,
  firstParent,
  hasBytesOf,
  hasCommit,
  headCommit,
  isCommitted,
  isReachedIn,
  listTree,
  mergeBases,
  movesSince,
  nameInTree,
  openWorkspace,
  originOf,
  originUrl,
  readManifestFiles,
  repositoryAt,
  standsFor,
  urlOf
} from "./chunks/chunk-IBQPRAXU.js";
import "./chunks/chunk-HG65ZRO3.js";
import "./chunks/chunk-PYDSS6W7.js";
import {
  membersWithout,
  nameOf,
  showLines
} from "./chunks/chunk-2WFUAKXZ.js";
import "./chunks/chunk-UQF3IYSO.js";
import {
  Failure,
  asCode,
  asCommand,
  asKey,
  asLabel,
  asPath,
  asThrown,
  count,
  failure,
  plural,
  say
} from "./chunks/chunk-LD54R26Y.js";

// src/report/problems-markdown.ts
var MESSAGE_COLUMNS = 600;
var PATH_COLUMNS = 160;
function problemsToMarkdown(problems2, { verdict, linkTo, limit }) {
  const errors = problems2.filter(({ severity }) => severity === "error");
  const warnings = problems2.filter(({ severity }) => severity === "warning");
  const head = `### ${verdict}: ${plural(problems2.length, "problem")} to fix
`;
  const items = [...errors, ...warnings].map((problem) => item(problem, linkTo));
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

// src/app/approval.ts
import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";

// src/github/writers.ts
async function writersOf(github, base, head, commits) {
  const listed2 = await commitsBetween(github, base, head);
  const known = new Set(listed2.map(({ sha }) => sha));
  if (!commits.every((commit) => known.has(commit))) return null;
  const logins = listed2.flatMap(({ author, committer }) => [loginOf(author), loginOf(committer)]);
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
  const known = new Map(shown.segments.map((segment) => [segment.key, segment]));
  const made = new Set(shown.creates.map(({ key }) => key));
  const creates = plan.creates.filter(({ key }) => !made.has(key));
  const segments = plan.segments.map((segment) => segmentWithout(segment, known.get(segment.key)));
  return planOfSegments({ ...plan, creates }, segments);
}
function planOfSegments(plan, segments) {
  const total = (verb) => segments.reduce((sum, segment) => sum + segment[verb].length, 0);
  const changed2 = segments.filter(({ add, remove }) => add.length + remove.length > 0);
  const totals = { add: total("add"), remove: total("remove"), segments: changed2.length };
  return { ...plan, segments, totals: { ...plan.totals, ...totals } };
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
  const known = new Set(other.map(nameOf));
  return some.filter((member) => known.has(nameOf(member)));
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
  const known = new Set(commits);
  const hides = (place) => known.has(place) || commitsSince(repository, place, base).some((commit) => known.has(commit));
  const { kept, left } = places;
  const hidden = kept.find((place) => known.has(place));
  if (hidden !== void 0) return hidden;
  return left.find((place) => !hasCommit(repository, place, [place]) || hides(place)) ?? null;
}
async function pushersOf(github, { headRef }, commits) {
  const moves = headRef === null ? [] : await movesOf(github, headRef);
  if (moves === null) return null;
  const known = new Set(commits);
  return new Set(moves.filter(({ after }) => known.has(after)).map(({ actor }) => actor));
}
async function declared(past, base, head) {
  const name = asCode(head.slice(0, 12));
  try {
    const change = await withContent(
      past,
      base,
      (before) => withContent(
        past,
        head,
        async (after) => after === null ? null : changeBetween(before, after)
      )
    );
    if (change === null) return none(say`${name}, which was approved, has no config`);
    return { kind: "approved", change, head };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return none(say`what ${name} declares cannot be read${asThrown(error)}`);
  }
}

// src/app/unknown-approval.ts
function cannotTell(why) {
  return failure(
    "approval-unknown",
    say`cannot tell what was approved: ${why}`,
    say`Nothing was sent. If you have reviewed the default branch as it is, accept it as applied: ${asCommand("segops lock accept-history HEAD")}`,
    { exitCode: 3 }
  );
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
  return { ...pastOf(repository, config, tip), github, branch, tip, moves, places: NOWHERE };
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
  const places = isOpen(sifted) ? await placesOf(opened, since) : NOWHERE;
  const past = { ...opened, places };
  for (const commit of past.moves) {
    if (!isOpen(sifted)) break;
    const merged = await mergedPullRequests(past.github, commit);
    const pulls = merged.filter(({ baseRef }) => baseRef === past.branch);
    if (pulls.length === 0) reasons.push({ kind: "commit", commit });
    for (const pull of pulls) {
      if (asked2.has(pull.number)) continue;
      asked2.add(pull.number);
      sifted = await siftedBy(past, pull, sifted, reasons);
    }
  }
  return { left: unapprovedIn(sifted), reasons };
}
async function siftedBy(past, pull, sifted, reasons) {
  const { number, headSha } = pull;
  const found = await approvedContent(past, pull);
  if (found.kind === "none") {
    reasons.push({ kind: "pull-request", number, why: found.why });
    return sifted;
  }
  const { head, change } = found;
  if (head !== headSha) {
    const [approved, merged] = [asCode(head.slice(0, 12)), asCode(headSha.slice(0, 12))];
    const why = say`${approved} was approved, and ${merged} was merged`;
    reasons.push({ kind: "pull-request", number, why });
  }
  return sift(sifted, change);
}
var NOWHERE = { kept: [], left: [] };
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

// src/app/unchanged-checkout.ts
import { realpathSync as realpathSync2 } from "node:fs";
import { basename, join, relative, resolve as resolve2 } from "node:path";
function checkUnchanged({
  config,
  manifests
}) {
  const repository = repositoryAt(config.folder);
  if (repository === null) return;
  const tree = listTree(repository, "HEAD");
  const folder = realpathSync2(config.folder);
  const manifestFiles = readManifestFiles(config).files.map(({ path }) => path);
  for (const path of [join(config.folder, basename(config.file)), ...manifestFiles]) {
    check(repository, tree, resolve2(folder, relative(config.folder, path)));
  }
  for (const path of new Set(manifests.flatMap(listsOf))) {
    const there = resolve2(folder, path);
    if (isReachedIn(tree, nameInTree(repository, there))) check(repository, tree, there);
  }
}
function listsOf({ membersFrom, excludeFrom }) {
  return [...membersFrom, ...excludeFrom].flatMap((ref) => ref.kind === "list" ? [ref.path] : []);
}
function check(repository, tree, path) {
  const way = nameInTree(repository, path);
  const blob = tree.get(way);
  if (blob === void 0) throw changed(say`${asPath(way)} is not a file of the commit`);
  if (realpathSync2(path) !== path) throw changed(say`${asPath(way)} is reached through a link`);
  if (!isSame(repository, blob, path)) {
    throw changed(say`${asPath(way)} is not as the commit has it`);
  }
}
function changed(what) {
  return failure(
    "checkout-changed",
    what,
    say`Nothing was sent. Remove the step that changes the checkout, or commit the change. A list that a step fetches must not be tracked by git: ignore it in ${asCode(".gitignore")}.`,
    { exitCode: 3 }
  );
}
var MOST_BYTES = 64 << 20;
function isSame(repository, blob, path) {
  return hasBytesOf(blob, path) || standsFor(repository, blob, path, MOST_BYTES);
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
    heldMarkdown2(summary),
    next === null ? [] : [messageMarkdown(asSentence(["Next: ", ...next]))],
    serial === null ? [] : [`<sub>The lockfile is at serial ${count(serial)}.</sub>`]
  ];
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
var TOGETHER = "Every pull request since the last apply was approved, but none of them has these changes. Several together cause them.";
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
      ...heldMarkdown(plan, context),
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
  const held = heldSentence(plan);
  if (held !== null) return `${does === "" ? "No membership changes" : does}. ${held.slice(0, -1)}`;
  if (does !== "") return does;
  const adopted = own.segments.reduce((sum, { adopt }) => sum + adopt.length, 0);
  if (adopted > 0) return `Records ${plural(adopted, "member")} as they are. Nothing is sent`;
  return undeclared.length > 0 ? "Ends segments. No membership changes" : "No membership changes";
}
function factsMarkdown(plan) {
  const isRefused2 = refusals(plan).length > 0;
  const facts = factsSentence(plan, isRefused2 ? "" : guardsSentence(plan));
  if (facts === "") return [];
  return [`${isRefused2 ? "Once merged and allowed" : "Once merged"}, an apply sends ${facts}`];
}
function undeclaredMarkdown(undeclared, context) {
  return undeclared.map(
    ({ key, members }) => `${segmentMarkdown(key, context.sections)} has no manifest any more. Its ${plural(members, "member stays as it is", "members stay as they are")}. Restore its manifest, or first end it with \`retire: keep\` or \`retire: empty\`.`
  );
}
function pendingMarkdown(pending, context) {
  const { add, remove, segments } = pending.totals;
  if (add + remove === 0) return [];
  const parts = [
    ...add === 0 ? [] : [plural(add, "addition")],
    ...remove === 0 ? [] : [plural(remove, "removal")]
  ];
  const sentence = `**Pending without this pull request** (lists that changed, earlier merges, what is unconfirmed): ${listed(parts)} in ${plural(segments, "segment")}, sent by the same apply.`;
  return [[sentence], ...detailsMarkdown(pending, context, "closed")];
}

// src/review/pull-request.ts
function comparePlans(plan, base) {
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
    pending: uncovered(plan, own)
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
  if (made.cutOff) warnOfJournal(terminal2, made.heldBy, privacy2);
  job.problems(made.warnings);
  printPlan(terminal2, plan, { full: false, apply: null });
  job.annotate(refusalProblems(plan));
  const compared = made.base === null ? null : privacy2.pullRequest(comparePlans(made.plan, made.base));
  const path = recordPlan(job, plan, compared);
  const markdown = toMarkdown(plan, compared, { limit: COMMENT_ROOM, whole: WHOLE2 });
  const hasNews = compared === null ? hasWork(plan) : !changesNothing(compared.own) || compared.undeclared.length > 0;
  const commentUrl = await comment(
    job,
    markdown,
    hasNews || isRefused(plan) || holdsSegments(plan)
  );
  return { ...plannedResult(plan, path), commentUrl };
}
async function planOf2(job) {
  const options = fromStaleLock(job.terminal, workspaceOptions(job), job.privacy);
  const workspace = openWorkspace(job.folder, options);
  checkPublic(job, workspace.config);
  checkUnchanged(workspace);
  const base = baseOf(job);
  if (base !== null) return makePullRequestPlan(workspace, base);
  return { ...await makePlan(workspace, null), base: null };
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
    env: job.inputs.environment
  };
  job.applies(true);
  const applied = await runApply(request, witnessOf(job, workspace));
  job.applies(false);
  const planPath = recordPlan(job, job.privacy.plan(applied.plan));
  return finish(job, applied, planPath);
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
    stops: () => terminal2.err("Stopping: what is in flight is finished and recorded.\n")
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
    job.annotate(refusalProblems(privacy2.plan(applied.plan)));
    return { ...planned, outcome: "refused", exitCode: 3 };
  }
  const summary = privacy2.summary(applied.summary);
  job.annotate(applyProblems(summary));
  job.terminal.out(resultToText(summary, { width: job.terminal.width, colour: false }));
  job.summary(resultToMarkdown(summary) + footer(job));
  const told = { limit: COMMENT_ROOM, whole: WHOLE2 };
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
  const limits = { limit: SUMMARY_BYTES, unit: "bytes", whole: WHOLE2 };
  job.summary(unapprovedToMarkdown(shown, limits) + footer(job));
  const markdown = unapprovedToMarkdown(shown, { limit: COMMENT_ROOM, whole: WHOLE2 });
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

// src/github/status-issue.ts
async function keepStatusIssue(github, status) {
  const found = await find(github, status, await whoAmI(github));
  if (found === void 0) return status.isHealthy ? { kind: "none" } : open(github, status);
  const body = marked(status.name, status.body);
  const isSame2 = found.body === body && found.title === status.title;
  if (isSame2 && !status.isHealthy) return { kind: "unchanged", url: found.url };
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
  const { status, plan, warnings } = await readStatus(job.folder, workspaceOptions(job), now);
  job.problems(warnings);
  const isHealthy = !waits(status);
  const markdown = statusToMarkdown(job.privacy.status(status), now) + footer(job);
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
  return { ...plannedResult(job.privacy.plan(plan), null), exitCode: 0 };
}

// cmd/action/validate.ts
async function validateAction(job) {
  const { plan, warnings } = await checkSources(job.folder, workspaceOptions(job));
  job.problems(warnings);
  const verdict = `Valid: ${plural(plan.segments.length, "segment")}`;
  job.terminal.out(`${verdict}.
`);
  job.summary(`### ${verdict}
${footer(job)}`);
  return withoutPlan("no-changes", 0);
}
async function tellInvalid(job, invalid) {
  const privacy2 = job.event.isPublic ? redacting(null) : job.privacy;
  const problems2 = privacy2.problems(invalid.problems);
  job.problems(problems2);
  const linkTo = filesUrl(job.inputs.environment, job.event);
  const told = { verdict: "Invalid", linkTo };
  job.summary(problemsToMarkdown(problems2, { ...told, limit: SUMMARY_BYTES / 4 }) + footer(job));
  const markdown = problemsToMarkdown(problems2, { ...told, limit: COMMENT_ROOM });
  const commentUrl = await comment(job, markdown, true);
  return { ...withoutPlan("invalid", 1), commentUrl };
}

// cmd/action/command.ts
var ACTIONS = {
  plan: planAction,
  apply: applyAction,
  validate: validateAction,
  status: statusAction,
  doctor: doctorAction
};
async function runJob(job) {
  const { inputs, event } = job;
  const branch = async () => event.defaultBranch ?? await defaultBranch(job.github());
  const command = await commandFor(inputs.command, event, branch);
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
  return { folder, sha, pullHead, applies: command === "apply", repository, server };
}
async function commandFor(asked2, event, defaultBranch2) {
  if (event.name === "pull_request_target") throw targetRefused();
  if (asked2 !== "auto" && asked2 !== "apply") return asked2;
  if (asked2 === "auto" && PLANNING.includes(event.name)) return "plan";
  if (asked2 === "auto" && event.name !== "push") throw unclear(event, say`it can mean both`);
  const branch = await defaultBranch2();
  const isDefault = event.ref === `refs/heads/${branch}`;
  if (isDefault && APPLYING.includes(event.name)) return "apply";
  if (asked2 === "auto")
    throw unclear(event, say`it is not of the default branch ${asLabel(branch)}`);
  if (isDefault && !PLANNING.includes(event.name)) throw notApplying(event);
  throw failure(
    "apply-off-default-branch",
    say`apply runs only from the default branch ${asLabel(branch)}. This run is of ${asLabel(event.ref || "no ref")}`,
    say`Merge first; on a pull request use ${asCode("command: plan")}. Nothing was sent.`
  );
}
var PLANNING = ["pull_request", "merge_group"];
var APPLYING = ["push", "schedule", "workflow_dispatch"];
function notApplying({ name }) {
  return failure(
    "apply-event-refused",
    say`the event ${asCode(name)} does not apply: who causes it need not have a say in what is sent`,
    say`Apply on ${asCode("push")}, ${asCode("schedule")} or ${asCode("workflow_dispatch")}. Nothing was sent.`
  );
}
function unclear({ name, ref }, why) {
  return failure(
    "command-needed",
    say`the event ${asCode(name)} of ${asLabel(ref || "no ref")} does not say whether to plan or to apply: ${why}`,
    say`Set the input ${asCode("command")} to plan, apply, validate, status or doctor.`
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
var SUMMARY_ROOM = 1e5;
function tellBug(error) {
  terminal.err(bugReport(error, { redacts: privacy.redacts, env: process.env }));
}
function failed(error) {
  const failure2 = knownFailure(error);
  if (failure2 !== null) {
    problems(failure2.problems);
    writeSummary(
      problemsToMarkdown(privacy.problems(failure2.problems), {
        verdict: "Failed",
        linkTo: null,
        limit: SUMMARY_ROOM
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
