import { describe, expect, it } from 'vitest';
import { alignRows } from '../../src/report/table.ts';

describe('a table', () => {
  it('aligns columns by what a terminal shows, without white space at the ends', () => {
    const rows = [
      ['会員', '1,204', '', 'x'],
      ['vip', '7', '+3', ''],
    ];
    const columns = [
      { align: 'left', gap: ' | ' },
      { align: 'right' },
      { align: 'right' },
      { align: 'left' },
    ] as const;
    expect(
      alignRows(
        rows.map((row) => row.map((text) => ({ text }))),
        columns,
      ),
    ).toEqual(['会員 | 1,204      x', 'vip  |     7  +3']);
  });

  it('leaves out a column that is empty in every row', () => {
    const columns = [{ align: 'left' }, { align: 'left' }, { align: 'left' }] as const;
    expect(alignRows([[{ text: 'a' }, { text: '' }, { text: 'b' }]], columns)).toEqual(['a  b']);
  });

  it('measures before it paints', () => {
    const paint = (text: string) => `<<${text}>>`;
    const columns = [{ align: 'right' }, { align: 'left' }] as const;
    expect(
      alignRows(
        [
          [{ text: '7', paint }, { text: 'b' }],
          [{ text: '10' }, { text: 'c' }],
        ],
        columns,
      ),
    ).toEqual([' <<7>>  b', '10  c']);
  });
});
