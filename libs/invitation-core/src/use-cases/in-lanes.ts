export type Lanes = {
  /** How many may work at this moment; it may grow. */
  readonly width: () => number;
  /** Asked before each item. */
  readonly goOn: () => boolean;
};

/** Works through items, several at once. Gives those that were not begun. */
export const inLanes = async <A>(
  items: ReadonlyArray<A>,
  work: (item: A) => Promise<void>,
  { width, goOn }: Lanes,
): Promise<ReadonlyArray<A>> => {
  const left = [...items];
  const lanes = new Set<Promise<void>>();
  const lane = async (): Promise<void> => {
    for (let item = goOn() ? left.shift() : undefined; item !== undefined; item = goOn() ? left.shift() : undefined) {
      await work(item);
      open();
    }
  };
  const open = (): void => {
    while (goOn() && left.length > 0 && lanes.size < width()) {
      const opened: Promise<void> = lane().finally(() => lanes.delete(opened));
      lanes.add(opened);
    }
  };
  open();
  while (lanes.size > 0) await Promise.race(lanes);
  return left;
};
