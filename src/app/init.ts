import { existsSync } from 'node:fs';
import { join } from 'node:path';
import configSchema from '../../schema/config.schema.json' with { type: 'json' };
import manifestSchema from '../../schema/manifest.schema.json' with { type: 'json' };
import type { LockSettings } from '../config/config.ts';
import { isBranchName } from '../config/config-settings.ts';
import { isRegion, parseLoopback, REGIONS } from '../config/origins.ts';
import { failure } from '../failure.ts';
import { repositoryOf } from '../files/confine.ts';
import { createText } from '../files/write.ts';
import { hasOrigin } from '../git/branch.ts';
import { repositoryAt } from '../git/repository.ts';
import { lockfileAt } from '../lock/store/file-store.ts';
import type { Message } from '../message.ts';
import { asCode, asCommand, asList, asValue, say } from '../message.ts';
import { fileLockPlace } from './lock/file-lock-place.ts';
import type { NewIgnore } from './lock/ignore.ts';
import { ignoreOf, writeIgnore } from './lock/ignore.ts';
import { createLock, lessProtected, newLineage } from './lock/init.ts';

export interface InitRequest {
  readonly folder: string;
  /** Keep the lock on this branch of origin, which is made. */
  readonly lockBranch: string | null;
  readonly baseUrl: string | null;
  readonly example: boolean;
  /** Asked where no base URL is given. */
  readonly region: () => Promise<string>;
  /** Asked: what identities look like. */
  readonly identity: () => Promise<string>;
  /** Asked where no branch is given: that to keep the lock on, null for a file. */
  readonly proposeBranch: () => Promise<string | null>;
}

/** What would be made. */
export interface NewRepository {
  readonly lineage: string;
  /** null: the lock is a file. */
  readonly branch: string | null;
  /** Of a lockfile that is in its place, or was: it is kept, and not made. */
  readonly keeps: 'there' | 'lost' | null;
  readonly ignore: NewIgnore | null;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/**
 * A repository: config with a pinned lineage, an empty lock, a first manifest. Files that exist are
 * left out. Throws a Failure where there is a config already.
 */
export async function prepareInit(request: InitRequest): Promise<NewRepository> {
  const { folder, lockBranch, example } = request;
  if (existsSync(join(folder, CONFIG))) throw configExists();
  if (lockBranch !== null) checkBranchName(lockBranch);
  const account = await accountYaml(request);
  const branch = lockBranch ?? (await request.proposeBranch());
  const draft = newLineage();
  const known = branch === null ? lockfileIn(folder, draft) : null;
  const lineage = known?.lineage ?? draft;
  const identity = await identityKind(request);
  const files = newFiles({ account, lineage, branch, identity }, example).filter(
    ({ path }) => !existsSync(join(folder, path)),
  );
  const keeps = known === null ? null : known.isThere ? 'there' : 'lost';
  const ignore = branch === null ? ignoreOf(folder, LOCKFILE) : null;
  return { lineage, branch, keeps, files, ignore };
}

/** Overwrites nothing. What it says besides is of the lock. Throws a Failure. */
export async function writeInit(
  folder: string,
  { lineage, branch, keeps, files, ignore }: NewRepository,
): Promise<Message> {
  const at: LockSettings['at'] =
    branch === null ? { kind: 'file', file: LOCKFILE } : { kind: 'branch', branch };
  const config = { folder, lock: { at, lineage } };
  if (ignore !== null) writeIgnore(ignore);
  if (keeps === null) await createLock(config);
  const top = repositoryOf(folder);
  for (const { path, text } of files) createText(top, join(folder, path), text);
  return lessProtected(config);
}

/** A config under another lineage would not take the lockfile that is there, or was. */
function lockfileIn(folder: string, lineage: string): ReturnType<typeof lockfileAt> {
  const lock: LockSettings = { at: { kind: 'file', file: LOCKFILE }, lineage };
  return lockfileAt(fileLockPlace({ folder, lock }, LOCKFILE));
}

/** Whether a lock on a branch is possible here. */
export function hasOriginHere(folder: string): boolean {
  const repository = repositoryAt(folder);
  return repository !== null && hasOrigin(repository);
}

const CONFIG = 'segops.yaml';
const LOCKFILE = 'segops.lock';

function configExists(): Error {
  return failure(
    'config-exists',
    say`segops.yaml exists already`,
    say`Nothing was written. If only its lockfile is missing, make that: ${asCommand('segops lock init')}`,
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
  if (baseUrl !== null) return `  base_url: ${loopbackOf(baseUrl)}`;
  const name = await region();
  if (isRegion(name)) return `  region: ${name}`;
  throw failure(
    'unknown-region',
    say`there is no region ${asValue(name)}`,
    say`Choose one of: ${asList(REGIONS.map(asCode), 'or')}.`,
  );
}

/** As the config that is written takes it: what only the environment may name would be refused there. */
function loopbackOf(text: string): string {
  const parsed = parseLoopback(text);
  if (parsed.ok) return parsed.origin;
  throw failure(
    'base-url-not-loopback',
    say`${asCode('--base-url')} ${parsed.why}`,
    say`Nothing was written. Give a loopback origin such as ${asCode('http://127.0.0.1:4010')}. For another one, give ${asCode('--region')}, and set ${asCode('SEGOPS_BASE_URL')} in the environment.`,
  );
}

/** What `segops init` offers; a config may have patterns and several. */
export const IDENTITY_KINDS = ['email', 'phone', 'uuid', 'any'] as const;
type NewIdentity = (typeof IDENTITY_KINDS)[number];

async function identityKind({ identity }: InitRequest): Promise<NewIdentity> {
  const name = await identity();
  const known = IDENTITY_KINDS.find((one) => one === name);
  if (known !== undefined) return known;
  throw failure(
    'bad-format',
    say`${asValue(name)} is not a known format`,
    say`Choose one of: ${asList(IDENTITY_KINDS.map(asCode), 'or')}.`,
  );
}

interface NewConfig {
  /** A line of YAML. */
  readonly account: string;
  readonly lineage: string;
  readonly branch: string | null;
  readonly identity: NewIdentity;
}

function newFiles(config: NewConfig, example: boolean): NewRepository['files'] {
  const files = [
    { path: 'segops.yaml', text: configText(config) },
    { path: '.segops/config.schema.json', text: `${JSON.stringify(configSchema, null, 2)}\n` },
    { path: '.segops/manifest.schema.json', text: `${JSON.stringify(manifestSchema, null, 2)}\n` },
  ];
  return example
    ? [...files, { path: 'segments/example.yaml', text: exampleText(config.identity) }]
    : files;
}

function configText({ account, lineage, branch, identity }: NewConfig): string {
  const at = branch === null ? 'file: segops.lock' : `branch: ${branch}`;
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

const IDENTITY_YAML: Readonly<Record<NewIdentity, string>> = {
  email: 'identity: { format: email }            # rows of lists that are none are refused',
  phone: 'identity: { format: phone }            # + and 8 to 15 digits; other rows are refused',
  uuid: 'identity: { format: uuid }             # rows of lists that are none are refused',
  any: `identity: { format: any }
  # Choose email, phone, uuid or a pattern: then a wrong column or an error page is never sent as users.`,
};

const EXAMPLE_MEMBER: Readonly<Record<NewIdentity, string>> = {
  email: 'ada@example.com                      # an identity',
  phone: '"+441632960001"                      # an identity',
  uuid: '6f1c2a0b-0000-4000-8000-0123456789ab # an identity',
  any: 'ada@example.com                      # an identity',
};

function exampleText(identity: NewIdentity): string {
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
