import type { UserId } from './clever-ids.ts';
import type { Quarantined } from './snapshot.ts';

/** Clever's contact types in the guide's order, with our word for those that carry none. */
export const CONTACT_TYPES = [
  'Parent/Guardian',
  'Primary',
  'Secondary',
  'Family',
  'Emergency',
  'Other',
  'unspecified',
] as const;
export type ContactType = (typeof CONTACT_TYPES)[number];
export type ContactTypeCount = { readonly type: ContactType; readonly contacts: number };

/** Relationship and type belong to the pair of contact and student. */
export type ChildOfContact = {
  readonly student: UserId;
  readonly relationship: string;
  readonly type: ContactType;
};

/** An adult as Clever shows them to one school. `phone`: digits only. `children`: those of this school. */
export type Contact = {
  readonly id: UserId;
  readonly firstName: string;
  readonly lastName: string;
  readonly email?: string;
  readonly phone?: string;
  readonly children: ReadonlyArray<ChildOfContact>;
};

/** What Clever says of the adults of a school's students. `listed`: how many concern the school, usable or not. */
export type ContactsShown = {
  readonly contacts: ReadonlyArray<Contact>;
  readonly listed: number;
  readonly quarantined: ReadonlyArray<Quarantined>;
};

export const NO_CONTACTS: ContactsShown = { contacts: [], listed: 0, quarantined: [] };

/** Somebody whom Clever lists as a contact of themselves is no parent. */
export const isSelf = ({ relationship }: Pick<ChildOfContact, 'relationship'>): boolean =>
  relationship.trim().toLowerCase() === 'self';

export const countTypes = (contacts: ReadonlyArray<Contact>): ReadonlyArray<ContactTypeCount> => {
  const counts = new Map<ContactType, number>();
  for (const { children } of contacts)
    for (const type of new Set(children.map((child) => child.type))) counts.set(type, (counts.get(type) ?? 0) + 1);
  return CONTACT_TYPES.map((type) => ({ type, contacts: counts.get(type) ?? 0 }));
};
