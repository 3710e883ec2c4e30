import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
const BELOW = /Put two spaces before .*, like this:\n([\s\S]*)$/;

/** The manifest after one next step. */
function followed(text: string, next: string): string {
  const lines = text.split('\n');
  const write = WRITE.exec(next);
  if (write !== null) {
    const [, first = '', last = first, written = ''] = write;
    lines.splice(Number(first) - 1, Number(last) - Number(first) + 1, ...written.split('\n'));
    return lines.join('\n');
  }
  const [, below = ''] = BELOW.exec(next) ?? [];
  const block = below.split('\n');
  const moved = block.slice(1).map((line) => line.trim());
  const rest = lines.filter((line) => !moved.includes(line) && line !== block[0]);
  return [...block, ...rest].join('\n');
}

describe('mistakes in YAML', () => {
  it.each(NAMES)('%s is told in plain words', async (name) => {
    const text = readFileSync(join(FOLDER, `${name}.yaml`), 'utf8');
    const shown = problemsToText(problemsIn(text), { width: 80, colour: false });
    await expect(shown).toMatchFileSnapshot(join(FOLDER, `${name}.txt`));
    expect(shown).not.toMatch(/mapping|sequence|scalar|token|implicit/i);
  });

  it.each(NAMES)('%s is fixed by what the message says', (name) => {
    let text = readFileSync(join(FOLDER, `${name}.yaml`), 'utf8');
    for (let steps = 0; steps < 10; steps += 1) {
      const [first] = problemsIn(text);
      if (first === undefined) break;
      const then = followed(text, plain(first.next));
      expect(then).not.toBe(text);
      text = then;
    }
    expect(problemsIn(text).map(({ message }) => plain(message))).toEqual([]);
  });
});
