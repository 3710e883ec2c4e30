import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCreateAnswer, readUpdateAnswer } from '../../src/clevertap/outcomes.ts';
import { Passcode } from '../../src/clevertap/passcode.ts';
import { answer, BODY, clientOf, rawServer } from './raw-server.ts';

/** Long enough to be a secret, and no part of what stands in its place. */
const secrets = fc
  .string({ unit: fc.constantFrom(...'QZK7-"\\/&+ é'), minLength: 6, maxLength: 24 })
  .filter((text) => text.trim() === text && !text.includes('  '));

describe('a passcode', () => {
  const passcode = new Passcode('QWE-RTY-UIOP');

  it('shows itself to nobody but the header', () => {
    const shown = [
      String(passcode),
      `${passcode}`,
      JSON.stringify({ passcode }),
      inspect(passcode),
    ];
    expect(shown.join(' ')).not.toContain('QWE');
    expect(inspect({ deep: [passcode] }, { depth: 9, showHidden: true })).not.toContain('QWE');
    expect(passcode.reveal()).toBe('QWE-RTY-UIOP');
  });

  it('leaves a text alone where it is empty', () => {
    expect(new Passcode('').scrub('nothing to hide')).toBe('nothing to hide');
  });
});

describe('whatever a server echoes', () => {
  /** The ways in which an error page quotes a request. */
  const echoes: readonly ((secret: string) => string)[] = [
    (secret) => secret,
    (secret) => JSON.stringify({ status: 'fail', error: `bad passcode ${secret}`, code: 400 }),
    (secret) => JSON.stringify({ error: { message: secret, code: 401 } }),
    (secret) => `{"status":"fail","error":"${escapeAll(secret)}","code":429}`,
    (secret) => `<a href="/?p=${encodeURIComponent(secret)}">`,
    (secret) => `{"cut":${JSON.stringify(secret)}`,
    (secret) => `${'\n'.repeat(300)}${secret.replaceAll(' ', '\u0001')}`,
  ];

  it('is never in a message', () => {
    fc.assert(
      fc.property(
        secrets,
        fc.constantFrom(...echoes),
        fc.nat({ max: 210 }),
        fc.constantFrom(200, 400, 401, 429, 500),
        (secret, echo, padding, status) => {
          const passcode = new Passcode(secret);
          const scrub = (text: string) => passcode.scrub(text);
          const body = echo('x'.repeat(padding) + secret);
          for (const read of [readUpdateAnswer, readCreateAnswer]) {
            const shown = JSON.stringify(read(status, body, scrub));
            expect(halvesOf(secret).filter((half) => shown.includes(half))).toEqual([]);
          }
        },
      ),
    );
  });

  it('is never in an outcome that came over the network', async () => {
    const secret = 'Q"Z\\K-7/QQ';
    const server = await rawServer((socket, request, number) => {
      const echo = echoes[(number - 1) % echoes.length] ?? String;
      const passcode = /passcode: (.*)\r/i.exec(request)?.[1] ?? '';
      socket.write(answer(400, echo(passcode)));
    });
    const client = clientOf(server.origin, { passcode: new Passcode(secret) });
    for (const _ of echoes) {
      const shown = JSON.stringify(await client.updateSegment(BODY));
      expect(shown).not.toContain(secret);
      expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
    expect(server.requests[0]).toContain(secret);
  });
});

function escapeAll(text: string): string {
  return [...text]
    .map((char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** The secret as it may stand in JSON; half a secret is one too many as well. */
function halvesOf(secret: string): string[] {
  const middle = Math.ceil(secret.length / 2);
  const halves = [secret, secret.slice(0, Math.max(5, middle))];
  return halves.map((half) => JSON.stringify(half).slice(1, -1));
}
