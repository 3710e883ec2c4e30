import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Days } from '../../src/config/days.ts';
import { countsOn } from '../../src/config/days.ts';
import { withGuard } from '../../src/manifest/edit-manifest.ts';
import { editMembers, memberYaml } from '../../src/manifest/edit-members.ts';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import type { Member } from '../../src/model.ts';

const HEAD = '# who\nsegment: { customer_segment_id: vip }   # the best\n';

function members(...names: string[]): Member[] {
  return names.map((name) =>
    name.startsWith('guid:')
      ? { kind: 'guid', value: name.slice(5) }
      : { kind: 'identity', value: name },
  );
}

describe('editing the members of a manifest', () => {
  it.each([
    [
      'members:\n  - a   # first\n  # about b\n  - "b"\n  - guid: g\n',
      ['c'],
      ['a'],
      'members:\n  # about b\n  - "b"\n  - guid: g\n  - c\n',
    ],
    ['members:\n- a\n- b\nguard: {}\n', ['guid:x'], ['b'], 'members:\n- a\n- guid: x\nguard: {}\n'],
    ['members: [a, "b", { guid: g }]\n', ['c'], ['guid:g'], 'members: [a, "b", c]\n'],
    ['members: []\n', ['a'], [], 'members: [a]\n'],
    ['members:\n  - a\n', [], ['a'], 'members: []\n'],
    ['members:\n  - a\n', ['a'], [], 'members:\n  - a\n'],
    ['members_from: [file: x.txt]\n', ['a'], [], 'members_from: [file: x.txt]\nmembers:\n  - a\n'],
    ['members_from: [file: x.txt]', [], ['a'], 'members_from: [file: x.txt]'],
  ])('turns %j with %j and without %j into %j', (text, add, remove, after) => {
    const edited = editMembers(HEAD + text, { add: members(...add), remove: members(...remove) });
    expect(edited).toBe(HEAD + after);
  });

  it.each([
    [
      'members:\n  - { identity: a, last_day: 2026-11-01 }\n  - { identity: a, last_day: 2026-12-01 }\n',
      'members:\n  - { identity: a, last_day: 2026-11-01 }\n  - c\n',
    ],
    [
      'members: [{ identity: a, last_day: 2026-12-01 }, { identity: c, last_day: 2026-11-01 }, b]\n',
      'members: [{ identity: c, last_day: 2026-11-01 }, b, c]\n',
    ],
    [
      'members:\n  - { identity: c, first_day: 2026-11-01 }\n  - a\n',
      'members:\n  - { identity: c, first_day: 2026-11-01 }\n',
    ],
  ])('leaves entries alone that do not count today: %j', (text, after) => {
    const counts = (days: Days) => countsOn(days, '2026-11-23', 'today');
    const edit = { add: members('c'), remove: members('a'), counts };
    expect(editMembers(HEAD + text, edit)).toBe(HEAD + after);
  });

  it('leaves a sequence with comments inside its brackets to a person', () => {
    const text = `${HEAD}members: [a, # who\n  b]\n`;
    expect(editMembers(text, { add: members('c'), remove: [] })).toBeNull();
  });

  it('writes what reads back as the same member, whatever its name', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => text === text.trim() && /^[^\p{C}\p{Z}]+$/u.test(text));
    fc.assert(
      fc.property(
        fc.oneof(name, fc.constantFrom('00123', 'true', '- a', '#x', '@y', '{}')),
        (value) => {
          const text = `${HEAD}members:\n  - ${memberYaml({ kind: 'identity', value })}\n`;
          const parsed = parseManifest(text, 'vip.yaml');
          if (!parsed.ok) {
            expect(parsed.problems.map(({ code }) => code)).toEqual(['reserved-identity']);
            return;
          }
          expect(Buffer.from(parsed.value.members?.identities ?? []).toString()).toBe(`${value}\n`);
        },
      ),
    );
  });
});

describe('writing a guard', () => {
  const guard = 'guard:\n  max_removals: 5';

  it.each([
    ['segment: a\n', 'segment: a\nguard:\n  max_removals: 5\n'],
    ['segment: a', 'segment: a\nguard:\n  max_removals: 5\n'],
    ['guard: { max_removals: 1 } # x\nsegment: a\n', 'guard:\n  max_removals: 5\nsegment: a\n'],
    [
      'guard:\n  max_removals: 1\n  waiver:\n    lists: [a]\n# next\nsegment: a\n',
      'guard:\n  max_removals: 5\n# next\nsegment: a\n',
    ],
  ])('turns %j into %j', (text, after) => {
    expect(withGuard(text, guard)).toBe(after);
  });
});
