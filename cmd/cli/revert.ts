import type { Reverting } from '../../src/app/revert.ts';
import { revert, writeReverting } from '../../src/app/revert.ts';
import type { ChangedFile } from '../../src/app/revert-drafts.ts';
import { plural } from '../../src/message.ts';
import { differenceOf } from '../../src/report/difference.ts';
import { showLabel } from '../../src/report/escape.ts';
import { cliCommand, count, needed, toggle, WORKSPACE } from './command.ts';

/** Writes the inverse of an apply, to be reviewed like any other change. Sends nothing. */
export const command = cliCommand({
  description: 'write the inverse of an apply into manifests and lists; sends nothing',
  takes: {
    serial: needed(count('<serial>', 'its number in `segops log`')),
    ...WORKSPACE,
    dryRun: toggle('--dry-run', 'show the changes as a diff, and write nothing'),
  },
  run: async (terminal, { serial, dryRun, ...workspace }) => {
    const found = await revert(process.cwd(), workspace, serial);
    if (found.files.length === 0 && found.byHand.length === 0) {
      terminal.out(
        `Nothing to revert: what apply #${serial} changed is as before, or has no manifest.\n`,
      );
      return 0;
    }
    if (dryRun) for (const file of found.files) terminal.out(difference(file));
    else writeReverting(found);
    terminal.out(summaryOf(found, dryRun));
    return found.byHand.length > 0 || found.unwritten.length > 0 ? 1 : 0;
  },
});

function difference({ shown, before, after }: ChangedFile): string {
  const old = { name: shown, text: before.toString() };
  return (
    differenceOf(old, { name: shown, text: after.toString() }) ??
    `${showLabel(shown)}: the difference is too long to show.\n`
  );
}

function summaryOf({ serial, files, byHand, unwritten }: Reverting, dry: boolean): string {
  const lines = [
    `${dry ? 'Would write' : 'Wrote'} the inverse of apply #${serial} into ${plural(files.length, 'file')}${files.length === 0 ? '.' : ':'}`,
    ...files.map(({ shown }) => `  ${showLabel(shown)}`),
    ...byHand.map(
      ({ path, members }) =>
        `Left to you: ${plural(members.length, 'member')} in ${showLabel(path)}, a CSV file. Remove them there.`,
    ),
    ...unwritten.map(
      (shown) => `Left to you: ${showLabel(shown)}, whose members are not a plain list.`,
    ),
    '',
    'Nothing was sent. Lists that another step fetches must be fixed at their source.',
    'Next: review the difference, look at the plan, then open a pull request:',
    '  segops plan',
  ];
  return `${lines.join('\n')}\n`;
}
