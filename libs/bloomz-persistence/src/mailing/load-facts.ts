import type { MailFacts } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { withTimes } from '../database/with-times.ts';

type Waiting = {
  readonly id: string;
  readonly claim: number;
  readonly attempts: number;
  readonly firstTriedAt: Date | null;
  readonly email: string | null;
  readonly firstName: string;
  readonly schoolName: string;
  readonly replyTo: string | null;
  readonly languages: ReadonlyArray<string | null>;
};

export type WaitingInvitation = Waiting & {
  readonly invitationId: string;
  readonly state: string;
  readonly generation: number;
  readonly resent: number;
  readonly purpose: 'teacher' | 'staff' | 'parent';
  readonly sealed: string | null;
  readonly children: number;
};
export type WaitingNews = Waiting & { readonly ref: string; readonly joinedName: string | null };

/** A contact in Clever has the whole name in the last. https://dev.clever.com/docs/student-contacts */
const MAIL = `
  outbox.id, claim, attempts, first_tried_at as "firstTriedAt", people.email, coalesce(nullif(people.first_name, ''), people.last_name) as "firstName",
  coalesce(schools.name, '') as "schoolName",
  (select email from school_admins where school_admins.school_id = outbox.school_id order by lower(email) limit 1)
    as "replyTo"`;

/** Whose home language counts: the person's own where it is known, that of the children, the school's. */
const CHILDREN = `
  lateral (
    select count(*)::int as number, array_agg(child.language order by child.clever_id) as languages
    from guardianships
      join members on members.school_id = guardianships.school_id and members.person_id = student_id and not archived
      join people child on child.id = student_id
    where guardianships.school_id = outbox.school_id and parent_id = people.id and guardianships.ended_at is null
  ) children`;
const LANGUAGES = `people.language || children.languages || schools.language as languages`;

/** What somebody else is just changing is left for the next time: nobody waits here, so nobody waits in a circle. */
const INVITATIONS = `
  select ${MAIL}, ${LANGUAGES}, invitations.id as "invitationId", invitations.state, generation,
    cardinality(resent_at) as resent, purpose, sealed, children.number as children
  from outbox join invitations on invitations.id = ref join people on people.id = person_id
    join schools on schools.id = outbox.school_id cross join ${CHILDREN}
  where outbox.id = any ($1::bigint[]) and kind = 'invitation'
  for update of outbox, invitations skip locked`;

const NEWS = `
  select ${MAIL}, ${LANGUAGES}, ref,
    (select trim(first_name || ' ' || last_name) from people joined where joined.id = subject) as "joinedName"
  from outbox join people on people.id = about join schools on schools.id = outbox.school_id cross join ${CHILDREN}
  where outbox.id = any ($1::bigint[]) and kind = 'family-join'
  for update of outbox skip locked`;

export const lockInvitations = async (
  client: PoolClient,
  ids: ReadonlyArray<string>,
): Promise<ReadonlyArray<WaitingInvitation>> =>
  ids.length === 0 ? [] : withTimes<WaitingInvitation>(client, INVITATIONS, [ids]);

export const lockNews = async (client: PoolClient, ids: ReadonlyArray<string>): Promise<ReadonlyArray<WaitingNews>> =>
  ids.length === 0 ? [] : withTimes<WaitingNews>(client, NEWS, [ids]);

export const toFacts = (
  { email, firstName, schoolName, replyTo, languages }: Waiting,
  about: MailFacts['about'],
): MailFacts => ({ to: email ?? '', firstName, school: { name: schoolName, replyTo }, languages, about });
