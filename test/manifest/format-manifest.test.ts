import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatManifest } from '../../src/manifest/format-manifest.ts';
import { readManifestText } from '../../src/manifest/parse-manifest.ts';

const HEAD = 'segment: { customer_segment_id: vip }\n';

/** The formatted text, or the codes of what is wrong. */
function formatted(text: string): string | string[] {
  const result = formatManifest(text, 'vip.yaml');
  return result.ok ? result.value : result.problems.map(({ code }) => code);
}

describe('formatting a manifest', () => {
  it('sorts members bytewise with identities first, and keeps comments with their members', () => {
    const text = `${HEAD}# who is invited
members:   # not sorted
  # founders

  # the first of them
  - zoe  # since 2019
  - guid: abc

  - "bob"
  # a capital comes first
  # bytewise
  - Ada
  # behind the last
guard: { max_removals: 3 }
`;
    expect(formatted(text)).toBe(`${HEAD}# who is invited
members:   # not sorted
  # founders

  # a capital comes first
  # bytewise
  - Ada
  - "bob"
  # the first of them
  - zoe  # since 2019
  - guid: abc
  # behind the last
guard: { max_removals: 3 }
`);
  });

  it('drops duplicates and keeps what was said about them', () => {
    const text = `${HEAD}members:\n- bob # new\n# twice\n- "ada" # vip\n- bob # old\n- ada`;
    expect(formatted(text)).toBe(`${HEAD}members:\n# twice\n- "ada" # vip\n# old\n- bob # new\n`);
  });

  it('leaves alone what is in order, in flow style, begun on another line, or not there', () => {
    for (const members of [
      'members:\n\n  - ada\n\n  # later\n  - bob\n',
      'members: [bob, ada]\n',
      'members: []\n',
      'members_from:\n  - file: vip.txt\n',
      'members:\n  - bob\n  - # whose name comes later\n    ada\n',
    ]) {
      expect(formatted(HEAD + members)).toBe(HEAD + members);
    }
  });

  it('moves members of several lines whole', () => {
    const text = `${HEAD}members:\n  - |-\n    zoe\n  - identity: bob\n    guid: abc\n  - { guid: abc }\n`;
    expect(formatted(text)).toBe(
      `${HEAD}members:\n  - identity: bob\n    guid: abc\n  - |-\n    zoe\n  - { guid: abc }\n`,
    );
  });

  it('keeps a member with other days, in the order of the days, and joins the same ones', () => {
    const items = [
      '- { identity: bob, first_day: 2026-12-01 }  # again',
      '- bob',
      '- identity: bob\n    last_day: 2026-11-01',
      '- ada',
      '- { identity: bob, last_day: 2026-11-01 } # the same',
    ];
    const text = `${HEAD}members:\n${items.map((item) => `  ${item}\n`).join('')}`;
    expect(formatted(text)).toBe(`${HEAD}members:
  - ada
  - bob
  # the same
  - identity: bob
    last_day: 2026-11-01
  - { identity: bob, first_day: 2026-12-01 }  # again
`);
  });

  it('refuses a manifest with problems of another kind', () => {
    expect(formatted(`${HEAD}members:\n  - bob\n  - null\n  - bob\n`)).toEqual([
      'reserved-identity',
    ]);
    expect(formatted('members:\n  - bob\n')).toEqual(['missing-segment-id']);
  });

  it('keeps the members and their comments, and is stable', () => {
    const written = fc.constantFrom(
      'ada',
      '"ada"',
      'bob',
      "'bob b'",
      'guid: ada',
      'zoë',
      '{ identity: bob, last_day: 2026-11-01 }',
      '{ guid: ada, first_day: 2026-11-01, last_day: 2026-11-01 }',
    );
    const item = fc.tuple(written, fc.constantFrom('', ' # why', '\n  # above the next', '\n'));
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), (items) => {
        const text = `${HEAD}members:\n${items.map(([value, end]) => `  - ${value}${end}\n`).join('')}`;
        const once = String(formatted(text));
        expect(formatted(once)).toBe(once);
        const members = [...new Set(items.map(([value]) => value.replace(/["']/g, '')))];
        expect(readManifestText(once, 'vip.yaml').manifest?.members?.count).toBe(members.length);
        for (const [, end] of items) expect(once).toContain(end.trim());
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same whatever the order', () => {
    const written = fc.shuffledSubarray(['ada', '"bob"', "'bob b'", 'guid: ada', 'zoë # why'], {
      minLength: 1,
    });
    fc.assert(
      fc.property(written, (items) => {
        const textOf = (values: readonly string[]) =>
          `${HEAD}members:\n${values.map((value) => `  - ${value}\n`).join('')}`;
        expect(formatted(textOf(items))).toBe(formatted(textOf([...items].reverse())));
      }),
    );
  });
});
