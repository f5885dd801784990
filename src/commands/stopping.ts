// How a command that runs on is stopped.

/** Aborts at the first signal. A terminal's Ctrl+C arrives twice, once through npm; one that comes later ends at once. */
export function signalled(): AbortSignal {
  const stopping = new AbortController();
  let first = 0;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted && Date.now() - first > 1_000) process.exit(130);
      first ||= Date.now();
      stopping.abort();
    });
  }
  return stopping.signal;
}

/** Milliseconds after which what still runs is left to the next start. */
const longestStop = 25_000;

/** Stops in good time, and ends the process. */
export async function untilStopped(stopping: AbortSignal, stop: () => Promise<void>): Promise<void> {
  if (!stopping.aborted) await new Promise((done) => stopping.addEventListener("abort", done));
  setTimeout(() => process.exit(1), longestStop).unref();
  await stop();
  process.exit(0);
}
