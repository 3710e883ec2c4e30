import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  createLock,
  ignoreOf,
  lessProtected,
  newLineage,
  writeIgnore
} from "./chunk-WO5KXJ2C.js";
import "./chunk-V7PK3EYA.js";
import {
  confirms
} from "./chunk-5I6ZYDTN.js";
import "./chunk-32QGA3OH.js";
import {
  messageLines
} from "./chunk-SD3CTCHS.js";
import {
  cliCommand,
  text,
  toggle
} from "./chunk-QISXHSSH.js";
import "./chunk-GM3TITV5.js";
import {
  REGIONS,
  config_schema_default,
  createText,
  hasOrigin,
  isBranchName,
  manifest_schema_default,
  repositoryAt,
  repositoryOf
} from "./chunk-PZONBIZ4.js";
import "./chunk-5ANJANDV.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-SWMGWZL5.js";
import "./chunk-UXC6VYVC.js";
import {
  NOTHING,
  asCode,
  asCommand,
  asList,
  asValue,
  failure,
  say
} from "./chunk-RD5JWBDC.js";

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
    const besides = await writeInit(folder, made);
    terminal.out(`Written:
${lines}`);
    if (besides.length > 0) terminal.out(`
${textOf(messageLines(besides, terminal.width))}`);
    terminal.out(`
${textOf(nextSteps(made, request.example, terminal.width))}`);
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
function textOf(lines) {
  return lines.map((line) => `${line}
`).join("");
}
function nextSteps({ branch }, example, width) {
  const edit = example ? say`Edit segments/example.yaml` : say`Write a manifest in segments/`;
  const lock = branch === null ? say` git ignores the lockfile: it is of this machine alone.` : NOTHING;
  const next = say`Next: ${edit}, then commit everything.${lock} Look at the plan: ${asCommand("segops plan")}`;
  return messageLines(next, width);
}
var BRANCH = "segops-lock";
async function askBranch(terminal) {
  const why = say`This clone has an origin. On a branch of it, the lockfile serves every clone and every CI job. In a file, it is of this machine alone.`;
  terminal.out(textOf(messageLines(why, terminal.width)));
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
  const where = say`The region is in the address of the dashboard: https://<region>.dashboard.clevertap.com`;
  terminal.out(textOf(messageLines(where, terminal.width)));
  return terminal.ask(`Region (${REGIONS.join(", ")}): `);
}
export {
  command
};
