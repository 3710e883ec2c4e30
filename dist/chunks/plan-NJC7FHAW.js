import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  planPagePieces,
  planToMarkdown
} from "./chunk-F3W4XBI4.js";
import "./chunk-KJC24T5R.js";
import "./chunk-3S7FUTYH.js";
import {
  hasWork,
  holdsSegments,
  isRefused,
  makePlan,
  planToJsonPieces,
  writePlanFile
} from "./chunk-TTSMO7DW.js";
import {
  writePage
} from "./chunk-XVWOLRNF.js";
import "./chunk-YSBFZHU4.js";
import {
  OPEN
} from "./chunk-VFRILNIK.js";
import "./chunk-FWJJEGX2.js";
import "./chunk-GAAB6DMV.js";
import {
  fromStaleLock,
  printPlan,
  printWarnings,
  warnOfApply
} from "./chunk-L7DEOO2F.js";
import {
  NOWHERE
} from "./chunk-UAPV7755.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-GEQSP74U.js";
import "./chunk-2VZNV34P.js";
import "./chunk-WVZGLM5H.js";
import "./chunk-OPC25PTJ.js";
import {
  SAMPLES,
  WORKSPACE,
  choice,
  cliCommand,
  text,
  toggle
} from "./chunk-HWQPXGAV.js";
import {
  openWorkspace
} from "./chunk-IZEHMJH7.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-MIVGNW6U.js";
import "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-ISJ3FD7T.js";
import "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
import {
  shellWord
} from "./chunk-I3YRI3NT.js";

// cmd/cli/plan.ts
var command = cliCommand({
  description: "show what an apply would change; needs no credentials",
  example: "segops plan --segment vip_customers --full",
  takes: {
    ...WORKSPACE,
    segment: text("-s, --segment <key>", "plan one segment alone"),
    format: choice("-f, --format <format>", "how to print", ["text", "json", "markdown"]),
    out: text("-o, --out <file>", "also write the plan as JSON, for `segops apply <file>`"),
    html: text("--html <file>", "also write the plan as a page, to read and to print"),
    samples: SAMPLES,
    full: toggle("--full", "show every segment and member"),
    detailedExitcode: toggle("--detailed-exitcode", "exit 2 when changes are pending")
  },
  run: async (terminal, { segment, format, out, html, full, samples, detailedExitcode, ...workspace }) => {
    const options = fromStaleLock(terminal, workspace, OPEN);
    const made = await makePlan(openWorkspace(process.cwd(), options), segment);
    warnOfApply(terminal, made.underWay, OPEN);
    printWarnings(terminal, made.warnings);
    const plan = OPEN.plan(made.plan);
    if (out !== null) writePlanFile(plan, out);
    if (html !== null) {
      const about = { ...NOWHERE, environment: workspace.env };
      writePage(planPagePieces(plan, { madeAt: Date.now(), about }), html);
    }
    const apply = out === null ? "segops apply" : `segops apply ${shellWord(out)}`;
    print(terminal, plan, format, { full, samples, apply });
    if (isRefused(made.plan) || holdsSegments(made.plan)) return 3;
    return detailedExitcode && hasWork(made.plan) ? 2 : 0;
  }
});
function print(terminal, plan, format, how) {
  if (format === "text") printPlan(terminal, plan, how);
  else if (format === "markdown") terminal.out(planToMarkdown(plan));
  else for (const piece of planToJsonPieces(plan)) terminal.out(piece);
}
export {
  command
};
