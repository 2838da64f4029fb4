import type { Cleanup } from './cleanup.ts';
import { describeMachine } from './machine.ts';
import type { Scale } from './options.ts';
import { measurePlans } from './plan/measure-plans.ts';
import type { BenchDocument } from './report/bench-document.ts';
import { toFigures } from './report/figures.ts';
import { measureSchool } from './school/measure-school.ts';
import { startBenchServer } from './server/bench-server.ts';
import { measureWritePath } from './write-path/measure-write-path.ts';

/** All parts, one after another, on one database server. This process holds no data: its children start small. */
export const runBench = async (scale: Scale, cleanup: Cleanup): Promise<BenchDocument> => {
  const server = await startBenchServer(cleanup);
  const machine = await describeMachine(server);
  const school = await measureSchool(server, scale, cleanup);
  const writePath = await measureWritePath(server, scale, cleanup);
  const plans = await measurePlans(scale, cleanup);
  const results = { school, writePath, plans };
  return { machine, quick: scale.quick, ...results, figures: toFigures(results) };
};
