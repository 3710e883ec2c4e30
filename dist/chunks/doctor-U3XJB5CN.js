import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  diagnosisToText,
  examine,
  needsHelp
} from "./chunk-DJ4LJ7HX.js";
import "./chunk-V2AYC4QA.js";
import "./chunk-MUQNF66Y.js";
import "./chunk-3423GGQU.js";
import "./chunk-WWANWFRT.js";
import "./chunk-ORR4DJMR.js";
import "./chunk-ZFDDDZDD.js";
import "./chunk-ITW4THID.js";
import {
  WORKSPACE,
  cliCommand
} from "./chunk-2WM7P5PX.js";
import "./chunk-D6RBY6C5.js";
import "./chunk-DDWIDFP7.js";
import "./chunk-Z5TQDKCY.js";
import "./chunk-PYDSS6W7.js";
import "./chunk-KPZY2IPB.js";
import "./chunk-UQF3IYSO.js";
import "./chunk-7GLC2QLK.js";

// cmd/cli/doctor.ts
var command = cliCommand({
  description: "check what an apply needs, and say what to fix; changes nothing",
  takes: WORKSPACE,
  notes: `
Sends one request to CleverTap where credentials are set: an update of nothing.
`,
  run: async (terminal, workspace) => {
    const diagnosis = await examine(process.cwd(), workspace, null);
    const { width, colour } = terminal;
    terminal.out(diagnosisToText(diagnosis, { width, colour }));
    return needsHelp(diagnosis) ? 1 : 0;
  }
});
export {
  command
};
