import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { timed } from '../numbers.ts';
import { openOrm, type OrmRow, type OrmTable } from './orm-schema.ts';
import type { StepName, WriteWay } from './write-way.ts';

const BATCH = 1_000;

const batchesOf = function* (rows: ReadonlyArray<OrmRow>): Generator<OrmRow[]> {
  for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
};

const writeTable = async (em: EntityManager, { schema, rows, isLog }: OrmTable): Promise<void> => {
  for (const batch of batchesOf(rows)) {
    if (isLog) await em.insertMany(schema, batch);
    else await em.upsertMany(schema, batch);
    em.clear();
  }
};

/** `em.upsertMany` of all rows in batches, in one transaction; logs by `em.insertMany`. */
export const makeUpsertMany = (sets: Readonly<Record<StepName, ReadonlyArray<OrmTable>>>): WriteWay => {
  let orm: MikroORM | undefined;
  return {
    open: async (url) => {
      orm = await openOrm(url, sets.first);
    },
    step: async (name) => {
      const em = orm?.em.fork();
      const tables = sets[name];
      const { ms } = await timed(() =>
        em?.transactional(async (inner) => {
          for (const table of tables) await writeTable(inner, table);
        }),
      );
      return { ms };
    },
    close: async () => orm?.close(),
  };
};
