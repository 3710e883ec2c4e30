import type { AppliedBy, Status } from '../inspect/status.ts';
import { waits } from '../inspect/status.ts';
import { plain } from '../message.ts';
import { json } from './escape.ts';
import type { Shown } from './privacy.ts';

/** The status as one JSON document. */
export function statusToJson(status: Shown<Status>): string {
  const { serial, account, origin, leasedBy, cutOff, lastApply, segments, lists, refusals } =
    status;
  const document = {
    waits: waits(status),
    lock: { serial, account, origin, held_by: leasedBy && plain(leasedBy), cut_off: cutOff },
    last_apply: byOf(lastApply),
    refusals,
    segments: segments.map((segment) => ({
      key: segment.key,
      name: segment.name,
      orphan: segment.desired === null,
      desired: segment.desired,
      accepted: segment.accepted,
      unconfirmed: segment.unconfirmed,
      settling: segment.settling,
      settles_at: timeOf(segment.settlesAt),
      pending: segment.pending,
      blocked: segment.blocked,
      last_apply: byOf(segment.lastApply),
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

function byOf(by: AppliedBy | null) {
  if (by === null) return null;
  return { serial: by.serial, at: timeOf(by.at), commit: by.commit, actor: by.actor };
}

function timeOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
