#!/usr/bin/env node
import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  bugReport,
  knownFailure,
  reportUncaught
} from "./chunks/chunk-URH7IZVA.js";
import {
  VERSION
} from "./chunks/chunk-RVGNAGAZ.js";
import {
  processTerminal
} from "./chunks/chunk-SBPYFVHS.js";
import {
  isReaderGone,
  outputFailed
} from "./chunks/chunk-GAAB6DMV.js";
import {
  problemsToText
} from "./chunks/chunk-WVZGLM5H.js";
import "./chunks/chunk-OPC25PTJ.js";
import {
  Command,
  CommanderError,
  seeHelp,
  wrapHelp,
  wrapUsage
} from "./chunks/chunk-HWQPXGAV.js";
import "./chunks/chunk-FKDK5XNF.js";
import "./chunks/chunk-MIVGNW6U.js";
import "./chunks/chunk-ISJ3FD7T.js";
import {
  wrap
} from "./chunks/chunk-H4E72AQF.js";
import "./chunks/chunk-D4UHDB6F.js";
import "./chunks/chunk-I3YRI3NT.js";

// cmd/cli/main.ts
var COMMANDS = {
  init: () => import("./chunks/init-UC3YIM4C.js"),
  validate: () => import("./chunks/validate-DEUUIQ24.js"),
  fmt: () => import("./chunks/fmt-7XIZNL54.js"),
  plan: () => import("./chunks/plan-NJC7FHAW.js"),
  apply: () => import("./chunks/apply-4ECME3I6.js"),
  import: () => import("./chunks/import-WMM3BT56.js"),
  status: () => import("./chunks/status-OHJCHMT6.js"),
  verify: () => import("./chunks/verify-SCHDIABK.js"),
  doctor: () => import("./chunks/doctor-Y6AL5VT5.js"),
  log: () => import("./chunks/log-77FVL5RZ.js"),
  why: () => import("./chunks/why-XCLW4XFF.js"),
  revert: () => import("./chunks/revert-GXIJBSA4.js"),
  "import-errors": () => import("./chunks/import-errors-6ILHKJ4B.js"),
  unblock: () => import("./chunks/unblock-XVCI25ES.js"),
  lock: () => import("./chunks/lock-SYLND4LC.js"),
  emulate: () => import("./chunks/emulate-ATONTHW3.js"),
  demo: () => import("./chunks/demo-2PYY5KQ4.js")
};
var GROUPS = {
  "Start:": ["demo", "init", "import"],
  "Edit:": ["validate", "fmt"],
  "Plan and apply:": ["plan", "apply", "status"],
  "Look back and undo:": ["log", "why", "revert", "verify"],
  "Repair:": ["doctor", "import-errors", "unblock", "lock"],
  "Rehearse:": ["emulate"]
};
var EXIT_CODES = `
Example:
  segops plan

Exit codes:
  0  done, or nothing to do
  1  error, wrong usage, lease held or lockfile missing, declined
  2  changes pending (plan --detailed-exitcode, fmt --check), something waiting (status), or something that differs (verify)
  3  refused by a guard, or the plan is stale
  4  applied in part, blocked or settling, or evidence that is not whole
`;
var FEWEST_COLUMNS = 30;
function formatItem(term, termWidth, description, help) {
  const { helpWidth = 80 } = help;
  const beside = helpWidth - termWidth - 4;
  if (description === "") return `  ${term}`;
  if (beside < FEWEST_COLUMNS) {
    return [`  ${term}`, ...wrap(description, helpWidth, "      ")].join("\n");
  }
  const indent = " ".repeat(termWidth + 4);
  return wrap(description, helpWidth, `  ${term.padEnd(termWidth)}  `, indent).join("\n");
}
function namesFor([word = ""]) {
  if (word === "-v" || word === "--version") return [];
  const inOrder = [...Object.values(GROUPS).flat(), ...Object.keys(COMMANDS)];
  return Object.hasOwn(COMMANDS, word) ? [word] : [...new Set(inOrder)];
}
function groupOf(name) {
  return Object.keys(GROUPS).find((group) => GROUPS[group]?.includes(name)) ?? "Other:";
}
function rootCommand(terminal) {
  return new Command("segops").description("GitOps for CleverTap API segments: membership in YAML, planned and applied.").version(VERSION, "-v, --version", "print the version").helpOption("-h, --help", "show help").commandsGroup("Help:").helpCommand("help [command]", "show help for a command, with an example").addHelpText("after", ({ command }) => wrapHelp(EXIT_CODES, command)).showSuggestionAfterError().configureHelp({
    helpWidth: Math.min(terminal.width, 80),
    formatItem,
    subcommandTerm: (command) => command.name()
  }).configureOutput({
    writeOut: terminal.out,
    writeErr: terminal.err,
    outputError: (text, write) => write(wrapUsage(text, terminal.width))
  }).showHelpAfterError(seeHelp("segops")).exitOverride();
}
async function main(args) {
  const terminal = processTerminal();
  const root = rootCommand(terminal);
  const door = { terminal, code: 0 };
  try {
    for (const name of namesFor(args)) {
      const loaded = await COMMANDS[name]?.();
      loaded?.command.addTo(root, name, door);
      root.commands.at(-1)?.helpGroup(groupOf(name));
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
  const { printProblems } = await import("./chunks/print-6XUQDAQR.js");
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
