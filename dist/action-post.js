import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  beginGit,
  foldersOf,
  getInput,
  getState,
  gitHubOf,
  logProblems,
  logTerminal,
  privacyIn,
  readEvent,
  readInputs,
  readPrivacy,
  recoverRun,
  tellFailed,
  workspaceOptions
} from "./chunks/chunk-VJDOZZUV.js";
import "./chunks/chunk-63IBOESF.js";
import "./chunks/chunk-U7NUW5TV.js";
import "./chunks/chunk-ZZMI4N4C.js";
import {
  bugReport,
  knownFailure,
  reportUncaught
} from "./chunks/chunk-URH7IZVA.js";
import "./chunks/chunk-RVGNAGAZ.js";
import "./chunks/chunk-3S7FUTYH.js";
import "./chunks/chunk-TTSMO7DW.js";
import "./chunks/chunk-XVWOLRNF.js";
import "./chunks/chunk-YSBFZHU4.js";
import "./chunks/chunk-VFRILNIK.js";
import "./chunks/chunk-FWJJEGX2.js";
import "./chunks/chunk-GAAB6DMV.js";
import "./chunks/chunk-UAPV7755.js";
import "./chunks/chunk-KPHRFLCA.js";
import "./chunks/chunk-GEQSP74U.js";
import "./chunks/chunk-2VZNV34P.js";
import "./chunks/chunk-WVZGLM5H.js";
import "./chunks/chunk-OPC25PTJ.js";
import "./chunks/chunk-IZEHMJH7.js";
import "./chunks/chunk-Z77BLT6X.js";
import "./chunks/chunk-AZRYA54M.js";
import "./chunks/chunk-FKDK5XNF.js";
import "./chunks/chunk-MIVGNW6U.js";
import "./chunks/chunk-F2IHCJ47.js";
import "./chunks/chunk-QLBRRXQH.js";
import "./chunks/chunk-CM3TFJKA.js";
import "./chunks/chunk-S7QDTAJS.js";
import "./chunks/chunk-ISJ3FD7T.js";
import "./chunks/chunk-H4E72AQF.js";
import "./chunks/chunk-D4UHDB6F.js";
import {
  warnings
} from "./chunks/chunk-I3YRI3NT.js";

// cmd/action/post.ts
var write = (text) => void process.stdout.write(text);
var terminal = logTerminal(write);
var privacy = readPrivacy((name) => getInput(name), process.env);
var problems = (found) => logProblems(terminal, write, privacy.problems(found));
async function afterCutApply() {
  const inputs = readInputs((name) => getInput(name), process.env);
  const { folder, top } = foldersOf(inputs);
  beginGit(inputs, top);
  const options = workspaceOptions({ inputs, top });
  privacy = privacyIn(privacy, readEvent(process.env), folder, options);
  if (await recoverRun(folder, options, inputs.environment)) {
    terminal.out(
      "The apply of this job was cut off. What it may have sent is unconfirmed in the lock;\nthe next run sends it again.\n"
    );
  }
}
async function afterCutPlan() {
  const inputs = readInputs((name) => getInput(name), process.env);
  const github = gitHubOf(inputs);
  const event = readEvent(process.env);
  await tellFailed({ inputs, event, terminal, problems, privacy, github: () => github });
  await github.close();
}
async function tried(work) {
  try {
    await work();
  } catch (error) {
    const failure = knownFailure(error);
    if (failure === null) return tellBug(error);
    problems(warnings(failure));
  }
}
function tellBug(error) {
  terminal.err(bugReport(error, { redacts: privacy.redacts, env: process.env }));
  process.exitCode = 1;
}
reportUncaught(tellBug);
if (getState("applying") === "true") await tried(afterCutApply);
if (getState("planning") === "true") await tried(afterCutPlan);
