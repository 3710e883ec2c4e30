import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asForeign, asPath, asValue, say } from '../../src/message.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { planToText } from '../../src/report/plan-text.ts';
import { anyText } from './any-text.ts';
import { listOf, membersOf, planOf, segmentOf } from './plans.ts';

/** Whole plans in which others chose every word they can choose. */
const anyPlan = fc
  .tuple(fc.uniqueArray(anyText, { minLength: 1, maxLength: 4 }), anyText, anyText)
  .map(([keys, name, path]) =>
    planOf({
      segments: keys.map((key) =>
        segmentOf(key, {
          name,
          add: membersOf([name, key]),
          remove: membersOf([path]),
          lists: [listOf({ path, role: 'exclusion', rows: 1, bytes: 1 })],
        }),
      ),
      guards: [
        {
          guard: 'max_exclusion_shrink',
          segment: keys[0] ?? null,
          verdict: 'refuse',
          message: say`the exclusion ${asPath(path)} lost 1 of 2 rows (50%; the limit is 10%)`,
          allow: { file: path, yaml: 'guard:\n  max_exclusion_shrink: 50%', replaces: false },
        },
      ],
      notices: [
        {
          code: 'orphan',
          segment: name,
          message: say`no manifest declares ${asValue(path)}`,
          next: asForeign(path),
        },
      ],
    }),
  );

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe('a plan in which others chose the words', () => {
  it('stays within its columns and obeys nobody as text', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        for (const line of planToText(plan, { width: 80, colour: false, full: true }).split('\n')) {
          expect(displayWidth(line)).toBeLessThanOrEqual(80);
          expect(line).not.toMatch(CONTROL);
          expect(line).not.toMatch(/^\s*::|##\[/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has the same skeleton as Markdown, whatever the words', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const lines = planToMarkdown(plan).split('\n');
        const { length } = plan.segments;
        expect(lines.filter((line) => line.startsWith('| '))).toHaveLength(
          2 + length + (length > 1 ? 1 : 0),
        );
        expect(lines.filter((line) => line.startsWith('<details'))).toHaveLength(3);
        expect(lines.filter((line) => line === '</details>')).toHaveLength(3);
        expect(lines.filter((line) => /^`{3,}/.test(line))).toHaveLength(4);
        expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(1);
        expect(lines.join('')).not.toMatch(CONTROL);
        expect(lines.join('\n')).not.toContain('<!--');
      }),
      { numRuns: 300 },
    );
  });
});
