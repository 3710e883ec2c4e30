import { describe, expect, it } from 'vitest';
import { parseRows } from '../../src/config/row-range.ts';
import { parseDuration, parseThreshold, parseTime } from '../../src/config/scalars.ts';

describe('durations', () => {
  it.each([
    ['15m', 900_000],
    ['24h', 86_400_000],
    ['90s', 90_000],
    ['1h30m', 5_400_000],
    ['1h1m1s', 3_661_000],
    ['2d', 172_800_000],
    ['1d2h3m4s', 93_784_000],
    ['168h', 604_800_000],
    ['7d', 604_800_000],
    ['168h1s', null],
    ['7d1s', null],
    ['1h1d', null],
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

describe('times', () => {
  it.each([
    ['2026-12-01', Date.UTC(2026, 11, 1)],
    ['2026-12-01T18:00Z', Date.UTC(2026, 11, 1, 18)],
    ['2026-12-01T18:00:30Z', Date.UTC(2026, 11, 1, 18, 0, 30)],
    ['2026-12-01T18:00+05:30', Date.UTC(2026, 11, 1, 12, 30)],
    ['2026-02-29', null],
    ['2026-12-01T25:00Z', null],
    ['2026-12-01T18:00', null],
    ['2026-12-01 18:00Z', null],
    ['1764612000', null],
    ['', null],
  ])('reads %j', (text, at) => {
    expect(parseTime(text)).toBe(at);
  });
});

describe('numbers of rows', () => {
  it.each([
    ['20000', { least: 20_000, most: 20_000 }],
    ['0', { least: 0, most: 0 }],
    ['10000..30000', { least: 10_000, most: 30_000 }],
    ['7..7', { least: 7, most: 7 }],
    ['10000..', { least: 10_000, most: Number.POSITIVE_INFINITY }],
    ['..10', null],
    ['8..7', null],
    ['1...2', null],
    ['-1', null],
    ['', null],
  ])('reads %j', (text, range) => {
    expect(parseRows(text)).toEqual(range);
  });
});
