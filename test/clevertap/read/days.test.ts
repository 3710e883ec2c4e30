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

  it('that comes twice is one of the two', () => {
    const at = zonedTime('America/New_York').read(20261101013000) ?? 0;
    expect(['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z']).toContain(
      new Date(at).toISOString(),
    );
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
