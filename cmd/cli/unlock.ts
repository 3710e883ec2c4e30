import { unlock } from '../../src/app/unlock.ts';
import { failure } from '../../src/failure.ts';
import { describeOwner } from '../../src/lock/lease.ts';
import { asCode, say } from '../../src/message.ts';
import { assertExhaustive } from '../../src/model.ts';
import { messageText } from '../../src/report/render-message.ts';
import type { Terminal } from '../terminal.ts';
import { confirms } from '../terminal.ts';
import { cliCommand, toggle, WORKSPACE } from './command.ts';

export const command = cliCommand({
  description: 'release the lease of an apply that is gone',
  takes: { ...WORKSPACE, yes: toggle('-y, --yes', 'without asking') },
  run: async (terminal, { yes, ...workspace }) => {
    const ended = await unlock(process.cwd(), workspace, {
      held: (owner) =>
        terminal.out(`This apply has the lease: ${messageText(describeOwner(owner))}.\n`),
      confirms: async () => yes || confirmsOn(terminal),
    });
    switch (ended) {
      case 'was-free':
        terminal.out('No apply has the lease.\n');
        return 0;
      case 'declined':
        terminal.out('Nothing has changed.\n');
        return 1;
      case 'freed':
        terminal.out(
          'The lease is released. The next apply recovers what that one may have sent.\n',
        );
        return 0;
      default:
        return assertExhaustive(ended);
    }
  },
});

function confirmsOn(terminal: Terminal): Promise<boolean> {
  if (terminal.interactive) {
    return confirms(
      terminal,
      'Is that apply gone? Two applies at the same time can undo each other.',
    );
  }
  throw failure(
    'consent-needed',
    say`cannot ask for confirmation: this is not an interactive terminal`,
    say`Nothing has changed. Make sure that this apply is gone, then add ${asCode('--yes')}.`,
  );
}
