import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { EmulatorError } from '../../src/emulator/errors.ts';
import { createEventLog } from '../../src/emulator/events.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { apiSegment, entry, membersOf, rehearse } from './client.ts';

const top = mkdtempSync(join(tmpdir(), 'emulator state '));
let folder = '';
let stateFile = '';

beforeEach(() => {
  folder = mkdtempSync(join(top, 'test '));
  stateFile = join(folder, 'state');
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const ADD = { customer_segment_id: 'vip', action: 'ADD' };
const start = () => rehearse({ stateFile, segments: [apiSegment('vip', 1), apiSegment('old', 2)] });

async function fill() {
  const api = await start();
  await api.update(entry(['ada', 'bob', 'naïve "quoted"\\'], ADD), {
    user_profiles: [{ guid: 'g1' }],
    segments: [ADD, { customer_segment_id: 'nowhere', action: 'ADD' }],
  });
  await api.update(entry(['bob'], { ...ADD, action: 'REMOVE' }), entry(['ada'], ADD));
  await api.post('/_emulator/users', [{ identity: 'known' }]);
  await fetch(`${api.url}/_emulator/segments/2`, { method: 'DELETE' });
  return api;
}

describe('a state file', () => {
  it('brings everything back after a restart', async () => {
    const before = await fill();
    const { apis: _, ...state } = before.emulator.state();
    await before.emulator.close();
    const after = await start();
    const { apis: __, ...again } = after.emulator.state();
    expect(again).toEqual(state);
    expect(state).toMatchObject({ requests: 2, billed_events: 5, redundant_changes: 1, errors: 1 });
  });

  it('remembers profiles that were merged', async () => {
    const before = await fill();
    const both = { from: { guid: 'g1' }, into: { identity: 'ada' } };
    expect((await before.post('/_emulator/merge', both)).status).toBe(200);
    const { apis: _, ...state } = before.emulator.state();
    expect(membersOf(before, 'vip')).not.toContain('guid:g1');
    await before.emulator.close();
    const after = await start();
    const { apis: __, ...again } = after.emulator.state();
    expect(again).toEqual(state);
    await after.update({
      user_profiles: [{ guid: 'g1' }],
      segments: [{ ...ADD, action: 'REMOVE' }],
    });
    expect(membersOf(after, 'vip')).not.toContain('ada');
  });

  it('remembers how many events were lost', async () => {
    const options = { stateFile, segments: [apiSegment('vip', 1)] };
    const before = await rehearse({ ...options, eventLoss: 1 });
    await before.update(entry(['ada'], ADD));
    await before.emulator.close();
    const after = await rehearse(options);
    await after.update(entry(['bob'], ADD));
    expect(after.emulator.state()).toMatchObject({ billed_events: 2, lost_events: 1 });
  });

  it('brings back the events, and goes on after them', async () => {
    const before = await fill();
    await before.emulator.close();
    const after = await start();
    await after.update(entry(['eve'], ADD));
    const query = { event_name: 'Segment Membership Change', from: 20261123, to: 20261123 };
    const { cursor } = (await after.post('/1/events.json', query)).body as { cursor: string };
    const { body } = await after.get(`/1/events.json?cursor=${cursor}`);
    const { records } = body as { records: { profile: { identity?: string } }[] };
    expect(records.map(({ profile }) => profile.identity)).toEqual([
      'ada',
      'bob',
      'naïve "quoted"\\',
      undefined,
      'bob',
      'eve',
    ]);
  });

  it('keeps the IDs of deleted segments taken', async () => {
    const before = await fill();
    await before.emulator.close();
    const after = await start();
    const item = { segment_name: 'Old', customer_segment_id: 'old' };
    expect((await after.post('/api/createSegment', [item])).status).toBe(400);
  });

  it('is written soon after a change, without waiting for the end', async () => {
    const api = await start();
    await api.update(entry(['ada'], ADD));
    while (!readFileSync(stateFile, 'utf8').includes('ada')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(membersOf(api, 'vip')).toEqual(['ada']);
  });

  it('is replaced whole: nothing else is left in its folder', async () => {
    const api = await fill();
    await api.emulator.close();
    expect(readdirSync(folder)).toEqual(['state']);
  });

  const damages: [string, (text: string) => string][] = [
    ['cut off', (text) => text.slice(0, -100)],
    ['changed', (text) => text.replace('ada', 'eve')],
    ['empty', () => ''],
    ['something else', () => '{"segments":[]}\n'],
  ];

  it.each(damages)('is refused and left as it is where it is %s', async (_, damage) => {
    const api = await fill();
    await api.emulator.close();
    const damaged = damage(readFileSync(stateFile, 'utf8'));
    writeFileSync(stateFile, damaged);
    await expect(startEmulator({ stateFile })).rejects.toThrow(EmulatorError);
    await expect(startEmulator({ stateFile })).rejects.toThrow('It was left as it is');
    expect(readFileSync(stateFile, 'utf8')).toBe(damaged);
  });

  it('is of one emulator at a time', async () => {
    const first = await fill();
    await expect(startEmulator({ stateFile })).rejects.toThrow(
      `the emulator of process ${process.pid} uses the state file ${stateFile}`,
    );
    await first.update(entry(['eve'], ADD));
    await first.emulator.close();
    const next = await start();
    expect(membersOf(next, 'vip')).toContain('eve');
    await next.emulator.close();
    expect(readdirSync(folder)).toEqual(['state']);
  });

  it('is taken over from an emulator that was killed, and not from one that runs', async () => {
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(`${stateFile}.in-use`, `${ended}\n`);
    const api = await start();
    await api.emulator.close();
    const runs = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    writeFileSync(`${stateFile}.in-use`, `${runs.pid}\n`);
    await expect(startEmulator({ stateFile })).rejects.toThrow(
      `the emulator of process ${runs.pid}`,
    );
    runs.kill();
  });

  it('is refused at once where it cannot be written', async () => {
    const nowhere = join(folder, 'missing', 'state');
    await expect(startEmulator({ stateFile: nowhere })).rejects.toThrow(
      `cannot write the state file ${nowhere}`,
    );
  });

  it('holds no passcode', async () => {
    const api = await fill();
    await api.emulator.close();
    expect(readFileSync(stateFile, 'utf8')).not.toContain(api.emulator.passcode);
  });
});

describe('the log of events', () => {
  it('keeps the newest where it is full, numbered on', () => {
    const log = createEventLog(2000, 10);
    for (let user = 0; user < 5000; user += 1) {
      log.record({ time: user, operation: user % 2 ? 'REMOVE' : 'ADD', ctSegmentId: 7, user });
    }
    expect([log.first, log.total]).toEqual([3010, 5010]);
    expect(log.at(3010)).toEqual({ time: 3000, operation: 'ADD', ctSegmentId: 7, user: 3000 });
    expect(log.at(5009)).toEqual({ time: 4999, operation: 'REMOVE', ctSegmentId: 7, user: 4999 });
  });
});
