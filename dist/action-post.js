import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  foldersOf,
  getInput,
  getState,
  gitHubOf,
  knownFailure,
  logProblems,
  logTerminal,
  readEvent,
  readInputs,
  workspaceOptions
} from "./chunks/chunk-IMJ36QWQ.js";
import "./chunks/chunk-MF6LNPAB.js";
import "./chunks/chunk-WJAVY74B.js";
import "./chunks/chunk-GVZUHLOM.js";
import "./chunks/chunk-CAWHCOQW.js";
import "./chunks/chunk-I7N2LB3P.js";
import "./chunks/chunk-E4HPXIJT.js";
import "./chunks/chunk-KXHFHPV7.js";
import "./chunks/chunk-4SFQQHOS.js";
import "./chunks/chunk-QXTP2UO2.js";
import "./chunks/chunk-A5QN3E4R.js";
import "./chunks/chunk-VNRQTU2O.js";
import "./chunks/chunk-3SBNFZBT.js";
import {
  recover
} from "./chunks/chunk-25ONBCDT.js";
import {
  isProvablyGone,
  openWorkspace,
  runNumber
} from "./chunks/chunk-ON6FUD2G.js";
import "./chunks/chunk-2LTO4CMX.js";
import "./chunks/chunk-6CN43SSV.js";
import "./chunks/chunk-PF7F42SB.js";
import "./chunks/chunk-AVVTGAVE.js";
import "./chunks/chunk-X6H2OCUA.js";
import "./chunks/chunk-UFL46SIY.js";
import "./chunks/chunk-D4UHDB6F.js";
import "./chunks/chunk-KUC5WDFF.js";
import "./chunks/chunk-S7ZG5ZGY.js";
import "./chunks/chunk-Q2ZRRAHR.js";
import "./chunks/chunk-5KAKNURP.js";
import "./chunks/chunk-M3KD4VDD.js";

// cmd/action/recover-own.ts
function recoverOwn(job) {
  const run = runNumber(job.inputs.environment);
  const workspace = openWorkspace(job.folder, {
    ...workspaceOptions(job),
    ownerEnded: (owner) => isProvablyGone(owner) || run !== null && owner.run === run
  });
  if (workspace.config.lock.at.kind !== "branch") return false;
  const now = Date.now();
  const hold = workspace.store.hold(now);
  try {
    return recover(workspace.store, now).recovered;
  } finally {
    hold.release();
  }
}

// cmd/action-post.ts
var write = (text) => void process.stdout.write(text);
var terminal = logTerminal(write);
function afterCut() {
  const inputs = readInputs((name) => getInput(name), process.env);
  const job = {
    inputs,
    event: readEvent(process.env),
    terminal,
    ...foldersOf(inputs),
    problems: (found) => logProblems(terminal, write, found),
    annotate: () => void 0,
    summary: () => void 0,
    applies: () => void 0,
    github: () => gitHubOf(inputs)
  };
  try {
    if (recoverOwn(job)) {
      terminal.out(
        "The apply of this job was cut off. What it may have sent is unconfirmed in the lock;\nthe next run sends it again.\n"
      );
    }
  } catch (error) {
    const failure = knownFailure(error);
    if (failure === null) throw error;
    job.problems(failure.problems.map((problem) => ({ ...problem, severity: "warning" })));
  }
}
if (getState("applying") === "true") afterCut();
