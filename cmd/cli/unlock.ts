import { unlock } from '../../src/app/unlock.ts';
import { failure } from '../../src/failure.ts';
import { describeOwner } from '../../src/lock/lease.ts';
import { assertExhaustive } from '../../src/model.ts';
import type { Terminal } from '../terminal.ts';
import { confirms } from '../terminal.ts';
import { cliCommand, toggle, WORKSPACE } from './command.ts';

export const command = cliCommand({
  description: 'free a lock whose apply is gone',
  takes: { ...WORKSPACE, yes: toggle('-y, --yes', 'without asking') },
  run: async (terminal, { yes, ...workspace }) => {
    const ended = await unlock(process.cwd(), workspace, {
      held: (owner) => terminal.out(`The lock is held by ${describeOwner(owner)}.\n`),
      confirms: async () => yes || confirmsOn(terminal),
    });
    switch (ended) {
      case 'was-free':
        terminal.out('Nobody holds the lock.\n');
        return 0;
      case 'declined':
        terminal.out('Nothing was changed.\n');
        return 1;
      case 'freed':
        terminal.out('The lock is free. The next apply recovers what that one may have sent.\n');
        return 0;
      default:
        return assertExhaustive(ended);
    }
  },
});

function confirmsOn(terminal: Terminal): Promise<boolean> {
  if (terminal.interactive) {
    return confirms(terminal, 'Is that apply gone? Two at once can undo each other.');
  }
  throw failure(
    'consent-needed',
    'nobody is there to confirm it',
    'Make sure that this apply is gone, then add --yes. Nothing was changed.',
  );
}
