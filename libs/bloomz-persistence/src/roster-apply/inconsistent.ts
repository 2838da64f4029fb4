import type { PoolClient } from 'pg';

/** The write contradicts itself or what is held. Thrown to roll it back; `code` is all that is told. */
const inconsistent = (code: string): Error => Object.assign(new Error('inconsistent write'), { code });

export const refuseIfAny = async (client: PoolClient, sql: string, values: unknown[], code: string): Promise<void> => {
  const { rowCount } = await client.query(sql, values);
  if (rowCount !== 0) throw inconsistent(code);
};
