import type { Cleanup } from './cleanup.ts';
import { measureHttp } from './http/measure-http.ts';
import { describeMachine } from './machine.ts';
import { measureMail } from './mail/measure-mail.ts';
import type { PartName, Scale } from './options.ts';
import { measurePlans } from './plan/measure-plans.ts';
import type { BenchDocument } from './report/bench-document.ts';
import { type Results, toFigures } from './report/figures.ts';
import { measureSchool } from './school/measure-school.ts';
import { type BenchServer, startBenchServer } from './server/bench-server.ts';
import { measureWritePath } from './write-path/measure-write-path.ts';

type Measure = (server: BenchServer, scale: Scale, cleanup: Cleanup) => Promise<Results>;

const MEASURES: Readonly<Record<PartName, Measure>> = {
  school: async (server, scale, cleanup) => ({ school: await measureSchool(server, scale, cleanup) }),
  'write-path': async (server, scale, cleanup) => ({ writePath: await measureWritePath(server, scale, cleanup) }),
  plan: async (_server, scale, cleanup) => ({ plans: await measurePlans(scale, cleanup) }),
  http: async (server, scale, cleanup) => ({ http: await measureHttp(server, scale, cleanup) }),
  mail: async (server, scale, cleanup) => ({ mail: await measureMail(server, scale, cleanup) }),
};

/** Part after part, so that none disturbs another; a quick run, whose times mean nothing, has them all at once. */
const measureAll = async (
  server: BenchServer,
  scale: Scale,
  parts: ReadonlyArray<PartName>,
  cleanup: Cleanup,
): Promise<Results> => {
  const found: Results[] = [];
  if (scale.quick) found.push(...(await Promise.all(parts.map((part) => MEASURES[part](server, scale, cleanup)))));
  else for (const part of parts) found.push(await MEASURES[part](server, scale, cleanup));
  return found.reduce((all, one) => ({ ...all, ...one }), {});
};

/** All of it on one database server. This process holds no data: its children start small. */
export const runBench = async (
  scale: Scale,
  parts: ReadonlyArray<PartName>,
  cleanup: Cleanup,
): Promise<BenchDocument> => {
  const server = await startBenchServer(cleanup);
  const machine = await describeMachine(server);
  const results = await measureAll(server, scale, parts, cleanup);
  return { machine, quick: scale.quick, ...results, figures: toFigures(results) };
};
