import { examine } from '../../src/app/doctor/doctor.ts';
import { needsHelp } from '../../src/inspect/diagnosis.ts';
import { diagnosisToText } from '../../src/report/diagnosis-text.ts';
import { cliCommand, WORKSPACE } from './command.ts';

/** Looks at everything that an apply needs; 1 where something is to be fixed. Changes nothing. */
export const command = cliCommand({
  description: 'check what an apply needs, and say what to fix; changes nothing',
  example: 'segops doctor --env staging',
  takes: WORKSPACE,
  notes: `
Sends one request to CleverTap where credentials are set: an update of nothing.
`,
  run: async (terminal, workspace) => {
    const diagnosis = await examine(process.cwd(), workspace, null);
    const { width, colour } = terminal;
    terminal.out(diagnosisToText(diagnosis, { width, colour }));
    return needsHelp(diagnosis) ? 1 : 0;
  },
});
