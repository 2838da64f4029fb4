import type { Cleanup } from '../cleanup.ts';
import { type Child, startChild } from '../children/start-child.ts';
import { timed } from '../numbers.ts';
import type { Scale } from '../options.ts';
import { say } from '../say.ts';
import type { BenchServer } from '../server/bench-server.ts';
import { openMeter, type Written } from '../server/meter.ts';
import type { CleverServer, Requests, SchoolRecords } from './clever-server.ts';
import type { Importer, ImportOutcome, ImportTask } from './importer.ts';

export type ImportName = 'first import' | 'second import' | '1 % churn';
type MeasuredImport = ImportOutcome &
  Written & {
    readonly name: ImportName;
    /** From the start of the process to its answer, modules loaded and connections closed. */
    readonly processMs: number;
    readonly requests: Requests;
  };
export type SchoolResult = { readonly records: SchoolRecords; readonly imports: ReadonlyArray<MeasuredImport> };

const inOwnProcess = async <T>(work: (importer: Child<Importer>) => Promise<T>): Promise<T> => {
  const importer = startChild<Importer>(new URL('./importer.ts', import.meta.url));
  try {
    return await work(importer);
  } finally {
    await importer.stop();
  }
};

const measureImport = async (
  name: ImportName,
  task: ImportTask,
  clever: Child<CleverServer>,
): Promise<MeasuredImport> => {
  say(`school: ${name} …`);
  await clever.ask('takeRequests');
  const meter = await openMeter(task.databaseUrl);
  try {
    const before = await meter.rows();
    const { result: measured, walBytes } = await meter.measure(() =>
      timed(() => inOwnProcess((importer) => importer.ask('importSchool', task))),
    );
    const { total, refused } = await clever.ask('takeRequests');
    return {
      ...measured.result,
      name,
      processMs: measured.ms,
      requests: { total, refused },
      walBytes,
      rows: await meter.rowsSince(before),
    };
  } finally {
    await meter.close();
  }
};

/** Part A: a whole school out of a local Clever, each import in a process of its own, one right after the other. */
export const measureSchool = async (server: BenchServer, scale: Scale, cleanup: Cleanup): Promise<SchoolResult> => {
  const clever = startChild<CleverServer>(new URL('./clever-server.ts', import.meta.url));
  cleanup.add(clever.stop);
  say('school: a local Clever …');
  const start = await clever.ask('start', scale.quick ? 'small' : 'big');
  const task = { databaseUrl: await server.create('school'), clever: start };
  await inOwnProcess((importer) => importer.ask('provision', task));
  const imports = [
    await measureImport('first import', task, clever),
    await measureImport('second import', task, clever),
  ];
  await clever.ask('churn');
  imports.push(await measureImport('1 % churn', task, clever));
  await clever.stop();
  await server.drop('school');
  return { records: start.records, imports };
};
