import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readManifestText } from '../../src/manifest/parse-manifest.ts';
import { plain } from '../../src/message.ts';
import { problemsToText } from '../../src/report/problems-text.ts';

/*
 * The commonest mistakes of people who do not program. `NAME.yaml` is the manifest as they wrote it,
 * `NAME.txt` what they read, and following that, to the letter and no further, leads to a manifest.
 */
const FOLDER = join(import.meta.dirname, 'mistakes');
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));

function problemsIn(text: string) {
  return readManifestText(text, 'segments/vip.yaml').problems;
}

const WRITE = /Write lines? (\d+)(?: to (\d+))? like this:\n([\s\S]*)$/;
const REMOVE = /Remove lines (\d+) to (\d+)\. /;
const BELOW = /Put two spaces before .*, like this:\n([\s\S]*)$/;

/** The manifest after one next step. */
function followed(text: string, next: string): string {
  const lines = text.split('\n');
  const write = WRITE.exec(next);
  if (write !== null) {
    const [, first = '', last = first, written = ''] = write;
    const [, from, to = ''] = REMOVE.exec(next) ?? [];
    if (from !== undefined) lines.splice(Number(from) - 1, Number(to) - Number(from) + 1);
    lines.splice(Number(first) - 1, Number(last) - Number(first) + 1, ...written.split('\n'));
    return lines.join('\n');
  }
  const [, below = ''] = BELOW.exec(next) ?? [];
  if (below === '') return text;
  const block = below.split('\n');
  const moved = block.slice(1).map((line) => line.trim());
  const rest = lines.filter((line) => !moved.includes(line) && line !== block[0]);
  return [...block, ...rest].join('\n');
}

const BEFORE = 'segment:\n  customer_segment_id: vip\n';
/** Nobody knows what was meant, so the message says what is expected there. */
const BEYOND = [
  `${BEFORE}foo bar\nmembers:\n  - ada@example.com\n`,
  `${BEFORE}members:\n  - ada@example.com\n}\n`,
  `${BEFORE}members:\n  - [ada@example.com\n`,
  `${BEFORE}members:\r  - ada@example.com\r`.replaceAll('\n', '\r'),
];

describe('mistakes in YAML', () => {
  it.each(NAMES)('%s is told in plain words', async (name) => {
    const text = readFileSync(join(FOLDER, `${name}.yaml`), 'utf8');
    const shown = problemsToText(problemsIn(text), { width: 80, colour: false });
    await expect(shown).toMatchFileSnapshot(join(FOLDER, `${name}.txt`));
    expect(shown).not.toMatch(/mapping|sequence|scalar|token|implicit/i);
  });

  it.each(NAMES)('%s is fixed by what the message says', (name) => {
    let text = readFileSync(join(FOLDER, `${name}.yaml`), 'utf8');
    for (const step of stepsFrom(text)) text = step;
    expect(problemsIn(text).map(({ message }) => plain(message))).toEqual([]);
  });

  it.each([
    [
      `${BEFORE}<<<<<<< HEAD\nmembers: [ada]\n=======\nmembers: [bob]\n>>>>>>> theirs\n`,
      'Decide for each conflict which lines stay. Remove the lines that begin with <<<<<<<, ======= and >>>>>>>.',
    ],
    [
      `${BEFORE}members: [ada]\nguard: { waiver: { until: 2026-12-01T00:00Z, reason: "" } }\n`,
      'Write the reason in a few words: the log keeps it.',
    ],
  ])('say what only the author can know: %j', (text, next) => {
    expect(plain(problemsIn(text)[0]?.next ?? [])).toBe(next);
  });

  it.each(BEYOND)('are told where they are of no common kind: %j', (text) => {
    const [first] = problemsIn(text);
    expect(plain(first?.message ?? [])).not.toMatch(/mapping|sequence|scalar|token|implicit/i);
    expect([...stepsFrom(text)].length).toBeLessThan(10);
  });

  it('cut out of a manifest anywhere lead to no endless loop', () => {
    const whole = `${BEFORE}members:\n  - ada@example.com\nexclude_from:\n  - file: lists/out.csv\n    column: email\n`;
    const cuts = fc.record({
      at: fc.nat({ max: whole.length - 1 }),
      length: fc.integer({ min: 0, max: 3 }),
      put: fc.constantFrom('', ' ', '  ', '\n', '- ', ':', '*', '\u2022 ', '[', '"', '#', '='),
    });
    fc.assert(
      fc.property(cuts, ({ at, length, put }) => {
        const text = whole.slice(0, at) + put + whole.slice(at + length);
        expect([...stepsFrom(text)].length).toBeLessThan(10);
      }),
      { numRuns: 500 },
    );
  });
});

/** The manifest after each step, as long as messages show what to write. */
function* stepsFrom(start: string): Generator<string> {
  const told = new Set<string>();
  for (let text = start; ; ) {
    const [first] = problemsIn(text);
    if (first === undefined) return;
    const then = followed(text, plain(first.next));
    if (then === text) return;
    const key = `${first.place?.line} ${plain(first.message)}`;
    if (told.has(key)) throw new Error(`the same again: ${key}, from ${JSON.stringify(start)}`);
    told.add(key);
    text = then;
    yield text;
  }
}
