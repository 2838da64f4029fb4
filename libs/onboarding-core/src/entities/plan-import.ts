import type { ContactsShown } from './contact.ts';
import { countChanges } from './counts.ts';
import { digestRoster, digestSnapshot, type Fingerprint, hashPlan } from './digest.ts';
import type { ImportOptions } from './import-options.ts';
import { byParent, studentsHere } from './families-here.ts';
import { markStates } from './invitation-steps.ts';
import { planClasses } from './plan-classes.ts';
import { planInvitations } from './plan-invitations.ts';
import { planMembers } from './plan-members.ts';
import { planRevocations } from './plan-links.ts';
import { planMemberships } from './plan-memberships.ts';
import type { Plan, Skipped, Warning } from './plan.ts';
import { type Hold, judgeRisk, NOTHING_WITHHELD, type Withheld, withheldBy } from './risk.ts';
import { applyChanges, NO_CHANGES, type RosterChanges } from './roster-changes.ts';
import type { Roster } from './roster.ts';
import { settleFamilies } from './settle-families.ts';
import type { Snapshot } from './snapshot.ts';
import { warn } from './warnings.ts';

type Draft = {
  readonly changes: RosterChanges;
  readonly skipped: ReadonlyArray<Skipped>;
  readonly warnings: ReadonlyArray<Warning>;
};

/** Everything a plan depends on. `today` is `YYYY-MM-DD` and enters warnings only. */
type Inputs = {
  readonly snapshot: Snapshot;
  readonly roster: Roster;
  readonly options: ImportOptions;
  readonly today: string;
  /** Where Bloomz holds links to children already: only what was taken back is taken from it. */
  readonly contacts: ContactsShown | null;
};

/** All the changes between the two sides, but for what is withheld: that stays exactly as it is. */
const draft = ({ snapshot, roster, options, today, contacts }: Inputs, withheld: Withheld): Draft => {
  const classes = planClasses(snapshot, roster, options, withheld);
  const people = planMembers(snapshot, roster, classes.imported, withheld);
  const invitations = planInvitations(people, roster);
  const others: RosterChanges = {
    ...NO_CHANGES,
    schoolName: snapshot.school.name === roster.schoolName ? null : snapshot.school.name,
    classes: classes.changes,
    members: markStates(people.changes, people.present, invitations.states),
    memberships: planMemberships(classes, people, roster, withheld),
    invitations: invitations.changes,
    successions: invitations.successions,
  };
  return {
    changes: withFamilies(others, roster, contacts),
    skipped: classes.skipped,
    warnings: warn(snapshot, classes.imported, people.present, today),
  };
};

/** Parents follow their children to other classes, and leave with the last of them or when a link was taken back. */
const withFamilies = (others: RosterChanges, roster: Roster, contacts: ContactsShown | null): RosterChanges => {
  if (roster.guardianships.length === 0) return others;
  const guardianships =
    contacts === null
      ? []
      : planRevocations(contacts.contacts, byParent(roster.guardianships), studentsHere(roster.members));
  return settleFamilies({
    ...{ roster, others, guardianships },
    contacts: new Map(),
    successions: [],
    inDoubt: () => false,
    updatesWait: false,
    mayInvite: false,
  }).changes;
};

type Braked = Draft & { readonly holds: ReadonlyArray<Hold> };

/**
 * Plans around what the brake holds. What is held counts as present, so whatever depends on it waits as well; that may
 * leave others without a reason to stay, so it judges again until nothing more is held.
 */
const draftWithBrake = (inputs: Inputs, holds: ReadonlyArray<Hold> = []): Braked => {
  const withheld = withheldBy(holds);
  const drafted = draft(inputs, withheld);
  const more = judgeRisk(inputs.roster, drafted.changes, inputs.snapshot.listed).filter(
    ({ type, removals, updates }) =>
      (removals > 0 && !withheld.removals.has(type)) || (updates > 0 && !withheld.updates.has(type)),
  );
  return more.length === 0 ? { ...drafted, holds } : draftWithBrake(inputs, [...holds, ...more]);
};

/** `approved` lets go what the brake would hold. */
export type PlanContext = {
  readonly fingerprint: Fingerprint;
  readonly today: string;
  readonly approved?: boolean;
  /** For a roster with links to children. */
  readonly contacts?: ContactsShown | null;
};

/** Of the people who are on Bloomz elsewhere in the district, a plan depends on those alone whom it could invite. */
const concerning = (snapshot: Snapshot, roster: Roster): Roster => {
  const shown = new Set(snapshot.users.map(({ id }) => id));
  return { ...roster, onBloomz: roster.onBloomz.filter((id) => shown.has(id)) };
};

/** Decides what an import would do: the changes, what of them waits for a person, and what was left out and why. */
export const planImport = (
  snapshot: Snapshot,
  roster: Roster,
  options: ImportOptions,
  { fingerprint, today, approved = false, contacts = null }: PlanContext,
): Plan => {
  const inputs = { snapshot, roster, options, today, contacts };
  const { changes, holds, skipped, warnings }: Braked = approved
    ? { ...draft(inputs, NOTHING_WITHHELD), holds: [] }
    : draftWithBrake(inputs);
  const concerned = concerning(snapshot, roster);
  const snapshotDigest = digestSnapshot(fingerprint, snapshot);
  const rosterDigest = digestRoster(fingerprint, concerned, 'roster');
  return {
    hash: hashPlan(fingerprint, snapshotDigest, rosterDigest, options),
    snapshotDigest,
    rosterDigest,
    digestAfter: holds.length === 0 ? null : digestRoster(fingerprint, applyChanges(concerned, changes), 'roster'),
    options,
    changes,
    holds,
    counts: countChanges(roster, changes),
    skipped,
    quarantined: snapshot.quarantined,
    warnings,
    families: null,
  };
};
