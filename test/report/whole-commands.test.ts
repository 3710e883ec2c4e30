import { describe, expect, it } from 'vitest';
import { asCommand, say } from '../../src/message.ts';
import type { Notice } from '../../src/plan/plan.ts';
import { problemsToAnnotations } from '../../src/report/annotations.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { planToText } from '../../src/report/plan-text.ts';
import { problemsToJson } from '../../src/report/problems-json.ts';
import { problemsToMarkdown } from '../../src/report/problems-markdown.ts';
import { problemsToText } from '../../src/report/problems-text.ts';
import { NOTICES, planOf } from './plans.ts';

/** A part of a command does something else than the whole. */
describe('a command', () => {
  const command = `git fetch origin refs/segops/${'a-long-name-of-a-branch/'.repeat(5)}last && git log -3 FETCH_HEAD`;
  const problem = {
    severity: 'error',
    code: 'lock-branch-moved',
    message: say`the lock branch was moved`,
    next: say`${'Nothing was changed. '}Find out who did it, then restore the lockfile: ${asCommand(command)} If not, ask for help: ${asCommand('segops lock restore')}`,
  } as const;

  it.each([20, 40, 41, 60, 80, 100])('is whole on a line of its own at %s columns', (width) => {
    const lines = problemsToText([problem], { width, colour: false }).split('\n');
    expect(lines.map((line) => line.trim())).toContain(command);
    expect(lines.map((line) => line.trim())).toContain('segops lock restore');
  });

  it('is whole in JSON, annotations and Markdown, or is left out', () => {
    const options = { verdict: 'failed', linkTo: null, limit: 60_000, environment: null } as const;
    const [annotation = '', more = ''] = problemsToAnnotations([problem]).split('\n');
    expect([annotation, more]).toEqual([expect.stringContaining(command), '']);
    expect(JSON.parse(problemsToJson([problem])).problems[0].next).toContain(`\`${command}\``);
    expect(problemsToMarkdown([problem], options)).toContain(`\`${command}\``);
    const long = { ...problem, next: say`Run: ${asCommand(`rm ${'very/'.repeat(200)}long`)}` };
    expect(problemsToMarkdown([long], options)).not.toContain('very/');
  });

  it.each([20, 40, 80])('of a notice is whole at %s columns, and in Markdown', (width) => {
    const { message, next } = problem;
    const notice: Notice = { code: 'blocked', segment: 'vip_customers', message, next };
    const plan = planOf({ ...NOTICES, notices: [notice] });
    const options = { width, colour: false, full: false } as const;
    const lines = planToText(plan, options).split('\n');
    expect(lines.map((line) => line.trim())).toContain(command);
    expect(planToMarkdown(plan)).toContain(`\`${command}\``);
  });
});
