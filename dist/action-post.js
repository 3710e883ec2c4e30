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
} from "./chunks/chunk-4T5U6L7K.js";
import "./chunks/chunk-WDWZ4GVK.js";
import {
  knownFailure
} from "./chunks/chunk-B54JRZYR.js";
import "./chunks/chunk-6D5X4KZW.js";
import "./chunks/chunk-4W4WYJTC.js";
import "./chunks/chunk-53KCCCAO.js";
import "./chunks/chunk-2ZYTVS4H.js";
import {
  refuseOldGit
} from "./chunks/chunk-TSFBCUIM.js";
import "./chunks/chunk-5ANJANDV.js";
import "./chunks/chunk-KMQELXGG.js";
import "./chunks/chunk-UXC6VYVC.js";
import {
  warnings
} from "./chunks/chunk-XHNRTQN2.js";

// cmd/action/post.ts
var write = (text) => void process.stdout.write(text);
var terminal = logTerminal(write);
async function afterCut() {
  const inputs = readInputs((name) => getInput(name), process.env);
  const { folder, top } = foldersOf(inputs);
  try {
    if (await recoverRun(folder, workspaceOptions({ inputs, top }), inputs.environment)) {
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
if (getState("applying") === "true") await afterCut();
