import { describe, expect, it } from 'vitest';
import { parseDuration, parseThreshold } from '../../src/manifest/scalars.ts';

describe('durations', () => {
  it.each([
    ['15m', 900_000],
    ['24h', 86_400_000],
    ['90s', 90_000],
    ['1h30m', 5_400_000],
    ['1h1m1s', 3_661_000],
    ['168h', 604_800_000],
    ['168h1s', null],
    ['', null],
    ['0s', null],
    ['15', null],
    ['30m1h', null],
    ['1.5h', null],
    ['-1m', null],
    ['15 m', null],
    ['15M', null],
  ])('reads %j', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });
});

describe('thresholds', () => {
  it.each([
    ['30%', { kind: 'share', share: 0.3 }],
    ['0.5%', { kind: 'share', share: 0.005 }],
    ['0%', { kind: 'share', share: 0 }],
    ['100%', { kind: 'share', share: 1 }],
    ['500', { kind: 'count', count: 500 }],
    ['0', { kind: 'count', count: 0 }],
    ['100.1%', null],
    ['-1', null],
    ['1e3', null],
    ['5.5', null],
    ['%', null],
    ['30 %', null],
    ['', null],
  ])('reads %j', (text, threshold) => {
    expect(parseThreshold(text)).toEqual(threshold);
  });
});
