import { unblock } from '../../src/app/unblock.ts';
import { showValue } from '../../src/report/escape.ts';
import { printLines } from '../print.ts';
import { cliCommand, needed, text, WORKSPACE } from './command.ts';

export const command = cliCommand({
  description: 'send changes again to a segment that was reported missing',
  example: 'segops unblock vip_customers',
  takes: { key: needed(text('<key>', 'key of the segment')), ...WORKSPACE },
  run: async (terminal, { key, ...workspace }) => {
    await unblock(process.cwd(), workspace, key);
    const text = `${showValue(key)} is not blocked any more. The next apply sends its changes.`;
    printLines(terminal, [text]);
    return 0;
  },
});
