import { afterHanding, type MailRules, type SchoolPause, type Settlement, type Wave } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { withTimes } from '../database/with-times.ts';
import { NO_SECRETS } from './end-invitations.ts';
import { type HeldWave, isSameWave, lockWaves, toWave, WAVE, writeWaves } from './waves.ts';

/**
 * All of it in one statement: a lane of the mailer waits for its end. Invitations are locked before mails and in the
 * order of their ids, as everybody does who changes both; only turns that nobody has taken over count. What a school's
 * wave was before is what comes out less what was added.
 */
const SETTLE = `
  with turn as (
    select * from json_to_recordset($1::json) as turn
      (id bigint, claim int, outcome text, "dueAt" timestamptz, reason text)
  ),
  locked as materialized (
    select invitations.id from invitations
    where invitations.id = any (array(select ref from outbox where id = any ($3::bigint[]) and kind = 'invitation'))
    order by invitations.id for update
  ),
  finished as (
    delete from outbox using turn
    where outbox.id = any ($3::bigint[]) and outbox.id = turn.id and outbox.claim = turn.claim
      and outcome in ('sent', 'bounced') and (kind <> 'invitation' or ref in (select id from locked))
    returning outbox.id, ref, kind, school_id, outcome, reason
  ),
  put_back as (
    update outbox set claimed_until = null, due_at = coalesce("dueAt", outbox.due_at),
      attempts = attempts + (outcome = 'later')::int,
      first_tried_at = case when outcome = 'later' then coalesce(first_tried_at, $2) else first_tried_at end
    from turn
    where outbox.id = any ($3::bigint[]) and outbox.id = turn.id and outbox.claim = turn.claim
      and outcome in ('later', 'returned')
    returning outbox.id
  ),
  sent as (
    update invitations set state = 'sent', sent_at = $2 from finished
    where invitations.id = any (array(select id from locked)) and invitations.id = ref and outcome = 'sent' and state = 'queued'
  ),
  bounced as (
    update invitations set state = 'bounced', reason = finished.reason, ${NO_SECRETS} from finished
    where invitations.id = any (array(select id from locked)) and invitations.id = ref and outcome = 'bounced' and state in ('queued', 'sent')
  ),
  sums as (
    select school_id, count(*)::int as handed, (count(*) filter (where outcome = 'bounced'))::int as bounced
    from finished where kind = 'invitation' group by school_id
  ),
  held as materialized (
    select school_id from school_mail where school_id in (select school_id from sums) order by school_id for update
  ),
  waves as (
    update school_mail set handed = school_mail.handed + sums.handed, bounced = school_mail.bounced + sums.bounced
    from sums
    where school_mail.school_id = sums.school_id and sums.school_id in (select school_id from held)
    returning ${WAVE}, sums.handed as "handedNow", sums.bounced as "bouncedNow"
  )
  select counted, waves.*, "schoolId" is not null and exists (
    select from outbox where outbox.school_id = "schoolId" and kind = 'invitation' and id not in (select id from finished)
  ) as waiting
  from (select (select count(*) from finished)::int + (select count(*) from put_back)::int as counted) as sum
    left join waves on true`;

/** One row for each school that mails were handed over for; one without a school where there was none. */
type Row = Wave & {
  readonly counted: number;
  readonly schoolId: string | null;
  readonly paused: SchoolPause | null;
  readonly handedNow: number;
  readonly bouncedNow: number;
  readonly waiting: boolean;
};
type Context = { readonly at: Date; readonly rules: MailRules };

/** What the sums mean for the rest of the wave, where they mean more than sums. */
const toChange = (row: Row, { at, rules }: Context): ReadonlyArray<HeldWave> => {
  const { schoolId, handedNow, bouncedNow, waiting } = row;
  if (schoolId === null) return [];
  const added = toWave(row);
  const before = { ...added, handed: added.handed - handedNow, bounced: added.bounced - bouncedNow };
  const sums = { handed: handedNow, bounced: bouncedNow, waiting };
  const after = afterHanding(before, { ...sums, at, gateMs: rules.gateMs });
  return isSameWave(added, after) ? [] : [{ schoolId, wave: after }];
};

/** What came of turns that nobody has taken over meanwhile; gives how many those are. */
export const settleMails = async (
  client: PoolClient,
  settlements: ReadonlyArray<Settlement>,
  context: Context,
): Promise<number> => {
  const values = [JSON.stringify(settlements), context.at, settlements.map(({ id }) => id)];
  const rows = await withTimes<Row>(client, SETTLE, values, 'settle mails');
  await writeWaves(
    client,
    rows.flatMap((row) => toChange(row, context)),
    context.at,
  );
  return rows[0]?.counted ?? 0;
};

const WAITING = `select exists (select from outbox where school_id = $1 and kind = 'invitation') as waiting`;

/** Something that was handed over earlier has come back. */
export const countBounce = async (client: PoolClient, schoolId: string, { at, rules }: Context): Promise<void> => {
  const [held] = await lockWaves(client, [schoolId]);
  if (held === undefined) return;
  const { rows } = await client.query<{ readonly waiting: boolean }>(WAITING, [schoolId]);
  const sums = { handed: 0, bounced: 1, waiting: rows[0]?.waiting ?? false };
  await writeWaves(client, [{ schoolId, wave: afterHanding(held.wave, { ...sums, at, gateMs: rules.gateMs }) }], at);
};
