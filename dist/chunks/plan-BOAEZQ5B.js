import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  planPagePieces,
  planToMarkdown
} from "./chunk-PXYMC5HH.js";
import "./chunk-WWAGHDNX.js";
import "./chunk-BUUBROHS.js";
import {
  hasWork,
  holdsSegments,
  isRefused,
  makePlan,
  planToJsonPieces,
  writePlanFile
} from "./chunk-OZKCTSTI.js";
import {
  writePage
} from "./chunk-WLIM7XBA.js";
import "./chunk-3DHMTD4T.js";
import {
  OPEN
} from "./chunk-EKEQW3QU.js";
import "./chunk-FWJJEGX2.js";
import {
  fromStaleLock,
  printPlan,
  printWarnings,
  warnOfApply
} from "./chunk-2BNQP4NF.js";
import {
  NOWHERE
} from "./chunk-V7V7PP2J.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-HPRDQ3SW.js";
import "./chunk-6GSYNRHA.js";
import "./chunk-YNK4Z7XU.js";
import "./chunk-32MOT6IO.js";
import {
  SAMPLES,
  WORKSPACE,
  choice,
  cliCommand,
  text,
  toggle
} from "./chunk-N5EO4VVH.js";
import {
  openWorkspace
} from "./chunk-EU2KASEU.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-MIVGNW6U.js";
import "./chunk-TCM6T63Z.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-ZMRVVJ3A.js";
import "./chunk-AGAZTFPO.js";
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
