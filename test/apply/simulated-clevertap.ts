import type { Client } from '../../src/clevertap/client.ts';
import type { CallOutcome } from '../../src/clevertap/outcomes.ts';
import type { WireSegment, WireUpdateBody } from '../../src/clevertap/wire.ts';
import { say } from '../../src/message.ts';

/** What the network and CleverTap do to one request. */
export type Fate =
  | 'answered'
  | 'refused'
  | 'busy'
  | 'failed after processing'
  | 'failed before processing'
  | 'answer lost'
  | 'lands late';

/** A request that nobody waits for any more, and that is processed before `deadline`. */
interface Late {
  readonly body: WireUpdateBody;
  readonly deadline: number;
}

/** A segment may have a number beside its customer ID; whoever knows one ID need not know the other. */
export type Numbers = Readonly<Record<number, string>>;

/** The account as a set of `segment member`, and the requests that are still on their way to it. */
export class SimulatedCleverTap {
  readonly account = new Set<string>();
  late: Late[] = [];
  requests = 0;
  readonly #now: () => number;
  readonly #fate: () => Fate;
  readonly #settleMs: number;
  readonly #numbers: Numbers;
  /** Names of one user, which may be written in several ways, become one. */
  readonly userOf: (name: string) => string;

  constructor(
    now: () => number,
    settleMs: number,
    fate: () => Fate,
    numbers: Numbers = {},
    userOf: (name: string) => string = (name) => name,
  ) {
    this.#now = now;
    this.#settleMs = settleMs;
    this.#fate = fate;
    this.#numbers = numbers;
    this.userOf = userOf;
  }

  /** The segment that a key of the lock stands for. */
  segmentOf(key: string): string {
    return this.#numbers[Number(/^ct:(\d+)$/.exec(key)?.[1])] ?? key;
  }

  /** Of two IDs, one that exists is enough. */
  segmentIn({ ct_segment_id, customer_segment_id }: WireSegment): string {
    const byNumber = ct_segment_id === undefined ? undefined : this.#numbers[ct_segment_id];
    return byNumber ?? customer_segment_id ?? `ct:${ct_segment_id}`;
  }

  client(isDead: () => boolean): Client {
    return {
      updateSegment: async (body) => {
        if (isDead()) return UNSENT;
        return this.#receive(body);
      },
      createSegment: async () => ({ kind: 'created' }),
      close: async () => undefined,
    };
  }

  #receive(body: WireUpdateBody): CallOutcome {
    this.requests += 1;
    const fate = this.#fate();
    switch (fate) {
      case 'answered':
        this.process(body);
        return { kind: 'accepted' };
      case 'refused':
        return { kind: 'rejected', reason: 'parameters', said: say`no` };
      case 'busy':
        return { kind: 'rejected', reason: 'rate', said: say`Too many concurrent requests` };
      case 'failed after processing':
        this.process(body);
        return { kind: 'ambiguous', timedOut: false, said: say`500` };
      case 'failed before processing':
        return { kind: 'ambiguous', timedOut: false, said: say`500` };
      case 'answer lost':
        this.process(body);
        return { kind: 'ambiguous', timedOut: true, said: say`no answer` };
      case 'lands late':
        this.late.push({ body, deadline: this.#now() + this.#settleMs });
        return { kind: 'ambiguous', timedOut: true, said: say`no answer` };
    }
  }

  /** Lets some of what is late arrive, and all whose time is over (the promise ends there). */
  arrive(chosen: () => boolean): void {
    const [landing, waiting] = [[] as Late[], [] as Late[]];
    for (const late of this.late) {
      (late.deadline <= this.#now() || chosen() ? landing : waiting).push(late);
    }
    for (const { body, deadline } of landing) if (deadline > this.#now()) this.process(body);
    this.late = waiting;
  }

  process(body: WireUpdateBody): void {
    for (const { user_profiles: users, segments } of body.bulk_profiles) {
      for (const user of users) {
        for (const written of segments) {
          const { action } = written;
          const name = this.userOf(user.identity ?? `guid:${user.guid}`);
          const membership = `${this.segmentIn(written)} ${name}`;
          if (action === 'ADD') this.account.add(membership);
          else this.account.delete(membership);
        }
      }
    }
  }
}

const UNSENT: CallOutcome = { kind: 'unsent', said: say`dead` };
