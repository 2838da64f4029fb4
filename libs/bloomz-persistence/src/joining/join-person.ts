import type { PoolClient } from 'pg';
import type { ActorColumns } from '../actor-columns.ts';
import { audit, type Entry } from './audit.ts';
import { type LockedSchool, moveOn } from './locks.ts';
import { linkAccount } from './write-account.ts';

const LIVING = `state in ('planned', 'queued', 'sent')`;

/** Schools where somebody is invited, or has an invitation that lives. */
export const PENDING = `
  select school_id from invitations where person_id = $1 and ${LIVING}
  union select school_id from members where person_id = $1 and state = 'invited' and not archived`;

/** What the secrets were is forgotten; a digest of the one that was used answers whoever asks twice, for a day. */
const JOIN_INVITATIONS = `
  update invitations set state = 'joined', joined_at = $3, used_by = $4,
    used_digest = case when id = $5 then $6 else link_digest end,
    code_digest = null, link_digest = null, sealed = null
  where person_id = $1 and school_id = any ($2::uuid[]) and ${LIVING}
  returning id, school_id as "schoolId"`;

const UNQUEUE = `delete from outbox where kind = 'invitation' and ref = any ($1::uuid[])`;

/** In the order in which an import writes the places of a person. */
const JOIN_MEMBERS = `
  with places as (
    select school_id, person_id from members
    where person_id = $1 and not archived
      and (school_id = any ($3::uuid[]) and state <> 'joined' or school_id = any ($2::uuid[]) and state = 'invited')
    order by school_id for update
  )
  update members set state = 'joined' from places
  where members.school_id = places.school_id and members.person_id = places.person_id
  returning members.school_id as "schoolId"`;

/** `used`: the invitation whose code was shown, and the digest of it. `schools` are locked, and connected. */
export type PersonJoin = {
  readonly personId: string;
  readonly accountId: string;
  readonly at: Date;
  readonly actor: ActorColumns;
  readonly schools: ReadonlyArray<LockedSchool>;
  readonly used: { readonly id: string; readonly digest: string } | null;
};

type Touched = { readonly schoolId: string };

/** A person is joined in each of the schools where an invitation lives. Gives the schools that this changed. */
export const joinPerson = async (
  client: PoolClient,
  { personId, accountId, at, actor, schools, used }: PersonJoin,
): Promise<ReadonlyArray<LockedSchool>> => {
  const ids = schools.map(({ id }) => id);
  const { rows: invitations } = await client.query<Touched & { readonly id: string }>(JOIN_INVITATIONS, [
    ...[personId, ids, at, accountId],
    ...[used?.id ?? null, used?.digest ?? null],
  ]);
  await client.query(UNQUEUE, [invitations.map(({ id }) => id)]);
  const invitedTo = invitations.map(({ schoolId }) => schoolId);
  const { rows: places } = await client.query<Touched>(JOIN_MEMBERS, [personId, ids, invitedTo]);
  const changed = new Set([...invitations, ...places].map(({ schoolId }) => schoolId));
  const [school] = schools;
  if (changed.size === 0 || school === undefined) return [];
  await linkAccount(client, { accountId, personId, districtUuid: school.districtUuid, at });
  await moveOn(client, [...changed]);
  const entry = { personId, change: 'updated', fields: ['state'] } as const;
  const entries: ReadonlyArray<Entry> = [
    ...invitations.map(({ id, schoolId }): Entry => ({ ...entry, schoolId, kind: 'invitation', id })),
    ...places.map(({ schoolId }): Entry => ({ ...entry, schoolId, kind: 'member', id: personId })),
  ];
  await audit(client, entries, { at, ...actor });
  return schools.filter(({ id }) => changed.has(id));
};
