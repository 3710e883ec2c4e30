import type { LeftAlone, Reordering } from '../../src/app/fmt.ts';
import { formatting } from '../../src/app/fmt.ts';
import { plural } from '../../src/message.ts';
import { differenceOf, paintDifference } from '../../src/report/difference.ts';
import { wrap } from '../../src/report/display-width.ts';
import { showLabel } from '../../src/report/escape.ts';
import type { Palette } from '../../src/report/palette.ts';
import { paletteOf } from '../../src/report/palette.ts';
import type { Terminal } from '../terminal.ts';
import { cliCommand, toggle, WORKSPACE } from './command.ts';

/** Puts members into canonical order; 2 where `--check` finds any that are not. */
export const command = cliCommand({
  description:
    'sort lists and inline members; manifests keep their comments, CSV files are left alone',
  example: 'segops fmt --check',
  takes: {
    ...WORKSPACE,
    check: toggle('--check', 'write nothing; show what would change; exit 2 if anything would'),
  },
  run: async (terminal, { check, ...workspace }) => {
    const { reorderings: found, leftAlone } = formatting(process.cwd(), workspace);
    const code = tell(terminal, found, check);
    for (const [why, text] of LEFT_ALONE) {
      const files = leftAlone.filter((one) => one.why === why).map(({ file }) => file);
      if (files.length > 0) terminal.out(leftAloneText(text, files, terminal.width));
    }
    if (code === 2) terminal.out('\nNext: format them:\n  segops fmt\n');
    return code;
  },
});

function tell(terminal: Terminal, found: readonly Reordering[], check: boolean): 0 | 2 {
  if (found.length > 0) return check ? show(terminal, found) : write(terminal, found);
  terminal.out('Everything is in canonical order.\n');
  return 0;
}

const MOST_NAMED = 10;

const LEFT_ALONE: readonly (readonly [LeftAlone['why'], string])[] = [
  ['csv', 'CSV files are left as they are'],
  ['encoding', 'Lists that are not in UTF-8 are left as they are'],
  ['ignored', 'Lists that git ignores are left as they are'],
  ['checksum', 'Lists with a .sha256 file are left as they are, since it would no longer match'],
];

function leftAloneText(text: string, files: readonly string[], width: number): string {
  const named = files.slice(0, MOST_NAMED).map((file) => `  ${showLabel(file)}\n`);
  const more = files.length - named.length;
  const rest = more === 0 ? '' : `  ... and ${plural(more, 'more file')}\n`;
  return `${wrap(`${text}:`, width).join('\n')}\n${named.join('')}${rest}`;
}

/** The number first: what follows may fill many screens. */
function show(terminal: Terminal, found: readonly Reordering[]): 2 {
  const palette = paletteOf(terminal.colour);
  terminal.out(`${palette.warn(`${plural(found.length, 'file')} to format:`)}\n`);
  for (const reordering of found) terminal.out(difference(reordering, palette));
  return 2;
}

function write(terminal: Terminal, found: readonly Reordering[]): 0 {
  for (const reordering of found) {
    reordering.write();
    terminal.out(`formatted ${showLabel(reordering.file)}\n`);
  }
  return 0;
}

function difference({ file, texts }: Reordering, palette: Palette): string {
  const found = texts();
  const shown =
    found && differenceOf({ name: file, text: found.before }, { name: file, text: found.after });
  return (
    (shown && paintDifference(shown, palette)) ??
    `${showLabel(file)} is not in canonical order; the difference is too long to show.\n`
  );
}
