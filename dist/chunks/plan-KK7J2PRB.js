import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  planToMarkdown
} from "./chunk-2M7MOQCV.js";
import "./chunk-D6HQQQRL.js";
import {
  hasWork,
  holdsSegments,
  isRefused,
  makePlan,
  planToJsonPieces,
  writePlanFile
} from "./chunk-JO27DQTF.js";
import {
  OPEN
} from "./chunk-AALCGQHE.js";
import "./chunk-7KIOY3AD.js";
import {
  fromStaleLock,
  printPlan,
  printWarnings,
  warnOfApply
} from "./chunk-5RXJ7UZK.js";
import "./chunk-2R755QZN.js";
import "./chunk-CY3R5KEW.js";
import "./chunk-S5R2WB7T.js";
import "./chunk-LUP3RJ6Z.js";
import "./chunk-FLXSAJEH.js";
import "./chunk-2LUYGXP6.js";
import {
  WORKSPACE,
  choice,
  cliCommand,
  text,
  toggle
} from "./chunk-P7BTPEBF.js";
import "./chunk-EADMK773.js";
import {
  openWorkspace
} from "./chunk-6HBVPOVF.js";
import "./chunk-YNWILTFD.js";
import "./chunk-ORKPNKWZ.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-7EAUAY32.js";
import "./chunk-3VMXWVQ5.js";
import "./chunk-Q2ZRRAHR.js";
import "./chunk-LD54R26Y.js";

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
    warnOfApply(terminal, made.underWay, OPEN);
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
