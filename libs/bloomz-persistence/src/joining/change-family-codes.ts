import { randomUUID } from 'node:crypto';
import type { FamilyCodeWrite, KeptSecrets, NewFamilyCode } from '@bloomz/invitation-core';
import type { Actor as RosterActor, DistrictId, UserId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { toActorColumns } from '../actor-columns.ts';
import { personUuid } from '../ids.ts';
import { isUuid } from '../lists/cursor.ts';
import { audit, type Entry } from './audit.ts';
import { LIVING_CHILDREN } from './find-opening.ts';
import { type LockedSchool, moveOn } from './locks.ts';

type Write = Pick<FamilyCodeWrite, 'at'> & { readonly actor: FamilyCodeWrite['actor'] };
type Ending = Write & { readonly expiresAt: Date };

const auditCodes = (
  client: PoolClient,
  entries: ReadonlyArray<Omit<Entry, 'schoolId'>>,
  { id: schoolId }: LockedSchool,
  { actor, at }: Write,
): Promise<void> =>
  audit(
    client,
    entries.map((entry) => ({ ...entry, schoolId })),
    { at, ...toActorColumns(actor as RosterActor) },
  );

/** Children who are at the school and have no active code; a code of which some child has one is left out as a whole. */
const ISSUE = `
  with wanted as (
    select code, child, code_digest, link_digest, sealed from json_to_recordset($3::json) as wanted
      (code uuid, child uuid, code_digest text, link_digest text, sealed text)
      join members on members.school_id = $1 and members.person_id = child and not archived and role = 'student'
  ), free as (
    select * from wanted where code not in (
      select code from wanted join family_code_children on student_id = child
        join family_codes on family_codes.id = family_code_id and family_codes.school_id = $1 and state = 'active')
  ), issued as (
    insert into family_codes
      (id, school_id, district_id, state, code_digest, link_digest, sealed, created_at, expires_at)
    select distinct code, $1::uuid, $2::uuid, 'active', code_digest, link_digest, sealed, $4::timestamptz, $5::timestamptz
    from free
    returning id
  ), children as (
    insert into family_code_children (family_code_id, student_id, school_id, district_id)
    select code, child, $1, $2 from free
  )
  select id from issued`;

export const issueCodes = async (
  client: PoolClient,
  school: LockedSchool,
  codes: ReadonlyArray<NewFamilyCode>,
  write: Ending,
): Promise<ReadonlyArray<string>> => {
  const rows = codes.flatMap(({ children, codeDigest, linkDigest, sealed }) => {
    const kept = { code: randomUUID(), code_digest: codeDigest, link_digest: linkDigest, sealed };
    return children.map((userId) => ({
      ...kept,
      child: personUuid(school.districtId as DistrictId, userId as UserId),
    }));
  });
  const values = [school.id, school.districtUuid, JSON.stringify(rows), write.at, write.expiresAt];
  const issued = (await client.query<{ readonly id: string }>(ISSUE, values)).rows.map(({ id }) => id);
  const entry = { kind: 'family-code', personId: null, change: 'created', fields: [] } as const;
  await auditCodes(
    client,
    issued.map((id) => ({ ...entry, id })),
    school,
    write,
  );
  return issued;
};

const REISSUE = `
  update family_codes set state = 'active', code_digest = $3, link_digest = $4, sealed = $5, expires_at = $6
  where school_id = $1 and id = $2 and state in ('active', 'expired') and exists (${LIVING_CHILDREN})
    and not exists (
      select from family_code_children mine
        join family_code_children others on others.school_id = $1 and others.student_id = mine.student_id
        join family_codes other on other.id = others.family_code_id and other.state = 'active'
      where mine.family_code_id = $2 and other.id <> $2)`;

/** False: there is no such code, or none that can live again. */
export const reissueCode = async (
  client: PoolClient,
  school: LockedSchool,
  { id, codeDigest, linkDigest, sealed }: KeptSecrets & { readonly id: string },
  write: Ending,
): Promise<boolean> => {
  if (!isUuid(id)) return false;
  const values = [school.id, id, codeDigest, linkDigest, sealed, write.expiresAt];
  if ((await client.query(REISSUE, values)).rowCount === 0) return false;
  const entry = { kind: 'family-code', id, personId: null, change: 'updated', fields: ['code'] } as const;
  await auditCodes(client, [entry], school, write);
  return true;
};

const REVOKE = `
  update family_codes set state = 'revoked', code_digest = null, link_digest = null, sealed = null
  where school_id = $1 and id = $2 and state = 'active'`;

export const revokeCode = async (client: PoolClient, school: LockedSchool, id: string, write: Write): Promise<void> => {
  if (!isUuid(id) || (await client.query(REVOKE, [school.id, id])).rowCount === 0) return;
  const entry = { kind: 'family-code', id, personId: null, change: 'updated', fields: ['state'] } as const;
  await auditCodes(client, [entry], school, write);
};

const REVOKE_JOIN = `
  update family_code_joins set revoked_at = $4 from people
  where family_code_id = $2 and school_id = $1 and people.id = person_id and people.clever_id = $3
    and revoked_at is null
  returning person_id as "personId"`;

/** The children that only this code made the adult responsible for. */
const END_GUARDIANSHIPS = `
  update guardianships set ended_at = $4
  where school_id = $1 and parent_id = $3 and ended_at is null
    and student_id in (select student_id from family_code_children where family_code_id = $2)
    and student_id not in (
      select student_id from family_code_joins
        join family_code_children on family_code_children.family_code_id = family_code_joins.family_code_id
      where family_code_joins.school_id = $1 and person_id = $3 and revoked_at is null)
  returning student_id as "studentId"`;

/** Classes where no child is left whom the adult is responsible for. */
const END_MEMBERSHIPS = `
  update memberships set ended_at = $3 from classes
  where classes.id = class_id and classes.school_id = $1 and person_id = $2 and role = 'parent' and not by_hand
    and memberships.ended_at is null
    and not exists (
      select from guardianships join memberships child on child.person_id = student_id
      where guardianships.school_id = $1 and parent_id = $2 and guardianships.ended_at is null
        and child.class_id = classes.id and child.role = 'student' and child.ended_at is null)`;

/** Whoever is responsible for nobody here any more has no place here. */
const LEAVE = `
  update members set archived = true
  where school_id = $1 and person_id = $2 and not archived and role = 'parent'
    and not exists (
      select from guardianships where school_id = $1 and parent_id = $2 and ended_at is null)`;

const UNLINK = `
  delete from account_people where person_id = $1
    and not exists (select from members where members.person_id = $1 and not archived)`;

const RENEW = `
  update family_codes set code_digest = $3, link_digest = $4, sealed = $5
  where school_id = $1 and id = $2 and state = 'active'`;

export type LeavingAdult = { readonly id: string; readonly userId: string; readonly secrets: KeptSecrets };

const HAD_JOINED = `
  select from family_code_joins join people on people.id = person_id
  where family_code_id = $2 and school_id = $1 and people.clever_id = $3`;

/** False: nobody of that id came by the code. Whoever has left already stays away, and nothing changes. */
export const revokeJoin = async (
  client: PoolClient,
  school: LockedSchool,
  { id, userId, secrets: { codeDigest, linkDigest, sealed } }: LeavingAdult,
  write: Write,
): Promise<boolean> => {
  if (!isUuid(id)) return false;
  const join = await client.query<{ readonly personId: string }>(REVOKE_JOIN, [school.id, id, userId, write.at]);
  const personId = join.rows[0]?.personId;
  if (personId === undefined) return (await client.query(HAD_JOINED, [school.id, id, userId])).rowCount !== 0;
  const ended = await client.query<{ readonly studentId: string }>(END_GUARDIANSHIPS, [
    ...[school.id, id, personId, write.at],
  ]);
  await client.query(END_MEMBERSHIPS, [school.id, personId, write.at]);
  const left = (await client.query(LEAVE, [school.id, personId])).rowCount === 1;
  await client.query(UNLINK, [personId]);
  await client.query(RENEW, [school.id, id, codeDigest, linkDigest, sealed]);
  await moveOn(client, [school.id]);
  const entry = { personId, fields: [] };
  await auditCodes(
    client,
    [
      { ...entry, kind: 'family-code', id, change: 'updated', fields: ['adults', 'code'] },
      ...(left ? [{ ...entry, kind: 'member', id: personId, change: 'archived' } as const] : []),
      ...ended.rows.map(
        ({ studentId }) => ({ ...entry, kind: 'guardianship', id: studentId, change: 'archived' }) as const,
      ),
    ],
    school,
    write,
  );
  return true;
};
