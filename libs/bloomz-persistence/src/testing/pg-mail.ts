import type { SchoolPlace, SchoolPause, Wave } from '@bloomz/invitation-core';
import {
  aMailCleverId,
  aMailUuid,
  anInvitee,
  type InvitationLook,
  type Invitee,
  MAIL_NOW,
  type MailWorld,
} from '@bloomz/invitation-core/testing';
import type { DistrictId, SchoolRef, SectionId, UserId } from '@bloomz/onboarding-core';
import type { Database } from '../database/database.ts';
import { classUuid, districtUuid, invitationUuid, personUuid, schoolUuid } from '../ids.ts';
import { nameKey, textKey } from '../lists/name-key.ts';
import { toWave, WAVE } from '../mailing/waves.ts';
import { makePgInvitationDesk } from '../pg-invitation-desk.ts';
import { makePgMailQueue } from '../pg-mail-queue.ts';
import { makePgMailSwitch } from '../pg-mail-switch.ts';

const refOf = (place: SchoolPlace): SchoolRef => place as SchoolRef;

/** The queue is one for all schools, so that each test begins with an empty one. */
const EMPTY = [
  'outbox',
  'school_mail',
  'mail_service',
  'mail_domains',
  'mail_suppressions',
  'invitations',
  'members',
].map((table) => `delete from ${table}`);

const SCHOOL = [
  `insert into districts (id, clever_id) values ($1, $2) on conflict do nothing`,
  `insert into schools (id, district_id, clever_id, name, language) values ($1, $2, $3, $4, $5)`,
  `insert into school_admins (school_id, email, district_id) values ($1, $2, $3)`,
] as const;

const PEOPLE = `
  insert into people (id, district_id, clever_id, first_name, last_name, email, language)
  select id, $2, clever_id, first_name, last_name, email, language from json_to_recordset($1::json) as seeded
    (id uuid, clever_id text, first_name text, last_name text, email text, language text)`;
const MEMBERS = `
  insert into members (school_id, person_id, district_id, user_id, role, state, archived, name_key)
  select $3, id, $2, clever_id, role, state, false, name_key from json_to_recordset($1::json) as seeded
    (id uuid, clever_id text, role text, state text, name_key text)`;
const GUARDIANS = `
  insert into guardianships (school_id, parent_id, student_id, district_id, relationship, type)
  select $3, guardian, id, $2, 'Parent', 'Parent/Guardian' from json_to_recordset($1::json) as seeded
    (id uuid, guardian uuid) where guardian is not null`;
const INVITATIONS = `
  insert into invitations (id, district_id, school_id, person_id, purpose, generation, state)
  select invitation, $2, $3, id, role, 1, 'queued' from json_to_recordset($1::json) as seeded
    (id uuid, invitation uuid, role text) where invitation is not null`;
const MAILS = `
  insert into outbox (district_id, school_id, kind, ref, created_at)
  select $2, $3, 'invitation', invitation, queued from json_to_recordset($1::json) as seeded
    (invitation uuid, queued timestamptz, clever_id text) where invitation is not null order by clever_id`;

type Seeded = Readonly<Record<string, unknown>>;

/** A person, and for each of their children one more. */
const toRows = (place: SchoolPlace, invitee: Invitee, invited: boolean): ReadonlyArray<Seeded> => {
  const person = (like: Seeded & { readonly firstName: string; readonly lastName: string }): Seeded => {
    const userId = aMailCleverId() as UserId;
    const { firstName, lastName, ...rest } = like;
    const names = { first_name: firstName, last_name: lastName, name_key: nameKey({ firstName, lastName }) };
    return { id: personUuid(refOf(place).districtId, userId), clever_id: userId, ...names, ...rest };
  };
  const { firstName, lastName, email, purpose: role, children, queuedAt: queued } = invitee;
  const state = invited ? 'invited' : 'listed';
  const adult = person({ firstName, lastName, email, language: null, role, state, queued });
  const invitation = invited ? invitationUuid(refOf(place), adult['clever_id'] as UserId, role) : null;
  return [
    { ...adult, invitation },
    ...children.map((language) =>
      person({ firstName, lastName, email: null, language, role: 'student', state: 'listed', guardian: adult['id'] }),
    ),
  ];
};

const LOOK = `
  select state, reason, generation, sent_at as "sentAt", expires_at as "expiresAt", code_digest as "codeDigest",
    (code_digest is not null or link_digest is not null or sealed is not null) as "hasSecrets",
    exists (select from outbox where kind = 'invitation' and ref = invitations.id) as waits
  from invitations where id = $1`;

const CLASS = `
  insert into classes (id, district_id, school_id, section_id, name, name_source, clever_name, state, archived_by,
    behavior_management, student_portfolios, parent_communication, name_key)
  values ($1, $2, $3, $4, $5, 'clever', $5, 'active', null, true, true, true, $6)`;
const ATTEND = `
  insert into memberships (class_id, person_id, district_id, role, by_hand)
  select $1, person_id, district_id, case purpose when 'teacher' then 'primary-teacher' else purpose end, false
  from invitations where id = any ($2::uuid[])`;
const TELL = `
  insert into outbox (district_id, school_id, kind, ref, created_at, about, subject)
  select $1, $2, 'family-join', $3, $4,
    (select person_id from invitations where id = $5), (select person_id from invitations where id = $6)`;
const ADDRESS = `update people set email = $2 where id = (select person_id from invitations where id = $1)`;
const END = [
  `update invitations set state = $2, code_digest = null, link_digest = null, sealed = null where id = $1`,
  `update members set state = 'joined' from invitations
   where invitations.id = $1 and $2 = 'joined' and members.school_id = invitations.school_id
     and members.person_id = invitations.person_id`,
] as const;

/** What the contracts of mail ask for, on PostgreSQL. */
export const makePgMail = async (database: Database): Promise<MailWorld> => {
  const run = (sql: string, ...values: ReadonlyArray<unknown>): Promise<unknown> =>
    database.write(({ client }) => client.query(sql, [...values]));
  const all = async <T extends object>(sql: string, ...values: ReadonlyArray<unknown>): Promise<ReadonlyArray<T>> =>
    (await database.read((client) => client.query<T>(sql, [...values]))).rows;
  const add = async (place: SchoolPlace, people: ReadonlyArray<Partial<Invitee>>, invited: boolean) => {
    const rows = people.flatMap((like) => toRows(place, anInvitee(like), invited));
    const ids = [JSON.stringify(rows), districtUuid(refOf(place).districtId), schoolUuid(refOf(place))];
    await run(PEOPLE, ...ids.slice(0, 2));
    for (const sql of [MEMBERS, GUARDIANS, INVITATIONS, MAILS]) await run(sql, ...ids);
    return rows.flatMap(({ invitation }) => (typeof invitation === 'string' ? [invitation] : []));
  };
  for (const sql of EMPTY) await run(sql);
  return {
    queue: makePgMailQueue(database),
    desk: makePgInvitationDesk(database),
    mailSwitch: makePgMailSwitch(database),
    school: async ({ name = 'Sample School', language = 'en', admin = 'admin@example.org' } = {}) => {
      const place = { districtId: aMailCleverId(), schoolId: aMailCleverId() };
      const [district, school] = [districtUuid(place.districtId as DistrictId), schoolUuid(refOf(place))];
      await run(SCHOOL[0], district, place.districtId);
      await run(SCHOOL[1], school, district, place.schoolId, name, language);
      await run(SCHOOL[2], school, admin, district);
      return place;
    },
    disconnect: async ({ districtId }) => {
      await run(`update districts set connection = 'disconnected' where clever_id = $1`, districtId);
    },
    invite: (place, people) => add(place, people, true),
    member: async (place, like) => void (await add(place, [like], false)),
    schoolClass: async (place, name, ids) => {
      const sectionId = aMailCleverId();
      const id = classUuid(refOf(place), { sectionId: sectionId as SectionId, name });
      const [district, school] = [districtUuid(refOf(place).districtId), schoolUuid(refOf(place))];
      await run(CLASS, id, district, school, sectionId, name, textKey(name));
      await run(ATTEND, id, ids);
      return id;
    },
    tell: async (place, to, of) => {
      const ids = [districtUuid(refOf(place).districtId), schoolUuid(refOf(place)), aMailUuid()];
      await run(TELL, ...ids, MAIL_NOW, to, of);
    },
    changeAddress: async (id, email) => void (await run(ADDRESS, id, email)),
    end: async (id, state) => {
      await run(END[0], id, state);
      await run(END[1], id, state);
      await run(`delete from outbox where ref = $1`, id);
    },
    look: async (id) => {
      const [found] = await all<InvitationLook>(LOOK, id);
      if (found === undefined) throw new Error(`no invitation ${id}`);
      return found;
    },
    wave: async (place) => {
      const sql = `select ${WAVE} from school_mail where school_id = $1`;
      const [row] = await all<Omit<Wave, 'paused'> & { schoolId: string; paused: SchoolPause | null }>(
        sql,
        schoolUuid(refOf(place)),
      );
      return row && toWave(row);
    },
  };
};
