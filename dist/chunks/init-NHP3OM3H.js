import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  confirms
} from "./chunk-5I6ZYDTN.js";
import {
  REGIONS
} from "./chunk-KXHFHPV7.js";
import {
  commitFiles,
  commitMessage,
  emptyIndex,
  fetchBranch,
  originOf,
  push,
  pushFailure,
  renderIndex,
  unreachable,
  writeBlob
} from "./chunk-2LTO4CMX.js";
import {
  config_schema_default,
  isBranchName,
  manifest_schema_default,
  readConfig
} from "./chunk-UFL46SIY.js";
import "./chunk-D4UHDB6F.js";
import {
  Failure,
  failure
} from "./chunk-KUC5WDFF.js";
import "./chunk-M3KD4VDD.js";

// cmd/commands/init.ts
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

// src/git/new-branch.ts
var ATTRIBUTES = "# The lock is bytes: no line endings are changed in it.\n* -text\n";
function createLockBranch(folder, branch, lineage) {
  const place = originOf(folder, branch);
  const found = fetchBranch(place);
  if (found.kind === "unreachable") throw unreachable(branch, found.message, false);
  if (found.kind !== "missing") throw branchExists(branch);
  const texts = [
    ["segops.lock", renderIndex(emptyIndex(lineage))],
    [".gitattributes", ATTRIBUTES]
  ];
  const commit = commitFiles(folder, {
    parent: null,
    files: new Map(texts.map(([path, text]) => [path, writeBlob(folder, Buffer.from(text))])),
    message: commitMessage({
      subject: "Make an empty lock",
      serial: 0,
      apply: null,
      provenance: null
    })
  });
  const pushed = push(place, commit, { head: null, last: null });
  if (pushed.kind === "lost-race") throw branchExists(branch);
  if (pushed.kind !== "pushed") throw pushFailure(branch, pushed, false);
}
function branchExists(branch) {
  return failure(
    "lock-branch-exists",
    `origin has the branch ${branch} already, or had it as a lock`,
    "A lock is never made anew over another: it could not know what is in the account. Name another branch, or keep this one."
  );
}

// cmd/commands/init.ts
async function init(terminal, options) {
  const folder = process.cwd();
  if (existsSync(join(folder, "segops.yaml"))) return initBranch(terminal, folder, options);
  const branch = options.lockBranch ?? null;
  if (branch !== null) checkBranchName(branch);
  const lineage = newLineage();
  const account = await chooseAccount(terminal, options);
  const files = newFiles(account, lineage, branch, options.example).filter(
    ({ path }) => !existsSync(join(folder, path))
  );
  const made = branch === null ? "" : `  the branch ${branch} of origin
`;
  const lines = made + files.map(({ path }) => `  ${path}
`).join("");
  if (!await consents(terminal, options, lines)) return 1;
  if (branch !== null) createLockBranch(folder, branch, lineage);
  for (const { path, text } of files) writeNew(join(folder, path), text);
  terminal.out(`Written:
${lines}
${nextSteps(options.example, branch !== null)}`);
  return 0;
}
async function consents(terminal, options, lines) {
  if (options.yes === true || !terminal.interactive) return true;
  terminal.out(`segops init will write:
${lines}`);
  if (await confirms(terminal, "Write this?")) return true;
  terminal.out("Nothing was written.\n");
  return false;
}
async function initBranch(terminal, folder, options) {
  const config = readConfig(join(folder, "segops.yaml"), options.env ?? null, folder);
  if (!config.ok) throw new Failure(config.problems);
  const { at, lineage } = config.value.lock;
  if (at.kind === "file") {
    throw failure(
      "config-exists",
      "segops.yaml exists already",
      "Edit it, or start in another folder. Nothing was written.",
      { file: "segops.yaml" }
    );
  }
  const line = `  the branch ${at.branch} of origin
`;
  if (!await consents(terminal, options, line)) return 1;
  createLockBranch(folder, at.branch, lineage);
  terminal.out(`Written:
${line}`);
  return 0;
}
function checkBranchName(branch) {
  if (isBranchName(branch)) return;
  throw failure(
    "bad-branch-name",
    `${JSON.stringify(branch)} cannot be the name of a lock branch`,
    "Use letters, digits, - _ . and / only, such as segops-lock."
  );
}
function nextSteps(example, hasBranch) {
  const edit = example ? "Edit segments/example.yaml" : "Write a manifest in segments/";
  const commit = hasBranch ? "Commit everything." : "Commit everything, the lock too.";
  return `Next: ${edit}, then run \`segops plan\`. ${commit}
`;
}
async function chooseAccount(terminal, options) {
  if (options.baseUrl !== void 0) return `  base_url: ${options.baseUrl}`;
  const region = options.region ?? await askRegion(terminal, options);
  if (REGIONS.includes(region)) return `  region: ${region}`;
  throw failure(
    "unknown-region",
    `there is no region ${region}`,
    `Choose one of: ${REGIONS.join(", ")}.`
  );
}
async function askRegion(terminal, options) {
  if (options.yes === true || !terminal.interactive) {
    throw failure(
      "missing-region",
      "the region of the account is not given",
      `Add --region R (${REGIONS.join(", ")}) or --base-url URL.`
    );
  }
  terminal.out(
    `The region is in the address of the dashboard: https://<region>.dashboard.clevertap.com
`
  );
  return terminal.ask(`Region (${REGIONS.join(", ")}): `);
}
function writeNew(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { flag: "wx" });
}
function newFiles(account, lineage, branch, example) {
  const lockFiles = [
    { path: "segops.lock", text: renderIndex(emptyIndex(lineage)) },
    { path: ".gitattributes", text: GIT_ATTRIBUTES }
  ];
  const files = [
    { path: "segops.yaml", text: configText(account, lineage, branch) },
    ...branch === null ? lockFiles : [],
    { path: ".segops/config.schema.json", text: `${JSON.stringify(config_schema_default, null, 2)}
` },
    { path: ".segops/manifest.schema.json", text: `${JSON.stringify(manifest_schema_default, null, 2)}
` }
  ];
  return example ? [...files, { path: "segments/example.yaml", text: EXAMPLE }] : files;
}
function newLineage() {
  return `f${randomBytes(6).toString("hex").slice(1)}`;
}
function configText(account, lineage, branch) {
  const at = branch === null ? "file: segops.lock" : `branch: ${branch}`;
  return `# yaml-language-server: $schema=.segops/config.schema.json
segments: [segments/**/*.yaml]
lock: { ${at}, lineage: ${lineage} }
account:
${account}
  # Account ID and passcode come from the environment: CLEVERTAP_ACCOUNT_ID, CLEVERTAP_PASSCODE.
guard: { max_removals: 30%, min_existing: 10, max_exclusion_shrink: 10% }
`;
}
var GIT_ATTRIBUTES = `# The lock is bytes: no line endings are changed in it, and it is never merged.
segops.lock -text -merge
segops.lock.d/** -text -merge
`;
var EXAMPLE = `# yaml-language-server: $schema=../.segops/manifest.schema.json
segment:
  customer_segment_id: example_segment   # the ID of an API segment
  name: Example                          # a label for people
  # create: true                         # make the segment in the account; nothing can delete one
members:
  - ada@example.com                      # an identity
  # - guid: abcde12345                   # an anonymous profile
`;
export {
  init
};
