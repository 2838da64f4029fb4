import type { Database } from './database/database.ts';
import { inScope, SYSTEM_SCOPE } from './database/scope.ts';

/** What the database knows of all runs, for metrics: the same for whichever process asks, and sums only grow. */
export type Figures = {
  /** How many runs are in each state. */
  readonly runs: ReadonlyArray<{ readonly state: string; readonly count: number }>;
  /** Runs that have read and planned, and the seconds which that took in all. */
  readonly planned: number;
  readonly readSeconds: number;
  readonly planSeconds: number;
  readonly cleverRequests: number;
  readonly cleverRetries: number;
  /** Of the school whose last good run is longest ago: how many seconds ago it was. Null before the first. */
  readonly oldestGoodRunSeconds: number | null;
};

const STATES = 'select state, count(*)::int as count from runs group by state order by state';

const SUMS = `
  select count(details)::int as planned,
    coalesce(sum((details #>> '{ms,read}')::float8), 0) / 1000 as "readSeconds",
    coalesce(sum((details #>> '{ms,plan}')::float8), 0) / 1000 as "planSeconds",
    coalesce(sum((details #>> '{cost,requests}')::float8), 0) as "cleverRequests",
    coalesce(sum((details #>> '{cost,retries}')::float8), 0) as "cleverRetries",
    (select extract(epoch from now() - min(last))::float8
      from (select max(finished_at) as last from runs where state in ('applied', 'held') group by school_id) as schools
    ) as "oldestGoodRunSeconds"
  from runs`;

type Sums = Omit<Figures, 'runs'>;

export const readFigures = (database: Database): Promise<Figures> =>
  inScope(SYSTEM_SCOPE, () =>
    database.read(async (client) => {
      const { rows: runs } = await client.query<Figures['runs'][number]>(STATES);
      const { rows } = await client.query<Sums>(SUMS);
      const [sums] = rows;
      if (sums === undefined) throw new Error('an aggregate gives one row');
      return { runs, ...sums };
    }),
  )();
