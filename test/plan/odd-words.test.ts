import { expect, it } from 'vitest';
import { parseIdentityKind } from '../../src/config/identity-format.ts';
import { OddIdentities } from '../../src/plan/odd-rows.ts';
import { wrongRows } from '../../src/plan/odd-words.ts';
import { messageText } from '../../src/report/render-message.ts';

const email = parseIdentityKind('email');
const format = email.ok ? [email.value] : [];

function adviceFor(...rows: readonly string[]): string {
  const found = new OddIdentities(format);
  for (const [at, row] of rows.entries()) found.add(row, at + 1);
  const place = { file: 'vip.yaml' };
  const text = { kind: 'text' } as const;
  const ref = {
    kind: 'list',
    path: 'vip.txt',
    format: text,
    maxAgeMs: null,
    expectRows: null,
    place,
  } as const;
  const source = { ref, path: 'vip.txt', role: 'members', total: rows.length } as const;
  return messageText(wrongRows({ ...source, format, most: 0, found }).next);
}

it('advises to leave rows out where they are few, and never where most are wrong', () => {
  const leave = /To leave such rows out, write `max_invalid: 1` there\.$/;
  expect(adviceFor('ada@example.com', 'bob@example.com', '4711')).toMatch(leave);
  expect(adviceFor('ada@example.com', '4711')).not.toMatch(/max_invalid/);
});
