import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { timed } from '../numbers.ts';
import { openOrm, type OrmRow, type OrmTable } from './orm-schema.ts';
import type { StepName, WriteWay } from './write-way.ts';

const save = async (em: EntityManager, { schema, keys, isLog }: OrmTable, row: OrmRow): Promise<void> => {
  const found = isLog ? null : await em.findOne(schema, Object.fromEntries(keys.map((key) => [key, row[key]])));
  if (found === null) em.persist(em.create(schema, row));
  else em.assign(found, row);
  await em.flush();
};

/** Every so many-th row of each table. */
const sample = (table: OrmTable, oneIn: number): ReadonlyArray<OrmRow> => table.rows.filter((_, n) => n % oneIn === 0);

const countRows = (tables: ReadonlyArray<OrmTable>): number => tables.reduce((sum, { rows }) => sum + rows.length, 0);

/** Each row looked up, then saved in a transaction of its own. Measured on a sample and multiplied. */
export const makeFindThenSave = (
  sets: Readonly<Record<StepName, ReadonlyArray<OrmTable>>>,
  sampleRows: number,
): WriteWay => {
  const oneIn = Math.max(1, Math.floor(countRows(sets.first) / sampleRows));
  let orm: MikroORM | undefined;
  const saveSample = async (table: OrmTable): Promise<number> => {
    const rows = sample(table, oneIn);
    for (const row of rows) if (orm !== undefined) await save(orm.em.fork(), table, row);
    return rows.length;
  };
  return {
    open: async (url) => {
      orm = await openOrm(url, sets.first);
    },
    step: async (name) => {
      const { ms, result } = await timed(async () => {
        let saved = 0;
        for (const table of sets[name]) saved += await saveSample(table);
        return saved;
      });
      return { ms: (ms / result) * countRows(sets[name]), parts: { sampled: result, sampleMs: ms } };
    },
    close: async () => orm?.close(),
  };
};
