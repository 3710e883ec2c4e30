import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// src/app/signals.ts
function untilStopped() {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
function stopSignal(onFirst) {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(4);
    onFirst();
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  const dispose = () => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  };
  return { signal: controller.signal, dispose };
}

export {
  untilStopped,
  stopSignal
};
