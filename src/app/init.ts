import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import configSchema from '../../schema/config.schema.json' with { type: 'json' };
import manifestSchema from '../../schema/manifest.schema.json' with { type: 'json' };
import { isBranchName } from '../config/config-settings.ts';
import { REGIONS } from '../config/origins.ts';
import { readConfig } from '../config/read-config.ts';
import { failure } from '../failure.ts';
import { repositoryOf } from '../files/confine.ts';
import { createText } from '../files/write.ts';
import { renderIndex } from '../lock/index-format.ts';
import { emptyIndex } from '../lock/lock-index.ts';
import { createLockBranch } from '../lock/store/new-branch.ts';
import { asCode, asList, asValue, say } from '../message.ts';
import { unwrap } from './workspace.ts';

export interface InitRequest {
  readonly folder: string;
  /** Keep the lock on this branch of origin, which is made. */
  readonly lockBranch: string | null;
  /** An environment of a config that exists, whose lock branch is to be made. */
  readonly env: string | null;
  readonly baseUrl: string | null;
  readonly example: boolean;
  /** Asked where no base URL is given. */
  readonly region: () => Promise<string>;
}

/** What would be made. */
export interface NewRepository {
  readonly lineage: string;
  /** null: the lock is a file. */
  readonly branch: string | null;
  /** None where the config is there already. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/**
 * A repository: config with a pinned lineage, an empty lock, a first manifest. Files that exist are
 * left out; where a config is there already and names a lock branch, only that branch is made.
 * Throws a Failure.
 */
export async function prepareInit(request: InitRequest): Promise<NewRepository> {
  const { folder, lockBranch: branch, example } = request;
  if (existsSync(join(folder, CONFIG))) return branchOf(request);
  if (branch !== null) checkBranchName(branch);
  const lineage = newLineage();
  const account = await accountYaml(request);
  const files = newFiles(account, lineage, branch, example).filter(
    ({ path }) => !existsSync(join(folder, path)),
  );
  return { lineage, branch, files };
}

/** Overwrites nothing. Throws a Failure. */
export async function writeInit(
  folder: string,
  { lineage, branch, files }: NewRepository,
): Promise<void> {
  if (branch !== null) await createLockBranch(folder, branch, emptyIndex(lineage));
  const top = repositoryOf(folder);
  for (const { path, text } of files) createText(top, join(folder, path), text);
}

const CONFIG = 'segops.yaml';

/** The config is there, e.g. because it was written by hand, or for another environment. */
function branchOf({ folder, env }: InitRequest): NewRepository {
  const { at, lineage } = unwrap(readConfig(join(folder, CONFIG), env, folder)).lock;
  if (at.kind === 'branch') return { lineage, branch: at.branch, files: [] };
  throw failure(
    'config-exists',
    say`segops.yaml exists already`,
    say`Edit it, or start in another folder. Nothing was written.`,
    { file: CONFIG },
  );
}

function checkBranchName(branch: string): void {
  if (isBranchName(branch)) return;
  throw failure(
    'bad-branch-name',
    say`${asValue(branch)} is not a valid name of a lock branch`,
    say`Use only letters, digits and - _ . /, such as ${asCode('segops-lock')}.`,
  );
}

async function accountYaml({ baseUrl, region }: InitRequest): Promise<string> {
  if (baseUrl !== null) return `  base_url: ${baseUrl}`;
  const name = await region();
  const known = REGIONS.find((one) => one === name);
  if (known !== undefined) return `  region: ${known}`;
  throw failure(
    'unknown-region',
    say`there is no region ${asValue(name)}`,
    say`Choose one of: ${asList(REGIONS.map(asCode), 'or')}.`,
  );
}

function newFiles(
  account: string,
  lineage: string,
  branch: string | null,
  example: boolean,
): NewRepository['files'] {
  const lockFiles = [
    { path: 'segops.lock', text: renderIndex(emptyIndex(lineage)) },
    { path: '.gitattributes', text: GIT_ATTRIBUTES },
  ];
  const files = [
    { path: 'segops.yaml', text: configText(account, lineage, branch) },
    ...(branch === null ? lockFiles : []),
    { path: '.segops/config.schema.json', text: `${JSON.stringify(configSchema, null, 2)}\n` },
    { path: '.segops/manifest.schema.json', text: `${JSON.stringify(manifestSchema, null, 2)}\n` },
  ];
  return example ? [...files, { path: 'segments/example.yaml', text: EXAMPLE }] : files;
}

/** Twelve hex digits of which the first is no digit: YAML would read 1e2345678901 as infinity. */
function newLineage(): string {
  return `f${randomBytes(6).toString('hex').slice(1)}`;
}

function configText(account: string, lineage: string, branch: string | null): string {
  const at = branch === null ? 'file: segops.lock' : `branch: ${branch}`;
  return `# yaml-language-server: $schema=.segops/config.schema.json
segments: [segments/**/*.yaml]
lock: { ${at}, lineage: ${lineage} }
account:
${account}
  # Account ID and passcode come from the environment: CLEVERTAP_ACCOUNT_ID, CLEVERTAP_PASSCODE.
guard: { max_removals: 30%, min_existing: 10, max_exclusion_shrink: 10% }
`;
}

const GIT_ATTRIBUTES = `# The lock is bytes: no line endings are changed in it, and it is never merged.
segops.lock -text -merge
segops.lock.d/** -text -merge
`;

const EXAMPLE = `# yaml-language-server: $schema=../.segops/manifest.schema.json
segment:
  customer_segment_id: example_segment   # the ID of an API segment
  name: Example                          # a label for people
  # create: true                         # make the segment in the account; nothing can delete one
members:
  - ada@example.com                      # an identity
  # - guid: abcde12345                   # an anonymous profile
`;
