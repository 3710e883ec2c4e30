import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  createClient
} from "./chunk-MM5746HT.js";
import {
  PER_PAGE,
  asked
} from "./chunk-63IBOESF.js";
import {
  RunTime
} from "./chunk-ZZMI4N4C.js";
import {
  knownFailure
} from "./chunk-URH7IZVA.js";
import {
  USER_AGENT
} from "./chunk-RVGNAGAZ.js";
import {
  checkSources
} from "./chunk-SROKQPNX.js";
import {
  underWayIn
} from "./chunk-GEQSP74U.js";
import {
  inspectJournal,
  stillHere
} from "./chunk-2VZNV34P.js";
import {
  messageLines,
  messageMarkdown
} from "./chunk-OPC25PTJ.js";
import {
  accountFrom,
  askRemote,
  checkAccount,
  checkReaders,
  configOf,
  gitVersionAt,
  isVersionSince,
  originOf,
  rehearsePush,
  storeOf,
  unreachable
} from "./chunk-IZEHMJH7.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  wrap
} from "./chunk-H4E72AQF.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";
import {
  asCode,
  asCommand,
  asForeign,
  asLabel,
  asList,
  asPath,
  count,
  failure,
  plural,
  say
} from "./chunk-I3YRI3NT.js";

// src/app/doctor/account-needs.ts
async function examineAccount(examiner, config, index, env) {
  if (VARIABLES.every((name) => (env[name] ?? "") === "")) {
    await examiner.look("Credentials", () => ({ value: null, message: null, doubts: [NOT_SET] }));
    return;
  }
  const account = await examiner.look("Credentials", () => credentials(config, index, env));
  if (account === null) return;
  await examiner.look("Clock", () => clock(account, env));
  await examiner.look("CleverTap", () => passcode(account, env));
}
var VARIABLES = ["CLEVERTAP_ACCOUNT_ID", "CLEVERTAP_PASSCODE"];
var NOT_SET = {
  message: say`${asCode(VARIABLES[0])} and ${asCode(VARIABLES[1])} are not set: CleverTap was not asked`,
  next: say`A plan needs neither. Where you apply, set both and run this again.`
};
function credentials(config, index, env) {
  const account = accountFrom(config.account, env);
  if (index !== null) checkAccount(index, account);
  const { accountId, origin: origin2 } = account;
  return { value: account, message: say`account ${asLabel(accountId)} at ${asLabel(origin2)}` };
}
async function clock({ origin: origin2 }, env) {
  const doubts = await new RunTime(origin2, env).check();
  const message = doubts.length > 0 ? null : say`agrees with CleverTap's to the minute`;
  return { value: null, message, doubts };
}
async function passcode(account, env) {
  const client = createClient({ ...account, inFlight: 1, userAgent: USER_AGENT, env });
  try {
    return judge(await client.updateSegment({ bulk_profiles: [] }), account);
  } finally {
    await client.close();
  }
}
function judge(outcome, { origin: origin2 }) {
  switch (outcome.kind) {
    case "rejected":
      return outcome.reason === "rate" || outcome.reason === "address" ? cannotTell(outcome.said) : probablyRight(outcome.said);
    case "unauthorised":
      throw failure(
        "credentials-refused",
        say`to an update of nothing, ${outcome.said}`,
        say`Compare account ID and passcode with CleverTap's dashboard (Settings, Passcode), and the region with the address that it opens at: a wrong region is answered like a wrong passcode.`
      );
    case "unsent":
      throw failure(
        "clevertap-unreachable",
        say`${outcome.said} to ${asLabel(origin2)}`,
        say`Check the network, the proxy variables, and ${asCode("account:")} of the config.`
      );
    case "accepted":
      return cannotTell(say`CleverTap answered with success`);
    case "ambiguous":
      return cannotTell(outcome.said);
    default:
      return assertExhaustive(outcome);
  }
}
function probablyRight(said) {
  const message = say`account and passcode are probably right. To an update of nothing, ${said}`;
  return { value: null, message };
}
function cannotTell(said) {
  const doubt = {
    message: say`account and passcode may be right or not. To an update of nothing, ${said}`,
    next: say`Apply one change to a segment made for trying out, and look at it in CleverTap.`
  };
  return { value: null, message: null, doubts: [doubt] };
}

// src/app/doctor/examine.ts
var Examiner = class {
  findings = [];
  /** What it found; null where that is broken. */
  async look(need, examine2) {
    try {
      const { value, message, doubts = [], warnings = [] } = await examine2();
      if (message !== null) this.findings.push({ kind: "works", need, message });
      for (const doubt of doubts)
        this.findings.push({ kind: "unknown", need, message: doubt.message, next: doubt.next });
      if (warnings.length > 0) this.findings.push({ kind: "warned", need, problems: warnings });
      return value;
    } catch (error) {
      const failed = knownFailure(error);
      if (failed === null) throw error;
      this.findings.push({ kind: "broken", need, problems: failed.problems });
      return null;
    }
  }
};

// src/github/branch-rules.ts
async function branchRules({ octokit, owner, repo }, branch) {
  const place = { owner, repo, branch, per_page: PER_PAGE };
  const rules2 = await asked(
    say`read the rules of a branch`,
    "contents: read",
    () => octokit.paginate(octokit.rest.repos.getBranchRules, place)
  );
  return new Set(rules2.map(({ type }) => type));
}

// src/app/lock-rules.ts
var NEEDED = {
  update: say`restrict updates`,
  deletion: say`restrict deletions`,
  non_fast_forward: say`block force pushes`
};
async function checkLockRules(github, branch) {
  const rules2 = await branchRules(github, branch);
  const missing = Object.entries(NEEDED).filter(([type]) => !rules2.has(type));
  if (missing.length === 0) return;
  const named = asList(missing.map(([, what]) => what));
  throw failure(
    "lock-branch-open",
    say`the rules of the branch ${asLabel(branch)} do not ${named}: whoever may push it could approve everything`,
    say`Nothing was sent. Import the ruleset examples/github/lock-branch-ruleset.json of segops, and add the App whose token is the input ${asCode("lock-token")} to its bypass list. docs/action.md shows how.`,
    { exitCode: 3 }
  );
}

// src/app/doctor/lock-needs.ts
async function examineLock(examiner, config, options, job) {
  const { at } = config.lock;
  const open = () => storeOf(config, options);
  if (at.kind === "file") return lockfile(examiner, open, asPath(at.file));
  const place = await examiner.look("Origin", () => origin(config, at.branch));
  if (place === null) return null;
  const index = await lockfile(examiner, open, asLabel(at.branch));
  if (index !== null) await examiner.look("Push", () => push(place));
  await examiner.look("Readers", () => readers(place, config));
  if (job?.requireApprovedPlan) await examiner.look("Rules", () => rules(job, at.branch));
  return index;
}
async function lockfile(examiner, open, where) {
  const found = await examiner.look("Lock", async () => {
    const store = open();
    const index = stillHere(await store.read());
    const { serial, binding } = index;
    const of = binding === null ? say`no account yet` : say`account ${asLabel(binding.account)} at ${asLabel(binding.origin)}`;
    return { value: { store, index }, message: say`${where}: serial ${serial}, of ${of}` };
  });
  if (found === null) return null;
  await examiner.look("Apply", () => lastApply(found.store, found.index));
  return found.index;
}
async function lastApply(store, index) {
  const leftover = await inspectJournal(store, index);
  const unrecorded = leftover.kind === "unfolded" ? leftover.journal.header.apply : null;
  const underWay = await underWayIn(store, unrecorded, Date.now());
  if (underWay.kind === "running") return { value: null, message: say`${underWay.by} is running` };
  if (underWay.kind === "unclear") {
    const doubt = {
      message: say`${underWay.by} has the lease, and cannot be seen from here to be gone, because ${underWay.why}`,
      next: say`Wait until it ends. If it is certain that it does not run any more: ${asCommand("segops lock release")}`
    };
    return { value: null, message: null, doubts: [doubt] };
  }
  if (underWay.kind === "none") return { value: null, message: say`none is under way` };
  throw failure(
    "apply-cut-off",
    say`an apply was cut off: what it may have sent counts as unconfirmed`,
    say`The next apply records that, and sends it again: ${asCommand("segops apply")}`
  );
}
async function origin(config, branch) {
  const value = originOf(config.folder, branch);
  const asked2 = await askRemote(value);
  if ("message" in asked2) throw unreachable(branch, asked2.message, "nothing");
  return { value, message: say`answers` };
}
async function push(place) {
  const refused = await rehearsePush(place);
  const { branch } = place;
  if (refused === null)
    return {
      value: null,
      message: say`origin accepts a push (dry run). Its rules for branches show only in a real push`
    };
  throw failure(
    "push-refused",
    say`origin takes no push to the branch ${asLabel(branch)}${asForeign(refused)}`,
    say`Give whoever applies the right to push this branch. In a workflow: ${asCode("permissions: { contents: write }")} of the job.`
  );
}
async function readers(place, { isPublic }) {
  const doubts = [];
  await checkReaders(place, { isPublic, warn: (warning) => doubts.push(warning) });
  if (isPublic === true)
    return { value: null, message: say`${asCode("public: true")}: members may be read by anyone` };
  const message = doubts.length > 0 ? null : say`the lock branch is not public`;
  return { value: null, message, doubts };
}
async function rules({ github }, branch) {
  await checkLockRules(github(), branch);
  const doubt = {
    message: say`segops cannot see where the passcode is kept`,
    next: say`Make it a secret of an environment that only the default branch may use: Settings, Environments. A secret of the repository is in reach of every branch.`
  };
  return { value: null, message: say`the lock branch is closed`, doubts: [doubt] };
}

// src/app/doctor/doctor.ts
async function examine(cwd, options, job) {
  const examiner = new Examiner();
  await examiner.look("Node", node);
  await examiner.look("git", () => git(cwd));
  const config = await examiner.look("Config", () => configured(cwd, options));
  if (config === null) return examiner.findings;
  await examiner.look("Files", () => files(cwd, options));
  const index = await examineLock(examiner, config, options, job);
  await examineAccount(examiner, config, index, options.environment ?? process.env);
  return examiner.findings;
}
var OLDEST_NODE = "20.19";
function node() {
  const version = process.versions.node;
  if (isVersionSince(version, OLDEST_NODE))
    return { value: version, message: say`${asLabel(version)}` };
  throw failure(
    "node-too-old",
    say`Node ${asLabel(version)} is too old: segops needs ${OLDEST_NODE} or newer`,
    say`Install a newer Node.`
  );
}
function git(cwd) {
  const version = gitVersionAt(cwd);
  if (version !== null) return { value: version, message: say`${asLabel(version)}` };
  const { problems } = failure(
    "git-missing",
    say`not found: the lockfile is less protected without it, and a lock branch needs it`,
    say`Install git, and make sure that it is on the PATH.`
  );
  return { value: null, message: null, warnings: problems };
}
function configured(cwd, options) {
  const config = configOf(cwd, options);
  const overlay = config.environment === null ? say`` : say`, environment ${asLabel(config.environment)}`;
  return { value: config, message: say`${asPath(config.file)}${overlay}` };
}
async function files(cwd, options) {
  const { plan, warnings } = await checkSources(cwd, options);
  const { length } = plan.segments;
  const lists = new Set(plan.segments.flatMap((one) => one.lists.map(({ facts }) => facts.path)));
  const message = say`${plural(length, "segment")} and ${plural(lists.size, "list")} can be read`;
  if (length > 0) return { value: length, message, warnings };
  throw failure(
    "no-manifests",
    say`no file declares a segment`,
    say`Write a manifest in a folder that ${asCode("segments:")} of the config names.`
  );
}

// src/inspect/diagnosis.ts
function needsHelp(diagnosis) {
  return diagnosis.some(({ kind }) => kind === "broken");
}

// src/report/diagnosis-text.ts
var STATE = {
  works: "works",
  unknown: "cannot tell",
  warned: "warning",
  broken: "to do"
};
var INDENT = 28;
var SIDE_BY_SIDE = 60;
function diagnosisToText(diagnosis, options) {
  const palette = paletteOf(options.colour);
  const paint = needsHelp(diagnosis) ? palette.bad : palette.good;
  const verdict = wrap(diagnosisVerdict(diagnosis), options.width).map(paint);
  const lines = diagnosis.flatMap((finding) => findingLines(finding, options.width, palette));
  return `${[...verdict, "", ...lines].join("\n")}
`;
}
function diagnosisVerdict(diagnosis) {
  const number = (kind) => diagnosis.filter((one) => one.kind === kind).length;
  const unknown = number("unknown") === 0 ? "" : `, ${count(number("unknown"))} could not tell`;
  const warned = number("warned") === 0 ? "" : `, ${plural(number("warned"), "warning")}`;
  const open = `${unknown}${warned}`;
  if (!needsHelp(diagnosis)) return `Ready: ${plural(number("works"), "check")} passed${open}.`;
  return `To do: ${count(number("broken"))} of ${plural(diagnosis.length, "check")} found something to fix${open}.`;
}
function findingLines(finding, width, palette) {
  const { kind, need } = finding;
  const head = `  ${STATE[kind].padEnd(12)} ${need}`;
  const isNarrow = width < SIDE_BY_SIDE;
  const indent = " ".repeat(isNarrow ? 4 : INDENT);
  const lines = textsOf(finding).flatMap((text) => messageLines(text, width, indent));
  const painted = head.replace(STATE[kind], paintOf(kind, palette)(STATE[kind]));
  if (isNarrow) return [painted, ...lines];
  const [first = "", ...rest] = lines;
  return [`${painted}${" ".repeat(INDENT - head.length)}${first.slice(INDENT)}`, ...rest];
}
function paintOf(kind, palette) {
  switch (kind) {
    case "works":
      return palette.good;
    case "unknown":
    case "warned":
      return palette.warn;
    case "broken":
      return palette.bad;
    default:
      return assertExhaustive(kind);
  }
}
function textsOf(finding) {
  switch (finding.kind) {
    case "works":
      return [finding.message];
    case "unknown":
      return [finding.message, ["next: ", ...finding.next]];
    case "broken":
    case "warned":
      return finding.problems.flatMap(({ code, message, next, place }) => {
        const where = place === void 0 ? "" : `${[place.file, place.line].filter(Boolean).join(":")}: `;
        return [
          [where, `${code}: `, ...message],
          ["next: ", ...next]
        ];
      });
    default:
      return assertExhaustive(finding);
  }
}
function diagnosisToMarkdown(diagnosis) {
  const items = diagnosis.map((finding) => {
    const [first = [], ...rest] = textsOf(finding).map((text) => messageMarkdown(text));
    const state = finding.kind === "works" ? STATE.works : `**${STATE[finding.kind]}**`;
    return [`- ${finding.need}, ${state}: ${first}`, ...rest.map((text) => `  - ${text}`)].join(
      "\n"
    );
  });
  return `### ${diagnosisVerdict(diagnosis)}

${items.join("\n")}
`;
}
function shownDiagnosis(diagnosis, privacy) {
  return diagnosis.map((finding) => {
    if ("problems" in finding) return { ...finding, problems: privacy.problems(finding.problems) };
    const message = privacy.message(finding.message);
    if (finding.kind === "works") return { ...finding, message };
    return { ...finding, message, next: privacy.message(finding.next) };
  });
}

export {
  checkLockRules,
  examine,
  needsHelp,
  diagnosisToText,
  diagnosisToMarkdown,
  shownDiagnosis
};
