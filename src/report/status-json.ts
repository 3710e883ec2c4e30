import type { AppliedBy, Status } from '../inspect/status.ts';
import { waits } from '../inspect/status.ts';
import type { UnderWay } from '../lock/under-way.ts';
import type { Verified } from '../lock/verified.ts';
import { plain } from '../message.ts';
import { json } from './escape.ts';
import type { Shown } from './privacy.ts';
import { nextSteps } from './status-next.ts';

/** The status as one JSON document. */
export function statusToJson(status: Shown<Status>): string {
  const { serial, account, origin, underWay, lastApply, segments, lists, refusals } = status;
  const document = {
    waits: waits(status),
    lock: { serial, account, origin, apply: applyOf(underWay) },
    last_apply: byOf(lastApply),
    refusals,
    next: nextSteps(status).map(plain),
    segments: segments.map((segment) => ({
      key: segment.key,
      name: segment.name,
      owner: segment.owner ?? null,
      orphan: segment.desired === null,
      desired: segment.desired,
      accepted: segment.accepted,
      unconfirmed: segment.unconfirmed,
      settling: segment.settling,
      settles_at: timeOf(segment.settlesAt),
      pending: segment.pending,
      overdue: segment.overdue,
      due: segment.due,
      blocked: segment.blocked,
      last_apply: byOf(segment.lastApply),
      verified: verifiedIn(segment.verified),
    })),
    lists: lists.map(({ facts: { path, rows }, changedAt, maxAgeMs, isNew }) => ({
      path,
      rows,
      changed_at: timeOf(changedAt),
      max_age_seconds: maxAgeMs === null ? null : maxAgeMs / 1000,
      applied: !isNew,
    })),
  };
  return `${json(document)}\n`;
}

/** null: none runs, and none was cut off. */
function applyOf(underWay: UnderWay) {
  if (underWay.kind === 'none') return null;
  const { kind, by } = underWay;
  const until = underWay.kind === 'unclear' ? underWay.until : null;
  return { state: kind, by: by && plain(by), lease_until: timeOf(until) };
}

/** null: it was never verified. */
function verifiedIn(verified: Verified | 'never' = 'never') {
  if (verified === 'never') return null;
  const { through, at, by, exceptions } = verified;
  return { through, at: timeOf(at), by, exceptions };
}

function byOf(by: AppliedBy | null) {
  if (by === null) return null;
  const { serial, at, commit, uncommitted = false, actor } = by;
  return { serial, at: timeOf(at), commit, uncommitted, actor };
}

function timeOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
