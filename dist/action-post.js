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
} from "./chunks/chunk-6HWNZ4Z6.js";
import "./chunks/chunk-63IBOESF.js";
import "./chunks/chunk-U7NUW5TV.js";
import "./chunks/chunk-IJXKTV52.js";
import {
  bugReport,
  knownFailure,
  reportUncaught
} from "./chunks/chunk-2H2MP6TY.js";
import "./chunks/chunk-RVGNAGAZ.js";
import "./chunks/chunk-QNSEJI5R.js";
import "./chunks/chunk-YNJJS7EJ.js";
import "./chunks/chunk-WLIM7XBA.js";
import "./chunks/chunk-3DHMTD4T.js";
import "./chunks/chunk-CS2TTVI2.js";
import "./chunks/chunk-FWJJEGX2.js";
import "./chunks/chunk-XVD3TND2.js";
import "./chunks/chunk-KPHRFLCA.js";
import "./chunks/chunk-LQJUFBVE.js";
import "./chunks/chunk-A5KLZEUN.js";
import "./chunks/chunk-E2IEATHZ.js";
import "./chunks/chunk-WIPORBPI.js";
import "./chunks/chunk-62QF6SZQ.js";
import "./chunks/chunk-Z77BLT6X.js";
import "./chunks/chunk-AZRYA54M.js";
import "./chunks/chunk-FKDK5XNF.js";
import "./chunks/chunk-OASVDF37.js";
import "./chunks/chunk-MIVGNW6U.js";
import "./chunks/chunk-OD5FZA7Q.js";
import "./chunks/chunk-QLBRRXQH.js";
import "./chunks/chunk-S7QDTAJS.js";
import "./chunks/chunk-Q2ZRRAHR.js";
import "./chunks/chunk-TYL77ZLA.js";
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
