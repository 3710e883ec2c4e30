import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  diagnosisToText,
  examine,
  needsHelp
} from "./chunk-3PNVHAGS.js";
import "./chunk-XO46ZPGY.js";
import "./chunk-VCEH43CW.js";
import "./chunk-LT7RGLNO.js";
import "./chunk-5IU3YXYS.js";
import "./chunk-XKBRT7GV.js";
import "./chunk-FLXSAJEH.js";
import "./chunk-SHJPJX2I.js";
import {
  WORKSPACE,
  cliCommand
} from "./chunk-PP3OPF5J.js";
import "./chunk-EADMK773.js";
import "./chunk-IBQPRAXU.js";
import "./chunk-HG65ZRO3.js";
import "./chunk-PYDSS6W7.js";
import "./chunk-2WFUAKXZ.js";
import "./chunk-UQF3IYSO.js";
import "./chunk-LD54R26Y.js";

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
