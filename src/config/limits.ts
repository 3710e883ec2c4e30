/**
 * The one table of limits. Each row is the source of its field in `segops.yaml`, in manifests and in
 * waivers, of its default, of the schemas, of the YAML that a refusal prints, and of the reference in
 * docs/guards.md. A new limit is a row here, a check in `plan/guards/`, and its name in `judge.ts`.
 */
export const LIMITS = {
  max_removals: {
    scope: 'segment',
    unit: 'share-or-count',
    default: '30%',
    waivable: true,
    about: 'Removals from a segment within `window`, relative to its largest size in that time.',
  },
  max_additions: {
    scope: 'segment',
    unit: 'share-or-count',
    default: null,
    otherwise: 'the larger of 1,000 and 100%',
    waivable: true,
    about:
      'Additions to a segment, relative to its size. The first fill of a segment counts neither here nor in `max_changes`.',
  },
  max_exclusion_shrink: {
    scope: 'segment',
    unit: 'share-or-count',
    default: '10%',
    waivable: true,
    about:
      'People let in within `exclusion_window`: held back by an exclusion (a list or a segment) before, and members now. Relative to the most that were held back in that time.',
  },
  max_exclusion_rows_lost: {
    scope: 'segment',
    unit: 'share-or-count',
    default: '10%',
    waivable: true,
    about:
      'Rows that an exclusion (a list or a segment) lost since the last apply. A waiver in `segops.yaml` that names the list accepts it for all segments.',
  },
  max_changes: {
    scope: 'all',
    unit: 'share-or-count',
    default: null,
    otherwise: 'the larger of 10,000 and 20%',
    waivable: true,
    about:
      'Changes of one apply, relative to all memberships in the lockfile. Off while the lockfile is empty.',
  },
  max_billed_events: {
    scope: 'all',
    unit: 'count',
    default: null,
    waivable: true,
    about: 'Billed events of one apply.',
  },
  min_existing: {
    scope: 'segment',
    unit: 'count',
    default: '10',
    waivable: false,
    about: 'Segments with fewer members than this are exempt from limits that are shares.',
  },
  window: {
    scope: 'all',
    unit: 'duration',
    default: '18h',
    waivable: false,
    about: 'The time within which removals add up.',
  },
  exclusion_window: {
    scope: 'all',
    unit: 'duration',
    default: '7d',
    waivable: false,
    about: 'The time within which people let in add up.',
  },
} as const satisfies Readonly<Record<string, LimitRow>>;

interface LimitRow {
  /** `segment`: a manifest may set its own. `all`: about all segments together, in the config only. */
  readonly scope: 'segment' | 'all';
  readonly unit: 'share-or-count' | 'count' | 'duration';
  /** As it would be written, null for none. */
  readonly default: string | null;
  /** What its check takes for the default, in words, where that is not a constant. */
  readonly otherwise?: string;
  /** Whether a waiver may raise it. */
  readonly waivable: boolean;
  /** For people. */
  readonly about: string;
}

/** What guards refuse that have no limit in `guard:`. */
export const CHECKS = {
  emptying:
    'Removing all members of a segment whose manifest has no `members: []`, no `retire: empty` and no `last_day:` that has passed since it was written.',
  same_segment:
    'Emptying a segment of which another manifest seems to have the other ID, judged by the members of both.',
  split:
    'A split that draws others than at an earlier apply: its salt is gone, or its share has moved. That of a segment that this one is built from counts too.',
  empty_list: 'A list without members that was not empty at the last apply.',
  list_cut_off: 'A list that got shorter and no longer ends with a newline.',
  max_age:
    'A list that is older than its `max_age:`, or whose age is unknown: git tracks it, but not as it is.',
  expect_rows: 'A list with more or fewer members than its `expect_rows:`.',
  assert: 'What breaks a rule under `assert:` in `segops.yaml`. Nothing waives it.',
  not_evaluated: 'Anything that a guard cannot judge. Nothing waives it.',
  checksum: 'A list that does not match the `.sha256` file beside it.',
} as const;

export type LimitName = keyof typeof LIMITS;
export type WaivableName = {
  [K in LimitName]: Row<K>['waivable'] extends true ? K : never;
}[LimitName];
export type GuardName = WaivableName | keyof typeof CHECKS;

type Row<K extends LimitName> = (typeof LIMITS)[K];

interface Share {
  readonly kind: 'share';
  /** 0.3 for `30%`. */
  readonly share: number;
}

interface Count {
  readonly kind: 'count';
  readonly count: number;
}

interface Duration {
  readonly kind: 'duration';
  readonly ms: number;
}

export type Threshold = Share | Count;
export type LimitValue = Threshold | Duration;

type ValueOf<K extends LimitName> = {
  readonly 'share-or-count': Threshold;
  readonly count: Count;
  readonly duration: Duration;
}[Row<K>['unit']];

/** The limits that one `guard:` or waiver sets. */
export type LimitSettings = { readonly [K in LimitName]?: ValueOf<K> };

/** All limits; null where there is none. */
export type GuardLimits = {
  readonly [K in LimitName]: ValueOf<K> | (Row<K>['default'] extends null ? null : never);
};

export const LIMIT_NAMES = Object.keys(LIMITS) as LimitName[];
