import { createHmac } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf } from '../files/code.ts';
import type { Message } from '../message.ts';
import { say } from '../message.ts';

/**
 * Which process it was, so that another one can tell whether it is gone. A process number alone says
 * nothing: numbers are used again, and other machines, boots and containers have the same ones. What
 * the system does not say, or hides, is unknown. Nothing that is unknown proves that a process is gone.
 */
export interface ProcessIdentity {
  readonly host: string;
  /** Of the machine, the same after a restart; null where it has none. */
  readonly machine: string | null;
  /** Of the boot, and of the namespaces that numbers and starts belong to; null where one is unknown. */
  readonly boot: string | null;
  readonly pid: number;
  /** In ticks since boot; null where the system does not tell. */
  readonly processStart: string | null;
}

/** What is asked of the operating system, as a port. */
export interface System {
  readonly host: string;
  readonly pid: number;
  /** null where it cannot be read. */
  read(path: string): string | null;
  readLink(path: string): string | null;
  /** Whether the number is in use, also by a process that may not be signalled. */
  isUsed(pid: number): boolean;
}

export const nodeSystem: System = {
  host: hostname(),
  pid: process.pid,
  read: (path) => orNull(() => readFileSync(path, 'utf8')),
  readLink: (path) => orNull(() => readlinkSync(path)),
  isUsed: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return codeOf(error) !== 'ESRCH';
    }
  },
};

function orNull(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}

export function thisProcess(system: System): ProcessIdentity {
  const { host, pid } = system;
  const found = findProcess(system, pid);
  return {
    host,
    machine: machineOf(system),
    boot: bootOf(system),
    pid,
    processStart: found.kind === 'found' ? found.start : null,
  };
}

const MACHINE_ID_FILES = ['/etc/machine-id', '/var/lib/dbus/machine-id'];

/**
 * null on macOS and Windows, where only another program could tell. systemd asks not to publish the ID
 * itself, and a lease can be on a branch that many read.
 */
function machineOf({ read }: System): string | null {
  const ids = MACHINE_ID_FILES.map((file) => read(file)?.trim() ?? '');
  const id = ids.find((text) => /^[0-9a-f]{32}$/.test(text) && !/^0+$/.test(text));
  if (id === undefined) return null;
  return createHmac('sha256', id).update('segops lease').digest('hex').slice(0, 32);
}

function bootOf({ read, readLink }: System): string | null {
  const boot = read('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  const namespace = readLink('/proc/self/ns/pid');
  if (boot === '' || namespace === null) return null;
  // Starts are counted per time namespace. Older kernels have none.
  return `${boot}/${namespace}/${readLink('/proc/self/ns/time') ?? ''}`;
}

type Found =
  | { readonly kind: 'found'; readonly start: string }
  | { readonly kind: 'none' | 'unreadable' };

/**
 * With `hidepid`, /proc has no folder of a process that runs. It may also be that of another process
 * namespace, where our own number is not ours, and so no number says anything.
 */
function findProcess({ pid: own, read, readLink, isUsed }: System, pid: number): Found {
  if (!Number.isSafeInteger(pid) || pid < 1) return { kind: 'unreadable' };
  if (readLink('/proc/self') !== String(own)) return { kind: 'unreadable' };
  if (!isUsed(pid)) return { kind: 'none' };
  const stat = read(`/proc/${pid}/stat`);
  return stat === null ? { kind: 'unreadable' } : parseStat(stat);
}

/** Fields are counted after the name, which may hold spaces and parentheses. */
function parseStat(stat: string): Found {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = '', threads, start] = [fields[0], fields[17], fields[19]];
  if (start === undefined) return { kind: 'unreadable' };
  // Ended, and kept only until its parent asks how: for ever where the parent never does.
  if ('ZX'.includes(state) && threads === '1') return { kind: 'none' };
  return { kind: 'found', start };
}

/** What became of a process. `why` it is unknown is a clause. */
export type Fate =
  | { readonly kind: 'alive' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown'; readonly why: Message };

export function fateOf(owner: ProcessIdentity, system: System): Fate {
  const here = thisProcess(system);
  const elsewhere = whyElsewhere(owner, here);
  if (elsewhere !== null) return { kind: 'unknown', why: elsewhere };
  const found = findProcess(system, owner.pid);
  if (found.kind === 'unreadable') {
    return { kind: 'unknown', why: say`this user cannot read the process table` };
  }
  if (found.kind === 'found' && found.start === owner.processStart) return { kind: 'alive' };
  const why = whyUncertain(owner, here, found);
  return why === null ? { kind: 'gone' } : { kind: 'unknown', why };
}

/** null where it ran under this boot, and among the numbers of this process. */
function whyElsewhere(owner: ProcessIdentity, here: ProcessIdentity): Message | null {
  if (owner.host !== here.host) return say`this is another machine`;
  if (owner.boot === null || here.boot === null) {
    return say`the system does not identify its boots`;
  }
  if (owner.boot === here.boot) return null;
  return say`this machine was booted in the meantime, or one of the two runs in another container`;
}

/** A boot ID says enough of a process that is there. Of one that is not, two witnesses are heard. */
function whyUncertain(
  { machine, processStart }: ProcessIdentity,
  here: ProcessIdentity,
  { kind }: Found,
): Message | null {
  if (machine === null) return say`its lease names no machine ID`;
  if (here.machine === null) return say`this machine has no machine ID`;
  if (machine !== here.machine) return say`this is another machine`;
  if (kind === 'found' && processStart === null) {
    return say`its lease does not say when its process started`;
  }
  return null;
}
