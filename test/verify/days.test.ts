import { describe, expect, it } from 'vitest';
import { zonedTime } from '../../src/clevertap/read/days.ts';
import { daysIn, daysSince, reachOfToday } from '../../src/verify/days.ts';

const at = (text: string) => Date.parse(text);
const zone = (name: string, isKnown = true) => ({ time: zonedTime(name), isKnown });

describe('the days to ask for', () => {
  it('are whole days of the account, with one more before them', () => {
    const [since, now] = [at('2026-11-20T20:00Z'), at('2026-11-23T20:00Z')];
    expect(daysSince(zone('UTC'), since, now)).toEqual({ from: '2026-11-19', to: '2026-11-23' });
    expect(daysSince(zone('Asia/Kolkata'), since, now)).toEqual({
      from: '2026-11-20',
      to: '2026-11-24',
    });
    expect(daysIn({ from: '2026-11-29', to: '2026-12-01' })).toHaveLength(3);
  });

  it('reach until now, and where the zone is not known only as far as they do anywhere', () => {
    const now = at('2026-11-23T20:00Z');
    expect(reachOfToday(zone('UTC'), now)).toBe(now);
    expect(reachOfToday(zone('UTC', false), now)).toBe(at('2026-11-23T10:00Z'));
    expect(reachOfToday(zone('UTC', false), at('2026-11-23T08:00Z'))).toBe(at('2026-11-23T08:00Z'));
  });
});
