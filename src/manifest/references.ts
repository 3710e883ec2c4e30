import type { ListRef } from '../lists/list-ref.ts';
import type { Manifest } from './manifest.ts';

type Referring = Pick<Manifest, 'membersFrom' | 'intersectWith' | 'excludeFrom'>;

/** Every list that a manifest names itself. */
export function listRefsOf({ membersFrom, intersectWith, excludeFrom }: Referring): ListRef[] {
  return [...membersFrom, ...intersectWith, ...excludeFrom].filter((ref) => ref.kind === 'list');
}
