import type { Reordering } from '../../src/app/fmt.ts';
import { reorderings } from '../../src/app/fmt.ts';
import { plural } from '../../src/message.ts';
import { differenceOf } from '../../src/report/difference.ts';
import { showLabel } from '../../src/report/escape.ts';
import type { Terminal } from '../terminal.ts';
import { cliCommand, toggle, WORKSPACE } from './command.ts';

/** Puts members into canonical order; 2 where `--check` finds any that are not. */
export const command = cliCommand({
  description: 'sort lists and inline members; manifests keep their comments',
  takes: {
    ...WORKSPACE,
    check: toggle('--check', 'write nothing; show what would change; exit 2 if anything would'),
  },
  run: async (terminal, { check, ...workspace }) => {
    const found = reorderings(process.cwd(), workspace);
    if (found.length === 0) {
      terminal.out('Everything is in canonical order.\n');
      return 0;
    }
    return check ? show(terminal, found) : write(terminal, found);
  },
});

function show(terminal: Terminal, found: readonly Reordering[]): 2 {
  for (const reordering of found) terminal.out(difference(reordering));
  terminal.err(`${plural(found.length, 'file')} to format. Format them:\n  segops fmt\n`);
  return 2;
}

function write(terminal: Terminal, found: readonly Reordering[]): 0 {
  for (const reordering of found) {
    reordering.write();
    terminal.out(`formatted ${showLabel(reordering.file)}\n`);
  }
  return 0;
}

function difference({ file, texts }: Reordering): string {
  const found = texts();
  const shown =
    found && differenceOf({ name: file, text: found.before }, { name: file, text: found.after });
  return (
    shown ?? `${showLabel(file)} is not in canonical order; the difference is too long to show.\n`
  );
}
