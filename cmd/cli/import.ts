import { relative } from 'node:path';
import type { Draft, Import } from '../../src/app/import.ts';
import { prepareImport, writeImport } from '../../src/app/import.ts';
import { plural } from '../../src/message.ts';
import { differenceOf } from '../../src/report/difference.ts';
import { showLabel, showValue } from '../../src/report/escape.ts';
import { printLines, printWarnings } from '../print.ts';
import { choice, cliCommand, count, needed, text, toggle, WORKSPACE } from './command.ts';
import { DIALECT } from './dialect.ts';

/** Turns an export of a segment that exists into a manifest that adopts it. Sends nothing. */
export const command = cliCommand({
  description: 'turn the export of an existing segment into a manifest that adopts it',
  example: 'segops import vip_customers --from export.csv --column email',
  takes: {
    key: needed(text('<key>', 'customer segment ID, or ct: and the number of the segment')),
    ...WORKSPACE,
    from: needed(text('--from <file>', 'CSV, or one identity to a line')),
    column: text('--column <header>', 'CSV column of identities; Type,Identity is recognised'),
    guidColumn: text('--guid-column <header>', 'CSV column of guids'),
    ...DIALECT,
    into: text('--into <file>', 'manifest to write or to complete (segments/KEY.yaml)'),
    adopt: choice('--adopt <how>', 'count the members as sent, or send each once', [
      'accepted',
      'unconfirmed',
    ]),
    name: text('--name <label>', 'name of the segment, for people'),
    ctSegmentId: count('--ct-segment-id <number>', "CleverTap's number of it, too"),
    dryRun: toggle('--dry-run', 'show the changes as a diff, and write nothing'),
  },
  run: async (terminal, { config, env, dryRun, ...request }) => {
    const found = prepareImport(process.cwd(), { config, env }, request, (warnings) =>
      printWarnings(terminal, warnings),
    );
    if (dryRun) {
      terminal.out(difference(found.manifest));
      if (found.list !== null) terminal.out(difference(found.list));
    } else writeImport(found);
    printLines(
      terminal,
      summaryOf(request.key, found, dryRun ? 'Would import' : 'Imported').split('\n'),
    );
    return 0;
  },
});

function shown({ path }: Draft): string {
  return showLabel(relative(process.cwd(), path));
}

function difference(draft: Draft): string {
  const name = shown(draft);
  return (
    differenceOf({ name, text: draft.before ?? '' }, { name, text: draft.after }) ??
    `${name}: the difference is too long to show.\n`
  );
}

function summaryOf(key: string, { members, manifest, list }: Import, verb: string): string {
  const duplicates =
    members.duplicates === 0 ? '' : ` ${plural(members.duplicates, 'duplicate row')} counted once.`;
  return (
    `${verb} ${plural(members.count, 'member')} of ${showValue(key)} into ${shown(manifest)}.${duplicates}\n` +
    `${list === null ? '' : `The members are in ${shown(list)}.\n`}\n` +
    'Next: look at the plan, then commit:\n  segops plan'
  );
}
