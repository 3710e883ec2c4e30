import type { Asked, LogEntry } from '../inspect/log.ts';
import type { SegmentKey } from '../model.ts';

export interface PageLog {
  readonly asked: Asked;
  /** Newest first. */
  readonly entries: readonly LogEntry[];
  /** Applies that the lockfile remembers. */
  readonly remembered: number;
}

export interface LogPageOptions {
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  /** The https address of the repository, for links; null: none. */
  readonly repository: string | null;
  /** Names of segments that manifests declare, by key. */
  readonly names: ReadonlyMap<SegmentKey, string>;
}
