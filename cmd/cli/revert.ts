import type { Reverting } from '../../src/app/revert.ts';
import { revert, writeReverting } from '../../src/app/revert.ts';
import type { ChangedFile } from '../../src/app/revert-drafts.ts';
import type { LeftChanges } from '../../src/app/revert-left.ts';
import { nameOf } from '../../src/members/member.ts';
import { plural } from '../../src/message.ts';
import type { Member } from '../../src/model.ts';
import { differenceOf, paintDifference } from '../../src/report/difference.ts';
import { showLabel, showValue } from '../../src/report/escape.ts';
import type { Palette } from '../../src/report/palette.ts';
import { paletteOf } from '../../src/report/palette.ts';
import { printLines } from '../print.ts';
import { cliCommand, needed, serial, toggle, WORKSPACE } from './command.ts';

/** Writes the inverse of an apply, to be reviewed like any other change. Sends nothing. */
export const command = cliCommand({
  description: 'write the inverse of an apply into manifests and lists; sends nothing',
  example: 'segops revert 12 --dry-run',
  takes: {
    serial: needed(serial('<serial>', 'its number in `segops log`')),
    ...WORKSPACE,
    dryRun: toggle('--dry-run', 'show the changes as a diff, and write nothing'),
  },
  run: async (terminal, { serial, dryRun, ...workspace }) => {
    const found = await revert(process.cwd(), workspace, serial);
    const { byHand, unwritten, emptied, left } = found;
    const isUndone = byHand.length + unwritten.length + emptied.length + left.length === 0;
    if (found.files.length === 0 && isUndone) {
      terminal.out(
        `Nothing to revert: the manifests and lists declare what was before apply #${serial}.\n`,
      );
      return 0;
    }
    const palette = paletteOf(terminal.colour);
    if (dryRun) for (const file of found.files) terminal.out(difference(file, palette));
    else writeReverting(found);
    printLines(terminal, summaryOf(found, dryRun));
    return isUndone ? 0 : 1;
  },
});

function difference({ shown, before, after }: ChangedFile, palette: Palette): string {
  const old = { name: shown, text: before.toString() };
  const found = differenceOf(old, { name: shown, text: after.toString() });
  return (
    (found && paintDifference(found, palette)) ??
    `${showLabel(shown)}: the difference is too long to show.\n`
  );
}

function summaryOf(found: Reverting, dry: boolean): readonly string[] {
  const { serial, files, byHand, undated, unwritten, emptied, left } = found;
  return [
    `${dry ? 'Would write' : 'Wrote'} the inverse of apply #${serial} into ${plural(files.length, 'file')}${files.length === 0 ? '.' : ':'}`,
    ...files.map(({ shown }) => `  ${showLabel(shown)}`),
    ...byHand.map(
      ({ path, members }) =>
        `Left to you: ${plural(members.length, 'member')} in ${showLabel(path)}, which segops does not edit. Remove from it: ${namesOf(members)}`,
    ),
    ...undated.map(
      (shown) =>
        `Look at ${showLabel(shown)}: members that return have no days there, since the lockfile does not know them.`,
    ),
    ...unwritten.map(
      (shown) => `Left to you: ${showLabel(shown)}, whose members are not a plain list.`,
    ),
    ...emptied.map(
      (shown) =>
        `Left to you: all members of ${showLabel(shown)} are excluded then, and apply refuses to empty a segment that lists members. If that is meant, replace them by members: []`,
    ),
    ...left.flatMap((one) => leftOf(one, serial)),
    '',
    'Nothing was sent. Lists that another step fetches must be fixed at their source.',
    'Next: review the difference, look at the plan, then open a pull request:',
    '  segops plan',
  ];
}

/** What is not as it was, whatever is written. */
function leftOf(one: LeftChanges, serial: number): string[] {
  const { key, file, stillIn, stillOut, parts, attached, resting } = one;
  const segment = showValue(key);
  if (file === null) {
    return [`Not undone in ${segment}: no manifest declares it any more.`];
  }
  const exclusions = attached.map(({ path }) => showLabel(path)).join(', ');
  const declared = [...new Set(attached.map((one) => showLabel(one.file)))].join(' and ');
  return [
    ...(stillIn.length === 0
      ? []
      : [
          `Not undone in ${segment}: apply #${serial} added ${plural(stillIn.length, 'member')} who would stay: ${namesOf(stillIn)}`,
        ]),
    ...(stillOut.length === 0
      ? []
      : [
          `Not undone in ${segment}: apply #${serial} removed ${plural(stillOut.length, 'member')} who would stay out: ${namesOf(stillOut)}`,
        ]),
    ...(resting.length === 0
      ? []
      : [
          `  A day keeps out members of ${resting.map((path) => showLabel(path)).join(', ')}, and segops changes no days. To bring them back, give another first_day: or last_day: in the manifest or in the rows.`,
        ]),
    ...parts.map(
      (part) => `  It is built from ${showValue(part.key)}: look at ${showLabel(part.file)}.`,
    ),
    ...(attached.length === 0
      ? []
      : [
          `  These exclusions came with apply #${serial}: ${exclusions}. If they are wrong, remove them from ${declared}.`,
        ]),
  ];
}

const MOST_NAMES = 10;

function namesOf(members: readonly Member[]): string {
  const names = members.slice(0, MOST_NAMES).map((member) => showValue(nameOf(member)));
  const more = members.length - names.length;
  return `${names.join(', ')}${more === 0 ? '' : ` and ${plural(more, 'other')}`}`;
}
