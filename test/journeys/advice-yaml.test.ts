import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemsToText } from '../../src/report/problems-text.ts';
import { problemsOf, SETTINGS, stage } from '../manifest/staged-fixture.ts';
import { YAML_CODES } from './advice-codes.ts';
import { paste, printedIn } from './advice-yaml.ts';

/** Lines that a problem of a config or a manifest prints, pasted as they are: that problem is gone. */
describe.each(YAML_CODES)('the YAML that %s prints', (code) => {
  it('ends the problem', () => {
    const repo = stage(realpathSync(mkdtempSync(join(tmpdir(), 'segops fixture '))), code);
    const files = {
      read: (path: string) => readFileSync(join(repo, path), 'utf8'),
      write: (path: string, text: string) => writeFileSync(join(repo, path), text),
    };
    const told = () => {
      const problems = problemsOf(repo, SETTINGS[code]?.environment ?? null);
      return printedIn(problemsToText(problems, { width: 80, colour: false }));
    };
    let pasted = 0;
    for (let round = 1; round <= 12; round += 1) {
      const now = told().find((one) => one.code === code && one.yaml.length > 0);
      if (now === undefined) break;
      paste(files, now);
      pasted += 1;
      const same = told().filter(({ file, says }) => file === now.file && says === now.says);
      expect(same, now.says).toEqual([]);
    }
    expect(pasted).toBeGreaterThan(0);
  });
});
