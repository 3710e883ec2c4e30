import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asCode,
  asCommand,
  asForeign,
  asKey,
  asMember,
  asPath,
  asValue,
  say,
} from '../../src/message.ts';
import { planToJsonPieces } from '../../src/report/plan-json.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { planToText } from '../../src/report/plan-text.ts';
import { redacting } from '../../src/report/privacy.ts';
import { maskOf, redactMessage, redactProblems } from '../../src/report/redact.ts';
import { membersOf, planOf, segmentOf } from './plans.ts';

describe('masking a member', () => {
  it.each([
    ['ada@example.com', 'a***@e***.com'],
    ['ada@example', 'a***@e***'],
    ['00123', '0***'],
    ['7', '***'],
    ['a@b@c.de', 'a***'],
    ['\u{1f600}x', '\u{1f600}***'],
    ['@x.y', '***@x***'],
    ['crm@wa.4915112345678', 'c***@w***'],
    ['x@y.Ada-Lovelace', '***@y***'],
    ['ada@example.co.uk', 'a***@e***.uk'],
  ])('leaves little of %j', (value, shown) => {
    expect(maskOf(null)({ kind: 'identity', value }).value).toBe(shown);
  });

  it('gives one pseudonym to one member, and another under another key', () => {
    const ada = { kind: 'identity', value: 'ada@example.com' } as const;
    const mask = maskOf('key');
    expect(mask(ada)).toEqual(mask(ada));
    expect(mask(ada).value).toMatch(/^user-[0-9a-f]{12}$/);
    expect(mask(ada)).not.toEqual(maskOf('other')(ada));
    expect(mask({ kind: 'guid', value: ada.value }).value).toMatch(/^guid-[0-9a-f]{12}$/);
  });
});

describe('names that stay', () => {
  it.each([
    '+49 151 1234567',
    'tel_0151_234_567_89',
    'tel-\u0660\u0661\u0662\u0663\u0664\u0665\u0666',
    'ada\ufe6bexample.com',
    'ada\uff20example.com',
    'ada%2540example.com',
    '8c6f1f3e_1111_4222_8333_444455556666',
    'c0ffee00c0ffee00',
  ])('lose %j, which may find a person', (name) => {
    expect(redactMessage(say`${asKey(name)}`)).toEqual(say`${asKey('***')}`);
    expect(redactMessage(say`${asCode(`environments.${name}.lock`)}`)).toEqual(
      say`${asCode('***')}`,
    );
  });

  it('lose a telephone number that looks like that of a line', () => {
    const path = say`${asPath('lists/tel:491705550937')}`;
    expect(redactMessage(path)).toEqual(say`${asPath('lists/***')}`);
  });

  it.each(['winback_2026-12-01', 'uk_vip_20261201', 'ct:1234567'])('keep %j', (name) => {
    expect(redactMessage(say`${asKey(name)}`)).toEqual(say`${asKey(name)}`);
  });

  it('keep commits in code and commands', () => {
    const said = say`${asCode('a1b2c3d4e5f6')} ${asCommand('segops lock accept-history a1b2c3d4e5f6')}`;
    expect(redactMessage(said)).toEqual(said);
  });
});

describe('a redacted plan', () => {
  it('names nobody in any rendering, and keeps counts', () => {
    // Whatever is in the middle, no output may have what stands around it.
    const name = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `qzx${text}qzy`);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 8 }), (names) => {
        const half = names.length / 2;
        const plan = planOf({
          segments: [
            segmentOf('vip', {
              add: membersOf(names.slice(0, half)),
              remove: membersOf(names.slice(half)),
            }),
          ],
        });
        for (const key of [null, 'key']) {
          const redacted = redacting(key).plan(plan);
          expect(redacted.totals).toEqual(plan.totals);
          const shown = [
            planToText(redacted, { width: 100, colour: false, full: true }),
            planToMarkdown(redacted),
            [...planToJsonPieces(redacted)].join(''),
          ].join('');
          expect(shown).not.toMatch(/qzx|qzy/);
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each(['lists', 'distinct_from', 'salts'])(
    'prints no YAML that names a person: %s',
    (field) => {
      const guard = (name: string) => {
        const yaml = `guard:\n  waiver:\n    ${field}: ${JSON.stringify(['x', name])}\n    reason: ""`;
        const allow = { file: 'segments/vip.yaml', yaml, replaces: false };
        const message = say`the plan removes all`;
        return { guard: 'split', segment: 'vip', verdict: 'refuse', message, allow } as const;
      };
      const plan = planOf({ segments: [], guards: [guard('ada@example.com'), guard('winback')] });
      const [ada, winback] = redacting('key').plan(plan).guards;
      expect(ada?.allow).toBeNull();
      expect(winback?.allow).toEqual(guard('winback').allow);
    },
  );
});

describe('redacted reasons', () => {
  it('do not show the names of rules', () => {
    const name = 'assert: Nobody like zqzoe';
    const reason = { kind: 'setting', segment: null, name } as const;
    const plan = planOf({ segments: [] });
    const [shown] = redacting('key').unapproved({ plan, left: plan, reasons: [reason] }).reasons;
    expect(shown).toEqual({ ...reason, name: 'assert: ***' });
  });
});

describe('redacted problems', () => {
  it('say where and what to do, and quote nobody', () => {
    const place = { file: 'segments/vip.yaml', line: 7 };
    const problem = {
      severity: 'error' as const,
      code: 'duplicate-member' as const,
      message: say`${asValue('ada"@example.com\\')} is listed twice${asForeign('ada said so')}`,
      next: say`Remove ${asMember({ value: 'ada' })}.`,
      place,
      frame: '> 7 | - ada',
    };
    expect(redactProblems([problem])).toEqual([
      {
        severity: 'error',
        code: 'duplicate-member',
        message: say`${asValue('***')} is listed twice`,
        next: say`Remove ${asMember({ value: '***' })}.`,
        place,
      },
    ]);
  });
});
