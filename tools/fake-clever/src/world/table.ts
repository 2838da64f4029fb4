import type { AnyRecord } from './records.ts';

/** Records of one kind by id, always in the order of their ids. */
export type Table<T extends AnyRecord> = {
  readonly get: (id: string) => T | undefined;
  readonly set: (record: T) => void;
  readonly remove: (id: string) => void;
  readonly sorted: () => readonly T[];
};

/** Position of the first id that is not smaller than `id`. */
const lowerBoundOf = (length: number, idAt: (index: number) => string, id: string): number => {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (idAt(middle) < id) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Position of the first record whose id is not smaller than `id`, among records sorted by id. */
export const lowerBound = (records: ReadonlyArray<{ readonly id: string }>, id: string): number =>
  lowerBoundOf(records.length, (index) => records[index]?.id ?? '', id);

export const makeTable = <T extends AnyRecord>(records: readonly T[]): Table<T> => {
  const rows = new Map(records.map((record) => [record.id, record]));
  const ids = [...rows.keys()].sort();
  const positionOf = (id: string): number => lowerBoundOf(ids.length, (index) => ids[index] ?? '', id);
  return {
    get: (id) => rows.get(id),
    set: (record) => {
      if (!rows.has(record.id)) ids.splice(positionOf(record.id), 0, record.id);
      rows.set(record.id, record);
    },
    remove: (id) => {
      if (rows.delete(id)) ids.splice(positionOf(id), 1);
    },
    sorted: () => ids.flatMap((id) => rows.get(id) ?? []),
  };
};
