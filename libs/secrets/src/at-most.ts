/** Lets so many pieces of work run at once; the others wait in order. */
export const atMost = (slots: number): (<A>(work: () => Promise<A>) => Promise<A>) => {
  const waiting: Array<() => void> = [];
  let free = slots;
  const release = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      release();
    }
  };
};
