import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { REQUEST_TIMEOUT_MS } from '../clevertap/wire.ts';
import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import type { LockFiles } from '../files/files.ts';
import type { Message } from '../message.ts';
import { asCommand, asLabel, moment, NOTHING, say } from '../message.ts';
import type { ProcessIdentity, System } from './process-identity.ts';
import { fateOf, nodeSystem, thisProcess } from './process-identity.ts';

/**
 * The lease: one apply at a time for each lock. It is a file that names its owner. It is made so that it
 * cannot exist already, and it is checked before every batch. It is taken over only from an owner that
 * is provably gone: same machine, same boot, and no process with that number and start.
 */
export interface Owner extends ProcessIdentity {
  readonly who: string;
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

export interface Lease {
  readonly owner: Owner;
  /** False once another apply has the lease, or none. */
  isOurs(): boolean;
  release(): Promise<void>;
}

/** Takes the lease at `path`, or throws a Failure that says who has it, where and since when. */
export function takeLease(
  files: LockFiles,
  path: string,
  now: number,
  system: System = nodeSystem,
): Lease {
  const owner = thisOwner(now, system);
  if (acquire(files, path, owner, system)) return leaseOf(files, path, owner);
  throw leaseHeld(say`the lock`, readOwner(files, path), NOTHING, { file: path, system });
}

/**
 * Makes the file at `path` ours. The file of an owner that is gone is never removed. It is replaced, by
 * the one process that could make the claim named after that owner's token. A claim is taken by these
 * same rules, and a token is never used twice. So there is always one lease and one winner.
 */
function acquire(files: LockFiles, path: string, owner: Owner, system: System): boolean {
  const bytes = Buffer.from(`${JSON.stringify(owner)}\n`);
  if (files.create(path, bytes)) return true;
  const other = readOwner(files, path);
  if (other === null) return files.create(path, bytes);
  if (!isProvablyGone(other, system)) return false;
  const claim = `${path}.${other.token}`;
  if (!acquire(files, claim, owner, system)) return false;
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
    release: async () => {
      if (isOurs()) files.remove(path);
    },
  };
}

/** null where there is no lease. The owner of an unreadable one is unknown. */
export function readOwner(files: Pick<LockFiles, 'read'>, path: string): Owner | null {
  const bytes = files.read(path);
  if (bytes === null) return null;
  try {
    const owner = JSON.parse(bytes.toString()) as Untrusted | null;
    return TOKEN.test(textOf(owner?.token)) ? { ...owner, ...checked(owner ?? {}) } : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}

/** It becomes part of a file's name. */
const TOKEN = /^[\w-]{1,64}$/;

type Untrusted = { readonly [K in keyof Owner]?: unknown };

/** Whoever may push the lock branch may write a lease: its fields may be of any type. */
function checked(owner: Untrusted): Owner {
  return {
    who: textOf(owner.who),
    host: textOf(owner.host),
    machine: textOf(owner.machine) || null,
    boot: textOf(owner.boot) || null,
    pid: numberOf(owner.pid),
    processStart: textOf(owner.processStart) || null,
    token: textOf(owner.token),
    since: numberOf(owner.since),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** 0 where it is not a number, or not a date that can be shown. */
function numberOf(value: unknown): number {
  return Number.isSafeInteger(value) && Math.abs(Number(value)) <= 8.64e15 ? Number(value) : 0;
}

/** Torn by a crash, or written by something else: no owner is provably gone. */
const UNREADABLE: Owner = checked({});

/** Who, where, since when. */
export function describeOwner({ who, host, pid, since }: Owner): Message {
  if (who === '' && host === '') return say`an unknown apply, whose lease cannot be read`;
  const start = since === 0 ? NOTHING : say`, since ${moment(since)}`;
  const by = who === '' ? say`an unknown user` : [asLabel(who)];
  return say`${by} on ${asLabel(host)} (process ${asLabel(String(pid))}${start})`;
}

/**
 * Removes the lease of an owner that a person believes to be gone. A newer lease stays. The owner may
 * still wait for the answer to a request, which what is left here says.
 */
export function breakLease(
  files: LockFiles,
  path: string,
  owner: Owner,
  now: number = Date.now(),
): void {
  if (readOwner(files, path)?.token !== owner.token) return;
  const left = releasedPath(path);
  files.remove(left);
  files.create(left, renderRelease(latestRelease(now)));
  files.remove(path);
}

/** When the last request ends that was sent under a lease which is no more. */
export function latestRelease(now: number = Date.now()): number {
  return now + REQUEST_TIMEOUT_MS;
}

export function releasedPath(path: string): string {
  return `${path}-released`;
}

/** What a forced release leaves: until when (ms since the epoch) its apply may still send. */
export function renderRelease(sendsUntil: number): Buffer {
  return Buffer.from(`${JSON.stringify({ sendsUntil })}\n`);
}

/** null where no lease was released by force. What cannot be read means the latest that it can. */
export function parseRelease(bytes: Buffer | null, latest: number): number | null {
  if (bytes === null) return null;
  try {
    const { sendsUntil } = JSON.parse(bytes.toString()) as { sendsUntil?: unknown };
    return Number.isSafeInteger(sendsUntil) ? Math.min(Number(sendsUntil), latest) : latest;
  } catch {
    return latest;
  }
}

/** `owner` is null where the lease was released in the meantime; `more` says more of it. */
export function leaseHeld(
  lock: Message,
  owner: Owner | null,
  more: Message,
  { file, system = nodeSystem }: { readonly file?: string; readonly system?: System } = {},
): Failure {
  const by = owner === null ? NOTHING : say`: ${describeOwner(owner)}${more}`;
  return failure(
    'lease-held',
    say`another apply has the lease of ${lock}${by}`,
    say`Nothing was sent. ${whatToDo(owner, system)}`,
    file === undefined ? {} : { file },
  );
}

/** `segops lock release` refuses to release the lease of a process that runs here. */
function whatToDo(owner: Owner | null, system: System): Message {
  if (owner === null) return say`That apply has ended in the meantime. Run the same command again.`;
  const fate = fateOf(owner, system);
  if (fate.kind === 'alive') return say`It runs on this machine. Wait until it ends.`;
  const unlock = say`If it is gone, release its lease: ${asCommand('segops lock release')}`;
  if (fate.kind === 'gone')
    return say`Another apply is taking over. Wait until that one ends. ${unlock}`;
  if (owner.pid === 0)
    return say`Find out whether an apply runs anywhere, and wait until it ends. ${unlock}`;
  return say`segops cannot tell whether it still runs, because ${fate.why}. Look for process ${asLabel(String(owner.pid))} on ${asLabel(owner.host)}, and wait until it ends. ${unlock}`;
}

/** This process, under a token that was never used before. */
export function thisOwner(now: number, system: System = nodeSystem): Owner {
  return { ...thisProcess(system), who: userName(), token: randomUUID(), since: now };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

/** Whether its process certainly ended: it ran on this machine and under this boot. */
export function isProvablyGone(owner: Owner, system: System = nodeSystem): boolean {
  return fateOf(owner, system).kind === 'gone';
}

/** Whether its process certainly runs on this machine now. */
export function isProvablyAlive(owner: Owner, system: System = nodeSystem): boolean {
  return fateOf(owner, system).kind === 'alive';
}
