import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  planToMarkdown
} from "./chunk-MDPHCXXF.js";
import {
  hasWork,
  isRefused,
  makePlan,
  planToJsonPieces,
  writePlanFile
} from "./chunk-CYBYGUYU.js";
import "./chunk-I65JDD5B.js";
import "./chunk-4W4WYJTC.js";
import {
  fromStaleLock,
  printPlan,
  printWarnings,
  warnOfJournal
} from "./chunk-YPWG22N2.js";
import "./chunk-53KCCCAO.js";
import "./chunk-2ZYTVS4H.js";
import {
  WORKSPACE,
  choice,
  cliCommand,
  text,
  toggle
} from "./chunk-2EIAP7QZ.js";
import "./chunk-4ZXRPTE6.js";
import {
  openWorkspace
} from "./chunk-TSFBCUIM.js";
import "./chunk-5ANJANDV.js";
import "./chunk-KMQELXGG.js";
import "./chunk-UXC6VYVC.js";
import "./chunk-XHNRTQN2.js";

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
    const options = fromStaleLock(terminal, workspace);
    const made = await makePlan(openWorkspace(process.cwd(), options), segment);
    if (made.cutOff) warnOfJournal(terminal, made.heldBy);
    printWarnings(terminal, made.warnings);
    if (out !== null) writePlanFile(made.plan, out);
    print(terminal, made.plan, format, full);
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
