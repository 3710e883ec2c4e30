import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  confirms
} from "./chunk-5I6ZYDTN.js";
import {
  messageText
} from "./chunk-XSRXN2TG.js";
import {
  WORKSPACE,
  cliCommand,
  toggle
} from "./chunk-A6VQUJEY.js";
import "./chunk-4ZXRPTE6.js";
import {
  openWorkspace
} from "./chunk-KCBEDEXJ.js";
import {
  assertExhaustive
} from "./chunk-5ANJANDV.js";
import "./chunk-Q2ZRRAHR.js";
import {
  describeOwner,
  isProvablyAlive
} from "./chunk-KLHERKXW.js";
import {
  asCode,
  failure,
  say
} from "./chunk-XHNRTQN2.js";

// src/app/unlock.ts
async function unlock(cwd, options, witness) {
  const { store } = openWorkspace(cwd, options);
  const owner = store.leaseOwner();
  if (owner === null) return "was-free";
  witness.held(owner);
  if (isProvablyAlive(owner)) {
    throw failure(
      "apply-running",
      say`process ${asCode(String(owner.pid))} of this machine has the lease, and is running`,
      say`Wait until it ends, or end it. The next apply takes over from a process that is gone.`
    );
  }
  if (!await witness.confirms()) return "declined";
  store.breakLease(owner);
  return "freed";
}

// cmd/cli/unlock.ts
var command = cliCommand({
  description: "release the lease of an apply that is gone",
  takes: { ...WORKSPACE, yes: toggle("-y, --yes", "without asking") },
  run: async (terminal, { yes, ...workspace }) => {
    const ended = await unlock(process.cwd(), workspace, {
      held: (owner) => terminal.out(`This apply has the lease: ${messageText(describeOwner(owner))}.
`),
      confirms: async () => yes || confirmsOn(terminal)
    });
    switch (ended) {
      case "was-free":
        terminal.out("No apply has the lease.\n");
        return 0;
      case "declined":
        terminal.out("Nothing has changed.\n");
        return 1;
      case "freed":
        terminal.out(
          "The lease is released. The next apply recovers what that one may have sent.\n"
        );
        return 0;
      default:
        return assertExhaustive(ended);
    }
  }
});
function confirmsOn(terminal) {
  if (terminal.interactive) {
    return confirms(
      terminal,
      "Is that apply gone? Two applies at the same time can undo each other."
    );
  }
  throw failure(
    "consent-needed",
    say`cannot ask for confirmation: this is not an interactive terminal`,
    say`Nothing has changed. Make sure that this apply is gone, then add ${asCode("--yes")}.`
  );
}
export {
  command
};
