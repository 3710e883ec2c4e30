import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openList } from '../../src/lists/open-list.ts';
import { openDesired } from '../../src/manifest/desired.ts';
import { ExclusionHashes } from '../../src/manifest/exclusion-hashes.ts';
import type { OpenRef } from '../../src/manifest/exclusions.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import { byKeyOf, exclusionsOf } from '../../src/manifest/references.ts';
import { compareUtf8 } from '../../src/members/bytes.ts';
import { textOf } from '../../src/members/cursor.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import { untilOrdered } from '../../src/members/sorted-text.ts';
import type { MemberKind } from '../../src/model.ts';
import { memorySpill, readerOf } from '../members/bytes-reader.ts';

/** Small, so that lists meet; of IDs that case tells apart, and addresses that it does not. */
const NAMES = ['a', 'A', 'b', 'c', 'd', 'é', 'x@y.io', 'X@y.io', 'z@y.io'];
const LISTS = ['l0.txt', 'l1.txt', 'l2.txt', 'l3.txt'];
const SETS = ['s0', 's1', 's2', 's3'];

const rows = fc.uniqueArray(fc.constantFrom(...NAMES));
const texts = fc.tuple(rows, rows, rows, rows);
/** A name ending in `.txt` is a list, any other a set; of sets, only those before this one. */
const sources = (at: number) =>
  fc.array(fc.constantFrom(...LISTS, ...SETS.slice(0, at), ...SETS.slice(0, at)), { maxLength: 3 });
const expression = (at: number) =>
  fc
    .record({ members: rows, from: sources(at), common: sources(at), out: sources(at) })
    .map((one) => ({ ...one, out: one.out.filter((source) => !one.from.includes(source)) }));
const expressions = fc.tuple(expression(0), expression(1), expression(2), expression(3));

interface Expression {
  readonly members: readonly string[];
  readonly from: readonly string[];
  readonly common: readonly string[];
  readonly out: readonly string[];
}
type Rows = (source: string) => readonly string[];

/** What the documentation says, in naive sets. */
function naive({ members, from, common, out }: Expression, rowsOf: Rows): string[] {
  const fold = (name: string) => (name.includes('@') ? name.toLowerCase() : name);
  const all = new Set([...members, ...from.flatMap(rowsOf)]);
  const kept = [...all].filter((name) => common.every((source) => rowsOf(source).includes(name)));
  const held = new Set(out.flatMap(rowsOf).map(fold));
  return kept.filter((name) => !held.has(fold(name))).sort(compareUtf8);
}

function manifestOf({ members, from, common, out }: Expression, at: number): Manifest {
  const items = (field: string, names: readonly string[]) => {
    const refs = names.map((name) => (name.endsWith('.txt') ? { file: name } : { segment: name }));
    return refs.length === 0 ? {} : { [field]: refs };
  };
  const document = {
    segment: { customer_segment_id: SETS[at] },
    members,
    ...items('members_from', from),
    ...items('intersect_with', common),
    ...items('exclude_from', out),
  };
  const parsed = parseManifest(JSON.stringify(document), `${at}.yaml`);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

function desiredOf(manifest: Manifest, manifests: readonly Manifest[], open: OpenRef) {
  const byKey = byKeyOf(manifests);
  const desired = openDesired(manifest, byKey, open, new ExclusionHashes([]));
  const names = untilOrdered(() =>
    (['identity', 'guid'] satisfies MemberKind[]).flatMap((kind) => {
      const found: string[] = [];
      for (const cursor = desired.cursor(kind); cursor.next(); ) found.push(textOf(cursor));
      return found;
    }),
  );
  const remembered = desired.sources().flatMap(({ at }) => at ?? []);
  return { names, remembered, exclusions: exclusionsOf(manifest, byKey) };
}

describe('desired members', () => {
  it('are the union of the lists, what intersections have of it, less exclusions', () => {
    fc.assert(
      fc.property(expressions, texts, (given, lists) => {
        const sets = new Map<string, string[]>();
        const rowsOf: Rows = (name) => sets.get(name) ?? lists[LISTS.indexOf(name)] ?? [];
        const manifests = given.map(manifestOf);
        const open: OpenRef = (ref) => {
          const text = rowsOf(ref.path).map((name) => `${name}\n`);
          return openList(
            ref,
            () => readerOf(Buffer.from(text.join(''))),
            new SortSpace(memorySpill(), 1),
          );
        };
        for (const [at, manifest] of manifests.entries()) {
          const expected = naive(given[at] ?? given[0], rowsOf);
          sets.set(manifest.key, expected);
          const { names, remembered, exclusions } = desiredOf(manifest, manifests, open);
          expect(names).toEqual(expected);
          // Each exclusion that may let somebody in is remembered, also of sets that it is built from.
          expect([...remembered].sort()).toEqual([...exclusions.keys()].sort());
        }
      }),
      { numRuns: 300 },
    );
  });
});
