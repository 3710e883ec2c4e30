import { startRunClock } from '../apply/clock.ts';
import type { Config } from '../config/config.ts';
import { findConfig, readConfig } from '../config/read-config.ts';
import { Failure, failure } from '../failure.ts';
import type { OpenList } from '../lists/list-facts.ts';
import { openListFile, resolveList } from '../lists/list-files.ts';
import type { ListRef } from '../lists/list-ref.ts';
import { openList, unreadableList } from '../lists/open-list.ts';
import type { OwnedLock } from '../lock/ownership.ts';
import { ownLock } from '../lock/ownership.ts';
import type { ReadableLock } from '../lock/recover.ts';
import type { BranchOwner } from '../lock/store/branch-lease.ts';
import { branchStore } from '../lock/store/branch-store.ts';
import { fileStore } from '../lock/store/file-store.ts';
import type { LockStore, StaleLock } from '../lock/store/store.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { readManifests } from '../manifest/read-manifests.ts';
import { sentFrom, sentOf } from '../manifest/references.ts';
import { SortSpace } from '../members/line-sort.ts';
import { diskSpill } from '../members/spill.ts';
import { asCode, asKey, asList, NOTHING, plural, say } from '../message.ts';
import type { Problem, SegmentKey } from '../model.ts';
import { assemblePlan } from '../plan/assemble-plan.ts';
import type { PlanInput } from '../plan/input.ts';
import type { Plan } from '../plan/plan.ts';
import { originFrom } from './account.ts';
import { evidenceOf } from './list-evidence.ts';
import { fileLockPlace } from './lock/file-lock-place.ts';
import { runNumber } from './provenance.ts';

/** Options that every command which reads a repository takes. */
export interface WorkspaceOptions {
  /** null: found upward from the working folder. */
  readonly config: string | null;
  readonly env: string | null;
  /** Variables, those of the process by default. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Every list must be there, also where a segment may be held for one. */
  readonly checksLists?: boolean;
  /** Paths in messages start here; by default in the working folder. */
  readonly shownFrom?: string;
  /** Permits to read the newest lockfile known here, where the one that is meant cannot be used. */
  readonly onStaleLock?: (stale: StaleLock) => void;
  /** Told once what people should know of a lock branch. */
  readonly onLockWarning?: (warning: Problem) => void;
  /** Whether whoever holds a lock branch is known to be gone, though its lease runs on. */
  readonly ownerEnded?: (owner: BranchOwner) => boolean;
  /** Rules of the host say who may move the lock branch, and the run relies on them. */
  readonly lockIsClosed?: boolean;
}

/** Config, manifests or lists are not valid: there is nothing to plan. */
export class InvalidSources extends Failure {}

/** A repository as the commands see it: config, manifests and lock, read and valid. */
export interface Workspace {
  readonly config: Config;
  /** Of the API, `SEGOPS_BASE_URL` counted. */
  readonly origin: string;
  readonly manifests: readonly Manifest[];
  readonly store: LockStore;
  /** About files that are ignored. */
  readonly warnings: readonly Problem[];
}

/** Throws a Failure that holds every problem of config and manifests. */
export function openWorkspace(cwd: string, options: WorkspaceOptions): Workspace {
  const shownFrom = options.shownFrom ?? cwd;
  const { config, warnings: told } = readConfigOf(cwd, options);
  const whenListed = config.onRefusal === 'all' || options.checksLists === true ? 'now' : 'later';
  const read = readManifests(config, shownFrom, whenListed);
  const manifests = unwrap(read);
  const origin = originFrom(config.account, options.environment ?? process.env);
  const warnings = [...told, ...(read.ok ? read.warnings : [])];
  return { config, origin, manifests, store: storeOf(config, options), warnings };
}

/** The lock alone, for commands that read no manifest. */
export function openLock(cwd: string, options: WorkspaceOptions): LockStore {
  return storeOf(configOf(cwd, options), options);
}

/** The config alone, for commands that read no lock. */
export function configOf(cwd: string, options: WorkspaceOptions): Config {
  return readConfigOf(cwd, options).config;
}

function readConfigOf(
  cwd: string,
  { config, env, shownFrom }: WorkspaceOptions,
): Pick<Workspace, 'config' | 'warnings'> {
  const file = unwrap(findConfig(cwd, config));
  const read = readConfig(file, env, shownFrom ?? cwd);
  return { config: unwrap(read), warnings: read.ok ? read.warnings : [] };
}

/** The value, or a Failure that holds every problem. */
export function unwrap<T>(
  result: { ok: true; value: T } | { ok: false; problems: readonly Problem[] },
): T {
  if (result.ok) return result.value;
  throw new InvalidSources(result.problems);
}

/** Where the config says that the lock is. */
export function storeOf(
  config: Pick<Config, 'folder' | 'lock'> & Partial<Pick<Config, 'isPublic'>>,
  {
    onStaleLock,
    onLockWarning,
    ownerEnded,
    lockIsClosed,
  }: Pick<WorkspaceOptions, 'onStaleLock' | 'onLockWarning' | 'ownerEnded' | 'lockIsClosed'>,
): LockStore {
  const { at, lineage } = config.lock;
  if (at.kind === 'branch') {
    const { branch } = at;
    const run = runNumber(process.env);
    return branchStore({
      folder: config.folder,
      branch,
      lineage,
      isPublic: config.isPublic ?? null,
      run,
      isClosed: lockIsClosed ?? false,
      now: startRunClock().now,
      ...(onStaleLock === undefined ? {} : { onStale: onStaleLock }),
      ...(onLockWarning === undefined ? {} : { warn: onLockWarning }),
      ...(ownerEnded === undefined ? {} : { ownerEnded }),
    });
  }
  const place = fileLockPlace(config, at.file);
  return fileStore(onStaleLock === undefined ? place : { ...place, onStale: onStaleLock });
}

/** Of a lock, what a plan needs. */
export type PlannableLock = Pick<ReadableLock, 'index' | 'fetchChunks' | 'readPart'>;

/** A plan, and the lock that it is made upon: every manifest owns one entry of it at most. */
export interface PlannedWorkspace {
  readonly plan: Plan;
  readonly warnings: readonly Problem[];
  readonly lock: OwnedLock;
}

/** Plans against the lock as it is now; with a key for filters, what an apply remembers is part of the plan. */
export async function planWorkspace(
  workspace: Omit<Workspace, 'store' | 'warnings'> & Partial<Pick<Workspace, 'warnings'>>,
  lock: PlannableLock,
  now: number,
  only: SegmentKey | null,
  open: typeof openListOf = openListOf,
  newFilterKey: string | null = null,
  identities?: PlanInput['identities'],
): Promise<PlannedWorkspace> {
  const { config, origin, manifests } = workspace;
  const sent = sentOf(manifests);
  if (only !== null && !sent.some(({ key }) => key === only)) {
    const isSet = manifests.some(({ key }) => key === only);
    throw isSet ? neverSent(only, manifests) : unknownSegment(only, sent);
  }
  const space = new SortSpace(diskSpill);
  const wanted = sent.filter(({ key }) => only === null || key === only);
  const ids = wanted.map((manifest) => manifest.ids);
  const own = await ownLock(lock, ids, now);
  const result = await assemblePlan({
    config,
    origin,
    manifests,
    index: own.index,
    ownership: own.ownership.changes,
    fetchChunks: own.fetchChunks,
    readPart: lock.readPart,
    evidenceOf: (ref) => evidenceOf(config, unwrap(resolveList(config, ref)), ref),
    openList: (ref) => openOrHold(config, ref, () => open(config, ref, space)),
    spill: space.spill,
    now,
    only,
    newFilterKey,
    ...(identities === undefined ? {} : { identities }),
  });
  if (!result.ok) throw new InvalidSources(result.problems);
  const warnings = [...(workspace.warnings ?? []), ...result.warnings];
  return { plan: result.value, warnings, lock: own };
}

/** A list that is not there holds back its segment, where that is wanted. */
export function openOrHold(config: Config, ref: ListRef, open: () => OpenList): OpenList {
  const found = config.onRefusal === 'all' ? null : resolveList(config, ref);
  return found === null || found.ok ? open() : unreadableList(found.problems);
}

/** Opens a list that a manifest names; every list was found when the manifests were read. */
export function openListOf(config: Config, ref: ListRef, space: SortSpace): OpenList {
  const path = unwrap(resolveList(config, ref));
  return openList(ref, () => openListFile(path), space);
}

function neverSent(key: SegmentKey, manifests: readonly Manifest[]): Failure {
  const built = sentFrom(key, manifests).map((manifest) => manifest.key);
  const names = asList(built.slice(0, MOST_NAMED).map(asKey), 'and');
  const more = built.length - MOST_NAMED;
  const others = more > 0 ? say` and ${plural(more, 'other segment')}` : NOTHING;
  return failure(
    'set-is-never-sent',
    say`${asKey(key)} is a set that is never sent, so there is nothing to plan`,
    built.length === 0
      ? say`No segment reads it. Name a segment that is sent.`
      : say`These read it: ${names}${others}. Plan one of them with ${asCode('--segment')}.`,
  );
}

const MOST_NAMED = 5;

export function unknownSegment(key: SegmentKey, manifests: readonly Manifest[]): Failure {
  const known = asList(
    manifests.map((manifest) => asKey(manifest.key)),
    'or',
  );
  return failure(
    'unknown-segment',
    say`no manifest declares the segment ${asKey(key)}`,
    say`Choose one of: ${known}.`,
  );
}
