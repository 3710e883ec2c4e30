import type { AppendFile, LockFiles } from '../../files/files.ts';
import { FOLDER } from '../file-names.ts';
import { parseJournal } from '../journal-format.ts';
import type { Edits } from './branch-tip.ts';
import type { LeftJournal } from './store.ts';

/** A blob that a host takes easily; a full part is never sent again. */
const PART_BYTES = 8 << 20;
export const JOURNAL_PATH = `${FOLDER}/journal`;

/** Pushes the journal as it is now. A rejection is final. */
export type PushJournal = (parts: Edits) => Promise<void>;

/** Whether a path of the branch is a part of the journal. */
export function isJournalPart(path: string): boolean {
  return path.startsWith(JOURNAL_PATH) && /^(\.[1-9]\d*)?$/.test(path.slice(JOURNAL_PATH.length));
}

/**
 * The journal among these paths, its parts in order; null where there is none, or that of another
 * apply. One whose plan did not become whole has no name: it is anyone's.
 */
export function journalAmong(
  paths: readonly string[],
  apply: string | null,
  files: Pick<LockFiles, 'read'>,
): LeftJournal | null {
  const parts = paths.filter(isJournalPart).sort((a, b) => numberOf(a) - numberOf(b));
  if (parts.length === 0) return null;
  const bytes = parts.map((path) => files.read(path) ?? Buffer.alloc(0));
  const journal = parseJournal(Buffer.concat(bytes), JOURNAL_PATH);
  const own = journal?.header.apply ?? apply ?? '';
  return apply === null || own === apply ? { apply: own, journal } : null;
}

function numberOf(path: string): number {
  return Number(path.slice(JOURNAL_PATH.length + 1));
}

function pathOf(part: number): string {
  return part === 0 ? JOURNAL_PATH : `${JOURNAL_PATH}.${part}`;
}

/**
 * The journal of an apply on a branch: the same bytes as in a file, in parts, so that a checkpoint
 * sends only the last one again. What is full is kept by git, not in memory.
 */
export class BranchJournal implements AppendFile {
  readonly #keep: (bytes: Uint8Array) => string;
  readonly #read: (blob: string) => Buffer;
  readonly #push: PushJournal;
  readonly #full: string[] = [];
  #tail: Uint8Array[] = [];
  #tailBytes = 0;
  #queue: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(
    keep: (bytes: Uint8Array) => string,
    read: (blob: string) => Buffer,
    push: PushJournal,
  ) {
    this.#keep = keep;
    this.#read = read;
    this.#push = push;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  write(bytes: Uint8Array): void {
    this.#tail.push(bytes);
    this.#tailBytes += bytes.length;
    if (this.#tailBytes < PART_BYTES) return;
    this.#full.push(this.#keep(Buffer.concat(this.#tail)));
    this.#tail = [];
    this.#tailBytes = 0;
  }

  /** One push at a time; each takes along what was written before it began. */
  sync(): Promise<void> {
    this.#queue = this.#queue.then(() => this.#push(this.parts()));
    return this.#queue;
  }

  close(): void {
    this.#closed = true;
  }

  /** Closes, and waits for the push that is under way, whatever becomes of it. */
  async end(): Promise<void> {
    this.close();
    await this.#queue.catch(() => undefined);
  }

  parts(): Edits {
    const full = this.#full.map((blob, part) => [pathOf(part), blob] as const);
    const tail = Buffer.concat(this.#tail);
    if (tail.length === 0) return new Map(full);
    return new Map<string, Uint8Array | string>([...full, [pathOf(full.length), tail]]);
  }

  readBack(): Buffer {
    return Buffer.concat([...this.#full.map(this.#read), ...this.#tail]);
  }
}
