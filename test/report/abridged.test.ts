import { expect, it } from 'vitest';
import { abridged } from './abridged.ts';

function members(from: number, to: number): string[] {
  return Array.from(
    { length: to - from + 1 },
    (_, at) => `  + user${String(from + at)}@example.com`,
  );
}

it('abridges members that count up, and keeps what breaks their row', () => {
  const text = ['Adds', ...members(1, 8), '', ...members(10, 20), ...members(22, 90), 'end'];
  expect(abridged(text.join('\n')).split('\n')).toEqual([
    'Adds',
    ...members(1, 8),
    '',
    ...members(10, 11),
    '  (7 between)',
    ...members(19, 20),
    ...members(22, 23),
    '  (65 between)',
    ...members(89, 90),
    'end',
  ]);
});
