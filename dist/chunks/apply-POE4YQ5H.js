import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  checkCheckout,
  runApply
} from "./chunk-OPPYF5JA.js";
import "./chunk-G4TECI2T.js";
import "./chunk-WDWZ4GVK.js";
import "./chunk-6D5X4KZW.js";
import {
  confirms
} from "./chunk-5I6ZYDTN.js";
import {
  checkPlanFile,
  planToJsonPieces
} from "./chunk-CYBYGUYU.js";
import "./chunk-I65JDD5B.js";
import "./chunk-4W4WYJTC.js";
import {
  applyNews,
  printPlan,
  printWarnings
} from "./chunk-YPWG22N2.js";
import {
  exitCodeOf,
  resultToText
} from "./chunk-53KCCCAO.js";
import "./chunk-2ZYTVS4H.js";
import {
  WORKSPACE,
  choice,
  cliCommand,
  count,
  duration,
  text,
  toggle
} from "./chunk-2EIAP7QZ.js";
import "./chunk-4ZXRPTE6.js";
import {
  openWorkspace
} from "./chunk-TSFBCUIM.js";
import {
  assertExhaustive
} from "./chunk-5ANJANDV.js";
import {
  json
} from "./chunk-KMQELXGG.js";
import "./chunk-UXC6VYVC.js";
import {
  asCode,
  asCommand,
  failure,
  plain,
  say
} from "./chunk-XHNRTQN2.js";

// src/report/result-json.ts
function resultToJson(summary) {
  const { outcome, changes, requests, seconds, creates, adopted = 0, settling = 0 } = summary;
  const { total, accepted, rejected, unconfirmed, unsent } = changes;
  const facts = json({
    format: "segops-result/1",
    outcome,
    exit_code: exitCodeOf(outcome),
    changes: { total, accepted, rejected, unconfirmed, unsent },
    settling,
    requests,
    seconds,
    creates,
    adopted,
    stopped_because: summary.stoppedBecause === null ? null : plain(summary.stoppedBecause),
    serial: summary.serial,
    next: summary.next === null ? null : plain(summary.next)
  });
  const rows = summary.rejected.map(
    ({ change, message }) => json({
      segment: change.segment,
      operation: change.operation,
      [change.member.kind]: change.member.value,
      message: plain(message)
    })
  );
  const list = rows.length === 0 ? "[]" : `[
${rows.join(",\n")}
]`;
  return `${facts.slice(0, -1)},"rejected":${list}}
`;
}

// cmd/cli/apply.ts
var ACCOUNT_VARIABLES = `
Environment:
  CLEVERTAP_ACCOUNT_ID   the account ID
  CLEVERTAP_PASSCODE     its passcode; never read from a file
  SEGOPS_BASE_URL        where the API is, if not in a region
`;
var command = cliCommand({
  description: "send the changes of the plan, and record them in the lockfile",
  takes: {
    planFile: text("[plan]", "a plan file: apply only if the plan is still the same"),
    ...WORKSPACE,
    segment: text("-s, --segment <key>", "apply one segment alone"),
    format: choice("-f, --format <format>", "how to print", ["text", "json"]),
    yes: toggle("-y, --yes", "apply without asking"),
    full: toggle("--full", "show every member"),
    timeLimitMs: duration("--time-limit <duration>", "stop cleanly after this time, e.g. 5h"),
    stopAfterChanges: count("--stop-after <changes>", "stop cleanly after this many changes")
  },
  notes: ACCOUNT_VARIABLES,
  run: async (terminal, { planFile, segment, timeLimitMs, stopAfterChanges, ...shown }) => {
    const workspace = openWorkspace(process.cwd(), {
      ...shown,
      onLockWarning: (warning) => printWarnings(terminal, [warning])
    });
    const request = {
      workspace,
      only: segment,
      timeLimitMs,
      stopAfterChanges,
      env: process.env
    };
    const applied = await runApply(request, witnessOf(terminal, workspace, planFile, shown));
    return tell(terminal, shown.format, applied);
  }
});
function witnessOf(terminal, { config }, planFile, { format, full, yes }) {
  return {
    ...applyNews(terminal),
    // A file lock is of this machine: whoever goes back to an old commit there means it.
    locked: async (index) => {
      if (config.lock.at.kind === "branch") await checkCheckout(config.folder, index);
    },
    planned: (plan, warnings) => {
      printWarnings(terminal, warnings);
      if (planFile !== null) checkPlanFile(planFile, plan);
      if (format === "text") printPlan(terminal, plan, { full, apply: null });
    },
    approves: async () => void 0,
    consents: async (plan, account) => yes || planFile !== null || consentsTo(terminal, plan, account),
    stops: () => terminal.err("\nStopping: requests in flight are finished and recorded.\n")
  };
}
async function consentsTo(terminal, plan, account) {
  if (!terminal.interactive) {
    throw failure(
      "consent-needed",
      say`cannot ask for confirmation: this is not an interactive terminal`,
      say`Nothing was sent. Add ${asCode("--yes")}, or apply a plan file: ${asCommand("segops apply plan.json")}`
    );
  }
  const changes = plan.totals.add + plan.totals.remove;
  const where = `account ${account.accountId} at ${account.origin}`;
  return confirms(terminal, `Apply ${changes} changes to ${where}?`);
}
function tell(terminal, format, applied) {
  const { width, colour } = terminal;
  switch (applied.kind) {
    case "refused":
      if (format === "json") {
        for (const piece of planToJsonPieces(applied.plan)) terminal.out(piece);
      }
      return 3;
    case "declined":
      terminal.out("Nothing was sent.\n");
      return 1;
    case "done":
      terminal.out(
        format === "json" ? resultToJson(applied.summary) : resultToText(applied.summary, { width, colour })
      );
      return exitCodeOf(applied.summary.outcome);
    default:
      return assertExhaustive(applied);
  }
}
export {
  command
};
