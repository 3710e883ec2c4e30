import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openList } from '../../src/lists/open-list.ts';
import { openDesired } from '../../src/manifest/desired.ts';
import type { OpenRef } from '../../src/manifest/exclusions.ts';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import { compareUtf8 } from '../../src/members/bytes.ts';
import { textOf } from '../../src/members/cursor.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import { untilOrdered } from '../../src/members/sorted-text.ts';
import type { MemberKind } from '../../src/model.ts';
import { memorySpill, readerOf } from '../members/bytes-reader.ts';

/** Small, so that lists meet; of IDs that case tells apart, and addresses that it does not. */
const NAMES = ['a', 'A', 'b', 'c', 'd', 'é', 'x@y.io', 'X@y.io', 'z@y.io'];
const LISTS = ['l0.txt', 'l1.txt', 'l2.txt', 'l3.txt'];

const rows = fc.uniqueArray(fc.constantFrom(...NAMES));
const lists = fc.tuple(rows, rows, rows, rows);
const refs = fc.array(fc.constantFrom(...LISTS), { maxLength: 3 });
const expression = fc.record({ members: rows, from: refs, common: refs, out: refs });
type Expression = typeof expression extends fc.Arbitrary<infer T> ? T : never;

/** What the documentation says, in naive sets. */
function naive({ members, from, common, out }: Expression, texts: readonly string[][]): string[] {
  const rowsOf = (list: string) => texts[LISTS.indexOf(list)] ?? [];
  const fold = (name: string) => (name.includes('@') ? name.toLowerCase() : name);
  const all = new Set([...members, ...from.flatMap(rowsOf)]);
  const kept = [...all].filter((name) => common.every((list) => rowsOf(list).includes(name)));
  const held = new Set(out.flatMap(rowsOf).map(fold));
  return kept.filter((name) => !held.has(fold(name))).sort(compareUtf8);
}

function manifestOf({ members, from, common, out }: Expression): string {
  const files = (field: string, names: readonly string[]) =>
    names.length === 0 ? {} : { [field]: names.map((file) => ({ file })) };
  const document = {
    segment: { customer_segment_id: 'vip' },
    members,
    ...files('members_from', from),
    ...files('intersect_with', common),
    ...files('exclude_from', out),
  };
  return JSON.stringify(document);
}

function desiredOf(text: string, open: OpenRef): string[] {
  const parsed = parseManifest(text, 'vip.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const desired = openDesired(parsed.value, new Map(), open);
  return untilOrdered(() =>
    (['identity', 'guid'] satisfies MemberKind[]).flatMap((kind) => {
      const found: string[] = [];
      for (const cursor = desired.cursor(kind); cursor.next(); ) found.push(textOf(cursor));
      return found;
    }),
  );
}

describe('desired members', () => {
  it('are the union of the lists, what intersections have of it, less exclusions', () => {
    const isDisjoint = ({ from, out }: Expression) => !from.some((list) => out.includes(list));
    fc.assert(
      fc.property(expression.filter(isDisjoint), lists, (given, texts) => {
        const open: OpenRef = (ref) => {
          const text = (texts[LISTS.indexOf(ref.path)] ?? []).map((name) => `${name}\n`).join('');
          return openList(ref, () => readerOf(Buffer.from(text)), new SortSpace(memorySpill(), 1));
        };
        expect(desiredOf(manifestOf(given), open)).toEqual(naive(given, texts));
      }),
      { numRuns: 300 },
    );
  });
});
