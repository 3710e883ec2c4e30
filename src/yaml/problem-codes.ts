/**
 * Every code of a problem in a config, a manifest or a list. They are stable across releases: people
 * search for them and workflows match on them. Each has a fixture in `test/manifest/fixtures/<code>/`.
 */
export const PROBLEM_CODES = [
  // the file
  'config-not-found',
  'file-not-utf8',
  'file-outside-repository',
  'file-too-large',
  'file-unreadable',
  'glob-matches-nothing',
  'link-not-followed',
  // YAML
  'alias-bomb',
  'duplicate-field',
  'multiple-documents',
  'yaml-syntax',
  // structure
  'empty-value',
  'missing-field',
  'out-of-range',
  'unknown-field',
  'unknown-value',
  'wrong-type',
  // segments
  'bad-segment-id',
  'contradicting-decisions',
  'contradicting-ids',
  'create-needs-customer-id',
  'duplicate-name',
  'duplicate-segment',
  'exclusion-cycle',
  'missing-segment-id',
  'number-out-of-safe-range',
  'old-name-in-use',
  'reserved-prefix',
  'unknown-segment',
  // members
  'control-character',
  'duplicate-member',
  'empty-member',
  'malformed-guid',
  'member-too-long',
  'more-problems',
  'no-members',
  'not-utf8',
  'outer-white-space',
  'reserved-identity',
  // lists
  'bad-path',
  'bad-row-range',
  'csv-syntax',
  'list-in-git',
  'list-missing',
  'list-not-a-file',
  'list-outside-repository',
  'list-unreadable',
  'missing-column',
  'unknown-column',
  // settings
  'bad-branch-name',
  'bad-duration',
  'bad-glob',
  'bad-limit',
  'bad-time',
  'base-url-not-loopback',
  'limit-too-high',
  'lock-file-and-branch',
  'missing-account',
  'missing-lineage',
  'passcode-in-config',
  'unknown-environment',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];
