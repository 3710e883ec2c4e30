import type { NewRepository } from '../../src/app/init.ts';
import { hasOriginHere, prepareInit, writeInit } from '../../src/app/init.ts';
import { REGIONS } from '../../src/config/origins.ts';
import { failure } from '../../src/failure.ts';
import { asCode, asList, say } from '../../src/message.ts';
import { messageText } from '../../src/report/render-message.ts';
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
      // A branch of a remote is made only where someone says so.
      proposeBranch: async () => (asks && hasOriginHere(folder) ? await askBranch(terminal) : null),
    });
    const lines = linesOf(made);
    if (asks && !(await consents(terminal, lines))) return 1;
    const besides = messageText(await writeInit(folder, made)).trim();
    terminal.out(`Written:\n${lines}${besides === '' ? '' : `\n${besides}\n`}`);
    terminal.out(nextSteps(made, request.example));
    return 0;
  },
});

function linesOf({ branch, files, ignore }: NewRepository): string {
  const made = branch === null ? '  segops.lock\n' : `  the branch ${branch} of origin\n`;
  const ignored = ignore === null ? '' : '  .gitignore, which leaves the lockfile out of git\n';
  return made + ignored + files.map(({ path }) => `  ${path}\n`).join('');
}

async function consents(terminal: Terminal, lines: string): Promise<boolean> {
  terminal.out(`segops init will write:\n${lines}`);
  if (await confirms(terminal, 'Write this?')) return true;
  terminal.out('Nothing was written.\n');
  return false;
}

function nextSteps({ branch }: NewRepository, example: boolean): string {
  const edit = example ? 'Edit segments/example.yaml' : 'Write a manifest in segments/';
  const lock = branch === null ? 'git ignores the lockfile: it is of this machine alone.' : '';
  return `\nNext: ${edit}, then look at the plan. Commit everything. ${lock}`
    .trimEnd()
    .concat('\n  segops plan\n');
}

const BRANCH = 'segops-lock';

async function askBranch(terminal: Terminal): Promise<string | null> {
  terminal.out(
    `This clone has an origin. On a branch of it, the lockfile serves every clone and every CI job.\n` +
      'In a file, it is of this machine alone.\n',
  );
  const answer = await terminal.ask(
    `Keep the lockfile on the branch ${BRANCH} of origin? (yes, no) `,
  );
  return /^y(es)?$/i.test(answer) ? BRANCH : null;
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
