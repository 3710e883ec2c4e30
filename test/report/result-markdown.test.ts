import { describe, expect, it } from 'vitest';
import { resultToMarkdown } from '../../src/report/result-markdown.ts';

describe('the result of an apply as Markdown', () => {
  it('tells the verdict, what is open, and what to do', () => {
    const member = { kind: 'identity', value: '@eve </details>' } as const;
    const text = resultToMarkdown({
      outcome: 'partial',
      changes: { total: 124, accepted: 120, rejected: 1, unconfirmed: 2, unsent: 1 },
      requests: 3,
      seconds: 1.2,
      creates: 0,
      rejected: [
        { change: { segment: 'vip', operation: 'ADD', member }, message: 'the vendor said "no"' },
      ],
      stoppedBecause: 'the time limit has passed',
      serial: 8,
      next: null,
    });
    expect(text).toBe(
      [
        '### Applied 120 of 124 changes in 3 requests (1.2 s)',
        '',
        'Stopped: the time limit has passed.',
        '',
        '- add `@eve </details>` in `vip`: the vendor said "no".',
        '',
        '- 1 was rejected: the account did not change for it.',
        '- 2 are unconfirmed: no clear answer came, so they may or may not have arrived. The lock remembers them, and the next apply sends them again.',
        '- 1 was not sent: the next apply sends it.',
        '',
        'Next: run segops apply again.',
        '',
        '<sub>The lock is at serial 8.</sub>',
        '',
      ].join('\n'),
    );
  });
});
