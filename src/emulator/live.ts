import type { ServerResponse } from 'node:http';

/** Open pages, each told of what has changed as Server-Sent Events, a few times a second at most. */
export interface Live {
  attach(response: ServerResponse): void;
  changed(): void;
  close(): void;
}

const INTERVAL_MS = 200;

export function createLive(overview: () => unknown): Live {
  const pages = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | null = null;
  const event = () => `data: ${JSON.stringify(overview())}\n\n`;
  const tell = () => {
    timer = null;
    if (pages.size === 0) return;
    const text = event();
    for (const page of pages) page.write(text);
  };
  return {
    attach: (response) => {
      response.writeHead(200, {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
      });
      response.write(`retry: 1000\n${event()}`);
      pages.add(response);
      response.once('close', () => pages.delete(response));
    },
    changed: () => {
      if (pages.size > 0) timer ??= setTimeout(tell, INTERVAL_MS);
    },
    close: () => {
      if (timer !== null) clearTimeout(timer);
      for (const page of pages) page.end();
    },
  };
}
