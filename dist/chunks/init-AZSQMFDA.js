import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  REGIONS
} from "./chunk-KXHFHPV7.js";
import {
  confirms
} from "./chunk-5I6ZYDTN.js";
import {
  emptyIndex,
  renderIndex
} from "./chunk-MHFK2JMF.js";
import {
  config_schema_default,
  manifest_schema_default
} from "./chunk-2TC7VBOE.js";
import {
  failure
} from "./chunk-V42TK5PS.js";
import "./chunk-M3KD4VDD.js";

// cmd/commands/init.ts
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
async function init(terminal, options) {
  const folder = process.cwd();
  if (existsSync(join(folder, "segops.yaml"))) {
    throw failure(
      "config-exists",
      "segops.yaml exists already",
      "Edit it, or start in another folder. Nothing was written.",
      { file: "segops.yaml" }
    );
  }
  const account = await chooseAccount(terminal, options);
  const files = newFiles(account, options.example).filter(
    ({ path }) => !existsSync(join(folder, path))
  );
  const lines = files.map(({ path }) => `  ${path}
`).join("");
  if (options.yes !== true && terminal.interactive) {
    terminal.out(`segops init will write:
${lines}`);
    if (!await confirms(terminal, "Write these files?")) {
      terminal.out("Nothing was written.\n");
      return 1;
    }
  }
  for (const { path, text } of files) writeNew(join(folder, path), text);
  terminal.out(`Written:
${lines}
${nextSteps(options.example)}`);
  return 0;
}
function nextSteps(example) {
  const edit = example ? "Edit segments/example.yaml" : "Write a manifest in segments/";
  return `Next: ${edit}, then run \`segops plan\`. Commit everything, the lock too.
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
function newFiles(account, example) {
  const lineage = randomBytes(6).toString("hex");
  const files = [
    { path: "segops.yaml", text: configText(account, lineage) },
    { path: "segops.lock", text: renderIndex(emptyIndex(lineage)) },
    { path: ".gitattributes", text: GIT_ATTRIBUTES },
    { path: ".segops/config.schema.json", text: `${JSON.stringify(config_schema_default, null, 2)}
` },
    { path: ".segops/manifest.schema.json", text: `${JSON.stringify(manifest_schema_default, null, 2)}
` }
  ];
  return example ? [...files, { path: "segments/example.yaml", text: EXAMPLE }] : files;
}
function configText(account, lineage) {
  return `# yaml-language-server: $schema=.segops/config.schema.json
segments: [segments/**/*.yaml]
lock: { file: segops.lock, lineage: ${lineage} }
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
