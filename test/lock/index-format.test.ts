import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Failure } from '../../src/failure.ts';
import { digestIn, parseIndex, renderIndex } from '../../src/lock/index-format.ts';
import type { LockIndex } from '../../src/lock/lock-index.ts';
import {
  EMPTY_ENTRY,
  emptyIndex,
  isSince,
  predecessorsOf,
  shortDigest,
} from '../../src/lock/lock-index.ts';
import { plain } from '../../src/message.ts';

const text = renderIndex(emptyIndex('6f1c2a'));

function failureOf(written: string): Failure {
  try {
    parseIndex(written, 'segops.lock');
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('it was read');
}

function problemOf(written: string): string {
  return failureOf(written).message;
}

function sealed(body: string): string {
  return `${body}digest: ${createHash('sha256').update(body).digest('hex')}\n`;
}

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
const tricky = fc.oneof(
  word,
  fc.constantFrom('__proto__', '123', 'a: b', '- x', '"', '\u2028', '#'),
);
const sha256 = fc.constant('ab'.repeat(32));
const count = fc.nat(1_000_000);
const CHUNK = fc.record({
  number: count,
  first: fc.record({ kind: fc.constantFrom('identity' as const, 'guid' as const), value: tricky }),
  accepted: count,
  unconfirmed: count,
  unsettled: count,
  sha256,
});
/** As JSON has it: without a negative zero. */
const json = fc.json().map((text): unknown => JSON.parse(JSON.stringify(JSON.parse(text))));
const MORE = fc.record({ announced: json, verified: json }, { requiredKeys: [] });
const EXCLUSIONS = fc.record({
  held: fc.array(fc.record({ people: count, until: fc.option(count) }), { maxLength: 2 }),
  filters: fc.array(
    fc.record({ path: tricky, rows: count, key: word, until: fc.option(count), sha256 }),
    { maxLength: 2 },
  ),
});
const ENTRY = fc
  .record({
    id: tricky,
    customerSegmentId: fc.option(tricky),
    ctSegmentId: fc.option(count),
    used: fc.array(tricky, { maxLength: 2 }),
    refused: fc.array(tricky, { maxLength: 2 }),
    created: fc.constantFrom('no' as const, 'asked' as const, 'yes' as const),
    accepted: count,
    unconfirmed: count,
    unsettled: count,
    retired: fc.boolean(),
    firstFill: count,
    lists: fc.array(
      fc.record({
        role: fc.constantFrom('members' as const, 'exclusion' as const),
        path: tricky,
        rows: count,
        bytes: count,
        sha256,
        endsWithNewline: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    exclusions: EXCLUSIONS,
    blocked: fc.option(
      fc.record({
        error: fc.constantFrom(
          'API_SEGMENT_ID_MISMATCH' as const,
          'API_SEGMENT_NOT_FOUND_OR_DELETED' as const,
        ),
        customerSegmentId: fc.option(tricky),
        ctSegmentId: fc.option(count),
      }),
    ),
    nextChunk: count,
    chunks: fc.array(CHUNK, { maxLength: 2 }),
    more: MORE,
  })
  .map((entry) => ({
    ...entry,
    chunks: entry.chunks.map((chunk) => ({ ...chunk, segment: entry.id })),
  }));
const RECORD = fc.record({
  serial: count,
  apply: tricky,
  at: count,
  file: word,
  sha256,
  changeFiles: fc.array(word, { maxLength: 2 }),
});
const digest = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'),
  minLength: 64,
  maxLength: 64,
});
const INDEX: fc.Arbitrary<LockIndex> = fc.record({
  lineage: tricky,
  serial: count,
  binding: fc.option(fc.record({ account: tricky, origin: tricky, isConfirmed: fc.boolean() })),
  written: fc.option(fc.record({ apply: tricky, at: count, commit: fc.option(word) })),
  applying: fc.option(fc.record({ apply: tricky, segments: fc.array(tricky, { maxLength: 2 }) })),
  movedTo: fc.option(tricky),
  segments: fc.array(fc.tuple(tricky, ENTRY), { maxLength: 4 }).map((pairs) => new Map(pairs)),
  nextSegment: count,
  usedWaivers: fc.array(fc.record({ digest: word, until: count }), { maxLength: 2 }),
  history: fc.array(RECORD, { maxLength: 2 }),
  predecessors: fc.array(digest.map(shortDigest), { maxLength: 3 }),
  digest: fc.option(digest),
});

describe('the index of the lock', () => {
  it('is canonical YAML that ends with its own digest', () => {
    const body = `# Written by segops. Never edit or merge this file: the account cannot be read back.
format: segops-lock/3
lineage: "6f1c2a"
serial: 0
account: null
origin: null
confirmed: false
written: null
applying: null
moved_to: null
next_segment: 1
segments: {}
history: []
predecessors: []
`;
    expect(text).toBe(sealed(body));
  });

  it('refuses an edit by hand', () => {
    expect(problemOf(text.replace('serial: 0', 'serial: 1'))).toBe(
      'the lockfile segops.lock was changed by something other than segops: its digest does not match',
    );
  });

  it('refuses conflict markers', () => {
    expect(problemOf(`<<<<<<< HEAD\n${text}`)).toBe(
      'the lockfile segops.lock has conflict markers',
    );
  });

  it('refuses a format that it does not know', () => {
    expect(problemOf(text.replace('segops-lock/3', 'segops-lock/9'))).toBe(
      'the lockfile segops.lock has the format "segops-lock/9", expected `segops-lock/3`',
    );
  });

  it.each(['segops-lock/1', 'segops-lock/2'])(
    'refuses the older format %s by its name, with the way out, also an empty one',
    (format) => {
      const body = `# Written by segops.
format: ${format}
lineage: "6f1c2a"
serial: 0
account: null
origin: null
written: null
applying: null
segments: {}
history: []
`;
      const [problem] = failureOf(sealed(body)).problems;
      expect([problem?.code, plain(problem?.message ?? []), plain(problem?.next ?? [])]).toEqual([
        'lock-damaged',
        `the lockfile segops.lock has the format "${format}", expected \`segops-lock/3\``,
        'Nothing was sent. Apply once more with the version of segops that wrote it. Then make a new lock, and import what is in the account.',
      ]);
    },
  );

  it('refuses a file that was cut off', () => {
    expect(problemOf(text.slice(0, -10))).toMatch(/digest does not match/);
  });

  it('reads back what it wrote, as a YAML parser does', () => {
    fc.assert(
      fc.property(INDEX, (index) => {
        const written = renderIndex(index);
        expect(parseIndex(written, 'segops.lock')).toEqual({
          ...index,
          predecessors: predecessorsOf(index),
          digest: digestIn(written),
        });
        const asYaml = parse(written, { mapAsMap: true }).get('segments');
        const keys = [...index.segments.keys()].sort((a, b) => (a < b ? -1 : 1));
        expect([...asYaml.keys()]).toEqual(keys);
        for (const key of keys) {
          expect(asYaml.get(key).get('accepted')).toBe(index.segments.get(key)?.accepted);
        }
      }),
    );
  });

  it('leaves out what an entry does not have, and carries along what it has', () => {
    const more = { announced: [['2026-11-24', 3]], verified: null };
    const entry = { ...EMPTY_ENTRY, id: 'vip.1', customerSegmentId: 'vip' };
    const segments = new Map([
      ['news', entry],
      ['vip', { ...entry, more }],
    ]);
    const written = renderIndex({ ...emptyIndex('6f1c2a'), segments });
    const found = written
      .split('\n')
      .filter((line) => /exclusion_filters|announced|verified/.test(line));
    expect(found).toEqual(['    announced: [["2026-11-24",3]]', '    verified: null']);
    expect(parseIndex(written, 'segops.lock').segments.get('vip')?.more).toEqual(more);
  });

  it('names those before it, the last thousand of them', () => {
    let index: LockIndex = emptyIndex('6f1c2a');
    const digests: string[] = [];
    for (let serial = 0; serial <= 1002; serial += 1) {
      index = parseIndex(renderIndex({ ...index, serial }), 'segops.lock');
      digests.push(index.digest ?? '');
    }
    const [first = '', second = '', third = ''] = digests;
    expect(new Set(digests).size).toBe(1003);
    expect(index.predecessors).toEqual(digests.slice(2, -1).map(shortDigest));
    expect([first, second, third].map((digest) => isSince(index, digest))).toEqual([
      false,
      false,
      true,
    ]);
    expect(isSince(index, index.digest ?? '')).toBe(true);
  });
});
