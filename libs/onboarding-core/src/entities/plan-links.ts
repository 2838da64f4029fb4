import type { UserId } from './clever-ids.ts';
import { type ChildOfContact, type Contact, CONTACT_TYPES, type ContactType, isSelf } from './contact.ts';
import { FEWEST_TO_HOLD } from './risk.ts';
import type { Change } from './roster-changes.ts';
import type { Guardianship } from './roster.ts';

/** What a contact's record grants: one link per child, by the first of the chosen types that it carries. */
export const grantsOf = (
  contact: Contact,
  here: ReadonlySet<UserId>,
  chosen: ReadonlySet<ContactType>,
): ReadonlyMap<UserId, Guardianship> => {
  const granted = contact.children
    .filter((child) => here.has(child.student) && !isSelf(child) && chosen.has(child.type))
    .sort((a, b) => CONTACT_TYPES.indexOf(b.type) - CONTACT_TYPES.indexOf(a.type));
  return new Map(granted.map((child) => [child.student, toGuardianship(contact.id, child)]));
};

const toGuardianship = (parentId: UserId, { student, relationship, type }: ChildOfContact): Guardianship => ({
  parentId,
  studentId: student,
  relationship,
  type,
});

/** How the links of one contact that Clever shows differ from those that are held. */
export type LinkPlan = {
  readonly added: ReadonlyArray<Change<Guardianship>>;
  readonly updated: ReadonlyArray<Change<Guardianship>>;
  /** The record names the child no more, or names them as themselves. */
  readonly revoked: ReadonlyArray<Change<Guardianship>>;
  /** The record names the child still, by a type that was not chosen. */
  readonly retyped: ReadonlyArray<Change<Guardianship>>;
};

export const end = (before: Guardianship): Change<Guardianship> => ({ kind: 'archived', before, after: before });

const names = ({ children }: Contact, studentId: UserId): boolean =>
  children.some((child) => child.student === studentId && !isSelf(child));

/** Links to children who are not here stay as they are: they count again when the child returns. */
export const planLinks = (
  contact: Contact,
  granted: ReadonlyMap<UserId, Guardianship>,
  held: ReadonlyArray<Guardianship>,
  here: ReadonlySet<UserId>,
): LinkPlan => {
  const known = new Map(held.map((guardianship) => [guardianship.studentId, guardianship]));
  const lost = held.filter(({ studentId }) => here.has(studentId) && !granted.has(studentId));
  const differs = (before: Guardianship, after: Guardianship): boolean =>
    before.relationship !== after.relationship || before.type !== after.type;
  return {
    added: [...granted.values()]
      .filter(({ studentId }) => !known.has(studentId))
      .map((after) => ({ kind: 'created', before: null, after })),
    updated: [...granted.values()].flatMap((after): Change<Guardianship>[] => {
      const before = known.get(after.studentId);
      return before && differs(before, after) ? [{ kind: 'updated', before, after }] : [];
    }),
    revoked: lost.filter(({ studentId }) => !names(contact, studentId)).map(end),
    retyped: lost.filter(({ studentId }) => names(contact, studentId)).map(end),
  };
};

/**
 * What is revoked alone, whatever was chosen: for an import of the roster. Where no record names a single child any more,
 * it is the field that is not shared, and the contacts step says so.
 */
export const planRevocations = (
  contacts: ReadonlyArray<Contact>,
  held: ReadonlyMap<UserId, ReadonlyArray<Guardianship>>,
  here: ReadonlySet<UserId>,
): ReadonlyArray<Change<Guardianship>> => {
  const revoked = contacts.flatMap((contact) =>
    (held.get(contact.id) ?? []).filter(({ studentId }) => here.has(studentId) && !names(contact, studentId)),
  );
  const isNamed = contacts.some(({ children }) => children.length > 0);
  return isNamed || revoked.length < FEWEST_TO_HOLD ? revoked.map(end) : [];
};
