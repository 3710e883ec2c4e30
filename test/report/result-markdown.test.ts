import { describe, expect, it } from 'vitest';
import { asForeign, say } from '../../src/message.ts';
import { appliedToMarkdown } from '../../src/report/applied-markdown.ts';
import { OPEN, redacting } from '../../src/report/privacy.ts';
import { peopleOf, planOf, segmentOf } from './plans.ts';

describe('the result of an apply as Markdown', () => {
  it('tells the verdict, what is open, and what to do', () => {
    const member = { kind: 'identity', value: '@eve </details>' } as const;
    const text = appliedToMarkdown(
      OPEN.summary({
        outcome: 'partial',
        changes: { total: 124, accepted: 120, rejected: 1, unconfirmed: 2, unsent: 1 },
        requests: 3,
        seconds: 1.2,
        creates: 0,
        rejected: [
          {
            change: { segment: 'vip', operation: 'ADD', member },
            message: say`CleverTap said${asForeign('"no"')}`,
          },
        ],
        stoppedBecause: say`the time limit has passed`,
        serial: 8,
        next: null,
      }),
      planOf({ segments: [] }),
    );
    expect(text).toBe(
      [
        '### 🟠 segops: applied in part. 120 of 124 changes are sent',
        '',
        '> [!WARNING]',
        '> Stopped: the time limit has passed.',
        '>',
        '> **What to do:** Run the job again.',
        '>',
        '> Running it again is safe: it sends what is missing, and once more only the 2 changes that have no clear answer yet.',
        '',
        '- add `@eve </details>` in `vip`: CleverTap said: "no".',
        '',
        '- 1 change was rejected. The account did not change for it.',
        '- 2 changes are unconfirmed: no clear answer came. The next apply sends them again.',
        '- 1 change was not sent. The next apply sends it.',
        '',
        '<sub>apply 8 · 3 requests, 1.2 s</sub>',
        '',
      ].join('\n'),
    );
  });

  it('tells nothing of segments whose masked keys may be those of others', () => {
    const plan = planOf({
      segments: ['a@x.com', 'b@x.com'].map((key) => segmentOf(key, { remove: peopleOf(1) })),
    });
    const done = new Map(['a@x.com', 'b@x.com'].map((key) => [key, { added: 0, removed: 0 }]));
    const summary = {
      ...({
        outcome: 'stopped',
        requests: 1,
        seconds: 1,
        creates: 0,
        serial: 1,
        next: null,
      } as const),
      ...{ rejected: [], stoppedBecause: say`the time limit has passed`, sizes: new Map(), done },
      changes: { total: 2, accepted: 0, rejected: 0, unconfirmed: 0, unsent: 2 },
      staying: { people: 1, unclear: 0, segments: ['a@x.com'] },
    };
    const hidden = redacting(null);
    const text = appliedToMarkdown(hidden.summary(summary), hidden.plan(plan));
    expect(text).toContain('| ? | ? | ? |');
    expect(text).not.toContain('x.com');
  });
});
