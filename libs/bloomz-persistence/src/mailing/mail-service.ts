import type { ServerState, ServerTrouble } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { withTimes } from '../database/with-times.ts';

type ServiceRow = {
  readonly pausedAt: Date | null;
  readonly downSince: Date | null;
  readonly failure: string | null;
  readonly nextTryAt: Date | null;
};

export type Service = { readonly pausedSince: Date | null; readonly trouble: ServerTrouble | null };

const SERVICE = `
  select paused_at as "pausedAt", down_since as "downSince", failure, next_try_at as "nextTryAt"
  from mail_service where name = 'mail'`;

const toService = (row: ServiceRow | undefined): Service => {
  const { pausedAt = null, downSince = null, failure = null, nextTryAt = null } = row ?? {};
  return {
    pausedSince: pausedAt,
    trouble:
      downSince === null ? null : { since: downSince, failure: failure ?? '', nextTryAt: nextTryAt ?? downSince },
  };
};

export const readService = async (client: PoolClient): Promise<Service> =>
  toService((await withTimes<ServiceRow>(client, SERVICE))[0]);

const FIRST = `insert into mail_service (name) values ('mail') on conflict (name) do nothing`;

/** Mailers take turns at taking mail, so that none counts what another one is just taking. */
export const lockService = async (client: PoolClient): Promise<Service> => {
  await client.query(FIRST);
  return toService((await withTimes<ServiceRow>(client, `${SERVICE} for update`))[0]);
};

export const mayTake = ({ pausedSince, trouble }: Service, now: Date): boolean =>
  pausedSince === null && (trouble === null || trouble.nextTryAt <= now);

const DOWN = `
  update mail_service set down_since = coalesce(down_since, $1), failure = $2, next_try_at = $3 where name = 'mail'`;
const UP = `
  update mail_service set down_since = null, failure = null, next_try_at = null
  where name = 'mail' and down_since is not null`;

export const writeServer = async (client: PoolClient, state: ServerState, at: Date): Promise<void> => {
  await client.query(FIRST);
  if (state.up) await client.query(UP);
  else await client.query(DOWN, [at, state.failure, state.nextTryAt]);
};

const PAUSE = `update mail_service set paused_at = coalesce(paused_at, $1) where name = 'mail'`;
const RESUME = `update mail_service set paused_at = null where name = 'mail' and paused_at is not null`;

export const pauseService = async (client: PoolClient, at: Date): Promise<void> => {
  await client.query(FIRST);
  await client.query(PAUSE, [at]);
};
export const resumeService = (client: PoolClient): Promise<unknown> => client.query(RESUME);
