/**
 * Milliseconds of the processor that some work took. What must not take for ever is bounded by this
 * and not by a clock: other work on the machine does not count.
 */
export function cpuMsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
