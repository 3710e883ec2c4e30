#!/usr/bin/env node
import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  bugReport,
  knownFailure,
  reportUncaught
} from "./chunks/chunk-LT7RGLNO.js";
import {
  processTerminal
} from "./chunks/chunk-5I6ZYDTN.js";
import {
  Command,
  CommanderError
} from "./chunks/chunk-EADMK773.js";
import {
  VERSION
} from "./chunks/chunk-PYDSS6W7.js";
import "./chunks/chunk-LD54R26Y.js";

// cmd/cli/main.ts
var COMMANDS = {
  init: () => import("./chunks/init-HULWCNKL.js"),
  validate: () => import("./chunks/validate-KXT4ZNHL.js"),
  fmt: () => import("./chunks/fmt-H3IG3OCO.js"),
  plan: () => import("./chunks/plan-B7RUTPNQ.js"),
  apply: () => import("./chunks/apply-OLD7P72N.js"),
  import: () => import("./chunks/import-SEF7YRSE.js"),
  status: () => import("./chunks/status-WM2RV4QH.js"),
  doctor: () => import("./chunks/doctor-HCDSUBIN.js"),
  log: () => import("./chunks/log-NUVDELZT.js"),
  revert: () => import("./chunks/revert-3L4KD5FB.js"),
  "import-errors": () => import("./chunks/import-errors-2OAMIRLJ.js"),
  unblock: () => import("./chunks/unblock-GDHIBPDA.js"),
  lock: () => import("./chunks/lock-6HUUEOGA.js"),
  emulate: () => import("./chunks/emulate-FR4UDIBC.js"),
  demo: () => import("./chunks/demo-E7SLH6BM.js")
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
  const door = { terminal, code: 0 };
  try {
    for (const name of namesFor(args)) {
      const loaded = await COMMANDS[name]?.();
      loaded?.command.addTo(root, name, door);
    }
    await root.parseAsync(args, { from: "user" });
    return door.code;
  } catch (error) {
    return report(door.terminal, error);
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
  const { printProblems } = await import("./chunks/print-7K37BL5D.js");
  printProblems(terminal, failed.problems);
  return failed.exitCode;
}
reportUncaught((error) => tellBug(processTerminal(), error));
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
