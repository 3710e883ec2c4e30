import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A word that is nowhere but in what names people, in the forms in which people are named. Whatever
 * of it is found in an output has leaked, also where it was encoded on the way.
 */
export const WORD = 'zqzoe';
export const ADDRESS = `${WORD}+vip@${WORD}.example`;
export const PHONE = '+49 170 5550937';
export const UUID = '5f1c77a0-93be-4d0b-8a51-07c2e1d3b4f6';
export const QUOTED = `"${WORD}" said \\`;
export const GUID = `${WORD}0123456789`;

/** Members as people could write them, the nasty ones too. */
export const PEOPLE = [
  ADDRESS,
  PHONE,
  UUID,
  QUOTED,
  `${WORD}: '${WORD}', ${WORD}`,
  `<b>${WORD}</b> \`${WORD}\``,
  `*${WORD}`,
];

const bytesOf = (text: string) => [...Buffer.from(text)].join(',');
const TRACES = [
  new RegExp(WORD, 'i'),
  /170.?5550937/,
  /5f1c77a0/i,
  new RegExp(bytesOf(WORD)),
  new RegExp([0, 1, 2].map((at) => inBase64(at)).join('|')),
  new RegExp([...WORD].map((letter) => `\\\\u00${hex(letter)}`).join('')),
];

/** The word in the middle of Base64, at each of its three offsets. */
function inBase64(offset: number): string {
  const text = Buffer.from('x'.repeat(offset) + WORD).toString('base64');
  return text
    .slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + WORD.length) * 4) / 3))
    .replace(/[+/=]/g, '\\$&');
}

function hex(letter: string): string {
  return letter.charCodeAt(0).toString(16);
}

/** Of each output that names a person, its name and the line. */
export function leaksIn(outputs: Readonly<Record<string, string>>): string[] {
  return Object.entries(outputs).flatMap(([name, text]) =>
    text
      .split('\n')
      .filter((line) => TRACES.some((trace) => trace.test(line)))
      .map((line) => `${name}: ${line}`),
  );
}

/** Everything that a folder holds, as one text for each file. */
export function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [`file ${path}`, readFileSync(path, 'latin1')];
    }),
  );
}
