import { readStatus } from '../../src/app/status.ts';
import { keepStatusIssue } from '../../src/github/status-issue.ts';
import { waits } from '../../src/inspect/status.ts';
import { mayEndWell } from '../../src/lock/under-way.ts';
import { statusToMarkdown } from '../../src/report/status-markdown.ts';
import { issueOf } from './alarm.ts';
import { footer } from './comment.ts';
import type { Job } from './job.ts';
import { workspaceOptions } from './job.ts';
import type { ActionResult } from './outputs.ts';
import { plannedResult } from './outputs.ts';

/** Says what waits, in one issue that is closed when nothing does; the issue is the alarm, not the exit code. */
export async function statusAction(job: Job): Promise<ActionResult> {
  const now = Date.now();
  const { status, plan, warnings } = await readStatus(job.folder, workspaceOptions(job), now);
  job.problems(warnings);
  const isHealthy = !waits(status);
  const markdown = statusToMarkdown(job.privacy.status(status), now) + footer(job);
  job.summary(markdown);
  if (mayEndWell(status.underWay)) {
    // What is in flight counts as unconfirmed, and would be an alarm each time.
    job.terminal.out('An apply is under way: the status issue stays as it is.\n');
    return { ...plannedResult(job.privacy.plan(plan), null), exitCode: 0 };
  }
  const issue = { ...issueOf(job), body: markdown, isHealthy };
  const kept = await keepStatusIssue(job.github(), issue);
  const where = kept.kind === 'none' ? '' : ` See ${kept.url}`;
  job.terminal.out(`${isHealthy ? 'Nothing waits.' : 'Something waits.'}${where}\n`);
  return { ...plannedResult(job.privacy.plan(plan), null), exitCode: 0 };
}
