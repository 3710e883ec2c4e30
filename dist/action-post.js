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
} from "./chunks/chunk-2TGFOSQC.js";
import "./chunks/chunk-XO46ZPGY.js";
import "./chunks/chunk-VCEH43CW.js";
import {
  bugReport,
  knownFailure,
  reportUncaught
} from "./chunks/chunk-LT7RGLNO.js";
import "./chunks/chunk-5A25ZS4P.js";
import "./chunks/chunk-3CU5B6TK.js";
import "./chunks/chunk-YEA6J3MX.js";
import "./chunks/chunk-XKBRT7GV.js";
import "./chunks/chunk-UQO5K7S6.js";
import "./chunks/chunk-FLXSAJEH.js";
import "./chunks/chunk-SHJPJX2I.js";
import "./chunks/chunk-IBQPRAXU.js";
import "./chunks/chunk-HG65ZRO3.js";
import "./chunks/chunk-PYDSS6W7.js";
import "./chunks/chunk-2WFUAKXZ.js";
import "./chunks/chunk-UQF3IYSO.js";
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
