import { TextGlob } from '../members/text-glob.ts';

/*
 * Who owns a file, as GitHub reads CODEOWNERS: the last pattern that matches counts, also where it names
 * nobody. Patterns are those of .gitignore without negation and character ranges. Lines that GitHub skips
 * are skipped here. Whoever may push writes them, so a path is compared in time that grows with the product of
 * both lengths at most.
 */

export interface OwnedFiles {
  readonly owners: readonly string[];
  matches(path: readonly string[]): boolean;
}

/** GitHub takes the first that is there. */
export const CODEOWNERS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

export function parseCodeowners(text: string): OwnedFiles[] {
  return text.split('\n').flatMap((line): OwnedFiles[] => {
    const [pattern, ...owners] = wordsOf(line);
    if (pattern === undefined || !owners.every(isOwner)) return [];
    const steps = stepsOf(pattern);
    return steps === null ? [] : [{ owners, matches: (path) => isMatch(steps, path) }];
  });
}

/** Empty where nobody owns it. `path` is one of git, with slashes. */
export function ownersIn(files: readonly OwnedFiles[], path: string): readonly string[] {
  const names = path.split('/');
  return files.findLast((one) => one.matches(names))?.owners ?? [];
}

/** Up to a comment. A backslash makes a space a part of the pattern. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:\\.|[^\s\\])+/g)) {
    if (word.startsWith('#')) break;
    words.push(words.length === 0 ? word.replace(/\\(.)/g, '$1') : word);
  }
  return words;
}

/** A user, a team, or the address of one. */
function isOwner(word: string): boolean {
  return /^@[\w-]+(\/[\w.-]+)?$/.test(word) || /^[^@\s]+@[^@\s]+$/.test(word);
}

/** One step is a name of a path, or any number of them. */
type Step = TextGlob | 'any-number';

const ONE = new TextGlob('*');

/** null for what GitHub does not take for a pattern. */
function stepsOf(pattern: string): Step[] | null {
  if (/^!|[[\]]|\*{3}/.test(pattern) || pattern === '/') return null;
  const names = pattern.replace(/^\//, '').split('/');
  const isFolder = names.at(-1) === '';
  if (isFolder) names.pop();
  // With a slash at its start or within, it starts at the top.
  const isAnywhere = !pattern.startsWith('/') && names.length === 1;
  const last = names.at(-1);
  const steps = names.map((name, at): Step => {
    if (name !== '**') return new TextGlob(name);
    return at === names.length - 1 ? ONE : 'any-number';
  });
  return [
    ...(isAnywhere ? (['any-number'] as const) : []),
    ...steps,
    ...(isFolder ? [ONE] : []),
    // What a folder contains belongs to whoever owns it; `docs/*` is of files alone.
    ...(isFolder || last !== '*' ? (['any-number'] as const) : []),
  ];
}

/** After a mismatch only the last step that may be longer is made longer: nothing earlier would help. */
function isMatch(steps: readonly Step[], path: readonly string[]): boolean {
  let [step, name] = [0, 0];
  let longer: { readonly step: number; name: number } | null = null;
  while (name < path.length) {
    const wanted = steps[step];
    if (wanted === 'any-number') {
      longer = { step, name };
      step += 1;
    } else if (wanted?.matchesText(path[name] ?? '')) {
      step += 1;
      name += 1;
    } else if (longer !== null) {
      longer.name += 1;
      step = longer.step + 1;
      name = longer.name;
    } else return false;
  }
  while (steps[step] === 'any-number') step += 1;
  return step === steps.length;
}
