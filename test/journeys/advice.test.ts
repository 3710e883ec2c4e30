import { mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Code, ProblemCode } from '../../src/codes.ts';
import { GUARD_CODES, guardCode, OTHER_CODES, PROBLEM_CODES } from '../../src/codes.ts';
import { CHECKS, LIMITS } from '../../src/config/limits.ts';
import type { Span } from '../../src/message.ts';
import { problemsOf, SETTINGS, stage } from '../manifest/staged-fixture.ts';
import { LOCK_BRANCH } from './advice-branch.ts';
import { CANNOT, PROSE, YAML_CODES } from './advice-codes.ts';
import { FILE_LOCK } from './advice-file-lock.ts';
import { GUARDS } from './advice-guards.ts';
import { REST } from './advice-rest.ts';

/** Every code has a walk, or says in words what a person has to find out. */
const TOP = resolve(import.meta.dirname, '../..');
const ALL: readonly Code[] = [...PROBLEM_CODES, ...OTHER_CODES, ...GUARD_CODES];
const isCode = (code: string): code is Code => ALL.some((one) => one === code);
const GUARDED = Object.keys(GUARDS)
  .map((name): string => guardCode(name))
  .filter(isCode);
const SAID: readonly Code[] = PROSE;
const WALKED = [...[FILE_LOCK, LOCK_BRANCH, REST].flatMap(Object.keys).filter(isCode), ...GUARDED];
const LISTS: readonly (readonly Code[])[] = [
  WALKED,
  YAML_CODES,
  PROSE,
  Object.keys(CANNOT).filter(isCode),
];

describe('every code', () => {
  it('is walked, or in one list of those that are not', () => {
    const times = (code: Code) => LISTS.filter((list) => list.includes(code)).length;
    expect(ALL.filter((code) => times(code) !== 1)).toEqual([]);
  });

  it('is used', () => {
    const isPutTogether = (code: Code) => /^(apply|guard)-/.test(code);
    expect(ALL.filter((code) => !isPutTogether(code) && !mentions(code))).toEqual([]);
    const guards = Object.entries(LIMITS).flatMap(([name, { waivable }]) => (waivable ? name : []));
    expect([...guards, ...Object.keys(CHECKS)].map(guardCode).sort()).toEqual(
      [...GUARD_CODES].sort(),
    );
  });

  it('names no command and no YAML where it is said to be prose', () => {
    const told = PROSE.filter((code) => sayings(code).some((text) => IS_STEP.test(text)));
    expect(told).toEqual([]);
  });

  it('has no more of them in its fixture than the lists say', () => {
    const parent = realpathSync(mkdtempSync(join(tmpdir(), 'segops fixture ')));
    const steps = SAID.filter(isProblem).filter((code, at) => {
      const repo = stage(join(parent, String(at)), code);
      const told = problemsOf(repo, SETTINGS[code]?.environment ?? null);
      return told.some((one) => one.code === code && one.next.some(isStep));
    });
    expect(steps).toEqual([]);
  });
});

function isProblem(code: Code): code is ProblemCode {
  return PROBLEM_CODES.some((one) => one === code);
}

function isStep(span: Span): boolean {
  return typeof span !== 'string' && (span.kind === 'command' || span.kind === 'line');
}

/** What shows that a next step can be copied, in a message or in what it is put together from. */
const IS_STEP =
  /asCommand\(|asLines\(|writeLines?\(|writeThere\(|\b(RESTORE|wayBack|neverMade|newestOr|whatToDo|unblocking)\b/;

const SOURCES = ['src', 'cmd']
  .flatMap((folder) =>
    readdirSync(join(TOP, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(TOP, folder, name),
    ),
  )
  .filter((path) => path.endsWith('.ts') && !/codes\.ts$|yaml\/instead\.ts$/.test(path))
  .map((path) => readFileSync(path, 'utf8'));

/** Some are put together: `emulator-`, `lock-of-another-`, and faults of members. */
function mentions(code: Code): boolean {
  const tail = code.replace(/^(emulator|lock-of-another|github)-/, '');
  return SOURCES.some((text) => text.includes(`'${code}'`) || text.includes(`'${tail}'`));
}

/** The calls and objects of the source that the code is in. */
function sayings(code: Code): string[] {
  return SOURCES.flatMap((text) =>
    [...text.matchAll(new RegExp(`'${code}'`, 'g'))].map(({ index }) => around(text, index)),
  );
}

/** From the bracket that is open at a place to the one that closes it. */
function around(text: string, at: number): string {
  let start = at - 1;
  for (let depth = 0; start > 0; start -= 1) {
    const character = text.charAt(start);
    if (')}]'.includes(character)) depth += 1;
    if ('({['.includes(character) && --depth < 0) break;
  }
  let end = start;
  for (let depth = 0; end < text.length; end += 1) {
    const character = text.charAt(end);
    if ('({['.includes(character)) depth += 1;
    if (')}]'.includes(character) && --depth === 0) break;
  }
  return text.slice(start, end + 1);
}
