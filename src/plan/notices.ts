import type { SegmentEntry } from '../lock/lock-index.ts';
import { findEntry } from '../lock/lock-index.ts';
import { verifiedMessage, verifiedOf } from '../lock/verified.ts';
import type { Message } from '../message.ts';
import {
  asCode,
  asCommand,
  asKey,
  asList,
  asMember,
  asPath,
  moment,
  NOTHING,
  plural,
  say,
  shellWord,
} from '../message.ts';
import type { SegmentIds, SegmentKey } from '../model.ts';
import type { Asserted } from './assertions/asserted.ts';
import { assertionNotices } from './assertions/judge-assertions.ts';
import { dateNotices } from './date-notices.ts';
import { decisionNotices, ownershipNotices, successors } from './decision-notices.ts';
import { exclusionNotices } from './exclusion-notices.ts';
import { frozenNotices } from './frozen.ts';
import { sizeOf } from './guards/segment-guards.ts';
import { waiverNotices } from './guards/waivers.ts';
import type { PlanInput, PlannedSegment } from './input.ts';
import type { Notice } from './plan.ts';
import { respelledIn } from './respelled.ts';
import { splitNotices } from './split-notices.ts';

/** What a person should know besides the changes; nothing here stops an apply. */
export async function noticesOf(
  planned: readonly PlannedSegment[],
  input: PlanInput,
  asserted: readonly Asserted[],
): Promise<Notice[]> {
  const keys = new Set(planned.map(({ manifest }) => manifest.key));
  return [
    ...assertionNotices(asserted, keys, input),
    ...(await orphans(planned, input)),
    ...planned.flatMap(duplicates),
    ...planned.flatMap(exclusionNotices),
    ...planned.flatMap(oddIdentities),
    ...planned.flatMap(respelled),
    ...planned.flatMap(frozenNotices),
    ...planned.flatMap(dateNotices),
    ...planned.flatMap(splitNotices),
    ...planned.flatMap(manyInline),
    ...planned.flatMap(unknownCreates),
    ...planned.flatMap(mustExist),
    ...planned.flatMap(blockedSegments),
    ...verifiedBefore(planned, input),
    ...ownershipNotices(input),
    ...decisionNotices(planned, input),
    ...waiverNotices(planned, input),
  ];
}

/** A segment in the lockfile that no manifest declares any more gets no change. */
async function orphans(planned: readonly PlannedSegment[], input: PlanInput): Promise<Notice[]> {
  if (input.only !== null) return [];
  const notices: Notice[] = [];
  for (const [key, entry] of orphansOf(input)) {
    const like = await successors(planned, entry, input);
    const also =
      like.length === 0
        ? NOTHING
        : say`. Most are also in the new ${asList(like.map(asKey))}, as if it was renamed`;
    notices.push({
      code: 'orphan',
      segment: key,
      message: say`no manifest declares this segment. Its ${plural(sizeOf(entry), 'member stays', 'members stay')} in the account${also}`,
      next: say`Restore its manifest, or declare it with ${asCode('retire: keep')} or ${asCode('retire: empty')} under ${asCode('segment:')}.`,
    });
  }
  return notices;
}

/** Ascending by key, without retired and empty ones. */
export function orphansOf({
  index,
  manifests,
}: Pick<PlanInput, 'index' | 'manifests'>): [SegmentKey, SegmentEntry][] {
  const declared = new Set(
    manifests.flatMap((manifest) => {
      const match = findEntry(index, manifest.ids);
      return match.kind === 'found' ? [match.key] : [];
    }),
  );
  return [...index.segments]
    .filter(([key, entry]) => !declared.has(key) && !entry.retired)
    .filter(([, entry]) => sizeOf(entry) > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function duplicates({ manifest, sources }: PlannedSegment): Notice[] {
  return sources
    .filter((source) => source.duplicates > 0)
    .map((source) => ({
      code: 'list-duplicates',
      segment: manifest.key,
      message: say`the list ${asPath(source.facts.path)} has ${plural(source.duplicates, 'duplicate row')}. Each member counts once`,
      next: null,
    }));
}

function oddIdentities({ manifest, identities }: PlannedSegment): Notice[] {
  const told = identities?.told ?? [];
  return told.map(({ code, message, next }) => ({ code, segment: manifest.key, message, next }));
}

function respelled({ manifest, diff }: PlannedSegment): Notice[] {
  const { count, first } = respelledIn(diff);
  if (first === null) return [];
  const [leaves, returns] = first;
  return [
    {
      code: 'respelled',
      segment: manifest.key,
      message: say`${plural(count, 'member leaves and returns', 'members leave and return')} in another spelling: case, spaces, ${asCode('+')} or zeros at the start. The first: ${asMember(leaves)} becomes ${asMember(returns)}. Each costs 2 billed events and may restart a journey`,
      next: say`Look at how the list was exported. Keep the spelling that CleverTap knows: another one may be another user.`,
    },
  ];
}

/** A list is read several times faster, and its changes are easier to review. */
const MANY_INLINE = 100_000;

function manyInline({ manifest }: PlannedSegment): Notice[] {
  const inline = manifest.members?.count ?? 0;
  if (inline <= MANY_INLINE) return [];
  return [
    {
      code: 'many-inline-members',
      segment: manifest.key,
      message: say`the manifest contains ${inline} members`,
      next: say`Move them to a list, one per line, and name it under ${asCode('members_from:')}.`,
    },
  ];
}

/** CleverTap skips members silently while the segment does not exist. */
function unknownCreates({ manifest, entry }: PlannedSegment): Notice[] {
  const known = sizeOf(entry);
  if (!manifest.create || entry.created === 'yes' || known === 0) return [];
  return [
    {
      code: 'create-after-members',
      segment: manifest.key,
      message: say`${plural(known, 'member was', 'members were')} sent before segops creates the segment. CleverTap drops silently what is sent to a segment that does not exist. What the manifest wants is sent again once the segment is created`,
      next: say`If the segment exists, remove ${asCode('create: true')}.`,
    },
  ];
}

/** CleverTap answers 200 and skips silently what names a segment that does not exist. */
function mustExist({ manifest, entry, diff }: PlannedSegment): Notice[] {
  const isKnown = entry.chunks.length > 0 || entry.created !== 'no';
  if (isKnown || manifest.create || manifest.decisions.adopt !== null) return [];
  if (diff.add.length === 0) return [];
  return [
    {
      code: 'must-exist',
      segment: manifest.key,
      message: say`this is the first send to this segment. If it is not an API segment of the account, CleverTap drops the members silently`,
      next: say`${numberAdvice(manifest.ids)}If it does not exist yet, add ${asCode('create: true')}.`,
    },
  ];
}

/** People see a number in CleverTap and take it for the ID of their own choice. */
function numberAdvice({ customerSegmentId = '' }: SegmentIds): Message {
  if (!/^[1-9]\d*$/.test(customerSegmentId)) return NOTHING;
  return say`If CleverTap gave it the number ${asKey(customerSegmentId)}, write ${asCode(`ct_segment_id: ${customerSegmentId}`)} in place of ${asCode('customer_segment_id:')}. `;
}

function blockedSegments({ manifest, blocked }: PlannedSegment): Notice[] {
  if (blocked === null) return [];
  const why =
    blocked.error === 'API_SEGMENT_ID_MISMATCH'
      ? 'the two IDs name different segments'
      : 'the segment is not an API segment, or was deleted';
  return [
    {
      code: 'blocked',
      segment: manifest.key,
      message: say`CleverTap reported that ${why}. Nothing is sent to it until that is fixed`,
      next: say`Fix the IDs in the manifest. If the segment exists by now, unblock it: ${asCommand(`segops unblock ${shellWord(manifest.key)}`)}`,
    },
  ];
}

/**
 * How far the lockfile can be believed where something of it is about to change. Whoever never verifies is
 * not told so.
 */
function verifiedBefore(
  planned: readonly PlannedSegment[],
  { index: { segments } }: PlanInput,
): Notice[] {
  const isUsed = [...segments.values()].some((entry) => verifiedOf(entry) !== null);
  if (!isUsed) return [];
  return planned
    .filter(({ diff }) => diff.add.length + diff.remove.length > 0)
    .flatMap(({ manifest, entry }): Notice[] => {
      const message = beliefOf(entry);
      return message === null
        ? []
        : [{ code: 'verified', segment: manifest.key, message, next: null }];
    });
}

/** null of a segment to which nothing was sent. */
function beliefOf(entry: SegmentEntry): Message | null {
  const verified = verifiedOf(entry);
  if (verified !== null) return say`${verifiedMessage(verified)}, on ${moment(verified.at)}`;
  return entry.accepted + entry.unconfirmed === 0 ? null : say`never verified`;
}
