import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseConfig } from '../config/parse-config.ts';
import { resolveList } from '../lists/list-files.ts';
import type { ListRef } from '../lists/list-ref.ts';
import { openList } from '../lists/open-list.ts';
import type { ReadableLock } from '../lock/recover.ts';
import type { DesiredSegment } from '../manifest/desired.ts';
import { openDesired } from '../manifest/desired.ts';
import { excludingFor, readEverywhere } from '../manifest/everywhere.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { onDay } from '../manifest/on-day.ts';
import { readManifestText } from '../manifest/parse-manifest.ts';
import { readerOf } from '../members/cursor.ts';
import { SortSpace } from '../members/line-sort.ts';
import { diskSpill } from '../members/spill.ts';
import type { SegmentKey } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { InvalidSources, openListOf, planWorkspace, unwrap, type Workspace } from './workspace.ts';

/** A file as it is, and as it would be. */
export interface ChangedFile {
  readonly path: string;
  /** As people see it. */
  readonly shown: string;
  readonly before: Buffer;
  readonly after: Buffer;
}

/** Files as they would be, by the name that people see. */
export class Drafts {
  readonly #workspace: Workspace;
  readonly #files = new Map<string, { path: string; before: Buffer; after: Buffer }>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The file of a list, under the path that manifests give it. */
  ofList(ref: ListRef): string {
    this.#draft(ref.path, unwrap(resolveList(this.#workspace.config, ref)));
    return ref.path;
  }

  edit(shown: string, change: (bytes: Buffer) => Buffer): void {
    const file = this.#draft(shown, resolve(shown));
    file.after = change(file.after);
  }

  changed(): ChangedFile[] {
    return [...this.#files]
      .map(([shown, file]) => ({ shown, ...file }))
      .filter(({ before, after }) => !before.equals(after));
  }

  /** The plan that the drafts come to. */
  async plan(lock: ReadableLock, now: number): Promise<Plan> {
    const { config, origin, manifests } = this.#workspace;
    const drafted = {
      // Every refusal is one that the inverse needs a waiver for.
      config: { ...(this.#config() ?? config), onRefusal: 'all' } as const,
      origin,
      manifests: manifests.map(this.#manifest),
    };
    const { plan } = await planWorkspace(drafted, lock, now, null, this.#open);
    return plan;
  }

  /** Whom the drafts declare; null where no manifest declares the segment. */
  desired(key: SegmentKey): { readonly file: string; readonly desired: DesiredSegment } | null {
    const { config, manifests } = this.#workspace;
    const byKey = new Map(manifests.map(this.#manifest).map((one) => [one.key, one]));
    const manifest = byKey.get(key);
    if (manifest === undefined) return null;
    const space = new SortSpace(diskSpill);
    const desired = openDesired(manifest, byKey, (ref) => this.#open(config, ref, space));
    return { file: manifest.place.file, desired };
  }

  readonly #open: typeof openListOf = (of, ref, space) => {
    const draft = this.#files.get(ref.path);
    if (draft === undefined) return openListOf(of, ref, space);
    return openList(ref, () => readerOf(draft.after), space);
  };

  #config(): Workspace['config'] | null {
    const { file, environment, now } = this.#workspace.config;
    const draft = this.#files.get(file);
    if (draft === undefined) return null;
    const named = { path: draft.path, shown: file };
    return unwrap(parseConfig(draft.after.toString(), named, environment, now));
  }

  readonly #manifest = (manifest: Manifest): Manifest => {
    const draft = this.#files.get(manifest.place.file);
    if (draft === undefined) return manifest;
    const { config } = this.#workspace;
    const { file } = manifest.place;
    const { exempt, problems, ...read } = readManifestText(draft.after.toString(), file);
    if (read.manifest === null) throw new InvalidSources(problems);
    const rules = readEverywhere(this.#config() ?? config, []);
    return onDay(read.manifest, config, excludingFor(read.manifest, exempt, rules));
  };

  #draft(shown: string, path: string) {
    const known = this.#files.get(shown);
    if (known !== undefined) return known;
    const before = readFileSync(path);
    const opened = { path, before, after: before };
    this.#files.set(shown, opened);
    return opened;
  }
}
