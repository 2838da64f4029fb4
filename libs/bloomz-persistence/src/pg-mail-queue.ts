import type { Claim, MailQueue, ServerTrouble, StoreUnavailable } from '@bloomz/invitation-core';
import { pipe, TE } from '@bloomz/kernel';
import type { PoolClient } from 'pg';
import { asSystem } from './access/as-system.ts';
import type { Database } from './database/database.ts';
import { claimMails } from './mailing/claim-mails.ts';
import { mayTake, readService, writeServer } from './mailing/mail-service.ts';
import { readMailStatus } from './mailing/mail-status.ts';
import { settleMails } from './mailing/settle-mails.ts';

const ANY = `
  select exists (
    select from outbox
    where coalesce(due_at, created_at) <= $1 and (claimed_until is null or claimed_until <= $1)
  ) or exists (
    select from school_mail
    where wave_began_at is not null and not exists (
      select from outbox where outbox.school_id = school_mail.school_id and kind = 'invitation')
  ) as any`;

type Glance = { readonly any: boolean; readonly trouble: ServerTrouble | null };

/** Whether there is anything to take: a look that writes nothing, however often it is asked. */
const glance = async (client: PoolClient, now: Date): Promise<Glance> => {
  const service = await readService(client);
  const isOpen = mayTake(service, now);
  const { rows } = isOpen ? await client.query<{ readonly any: boolean }>(ANY, [now]) : { rows: [] };
  return { any: rows[0]?.any ?? false, trouble: service.trouble };
};

/** The outbox in PostgreSQL, of all schools. */
export const makePgMailQueue = (database: Database): MailQueue => {
  const { read, write } = asSystem(database);
  return {
    claim: (request) =>
      pipe(
        read((client) => glance(client, request.now)),
        TE.flatMap(({ any, trouble }): TE.TaskEither<StoreUnavailable, Claim> =>
          any ? write((client) => claimMails(client, request)) : TE.right({ mails: [], trouble }),
        ),
      ),
    settle: (settlements, at, rules) =>
      settlements.length === 0 ? TE.right(0) : write((client) => settleMails(client, settlements, { at, rules })),
    noteServer: (state, at) => write((client) => writeServer(client, state, at)),
    status: (now) => read((client) => readMailStatus(client, now)),
  };
};
