import { type Child, startChild } from '../children/start-child.ts';
import type { Cleanup } from '../cleanup.ts';
import type { Scale } from '../options.ts';
import { say } from '../say.ts';
import type { CleverServer } from '../school/clever-server.ts';
import type { Importer } from '../school/importer.ts';
import type { BenchServer } from '../server/bench-server.ts';
import { openMeter } from '../server/meter.ts';
import type { ApiServer, Service } from './api-server.ts';
import { makeAsker } from './asker.ts';
import { type CaseName, CASES, makePaths, type Paths } from './cases.ts';
import { type FirstEvents, watchImport } from './first-event.ts';
import type { Floors } from './floors.ts';
import type { Latency } from './latency.ts';
import type { Loader } from './load.ts';

/** `cpuMs`: of the API's process for each request; busy neighbours do not make it longer. Null where it had no part. */
export type Round = Latency & { readonly cpuMs: number | null };
type FloorName = 'floor: Express, a text of that size' | 'floor: the bare query';
export type Measured = {
  readonly name: CaseName | FloorName;
  /** Round by round; those of different names with the same number ran one after the other. */
  readonly rounds: ReadonlyArray<Round>;
};
export type HttpResult = {
  readonly members: number;
  readonly clients: number;
  readonly measured: ReadonlyArray<Measured>;
  readonly firstEvents: ReadonlyArray<FirstEvents>;
};

const CLIENTS = 20;
const PAGE_ROWS = 51;

type Children = {
  readonly clever: Child<CleverServer>;
  readonly api: Child<ApiServer>;
  readonly worker: Child<ApiServer>;
  readonly loader: Child<Loader>;
  readonly floors: Child<Floors>;
};

const startChildren = (cleanup: Cleanup): Children => {
  const start = <C extends Child<never>>(script: string): C => {
    const child = startChild(new URL(script, import.meta.url));
    cleanup.add(child.stop);
    return child as unknown as C;
  };
  return {
    clever: start('../school/clever-server.ts'),
    api: start('./api-server.ts'),
    worker: start('./api-server.ts'),
    loader: start('./load.ts'),
    floors: start('./floors.ts'),
  };
};

/** A school imported as every school is; the database then does what autovacuum would. Gives an API key. */
const importSchool = async (service: Service, cleanup: Cleanup): Promise<string> => {
  const importer = startChild<Importer>(new URL('../school/importer.ts', import.meta.url));
  cleanup.add(importer.stop);
  await importer.ask('provision', service);
  await importer.ask('importSchool', service);
  const key = await importer.ask('makeApiKey', service);
  await importer.stop();
  const meter = await openMeter(service.databaseUrl);
  await meter.settle('vacuum and checkpoint');
  await meter.close();
  return `Bearer ${key}`;
};

type Bench = Children & {
  readonly service: Service;
  readonly url: string;
  readonly authorization: string;
  readonly paths: Paths;
  readonly textUrl: string;
};

const measureOnce = async (bench: Bench, name: Measured['name'], seconds: number): Promise<Round> => {
  const { api, loader, floors, service, url, authorization, paths, textUrl } = bench;
  const task = { clients: CLIENTS, seconds };
  if (name === 'floor: the bare query')
    return {
      ...(await floors.ask('query', { ...task, databaseUrl: service.databaseUrl, rows: PAGE_ROWS })),
      cpuMs: null,
    };
  if (name === 'floor: Express, a text of that size')
    return { ...(await loader.ask('run', { ...task, url: textUrl, headers: {}, paths: ['/text'] })), cpuMs: null };
  const before = await api.ask('cpuMs');
  const latency = await loader.ask('run', { ...task, url, headers: { authorization }, paths: paths[name] });
  return { ...latency, cpuMs: ((await api.ask('cpuMs')) - before) / latency.requests };
};

const NAMES: ReadonlyArray<Measured['name']> = [
  ...CASES,
  'floor: Express, a text of that size',
  'floor: the bare query',
];

const measureAll = async (bench: Bench, { rounds, seconds }: Scale['http']): Promise<ReadonlyArray<Measured>> => {
  const found = NAMES.map((name) => ({ name, rounds: [] as Round[] }));
  for (const name of NAMES) await measureOnce(bench, name, Math.min(seconds, 2));
  for (let round = 1; round <= rounds; round += 1)
    for (const { name, rounds: measured } of found) {
      say(`http: ${name}, ${round} of ${rounds} …`);
      measured.push(await measureOnce(bench, name, seconds));
    }
  return found;
};

/** Part D: the API over HTTP, with as many clients at once as a busy morning has. */
export const measureHttp = async (server: BenchServer, scale: Scale, cleanup: Cleanup): Promise<HttpResult> => {
  const children = startChildren(cleanup);
  say('http: a school of many members …');
  const clever = await children.clever.ask('start', scale.http.school);
  const service = { databaseUrl: await server.create('http'), clever };
  const authorization = await importSchool(service, cleanup);
  const url = await children.api.ask('startApi', service);
  const asker = makeAsker(url, authorization);
  const paths = await makePaths(asker, clever.schoolId);
  const [firstPage = ''] = paths['first page'];
  const textUrl = await children.floors.ask('serveText', await asker.text(firstPage));
  const measured = await measureAll({ ...children, service, url, authorization, paths, textUrl }, scale.http);

  await children.worker.ask('startWorker', service);
  const firstEvents: FirstEvents[] = [];
  for (let n = 1; n <= scale.http.imports; n += 1) {
    say(`http: an import watched, ${n} of ${scale.http.imports} …`);
    firstEvents.push(await watchImport(asker, clever.schoolId));
  }
  for (const child of Object.values(children)) await child.stop();
  await server.drop('http');
  const { students, teachers, staff } = clever.records;
  return { members: students + teachers + staff, clients: CLIENTS, measured, firstEvents };
};
