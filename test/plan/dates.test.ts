import { describe, expect, it } from 'vitest';
import { dayIn, parseDay } from '../../src/config/days.ts';
import { dueIn } from '../../src/inspect/due.ts';
import { plain } from '../../src/message.ts';
import type { Member } from '../../src/model.ts';
import { manifestsOf, openIn, planCase } from '../cases/plan-case.ts';

const HEAD = 'segment: { customer_segment_id: vip }\n';

describe('a day', () => {
  it.each(['2026-02-28', '2028-02-29', '0001-01-01', '9999-12-31'])('is %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '2026-2-1',
    '31.12.2026',
    '2026-13-01',
    '2026-12-31T00:00',
    ' 2026-12-31',
    '',
  ])('is not %s', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it('ends at midnight of its zone, also where a clock jumps', () => {
    // Berlin leaves summer time on 25 October 2026 at 3:00, Beirut begins it at midnight.
    const at = (zone: string, time: string) => dayIn(zone, Date.parse(time));
    expect(at('Europe/Berlin', '2026-10-24T21:59:59Z')).toBe('2026-10-24');
    expect(at('Europe/Berlin', '2026-10-24T22:00:00Z')).toBe('2026-10-25');
    expect(at('Europe/Berlin', '2026-10-25T22:59:59Z')).toBe('2026-10-25');
    expect(at('Europe/Berlin', '2026-10-25T23:00:00Z')).toBe('2026-10-26');
    expect(at('Asia/Beirut', '2026-03-28T21:59:59Z')).toBe('2026-03-28');
    expect(at('Asia/Beirut', '2026-03-28T22:00:00Z')).toBe('2026-03-29');
  });
});

describe('a segment that has not begun', () => {
  it('is not emptied, and nothing waives that', async () => {
    const { plan } = await planCase({
      manifests: { 'vip.yaml': `${HEAD}first_day: 2026-12-22\nmembers: [a, b]\n` },
      lock: { vip: { accepted: ['a', 'b'] } },
    });
    const refused = plan.guards.filter(({ verdict }) => verdict === 'refuse');
    expect(refused.map(({ guard, allow, message }) => [guard, allow, plain(message)])).toEqual([
      [
        'emptying',
        null,
        'the plan removes all 2 members, since the segment only begins on 2026-12-22. Give it an earlier `first_day:`, or empty it before you date it',
      ],
    ]);
  });
});

/** A deterministic number below `below`. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
}

interface Entry {
  readonly members: readonly string[];
  readonly first: string | null;
  readonly last: string | null;
}

/** Around the day of the cases, 23 November. */
function entryOf(draw: (below: number) => number): Entry {
  const members = Array.from({ length: 8 }, (_, at) => `m${at}`).filter(() => draw(2) === 0);
  const [a, b] = [22 + draw(3), 22 + draw(3)].sort();
  const day = (of: number | undefined) => (draw(3) === 0 ? null : `2026-11-${of}`);
  return { members, first: day(a), last: day(b) };
}

function counts({ first, last }: Entry, day = '2026-11-23'): boolean {
  return (first ?? '') <= day && day <= (last ?? '9');
}

function hasBegun({ first }: Entry): boolean {
  return (first ?? '') <= '2026-11-23';
}

function countedBefore(entry: Entry): boolean {
  return entry.first === null && counts(entry);
}

type Counts = (entry: Entry) => boolean;

function naive(
  members: readonly Entry[],
  counting: Counts,
  keepers: readonly Entry[],
  keeping: Counts,
): ReadonlySet<string> {
  const namesOf = (all: readonly Entry[]) => all.flatMap((entry) => entry.members);
  const held = new Set(namesOf(keepers.filter((one) => keeping(one))));
  return new Set(
    namesOf(members.filter((one) => counting(one))).filter((member) => !held.has(member)),
  );
}

function named(members: readonly Member[]): string[] {
  return members.map(({ value }) => value);
}

function daysText({ first, last }: Entry): string {
  return `${first === null ? '' : `, first_day: ${first}`}${last === null ? '' : `, last_day: ${last}`}`;
}

function csvOf(entries: readonly Entry[]): string {
  const rows = entries.flatMap(({ members, first, last }) =>
    members.map((member) => `${member},${first ?? ''},${last ?? ''}\n`),
  );
  return `id,from,until\n${rows.join('')}`;
}

describe('dated entries', () => {
  it('are as naive sets of the day have them, and of the days to come', async () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const draw = drawing(seed);
      const entries = () => Array.from({ length: 1 + draw(3) }, () => entryOf(draw));
      const [own, out, rows, inline] = [entries(), entries(), entries(), entries()];
      const common = entries();
      const filesOf = (all: readonly Entry[], name: string) =>
        all.map((entry, at) => `  - { file: ${name}${at}.txt${daysText(entry)} }\n`).join('');
      const items = inline.flatMap((entry) =>
        entry.members.map((member) => `{ identity: ${member}${daysText(entry)} }`),
      );
      const manifest = `${HEAD}members: [${[...new Set(items)].join(', ')}]
members_from:
${filesOf(own, 'in')}  - { file: rows.csv, column: id, first_day_column: from, last_day_column: until }
exclude_from:
${filesOf(out, 'out')}`;
      const lists = Object.fromEntries([
        ...own.map(({ members }, at) => [`in${at}.txt`, members.join('\n')]),
        ...out.map(({ members }, at) => [`out${at}.txt`, members.join('\n')]),
        ...common.map(({ members }, at) => [`all${at}.txt`, members.join('\n')]),
        ['rows.csv', csvOf(rows)],
      ]);
      const config = `exclude_everywhere:\n${filesOf(common, 'all')}`;
      const { plan } = await planCase({ config, manifests: { 'vip.yaml': manifest }, lists });
      const membersOf = (all: readonly Entry[], day: string) =>
        new Set(all.filter((one) => counts(one, day)).flatMap(({ members }) => members));
      const wantedOn = (day: string) => {
        const held = membersOf([...out, ...common], day);
        return [...membersOf([...own, ...rows, ...inline], day)].filter((one) => !held.has(one));
      };
      const [segment] = plan.segments;
      const added = segment?.add.map(({ value }) => value);
      expect(added, manifest).toEqual(wantedOn('2026-11-23').sort());
      const later = [23, 24, 25].flatMap((date) => {
        const [before, day] = [`2026-11-${date}`, `2026-11-${date + 1}`];
        const [was, will] = [wantedOn(before), wantedOn(day)];
        const add = will.filter((one) => !was.includes(one)).sort();
        const remove = was.filter((one) => !will.includes(one)).sort();
        const letIn = will.filter((one) => membersOf([...out, ...common], before).has(one)).length;
        return add.length + remove.length === 0 ? [] : [{ day, add, remove, letIn }];
      });
      const told = segment?.later?.map(({ day, members, letIn }) => ({
        day,
        add: members?.add.map(({ value }) => value),
        remove: members?.remove.map(({ value }) => value),
        letIn,
      }));
      expect(told ?? [], manifest).toEqual(later);
      const accepted = Array.from({ length: 8 }, (_, at) => `m${at}`).filter(() => draw(2) === 0);
      const lock = { vip: { accepted } };
      const given = { config, manifests: { 'vip.yaml': manifest }, lists, lock };
      const [waiting] = (await planCase(given)).plan.segments;
      if (waiting === undefined) throw new Error('no segment was planned');
      const [members, keepers] = [
        [...own, ...rows, ...inline],
        [...out, ...common],
      ];
      const desired = naive(members, counts, keepers, counts);
      const wanted = [...desired].sort();
      expect([waiting.add, waiting.remove].map(named), manifest).toEqual([
        wanted.filter((member) => !accepted.includes(member)),
        accepted.filter((member) => !desired.has(member)),
      ]);
      const [lasting, before] = [
        naive(members, hasBegun, keepers, countedBefore),
        naive(members, countedBefore, keepers, hasBegun),
      ];
      expect(dueIn(waiting, manifestsOf(given), openIn(given)), manifest).toEqual({
        overdue: named(waiting.remove).filter((member) => lasting.has(member)).length,
        due: named(waiting.add).filter((member) => !before.has(member)).length,
      });
    }
  });
});

/** On every one of the days there are rows that begin or end, and nothing else does. */
describe('rows with days', () => {
  const TODAY = 23;
  const dayOf = (date: number) => `2026-11-${date}`;
  const written = (draw: (below: number) => number, at: number) =>
    draw(2) === 0 ? `m${at}@x.io` : `M${at}@x.io`;
  const rowsOf = (draw: (below: number) => number) =>
    Array.from({ length: 12 }, () => {
      const [first, last] = [21 + draw(6), 21 + draw(6)].sort((a, b) => a - b);
      return {
        name: written(draw, draw(8)),
        first: draw(3) === 0 ? null : dayOf(first ?? 0),
        last: draw(3) === 0 ? null : dayOf(last ?? 0),
      };
    });
  const csvText = (rows: ReturnType<typeof rowsOf>) =>
    `id,from,until\n${rows.map(({ name, first, last }) => `${name},${first ?? ''},${last ?? ''}\n`).join('')}`;

  it('change on each day whom naive sets have there, in whatever case they are written', async () => {
    for (let seed = 1; seed <= 120; seed += 1) {
      const draw = drawing(seed);
      const [own, out, other] = [rowsOf(draw), rowsOf(draw), rowsOf(draw)];
      const plain = Array.from({ length: 3 }, () => written(draw, draw(8)));
      const both = Array.from({ length: 14 }, (_, at) => written(draw, at % 8));
      const days = 'column: id, first_day_column: from, last_day_column: until';
      const manifests = {
        'part.yaml': `segment: { only: true, id: part }\nmembers_from: [{ file: other.csv, ${days} }]\n`,
        'vip.yaml': `${HEAD}members_from: [{ file: own.csv, ${days} }, { file: plain.txt }, { segment: part }]
intersect_with: [{ file: both.txt }]
exclude_from: [{ file: out.csv, ${days} }]
`,
      };
      const lists = {
        'own.csv': csvText(own),
        'out.csv': csvText(out),
        'other.csv': csvText(other),
        'plain.txt': `${[...new Set(plain)].join('\n')}\n`,
        'both.txt': `${[...new Set(both)].join('\n')}\n`,
      };
      const { plan } = await planCase({ manifests, lists });
      const on = (rows: ReturnType<typeof rowsOf>, day: string) =>
        rows.filter(({ first, last }) => (first ?? '') <= day && day <= (last ?? '9'));
      const wantedOn = (day: string) => {
        const held = new Set(on(out, day).map(({ name }) => name.toLowerCase()));
        const all = [...plain, ...[...on(own, day), ...on(other, day)].map(({ name }) => name)];
        const names = new Set(all.filter((name) => both.includes(name)));
        return [...names].filter((name) => !held.has(name.toLowerCase())).sort();
      };
      const expected = [0, 1, 2, 3, 4].flatMap((after) => {
        const day = dayOf(TODAY + after + 1);
        const [was, will] = [wantedOn(dayOf(TODAY + after)), wantedOn(day)];
        const add = will.filter((one) => !was.includes(one));
        const remove = was.filter((one) => !will.includes(one));
        return add.length + remove.length === 0 ? [] : [{ day, add, remove }];
      });
      const told = plan.segments[0]?.later?.map(({ day, members }) => ({
        day,
        add: members?.add.map(({ value }) => value),
        remove: members?.remove.map(({ value }) => value),
      }));
      expect(told ?? [], JSON.stringify(lists)).toEqual(expected);
    }
  });
});

describe('dated sets', () => {
  it('are as naive sets of the day have them, and of the days to come, however they are nested', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const draw = drawing(seed);
      const entries = () => Array.from({ length: 1 + draw(2) }, () => entryOf(draw));
      const [own, out, more, held] = [entries(), entries(), entries(), entries()];
      const [part, partRef, heldRef] = [entryOf(draw), entryOf(draw), entryOf(draw)];
      const filesOf = (all: readonly Entry[], name: string) =>
        all.map((entry, at) => `  - { file: ${name}${at}.txt${daysText(entry)} }\n`).join('');
      const manifests = {
        'part.yaml': `segment: { only: true, id: part }\n${daysText(part).replaceAll(', ', '\n').trimStart()}
members_from:\n${filesOf(own, 'own')}exclude_from:\n${filesOf(out, 'out')}`,
        'held.yaml': `segment: { only: true, id: held }\nmembers_from:\n${filesOf(held, 'held')}`,
        'vip.yaml': `${HEAD}members_from:\n  - { segment: part${daysText(partRef)} }\n${filesOf(more, 'more')}exclude_from:
  - { segment: held${daysText(heldRef)} }\n`,
      };
      const lists = Object.fromEntries(
        Object.entries({ own, out, more, held }).flatMap(([name, all]) =>
          all.map(({ members }, at) => [`${name}${at}.txt`, members.join('\n')]),
        ),
      );
      const { plan } = await planCase({ manifests, lists });
      const wantedOn = (day: string) => {
        const on: Counts = (entry) => counts(entry, day);
        const inPart = on(part) && on(partRef) ? naive(own, on, out, on) : [];
        const kept = on(heldRef) ? naive(held, on, [], on) : new Set<string>();
        const all = new Set([...inPart, ...naive(more, on, [], on)]);
        return [...all].filter((one) => !kept.has(one)).sort();
      };
      const [segment] = plan.segments;
      expect(named(segment?.add ?? []), JSON.stringify(manifests)).toEqual(wantedOn('2026-11-23'));
      for (const { day, members } of segment?.later ?? []) {
        const [was, will] = [wantedOn(`2026-11-${Number(day.slice(-2)) - 1}`), wantedOn(day)];
        expect(named(members?.add ?? [])).toEqual(will.filter((one) => !was.includes(one)));
        expect(named(members?.remove ?? [])).toEqual(was.filter((one) => !will.includes(one)));
      }
    }
  });
});
