import type { PlanPageOptions } from '../../src/html/plan-page.ts';
import { planPagePieces } from '../../src/html/plan-page.ts';
import { asPath, say } from '../../src/message.ts';
import type { Member } from '../../src/model.ts';
import type { GuardVerdict, Plan, PlannedList } from '../../src/plan/plan.ts';
import type { Shown } from '../../src/report/privacy.ts';
import { listOf, membersOf, peopleOf, planOf, segmentOf } from '../report/plans.ts';

/** Plans for the page that have something in each of its parts. */

function changed(list: PlannedList, before: number, added: number, removed: number): PlannedList {
  return { ...list, before: { ...list.facts, rows: before }, since: { added, removed } };
}

const OUT = { path: 'lists/opted-out.txt', role: 'exclusion', rows: 52, bytes: 1290 } as const;
const [ada, bob, ...others] = peopleOf(28, 'user') as [Member, Member, ...Member[]];

export const RICH = planOf({
  requests: 3,
  perSegmentRequests: 7,
  segments: [
    segmentOf('newsletter_weekly', {
      name: 'Weekly newsletter',
      before: 634,
      add: [ada, ...others.slice(0, 3)],
      remove: [bob],
      lists: [
        changed(
          listOf({ path: 'lists/newsletter.txt', role: 'members', rows: 684, bytes: 17_204 }),
          680,
          6,
          2,
        ),
        listOf({ ...OUT, heldBack: 48 }, 3),
      ],
    }),
    segmentOf('vip_customers', {
      name: 'VIP customers',
      before: 1204,
      add: [bob, ...membersOf(['00123']), ...membersOf(['abcde12345'], 'guid')],
      remove: [ada, ...others],
      lists: [listOf({ ...OUT, heldBack: 0 })],
    }),
    segmentOf('ct:5678', {
      ...{ name: 'Store visitors', ids: { ctSegmentId: 5678 } },
      ...{ before: 40, add: peopleOf(3, 'eve') },
    }),
    segmentOf('spring_sale', { name: 'Spring sale 🌷', add: peopleOf(120, 'spring') }),
    segmentOf('abandoned_carts', { name: 'Abandoned carts', before: 251, after: 251 }),
    segmentOf('winback_2026', { before: 98, after: 98 }),
  ],
  creates: [{ key: 'spring_sale', customerSegmentId: 'spring_sale', name: 'Spring sale 🌷' }],
  guards: [
    passing('max_removals', 'newsletter_weekly', 1, 634, 0.3),
    passing('max_removals', 'vip_customers', 27, 1204, 0.025),
  ],
  notices: [
    {
      code: 'list-duplicates',
      segment: 'vip_customers',
      message: say`${asPath('lists/vip.txt')} has 3 duplicate rows. Each member counts once`,
      next: null,
    },
  ],
});

function passing(
  guard: GuardVerdict['guard'],
  segment: string,
  part: number,
  whole: number,
  share: number,
): GuardVerdict {
  return {
    ...{ guard, segment, verdict: 'pass', allow: null },
    message: say`the plan removes ${part} of ${whole} members. The limit is ${share * 100}%`,
    measured: { part, whole, limit: { kind: 'share', share } },
  };
}

/** Names that are longer than any screen, and have no space. */
export const LONG = planOf({
  segments: [
    segmentOf('k'.repeat(200), {
      name: 'N'.repeat(200),
      before: 12_345_678,
      add: [...membersOf([`${'a'.repeat(300)}@example.com`]), ...peopleOf(60)],
      remove: peopleOf(2, 'gone'),
      lists: [listOf({ ...OUT, path: `lists/${'p'.repeat(250)}.txt`, heldBack: 9 })],
    }),
    segmentOf('長'.repeat(80), { name: '長'.repeat(80), add: membersOf(['長'.repeat(100)]) }),
  ],
});

/** The whole page. */
export function planPage(plan: Shown<Plan>, options: Partial<PlanPageOptions> = {}): string {
  return [...planPagePieces(plan, { madeAt: Date.UTC(2026, 10, 26, 18, 30), ...options })].join('');
}
