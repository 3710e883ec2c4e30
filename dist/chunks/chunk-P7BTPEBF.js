import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  Argument,
  InvalidArgumentError,
  Option
} from "./chunk-EADMK773.js";
import {
  parseDuration
} from "./chunk-YNWILTFD.js";
import {
  shellWord
} from "./chunk-LD54R26Y.js";

// cmd/cli/command.ts
function cliCommand(parts) {
  const { description, takes, notes = "", run } = parts;
  return {
    addTo: (root, name, door) => {
      const command = root.command(name).description(description).addHelpText("after", notes);
      for (const { declared } of Object.values(takes)) {
        if (declared instanceof Option) command.addOption(declared);
        else command.addArgument(declared);
      }
      command.action(async () => {
        door.terminal = sameWorkspace(door.terminal, command.opts());
        door.code = await run(door.terminal, givenTo(command, takes));
      });
    }
  };
}
function cliGroup(description, commands) {
  return {
    addTo: (root, name, door) => {
      const group = root.command(name).description(description);
      for (const [own, command] of Object.entries(commands)) {
        command.addTo(group, own, door);
      }
    }
  };
}
var TO_COPY = /^ +segops (?:validate|fmt|plan|apply|import|import-errors|status|log|revert|unblock|doctor|lock [a-z-]+)(?![\w-]).*$/gm;
function sameWorkspace(terminal, { env, config }) {
  const flags = [
    ...typeof env === "string" ? ["--env", env] : [],
    ...typeof config === "string" ? ["--config", config] : []
  ].map(shellWord);
  if (flags.length === 0) return terminal;
  const named = (text2) => text2.replace(TO_COPY, (line) => / --env\b/.test(line) ? line : `${line} ${flags.join(" ")}`);
  return {
    ...terminal,
    out: (text2) => terminal.out(named(text2)),
    err: (text2) => terminal.err(named(text2))
  };
}
function givenTo(command, takes) {
  const values = Object.entries(takes).map(([name, { declared, read }]) => [
    name,
    read(foundBy(command, declared))
  ]);
  return Object.fromEntries(values);
}
function foundBy(command, declared) {
  if (declared instanceof Option) return command.getOptionValue(declared.attributeName());
  return command.processedArgs[command.registeredArguments.indexOf(declared)];
}
function declare(name, description) {
  return name.startsWith("-") ? new Option(name, description) : new Argument(name, description);
}
function text(name, description) {
  const read = (found) => typeof found === "string" ? found : null;
  return { declared: declare(name, description), read };
}
function texts(name, description) {
  const read = (found) => Array.isArray(found) ? found.map(String) : [];
  return { declared: declare(name, description), read };
}
function toggle(name, description) {
  return { declared: declare(name, description), read: (found) => found === true };
}
function choice(name, description, [first, ...others]) {
  const choices = [first, ...others];
  const read = (found) => choices.find((known) => known === found) ?? first;
  return { declared: declare(name, description).choices(choices).default(first), read };
}
function count(name, description) {
  const parse = (value) => /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
  return numeric(name, description, parse, "It must be a whole number above 0.");
}
function duration(name, description) {
  const rule = "It must be days, hours, minutes and seconds, such as 1d, 5h, 1h30m or 90s; a week at most.";
  return numeric(name, description, parseDuration, rule);
}
function parsed(name, description, parse, rule) {
  const declared = declare(name, description).argParser((value) => {
    const found = parse(value);
    if (found === null) throw new InvalidArgumentError(rule);
    return found;
  });
  return { declared, read: (found) => typeof found === "string" ? found : null };
}
function numeric(name, description, parse, rule) {
  const declared = declare(name, description).argParser((value) => {
    const parsed2 = parse(value);
    if (parsed2 === null) throw new InvalidArgumentError(rule);
    return parsed2;
  });
  return { declared, read: (found) => typeof found === "number" ? found : null };
}
function needed({ declared, read }) {
  if (declared instanceof Option) declared.makeOptionMandatory();
  return {
    declared,
    read: (found) => {
      const value = read(found);
      if (value === null) throw new Error(`${declared.name()} has no value`);
      return value;
    }
  };
}
function orElse({ declared, read }, otherwise) {
  return { declared: declared.default(otherwise), read: (found) => read(found) ?? otherwise };
}
var WORKSPACE = {
  config: text("-c, --config <file>", "config file (default: segops.yaml, found upward)"),
  env: text("-e, --env <name>", "environment of the config to lay over it")
};

export {
  cliCommand,
  cliGroup,
  text,
  texts,
  toggle,
  choice,
  count,
  duration,
  parsed,
  needed,
  orElse,
  WORKSPACE
};
