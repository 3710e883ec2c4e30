import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { failure } from '../failure.ts';
import type { LockFiles } from './files.ts';
import { codeOf } from './files.ts';

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
  const bytes = Buffer.from(`${JSON.stringify(owner)}\n`);
  if (files.create(path, bytes)) return holdOf(files, path, owner);
  const other = readOwner(files, path);
  if (other !== null && isProvablyGone(other)) takeOver(files, path, other, now);
  if (files.create(path, bytes)) return holdOf(files, path, owner);
  throw held(path, readOwner(files, path) ?? other);
}

/** Moves the old hold aside by a name of its own: of two takers only one finds it to move. */
function takeOver(files: LockFiles, path: string, other: Owner, now: number): void {
  const aside = `${path}.${other.token}.${now}`;
  try {
    files.rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = readOwner(files, aside);
  // Somebody else took over between our look and our move: give it back.
  if (moved !== null && moved.token !== other.token) files.rename(aside, path);
  else files.remove(aside);
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
export function readOwner(files: LockFiles, path: string): Owner | null {
  const bytes = files.read(path);
  if (bytes === null) return null;
  try {
    return JSON.parse(bytes.toString()) as Owner;
  } catch {
    return {
      who: 'unknown',
      host: 'unknown',
      boot: '',
      pid: 0,
      processStart: null,
      token: '',
      since: 0,
    };
  }
}

/** Who, where, since when. */
export function describeOwner({ who, host, pid, since }: Owner): string {
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

function thisOwner(now: number): Owner {
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

function isProvablyGone(owner: Owner): boolean {
  if (owner.boot !== bootId() || owner.host !== hostname()) return false;
  if (!isRunning(owner.pid)) return true;
  return owner.processStart !== null && processStart(owner.pid) !== owner.processStart;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
