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
  readEvent,
  readInputs,
  readPrivacy,
  recoverRun,
  tellFailed,
  workspaceOptions
} from "./chunks/chunk-7LPOHCJF.js";
import "./chunks/chunk-63IBOESF.js";
import "./chunks/chunk-U7NUW5TV.js";
import "./chunks/chunk-I2I2VKSK.js";
import {
  bugReport,
  knownFailure,
  reportUncaught
} from "./chunks/chunk-2H2MP6TY.js";
import "./chunks/chunk-RVGNAGAZ.js";
import "./chunks/chunk-BUUBROHS.js";
import "./chunks/chunk-OZKCTSTI.js";
import "./chunks/chunk-WLIM7XBA.js";
import "./chunks/chunk-3DHMTD4T.js";
import "./chunks/chunk-EKEQW3QU.js";
import "./chunks/chunk-FWJJEGX2.js";
import "./chunks/chunk-V7V7PP2J.js";
import "./chunks/chunk-KPHRFLCA.js";
import "./chunks/chunk-HPRDQ3SW.js";
import "./chunks/chunk-6GSYNRHA.js";
import "./chunks/chunk-YNK4Z7XU.js";
import "./chunks/chunk-32MOT6IO.js";
import "./chunks/chunk-EU2KASEU.js";
import "./chunks/chunk-Z77BLT6X.js";
import "./chunks/chunk-AZRYA54M.js";
import "./chunks/chunk-FKDK5XNF.js";
import "./chunks/chunk-MIVGNW6U.js";
import "./chunks/chunk-TCM6T63Z.js";
import "./chunks/chunk-QLBRRXQH.js";
import "./chunks/chunk-S7QDTAJS.js";
import "./chunks/chunk-ZMRVVJ3A.js";
import "./chunks/chunk-AGAZTFPO.js";
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
  if (await recoverRun(folder, workspaceOptions({ inputs, top }), inputs.environment)) {
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
