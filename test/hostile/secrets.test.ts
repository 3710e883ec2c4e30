import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountFrom } from '../../src/app/account.ts';
import { bugReport } from '../../src/app/known-failure.ts';
import { Passcode } from '../../src/clevertap/passcode.ts';
import { Failure } from '../../src/failure.ts';
import { asCode, asCommand, asKey, asLabel, asPath, plain, say } from '../../src/message.ts';
import { redactMessage } from '../../src/report/redact.ts';
import { ADDRESS, leaksIn, PHONE, UUID, WORD } from './marker.ts';

const SETTINGS = { kind: 'region', region: 'in1' } as const;

describe('what stands in place of a passcode', () => {
  it.each(['p', 'pass', 's', '[', ']', '[passcode]', 'code', 'a'])(
    'is whole where it is %j',
    (secret) => {
      const shown = new Passcode(secret).scrub(`no ${secret} at [passcode] but ${secret}${secret}`);
      expect(shown.split('[passcode]').join('')).not.toContain('[pass');
      expect(new Passcode(secret).scrub(shown)).toBe(shown);
    },
  );

  // One with brackets could begin in the text and end in what stands in its place. CleverTap gives none.
  it('is left alone by another look, whatever the passcode', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom(...'pascode$^.-') }),
        fc.string({ unit: fc.constantFrom(...'pas[]code ') }),
        (secret, text) => {
          const passcode = new Passcode(secret);
          const once = passcode.scrub(text + secret + text);
          expect(passcode.scrub(once)).toBe(once);
          expect(once.replaceAll('[passcode]', '\n')).not.toContain(secret);
        },
      ),
    );
  });
});

describe('a secret that no header can have', () => {
  it.each(['QWE\nRTY', 'QWE\r\nRTY', 'QWE\u2028RTY', 'QWE-RTY\u0000'])(
    'is refused by name, and not quoted: %j',
    (secret) => {
      const env = { CLEVERTAP_ACCOUNT_ID: 'ACC', CLEVERTAP_PASSCODE: secret };
      const problems = () => {
        try {
          accountFrom(SETTINGS, env);
          return [];
        } catch (error) {
          return error instanceof Failure ? error.problems : [];
        }
      };
      expect(problems().map(({ code }) => code)).toEqual(['bad-credential']);
      expect(JSON.stringify(problems())).not.toContain('QWE');
    },
  );
});

describe('a secret as it comes', () => {
  it.each(['QWE-RTY\n', ' QWE-RTY\r\n', '\tQWE-RTY ', '\ufeffQWE-RTY'])(
    'is used without outer white space: %j',
    (secret) => {
      const env = { CLEVERTAP_ACCOUNT_ID: ` ACC\n`, CLEVERTAP_PASSCODE: secret };
      const { accountId, passcode } = accountFrom(SETTINGS, env);
      expect([accountId, passcode.reveal()]).toEqual(['ACC', 'QWE-RTY']);
    },
  );

  it('is missing where it is white space', () => {
    const env = { CLEVERTAP_ACCOUNT_ID: 'ACC', CLEVERTAP_PASSCODE: ' \n' };
    expect(() => accountFrom(SETTINGS, env)).toThrow('is not set');
  });
});

describe('what is said of a bug', () => {
  const env = { CLEVERTAP_PASSCODE: 'QWE-RTY', 'INPUT_GITHUB-TOKEN': 'ghs_token' };

  it('has no secret', () => {
    const error = new TypeError('Headers.append: "QWE-RTY ghs_token" is an invalid header value.');
    const shown = bugReport(error, { redacts: false, env });
    expect(shown).toContain('is an invalid header value');
    expect(shown).not.toMatch(/QWE-RTY|ghs_token/);
  });

  it.each([
    new Error(`${WORD}\n    at ${WORD} (${WORD}.js:1:2)`),
    WORD,
    { member: WORD },
    new Error(''),
  ])('is its calls alone where members are redacted: %#', (error) => {
    const shown = bugReport(error, { redacts: true, env });
    expect(leaksIn({ shown })).toEqual([]);
    if (error instanceof Error) expect(shown).toMatch(/\n {4}at .*secrets\.test\.ts:\d+:\d+/);
  });
});

describe('places in a redacted message', () => {
  it.each([ADDRESS, PHONE, UUID, `lists/${ADDRESS}/x.txt`, 'a'.repeat(64)])(
    'are masked where they find a person: %s',
    (text) => {
      const message = say`${asKey(text)} ${asPath(text)} ${asCommand(`segops unblock ${text}`)} ${asLabel(WORD)}`;
      const shown = plain(redactMessage(message));
      expect(leaksIn({ shown })).toEqual([]);
      expect(shown).not.toContain('aaaa');
    },
  );

  it.each(['vip_customers', 'ct:12345678', 'lists/2026-11-26/vip.txt', 'segments/vip.yaml:1204:7'])(
    'stay otherwise: %s',
    (text) => {
      const commit = '3d3c42e5aac5ba805825da76410c181273ba90b1';
      const command = asCommand(`segops lock accept-history ${commit}`);
      const message = say`${asKey(text)} ${asPath(text)} ${asCode('a1234567890b')} ${command}`;
      expect(redactMessage(message)).toEqual(message);
    },
  );
});
