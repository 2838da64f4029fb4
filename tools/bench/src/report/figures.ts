import type { CaseName } from '../http/cases.ts';
import type { HttpResult, Measured, Round } from '../http/measure-http.ts';
import type { MailResult, MeasuredSending } from '../mail/measure-mail.ts';
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

/** Of the parts that were measured. */
export type Results = {
  readonly school?: SchoolResult;
  readonly writePath?: WritePathResult;
  readonly plans?: ReadonlyArray<PlanTimes>;
  readonly http?: HttpResult;
  readonly mail?: MailResult;
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

/** The quietest round: what the machine does besides only ever adds. */
export const bestRound = ({ rounds }: Measured): Round => {
  const [best] = [...rounds].sort((a, b) => a.p95 - b.p95);
  if (best === undefined) throw new Error('nothing was measured');
  return best;
};

const httpFigures = ({ measured, firstEvents, clients }: HttpResult): ReadonlyArray<Figure> => {
  const of = (name: CaseName): Measured => {
    const found = measured.find((one) => one.name === name);
    if (found === undefined) throw new Error(`${name} was not measured`);
    return found;
  };
  const failed = measured.flatMap(({ rounds }) => rounds).reduce((sum, round) => sum + round.failed, 0);
  const p95 = (name: CaseName): Figure =>
    figure(`http: members, ${name}, p95 at ${clients} clients`, bestRound(of(name)).p95, 50, 'ms');
  return [
    ...(['first page', 'deep page', 'search by name'] as const).map(p95),
    figure(
      'http: from asking for an import to the first event',
      Math.max(...firstEvents.map((e) => e.toFirst)),
      1_000,
      'ms',
    ),
    figure('http: requests that failed', failed, 0),
  ];
};

/** A mail of ours, and one of the floor: what comes out of the pool of connections. */
export const perMail = ({ ms, mails }: MeasuredSending): number => ms / mails;

const mailFigures = ({ sendings, repeated }: MailResult): ReadonlyArray<Figure> => [
  ...sendings
    .filter(({ name }) => name === 'ours')
    .map((ours) => figure('mail: time for a mail, from the outbox to the mail server', perMail(ours), 5, 'ms')),
  figure('mail: mails sent twice', repeated, 0),
];

/** Every figure that was promised, beside what was measured. */
export const toFigures = ({ school, writePath, plans = [], http, mail }: Results): ReadonlyArray<Figure> => [
  ...(school === undefined ? [] : schoolFigures(school)),
  ...(writePath === undefined ? [] : writePathFigures(writePath)),
  ...plans.map(({ case: which, ms }) => figure(`plan: ${which}, in memory`, ms, 150, 'ms')),
  ...(http === undefined ? [] : httpFigures(http)),
  ...(mail === undefined ? [] : mailFigures(mail)),
];
