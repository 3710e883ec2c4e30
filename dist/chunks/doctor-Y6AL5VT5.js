import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  diagnosisToText,
  examine,
  needsHelp
} from "./chunk-MN2KAM4P.js";
import "./chunk-MM5746HT.js";
import "./chunk-G2YTH2JN.js";
import "./chunk-63IBOESF.js";
import "./chunk-U7NUW5TV.js";
import "./chunk-ZZMI4N4C.js";
import "./chunk-URH7IZVA.js";
import "./chunk-RVGNAGAZ.js";
import "./chunk-SROKQPNX.js";
import "./chunk-GAAB6DMV.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-GEQSP74U.js";
import "./chunk-2VZNV34P.js";
import "./chunk-OPC25PTJ.js";
import {
  WORKSPACE,
  cliCommand
} from "./chunk-HWQPXGAV.js";
import "./chunk-IZEHMJH7.js";
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
import "./chunk-I3YRI3NT.js";

// cmd/cli/doctor.ts
var command = cliCommand({
  description: "check what an apply needs, and say what to fix; changes nothing",
  example: "segops doctor --env staging",
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
