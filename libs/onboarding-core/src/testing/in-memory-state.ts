import type { SchoolId } from '../entities/clever-ids.ts';
import { invitationKey } from '../entities/roster-changes.ts';
import type { Invitation, Roster } from '../entities/roster.ts';
import type { Run, RunId, SchoolRef } from '../entities/run.ts';
import type { SchoolAdmin } from '../entities/school.ts';

export type InMemorySchool = {
  readonly ref: SchoolRef;
  readonly admins: ReadonlyArray<SchoolAdmin>;
  readonly roster: Roster;
  readonly version: number;
  /** Keys of the invitations that wait to be sent. */
  readonly outbox: ReadonlySet<string>;
};

/** Bloomz in memory, shared by the fakes that stand for its parts. */
export type InMemoryState = {
  readonly schools: Map<SchoolId, InMemorySchool>;
  readonly runs: Map<RunId, Run>;
  readonly underway: Set<SchoolId>;
};

export const makeInMemoryState = (): InMemoryState => ({ schools: new Map(), runs: new Map(), underway: new Set() });

export const schoolIn = (
  { schools }: InMemoryState,
  { districtId, schoolId }: SchoolRef,
): InMemorySchool | undefined => {
  const school = schools.get(schoolId);
  return school?.ref.districtId === districtId ? school : undefined;
};

export const latestRuns = ({ runs }: InMemoryState, { schoolId }: SchoolRef): ReadonlyArray<Run> =>
  [...runs.values()]
    .filter(({ school }) => school.schoolId === schoolId)
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime() || b.finishedAt.getTime() - a.finishedAt.getTime());

export const requeue = (outbox: ReadonlySet<string>, after: ReadonlyArray<Invitation>): ReadonlySet<string> => {
  const next = new Set(outbox);
  for (const invitation of after)
    if (invitation.state === 'queued') next.add(invitationKey(invitation));
    else next.delete(invitationKey(invitation));
  return next;
};
