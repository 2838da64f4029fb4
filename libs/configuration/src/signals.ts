const EXIT_CODES: Readonly<Record<string, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

export type Signals = { readonly signal: AbortSignal; readonly forget: () => void };

/** One Ctrl-C can arrive several times: from the terminal, and from each wrapper that passes it on. */
const SAME_SIGNAL_MS = 1_000;

/** Turns the first signal into an abort; an impatient second one ends the process at once. */
export const listenForSignals = (): Signals => {
  const controller = new AbortController();
  let first = 0;
  const listen = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted && Date.now() - first > SAME_SIGNAL_MS) process.exit(exitCodeOf(name));
    if (controller.signal.aborted) return;
    first = Date.now();
    controller.abort(name);
  };
  const names = Object.keys(EXIT_CODES) as NodeJS.Signals[];
  names.forEach((name) => process.on(name, listen));
  return { signal: controller.signal, forget: () => names.forEach((name) => process.off(name, listen)) };
};

/** 128 plus the number of the signal, as shells say it. */
export const exitCodeOf = (reason: unknown): number => EXIT_CODES[String(reason)] ?? 130;

/** Resolves to true when the signal arrives, and never otherwise. */
export const aborted = (signal: AbortSignal | undefined): Promise<true> =>
  new Promise((resolve) => {
    if (signal?.aborted) resolve(true);
    signal?.addEventListener('abort', () => resolve(true), { once: true });
  });
