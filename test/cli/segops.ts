import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Emulator } from '../../src/emulator/server.ts';

/** The built CLI, run as people run it. */
const SEGOPS = resolve(import.meta.dirname, '../../dist/segops.js');

/** An apply that takes more than five seconds says how far it is, and only a busy machine is so slow. */
const PROGRESS = /^(Creating \d.*\.\.\..*|Recording what was sent\.\.\.|\d+%: .* so far.*)\n/gm;

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Closes the reading end of stdout at once, as `head` does after its lines. */
  readonly closesEarly?: boolean;
}

export function segops(
  args: readonly string[],
  { cwd, env = {}, input, closesEarly = false }: RunOptions,
): Promise<Ran> {
  const child = spawn(process.execPath, [SEGOPS, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  if (input !== undefined) child.stdin?.end(input);
  if (closesEarly) child.stdout?.destroy();
  return new Promise((done, reject) => {
    let out = '';
    let err = '';
    child.stdout?.on('data', (piece: Buffer) => {
      out += piece.toString();
    });
    child.stderr?.on('data', (piece: Buffer) => {
      err += piece.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => done({ code, out, err: err.replace(PROGRESS, '') }));
  });
}

/** Runs until it is killed: nobody reads what it says. */
export function startSegops(
  args: readonly string[],
  { cwd, env = {} }: Pick<RunOptions, 'cwd' | 'env'>,
): ChildProcess {
  return spawn(process.execPath, [SEGOPS, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, ...env },
    stdio: 'ignore',
  });
}

/** A message on one line, however it was wrapped. */
export function unwrapped(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** A folder whose name has spaces, with these files. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'segops test '));
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
  return folder;
}

export function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

let template: Promise<string> | null = null;

/**
 * As `segops init` leaves a folder without git, with an empty lockfile. It runs once in a file of
 * tests, and each of them gets a copy.
 */
export async function initialise(folder: string): Promise<void> {
  template ??= initialised();
  cpSync(await template, folder, { recursive: true });
}

async function initialised(): Promise<string> {
  const cwd = folderWith({});
  const { code, err } = await segops(['init', '--yes', '--region', 'in1', '--no-example'], { cwd });
  if (code !== 0) throw new Error(err);
  return cwd;
}

/** What an apply against an emulator needs in its environment. */
export function accountOf(emulator: Emulator): Record<string, string> {
  return {
    CLEVERTAP_ACCOUNT_ID: emulator.accountId,
    CLEVERTAP_PASSCODE: emulator.passcode,
    SEGOPS_BASE_URL: emulator.url,
  };
}

/** Lets the emulator misbehave once for each of these, in this order. */
export async function scheduleFaults(
  emulator: Emulator,
  ...faults: readonly string[]
): Promise<void> {
  const response = await fetch(`${emulator.url}/_emulator/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ faults }),
  });
  if (!response.ok) throw new Error(await response.text());
}

export interface EmulatedState {
  readonly segments: readonly {
    readonly customer_segment_id: string | null;
    readonly members: readonly Readonly<Record<string, string>>[];
  }[];
  readonly requests: number;
}

export async function stateOf(emulator: Emulator): Promise<EmulatedState> {
  const response = await fetch(`${emulator.url}/_emulator/state`);
  return (await response.json()) as EmulatedState;
}

/** Members of a segment in the account, as `kind:value`, sorted. */
export async function membersIn(emulator: Emulator, key: string): Promise<string[]> {
  const { segments } = await stateOf(emulator);
  const found = segments.find((segment) => segment.customer_segment_id === key);
  return (found?.members ?? []).map((member) => Object.entries(member).flat().join(':')).sort();
}
