import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Config } from '../../config/config.ts';
import { parseConfig } from '../../config/parse-config.ts';
import { findConfig, readConfig } from '../../config/read-config.ts';
import { failure, failureCode } from '../../failure.ts';
import { repositoryOf } from '../../files/confine.ts';
import { replaceFile } from '../../files/write.ts';
import { repositoryAt } from '../../git/repository.ts';
import { emptyIndex } from '../../lock/lock-index.ts';
import { lineageOfFile } from '../../lock/store/file-store.ts';
import { lineageOfBranch } from '../../lock/store/new-branch.ts';
import { NO_FILES } from '../../lock/store/store.ts';
import { scalarYaml, withLineage } from '../../manifest/edit-manifest.ts';
import type { Message } from '../../message.ts';
import { asCode, asCommand, asLabel, asPath, NOTHING, say } from '../../message.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { storeOf, unwrap } from '../workspace.ts';
import { fileLockPlace } from './file-lock-place.ts';
import { ignoreOf, writeIgnore } from './ignore.ts';
import type { Repair } from './repair.ts';

/** A config, and what has to be written into it first. */
interface Pinned {
  readonly config: Config;
  /** null where it has a lineage. */
  readonly edit: { readonly path: string; readonly text: string } | null;
  /** The lineage is that of a lockfile that is there. */
  readonly isThere: boolean;
}

/** Makes the lock that the config names, where there is none and never was. Throws a Failure. */
export async function initLock(cwd: string, options: WorkspaceOptions): Promise<Repair> {
  const { config, edit, isThere } = await pinned(cwd, options);
  const { at, lineage } = config.lock;
  if (!isThere) await refuseExisting(config);
  if (edit === null) throw madeElsewhere(lineage);
  const ignore = at.kind === 'file' ? ignoreOf(config.folder, at.file) : null;
  const pins = say`segops.yaml gets the lineage ${asLabel(lineage)}, so that no other lockfile is taken for this one.`;
  const ignores = say`${asPath('.gitignore')} gets the lockfile: it is of this machine alone.`;
  return {
    will: [
      ...(edit === null ? [] : [pins]),
      ...(ignore === null ? [] : [ignores]),
      isThere
        ? say`The lockfile that is there stays.`
        : say`An empty lockfile is made: ${placeOf(at)}.`,
    ],
    question: isThere
      ? say`Is that the lockfile of this config?`
      : say`Has segops never applied anything to this account?`,
    perform: async () => {
      if (ignore !== null) writeIgnore(ignore);
      if (!isThere) await createLock(config);
      if (edit !== null) replaceFile(repositoryOf(dirname(edit.path)), edit.path, bytesOf(edit));
      return isThere
        ? say`The config names its lockfile now.`
        : say`The lockfile is made.${lessProtected(config)}`;
    },
  };
}

/** Throws a Failure where there is a lockfile, or was one. */
async function refuseExisting(config: Config): Promise<void> {
  try {
    await storeOf(config, {}).read();
  } catch (error) {
    if (failureCode(error) === 'lock-missing') return;
    throw error;
  }
  throw failure(
    'lock-exists',
    say`there is a lockfile already: ${placeOf(config.lock.at)}`,
    say`Nothing has changed. Keep it. A new lockfile over an old one would not know what is in the account.`,
  );
}

/** A lineage comes into a config with its lockfile: an empty one under it would pass for that one. */
function madeElsewhere(lineage: string): Error {
  const moving = asCommand('segops lock move --to-branch segops-lock');
  return failure(
    'lock-made-elsewhere',
    say`segops.yaml has the lineage ${asLabel(lineage)}, so its lockfile was made before, perhaps on another machine or branch`,
    say`Nothing has changed. Find it. Only the machine that has a lockfile that is a file can apply. For other machines, take it to a branch there: ${moving} If there is none, and nothing was ever applied, remove ${asCode(`lineage: ${lineage}`)} from segops.yaml and run this again.`,
  );
}

/** Refuses where there is one, or was one. */
export async function createLock(config: Pick<Config, 'folder' | 'lock'>): Promise<void> {
  await storeOf(config, {}).create(emptyIndex(config.lock.lineage), NO_FILES);
}

/** Said where a lockfile is made, and nowhere else. */
export function lessProtected({ folder, lock }: Pick<Config, 'folder' | 'lock'>): Message {
  if (lock.at.kind === 'branch' || repositoryAt(folder) !== null) return NOTHING;
  return say` This folder is not in a git repository, so segops cannot notice a lockfile that was deleted or replaced by an older one.`;
}

/** Twelve hex digits of which the first is a letter: YAML would read 1e2345678901 as infinity. */
export function newLineage(): string {
  return `f${randomBytes(6).toString('hex').slice(1)}`;
}

function placeOf(at: Config['lock']['at']): Message {
  return at.kind === 'file' ? [asPath(at.file)] : say`the branch ${asLabel(at.branch)} of origin`;
}

function bytesOf({ text }: { readonly text: string }): Buffer {
  return Buffer.from(text);
}

/** A config without a lineage gets that of the lockfile that is there, else a new one. */
async function pinned(cwd: string, { config, env, shownFrom }: WorkspaceOptions): Promise<Pinned> {
  const path = unwrap(findConfig(cwd, config));
  const read = readConfig(path, env, shownFrom ?? cwd);
  const isUnpinned = !read.ok && read.problems.every(({ code }) => code === 'missing-lineage');
  if (!isUnpinned) return { config: unwrap(read), edit: null, isThere: false };
  const text = readFileSync(path, 'utf8');
  const draft = unwrap(withPinned(path, text, env, newLineage()));
  const known = await lineageThere(draft.config);
  const made = known === null ? draft : unwrap(withPinned(path, text, env, known));
  return { config: made.config, edit: { path, text: made.text }, isThere: known !== null };
}

function withPinned(path: string, text: string, env: string | null, lineage: string) {
  const edited = withLineage(text, env, scalarYaml(lineage));
  if (edited === null) throw cannotPin(lineage);
  const shown = relative(process.cwd(), path);
  const parsed = parseConfig(edited, { path, shown }, env, Date.now());
  return parsed.ok ? { ...parsed, value: { config: parsed.value, text: edited } } : parsed;
}

async function lineageThere({ folder, lock }: Config): Promise<string | null> {
  if (lock.at.kind === 'branch') return lineageOfBranch(folder, lock.at.branch);
  return lineageOfFile(fileLockPlace({ folder, lock }, lock.at.file));
}

function cannotPin(lineage: string): Error {
  return failure(
    'missing-lineage',
    say`the lineage cannot be written into this config`,
    say`Nothing has changed. Write it yourself, under ${asCode('lock:')}: ${asCode(`lineage: ${lineage}`)}`,
  );
}
