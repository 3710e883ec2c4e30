import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/model.ts';
import { lastingToMarkdown } from '../../src/report/lasting-markdown.ts';
import { OPEN, redacting } from '../../src/report/privacy.ts';
import type { Finding } from '../../src/verify/tally.ts';
import { NO_COUNTS } from '../../src/verify/tally.ts';
import type { Verification, VerifiedSegment } from '../../src/verify/verification.ts';
import { anyText } from './any-text.ts';
import { rendered } from './rendered.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 26);

/** A segment in which all of these are foreign, since a day. */
function segment(key: string, names: readonly string[]): VerifiedSegment {
  const findings = names.map(
    (value): Finding => ({
      ...{ member: { kind: 'identity', value } satisfies Member, since: NOW - DAY },
      ...{ kind: 'foreign', why: 'added-there', serial: null },
    }),
  );
  const counts = { ...NO_COUNTS, foreign: names.length };
  const rest = { removals: 0, reasons: [], unexplained: [], through: 1, over: [] };
  return { key, by: 'events', counts, findings, ...rest };
}

function found(segments: readonly VerifiedSegment[]): Verification {
  const range = { from: '2026-11-24', to: '2026-11-26', timezone: 'UTC' };
  return {
    ...{ at: NOW, serial: 1, segments, unmatched: 0, incomplete: null },
    source: { kind: 'account', ...range, events: 1, oldest: NOW - DAY, requests: 1 },
    remembered: { kind: 'all', exceptions: 1 },
  };
}

const issueOf = (segments: readonly VerifiedSegment[]) =>
  lastingToMarkdown(OPEN.verification(found(segments)), 'segops verify', 60_000);

describe('the issue of a verification', () => {
  it('is what it is, whatever the names of segments and members', () => {
    const skeleton = rendered(issueOf([segment('vip', ['ada'])]));
    fc.assert(
      fc.property(anyText, anyText, (id, who) => {
        const [key, name] = [`x${id}`, `x${who}`];
        const told = rendered(issueOf([segment(key, [name])]));
        expect(told.elements).toEqual(skeleton.elements);
        expect(told.comments).toEqual([]);
        expect(told.prose).not.toMatch(/@|#1|www|img/);
      }),
      { numRuns: 100 },
    );
  });

  it('fits into an issue, whatever was found', () => {
    const names = Array.from({ length: 200 }, (_, at) => `${at} ${'長`'.repeat(300)}`);
    const many = Array.from({ length: 50 }, (_, at) => segment(`${'x'.repeat(300)}${at}`, names));
    const text = issueOf(many);
    expect(text.length).toBeLessThan(65_000);
    expect(text).toContain('10,000 memberships in 50 segments');
    expect(text).toContain('More is in the summary of the run.');
  });

  it('says so where more was found than is remembered', () => {
    const { findings, ...rest } = segment('vip', ['ada', 'eve']);
    const [ada, eve] = findings.map(({ since, ...finding }) => finding);
    const both = ada && eve ? [{ ...ada, since: NOW - DAY }, eve] : [];
    const text = issueOf([{ ...rest, findings: both }]);
    expect(text).toContain('a day apart: at least 1 membership in 1 segment.');
    expect(text).toContain('first found on `2026-11-25T00:00Z`, and more that may be new');
  });

  it('names no member where members are masked', () => {
    const shown = redacting(null).verification(
      found([segment('vip of ada@example.com', ['ada@example.com'])]),
    );
    const text = lastingToMarkdown(shown, 'segops verify', 60_000);
    expect(text).toContain('1 foreign: there, and not from us');
    expect(text).not.toContain('ada@');
  });
});
