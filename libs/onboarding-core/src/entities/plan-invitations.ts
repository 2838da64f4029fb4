import type { UserId } from './clever-ids.ts';
import { inviteNew, isLiving, isMailable, isReopenable, moveTo, reopened, revoke } from './invitation-steps.ts';
import type { MemberPlan } from './plan-members.ts';
import { type Change, invitationKey, type Succession } from './roster-changes.ts';
import type { Invitation, Member, Roster } from './roster.ts';
import { nameKey } from './section-name.ts';

type Changes = ReadonlyArray<Change<Invitation>>;

export type InvitationPlan = {
  readonly changes: Changes;
  /** What the state of members becomes with it. */
  readonly states: ReadonlyMap<UserId, Member['state']>;
  readonly successions: ReadonlyArray<Succession>;
};

/** The same human, as far as an invitation goes: same name and same address, which only the invited person reads. */
const humanKey = ({ firstName, lastName, email }: Member): string =>
  `${nameKey(`${firstName} ${lastName}`)} ${(email ?? '').toLowerCase()}`;

/** Of several ids of one human the one that came furthest counts. */
const progressOf = ({ state }: Member, invitation: Invitation | undefined): number => {
  if (state === 'joined') return 3;
  if (invitation === undefined) return 0;
  return isLiving(invitation) ? 2 : Number(invitation.wasSent);
};

type Known = (member: Member) => Invitation | undefined;

/** Teachers whom Clever no longer shows. Who comes under a new id is one of them, and is not invited again. */
const predecessors = ({ present, held }: MemberPlan, { members }: Roster, known: Known): Map<string, Member> =>
  new Map(
    members
      .filter(
        ({ userId, role, email }) =>
          role === 'teacher' && isMailable(email) && (!present.has(userId) || held.has(userId)),
      )
      .sort((a, b) => progressOf(a, known(a)) - progressOf(b, known(b)))
      .map((member) => [humanKey(member), member]),
  );

type Step = { readonly member: Member; readonly changes: Changes; readonly from?: Member };

const stateAfter = ({ member, changes, from }: Step): ReadonlyArray<readonly [UserId, Member['state']]> => {
  if (from?.state === 'joined') return [[member.userId, 'joined']];
  return changes.some(({ after }) => after.userId === member.userId && isLiving(after))
    ? [[member.userId, 'invited']]
    : [];
};

/** Teachers are invited once; who leaves, or teaches no more, loses an invitation that was not used. */
export const planInvitations = (people: MemberPlan, roster: Roster): InvitationPlan => {
  const byKey = new Map(roster.invitations.map((invitation) => [invitationKey(invitation), invitation]));
  const known: Known = ({ userId }) => byKey.get(`${userId} teacher`);
  const gone = predecessors(people, roster, known);
  /** What the old id had goes on under the new one. It stays where it is while the old id's leave is held. */
  const handOver = (member: Member, from: Member): Step => {
    const invitation = known(from);
    if (people.held.has(from.userId) || (invitation === undefined && from.state !== 'joined'))
      return { member, changes: [] };
    return { member, from, changes: invitation ? moveTo(member, invitation, undefined) : [] };
  };
  const ofTeacher = (member: Member): Step => {
    const before = known(member);
    if (before)
      return {
        member,
        changes: isReopenable(before) ? [{ kind: 'restored', before, after: reopened(before) }] : [],
      };
    const from = gone.get(humanKey(member));
    gone.delete(humanKey(member));
    return from ? handOver(member, from) : { member, changes: inviteNew(member, 'teacher') };
  };
  const steps = [...people.present.values()]
    .filter(({ userId, role, state }) => role === 'teacher' && state !== 'joined' && !people.held.has(userId))
    .map(ofTeacher);
  const changes = steps.flatMap((step) => step.changes);
  const moved = new Set(changes.flatMap(({ before }) => before?.userId ?? []));
  const teaches = ({ userId }: Invitation): boolean => people.present.get(userId)?.role === 'teacher';
  const ending = roster.invitations.filter(
    (invitation) =>
      invitation.purpose === 'teacher' && isLiving(invitation) && !teaches(invitation) && !moved.has(invitation.userId),
  );
  return {
    changes: [...changes, ...ending.map((before) => revoke('archived', before))],
    states: new Map(steps.flatMap(stateAfter)),
    successions: steps.flatMap(({ member, from }) => (from ? [{ from: from.userId, to: member.userId }] : [])),
  };
};
