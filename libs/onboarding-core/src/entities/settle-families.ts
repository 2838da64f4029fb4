import type { UserId } from './clever-ids.ts';
import type { Contact } from './contact.ts';
import { parentsOf, studentsHere } from './families-here.ts';
import { markStates } from './invitation-steps.ts';
import { planParentInvitations } from './parent-invitations.ts';
import { planParentMemberships } from './parent-memberships.ts';
import { planParents } from './plan-parents.ts';
import { applyChanges, type Change, NO_CHANGES, type RosterChanges, type Succession } from './roster-changes.ts';
import type { Guardianship, Member, Roster } from './roster.ts';

type Settling = {
  readonly roster: Roster;
  /** What a run does to classes, teachers and students; nothing in the contacts step. */
  readonly others: RosterChanges;
  readonly guardianships: ReadonlyArray<Change<Guardianship>>;
  /** As Clever shows them; nobody in an import of the roster. */
  readonly contacts: ReadonlyMap<UserId, Contact>;
  readonly successions: ReadonlyArray<Succession>;
  readonly inDoubt: (userId: UserId) => boolean;
  readonly updatesWait: boolean;
  readonly mayInvite: boolean;
};

export type Settled = {
  readonly changes: RosterChanges;
  /** Every imported parent who is at the school once the changes are applied. */
  readonly present: ReadonlyMap<UserId, Member>;
};

/** What links between adults and children come to: who is a member, of which classes, and who is invited. */
export const settleFamilies = (settling: Settling): Settled => {
  const { roster, others, guardianships, contacts, successions, inDoubt, updatesWait, mayInvite } = settling;
  const after = applyChanges(roster, { ...others, guardianships: [...others.guardianships, ...guardianships] });
  const here = studentsHere(after.members);
  const states = new Map(roster.members.map(({ userId, state }) => [userId, state]));
  const parents = planParents({
    ...{ roster, contacts, updatesWait },
    withChild: parentsOf(after.guardianships, here),
    states: new Map(successions.flatMap(({ from, to }) => [[to, states.get(from) ?? 'listed'] as const])),
    onBloomz: new Set(roster.onBloomz),
  });
  const invitations = planParentInvitations({
    ...{ roster, inDoubt, mayInvite },
    present: parents.present,
    predecessors: new Map(successions.map(({ from, to }) => [to, from])),
  });
  const members = [...others.members, ...markStates(parents.changes, parents.present, invitations.states)];
  const settled = applyChanges(after, { ...NO_CHANGES, members });
  const memberships = planParentMemberships(after.memberships, {
    ...settled,
    here: new Set(settled.members.flatMap(({ userId, archived }) => (archived ? [] : [userId]))),
  });
  return {
    present: parents.present,
    changes: {
      ...others,
      members,
      guardianships: [...others.guardianships, ...guardianships],
      memberships: [...others.memberships, ...memberships],
      invitations: [...others.invitations, ...invitations.changes],
      successions: [...others.successions, ...successions],
    },
  };
};
