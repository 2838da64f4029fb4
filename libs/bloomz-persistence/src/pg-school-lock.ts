import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { E, type TE } from '@bloomz/kernel';
import type { ImportUnderway, SchoolLock, SchoolRef, StoreUnavailable } from '@bloomz/onboarding-core';
import type { Client } from 'pg';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { schoolUuid } from './ids.ts';

/** PostgreSQL frees the lock of a process that was just killed within moments; longer would be queueing. */
const PATIENCE_MS = 150;
const PAUSE_MS = 25;

/** A session-level advisory lock on a connection of its own: it lives exactly as long as the task or the process. */
export const makePgSchoolLock = ({ connect }: Database, patienceMs = PATIENCE_MS): SchoolLock => ({
  exclusively:
    <Err, A>(school: SchoolRef, task: TE.TaskEither<Err, A>) =>
    async (): Promise<E.Either<Err | ImportUnderway | StoreUnavailable, A>> => {
      const locked = await attempt(() => lockOn(connect, keyOf(school), patienceMs))();
      if (E.isLeft(locked)) return locked;
      const client = locked.right;
      if (client === undefined) return E.left({ _tag: 'ImportUnderway', schoolId: school.schoolId });
      try {
        return await task();
      } finally {
        await client.end().catch(() => undefined);
      }
    },
});

const keyOf = (school: SchoolRef): string =>
  createHash('sha256')
    .update(`school-lock ${schoolUuid(school)}`)
    .digest()
    .readBigInt64BE()
    .toString();

/** The connection that holds the lock, or undefined when somebody else keeps it. */
const lockOn = async (connect: Database['connect'], key: string, patienceMs: number): Promise<Client | undefined> => {
  const client = await connect();
  try {
    if (await obtain(client, key, Date.now() + patienceMs)) return client;
  } catch (cause) {
    await client.end().catch(() => undefined);
    throw cause;
  }
  await client.end();
  return undefined;
};

const obtain = async (client: Client, key: string, until: number): Promise<boolean> => {
  for (;;) {
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1::bigint) as free', [key]);
    if (rows[0]?.free === true) return true;
    if (Date.now() >= until) return false;
    await sleep(PAUSE_MS);
  }
};
