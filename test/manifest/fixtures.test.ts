import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../../src/codes.ts';
import type { Problem } from '../../src/model.ts';
import { messageText } from '../../src/report/render-message.ts';
import { FIXTURES, NOT_AS_ROOT, problemsOf, SETTINGS, stage } from './staged-fixture.ts';

let parent = '';
beforeEach(() => {
  parent = realpathSync(mkdtempSync(join(tmpdir(), 'segops fixture ')));
});
afterEach(() => rmSync(parent, { recursive: true }));

function print(problem: Problem): string {
  const { file, line, column } = problem.place ?? { file: '' };
  const at = [file, line, column].filter((part) => part !== undefined).join(':');
  const frame = problem.frame === undefined ? '' : `${problem.frame}\n`;
  return `${at} ${problem.severity} ${problem.code} ${messageText(problem.message)}\n${frame}  ${messageText(problem.next)}\n`;
}

describe('every code', () => {
  it('has a fixture', () => {
    expect(readdirSync(FIXTURES).sort()).toEqual([...PROBLEM_CODES].sort());
    const untold = PROBLEM_CODES.filter(
      (code) => !existsSync(join(FIXTURES, code, 'expected.txt')),
    );
    expect(untold).toEqual([]);
  });

  for (const code of PROBLEM_CODES) {
    const skipped = process.getuid?.() === 0 && NOT_AS_ROOT.includes(code);
    it.skipIf(skipped)(`tells ${code} at its place with a next step`, async () => {
      const setting = SETTINGS[code] ?? {};
      const repo = stage(parent, code);
      const told = problemsOf(repo, setting.environment ?? null);
      expect(told.map((problem) => problem.code)).toContain(code);
      const printed = told.map(print).join('\n');
      await expect(printed).toMatchFileSnapshot(join(FIXTURES, code, 'expected.txt'));
    });
  }
});
