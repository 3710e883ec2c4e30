import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  confirms
} from "./chunk-5I6ZYDTN.js";
import {
  describeOwner,
  isProvablyAlive,
  openWorkspace
} from "./chunk-ON6FUD2G.js";
import "./chunk-2LTO4CMX.js";
import "./chunk-X6H2OCUA.js";
import "./chunk-UFL46SIY.js";
import "./chunk-D4UHDB6F.js";
import {
  failure
} from "./chunk-KUC5WDFF.js";
import "./chunk-5KAKNURP.js";
import "./chunk-M3KD4VDD.js";

// cmd/commands/unlock.ts
async function unlock(terminal, options) {
  const { store } = openWorkspace(process.cwd(), options);
  const owner = store.readHold();
  if (owner === null) {
    terminal.out("Nobody holds the lock.\n");
    return 0;
  }
  terminal.out(`The lock is held by ${describeOwner(owner)}.
`);
  if (isProvablyAlive(owner)) {
    throw failure(
      "apply-running",
      `process ${owner.pid} is running on this machine`,
      "Wait for it, or end it: the next apply takes over from a process that is gone."
    );
  }
  if (options.yes !== true && !terminal.interactive) {
    throw failure(
      "consent-needed",
      "nobody is there to confirm it",
      "Make sure that this apply is gone, then add --yes. Nothing was changed."
    );
  }
  if (options.yes !== true && !await confirms(terminal, "Is that apply gone? Two at once can undo each other.")) {
    terminal.out("Nothing was changed.\n");
    return 1;
  }
  store.breakHold(owner);
  terminal.out("The lock is free. The next apply recovers what that one may have sent.\n");
  return 0;
}
export {
  unlock
};
