import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import type { Result } from '../../src/model.ts';
import { rulePartsOf } from '../../src/report/rule-parts.ts';
import { partMarkdown } from '../../src/report/rules-markdown.ts';
import { changedRules } from '../../src/review/rules.ts';

const CONFIG = 'account: { region: in1 }\nlock: { file: segops.lock, lineage: a1 }\n';
const VIP = 'segment: { customer_segment_id: vip }\nmembers: [ada]\n';
const RULE = '{ name: few, size: { segment: vip, between: 1..9 } }';
const WAIVER = 'waiver: { until: 2026-12-01T00:00Z, reason: moved, max_removals: 90% }';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function rules(config: string, manifest: string | null) {
  const file = { path: '/repo/segops.yaml', shown: 'segops.yaml' };
  return {
    config: value(parseConfig(`${CONFIG}${config}`, file, null, 0)),
    manifests: manifest === null ? [] : [value(parseManifest(manifest, 'segments/vip.yaml'))],
  };
}

describe('the rules that a pull request changes', () => {
  it.each([
    {
      what: 'a raised limit',
      before: rules('guard: { max_removals: 30% }\n', VIP),
      after: rules('guard: { max_removals: 90% }\n', VIP),
      expected: [
        {
          ...{ kind: 'limit', segment: null, name: 'max_removals' },
          from: { kind: 'share', share: 0.3 },
          to: { kind: 'share', share: 0.9 },
        },
      ],
    },
    {
      what: 'an exclusion that may hold back others',
      before: rules('', `${VIP}exclude_from: [{ file: out.txt }]\n`),
      after: rules('', `${VIP}exclude_from: [{ file: out.txt, rotates: true }]\n`),
      expected: [{ kind: 'setting', segment: 'vip', name: 'exclude_from: out.txt', isSet: true }],
    },
    {
      what: 'a guard that is removed',
      before: rules('', `${VIP}guard: { max_removals: 10 }\n`),
      after: rules('', VIP),
      expected: [
        {
          ...{ kind: 'limit', segment: 'vip', name: 'max_removals' },
          from: { kind: 'count', count: 10 },
          to: null,
        },
      ],
    },
    {
      what: 'a waiver',
      before: rules('', VIP),
      after: rules('', `${VIP}guard: { ${WAIVER} }\n`),
      expected: [
        {
          ...{ kind: 'waiver', segment: 'vip', allows: ['max_removals'] },
          until: Date.UTC(2026, 11, 1),
        },
      ],
    },
    {
      what: 'an exclusion that is gone',
      before: rules('', `${VIP}exclude_from: [file: out.txt]\n`),
      after: rules('', VIP),
      expected: [{ kind: 'excludes-no-more', segment: 'vip', path: 'out.txt' }],
    },
    {
      what: 'an intersection that is gone',
      before: rules('', `${VIP}intersect_with: [file: in.txt]\n`),
      after: rules('', VIP),
      expected: [{ kind: 'intersects', segment: 'vip', path: 'in.txt', isSet: false }],
    },
    {
      what: 'an intersection that is new, and one that only expects other rows',
      before: rules('', `${VIP}intersect_with: [file: old.txt]\n`),
      after: rules('', `${VIP}intersect_with: [{ file: old.txt, max_age: 1d }, file: new.txt]\n`),
      expected: [{ kind: 'intersects', segment: 'vip', path: 'new.txt', isSet: true }],
    },
    {
      what: 'a rule that is weaker, and one that is gone',
      before: rules(`assert: [${RULE}, { name: gone, disjoint: [vip] }]\n`, VIP),
      after: rules(`assert: [${RULE.replace('}', '}, severity: warn, allow: 5')}]\n`, VIP),
      expected: [
        expect.objectContaining({
          ...{ kind: 'assert', segment: null, name: 'few' },
          from: expect.objectContaining({ severity: 'refuse', allow: 0 }),
          to: expect.objectContaining({ severity: 'warn', allow: 5 }),
        }),
        expect.objectContaining({ kind: 'assert', name: 'gone', to: null }),
      ],
    },
    {
      what: 'no rule that only moves',
      before: rules(`assert: [${RULE}]\n`, VIP),
      after: rules(`\nassert:\n  - ${RULE}\n`, VIP),
      expected: [],
    },
    {
      what: 'a format that is gone',
      before: rules('identity: { format: email }\n', VIP),
      after: rules('', VIP),
      expected: [{ kind: 'setting', segment: null, name: 'identity.format', isSet: false }],
    },
    {
      what: 'the guard of a segment that is new',
      before: rules('', null),
      after: rules('', `${VIP}guard: { max_removals: 10 }\n`),
      expected: [
        {
          ...{ kind: 'limit', segment: 'vip', name: 'max_removals' },
          from: null,
          to: { kind: 'count', count: 10 },
        },
      ],
    },
    {
      what: 'no change of members',
      before: rules('', VIP),
      after: rules('', VIP.replace('[ada]', '[ada, bob]')),
      expected: [],
    },
  ])('name $what', ({ before, after, expected }) => {
    expect(changedRules(before, after)).toEqual(expected);
  });

  it.each([
    [
      RULE,
      RULE.replace('}', '}, severity: warn, allow: 1200'),
      ' **only warns**, allows 0 → **1,200 violations**',
    ],
    [RULE, RULE.replace('1..9', '0..9'), ' **asks for something else**'],
    [RULE, RULE.replace('}', '}, message: why'), ' has another message'],
    [RULE, '{ name: other, disjoint: [vip] }', ' **is removed**'],
  ])('say of %s what becomes of it as %s', (before, after, text) => {
    const [first] = changedRules(
      rules(`assert: [${before}]\n`, VIP),
      rules(`assert: [${after}]\n`, VIP),
    );
    if (first === undefined) throw new Error('no rule changed');
    expect(rulePartsOf(first).map(partMarkdown).join('')).toContain(text);
  });
});
