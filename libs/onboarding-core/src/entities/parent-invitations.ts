import type { UserId } from './clever-ids.ts';
import { inviteNew, isLiving, isMailable, isReopenable, moveTo, reopened, revoke } from './invitation-steps.ts';
import { type Change, invitationKey } from './roster-changes.ts';
import type { Invitation, Member, Roster } from './roster.ts';

type Changes = ReadonlyArray<Change<Invitation>>;

type Invited = {
  readonly roster: Roster;
  /** Every imported parent who is at the school once the changes are applied. */
  readonly present: ReadonlyMap<UserId, Member>;
  /** New id to old. */
  readonly predecessors: ReadonlyMap<UserId, UserId>;
  /** Who may be somebody that was invited before: a person has to look first. */
  readonly inDoubt: (userId: UserId) => boolean;
  /** Whether a run may invite people at all; one of the roster only brings back what it took away. */
  readonly mayInvite: boolean;
};

export type ParentInvitations = {
  readonly changes: Changes;
  readonly states: ReadonlyMap<UserId, Member['state']>;
};

/** Parents are invited once, however many children they have; without a child here an unused invitation ends. */
export const planParentInvitations = (invited: Invited): ParentInvitations => {
  const { roster, present, predecessors, inDoubt, mayInvite } = invited;
  const known = new Map(roster.invitations.map((invitation) => [invitationKey(invitation), invitation]));
  const ownOf = (id: UserId): Invitation | undefined => known.get(`${id} parent`);
  const ofParent = (member: Member): Changes => {
    const [own, from] = [ownOf(member.userId), predecessors.get(member.userId)];
    const inherited = from === undefined ? undefined : ownOf(from);
    if (inherited) return moveTo(member, inherited, own);
    if (member.state === 'joined') return [];
    if (own) return mayReopen(own, member) ? [{ kind: 'restored', before: own, after: reopened(own) }] : [];
    return !mayInvite || inDoubt(member.userId) ? [] : inviteNew(member, 'parent');
  };
  const changes = [...present.values()].flatMap(ofParent);
  const changed = new Set(changes.map(({ after }) => after.userId));
  const ending = roster.invitations.filter(
    (invitation) =>
      invitation.purpose === 'parent' &&
      isLiving(invitation) &&
      !present.has(invitation.userId) &&
      !changed.has(invitation.userId),
  );
  const living = changes.filter(({ after }) => isLiving(after)).map(({ after }) => after.userId);
  return {
    changes: [...changes, ...ending.map((before) => revoke('archived', before))],
    states: new Map(
      living.flatMap((id) => (present.get(id)?.state === 'joined' ? [] : [[id, 'invited' as const] as const])),
    ),
  };
};

const mayReopen = (own: Invitation, { email }: Member): boolean =>
  isReopenable(own) && (own.wasSent || isMailable(email));
