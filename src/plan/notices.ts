import type { SegmentEntry } from '../lock/lock-index.ts';
import { findEntry } from '../lock/match.ts';
import { count } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { decisionNotices, successors } from './decision-notices.ts';
import { waiverNotices } from './guards/waivers.ts';
import type { PlanInput, PlannedSegment } from './input.ts';
import type { Notice } from './plan.ts';

/** What a person should know beside the changes; nothing here stops an apply. */
export function noticesOf(planned: readonly PlannedSegment[], input: PlanInput): Notice[] {
  return [
    ...orphans(planned, input),
    ...planned.flatMap(duplicates),
    ...planned.flatMap(manyInline),
    ...planned.flatMap(unknownCreates),
    ...planned.flatMap(mustExist),
    ...planned.flatMap(blockedSegments),
    ...decisionNotices(planned, input),
    ...waiverNotices(planned, input.config.guard.waiver, input.now),
  ];
}

/** A locked segment that no manifest declares any more gets no change at all. */
function orphans(planned: readonly PlannedSegment[], input: PlanInput): Notice[] {
  if (input.only !== null) return [];
  return orphansOf(input).map(([key, entry]) => {
    const like = successors(planned, entry, input);
    const also = like.length === 0 ? '' : `; most of them are also in the new ${like.join(', ')}`;
    return {
      code: 'orphan',
      segment: key,
      message: `no manifest declares it any more; its ${count(entry.accepted + entry.inDoubt)} members stay as they are${also}`,
      next: 'Restore its manifest, or declare it with `retire: keep` or `retire: empty` under `segment:`.',
    };
  });
}

/** Ascending by key; what is retired or empty is nobody's concern. */
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
    .filter(([, { accepted, inDoubt }]) => accepted + inDoubt > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function duplicates({ manifest, sources }: PlannedSegment): Notice[] {
  return sources
    .filter((source) => source.duplicates > 0)
    .map((source) => ({
      code: 'list-duplicates',
      segment: manifest.key,
      message: `${source.path} holds ${count(source.duplicates)} duplicate rows; each member counts once`,
      next: null,
    }));
}

/** A list is read several times faster, and a change of it is easier to review. */
const MANY_INLINE = 100_000;

function manyInline({ manifest }: PlannedSegment): Notice[] {
  const inline = manifest.members?.count ?? 0;
  if (inline <= MANY_INLINE) return [];
  return [
    {
      code: 'many-inline-members',
      segment: manifest.key,
      message: `its manifest lists ${count(inline)} members itself`,
      next: 'Move them to a list, one to a line, and name it under `members_from:`.',
    },
  ];
}

/** Members sent before the segment existed were skipped without a word. */
function unknownCreates({ manifest, entry }: PlannedSegment): Notice[] {
  if (!manifest.create || entry.created === 'yes' || entry.accepted === 0) return [];
  return [
    {
      code: 'create-after-members',
      segment: manifest.key,
      message: `${count(entry.accepted)} members were sent before the segment was created by segops; if it did not exist, the vendor skipped them`,
      next: 'If the segment exists already, remove `create: true`.',
    },
  ];
}

/** The vendor answers 200 and skips, without a word, what names a segment that it does not have. */
function mustExist({ manifest, entry, diff }: PlannedSegment): Notice[] {
  const isKnown = entry.chunks.length > 0 || entry.created !== 'no';
  if (isKnown || manifest.create || manifest.decisions.adopt !== null) return [];
  if (diff.add.length === 0) return [];
  return [
    {
      code: 'must-exist',
      segment: manifest.key,
      message:
        'members are sent to it for the first time: unless it is an API segment of the account, the vendor skips them without a word',
      next: 'If it does not exist yet, add `create: true`.',
    },
  ];
}

function blockedSegments({ manifest, blocked }: PlannedSegment): Notice[] {
  if (blocked === null) return [];
  const why =
    blocked.error === 'API_SEGMENT_ID_MISMATCH'
      ? 'its two IDs do not name the same segment'
      : 'it does not exist as an API segment, or was deleted';
  return [
    {
      code: 'blocked',
      segment: manifest.key,
      message: `the vendor reported that ${why}; it gets no changes until that is mended`,
      next: 'Mend its IDs in the manifest, or run `segops unblock` with its key once it exists.',
    },
  ];
}
