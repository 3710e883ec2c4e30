import { acceptHistory } from '../../src/app/lock/accept-history.ts';
import { forgetJournal } from '../../src/app/lock/forget-journal.ts';
import { initLock } from '../../src/app/lock/init.ts';
import { moveLock } from '../../src/app/lock/move.ts';
import { rebaseClock } from '../../src/app/lock/rebase-clock.ts';
import { rebindLock } from '../../src/app/lock/rebind.ts';
import { releaseLease } from '../../src/app/lock/release.ts';
import type { Repair } from '../../src/app/lock/repair.ts';
import { restoreLock } from '../../src/app/lock/restore.ts';
import { splitSegment } from '../../src/app/lock/split.ts';
import type { LockSettings } from '../../src/config/config.ts';
import { isBranchName } from '../../src/config/config-settings.ts';
import type { ExitCode } from '../../src/failure.ts';
import { failure } from '../../src/failure.ts';
import type { RestoreFrom } from '../../src/lock/store/restore-branch.ts';
import type { Message } from '../../src/message.ts';
import { asCode, asLabel, say } from '../../src/message.ts';
import { messageLines, messageText } from '../../src/report/render-message.ts';
import type { Terminal } from '../terminal.ts';
import { confirms } from '../terminal.ts';
import { cliCommand, cliGroup, needed, text, toggle, WORKSPACE } from './command.ts';

/** Everything that repairs a lockfile: nobody does that by hand, or with git. */
const COMMON = { ...WORKSPACE, yes: toggle('-y, --yes', 'without asking') };

const GROUP = {
  description: 'look after the lockfile: each says what it will do, and asks',
  example: 'segops lock restore',
};

export const command = cliGroup(GROUP, {
  'accept-history': cliCommand({
    description: 'name the commit that was applied last, after the history was rewritten',
    example: 'segops lock accept-history HEAD',
    takes: { commit: needed(text('<commit>', 'HEAD, or a commit in its history')), ...COMMON },
    run: async (terminal, { commit, yes, ...workspace }) =>
      repaired(terminal, yes, await acceptHistory(process.cwd(), workspace, commit)),
  }),
  'forget-journal': cliCommand({
    description: 'go on without the journal of an apply, which is lost',
    example: 'segops lock forget-journal',
    takes: COMMON,
    run: async (terminal, { yes, ...workspace }) =>
      repaired(terminal, yes, await forgetJournal(process.cwd(), workspace)),
  }),
  init: cliCommand({
    description: 'make the lockfile that the config names, where there never was one',
    example: 'segops lock init',
    takes: COMMON,
    run: async (terminal, { yes, ...workspace }) =>
      repaired(terminal, yes, await initLock(process.cwd(), workspace)),
  }),
  move: cliCommand({
    description: 'take the lockfile to a branch, or to a file',
    example: 'segops lock move --to-branch segops-lock',
    takes: {
      ...COMMON,
      toBranch: text('--to-branch <branch>', 'a branch of origin that does not exist yet'),
      toFile: text('--to-file <file>', 'a file that does not exist yet'),
    },
    run: async (terminal, { yes, toBranch, toFile, ...workspace }) => {
      const to = placeOf(toBranch, toFile);
      return repaired(terminal, yes, await moveLock(process.cwd(), workspace, to));
    },
  }),
  release: cliCommand({
    description: 'release the lease of an apply that is gone',
    example: 'segops lock release',
    takes: COMMON,
    run: async (terminal, { yes, ...workspace }) =>
      repaired(terminal, yes, await releaseLease(process.cwd(), workspace)),
  }),
  'rebase-clock': cliCommand({
    description: 'go on with a lockfile that a clock in the future wrote',
    example: 'segops lock rebase-clock',
    takes: COMMON,
    run: async (terminal, { yes, ...workspace }) =>
      repaired(terminal, yes, await rebaseClock(process.cwd(), workspace)),
  }),
  rebind: cliCommand({
    description: 'free a rehearsed or empty lockfile for another account',
    example: 'segops lock rebind',
    takes: COMMON,
    run: async (terminal, { yes, ...workspace }) =>
      repaired(terminal, yes, await rebindLock(process.cwd(), workspace)),
  }),
  restore: cliCommand({
    description: 'put back the newest lockfile that is known here',
    example: 'segops lock restore --from shadow',
    takes: {
      ...COMMON,
      from: text(
        '--from <ref>',
        'branch or shadow: which of the two refs of a lock branch is right',
      ),
    },
    run: async (terminal, { yes, from, ...workspace }) =>
      repaired(terminal, yes, await restoreLock(process.cwd(), workspace, refNamed(from))),
  }),
  split: cliCommand({
    description: 'separate two segments that the lockfile holds as one',
    example: 'segops lock split vip_customers',
    takes: { key: needed(text('<key>', 'key of the segment')), ...COMMON },
    run: async (terminal, { key, yes, ...workspace }) =>
      repaired(terminal, yes, await splitSegment(process.cwd(), workspace, key)),
  }),
});

function refNamed(from: string | null): RestoreFrom {
  if (from === null || from === 'branch' || from === 'shadow') return from;
  throw failure(
    'bad-place',
    say`${asLabel(from)} is not a ref of a lock branch`,
    say`Use ${asCode('--from branch')} or ${asCode('--from shadow')}.`,
  );
}

function placeOf(branch: string | null, file: string | null): LockSettings['at'] {
  if (branch !== null && file === null && isBranchName(branch)) return { kind: 'branch', branch };
  if (file !== null && branch === null) return { kind: 'file', file };
  throw failure(
    'bad-place',
    say`the lockfile needs one place to move to: a branch or a file`,
    say`Name it with ${asCode('--to-branch segops-lock')} or ${asCode('--to-file segops.lock')}.`,
  );
}

async function repaired(terminal: Terminal, yes: boolean, repair: Repair): Promise<ExitCode> {
  for (const sentence of repair.will) tell(terminal, sentence);
  if (repair.question === null) return 0;
  if (!yes && !(await isSure(terminal, repair.question))) {
    terminal.out('Nothing has changed.\n');
    return 1;
  }
  tell(terminal, await repair.perform());
  return 0;
}

function tell(terminal: Terminal, sentence: Message): void {
  for (const line of messageLines(sentence, terminal.width)) terminal.out(`${line}\n`);
}

function isSure(terminal: Terminal, question: Message): Promise<boolean> {
  if (terminal.interactive) return confirms(terminal, messageText(question));
  throw failure(
    'consent-needed',
    say`cannot ask for confirmation: this is not an interactive terminal`,
    say`Nothing has changed. ${question} If you are sure, add ${asCode('--yes')}.`,
  );
}
