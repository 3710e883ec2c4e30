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
} from "./chunks/chunk-IXECFMSX.js";
import "./chunks/chunk-Z2LCCNMJ.js";
import "./chunks/chunk-65SUGBNJ.js";
import "./chunks/chunk-2TQN3CE5.js";
import {
  bugReport,
  knownFailure,
  reportUncaught
} from "./chunks/chunk-5T7WOXOT.js";
import "./chunks/chunk-RVGNAGAZ.js";
import "./chunks/chunk-D6HQQQRL.js";
import "./chunks/chunk-JO27DQTF.js";
import "./chunks/chunk-AALCGQHE.js";
import "./chunks/chunk-7KIOY3AD.js";
import "./chunks/chunk-2R755QZN.js";
import "./chunks/chunk-CY3R5KEW.js";
import "./chunks/chunk-S5R2WB7T.js";
import "./chunks/chunk-LUP3RJ6Z.js";
import "./chunks/chunk-FLXSAJEH.js";
import "./chunks/chunk-2LUYGXP6.js";
import "./chunks/chunk-6HBVPOVF.js";
import "./chunks/chunk-YNWILTFD.js";
import "./chunks/chunk-ORKPNKWZ.js";
import "./chunks/chunk-FKDK5XNF.js";
import "./chunks/chunk-7EAUAY32.js";
import "./chunks/chunk-3VMXWVQ5.js";
import "./chunks/chunk-Q2ZRRAHR.js";
import {
  warnings
} from "./chunks/chunk-LD54R26Y.js";

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
