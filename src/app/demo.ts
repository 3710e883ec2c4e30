import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Emulator } from '../emulator/server.ts';
import { startEmulator } from '../emulator/server.ts';
import { openDesired } from '../manifest/desired.ts';
import type { MemberCursor } from '../members/cursor.ts';
import { textOf } from '../members/cursor.ts';
import { SortSpace } from '../members/line-sort.ts';
import { nameOf } from '../members/member.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import { diskSpill } from '../members/spill.ts';
import type { Member, MemberKind, SegmentKey } from '../model.ts';
import { createLock } from './lock/init.ts';
import { readLog } from './log.ts';
import { configOf, openListOf, openWorkspace } from './workspace.ts';

/** A file before and after an edit. */
export interface EditedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** One segment of the emulated account beside its manifest: how many members each has. */
export interface Comparison {
  readonly key: SegmentKey;
  readonly equal: boolean;
  readonly desired: number;
  readonly actual: number;
}

/** A copy of the quickstart beside an emulated account, to try everything on. */
export class Demo {
  readonly folder: string;
  readonly emulator: Emulator;

  private constructor(folder: string, emulator: Emulator) {
    this.folder = folder;
    this.emulator = emulator;
  }

  static async open(): Promise<Demo> {
    const folder = mkdtempSync(join(tmpdir(), 'segops demo '));
    const demo = new Demo(folder, await startEmulator({ port: 0 }));
    cpSync(quickstart(), folder, { recursive: true });
    await createLock(configOf(folder, { config: null, env: null }));
    return demo;
  }

  async close(): Promise<void> {
    await this.emulator.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Edits manifests and lists as a pull request would. */
  edit(): EditedFile[] {
    return EDITS.map(([file, change]) => this.#change(file, change));
  }

  /** A list that arrives cut off, as long as `work` takes. */
  async withListCutOff(lines: number, work: () => Promise<void>): Promise<void> {
    const cut = (text: string) => `${text.split('\n').slice(0, lines).join('\n')}\n`;
    const { file, before } = this.#change('lists/newsletter.txt', cut);
    await work();
    writeFileSync(join(this.folder, file), before);
  }

  /** The serial of the newest apply. */
  async lastApply(): Promise<number> {
    const asked = { what: null, isMember: false, limit: 1 };
    const { entries } = await readLog(this.folder, { config: null, env: null }, asked);
    const [newest] = entries;
    if (newest === undefined) throw new Error('nothing was applied');
    return newest.record.serial;
  }

  #change(file: string, change: (text: string) => string): EditedFile {
    const path = join(this.folder, file);
    const before = readFileSync(path, 'utf8');
    const after = change(before);
    writeFileSync(path, after);
    return { file, before, after };
  }

  /** The emulated account beside the manifests, segment by segment. */
  compare(): Comparison[] {
    const { segments } = this.emulator.state();
    return [...desiredMembers(this.folder)].map(([key, members]) => {
      const found = segments.find((segment) => segment.customer_segment_id === key);
      const actual = new Set(found?.members.map((member) => nameOf(memberOf(member))));
      const equal = actual.size === members.size && [...members].every((name) => actual.has(name));
      return { key, equal, desired: members.size, actual: actual.size };
    });
  }
}

/** `examples/quickstart/` of the package that this file, bundled or not, is part of. */
function quickstart(): string {
  const here = fileURLToPath(import.meta.url);
  const top = here.slice(0, Math.max(here.lastIndexOf('/dist/'), here.lastIndexOf('/src/')));
  return join(top, 'examples', 'quickstart');
}

const EDITS: readonly (readonly [string, (text: string) => string])[] = [
  [
    'segments/vip-customers.yaml',
    (text) =>
      text
        .replace('  - susan65@example.org\n', '')
        .replace('  - "00123"', '  - grace.hopper@example.com\n  - "00123"'),
  ],
  ['lists/newsletter.txt', (text) => `${text}new.reader@example.com\n`],
  ['lists/opted-out.txt', (text) => `${text}ada6@example.net\n`],
];

function memberOf({ identity, guid = '' }: EmulatedMember): Member {
  if (identity !== undefined) return { kind: 'identity', value: identity };
  return { kind: 'guid', value: guid };
}

interface EmulatedMember {
  readonly identity?: string;
  readonly guid?: string;
}

function desiredMembers(folder: string): Map<string, Set<string>> {
  const { config, manifests } = openWorkspace(folder, { config: null, env: null });
  const space = new SortSpace(diskSpill);
  const byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  return new Map(
    manifests.map((manifest) => {
      const desired = openDesired(manifest, byKey, (ref) => openListOf(config, ref, space));
      const names = (['identity', 'guid'] as const).flatMap((kind) =>
        untilOrdered(() => namesFrom(desired.cursor(kind), kind)),
      );
      return [manifest.key, new Set(names)];
    }),
  );
}

function namesFrom(cursor: MemberCursor, kind: MemberKind): string[] {
  const names: string[] = [];
  while (cursor.next()) names.push(nameOf({ kind, value: textOf(cursor) }));
  return names;
}
