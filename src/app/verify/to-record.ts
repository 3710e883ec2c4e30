import { failure } from '../../failure.ts';
import type { LockIndex } from '../../lock/lock-index.ts';
import { asCode, asKey, asList, say } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';
import { isForPerson } from '../../verify/doubt.ts';
import type { Finding } from '../../verify/tally.ts';
import type { VerifiedSegment } from '../../verify/verification.ts';
import type { WantedOf } from './wanted.ts';
import { withoutWanted } from './wanted.ts';

/** What of a verification goes into the lockfile. */
export interface RecordRequest {
  /** What is missing or lingering becomes unconfirmed; the marks of the segments move. */
  readonly record: boolean;
  /** Segments whose foreign members are taken over, but for those whom the YAML wants. */
  readonly take: readonly SegmentKey[];
}

/** What changes the lockfile in one segment. */
export interface ToRecord {
  readonly segment: VerifiedSegment;
  readonly findings: readonly Finding[];
  /** Foreign members that are left to the next apply. */
  readonly wanted: number;
}

export function toRecord(
  segment: VerifiedSegment,
  request: RecordRequest,
  index: LockIndex,
  wantedOf: WantedOf,
): ToRecord {
  const doubted = request.record ? segment.findings.filter(isToDoubt) : [];
  const foreign = request.take.includes(segment.key) ? segment.findings.flatMap(asForeign) : [];
  const taken = withoutWanted(foreign, index, segment.key, wantedOf);
  return { segment, findings: [...doubted, ...taken], wanted: foreign.length - taken.length };
}

/** Of what differs: what the next apply may send again by itself, and what is listed as unprovable now. */
function isToDoubt(finding: Finding): boolean {
  const { kind, why } = finding;
  if (kind === 'foreign' || isForPerson(finding)) return false;
  return kind !== 'unprovable' || why === 'sent-again';
}

/** Whoever is there after two removals is taken over as a foreign member is. */
function asForeign(finding: Finding): Finding[] {
  if (isForPerson(finding)) {
    return finding.kind === 'lingering' ? [{ ...finding, kind: 'foreign' }] : [];
  }
  return finding.kind === 'foreign' ? [finding] : [];
}

/** The members of a segment that was not verified are not known. Throws a Failure. */
export function checkTaken(key: SegmentKey, segments: readonly VerifiedSegment[]): void {
  if (segments.some((one) => one.key === key)) return;
  throw failure(
    'verify-take-unknown',
    say`${asKey(key)} was not verified, so that it has no foreign members to take`,
    say`Nothing was recorded. Name one of these after ${asCode('--take')}: ${asList(
      segments.slice(0, 20).map((one) => asKey(one.key)),
      'or',
    )}.`,
  );
}
