import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import { sortedLines } from '../../src/members/bytes.ts';
import { checkMemberText } from '../../src/members/rules.ts';
import { plain } from '../../src/message.ts';
import type { MemberKind } from '../../src/model.ts';

const HEAD = 'segment: { customer_segment_id: vip }\nmembers:\n';

function membersOf(text: string): { identities: string; guids: string } | string[] {
  const result = parseManifest(text, 'vip.yaml');
  if (!result.ok) return result.problems.map((problem) => problem.code);
  const { members } = result.value;
  return {
    identities: Buffer.from(members?.identities ?? []).toString(),
    guids: Buffer.from(members?.guids ?? []).toString(),
  };
}

/** The one member of a manifest that lists `written`, or the codes of its problems. */
function memberOf(written: string): string | string[] {
  const members = membersOf(`${HEAD}  - ${written}\n`);
  return Array.isArray(members) ? members : members.identities.slice(0, -1);
}

describe('members by their source text', () => {
  it.each([
    ['00123', '00123'],
    ['1e5', '1e5'],
    ['true', 'true'],
    ['No', 'No'],
    ['2026-01-01', '2026-01-01'],
    ['0x10', '0x10'],
    ['1_000', '1_000'],
    ['12:30:45', '12:30:45'],
    ['.5', '.5'],
    ['+1', '+1'],
    ['~', '~'],
    ['<<', '<<'],
    ['=', '='],
    ['-x', '-x'],
    ['?x', '?x'],
    ['a:b', 'a:b'],
    ['a#b', 'a#b'],
    ['a b # a comment', 'a b'],
    ['"@ada"', '@ada'],
    ["'it''s'", "it's"],
    ['"caf\\u00e9"', 'café'],
    ['"00123"', '00123'],
    ['|-\n    block', 'block'],
    ['😀', '😀'],
  ])('reads %j as %j', (written, member) => {
    expect(memberOf(written)).toBe(member);
  });

  it.each([
    ['null', ['reserved-identity']],
    ['Null', ['reserved-identity']],
    ['"null"', ['reserved-identity']],
    ['.inf', '.inf'],
    ['-inf', ['reserved-identity']],
    ['0', ['reserved-identity']],
    ['00', '00'],
  ])('holds %j against the reserved values', (written, outcome) => {
    expect(memberOf(written)).toEqual(outcome);
  });

  it('takes the identity where a guid is given too', () => {
    expect(membersOf(`${HEAD}  - { identity: ada, guid: "not a guid" }\n  - guid: abc\n`)).toEqual({
      identities: 'ada\n',
      guids: 'abc\n',
    });
  });

  it('sorts bytewise, not by UTF-16 units', () => {
    expect(membersOf(`${HEAD}  - "\\U0001F600"\n  - "\\uFF5E"\n  - a\n  - B\n`)).toEqual({
      identities: 'B\na\n\uFF5E\n\u{1F600}\n',
      guids: '',
    });
  });

  it.each([
    ['Windows line ends', HEAD.replaceAll('\n', '\r\n').concat('  - ada\r\n  - eve\r\n')],
    ['a byte order mark', `\uFEFF${HEAD}  - ada\n  - eve\n`],
    ['no final newline', `${HEAD}  - ada\n  - eve`],
    ['comments between', `${HEAD}  # first\n  - ada # the one\n\n  # second\n  - eve\n`],
    ['flow style', 'segment: { customer_segment_id: vip }\nmembers: [ada, "eve"]\n'],
    ['no indentation', 'segment: { customer_segment_id: vip }\nmembers:\n- ada\n- eve\n'],
    ['a document marker', `---\n${HEAD}  - ada\n  - eve\n...\n`],
    ['JSON', '{"segment":{"customer_segment_id":"vip"},"members":["ada","eve"]}'],
  ])('tolerates %s', (_, text) => {
    expect(membersOf(text)).toEqual({ identities: 'ada\neve\n', guids: '' });
  });
});

describe('segment IDs', () => {
  const idsOf = (segment: string) => {
    const result = parseManifest(`segment: ${segment}\nmembers: []\n`, 'vip.yaml');
    return result.ok ? [result.value.key, result.value.ids] : result.problems.map((p) => p.code);
  };

  it.each([
    ['{ customer_segment_id: 00123 }', ['00123', { customerSegmentId: '00123' }]],
    ['{ customer_segment_id: 1e5 }', ['1e5', { customerSegmentId: '1e5' }]],
    ['{ customer_segment_id: "null" }', ['null', { customerSegmentId: 'null' }]],
    ['{ ct_segment_id: 1234 }', ['ct:1234', { ctSegmentId: 1234 }]],
    [
      '{ customer_segment_id: vip, ct_segment_id: 1234 }',
      ['vip', { customerSegmentId: 'vip', ctSegmentId: 1234 }],
    ],
    ['{ ct_segment_id: 9007199254740991 }', ['ct:9007199254740991', { ctSegmentId: 2 ** 53 - 1 }]],
    ['{ customer_segment_id: null }', ['wrong-type']],
    ['{ ct_segment_id: 12.5 }', ['bad-segment-id']],
    ['{ ct_segment_id: abc }', ['wrong-type']],
    ['{ customer_segment_id: CT:12 }', ['reserved-prefix']],
  ])('reads %s', (segment, outcome) => {
    expect(idsOf(segment)).toEqual(outcome);
  });

  it('keeps a number as a name by its source text', () => {
    const text = 'segment: { customer_segment_id: a, name: 007 }\nmembers: []\n';
    const result = parseManifest(text, 'a.yaml');
    expect(result.ok && result.value.name).toBe('007');
  });
});

describe('all problems in one run', () => {
  it('tells problems of structure, settings and members together, in the order of the file', () => {
    const result = parseManifest(
      `segment:
  customer_segment_id: ct:1
  colour: red
members:
  - @ada
  - ada
  - ada
guard: { max_removals: lots }
exclude_from: []
`,
      'vip.yaml',
    );
    const told = result.ok ? [] : result.problems.map((p) => `${p.place?.line} ${p.code}`);
    expect(told).toEqual([
      '2 reserved-prefix',
      '3 unknown-field',
      '5 yaml-syntax',
      '7 duplicate-member',
      '8 bad-limit',
      '9 empty-value',
    ]);
  });

  it('follows aliases outside of members within reason', () => {
    const text =
      'segment: { customer_segment_id: &id vip, name: *id }\nmembers: []\nguard: { max_removals: &x 5, max_exclusion_shrink: *x }\n';
    const result = parseManifest(text, 'vip.yaml');
    expect(result.ok && [result.value.name, result.value.guard]).toEqual([
      'vip',
      {
        limits: {
          max_removals: { kind: 'count', count: 5 },
          max_exclusion_shrink: { kind: 'count', count: 5 },
        },
        waiver: null,
      },
    ]);
  });

  it('does not exhaust the stack on nesting of any kind', () => {
    for (const text of ['['.repeat(1e5), '{a: '.repeat(1e5), '- '.repeat(1e5), '? '.repeat(1e4)]) {
      expect(membersOf(text)).toEqual(['yaml-syntax']);
    }
  });

  it('does not take a field named like an object’s own for known', () => {
    const text = 'segment: { customer_segment_id: a }\nmembers: []\n__proto__: 1\nconstructor: 2\n';
    expect(membersOf(text)).toEqual(['unknown-field', 'unknown-field']);
  });
});

const member = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.stringMatching(/^[ @*!&%#:,[\]{}|>'"`?~=-]{1,3}[a-z0-9: #]{0,4}$/),
  fc.stringMatching(/^[0-9xeE.+_-]{1,8}$/),
  fc.constantFrom('true', 'No', 'a b '.repeat(40).trim(), '00', '---', '...', '%YAML'),
);

function validMembers(values: readonly string[], kind: MemberKind): string[] {
  return [...new Set(values)].filter((value) => checkMemberText(value, kind) === null);
}

describe('any members', () => {
  const types = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE'] as const;
  const common = {
    collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
    indentSeq: fc.boolean(),
  };
  // Folding a literal block, `yaml` writes a newline that was not there.
  const style = fc.oneof(
    fc.record({
      lineWidth: fc.constantFrom(20, 80),
      defaultStringType: fc.constantFrom(...types),
      ...common,
    }),
    fc.record({
      lineWidth: fc.constant(0),
      defaultStringType: fc.constantFrom(...types, 'BLOCK_LITERAL' as const),
      ...common,
    }),
  );

  it('come back exactly as YAML wrote them, or are refused for being folded', () => {
    fc.assert(
      fc.property(fc.array(member, { maxLength: 12 }), style, (values, options) => {
        const identities = validMembers(values, 'identity');
        const guids = validMembers(values, 'guid');
        const members = [...identities, ...guids.map((guid) => ({ guid }))];
        const text = stringify(
          { segment: { customer_segment_id: 'vip' }, members },
          { ...options, defaultKeyType: 'PLAIN' },
        );
        const read = membersOf(text);
        if (Array.isArray(read) && options.lineWidth > 0) {
          expect(new Set(read)).toEqual(new Set(['yaml-syntax']));
          return;
        }
        expect(read).toEqual({
          identities: Buffer.from(sortedLines(identities)).toString(),
          guids: Buffer.from(sortedLines(guids)).toString(),
        });
      }),
      { numRuns: 300 },
    );
  });
});

const fragment = fc.constantFrom(
  ...['- ', 'members:', 'segment:', ' customer_segment_id: x', '\n', '\n  ', '*a', '&a ', '!t '],
  ...['{', '}', '[', ']', '"', "'", ': ', '# ', '|', '>-', '\t', '? ', '---\n', '...\n', ', '],
  ...['%YAML 1.1\n', '%TAG ! x\n', '<<: ', 'null', '\u2028', '\r', '\ud800', '\0', '\\x', 'guid: '],
  ...['members_from:', 'exclude_from:', 'file: ', 'guard:', ' ct_segment_id: 1', '!!set ', '-'],
);

describe('any text', () => {
  it('gives a manifest or problems with a place and a next step, never an exception', () => {
    const junk = fc.oneof(
      fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.array(fragment, { maxLength: 20 }).map((parts) => HEAD + parts.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    fc.assert(
      fc.property(junk, (text) => {
        const result = parseManifest(text, 'junk.yaml');
        if (result.ok) return;
        expect(result.problems.length).toBeGreaterThan(0);
        const lines = text.split('\n').length;
        for (const { place, next, message, frame } of result.problems) {
          expect(place?.line).toBeGreaterThan(0);
          expect(place?.line).toBeLessThanOrEqual(lines);
          expect(place?.column).toBeGreaterThan(0);
          expect(plain([...message, ...next])).not.toMatch(/undefined|\[object/);
          expect(frame).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
        }
      }),
      { numRuns: 600 },
    );
  });
});
