import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  diagnosisToText,
  examine,
  needsHelp
} from "./chunk-PQ3JZ7XJ.js";
import "./chunk-ARMV47ZY.js";
import "./chunk-Z2LCCNMJ.js";
import "./chunk-65SUGBNJ.js";
import "./chunk-2TQN3CE5.js";
import "./chunk-5T7WOXOT.js";
import "./chunk-RVGNAGAZ.js";
import "./chunk-IZUUJGS7.js";
import "./chunk-CY3R5KEW.js";
import "./chunk-S5R2WB7T.js";
import "./chunk-FLXSAJEH.js";
import "./chunk-2LUYGXP6.js";
import {
  WORKSPACE,
  cliCommand
} from "./chunk-P7BTPEBF.js";
import "./chunk-EADMK773.js";
import "./chunk-6HBVPOVF.js";
import "./chunk-YNWILTFD.js";
import "./chunk-ORKPNKWZ.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-7EAUAY32.js";
import "./chunk-3VMXWVQ5.js";
import "./chunk-Q2ZRRAHR.js";
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
