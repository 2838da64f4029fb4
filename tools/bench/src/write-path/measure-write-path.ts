import type { Cleanup } from '../cleanup.ts';
import { type Child, startChild } from '../children/start-child.ts';
import type { Scale } from '../options.ts';
import { say } from '../say.ts';
import type { BenchServer } from '../server/bench-server.ts';
import { openMeter, type Written } from '../server/meter.ts';
import { countTables, differingTables, type TableCount } from './same-rows.ts';
import { type Reference, type Step, type StepName, STEPS } from './write-way.ts';
import { type WayName, WAYS, type Writer } from './writer.ts';

type MeasuredStep = Step & Written;
export type MeasuredWay = {
  readonly way: WayName;
  /** Repetition by repetition; those of different ways with the same number ran one after the other. */
  readonly steps: Readonly<Record<StepName, ReadonlyArray<MeasuredStep>>>;
  /** Bytes: before the first write, with the rows in memory, and at the most. */
  readonly heldMemory: number;
  readonly peakMemory: number;
};
export type WritePathResult = { readonly tables: ReadonlyArray<TableCount>; readonly ways: ReadonlyArray<MeasuredWay> };

type Ways = Readonly<Record<WayName, Child<Writer>>>;

const runStep = async (writer: Child<Writer>, url: string, name: StepName): Promise<MeasuredStep> => {
  const meter = await openMeter(url);
  try {
    const before = await meter.rows();
    await meter.settle(name === 'first' ? 'checkpoint' : 'vacuum and checkpoint');
    await writer.ask('open', url);
    const { result, walBytes } = await meter.measure(() => writer.ask('step', name));
    await writer.ask('close');
    return extrapolated({ ...result, walBytes, rows: await meter.rowsSince(before) });
  } finally {
    await meter.close();
  }
};

/** What was measured on a sample stands for the whole. */
const extrapolated = (step: MeasuredStep): MeasuredStep => {
  const sampleMs = step.parts?.['sampleMs'];
  if (sampleMs === undefined) return step;
  const factor = step.ms / sampleMs;
  return { ...step, walBytes: step.walBytes * factor, rows: Math.round(step.rows * factor) };
};

const runUntimed = async (writer: Child<Writer>, url: string, steps: ReadonlyArray<StepName>): Promise<void> => {
  await writer.ask('open', url);
  for (const step of steps) await writer.ask('step', step);
  await writer.ask('close');
};

/** Our own way goes first, untimed: it gives the others their rows, and the template its schema and school. */
const makeReference = async (server: BenchServer, ours: Child<Writer>): Promise<Reference> => {
  await runUntimed(ours, await server.create('template'), []);
  const firstUrl = await server.create('first', 'template');
  await runUntimed(ours, firstUrl, ['first', 'unchanged']);
  const churnUrl = await server.create('churned', 'first');
  await runUntimed(ours, churnUrl, ['churn']);
  return { firstUrl, churnUrl };
};

/** The floor must end with the very rows that ours ends with; otherwise there is nothing to compare. */
const warmUpFloor = async (server: BenchServer, floor: Child<Writer>, reference: Reference): Promise<void> => {
  const url = await server.create('floor', 'template');
  await runUntimed(floor, url, ['first']);
  await expectSame(url, reference.firstUrl);
  await runUntimed(floor, url, ['unchanged', 'churn']);
  await expectSame(url, reference.churnUrl);
  await server.drop('floor');
};

const expectSame = async (floorUrl: string, oursUrl: string): Promise<void> => {
  const differing = await differingTables(floorUrl, oursUrl);
  if (differing.length > 0) throw new Error(`the floor wrote other rows than ours: ${differing.join(', ')}`);
};

const emptySteps = (): Record<StepName, MeasuredStep[]> => ({ first: [], unchanged: [], churn: [] });

const runOnce = async (
  server: BenchServer,
  writer: Child<Writer>,
  into: Record<StepName, MeasuredStep[]>,
): Promise<void> => {
  const url = await server.create('run', 'template');
  for (const name of STEPS) into[name].push(await runStep(writer, url, name));
  await server.drop('run');
};

/** Who goes first alternates, so that a busy moment of the machine hits all alike. */
const orderOf = (repetition: number, { ormRepetitions }: Scale): ReadonlyArray<WayName> => {
  const taking = WAYS.filter((way) => way === 'ours' || way === 'floor' || repetition < ormRepetitions);
  return repetition % 2 === 0 ? taking : [...taking].reverse();
};

const startWriters = (cleanup: Cleanup): Ways => {
  const start = (): Child<Writer> => {
    const child = startChild<Writer>(new URL('./writer.ts', import.meta.url));
    cleanup.add(child.stop);
    return child;
  };
  return { ours: start(), floor: start(), upsertMany: start(), findThenSave: start() };
};

/** Part B: the same rows by our write path, by the floor and by the two ways of the ORM. */
export const measureWritePath = async (
  server: BenchServer,
  scale: Scale,
  cleanup: Cleanup,
): Promise<WritePathResult> => {
  const writers = startWriters(cleanup);
  const prepare = (way: WayName, reference: Reference | null): Promise<number> =>
    writers[way].ask('prepare', { way, size: scale.writeSet, sampleRows: scale.sampleRows, reference });
  const held = { ours: await prepare('ours', null), floor: 0, upsertMany: 0, findThenSave: 0 };
  say('write path: reference rows …');
  const reference = await makeReference(server, writers.ours);
  for (const way of ['floor', 'upsertMany', 'findThenSave'] as const) held[way] = await prepare(way, reference);
  await warmUpFloor(server, writers.floor, reference);
  const tables = await countTables(reference.firstUrl);
  await server.drop('first');
  await server.drop('churned');
  const steps = { ours: emptySteps(), floor: emptySteps(), upsertMany: emptySteps(), findThenSave: emptySteps() };
  for (let repetition = 0; repetition < scale.repetitions; repetition += 1) {
    for (const way of orderOf(repetition, scale)) {
      say(`write path: ${way}, ${repetition + 1} of ${scale.repetitions} …`);
      await runOnce(server, writers[way], steps[way]);
    }
  }
  const ways: MeasuredWay[] = [];
  for (const way of WAYS) {
    const peakMemory = await writers[way].ask('peakMemory');
    ways.push({ way, steps: steps[way], heldMemory: held[way], peakMemory });
    await writers[way].stop();
  }
  return { tables, ways };
};
