import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  planToMarkdown
} from "./chunk-VB5KRE4H.js";
import {
  hasWork,
  holdsSegments,
  isRefused,
  makePlan,
  planToJsonPieces,
  writePlanFile
} from "./chunk-YXDCXPUI.js";
import {
  OPEN
} from "./chunk-SJQPFRQL.js";
import "./chunk-S5HHXOKY.js";
import "./chunk-ORR4DJMR.js";
import {
  fromStaleLock,
  printPlan,
  printWarnings,
  warnOfJournal
} from "./chunk-KGPPGBKA.js";
import "./chunk-OYPXYF3V.js";
import "./chunk-ZFDDDZDD.js";
import "./chunk-ITW4THID.js";
import {
  WORKSPACE,
  choice,
  cliCommand,
  text,
  toggle
} from "./chunk-2WM7P5PX.js";
import "./chunk-D6RBY6C5.js";
import {
  openWorkspace
} from "./chunk-DDWIDFP7.js";
import "./chunk-Z5TQDKCY.js";
import "./chunk-PYDSS6W7.js";
import "./chunk-KPZY2IPB.js";
import "./chunk-UQF3IYSO.js";
import "./chunk-7GLC2QLK.js";

// cmd/cli/plan.ts
var command = cliCommand({
  description: "show what an apply would change; needs no credentials",
  takes: {
    ...WORKSPACE,
    segment: text("-s, --segment <key>", "plan one segment alone"),
    format: choice("-f, --format <format>", "how to print", ["text", "json", "markdown"]),
    out: text("-o, --out <file>", "also write the plan as JSON, for `segops apply <file>`"),
    full: toggle("--full", "show every member"),
    detailedExitcode: toggle("--detailed-exitcode", "exit 2 when changes are pending")
  },
  run: async (terminal, { segment, format, out, full, detailedExitcode, ...workspace }) => {
    const options = fromStaleLock(terminal, workspace, OPEN);
    const made = await makePlan(openWorkspace(process.cwd(), options), segment);
    if (made.cutOff) warnOfJournal(terminal, made.heldBy, OPEN);
    printWarnings(terminal, made.warnings);
    const plan = OPEN.plan(made.plan);
    if (out !== null) writePlanFile(plan, out);
    print(terminal, plan, format, full);
    if (isRefused(made.plan) || holdsSegments(made.plan)) return 3;
    return detailedExitcode && hasWork(made.plan) ? 2 : 0;
  }
});
function print(terminal, plan, format, full) {
  if (format === "text") printPlan(terminal, plan, { full, apply: "segops apply" });
  else if (format === "markdown") terminal.out(planToMarkdown(plan));
  else for (const piece of planToJsonPieces(plan)) terminal.out(piece);
}
export {
  command
};
