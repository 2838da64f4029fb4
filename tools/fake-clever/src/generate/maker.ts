import { makeIdMaker } from '../world/object-id.ts';
import type { Random } from './random.ts';
import { makeRandom } from './random.ts';

/** When the generated school year was set up: 3 August 2026, fixed so that output never depends on a clock. */
const CREATED = '2026-08-03T02:11:08.120Z';
const MODIFIED = '2026-08-20T02:10:41.007Z';
export const STAMP = { created: CREATED, last_modified: MODIFIED };
const SECOND = Math.floor(Date.parse(CREATED) / 1000);

/** What all steps of one generation share. */
export type Maker = {
  readonly random: Random;
  readonly nextId: () => string;
  readonly district: string;
  readonly oddities: boolean;
  /** Running numbers: 'T' gives T-1, T-2, … */
  readonly number: (prefix: string) => string;
};

export const makeMaker = (seed: number | string, name: string, oddities: boolean): Maker => {
  const nextId = makeIdMaker(`${seed}/${name}`, SECOND);
  const counts = new Map<string, number>();
  return {
    random: makeRandom(seed, name),
    nextId,
    district: nextId(),
    oddities,
    number: (prefix) => {
      const count = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, count);
      return `${prefix}-${count}`;
    },
  };
};
