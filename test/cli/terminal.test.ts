import { expect, it } from 'vitest';
import { widthOf } from '../../cmd/terminal.ts';

it('keeps to a width that can be written into, whatever the terminal says', () => {
  expect([undefined, 0, 7, 60, 80, 300].map(widthOf)).toEqual([80, 80, 40, 60, 80, 100]);
});
