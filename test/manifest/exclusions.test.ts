import { describe, expect, it } from 'vitest';
import { Failure, failureCode } from '../../src/failure.ts';
import { openList } from '../../src/lists/open-list.ts';
import { openDesired } from '../../src/manifest/desired.ts';
import type { OpenRef } from '../../src/manifest/exclusions.ts';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import { textOf } from '../../src/members/cursor.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import { untilOrdered } from '../../src/members/sorted-text.ts';
import { memorySpill, readerOf } from '../members/bytes-reader.ts';

const MANIFEST = `segment: { customer_segment_id: vip }
members: [ADA@x.io, Bob@x.io, cy@x.io]
exclude_from: [file: out.txt]
`;

/** What is left of the members; `open` gives each reading of the list. */
function leftWith(open: OpenRef): string[] {
  const parsed = parseManifest(MANIFEST, 'vip.yaml');
  if (!parsed.ok) throw new Failure(parsed.problems);
  const desired = openDesired(parsed.value, new Map(), open);
  const left = untilOrdered(() =>
    (['identity', 'guid'] as const).flatMap((kind) => {
      const found: string[] = [];
      for (const cursor = desired.cursor(kind); cursor.next(); ) found.push(textOf(cursor));
      return found;
    }),
  );
  desired.sources();
  return left;
}

/** Opens the texts in turn, then the last one again and again; counts in `opened`. */
function opening(texts: readonly string[]) {
  const counted = { opened: 0 };
  const open: OpenRef = (ref) => {
    const text = texts[Math.min(counted.opened, texts.length - 1)] ?? '';
    counted.opened += 1;
    return openList(ref, () => readerOf(Buffer.from(text)), new SortSpace(memorySpill(), 1));
  };
  return { counted, open };
}

function codeOf(work: () => void): string | null | undefined {
  try {
    work();
    return null;
  } catch (error) {
    return failureCode(error);
  }
}

describe('a list of opt-outs', () => {
  it('that changes between its two readings is refused: whom it names is unknown', () => {
    expect(codeOf(() => leftWith(opening(['ada@x.io\n']).open))).toBe(null);
    const { open } = opening(['ada@x.io\n', 'bob@x.io\n']);
    expect(codeOf(() => leftWith(open))).toBe('list-changed');
  });

  it('is read once more, folded, for all segments together', () => {
    const { open, counted } = opening(['bob@x.io\nada@x.io\n']);
    expect(leftWith(open)).toEqual(['cy@x.io']);
    expect(counted.opened).toBe(2);
    expect(leftWith(open)).toEqual(['cy@x.io']);
    expect(counted.opened).toBe(3);
  });
});
