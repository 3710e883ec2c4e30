import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { accountOf, membersIn, segops, write } from '../cli/segops.ts';
import type { HttpRemote } from '../git/http-remote.ts';
import { serveOverHttp } from '../git/http-remote.ts';
import { git, gitText } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';

/**
 * The files to copy for hosts other than GitHub: their commands, run by bash with the variables that
 * the host sets, against a server that wants a password. Only folders of the system are other ones.
 */
const EXAMPLES = resolve(import.meta.dirname, '../../examples');
const TOKEN = 'pushes-the-lock';
const INIT = ['init', '--yes', '--region', 'in1', '--no-example', '--lock-branch', 'segops-lock'];

interface Ran {
  readonly code: number | null;
  readonly out: string;
}

/** What is not read of a pipeline is its host's to check. */
interface Script {
  readonly plan: readonly string[];
  readonly apply: readonly string[];
}

function example(path: string) {
  return parse(readFileSync(join(EXAMPLES, path), 'utf8'), { merge: true });
}

function gitlab(): Script {
  const { default: every, plan, apply } = example('gitlab/.gitlab-ci.yml');
  const [before, ...scripts] = [every.before_script, plan.script, apply.script];
  return { plan: [...before, ...scripts[0]], apply: [...before, ...scripts[1]] };
}

function bitbucket(): Script {
  const { pipelines } = example('bitbucket/bitbucket-pipelines.yml');
  const scriptOf = (steps: { step: { script: string[] } }[]) =>
    steps.flatMap(({ step }) => step.script);
  return {
    plan: scriptOf(pipelines['pull-requests']['**']),
    apply: scriptOf(pipelines.branches.main),
  };
}

function azure(): Script {
  const { jobs } = example('azure/azure-pipelines.yml');
  const [plan = '', apply = ''] = jobs.map(({ steps }: { steps: { script?: string }[] }) =>
    steps.map(({ script = '' }) => script).join(''),
  );
  return { plan: [plan], apply: [apply] };
}

describe.each([
  [
    'GitLab',
    gitlab,
    `https://segops:${TOKEN}@gitlab.example.com/acme/segments.git`,
    'segops',
    {
      SEGOPS_PUSH_TOKEN: TOKEN,
      CI_SERVER_HOST: 'gitlab.example.com',
      CI_PROJECT_PATH: 'acme/segments',
      GITLAB_CI: 'true',
    },
  ],
  [
    'Bitbucket',
    bitbucket,
    `https://x-token-auth:${TOKEN}@bitbucket.org/acme/segments.git`,
    'x-token-auth',
    { SEGOPS_PUSH_TOKEN: TOKEN, BITBUCKET_REPO_FULL_NAME: 'acme/segments' },
  ],
  // Its checkout leaves a header in .git/config.
  ['Azure DevOps', azure, null, 'azure', { TF_BUILD: 'True' }],
])('the file for %s', (_name, read, url, user, variables) => {
  let emulator: Emulator;
  let remote: TestRemote;
  let host: HttpRemote;
  let home = '';

  beforeEach(async () => {
    emulator = await startEmulator({});
    remote = new TestRemote();
    const author = remote.clone();
    write(
      author,
      'segments/vip.yaml',
      'segment: { customer_segment_id: vip, create: true }\nmembers: [ada]\n',
    );
    expect((await segops(INIT, { cwd: author })).code).toBe(0);
    git(['add', '.'], { cwd: author });
    git(['commit', '--quiet', '-m', 'Begin'], { cwd: author });
    git(['push', '--quiet', 'origin', 'HEAD:main'], { cwd: author });
    if (url === null) remote.git('config', 'receive.advertiseAtomic', 'false');
    host = await serveOverHttp(remote.folder, { user, password: TOKEN });
    home = mkdtempSync(join(tmpdir(), 'segops home '));
  });
  afterEach(async () => {
    await host.close();
    await emulator.close();
  });

  /** A clone as the host's runner makes it, detached. */
  function checkout(): string {
    const cwd = remote.clone();
    git(['checkout', '--quiet', '--detach', 'origin/main'], { cwd });
    git(['remote', 'set-url', 'origin', url === null ? host.plainUrl : host.url], { cwd });
    const header = Buffer.from(`${user}:${TOKEN}`).toString('base64');
    if (url === null)
      git(['config', `http.${host.origin}.extraHeader`, `AUTHORIZATION: Basic ${header}`], { cwd });
    return cwd;
  }

  /** The repository of segops as people copy it to their host: what is built is in it. */
  function published(): { folder: string; commit: string } {
    const folder = mkdtempSync(join(tmpdir(), 'segops published '));
    cpSync(resolve(EXAMPLES, '../dist'), join(folder, 'dist'), { recursive: true });
    git(['init', '--quiet'], { cwd: folder });
    git(['add', '--all', '--force'], { cwd: folder });
    const named = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    git([...named, 'commit', '--quiet', '-m', 'Release'], { cwd: folder });
    return { folder, commit: gitText(['rev-parse', 'HEAD'], { cwd: folder }) };
  }

  function run(lines: readonly string[], env: Record<string, string>): Promise<Ran> {
    const { folder, commit } = published();
    const machine = mkdtempSync(join(tmpdir(), 'segops-machine-'));
    mkdirSync(join(machine, 'bin'));
    const there =
      url === null
        ? ''
        : `[url "${host.url.replace(/\/\/[^@]*@/, `//${user}:${TOKEN}@`)}"]\n\tinsteadOf = ${url}\n`;
    writeFileSync(
      join(home, '.gitconfig'),
      `${there}[url "file://${folder}"]\n\tinsteadOf = https://github.com/OWNER/segops.git\n`,
    );
    const script = lines
      .join('\n')
      .replaceAll('/opt/segops', join(machine, 'segops'))
      .replaceAll('/usr/local/bin', join(machine, 'bin'))
      .replaceAll('COMMIT', commit);
    const { PATH = '' } = process.env;
    const path = `${join(machine, 'bin')}:${PATH}`;
    const AGENT_TEMPDIRECTORY = machine;
    return new Promise((done) => {
      const options = {
        cwd: checkout(),
        env: { ...variables, ...env, HOME: home, PATH: path, AGENT_TEMPDIRECTORY, CI: 'true' },
      };
      const child = execFile('bash', ['-e', '-c', script], options, (_error, out, err) =>
        done({ code: child.exitCode, out: out + err }),
      );
    });
  }

  it('plans without credentials of CleverTap, and applies', async () => {
    const planned = await run(read().plan, {});
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('+1') });
    expect(planned.out).not.toContain('Warning');
    const applied = await run(read().apply, accountOf(emulator));
    expect(applied).toMatchObject({ code: 0, out: expect.stringContaining('Applied 1') });
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada']);
    const again = await run(read().apply, accountOf(emulator));
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Nothing to do') });
  });
});
