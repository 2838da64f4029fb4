import { parseArgs } from 'node:util';
import type { SchoolSize } from './synthetic/school-size.ts';

export type BenchOptions = {
  /** One JSON document on stdout instead of tables. */
  readonly json: boolean;
  /** Exit 1 when a figure is missed. */
  readonly check: boolean;
  readonly scale: Scale;
};

/** How much is measured. `--quick` proves that everything runs; its times mean nothing. */
export type Scale = {
  readonly quick: boolean;
  readonly school: SchoolSize;
  readonly writeSet: SchoolSize;
  /** Repetitions of ours and the floor, and of the ORM's ways. */
  readonly repetitions: number;
  readonly ormRepetitions: number;
  readonly sampleRows: number;
  readonly planRepetitions: number;
};

const FULL: Scale = {
  quick: false,
  school: { students: 5_000, teachers: 300, sections: 420, sectionsPerStudent: 5.4 },
  writeSet: { students: 14_000, teachers: 840, sections: 1_200, sectionsPerStudent: 5.4 },
  repetitions: 7,
  ormRepetitions: 2,
  sampleRows: 2_000,
  planRepetitions: 20,
};

const QUICK: Scale = {
  quick: true,
  school: { students: 200, teachers: 20, sections: 30, sectionsPerStudent: 5 },
  writeSet: { students: 200, teachers: 20, sections: 30, sectionsPerStudent: 5 },
  repetitions: 1,
  ormRepetitions: 1,
  sampleRows: 50,
  planRepetitions: 3,
};

export const parseOptions = (args: ReadonlyArray<string>): BenchOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
    },
  });
  return { json: values.json, check: values.check, scale: values.quick ? QUICK : FULL };
};
