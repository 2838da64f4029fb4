import type { UserId } from './clever-ids.ts';
import type { MemberPlan } from './plan-members.ts';
import { type Change, invitationKey } from './roster-changes.ts';
import type { Invitation, Member, Roster } from './roster.ts';
import { nameKey } from './section-name.ts';

/** An address that can be mailed: exactly one `@` with something on both sides, and no white space. */
export const isMailable = (email: string | null): boolean => email !== null && /^[^@\s]+@[^@\s]+$/.test(email);

export type InvitationPlan = {
  readonly changes: ReadonlyArray<Change<Invitation>>;
  /** Members whose state becomes `invited` with it. */
  readonly invited: ReadonlySet<UserId>;
};

type Changes = ReadonlyArray<Change<Invitation>>;
const LIVING: ReadonlyArray<Invitation['state']> = ['planned', 'queued', 'sent'];
const isLiving = ({ state }: Invitation): boolean => LIVING.includes(state);

/** A mail that left is not repeated; one that never left is queued. */
const reopened = (invitation: Invitation): Invitation => ({
  ...invitation,
  state: invitation.wasSent ? 'sent' : 'queued',
});
const revoke = (kind: 'archived' | 'updated', before: Invitation): Change<Invitation> => ({
  kind,
  before,
  after: { ...before, state: 'revoked' },
});

/** The same human, as far as an invitation goes: same name and same address, which only the invited person reads. */
const humanKey = ({ firstName, lastName, email }: Member): string =>
  `${nameKey(`${firstName} ${lastName}`)} ${(email ?? '').toLowerCase()}`;

/** Teachers whom Clever no longer shows. Who comes under a new id is one of them, and is not invited again. */
const predecessors = ({ present, held }: MemberPlan, { members }: Roster): Map<string, Member> =>
  new Map(
    members
      .filter(
        ({ userId, role, email }) =>
          role === 'teacher' && isMailable(email) && (!present.has(userId) || held.has(userId)),
      )
      .map((member) => [humanKey(member), member]),
  );

/** The invitation moves to the new id, in the state it had. It stays where it is while the old id's leave is held. */
const handOver = (to: Member, from: Member, invitation: Invitation | undefined, isHeld: boolean): Changes => {
  const reached = from.state === 'joined' || !invitation || !(isLiving(invitation) || invitation.state === 'revoked');
  if (isHeld || reached) return [];
  const moved: Change<Invitation> = {
    kind: 'updated',
    before: null,
    after: { ...reopened(invitation), userId: to.userId },
  };
  return isLiving(invitation) ? [revoke('updated', invitation), moved] : [moved];
};

const inviteNew = (member: Member): Changes =>
  isMailable(member.email)
    ? [
        {
          kind: 'created',
          before: null,
          after: { userId: member.userId, purpose: 'teacher', state: 'queued', wasSent: false },
        },
      ]
    : [];

/** Teachers are invited once; who leaves, or teaches no more, loses an invitation that was not used. */
export const planInvitations = (people: MemberPlan, roster: Roster): InvitationPlan => {
  const known = new Map(roster.invitations.map((invitation) => [invitationKey(invitation), invitation]));
  const invitationOf = ({ userId }: Member): Invitation | undefined => known.get(`${userId} teacher`);
  const gone = predecessors(people, roster);
  const ofTeacher = (member: Member): Changes => {
    const before = invitationOf(member);
    if (before) return before.state === 'revoked' ? [{ kind: 'restored', before, after: reopened(before) }] : [];
    const from = gone.get(humanKey(member));
    gone.delete(humanKey(member));
    return from ? handOver(member, from, invitationOf(from), people.held.has(from.userId)) : inviteNew(member);
  };
  const teachers = [...people.present.values()].filter(
    ({ userId, role, state }) => role === 'teacher' && state !== 'joined' && !people.held.has(userId),
  );
  const changes = teachers.flatMap(ofTeacher);
  const moved = new Set(changes.flatMap(({ before }) => before?.userId ?? []));
  const teaches = ({ userId }: Invitation): boolean => people.present.get(userId)?.role === 'teacher';
  const ending = roster.invitations.filter(
    (invitation) =>
      invitation.purpose === 'teacher' && isLiving(invitation) && !teaches(invitation) && !moved.has(invitation.userId),
  );
  const invited = changes.filter(({ after }) => after.state !== 'revoked').map(({ after }) => after.userId);
  return { changes: [...changes, ...ending.map((before) => revoke('archived', before))], invited: new Set(invited) };
};
