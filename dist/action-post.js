import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  foldersOf,
  getInput,
  getState,
  logProblems,
  logTerminal,
  readInputs,
  recoverRun,
  workspaceOptions
} from "./chunks/chunk-4RFKRX7A.js";
import "./chunks/chunk-GZU2BTO7.js";
import {
  knownFailure
} from "./chunks/chunk-B54JRZYR.js";
import "./chunks/chunk-6D5X4KZW.js";
import "./chunks/chunk-QFT27222.js";
import "./chunks/chunk-VVWNHK5O.js";
import "./chunks/chunk-XSRXN2TG.js";
import {
  refuseOldGit
} from "./chunks/chunk-2BRLG7BC.js";
import "./chunks/chunk-5ANJANDV.js";
import "./chunks/chunk-Q2ZRRAHR.js";
import "./chunks/chunk-FXETDFRC.js";
import {
  warnings
} from "./chunks/chunk-XHNRTQN2.js";

// cmd/action/post.ts
var write = (text) => void process.stdout.write(text);
var terminal = logTerminal(write);
function afterCut() {
  const inputs = readInputs((name) => getInput(name), process.env);
  const { folder, top } = foldersOf(inputs);
  try {
    if (recoverRun(folder, workspaceOptions({ inputs, top }), inputs.environment)) {
      terminal.out(
        "The apply of this job was cut off. What it may have sent is unconfirmed in the lock;\nthe next run sends it again.\n"
      );
    }
  } catch (error) {
    const failure = knownFailure(error);
    if (failure === null) throw error;
    logProblems(terminal, write, warnings(failure));
  }
}
refuseOldGit();
if (getState("applying") === "true") afterCut();
