import type { HeldInvitation, InvitationQuery, Page, SchoolPlace } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { type Key, toPage } from '../lists/cursor.ts';
import { toPatterns } from '../lists/name-key.ts';

export const HELD = `
  invitations.id, people.clever_id as "userId", first_name as "firstName", last_name as "lastName", email, purpose,
  invitations.state, generation, sent_at as "sentAt", expires_at as "expiresAt", reason, resent_at as "resentAt"`;

const LIST = `
  select ${HELD}, members.name_key as "nameKey"
  from invitations join people on people.id = person_id
    join members on members.school_id = invitations.school_id and members.person_id = invitations.person_id
  where invitations.school_id = $1 and ($2::text is null or invitations.state = $2)
    and ($3::text is null or purpose = $3)
    and ($4::uuid is null or exists (
      select from memberships
      where class_id = $4 and memberships.person_id = invitations.person_id and ended_at is null))
    and members.name_key like all ($5::text[]) and (members.name_key, invitations.id) > ($6, $7)
  order by members.name_key, invitations.id limit $8`;

type Row = HeldInvitation & { readonly nameKey: string };

/** `classId`: undefined where it is asked for; a text that is no id names no class. */
export const listInvitations = async (
  client: PoolClient,
  schoolUuid: string,
  { state, purpose, classId, search, ...page }: InvitationQuery,
  [name, id]: Key<string>,
): Promise<Page<HeldInvitation>> => {
  const filters = [state ?? null, purpose ?? null, classId ?? null, toPatterns(search)];
  const { rows } = await client.query<Row>(LIST, [schoolUuid, ...filters, name, id, page.limit + 1]);
  return toPage(
    rows,
    page,
    ({ nameKey, id: last }) => [nameKey, last],
    ({ nameKey: _, ...held }) => held,
  );
};

const FIND = `
  select districts.clever_id as "districtId", schools.clever_id as "schoolId", ${HELD}
  from invitations join people on people.id = person_id
    join schools on schools.id = invitations.school_id join districts on districts.id = schools.district_id
  where invitations.id = $1`;

export const findInvitation = async (
  client: PoolClient,
  id: string,
): Promise<{ readonly school: SchoolPlace; readonly held: HeldInvitation } | undefined> => {
  const { rows } = await client.query<SchoolPlace & HeldInvitation>(FIND, [id]);
  return rows.map(({ districtId, schoolId, ...held }) => ({ school: { districtId, schoolId }, held }))[0];
};
