/** SIGHUP comes when a terminal is closed, or a connection to one is lost. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves at the first signal to end. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });
}

/**
 * Aborts at the first signal, so that an apply can end what is in flight; a second one ends the process
 * at once, which the journal makes safe.
 */
export function stopSignal(on: { first(): void; second(): void }): {
  signal: AbortSignal;
  dispose: () => void;
} {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) {
      on.second();
      process.exit(4);
    }
    on.first();
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  const dispose = () => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  return { signal: controller.signal, dispose };
}
