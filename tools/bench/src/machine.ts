import { cpus, totalmem } from 'node:os';
import type { BenchServer } from './server/bench-server.ts';

export type Machine = {
  readonly cpus: number;
  readonly cpu: string;
  readonly memoryGb: number;
  readonly node: string;
  readonly postgres: string;
  readonly database: string;
};

export const describeMachine = async ({ client, kind }: BenchServer): Promise<Machine> => {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
  return {
    cpus: cpus().length,
    cpu: cpus()[0]?.model ?? 'unknown processor',
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.versions.node,
    postgres: rows[0]?.version ?? 'unknown',
    database: kind,
  };
};
