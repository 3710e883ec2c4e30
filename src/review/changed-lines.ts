import type { Member } from '../model.ts';

/** What stands around a member in a manifest, a text or a CSV. */
const AROUND = /[\s,;|"'[\]{}]+/;
const WORD = /[\p{L}\p{N}@._+-]/u;
/** Members with such signs are looked for one by one. */
const MOST_SEARCHED = 1000;

/** What a line is as a row, an item or cells, where they have spaces. */
function valuesIn(line: string): string[] {
  const item = line.trim().replace(/^- +/, '');
  return [item, ...item.split(/[,;|\t]/)].map((value) =>
    value.trim().replace(/^(["'])(.*)\1$/, '$2'),
  );
}

/** The lines that a diff shows as added or removed, and who stands in them. */
export class ChangedLines {
  readonly #words: ReadonlySet<string>;
  readonly #text: string;
  #searched = 0;

  /** `diff`: as git prints it. */
  constructor(diff: string) {
    const changed = diff.split('\n').filter((line) => /^[+-]/.test(line));
    const lines = changed.map((line) => line.slice(1));
    this.#text = lines.join('\n');
    const words = new Set(this.#text.split(AROUND));
    for (const line of lines) for (const value of valuesIn(line)) words.add(value);
    this.#words = words;
  }

  /** As it is written where nothing needs to be quoted. */
  has({ value }: Member): boolean {
    if (this.#words.has(value)) return true;
    if (!AROUND.test(value) || this.#searched === MOST_SEARCHED) return false;
    this.#searched += 1;
    const doubled = [`"`, `'`].map((sign) => value.replaceAll(sign, sign + sign));
    return [value, ...doubled].some((written) => this.#finds(written));
  }

  #finds(value: string): boolean {
    for (let at = this.#text.indexOf(value); at >= 0; at = this.#text.indexOf(value, at + 1)) {
      const [before, after] = [this.#text[at - 1] ?? ' ', this.#text[at + value.length] ?? ' '];
      if (!WORD.test(before) && !WORD.test(after)) return true;
    }
    return false;
  }
}
