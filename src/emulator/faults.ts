import type { Random } from './random.ts';

/** CleverTap's APIs, each with lanes of its own. */
export const API_NAMES = ['update', 'create', 'events', 'counts'] as const;
export type ApiName = (typeof API_NAMES)[number];

/** What goes wrong. `processed` says whether the request does its work all the same. */
export type FaultEffect =
  /** An error status instead of the answer. */
  | { readonly kind: 'status'; readonly status: number; readonly processed: boolean }
  /** The connection is reset. */
  | { readonly kind: 'reset'; readonly processed: boolean }
  /** Processing and answer take longer by this many milliseconds. */
  | { readonly kind: 'stall'; readonly ms: number }
  /** The answer breaks off half-way. */
  | { readonly kind: 'truncate'; readonly processed: boolean }
  /** A 200 whose body is a web page. */
  | { readonly kind: 'nonjson'; readonly processed: boolean }
  /** Processed, never answered. */
  | { readonly kind: 'lost' }
  /** Never answered; processed this many milliseconds after the connection was closed. */
  | { readonly kind: 'late'; readonly ms: number; readonly cut: boolean }
  /** The answer is not made yet: `code` 2, as Get Events is said to answer. */
  | { readonly kind: 'progress' }
  /** `partial`, with a `req_id` to ask again with: of counts only. */
  | { readonly kind: 'partial' }
  /** A 200 with `"success":false`, or with `"status":"fail"`. */
  | { readonly kind: 'fail'; readonly shape: 'success' | 'status'; readonly processed: boolean }
  /** Each change of the request is skipped with this probability, answered 200 as ever. */
  | { readonly kind: 'skip'; readonly share: number; readonly reported: boolean };

export interface Fault {
  readonly effect: FaultEffect;
  /** Probability for each request that it could meet. */
  readonly rate: number;
  /** How many requests it meets at most; null: no end. */
  readonly times: number | null;
  /** null: any. */
  readonly api: ApiName | null;
  /** As it was written. */
  readonly text: string;
}

/** Which fault, if any, each request meets. */
export interface FaultSchedule {
  pending(): readonly Fault[];
  /** Ahead of what is already there, in their own order. */
  schedule(faults: readonly Fault[]): void;
  clear(): void;
  next(api: ApiName): FaultEffect | null;
}

/**
 * The first fault that fits wins. Every fitting fault with a rate draws for every request, also
 * behind one that has won already, so that one fault more or less leaves the other draws as they were.
 */
export function createFaultSchedule(initial: readonly Fault[], random: Random): FaultSchedule {
  let waiting = initial.map(withCount);
  return {
    pending: () => waiting.map(({ fault, left }) => ({ ...fault, times: left })),
    schedule: (faults) => {
      waiting = [...faults.map(withCount), ...waiting];
    },
    clear: () => {
      waiting = [];
    },
    next: (api) => {
      if (waiting.length === 0) return null;
      const hits = waiting.filter(({ fault }) => meets(fault, api, random));
      const [hit] = hits;
      if (hit === undefined) return null;
      if (hit.left !== null) hit.left -= 1;
      if (hit.left === 0) waiting = waiting.filter((other) => other !== hit);
      return hit.fault.effect;
    },
  };
}

interface Waiting {
  readonly fault: Fault;
  left: number | null;
}

function withCount(fault: Fault): Waiting {
  return { fault, left: fault.times };
}

function meets({ api: only, rate }: Fault, api: ApiName, random: Random): boolean {
  if (only !== null && only !== api) return false;
  return rate >= 1 || random() < rate;
}
