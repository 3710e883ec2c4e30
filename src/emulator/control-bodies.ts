import type { Member } from '../model.ts';
import type { Parsed } from './parsed.ts';
import { oneOf, parsed, unparsed } from './parsed.ts';
import type { SegmentSeed } from './segments.ts';
import { SEGMENT_KINDS } from './segments.ts';

/** `{"kind"?, "ct_segment_id"?, "customer_segment_id"?, "name"?}`: a segment as people make it. */
export function readSegmentSeed(body: unknown): Parsed<SegmentSeed> {
  if (typeof body !== 'object' || body === null) return unparsed('the body is not an object');
  const given = body as Record<string, unknown>;
  const kind = oneOf(String(given.kind ?? 'api'), SEGMENT_KINDS);
  const ct = given.ct_segment_id ?? null;
  const customer = given.customer_segment_id ?? null;
  const name = given.name ?? customer ?? '';
  if (kind === null) return unparsed(`kind is not one of ${SEGMENT_KINDS.join(', ')}`);
  if (ct !== null && !(typeof ct === 'number' && Number.isSafeInteger(ct))) {
    return unparsed('ct_segment_id is not an integer');
  }
  if (customer !== null && (typeof customer !== 'string' || customer === '')) {
    return unparsed('customer_segment_id is not a string');
  }
  if (typeof name !== 'string') return unparsed('name is not a string');
  return parsed({ kind, ctSegmentId: ct, customerSegmentId: customer, name });
}

/** `[{"identity":"..."},{"guid":"..."}]`: users that exist. */
export function readUsers(body: unknown): Parsed<readonly Member[]> {
  if (!Array.isArray(body)) return unparsed('the body is not an array');
  const users = body.map(memberOf).filter((user) => user !== null);
  return users.length === body.length
    ? parsed(users)
    : unparsed('a user has neither identity nor guid');
}

/** The user of a profile, `identity` first; null where it names none. */
export function memberOf(profile: unknown): Member | null {
  if (typeof profile !== 'object' || profile === null) return null;
  const { identity, guid } = profile as Record<string, unknown>;
  if (typeof identity === 'string' && identity !== '') return { kind: 'identity', value: identity };
  return typeof guid === 'string' && guid !== '' ? { kind: 'guid', value: guid } : null;
}
