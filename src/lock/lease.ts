import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import { codeOf } from '../files/code.ts';
import type { LockFiles } from '../files/files.ts';
import type { Message } from '../message.ts';
import { asCommand, asLabel, moment, NOTHING, say } from '../message.ts';

/**
 * The lease: one apply at a time for each lock. It is a file that names its owner. It is made so that it
 * cannot exist already, and it is checked before every batch. It is taken over only from an owner that
 * is provably gone: same boot and process namespace, and no process with that number and start.
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

export interface Lease {
  readonly owner: Owner;
  /** False once another apply has the lease, or none. */
  isOurs(): boolean;
  release(): void;
}

/** Takes the lease at `path`, or throws a Failure that says who has it, where and since when. */
export function takeLease(files: LockFiles, path: string, now: number): Lease {
  const owner = thisOwner(now);
  if (acquire(files, path, owner)) return leaseOf(files, path, owner);
  throw leaseHeld(say`the lock`, readOwner(files, path), NOTHING, path);
}

/**
 * Makes the file at `path` ours. The file of an owner that is gone is never removed. It is replaced, by
 * the one process that could make the claim named after that owner's token. A claim is taken by these
 * same rules, and a token is never used twice. So there is always one lease and one winner.
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

function leaseOf(files: LockFiles, path: string, owner: Owner): Lease {
  const isOurs = () => readOwner(files, path)?.token === owner.token;
  return {
    owner,
    isOurs,
    release: () => {
      if (isOurs()) files.remove(path);
    },
  };
}

/** null where there is no lease. The owner of an unreadable one is unknown. */
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

/** Torn by a crash, or written by something else: no owner is provably gone. */
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
export function describeOwner({ who, host, pid, since }: Owner): Message {
  if (who === '' && host === '') return say`an unknown apply, whose lease cannot be read`;
  const start = since === 0 ? NOTHING : say`, since ${moment(since)}`;
  return say`${asLabel(who)} on ${asLabel(host)} (process ${asLabel(String(pid))}${start})`;
}

/** Removes the lease of an owner that a person knows to be gone. A newer lease stays. */
export function breakLease(files: LockFiles, path: string, owner: Owner): void {
  if (readOwner(files, path)?.token === owner.token) files.remove(path);
}

/** `owner` is null where the lease was released in the meantime; `more` says more of it. */
export function leaseHeld(
  lock: Message,
  owner: Owner | null,
  more: Message,
  file?: string,
): Failure {
  const by = owner === null ? NOTHING : say`: ${describeOwner(owner)}${more}`;
  return failure(
    'lease-held',
    say`another apply has the lease of ${lock}${by}`,
    say`Nothing was sent. Wait until that apply ends. If you know that it is gone, release its lease: ${asCommand('segops unlock')}`,
    file === undefined ? {} : { file },
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

/** Whether it ran under this boot, and its process has ended. */
export function isProvablyGone(owner: Owner): boolean {
  if (!isOfThisBoot(owner)) return false;
  if (!isRunning(owner.pid)) return true;
  return owner.processStart !== null && processStart(owner.pid) !== owner.processStart;
}

/** Whether its process certainly runs on this machine now. */
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
