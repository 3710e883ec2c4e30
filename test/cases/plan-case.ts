import { createHash } from 'node:crypto';
import { isMap, parseDocument } from 'yaml';
import type { Config } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import type { ListEvidence, ListFacts } from '../../src/lists/list-facts.ts';
import { parseChecksum } from '../../src/lists/list-facts.ts';
import type { ListRef } from '../../src/lists/list-ref.ts';
import { openList } from '../../src/lists/open-list.ts';
import type { Announced } from '../../src/lock/announced.ts';
import { RecordBuilder } from '../../src/lock/apply-record.ts';
import { checkDigest, digestOf, parseChunk } from '../../src/lock/chunk.ts';
import type { MemberEdit } from '../../src/lock/edit-chunk.ts';
import type { ExclusionMemory } from '../../src/lock/exclusion-memory.ts';
import { digestName, filterFile } from '../../src/lock/file-names.ts';
import type { SegmentUpdate } from '../../src/lock/fold.ts';
import { foldUpdates } from '../../src/lock/fold.ts';
import type { EntryBlock, LockIndex } from '../../src/lock/lock-index.ts';
import { declaredOf, EMPTY_ENTRY, emptyIndex, keysOf } from '../../src/lock/lock-index.ts';
import type { FetchChunks } from '../../src/lock/locked-segment.ts';
import type { Cause, Membership } from '../../src/lock/membership.ts';
import { afterChange, SETTLED } from '../../src/lock/membership.ts';
import type { OwnershipChange } from '../../src/lock/ownership.ts';
import { ownEntries } from '../../src/lock/ownership.ts';
import type { KnownSplit } from '../../src/lock/splits.ts';
import { withShares } from '../../src/lock/splits.ts';
import { excludingFor, readEverywhere } from '../../src/manifest/everywhere.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { onDay } from '../../src/manifest/on-day.ts';
import type { ManifestReading } from '../../src/manifest/parse-manifest.ts';
import { readManifestText } from '../../src/manifest/parse-manifest.ts';
import { isFoldable } from '../../src/members/folded-rows.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import { HashList, MemberFilter, shapeFor } from '../../src/members/member-filter.ts';
import { filterKey, hashMember } from '../../src/members/member-hash.ts';
import { parseTake } from '../../src/members/split.ts';
import { plain } from '../../src/message.ts';
import type { Member, Operation, Result, SegmentIds } from '../../src/model.ts';
import { assemblePlan } from '../../src/plan/assemble-plan.ts';
import { withReason } from '../../src/plan/guards/permit.ts';
import type { PlanInput } from '../../src/plan/input.ts';
import type { Permit, Plan } from '../../src/plan/plan.ts';
import { resultOf } from '../../src/yaml/source.ts';
import { memorySpill, readerOf } from '../members/bytes-reader.ts';

const SPACE = new SortSpace(memorySpill(), 1);

/**
 * One case as it is written; members are strings, a guid has the prefix `guid:`. `m08..m11` stands for
 * m08, m09, m10 and m11 wherever members may be: as items and keys, in the text of manifests and lists,
 * and in the line of a batch.
 */
export interface PlanCase {
  readonly config?: string;
  /** Its time zone. */
  readonly account?: string;
  /** How many days after that of the cases it is planned. */
  readonly days_later?: number;
  readonly manifests: Readonly<Record<string, string>>;
  readonly lists?: Readonly<Record<string, string>>;
  readonly lock?: Readonly<Record<string, LockedCase>>;
  readonly history?: readonly PastApply[];
  /** `--segment`. */
  readonly only?: string;
  /** By list: minutes since its last change, and what its `.sha256` holds (`matching`: its digest). */
  readonly evidence?: Readonly<Record<string, { changed?: number; checksum?: string }>>;
  readonly plan?: unknown;
  /** Instead of a plan: each as `code file: message`. */
  readonly problems?: readonly string[];
}

interface PastApply {
  readonly minutes_ago: number;
  readonly segment: string;
  /** Its size then. */
  readonly before: number;
  readonly removed?: readonly string[];
  /** Of them, those that were announced. */
  readonly announced?: number;
  readonly added?: readonly string[];
  /** A waiver allowed the removals. */
  readonly waived?: boolean;
}

/** What the lock remembers of exclusions. */
interface ExcludedCase {
  /** How many people they held back, and until how many minutes ago; null: still. */
  readonly held: readonly { readonly people: number; readonly minutes_ago: number | null }[];
  readonly lists: readonly {
    readonly path: string;
    readonly through?: string;
    readonly rows: readonly string[];
    readonly minutes_ago: number | null;
    /** Its file is not there, or not what was written. */
    readonly file?: 'missing' | 'damaged';
    readonly rotates?: true;
    readonly ignores_case?: true;
  }[];
}

interface LockedSplit {
  readonly salt: string;
  readonly take: string;
  readonly through?: string;
  readonly before?: readonly string[];
  readonly ended?: true;
}

interface LockedCase {
  readonly ct_segment_id?: number;
  /** IDs under which it was sent, as keys; by default all, where it has members. */
  readonly used?: readonly string[];
  readonly refused?: readonly string[];
  readonly blocked?: EntryBlock['error'];
  readonly accepted?: readonly string[];
  /** Member to the operation that had no clear answer, e.g. `ADD`, or `REMOVE settling`. */
  readonly unconfirmed?: Readonly<Record<string, string>>;
  /** Member to `OPERATION minutes-from-now`. */
  readonly unsettled?: Readonly<Record<string, string>>;
  readonly lists?: readonly (Partial<ListFacts> & Pick<ListFacts, 'role' | 'path' | 'rows'>)[];
  readonly excluded?: ExcludedCase;
  /** `take` and `before` as a manifest has them. */
  readonly splits?: readonly LockedSplit[];
  readonly created?: boolean;
  /** The day of the last apply, and how many removals it announced for days after it. */
  readonly announced?: {
    readonly from: string;
    readonly days: Readonly<Record<string, number>>;
    readonly used?: number;
    readonly frozen?: { readonly since: string; readonly day: string };
  };
  /** Additions that are left of its first fill. */
  readonly first_fill?: number;
}

interface Planned {
  readonly plan: Plan;
  readonly lock: CaseLock;
}

const NOW = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const LOCK = 'lock: { file: segops.lock, lineage: case }\n';

class CaseLock {
  index: LockIndex = emptyIndex('case');
  readonly #files = new Map<string, Uint8Array>();

  readonly fetch: FetchChunks = async () => ({
    read: (ref) => {
      const file = digestName(ref);
      return parseChunk(this.#files.get(file) ?? new Uint8Array(), file, ref.sha256);
    },
    close: () => undefined,
  });

  async fold(updates: readonly SegmentUpdate[]): Promise<void> {
    const options = { now: NOW, maxChunkBytes: 64 };
    const { chunks, ...folded } = await foldUpdates(this.index, updates, this.fetch, options);
    for (const [ref, bytes] of chunks) this.#files.set(digestName(ref), bytes);
    this.index = { ...this.index, ...folded };
  }

  /** What an apply does first, so that each manifest owns one entry. */
  async own(segments: readonly SegmentIds[]): Promise<readonly OwnershipChange[]> {
    const options = { now: NOW, maxChunkBytes: 64 };
    const { index, chunks, changes } = await ownEntries(this.index, segments, this.fetch, options);
    for (const [ref, bytes] of chunks) this.#files.set(digestName(ref), bytes);
    this.index = index;
    return changes;
  }

  /** As a store reads it. */
  readonly readPart = async (file: string, sha256: string) => {
    const bytes = Buffer.from(this.#files.get(file) ?? '');
    checkDigest(bytes, file, sha256);
    return bytes;
  };

  /** Filters of exclusions, as an apply writes them. */
  put(files: ReadonlyMap<string, Uint8Array>): void {
    for (const [file, bytes] of files) this.#files.set(file, bytes);
  }

  remember(past: PastApply): void {
    const { minutes_ago, segment, before, removed = [], added = [], waived, announced = 0 } = past;
    const record = new RecordBuilder(this.index.history.length + 1);
    const changes = [
      ...removed.map((name) => ['REMOVE', name] as const),
      ...added.map((name) => ['ADD', name] as const),
    ];
    for (const [operation, name] of changes) {
      const change = { operation, again: false, outcome: 'accepted' } as const;
      record.add(segment, { ...change, member: memberOf(name) });
    }
    record.announce(segment, announced);
    const startedAt = NOW - minutes_ago * MINUTE;
    const waiver = { segment, reason: 'meant', until: NOW, guards: ['max_removals'] };
    const waivers = waived === true ? [waiver] : [];
    const by = { commit: null, actor: null, run: null, plan: '', waivers };
    const about = { apply: 'past', startedAt, endedAt: startedAt, recovered: false, ...by };
    const { index, files } = record.finish(
      () => ({ ...EMPTY_ENTRY, accepted: before }),
      this.index,
      about,
    );
    for (const [file, bytes] of files) this.#files.set(file, bytes);
    this.index = index;
  }
}

export async function planCase(
  given: PlanCase,
  onOpen: (path: string) => void = () => undefined,
): Promise<Planned> {
  const lock = await lockOf(given);
  return { plan: value(await planWith(given, lock, onOpen)), lock };
}

/** What a plan is refused for. */
export async function problemsOf(given: PlanCase): Promise<string[]> {
  const result = await planWith(given, await lockOf(given));
  if (result.ok) return [];
  return result.problems.map(
    ({ code, message, place }) => `${code} ${place?.file}: ${plain(message)}`,
  );
}

async function lockOf(given: PlanCase): Promise<CaseLock> {
  const lock = new CaseLock();
  await lock.fold(
    Object.entries(given.lock ?? {}).map(([key, locked]) => lockedUpdate(key, locked)),
  );
  for (const { excluded } of Object.values(given.lock ?? {})) {
    if (excluded !== undefined) lock.put(filterFiles(excluded));
  }
  for (const past of given.history ?? []) lock.remember(past);
  return lock;
}

async function planWith(
  given: PlanCase,
  lock: CaseLock,
  onOpen: (path: string) => void = () => undefined,
): Promise<Result<Plan>> {
  const manifests = manifestsOf(given);
  const ownership = await lock.own(manifests.map(({ ids }) => ids));
  return assemblePlan({
    config: configOf(given),
    origin: 'http://127.0.0.1',
    manifests,
    index: lock.index,
    ownership,
    fetchChunks: lock.fetch,
    readPart: lock.readPart,
    evidenceOf: (ref) => evidenceOf(given, ref),
    openList: (ref) => {
      onOpen(ref.path);
      return openIn(given)(ref);
    },
    now: nowOf(given),
    only: given.only ?? null,
    spill: SPACE.spill,
    newFilterKey: KEY,
  });
}

export function openIn({ lists = {} }: PlanCase): PlanInput['openList'] {
  return (ref) => openList(ref, () => readerOf(Buffer.from(lists[ref.path] ?? '')), SPACE);
}

const KEY = '0123456789abcdef'.repeat(2);

/** The filter of rows under the key of the cases. */
function filterBytes(rows: readonly string[]): Uint8Array {
  const key = filterKey(KEY);
  if (key === null) throw new Error('not a key');
  const list = new HashList();
  const pair = new Uint32Array(2);
  for (const name of rows) {
    const { kind, value: text } = memberOf(name);
    const bytes = Buffer.from(text);
    const form = isFoldable(bytes, 0, bytes.length) ? 'folded' : 'exact';
    hashMember(pair, key, kind === 'guid', form, bytes, 0, bytes.length);
    list.add(pair);
  }
  const filter = MemberFilter.empty(shapeFor(rows.length));
  filter.addAll(list.all());
  return filter.toBytes();
}

function filterFiles({ lists }: ExcludedCase): ReadonlyMap<string, Uint8Array> {
  return new Map(
    lists.flatMap(({ path, rows, file }) => {
      const bytes = filterBytes(rows);
      const written = file === 'damaged' ? bytes.slice(1) : bytes;
      return file === 'missing' ? [] : [[filterFile({ path, sha256: digestOf(bytes) }), written]];
    }),
  );
}

function memoryOf({ held, lists }: ExcludedCase): ExclusionMemory {
  const until = (minutes: number | null) => (minutes === null ? null : NOW - minutes * MINUTE);
  return {
    held: held.map(({ people, minutes_ago }) => ({ people, until: until(minutes_ago) })),
    filters: lists.map(({ path, through, rows, minutes_ago, rotates, ignores_case }) => ({
      path,
      ...(through && { through }),
      rows: rows.length,
      key: KEY,
      until: until(minutes_ago),
      sha256: digestOf(filterBytes(rows)),
      ...(rotates && { rotates }),
      ...(ignores_case && { ignoresCase: ignores_case }),
    })),
  };
}

const LISTED = { bytes: 0, sha256: '', endsWithNewline: true };

function evidenceOf(given: PlanCase, { path }: ListRef): ListEvidence {
  const { changed, checksum } = given.evidence?.[path] ?? {};
  const content = given.lists?.[path] ?? '';
  const digest = createHash('sha256').update(content).digest('hex');
  const written = checksum === 'matching' ? `${digest}  list.txt\n` : (checksum ?? null);
  return {
    changedAt: changed === undefined ? null : NOW - changed * MINUTE,
    checksum: parseChecksum(written),
  };
}

/** The same case after a person pasted what its refusals print, where they say, and gave a reason. */
export function paste(given: PlanCase, plan: Plan): PlanCase {
  let { config = '', manifests } = given;
  const permits = plan.guards.flatMap(({ allow }) => (allow === null ? [] : [allow]));
  for (const allow of new Map(permits.map((one) => [one.file, one])).values()) {
    if (allow.file === 'segops.yaml') config = pasted(config, allow);
    else manifests = { ...manifests, [allow.file]: pasted(manifests[allow.file] ?? '', allow) };
  }
  return { ...given, config, manifests };
}

function pasted(text: string, allow: Permit): string {
  const document = parseDocument(text);
  if (allow.replaces) document.delete('guard');
  if (allow.replacesMembers === true) document.delete('members');
  const isEmpty = !isMap(document.contents) || document.contents.items.length === 0;
  const before = isEmpty ? '' : document.toString();
  return `${before}\n${withReason(allow, 'checked')}\n`;
}

const FILE = { path: '/repo/segops.yaml', shown: 'segops.yaml' };

function nowOf({ days_later = 0 }: PlanCase): number {
  return NOW + days_later * 1440 * MINUTE;
}

function configOf(given: PlanCase): Config {
  const zone = given.account === undefined ? '' : `, timezone: ${given.account}`;
  const text = `${LOCK}account: { region: in1${zone} }\n${given.config ?? ''}`;
  return value(parseConfig(text, FILE, null, nowOf(given)));
}

export function manifestsOf(given: PlanCase): Manifest[] {
  const config = configOf(given);
  const manifests = Object.entries(given.manifests).map(([file, text]) =>
    onCase(readManifestText(text, file), config),
  );
  return manifests.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function onCase({ manifest, exempt, problems }: ManifestReading, config: Config): Manifest {
  const read = value(resultOf(manifest, problems));
  return onDay(read, config, excludingFor(read, exempt, readEverywhere(config, [])));
}

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(
    result.problems.map(({ code, message }) => `${code}: ${plain(message)}`).join('\n'),
  );
}

function lockedUpdate(key: string, locked: LockedCase): SegmentUpdate {
  const customer = key.startsWith('ct:') ? {} : { customerSegmentId: key };
  const number = key.startsWith('ct:') ? Number(key.slice(3)) : locked.ct_segment_id;
  const members = new Set([
    ...(locked.accepted ?? []),
    ...Object.keys(locked.unconfirmed ?? {}),
    ...Object.keys(locked.unsettled ?? {}),
  ]);
  const ids = { ...customer, ...(number === undefined ? {} : { ctSegmentId: number }) };
  const error = locked.blocked;
  const { customerSegmentId, ctSegmentId } = declaredOf(ids, EMPTY_ENTRY);
  return {
    key,
    ids,
    used: locked.used ?? (members.size > 0 ? keysOf(ids) : []),
    refused: locked.refused ?? [],
    blocked: error === undefined ? null : { error, customerSegmentId, ctSegmentId },
    lists: (locked.lists ?? []).map((list) => ({ ...LISTED, ...list })),
    ...(locked.splits && { splits: locked.splits.map(splitOf) }),
    exclusions: locked.excluded && memoryOf(locked.excluded),
    ...(locked.announced && { announced: announcedOf(locked.announced) }),
    created: locked.created === true ? 'yes' : null,
    firstFill: locked.first_fill ?? 0,
    edits: [...members].map((name) => ({
      member: memberOf(name),
      edit: () => membershipOf(name, locked),
    })),
  };
}

function announcedOf({ days, used = 0, ...more }: NonNullable<LockedCase['announced']>): Announced {
  return { ...more, days: Object.entries(days), used };
}

function splitOf({ salt, take, before = [], ...more }: LockedSplit): KnownSplit {
  const known = { salt, ...shareOf(take), ...more };
  const shares = before.map(shareOf).map(({ from, to }) => [from, to] as const);
  return withShares(known, shares);
}

function shareOf(take: string) {
  const share = parseTake(take);
  if (share === null) throw new Error(`not a share: ${take}`);
  return share;
}

function membershipOf(name: string, locked: LockedCase): Membership {
  const unsettled = unsettledOf(locked.unsettled?.[name]);
  const attempt = locked.unconfirmed?.[name]?.split(' ');
  if (attempt !== undefined) {
    const operation = operationOf(attempt[0]);
    return { state: { kind: 'unconfirmed', operation, cause: causeOf(attempt[1]) }, unsettled };
  }
  const accepted = locked.accepted?.includes(name) === true;
  return { state: { kind: accepted ? 'accepted' : 'absent' }, unsettled };
}

function causeOf(text: string | undefined): Cause {
  return text === 'settling' || text === 'doubted' || text === 'taken' ? text : 'unclear';
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

/** The plan as a case writes it: only what says something, and what passes or is announced where `wanted` names it. */
export function describePlan(plan: Plan, wanted: unknown): unknown {
  const described = {
    segments: Object.fromEntries(
      plan.segments.map(({ key, before, after, adopt, add, remove, settling }) => [
        key,
        {
          size: `${before} -> ${after}`,
          ...(add.length > 0 ? { add: add.map(nameOf) } : {}),
          ...(remove.length > 0 ? { remove: remove.map(nameOf) } : {}),
          ...(adopt.length > 0 ? { adopt: adopt.map(nameOf) } : {}),
          ...(settling > 0 ? { settling } : {}),
        },
      ]),
    ),
    later: plan.segments.flatMap(({ key, later = [] }) =>
      later.map(
        ({ day, add, remove, letIn }) =>
          `${day} ${key}: +${add} -${remove}${letIn === 0 ? '' : `, ${letIn} let in`}`,
      ),
    ),
    announces: plan.segments.flatMap(({ key, announced }) => {
      if (!asks(wanted, 'announces') || !announced) return [];
      const days = announced.days.map(([day, removals]) => `${day} -${removals}`).join(' ');
      const { since = null } = announced.frozen ?? {};
      return [`${key}: ${days}${since === null ? '' : ` since ${since}`}`];
    }),
    held: plan.segments.flatMap(({ key, lists }) =>
      lists.flatMap(({ facts: { path, heldBack = 0 }, ignoringCase }) =>
        heldBack === 0 ? [] : [`${path} from ${key}: ${heldBack}, ${ignoringCase} by case`],
      ),
    ),
    creates: plan.creates.map(({ customerSegmentId, name }) => `${customerSegmentId}: ${name}`),
    batches: plan.batches.map(({ entries }) =>
      entries.map(
        ({ members, actions }) =>
          `${members.map(nameOf).join(' ')} | ${actions.map(({ key, operation }) => `${operation} ${key}`).join(' ')}`,
      ),
    ),
    passes: [...plan.guards, ...(plan.within ?? [])]
      .filter(
        ({ verdict, message }) =>
          verdict === 'pass' && TOLD.test(plain(message)) && asks(wanted, 'passes'),
      )
      .map(({ guard, segment, message }) => `${guard} ${segment}: ${plain(message)}`),
    refused: plan.guards
      .filter(({ verdict }) => verdict === 'refuse')
      .map(({ guard, segment, message }) => `${guard} ${segment}: ${plain(message)}`),
    allow: Object.fromEntries(
      plan.guards.flatMap(({ allow }) => (allow === null ? [] : [[allow.file, allow.yaml]])),
    ),
    left_out: (plan.heldSegments ?? []).map(
      ({ key, guards, problems, excludes, builtFrom, reads }) =>
        `${key}: ${excludes === null ? [...(builtFrom ? [`built from ${builtFrom}`] : []), ...guards.map(({ guard }) => guard), ...problems.map(({ code }) => code), ...(reads ? [`reads ${reads.path} like ${reads.key}`] : [])].join(', ') : `excludes ${excludes}`}`,
    ),
    notices: plan.notices.map(({ code, segment }) => `${code} ${segment}`),
  };
  return Object.fromEntries(Object.entries(described).filter(([, part]) => !isEmpty(part)));
}

/** Of what passes: the rest is told by its absence among what is refused. */
const TOLD = /first fill|lets in|the plan adds. Up to/;

function asks(wanted: unknown, part: string): boolean {
  return typeof wanted === 'object' && wanted !== null && part in wanted;
}

function isEmpty(part: object): boolean {
  return Object.keys(part).length === 0;
}

/** Accepts every change of the plan, and plans again. */
export async function settlePlan(given: PlanCase, { plan, lock }: Planned): Promise<Plan> {
  const updates = plan.segments.map(({ key, ids, lists, knownSplits, retired, ...changes }) => ({
    key,
    ids,
    ...(knownSplits && { splits: knownSplits }),
    firstFill: 0,
    lists: lists.map(({ facts }) => facts),
    exclusions: plan.exclusions?.memories.get(key),
    created: plan.creates.some((create) => create.key === key) ? ('yes' as const) : null,
    retired,
    edits: [
      ...[...changes.adopt, ...changes.add].map(accept('ADD')),
      ...changes.remove.map(accept('REMOVE')),
    ],
  }));
  lock.put(plan.exclusions?.files ?? new Map());
  await lock.fold(updates);
  return value(await planWith(given, lock));
}

function accept(operation: Operation): (member: Member) => MemberEdit {
  const outcome = { kind: 'accepted', ambiguousAt: null } as const;
  return (member) => ({
    member,
    edit: (previous) => afterChange(previous, operation, outcome, NOW, 15 * MINUTE),
  });
}
