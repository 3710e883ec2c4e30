import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextGlob } from '../../src/members/text-glob.ts';
import { cpuMsOf } from '../cpu.ts';

/** The same by a regular expression. */
function expected(glob: string, text: string, ignoresCase: boolean): boolean {
  const fold = (part: string) =>
    ignoresCase ? part.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : part;
  const body = fold(glob)
    .replace(/[.+^$()|\\[\]{}/-]/g, '\\$&')
    .replaceAll('?', '.')
    .replace(/\*+/g, '.*');
  return new RegExp(`^${body}$`, 'su').test(fold(text));
}

const text = (characters: string) =>
  fc.array(fc.constantFrom(...characters), { maxLength: 8 }).map((all) => all.join(''));

describe('a glob of texts', () => {
  it('matches what the regular expression matches', () => {
    fc.assert(
      fc.property(
        text('aAbé😀/.*?'),
        text('aAbé😀/.'),
        fc.boolean(),
        (glob, value, ignoresCase) => {
          const found = new TextGlob(glob, ignoresCase).matchesText(value);
          expect(found).toBe(expected(glob, value, ignoresCase));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('looks at its part of the bytes alone', () => {
    const bytes = Buffer.from('ada@x.io\nbob@y.io\n');
    const glob = new TextGlob('*@y.io');
    expect(glob.matches(bytes, 0, 8)).toBe(false);
    expect(glob.matches(bytes, 9, 17)).toBe(true);
    expect(new TextGlob('*b').matches(bytes, 0, 8)).toBe(false);
  });

  it('takes time that grows with its length and no faster', () => {
    const glob = new TextGlob(`*${'a'.repeat(120)}*${'a'.repeat(120)}b`);
    const took = cpuMsOf(() => {
      for (let time = 0; time < 10; time += 1)
        expect(glob.matchesText('a'.repeat(1024))).toBe(false);
    });
    expect(took).toBeLessThan(2000);
  });
});
