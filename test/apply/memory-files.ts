import { dirname } from 'node:path';
import type { AppendFile, LockFiles } from '../../src/files/files.ts';

/** The process is gone: whatever it still tries has no effect. */
export class Died extends Error {
  constructor() {
    super('the process died');
    this.name = 'Died';
  }
}

/** How an operation is the last one: not begun, half done, or done without a word. */
export type Moment = 'before' | 'during' | 'after';

interface Inode {
  /** When it was written or touched. */
  touched: number;
  /** What the system would read now. */
  bytes: Buffer;
  /** What is on the disk whatever happens. */
  durable: Buffer;
}

/**
 * A disk in memory that forgets what was not synced. A kill keeps everything that was written; a
 * power cut keeps what was synced, and of the rest as much as `random` says: names and bytes alike.
 */
export class MemoryFiles implements LockFiles {
  #names = new Map<string, Inode>();
  #durableNames = new Map<string, Inode>();
  /** Operations so far, of all runs. */
  operations = 0;
  /** The clock of the disk. */
  clock = () => 0;
  #dieAt: { readonly operation: number; readonly moment: Moment } | null = null;
  #dead = false;

  dieAt(operation: number, moment: Moment): void {
    this.#dieAt = { operation: this.operations + operation, moment };
  }

  get isDead(): boolean {
    return this.#dead;
  }

  die(): never {
    this.#dead = true;
    throw new Died();
  }

  /** A new process on the same disk; null: the machine stayed up. */
  restart(powerCut: (() => number) | null): void {
    this.#dead = false;
    this.#dieAt = null;
    if (powerCut !== null) this.#lose(powerCut);
  }

  #lose(random: () => number): void {
    const names = new Map<string, Inode>();
    for (const name of new Set([...this.#names.keys(), ...this.#durableNames.keys()])) {
      const chosen = random() < 0.5 ? this.#names.get(name) : this.#durableNames.get(name);
      if (chosen !== undefined) names.set(name, chosen);
    }
    for (const inode of names.values()) {
      const isGrown = inode.bytes.subarray(0, inode.durable.length).equals(inode.durable);
      const tail = inode.bytes.length - inode.durable.length;
      const kept = isGrown ? inode.durable.length + Math.floor(random() * (tail + 1)) : 0;
      inode.bytes = isGrown ? inode.bytes.subarray(0, kept) : inode.durable;
      inode.durable = inode.bytes;
    }
    this.#names = names;
    this.#durableNames = new Map(names);
  }

  /** Every change of the disk goes through here: `half` is what a torn one leaves. */
  #operate<T>(whole: () => T, half: () => void = () => undefined): T {
    if (this.#dead) throw new Died();
    this.operations += 1;
    const last = this.#dieAt?.operation === this.operations ? this.#dieAt.moment : null;
    if (last === 'before') this.die();
    if (last === 'during') {
      half();
      this.die();
    }
    const result = whole();
    if (last === 'after') this.die();
    return result;
  }

  read(path: string): Buffer | null {
    if (this.#dead) throw new Died();
    const inode = this.#names.get(path);
    return inode === undefined ? null : Buffer.from(inode.bytes);
  }

  replace(path: string, bytes: Uint8Array): void {
    const next = `${path}.0123456789abcdef.tmp`;
    this.write(next, bytes);
    this.rename(next, path);
  }

  write(path: string, bytes: Uint8Array): void {
    const put = (content: Uint8Array) => {
      const inode = this.#names.get(path) ?? this.#newInode();
      inode.touched = this.clock();
      inode.bytes = Buffer.from(content);
      this.#names.set(path, inode);
      return inode;
    };
    this.#operate(
      () => {
        const inode = put(bytes);
        inode.durable = inode.bytes;
      },
      () => put(bytes.subarray(0, bytes.length >> 1)),
    );
  }

  /** Whole or not at all: it is linked once it is synced. */
  create(path: string, bytes: Uint8Array): boolean {
    return this.#operate(() => {
      if (this.#names.has(path)) return false;
      const content = Buffer.from(bytes);
      this.#names.set(path, { touched: this.clock(), bytes: content, durable: content });
      return true;
    });
  }

  #newInode(): Inode {
    return { touched: this.clock(), bytes: Buffer.alloc(0), durable: Buffer.alloc(0) };
  }

  link(from: string, to: string): void {
    this.#operate(() => {
      const inode = this.#names.get(from);
      if (inode === undefined) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
      if (!this.#names.has(to)) this.#names.set(to, inode);
    });
  }

  isLink(): boolean {
    return false;
  }

  age(path: string): number | null {
    const inode = this.#names.get(path);
    return inode === undefined ? null : this.clock() - inode.touched;
  }

  touch(path: string): void {
    this.#operate(() => {
      const inode = this.#names.get(path);
      if (inode !== undefined) inode.touched = this.clock();
    });
  }

  rename(from: string, to: string): void {
    this.#operate(() => {
      const inode = this.#names.get(from);
      if (inode === undefined) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
      this.#names.delete(from);
      this.#names.set(to, inode);
    });
  }

  remove(path: string): void {
    this.#operate(() => this.#names.delete(path));
  }

  list(folder: string): string[] {
    const inside = [...this.#names.keys()].filter((name) => dirname(name) === folder);
    return inside.map((name) => name.slice(folder.length + 1)).sort();
  }

  makeFolder(): void {
    if (this.#dead) throw new Died();
  }

  syncFolder(path: string): void {
    this.#operate(() => {
      for (const name of [...this.#durableNames.keys()]) {
        if (dirname(name) === path) this.#durableNames.delete(name);
      }
      for (const [name, inode] of this.#names) {
        if (dirname(name) === path) this.#durableNames.set(name, inode);
      }
    });
  }

  append(path: string): AppendFile {
    const inode = this.#operate(() => {
      const found = this.#names.get(path) ?? this.#newInode();
      this.#names.set(path, found);
      return found;
    });
    const grow = (bytes: Uint8Array) => {
      inode.bytes = Buffer.concat([inode.bytes, bytes]);
    };
    return {
      write: (bytes) =>
        this.#operate(
          () => grow(bytes),
          () => grow(bytes.subarray(0, bytes.length >> 1)),
        ),
      sync: async () => {
        // A real sync takes time, in which a request that did not wait for it could leave.
        await new Promise((resolve) => setImmediate(resolve));
        this.#operate(() => {
          inode.durable = inode.bytes;
        });
      },
      readBack: () => Buffer.from(inode.bytes),
      close: () => undefined,
    };
  }
}
