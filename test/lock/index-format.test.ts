import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Failure } from '../../src/failure.ts';
import { parseIndex, renderIndex } from '../../src/lock/index-format.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';

const text = renderIndex(emptyIndex('6f1c2a'));

function problemOf(written: string): string {
  try {
    parseIndex(written, 'segops.lock');
    return 'none';
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

describe('the index of the lock', () => {
  it('is canonical YAML that ends with its own digest', () => {
    const body = `# Written by segops. Never edit or merge this file: the account cannot be read back.
format: segops-lock/2
lineage: "6f1c2a"
serial: 0
account: null
origin: null
written: null
applying: null
segments: {}
history: []
`;
    expect(text).toBe(`${body}digest: ${createHash('sha256').update(body).digest('hex')}\n`);
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
    expect(problemOf(text.replace('segops-lock/2', 'segops-lock/9'))).toBe(
      'the lockfile segops.lock has the format "segops-lock/9", expected `segops-lock/2`',
    );
  });

  it('refuses a file that was cut off', () => {
    expect(problemOf(text.slice(0, -10))).toMatch(/digest does not match/);
  });

  it('reads back what it wrote, as a YAML parser does', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    const tricky = fc.oneof(
      word,
      fc.constantFrom('__proto__', '123', 'a: b', '- x', '"', '\u2028', '#'),
    );
    const sha256 = fc.constant('ab'.repeat(32));
    const count = fc.nat(1_000_000);
    const entry = fc.record({
      customerSegmentId: fc.option(tricky),
      ctSegmentId: fc.option(count),
      created: fc.constantFrom('no' as const, 'asked' as const, 'yes' as const),
      accepted: count,
      unconfirmed: count,
      unsettled: count,
      retired: fc.boolean(),
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
      blocked: fc.option(
        fc.record({
          error: fc.constant('API_SEGMENT_ID_MISMATCH' as const),
          customerSegmentId: fc.option(tricky),
          ctSegmentId: fc.option(count),
        }),
      ),
      chunks: fc.array(
        fc.record({
          file: word,
          first: fc.record({
            kind: fc.constantFrom('identity' as const, 'guid' as const),
            value: tricky,
          }),
          accepted: count,
          sha256,
        }),
        { maxLength: 2 },
      ),
    });
    const segments = fc.array(fc.tuple(tricky, entry), { maxLength: 4 });
    const history = fc.array(
      fc.record({
        serial: count,
        at: count,
        file: word,
        sha256,
        changeFiles: fc.array(word, { maxLength: 2 }),
      }),
      { maxLength: 2 },
    );
    fc.assert(
      fc.property(segments, fc.option(tricky), history, (pairs, account, records) => {
        const segments = new Map(pairs);
        const index = { ...emptyIndex('6f1c2a'), account, segments, history: records };
        const written = renderIndex(index);
        expect(parseIndex(written, 'segops.lock')).toEqual(index);
        const asYaml = parse(written, { mapAsMap: true }).get('segments');
        const keys = [...index.segments.keys()].sort((a, b) => (a < b ? -1 : 1));
        expect([...asYaml.keys()]).toEqual(keys);
        for (const key of keys) {
          expect(asYaml.get(key).get('accepted')).toBe(index.segments.get(key)?.accepted);
        }
      }),
    );
  });
});
