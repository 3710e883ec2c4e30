import type { SegmentEntry } from '../lock/lock-index.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { PlannedSegment } from './input.ts';
import type { SegmentCreate } from './plan.ts';

/** Segops has not made it yet. */
export function isToCreate({ create }: Manifest, { created }: SegmentEntry): boolean {
  return create && created !== 'yes';
}

/** Only a segment with a customer ID can be created, and the lockfile says whether segops did. */
export function createOf({ manifest, entry }: PlannedSegment): SegmentCreate[] {
  const { customerSegmentId } = manifest.ids;
  if (customerSegmentId === undefined || !isToCreate(manifest, entry)) return [];
  return [{ key: manifest.key, customerSegmentId, name: manifest.name ?? manifest.key }];
}
