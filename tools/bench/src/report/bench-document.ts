import type { Machine } from '../machine.ts';
import type { Figure, Results } from './figures.ts';

/** What `--json` prints. Times are milliseconds, sizes bytes; in `figures` as their unit says. */
export type BenchDocument = Results & {
  readonly machine: Machine;
  readonly quick: boolean;
  readonly figures: ReadonlyArray<Figure>;
};
