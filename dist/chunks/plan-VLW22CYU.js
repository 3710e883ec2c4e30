import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  planToMarkdown
} from "./chunk-ZTCBMBVA.js";
import {
  hasWork,
  isRefused,
  makePlan,
  planToJsonPieces,
  writePlanFile
} from "./chunk-7IN6H4KA.js";
import "./chunk-ECUVGNC2.js";
import {
  OPEN
} from "./chunk-O3FIFQOF.js";
import "./chunk-6QLJHOMT.js";
import {
  fromStaleLock,
  printPlan,
  printWarnings,
  warnOfJournal
} from "./chunk-AGV43DI4.js";
import "./chunk-XIBIOTO6.js";
import "./chunk-SD3CTCHS.js";
import {
  WORKSPACE,
  choice,
  cliCommand,
  text,
  toggle
} from "./chunk-QISXHSSH.js";
import "./chunk-GM3TITV5.js";
import {
  openWorkspace
} from "./chunk-PZONBIZ4.js";
import "./chunk-5ANJANDV.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-SWMGWZL5.js";
import "./chunk-UXC6VYVC.js";
import "./chunk-RD5JWBDC.js";

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
    if (isRefused(made.plan)) return 3;
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
