import type { NewRepository } from '../../src/app/init.ts';
import { prepareInit, writeInit } from '../../src/app/init.ts';
import { REGIONS } from '../../src/config/origins.ts';
import { failure } from '../../src/failure.ts';
import { asCode, asList, say } from '../../src/message.ts';
import type { Terminal } from '../terminal.ts';
import { confirms } from '../terminal.ts';
import { cliCommand, text, toggle } from './command.ts';

export const command = cliCommand({
  description: 'start a repository: config, empty lockfile, first manifest',
  takes: {
    region: text('--region <region>', 'region of the account: in1, sg1, us1, aps3, mec1, eu1'),
    baseUrl: text('--base-url <url>', 'a loopback URL instead, such as that of `segops emulate`'),
    lockBranch: text(
      '--lock-branch <branch>',
      'keep the lockfile on this branch of origin, and make it',
    ),
    env: text('-e, --env <name>', 'the environment of segops.yaml whose lock branch to make'),
    example: toggle('--no-example', 'write no example manifest'),
    yes: toggle('-y, --yes', 'write without asking'),
  },
  run: async (terminal, { region, yes, ...request }) => {
    const folder = process.cwd();
    const asks = terminal.interactive && !yes;
    const made = await prepareInit({
      ...request,
      folder,
      region: async () => region ?? (await askRegion(terminal, asks)),
    });
    const lines = linesOf(made);
    if (asks && !(await consents(terminal, lines))) return 1;
    await writeInit(folder, made);
    terminal.out(`Written:\n${lines}${nextSteps(made, request.example)}`);
    return 0;
  },
});

function linesOf({ branch, files }: NewRepository): string {
  const made = branch === null ? '' : `  the branch ${branch} of origin\n`;
  return made + files.map(({ path }) => `  ${path}\n`).join('');
}

async function consents(terminal: Terminal, lines: string): Promise<boolean> {
  terminal.out(`segops init will write:\n${lines}`);
  if (await confirms(terminal, 'Write this?')) return true;
  terminal.out('Nothing was written.\n');
  return false;
}

/** Whoever has a config already knows how to go on. */
function nextSteps({ branch, files }: NewRepository, example: boolean): string {
  if (files.length === 0) return '';
  const edit = example ? 'Edit segments/example.yaml' : 'Write a manifest in segments/';
  const commit = branch === null ? 'Commit everything, the lockfile too.' : 'Commit everything.';
  return `\nNext: ${edit}, then look at the plan. ${commit}\n  segops plan\n`;
}

async function askRegion(terminal: Terminal, asks: boolean): Promise<string> {
  if (!asks) {
    throw failure(
      'missing-region',
      say`the region of the account is not given`,
      say`Add ${asCode('--region')} with one of ${asList(REGIONS.map(asCode), 'or')}. Or add ${asCode('--base-url URL')}.`,
    );
  }
  terminal.out(
    'The region is in the address of the dashboard: https://<region>.dashboard.clevertap.com\n',
  );
  return terminal.ask(`Region (${REGIONS.join(', ')}): `);
}
