import pg from 'pg';
import { timed } from '../numbers.ts';
import { copyText } from './copy-text.ts';
import { AUDIT_CREATED, copyInto, createStage, mergeStage, QUEUE_CREATED, stageOf } from './floor-sql.ts';
import type { Cell, TableRows, WriteSet } from './rows.ts';
import type { StepName, WriteWay } from './write-way.ts';

const TUNING = `set local jit = off; set local work_mem = '32MB'`;

const stageAll = async (client: pg.Client, state: ReadonlyArray<TableRows>): Promise<void> => {
  for (const { table, rows } of state) {
    await client.query(createStage(table));
    await copyText(client, copyInto(stageOf(table), table), rows);
    await client.query(mergeStage(table));
  }
};

const copyLogs = async (client: pg.Client, logs: ReadonlyArray<TableRows>): Promise<void> => {
  for (const { table, rows } of logs) await copyText(client, copyInto(table.name, table), rows);
};

const cellsOf = ({ table, rows: [row] }: TableRows): Readonly<Record<string, Cell>> =>
  Object.fromEntries(table.columns.map(({ name }, n) => [name, row?.[n] ?? null]));

/** Of the logs only the run and the entry of the school itself travel; the rest is made from what is staged. */
const deriveLogs = async (client: pg.Client, logs: ReadonlyArray<TableRows>): Promise<void> => {
  const [outbox, audit, runs] = logs;
  if (outbox === undefined || audit === undefined || runs === undefined) return;
  const { district_id, school_id, run_id, at, actor_kind, actor_user_id } = cellsOf(audit);
  const kind = audit.table.columns.findIndex(({ name }) => name === 'subject_kind');
  await copyLogs(client, [runs, { ...audit, rows: audit.rows.filter((row) => row[kind] === 'school') }]);
  for (const sql of AUDIT_CREATED)
    await client.query(sql, [district_id, school_id, run_id, at, actor_kind, actor_user_id]);
  await client.query(QUEUE_CREATED, [at]);
};

const NAME_SCHOOL = `update schools set version = version + 1, name = coalesce(name, 'Synthetic High School')`;

const write = async (client: pg.Client, { state, logs }: WriteSet, name: StepName): Promise<void> => {
  await client.query('begin');
  await client.query(TUNING);
  if (name !== 'unchanged') await client.query(NAME_SCHOOL);
  await stageAll(client, state);
  if (name === 'first') await deriveLogs(client, logs);
  if (name === 'churn') await copyLogs(client, logs);
  await client.query('commit');
};

/** The least that these tables, keys and indexes allow: COPY into temporary tables and one statement per table. */
export const makeFloor = (sets: Readonly<Record<StepName, WriteSet>>): WriteWay => {
  let client = new pg.Client();
  return {
    open: async (url) => {
      client = new pg.Client({ connectionString: url });
      await client.connect();
    },
    step: async (name) => ({ ms: (await timed(() => write(client, sets[name], name))).ms }),
    close: () => client.end(),
  };
};
