import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdentityFormat } from '../../src/config/identity-format.ts';
import { formatText, matches, parseIdentityKind } from '../../src/config/identity-format.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { formatOfList } from '../../src/config/read-identity.ts';
import { doubtOf } from '../../src/members/doubts.ts';
import { plain } from '../../src/message.ts';
import { cpuMsOf } from '../cpu.ts';

function formatOf(...texts: string[]): IdentityFormat {
  return texts.map((text) => {
    const found = parseIdentityKind(text);
    if (!found.ok) throw new Error(plain(found.finding.message));
    return found.value;
  });
}

function is(value: string, ...texts: string[]): boolean {
  return matches(formatOf(...texts), value, doubtOf(value));
}

describe('an e-mail address', () => {
  it.each([
    'ada@example.com',
    'ada+news@mail.example.co.uk',
    "o'brien@example.com",
    'Ada.L@Example.COM',
    'björn@exämple.de',
    '用户@例え.jp',
    '#tag@example.com',
  ])('is %s', (value) => expect(is(value, 'email')).toBe(true));

  it.each([
    'ada',
    'ada@example',
    '@example.com',
    'ada@@example.com',
    'a@b@example.com',
    'ada@.com',
    'ada@example.',
    'ada@example..com',
    'ada @example.com',
    'ada\u00a0@example.com',
    'ada@example.com;Ada',
    'ada@example.com,',
    '"ada"@example.com',
    "'ada@example.com'",
    'Ada <ada@example.com>',
    'mailto:ada@example.com',
    'ada\u200b@example.com',
    'ada\ufffd@example.com',
    '\u201cada@example.com\u201d',
    '+441632960001',
  ])('is not %j', (value) => expect(is(value, 'email')).toBe(false));
});

it('takes a phone number with + and 8 to 15 digits', () => {
  for (const value of ['+12345678', '+123456789012345']) expect(is(value, 'phone')).toBe(true);
  for (const value of [
    '12345678',
    '+1234567',
    '+1234567890123456',
    '+49 30 1234567',
    '+49-3012345',
  ])
    expect(is(value, 'phone')).toBe(false);
});

it('takes a UUID in letters of any case', () => {
  expect(is('6F1c2a0b-0000-4000-8000-0123456789AB', 'uuid')).toBe(true);
  expect(is('6f1c2a0b000040008000-0123456789ab', 'uuid')).toBe(false);
  expect(is('{6f1c2a0b-0000-4000-8000-0123456789ab}', 'uuid')).toBe(false);
});

it('takes a pattern for the whole identity, and several formats for either', () => {
  expect(is('C12345678', '/C\\d{8}/')).toBe(true);
  expect(is('C12345678', '/^C\\d{8}$/')).toBe(true);
  expect(is('xC12345678', '/C\\d{8}/')).toBe(false);
  expect(is('C123456789', '/^C\\d{8}|D$/')).toBe(false);
  expect(is('c12345678', '/C\\d{8}/i')).toBe(true);
  expect(is('C12345678', 'email', '/C\\d{8}/')).toBe(true);
  expect(is('ada@example.com', 'email', '/C\\d{8}/')).toBe(true);
  expect(is('D1', 'email', '/C\\d{8}/')).toBe(false);
});

describe('a pattern', () => {
  it.each([
    '(a+)+',
    '(a*)*b',
    '(a|a)*b',
    '((ab)*c)*',
    '(a{2,}){2,}',
    '(?:a|ab){1,50}c',
    '.*.*.*',
    'a+b+c+',
    '(a)\\1',
    '(?<x>a)\\k<x>',
    '(?=a)b',
    '(a',
    'x'.repeat(201),
  ])('%s is refused, since it may take too long', (body) => {
    expect(parseIdentityKind(`/${body}/`)).toMatchObject({ finding: { code: 'bad-format' } });
  });

  it.each([
    'C\\d{8}',
    '[A-Z]{2}[0-9]+',
    '(in|us)\\|\\d+',
    '(\\+\\d{1,3})?\\d{4,8}',
    '(ab){3}',
    '\\p{L}+-\\d*',
  ])('%s is taken', (body) => expect(parseIdentityKind(`/${body}/`).ok).toBe(true));

  it('with many parts of any length is refused', () => {
    expect(parseIdentityKind('/a*a*/').ok).toBe(true);
    expect(parseIdentityKind('/a*a*a*/').ok).toBe(false);
  });

  it('that is taken ends soon on what does not match', { timeout: 60_000 }, () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '.', '\\w', '(ab)', '(a|b)', '(?:a|ab)');
    const quantifier = fc.constantFrom('', '', '+', '*', '?', '{2}', '{1,3}', '{2,}');
    const body = fc
      .array(fc.tuple(atom, quantifier), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.map((part) => part.join('')).join(''));
    fc.assert(
      fc.property(body, (pattern) => {
        const found = parseIdentityKind(`/${pattern}/`);
        fc.pre(found.ok);
        const formats = found.ok ? [found.value] : [];
        const took = cpuMsOf(() => {
          matches(formats, `${'ab'.repeat(511)}!`, null);
          matches(formats, `${'a'.repeat(1023)}!`, null);
        });
        expect(took).toBeLessThan(1000);
      }),
      { numRuns: 300 },
    );
  });
});

it('names several formats', () => {
  expect(plain(formatText(formatOf('email', 'uuid', '/C[0-9]/')))).toBe(
    'e-mail addresses, UUIDs or of the form /C[0-9]/',
  );
});

describe('the format of a list', () => {
  const config = (identity: string) => {
    const text = `lock: { lineage: x }\naccount: { region: in1 }\n${identity}`;
    return parseConfig(text, { path: '/segops.yaml', shown: 'segops.yaml' }, null, 0);
  };

  it('is that of the first glob that matches its path', () => {
    const read = config(
      'identity:\n  format: email\n  lists: { "lists/uk/**": phone, "lists/*.txt": uuid, "**/ids-?.csv": any }\n',
    );
    if (!read.ok) throw new Error('not valid');
    const { identity = null } = read.value;
    const kindOf = (path: string) => formatOfList({ path }, null, identity)?.[0]?.kind;
    expect(
      [
        'lists/uk/a.txt',
        'lists/uk/b/c.csv',
        'lists/a.txt',
        'lists/b/a.txt',
        'x/y/ids-1.csv',
        'ids-2.csv',
        'uk.txt',
      ].map(kindOf),
    ).toEqual(['phone', 'phone', 'uuid', 'email', 'any', 'any', 'email']);
  });

  it('is laid over whole by an environment', () => {
    const text = `lock: { lineage: x }\naccount: { region: in1 }\nidentity: { format: email }\nenvironments: { staging: { identity: { lists: { "a": uuid } } } }\n`;
    const read = parseConfig(text, { path: '/segops.yaml', shown: 'segops.yaml' }, 'staging', 0);
    expect(read.ok && read.value.identity?.format).toBeNull();
  });

  it.each(['"../a": email', '"/a": email', '"{a,b}": email', '"!a": email', '"a": mail'])(
    'is not read from { %s }',
    (lists) => {
      const read = config(`identity: { lists: { ${lists} } }\n`);
      expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual([
        lists.includes('mail"') || lists.endsWith(': mail') ? 'bad-format' : 'bad-glob',
      ]);
    },
  );
});
