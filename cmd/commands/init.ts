import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import configSchema from '../../schema/config.schema.json' with { type: 'json' };
import manifestSchema from '../../schema/manifest.schema.json' with { type: 'json' };
import { REGIONS } from '../../src/clevertap/origins.ts';
import { failure } from '../../src/failure.ts';
import { emptyIndex, renderIndex } from '../../src/lock/lock-index.ts';
import type { Region } from '../../src/manifest/config.ts';
import type { Terminal } from '../terminal.ts';
import { confirms } from '../terminal.ts';

export interface InitOptions {
  readonly yes?: boolean;
  readonly region?: string;
  readonly baseUrl?: string;
  /** False with `--no-example`. */
  readonly example: boolean;
}

interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Makes a repository: config with a pinned lineage, an empty lock, a first manifest. Overwrites nothing. */
export async function init(terminal: Terminal, options: InitOptions): Promise<0 | 1> {
  const folder = process.cwd();
  if (existsSync(join(folder, 'segops.yaml'))) {
    throw failure(
      'config-exists',
      'segops.yaml exists already',
      'Edit it, or start in another folder. Nothing was written.',
      { file: 'segops.yaml' },
    );
  }
  const account = await chooseAccount(terminal, options);
  const files = newFiles(account, options.example).filter(
    ({ path }) => !existsSync(join(folder, path)),
  );
  const lines = files.map(({ path }) => `  ${path}\n`).join('');
  if (options.yes !== true && terminal.interactive) {
    terminal.out(`segops init will write:\n${lines}`);
    if (!(await confirms(terminal, 'Write these files?'))) {
      terminal.out('Nothing was written.\n');
      return 1;
    }
  }
  for (const { path, text } of files) writeNew(join(folder, path), text);
  terminal.out(`Written:\n${lines}\n${nextSteps(options.example)}`);
  return 0;
}

function nextSteps(example: boolean): string {
  const edit = example ? 'Edit segments/example.yaml' : 'Write a manifest in segments/';
  return `Next: ${edit}, then run \`segops plan\`. Commit everything, the lock too.\n`;
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

function writeNew(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { flag: 'wx' });
}

function newFiles(account: string, example: boolean): NewFile[] {
  const lineage = randomBytes(6).toString('hex');
  const files = [
    { path: 'segops.yaml', text: configText(account, lineage) },
    { path: 'segops.lock', text: renderIndex(emptyIndex(lineage)) },
    { path: '.gitattributes', text: GIT_ATTRIBUTES },
    { path: '.segops/config.schema.json', text: `${JSON.stringify(configSchema, null, 2)}\n` },
    { path: '.segops/manifest.schema.json', text: `${JSON.stringify(manifestSchema, null, 2)}\n` },
  ];
  return example ? [...files, { path: 'segments/example.yaml', text: EXAMPLE }] : files;
}

function configText(account: string, lineage: string): string {
  return `# yaml-language-server: $schema=.segops/config.schema.json
segments: [segments/**/*.yaml]
lock: { file: segops.lock, lineage: ${lineage} }
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
