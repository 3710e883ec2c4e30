import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asForeign, asPath, asValue, say } from '../../src/message.ts';
import type { Problem } from '../../src/model.ts';
import { problemsToMarkdown } from '../../src/report/problems-markdown.ts';
import { anyText } from './any-text.ts';

const LINK = 'https://github.example/acme/segments/blob/abc';

function problem(over: Partial<Problem> = {}): Problem {
  return {
    severity: 'error',
    code: 'duplicate-member',
    message: say`ada is listed twice`,
    place: { file: 'segments/vip.yaml', line: 7, column: 5 },
    next: say`remove one of them`,
    ...over,
  };
}

describe('problems as Markdown', () => {
  it('tells errors before warnings, each with a link to its line and the next step', () => {
    const warning = problem({
      severity: 'warning',
      code: 'list-in-git',
      place: { file: '../out (1).txt' },
    });
    const list = problem({ place: { file: 'lists/a (1).txt' } });
    const options = {
      verdict: 'invalid',
      linkTo: LINK,
      limit: 60_000,
      environment: 'staging',
    } as const;
    expect(problemsToMarkdown([warning, problem(), list], options)).toBe(
      [
        '### 🔴 segops: invalid. 3 problems to fix · staging',
        '',
        `- **error** [\`segments/vip.yaml:7\`](${LINK}/segments/vip.yaml#L7): Ada is listed twice. Remove one of them. (\`duplicate-member\`)`,
        `- **error** [\`lists/a (1).txt\`](${LINK}/lists/a%20%281%29.txt): Ada is listed twice. Remove one of them. (\`duplicate-member\`)`,
        '- **warning** `../out (1).txt`: Ada is listed twice. Remove one of them. (`list-in-git`)',
        '',
      ].join('\n'),
    );
  });

  it('counts what does not fit', () => {
    const many = Array.from({ length: 1000 }, () => problem());
    const text = problemsToMarkdown(many, {
      ...{ verdict: 'failed', linkTo: null, limit: 1000 },
      environment: null,
    });
    expect(text.length).toBeLessThanOrEqual(1000);
    expect(text.split('\n').at(-2)).toMatch(
      /^- \.\.\. and 9\d\d more problems in the log of the run$/,
    );
  });

  it('has one item for each problem, whatever the words', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (file, message, next) => {
        const words = { message: [asValue(message)], next: say`ask${asForeign(next)}` };
        const hostile = problem({ place: { file, line: 1 }, ...words });
        const options = {
          verdict: 'invalid',
          linkTo: LINK,
          limit: 60_000,
          environment: 'staging',
        } as const;
        const lines = problemsToMarkdown([hostile, hostile], options).split('\n');
        expect(lines.filter((line) => line.startsWith('- **error** '))).toHaveLength(2);
        expect(lines).toHaveLength(5);
        // What is left outside code can neither begin an element nor a link of its own.
        const bare = lines.join('\n').replace(/(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
        expect(bare).not.toMatch(/<|@|\]\((?!https:\/\/github\.example)/);
      }),
      { numRuns: 300 },
    );
  });

  it('links to the lines and says how to fix them', async () => {
    const problems: Problem[] = [
      {
        severity: 'error',
        code: 'duplicate-member',
        message: say`${asValue('ada@example.com')} is listed twice; the first time at ${asPath('segments/vip.yaml:6')}`,
        place: { file: 'segments/vip.yaml', line: 8, column: 5 },
        frame: '  7 |   - 00123\n> 8 |   - ada@example.com\n    |     ^^^^^^^^^^^^^^^',
        next: say`Remove one of them.`,
      },
      {
        severity: 'error',
        code: 'list-missing',
        message: say`there is no file ${asPath('lists/vip.txt')}`,
        place: { file: 'segments/news.yaml', line: 4, column: 11 },
        next: say`Fetch it in an earlier step, or fix the path.`,
      },
    ];
    const linkTo = 'https://github.example/acme/segments/blob/main';
    const markdown = problemsToMarkdown(problems, {
      ...{ verdict: 'invalid', linkTo, limit: 9000 },
      environment: null,
    });
    await expect(markdown).toMatchFileSnapshot('golden/pull-request-invalid.md.txt');
  });
});
