/** Counts that were answered `partial` and can be asked for by the ID of their request. */
export interface PendingCounts {
  add(count: number): string;
  find(requestId: string): number | undefined;
}

const MOST_PENDING = 1000;

export function createPendingCounts(): PendingCounts {
  const counts = new Map<string, number>();
  let asked = 0;
  return {
    add: (count) => {
      asked += 1;
      const requestId = String(1_000_000 + asked);
      counts.set(requestId, count);
      counts.delete(String(1_000_000 + asked - MOST_PENDING));
      return requestId;
    },
    find: (requestId) => counts.get(requestId),
  };
}
