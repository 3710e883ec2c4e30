import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editList } from '../../src/lists/edit-list.ts';
import { isEditable } from '../../src/lists/list-ref.ts';

function edit(text: string, add: readonly string[], remove: readonly string[]): string {
  return editList(Buffer.from(text), add, new Set(remove)).toString();
}

describe('editing a list', () => {
  it.each([
    ['b\nd\n', ['c', 'a', 'e'], [], 'a\nb\nc\nd\ne\n'],
    ['d\nb\n', ['c'], [], 'd\nb\nc\n'],
    ['a\nb\nc\n', [], ['b'], 'a\nc\n'],
    ['a\nb', ['c'], [], 'a\nb\nc\n'],
    ['\ufeffa\r\nc\r\n', ['b'], [], '\ufeffa\r\nb\r\nc\r\n'],
    ['a\n\nb\n', [], ['a'], '\nb\n'],
    ['', ['a'], [], 'a\n'],
    ['a\n', [], ['a'], ''],
  ])('turns %j with %j and without %j into %j', (text, add, remove, after) => {
    expect(edit(text, add, remove)).toBe(after);
  });

  it('makes UTF-8 of UTF-16, and knows every line ending', () => {
    const text = Buffer.from('\ufeffb\r\na\r', 'utf16le');
    expect(editList(text, ['c'], new Set(['b'])).toString()).toBe('a\rc\r\n');
  });

  it('is not edited in another encoding, or as a CSV', () => {
    expect(isEditable({ kind: 'text' })).toBe(true);
    expect(isEditable({ kind: 'text', encoding: 'windows-1252' })).toBe(false);
    expect(isEditable({ kind: 'csv', column: 'email', guidColumn: null })).toBe(false);
  });

  it('keeps every line that it does not take out, in order', () => {
    const line = fc.stringMatching(/^[a-z]{1,3}$/);
    fc.assert(
      fc.property(fc.array(line), fc.array(line), fc.array(line), (lines, add, remove) => {
        const text = lines.map((one) => `${one}\n`).join('');
        const after = edit(text, add, remove).split('\n').slice(0, -1);
        const gone = new Set(remove);
        const kept = lines.filter((one) => !gone.has(one));
        expect([...after].sort()).toEqual([...kept, ...add].sort());
        let at = 0;
        for (const one of kept) {
          at = after.indexOf(one, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
    );
  });
});
