/** Things to undo, latest first, whether the work succeeds, fails or is interrupted. */
export type Cleanup = { readonly add: (undo: () => Promise<unknown>) => void };

/** Runs the work, then undoes what it registered; Ctrl-C and SIGTERM count as failures of the work. */
export const withCleanup = async <T>(work: (cleanup: Cleanup) => Promise<T>): Promise<T> => {
  const undos: Array<() => Promise<unknown>> = [];
  try {
    return await Promise.race([work({ add: (undo) => undos.push(undo) }), interruption()]);
  } finally {
    for (const undo of undos.reverse()) await undo().catch(() => undefined);
  }
};

const interruption = (): Promise<never> =>
  new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => reject(new Error(`interrupted by ${signal}`)));
  });
