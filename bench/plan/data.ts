import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Identities like e-mail addresses, about 26 bytes each, spread over segments. */
export const SEGMENTS = 20;
/** One in so many members of the lock is gone from the list, and as many are new in it. */
const CHURN_EVERY = 200;

export interface Data {
  readonly folder: string;
  readonly members: number;
  /** One list per segment, sorted: what is wanted. */
  readonly want: readonly string[];
  /** The same lines, shuffled. */
  readonly wantShuffled: readonly string[];
  /** Plain sorted lines of what the lock holds, for the peers. */
  readonly have: readonly string[];
  readonly haveShuffled: readonly string[];
}

/** Makes the data once; later runs find it. */
export function makeData(root: string, members: number): Data {
  const folder = join(root, `${members}`);
  const data = describeData(folder, members);
  if (existsSync(join(folder, 'done'))) return data;
  for (const name of ['want', 'want-shuffled', 'have', 'have-shuffled']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  for (let segment = 0; segment < SEGMENTS; segment += 1) {
    const random = generator(segment + 1);
    const all = identities(random, Math.round(members / SEGMENTS));
    const have = all.filter((_, index) => index % CHURN_EVERY !== 1);
    const want = all.filter((_, index) => index % CHURN_EVERY !== 2);
    writeLines(data.have[segment] ?? '', have);
    writeLines(data.want[segment] ?? '', want);
    writeLines(data.haveShuffled[segment] ?? '', shuffled(have, random));
    writeLines(data.wantShuffled[segment] ?? '', shuffled(want, random));
  }
  writeFileSync(join(folder, 'done'), '');
  return data;
}

function describeData(folder: string, members: number): Data {
  const files = (name: string) =>
    Array.from({ length: SEGMENTS }, (_, index) => join(folder, name, `s${index}.txt`));
  return {
    folder,
    members,
    want: files('want'),
    wantShuffled: files('want-shuffled'),
    have: files('have'),
    haveShuffled: files('have-shuffled'),
  };
}

const SYLLABLES =
  'an ar bel ca da el fa gi ha in jo ka li ma na ol pa ra sa ta ul va wi ya zo mir ren sun tov kat'.split(
    ' ',
  );
const DOMAINS = ['example.com', 'mail.example', 'example.org', 'inbox.example', 'post.example'];

/** Distinct, ascending bytewise (they are ASCII). */
function identities(random: () => number, count: number): string[] {
  const found = new Set<string>();
  const pick = (words: readonly string[]) => words[random() % words.length] ?? '';
  while (found.size < count) {
    const name = `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}.${pick(SYLLABLES)}${random() % 10000}`;
    found.add(`${name}@${pick(DOMAINS)}`);
  }
  return [...found].sort();
}

function shuffled(lines: readonly string[], random: () => number): string[] {
  const result = [...lines];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = random() % (i + 1);
    [result[i], result[j]] = [result[j] ?? '', result[i] ?? ''];
  }
  return result;
}

function writeLines(file: string, lines: readonly string[]): void {
  const out = openSync(file, 'w');
  for (let i = 0; i < lines.length; i += 100_000) {
    writeSync(out, `${lines.slice(i, i + 100_000).join('\n')}\n`);
  }
  closeSync(out);
}

/** Numbers that are the same on every machine, from a seed (xorshift32). */
function generator(seed: number): () => number {
  let state = createHash('sha256').update(`${seed}`).digest().readUInt32LE(0) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
