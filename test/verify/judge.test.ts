import { describe, expect, it } from 'vitest';
import { SortSpace } from '../../src/members/line-sort.ts';
import { nameOf } from '../../src/members/member.ts';
import type { Judge } from '../../src/verify/judge.ts';
import { entriesOf, judgeAll } from '../../src/verify/judge.ts';
import { sentBefore } from '../../src/verify/sent.ts';
import type { Tally } from '../../src/verify/tally.ts';
import { Traces } from '../../src/verify/traces.ts';
import { verdictByEvents, verdictByList } from '../../src/verify/verdict.ts';
import { memorySpill } from '../members/bytes-reader.ts';
import { MadeLock, memberOf } from './lock.ts';

const HOUR = 3_600_000;
const space = () => new SortSpace(memorySpill(), 1);

/** `10 vip +ada/guid:1`: at that hour, in that segment, a user with these names. */
async function judged(
  lock: MadeLock,
  events: readonly string[],
  judge: Judge = verdictByEvents,
): Promise<Tally[]> {
  const areUsers = judge !== verdictByEvents;
  const ids = [...lock.index.segments].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { id }]) => id);
  const entries = entriesOf(lock.index, ids).filter((one) => one !== null);
  const traces = new Traces(space(), { areUsers, keepsNames: false });
  for (const event of events) {
    const [hour = '', key, user = ''] = event.split(' ');
    traces.add({
      segment: entries.findIndex((one) => one.key === key),
      operation: user.startsWith('+') ? 'ADD' : 'REMOVE',
      at: Number(hour) * HOUR,
      names: user.slice(1).split('/').map(memberOf),
    });
  }
  const sent = await sentBefore(
    lock.index,
    entries.map(({ entry }) => entry),
    lock.readPart,
    space(),
  );
  const { remembers } = sent;
  const { oldest } = traces;
  const marks = { confirmed: null, proven: null, counted: null };
  const reach = { from: 0, oldest, until: 90 * HOUR, remembers, ...marks };
  return judgeAll({
    entries,
    fetch: lock.fetch,
    sent,
    traces,
    judge,
    reachOf: () => reach,
    lineage: 'a6f1c2',
    now: 100 * HOUR,
  });
}

function told({ key, counts, removals, findings }: Tally): string {
  const found = Object.entries(counts).flatMap(([kind, number]) =>
    number === 0 ? [] : [`${kind} ${number}`],
  );
  const named = findings.map(({ kind, member }) => `${kind}: ${nameOf(member)}`);
  return [`${key}:`, ...found, `removals ${removals}`, ...named].join(', ');
}

async function lockOf(...applies: readonly (readonly [number, Record<string, string>])[]) {
  const lock = new MadeLock();
  for (const [hour, changes] of applies) await lock.apply(hour, changes);
  return lock;
}

/** As a download is: each row is another user, with the identity before the other names. */
async function listed(lock: MadeLock, ...rows: readonly string[]): Promise<string[]> {
  const judge: Judge = (known, { length }, reach) => verdictByList(known, length > 0, reach);
  const events = rows.map((names) => `50 vip +${names}`);
  return (await judged(lock, events, judge)).map(told);
}

describe('a row of a download', () => {
  it('is of the member that it has as the identity, and of no one with another name of it', async () => {
    const lock = await lockOf([10, { vip: '+17 +bob@x.com' }]);
    expect(await listed(lock, '17/bob@x.com')).toEqual([
      'vip:, confirmed 1, no-evidence 1, removals 0',
    ]);
    expect(await listed(lock, '17/bob@x.com', 'bob@x.com/17')).toEqual([
      'vip:, confirmed 2, removals 0',
    ]);
  });

  it('is of a stranger where the member has a row of their own', async () => {
    const lock = await lockOf([10, { vip: '+bob@x.com' }]);
    expect(await listed(lock, '17/bob@x.com', 'bob@x.com/other@x.com')).toEqual([
      'vip:, confirmed 1, foreign 1, removals 0, foreign: 17',
    ]);
    expect(await listed(lock, 'bob@x.com/other@x.com', 'zoe/bob@x.com')).toEqual([
      'vip:, confirmed 1, foreign 1, removals 0, foreign: zoe',
    ]);
  });

  it('confirms a member by any of its names where nobody else can be meant', async () => {
    const lock = await lockOf([10, { vip: '+bob@x.com +guid:g +eve@x.com' }]);
    expect(await listed(lock, '17/bob@x.com', '18/gus@x.com/guid:g', '19/+155/eve@x.com')).toEqual([
      'vip:, confirmed 3, removals 0',
    ]);
    expect(await listed(lock, '17/bob@x.com', '18/bob@x.com', '19/eve@x.com/guid:g')).toEqual([
      'vip:, confirmed 1, no-evidence 2, removals 0',
    ]);
  });

  it('is of the first of its names that is a member', async () => {
    const lock = await lockOf([10, { vip: '+bob@x.com +155' }]);
    expect(await listed(lock, '17/bob@x.com/155')).toEqual([
      'vip:, confirmed 1, no-evidence 1, removals 0',
    ]);
  });

  it('is found as a stranger whose name another user has too', async () => {
    const lock = await lockOf([10, { vip: '+ada' }]);
    expect(await listed(lock, 'ada', 'bob@x.com', '17/bob@x.com')).toEqual([
      'vip:, confirmed 1, foreign 2, removals 0, foreign: 17, foreign: bob@x.com',
    ]);
  });
});

describe('a name in another case', () => {
  it('is neither missing nor foreign', async () => {
    const lock = await lockOf([10, { vip: '+Ada +guid:ABC +bob' }]);
    expect(await listed(lock, 'ada', '17/guid:abc', 'bob')).toEqual([
      'vip:, confirmed 1, no-evidence 2, removals 0',
    ]);
    const events = ['5 vip +x', '6 vip -x', '11 vip +ada', '11 vip +17/guid:abc', '11 vip +bob'];
    expect((await judged(lock, events)).map(told)).toEqual([
      'vip:, confirmed 1, no-evidence 2, removals 0',
    ]);
  });

  it('is of another user where the member has left a trace', async () => {
    const lock = await lockOf([10, { vip: '+Ada' }]);
    expect(await listed(lock, 'Ada', 'ada')).toEqual([
      'vip:, confirmed 1, foreign 1, removals 0, foreign: ada',
    ]);
  });

  it('does not linger if it was removed', async () => {
    const lock = await lockOf([10, { vip: '+Ada +Bob' }], [20, { vip: '-Ada -Bob' }]);
    const events = ['15 vip +x', '16 vip -x', '20.1 vip -ada', '20.2 vip +bob'];
    expect((await judged(lock, events)).map(told)).toEqual([
      'vip:, lingering 1, foreign 1, no-evidence 1, removals 0, lingering: Bob, foreign: bob',
    ]);
  });
});

describe('a verification by events', () => {
  it('names exactly who was skipped and who is not from here, in every segment', async () => {
    const lock = await lockOf(
      [10, { vip: '+ada +bob +cyd +guid:1 +guid:2', news: '+ada +eve' }],
      [20, { vip: '-bob -cyd', news: '+dan' }],
    );
    const found = await judged(lock, [
      '5 news +someone',
      '6 news -someone',
      '10 vip +ada/guid:x',
      '10 vip +bob',
      '10 vip +cyd',
      '10 vip +guid:2',
      '10 news +ada/guid:x',
      '20 vip -bob',
      '20 news +dan',
      '30 news +stranger/guid:s',
      '31 news -ada/guid:x',
      '32 vip +passing',
      '33 vip -passing',
    ]);
    expect(found.map(told)).toEqual([
      'news:, confirmed 1, missing 2, foreign 1, removals 0, missing: ada, missing: eve, foreign: stranger',
      'vip:, confirmed 2, missing 1, lingering 1, removals 1, lingering: cyd, missing: guid: 1',
    ]);
  });

  it('finds a user under any name, and no one twice', async () => {
    const lock = await lockOf(
      [10, { vip: '+ada +guid:merged +guid:old +guid:both +both' }],
      [20, { vip: '-guid:old' }],
    );
    const found = await judged(lock, [
      '10 vip +ada/guid:x',
      // An anonymous profile that has an identity by now.
      '10 vip +known/guid:merged',
      '10 vip +later/guid:old',
      // One user under two names of the lockfile.
      '10 vip +both/guid:both',
    ]);
    expect(found.map(told)).toEqual([
      'vip:, confirmed 4, lingering 1, removals 0, lingering: guid: old',
    ]);
  });

  it('does not call a name lingering whose user is a member under another', async () => {
    const lock = await lockOf([10, { vip: '+guid:1' }], [20, { vip: '-guid:1 +ada' }]);
    const found = await judged(lock, [
      '10 vip +ada/guid:1',
      '20 vip -ada/guid:1',
      '21 vip +ada/guid:1',
    ]);
    expect(found.map(told)).toEqual(['vip:, confirmed 1, removals 0']);
  });

  it('says nothing of what is unconfirmed, and counts users without a name', async () => {
    const lock = await lockOf([10, { vip: '?ada +bob' }]);
    const found = await judged(lock, ['10 vip +bob', '11 vip +a\u0000b', '12 vip +ada']);
    expect(found.map(told)).toEqual(['vip:, confirmed 1, unconfirmed 1, removals 0']);
  });
});
