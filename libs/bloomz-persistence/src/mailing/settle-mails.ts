import { afterHanding, type MailRules, type Settlement } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { bounceInvitations } from './end-invitations.ts';
import { isSameWave, lockWaves, writeWaves } from './waves.ts';

/** Invitations before mails, in the order of their ids, as everybody does who changes both. */
const LOCK = `
  select from invitations
  where id in (select ref from outbox where id = any ($1::bigint[]) and kind = 'invitation') order by id for update`;

const TURNS = `json_to_recordset($1::json) as turn (id bigint, claim int, due_at timestamptz, counts boolean)`;

const FINISH = `
  delete from outbox using ${TURNS} where outbox.id = turn.id and outbox.claim = turn.claim
  returning outbox.id, ref, kind, school_id as "schoolId"`;

const PUT_BACK = `
  update outbox set claimed_until = null, due_at = coalesce(turn.due_at, outbox.due_at),
    attempts = attempts + turn.counts::int,
    first_tried_at = case when turn.counts then coalesce(first_tried_at, $2) else first_tried_at end
  from ${TURNS} where outbox.id = turn.id and outbox.claim = turn.claim`;

const SENT = `update invitations set state = 'sent', sent_at = $2 where id = any ($1::uuid[]) and state = 'queued'`;

const WAITING = `
  select id as "schoolId", exists (
    select from outbox where outbox.school_id = schools.id and kind = 'invitation') as waiting
  from unnest($1::uuid[]) as schools (id)`;

type Finished = { readonly id: string; readonly ref: string; readonly kind: string; readonly schoolId: string };

const isFinished = ({ outcome }: Settlement): boolean => outcome === 'sent' || outcome === 'bounced';

const toTurn = (settlement: Settlement) => ({
  id: settlement.id,
  claim: settlement.claim,
  due_at: 'dueAt' in settlement ? settlement.dueAt : null,
  counts: settlement.outcome === 'later',
});

const finish = async (client: PoolClient, settlements: ReadonlyArray<Settlement>): Promise<ReadonlyArray<Finished>> => {
  if (settlements.length === 0) return [];
  return (await client.query<Finished>(FINISH, [JSON.stringify(settlements.map(toTurn))])).rows;
};

const putBack = async (client: PoolClient, settlements: ReadonlyArray<Settlement>, at: Date): Promise<number> => {
  if (settlements.length === 0) return 0;
  return (await client.query(PUT_BACK, [JSON.stringify(settlements.map(toTurn)), at])).rowCount ?? 0;
};

type Context = { readonly at: Date; readonly rules: MailRules };
type Handed = Finished & { readonly bounced: boolean };

/** What a school's bounces and deliveries mean for the rest of its wave. */
export const countHanded = async (
  client: PoolClient,
  handed: ReadonlyArray<{ readonly schoolId: string; readonly bounced: boolean; readonly counts: boolean }>,
  { at, rules }: Context,
): Promise<void> => {
  const schoolIds = [...new Set(handed.map(({ schoolId }) => schoolId))];
  if (schoolIds.length === 0) return;
  const waves = await lockWaves(client, schoolIds);
  const { rows } = await client.query<{ readonly schoolId: string; readonly waiting: boolean }>(WAITING, [schoolIds]);
  const waiting = new Set(rows.flatMap((row) => (row.waiting ? row.schoolId : [])));
  const after = waves.map(({ schoolId, wave }) => {
    const own = handed.filter((one) => one.schoolId === schoolId);
    const sums = { handed: own.filter(({ counts }) => counts).length, bounced: own.filter((o) => o.bounced).length };
    const next = afterHanding(wave, { ...sums, waiting: waiting.has(schoolId), at, gateMs: rules.gateMs });
    return { schoolId, wave: next, isSame: isSameWave(wave, next) };
  });
  await writeWaves(
    client,
    after.filter(({ isSame }) => !isSame),
    at,
  );
};

/** What came of turns that nobody has taken over meanwhile; gives how many those are. */
export const settleMails = async (
  client: PoolClient,
  settlements: ReadonlyArray<Settlement>,
  context: Context,
): Promise<number> => {
  const { at } = context;
  await client.query(LOCK, [settlements.map(({ id }) => id)]);
  const finished = await finish(client, settlements.filter(isFinished));
  const returned = await putBack(
    client,
    settlements.filter((settlement) => !isFinished(settlement)),
    at,
  );
  const reasons = new Map(settlements.flatMap((s) => (s.outcome === 'bounced' ? [[s.id, s.reason] as const] : [])));
  const invitations = finished
    .filter(({ kind }) => kind === 'invitation')
    .map((row): Handed => ({ ...row, bounced: reasons.has(row.id) }));
  const sent = invitations.filter(({ bounced }) => !bounced).map(({ ref }) => ref);
  if (sent.length > 0) await client.query(SENT, [sent, at]);
  await bounceInvitations(
    client,
    invitations.filter(({ bounced }) => bounced).map(({ id, ref }) => ({ id: ref, reason: reasons.get(id) ?? '' })),
  );
  await countHanded(
    client,
    invitations.map(({ schoolId, bounced }) => ({ schoolId, bounced, counts: true })),
    context,
  );
  return finished.length + returned;
};
