import type { UserId } from './clever-ids.ts';
import { countChanges } from './counts.ts';
import { digestRoster, digestSnapshot, type Fingerprint, hashPlan } from './digest.ts';
import type { ImportOptions } from './import-options.ts';
import { planClasses } from './plan-classes.ts';
import { planInvitations } from './plan-invitations.ts';
import { planMembers } from './plan-members.ts';
import { planMemberships } from './plan-memberships.ts';
import type { Plan, Skipped, Warning } from './plan.ts';
import { type Hold, judgeRisk, NOTHING_WITHHELD, type Withheld, withheldBy } from './risk.ts';
import { applyChanges, type Change, type RosterChanges } from './roster-changes.ts';
import type { Member, Roster } from './roster.ts';
import type { Snapshot } from './snapshot.ts';
import { warn } from './warnings.ts';

type Draft = {
  readonly changes: RosterChanges;
  readonly skipped: ReadonlyArray<Skipped>;
  readonly warnings: ReadonlyArray<Warning>;
};

/** Whoever is invited with this run becomes `invited` with it. */
const markInvited = (
  changes: ReadonlyArray<Change<Member>>,
  present: ReadonlyMap<UserId, Member>,
  invited: ReadonlySet<UserId>,
): ReadonlyArray<Change<Member>> => {
  const changed = new Set(changes.map(({ after }) => after.userId));
  const others = [...invited].flatMap((userId): Change<Member>[] => {
    const before = present.get(userId);
    const already = before === undefined || changed.has(userId) || before.state === 'invited';
    return already ? [] : [{ kind: 'updated', before, after: { ...before, state: 'invited' } }];
  });
  const mark = (change: Change<Member>): Change<Member> =>
    invited.has(change.after.userId) ? { ...change, after: { ...change.after, state: 'invited' } } : change;
  return [...changes.map(mark), ...others];
};

/** Everything a plan depends on. `today` is `YYYY-MM-DD` and enters warnings only. */
type Inputs = {
  readonly snapshot: Snapshot;
  readonly roster: Roster;
  readonly options: ImportOptions;
  readonly today: string;
};

/** All the changes between the two sides, but for what is withheld: that stays exactly as it is. */
const draft = ({ snapshot, roster, options, today }: Inputs, withheld: Withheld): Draft => {
  const classes = planClasses(snapshot, roster, options, withheld);
  const people = planMembers(snapshot, roster, classes.imported, withheld);
  const invitations = planInvitations(people, roster);
  return {
    changes: {
      schoolName: snapshot.school.name === roster.schoolName ? null : snapshot.school.name,
      classes: classes.changes,
      members: markInvited(people.changes, people.present, invitations.invited),
      memberships: planMemberships(classes, people, roster, withheld),
      invitations: invitations.changes,
      guardianships: [],
      successions: [],
    },
    skipped: classes.skipped,
    warnings: warn(snapshot, classes.imported, people.present, today),
  };
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
export type PlanContext = { readonly fingerprint: Fingerprint; readonly today: string; readonly approved?: boolean };

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
  { fingerprint, today, approved = false }: PlanContext,
): Plan => {
  const inputs = { snapshot, roster, options, today };
  const { changes, holds, skipped, warnings }: Braked = approved
    ? { ...draft(inputs, NOTHING_WITHHELD), holds: [] }
    : draftWithBrake(inputs);
  const concerned = concerning(snapshot, roster);
  const snapshotDigest = digestSnapshot(fingerprint, snapshot);
  const rosterDigest = digestRoster(fingerprint, concerned);
  return {
    hash: hashPlan(fingerprint, snapshotDigest, rosterDigest, options),
    snapshotDigest,
    rosterDigest,
    digestAfter: holds.length === 0 ? null : digestRoster(fingerprint, applyChanges(concerned, changes)),
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
