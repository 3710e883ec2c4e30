import { basename, dirname, join, relative } from 'node:path';
import { Failure, failure, failureCode } from '../../failure.ts';
import { confinement } from '../../files/confine.ts';
import type { LockFiles } from '../../files/files.ts';
import type { Message } from '../../message.ts';
import { asCode, asCommand, asList, asPath, say, shellWord } from '../../message.ts';
import { hasMoved } from '../lock-failures.ts';
import type { LockIndex } from '../lock-index.ts';
import { isSince } from '../lock-index.ts';
import { headOf } from './lock-head.ts';
import type { HomePlace, KnownLock, LockHome } from './lock-home.ts';

/** Why a lockfile, as it is found, must not be applied upon. */

const NOTHING_SENT = say`Nothing was sent.`;
const RESTORE = asCommand('segops lock restore');

/** What is found where the lockfile should be. `index` is null where there is none, or a damaged one. */
export interface FoundLock {
  readonly index: LockIndex | null;
  /** null where it is as segops left it last. */
  readonly doubt: Failure | null;
}

/**
 * Looks at the lockfile at `path` and at what its home knows. The home is read first: a commit in the
 * meantime only makes the lockfile newer than that. Throws a Failure where no command may go on.
 */
export function findLock(
  files: LockFiles,
  path: string,
  home: LockHome | null,
): FoundLock & { readonly known: KnownLock | null } {
  refuseLinks(files, path, home);
  const known = home?.known() ?? null;
  const { index, doubt } = readHead(files, path, known);
  if (home === null) return { index, doubt, known };
  const { lockfile } = home.place;
  if (home.place.tracked([lockfile, `${lockfile}.d`]).length > 0) {
    return { index, known, doubt: isTracked(home) };
  }
  return { index, known, doubt: doubt ?? doubtAbout(home, index, known) };
}

/** Whether what is found is at least as new as what is known. */
export function lookAt(
  files: LockFiles,
  path: string,
  known: KnownLock,
): { readonly index: LockIndex | null; readonly isNewest: boolean } {
  const { index } = readHead(files, path, known);
  return { index, isNewest: index !== null && isSince(index, digestOf(known.index)) };
}

/** A lockfile that cannot be read is in doubt only where a whole one is known. */
function readHead(files: LockFiles, path: string, known: KnownLock | null): FoundLock {
  try {
    return { index: headOf(files, path), doubt: null };
  } catch (error) {
    if (known === null || failureCode(error) !== 'lock-damaged') throw error;
    return { index: null, doubt: error instanceof Failure ? error : null };
  }
}

function doubtAbout(
  home: LockHome,
  index: LockIndex | null,
  known: KnownLock | null,
): Failure | null {
  if (known === null) return null;
  const { lockfile } = home.place;
  if (known.lockfile !== lockfile) {
    // Every command refuses one that says itself that it is elsewhere.
    if (index !== null && index.movedTo !== null) return null;
    if (tookOver(index, known)) return null;
    if (isThere(home, known)) return whereItIs(lockfile, known);
  }
  if (index === null) return isLost(lockfile, known.index);
  return isSince(index, digestOf(known.index)) ? null : isOlder(lockfile, index, known.index);
}

/** What a move made, and was cut off before the home followed: the old one is closed. */
function tookOver(found: LockIndex | null, { index }: KnownLock): boolean {
  return found !== null && index.movedTo !== null && isSince(found, digestOf(index));
}

/** One that has moved since: its new place is what to write, and not its old one. */
export function whereItIs(path: string, { index, lockfile }: KnownLock): Failure {
  const { movedTo, lineage } = index;
  return movedTo === null ? isElsewhere(path, lockfile) : hasMoved(movedTo, lineage);
}

/** Whether the lockfile that the home follows is still where it was, whatever became of it. */
export function isThere({ files }: LockHome, { index, lockfile }: KnownLock): boolean {
  try {
    const head = headOf(files, lockfile);
    return head !== null && isSince(head, digestOf(index));
  } catch (error) {
    if (failureCode(error) === 'lock-damaged') return true;
    throw error;
  }
}

function digestOf({ digest }: LockIndex): string {
  if (digest === null) throw new Error('an index that was read has no digest');
  return digest;
}

/** What is behind a link may be changed by anyone who can reach it, and is not what git ignores. */
export function refuseLinks(
  files: Pick<LockFiles, 'isLink'>,
  path: string,
  home: Pick<LockHome, 'files' | 'folder'> | null = null,
): void {
  if (home !== null) refuseLinkedHome(home);
  const link = [path, `${path}.d`].find((one) => files.isLink(one));
  if (link === undefined) return;
  throw failure(
    'lock-is-link',
    say`${asPath(link)} is a link, and a lockfile must not be one`,
    say`${NOTHING_SENT} Remove the link: ${asCommand(`rm ${shellWord(link)}`)} Then restore the lockfile: ${RESTORE}`,
    { file: link },
  );
}

function refuseLinkedHome({ files, folder }: Pick<LockHome, 'files' | 'folder'>): void {
  const link = [dirname(folder), folder].find((one) => files.isLink(one));
  if (link === undefined) return;
  throw failure(
    'lock-is-link',
    say`${asPath(link)} is a link, and what the repository remembers of its lockfile must not be behind one`,
    say`${NOTHING_SENT} Put the folder that it leads to in its place.`,
    { file: link },
  );
}

/** Also said by `segops lock init`, where there is none now. What has moved needs no restoring. */
export function isLost(path: string, { serial, movedTo, lineage }: LockIndex): Failure {
  if (movedTo !== null) return hasMoved(movedTo, lineage);
  return failure(
    'lock-lost',
    say`the lockfile ${asPath(basename(path))} is missing, but this repository had it at serial ${serial}`,
    say`${NOTHING_SENT} Restore it: ${RESTORE}`,
    { file: path },
  );
}

function isOlder(path: string, found: LockIndex, known: LockIndex): Failure {
  const comesBefore = found.digest !== null && isSince(known, found.digest);
  const how = comesBefore
    ? say`is older than the one that this repository had: serial ${found.serial}, not ${known.serial}`
    : say`does not come after the one that this repository had at serial ${known.serial}`;
  return failure(
    'lock-older',
    say`the lockfile ${asPath(basename(path))} ${how}`,
    say`${NOTHING_SENT} Something put it there, such as git or a copy. Restore the newest: ${RESTORE}`,
    { file: path },
  );
}

function isElsewhere(path: string, real: string): Failure {
  const next =
    dirname(path) === dirname(real)
      ? say`${NOTHING_SENT} Write that under ${asCode('lock:')} in segops.yaml: ${asCode(`file: ${basename(real)}`)}.`
      : say`${NOTHING_SENT} Work in ${asPath(dirname(real))}. To apply from several work trees, move the lockfile to a branch, in that folder: ${asCommand(`cd ${shellWord(dirname(real))} && segops lock move --to-branch segops-lock`)}`;
  return failure(
    'lock-elsewhere',
    say`the lockfile of this repository is at ${asPath(real)}`,
    next,
    { file: path },
  );
}

/** Every checkout, merge and revert would put another one in its place. */
function isTracked({ place }: LockHome): Failure {
  const path = place.lockfile;
  const { untrack, inFolder } = untracking(place);
  const ignored = ignoreLines(basename(path)).map(asCode);
  return failure(
    'lock-tracked',
    say`git tracks the lockfile ${asPath(basename(path))}, so a checkout, merge or revert can put an older one there`,
    say`${NOTHING_SENT} Add ${asList(ignored)} to ${asPath(join(inFolder, '.gitignore'))}. Then untrack the lockfile, and commit both: ${asCommand(untrack)}`,
    { file: path },
  );
}

/** Lines of a `.gitignore` in the folder of the lockfile, or with the way there. */
export function ignoreLines(way: string): readonly string[] {
  return [`/${way}`, `/${way}.*`];
}

/** A command that works in the working folder. */
function untracking({ lockfile, top }: HomePlace) {
  const cwd = process.cwd();
  const isInside = cwd === top || confinement(top, cwd) === 'inside';
  const paths = [lockfile, `${lockfile}.d`].map((one) =>
    shellWord(relative(isInside ? cwd : top, one)),
  );
  const where = isInside ? '' : ` -C ${shellWord(top)}`;
  return {
    untrack: `git${where} rm -r --quiet --cached --ignore-unmatch -- ${paths.join(' ')}`,
    inFolder: relative(cwd, dirname(lockfile)),
  };
}

export function whyOf(doubt: Failure): Message {
  return doubt.problems[0]?.message ?? [];
}
