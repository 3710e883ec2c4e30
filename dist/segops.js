#!/usr/bin/env node
import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  bugReport,
  knownFailure,
  reportUncaught
} from "./chunks/chunk-H4ABAAHH.js";
import {
  VERSION
} from "./chunks/chunk-6D5X4KZW.js";
import {
  processTerminal
} from "./chunks/chunk-5I6ZYDTN.js";
import {
  Command,
  CommanderError
} from "./chunks/chunk-GM3TITV5.js";
import "./chunks/chunk-FKDK5XNF.js";
import "./chunks/chunk-RD5JWBDC.js";

// cmd/cli/main.ts
var COMMANDS = {
  init: () => import("./chunks/init-ZBJA5BS5.js"),
  validate: () => import("./chunks/validate-M5LDB2RU.js"),
  fmt: () => import("./chunks/fmt-6QZ4PA5U.js"),
  plan: () => import("./chunks/plan-VLW22CYU.js"),
  apply: () => import("./chunks/apply-VUWCVMQC.js"),
  import: () => import("./chunks/import-ZX6QHW3L.js"),
  status: () => import("./chunks/status-4KXGY4UO.js"),
  log: () => import("./chunks/log-HBPIOE5V.js"),
  revert: () => import("./chunks/revert-JZCRCTLY.js"),
  "import-errors": () => import("./chunks/import-errors-CIFLMZ5T.js"),
  unblock: () => import("./chunks/unblock-2MP3VQWX.js"),
  lock: () => import("./chunks/lock-DM4M5QJV.js"),
  emulate: () => import("./chunks/emulate-TNZMSYFY.js"),
  demo: () => import("./chunks/demo-WD4XZWUF.js")
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
function tellBug(terminal, error) {
  terminal.err(bugReport(error, { redacts: false, env: process.env }));
}
async function report(terminal, error) {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
  const failed = knownFailure(error);
  if (failed === null) {
    tellBug(terminal, error);
    return 1;
  }
  const { printProblems } = await import("./chunks/print-JATHQN7U.js");
  printProblems(terminal, failed.problems);
  return failed.exitCode;
}
reportUncaught((error) => tellBug(processTerminal(), error));
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
