import type { LastChange, Why, WhyInSegment } from '../inspect/why.ts';
import { isAbout, lastChanges } from '../inspect/why.ts';
import type { Files } from '../inspect/why-files.ts';
import { IN_NO_FILE, inFiles } from '../inspect/why-files.ts';
import { stillBlocked } from '../lock/fold.ts';
import type { LockIndex, SegmentEntry } from '../lock/lock-index.ts';
import { EMPTY_ENTRY, findEntry } from '../lock/lock-index.ts';
import { lockedStateOf } from '../lock/memberships.ts';
import { readAgain } from '../lock/read-again.ts';
import type { ReadableLock } from '../lock/recover.ts';
import { readLock } from '../lock/recover.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { readManifestFiles } from '../manifest/read-manifests.ts';
import { sentOf } from '../manifest/references.ts';
import { SortSpace } from '../members/line-sort.ts';
import { diskSpill } from '../members/spill.ts';
import type { Member, SegmentKey } from '../model.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';
import { openListOf, openOrHold, openWorkspace, unknownSegment } from './workspace.ts';

export interface WhyRequest {
  readonly member: string;
  readonly isGuid: boolean;
  /** The only segment to look at; null: all that have to do with the member. */
  readonly key: SegmentKey | null;
}

/** In which segments somebody is, and why. Reads files alone. Throws a Failure. */
export function readWhy(
  cwd: string,
  options: WorkspaceOptions,
  { member, isGuid, key }: WhyRequest,
): Promise<Why> {
  const workspace = openWorkspace(cwd, options);
  const files = filesOf(workspace, options.shownFrom ?? cwd);
  return readAgain(workspace.store, async () => {
    const lock = await readLock(workspace.store, Date.now());
    const looked = lookedAt(workspace.manifests, lock.index);
    const sets = workspace.manifests.filter(({ only }) => only === true).map(ofSet);
    const asked = [...looked, ...sets].filter((one) => one.key === key);
    const wanted = key === null ? looked : asked;
    if (key !== null && asked.length === 0) throw unknownSegment(key, workspace.manifests);
    const why = (person: Member) => whyOf(person, wanted, { lock, files });
    const asIdentity = isGuid ? null : await why({ kind: 'identity', value: member });
    if (asIdentity?.segments.some(isAbout)) return only(asIdentity, key);
    const asGuid = await why({ kind: 'guid', value: member });
    return only(asIdentity === null || asGuid.segments.some(isAbout) ? asGuid : asIdentity, key);
  });
}

/** Without those that have nothing to do with the member, unless one was asked for. */
function only({ member, segments }: Why, key: SegmentKey | null): Why {
  return { member, segments: key === null ? segments.filter(isAbout) : segments };
}

function filesOf({ config, manifests }: Workspace, shownFrom: string): Files {
  const space = new SortSpace(diskSpill);
  let texts: ReadonlyMap<string, string> | null = null;
  return {
    manifests: new Map(manifests.map((manifest) => [manifest.key, manifest])),
    open: (ref) => openOrHold(config, ref, () => openListOf(config, ref, space)),
    textOf: (file) => {
      texts ??= new Map(
        readManifestFiles(config, shownFrom).files.map(({ shown, text }) => [shown, text]),
      );
      return texts.get(file) ?? '';
    },
  };
}

/** A segment by its manifest, by what the lockfile has of it, or by both. */
interface Looked {
  readonly key: SegmentKey;
  readonly manifest: Manifest | null;
  readonly entry: SegmentEntry;
  /** What the lockfile calls it; null where it does not know it. */
  readonly entryKey: SegmentKey | null;
}

/** A set that is never sent is only looked at where it is asked for. */
function ofSet(manifest: Manifest): Looked {
  return { key: manifest.key, manifest, entry: EMPTY_ENTRY, entryKey: null };
}

/** Those with a manifest in their order, then what no manifest declares. */
function lookedAt(manifests: readonly Manifest[], index: LockIndex): Looked[] {
  const declared = sentOf(manifests).map((manifest): Looked => {
    const match = findEntry(index, manifest.ids);
    const { key } = manifest;
    if (match.kind === 'none') return { key, manifest, entry: EMPTY_ENTRY, entryKey: null };
    return { key, manifest, entry: match.entry, entryKey: match.key };
  });
  const owned = new Set(declared.map(({ entryKey }) => entryKey));
  const orphans = [...index.segments].filter(([key]) => !owned.has(key));
  return [
    ...declared,
    ...orphans.map(([key, entry]) => ({ key, manifest: null, entry, entryKey: key })),
  ];
}

interface Sources {
  readonly lock: ReadableLock;
  readonly files: Files;
}

async function whyOf(member: Member, looked: readonly Looked[], sources: Sources): Promise<Why> {
  const { index, readPart } = sources.lock;
  const keys = new Set(looked.flatMap(({ entryKey }) => entryKey ?? []));
  const last = await lastChanges(index, member, keys, readPart);
  const segments: WhyInSegment[] = [];
  for (const one of looked) {
    const changed = one.entryKey === null ? undefined : last.get(one.entryKey);
    segments.push(await inSegment(one, member, changed ?? null, sources));
  }
  return { member, segments };
}

async function inSegment(
  { key, manifest, entry }: Looked,
  member: Member,
  last: LastChange | null,
  { lock, files }: Sources,
): Promise<WhyInSegment> {
  const { kind: locked } = await lockedStateOf(entry, member, lock.fetchChunks);
  if (manifest === null) {
    return { key, name: null, declared: 'none', blocked: false, locked, last, ...IN_NO_FILE };
  }
  const blocked = stillBlocked(entry.blocked, manifest.ids) !== null;
  const { name, decisions } = manifest;
  const isSent = decisions.retire === null ? 'yes' : RETIRED[decisions.retire];
  const declared = manifest.only === true ? 'set' : isSent;
  return { key, name, declared, blocked, locked, last, ...inFiles(manifest, member, files) };
}

const RETIRED = { keep: 'kept', empty: 'emptied' } as const;
