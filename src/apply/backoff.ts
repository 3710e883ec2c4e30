/** Jittered exponential backoff: "full jitter", so that lanes do not come back in step. */
const BASE_MS = 500;
const CAP_MS = 30_000;

/** Milliseconds to wait before the attempt after `failures` failed ones; `random` is in [0, 1). */
export function backoffMs(failures: number, random: () => number): number {
  const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
