import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENTRY_ERRORS } from '../../src/clevertap/wire.ts';
import { parseFault } from '../../src/emulator/fault-text.ts';
import { CREATE_RESPONSES } from '../../src/emulator/options.ts';

const docs = readFileSync('docs/emulator.md', 'utf8');
const page = readFileSync('src/emulator/page/page.html', 'utf8');

/** The code words in the first column of the table that begins with this head. */
function firstColumn(head: string): string[] {
  const [, table = ''] = docs.split(`${head}\n`);
  const [rows = ''] = table.split('\n\n');
  return rows
    .split('\n')
    .flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
    );
}

describe('docs/emulator.md', () => {
  it('names faults and fields that can be given as it writes them', () => {
    const faults = firstColumn('| fault | what happens | processed? |');
    const fields = firstColumn('| for each fault | |');
    expect([faults.length, fields.length]).toEqual([13, 3]);
    const texts = [...faults, ...fields.map((field) => `lost,${field}`)].map((text) =>
      text
        .replace('TIME', '5s')
        .replace('SHARE', '0.5')
        .replace('NAME', 'create')
        .replace('N', '500'),
    );
    const kinds = texts.map((text) => parseFault(text));
    expect(kinds.filter(({ ok }) => !ok)).toEqual([]);
    expect(new Set(kinds.map((kind) => (kind.ok ? kind.value.effect.kind : null)))).toEqual(
      new Set([
        'status',
        'reset',
        'stall',
        'truncate',
        'nonjson',
        'lost',
        'late',
        'progress',
        'partial',
        'fail',
        'skip',
      ]),
    );
  });

  it('describes every entry error and every shape of Create Segment', () => {
    expect(firstColumn('| error type | the pair |').sort()).toEqual([...ENTRY_ERRORS].sort());
    expect(firstColumn('| `--create-response` | answer |')).toEqual([...CREATE_RESPONSES]);
  });
});

it('offers every entry error as a filter of the page', () => {
  const offered = [...page.matchAll(/<option>(\w+)<\/option>/g)].map((match) => match[1]);
  expect(offered).toEqual([...ENTRY_ERRORS]);
});
