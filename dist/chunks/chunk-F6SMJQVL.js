import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// src/app/signals.ts
var SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
function untilStopped() {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });
}
function stopSignal(on) {
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

export {
  untilStopped,
  stopSignal
};
