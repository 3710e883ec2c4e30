import { describe, expect, it } from 'vitest';
import { upTo, wireDay, zonedTime } from '../../../src/clevertap/read/days.ts';

describe('the time of an event', () => {
  it.each([
    ['UTC', 20261123140416, '2026-11-23T14:04:16Z'],
    ['Asia/Kolkata', 20261123000000, '2026-11-22T18:30:00Z'],
    ['Asia/Kathmandu', '20261123140416', '2026-11-23T08:19:16Z'],
    ['America/New_York', 20260701120000, '2026-07-01T16:00:00Z'],
    ['America/New_York', 20261123120000, '2026-11-23T17:00:00Z'],
    // The clocks go forward at 02:00 on 8 March and back at 02:00 on 1 November.
    ['America/New_York', 20260308015959, '2026-03-08T06:59:59Z'],
    ['America/New_York', 20260308030000, '2026-03-08T07:00:00Z'],
    ['America/New_York', 20261101005959, '2026-11-01T04:59:59Z'],
    ['America/New_York', 20261101020000, '2026-11-01T07:00:00Z'],
  ])('in %s at %s is %s', (zone, timestamp, expected) => {
    expect(zonedTime(zone).read(timestamp)).toBe(Date.parse(expected));
  });

  it.each([
    ['America/New_York', 20261101013000, ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z']],
    ['Europe/Berlin', 20261025021000, ['2026-10-25T00:10:00Z', '2026-10-25T01:10:00Z']],
    ['Australia/Lord_Howe', 20260405014500, ['2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z']],
    ['Europe/Berlin', 20261025015959, ['2026-10-24T23:59:59Z', '2026-10-24T23:59:59Z']],
    ['Europe/Berlin', 20261025030000, ['2026-10-25T02:00:00Z', '2026-10-25T02:00:00Z']],
    ['Europe/Berlin', 20260329023000, ['2026-03-29T01:30:00Z', '2026-03-29T01:30:00Z']],
  ])('in %s at %s is the first, and again the second', (zone, timestamp, expected) => {
    const time = zonedTime(zone);
    const at = time.read(timestamp) ?? 0;
    expect([at, time.again(at)]).toEqual(expected.map((one) => Date.parse(one)));
  });

  it.each([
    20261123,
    '20261323140416',
    '20261123250000',
    1.5,
    '',
    null,
    undefined,
    {},
    '2026112314041６',
  ])('cannot be read from %s', (timestamp) => {
    expect(zonedTime('Asia/Kolkata').read(timestamp)).toBeNull();
  });
});

describe('a day', () => {
  it('is that of the zone', () => {
    const ms = Date.parse('2026-11-23T20:00:00Z');
    expect(
      ['UTC', 'Asia/Kolkata', 'America/New_York'].map((zone) => zonedTime(zone).dayAt(ms)),
    ).toEqual(['2026-11-23', '2026-11-24', '2026-11-23']);
  });

  it('is a number on the wire', () => {
    expect(wireDay('2026-11-03')).toBe(20261103);
  });

  it('to come is left out of a range', () => {
    const days = (from: string, to: string) => upTo('2026-11-23', { from, to });
    expect(days('2026-11-20', '2026-11-24')).toEqual({ from: '2026-11-20', to: '2026-11-23' });
    expect(days('2026-11-20', '2026-11-21')).toEqual({ from: '2026-11-20', to: '2026-11-21' });
    expect([days('2026-11-24', '2026-11-25'), days('2026-11-02', '2026-11-01')]).toEqual([
      null,
      null,
    ]);
  });
});

it('refuses a zone that does not exist', () => {
  expect(() => zonedTime('Mars/Base')).toThrow(RangeError);
});
