import type { MailStatus } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { readService } from './mail-service.ts';

const COUNTS = `
  select (count(*) filter (where claimed_until > $1))::int as "inHand",
    (count(*) filter (where (claimed_until is null or claimed_until <= $1) and coalesce(due_at, created_at) > $1))::int
      as later,
    (count(*) filter (where (claimed_until is null or claimed_until <= $1) and coalesce(due_at, created_at) <= $1))::int
      as due,
    min(created_at) as "oldestSince",
    (select count(*) from school_mail where paused = 'by-hand')::int as "byHand",
    (select count(*) from school_mail where paused = 'too-many-bounces')::int as "tooManyBounces"
  from outbox`;

type Counts = MailStatus['waiting'] & MailStatus['pausedSchools'] & Pick<MailStatus, 'oldestSince'>;

export const readMailStatus = async (client: PoolClient, now: Date): Promise<MailStatus> => {
  const service = await readService(client);
  const [counts] = (await client.query<Counts>(COUNTS, [now])).rows;
  const { due = 0, later = 0, inHand = 0, byHand = 0, tooManyBounces = 0, oldestSince = null } = counts ?? {};
  return { ...service, waiting: { due, later, inHand }, pausedSchools: { byHand, tooManyBounces }, oldestSince };
};
