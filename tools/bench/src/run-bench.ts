import type { Cleanup } from './cleanup.ts';
import { describeMachine } from './machine.ts';
import type { Scale } from './options.ts';
import { measurePlans } from './plan/measure-plans.ts';
import type { BenchDocument } from './report/bench-document.ts';
import { type Results, toFigures } from './report/figures.ts';
import { measureSchool } from './school/measure-school.ts';
import { type BenchServer, startBenchServer } from './server/bench-server.ts';
import { measureWritePath } from './write-path/measure-write-path.ts';

/** Part after part, so that none disturbs another; a quick run, whose times mean nothing, has them all at once. */
const measureAll = async (server: BenchServer, scale: Scale, cleanup: Cleanup): Promise<Results> => {
  const school = (): Promise<Results['school']> => measureSchool(server, scale, cleanup);
  const writePath = (): Promise<Results['writePath']> => measureWritePath(server, scale, cleanup);
  const plans = (): Promise<Results['plans']> => measurePlans(scale, cleanup);
  if (!scale.quick) return { school: await school(), writePath: await writePath(), plans: await plans() };
  const together = await Promise.all([school(), writePath(), plans()]);
  return { school: together[0], writePath: together[1], plans: together[2] };
};

/** All of it on one database server. This process holds no data: its children start small. */
export const runBench = async (scale: Scale, cleanup: Cleanup): Promise<BenchDocument> => {
  const server = await startBenchServer(cleanup);
  const machine = await describeMachine(server);
  const results = await measureAll(server, scale, cleanup);
  return { machine, quick: scale.quick, ...results, figures: toFigures(results) };
};
