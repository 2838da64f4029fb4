import { type PeopleType, typeOfRole } from './record-type.ts';
import type { Invitation, Member, Roster } from './roster.ts';

type Living = { readonly active: number; readonly archived: number };

/** How much Bloomz holds of a school, by type and state. */
export type RosterTotals = Readonly<Record<'classes' | PeopleType, Living>> & {
  readonly memberships: number;
  readonly teachersJoined: number;
  readonly invitations: Readonly<Record<Invitation['state'], number>>;
};

const count = <T>(items: ReadonlyArray<T>, is: (item: T) => boolean): number => items.filter(is).length;

export const rosterTotals = ({ classes, members, memberships, invitations }: Roster): RosterTotals => {
  const people = (type: PeopleType): Living => {
    const ofType = members.filter(({ role }) => typeOfRole(role) === type);
    return { active: count(ofType, (m) => !m.archived), archived: count(ofType, (m) => m.archived) };
  };
  const inState = (state: Invitation['state']): number => count(invitations, (i) => i.state === state);
  const hasJoined = ({ role, state, archived }: Member): boolean =>
    role === 'teacher' && state === 'joined' && !archived;
  return {
    classes: {
      active: count(classes, ({ state }) => state === 'active'),
      archived: count(classes, ({ state }) => state === 'archived'),
    },
    teachers: people('teachers'),
    staff: people('staff'),
    students: people('students'),
    parents: people('parents'),
    memberships: memberships.length,
    teachersJoined: count(members, hasJoined),
    invitations: {
      planned: inState('planned'),
      queued: inState('queued'),
      sent: inState('sent'),
      joined: inState('joined'),
      bounced: inState('bounced'),
      revoked: inState('revoked'),
      expired: inState('expired'),
    },
  };
};
