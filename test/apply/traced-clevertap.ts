import type { ReadingClient } from '../../src/clevertap/read/reading.ts';
import type { WireUpdateBody } from '../../src/clevertap/wire.ts';
import type { Operation } from '../../src/model.ts';
import { SimulatedCleverTap } from './simulated-clevertap.ts';

interface RaisedEvent {
  readonly segment: string;
  readonly name: string;
  readonly operation: Operation;
  readonly at: number;
}

/** An account whose effective changes leave events, and that skips some without a word. */
export class TracedCleverTap extends SimulatedCleverTap {
  /** Asked for each change of a request. */
  skips: () => boolean = () => false;
  /** Names whose changes are skipped, whatever they are. */
  skipped: ReadonlySet<string> = new Set();
  readonly events: RaisedEvent[] = [];
  readonly #time: () => number;

  constructor(...[now, settleMs, fate]: ConstructorParameters<typeof SimulatedCleverTap>) {
    super(now, settleMs, fate);
    this.#time = now;
  }

  /** What somebody does, of `segment member`; a user with several names is `17/mail@example.com`. */
  change(membership: string, operation: Operation): void {
    const [segment = '', name = ''] = membership.split(' ');
    const isThere = this.account.has(membership);
    if (isThere === (operation === 'ADD')) return;
    if (operation === 'ADD') this.account.add(membership);
    else this.account.delete(membership);
    this.events.push({ segment, name, operation, at: Math.floor(this.#time() / 1000) * 1000 });
  }

  override process(body: WireUpdateBody): void {
    for (const { user_profiles: users, segments } of body.bulk_profiles) {
      for (const { identity, guid } of users) {
        for (const written of segments) {
          const name = identity ?? `guid:${guid}`;
          if (this.skips() || this.skipped.has(name)) continue;
          const membership = `${this.segmentIn(written)} ${name}`;
          this.change(membership, written.action);
        }
      }
    }
  }

  /** Pages of two events, the newest first, as no order is promised. */
  reader(): ReadingClient {
    return {
      count: async ({ customerSegmentId }, operation, { from, to }) => {
        const found = this.#between(from, to).filter(
          (one) => one.segment === customerSegmentId && one.operation === operation,
        );
        return { kind: 'count', count: new Set(found.map(({ name }) => name)).size };
      },
      events: (days) => this.#pages(days.from, days.to),
      close: async () => undefined,
    };
  }

  #between(from: string, to: string): RaisedEvent[] {
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    return this.events.filter(({ at }) => day(at) >= from && day(at) <= to);
  }

  async *#pages(from: string, to: string) {
    const left = this.#between(from, to).reverse();
    for (let isFirst = true; isFirst || left.length > 0; isFirst = false) {
      const events = left.splice(0, 2).map(({ segment, name, operation, at }) => {
        const isGuid = name.startsWith('guid:');
        const objectId = isGuid ? name.slice(5) : `object-of-${name}`;
        const identities = isGuid ? [] : name.split('/');
        const segmentIds = { customerSegmentId: segment };
        return { objectId, identities, segmentIds, operation, at, latest: at };
      });
      const next = left.length > 0 ? 'more' : null;
      yield { kind: 'page' as const, isFirst, events, unreadable: 0, next };
    }
  }
}
