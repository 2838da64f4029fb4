import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { aSchool } from '../a-bloomz.ts';
import { type ApiWorld, anApi } from './an-api.ts';
import { type Browser, type Got, makeBrowser } from './browser.ts';
import { importSchool, startRun, untilSettled, untilState } from './imports.ts';
import { aKey } from './keys.ts';
import { peopleFor, plant } from './planted.ts';
import { type Machines, type Process, someMachines } from './processes.ts';

/** A Bloomz of processes whose only school is full of planted texts. */
type Site = {
  readonly world: ApiWorld;
  readonly machines: Machines;
  readonly api: Process;
  readonly worker: Process;
  readonly key: Browser;
  readonly district: Awaited<ReturnType<typeof aSchool>>['district'];
  readonly school: string;
  /** Planted in Clever. */
  readonly texts: ReadonlyArray<string>;
  /** What opens doors: of the district, of our application, and of whoever calls. */
  readonly secrets: ReadonlyArray<string>;
};

export const aPlantedSite = async (texts: number): Promise<Site> => {
  const world = await anApi({ worker: false });
  const machines = someMachines(world.env);
  const [api, worker] = await Promise.all([machines.api(), machines.worker()]);
  const { district, school } = await aSchool(world, { schools: [{ level: 'middle', students: peopleFor(texts) }] });
  const { authorization } = await aKey(world, district.id);
  const secrets = [authorization.slice('Bearer '.length), district.token() ?? '', world.clever.clientSecret];
  const key = makeBrowser(api.url, { authorization });
  return { world, machines, api, worker, key, district, school, texts: plant(district), secrets };
};

const firstId = ({ json }: Got): string => (json['items'] as ReadonlyArray<{ readonly id: string }>)[0]?.id ?? '';

/** Everything that can be refused, each with planted texts wherever a caller can put them. */
export const provokeProblems = async ({ key, api, school, texts }: Site): Promise<ReadonlyArray<Got>> => {
  const got: Got[] = [];
  const aClass = firstId(await key.get(`/v1/schools/${school}/classes?limit=1`));
  const aStudent = firstId(await key.get(`/v1/schools/${school}/members?role=student&limit=1`));
  for (const text of texts.slice(0, 10)) {
    const [word, at] = [encodeURIComponent(text), `/v1/schools/${school}`];
    got.push(
      await key.get(`${at}/members?search=${word}&limit=0`),
      await key.get(`${at}/members?search=${word}&role=${word}`),
      await key.get(`${at}/members?cursor=${word}`),
      await key.get(`${at}/${word}`),
      await key.get(`/v1/schools/${word}`),
      await key.get(`/v1/imports/${word}`),
      await key.get(`/v1/members/${word}`),
      await key.ask('PATCH', `/v1/classes/${aClass}`, { body: { nickname: text } }),
      await key.ask('PATCH', `/v1/classes/${aClass}`, { body: { name: '' } }),
      await key.ask('PATCH', `/v1/classes/${aClass}`, { body: { name: text }, headers: { 'if-match': `"${word}"` } }),
      await key.ask('PATCH', `/v1/members/${aStudent}`, { body: { role: 'school-admin' } }),
      await key.ask('PATCH', `/v1/members/${aStudent}`, { body: { role: text } }),
      await key.post(`${at}/imports`, { step: text }, { 'idempotency-key': word }),
      await key.post(`${at}/imports`, {}, {}),
      await key.post(`${at}/plans`, { step: 'contacts', sections: text }),
      await key.post('/auth/login', { email: text, password: text }),
      await key.ask('POST', `${at}/plans`, { form: { name: text } }),
      await makeBrowser(api.url, { authorization: `Bearer bz_${word}` }).get(`${at}/members?search=${word}`),
    );
  }
  return got;
};

/** An import that the database refuses to take, and takes once it is asked again. */
const importAgainstResistance = async ({ world, key, school }: Site): Promise<void> => {
  const admin = await world.database.connect();
  await admin.query(`alter table people add constraint no_canaries check (last_name not like 'Kanarie%')`);
  const { id } = await startRun(key, school);
  await untilState(key, id, 'applying');
  await sleep(1_500);
  await admin.query('alter table people drop constraint no_canaries');
  await admin.end();
  expect((await untilSettled(key, id)).state).toBe('applied');
};

/** A school's life: refused by the database, imported, looked through, held, and without Clever. */
export const liveThrough = async (site: Site): Promise<void> => {
  const { key, school, district, texts } = site;
  const at = `/v1/schools/${school}`;
  expect((await key.post(`${at}/plans`, {})).status).toBe(201);
  await importAgainstResistance(site);
  for (const text of texts.slice(0, 10)) await key.get(`${at}/members?search=${encodeURIComponent(text)}`);
  for (const path of ['setup-report', 'roster-review', 'imports', 'classes']) await key.get(`${at}/${path}`);
  district.unshareStudents(district.users('student').map(({ id }) => id));
  expect((await importSchool(key, school)).state).toBe('held');
  district.disconnect();
  expect((await importSchool(key, school)).state).toBe('failed');
  district.reconnect();
};

const textOf = async (url: string): Promise<string> => (await fetch(url)).text();

/** What anybody but the school could come to see: logs, metrics of both processes, jobs, and the problems given. */
export const whatWasSaid = async (
  { world, api, worker }: Site,
  problems: ReadonlyArray<Got>,
): Promise<Readonly<Record<'logs' | 'metrics' | 'jobs' | 'problems', string>>> => {
  const client = await world.database.connect();
  const jobs = await client.query('select * from pgboss.job');
  await client.end();
  return {
    logs: `${api.said()}\n${worker.said()}`,
    metrics: `${await textOf(`${api.url}/metrics`)}\n${await textOf(`${worker.url}/metrics`)}`,
    jobs: JSON.stringify(jobs.rows),
    problems: problems.map(({ text, headers }) => `${text}\n${JSON.stringify([...headers])}`).join('\n'),
  };
};

export const closeSite = async ({ machines, world }: Site): Promise<void> => {
  await machines.close();
  await world.close();
};
