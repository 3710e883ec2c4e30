import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  failedResult,
  foldersOf,
  getInput,
  gitHubOf,
  knownFailure,
  logProblems,
  logTerminal,
  problemsToMarkdown,
  readEvent,
  readInputs,
  runJob,
  saveState,
  setOutput,
  setSecret,
  withoutPlan
} from "./chunks/chunk-IMJ36QWQ.js";
import "./chunks/chunk-MF6LNPAB.js";
import "./chunks/chunk-WJAVY74B.js";
import "./chunks/chunk-GVZUHLOM.js";
import "./chunks/chunk-CAWHCOQW.js";
import "./chunks/chunk-I7N2LB3P.js";
import {
  VERSION
} from "./chunks/chunk-E4HPXIJT.js";
import "./chunks/chunk-KXHFHPV7.js";
import "./chunks/chunk-4SFQQHOS.js";
import "./chunks/chunk-QXTP2UO2.js";
import "./chunks/chunk-A5QN3E4R.js";
import "./chunks/chunk-VNRQTU2O.js";
import "./chunks/chunk-3SBNFZBT.js";
import "./chunks/chunk-25ONBCDT.js";
import "./chunks/chunk-ON6FUD2G.js";
import "./chunks/chunk-2LTO4CMX.js";
import {
  problemsToAnnotations
} from "./chunks/chunk-6CN43SSV.js";
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

// cmd/action.ts
import { appendFileSync } from "node:fs";
var write = (text) => void process.stdout.write(text);
var terminal = logTerminal(write);
var annotate = (found) => write(problemsToAnnotations(found));
var problems = (found) => logProblems(terminal, write, found);
function maskSecrets() {
  const { CLEVERTAP_PASSCODE = "" } = process.env;
  for (const secret of [getInput("passcode"), CLEVERTAP_PASSCODE, getInput("github-token")]) {
    for (const line of /* @__PURE__ */ new Set([secret, ...secret.split(/\r?\n/)])) {
      if (line.trim() !== "") setSecret(line);
    }
  }
}
function writeSummary(markdown) {
  const path = process.env.GITHUB_STEP_SUMMARY ?? "";
  if (path !== "") appendFileSync(path, `${markdown}
`);
}
async function runAction() {
  let opened = null;
  try {
    const inputs = readInputs((name) => getInput(name), process.env);
    const github = () => {
      opened ??= gitHubOf(inputs);
      return opened;
    };
    const event = readEvent(process.env);
    const folders = foldersOf(inputs);
    const job = {
      inputs,
      event,
      terminal,
      ...folders,
      problems,
      annotate,
      summary: writeSummary,
      applies: (isUnderWay) => saveState("applying", isUnderWay),
      github
    };
    return await runJob(job);
  } finally {
    await close(opened);
  }
}
async function close(opened) {
  await opened?.close();
}
var SUMMARY_ROOM = 1e5;
function failed(error) {
  const failure = knownFailure(error);
  if (failure !== null) {
    problems(failure.problems);
    writeSummary(
      problemsToMarkdown(failure.problems, {
        verdict: "Failed",
        linkTo: null,
        limit: SUMMARY_ROOM
      })
    );
    return failedResult(failure);
  }
  const stack = error instanceof Error ? error.stack ?? error.message : String(error);
  terminal.err(
    `This is a bug in segops ${VERSION}. Please report it with these lines:
${stack}
`
  );
  write("::error::segops ended with a bug of its own; see the log of this step\n");
  return withoutPlan("failed", 1);
}
function setOutputs(result2) {
  setOutput("outcome", result2.outcome);
  setOutput("adds", result2.adds);
  setOutput("removes", result2.removes);
  setOutput("segments", result2.segments);
  setOutput("requests", result2.requests);
  setOutput("lock-serial", result2.lockSerial ?? "");
  setOutput("plan-path", result2.planPath ?? "");
  setOutput("comment-url", result2.commentUrl ?? "");
}
maskSecrets();
var result = await runAction().catch(failed);
setOutputs(result);
process.exitCode = result.exitCode;
