import { randomUUID } from 'node:crypto';
import { type Adult, type Joining, MOST_ADULTS } from '@bloomz/invitation-core';
import { E } from '@bloomz/kernel';
import type { DistrictId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { withoutNul } from '../database/text.ts';
import { localUserId, personUuid } from '../ids.ts';
import { nameKey } from '../lists/name-key.ts';
import { audit, byAccount } from './audit.ts';
import { LIVING_CHILDREN } from './find-opening.ts';
import { ADDRESS_TAKEN, columnOf, type JoinOutcome, REFUSED } from './join-by-invitation.ts';
import { lockSchools, type LockedSchool, moveOn } from './locks.ts';
import { linkAccount, writeAccount } from './write-account.ts';

const check = (column: string): string => `
  select family_codes.id,
    array(${LIVING_CHILDREN}) as children,
    (select count(*)::int from family_code_joins where family_code_id = family_codes.id and revoked_at is null) as adults,
    exists (select from family_code_joins
      where family_code_id = family_codes.id and account_id = $3 and revoked_at is null) as "isMine"
  from family_codes
  where ${column} = $1 and state = 'active' and expires_at > $2 for update of family_codes`;

type Checked = {
  readonly id: string;
  readonly children: ReadonlyArray<string>;
  readonly adults: number;
  readonly isMine: boolean;
};

/**
 * A parent here whom the account stands for already, and whom no import concerns: what Clever does not know of one of
 * its own contacts, the next import would take back.
 */
const KNOWN_PARENT = `
  select members.person_id as "personId" from account_people
    join members on members.person_id = account_people.person_id and members.school_id = $2
  where account_id = $1 and role = 'parent' and not archived and user_id like 'local-%'
  order by linked_at limit 1`;

const CREATE_PERSON = `
  insert into people (id, district_id, clever_id, first_name, last_name, email, language)
  values ($1, $2, $3, $4, $5, $6, $7)`;
const CREATE_MEMBER = `
  insert into members (school_id, person_id, district_id, user_id, role, state, archived, name_key)
  values ($1, $2, $3, $4, 'parent', 'joined', false, $5)`;

const GUARD = `
  insert into guardianships as held (school_id, parent_id, student_id, district_id, relationship, type)
  select $1, $2, student_id, $3, '', 'unspecified' from unnest($4::uuid[]) as student_id order by student_id
  on conflict (school_id, parent_id, student_id) do update set ended_at = null where held.ended_at is not null
  returning student_id as "studentId"`;

/** Into the classes that the children are in. Who has a place there in another role keeps that. */
const ATTEND = `
  insert into memberships as held (class_id, person_id, district_id, role, by_hand)
  select distinct class_id, $2::uuid, $3::uuid, 'parent', false
  from classes join memberships child on child.class_id = classes.id
  where classes.school_id = $1 and classes.state = 'active' and child.person_id = any ($4::uuid[])
    and child.role = 'student' and child.ended_at is null
  order by class_id
  on conflict (class_id, person_id) do update set role = 'parent', by_hand = false, ended_at = null
  where held.ended_at is not null`;

const NOTE_JOIN = `
  insert into family_code_joins (family_code_id, person_id, account_id, school_id, district_id, joined_at)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (family_code_id, person_id) do update set
    account_id = excluded.account_id, joined_at = excluded.joined_at, revoked_at = null`;

const TELL = `
  insert into outbox (district_id, school_id, kind, ref, created_at, about, subject)
  select district_id, school_id, 'family-join', gen_random_uuid(), $3, person_id, $2
  from family_code_joins where family_code_id = $1 and person_id <> $2 and revoked_at is null`;

const createParent = async (client: PoolClient, school: LockedSchool, adult: Adult): Promise<string> => {
  const userId = localUserId(randomUUID());
  const personId = personUuid(school.districtId as DistrictId, userId);
  const [firstName, lastName] = [withoutNul(adult.firstName), withoutNul(adult.lastName)];
  const email = adult.email === null ? null : withoutNul(adult.email);
  const language = adult.language === null ? null : withoutNul(adult.language);
  await client.query(CREATE_PERSON, [personId, school.districtUuid, userId, firstName, lastName, email, language]);
  const sorted = nameKey({ firstName, lastName });
  await client.query(CREATE_MEMBER, [school.id, personId, school.districtUuid, userId, sorted]);
  return personId;
};

const parentFor = async (
  client: PoolClient,
  school: LockedSchool,
  { account, adult }: FamilyJoining,
): Promise<{ readonly personId: string; readonly isNew: boolean }> => {
  const known = await client.query<{ readonly personId: string }>(KNOWN_PARENT, [account.account.id, school.id]);
  const personId = known.rows[0]?.personId;
  return personId === undefined
    ? { personId: await createParent(client, school, adult), isNew: true }
    : { personId, isNew: false };
};

export type FamilyJoining = Extract<Joining, { readonly kind: 'family-code' }>;

/** As by an invitation: first the school, then the question whether the code is usable. */
export const joinByFamilyCode = async (client: PoolClient, joining: FamilyJoining): Promise<JoinOutcome> => {
  const { key, account, at } = joining;
  const [column, accountId] = [columnOf(key), account.account.id];
  const locate = `select school_id as id from family_codes where ${column} = $1`;
  const located = (await client.query<{ readonly id: string }>(locate, [key.digest])).rows;
  const [school] = await lockSchools(
    client,
    located.map(({ id }) => id),
  );
  const code = (await client.query<Checked>(check(column), [key.digest, at, accountId])).rows[0];
  if (school?.connected !== true || code === undefined || code.children.length === 0) return REFUSED;
  const { districtId, schoolId, name: schoolName } = school;
  const joined = E.right({ accountId, place: { districtId, schoolId }, schoolName, purpose: 'parent' as const });
  if (code.isMine) return joined;
  if (code.adults >= MOST_ADULTS) return REFUSED;
  if (!(await writeAccount(client, account, null))) return ADDRESS_TAKEN;
  await welcome(client, { school, code, joining });
  return joined;
};

type Welcome = { readonly school: LockedSchool; readonly code: Checked; readonly joining: FamilyJoining };

/** The adult becomes a parent of the code's children, and those who were there before are told. */
const welcome = async (client: PoolClient, { school, code, joining }: Welcome): Promise<void> => {
  const [{ at }, accountId] = [joining, joining.account.account.id];
  const { personId, isNew } = await parentFor(client, school, joining);
  const values = [school.id, personId, school.districtUuid, code.children];
  const { rows: guarded } = await client.query<{ readonly studentId: string }>(GUARD, values);
  await client.query(ATTEND, values);
  await linkAccount(client, { accountId, personId, districtUuid: school.districtUuid, at });
  await client.query(NOTE_JOIN, [code.id, personId, accountId, school.id, school.districtUuid, at]);
  await client.query(TELL, [code.id, personId, at]);
  await moveOn(client, [school.id]);
  const entry = { schoolId: school.id, personId, fields: [] };
  await audit(
    client,
    [
      { ...entry, kind: 'family-code', id: code.id, change: 'updated', fields: ['adults'] },
      ...(isNew ? [{ ...entry, kind: 'member', id: personId, change: 'created' } as const] : []),
      ...guarded.map(
        ({ studentId }) => ({ ...entry, kind: 'guardianship', id: studentId, change: 'created' }) as const,
      ),
    ],
    { at, ...byAccount(accountId) },
  );
};
