import { describe, expect, it } from 'vitest';
import { count, duration, moment, plural } from '../../src/message.ts';
import { byteSize, listed, sentence } from '../../src/report/words.ts';

describe('figures in words', () => {
  it('separates thousands in one way on every machine', () => {
    expect([0, 999, 1000, 1_204_118].map(count)).toEqual(['0', '999', '1,000', '1,204,118']);
    expect([plural(1, 'member'), plural(1204, 'member')]).toEqual(['1 member', '1,204 members']);
  });

  it('writes sizes in powers of 1,000', () => {
    expect([1, 999, 1000, 34_120, 999_949, 999_951, 31_572_242, 4e15].map(byteSize)).toEqual([
      '1 byte',
      '999 bytes',
      '1.0 kB',
      '34.1 kB',
      '999.9 kB',
      '1.0 MB',
      '31.6 MB',
      '4000.0 TB',
    ]);
  });

  it('writes times as people say them', () => {
    const seconds = [0, 0.44, 5, 9.96, 59.4, 59.6, 75, 3600, 7860, 4_320_000];
    expect(seconds.map((each) => duration(each * 1000))).toEqual([
      '0 s',
      '0.4 s',
      '5 s',
      '10 s',
      '59 s',
      '1 min',
      '1 min 15 s',
      '1 h',
      '2 h 11 min',
      '1,200 h',
    ]);
    expect(moment(Date.UTC(2026, 11, 1, 18))).toBe('2026-12-01T18:00Z');
  });

  it('joins parts and ends sentences', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
    expect(['would remove 3', 'was it cut off?', 'lists/vip.txt is gone'].map(sentence)).toEqual([
      'Would remove 3.',
      'Was it cut off?',
      'lists/vip.txt is gone.',
    ]);
  });
});
