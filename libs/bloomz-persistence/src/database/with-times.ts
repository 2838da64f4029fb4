import pg, { type PoolClient, type QueryResultRow } from 'pg';

/**
 * Rows with times as times, also on the ORM's connections, which give them as texts. `name`: planned once for each
 * connection, where planning would take longer than the work.
 */
export const withTimes = async <Row extends QueryResultRow>(
  client: PoolClient,
  text: string,
  values: ReadonlyArray<unknown> = [],
  name?: string,
): Promise<Row[]> =>
  (await client.query<Row>({ text, values: [...values], types: pg.types, ...(name === undefined ? {} : { name }) }))
    .rows;
