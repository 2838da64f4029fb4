import { defineConfig, MikroORM, type Options } from '@mikro-orm/postgresql';
import { ALL_RECORDS } from '../records/all-records.ts';

/** MikroORM overlooks `?host=` in a URL, so pg, which does not, is given the URL as well. */
export const makeOrm = (url: string, { driverOptions, ...options }: Options = {}): MikroORM =>
  new MikroORM(
    defineConfig({
      clientUrl: url,
      driverOptions: { connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true, ...driverOptions },
      entities: ALL_RECORDS,
      ensureDatabase: false,
      pool: { min: 0, max: 4 },
      logger: () => undefined,
      ...options,
    }),
  );
