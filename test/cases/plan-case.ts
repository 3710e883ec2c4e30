import { parseChunk } from '../../src/lock/chunk.ts';
import type { SegmentUpdate } from '../../src/lock/fold.ts';
import { foldUpdates } from '../../src/lock/fold.ts';
import type { ChunkRef, LockIndex } from '../../src/lock/lock-index.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import type { Membership } from '../../src/lock/membership.ts';
import { afterChange, SETTLED } from '../../src/lock/membership.ts';
import type { MemberEdit } from '../../src/lock/update.ts';
import type { Config } from '../../src/manifest/config.ts';
import { openList } from '../../src/manifest/lists.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { parseConfig } from '../../src/manifest/parse-config.ts';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import type { Member, Operation, Result } from '../../src/model.ts';
import { assemblePlan } from '../../src/plan/assemble.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { memorySpill, readerOf } from '../members/bytes-reader.ts';

const SPACE = new SortSpace(memorySpill(), 1);

/** One case as it is written; members are strings, a guid has the prefix `guid:`. */
export interface PlanCase {
  readonly config?: string;
  readonly manifests: Readonly<Record<string, string>>;
  readonly lists?: Readonly<Record<string, string>>;
  readonly lock?: Readonly<Record<string, LockedCase>>;
  readonly plan: unknown;
}

interface LockedCase {
  readonly ct_segment_id?: number;
  readonly accepted?: readonly string[];
  /** Member to the operation that had no clear answer, e.g. `ADD`, or `REMOVE answered`. */
  readonly in_doubt?: Readonly<Record<string, string>>;
  /** Member to `OPERATION minutes-from-now`. */
  readonly unsettled?: Readonly<Record<string, string>>;
  readonly lists?: SegmentUpdate['lists'];
  readonly created?: boolean;
}

interface Planned {
  readonly plan: Plan;
  readonly lock: CaseLock;
}

const NOW = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const CONFIG = 'lock: { file: segops.lock, lineage: case }\naccount: { region: in1 }\n';

class CaseLock {
  index: LockIndex = emptyIndex('case');
  readonly #files = new Map<string, Uint8Array>();

  readonly read = (ref: ChunkRef) =>
    parseChunk(this.#files.get(ref.file) ?? new Uint8Array(), ref.file, ref.sha256);

  fold(updates: readonly SegmentUpdate[]): void {
    const folded = foldUpdates(this.index, updates, this.read, { now: NOW, maxChunkBytes: 64 });
    for (const [file, bytes] of folded.chunks) this.#files.set(file, bytes);
    this.index = { ...this.index, segments: folded.segments };
  }
}

export function planCase(given: PlanCase): Planned {
  const lock = new CaseLock();
  lock.fold(Object.entries(given.lock ?? {}).map(([key, locked]) => lockedUpdate(key, locked)));
  return { plan: planWith(given, lock), lock };
}

function planWith(given: PlanCase, lock: CaseLock): Plan {
  const lists = given.lists ?? {};
  return value(
    assemblePlan({
      config: configOf(given),
      manifests: manifestsOf(given),
      index: lock.index,
      readChunk: lock.read,
      openList: (ref) => openList(ref, () => readerOf(Buffer.from(lists[ref.path] ?? '')), SPACE),
      now: NOW,
      only: null,
    }),
  );
}

function configOf(given: PlanCase): Config {
  const text = `${CONFIG}${given.config ?? ''}`;
  return value(parseConfig(text, { path: '/repo/segops.yaml', shown: 'segops.yaml' }, null));
}

function manifestsOf(given: PlanCase): Manifest[] {
  const manifests = Object.entries(given.manifests).map(([file, text]) =>
    value(parseManifest(text, file)),
  );
  return manifests.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ code, message }) => `${code}: ${message}`).join('\n'));
}

function lockedUpdate(key: string, locked: LockedCase): SegmentUpdate {
  const customer = key.startsWith('ct:') ? {} : { customerSegmentId: key };
  const number = key.startsWith('ct:') ? Number(key.slice(3)) : locked.ct_segment_id;
  const members = new Set([
    ...(locked.accepted ?? []),
    ...Object.keys(locked.in_doubt ?? {}),
    ...Object.keys(locked.unsettled ?? {}),
  ]);
  return {
    key,
    ids: { ...customer, ...(number === undefined ? {} : { ctSegmentId: number }) },
    lists: locked.lists ?? [],
    created: locked.created === true ? 'yes' : null,
    edits: [...members].map((name) => ({
      member: memberOf(name),
      edit: () => membershipOf(name, locked),
    })),
  };
}

function membershipOf(name: string, locked: LockedCase): Membership {
  const unsettled = unsettledOf(locked.unsettled?.[name]);
  const doubt = locked.in_doubt?.[name]?.split(' ');
  if (doubt !== undefined) {
    const operation = operationOf(doubt[0]);
    return { state: { kind: 'in-doubt', operation, answered: doubt[1] === 'answered' }, unsettled };
  }
  const accepted = locked.accepted?.includes(name) === true;
  return { state: { kind: accepted ? 'accepted' : 'absent' }, unsettled };
}

function unsettledOf(text: string | undefined): Membership['unsettled'] {
  if (text === undefined) return SETTLED;
  const [operation, minutes] = text.split(' ');
  return { ...SETTLED, [operationOf(operation)]: NOW + Number(minutes) * MINUTE };
}

function operationOf(text: string | undefined): Operation {
  return text === 'REMOVE' ? 'REMOVE' : 'ADD';
}

function memberOf(name: string): Member {
  if (name.startsWith('guid:')) return { kind: 'guid', value: name.slice(5) };
  return { kind: 'identity', value: name };
}

function nameOf({ kind, value: name }: Member): string {
  return kind === 'guid' ? `guid:${name}` : name;
}

/** The plan as a case writes it: only what says something. */
export function describePlan(plan: Plan): unknown {
  const described = {
    segments: Object.fromEntries(
      plan.segments.map(({ key, before, after, add, remove, settling }) => [
        key,
        {
          size: `${before} -> ${after}`,
          ...(add.length > 0 ? { add: add.map(nameOf) } : {}),
          ...(remove.length > 0 ? { remove: remove.map(nameOf) } : {}),
          ...(settling > 0 ? { settling } : {}),
        },
      ]),
    ),
    creates: plan.creates.map(({ customerSegmentId, name }) => `${customerSegmentId}: ${name}`),
    batches: plan.batches.map(({ entries }) =>
      entries.map(
        ({ members, actions }) =>
          `${members.map(nameOf).join(' ')} | ${actions.map(({ key, operation }) => `${operation} ${key}`).join(' ')}`,
      ),
    ),
    refused: plan.guards
      .filter(({ verdict }) => verdict === 'refuse')
      .map(({ guard, segment, message, allow }) => `${guard} ${segment}: ${message}; ${allow}`),
    notices: plan.notices.map(({ code, segment }) => `${code} ${segment}`),
  };
  return Object.fromEntries(Object.entries(described).filter(([, part]) => !isEmpty(part)));
}

function isEmpty(part: object): boolean {
  return Object.keys(part).length === 0;
}

/** Accepts every change of the plan, and plans again. */
export function settlePlan(given: PlanCase, { plan, lock }: Planned): Plan {
  const updates = plan.segments.map(({ key, ids, lists, add, remove }) => ({
    key,
    ids,
    lists,
    created: plan.creates.some((create) => create.key === key) ? ('yes' as const) : null,
    edits: [...add.map(accept('ADD')), ...remove.map(accept('REMOVE'))],
  }));
  lock.fold(updates);
  return planWith(given, lock);
}

function accept(operation: Operation): (member: Member) => MemberEdit {
  const outcome = { kind: 'accepted', ambiguousAt: null } as const;
  return (member) => ({
    member,
    edit: (previous) => afterChange(previous, operation, outcome, NOW, 15 * MINUTE),
  });
}
