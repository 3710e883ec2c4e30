import type { Asked, LogEntry } from '../inspect/log.ts';
import type { SegmentKey } from '../model.ts';
import type { Place } from './place.ts';

export interface PageLog {
  readonly asked: Asked;
  /** Newest first. */
  readonly entries: readonly LogEntry[];
  /** Applies that the lockfile remembers. */
  readonly remembered: number;
  /** The account that the lockfile is bound to; null: none yet. */
  readonly binding: Place | null;
}

export interface LogPageOptions {
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  /** The https address of the repository, for links; null: none. */
  readonly repository: string | null;
  /** Names of segments that manifests declare, by key. */
  readonly names: ReadonlyMap<SegmentKey, string>;
  /** null: the only one. */
  readonly environment: string | null;
}
