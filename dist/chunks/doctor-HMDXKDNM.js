import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  diagnosisToText,
  examine,
  needsHelp
} from "./chunk-VOHY2VQ6.js";
import "./chunk-MM5746HT.js";
import "./chunk-G2YTH2JN.js";
import "./chunk-63IBOESF.js";
import "./chunk-U7NUW5TV.js";
import "./chunk-I2I2VKSK.js";
import "./chunk-2H2MP6TY.js";
import "./chunk-RVGNAGAZ.js";
import "./chunk-IDTPYONZ.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-HPRDQ3SW.js";
import "./chunk-6GSYNRHA.js";
import "./chunk-32MOT6IO.js";
import {
  WORKSPACE,
  cliCommand
} from "./chunk-N5EO4VVH.js";
import "./chunk-EU2KASEU.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-MIVGNW6U.js";
import "./chunk-TCM6T63Z.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-ZMRVVJ3A.js";
import "./chunk-AGAZTFPO.js";
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
