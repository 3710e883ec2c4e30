import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../src/inspect/diagnosis.ts';
import { asCode, asCommand, asForeign, asKey, asPath, say } from '../../src/message.ts';
import { diagnosisToText } from '../../src/report/diagnosis-text.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import type { ImportReport } from '../../src/report/import-text.ts';
import { importToText } from '../../src/report/import-text.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { verifyToText } from '../../src/report/verify-text.ts';
import type { Verification } from '../../src/verify/verification.ts';

/** What nobody can break: a command to copy, and a path that people click. */
function overlong(text: string, width = 40): string[] {
  const lines = text.split('\n').filter((line) => !/ segops | \/\S+$/.test(line));
  return lines.filter((line) => displayWidth(line) > width);
}

const LONG = 'a_segment_with_a_key_that_no_one_would_choose_and_somebody_did';

describe('a terminal of 40 columns', () => {
  it('fits what an apply needs', () => {
    const diagnosis: Diagnosis = [
      { kind: 'works', need: 'Files', message: say`12,000 segments and 1,024 lists can be read` },
      {
        kind: 'unknown',
        need: 'Rules',
        message: say`${asPath('refs/heads/segops-lock-of-production')} has rules that cannot be read${asForeign('HTTP 404: Not Found (https://api.github.example/x)')}`,
        next: say`Give the token ${asCode('administration: read')}, and look again: ${asCommand('segops doctor --env production')}`,
      },
      {
        kind: 'broken',
        need: 'Credentials',
        problems: [
          {
            ...{ severity: 'error', code: 'lock-missing' },
            place: { file: `segments/${LONG}.yaml`, line: 12 },
            message: say`${asKey(LONG)} is not there`,
            next: say`Write ${asCode(`customer_segment_id: ${LONG}`)}.`,
          },
        ],
      },
    ];
    expect(overlong(diagnosisToText(diagnosis, { width: 40, colour: false }))).toEqual([]);
  });

  it('fits what an import of errors says', () => {
    const unmatched = Array.from({ length: 12 }, (_, at) => ({
      ...{ at: at + 1, error: 'Segment not found', segment: LONG, user: `${LONG}@example.com` },
    }));
    const report: ImportReport = {
      ...{ rows: 1234, outdated: 1200, dryRun: true, unmatched },
      unconfirmed: [
        [LONG, 1_000_000],
        ['vip', 1],
      ],
      blocked: [[LONG, 'INVALID_SEGMENT_ID_OR_SOMETHING_THAT_IS_AS_LONG']],
    };
    const text = importToText(report, 40);
    expect(overlong(text)).toEqual([]);
    expect(text).toContain('12 rows without a segment or member that');
    expect(overlong(importToText({ ...report, unconfirmed: [], rows: 0 }, 40))).toEqual([]);
  });

  it('fits what a verification says', () => {
    const member = { kind: 'identity', value: `${LONG}@example.com` } as const;
    const found = (kind: 'missing' | 'lingering' | 'foreign') =>
      ({ kind, why: 'no-trace', serial: 1234, member }) as const;
    const counts = {
      ...{ confirmed: 1_000_000, missing: 30, lingering: 1, foreign: 2, pending: 3 },
      ...{ 'no-evidence': 4, unprovable: 5, unconfirmed: 6 },
    };
    const verification: Verification = {
      ...{ at: 0, serial: 7, unmatched: 12, incomplete: say`the download stops in the middle` },
      source: { kind: 'download', name: `exports/${LONG}.csv`, at: 0, rows: 1_000_000 },
      recorded: { serial: 8, again: 31, taken: 2, wanted: 0, listed: 1 },
      segments: [
        {
          ...{ key: LONG, by: 'list', counts, removals: 9, through: 12, over: [] },
          findings: [found('missing'), found('lingering'), found('foreign')],
          reasons: [{ kind: 'pending', why: 'too-young', count: 3 }],
          unexplained: [say`12 additions were counted and 13 were sent to ${asKey(LONG)}`],
        },
      ],
    };
    const command = `segops verify ${LONG} --from exports/${LONG}.csv`;
    const narrow = { width: 40, colour: false, command };
    expect(overlong(verifyToText(OPEN.verification(verification), narrow))).toEqual([]);
    const { recorded: _, ...asked } = verification;
    const account: Verification['source'] = {
      ...{ kind: 'account', from: '2026-10-01', to: '2026-11-26', timezone: 'Asia/Kolkata' },
      ...{ events: 1_000_000, oldest: 0, requests: 401 },
    };
    const other = OPEN.verification({ ...asked, source: account });
    expect(overlong(verifyToText(other, narrow))).toEqual([]);
  });
});
