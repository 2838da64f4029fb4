import { createHash } from 'node:crypto';

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** 24 hex digits that depend on the words alone. */
export const idFrom = (...words: readonly string[]): string =>
  createHash('sha1').update(JSON.stringify(words)).digest('hex').slice(0, 24);

/** Counts ids upwards from one second; `seed` keeps two makers apart. */
export const makeIdMaker = (seed: string, second: number): (() => string) => {
  const prefix = hex(second, 8) + idFrom('machine', seed).slice(0, 10);
  let count = 0;
  return () => prefix + hex(count++, 6);
};

/** Ids for what happens now: their time is the clock's, and every id is greater than the one before. */
export const makeEventIds = (seed: string): ((at: Date) => string) => {
  const machine = idFrom('events', seed).slice(0, 10);
  let [second, count] = [0, 0];
  return (at) => {
    second = Math.max(second, Math.floor(at.getTime() / 1000));
    return hex(second, 8) + machine + hex(count++, 6);
  };
};

/** The time that lies in the first four bytes of an ObjectID. */
export const timeOf = (id: string): Date => new Date(Number.parseInt(id.slice(0, 8), 16) * 1000);
