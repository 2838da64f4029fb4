import { byId, compareText } from './clever-ids.ts';
import type { ImportOptions } from './import-options.ts';
import type { Roster } from './roster.ts';
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
    yield JSON.stringify([u.id, u.firstName, u.lastName, u.email, sorted(u.roles), sorted(u.rolesHere)]);
  yield sorted(quarantined.map(({ kind, cleverId }) => `${kind} ${cleverId}`)).join('\n');
}

/** Clever's side of a plan. The order of lists, clock times and unused fields do not enter. */
export const digestSnapshot = (fingerprint: Fingerprint, snapshot: Snapshot): string =>
  fingerprint(snapshotParts(snapshot));

function* rosterParts({ schoolName, classes, members, memberships, invitations, onBloomz }: Roster): Iterable<string> {
  yield JSON.stringify(schoolName);
  for (const c of [...classes].sort(
    (a, b) => compareText(a.sectionId ?? '', b.sectionId ?? '') || compareText(a.name, b.name),
  ))
    yield JSON.stringify([c.sectionId, c.name, c.nameSource, c.cleverName, c.state, c.archivedBy]);
  for (const m of [...members].sort((a, b) => compareText(a.userId, b.userId)))
    yield JSON.stringify([m.userId, m.role, m.firstName, m.lastName, m.email, m.phone, m.state, m.archived]);
  const bySection = [...Map.groupBy(memberships, (m) => m.sectionId)].sort(([a], [b]) => compareText(a, b));
  for (const [sectionId, ofClass] of bySection)
    yield `${sectionId} ${ofClass
      .map((m) => `${m.userId} ${m.role} ${m.byHand}`)
      .sort()
      .join(' ')}`;
  for (const i of [...invitations].sort((a, b) => compareText(a.userId, b.userId) || compareText(a.purpose, b.purpose)))
    yield JSON.stringify([i.userId, i.purpose, i.state === 'revoked', i.state === 'revoked' && i.wasSent]);
  yield sorted(onBloomz).join(' ');
}

/**
 * Bloomz's side of a plan: all that a plan depends on. Class options do not enter, since no plan touches them; nor does
 * how far an invitation has come, so that sending mail outdates no approval.
 */
export const digestRoster = (fingerprint: Fingerprint, roster: Roster): string => fingerprint(rosterParts(roster));

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
  ]);
