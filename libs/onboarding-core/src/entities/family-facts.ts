import type { UserId } from './clever-ids.ts';
import type { ContactsShown } from './contact.ts';
import { byParent, isImportedParent, studentsHere } from './families-here.ts';
import type { ImportOptions } from './import-options.ts';
import { grantsOf, type LinkPlan, planLinks } from './plan-links.ts';
import type { Guardianship, Member, Roster } from './roster.ts';
import { type Granted, recognise } from './same-people.ts';

type Inputs = {
  readonly shown: ContactsShown;
  readonly roster: Roster;
  readonly options: ImportOptions;
};

/** What does not depend on what the brake holds. */
export type FamilyFacts = {
  readonly roster: Roster;
  readonly shown: ContactsShown;
  readonly here: ReadonlySet<UserId>;
  readonly granted: Granted;
  readonly links: ReadonlyArray<LinkPlan>;
  readonly held: ReadonlyMap<UserId, ReadonlyArray<Guardianship>>;
  /** Parents whose records are gone, but for those who go on under another id. */
  readonly vanished: ReadonlyArray<Member>;
} & ReturnType<typeof recognise>;

/** Compares both sides once; the brake decides later what of it goes through. */
export const gatherFamilyFacts = ({ shown, roster, options }: Inputs): FamilyFacts => {
  const others = new Set(roster.members.filter(({ role }) => role !== 'parent').map(({ userId }) => userId));
  const contacts = shown.contacts.filter(({ id }) => !others.has(id));
  const here = studentsHere(roster.members);
  const chosen = new Set(options.contactTypes);
  const held = byParent(roster.guardianships);
  const granted: Granted = new Map(
    contacts.map((contact) => [contact.id, { contact, links: grantsOf(contact, here, chosen) }]),
  );
  const unreadable = new Set<string>(shown.quarantined.map(({ cleverId }) => cleverId));
  const isGone = ({ userId }: Member): boolean =>
    !granted.has(userId) && !unreadable.has('') && !unreadable.has(userId);
  const same = recognise({ roster, granted, here, isGone });
  const succeeded = new Set(same.successions.map(({ from }) => from));
  return {
    ...{ roster, shown, here, granted, held, ...same },
    links: [...granted.values()].map(({ contact, links }) =>
      planLinks(contact, links, held.get(contact.id) ?? [], here),
    ),
    vanished: roster.members.filter((m) => isImportedParent(m) && !m.archived && isGone(m) && !succeeded.has(m.userId)),
  };
};
