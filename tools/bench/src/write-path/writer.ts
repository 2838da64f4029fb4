import { answerParent } from '../children/answer-parent.ts';
import { peakMemory } from '../children/own-usage.ts';
import type { SchoolSize } from '../synthetic/school-size.ts';
import { readWriteSet, type WriteSet } from './rows.ts';
import type { Reference, Step, StepName, WriteWay } from './write-way.ts';

export const WAYS = ['ours', 'floor', 'upsertMany', 'findThenSave'] as const;
export type WayName = (typeof WAYS)[number];

type Preparation = {
  readonly way: WayName;
  readonly size: SchoolSize;
  readonly sampleRows: number;
  /** Where the rows are; our own way plans its rows itself. */
  readonly reference: Reference | null;
};

let way: WriteWay | undefined;

const opened = (): WriteWay => {
  if (way === undefined) throw new Error('prepare first');
  return way;
};

const readSets = async ({ firstUrl, churnUrl }: Reference): Promise<Readonly<Record<StepName, WriteSet>>> => {
  const first = await readWriteSet(firstUrl);
  const churn = await readWriteSet(
    churnUrl,
    first.logs.map(({ rows }) => rows.length),
  );
  return { first, unchanged: { ...first, logs: [] }, churn };
};

const makeOrmWay = async (
  name: 'upsertMany' | 'findThenSave',
  sets: Readonly<Record<StepName, WriteSet>>,
  sampleRows: number,
): Promise<WriteWay> => {
  const { toOrmTables } = await import('./orm-schema.ts');
  const [first, churn] = [toOrmTables(sets.first), toOrmTables(sets.churn)];
  const tables = { first, churn, unchanged: first.filter(({ isLog }) => !isLog) };
  if (name === 'upsertMany') return (await import('./orm-upsert-many.ts')).makeUpsertMany(tables);
  return (await import('./orm-find-then-save.ts')).makeFindThenSave(tables, sampleRows);
};

/** Loads only what the way needs, since its memory is measured. */
const makeWay = async ({ way: name, size, sampleRows, reference }: Preparation): Promise<WriteWay> => {
  if (name === 'ours' || reference === null) return (await import('./ours.ts')).makeOurs(size);
  const sets = await readSets(reference);
  return name === 'floor' ? (await import('./floor.ts')).makeFloor(sets) : makeOrmWay(name, sets, sampleRows);
};

const handlers = {
  prepare: async (preparation: Preparation): Promise<number> => {
    way = await makeWay(preparation);
    return peakMemory();
  },
  open: (url: string): Promise<void> => opened().open(url),
  step: (name: StepName): Promise<Step> => opened().step(name),
  close: (): Promise<void> => opened().close(),
  peakMemory: (): number => peakMemory(),
};

export type Writer = typeof handlers;
answerParent(handlers);
