const AT_ONCE = 20;

/** Does something so many times, some at once. */
export const many = async <T>(times: number, attempt: (n: number) => Promise<T>): Promise<ReadonlyArray<T>> => {
  const outcomes: T[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < times) {
      const n = next++;
      outcomes[n] = await attempt(n);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
};

/** How often each came. */
export const tally = (outcomes: ReadonlyArray<string | number>): Readonly<Record<string, number>> =>
  outcomes.reduce<Record<string, number>>((sums, one) => ({ ...sums, [one]: (sums[one] ?? 0) + 1 }), {});
