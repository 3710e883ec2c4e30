import { readWhy } from '../../src/app/why.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { whyToJson } from '../../src/report/why-json.ts';
import { whyToText } from '../../src/report/why-text.ts';
import { fromStaleLock } from '../print.ts';
import { choice, cliCommand, needed, text, toggle, WORKSPACE } from './command.ts';

/** In which segments somebody is, and why. */
export const command = cliCommand({
  description: 'say in which segments somebody is, and why',
  example: 'segops why ada@example.com vip_customers',
  takes: {
    member: needed(text('<member>', 'an identity, or a guid')),
    key: text('[segment]', 'key of one segment'),
    ...WORKSPACE,
    isGuid: toggle('--guid', 'it is a guid, even if an identity is written like it'),
    format: choice('-f, --format <format>', 'how to print', ['text', 'json']),
  },
  run: async (terminal, { member, key, isGuid, format, ...workspace }) => {
    const options = fromStaleLock(terminal, workspace, OPEN);
    const why = await readWhy(process.cwd(), options, { member, isGuid, key });
    terminal.out(format === 'json' ? whyToJson(why) : whyToText(why, terminal));
    return 0;
  },
});
