import { byId, compareText, isLocalPerson } from './clever-ids.ts';
import type { ContactsShown } from './contact.ts';
import { isImportedParent } from './families-here.ts';
import type { ImportOptions, ImportStep } from './import-options.ts';
import type { Guardianship, Invitation, Member, Roster } from './roster.ts';
import type { Snapshot } from './snapshot.ts';

/** A cryptographic hash of the parts in their order, as lower-case hex. */
export type Fingerprint = (parts: Iterable<string>) => string;

/** In code-unit order, without repeats. */
const sorted = (ids: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(ids)].sort();

function* snapshotParts({ school, terms, sections, users, quarantined, listed }: Snapshot): Iterable<string> {
  yield JSON.stringify([school.id, school.name, school.lowGrade, school.highGrade]);
  yield JSON.stringify([listed.sections, listed.students, listed.teachers, listed.staff]);
  for (const t of [...terms].sort(byId)) yield JSON.stringify([t.id, t.name, t.startsOn, t.endsOn]);
  for (const s of [...sections].sort(byId)) {
    yield JSON.stringify([s.id, s.name, s.subject, s.grade, s.period, s.sectionNumber, s.termId, s.teachers]);
    yield sorted(s.students).join(' ');
  }
  for (const u of [...users].sort(byId))
    yield JSON.stringify([u.id, u.firstName, u.lastName, u.email, u.language, sorted(u.roles), sorted(u.rolesHere)]);
  yield sorted(quarantined.map(({ kind, cleverId }) => `${kind} ${cleverId}`)).join('\n');
}

/** Clever's side of a plan. The order of lists, clock times and unused fields do not enter. */
export const digestSnapshot = (fingerprint: Fingerprint, snapshot: Snapshot): string =>
  fingerprint(snapshotParts(snapshot));

function* contactParts({ contacts, listed, quarantined }: ContactsShown): Iterable<string> {
  yield String(listed);
  for (const { id, firstName, lastName, email, phone, children } of [...contacts].sort(byId)) {
    yield JSON.stringify([id, firstName, lastName, email, phone]);
    yield sorted(
      children.map(({ student, relationship, type }) => JSON.stringify([student, relationship, type])),
    ).join();
  }
  yield sorted(quarantined.map(({ cleverId }) => cleverId)).join('\n');
}

/** Clever's side of the contacts step. */
export const digestContacts = (fingerprint: Fingerprint, shown: ContactsShown): string =>
  fingerprint(contactParts(shown));

const byUser = (a: Pick<Member, 'userId'>, b: Pick<Member, 'userId'>): number => compareText(a.userId, b.userId);

function* memberParts(members: ReadonlyArray<Member>): Iterable<string> {
  for (const { state, ...m } of [...members].sort(byUser))
    yield JSON.stringify([
      ...[m.userId, m.role, m.firstName, m.lastName, m.email, m.phone, m.language],
      ...[state === 'listed', m.archived],
    ]);
}

function* invitationParts(invitations: ReadonlyArray<Invitation>): Iterable<string> {
  for (const { userId, purpose, state, wasSent, byHand } of [...invitations].sort(
    (a, b) => byUser(a, b) || compareText(a.purpose, b.purpose),
  ))
    yield JSON.stringify([userId, purpose, ...(state === 'revoked' ? [wasSent, byHand] : [])]);
}

/** Classes and the people who teach and learn there. What parents have follows from it. */
function* rosterParts({ schoolName, classes, members, memberships, invitations, onBloomz }: Roster): Iterable<string> {
  yield JSON.stringify(schoolName);
  for (const c of [...classes].sort(
    (a, b) => compareText(a.sectionId ?? '', b.sectionId ?? '') || compareText(a.name, b.name),
  ))
    yield JSON.stringify([c.sectionId, c.name, c.nameSource, c.cleverName, c.state, c.archivedBy]);
  yield* memberParts(members.filter(({ role }) => role !== 'parent'));
  const places = memberships.filter(({ role }) => role !== 'parent');
  const bySection = [...Map.groupBy(places, (m) => m.sectionId)].sort(([a], [b]) => compareText(a, b));
  for (const [sectionId, ofClass] of bySection)
    yield `${sectionId} ${ofClass
      .map((m) => `${m.userId} ${m.role} ${m.byHand}`)
      .sort()
      .join(' ')}`;
  yield* invitationParts(invitations.filter(({ purpose }) => purpose !== 'parent'));
  yield sorted(onBloomz).join(' ');
}

const toLine = ({ parentId, studentId, relationship, type }: Guardianship): string =>
  JSON.stringify([parentId, studentId, relationship, type]);

/** The students who are here, and the parents whom an import made. */
function* familyParts(roster: Roster): Iterable<string> {
  const { members, invitations, guardianships, pastGuardianships } = roster;
  const imported = (all: ReadonlyArray<Guardianship>): ReadonlyArray<string> =>
    sorted(all.filter(({ parentId }) => !isLocalPerson(parentId)).map(toLine));
  yield sorted(members.filter((m) => m.role === 'student' && !m.archived).map(({ userId }) => userId)).join(' ');
  yield* memberParts(members.filter(isImportedParent));
  yield* imported(guardianships);
  yield* imported(pastGuardianships);
  yield* invitationParts(invitations.filter(({ purpose }) => purpose === 'parent'));
}

const PARTS: Record<ImportStep, (roster: Roster) => Iterable<string>> = {
  roster: rosterParts,
  contacts: familyParts,
};

/**
 * Bloomz's side of a plan: all that a step depends on, and nothing that only the other one writes. Class options do not
 * enter, since no plan touches them; nor does how far an invitation has come or who has joined, so that neither sending
 * mail nor joining outdates an approval.
 */
export const digestRoster = (fingerprint: Fingerprint, roster: Roster, step: ImportStep): string =>
  fingerprint(PARTS[step](roster));

/** Whether somebody said that teachers are missing does not enter: a preview and its import are one plan. */
export const hashPlan = (
  fingerprint: Fingerprint,
  snapshotDigest: string,
  rosterDigest: string,
  options: ImportOptions,
): string =>
  fingerprint([
    snapshotDigest,
    rosterDigest,
    options.step,
    options.duplicateNames,
    options.sections,
    JSON.stringify([
      options.classOptions.behaviorManagement,
      options.classOptions.studentPortfolios,
      options.classOptions.parentCommunication,
    ]),
    ...(options.step === 'contacts' ? [sorted(options.contactTypes).join('\n')] : []),
  ]);
