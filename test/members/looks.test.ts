import { describe, expect, it } from 'vitest';
import { LOOKS, looksOf } from '../../src/members/looks.ts';

const look = (text: string) => {
  // Between others, as lines are in a block.
  const bytes = Buffer.from(`x@y.z\n${text}\n@.\n`);
  const found = looksOf(bytes, 6, 6 + Buffer.byteLength(text));
  return Object.entries(LOOKS).find(([, bit]) => bit === found)?.[0];
};

describe('an identity', () => {
  it.each([
    ['ada@example.com', 'email'],
    ['Ada+x@Mail.Example.com', 'email'],
    ["o'brien@exämple.co", 'email'],
    ['1@2.3', 'email'],
    ['ada@localhost', 'other'],
    ['ada@.com', 'other'],
    ['ada@example.', 'other'],
    ['@example.com', 'other'],
    ['a@b@c.d', 'other'],
    ['a.b@c', 'other'],
    ['+4917012345', 'phone'],
    ['4917012345', 'digits'],
    ['+', 'other'],
    ['+49 170', 'other'],
    ['C4917', 'other'],
    ['f81d4fae-7dec-11d0-a765-00a0c91e6bf6', 'uuid'],
    ['F81D4FAE7DEC11D0A76500A0C91E6BF6', 'uuid'],
    ['12345678901234567890123456789012', 'uuid'],
    ['f81d4fae-7dec-11d0-a765-00a0c91e6bfg', 'other'],
    ['f81d4fae7-dec-11d0-a765-00a0c91e6bf6', 'other'],
  ])('%s looks like %s', (text, kind) => {
    expect(look(text)).toBe(kind);
  });
});
