import type { MailRules } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { withTimes } from '../database/with-times.ts';
import type { OpenSchool } from './open-schools.ts';

/** A mail whose turn it is, and when it may leave. */
export type Pick = { readonly id: string; readonly kind: string; readonly domain: string | null; readonly slot: Date };

const WAITS = `coalesce(due_at, created_at) <= $4 and (claimed_until is null or claimed_until <= $4)`;
const IN_ORDER = `order by coalesce(due_at, created_at), outbox.id`;

/**
 * The oldest of each school and kind; then, within each domain, a turn for each, one after the other from when the domain
 * is free. Those that have their turn soon enough, in the order of their turns.
 */
const PICK = `
  with open as (select * from unnest($1::uuid[], $2::int[], $3::boolean[]) as open (id, room, news)),
  due as (
    select mail.* from open cross join lateral (
      select outbox.id, kind, ref, about, coalesce(due_at, created_at) as due from outbox
      where school_id = open.id and kind = 'invitation' and ${WAITS} ${IN_ORDER} limit least(open.room, $5)) mail
    union all
    select mail.* from open cross join lateral (
      select outbox.id, kind, ref, about, coalesce(due_at, created_at) as due from outbox
      where open.news and school_id = open.id and kind = 'family-join' and ${WAITS} ${IN_ORDER} limit $5) mail
  ),
  addressed as (
    select due.id, due.kind, due.due, nullif(lower(split_part(email, '@', 2)), '') as domain
    from due left join invitations on due.kind = 'invitation' and invitations.id = due.ref
      left join people on people.id = coalesce(person_id, about)
  ),
  queued as (
    select addressed.*, (row_number() over (partition by domain order by due, id) - 1) as before from addressed
  ),
  turns as (
    select id, kind, queued.domain, case when queued.domain is null then $4::timestamptz
      else greatest(coalesce(free_at, $4), $4) + before * $6::float8 * interval '1 millisecond' end as slot
    from queued left join mail_domains on mail_domains.domain = queued.domain
  )
  select id, kind, domain, slot, seen from (select count(*)::int as seen from due) as looked
    left join turns on slot <= $4::timestamptz + $7::float8 * interval '1 millisecond'
  order by slot, id limit $8`;

type PickRow = Pick & { readonly id: string | null; readonly seen: number };

const MOST = 2 ** 31 - 1;
const LEAST_EACH = 10;
const LARGEST_LOOK = 50_000;

/** Looks at a few of each school first, and at more while slow domains are before everybody else. */
export const pickMails = async (
  client: PoolClient,
  open: ReadonlyArray<OpenSchool>,
  { limit, now, rules }: { readonly limit: number; readonly now: Date; readonly rules: MailRules },
): Promise<ReadonlyArray<Pick>> => {
  const look = async (total: number, before: number): Promise<ReadonlyArray<Pick>> => {
    const each = Math.max(LEAST_EACH, Math.ceil(total / open.length));
    const rows = await withTimes<PickRow>(client, PICK, [
      ...[open.map(({ id }) => id), open.map(({ room }) => Math.min(room, MOST)), open.map(({ news }) => news)],
      ...[now, each, 1_000 / rules.perSecond, rules.aheadMs, limit],
    ]);
    const [seen = 0, picks] = [rows[0]?.seen, rows.filter(({ id }) => id !== null)];
    const isEnough = picks.length >= limit || seen === before || total >= LARGEST_LOOK;
    return isEnough ? picks : look(total * 4, seen);
  };
  return open.length === 0 ? [] : look(2 * limit, 0);
};
