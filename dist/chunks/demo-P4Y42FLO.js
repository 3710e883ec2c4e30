import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  startEmulator
} from "./chunk-NTA27Z7L.js";
import {
  untilStopped
} from "./chunk-WJAVY74B.js";
import {
  createTwoFilesPatch
} from "./chunk-YJ4VVMG5.js";
import "./chunk-3SBNFZBT.js";
import {
  openDesired,
  openListOf,
  openWorkspace
} from "./chunk-ON6FUD2G.js";
import "./chunk-2LTO4CMX.js";
import {
  SortSpace,
  diskSpill,
  untilOrdered
} from "./chunk-X6H2OCUA.js";
import {
  textOf
} from "./chunk-UFL46SIY.js";
import "./chunk-D4UHDB6F.js";
import "./chunk-KUC5WDFF.js";
import "./chunk-5KAKNURP.js";
import "./chunk-M3KD4VDD.js";

// cmd/commands/demo.ts
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// cmd/compare.ts
async function compareWithManifests(terminal, folder, url) {
  const response = await fetch(`${url}/_emulator/state`);
  const state = await response.json();
  const desired = desiredMembers(folder);
  let equal = true;
  for (const [key, members] of desired) {
    const found = state.segments.find((segment) => segment.customer_segment_id === key);
    const actual = new Set(found?.members.map(nameOf));
    const same = actual.size === members.size && [...members].every((name) => actual.has(name));
    equal &&= same;
    terminal.out(
      `${same ? "equal    " : "DIFFERENT"}  ${key}: ${members.size} in YAML, ${actual.size} in the account
`
    );
  }
  return equal;
}
function nameOf(member) {
  return member.identity === void 0 ? `guid ${member.guid}` : `identity ${member.identity}`;
}
function desiredMembers(folder) {
  const { config, manifests } = openWorkspace(folder, {});
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
  while (cursor.next()) names.push(`${kind} ${textOf(cursor)}`);
  return names;
}

// cmd/commands/demo.ts
async function demo(terminal, options) {
  const folder = mkdtempSync(join(tmpdir(), "segops demo "));
  const emulator = await startEmulator({ port: 0 });
  try {
    cpSync(quickstart(), folder, { recursive: true });
    const run = runner(terminal, folder, emulator);
    await tell(terminal, run, folder, emulator.url);
    const equal = await compareWithManifests(terminal, folder, emulator.url);
    if (options.dashboard === true) {
      terminal.out(`
The emulator's page stays open at ${emulator.url}/ (Ctrl-C ends it).
`);
      await untilStopped();
    }
    return equal && run.asExpected() ? 0 : 1;
  } finally {
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
function quickstart() {
  const here = fileURLToPath(import.meta.url);
  const top = here.slice(0, Math.max(here.lastIndexOf("/dist/"), here.lastIndexOf("/cmd/")));
  return join(top, "examples", "quickstart");
}
function runner(terminal, folder, emulator) {
  const env = {
    ...process.env,
    CLEVERTAP_ACCOUNT_ID: emulator.accountId,
    CLEVERTAP_PASSCODE: emulator.passcode,
    SEGOPS_BASE_URL: emulator.url,
    ...terminal.colour ? { FORCE_COLOR: "1" } : {}
  };
  let allAsExpected = true;
  const run = async (expected, ...args) => {
    terminal.out(`
$ segops ${args.join(" ")}
`);
    const code = await spawned(args, folder, env);
    if (code === expected) return;
    allAsExpected = false;
    terminal.err(`(exit code ${code}, but ${expected} was expected)
`);
  };
  return Object.assign(run, { asExpected: () => allAsExpected });
}
function spawned(args, cwd, env) {
  const entry = process.argv[1] ?? "";
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, entry, ...args], {
      cwd,
      env,
      stdio: ["ignore", "inherit", "inherit"]
    });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
async function tell(terminal, run, folder, url) {
  const step = (text) => terminal.out(`
== ${text}
`);
  step(`The vendor's API is emulated at ${url}`);
  step("1. Are the manifests valid?");
  await run(0, "validate");
  step("2. What would be sent?");
  await run(0, "plan");
  step("3. Send it");
  await run(0, "apply", "--yes");
  step("4. A second plan has nothing to do");
  await run(0, "plan", "--detailed-exitcode");
  step("5. An edit, as a pull request would make it");
  for (const [file, edit] of EDITS) terminal.out(edited(folder, file, edit));
  await run(2, "plan", "--detailed-exitcode");
  await run(0, "apply", "--yes");
  step("6. A list arrives cut off after 12 lines: the guards refuse it");
  const list = join(folder, "lists/newsletter.txt");
  const whole = readFileSync(list, "utf8");
  writeFileSync(list, `${whole.split("\n").slice(0, 12).join("\n")}
`);
  await run(3, "apply", "--yes");
  writeFileSync(list, whole);
  step("7. Is in the account what the manifests say?");
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
function edited(folder, file, edit) {
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  const after = edit(before);
  writeFileSync(path, after);
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, "", "", {
    context: 1
  });
  return `
${patch.split("\n").slice(1).join("\n")}`;
}
export {
  demo
};
