import type { Member, MemberKind, SegmentIds } from '../../src/model.ts';
import type {
  GuardVerdict,
  Notice,
  Plan,
  SegmentCreate,
  SegmentPlan,
} from '../../src/plan/plan.ts';

/** Plans to render. Batches hold one segment and operation each: reports do not judge the packing. */

const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

interface PlanParts {
  readonly segments: readonly SegmentPlan[];
  readonly creates?: readonly SegmentCreate[];
  readonly guards?: readonly GuardVerdict[];
  readonly notices?: readonly Notice[];
  readonly requests?: number;
  readonly lowerBound?: number;
  readonly perSegmentRequests?: number;
}

export function planOf(parts: PlanParts): Plan {
  const { segments, creates = [], guards = [], notices = [] } = parts;
  const add = segments.reduce((sum, segment) => sum + segment.add.length, 0);
  const remove = segments.reduce((sum, segment) => sum + segment.remove.length, 0);
  const batches = segments.flatMap((segment) => batchesOf(segment));
  const requests = parts.requests ?? batches.length;
  return {
    format: 'segops-plan/1',
    digest: SHA256,
    lock: { lineage: '6f1c2a', serial: 12 },
    desired: { digest: SHA256 },
    totals: {
      add,
      remove,
      segments: segments.filter((segment) => segment.add.length + segment.remove.length > 0).length,
      requests,
      lowerBound: parts.lowerBound ?? requests,
      perSegmentRequests: parts.perSegmentRequests ?? batches.length,
      billedEvents: add + remove,
    },
    creates,
    segments,
    batches,
    guards,
    notices,
  };
}

function batchesOf({ key, add, remove }: SegmentPlan): Plan['batches'] {
  return [
    { operation: 'REMOVE' as const, members: remove },
    { operation: 'ADD' as const, members: add },
  ].flatMap(({ operation, members }) =>
    pagesOf(members, 100).map((page) => ({
      entries: [{ members: page, actions: [{ key, operation }] }],
    })),
  );
}

function pagesOf<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, at) =>
    values.slice(at * size, (at + 1) * size),
  );
}

export function segmentOf(
  key: string,
  parts: Partial<Omit<SegmentPlan, 'key'>> & { readonly ids?: SegmentIds } = {},
): SegmentPlan {
  const { add = [], remove = [], before = 0 } = parts;
  return {
    key,
    ids: { customerSegmentId: key },
    name: null,
    before,
    after: before + add.length - remove.length,
    inDoubt: 0,
    settling: 0,
    lists: [],
    add,
    remove,
    ...parts,
  };
}

export function membersOf(values: readonly string[], kind: MemberKind = 'identity'): Member[] {
  return values.map((value) => ({ kind, value }));
}

export function peopleOf(count: number, prefix = 'user'): Member[] {
  const width = String(count).length;
  return membersOf(
    Array.from(
      { length: count },
      (_, at) => `${prefix}${String(at + 1).padStart(width, '0')}@example.com`,
    ),
  );
}

/** An everyday plan: three segments of five change. */
export const SMALL = planOf({
  requests: 2,
  perSegmentRequests: 4,
  segments: [
    segmentOf('newsletter_weekly', {
      name: 'Weekly newsletter',
      before: 634,
      remove: membersOf(['annie.thompson338@mail.example.com', 'rohan68@example.org']),
      lists: [
        { path: 'lists/newsletter.txt', role: 'members', rows: 684, bytes: 17_204, sha256: SHA256 },
        { path: 'lists/opted-out.txt', role: 'exclusion', rows: 52, bytes: 1290, sha256: SHA256 },
      ],
    }),
    segmentOf('vip_customers', {
      name: 'VIP customers',
      before: 1204,
      add: [...membersOf(['ada@example.com', '00123']), ...membersOf(['abcde12345'], 'guid')],
      remove: membersOf(['bob@example.com']),
    }),
    segmentOf('ct:5678', {
      ids: { ctSegmentId: 5678 },
      before: 40,
      add: membersOf(['eve@example.com']),
    }),
    segmentOf('abandoned_carts', { name: 'Abandoned carts', before: 251 }),
    segmentOf('winback_2026', { before: 98 }),
  ],
  guards: [
    {
      guard: 'max_removals',
      segment: 'newsletter_weekly',
      verdict: 'pass',
      message: 'removes 2 of 634 members (0.3%; the limit is 30%)',
      allow: null,
    },
  ],
});

export const NOTHING = planOf({
  segments: [segmentOf('newsletter_weekly', { before: 634 }), segmentOf('vip', { before: 1204 })],
});
