import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFormat } from '../../src/lists/import-format.ts';
import { addList, withImport } from '../../src/manifest/edit-manifest.ts';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import type { Member } from '../../src/model.ts';

const UNNAMED = { column: null, guidColumn: null, delimiter: null, encoding: null };

describe('the format of an export', () => {
  it.each([
    ['vip.txt', 'ada', {}, { kind: 'text' }],
    [
      'vip.csv',
      'Type,Identity',
      {},
      { kind: 'csv', column: 'Identity', guidColumn: null, typeColumn: 'Type' },
    ],
    [
      'vip.txt',
      '"type","identity"',
      {},
      { kind: 'csv', column: 'identity', guidColumn: null, typeColumn: 'type' },
    ],
    ['vip.csv', 'Identity', {}, { kind: 'csv', column: 'Identity', guidColumn: null }],
    ['vip.txt', 'a,b', { column: 'b' }, { kind: 'csv', column: 'b', guidColumn: null }],
    [
      'vip.csv',
      'Type;Identity\ni;a',
      {},
      { kind: 'csv', column: 'Identity', guidColumn: null, typeColumn: 'Type' },
    ],
    ['vip.csv', 'a,b', { guidColumn: 'b' }, { kind: 'csv', column: null, guidColumn: 'b' }],
  ])('of %j that starts with %j and options %j', (name, line, options, format) => {
    expect(importFormat(name, Buffer.from(line), { ...UNNAMED, ...options })).toEqual({
      kind: 'format',
      format,
    });
  });

  it('is asked for where a CSV has several columns of other names', () => {
    expect(importFormat('vip.csv', Buffer.from('email,name'), UNNAMED).kind).toBe('unclear');
  });
});

describe('completing a manifest', () => {
  const people: readonly Member[] = ['new1', 'new2'].map((value) => ({ kind: 'identity', value }));
  const segment = { customerSegmentId: 'vip', ctSegmentId: null, name: null } as const;

  /** Manifests as people write them: comments, blank lines, quotes, indents and orders of any kind. */
  const comment = fc.constantFrom('', '   # why', ' #x: y');
  const scalar = fc.constantFrom(
    'ada',
    "'bob'",
    '"kim"',
    '00123',
    '{ guid: abcde12345 }',
    'guid: fghij67890',
  );
  const manifest = fc
    .record({
      top: fc.constantFrom('', '# ours\n', '\n\n# a: b\n'),
      indent: fc.constantFrom(' ', '  ', '    '),
      between: fc.constantFrom('', '\n', '# between\n'),
      comments: fc.array(comment, { minLength: 4, maxLength: 4 }),
      members: fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }),
      membersFirst: fc.boolean(),
      itemIndent: fc.constantFrom('', '  ', '      '),
      end: fc.constantFrom('', '\n', 'guard: { max_removals: 5 } # g\n'),
    })
    .map(({ top, indent, between, comments, members, membersFirst, itemIndent, end }) => {
      const head = `segment:${comments[0]}\n${indent}customer_segment_id: vip${comments[1]}\n${between}`;
      const items = members.map(
        (one, at) => `${itemIndent}- ${one}${comments[at % 4]}\n${at % 2 === 0 ? between : ''}`,
      );
      const body = `members:${comments[2]}\n${items.join('')}`;
      return `${top}${membersFirst ? body + head : head + body}${end}`;
    });

  it('keeps every line of its author, and adds its own', () => {
    fc.assert(
      fc.property(manifest, (text) => {
        const source = { kind: 'inline', members: people } as const;
        const edited = withImport(text, { ...segment, adopt: 'accepted', source });
        expect(edited).not.toBeNull();
        const ours = /^ *(adopt: accepted|- new[12])$/;
        const left = (edited ?? '').split('\n').filter((line) => !ours.test(line));
        expect(left.join('\n')).toBe(text);
        const parsed = parseManifest(edited ?? '', 'vip.yaml');
        const before = parseManifest(text, 'vip.yaml');
        const count = before.ok ? (before.value.members?.count ?? 0) : -1;
        expect(parsed.ok && parsed.value.members?.count).toBe(count + 2);
        expect(parsed.ok && parsed.value.decisions.adopt).toBe('accepted');
      }),
    );
  });

  it.each([
    [
      'members_from:\n- file: a.txt # a\nguard: {}\n',
      'members_from:\n- file: a.txt # a\n- { file: b.txt }\nguard: {}\n',
    ],
    ['segment: {}\n', 'segment: {}\nmembers_from:\n  - { file: b.txt }\n'],
    [
      'members_from:\n    - file: a.csv\n      column: x',
      'members_from:\n    - file: a.csv\n      column: x\n    - { file: b.txt }\n',
    ],
  ])('adds a list to %j', (text, after) => {
    expect(addList(text, '{ file: b.txt }')).toBe(after);
  });

  it('changes a decision that was made already', () => {
    const text = 'segment: { customer_segment_id: vip, adopt: unconfirmed } # x\nmembers: [a]\n';
    const source = { kind: 'inline', members: [] } as const;
    expect(withImport(text, { ...segment, adopt: 'accepted', source })).toBe(
      text.replace('unconfirmed', 'accepted'),
    );
  });
});
