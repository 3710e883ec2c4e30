import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import configSchema from '../../schema/config.schema.json' with { type: 'json' };
import manifestSchema from '../../schema/manifest.schema.json' with { type: 'json' };
import { REGIONS } from '../../src/clevertap/origins.ts';
import type { Region } from '../../src/config/config.ts';
import { isBranchName } from '../../src/config/config-settings.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { Failure, failure } from '../../src/failure.ts';
import { repositoryOf } from '../../src/files/confine.ts';
import { createText } from '../../src/files/write.ts';
import { emptyIndex, renderIndex } from '../../src/lock/lock-index.ts';
import { createLockBranch } from '../../src/lock/store/new-branch.ts';
import type { Terminal } from '../terminal.ts';
import { confirms } from '../terminal.ts';

export interface InitOptions {
  readonly yes?: boolean;
  readonly region?: string;
  readonly baseUrl?: string;
  /** Keep the lock on this branch of origin, which is made. */
  readonly lockBranch?: string;
  /** An environment of a config that exists, whose lock branch is to be made. */
  readonly env?: string;
  /** False with `--no-example`. */
  readonly example: boolean;
}

interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Makes a repository: config with a pinned lineage, an empty lock, a first manifest. Overwrites
 * nothing. Where a config is there already and names a lock branch, only that branch is made.
 */
export async function init(terminal: Terminal, options: InitOptions): Promise<0 | 1> {
  const folder = process.cwd();
  if (existsSync(join(folder, 'segops.yaml'))) return initBranch(terminal, folder, options);
  const branch = options.lockBranch ?? null;
  if (branch !== null) checkBranchName(branch);
  const lineage = newLineage();
  const account = await chooseAccount(terminal, options);
  const files = newFiles(account, lineage, branch, options.example).filter(
    ({ path }) => !existsSync(join(folder, path)),
  );
  const made = branch === null ? '' : `  the branch ${branch} of origin\n`;
  const lines = made + files.map(({ path }) => `  ${path}\n`).join('');
  if (!(await consents(terminal, options, lines))) return 1;
  if (branch !== null) createLockBranch(folder, branch, lineage);
  const top = repositoryOf(folder);
  for (const { path, text } of files) createText(top, join(folder, path), text);
  terminal.out(`Written:\n${lines}\n${nextSteps(options.example, branch !== null)}`);
  return 0;
}

async function consents(terminal: Terminal, options: InitOptions, lines: string): Promise<boolean> {
  if (options.yes === true || !terminal.interactive) return true;
  terminal.out(`segops init will write:\n${lines}`);
  if (await confirms(terminal, 'Write this?')) return true;
  terminal.out('Nothing was written.\n');
  return false;
}

/** The config is there, e.g. because it was written by hand, or for another environment. */
async function initBranch(
  terminal: Terminal,
  folder: string,
  options: InitOptions,
): Promise<0 | 1> {
  const config = readConfig(join(folder, 'segops.yaml'), options.env ?? null, folder);
  if (!config.ok) throw new Failure(config.problems);
  const { at, lineage } = config.value.lock;
  if (at.kind === 'file') {
    throw failure(
      'config-exists',
      'segops.yaml exists already',
      'Edit it, or start in another folder. Nothing was written.',
      { file: 'segops.yaml' },
    );
  }
  const line = `  the branch ${at.branch} of origin\n`;
  if (!(await consents(terminal, options, line))) return 1;
  createLockBranch(folder, at.branch, lineage);
  terminal.out(`Written:\n${line}`);
  return 0;
}

function checkBranchName(branch: string): void {
  if (isBranchName(branch)) return;
  throw failure(
    'bad-branch-name',
    `${JSON.stringify(branch)} cannot be the name of a lock branch`,
    'Use letters, digits, - _ . and / only, such as segops-lock.',
  );
}

function nextSteps(example: boolean, hasBranch: boolean): string {
  const edit = example ? 'Edit segments/example.yaml' : 'Write a manifest in segments/';
  const commit = hasBranch ? 'Commit everything.' : 'Commit everything, the lock too.';
  return `Next: ${edit}, then run \`segops plan\`. ${commit}\n`;
}

async function chooseAccount(terminal: Terminal, options: InitOptions): Promise<string> {
  if (options.baseUrl !== undefined) return `  base_url: ${options.baseUrl}`;
  const region = options.region ?? (await askRegion(terminal, options));
  if (REGIONS.includes(region as Region)) return `  region: ${region}`;
  throw failure(
    'unknown-region',
    `there is no region ${region}`,
    `Choose one of: ${REGIONS.join(', ')}.`,
  );
}

async function askRegion(terminal: Terminal, options: InitOptions): Promise<string> {
  if (options.yes === true || !terminal.interactive) {
    throw failure(
      'missing-region',
      'the region of the account is not given',
      `Add --region R (${REGIONS.join(', ')}) or --base-url URL.`,
    );
  }
  terminal.out(
    `The region is in the address of the dashboard: https://<region>.dashboard.clevertap.com\n`,
  );
  return terminal.ask(`Region (${REGIONS.join(', ')}): `);
}

function newFiles(
  account: string,
  lineage: string,
  branch: string | null,
  example: boolean,
): NewFile[] {
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
