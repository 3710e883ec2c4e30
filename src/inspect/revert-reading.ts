import type { ExclusionRef, ListRef } from '../lists/list-ref.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Member } from '../model.ts';

/** The rows of a list that name a member now, as they are written: an exclusion may ignore case. */
export type RowsOf = (ref: ListRef | ExclusionRef, member: Member) => readonly string[];

/** Whether a manifest names a member itself. */
export type Declares = (manifest: Manifest, member: Member) => boolean;
