import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { failure } from '../failure.ts';
import { codeOf } from '../files/code.ts';
import type { LockFiles } from '../files/files.ts';

/**
 * The hold: one apply at a time for each lock. It is a file that says whose it is, made so that it
 * cannot exist already, checked before every batch, and taken over only from an owner that is
 * provably gone: same boot and same process namespace, and no process with that number and start.
 */
export interface Owner {
  readonly who: string;
  readonly host: string;
  /** Identifies the boot and the process namespace, so that a number means the same process. */
  readonly boot: string;
  readonly pid: number;
  /** When the process started, in ticks since boot; null where the system does not tell. */
  readonly processStart: string | null;
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

export interface Hold {
  readonly owner: Owner;
  /** False once somebody else has the hold, or nobody. */
  isOurs(): boolean;
  release(): void;
}

/** Takes the hold at `path` or throws a Failure that says who has it, where, since when. */
export function takeHold(files: LockFiles, path: string, now: number): Hold {
  const owner = thisOwner(now);
  if (acquire(files, path, owner)) return holdOf(files, path, owner);
  throw held(path, readOwner(files, path));
}

/**
 * Makes the file at `path` ours. One of an owner that is gone is never removed but replaced, by the
 * one process that could make the claim named after that owner's token: a claim is taken by these
 * same rules, a token is never used twice, so at every moment there is one hold and one winner.
 */
function acquire(files: LockFiles, path: string, owner: Owner): boolean {
  const bytes = Buffer.from(`${JSON.stringify(owner)}\n`);
  if (files.create(path, bytes)) return true;
  const other = readOwner(files, path);
  if (other === null) return files.create(path, bytes);
  if (!isProvablyGone(other)) return false;
  const claim = `${path}.${other.token}`;
  if (!acquire(files, claim, owner)) return false;
  if (readOwner(files, path)?.token === other.token) {
    files.rename(claim, path);
    return true;
  }
  files.remove(claim);
  return files.create(path, bytes);
}

function holdOf(files: LockFiles, path: string, owner: Owner): Hold {
  const isOurs = () => readOwner(files, path)?.token === owner.token;
  return {
    owner,
    isOurs,
    release: () => {
      if (isOurs()) files.remove(path);
    },
  };
}

/** null where there is no hold; an unreadable one belongs to nobody we could ask. */
export function readOwner(files: Pick<LockFiles, 'read'>, path: string): Owner | null {
  const bytes = files.read(path);
  if (bytes === null) return null;
  try {
    const owner = JSON.parse(bytes.toString()) as Partial<Owner> | null;
    return TOKEN.test(owner?.token ?? '') ? { ...UNREADABLE, ...owner } : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}

/** It becomes part of a file's name. */
const TOKEN = /^[\w-]{1,64}$/;

/** Torn by a crash, or written by something else: nobody is provably gone. */
const UNREADABLE: Owner = {
  who: '',
  host: '',
  boot: '',
  pid: 0,
  processStart: null,
  token: '',
  since: 0,
};

/** Who, where, since when. */
export function describeOwner({ who, host, pid, since }: Owner): string {
  if (who === '' && host === '') return 'an apply that cannot be told: the hold is unreadable';
  const start = since === 0 ? '' : `, since ${new Date(since).toISOString()}`;
  return `${who} on ${host} (process ${pid}${start})`;
}

/** Removes the hold of an owner that a person knows to be gone; a newer hold stays. */
export function breakHold(files: LockFiles, path: string, owner: Owner): void {
  if (readOwner(files, path)?.token === owner.token) files.remove(path);
}

function held(path: string, owner: Owner | null): Error {
  const by = owner === null ? 'another apply' : describeOwner(owner);
  return failure(
    'lock-held',
    `the lock is held by ${by}`,
    'Wait for it to end. If you know that it is gone, run `segops unlock`.',
    { file: path },
  );
}

/** This process, under a token that was never used before. */
export function thisOwner(now: number): Owner {
  const { pid } = process;
  return {
    who: userName(),
    host: hostname(),
    boot: bootId(),
    pid,
    processStart: processStart(pid),
    token: randomUUID(),
    since: now,
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

function bootId(): string {
  const boot = readText('/proc/sys/kernel/random/boot_id') ?? hostname();
  const namespace = readLinkText('/proc/self/ns/pid');
  return `${boot.trim()}/${namespace}`;
}

function readLinkText(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/** Field 22 of `/proc/PID/stat`, counted after the name, which may hold spaces. */
function processStart(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Whether it ran under this boot, and its process is no more. */
export function isProvablyGone(owner: Owner): boolean {
  if (!isOfThisBoot(owner)) return false;
  if (!isRunning(owner.pid)) return true;
  return owner.processStart !== null && processStart(owner.pid) !== owner.processStart;
}

/** Whether its process runs on this machine now, beyond doubt. */
export function isProvablyAlive(owner: Owner): boolean {
  if (!isOfThisBoot(owner) || owner.processStart === null) return false;
  return processStart(owner.pid) === owner.processStart;
}

function isOfThisBoot({ boot, host }: Owner): boolean {
  return boot === bootId() && host === hostname();
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
