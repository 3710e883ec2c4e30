import { examine } from '../../src/app/doctor/doctor.ts';
import { needsHelp } from '../../src/inspect/diagnosis.ts';
import {
  diagnosisToMarkdown,
  diagnosisToText,
  shownDiagnosis,
} from '../../src/report/diagnosis-text.ts';
import { footer } from './comment.ts';
import type { Job } from './job.ts';
import { workspaceOptions } from './job.ts';
import type { ActionResult } from './outputs.ts';
import { withoutPlan } from './outputs.ts';

/** Looks at everything that an apply of this job needs, and changes nothing. */
export async function doctorAction(job: Job): Promise<ActionResult> {
  const { requireApprovedPlan } = job.inputs;
  const needs = { github: job.github, requireApprovedPlan };
  const diagnosis = shownDiagnosis(
    await examine(job.folder, workspaceOptions(job), needs),
    job.privacy,
  );
  job.terminal.out(diagnosisToText(diagnosis, { width: job.terminal.width, colour: false }));
  job.summary(diagnosisToMarkdown(diagnosis) + footer(job));
  return needsHelp(diagnosis) ? withoutPlan('failed', 1) : withoutPlan('no-changes', 0);
}
