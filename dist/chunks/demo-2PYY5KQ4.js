import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  startEmulator
} from "./chunk-HBWPBDX6.js";
import {
  readLog
} from "./chunk-XWL6H6SI.js";
import {
  untilStopped
} from "./chunk-F6SMJQVL.js";
import {
  createLock
} from "./chunk-ALQDONQW.js";
import "./chunk-2EF4DDRH.js";
import {
  differenceOf,
  paintDifference
} from "./chunk-RUO4HDLD.js";
import "./chunk-QMTRONA3.js";
import "./chunk-FWJJEGX2.js";
import "./chunk-GEQSP74U.js";
import "./chunk-2VZNV34P.js";
import {
  messageLines
} from "./chunk-OPC25PTJ.js";
import {
  cliCommand,
  toggle
} from "./chunk-HWQPXGAV.js";
import {
  SortSpace,
  configOf,
  diskSpill,
  openDesired,
  openListOf,
  openWorkspace,
  untilOrdered
} from "./chunk-IZEHMJH7.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  nameOf
} from "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import {
  textOf
} from "./chunk-ISJ3FD7T.js";
import {
  wrap
} from "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
import {
  asCommand,
  count,
  plural,
  say
} from "./chunk-I3YRI3NT.js";

// cmd/cli/demo.ts
import { spawn } from "node:child_process";

// src/app/demo.ts
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
var Demo = class _Demo {
  folder;
  emulator;
  constructor(folder, emulator) {
    this.folder = folder;
    this.emulator = emulator;
  }
  static async open() {
    const folder = mkdtempSync(join(tmpdir(), "segops demo "));
    const demo = new _Demo(folder, await startEmulator({ port: 0 }));
    cpSync(quickstart(), folder, { recursive: true });
    await createLock(configOf(folder, { config: null, env: null }));
    return demo;
  }
  async close() {
    await this.emulator.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
  /** Edits manifests and lists as a pull request would. */
  edit() {
    return EDITS.map(([file, change]) => this.#change(file, change));
  }
  /** A list that arrives cut off, as long as `work` takes. */
  async withListCutOff(lines, work) {
    const cut = (text) => `${text.split("\n").slice(0, lines).join("\n")}
`;
    const { file, before } = this.#change("lists/newsletter.txt", cut);
    await work();
    writeFileSync(join(this.folder, file), before);
  }
  /** The serial of the newest apply. */
  async lastApply() {
    const asked = { what: null, isMember: false, limit: 1 };
    const { entries } = await readLog(this.folder, { config: null, env: null }, asked);
    const [newest] = entries;
    if (newest === void 0) throw new Error("nothing was applied");
    return newest.record.serial;
  }
  #change(file, change) {
    const path = join(this.folder, file);
    const before = readFileSync(path, "utf8");
    const after = change(before);
    writeFileSync(path, after);
    return { file, before, after };
  }
  /** The emulated account beside the manifests, segment by segment. */
  compare() {
    const { segments } = this.emulator.state();
    return [...desiredMembers(this.folder)].map(([key, members]) => {
      const found = segments.find((segment) => segment.customer_segment_id === key);
      const actual = new Set(found?.members.map((member) => nameOf(memberOf(member))));
      const equal = actual.size === members.size && [...members].every((name) => actual.has(name));
      return { key, equal, desired: members.size, actual: actual.size };
    });
  }
};
function quickstart() {
  const here = fileURLToPath(import.meta.url);
  const top = here.slice(0, Math.max(here.lastIndexOf("/dist/"), here.lastIndexOf("/src/")));
  return join(top, "examples", "quickstart");
}
var EDITS = [
  [
    "segments/vip-customers.yaml",
    (text) => text.replace("  - susan65@example.org\n", "").replace('  - "00123"', '  - grace.hopper@example.com\n  - "00123"')
  ],
  ["lists/newsletter.txt", (text) => `${text}new.reader@example.com
`],
  ["lists/opted-out.txt", (text) => `${text}ada6@example.net
`]
];
function memberOf({ identity, guid = "" }) {
  if (identity !== void 0) return { kind: "identity", value: identity };
  return { kind: "guid", value: guid };
}
function desiredMembers(folder) {
  const { config, manifests } = openWorkspace(folder, { config: null, env: null });
  const space = new SortSpace(diskSpill);
  const byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  return new Map(
    manifests.map((manifest) => {
      const desired = openDesired(manifest, byKey, (ref) => openListOf(config, ref, space));
      const names = ["identity", "guid"].flatMap(
        (kind) => untilOrdered(() => namesFrom(desired.cursor(kind), kind))
      );
      return [manifest.key, new Set(names)];
    })
  );
}
function namesFrom(cursor, kind) {
  const names = [];
  while (cursor.next()) names.push(nameOf({ kind, value: textOf(cursor) }));
  return names;
}

// cmd/cli/demo.ts
var command = cliCommand({
  description: "show the whole loop on the embedded emulator; no file of yours is touched",
  example: "segops demo --dashboard",
  takes: { dashboard: toggle("--dashboard", "keep the emulator's page open afterwards") },
  run: async (terminal, { dashboard }) => {
    const demo = await Demo.open();
    try {
      const asExpected = await tell(terminal, demo);
      tellNext(terminal);
      if (dashboard) {
        const stopped = untilStopped();
        terminal.out(
          `
The emulator's page stays open at ${demo.emulator.url}/ (Ctrl-C ends it).
`
        );
        await stopped;
      }
      return asExpected ? 0 : 1;
    } finally {
      await demo.close();
    }
  }
});
async function tell(terminal, demo) {
  const palette = paletteOf(terminal.colour);
  let asExpected = true;
  const strong = (text) => wrap(text, terminal.width).map(palette.strong).join("\n");
  const step = (text) => terminal.out(`
${strong(text)}
`);
  const run = async (expected, ...args) => {
    terminal.out(`${palette.faint(`$ segops ${args.join(" ")}`)}
`);
    const code = await spawned(args, demo, terminal.colour);
    if (code === expected) return;
    asExpected = false;
    terminal.err(`(exit code ${code}, but ${expected} was expected)
`);
  };
  terminal.out(`${strong(`An emulator of CleverTap's API runs at ${demo.emulator.url}`)}
`);
  step("1. Four segments are declared: plan them, and send the plan");
  await run(0, "apply", "--yes", "--samples", "0");
  step("2. An edit, as a pull request would make it");
  for (const edited of demo.edit()) terminal.out(difference(edited, terminal, palette));
  await run(0, "apply", "--yes", "--samples", "3");
  const asDeclared = compare(terminal, demo);
  step("3. A list arrives cut off after 12 lines: the guards refuse it");
  await demo.withListCutOff(12, () => run(3, "plan", "--samples", "0"));
  step("4. Who was added, when and by whom?");
  await run(0, "log", "grace.hopper@example.com");
  step("5. Take the edit back");
  await run(0, "revert", String(await demo.lastApply()));
  return asExpected && asDeclared;
}
function spawned(args, { folder, emulator }, colour) {
  const env = {
    ...process.env,
    CLEVERTAP_ACCOUNT_ID: emulator.accountId,
    CLEVERTAP_PASSCODE: emulator.passcode,
    SEGOPS_BASE_URL: emulator.url,
    ...colour ? { FORCE_COLOR: "1" } : {}
  };
  const entry = process.argv[1] ?? "";
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, entry, ...args], {
      cwd: folder,
      env,
      stdio: ["ignore", "inherit", "inherit"]
    });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
function difference({ file, before, after }, { width }, palette) {
  const whole = differenceOf({ name: file, text: before }, { name: file, text: after }, 0) ?? "";
  const lines = whole.split("\n").filter((line) => /^[+-](?![+-]{2} )/.test(line));
  const told = lines.flatMap((line) => {
    const changed = `${line.charAt(0)} ${line.slice(1).replace(/^ *(?:- )?/, "")}`;
    const beside = `${changed}  (${file})`;
    return beside.length <= width ? [beside] : [changed, `  (${file})`];
  });
  return `${paintDifference(told.join("\n"), palette)}
`;
}
function compare(terminal, demo) {
  const compared = demo.compare();
  const equal = compared.filter((one) => one.equal);
  const members = equal.reduce((sum, { actual }) => sum + actual, 0);
  const tellLine = (text) => terminal.out(`${wrap(text, terminal.width).join("\n")}
`);
  if (equal.length > 0) {
    const what = `${plural(equal.length, "segment")}, ${plural(members, "membership")}`;
    tellLine(`The account has what the manifests say: ${what}.`);
  }
  for (const { key, desired, actual } of compared.filter((one) => !one.equal)) {
    tellLine(`DIFFERENT: ${key} has ${count(actual)} in the account, ${count(desired)} in YAML.`);
  }
  return equal.length === compared.length;
}
function tellNext(terminal) {
  const next = say`Next: start a repository of your own. ${asCommand("segops init")}`;
  terminal.out(`
${messageLines(next, terminal.width).join("\n")}
`);
}
export {
  command
};
