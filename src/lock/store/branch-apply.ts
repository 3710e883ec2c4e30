import { setTimeout as delay } from 'node:timers/promises';
import type { JournalHeader } from '../journal-format.ts';
import { pushFailure } from './branch-failures.ts';
import { BranchJournal, isJournalPart } from './branch-journal.ts';
import type { BranchLease } from './branch-lease.ts';
import { LEASE_PATH, RELEASED_PATH, renderOwner } from './branch-lease.ts';
import type { BranchTip, Edits } from './branch-tip.ts';
import { HASTY } from './branch-tip.ts';
import { checkpointNote, commitMessage, intentNote } from './commit-message.ts';
import { LeaseWatch } from './lease-watch.ts';

/** Longest wait between two tries of a checkpoint. */
const CAP_MS = 30_000;

export interface BranchApplyPorts {
  readonly branch: string;
  readonly tip: BranchTip;
  readonly lease: BranchLease;
  /** How often the lease is read while requests are sent. */
  readonly pollMs: number;
}

/**
 * One apply as the branch sees it: a commit with lease, journal and marked index before the first byte
 * is sent, then checkpoints. A checkpoint brings the journal up to date and renews the lease. It comes
 * when intents reach further, and at least three times in a lease.
 */
export class BranchApply {
  readonly journal: BranchJournal;
  readonly #ports: BranchApplyPorts;
  readonly #header: JournalHeader;
  readonly #requests: number;
  /** The marked index, and what the journal names beside it. */
  readonly #files: Edits;
  readonly #watch: LeaseWatch;
  #isIntended = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(ports: BranchApplyPorts, header: JournalHeader, requests: number, files: Edits) {
    this.#ports = ports;
    this.#header = header;
    this.#requests = requests;
    this.#files = files;
    const { tip, lease, pollMs } = ports;
    this.#watch = new LeaseWatch(tip, lease, pollMs, () => this.#isOver);
    const push = (parts: Edits) =>
      this.#isIntended ? this.#checkpoint(parts) : this.#intend(parts);
    this.journal = new BranchJournal(
      (bytes) => tip.keep(bytes),
      (blob) => tip.readKept(blob),
      push,
    );
  }

  async #intend(parts: Edits): Promise<void> {
    const { branch, tip, lease } = this.#ports;
    const owner = lease.renewed();
    const old = tip.paths.filter((path) => isJournalPart(path) || path === RELEASED_PATH);
    const left = old.map((path) => [path, null] as const);
    const edits: Edits = new Map<string, Uint8Array | string | null>([
      ...left,
      ...parts,
      ...this.#files,
      [LEASE_PATH, renderOwner(owner)],
    ]);
    const note = intentNote(this.#header, this.#requests);
    const draft = await tip.draft(edits, commitMessage(note));
    lease.announced = true;
    for (let attempt = 0; ; attempt += 1) {
      const pushed = await tip.pushOnce(draft);
      if (pushed.kind === 'pushed') {
        tip.follow(draft, pushed.at);
        lease.owner = owner;
        lease.seenAt(owner.leaseUntil - lease.ms);
        this.#isIntended = true;
        this.#renewInTime();
        this.#watch.start();
        return;
      }
      const wait = pushed.kind === 'failed' ? HASTY[attempt] : undefined;
      if (wait === undefined) {
        lease.lost = true;
        throw pushFailure(branch, pushed, 'nothing');
      }
      await delay(wait);
    }
  }

  /**
   * Resolves also where the branch would not move. Then the lease is lost: that is checked before anything
   * else is sent, and what is in flight comes to its end.
   */
  async #checkpoint(parts: Edits): Promise<void> {
    const { tip, lease } = this.#ports;
    const owner = lease.renewed();
    const edits: Edits = new Map([...parts, [LEASE_PATH, renderOwner(owner)]]);
    if (this.#isOver) return;
    const draft = await tip.draft(edits, commitMessage(checkpointNote(this.#header)));
    if (this.#isOver) return;
    for (let wait = 1000; lease.isValid; wait = Math.min(2 * wait, CAP_MS)) {
      const pushed = await tip.pushOnce(draft);
      // The result is written by now, and will find out what became of this commit.
      if (this.#isOver) return;
      if (pushed.kind === 'pushed') {
        tip.follow(draft, pushed.at);
        lease.owner = owner;
        lease.seenAt(owner.leaseUntil - lease.ms);
        this.#renewInTime();
        return;
      }
      if (pushed.kind !== 'failed') break;
      await delay(wait);
    }
    if (!this.#isOver) lease.lost = true;
  }

  get #isOver(): boolean {
    return this.journal.isClosed || this.#ports.lease.lost;
  }

  /** Keeps no process alive: without requests in flight the lease need not go on. */
  #renewInTime(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#isOver) this.journal.sync().catch(() => undefined);
    }, this.#ports.lease.ms / 3);
    this.#timer.unref();
  }
}
