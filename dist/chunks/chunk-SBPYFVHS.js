import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  wrap
} from "./chunk-H4E72AQF.js";

// cmd/terminal.ts
import { createInterface } from "node:readline/promises";
var MAX_WIDTH = 100;
var MIN_WIDTH = 40;
function processTerminal() {
  const { stdin, stdout, stderr, env } = process;
  return {
    width: widthOf(stdout.columns),
    colour: wantsColour(stdout.isTTY === true, env),
    interactive: stdin.isTTY === true && stdout.isTTY === true,
    redraws: stderr.isTTY === true && env.CI === void 0,
    annotates: env.GITHUB_ACTIONS === "true",
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    ask
  };
}
function widthOf(columns) {
  if (columns === void 0 || columns === 0) return 80;
  return Math.max(MIN_WIDTH, Math.min(columns, MAX_WIDTH));
}
function wantsColour(isTTY, env) {
  if ((env.NO_COLOR ?? "") !== "") return false;
  if ((env.FORCE_COLOR ?? "") !== "") return env.FORCE_COLOR !== "0";
  return isTTY && env.TERM !== "dumb";
}
async function ask(question) {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise((resolve) => lines.once("close", () => resolve(null)));
  const answer = await Promise.race([lines.question(question), closed]);
  lines.close();
  if (answer === null) process.stdout.write("\n");
  return answer?.trim() ?? null;
}
async function confirms(terminal, question) {
  const asked = wrap(`${question} Type yes: `, terminal.width).join("\n");
  const answer = await terminal.ask(asked);
  return /^y(es)?$/i.test(answer ?? "");
}

export {
  processTerminal,
  confirms
};
