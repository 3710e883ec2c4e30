import type { Config } from '../../config/config.ts';
import type { Threshold } from '../../config/limits.ts';
import { formatLimit } from '../../config/scalars.ts';
import { failure } from '../../failure.ts';
import type { Provenance, ProvenSegment } from '../../lock/apply-record.ts';
import { RecordBuilder } from '../../lock/apply-record.ts';
import type { RecordedChange } from '../../lock/change-lines.ts';
import type { MemberEdit } from '../../lock/edit-chunk.ts';
import type { SegmentUpdate } from '../../lock/fold.ts';
import { foldUpdates, MAX_CHUNK_BYTES } from '../../lock/fold.ts';
import type { LockIndex, SegmentEntry } from '../../lock/lock-index.ts';
import { EMPTY_ENTRY, idsOf } from '../../lock/lock-index.ts';
import { doubted, taken } from '../../lock/membership.ts';
import type { AskTime } from '../../lock/recover.ts';
import { underLease } from '../../lock/recover.ts';
import type { LockStore } from '../../lock/store/store.ts';
import { withVerified } from '../../lock/verified.ts';
import { asCode, asKey, plural, say } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';
import { exceeds } from '../../plan/guards/limit.ts';
import type { Finding, NamedKind } from '../../verify/tally.ts';
import type { Recorded, Verification, VerifiedSegment } from '../../verify/verification.ts';
import { exceptionsOf, resendsIn, unfoundIn } from '../../verify/verification.ts';
import { writtenBy } from '../lock/repair.ts';
import type { RecordRequest, ToRecord } from './to-record.ts';
import { checkTaken, toRecord } from './to-record.ts';
import { overtaken } from './verify.ts';
import type { WantedOf } from './wanted.ts';

export interface RecordPorts {
  readonly store: LockStore;
  readonly config: Pick<Config, 'account' | 'verify'>;
  readonly time: AskTime;
  readonly who: Pick<Provenance, 'actor' | 'run'>;
  readonly wantedOf: WantedOf;
}

/**
 * Writes under the lease what was asked for, into the lockfile that was judged and no other. Sends
 * nothing. Throws a Failure, also where more would be sent again than the config allows.
 */
export async function recordVerification(
  found: Verification,
  judged: LockIndex,
  request: RecordRequest,
  ports: RecordPorts,
): Promise<Verification> {
  if (!request.record && request.take.length === 0) return found;
  const { segments, incomplete } = found;
  if (incomplete !== null) throw notWhole();
  for (const key of request.take) checkTaken(key, segments);
  return { ...found, recorded: await recorded(found, judged, request, ports) };
}

async function recorded(
  { segments, source, at: askedAt }: Verification,
  judged: LockIndex,
  request: RecordRequest,
  { store, config, time, who, wantedOf }: RecordPorts,
): Promise<Recorded> {
  for (const segment of segments) checkResends(segment, judged, request, config);
  // What somebody did after it was downloaded is still to be found by events.
  const seenAt = source.kind === 'download' ? source.at : askedAt;
  const found = segments.map((segment) => toRecord(segment, request, judged, wantedOf));
  const all = found.flatMap(({ findings }) => findings);
  const wanted = found.reduce((sum, one) => sum + one.wanted, 0);
  if (!request.record && all.length === 0) return recordedIn(null, all, wanted);
  return underLease(store, time, async (index, at) => {
    if (index.digest !== judged.digest) throw overtaken();
    const updates = found.filter(({ findings }) => findings.length > 0).map(updateIn(index));
    const options = { now: at, maxChunkBytes: MAX_CHUNK_BYTES };
    const { chunks, ...folded } = await foldUpdates(index, updates, store.fetchChunks, options);
    const entries = new Map(folded.segments);
    if (request.record) for (const { segment } of found) mark(entries, segment, seenAt);
    const next = { ...index, ...folded, segments: entries, ...writtenBy('verify', index, at) };
    const builder = new RecordBuilder(next.serial);
    for (const { segment, findings } of found) {
      for (const finding of findings) builder.add(segment.key, lineOf(finding));
    }
    const [{ by } = { by: 'events' as const }] = segments;
    const { apply } = next.written;
    const done = builder.finish((key) => index.segments.get(key) ?? EMPTY_ENTRY, next, {
      ...{ apply, startedAt: at, endedAt: at, recovered: false, verified: by },
      ...(request.record ? { proven: provenIn(segments) } : {}),
      ...{ commit: null, ...who, plan: '', waivers: [] },
    });
    const { serial } = await store.swap(done.index, { chunks, parts: done.files });
    return recordedIn(serial, all, wanted);
  });
}

const LEAST_RESEND = 10;
const DEFAULT_SHARE: Threshold = { kind: 'share', share: 0.01 };

/** Whether so many memberships of a segment are more than may become unconfirmed at once. */
function isTooMany({ verify }: Pick<Config, 'verify'>, part: number, whole: number): boolean {
  const { maxResend } = verify;
  if (maxResend !== null) return exceeds({ part, whole }, maxResend);
  return part > LEAST_RESEND && exceeds({ part, whole }, DEFAULT_SHARE);
}

/** Whoever believes wrong evidence pays for each member that is sent again. */
function checkResends(
  segment: VerifiedSegment,
  { segments }: LockIndex,
  { record, take }: RecordRequest,
  config: Pick<Config, 'verify'>,
): void {
  const { key, counts, findings } = segment;
  const entry = segments.get(key) ?? EMPTY_ENTRY;
  const again = resendsIn(segment);
  const size = entry.accepted + entry.unconfirmed;
  if (record && isTooMany(config, again, size)) throw tooMany(key, again, size, config);
  const named = (kind: Finding['kind']) => findings.filter((one) => one.kind === kind).length;
  const isWhole = (['missing', 'lingering'] as const).every((kind) => named(kind) === counts[kind]);
  if (record && !isWhole) throw tooManyToName(key);
  const areAllNamed = named('foreign') + named('lingering') === counts.foreign + counts.lingering;
  if (take.includes(key) && !areAllNamed) throw tooManyToName(key);
}

function tooMany(
  key: SegmentKey,
  again: number,
  size: number,
  { verify }: Pick<Config, 'verify'>,
): Error {
  const limit =
    verify.maxResend === null
      ? say`10 or 1% by default`
      : say`${asCode(formatLimit(verify.maxResend))}`;
  const cost = say`up to ${plural(again, 'billed event')}`;
  return failure(
    'verify-resend-limit',
    say`${asKey(key)}, of ${plural(size, 'member')}: ${plural(again, 'membership')} would be sent again, for ${cost}. ${asCode('verify.max_resend')} is ${limit}`,
    say`Nothing was recorded. Make sure that the evidence is right. If it is, allow more in segops.yaml: ${asCode(`verify: { max_resend: ${again} }`)}`,
    { exitCode: 3 },
  );
}

function tooManyToName(key: SegmentKey): Error {
  return failure(
    'verify-too-many',
    say`${asKey(key)} differs in more memberships than can be recorded at once`,
    say`Nothing was recorded. Make sure that the evidence is of this segment.`,
    { exitCode: 3 },
  );
}

function notWhole(): Error {
  return failure(
    'verify-incomplete',
    say`the evidence is not whole, so that nothing of it is recorded`,
    say`See what the evidence lacks, and verify again.`,
    { exitCode: 4 },
  );
}

function updateIn(index: LockIndex) {
  return ({ segment: { key }, findings }: ToRecord): SegmentUpdate => {
    const entry = index.segments.get(key) ?? EMPTY_ENTRY;
    const edits = findings.filter(({ kind }) => kind !== 'unprovable').map(editOf);
    return { key, ids: idsOf(entry), created: null, edits };
  };
}

function editOf({ member, kind }: Finding): MemberEdit {
  if (kind !== 'foreign') return { member, edit: doubted };
  return { member, edit: taken };
}

const LINES = {
  missing: { operation: 'MISSING', outcome: 'unconfirmed' },
  lingering: { operation: 'LINGERING', outcome: 'unconfirmed' },
  unprovable: { operation: 'UNPROVABLE', outcome: 'unconfirmed' },
  foreign: { operation: 'ADOPT', outcome: 'accepted' },
} as const satisfies Record<NamedKind, Pick<RecordedChange, 'operation' | 'outcome'>>;

function lineOf({ member, kind }: Finding): RecordedChange {
  return { ...LINES[kind], again: false, member };
}

function mark(entries: Map<SegmentKey, SegmentEntry>, segment: VerifiedSegment, at: number): void {
  const entry = entries.get(segment.key);
  const { through, by } = segment;
  if (entry === undefined || through === null) return;
  const exceptions = exceptionsOf(segment);
  entries.set(segment.key, withVerified(entry, { through, at, by, exceptions }));
}

function provenIn(segments: readonly VerifiedSegment[]): readonly ProvenSegment[] {
  return segments.flatMap((segment) =>
    segment.through !== null && isProven(segment)
      ? [{ key: segment.key, through: segment.through }]
      : [],
  );
}

/** Counts say nothing of a name. Whoever was removed here and is foreign now is not gone; strangers do not matter. */
function isProven(segment: VerifiedSegment): boolean {
  const { by, counts, findings } = segment;
  if (by === 'counts' || unfoundIn(segment) > 0) return false;
  const strangers = findings.filter(({ kind, serial }) => kind === 'foreign' && serial === null);
  return strangers.length === counts.foreign;
}

function recordedIn(serial: number | null, findings: readonly Finding[], wanted: number): Recorded {
  const of = (...kinds: readonly Finding['kind'][]) =>
    findings.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    serial,
    again: of('missing', 'lingering'),
    taken: of('foreign'),
    wanted,
    listed: of('unprovable'),
  };
}
