import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  createLock,
  ignoreOf,
  lessProtected,
  newLineage,
  writeIgnore
} from "./chunk-ALQDONQW.js";
import "./chunk-2EF4DDRH.js";
import {
  confirms
} from "./chunk-SBPYFVHS.js";
import "./chunk-QMTRONA3.js";
import {
  messageLines
} from "./chunk-OPC25PTJ.js";
import {
  cliCommand,
  text,
  toggle
} from "./chunk-HWQPXGAV.js";
import {
  config_schema_default,
  fileLockPlace,
  hasOrigin,
  isBranchName,
  lockfileAt,
  manifest_schema_default,
  repositoryAt
} from "./chunk-IZEHMJH7.js";
import {
  createText,
  repositoryOf
} from "./chunk-Z77BLT6X.js";
import {
  REGIONS,
  isRegion,
  parseLoopback
} from "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-ISJ3FD7T.js";
import {
  wrap
} from "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
import {
  NOTHING,
  asCode,
  asCommand,
  asList,
  asValue,
  failure,
  say
} from "./chunk-I3YRI3NT.js";

// src/app/init.ts
import { existsSync } from "node:fs";
import { join } from "node:path";
async function prepareInit(request) {
  const { folder, lockBranch, example } = request;
  if (existsSync(join(folder, CONFIG))) throw configExists();
  if (lockBranch !== null) checkBranchName(lockBranch);
  const account = await accountYaml(request);
  const branch = lockBranch ?? await request.proposeBranch();
  const draft = newLineage();
  const known = branch === null ? lockfileIn(folder, draft) : null;
  const lineage = known?.lineage ?? draft;
  const identity = await identityKind(request);
  const files = newFiles({ account, lineage, branch, identity }, example).filter(
    ({ path }) => !existsSync(join(folder, path))
  );
  const keeps = known === null ? null : known.isThere ? "there" : "lost";
  const ignore = branch === null ? ignoreOf(folder, LOCKFILE) : null;
  return { lineage, branch, keeps, files, ignore };
}
async function writeInit(folder, { lineage, branch, keeps, files, ignore }) {
  const at = branch === null ? { kind: "file", file: LOCKFILE } : { kind: "branch", branch };
  const config = { folder, lock: { at, lineage } };
  if (ignore !== null) writeIgnore(ignore);
  if (keeps === null) await createLock(config);
  const top = repositoryOf(folder);
  for (const { path, text: text2 } of files) createText(top, join(folder, path), text2);
  return lessProtected(config);
}
function lockfileIn(folder, lineage) {
  const lock = { at: { kind: "file", file: LOCKFILE }, lineage };
  return lockfileAt(fileLockPlace({ folder, lock }, LOCKFILE));
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
  if (baseUrl !== null) return `  base_url: ${loopbackOf(baseUrl)}`;
  const name = await region();
  if (isRegion(name)) return `  region: ${name}`;
  throw failure(
    "unknown-region",
    say`there is no region ${asValue(name)}`,
    say`Choose one of: ${asList(REGIONS.map(asCode), "or")}.`
  );
}
function loopbackOf(text2) {
  const parsed = parseLoopback(text2);
  if (parsed.ok) return parsed.origin;
  throw failure(
    "base-url-not-loopback",
    say`${asCode("--base-url")} ${parsed.why}`,
    say`Nothing was written. Give a loopback origin such as ${asCode("http://127.0.0.1:4010")}. For another one, give ${asCode("--region")}, and set ${asCode("SEGOPS_BASE_URL")} in the environment.`
  );
}
var IDENTITY_KINDS = ["email", "phone", "uuid", "any"];
async function identityKind({ identity }) {
  const name = await identity();
  const known = IDENTITY_KINDS.find((one) => one === name);
  if (known !== void 0) return known;
  throw failure(
    "bad-format",
    say`${asValue(name)} is not a known format`,
    say`Choose one of: ${asList(IDENTITY_KINDS.map(asCode), "or")}.`
  );
}
function newFiles(config, example) {
  const files = [
    { path: "segops.yaml", text: configText(config) },
    { path: ".segops/config.schema.json", text: `${JSON.stringify(config_schema_default, null, 2)}
` },
    { path: ".segops/manifest.schema.json", text: `${JSON.stringify(manifest_schema_default, null, 2)}
` }
  ];
  return example ? [...files, { path: "segments/example.yaml", text: exampleText(config.identity) }] : files;
}
function configText({ account, lineage, branch, identity }) {
  const at = branch === null ? "file: segops.lock" : `branch: ${branch}`;
  return `# yaml-language-server: $schema=.segops/config.schema.json
segments: ["segments/**/*.{yaml,yml}"]
${IDENTITY_YAML[identity]}
lock: { ${at}, lineage: ${lineage} }
account:
${account}
  # Account ID and passcode come from the environment: CLEVERTAP_ACCOUNT_ID, CLEVERTAP_PASSCODE.
guard: { max_removals: 30%, min_existing: 10, max_exclusion_shrink: 10% }
`;
}
var IDENTITY_YAML = {
  email: "identity: { format: email }            # rows of lists that are none are refused",
  phone: "identity: { format: phone }            # + and 8 to 15 digits; other rows are refused",
  uuid: "identity: { format: uuid }             # rows of lists that are none are refused",
  any: `identity: { format: any }
  # Choose email, phone, uuid or a pattern: then a wrong column or an error page is never sent as users.`
};
var EXAMPLE_MEMBER = {
  email: "ada@example.com                      # an identity",
  phone: '"+441632960001"                      # an identity',
  uuid: "6f1c2a0b-0000-4000-8000-0123456789ab # an identity",
  any: "ada@example.com                      # an identity"
};
function exampleText(identity) {
  return `# yaml-language-server: $schema=../.segops/manifest.schema.json
segment:
  customer_segment_id: example_segment   # the ID of an API segment
  name: Example                          # a label for people
  # create: true                         # make the segment in the account; nothing can delete one
members:
  - ${EXAMPLE_MEMBER[identity]}
  # - guid: abcde12345                   # an anonymous profile
`;
}

// cmd/cli/init.ts
var command = cliCommand({
  description: "start a repository: config, empty lockfile, first manifest",
  example: "segops init --region in1 --lock-branch segops-lock",
  takes: {
    region: text("--region <region>", `region of the account: ${REGIONS.join(", ")}`),
    baseUrl: text("--base-url <url>", "a loopback URL instead, such as that of `segops emulate`"),
    lockBranch: text(
      "--lock-branch <branch>",
      "keep the lockfile on this branch of origin, and make it"
    ),
    identity: text("--identity <format>", "what identities look like: email, phone, uuid, any"),
    example: toggle("--no-example", "write no example manifest"),
    yes: toggle("-y, --yes", "write without asking")
  },
  run: async (terminal, { region, identity, yes, ...request }) => {
    const folder = process.cwd();
    const asks = terminal.interactive && !yes;
    const made = await prepareInit({
      ...request,
      folder,
      region: async () => region ?? await askRegion(terminal, asks),
      identity: async () => identity ?? (asks ? await askIdentity(terminal) : "any"),
      // A branch of a remote is made only where someone says so.
      proposeBranch: async () => asks && hasOriginHere(folder) ? await askBranch(terminal) : null
    });
    const lines = linesOf(made, terminal.width);
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
function linesOf({ branch, keeps, files, ignore }, width) {
  const lockfile = keeps === null ? ["segops.lock"] : [];
  const made = branch === null ? lockfile : [`the branch ${branch} of origin`];
  const ignored = ignore === null ? [] : [".gitignore, which leaves the lockfile out of git"];
  const all = [...made, ...ignored, ...files.map(({ path }) => path)];
  return textOf(all.flatMap((line) => wrap(line, width, "  ", "    ")));
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
function nextSteps({ branch, keeps }, example, width) {
  const edit = example ? say`Edit segments/example.yaml` : say`Write a manifest in segments/`;
  const lock = branch === null ? say` git ignores the lockfile: it is of this machine alone.` : NOTHING;
  const kept = keeps === null ? NOTHING : KEPT[keeps];
  const next = say`${kept}Next: ${edit}, then commit everything.${lock} Look at the plan: ${asCommand("segops plan")}`;
  return messageLines(next, width);
}
var KEPT = {
  there: say`The lockfile that is there stays: the config has its lineage. `,
  lost: say`This repository had a lockfile, and the config has its lineage. Restore it: ${asCommand("segops lock restore")}`
};
var BRANCH = "segops-lock";
async function askBranch(terminal) {
  const why = say`This clone has an origin. On a branch of it, the lockfile serves every clone and every CI job. In a file, it is of this machine alone.`;
  terminal.out(textOf(messageLines(why, terminal.width)));
  const question = `Keep the lockfile on the branch ${BRANCH} of origin? (yes, no) `;
  const answer = await choose(
    terminal,
    question,
    ["yes", "no"],
    (text2) => /^(y|yes|n|no|)$/i.test(text2)
  );
  return /^y(es)?$/i.test(answer) ? BRANCH : null;
}
async function askIdentity(terminal) {
  const why = say`What do the identities of your users look like? Rows of lists that look different are refused, so that a wrong column or an error page is never sent as users.`;
  terminal.out(textOf(messageLines(why, terminal.width)));
  const question = `Identities (${IDENTITY_KINDS.join(", ")}): `;
  const answer = await choose(
    terminal,
    question,
    IDENTITY_KINDS,
    (text2) => ["", ...IDENTITY_KINDS].includes(text2)
  );
  return answer === "" ? "any" : answer;
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
  return choose(terminal, `Region (${REGIONS.join(", ")}): `, REGIONS, isRegion);
}
var MOST_TIMES = 3;
async function choose(terminal, question, answers, isAnswer) {
  const known = asList(answers.map(asCode), "or");
  for (let time = 1; ; time += 1) {
    const answer = await terminal.ask(question);
    if (answer === null) throw unanswered();
    if (isAnswer(answer) || time === MOST_TIMES) return answer;
    const typed = answer === "" ? NOTHING : say`${asValue(answer)} is not an answer. `;
    const what = say`${typed}Type ${known}.`;
    terminal.out(textOf(messageLines(what, terminal.width)));
  }
}
function unanswered() {
  return failure(
    "consent-needed",
    say`stopped at a question`,
    say`Nothing was written. Start again, or give the answers as options: ${asCommand("segops init --help")}`
  );
}
export {
  command
};
