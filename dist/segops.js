#!/usr/bin/env node
import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  bugReport,
  knownFailure,
  reportUncaught
} from "./chunks/chunk-3423GGQU.js";
import {
  processTerminal
} from "./chunks/chunk-5I6ZYDTN.js";
import {
  Command,
  CommanderError
} from "./chunks/chunk-D6RBY6C5.js";
import {
  VERSION
} from "./chunks/chunk-PYDSS6W7.js";
import "./chunks/chunk-7GLC2QLK.js";

// cmd/cli/main.ts
var COMMANDS = {
  init: () => import("./chunks/init-K63ES2YZ.js"),
  validate: () => import("./chunks/validate-XT73ZV3K.js"),
  fmt: () => import("./chunks/fmt-N3HR3VHP.js"),
  plan: () => import("./chunks/plan-WQ3YWIZJ.js"),
  apply: () => import("./chunks/apply-RH4OHETF.js"),
  import: () => import("./chunks/import-32EPHH2L.js"),
  status: () => import("./chunks/status-2VV3JPJJ.js"),
  doctor: () => import("./chunks/doctor-U3XJB5CN.js"),
  log: () => import("./chunks/log-PFAMN6LB.js"),
  revert: () => import("./chunks/revert-EITMIBET.js"),
  "import-errors": () => import("./chunks/import-errors-PD5QOHTD.js"),
  unblock: () => import("./chunks/unblock-OGZNFUEY.js"),
  lock: () => import("./chunks/lock-RXCX5OBE.js"),
  emulate: () => import("./chunks/emulate-OQ62CCRB.js"),
  demo: () => import("./chunks/demo-RHXEKWZ6.js")
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
  const { printProblems } = await import("./chunks/print-FEOI6SUJ.js");
  printProblems(terminal, failed.problems);
  return failed.exitCode;
}
reportUncaught((error) => tellBug(processTerminal(), error));
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
