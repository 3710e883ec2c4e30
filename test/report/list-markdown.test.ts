import { expect, it } from 'vitest';
import type { PlannedList } from '../../src/plan/plan.ts';
import { listTexts } from '../../src/report/list-markdown.ts';
import { listOf, segmentOf } from './plans.ts';

const OTHER = '0'.repeat(64);

function textsOf(...lists: readonly PlannedList[]): string[] {
  return listTexts(segmentOf('vip', { lists }), null);
}

it('a list in a table is told apart: changed, or only used', () => {
  const out = listOf({ path: 'lists/out.txt', role: 'exclusion', rows: 52, bytes: 9 });
  const vip = listOf({ path: 'lists/vip.txt', role: 'members', rows: 10, bytes: 9 });
  const used = { ...out, before: out.facts };
  const edited = { ...vip, before: { ...vip.facts, rows: 9, sha256: OTHER } };
  expect(textsOf(out)).toEqual(['without `out.txt`']);
  // What changed comes first: it explains the change.
  expect(textsOf(used, edited)).toEqual([
    'from `vip.txt` (**+1 row**)',
    'without `out.txt` (unchanged)',
  ]);
  expect(textsOf({ ...edited, since: { added: 3, removed: 2 } })).toEqual([
    'from `vip.txt` (**+3 −2 rows**)',
  ]);
  const exchanged = { ...vip, before: { ...vip.facts, sha256: OTHER } };
  expect(textsOf(exchanged)).toEqual(['from `vip.txt` (**changed**)']);
  expect(textsOf(used, used, used, edited)).toEqual([
    'from `vip.txt` (**+1 row**)',
    'without `out.txt` (unchanged)',
    '2 more lists',
  ]);
});
