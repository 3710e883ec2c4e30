import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { knownFailure } from '../../src/app/known-failure.ts';
import { openListFile } from '../../src/lists/list-files.ts';
import { messageText } from '../../src/report/render-message.ts';

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

it('tells of a list that is gone, or another thing, when it is read, and calls it no bug', () => {
  const list = join(mkdtempSync(join(tmpdir(), 'segops gone ')), 'vip.txt');
  writeFileSync(list, 'ada\n');
  rmSync(list);
  const told = () => {
    const problems = knownFailure(thrownBy(() => openListFile(list)))?.problems ?? [];
    return problems.map(({ code, message }) => [code, messageText(message)]);
  };
  expect(told()).toEqual([
    ['system-refused', `a file is gone that was there a moment ago: ${list}`],
  ]);
  mkdirSync(list);
  expect(told()).toEqual([['list-not-a-file', `the list ${list} is not a regular file`]]);
});
