import { parseArgs } from 'node:util';
import type { SchoolName } from './school/clever-server.ts';
import type { SchoolSize } from './synthetic/school-size.ts';

export type BenchOptions = {
  /** One JSON document on stdout instead of tables. */
  readonly json: boolean;
  /** Exit 1 when a figure is missed. */
  readonly check: boolean;
  readonly scale: Scale;
  readonly parts: ReadonlyArray<PartName>;
};

/** What can be measured alone. */
const PARTS = ['school', 'write-path', 'plan', 'http', 'mail'] as const;
export type PartName = (typeof PARTS)[number];

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
  readonly http: HttpScale;
  /** Invitations that are mailed, and mails of the floor beside them. */
  readonly mails: number;
  readonly bareMails: number;
};

type HttpScale = {
  readonly school: SchoolName;
  readonly rounds: number;
  /** Of each round, for each kind of request. */
  readonly seconds: number;
  /** Imports that are watched. */
  readonly imports: number;
};

const FULL: Scale = {
  quick: false,
  school: { students: 5_000, teachers: 300, sections: 420, sectionsPerStudent: 5.4 },
  writeSet: { students: 14_000, teachers: 840, sections: 1_200, sectionsPerStudent: 5.4 },
  repetitions: 7,
  ormRepetitions: 2,
  sampleRows: 2_000,
  planRepetitions: 20,
  http: { school: 'huge', rounds: 3, seconds: 8, imports: 3 },
  mails: 10_000,
  bareMails: 3_000,
};

const QUICK: Scale = {
  quick: true,
  school: { students: 200, teachers: 20, sections: 30, sectionsPerStudent: 5 },
  writeSet: { students: 200, teachers: 20, sections: 30, sectionsPerStudent: 5 },
  repetitions: 1,
  ormRepetitions: 1,
  sampleRows: 50,
  planRepetitions: 3,
  http: { school: 'small', rounds: 1, seconds: 1, imports: 1 },
  mails: 100,
  bareMails: 100,
};

const isPart = (name: string): name is PartName => PARTS.some((part) => part === name);

const partsIn = (only: ReadonlyArray<string>): ReadonlyArray<PartName> => {
  const unknown = only.filter((name) => !isPart(name));
  if (unknown.length > 0) throw new Error(`--only takes one of ${PARTS.join(', ')}`);
  return only.length === 0 ? PARTS : PARTS.filter((part) => only.includes(part));
};

export const parseOptions = (args: ReadonlyArray<string>): BenchOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  return { json: values.json, check: values.check, scale: values.quick ? QUICK : FULL, parts: partsIn(values.only) };
};
