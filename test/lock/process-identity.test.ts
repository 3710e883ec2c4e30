import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Fate, ProcessIdentity, System } from '../../src/lock/process-identity.ts';
import { fateOf, nodeSystem, thisProcess } from '../../src/lock/process-identity.ts';
import { plain } from '../../src/message.ts';

const BOOT_ID = '/proc/sys/kernel/random/boot_id';
const MACHINE_ID = '/etc/machine-id';
const PID_NAMESPACE = '/proc/self/ns/pid';
const OWN_PID = 900;

/** Names may hold spaces and parentheses; the state is behind the last one. */
function statOf(pid: number, start: number, state = 'S', threads = 1): string {
  const between = Array.from({ length: 16 }, () => '0').join(' ');
  return `${pid} (a (b) c) ${state} ${between} ${threads} 0 ${start} 0 0\n`;
}

const FILES: Readonly<Record<string, string>> = {
  [BOOT_ID]: 'd21ed854-5d3f\n',
  [MACHINE_ID]: `${'a1'.repeat(16)}\n`,
  [`/proc/${OWN_PID}/stat`]: statOf(OWN_PID, 777),
  '/proc/7/stat': statOf(7, 123),
};
const LINKS: Readonly<Record<string, string>> = {
  '/proc/self': String(OWN_PID),
  [PID_NAMESPACE]: 'pid:[4026531836]',
  '/proc/self/ns/time': 'time:[4026531834]',
};

interface Given {
  readonly host?: string;
  /** Besides those of FILES and LINKS; null: not there, or not to be read. */
  readonly files?: Readonly<Record<string, string | null>>;
  readonly links?: Readonly<Record<string, string | null>>;
  /** Numbers in use, whether /proc shows them or not. */
  readonly used?: readonly number[];
}

/** A system as it shows itself to one process. */
function systemWith({
  host = 'ci',
  files = {},
  links = {},
  used = [7, OWN_PID],
}: Given = {}): System {
  const given = { files: { ...FILES, ...files }, links: { ...LINKS, ...links } };
  return {
    host,
    pid: OWN_PID,
    read: (path) => given.files[path] ?? null,
    readLink: (path) => given.links[path] ?? null,
    isUsed: (pid) => used.includes(pid),
  };
}

const OWNER: ProcessIdentity = { ...thisProcess(systemWith()), pid: 7, processStart: '123' };
const ENDED: Given = { files: { '/proc/7/stat': null }, used: [OWN_PID] };

function said(fate: Fate): string {
  return fate.kind === 'unknown' ? plain(fate.why) : fate.kind;
}

describe('a process of this boot', () => {
  it('is alive while its number has its start', () => {
    expect(said(fateOf(OWNER, systemWith()))).toBe('alive');
  });

  it('is gone once its number is free, or another process has it', () => {
    expect(said(fateOf(OWNER, systemWith(ENDED)))).toBe('gone');
    const reused = { files: { '/proc/7/stat': statOf(7, 124) } };
    expect(said(fateOf(OWNER, systemWith(reused)))).toBe('gone');
    expect(said(fateOf({ ...OWNER, processStart: null }, systemWith(ENDED)))).toBe('gone');
  });

  it('is gone when it ended and its parent never asked, unless a thread still runs', () => {
    const defunct = (threads: number) => ({
      files: { '/proc/7/stat': statOf(7, 123, 'Z', threads) },
    });
    expect(said(fateOf(OWNER, systemWith(defunct(1))))).toBe('gone');
    expect(said(fateOf(OWNER, systemWith(defunct(2))))).toBe('alive');
  });
});

describe('the fate of a process is unknown', () => {
  const HIDDEN = 'this user cannot read the process table';
  const OTHER = 'this is another machine';
  const NO_BOOT = 'the system does not identify its boots';
  const BOOTED =
    'this machine was booted in the meantime, or one of the two runs in another container';

  it.each<[string, Given, string]>([
    ['on another host', { host: 'elsewhere' }, OTHER],
    ['on a copy with another machine ID', { files: { [MACHINE_ID]: 'b2'.repeat(16) } }, OTHER],
    ['after a restart', { files: { [BOOT_ID]: 'another\n' } }, BOOTED],
    ['in another container', { links: { [PID_NAMESPACE]: 'pid:[4026532000]' } }, BOOTED],
    ['where starts are counted otherwise', { links: { '/proc/self/ns/time': 'time:[1]' } }, BOOTED],
    ['without a boot ID', { files: { [BOOT_ID]: null } }, NO_BOOT],
    ['without a process namespace', { links: { [PID_NAMESPACE]: null } }, NO_BOOT],
    ['without a machine ID', { files: { [MACHINE_ID]: null } }, 'this machine has no machine ID'],
    [
      'before the first boot',
      { files: { [MACHINE_ID]: 'uninitialized\n' } },
      'this machine has no machine ID',
    ],
    ['where /proc is that of other numbers', { links: { '/proc/self': '4321' } }, HIDDEN],
    ['where /proc has no processes', { links: { '/proc/self': null } }, HIDDEN],
  ])('%s', (_, given, why) => {
    const system = systemWith({
      ...given,
      used: [OWN_PID],
      files: { ...ENDED.files, ...given.files },
    });
    expect(said(fateOf(OWNER, system))).toBe(why);
  });

  it('where its number is in use and hidden, as with hidepid', () => {
    const hidden = { files: { '/proc/7/stat': null } };
    expect(said(fateOf(OWNER, systemWith(hidden)))).toBe(HIDDEN);
    expect(said(fateOf(OWNER, systemWith({ files: { '/proc/7/stat': '7 (cut' } })))).toBe(HIDDEN);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('where its number is %s', (pid) => {
    expect(said(fateOf({ ...OWNER, pid }, systemWith(ENDED)))).toBe(HIDDEN);
  });

  it('where its lease does not say enough', () => {
    const gone = systemWith(ENDED);
    expect(said(fateOf({ ...OWNER, machine: null }, gone))).toBe('its lease names no machine ID');
    expect(said(fateOf({ ...OWNER, boot: null }, gone))).toBe(NO_BOOT);
    const reused = systemWith({ files: { '/proc/7/stat': statOf(7, 124) } });
    expect(said(fateOf({ ...OWNER, processStart: null }, reused))).toBe(
      'its lease does not say when its process started',
    );
  });

  it('where neither side has what the other lacks too', () => {
    const bare = systemWith({ ...ENDED, files: { ...ENDED.files, [MACHINE_ID]: null } });
    expect(said(fateOf({ ...OWNER, machine: thisProcess(bare).machine }, bare))).toBe(
      'its lease names no machine ID',
    );
    const bootless = systemWith({ ...ENDED, files: { ...ENDED.files, [BOOT_ID]: null } });
    expect(said(fateOf({ ...OWNER, boot: thisProcess(bootless).boot }, bootless))).toBe(NO_BOOT);
  });
});

describe('what a lease says of a machine', () => {
  it('is the same after a restart, and not the ID itself', () => {
    const { machine } = OWNER;
    const later = systemWith({ files: { [BOOT_ID]: 'another\n' } });
    expect(thisProcess(later).machine).toBe(machine);
    expect(machine).toMatch(/^[0-9a-f]{32}$/);
    expect(machine).not.toBe(FILES[MACHINE_ID]?.trim());
  });

  it('is read from the place of D-Bus where systemd has none', () => {
    const files = { [MACHINE_ID]: '', '/var/lib/dbus/machine-id': FILES[MACHINE_ID] ?? '' };
    expect(thisProcess(systemWith({ files })).machine).toBe(OWNER.machine);
  });
});

describe.runIf(process.platform === 'linux')('the real system', () => {
  it('tells this process from all others', () => {
    const here = thisProcess(nodeSystem);
    expect(here).toMatchObject({ pid: process.pid, processStart: expect.stringMatching(/^\d+$/) });
    expect(fateOf(here, nodeSystem).kind).toBe('alive');
    expect(fateOf({ ...here, boot: null }, nodeSystem).kind).toBe('unknown');
  });

  it.runIf(thisProcess(nodeSystem).machine !== null)(
    'knows a process that no parent buries',
    async () => {
      // The shell becomes `sleep`, which never asks what became of its child.
      const parent = spawn('sh', ['-c', 'sh -c "read line; exit" <&3 & echo $!; exec sleep 60'], {
        stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
      });
      const [line] = (await once(parent.stdout ?? parent, 'data')) as [Buffer];
      const pid = Number(line.toString());
      const owner = { ...thisProcess(nodeSystem), pid, processStart: startOf(pid) };
      expect(fateOf(owner, nodeSystem).kind).toBe('alive');
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => fateOf(owner, nodeSystem).kind).toBe('gone');
      expect(nodeSystem.isUsed(pid)).toBe(true);
      parent.kill('SIGKILL');
    },
  );
});

function startOf(pid: number): string {
  const { stdout } = spawnSync('sh', ['-c', `cut -d' ' -f22 /proc/${pid}/stat`], {
    encoding: 'utf8',
  });
  return stdout.trim();
}
