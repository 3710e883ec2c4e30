import { describe, expect, it } from 'vitest';
import { readCreateAnswer, readUpdateAnswer } from '../../src/clevertap/outcomes.ts';
import { asForeign, say } from '../../src/message.ts';

const asIs = (text: string) => text;
const FAIL = (code: number | string) => JSON.stringify({ status: 'fail', error: 'No.', code });

/** Status and body of an answer, and what it means. */
type Case = readonly [status: number, body: string, meaning: string];

interface Meant {
  readonly kind: string;
  readonly reason?: string;
  readonly page?: string;
  readonly isForbidden?: boolean;
}

function meaningOf({ kind, reason, page, isForbidden = false }: Meant): string {
  if (reason !== undefined) return `${kind}: ${reason}`;
  if (page !== undefined) return `${kind}: ${page} page`;
  return isForbidden ? `${kind}: forbidden` : kind;
}

describe('an answer of Update Segment', () => {
  const cases: readonly Case[] = [
    [200, '{"success":true}', 'accepted'],
    [200, ' {"success" : true, "code": 200}\n', 'accepted'],
    [201, '{"success":true}', 'accepted'],

    [200, FAIL(100), 'rejected: limit'],
    [400, FAIL(100), 'rejected: limit'],
    [400, FAIL('100'), 'rejected: limit'],
    [500, FAIL(100), 'rejected: limit'],
    [400, '{"error":{"code":100,"message":"Segment limit exceeded"}}', 'rejected: limit'],
    [400, '{"success":false,"code":100}', 'rejected: limit'],

    [400, FAIL(400), 'rejected: parameters'],
    [200, FAIL(400), 'rejected: parameters'],
    [400, '{"success":false}', 'rejected: parameters'],
    [400, '{"error":"Bad"}', 'rejected: parameters'],
    [400, FAIL(22), 'rejected: parameters'],

    [429, FAIL(429), 'rejected: rate'],
    [200, FAIL(429), 'rejected: rate'],
    [429, '<html>slow down</html>', 'rejected: rate'],
    [429, '', 'rejected: rate'],

    [401, FAIL(401), 'unauthorised'],
    [200, FAIL(401), 'unauthorised'],
    [401, '', 'unauthorised'],
    [401, FAIL(7), 'unauthorised'],
    [403, '<html>forbidden</html>', 'unauthorised: forbidden'],
    [403, FAIL(403), 'unauthorised: forbidden'],
    [200, FAIL(403), 'unauthorised: forbidden'],

    [404, FAIL(404), 'rejected: address'],
    [404, '<html>Not Found</html>', 'rejected: address'],
    [404, '', 'rejected: address'],
    [405, '', 'rejected: address'],
    [301, '', 'rejected: address'],
    [302, '<a href="/login">Found</a>', 'rejected: address'],
    [308, '', 'rejected: address'],

    [200, FAIL(404), 'ambiguous'],
    [404, '{"success":true}', 'ambiguous'],
    [404, FAIL(500), 'ambiguous'],
    [400, '<html>Bad Request</html>', 'ambiguous: final page'],
    [400, '{"message":"Bad Request"}', 'ambiguous'],
    [400, FAIL(500), 'ambiguous'],
    [500, FAIL(500), 'ambiguous'],
    [502, '<html>Bad Gateway</html>', 'ambiguous: passing page'],
    [503, '', 'ambiguous'],
    [200, '', 'ambiguous'],
    [200, '<html>Sign in</html>', 'ambiguous: final page'],
    [200, '\ufeff<!DOCTYPE html>', 'ambiguous: final page'],
    [200, 'OK', 'ambiguous: final page'],
    [200, '{"success":tr', 'ambiguous'],
    [200, '{"success":false}', 'ambiguous'],
    [200, '{"success":"true"}', 'ambiguous'],
    [200, '{"status":"fail","error":"No."}', 'ambiguous'],
    [200, '{"status":"success"}', 'ambiguous'],
    [200, '{}', 'ambiguous'],
    [200, '[{"success":true}]', 'ambiguous'],
    [200, 'true', 'ambiguous'],
    [200, 'null', 'ambiguous'],
    [204, '', 'ambiguous'],
    [413, '', 'ambiguous'],
  ];
  it.each(cases)('reads %i %s as %s', (status, body, meaning) => {
    expect(meaningOf(readUpdateAnswer(status, body, asIs))).toBe(meaning);
  });

  const contradictions: readonly (readonly [number, string])[] = [
    [200, '{"success":true,"code":100}'],
    [200, '{"success":true,"status":"fail"}'],
    [200, '{"success":true,"code":500}'],
    [400, '{"success":true}'],
    [401, '{"success":true}'],
    [429, '{"status":"success"}'],
  ];
  it.each(contradictions)('is ambiguous after %i %s, which says two things', (status, body) => {
    expect(meaningOf(readUpdateAnswer(status, body, asIs))).toBe('ambiguous');
  });

  it('gives the title of a page', () => {
    const page = '<!DOCTYPE html>\n<html><head><title> 404 Not\nFound </title></head></html>';
    expect(readUpdateAnswer(404, page, asIs)).toMatchObject({
      said: say`CleverTap answered ${404}${asForeign('404 Not Found')}`,
    });
    expect(readUpdateAnswer(404, '<h1>Nothing</h1>\n<p>here</p>', asIs)).toMatchObject({
      said: say`CleverTap answered ${404}${asForeign('Nothing here')}`,
    });
  });

  it("gives CleverTap's words on one line, cut", () => {
    const error = `Too\nmany\u202e${'x'.repeat(300)}`;
    const outcome = readUpdateAnswer(400, JSON.stringify({ status: 'fail', error }), asIs);
    expect(outcome).toEqual({
      kind: 'rejected',
      reason: 'parameters',
      said: say`CleverTap answered ${400}${asForeign(`Too many ${'x'.repeat(191)}…`)}`,
    });
  });
});

describe('an answer of Create Segment', () => {
  const taken = { status: 'fail', error: 'customer_segment_id already exists', code: 400 };
  const text = (value: unknown) => JSON.stringify(value);
  const cases: readonly Case[] = [
    [200, text([{ id: 7, segment_name: 'A', customer_segment_id: 'a' }]), 'created'],
    [200, text({ success: true, segments: [{ segment_id: 7 }] }), 'created'],
    [200, text({ a: { ct_segment_id: 7 } }), 'created'],
    [200, text({ success: true }), 'created'],
    [201, text({ status: 'success' }), 'created'],

    [400, text([taken]), 'exists'],
    [400, text({ success: false, segments: [taken] }), 'exists'],
    [400, text({ a: taken }), 'exists'],
    [200, text(taken), 'exists'],
    [409, text({ error: 'Duplicate segment' }), 'exists'],

    [400, FAIL(400), 'rejected: parameters'],
    [400, text([{ status: 'fail', error: 'Bad name', code: 400 }]), 'rejected: parameters'],
    [429, FAIL(429), 'rejected: rate'],
    [401, text({ status: 'fail', error: 'Account does not exist', code: 401 }), 'unauthorised'],
    [401, text({ status: 'fail', error: 'Session exists', code: 401 }), 'unauthorised'],
    [
      400,
      text({ status: 'fail', error: 'Account does not exist', code: 400 }),
      'rejected: parameters',
    ],

    [200, '[]', 'ambiguous'],
    [200, '{}', 'ambiguous'],
    [200, '["a"]', 'ambiguous'],
    [200, text([{ id: 7 }, { id: 8 }]), 'ambiguous'],
    [200, text([{ id: 7, status: 'fail' }]), 'ambiguous'],
    [500, text({ status: 'fail', error: 'It exists already', code: 500 }), 'ambiguous'],
    [503, '<html>The server already has too much to do</html>', 'ambiguous: passing page'],
    [200, '<html>Your session exists already</html>', 'ambiguous: final page'],
  ];
  it.each(cases)('reads %i %s as %s', (status, body, meaning) => {
    expect(meaningOf(readCreateAnswer(status, body, asIs))).toBe(meaning);
  });
});
