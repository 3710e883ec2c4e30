#!/usr/bin/env node
import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  bugReport,
  isReaderGone,
  knownFailure,
  outputFailed,
  reportUncaught
} from "./chunks/chunk-5T7WOXOT.js";
import {
  VERSION
} from "./chunks/chunk-RVGNAGAZ.js";
import {
  processTerminal
} from "./chunks/chunk-5I6ZYDTN.js";
import {
  problemsToText
} from "./chunks/chunk-LUP3RJ6Z.js";
import "./chunks/chunk-FLXSAJEH.js";
import "./chunks/chunk-2LUYGXP6.js";
import {
  Command,
  CommanderError
} from "./chunks/chunk-EADMK773.js";
import "./chunks/chunk-FKDK5XNF.js";
import "./chunks/chunk-Q2ZRRAHR.js";
import "./chunks/chunk-LD54R26Y.js";

// cmd/cli/main.ts
var COMMANDS = {
  init: () => import("./chunks/init-6ELL7IHB.js"),
  validate: () => import("./chunks/validate-VMMWY24B.js"),
  fmt: () => import("./chunks/fmt-PQ744YQL.js"),
  plan: () => import("./chunks/plan-KK7J2PRB.js"),
  apply: () => import("./chunks/apply-FLATKBLR.js"),
  import: () => import("./chunks/import-4MHTQWN6.js"),
  status: () => import("./chunks/status-GVQ7NNUC.js"),
  doctor: () => import("./chunks/doctor-UGUC2JQD.js"),
  log: () => import("./chunks/log-HFCODMXM.js"),
  revert: () => import("./chunks/revert-MSYHYJ5Z.js"),
  "import-errors": () => import("./chunks/import-errors-HN4O3ZLU.js"),
  unblock: () => import("./chunks/unblock-JM6SCXHV.js"),
  lock: () => import("./chunks/lock-VGKQVTB2.js"),
  emulate: () => import("./chunks/emulate-U33WOUFY.js"),
  demo: () => import("./chunks/demo-DSXSIZMW.js")
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
  const { printProblems } = await import("./chunks/print-FARMCUVH.js");
  printProblems(terminal, failed.problems);
  return failed.exitCode;
}
reportUncaught((error) => tellBug(processTerminal(), error));
process.stdout.on("error", (error) => {
  if (isReaderGone(error)) return;
  const { width, colour, err } = processTerminal();
  err(problemsToText(outputFailed(error).problems, { width, colour }));
  process.exit(1);
});
process.stderr.on("error", () => void 0);
process.exitCode = await main(process.argv.slice(2));
