import { median } from '../numbers.ts';
import type { PlanTimes } from '../plan/planner.ts';
import type { ImportName, SchoolResult } from '../school/measure-school.ts';
import type { MeasuredWay, WritePathResult } from '../write-path/measure-write-path.ts';
import type { StepName } from '../write-path/write-way.ts';
import type { WayName } from '../write-path/writer.ts';

export type Figure = {
  readonly what: string;
  readonly unit: string;
  readonly atMost: number;
  readonly measured: number;
  readonly ok: boolean;
};

export type Results = {
  readonly school: SchoolResult;
  readonly writePath: WritePathResult;
  readonly plans: ReadonlyArray<PlanTimes>;
};

const MB = 1024 * 1024;

const figure = (what: string, measured: number, atMost: number, unit = ''): Figure => ({
  what,
  unit,
  atMost,
  measured,
  ok: measured <= atMost,
});

const wayOf = ({ ways }: WritePathResult, name: WayName): MeasuredWay => {
  const found = ways.find(({ way }) => way === name);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
};

/** The median over repetitions of how often the floor's time a way took: noise that hits both cancels out. */
export const ratioToFloor = (result: WritePathResult, name: WayName, step: StepName): number => {
  const floor = wayOf(result, 'floor').steps[step];
  return median(wayOf(result, name).steps[step].map(({ ms }, n) => ms / (floor[n]?.ms ?? NaN)));
};

const schoolFigures = ({ imports }: SchoolResult): ReadonlyArray<Figure> => {
  const of = (name: ImportName): SchoolResult['imports'][number] => {
    const found = imports.find((measured) => measured.name === name);
    if (found === undefined) throw new Error(`${name} was not measured`);
    return found;
  };
  const [first, second] = [of('first import'), of('second import')];
  return [
    figure('school: first import, whole process', first.processMs / 1000, 10, 's'),
    figure('school: peak RSS of the importing process', Math.max(...imports.map((i) => i.peakMemory)) / MB, 300, 'MB'),
    figure('school: requests to Clever', Math.max(...imports.map(({ requests }) => requests.total)), 12),
    figure('school: rows written by the second import', second.rows, 0),
    figure('school: WAL of the second import', second.walBytes / MB, 1, 'MB'),
  ];
};

const writePathFigures = (result: WritePathResult): ReadonlyArray<Figure> => {
  const { unchanged } = wayOf(result, 'ours').steps;
  return [
    figure('write path: first import, times the floor', ratioToFloor(result, 'ours', 'first'), 1.5, 'x'),
    figure('write path: unchanged, times the floor', ratioToFloor(result, 'ours', 'unchanged'), 1, 'x'),
    figure('write path: unchanged, rows written', Math.max(...unchanged.map(({ rows }) => rows)), 0),
    figure('write path: unchanged, WAL', Math.max(...unchanged.map(({ walBytes }) => walBytes)) / MB, 1, 'MB'),
  ];
};

/** Every figure that was promised, beside what was measured. */
export const toFigures = ({ school, writePath, plans }: Results): ReadonlyArray<Figure> => [
  ...schoolFigures(school),
  ...writePathFigures(writePath),
  ...plans.map(({ case: which, ms }) => figure(`plan: ${which}, in memory`, ms, 150, 'ms')),
];
