import type { Operation, SegmentIds } from '../../model.ts';
import type { Body } from '../answer.ts';
import { objectOf } from '../answer.ts';
import { EVENT_PROPERTIES } from '../wire.ts';
import type { ZonedTime } from './days.ts';
import type { MembershipEvent } from './reading.ts';

/** One record of Get Events; null where it lacks what makes it a membership event. */
export function readRecord(record: unknown, time: ZonedTime): MembershipEvent | null {
  const body = objectOf(record);
  const profile = objectOf(body?.profile);
  const properties = objectOf(body?.event_props);
  if (body === null || profile === null || properties === null) return null;
  const operation = operationOf(properties[EVENT_PROPERTIES.action]);
  const segmentIds = segmentIdsOf(properties);
  const at = time.read(body.ts);
  const objectId = textOf(profile.objectId);
  const identities = identitiesOf(profile);
  if (operation === null || segmentIds === null || at === null) return null;
  if (objectId === null && identities.length === 0) return null;
  return { objectId, identities, segmentIds, operation, at, latest: time.again(at) };
}

function operationOf(value: unknown): Operation | null {
  return value === 'ADD' || value === 'REMOVE' ? value : null;
}

/** An ID that is missing comes as nothing, null, or an empty text. */
function segmentIdsOf(properties: Body): SegmentIds | null {
  const customer = textOf(properties[EVENT_PROPERTIES.customerSegmentId]);
  const ct = Number(textOf(properties[EVENT_PROPERTIES.ctSegmentId]) ?? Number.NaN);
  const ids = {
    ...(customer === null ? {} : { customerSegmentId: customer }),
    ...(Number.isSafeInteger(ct) ? { ctSegmentId: ct } : {}),
  };
  return Object.keys(ids).length === 0 ? null : ids;
}

/** One, or several where profiles were merged. An e-mail address or a phone number is none by itself. */
function identitiesOf({ identity }: Body): readonly string[] {
  const given = Array.isArray(identity) ? identity : [identity];
  return given.map(textOf).filter((text) => text !== null);
}

/** JSON may have made a number of what looks like one. */
function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
