import { writePage } from '../../src/app/named-files.ts';
import { hasWork, holdsSegments, isRefused, makePlan, writePlanFile } from '../../src/app/plan.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import { planPagePieces } from '../../src/html/plan-page.ts';
import { shellWord } from '../../src/message.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planToJsonPieces } from '../../src/report/plan-json.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { NOWHERE } from '../../src/report/plan-sections.ts';
import type { PlanTextOptions } from '../../src/report/plan-text.ts';
import type { Shown } from '../../src/report/privacy.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { fromStaleLock, printPlan, printWarnings, warnOfApply } from '../print.ts';
import type { Terminal } from '../terminal.ts';
import { choice, cliCommand, SAMPLES, text, toggle, WORKSPACE } from './command.ts';

/** Shows what an apply would do. Needs no credentials and no network. */
export const command = cliCommand({
  description: 'show what an apply would change; needs no credentials',
  example: 'segops plan --segment vip_customers --full',
  takes: {
    ...WORKSPACE,
    segment: text('-s, --segment <key>', 'plan one segment alone'),
    format: choice('-f, --format <format>', 'how to print', ['text', 'json', 'markdown']),
    out: text('-o, --out <file>', 'also write the plan as JSON, for `segops apply <file>`'),
    html: text('--html <file>', 'also write the plan as a page, to read and to print'),
    samples: SAMPLES,
    full: toggle('--full', 'show every segment and member'),
    detailedExitcode: toggle('--detailed-exitcode', 'exit 2 when changes are pending'),
  },
  run: async (
    terminal,
    { segment, format, out, html, full, samples, detailedExitcode, ...workspace },
  ) => {
    const options = fromStaleLock(terminal, workspace, OPEN);
    const made = await makePlan(openWorkspace(process.cwd(), options), segment);
    warnOfApply(terminal, made.underWay, OPEN);
    printWarnings(terminal, made.warnings);
    const plan = OPEN.plan(made.plan);
    if (out !== null) writePlanFile(plan, out);
    if (html !== null) {
      const about = { ...NOWHERE, environment: workspace.env };
      writePage(planPagePieces(plan, { madeAt: Date.now(), about }), html);
    }
    const apply = out === null ? 'segops apply' : `segops apply ${shellWord(out)}`;
    print(terminal, plan, format, { full, samples, apply });
    if (isRefused(made.plan) || holdsSegments(made.plan)) return 3;
    return detailedExitcode && hasWork(made.plan) ? 2 : 0;
  },
});

type Format = 'text' | 'json' | 'markdown';

function print(
  terminal: Terminal,
  plan: Shown<Plan>,
  format: Format,
  how: Pick<PlanTextOptions, 'full' | 'samples' | 'apply'>,
): void {
  if (format === 'text') printPlan(terminal, plan, how);
  else if (format === 'markdown') terminal.out(planToMarkdown(plan));
  else for (const piece of planToJsonPieces(plan)) terminal.out(piece);
}
