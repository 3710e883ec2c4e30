import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  createLock,
  ignoreOf,
  lessProtected,
  newLineage,
  writeIgnore
} from "./chunk-3SUYV34Y.js";
import "./chunk-KMUV5YEJ.js";
import {
  confirms
} from "./chunk-5I6ZYDTN.js";
import "./chunk-ADFBFNJE.js";
import {
  messageText
} from "./chunk-2ZYTVS4H.js";
import {
  cliCommand,
  text,
  toggle
} from "./chunk-2EIAP7QZ.js";
import "./chunk-4ZXRPTE6.js";
import {
  REGIONS,
  config_schema_default,
  createText,
  hasOrigin,
  isBranchName,
  manifest_schema_default,
  repositoryAt,
  repositoryOf
} from "./chunk-TSFBCUIM.js";
import "./chunk-5ANJANDV.js";
import "./chunk-KMQELXGG.js";
import "./chunk-UXC6VYVC.js";
import {
  asCode,
  asCommand,
  asList,
  asValue,
  failure,
  say
} from "./chunk-XHNRTQN2.js";

// src/app/init.ts
import { existsSync } from "node:fs";
import { join } from "node:path";
async function prepareInit(request) {
  const { folder, lockBranch, example } = request;
  if (existsSync(join(folder, CONFIG))) throw configExists();
  if (lockBranch !== null) checkBranchName(lockBranch);
  const lineage = newLineage();
  const account = await accountYaml(request);
  const branch = lockBranch ?? await request.proposeBranch();
  const files = newFiles(account, lineage, branch, example).filter(
    ({ path }) => !existsSync(join(folder, path))
  );
  return { lineage, branch, files, ignore: branch === null ? ignoreOf(folder, LOCKFILE) : null };
}
async function writeInit(folder, { lineage, branch, files, ignore }) {
  const at = branch === null ? { kind: "file", file: LOCKFILE } : { kind: "branch", branch };
  const config = { folder, lock: { at, lineage } };
  if (ignore !== null) writeIgnore(ignore);
  await createLock(config);
  const top = repositoryOf(folder);
  for (const { path, text: text2 } of files) createText(top, join(folder, path), text2);
  return lessProtected(config);
}
function hasOriginHere(folder) {
  const repository = repositoryAt(folder);
  return repository !== null && hasOrigin(repository);
}
var CONFIG = "segops.yaml";
var LOCKFILE = "segops.lock";
function configExists() {
  return failure(
    "config-exists",
    say`segops.yaml exists already`,
    say`Nothing was written. If only its lockfile is missing, make that: ${asCommand("segops lock init")}`,
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
  const files = [
    { path: "segops.yaml", text: configText(account, lineage, branch) },
    { path: ".segops/config.schema.json", text: `${JSON.stringify(config_schema_default, null, 2)}
` },
    { path: ".segops/manifest.schema.json", text: `${JSON.stringify(manifest_schema_default, null, 2)}
` }
  ];
  return example ? [...files, { path: "segments/example.yaml", text: EXAMPLE }] : files;
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
    example: toggle("--no-example", "write no example manifest"),
    yes: toggle("-y, --yes", "write without asking")
  },
  run: async (terminal, { region, yes, ...request }) => {
    const folder = process.cwd();
    const asks = terminal.interactive && !yes;
    const made = await prepareInit({
      ...request,
      folder,
      region: async () => region ?? await askRegion(terminal, asks),
      // A branch of a remote is made only where someone says so.
      proposeBranch: async () => asks && hasOriginHere(folder) ? await askBranch(terminal) : null
    });
    const lines = linesOf(made);
    if (asks && !await consents(terminal, lines)) return 1;
    const besides = messageText(await writeInit(folder, made)).trim();
    terminal.out(`Written:
${lines}${besides === "" ? "" : `
${besides}
`}`);
    terminal.out(nextSteps(made, request.example));
    return 0;
  }
});
function linesOf({ branch, files, ignore }) {
  const made = branch === null ? "  segops.lock\n" : `  the branch ${branch} of origin
`;
  const ignored = ignore === null ? "" : "  .gitignore, which leaves the lockfile out of git\n";
  return made + ignored + files.map(({ path }) => `  ${path}
`).join("");
}
async function consents(terminal, lines) {
  terminal.out(`segops init will write:
${lines}`);
  if (await confirms(terminal, "Write this?")) return true;
  terminal.out("Nothing was written.\n");
  return false;
}
function nextSteps({ branch }, example) {
  const edit = example ? "Edit segments/example.yaml" : "Write a manifest in segments/";
  const lock = branch === null ? "git ignores the lockfile: it is of this machine alone." : "";
  return `
Next: ${edit}, then look at the plan. Commit everything. ${lock}`.trimEnd().concat("\n  segops plan\n");
}
var BRANCH = "segops-lock";
async function askBranch(terminal) {
  terminal.out(
    `This clone has an origin. On a branch of it, the lockfile serves every clone and every CI job.
In a file, it is of this machine alone.
`
  );
  const answer = await terminal.ask(
    `Keep the lockfile on the branch ${BRANCH} of origin? (yes, no) `
  );
  return /^y(es)?$/i.test(answer) ? BRANCH : null;
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
