import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  startEmulator
} from "./chunk-DC6F2YKG.js";
import {
  untilStopped
} from "./chunk-F6SMJQVL.js";
import {
  createLock
} from "./chunk-7FV3IV3O.js";
import "./chunk-BPRXRJUT.js";
import {
  differenceOf
} from "./chunk-GFNMEFCZ.js";
import "./chunk-NL56XOZ4.js";
import {
  cliCommand,
  toggle
} from "./chunk-P7BTPEBF.js";
import "./chunk-EADMK773.js";
import {
  SortSpace,
  configOf,
  diskSpill,
  openDesired,
  openListOf,
  openWorkspace,
  untilOrdered
} from "./chunk-6HBVPOVF.js";
import "./chunk-YNWILTFD.js";
import "./chunk-ORKPNKWZ.js";
import "./chunk-FKDK5XNF.js";
import {
  nameOf,
  textOf
} from "./chunk-7EAUAY32.js";
import "./chunk-3VMXWVQ5.js";
import "./chunk-Q2ZRRAHR.js";
import "./chunk-LD54R26Y.js";

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
  takes: { dashboard: toggle("--dashboard", "keep the emulator's page open afterwards") },
  run: async (terminal, { dashboard }) => {
    const demo = await Demo.open();
    try {
      const asExpected = await tell(terminal, demo);
      const asDeclared = compare(terminal, demo);
      if (dashboard) {
        const stopped = untilStopped();
        terminal.out(
          `
The emulator's page stays open at ${demo.emulator.url}/ (Ctrl-C ends it).
`
        );
        await stopped;
      }
      return asExpected && asDeclared ? 0 : 1;
    } finally {
      await demo.close();
    }
  }
});
async function tell(terminal, demo) {
  let asExpected = true;
  const step = (text) => terminal.out(`
== ${text}
`);
  const run = async (expected, ...args) => {
    terminal.out(`
$ segops ${args.join(" ")}
`);
    const code = await spawned(args, demo, terminal.colour);
    if (code === expected) return;
    asExpected = false;
    terminal.err(`(exit code ${code}, but ${expected} was expected)
`);
  };
  step(`An emulator of CleverTap's API runs at ${demo.emulator.url}`);
  step("1. Are the manifests valid?");
  await run(0, "validate");
  step("2. What would be sent?");
  await run(0, "plan");
  step("3. Send it");
  await run(0, "apply", "--yes");
  step("4. A second plan has nothing to do");
  await run(0, "plan", "--detailed-exitcode");
  step("5. An edit, as a pull request would make it");
  for (const edited of demo.edit()) terminal.out(difference(edited));
  await run(2, "plan", "--detailed-exitcode");
  await run(0, "apply", "--yes");
  step("6. A list arrives cut off after 12 lines: the guards refuse it");
  await demo.withListCutOff(12, () => run(3, "apply", "--yes"));
  step("7. Is in the account what the manifests say?");
  return asExpected;
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
function difference({ file, before, after }) {
  const old = { name: `a/${file}`, text: before };
  return `
${differenceOf(old, { name: `b/${file}`, text: after }, 1) ?? ""}`;
}
function compare(terminal, demo) {
  const compared = demo.compare();
  for (const { equal, key, desired, actual } of compared) {
    const verdict = equal ? "equal    " : "DIFFERENT";
    terminal.out(`${verdict}  ${key}: ${desired} in YAML, ${actual} in the account
`);
  }
  return compared.every(({ equal }) => equal);
}
export {
  command
};
