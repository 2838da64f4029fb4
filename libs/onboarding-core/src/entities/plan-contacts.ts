import type { UserId } from './clever-ids.ts';
import { type Contact, type ContactsShown, countTypes } from './contact.ts';
import { countChanges } from './counts.ts';
import { digestContacts, digestRoster, hashPlan } from './digest.ts';
import type { Families } from './families.ts';
import { type FamilyFacts, gatherFamilyFacts } from './family-facts.ts';
import { countHouseholds } from './households.ts';
import type { ImportOptions } from './import-options.ts';
import { isMailable } from './invitation-steps.ts';
import { judgeFamilies, NOTHING_KEPT, type Withheld } from './judge-families.ts';
import { end } from './plan-links.ts';
import type { PlanContext } from './plan-import.ts';
import type { Plan } from './plan.ts';
import { applyChanges, type Change, NO_CHANGES, type RosterChanges } from './roster-changes.ts';
import type { Guardianship, Member, Roster } from './roster.ts';
import { settleFamilies } from './settle-families.ts';
import { teachersJoined } from './teachers-joined.ts';
import { warnOfFamilies } from './warn-of-families.ts';

type Draft = { readonly changes: RosterChanges; readonly present: ReadonlyMap<UserId, Member> };

const endAll = ({ held }: FamilyFacts, parent: UserId): ReadonlyArray<Change<Guardianship>> =>
  (held.get(parent) ?? []).map(end);

/** All the changes, but for what is withheld: that stays exactly as it is. */
const draft = (facts: FamilyFacts, { vanished: keepsVanished, ...keeps }: Withheld): Draft => {
  const { roster, links, granted, vanished, successions, doubts } = facts;
  const guardianships = [
    ...links.flatMap(({ added, updated }) => [...added.filter((link) => !keeps.crowded.has(link)), ...updated]),
    ...(keeps.revoked ? [] : links.flatMap(({ revoked }) => revoked)),
    ...(keeps.retyped ? [] : links.flatMap(({ retyped }) => retyped)),
    ...(keepsVanished ? [] : vanished.flatMap(({ userId }) => endAll(facts, userId))),
    ...successions.flatMap(({ from }) => endAll(facts, from)),
  ];
  return settleFamilies({
    ...{ roster, guardianships, successions },
    others: NO_CHANGES,
    contacts: new Map([...granted].map(([id, { contact }]): [UserId, Contact] => [id, contact])),
    inDoubt: (id) => doubts.has(id),
    updatesWait: keeps.updates,
    mayInvite: true,
  });
};

const summarise = ({ shown, here }: FamilyFacts, after: Roster, options: ImportOptions): Families => {
  const living = after.guardianships.filter(({ studentId }) => here.has(studentId));
  const reachable = new Set(
    after.members
      .filter((m) => m.role === 'parent' && !m.archived && (m.state === 'joined' || isMailable(m.email)))
      .map(({ userId }) => userId),
  );
  const reached = new Set(living.filter(({ parentId }) => reachable.has(parentId)).map(({ studentId }) => studentId));
  return {
    teachers: teachersJoined(after),
    types: countTypes(shown.contacts).map((count) => ({
      ...count,
      chosen: options.contactTypes.includes(count.type),
    })),
    households: countHouseholds(living),
    childrenWithoutAdult: here.size - reached.size,
  };
};

/** Of the people who are on Bloomz elsewhere in the district, a plan depends on those alone whom it could invite. */
const concerning = (roster: Roster, { granted }: FamilyFacts): Roster => ({
  ...roster,
  onBloomz: roster.onBloomz.filter((id) => granted.has(id)),
});

/** Decides what the contacts step would do. The counterpart of `planImport`, under the same brake. */
export const planContacts = (
  shown: ContactsShown,
  known: Roster,
  options: ImportOptions,
  { fingerprint, approved = false }: PlanContext,
): Plan => {
  const facts = gatherFamilyFacts({ shown, roster: known, options });
  const roster = concerning(known, facts);
  const everything = draft(facts, NOTHING_KEPT);
  const { holds, keeps } = approved ? { holds: [], keeps: NOTHING_KEPT } : judgeFamilies(facts, everything.changes);
  const { changes, present } = holds.length === 0 ? everything : draft(facts, keeps);
  const after = applyChanges(roster, changes);
  const families = summarise(facts, after, options);
  const snapshotDigest = digestContacts(fingerprint, shown);
  const rosterDigest = digestRoster(fingerprint, roster, 'contacts');
  return {
    hash: hashPlan(fingerprint, snapshotDigest, rosterDigest, options),
    snapshotDigest,
    rosterDigest,
    digestAfter: holds.length === 0 ? null : digestRoster(fingerprint, after, 'contacts'),
    options,
    changes,
    holds,
    counts: countChanges(roster, changes),
    skipped: [],
    quarantined: shown.quarantined,
    warnings: warnOfFamilies({ shown, families, present, after, doubts: facts.doubts, students: facts.here.size }),
    families,
  };
};
