#!/usr/bin/env node
import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  bugReport,
  knownFailure
} from "./chunks/chunk-B54JRZYR.js";
import {
  VERSION
} from "./chunks/chunk-6D5X4KZW.js";
import {
  processTerminal
} from "./chunks/chunk-5I6ZYDTN.js";
import {
  Command,
  CommanderError
} from "./chunks/chunk-4ZXRPTE6.js";
import "./chunks/chunk-XHNRTQN2.js";

// cmd/cli/main.ts
var COMMANDS = {
  init: () => import("./chunks/init-MZYRYHW3.js"),
  validate: () => import("./chunks/validate-Y5NMAKOY.js"),
  fmt: () => import("./chunks/fmt-FATXF7IW.js"),
  plan: () => import("./chunks/plan-NIABYHLP.js"),
  apply: () => import("./chunks/apply-POE4YQ5H.js"),
  import: () => import("./chunks/import-3EN424X7.js"),
  status: () => import("./chunks/status-5X3UXZWM.js"),
  log: () => import("./chunks/log-JPMMENP5.js"),
  revert: () => import("./chunks/revert-WXPEU7N2.js"),
  "import-errors": () => import("./chunks/import-errors-PUB6QXF7.js"),
  unblock: () => import("./chunks/unblock-7XR7EVHV.js"),
  lock: () => import("./chunks/lock-LFTDW4B3.js"),
  emulate: () => import("./chunks/emulate-FE53QEO3.js"),
  demo: () => import("./chunks/demo-KOWAM6I2.js")
};
var EXIT_CODES = `
Exit codes:
  0  done, or nothing to do
  1  error, wrong usage, lease held or lockfile missing, declined
  2  changes pending (plan --detailed-exitcode, fmt --check), or something
     waiting (status)
  3  refused by a guard, or the plan is stale
  4  applied in part, blocked or settling
`;
function namesFor([word = ""]) {
  if (word === "-v" || word === "--version") return [];
  return Object.hasOwn(COMMANDS, word) ? [word] : Object.keys(COMMANDS);
}
function rootCommand(terminal) {
  return new Command("segops").description("GitOps for CleverTap API segments: membership in YAML, planned and applied.").version(VERSION, "-v, --version", "print the version").helpOption("-h, --help", "show help").helpCommand("help [command]", "show help for a command").addHelpText("after", EXIT_CODES).showSuggestionAfterError().configureHelp({ helpWidth: Math.min(terminal.width, 80) }).configureOutput({ writeOut: terminal.out, writeErr: terminal.err }).exitOverride();
}
async function main(args) {
  const terminal = processTerminal();
  const root = rootCommand(terminal);
  let code = 0;
  try {
    for (const name of namesFor(args)) {
      const loaded = await COMMANDS[name]?.();
      loaded?.command.addTo(root, name, terminal, (result) => {
        code = result;
      });
    }
    await root.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    return report(terminal, error);
  }
}
async function report(terminal, error) {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
  const failed = knownFailure(error);
  if (failed === null) {
    terminal.err(bugReport(error));
    return 1;
  }
  const { printProblems } = await import("./chunks/print-OTRXWBGY.js");
  printProblems(terminal, failed.problems);
  return failed.exitCode;
}
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
