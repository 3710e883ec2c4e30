import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../src/inspect/diagnosis.ts';
import { asCommand, asForeign, asLabel, asMember, say } from '../../src/message.ts';
import {
  diagnosisToMarkdown,
  diagnosisToText,
  shownDiagnosis,
} from '../../src/report/diagnosis-text.ts';
import { OPEN, redacting } from '../../src/report/privacy.ts';

const FOUND: Diagnosis = [
  { kind: 'works', need: 'git', message: say`${asLabel('2.43.0')}` },
  {
    kind: 'broken',
    need: 'Lock',
    problems: [
      {
        severity: 'error',
        code: 'lock-missing',
        message: say`there is no lockfile${asForeign('ENOENT of ada@example.com')}`,
        next: say`Make it: ${asCommand('segops lock init')}`,
        place: { file: 'segops.yaml', line: 4 },
      },
    ],
  },
  {
    kind: 'unknown',
    need: 'Credentials',
    message: say`the passcode of ${asMember({ value: 'ada@example.com' })} was not asked for`,
    next: say`Set both.`,
  },
];

describe('diagnosisToText', () => {
  it('puts the verdict first, and commands on lines of their own', () => {
    expect(diagnosisToText(FOUND, { width: 80, colour: false })).toBe(
      [
        'To do: 1 of 3 checks found something to fix, 1 could not tell.',
        '',
        '  works        git          2.43.0',
        '  to do        Lock         segops.yaml:4: lock-missing: there is no lockfile:',
        '                            ENOENT of ada@example.com',
        '                            next: Make it:',
        '                              segops lock init',
        '  cannot tell  Credentials  the passcode of ada@example.com was not asked for',
        '                            next: Set both.',
        '',
      ].join('\n'),
    );
  });

  it('fits 40 columns', () => {
    const text = diagnosisToText(FOUND, { width: 40, colour: false });
    expect(text.split('\n').filter((line) => line.length > 40)).toEqual([]);
  });
});

describe('diagnosisToMarkdown', () => {
  it('says the same as a list', () => {
    expect(diagnosisToMarkdown(shownDiagnosis(FOUND, OPEN))).toBe(
      [
        '### To do: 1 of 3 checks found something to fix, 1 could not tell.',
        '',
        '- git, works: 2.43.0',
        '- Lock, **to do**: `segops.yaml:4`: lock-missing: there is no lockfile: ENOENT of `ada@example.com`',
        '  - next: Make it: `segops lock init`',
        '- Credentials, **cannot tell**: the passcode of `ada@example.com` was not asked for',
        '  - next: Set both.',
        '',
      ].join('\n'),
    );
  });
});

describe('shownDiagnosis', () => {
  it('shows no member where members are redacted', () => {
    const shown = shownDiagnosis(FOUND, redacting(null));
    expect(diagnosisToText(shown, { width: 80, colour: false })).not.toContain('ada');
    expect(diagnosisToMarkdown(shown)).not.toContain('ada');
  });
});
