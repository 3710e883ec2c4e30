import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asCode,
  asCommand,
  asForeign,
  asKey,
  asLabel,
  asMember,
  asPath,
  asValue,
  say,
} from '../../src/message.ts';
import type { Problem } from '../../src/model.ts';
import { appliedToMarkdown } from '../../src/report/applied-markdown.ts';
import { footerLine } from '../../src/report/comment-marks.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { problemsToMarkdown } from '../../src/report/problems-markdown.ts';
import { pullRequestToMarkdown } from '../../src/report/pull-request-markdown.ts';
import { unapprovedToMarkdown } from '../../src/report/unapproved-markdown.ts';
import { anyText } from './any-text.ts';
import { listOf, membersOf, planOf, segmentOf } from './plans.ts';
import { rendered } from './rendered.ts';

/**
 * Comments as GitHub renders them, in which others chose every word that they can choose: members,
 * segments, files, messages of the vendor. What they wrote may stand in code and nowhere else.
 */
const OURS =
  /^(?:h3|b|em|sub|p|ul|li|blockquote|table|thead|tbody|tr|br|strong|sub|summary|code|pre|code class=language-(?:diff|yaml)|details(?: open)?|t[hd](?: align=(?:left|right))?)$/;
const OBEYED = [
  /@[\w-]/,
  /(?:^|[^&\w])#\d/,
  /\bGH-\d/i,
  /:[a-z0-9_+-]+:/,
  /https?:|www\./i,
  /\b[0-9a-f]{7,40}\b/,
  /[<>`|\\]/,
  /[\u202a-\u202e\u2066-\u2069\u061c\u200e\u200f]/,
];

function expectCalm(markdown: string, own: RegExp = /$^/): void {
  const { elements, prose, comments } = rendered(markdown);
  expect(elements.filter((element) => !OURS.test(element) && !own.test(element))).toEqual([]);
  expect(comments).toEqual([]);
  for (const sign of OBEYED) expect(prose).not.toMatch(sign);
}

const anyWords = fc.tuple(anyText, anyText, anyText, anyText).map(([key, name, path, member]) => {
  const plan = planOf({
    creates: [{ key, customerSegmentId: key, name }],
    segments: [
      segmentOf(key, {
        name,
        add: membersOf([member, name]),
        remove: membersOf([path]),
        lists: [listOf({ path, role: 'members', rows: 1, bytes: 1 })],
      }),
    ],
    guards: [
      {
        ...{ guard: 'max_exclusion_shrink', segment: key, verdict: 'refuse' },
        message: say`the exclusion ${asPath(path)} lost 1 of 2 rows (50%; the limit is 10%)`,
        allow: { file: path, yaml: 'guard:\n  max_exclusion_shrink: 50%', replaces: false },
      },
    ],
    notices: [
      {
        code: 'orphan',
        segment: key,
        message: say`no manifest declares ${asValue(path)}`,
        next: asForeign(path),
      },
    ],
  });
  return { key, name, path, member, plan };
});

describe('a comment in which others chose the words', () => {
  it('holds nothing of theirs outside code, whatever it tells', () => {
    fc.assert(
      fc.property(anyWords, ({ key, name, path, member, plan }) => {
        const undeclared = [{ key: path, name, members: 1 }];
        const rules = [
          { kind: 'excludes-no-more' as const, segment: key, path },
          { kind: 'intersects' as const, segment: key, path, isSet: false },
          { kind: 'setting' as const, segment: null, name: path, isSet: true },
        ];
        const change = {
          ...{ segment: key, operation: 'ADD' as const },
          member: { kind: 'identity' as const, value: member },
        };
        expectCalm(planToMarkdown(plan));
        expectCalm(
          pullRequestToMarkdown(
            OPEN.pullRequest({ plan, own: plan, undeclared, pending: plan, rules }),
          ),
        );
        expectCalm(
          unapprovedToMarkdown(
            OPEN.unapproved({ plan, left: plan, reasons: [{ kind: 'list', path }] }),
          ),
        );
        expectCalm(
          appliedToMarkdown(
            OPEN.summary({
              ...{ outcome: 'partial', requests: 1, seconds: 1, creates: 0, serial: 1, next: null },
              changes: { total: 2, accepted: 1, rejected: 1, unconfirmed: 0, unsent: 0 },
              rejected: [{ change, message: say`rejected${asForeign(name)}` }],
              stoppedBecause: say`it stopped${asForeign(path)}`,
            }),
            plan,
          ),
        );
      }),
      { numRuns: 150 },
    );
  });

  it.each(['|', '\\|', '\\\\|', '\\\\\\|', 'a|b\\|c'])('keeps the key %j in one cell', (key) => {
    const plan = planOf({ segments: [segmentOf(key, { add: membersOf(['ada']) })] });
    const { elements } = rendered(planToMarkdown(plan));
    expect(elements.filter((element) => element.startsWith('td')).length).toBe(3);
    expectCalm(planToMarkdown(plan));
  });

  it('links problems to their lines alone', () => {
    const linkTo = 'https://github.example/acme/segments/blob/main';
    fc.assert(
      fc.property(anyText, anyText, (file, message) => {
        const problem: Problem = {
          ...{ severity: 'error', code: 'duplicate-member' },
          message: [asMember({ value: message }), asValue(message), asKey(message)],
          next: say`${asLabel(message)} ${asCode(message)} ${asCommand(message)}${asForeign(message)}`,
          place: { file, line: 8, column: 5 },
          frame: message,
        };
        const markdown = problemsToMarkdown([problem], {
          ...{ verdict: 'invalid', linkTo, limit: 9000 },
          environment: null,
        });
        expectCalm(
          markdown,
          /^a href=https:\/\/github\.example\/acme\/segments\/blob\/main\/[^ ]*#L8$/,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('ends with a line that says what it belongs to', () => {
    fc.assert(
      fc.property(anyText, (environment) => {
        const run = 'https://github.example/acme/segments/actions/runs/77';
        const markdown = footerLine({ environment, commit: 'a'.repeat(40), run });
        expectCalm(
          markdown,
          /^a href=https:\/\/github\.example\/acme\/segments\/actions\/runs\/77$/,
        );
      }),
    );
  });
});
