import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  checkCheckout,
  runApply
} from "./chunk-7M7I2MYX.js";
import "./chunk-F6SMJQVL.js";
import "./chunk-MM5746HT.js";
import "./chunk-G2YTH2JN.js";
import "./chunk-U7NUW5TV.js";
import "./chunk-ZZMI4N4C.js";
import "./chunk-RVGNAGAZ.js";
import {
  confirms
} from "./chunk-SBPYFVHS.js";
import {
  PLAN_BEGINS,
  isRefused,
  planToJsonPieces
} from "./chunk-TTSMO7DW.js";
import "./chunk-XVWOLRNF.js";
import {
  readNamed
} from "./chunk-YSBFZHU4.js";
import {
  OPEN,
  keyCheck,
  redacting
} from "./chunk-VFRILNIK.js";
import "./chunk-FWJJEGX2.js";
import {
  whyOf
} from "./chunk-GAAB6DMV.js";
import {
  applyNews,
  printPlan,
  printWarnings
} from "./chunk-L7DEOO2F.js";
import {
  exitCodeOf,
  planLine,
  resultToText
} from "./chunk-UAPV7755.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-GEQSP74U.js";
import "./chunk-2VZNV34P.js";
import "./chunk-WVZGLM5H.js";
import {
  messageLines
} from "./chunk-OPC25PTJ.js";
import {
  SAMPLES,
  WORKSPACE,
  choice,
  cliCommand,
  count,
  duration,
  text,
  toggle
} from "./chunk-HWQPXGAV.js";
import {
  DAYS_BY_NAME,
  openWorkspace
} from "./chunk-IZEHMJH7.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import {
  DAYS_AHEAD,
  dayAfter
} from "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-ISJ3FD7T.js";
import {
  json,
  showValue,
  wrap
} from "./chunk-H4E72AQF.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";
import {
  Failure,
  asCode,
  asCommand,
  asPath,
  failure,
  plain,
  say,
  shellWord
} from "./chunk-I3YRI3NT.js";

// src/app/due-since.ts
function differsByDaysAlone(file, fresh) {
  const was = documentIn(() => file.toString());
  const is = documentIn(() => [...planToJsonPieces(fresh)].join(""));
  if (was === null || is === null || was.rest !== is.rest) return false;
  const days = new Map(fresh.segments.map(({ key, day }) => [key, day]));
  const due = was.later.filter(({ key, day }) => day <= (days.get(key) ?? ""));
  if (due.length === 0 || was.segments.length !== is.segments.length) return false;
  if (!isStillToCome(was.later, is.later, due)) return false;
  const before = new Map(was.segments.map((one) => [one.key, one]));
  return is.segments.every((one) => {
    const own = before.get(one.key);
    return own !== void 0 && isExplained(own, one, dueOf(due, one.key));
  });
}
function isStillToCome(was, is, due) {
  const name = ({ key, day }) => `${day} ${key}`;
  const told = new Map(was.map((one) => [name(one), one.counts]));
  const now = new Map(is.map((one) => [name(one), one.counts]));
  const first = due.map(({ day }) => day).sort()[0] ?? "";
  const sight = dayAfter(first, DAYS_AHEAD - DAYS_BY_NAME);
  const isDue = new Set(due.map(name));
  const stays = was.every((one) => isDue.has(name(one)) || now.get(name(one)) === one.counts);
  return stays && is.every((one) => told.get(name(one)) === one.counts || one.day > sight);
}
function isExplained(was, is, due) {
  const areAll = (some, others, by) => [...some].every((name) => others.has(name) || by.has(name));
  return areAll(is.add, was.add, due.add) && areAll(is.remove, was.remove, due.remove) && areAll(was.add, is.add, due.remove) && areAll(was.remove, is.remove, due.add);
}
function dueOf(due, key) {
  const own = due.filter((one) => one.key === key);
  const add = new Set(own.flatMap((one) => [...one.add]));
  const remove = new Set(own.flatMap((one) => [...one.remove]));
  return { key, add, remove };
}
function documentIn(text2) {
  try {
    const { segments, later = [], lock, target, creates, held = [] } = JSON.parse(text2());
    return {
      segments: rowsOf(segments).map((row) => changesIn(row, row.key)),
      later: rowsOf(later).map((row) => ({
        ...changesIn(row, row.segment),
        day: String(row.day),
        counts: JSON.stringify([row.additions, row.removals, row.let_in])
      })),
      rest: JSON.stringify([lock, target, creates, held, rowsOf(segments).map(lastingOf)])
    };
  } catch {
    return null;
  }
}
function rowsOf(value) {
  return Array.isArray(value) ? value : [];
}
function changesIn(row, key) {
  const names = (value) => new Set(rowsOf(value).map((member) => JSON.stringify(member)));
  return { key: String(key), add: names(row.add), remove: names(row.remove) };
}
function lastingOf({ key, customer_segment_id, ct_segment_id, retired, adopt }) {
  return [key, customer_segment_id, ct_segment_id, retired, adopt];
}

// src/app/plan-file.ts
function checkPlanFile(path, fresh, key) {
  const bytes = readBytes(path);
  if (!bytes.subarray(0, START.length).equals(START))
    throw unreadable(path, say`: it is not a plan of segops`);
  const shown = privacyOf(path, bytes, key).plan(fresh);
  if (isSame(bytes, shown)) return "same";
  if (!differsByDaysAlone(bytes, shown)) throw stale(path);
  return "due";
}
function isSame(bytes, fresh) {
  let at = 0;
  for (const piece of planToJsonPieces(fresh)) {
    if (piece.startsWith(AGED)) return true;
    const expected = Buffer.from(piece);
    if (!bytes.subarray(at, at + expected.length).equals(expected)) return false;
    at += expected.length;
  }
  return true;
}
var START = Buffer.from(PLAN_BEGINS);
var REDACTED = /^"redacted":\{"key":(?:null|"([0-9a-f]{16})")\},/;
var MARK_BYTES = 64;
var AGED = '"guards":';
function privacyOf(path, bytes, key) {
  const head = bytes.toString("latin1", START.length, START.length + MARK_BYTES);
  const mark = REDACTED.exec(head);
  if (mark === null) return OPEN;
  const [, made] = mark;
  if (made === void 0) throw redacted(path, say`without a key`, ANOTHER);
  if (key === null) throw redacted(path, say`with a key, which is not set here`, THIS);
  if (keyCheck(key) !== made) throw redacted(path, say`with another key`, THIS);
  return redacting(key);
}
var THIS = say`Set ${asCode("SEGOPS_REDACT_KEY")} to the key that the plan was made with.`;
var ANOTHER = say`Make the plan with ${asCode("SEGOPS_REDACT_KEY")} set, or without ${asCode("redact")}. Then apply that one.`;
function redacted(path, how, next) {
  return failure(
    "plan-file-redacted",
    say`the plan file is redacted ${how}, so it cannot be compared`,
    say`Nothing was sent. ${next}`,
    { file: path }
  );
}
function stale(path) {
  return failure(
    "plan-stale",
    say`the plan is no longer the one in ${asPath(path)}`,
    say`Nothing was sent. Make the plan again, read it, and apply that one: ${asCommand(`segops plan --out ${shellWord(path)}`)}`,
    { file: path, exitCode: 3 }
  );
}
function unreadable(path, why) {
  return failure(
    "plan-file-unreadable",
    say`the plan file cannot be read${why}`,
    say`Nothing was sent. Name a file that ${asCode("segops plan --out FILE")} wrote.`,
    { file: path }
  );
}
function readBytes(path) {
  try {
    return readNamed(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unreadable(path, whyOf(error));
  }
}

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
    ...summary.held === void 0 ? {} : { held: summary.held },
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
  SEGOPS_REDACT_KEY      the key of a redacted plan file
`;
var command = cliCommand({
  description: "send the changes of the plan, and record them in the lockfile",
  example: "segops apply --time-limit 30m",
  takes: {
    planFile: text("[plan]", "a plan file: apply only if the plan is still the same"),
    ...WORKSPACE,
    segment: text("-s, --segment <key>", "apply one segment alone"),
    format: choice("-f, --format <format>", "how to print", ["text", "json"]),
    yes: toggle("-y, --yes", "apply without asking"),
    samples: SAMPLES,
    full: toggle("--full", "show every segment and member, also with a plan file"),
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
var STOPPING = [
  say`Stopping: requests in flight are finished and recorded.`,
  say`To end at once, press Ctrl-C again. That is safe: the next apply sends again what had no answer.`
];
var ENDED = [
  say`Ended at once. What had no answer is in the journal, and the next apply sends it again: ${asCommand("segops apply")}`
];
function tellNow({ width, err }, messages) {
  const lines = messages.flatMap((message) => messageLines(message, width));
  err(`
${lines.join("\n")}
`);
}
function witnessOf(terminal, { config }, planFile, { format, full, samples, yes }) {
  return {
    ...applyNews(terminal),
    // A file lock is of this machine: whoever goes back to an old commit there means it.
    locked: async (index) => {
      if (config.lock.at.kind === "branch") await checkCheckout(config.folder, index);
    },
    planned: (plan, warnings) => {
      printWarnings(terminal, warnings);
      const isSeen = planFile !== null && checkPlanFile(planFile, plan, process.env.SEGOPS_REDACT_KEY || null) === "same";
      if (format === "json") return;
      if (isSeen && !full && !isRefused(plan)) printPlanLine(terminal, plan);
      else printPlan(terminal, OPEN.plan(plan), { full, samples, apply: null });
    },
    approves: async () => void 0,
    consents: async (plan, account) => yes || planFile !== null || consentsTo(terminal, plan, account),
    stops: () => tellNow(terminal, STOPPING),
    endsAtOnce: () => tellNow(terminal, ENDED)
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
  terminal.out("\n");
  printPlanLine(terminal, plan);
  const { accountId, origin } = account;
  return confirms(terminal, `Send this to ${showValue(accountId)} at ${new URL(origin).host}?`);
}
function printPlanLine(terminal, plan) {
  const lines = wrap(`Plan: ${planLine(plan)}`, terminal.width, "", "  ");
  terminal.out(`${lines.map(paletteOf(terminal.colour).strong).join("\n")}
`);
}
function tell(terminal, format, applied) {
  const { width, colour } = terminal;
  switch (applied.kind) {
    case "refused":
      if (format === "json") {
        for (const piece of planToJsonPieces(OPEN.plan(applied.plan))) terminal.out(piece);
      }
      return 3;
    case "declined":
      terminal.out("Nothing was sent.\n");
      return 1;
    case "done": {
      const summary = OPEN.summary(applied.summary);
      terminal.out(
        format === "json" ? resultToJson(summary) : resultToText(summary, { width, colour })
      );
      return exitCodeOf(summary.outcome);
    }
    default:
      return assertExhaustive(applied);
  }
}
export {
  command
};
