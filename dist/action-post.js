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
} from "./chunks/chunk-E6DWPYUE.js";
import "./chunks/chunk-V2AYC4QA.js";
import "./chunks/chunk-MUQNF66Y.js";
import {
  bugReport,
  knownFailure,
  reportUncaught
} from "./chunks/chunk-3423GGQU.js";
import "./chunks/chunk-YXDCXPUI.js";
import "./chunks/chunk-SJQPFRQL.js";
import "./chunks/chunk-S5HHXOKY.js";
import "./chunks/chunk-ORR4DJMR.js";
import "./chunks/chunk-OYPXYF3V.js";
import "./chunks/chunk-ZFDDDZDD.js";
import "./chunks/chunk-ITW4THID.js";
import "./chunks/chunk-DDWIDFP7.js";
import "./chunks/chunk-Z5TQDKCY.js";
import "./chunks/chunk-PYDSS6W7.js";
import "./chunks/chunk-KPZY2IPB.js";
import "./chunks/chunk-UQF3IYSO.js";
import {
  warnings
} from "./chunks/chunk-7GLC2QLK.js";

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
