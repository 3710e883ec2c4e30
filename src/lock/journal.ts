import type { AppendFile } from '../files/files.ts';
import type { Batch } from '../model.ts';
import type { Credentials, Journal, JournalHeader, LeafOutcome } from './journal-format.ts';
import {
  encodeBatch,
  encodeCredentials,
  encodeEnd,
  encodeHeader,
  encodeIntent,
  encodeOutcome,
  encodeSeal,
  parseJournal,
} from './journal-format.ts';

/** Writes the journal of one apply. A failed sync is final: nothing more may be sent. */
export interface JournalWriter {
  /** Resolves once it is durable that batches up to and with this one may be sent. */
  intend(batch: number): Promise<void>;
  /** Not synced: an outcome that gets lost leaves its changes unconfirmed. */
  outcome(outcome: LeafOutcome): void;
  /** Says that nothing was sent beyond the recorded outcomes, and what they mean for the credentials. */
  seal(credentials: Credentials): void;
  /** Reads back what was written, also where another apply has removed it since. */
  parsed(): Journal;
  /** Closes and writes nothing more, as a crash would. */
  close(): void;
}

/** How far intents run ahead of sending, so that syncs stay off the path of the requests. */
export interface JournalPace {
  readonly ahead: number;
  /** How many batches are intended together with the plan, where a sync is dear. */
  readonly withPlan: number;
}

/** Batches are encoded in pieces of about this many bytes. */
const PIECE = 1 << 20;

/** Makes the whole plan durable before it returns. */
export async function openJournal(
  file: AppendFile,
  header: JournalHeader,
  batches: readonly Batch[],
  pace: JournalPace,
): Promise<JournalWriter> {
  const intended = Math.min(pace.withPlan, batches.length);
  try {
    writePlan(file, header, batches);
    if (intended > 0) file.write(encodeIntent(intended));
    await file.sync();
  } catch (error) {
    file.close();
    throw error;
  }
  return new Writer(file, batches.length, intended, pace.ahead);
}

function writePlan(file: AppendFile, header: JournalHeader, batches: readonly Batch[]): void {
  const numberOf = new Map(header.segments.map(({ key }, index) => [key, index]));
  let pieces: Buffer[] = [encodeHeader(header)];
  let size = 0;
  for (const batch of batches) {
    const piece = encodeBatch(batch, numberOf);
    pieces.push(piece);
    size += piece.length;
    if (size < PIECE) continue;
    file.write(Buffer.concat(pieces));
    pieces = [];
    size = 0;
  }
  file.write(Buffer.concat([...pieces, encodeEnd(batches.length)]));
}

class Writer implements JournalWriter {
  readonly #file: AppendFile;
  readonly #batches: number;
  readonly #ahead: number;
  /** Batches below this number are durably intended. */
  #durable: number;
  #syncing: { readonly upTo: number; readonly done: Promise<void> } | null = null;

  constructor(file: AppendFile, batches: number, intended: number, ahead: number) {
    this.#file = file;
    this.#batches = batches;
    this.#durable = intended;
    this.#ahead = ahead;
  }

  async intend(batch: number): Promise<void> {
    while (batch >= this.#durable) await this.#advance(batch);
    if (batch + this.#ahead / 2 >= this.#durable && this.#durable < this.#batches) {
      // In the background; a failure is kept and met by the intent that needs it.
      this.#advance(batch).catch(() => undefined);
    }
  }

  #advance(batch: number): Promise<void> {
    this.#syncing ??= this.#sync(Math.min(batch + this.#ahead, this.#batches));
    return this.#syncing.done;
  }

  #sync(upTo: number): { upTo: number; done: Promise<void> } {
    this.#file.write(encodeIntent(upTo));
    const done = this.#file.sync().then(() => {
      this.#durable = upTo;
      this.#syncing = null;
    });
    return { upTo, done };
  }

  outcome(outcome: LeafOutcome): void {
    this.#file.write(encodeOutcome(outcome));
  }

  seal(credentials: Credentials): void {
    this.#file.write(encodeCredentials(credentials));
    this.#file.write(encodeSeal());
  }

  parsed(): Journal {
    const journal = parseJournal(this.#file.readBack(), 'journal');
    if (journal === null) throw new Error('the journal of this apply cannot be read back');
    return journal;
  }

  close(): void {
    this.#file.close();
  }
}
