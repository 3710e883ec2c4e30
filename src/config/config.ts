import type { Limits, Place } from '../model.ts';
import type { Source } from '../yaml/source.ts';
import type { YamlValue } from '../yaml/yaml-value.ts';
import type { Assertions } from './assertions.ts';
import type { GuardSettings, Waiver } from './guard.ts';
import type { GuardLimits, Threshold } from './limits.ts';
import type { IdentitySettings } from './read-identity.ts';

/** `segops.yaml`, parsed, with every default filled in and the chosen environment laid over it. */
export interface Config {
  /** The file as given or found, for messages. */
  readonly file: string;
  /** Absolute folder of the config: every path in manifests starts here. */
  readonly folder: string;
  /** Globs of manifests, relative to `folder`. */
  readonly segments: readonly string[];
  /** Where the globs are written. Absent if they are the default. */
  readonly globs?: readonly GlobSource[];
  /** The globs of every environment too: a file that one of them matches is not overlooked. */
  readonly everyGlob: readonly string[];
  readonly lock: LockSettings;
  readonly account: AccountSettings;
  readonly limits: Limits;
  /** Milliseconds during which an attempt without a clear answer may still land. */
  readonly settleMs: number;
  readonly guard: ConfigGuard;
  /** The part that is written in the file, at the level where a waiver would be written. */
  readonly writtenGuard: GuardSettings;
  /** The name given by `--env`, null without one. */
  readonly environment: string | null;
  /** What an approval covers: lists outside git too, or only what is in git. */
  readonly approve: 'all' | 'manifests-only';
  /** What is not sent where a guard refuses a segment or a list of it has errors: all, or that segment. */
  readonly onRefusal: 'all' | 'hold_segment';
  /** Members may be public, in plain text; null where the config does not say. */
  readonly isPublic: boolean | null;
  /** What identities look like; absent where the config does not say. */
  readonly identity?: IdentitySettings;
  readonly verify: VerifySettings;
  /** When it was read, ms since the epoch: of all that is dated, the day is that one. */
  readonly now: number;
  /** Lists that every segment excludes, as they are written; absent where there are none. */
  readonly everywhere?: WrittenItems;
  /** Rules about what segments want; absent where there are none. */
  readonly asserts?: Assertions;
}

/** Items of a sequence, and the file that they stand in. */
export interface WrittenItems {
  readonly source: Source;
  readonly items: readonly YamlValue[];
}

/** How traces in the account are judged. */
export interface VerifySettings {
  /** Milliseconds by which a trace may be late. */
  readonly lagMs: number;
  /** Memberships of a segment that a verification may make unconfirmed; null: the default. */
  readonly maxResend: Threshold | null;
}

/** A glob and its place. */
export interface GlobSource {
  readonly pattern: string;
  readonly place: Place;
  readonly frame: string | null;
}

export interface LockSettings {
  readonly at:
    | { readonly kind: 'file'; readonly file: string }
    | { readonly kind: 'branch'; readonly branch: string };
  readonly lineage: string;
}

/** A region, or a base URL. In a file it can only be loopback. */
export type AccountSettings = (
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'base-url'; readonly baseUrl: string }
) & {
  /** Of the account, as Intl names it; absent where the config does not say. */
  readonly timezone?: string;
};

export interface ConfigGuard {
  readonly limits: GuardLimits;
  readonly waiver: Waiver | null;
}
