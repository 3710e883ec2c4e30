import type { NewRepository } from '../../src/app/init.ts';
import { hasOriginHere, IDENTITY_KINDS, prepareInit, writeInit } from '../../src/app/init.ts';
import { isRegion, REGIONS } from '../../src/config/origins.ts';
import { failure } from '../../src/failure.ts';
import { asCode, asCommand, asList, asValue, NOTHING, say } from '../../src/message.ts';
import { wrap } from '../../src/report/display-width.ts';
import { messageLines } from '../../src/report/render-message.ts';
import type { Terminal } from '../terminal.ts';
import { confirms } from '../terminal.ts';
import { cliCommand, text, toggle } from './command.ts';

export const command = cliCommand({
  description: 'start a repository: config, empty lockfile, first manifest',
  example: 'segops init --region in1 --lock-branch segops-lock',
  takes: {
    region: text('--region <region>', `region of the account: ${REGIONS.join(', ')}`),
    baseUrl: text('--base-url <url>', 'a loopback URL instead, such as that of `segops emulate`'),
    lockBranch: text(
      '--lock-branch <branch>',
      'keep the lockfile on this branch of origin, and make it',
    ),
    identity: text('--identity <format>', 'what identities look like: email, phone, uuid, any'),
    example: toggle('--no-example', 'write no example manifest'),
    yes: toggle('-y, --yes', 'write without asking'),
  },
  run: async (terminal, { region, identity, yes, ...request }) => {
    const folder = process.cwd();
    const asks = terminal.interactive && !yes;
    const made = await prepareInit({
      ...request,
      folder,
      region: async () => region ?? (await askRegion(terminal, asks)),
      identity: async () => identity ?? (asks ? await askIdentity(terminal) : 'any'),
      // A branch of a remote is made only where someone says so.
      proposeBranch: async () => (asks && hasOriginHere(folder) ? await askBranch(terminal) : null),
    });
    const lines = linesOf(made, terminal.width);
    if (asks && !(await consents(terminal, lines))) return 1;
    const besides = await writeInit(folder, made);
    terminal.out(`Written:\n${lines}`);
    if (besides.length > 0) terminal.out(`\n${textOf(messageLines(besides, terminal.width))}`);
    terminal.out(`\n${textOf(nextSteps(made, request.example, terminal.width))}`);
    return 0;
  },
});

function linesOf({ branch, keeps, files, ignore }: NewRepository, width: number): string {
  const lockfile = keeps === null ? ['segops.lock'] : [];
  const made = branch === null ? lockfile : [`the branch ${branch} of origin`];
  const ignored = ignore === null ? [] : ['.gitignore, which leaves the lockfile out of git'];
  const all = [...made, ...ignored, ...files.map(({ path }) => path)];
  return textOf(all.flatMap((line) => wrap(line, width, '  ', '    ')));
}

async function consents(terminal: Terminal, lines: string): Promise<boolean> {
  terminal.out(`segops init will write:\n${lines}`);
  if (await confirms(terminal, 'Write this?')) return true;
  terminal.out('Nothing was written.\n');
  return false;
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function nextSteps(
  { branch, keeps }: NewRepository,
  example: boolean,
  width: number,
): readonly string[] {
  const edit = example ? say`Edit segments/example.yaml` : say`Write a manifest in segments/`;
  const lock =
    branch === null ? say` git ignores the lockfile: it is of this machine alone.` : NOTHING;
  const kept = keeps === null ? NOTHING : KEPT[keeps];
  const next = say`${kept}Next: ${edit}, then commit everything.${lock} Look at the plan: ${asCommand('segops plan')}`;
  return messageLines(next, width);
}

const KEPT = {
  there: say`The lockfile that is there stays: the config has its lineage. `,
  lost: say`This repository had a lockfile, and the config has its lineage. Restore it: ${asCommand('segops lock restore')}`,
};

const BRANCH = 'segops-lock';

async function askBranch(terminal: Terminal): Promise<string | null> {
  const why = say`This clone has an origin. On a branch of it, the lockfile serves every clone and every CI job. In a file, it is of this machine alone.`;
  terminal.out(textOf(messageLines(why, terminal.width)));
  const question = `Keep the lockfile on the branch ${BRANCH} of origin? (yes, no) `;
  const answer = await choose(terminal, question, ['yes', 'no'], (text) =>
    /^(y|yes|n|no|)$/i.test(text),
  );
  return /^y(es)?$/i.test(answer) ? BRANCH : null;
}

async function askIdentity(terminal: Terminal): Promise<string> {
  const why = say`What do the identities of your users look like? Rows of lists that look different are refused, so that a wrong column or an error page is never sent as users.`;
  terminal.out(textOf(messageLines(why, terminal.width)));
  const question = `Identities (${IDENTITY_KINDS.join(', ')}): `;
  const answer = await choose(terminal, question, IDENTITY_KINDS, (text) =>
    ['', ...IDENTITY_KINDS].includes(text),
  );
  return answer === '' ? 'any' : answer;
}

async function askRegion(terminal: Terminal, asks: boolean): Promise<string> {
  if (!asks) {
    throw failure(
      'missing-region',
      say`the region of the account is not given`,
      say`Add ${asCode('--region')} with one of ${asList(REGIONS.map(asCode), 'or')}. Or add ${asCode('--base-url URL')}.`,
    );
  }
  const where = say`The region is in the address of the dashboard: https://<region>.dashboard.clevertap.com`;
  terminal.out(textOf(messageLines(where, terminal.width)));
  return choose(terminal, `Region (${REGIONS.join(', ')}): `, REGIONS, isRegion);
}

const MOST_TIMES = 3;

/** Asks again after a typing error, but not for ever. */
async function choose(
  terminal: Terminal,
  question: string,
  answers: readonly string[],
  isAnswer: (text: string) => boolean,
): Promise<string> {
  const known = asList(answers.map(asCode), 'or');
  for (let time = 1; ; time += 1) {
    const answer = await terminal.ask(question);
    if (answer === null) throw unanswered();
    if (isAnswer(answer) || time === MOST_TIMES) return answer;
    const typed = answer === '' ? NOTHING : say`${asValue(answer)} is not an answer. `;
    const what = say`${typed}Type ${known}.`;
    terminal.out(textOf(messageLines(what, terminal.width)));
  }
}

/** Ctrl-C is no answer: neither an empty one, nor the first choice. */
function unanswered(): Error {
  return failure(
    'consent-needed',
    say`stopped at a question`,
    say`Nothing was written. Start again, or give the answers as options: ${asCommand('segops init --help')}`,
  );
}
