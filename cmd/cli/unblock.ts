import { unblock } from '../../src/app/unblock.ts';
import { showValue } from '../../src/report/escape.ts';
import { cliCommand, needed, text, WORKSPACE } from './command.ts';

export const command = cliCommand({
  description: 'send changes again to a segment that was reported missing',
  example: 'segops unblock vip_customers',
  takes: { key: needed(text('<key>', 'key of the segment')), ...WORKSPACE },
  run: async (terminal, { key, ...workspace }) => {
    await unblock(process.cwd(), workspace, key);
    terminal.out(`${showValue(key)} is not blocked any more; the next apply sends its changes.\n`);
    return 0;
  },
});
