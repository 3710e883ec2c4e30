import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  exitCodeOf,
  progressDisplay,
  resultToText,
  runApply
} from "./chunk-MF6LNPAB.js";
import "./chunk-WJAVY74B.js";
import "./chunk-E4HPXIJT.js";
import {
  confirms
} from "./chunk-5I6ZYDTN.js";
import "./chunk-KXHFHPV7.js";
import {
  planToJsonPieces,
  printPlan
} from "./chunk-QXTP2UO2.js";
import "./chunk-A5QN3E4R.js";
import "./chunk-VNRQTU2O.js";
import "./chunk-3SBNFZBT.js";
import "./chunk-25ONBCDT.js";
import {
  openWorkspace
} from "./chunk-ON6FUD2G.js";
import "./chunk-2LTO4CMX.js";
import {
  printWarnings
} from "./chunk-6CN43SSV.js";
import "./chunk-PF7F42SB.js";
import "./chunk-AVVTGAVE.js";
import "./chunk-X6H2OCUA.js";
import "./chunk-UFL46SIY.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";
import {
  failure
} from "./chunk-KUC5WDFF.js";
import "./chunk-S7ZG5ZGY.js";
import {
  json
} from "./chunk-Q2ZRRAHR.js";
import "./chunk-5KAKNURP.js";
import "./chunk-M3KD4VDD.js";

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
    stopped_because: summary.stoppedBecause,
    serial: summary.serial,
    next: summary.next
  });
  const rows = summary.rejected.map(
    ({ change, message }) => json({
      segment: change.segment,
      operation: change.operation,
      [change.member.kind]: change.member.value,
      message
    })
  );
  const list = rows.length === 0 ? "[]" : `[
${rows.join(",\n")}
]`;
  return `${facts.slice(0, -1)},"rejected":${list}}
`;
}

// cmd/plan-file.ts
import { readFileSync } from "node:fs";
function checkPlanFile(path, fresh) {
  const bytes = readBytes(path);
  if (!bytes.subarray(0, START.length).equals(START))
    throw unreadable(path, "it is no plan of segops");
  let at = 0;
  for (const piece of planToJsonPieces(fresh)) {
    if (piece.startsWith(AGED)) return;
    const expected = Buffer.from(piece);
    if (!bytes.subarray(at, at + expected.length).equals(expected)) throw stale(path);
    at += expected.length;
  }
}
var START = Buffer.from('{"format":"segops-plan/1",');
var AGED = '"guards":';
function stale(path) {
  return failure(
    "plan-stale",
    `the plan is not the one in ${path} any more`,
    "Run `segops plan --out` again, read it, and apply that one. Nothing was sent.",
    { file: path, exitCode: 3 }
  );
}
function unreadable(path, why) {
  return failure(
    "plan-file-unreadable",
    `the plan file cannot be read: ${why}`,
    "Name a file that `segops plan --out FILE` wrote. Nothing was sent.",
    { file: path }
  );
}
function readBytes(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    throw unreadable(path, error instanceof Error ? error.message : String(error));
  }
}

// cmd/commands/apply.ts
async function apply(terminal, planFile, options) {
  const request = {
    workspace: openWorkspace(process.cwd(), options),
    only: options.segment ?? null,
    timeLimitMs: options.timeLimit ?? null,
    stopAfterChanges: options.stopAfter ?? null,
    env: process.env
  };
  const applied = await runApply(request, witnessOf(terminal, planFile, options));
  return tell(terminal, options.format, applied);
}
function witnessOf(terminal, planFile, options) {
  return {
    recovered: () => terminal.err("An apply that was cut off was recovered: its changes are unconfirmed.\n"),
    overtaken: () => terminal.err("Another run was first to change the lock: planning again.\n"),
    locked: async () => {
    },
    planned: (plan, warnings) => {
      printWarnings(terminal, warnings);
      if (planFile !== null) checkPlanFile(planFile, plan);
      if (options.format === "text") {
        printPlan(terminal, plan, "text", options.full === true, null);
      }
    },
    approves: async () => void 0,
    consents: async (plan, account) => options.yes === true || planFile !== null || consentsTo(terminal, plan, account),
    sends: (plan) => progressDisplay(terminal, plan.totals.requests),
    stops: () => terminal.err("\nStopping: what is in flight is finished and recorded.\n")
  };
}
async function consentsTo(terminal, plan, account) {
  if (!terminal.interactive) {
    throw failure(
      "consent-needed",
      "nobody is there to confirm the plan",
      "Add --yes, or apply a plan file: `segops apply plan.json`. Nothing was sent."
    );
  }
  const changes = plan.totals.add + plan.totals.remove;
  const where = `account ${account.accountId} at ${account.origin}`;
  return confirms(terminal, `Apply ${changes} changes to ${where}?`);
}
function tell(terminal, format, applied) {
  switch (applied.kind) {
    case "refused":
      if (format !== "text") printPlan(terminal, applied.plan, format, false);
      return 3;
    case "declined":
      terminal.out("Nothing was sent.\n");
      return 1;
    case "done":
      terminal.out(resultOf(terminal, format, applied));
      return exitCodeOf(applied.summary.outcome);
    default:
      return assertExhaustive(applied);
  }
}
function resultOf({ width, colour }, format, { summary }) {
  return format === "json" ? resultToJson(summary) : resultToText(summary, { width, colour });
}
export {
  apply
};
