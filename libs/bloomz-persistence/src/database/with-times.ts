import pg, { type PoolClient, type QueryResultRow } from 'pg';

/** Rows with times as times, also on the ORM's connections, which give them as texts. */
export const withTimes = async <Row extends QueryResultRow>(
  client: PoolClient,
  text: string,
  values: ReadonlyArray<unknown> = [],
): Promise<Row[]> => (await client.query<Row>({ text, values: [...values], types: pg.types })).rows;
