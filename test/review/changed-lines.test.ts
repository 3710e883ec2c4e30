import { describe, expect, it } from 'vitest';
import { ChangedLines } from '../../src/review/changed-lines.ts';

const DIFF = `diff --git a/lists/a.csv b/lists/a.csv
--- a/lists/a.csv
+++ b/lists/a.csv
@@ -1,2 +1,2 @@ hidden@example.com
-gone@example.com,x
+"Ada, ""the"" Lady",+4915112345678
+  - guid: abc.def # alfred
+members: [it''s, 'two words']
`;

describe('the lines that a diff changes', () => {
  const lines = new ChangedLines(DIFF);
  const has = (value: string) => lines.has({ kind: 'identity', value });

  it.each([
    'gone@example.com',
    'Ada, "the" Lady',
    '+4915112345678',
    'abc.def',
    'alfred',
    "it's",
    'two words',
  ])('have %s', (value) => expect(has(value)).toBe(true));

  it('have any number of members with spaces, in lists, items and cells', () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `user ${at}`);
    const written = rows.map((row, at) => [`+${row}`, `+  - "${row}"`, `+1,${row},2`][at % 3]);
    const many = new ChangedLines(`${written.join('\r\n')}\n`);
    expect(rows.filter((value) => !many.has({ kind: 'identity', value }))).toEqual([]);
  });

  it.each(['hidden@example.com', 'al', 'abc', 'o word', 'Ada, the Lady'])('have no %s', (value) => {
    expect(has(value)).toBe(false);
  });
});
