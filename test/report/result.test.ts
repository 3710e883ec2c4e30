import { describe, expect, it } from 'vitest';
import { asForeign, say } from '../../src/message.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { resultToJson } from '../../src/report/result-json.ts';
import { resultToText } from '../../src/report/result-text.ts';

const PLAIN = { width: 80, colour: false };

const APPLIED = OPEN.summary({
  outcome: 'applied',
  changes: { total: 124, accepted: 124, rejected: 0, unconfirmed: 0, unsent: 0 },
  requests: 2,
  seconds: 1.42,
  creates: 0,
  rejected: [],
  stoppedBecause: null,
  serial: 13,
  next: null,
});

const PARTIAL = OPEN.summary({
  ...APPLIED,
  outcome: 'partial',
  changes: { total: 1240, accepted: 1100, rejected: 1, unconfirmed: 100, unsent: 39 },
  requests: 14,
  seconds: 75,
  creates: 1,
  adopted: 0,
  rejected: [
    {
      change: {
        segment: 'vip_customers',
        operation: 'ADD',
        member: { kind: 'guid', value: 'not a guid' },
      },
      message: say`CleverTap answered 400${asForeign('Invalid guid')}`,
    },
  ],
});

describe('the result of an apply as text', () => {
  it('says that all is done', () => {
    expect(resultToText(APPLIED, PLAIN)).toBe(
      'Applied 124 of 124 changes in 2 requests (1.4 s).\nThe lockfile is at serial 13.\n',
    );
  });

  it('says what is open, what becomes of it, and what to do', () => {
    expect(resultToText(PARTIAL, PLAIN)).toBe(
      `Created 1 segment. Applied 1,100 of 1,240 changes in 14 requests (1 min 15 s).

  vip_customers  + guid: not a guid
      CleverTap answered 400: Invalid guid.

  1 change was rejected. The account did not change for it.
  100 changes are unconfirmed: no clear answer came. The next apply sends them
    again.
  39 changes were not sent. The next apply sends them.

The lockfile is at serial 13.
Running it again is safe: it sends what is missing, and once more only the 100
changes that have no clear answer yet.
Exit code 4: applied in part.
Next: apply again:
  segops apply
`,
    );
  });

  it('says why it stopped', () => {
    const stopped: typeof APPLIED = {
      ...APPLIED,
      outcome: 'stopped',
      changes: { total: 124, accepted: 0, rejected: 100, unconfirmed: 0, unsent: 24 },
      requests: 1,
      seconds: 0.2,
      stoppedBecause: say`CleverTap answered 401: the account ID or the passcode is wrong`,
    };
    expect(resultToText(stopped, PLAIN).split('\n').slice(0, 3)).toEqual([
      'Stopped: CleverTap answered 401: the account ID or the passcode is wrong.',
      'Applied 0 of 124 changes in 1 request (0.2 s).',
      '',
    ]);
  });

  it('says first who is still where they should not be, and that nothing is sent twice', () => {
    const stopped = OPEN.summary({
      ...APPLIED,
      outcome: 'stopped',
      changes: { total: 8, accepted: 5, rejected: 0, unconfirmed: 0, unsent: 3 },
      staying: { people: 2, unclear: 0, segments: ['vip'] },
      stoppedBecause: say`the time limit has passed`,
    });
    const told = (parts: Partial<typeof stopped>) =>
      resultToText(OPEN.summary({ ...stopped, ...parts }), PLAIN).replace(/\s+/g, ' ');
    expect(told({})).toContain(
      '2 people who should have left vip are still there, and can still get messages. Hold messages to vip in CleverTap until the rest is applied.',
    );
    expect(told({})).toContain('it sends what is missing, and nothing twice.');
    const several = { people: 1, unclear: 2, segments: ['a', 'b', 'c', 'd', 'e'] };
    expect(told({ staying: several })).toContain(
      '1 person who should have left a, b, c and 2 other segments is still there, and can still get messages. 2 more may be there: no clear answer came. Hold messages to a, b, c and 2 other segments in CleverTap until the rest is applied.',
    );
    expect(told({ staying: { people: 0, unclear: 1, segments: ['vip'] } })).toContain(
      '1 person who should have left vip may still be there: no clear answer came.',
    );
    expect(told({ settling: 1 })).toContain('once more only the 1 change that has no clear answer');
    expect(told({ outcome: 'settling', settling: 1 })).not.toContain('Running');
  });

  it('says when all was answered and something waits', () => {
    const settling: typeof APPLIED = { ...APPLIED, outcome: 'settling', settling: 2 };
    expect(resultToText(settling, PLAIN)).toBe(`Applied 124 of 124 changes in 2 requests (1.4 s).

  2 changes are settling: an earlier, opposite change may still arrive. A later
    apply sends them once more.

The lockfile is at serial 13.
Exit code 4: settling.
Next: apply again once the settle time is over:
  segops apply
`);
  });

  it('says that a segment is blocked, and what unblocks it, in place of applying again', () => {
    const blocked = OPEN.summary({
      ...APPLIED,
      outcome: 'partial',
      changes: { total: 0, accepted: 0, rejected: 0, unconfirmed: 0, unsent: 0 },
      requests: 0,
      blocked: ['vip'],
      serial: null,
    });
    expect(resultToText(blocked, PLAIN)).toBe(`Nothing was sent: 1 segment is blocked.

Exit code 4: blocked.
Next: CleverTap does not take the IDs of vip. Fix them in the manifest. If it
exists by now, unblock it:
  segops unblock vip
`);
    const both = resultToText({ ...PARTIAL, blocked: ['vip', 'news'] }, PLAIN);
    expect(both).toContain('2 segments are blocked: nothing was sent to them.\n');
    expect(both).toContain('  segops unblock vip\n  segops unblock news\nThen apply again:\n');
  });

  it.each([
    ['nothing', 'Nothing to do: no change was sent.\n'],
    ['declined', 'Not applied: nothing was sent.\n'],
    ['refused', 'Refused: nothing was sent.\n'],
  ] as const)('says in one sentence: %s', (outcome, first) => {
    const summary = { ...APPLIED, outcome, serial: null };
    expect(resultToText(summary, PLAIN).startsWith(first)).toBe(true);
  });

  it('cuts a long list of rejections, and a long member', () => {
    const member = { kind: 'identity' as const, value: '長'.repeat(100) };
    const rejected = Array.from({ length: 30 }, () => ({
      change: { segment: 'vip', operation: 'REMOVE' as const, member },
      message: asForeign('x'.repeat(200)),
    }));
    const text = resultToText({ ...PARTIAL, rejected }, PLAIN);
    expect(text).toContain('\n  ... and 20 more were rejected\n');
    expect(text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
    expect(resultToText({ ...PARTIAL, rejected }, { ...PLAIN, full: true })).not.toContain(
      '... and',
    );
  });
});

describe('the result of an apply as JSON', () => {
  it('is one document with the exit code', () => {
    expect(JSON.parse(resultToJson(PARTIAL))).toEqual({
      format: 'segops-result/1',
      outcome: 'partial',
      exit_code: 4,
      changes: { total: 1240, accepted: 1100, rejected: 1, unconfirmed: 100, unsent: 39 },
      settling: 0,
      requests: 14,
      seconds: 75,
      creates: 1,
      adopted: 0,
      stopped_because: null,
      serial: 13,
      next: null,
      rejected: [
        {
          segment: 'vip_customers',
          operation: 'ADD',
          guid: 'not a guid',
          message: 'CleverTap answered 400: Invalid guid',
        },
      ],
    });
    expect(resultToJson(APPLIED).endsWith('"rejected":[]}\n')).toBe(true);
  });
});
