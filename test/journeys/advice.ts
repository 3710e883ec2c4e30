import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { Code } from '../../src/codes.ts';
import type { Emulator } from '../../src/emulator/server.ts';
import { accountOf, folderWith, write } from '../cli/segops.ts';
import { git } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';

/**
 * Does what the output of segops says, as it is printed, until it says nothing more. A person is
 * needed for what is prose; everything else is taken from the output by how it looks.
 */
const BIN = mkdtempSync(join(tmpdir(), 'segops bin '));
const BUILT = resolve(import.meta.dirname, '../../dist/segops.js');
writeFileSync(join(BIN, 'segops'), `#!/bin/sh\nexec "${process.execPath}" "${BUILT}" "$@"\n`);
chmodSync(join(BIN, 'segops'), 0o755);

const MOST_STEPS = 4;
/** What a person answers who is asked for it. */
const ANSWERS: Readonly<Record<string, string>> = {
  'consent-needed': ' --yes',
  'missing-region': ' --region in1 --yes',
};
const VIP = 'segment: { customer_segment_id: vip, create: true }\nmembers: [ada, bob]\n';

export interface Told {
  readonly code: number;
  /** Both streams. */
  readonly text: string;
}

/** A machine on which somebody works: a folder, its environment, and what they call. */
export class Stage {
  readonly cwd: string;
  readonly emulator: Emulator;
  readonly env: Record<string, string>;
  readonly remote: TestRemote | null;

  constructor(cwd: string, emulator: Emulator, remote: TestRemote | null = null) {
    this.cwd = cwd;
    this.emulator = emulator;
    this.remote = remote;
    this.env = { ...accountOf(emulator), HOME: cwd };
  }

  /** The same person in another folder. */
  at(cwd: string): Stage {
    return new Stage(cwd, this.emulator, this.remote);
  }

  run(command: string): Promise<Told> {
    const PATH = `${this.env.BIN ?? ''}:${BIN}:${process.env.PATH ?? ''}`;
    const options = { cwd: this.cwd, env: { ...this.env, PATH, GIT_PAGER: 'cat' } };
    return new Promise((done) => {
      const child = execFile('sh', ['-c', command], options, (_error, out, err) =>
        done({ code: child.exitCode ?? 1, text: out + err }),
      );
      child.stdin?.end();
    });
  }

  /** Does what must work. */
  async does(...commands: readonly string[]): Promise<void> {
    for (const command of commands) {
      const { code, text } = await this.run(command);
      expect(code, `${command}\n${text}`).toBe(0);
    }
  }

  git(...args: readonly string[]): void {
    git(args, { cwd: this.cwd, env: PERSON });
  }

  write(path: string, text: string): void {
    write(this.cwd, path, text);
  }

  read(path: string): string {
    return readFileSync(join(this.cwd, path), 'utf8');
  }

  edit(path: string, from: string | RegExp, to: string): void {
    const text = this.read(path);
    expect(text).toMatch(from);
    this.write(path, text.replace(from, to));
  }

  remove(...paths: readonly string[]): void {
    for (const path of paths) rmSync(join(this.cwd, path), { recursive: true, force: true });
  }

  has(path: string): boolean {
    return existsSync(join(this.cwd, path));
  }
}

const PERSON = {
  GIT_AUTHOR_NAME: 'ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

/** A folder with a manifest, and nothing else. */
export function folder(emulator: Emulator, files: Readonly<Record<string, string>> = {}): Stage {
  return new Stage(folderWith({ 'segments/vip.yaml': VIP, ...files }), emulator);
}

/** The same in git. */
export function repository(
  emulator: Emulator,
  files: Readonly<Record<string, string>> = {},
): Stage {
  const stage = folder(emulator, files);
  stage.git('init', '--quiet', '--initial-branch=main');
  stage.git('config', 'user.name', 'Ada');
  stage.git('config', 'user.email', 'ada@example.com');
  return stage;
}

const INIT = 'segops init --yes --region in1 --no-example';

/** With a config and a lockfile that is a file. */
export async function withLockfile(emulator: Emulator): Promise<Stage> {
  const stage = repository(emulator);
  return settlingSoon(stage, INIT);
}

/** Nobody waits a quarter of an hour for a test. */
async function settlingSoon(stage: Stage, init: string): Promise<Stage> {
  await stage.does(init, 'echo "settle: 1s" >> segops.yaml');
  return stage;
}

export async function withLockfileOutsideGit(emulator: Emulator): Promise<Stage> {
  return settlingSoon(folder(emulator), INIT);
}

/** With a config and a lock branch. */
export async function withBranch(emulator: Emulator): Promise<Stage> {
  const remote = new TestRemote();
  const cwd = remote.clone();
  write(cwd, 'segments/vip.yaml', VIP);
  const stage = new Stage(cwd, emulator, remote);
  await settlingSoon(stage, `${INIT} --lock-branch segops-lock`);
  stage.git('add', '.');
  stage.git('commit', '--quiet', '-m', 'Begin');
  stage.git('push', '--quiet', 'origin', 'HEAD:main');
  return stage;
}

/** Another clone of the same, as a colleague has it. */
export function colleague({ remote, emulator }: Stage): Stage {
  if (remote === null) throw new Error('this repository has no remote');
  return new Stage(remote.clone(), emulator, remote);
}

export interface Brought {
  readonly stage: Stage;
  readonly command: string;
  /** Shows that the problem is gone, where that is not the same command. */
  readonly again?: string;
}

/** How a code comes about, and what prose asks for on the way out. */
export interface Walk {
  /** Where one code has several. */
  readonly when?: string;
  /** Notices print no code. */
  readonly isNotice?: true;
  /** Gives the command that runs into it. */
  bring(emulator: Emulator): Promise<Brought>;
  /** Of several commands that are printed first, those for this case. */
  readonly takes?: RegExp;
  /** What the prose before the command asks a person to do; of each code that follows, too. */
  /** True where that is all, and no command is meant. */
  readonly prose?: Partial<
    Record<Code | 'next' | 'notice', (stage: Stage, advice: Advice) => unknown>
  >;
  /** The machine that the commands are meant for, where that is another one. */
  readonly on?: (stage: Stage) => Stage;
  /** Exit code at the end, where it is not 0. */
  readonly ends?: number;
  /** Of a command that only shows something: what it shows. */
  readonly shows?: RegExp;
  /** Text to be replaced in a command, such as a URL that only a person knows. */
  readonly fills?: readonly [string, (stage: Stage) => string];
}

/** What a message tells people to do. */
export interface Advice {
  readonly code: string;
  readonly text: string;
  readonly commands: readonly string[];
}

/** Of a problem, a line of `segops doctor`, and the end of an apply. A long place leaves the code to the next line. */
const HEAD = /^(?:\S.*? )?(?:error|warning)(?: |\n {2})([a-z]+(?:-[a-z0-9]+)*)\s/;
const EXAMINED = /^ {2}(?:to do|doubt) +\S+ +([a-z]+(?:-[a-z0-9]+)+): /;
const COMMAND = /^ {2,}((?:segops|git|rm|cd) .*)$/;

/** Problems in what was printed; how an apply ended counts as one where it says what to do. */
export function advicesIn(text: string): readonly Advice[] {
  const found: { code: string; lines: string[] }[] = [];
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    const two = `${line}\n${lines[at + 1] ?? ''}`;
    const code =
      HEAD.exec(two)?.[1] ??
      EXAMINED.exec(line)?.[1] ??
      (/^Next: /.test(line) ? 'next' : undefined) ??
      (/^Notices?$/.test(line) ? 'notice' : undefined);
    if (code !== undefined) found.push({ code, lines: [] });
    if (/^\d+ (error|warning)s?\b/.test(line)) found.push({ code: '', lines: [] });
    found.at(-1)?.lines.push(line);
  }
  return found
    .filter(({ code }) => code !== '')
    .map(({ code, lines }) => ({
      code,
      text: lines.join('\n'),
      commands: lines.flatMap((line) => COMMAND.exec(line)?.[1] ?? []),
    }));
}

/** Follows what is printed from a problem to its end. */
export async function follow(code: Code, walk: Walk, emulator: Emulator): Promise<void> {
  const { stage, command, again = command } = await walk.bring(emulator);
  const seen: string[] = [];
  const about = walk.isNotice === true ? 'notice' : code;
  let told = await stage.run(command);
  if (walk.isNotice !== true) expect(told.text, `${command} runs into ${code}`).toContain(code);
  for (let advice = nextOf(told, about); advice !== null; advice = nextOf(told, null)) {
    expect(seen, 'a circle').not.toContain(advice.text);
    seen.push(advice.text);
    expect(seen.length, `too many steps:\n${seen.join('\n')}`).toBeLessThanOrEqual(MOST_STEPS);
    const isFirst = seen.length === 1;
    const { [advice.code as Code]: prose } = walk.prose ?? {};
    const isAll = (await prose?.(stage, advice)) === true;
    const chosen = isAll
      ? []
      : advice.commands.filter((one) => !isFirst || walk.takes?.test(one) !== false);
    if (prose === undefined) expect(chosen, `nothing to run in:\n${told.text}`).not.toEqual([]);
    told = await runAll((isFirst ? walk.on?.(stage) : null) ?? stage, chosen, walk.fills);
    if (walk.shows !== undefined) {
      expect(told).toMatchObject({ code: 0, text: expect.stringMatching(walk.shows) });
      return;
    }
    if (told.code === 0) told = await stage.run(again);
  }
  expect(told.code, told.text).toBe(walk.ends ?? 0);
  expect(advicesIn(told.text).map((one) => one.code)).not.toContain(about);
  expect(seen, `${command} runs into ${code}`).not.toEqual([]);
}

/** The error that is in the way; at first the one that the walk is about, whatever it is. */
function nextOf({ code, text }: Told, about: Code | 'notice' | null): Advice | null {
  const found = advicesIn(text);
  const own = found.find((one) => one.code === about);
  if (own !== undefined || (about === null && code === 0)) return own ?? null;
  return found.find((one) => one.code === 'next' || / error\s|^error /.test(one.text)) ?? null;
}

/** Stops at the first that does not work. */
async function runAll(
  stage: Stage,
  commands: readonly string[],
  fills: Walk['fills'],
): Promise<Told> {
  let last: Told = { code: 0, text: '' };
  for (const printed of commands) {
    const command = fills === undefined ? printed : printed.replace(fills[0], fills[1](stage));
    last = await answered(stage, command);
    if (last.code !== 0) return last;
  }
  return last;
}

async function answered(stage: Stage, command: string): Promise<Told> {
  const told = await stage.run(command);
  const asked = advicesIn(told.text).find(({ code }) => ANSWERS[code] !== undefined);
  return asked === undefined ? told : stage.run(`${command}${ANSWERS[asked.code]}`);
}
