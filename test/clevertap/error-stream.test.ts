import { describe, expect, it } from 'vitest';
import { parseErrorStream } from '../../src/clevertap/error-stream.ts';

function timesIn(text: string): (string | null)[] {
  const parsed = parseErrorStream(text);
  if (!parsed.ok) throw new Error('not an Error Stream');
  return parsed.rows.map(({ time }) => (time === null ? null : new Date(time).toISOString()));
}

describe('the time of a row', () => {
  it.each([
    ['2026-11-24T10:00:00.500Z', '2026-11-24T10:00:00.500Z'],
    ['2026-11-24 10:00:00 +05:30', '2026-11-24T04:30:00.000Z'],
    ['2026-11-24T10:00:00+0530', '2026-11-24T04:30:00.000Z'],
    ['1795514400', '2026-11-24T10:00:00.000Z'],
    ['1795514400000', '2026-11-24T10:00:00.000Z'],
    ['2026-11-24 10:00:00', null],
    ['24/11/2026 10:00', null],
    ['2026-13-45T10:00:00Z', null],
    ['', null],
  ])('%s is read as %s', (written, time) => {
    const csv = `Time,User Identity,Customer Segment ID\n${written},ada,vip\n`;
    expect(timesIn(csv)).toEqual([time]);
    const rows = [{ timestamp: written, user_identity: 'ada', customer_segment_id: 'vip' }];
    expect(timesIn(JSON.stringify(rows))).toEqual([time]);
  });

  it('is unknown where no column has it', () => {
    expect(timesIn('User Identity,Segment ID\nada,7\n')).toEqual([null]);
  });
});
