import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseConfig } from '../config/parse-config.ts';
import type { DoneToSegment, Holds, RevertEdits } from '../inspect/revert-edits.ts';
import { revertEdits } from '../inspect/revert-edits.ts';
import { editList } from '../lists/edit-list.ts';
import { resolveList } from '../lists/list-files.ts';
import type { ListRef } from '../lists/list-ref.ts';
import { openList } from '../lists/lists.ts';
import type { ReadableLock } from '../lock/recover.ts';
import { editMembers, withGuard } from '../manifest/edit-manifest.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { parseManifest } from '../manifest/parse-manifest.ts';
import type { ByteReader } from '../members/cursor.ts';
import { textOf } from '../members/cursor.ts';
import { SortSpace } from '../members/line-sort.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import { diskSpill } from '../members/spill.ts';
import type { Member } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { openListOf, planWorkspace, unwrap, type Workspace } from './workspace.ts';

/** What a revert writes, and what it leaves to a person. */
export interface Reverting {
  readonly files: readonly {
    readonly path: string;
    /** As people see it. */
    readonly shown: string;
    readonly before: Buffer;
    readonly after: Buffer;
  }[];
  readonly byHand: RevertEdits['byHand'];
  /** Manifests whose members cannot be edited line by line. */
  readonly unwritten: readonly string[];
}

/** Works out every file as it would be; writes nothing. */
export function revertFiles(
  workspace: Workspace,
  lock: ReadableLock,
  done: readonly DoneToSegment[],
  serial: number,
  now: number,
): Reverting {
  const { manifests } = workspace;
  const byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  const edits = revertEdits(done, byKey, holdsIn(workspace, done));
  const drafts = new Drafts(workspace);
  for (const { ref, add, remove } of edits.lists.values()) {
    drafts.edit(drafts.ofList(ref), (bytes) => editList(bytes, [...add], remove));
  }
  const unwritten: string[] = [];
  for (const { manifest, add, remove } of edits.manifests.values()) {
    const { file } = manifest.place;
    drafts.edit(file, (bytes) => {
      const edited = editMembers(bytes.toString(), { add, remove });
      if (edited === null) unwritten.push(file);
      return edited === null ? bytes : Buffer.from(edited);
    });
  }
  if (drafts.changed().length > 0) allowIn(drafts, drafts.plan(lock, now), serial);
  return { files: drafts.changed(), byHand: edits.byHand, unwritten };
}

/** The exceptions that the inverse needs: removing whom a bad list added is a removal all the same. */
function allowIn(drafts: Drafts, plan: Plan, serial: number): void {
  for (const { allow } of plan.guards) {
    if (allow === null) continue;
    const yaml = allow.yaml.replace('"checked: ', `"revert of apply ${serial}: `);
    const guard = yaml.slice(yaml.indexOf('guard:'));
    if (!guard.startsWith('guard:')) continue;
    drafts.edit(allow.file, (bytes) => Buffer.from(withGuard(bytes.toString(), guard)));
  }
}

/** Files as they would be, by the name that people see. */
class Drafts {
  readonly #workspace: Workspace;
  readonly #files = new Map<string, { path: string; before: Buffer; after: Buffer }>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The file of a list, under the path that manifests give it. */
  ofList(ref: ListRef): string {
    this.#open(ref.path, unwrap(resolveList(this.#workspace.config, ref)));
    return ref.path;
  }

  edit(shown: string, change: (bytes: Buffer) => Buffer): void {
    const file = this.#open(shown, resolve(shown));
    file.after = change(file.after);
  }

  changed(): Reverting['files'] {
    return [...this.#files]
      .map(([shown, file]) => ({ shown, ...file }))
      .filter(({ before, after }) => !before.equals(after));
  }

  /** The plan that the drafts come to. */
  plan(lock: ReadableLock, now: number): Plan {
    const { config, manifests, store } = this.#workspace;
    const open: typeof openListOf = (of, ref, space) => {
      const draft = this.#files.get(ref.path);
      if (draft === undefined) return openListOf(of, ref, space);
      return openList(ref, () => readerOf(draft.after), space);
    };
    const workspace = { config: this.#config(), manifests: manifests.map(this.#manifest), store };
    return planWorkspace(
      { ...workspace, config: workspace.config ?? config },
      lock,
      now,
      null,
      open,
    ).plan;
  }

  #config(): Workspace['config'] | null {
    const { file, environment } = this.#workspace.config;
    const draft = this.#files.get(file);
    if (draft === undefined) return null;
    const named = { path: draft.path, shown: file };
    return unwrap(parseConfig(draft.after.toString(), named, environment));
  }

  readonly #manifest = (manifest: Manifest): Manifest => {
    const draft = this.#files.get(manifest.place.file);
    if (draft === undefined) return manifest;
    return unwrap(parseManifest(draft.after.toString(), manifest.place.file));
  };

  #open(shown: string, path: string) {
    const known = this.#files.get(shown);
    if (known !== undefined) return known;
    const before = readFileSync(path);
    const opened = { path, before, after: before };
    this.#files.set(shown, opened);
    return opened;
  }
}

/** Reads each list once, for the members in question alone. */
function holdsIn({ config }: Workspace, done: readonly DoneToSegment[]): Holds {
  const asked = new Set(done.flatMap(({ added, removed }) => [...added, ...removed].map(nameOf)));
  const space = new SortSpace(diskSpill);
  const found = new Map<string, ReadonlySet<string>>();
  return (ref, member) => {
    let held = found.get(ref.path);
    if (held === undefined) {
      held = untilOrdered(() => heldBy(openListOf(config, ref, space), asked));
      found.set(ref.path, held);
    }
    return held.has(nameOf(member));
  };
}

function heldBy(list: ReturnType<typeof openListOf>, asked: ReadonlySet<string>): Set<string> {
  const held = new Set<string>();
  for (const kind of ['identity', 'guid'] as const) {
    for (const cursor = list.cursor(kind); cursor.next(); ) {
      const name = nameOf({ kind, value: textOf(cursor) });
      if (asked.has(name)) held.add(name);
    }
  }
  return held;
}

function nameOf({ kind, value }: Member): string {
  return `${kind} ${value}`;
}

function readerOf(bytes: Buffer): ByteReader {
  let at = 0;
  return {
    read: (into) => {
      const size = bytes.copy(into, 0, at);
      at += size;
      return size;
    },
    close: () => undefined,
  };
}
