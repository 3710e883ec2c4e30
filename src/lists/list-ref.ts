import type { Place, SegmentKey } from '../model.ts';

/** A list file: one identity per line, or the named columns of a CSV. */
export interface ListRef {
  readonly kind: 'list';
  /** As written, with forward slashes, from the folder of `segops.yaml`. */
  readonly path: string;
  readonly format: ListFormat;
  /** The list is too old when its last change is more than so many milliseconds ago. */
  readonly maxAgeMs: number | null;
  readonly expectRows: RowRange | null;
  readonly place: Place;
}

/** Both ends included; `most` may be infinite. */
export interface RowRange {
  readonly least: number;
  readonly most: number;
}

export type ListFormat =
  | { readonly kind: 'text' }
  | {
      readonly kind: 'csv';
      readonly column: string | null;
      readonly guidColumn: string | null;
      /** In CleverTap's own lists: says for each row whether `column` has an identity or a guid. */
      readonly typeColumn?: string;
    };

/** The desired members of another managed segment. */
export interface SegmentRef {
  readonly kind: 'segment';
  readonly key: SegmentKey;
  readonly place: Place;
}

export type ExclusionRef = ListRef | SegmentRef;

const ROWS = /^(\d{1,15})(\.\.(\d{1,15})?)?$/;

/** `20000`, `10000..30000` or `10000..`; null for anything else, or if it ends before it starts. */
export function parseRows(text: string): RowRange | null {
  const match = ROWS.exec(text);
  if (match === null) return null;
  const least = Number(match[1]);
  if (match[2] === undefined) return { least, most: least };
  const most = match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3]);
  return most < least ? null : { least, most };
}
