import { countsOn } from '../config/days.ts';
import { failure } from '../failure.ts';
import { repositoryOf } from '../files/confine.ts';
import { replaceFile } from '../files/write.ts';
import type { RevertEdits } from '../inspect/revert-edits.ts';
import { doneTo, revertEdits } from '../inspect/revert-edits.ts';
import { editList } from '../lists/edit-list.ts';
import type { ApplyRecord } from '../lock/apply-record.ts';
import { recordsOf } from '../lock/apply-record.ts';
import { readLock } from '../lock/recover.ts';
import { permittingEmpty, withGuard } from '../manifest/edit-manifest.ts';
import type { MembersEdit } from '../manifest/edit-members.ts';
import { editMembers } from '../manifest/edit-members.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { datedIn } from '../manifest/member-days.ts';
import type { ManifestsByKey } from '../manifest/references.ts';
import { builtFrom, sentOf } from '../manifest/references.ts';
import { asCommand, say } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { withReason } from '../plan/guards/permit.ts';
import type { Plan } from '../plan/plan.ts';
import type { ChangedFile } from './revert-drafts.ts';
import { Drafts } from './revert-drafts.ts';
import type { LeftChanges } from './revert-left.ts';
import { leftChanges } from './revert-left.ts';
import { revertSources } from './revert-sources.ts';
import type { WorkspaceOptions } from './workspace.ts';
import { openWorkspace } from './workspace.ts';

/** What a revert writes, and what it leaves to a person. */
export interface Reverting {
  readonly serial: number;
  /** Nothing outside this folder is written. */
  readonly top: string;
  readonly files: readonly ChangedFile[];
  readonly byHand: RevertEdits['byHand'];
  /** Manifests with dated members that get some back: which days these had is not known. */
  readonly undated: readonly string[];
  /** Manifests whose members cannot be edited line by line. */
  readonly unwritten: readonly string[];
  /** Manifests whose members are all excluded then: only a person may replace these by `members: []`. */
  readonly emptied: readonly string[];
  /** What is not as it was before the apply, once all of that is written. */
  readonly left: readonly LeftChanges[];
}

/**
 * The inverse of an apply in manifests and lists, with the exception that its removals need, to be
 * reviewed like any other change. Writes nothing. Throws a Failure.
 */
export async function revert(
  cwd: string,
  options: WorkspaceOptions,
  serial: number,
): Promise<Reverting> {
  const workspace = openWorkspace(cwd, options);
  const now = Date.now();
  const lock = await readLock(workspace.store, now);
  const { segments } = await recordOf(recordsOf(lock.index, lock.readPart), serial);
  const done = await Promise.all(segments.map((segment) => doneTo(segment, lock.readPart)));
  const byKey = new Map(workspace.manifests.map((manifest) => [manifest.key, manifest]));
  const { rowsOf, declares } = revertSources(workspace, done);
  const edits = revertEdits(done, byKey, rowsOf, declares);
  const drafts = new Drafts(workspace);
  const unwritten = draftAll(drafts, edits);
  const isChanged = drafts.changed().length > 0;
  const emptied = isChanged ? allowIn(drafts, await drafts.plan(lock, now), serial) : [];
  const top = repositoryOf(workspace.config.folder);
  const partsOf = (key: SegmentKey) => sentParts(byKey.get(key), byKey);
  const left = leftChanges(done, drafts, edits.resting, workspace.config, partsOf);
  const undated = [...edits.manifests.values()]
    .filter(
      ({ add, manifest }) =>
        add.length > 0 && datedIn(manifest.dated?.written.members ?? null).length > 0,
    )
    .map(({ manifest }) => manifest.place.file);
  const { byHand } = edits;
  return { serial, top, files: drafts.changed(), byHand, undated, unwritten, emptied, left };
}

/** What a segment is built from and is sent itself: that one's own revert is for its files. */
function sentParts(
  manifest: Manifest | undefined,
  manifests: ManifestsByKey,
): LeftChanges['parts'] {
  if (manifest === undefined) return [];
  return sentOf(builtFrom(manifest, manifests))
    .filter((part) => part !== manifest)
    .map(({ key, place }) => ({ key, file: place.file }));
}

/** Returns the manifests whose members cannot be edited. */
function draftAll(drafts: Drafts, { lists, manifests }: RevertEdits): string[] {
  for (const { ref, add, remove } of lists.values()) {
    drafts.edit(drafts.ofList(ref), (bytes) => editList(bytes, [...add], remove));
  }
  const unwritten: string[] = [];
  for (const { manifest, add, remove } of manifests.values()) {
    const { file } = manifest.place;
    drafts.edit(file, (bytes) => {
      const edited = editMembers(bytes.toString(), { add, remove, ...countingToday(manifest) });
      if (edited === null) unwritten.push(file);
      return edited === null ? bytes : Buffer.from(edited);
    });
  }
  return unwritten;
}

/** Lines that count on other days did nothing in the apply. */
function countingToday({ dated }: Manifest): Pick<MembersEdit, 'counts'> {
  return dated === undefined ? {} : { counts: (days) => countsOn(days, dated.today, 'today') };
}

/** Puts the files as they would be in the place of those that are. */
export function writeReverting({ top, files }: Reverting): void {
  for (const { path, after } of files) replaceFile(top, path, after);
}

async function recordOf(records: AsyncIterable<ApplyRecord>, serial: number): Promise<ApplyRecord> {
  const found: ApplyRecord[] = [];
  for await (const record of records) if (record.serial === serial) found.push(record);
  const [only, ...others] = found;
  if (others.length > 0) throw twoOf(serial);
  if (only !== undefined) return only;
  throw failure(
    'no-such-apply',
    say`the lockfile remembers no apply #${serial}`,
    say`See those that it remembers: ${asCommand('segops log')}`,
  );
}

/** Of two lockfiles that were joined, each had its own. */
function twoOf(serial: number): Error {
  return failure(
    'ambiguous-apply',
    say`the lockfile remembers several applies #${serial}: two lockfiles were joined`,
    say`Nothing was written. See what each did, and undo it in the manifests by hand: ${asCommand('segops log --format json')}`,
  );
}

/**
 * The permissions and waivers that the inverse needs: to remove the members that a bad list added is a
 * removal too, and a list that was empty before is empty again. Returns the manifests that would have to
 * lose their own members for that.
 */
function allowIn(drafts: Drafts, plan: Plan, serial: number): string[] {
  const kept: string[] = [];
  for (const { allow } of plan.guards) {
    if (allow === null) continue;
    const yaml = withReason(allow, `revert of apply ${serial}`);
    const guard = yaml.slice(yaml.indexOf('guard:'));
    drafts.edit(allow.file, (bytes) => {
      const text = bytes.toString();
      const empties = yaml.startsWith('members: []');
      const permitted = empties ? permittingEmpty(text) : text;
      if (permitted === null) kept.push(allow.file);
      const emptied = permitted ?? text;
      return Buffer.from(guard.startsWith('guard:') ? withGuard(emptied, guard) : emptied);
    });
  }
  return [...new Set(kept)];
}
