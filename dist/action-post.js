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
} from "./chunks/chunk-J7N5I2YN.js";
import "./chunks/chunk-B2WYMSQO.js";
import {
  bugReport,
  knownFailure,
  reportUncaught
} from "./chunks/chunk-H4ABAAHH.js";
import "./chunks/chunk-6D5X4KZW.js";
import "./chunks/chunk-O3FIFQOF.js";
import "./chunks/chunk-6QLJHOMT.js";
import "./chunks/chunk-XIBIOTO6.js";
import "./chunks/chunk-SD3CTCHS.js";
import "./chunks/chunk-PZONBIZ4.js";
import "./chunks/chunk-5ANJANDV.js";
import "./chunks/chunk-FKDK5XNF.js";
import "./chunks/chunk-SWMGWZL5.js";
import "./chunks/chunk-UXC6VYVC.js";
import {
  warnings
} from "./chunks/chunk-RD5JWBDC.js";

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
