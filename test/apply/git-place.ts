import type { Disk } from './disk.ts';
import type { GitMoment } from './git-disk.ts';

/** A repository, what people do to it, and a process that can die. */
export interface GitPlace extends Disk {
  /** Reads as a command does that only looks. */
  reading: boolean;
  /** Told that a newer lockfile may be where anybody could have put it, by who cannot know better. */
  readonly cannotKnow: boolean;
  /** What people may do, by name. */
  readonly habits: readonly string[];
  does(habit: string): void;
  dieAt(operation: number, moment: GitMoment): void;
  restart(): void;
  /** Codes of refusals whose message names a way out. */
  readonly repairable: readonly string[];
  /** Goes that way. */
  repair(code: string, now: number): Promise<void>;
  dispose(): void;
}
