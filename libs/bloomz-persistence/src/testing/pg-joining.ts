import type { InvitationState, SchoolPlace } from '@bloomz/invitation-core';
import type { JoiningWorld, Look, Seed, SeededMember } from '@bloomz/invitation-core/testing';
import type { DistrictId, SchoolRef, SectionId, UserId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import type { Database } from '../database/database.ts';
import { classUuid, districtUuid, invitationUuid, personUuid, schoolUuid } from '../ids.ts';
import { nameKey, textKey } from '../lists/name-key.ts';
import { makePgFamilyCodeStore } from '../pg-family-code-store.ts';
import { makePgJoinStore } from '../pg-join-store.ts';
import { makePgJoinedPlaces } from '../pg-joined-places.ts';

const refOf = (place: SchoolPlace): SchoolRef => place as SchoolRef;
const idsOf = (place: SchoolPlace): readonly [district: string, school: string] => [
  districtUuid(refOf(place).districtId),
  schoolUuid(refOf(place)),
];
const personOf = ({ districtId }: SchoolPlace, userId: string): string =>
  personUuid(districtId as DistrictId, userId as UserId);

const DISTRICT = `insert into districts (id, clever_id) values ($1, $2) on conflict do nothing`;
const SCHOOL = `
  insert into schools (id, district_id, clever_id, name, language) values ($2, $1, $3, $4, $5)`;
const PERSON = `
  insert into people (id, district_id, clever_id, first_name, last_name, email, language)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`;
const MEMBER = `
  insert into members (school_id, person_id, district_id, user_id, role, state, archived, name_key)
  values ($1, $2, $3, $4, $5, $6, false, $7)`;
const CLASS = `
  insert into classes (id, district_id, school_id, section_id, name, name_source, clever_name, state, archived_by,
    behavior_management, student_portfolios, parent_communication, name_key)
  values ($1, $2, $3, $4, $5, 'clever', $5, $6, null, true, true, true, $7)`;
const MEMBERSHIP = `
  insert into memberships (class_id, person_id, district_id, role, by_hand) values ($1, $2, $3, $4, false)`;
const GUARDIAN = `
  insert into guardianships (school_id, parent_id, student_id, district_id, relationship, type)
  values ($1, $2, $3, $4, 'Parent', 'Parent/Guardian')`;
const INVITATION = `
  insert into invitations
    (id, district_id, school_id, person_id, purpose, generation, state, expires_at, code_digest, link_digest, sealed)
  values ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10)`;
const MAIL = `
  insert into outbox (district_id, school_id, kind, ref, created_at) values ($1, $2, 'invitation', $3, now())`;
const ACCOUNT = `
  insert into accounts (id, name, email, password_hash, clever_user_id, clever_district_id)
  values ($1, $2, $3, $4, $5, $6)`;

type Run = (sql: string, ...values: ReadonlyArray<unknown>) => Promise<unknown>;

const makeSeed = (run: Run): Seed => ({
  school: async (place, { name, language }) => {
    const [district, school] = idsOf(place);
    await run(DISTRICT, district, place.districtId);
    await run(SCHOOL, district, school, place.schoolId, name, language);
  },
  disconnect: async (districtId) => {
    await run(`update districts set connection = 'disconnected' where clever_id = $1`, districtId);
  },
  member: async (place, { userId, role, state, firstName, lastName, email, language }) => {
    const [[district, school], person] = [idsOf(place), personOf(place, userId)];
    await run(PERSON, person, district, userId, firstName, lastName, email, language);
    await run(MEMBER, school, person, district, userId, role, state, nameKey({ firstName, lastName }));
  },
  archive: async (place, userId) => {
    const archive = `update members set archived = true where school_id = $1 and person_id = $2`;
    await run(archive, schoolUuid(refOf(place)), personOf(place, userId));
  },
  schoolClass: async (place, { sectionId, name, state, members }) => {
    const [[district, school], id] = [
      idsOf(place),
      classUuid(refOf(place), { sectionId: sectionId as SectionId, name }),
    ];
    await run(CLASS, id, district, school, sectionId, name, state, textKey(name));
    for (const [userId, role] of members) await run(MEMBERSHIP, id, personOf(place, userId), district, role);
    return id;
  },
  guardian: async (place, parent, child) => {
    const [district, school] = idsOf(place);
    await run(GUARDIAN, school, personOf(place, parent), personOf(place, child), district);
  },
  endGuardian: async (place, parent, child) => {
    const end = `update guardianships set ended_at = now() where school_id = $1 and parent_id = $2 and student_id = $3`;
    await run(end, schoolUuid(refOf(place)), personOf(place, parent), personOf(place, child));
  },
  invitation: async (place, { userId, purpose, state, secrets, expiresAt }) => {
    const [[district, school], id] = [idsOf(place), invitationUuid(refOf(place), userId as UserId, purpose)];
    const { codeDigest = null, linkDigest = null, sealed = null } = secrets ?? {};
    const values = [id, district, school, personOf(place, userId), purpose, state, expiresAt];
    await run(INVITATION, ...values, codeDigest, linkDigest, sealed);
    if (state === 'planned' || state === 'queued') await run(MAIL, district, school, id);
  },
  account: async ({ id, name, email, clever }) => {
    await run(ACCOUNT, id, name, email, email && 'hash', clever?.userId ?? null, clever?.districtId ?? null);
  },
});

const INVITATION_NOW = `
  select state, (code_digest is not null or link_digest is not null or sealed is not null) as "hasSecrets",
    exists (select from outbox where kind = 'invitation' and ref = invitations.id) as waits
  from invitations where school_id = $1 and person_id = $2 and purpose = $3`;
const NOTES = `
  select told.clever_id as about, named.clever_id as subject from outbox
    join people told on told.id = about join people named on named.id = subject
  where school_id = $1 and kind = 'family-join'`;

type One = <T extends object>(sql: string, ...values: ReadonlyArray<unknown>) => Promise<T | undefined>;
type All = <T extends object>(sql: string, ...values: ReadonlyArray<unknown>) => Promise<T[]>;

const makeLook = (all: All): Look => {
  const one: One = async (sql, ...values) => (await all(sql, ...values))[0] as never;
  return {
    invitation: (place, userId, purpose) =>
      one<{ state: InvitationState; hasSecrets: boolean; waits: boolean }>(
        ...([INVITATION_NOW, schoolUuid(refOf(place)), personOf(place, userId), purpose] as const),
      ),
    member: (place, userId) =>
      one<{ state: SeededMember['state']; archived: boolean }>(
        `select state, archived from members where school_id = $1 and person_id = $2`,
        ...[schoolUuid(refOf(place)), personOf(place, userId)],
      ),
    version: async (place) =>
      (await one<{ version: number }>('select version::int as version from schools where id = $1', idsOf(place)[1]))
        ?.version ?? -1,
    accountId: async (email) => (await one<{ id: string }>('select id from accounts where email = $1', email))?.id,
    notes: (place) => all<{ about: string; subject: string }>(NOTES, schoolUuid(refOf(place))),
    hasSecrets: async ({ id }) =>
      (await one(`select from family_codes where id = $1 and code_digest is not null`, id)) !== undefined,
  };
};

/** What the contracts of joining ask for, on PostgreSQL. */
export const makePgJoining = (database: Database): JoiningWorld => ({
  joins: makePgJoinStore(database),
  familyCodes: makePgFamilyCodeStore(database),
  places: makePgJoinedPlaces(database),
  seed: makeSeed((sql, ...values) => database.write(({ client }) => client.query(sql, [...values]))),
  look: makeLook(async <T extends object>(sql: string, ...values: ReadonlyArray<unknown>) =>
    database.read(async (client: PoolClient) => (await client.query<T>(sql, [...values])).rows),
  ),
});
