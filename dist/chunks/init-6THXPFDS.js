import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  confirms
} from "./chunk-5I6ZYDTN.js";
import {
  cliCommand,
  text,
  toggle
} from "./chunk-A6VQUJEY.js";
import "./chunk-4ZXRPTE6.js";
import {
  INDEX,
  REGIONS,
  branchExists,
  commitFiles,
  commitMessage,
  config_schema_default,
  createText,
  emptyIndex,
  fetchBranch,
  isBranchName,
  manifest_schema_default,
  originOf2 as originOf,
  push,
  pushFailure,
  readConfig,
  renderIndex,
  repositoryOf,
  unreachable,
  unwrap,
  writeBlob
} from "./chunk-KCBEDEXJ.js";
import "./chunk-5ANJANDV.js";
import "./chunk-KLHERKXW.js";
import {
  asCode,
  asList,
  asValue,
  failure,
  say
} from "./chunk-XHNRTQN2.js";

// src/app/init.ts
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";

// src/lock/store/new-branch.ts
var ATTRIBUTES = "# The lock is bytes: no line endings are changed in it.\n* -text\n";
function createLockBranch(folder, branch, lineage) {
  const place = originOf(folder, branch);
  const found = fetchBranch(place);
  if (found.kind === "unreachable") throw unreachable(branch, found.message, false);
  if (found.kind !== "missing") throw branchExists(branch);
  const texts = [
    [INDEX, renderIndex(emptyIndex(lineage))],
    [".gitattributes", ATTRIBUTES]
  ];
  const { repository } = place;
  const commit = commitFiles(repository, {
    parent: null,
    files: new Map(texts.map(([path, text2]) => [path, writeBlob(repository, Buffer.from(text2))])),
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

// src/app/init.ts
async function prepareInit(request) {
  const { folder, lockBranch: branch, example } = request;
  if (existsSync(join(folder, CONFIG))) return branchOf(request);
  if (branch !== null) checkBranchName(branch);
  const lineage = newLineage();
  const account = await accountYaml(request);
  const files = newFiles(account, lineage, branch, example).filter(
    ({ path }) => !existsSync(join(folder, path))
  );
  return { lineage, branch, files };
}
function writeInit(folder, { lineage, branch, files }) {
  if (branch !== null) createLockBranch(folder, branch, lineage);
  const top = repositoryOf(folder);
  for (const { path, text: text2 } of files) createText(top, join(folder, path), text2);
}
var CONFIG = "segops.yaml";
function branchOf({ folder, env }) {
  const { at, lineage } = unwrap(readConfig(join(folder, CONFIG), env, folder)).lock;
  if (at.kind === "branch") return { lineage, branch: at.branch, files: [] };
  throw failure(
    "config-exists",
    say`segops.yaml exists already`,
    say`Edit it, or start in another folder. Nothing was written.`,
    { file: CONFIG }
  );
}
function checkBranchName(branch) {
  if (isBranchName(branch)) return;
  throw failure(
    "bad-branch-name",
    say`${asValue(branch)} is not a valid name of a lock branch`,
    say`Use only letters, digits and - _ . /, such as ${asCode("segops-lock")}.`
  );
}
async function accountYaml({ baseUrl, region }) {
  if (baseUrl !== null) return `  base_url: ${baseUrl}`;
  const name = await region();
  const known = REGIONS.find((one) => one === name);
  if (known !== void 0) return `  region: ${known}`;
  throw failure(
    "unknown-region",
    say`there is no region ${asValue(name)}`,
    say`Choose one of: ${asList(REGIONS.map(asCode), "or")}.`
  );
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

// cmd/cli/init.ts
var command = cliCommand({
  description: "start a repository: config, empty lockfile, first manifest",
  takes: {
    region: text("--region <region>", "region of the account: in1, sg1, us1, aps3, mec1, eu1"),
    baseUrl: text("--base-url <url>", "a loopback URL instead, such as that of `segops emulate`"),
    lockBranch: text(
      "--lock-branch <branch>",
      "keep the lockfile on this branch of origin, and make it"
    ),
    env: text("-e, --env <name>", "the environment of segops.yaml whose lock branch to make"),
    example: toggle("--no-example", "write no example manifest"),
    yes: toggle("-y, --yes", "write without asking")
  },
  run: async (terminal, { region, yes, ...request }) => {
    const folder = process.cwd();
    const asks = terminal.interactive && !yes;
    const made = await prepareInit({
      ...request,
      folder,
      region: async () => region ?? await askRegion(terminal, asks)
    });
    const lines = linesOf(made);
    if (asks && !await consents(terminal, lines)) return 1;
    writeInit(folder, made);
    terminal.out(`Written:
${lines}${nextSteps(made, request.example)}`);
    return 0;
  }
});
function linesOf({ branch, files }) {
  const made = branch === null ? "" : `  the branch ${branch} of origin
`;
  return made + files.map(({ path }) => `  ${path}
`).join("");
}
async function consents(terminal, lines) {
  terminal.out(`segops init will write:
${lines}`);
  if (await confirms(terminal, "Write this?")) return true;
  terminal.out("Nothing was written.\n");
  return false;
}
function nextSteps({ branch, files }, example) {
  if (files.length === 0) return "";
  const edit = example ? "Edit segments/example.yaml" : "Write a manifest in segments/";
  const commit = branch === null ? "Commit everything, the lockfile too." : "Commit everything.";
  return `
Next: ${edit}, then look at the plan. ${commit}
  segops plan
`;
}
async function askRegion(terminal, asks) {
  if (!asks) {
    throw failure(
      "missing-region",
      say`the region of the account is not given`,
      say`Add ${asCode("--region")} with one of ${asList(REGIONS.map(asCode), "or")}. Or add ${asCode("--base-url URL")}.`
    );
  }
  terminal.out(
    "The region is in the address of the dashboard: https://<region>.dashboard.clevertap.com\n"
  );
  return terminal.ask(`Region (${REGIONS.join(", ")}): `);
}
export {
  command
};
