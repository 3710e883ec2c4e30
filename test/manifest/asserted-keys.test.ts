import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { assertedKeys } from '../../src/manifest/asserted-keys.ts';
import type { Problem } from '../../src/model.ts';

const HEAD = 'account: { region: in1 }\nlock: { lineage: a1 }\n';

/** Of a config: what is wrong in itself, else with the segments that there are. */
function toldOf(rule: string): string[] {
  const file = { path: '/repo/segops.yaml', shown: 'segops.yaml' };
  const config = parseConfig(`${HEAD}assert:\n  - ${rule}\n`, file, null, 0);
  const told = config.ok ? assertedKeys(config.value, ['vip', 'promo_1']) : config.problems;
  return told.map(({ severity, code, place }: Problem) => `${severity} ${code} ${place?.line}`);
}

describe('rules for all segments', () => {
  it.each([
    ['name the segments that there are', "{ name: a, disjoint: [vip, 'promo_*'] }", []],
    ['do not name others', '{ name: a, disjoint: [vip, vop] }', ['error unknown-segment 4']],
    [
      'tell globs that no key has',
      "{ name: a, only: { segments: 'uk_*', matching: '+44*' } }",
      ['warning glob-matches-nothing 4'],
    ],
    ['are one each', '{ name: a, disjoint: [vip], subset: [vip, vip] }', ['error missing-field 4']],
    ['are one at least', '{ name: a }', ['error missing-field 4']],
    ['tell a typing error once', '{ name: a, nevr: { matching: x } }', ['error unknown-field 4']],
    ['have names', '{ disjoint: [vip] }', ['error missing-field 4']],
    [
      'have names of their own',
      '{ name: a, disjoint: [vip] }\n  - { name: a, disjoint: [vip] }',
      ['error duplicate-name 5'],
    ],
    ['have cheap globs', "{ name: a, never: { matching: '*a*b*' } }", ['error bad-glob 4']],
    ['have globs', "{ name: a, never: { matching: '' } }", ['error bad-glob 4']],
    [
      'name one segment where one is compared',
      "{ name: a, size: { segment: 'promo_*', between: 1 } }\n  - { name: b, subset: ['promo_*', vip] }",
      ['error bad-glob 4', 'error bad-glob 5'],
    ],
    [
      'have ranges',
      '{ name: a, size: { segment: vip, between: 9..1 } }',
      ['error bad-row-range 4'],
    ],
    [
      'ask for properties that there are',
      '{ name: a, all: { have: [ownr] } }',
      ['error unknown-value 4'],
    ],
    [
      'allow no part of a violation',
      '{ name: a, allow: -1, disjoint: [vip] }',
      ['error out-of-range 4'],
    ],
  ])('%s', (_, rule, told) => {
    expect(toldOf(rule)).toEqual(told);
  });
});
