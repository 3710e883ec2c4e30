import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Hub } from '../action/hub.ts';
import { git } from '../git/plain-git.ts';
import { CONFIG, unapprovedIn } from './unapproved-in.ts';

/** What came to main without approval, and counts since a pull request whose diff does not show it. */
type Files = Readonly<Record<string, string>>;
type Prepare = (cwd: string) => void;

const HIDDEN = 'its diff does not show all that it lets count';

let hub: Hub;
let since = '';

beforeEach(async () => {
  hub = await Hub.fresh();
  hub.github.state.people.set('linus', 'admin').set('ada', 'write');
  merged({
    'segops.yaml': CONFIG,
    'segments/vip.yaml': keyed('vip', 'old'),
    'segments/held.yaml': `${keyed('held', 'one', 'two')}exclude_from: [file: lists/out.txt]\n`,
    'segments/table.yaml': columns('first'),
    'lists/table.csv': 'first,second\nold,\n',
    'lists/out.txt': 'two\n',
  });
  since = hub.main;
});
afterEach(async () => {
  expect(hub.github.violations).toEqual([]);
  await hub.close();
});

function keyed(key: string, ...members: string[]): string {
  return `segment: { customer_segment_id: ${key} }\nmembers: [${members.join(', ')}]\n`;
}

function columns(column: string): string {
  return `segment: { customer_segment_id: table }\nmembers_from: [{ file: lists/table.csv, column: ${column} }]\n`;
}

function listed(list: string): string {
  return `segment: { customer_segment_id: vip }\nmembers: [old]\nmembers_from: [file: lists/${list}]\n`;
}

/** Opened by ada, approved by grace, merged. */
function merged(files: Files, prepare?: Prepare): void {
  const pull = hub.change(files, 'main', prepare);
  hub.approve(pull);
  hub.merge(pull, 'squash');
}

function moves(from: string, to: string): Prepare {
  return (cwd) => {
    mkdirSync(join(cwd, to, '..'), { recursive: true });
    git(['mv', from, to], { cwd });
  };
}

describe('what a diff does not show', () => {
  const list = { 'lists/more.txt': 'mallory\n' };
  const evil = { 'segments/vip.yaml': keyed('vip', 'old', 'mallory') };
  const later = { 'later/evil.yaml': keyed('evil', 'mallory') };
  it.each<[string, Files, Files, Prepare?]>([
    ['another key', evil, { 'segments/vip.yaml': keyed('vip2', 'old', 'mallory') }],
    [
      'keys that change places',
      later,
      {
        'later/evil.yaml': keyed('vip', 'old', 'mallory'),
        'segops.yaml': `${CONFIG}segments: ["{segments,later}/*.yaml"]\n`,
      },
      (cwd) => git(['rm', '--quiet', 'segments/vip.yaml'], { cwd }),
    ],
    ['a wider glob', later, { 'segops.yaml': `${CONFIG}segments: ["{segments,later}/*.yaml"]\n` }],
    ['a manifest that is moved in', later, {}, moves('later/evil.yaml', 'segments/evil.yaml')],
    ['a list that is named', list, { 'segments/vip.yaml': listed('more.txt') }],
    [
      'a list that is named and moved',
      list,
      { 'segments/vip.yaml': listed('moved.txt') },
      moves('lists/more.txt', 'lists/moved.txt'),
    ],
    [
      'a link to a list',
      list,
      { 'segments/vip.yaml': listed('link.txt') },
      (cwd) => symlinkSync('more.txt', join(cwd, 'lists/link.txt')),
    ],
    [
      'another column of a list',
      { 'lists/table.csv': 'first,second\nold,mallory\n' },
      { 'segments/table.yaml': columns('second') },
    ],
    [
      'one exclusion less',
      {
        'lists/out.txt': 'two\nmallory\n',
        'segments/held.yaml': `${keyed('held', 'one', 'two', 'mallory')}exclude_from: [file: lists/out.txt]\n`,
      },
      { 'segments/held.yaml': keyed('held', 'one', 'two', 'mallory') },
    ],
  ])('gets nobody approved by %s', async (_, before, files, prepare) => {
    hub.pushToMain(before);
    // Her name is in the diff, for another reason.
    merged({ ...files, NOTES: 'written by mallory\n' }, prepare);
    const found = await unapprovedIn(hub, since);
    expect(found?.members).toContain('mallory');
    expect(found?.reasons.join()).toContain(HIDDEN);
  });

  it.each<[string, Files, Files]>([
    [
      'another header of a list',
      { 'lists/table.csv': 'first,second\nold,mallory\n' },
      { 'lists/table.csv': 'second,first\nold,mallory\n' },
    ],
    [
      'a quotation mark less',
      { 'lists/table.csv': 'first,second\nold,"\nmallory,x\n"\n' },
      { 'lists/table.csv': 'first,second\nold,\nmallory,x\n' },
    ],
  ])('is not approved where one line makes rows of others: %s', async (_, before, files) => {
    hub.pushToMain(before);
    merged(files);
    const found = await unapprovedIn(hub, since);
    expect(found?.members).toContain('mallory');
    expect(found?.reasons.join()).toContain(HIDDEN);
  });

  it('is not approved by another folder of the config', async () => {
    hub.pushToMain({ 'segments/vip.yaml': keyed('vip', 'old', 'mallory') });
    merged({}, (cwd) => {
      for (const name of ['segops.yaml', 'segments', 'lists']) moves(name, `crm/${name}`)(cwd);
    });
    const found = await unapprovedIn(hub, since, {}, 'crm');
    expect(found?.members).toContain('mallory');
    expect(found?.reasons.join()).toContain('the config was another file before');
  });

  it('is not approved where it is a limit of a segment that gets another key', async () => {
    const limit = 'guard: { max_removals: 99% }\n';
    hub.pushToMain({ 'segments/vip.yaml': keyed('vip', 'old') + limit });
    merged({ 'segments/vip.yaml': keyed('vip2', 'old') + limit });
    const found = await unapprovedIn(hub, since);
    expect(found?.reasons).toContain(
      'Of vip2, guard.max_removals has a value that nobody approved',
    );
  });
});

describe('what is approved although its lines are not in the diff', () => {
  it('is what the last apply had already', async () => {
    merged({ 'segments/vip.yaml': keyed('vip2', 'old') });
    expect(await unapprovedIn(hub, since)).toBeNull();
    merged({ 'segments/table.yaml': columns('first').replace('table }', 'other }') });
    expect(await unapprovedIn(hub, since)).toBeNull();
    merged({}, moves('segments/held.yaml', 'segments/moved.yaml'));
    merged({
      'segments/moved.yaml': `${keyed('held', 'one', 'two', 'three')}exclude_from: [file: lists/out.txt]\n`,
    });
    expect(await unapprovedIn(hub, since)).toBeNull();
  });

  it('is what another pull request showed', async () => {
    merged({
      'lists/more.txt': 'ada\n',
      'segments/news.yaml':
        'segment: { customer_segment_id: news }\nmembers_from: [file: lists/more.txt]\n',
    });
    merged({ 'segments/vip.yaml': listed('more.txt') });
    expect(await unapprovedIn(hub, since)).toBeNull();
  });

  it('is what is new beside a manifest or a list that is only moved', async () => {
    const held = `${keyed('held', 'one', 'two', 'three')}exclude_from: [file: lists/out.txt]\n`;
    merged({ 'segments/a/held.yaml': held }, moves('segments/held.yaml', 'segments/a/held.yaml'));
    merged(
      {
        'lists/b.csv': 'first,second\nold,\nnew,\n',
        'segments/table.yaml': columns('first').replace('lists/table.csv', 'lists/b.csv'),
      },
      moves('lists/table.csv', 'lists/b.csv'),
    );
    expect(await unapprovedIn(hub, since)).toBeNull();
  });
});
