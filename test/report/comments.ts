import { asCode, asCommand, say } from '../../src/message.ts';
import type { Plan, PlannedList } from '../../src/plan/plan.ts';
import { appliedToMarkdown } from '../../src/report/applied-markdown.ts';
import { failedSince, outdated } from '../../src/report/comment-marks.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import type { About } from '../../src/report/plan-sections.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { pullRequestToMarkdown } from '../../src/report/pull-request-markdown.ts';
import { comparePlans } from '../../src/review/pull-request.ts';
import { planCase } from '../cases/plan-case.ts';
import { listOf, membersOf, peopleOf, planOf, segmentOf } from './plans.ts';

/** Comments as people get them, in each state, for the eye. */

const ABOUT: About = {
  environment: 'production',
  commit: 'c2b3a05d1f00',
  run: 'https://github.example/acme/segments/actions/runs/77',
  linkTo: 'https://github.example/acme/segments/blob/c2b3a05d1f00',
  restorable: { branch: 'main', lists: new Map([['lists/opted-out.txt', 'lists/opted-out.txt']]) },
};

const OUT = 'lists/opted-out.txt';

function rows(letter: string, length: number): string[] {
  return Array.from({ length }, (_, at) => `${letter}${String(at).padStart(3, '0')}@example.com`);
}

function text(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function manifest(id: string, name: string): string {
  return `segment: { customer_segment_id: ${id}, name: ${name} }
members_from: [file: lists/${id}.txt]
exclude_from: [file: ${OUT}]
`;
}

/** An opt-out list that three segments exclude lost half of its rows, and one of them would let in 26. */
export async function cutOffOptOuts(): Promise<Plan> {
  const held = { held: [{ people: 52, minutes_ago: null }] };
  const remembered = { ...held, lists: [{ path: OUT, rows: rows('x', 52), minutes_ago: null }] };
  const lists = [{ role: 'exclusion' as const, path: OUT, rows: 52 }];
  const locked = (accepted: readonly string[]) => ({ accepted, lists, excluded: remembered });
  const { plan } = await planCase({
    manifests: {
      'segments/newsletter.yaml': manifest('newsletter_weekly', 'Weekly newsletter'),
      'segments/carts.yaml': manifest('abandoned_carts', 'Abandoned carts'),
      'segments/winback.yaml': manifest('winback_2026', 'Win back 2026'),
    },
    lists: {
      'lists/newsletter_weekly.txt': text([...rows('a', 648), ...rows('x', 52)]),
      'lists/abandoned_carts.txt': text(rows('a', 101)),
      'lists/winback_2026.txt': text(rows('a', 201)),
      [OUT]: text(rows('x', 26)),
    },
    lock: {
      newsletter_weekly: locked(rows('a', 648)),
      abandoned_carts: locked(rows('a', 101)),
      winback_2026: locked(rows('a', 201)),
    },
  });
  return plan;
}

const CITIES = [
  'Jaipur',
  'Hyderabad',
  'Kolkata',
  'Pune',
  'Chennai',
  'Bengaluru',
  'Delhi',
  'Mumbai',
];

/** Forty new segments, one of each store. */
export const FORTY = planOf({
  requests: 9,
  segments: Array.from({ length: 40 }, (_, at) => {
    const city = CITIES[at % CITIES.length] ?? '';
    const id = `store_${city.toLowerCase()}_${at}`;
    const add = peopleOf(12 + 3 * at, `${city.toLowerCase()}${at % 3}-`);
    return segmentOf(id, { name: `Shoppers of ${city}, store ${at}`, add });
  }),
  creates: Array.from({ length: 40 }, (_, at) => {
    const city = CITIES[at % CITIES.length] ?? '';
    const id = `store_${city.toLowerCase()}_${at}`;
    return { key: id, customerSegmentId: id, name: `Shoppers of ${city}, store ${at}` };
  }),
});

const UNCHANGED = listOf({ path: OUT, role: 'exclusion', rows: 52, bytes: 1290, heldBack: 48 });
/** Not touched since the last apply. */
const OPTED_OUT: PlannedList = { ...UNCHANGED, before: UNCHANGED.facts };

/** A list of members, with what an edit did to it. */
function editedList(name: string, rows: number, added: number, removed: number): PlannedList {
  const path = `lists/${name}.txt`;
  const list = listOf({ path, role: 'members', rows, bytes: 25 * rows });
  const before = { ...list.facts, rows: rows - added + removed, sha256: '0'.repeat(64) };
  return { ...list, before, since: { added, removed } };
}

export const SEVEN = planOf({
  segments: [
    segmentOf('vip_customers', {
      name: 'VIP customers',
      before: 120,
      lists: [editedList('vip', 123, 3, 2), OPTED_OUT],
      add: membersOf(['cleo@example.com', 'dan.brown@example.org', 'eve@example.net']),
      remove: membersOf(['tim.backus118@example.com', 'vint.backus119@example.com']),
    }),
    segmentOf('newsletter_weekly', {
      name: 'Weekly newsletter',
      before: 648,
      lists: [editedList('newsletter', 695, 1, 2), OPTED_OUT],
      add: membersOf(['cleo@example.com']),
      remove: membersOf(['ada.lovelace0@example.com', 'grace.lovelace1@example.com']),
    }),
  ],
});

const NOTHING = planOf({ segments: [] });

const STOPPED = OPEN.summary({
  outcome: 'stopped',
  changes: { total: 8, accepted: 5, rejected: 0, unconfirmed: 0, unsent: 3 },
  requests: 4,
  seconds: 240,
  creates: 0,
  rejected: [],
  sizes: new Map([
    ['vip_customers', 121],
    ['newsletter_weekly', 648],
  ]),
  done: new Map([
    ['vip_customers', { added: 3, removed: 2 }],
    ['newsletter_weekly', { added: 0, removed: 0 }],
  ]),
  staying: { people: 2, unclear: 0, segments: ['newsletter_weekly'] },
  stoppedBecause: say`CleverTap refused the credentials (401)`,
  serial: 2,
  next: say`Ask whoever keeps the passcode (${asCode('CLEVERTAP_PASSCODE')}) to check it: CleverTap accepted it earlier in this apply, and refused it later. If it was changed, they set the new one where segops gets it (in a job: in the secrets of the repository). If it was not, ask CleverTap. Then apply again: ${asCommand('segops apply')}`,
});

const { staying: _, ...STOPPED_SAFE } = STOPPED;
const DONE = OPEN.summary({
  ...STOPPED_SAFE,
  outcome: 'applied',
  changes: { total: 8, accepted: 8, rejected: 0, unconfirmed: 0, unsent: 0 },
  requests: 1,
  seconds: 0.5,
  sizes: new Map([
    ['vip_customers', 121],
    ['newsletter_weekly', 647],
  ]),
  done: new Map([
    ['vip_customers', { added: 3, removed: 2 }],
    ['newsletter_weekly', { added: 1, removed: 2 }],
  ]),
  stoppedBecause: null,
  serial: 3,
  next: null,
});

/** By state, in the order of a pull request's life. */
export async function comments(): Promise<Readonly<Record<string, string>>> {
  const cut = OPEN.plan(await cutOffOptOuts());
  const about = { about: ABOUT };
  const refused = comparePlans(cut, {
    plan: planOf({ segments: cut.segments.map((one) => ({ ...one, add: [], after: one.before })) }),
    rules: [],
  });
  const small = pullRequestToMarkdown(
    OPEN.pullRequest({ plan: SEVEN, own: SEVEN, undeclared: [], pending: NOTHING, rules: [] }),
    about,
  );
  const rules = pullRequestToMarkdown(
    OPEN.pullRequest({
      plan: NOTHING,
      own: NOTHING,
      undeclared: [],
      pending: NOTHING,
      rules: [
        {
          kind: 'limit',
          segment: 'newsletter_weekly',
          name: 'max_exclusion_shrink',
          from: { kind: 'share', share: 0.1 },
          to: { kind: 'share', share: 1 },
        },
        { kind: 'excludes-no-more', segment: 'vip_customers', path: OUT },
      ],
    }),
    about,
  );
  return {
    small,
    forty: planToMarkdown(FORTY, about),
    refused: pullRequestToMarkdown(OPEN.pullRequest(refused), about),
    rules,
    applied: appliedToMarkdown(DONE, SEVEN, about),
    stopped: appliedToMarkdown(STOPPED, SEVEN, about),
    outdated: outdated(small, 12, 'production'),
    failed: failedSince(small, ABOUT),
  };
}
