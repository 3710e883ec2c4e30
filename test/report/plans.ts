import type { ListFacts } from '../../src/lists/list-facts.ts';
import { asCode, asForeign, asKey, asPath, say } from '../../src/message.ts';
import type { Member, MemberKind, SegmentIds } from '../../src/model.ts';
import type {
  GuardVerdict,
  Notice,
  Permit,
  Plan,
  PlannedList,
  SegmentCreate,
  SegmentPlan,
} from '../../src/plan/plan.ts';
import { changeTotals } from '../../src/plan/totals.ts';
import type { Shown } from '../../src/report/privacy.ts';
import { OPEN } from '../../src/report/privacy.ts';

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
  readonly inFlight?: number;
}

export function listOf(
  facts: Pick<ListFacts, 'role' | 'path' | 'rows' | 'bytes' | 'heldBack'>,
  ignoringCase = 0,
): PlannedList {
  const read = { ...facts, sha256: SHA256, endsWithNewline: true };
  return { facts: read, before: null, since: null, ignoringCase };
}

export function planOf(parts: PlanParts): Shown<Plan> {
  const { segments, creates = [], guards = [], notices = [] } = parts;
  const add = segments.reduce((sum, segment) => sum + segment.add.length, 0);
  const remove = segments.reduce((sum, segment) => sum + segment.remove.length, 0);
  const batches = segments.flatMap((segment) => batchesOf(segment));
  const requests = parts.requests ?? batches.length;
  return OPEN.plan({
    format: 'segops-plan/1',
    digest: SHA256,
    lock: { lineage: '6f1c2a', serial: 12 },
    target: { account: 'W9R-486-4W5Z', origin: 'https://in1.api.clevertap.com', settleMs: 900_000 },
    desired: { digest: SHA256 },
    totals: {
      ...changeTotals(segments),
      requests,
      lowerBound: parts.lowerBound ?? requests,
      perSegmentRequests: parts.perSegmentRequests ?? batches.length,
      billedEvents: add + remove,
    },
    creates,
    segments,
    batches,
    inFlight: parts.inFlight ?? 3,
    guards,
    notices,
    waivers: [],
    spends: [],
  });
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
    unconfirmed: 0,
    settling: 0,
    lists: [],
    firstFill: 0,
    retired: false,
    adopt: [],
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

function allowIn(name: string, limit: string): Permit {
  const yaml = `guard:\n  waiver:\n    ${limit}\n    until: 2026-11-25T12:00Z\n    reason: "checked: as it should be"`;
  return { file: `segments/${name}.yaml`, yaml, replaces: name === 'newsletter' };
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
        listOf({ path: 'lists/newsletter.txt', role: 'members', rows: 684, bytes: 17_204 }),
        listOf(
          { path: 'lists/opted-out.txt', role: 'exclusion', rows: 52, bytes: 1290, heldBack: 48 },
          3,
        ),
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
      message: say`removes 2 of 634 members (0.3%; the limit is 30%)`,
      allow: null,
    },
  ],
});

export const NOTHING = planOf({
  segments: [segmentOf('newsletter_weekly', { before: 634 }), segmentOf('vip', { before: 1204 })],
});

/** One segment of thousands, and a bound that the packing did not reach. */
export const LARGE = planOf({
  requests: 107,
  lowerBound: 104,
  perSegmentRequests: 125,
  segments: [
    segmentOf('newsletter_weekly', {
      name: 'Weekly newsletter',
      before: 1_204_118,
      add: peopleOf(10_211),
      remove: peopleOf(12, 'gone'),
      lists: [
        listOf({
          path: 'exports/2026/11/23/newsletter-subscribers-with-consent-eu-and-uk-and-apac.csv',
          role: 'members',
          rows: 1_214_317,
          bytes: 31_572_242,
        }),
      ],
    }),
    segmentOf('vip', { name: 'VIP', before: 950, add: peopleOf(11, 'vip') }),
  ],
});

/** More segments than anybody reads one by one. */
export const MANY = planOf({
  segments: Array.from({ length: 60 }, (_, at) =>
    segmentOf(`store_${String(at + 1).padStart(3, '0')}`, {
      name: `Store ${at + 1}`,
      before: 100 * at,
      add: peopleOf(20, `store${at}-`),
      remove: peopleOf(at % 3),
    }),
  ),
});

export const REFUSED = planOf({
  requests: 6,
  perSegmentRequests: 6,
  segments: [
    segmentOf('newsletter_weekly', {
      name: 'Weekly newsletter',
      before: 634,
      add: peopleOf(26, 'opted-out'),
    }),
    segmentOf('vip_customers', { name: 'VIP customers', before: 1204, remove: peopleOf(400) }),
    segmentOf('winback_2026', { before: 98, remove: peopleOf(98) }),
  ],
  guards: [
    {
      guard: 'max_exclusion_shrink',
      segment: 'newsletter_weekly',
      verdict: 'refuse',
      message: say`the exclusion lists/opted-out.txt lost 26 of 52 rows (50%; the limit is 10%): was it cut off?`,
      allow: allowIn('newsletter', 'max_exclusion_shrink: 50%'),
    },
    {
      guard: 'max_removals',
      segment: 'vip_customers',
      verdict: 'refuse',
      message: say`would remove 400 of 1,204 members (33.2%; the limit is 30%)`,
      allow: allowIn('vip-customers', 'max_removals: 34%'),
    },
    {
      guard: 'emptying',
      segment: 'winback_2026',
      verdict: 'refuse',
      message: say`would remove all 98 members, and nothing says that the segment is meant to be empty`,
      allow: { file: 'segments/winback.yaml', yaml: 'members: []', replaces: false },
    },
  ],
});

/** One list that was cut off, of forty segments: thirty would let people in, and ten would not. */
export const CUT_FOR_FORTY = planOf({
  segments: Array.from({ length: 40 }, (_, at) =>
    segmentOf(`store_${at + 1}`, {
      name: `Store ${at + 1}`,
      before: 500,
      add: at < 30 ? peopleOf(5 + at, `store${at}-`) : [],
    }),
  ),
  guards: Array.from({ length: 40 }, (_, at) => {
    const segment = `store_${at + 1}`;
    const about = { segment, verdict: 'refuse', lists: ['lists/opted-out.txt'] } as const;
    const letIn: GuardVerdict = {
      ...about,
      guard: 'max_exclusion_shrink',
      message: say`the plan lets in ${5 + at} people who were on ${asPath('lists/opted-out.txt')}, of 52 held back within 7 days`,
      measured: { part: 5 + at, whole: 52, limit: { kind: 'share', share: 0.05 } },
      allow: allowIn(`store-${at + 1}`, 'max_exclusion_shrink: 90%'),
    };
    const lost: GuardVerdict = {
      ...about,
      guard: 'max_exclusion_rows_lost',
      message: say`the exclusion ${asPath('lists/opted-out.txt')} lost 44 of 52 rows (84.6%). The limit is 10%`,
      measured: { part: 44, whole: 52, limit: { kind: 'share', share: 0.1 } },
      allow: null,
    };
    return at < 30 ? [letIn, lost] : [lost];
  }).flat(),
});

/** A list that protects people shrank, though no change comes of it yet. */
export const REFUSED_WITHOUT_CHANGES = planOf({
  segments: [segmentOf('newsletter_weekly', { before: 634 })],
  guards: REFUSED.guards.slice(0, 1),
});

export const CREATES = planOf({
  segments: [
    segmentOf('spring_sale', { name: 'Spring sale' }),
    segmentOf('winback_2026', { name: 'Win back 2026', add: peopleOf(3) }),
  ],
  creates: [
    { key: 'spring_sale', customerSegmentId: 'spring_sale', name: 'Spring sale' },
    { key: 'winback_2026', customerSegmentId: 'winback_2026', name: 'Win back 2026' },
  ],
});

/** Earlier answers were lost: some changes are sent again, some wait. */
export const UNCONFIRMED = planOf({
  segments: [
    segmentOf('newsletter_weekly', { before: 635, after: 634, unconfirmed: 1, settling: 1 }),
    segmentOf('vip_customers', {
      name: 'VIP customers',
      before: 1204,
      after: 1204,
      unconfirmed: 5,
      settling: 2,
      add: peopleOf(3),
    }),
  ],
});

/** Nothing to send now, and yet not over. */
export const SETTLING = planOf({
  segments: [
    segmentOf('vip_customers', { before: 1204, after: 1203, unconfirmed: 1, settling: 1 }),
  ],
});

export const NOTICES = planOf({
  segments: [segmentOf('vip_customers', { name: 'VIP customers', before: 1204 })],
  notices: [
    {
      code: 'orphan',
      segment: 'spring_sale_2025',
      message: say`no manifest declares it any more; its 40 members stay as they are`,
      next: say`Restore its manifest, or declare it with ${asCode('members: []')} to empty it.`,
    },
    {
      code: 'list-duplicates',
      segment: 'vip_customers',
      message: say`lists/vip.txt holds 3 duplicate rows; each member counts once`,
      next: null,
    },
    {
      code: 'orphan',
      segment: null,
      message: say`the lock was last fetched 3 days ago`,
      next: null,
    },
  ],
});

const RLO = '\u202e';
const ESC = '\u001b';

/**
 * What somebody would write to be taken for something else. The golden files of HOSTILE are longer
 * than others: each name is in every place where a name can be.
 */
export const HOSTILE_NAMES = [
  `${ESC}[2J${ESC}[31mRefused`,
  `vip${RLO}moc.elpmaxe`,
  '::set-output name=x::y',
  '##[add-mask]x',
  '@octocat and #1 and GH-2',
  '</details><img src=x onerror=alert(1)>',
  '<!-- segops:plan -->',
  '```\n# heading\n```',
  '`a` | b ``c``',
  '[x](javascript:alert(1)) ![y](//z)',
  'https://evil.example www.evil.example',
  '| --- | **bold** _it_ ~~no~~ $x$ :smile:',
  'guid: not-a-guid',
  'Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357algo',
  'AT&T & \\u202e &lt;',
  `${'長'.repeat(60)}`,
  'a\u200bb\u00adc\ufeffd\u{e0041}',
];

export const HOSTILE = planOf({
  segments: HOSTILE_NAMES.map((name, at) =>
    segmentOf(at % 2 === 0 ? name : `key-${at}`, {
      name,
      before: at,
      add: membersOf([name]),
      remove: membersOf([`${name}!`]),
      lists: [listOf({ path: `lists/${name}.txt`, role: 'exclusion', rows: 1, bytes: 1 })],
    }),
  ),
  creates: HOSTILE_NAMES.slice(0, 2).map((name) => ({ key: name, customerSegmentId: name, name })),
  notices: HOSTILE_NAMES.map((name) => ({
    code: 'orphan',
    segment: name,
    message: say`no manifest declares ${asKey(name)}`,
    next: asForeign(name),
  })),
});

export const HOSTILE_GUARDS = planOf({
  segments: [],
  guards: HOSTILE_NAMES.map((name) => ({
    guard: 'max_exclusion_shrink',
    segment: name,
    verdict: 'refuse',
    message: say`the exclusion ${asPath(`lists/${name}.txt`)} lost 1 of 2 rows (50%). The limit is 10%`,
    allow: { file: name, yaml: `# ${name}`, replaces: true },
  })),
});
