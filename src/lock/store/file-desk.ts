import { basename, dirname, join } from 'node:path';
import type { LockFiles } from '../../files/files.ts';
import { NOTHING, say } from '../../message.ts';
import type { Batch } from '../../model.ts';
import type { JournalWriter } from '../journal.ts';
import { openJournal } from '../journal.ts';
import type { JournalHeader } from '../journal-format.ts';
import { parseJournal } from '../journal-format.ts';
import type { Lease, Owner } from '../lease.ts';
import {
  breakLease,
  isProvablyGone,
  latestRelease,
  leaseHeld,
  readOwner,
  releasedPath,
  takeLease,
} from '../lease.ts';
import { withRelease } from './released.ts';
import type { LeftJournal } from './store.ts';

/** A folder, and what may write in it. */
export interface Desk {
  readonly files: LockFiles;
  readonly folder: string;
}

const PACE = { ahead: 256, withPlan: 0 };
const JOURNAL = /^journal-([\w-]{1,64})$/;
const LEASE = 'lease';

/**
 * Lease and journals of a lock that is a file. In a repository they are in its home, where git cannot
 * take them away from an apply that runs. What is beside the lockfile counts too: whoever sees the same
 * folder without its repository, e.g. in a container, has them there.
 */
export class FileDesk {
  readonly #desk: Desk;
  readonly #beside: Desk;

  /** `desk` is `beside` outside of git. */
  constructor(desk: Desk, beside: Desk) {
    this.#desk = desk;
    this.#beside = beside;
  }

  get #all(): readonly Desk[] {
    return this.#desk.folder === this.#beside.folder ? [this.#desk] : [this.#desk, this.#beside];
  }

  takeLease(now: number): Lease {
    const { files, folder } = this.#desk;
    files.makeFolder(folder);
    const lease = takeLease(files, join(folder, LEASE), now);
    const file = join(this.#beside.folder, LEASE);
    const other = this.#all.length === 1 ? null : readOwner(this.#beside.files, file);
    if (other === null || isProvablyGone(other)) return lease;
    files.remove(join(folder, LEASE));
    throw leaseHeld(say`the lock`, other, NOTHING, { file });
  }

  owner(): Owner | null {
    return this.#held()?.owner ?? null;
  }

  breakLease({ token }: Owner): void {
    const held = this.#held();
    if (held?.owner.token === token) held.release();
  }

  #held(): { readonly owner: Owner; release(): void } | null {
    for (const { files, folder } of this.#all) {
      const path = join(folder, LEASE);
      const owner = readOwner(files, path);
      if (owner !== null) return { owner, release: () => breakLease(files, path, owner) };
    }
    return null;
  }

  /** Each is named after its apply: whoever drops one that is spent cannot take another for it. */
  #journals(): readonly { readonly apply: string; readonly path: string; readonly at: Desk }[] {
    return this.#all.flatMap((at) =>
      at.files.list(at.folder).flatMap((file) => {
        const apply = JOURNAL.exec(file)?.[1];
        return apply === undefined ? [] : [{ apply, path: join(at.folder, file), at }];
      }),
    );
  }

  readJournal(apply: string | null): LeftJournal | null {
    const left = this.#journals();
    const found = apply === null ? left[0] : left.find((one) => one.apply === apply);
    const bytes = found === undefined ? null : found.at.files.read(found.path);
    if (found === undefined || bytes === null) return null;
    const journal = parseJournal(bytes, found.path);
    return withRelease({ apply: found.apply, journal }, this.#released(), latestRelease());
  }

  /** What a forced release left, wherever the lease was. */
  #released(): Buffer | null {
    const found = this.#all.map(({ files, folder }) =>
      files.read(releasedPath(join(folder, LEASE))),
    );
    return found.find((bytes) => bytes !== null) ?? null;
  }

  dropJournal(apply: string): void {
    const { files, folder } = this.#desk;
    files.makeFolder(folder);
    for (const { path, at } of this.#journals().filter((one) => one.apply === apply)) {
      at.files.remove(path);
    }
    files.syncFolder(folder);
  }

  /** Whole and durable, its name included. */
  async openJournal(header: JournalHeader, batches: readonly Batch[]): Promise<JournalWriter> {
    const { files, folder } = this.#desk;
    files.makeFolder(folder);
    // What it was about is recovered by now.
    files.remove(releasedPath(join(folder, LEASE)));
    const path = this.#journalOf(header.apply);
    const writer = await openJournal(files.append(path), header, batches, PACE);
    try {
      files.syncFolder(folder);
      return writer;
    } catch (error) {
      writer.close();
      throw error;
    }
  }

  hasJournal(apply: string): boolean {
    const path = this.#journalOf(apply);
    return this.#desk.files.list(dirname(path)).includes(basename(path));
  }

  #journalOf(apply: string): string {
    return join(this.#desk.folder, `journal-${apply}`);
  }
}
