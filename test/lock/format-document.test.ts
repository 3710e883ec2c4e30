import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOf, parseChunk, renderChunk } from '../../src/lock/chunk.ts';
import { parseIndex, renderIndex } from '../../src/lock/index-format.ts';

const TEXT = readFileSync(resolve(import.meta.dirname, '../../docs/lock-format.md'), 'utf8');
const [INDEX = '', CHUNK = ''] = [...TEXT.matchAll(/```yaml\n(.*?)```/gs)].map(
  ([, block = '']) => block,
);

describe('docs/lock-format.md', () => {
  it('shows an index that segops reads, and a chunk with the digest that it names', () => {
    const index = parseIndex(INDEX, 'segops.lock');
    const [ref] = index.segments.get('vip_customers')?.chunks ?? [];
    const chunk = parseChunk(Buffer.from(CHUNK), 'chunk', ref?.sha256 ?? '');
    expect(renderChunk('vip_customers.1', chunk).toString()).toBe(CHUNK);
    expect(digestOf(Buffer.from(CHUNK))).toBe(ref?.sha256);
  });

  it('explains every field of an index', () => {
    const shown = renderIndex(parseIndex(INDEX, 'segops.lock'));
    const fields = [...shown.matchAll(/^ {0,4}([a-z_]+):/gm)].map(([, name = '']) => name);
    expect(fields.filter((name) => name !== 'format' && !TEXT.includes(`\`${name}\``))).toEqual([]);
  });
});
