import type { DistrictId, SchoolId, UserId } from '../entities/clever-ids.ts';
import type { Appointment, ClassId } from '../entities/listed.ts';
import type { PlannedChange } from '../entities/planned-change.ts';
import type { PlanId, StoredPlan } from '../entities/stored-plan.ts';
import { invitationKey } from '../entities/roster-changes.ts';
import type { Invitation, Roster } from '../entities/roster.ts';
import type { Run, RunEvent, RunId, SchoolRef } from '../entities/run.ts';
import type { SchoolAdmin, SchoolLanguage } from '../entities/school.ts';
import type { Approved } from '../ports/run-queue.ts';

export type InMemorySchool = {
  readonly ref: SchoolRef;
  readonly language: SchoolLanguage;
  readonly admins: ReadonlyArray<SchoolAdmin>;
  readonly appointments: ReadonlyMap<UserId, Appointment>;
  readonly roster: Roster;
  /** Ids of the classes made by hand, by name. */
  readonly handMade: ReadonlyMap<string, ClassId>;
  readonly version: number;
  /** Keys of the invitations that wait to be sent. */
  readonly outbox: ReadonlySet<string>;
};

/** Who may work on a run, and what it is to do beside planning. */
export type InMemoryHands = { readonly attempt: number; readonly approval: Approved | null };

/** Bloomz in memory, shared by the fakes that stand for its parts. */
export type InMemoryState = {
  readonly schools: Map<SchoolId, InMemorySchool>;
  readonly runs: Map<RunId, Run>;
  readonly hands: Map<RunId, InMemoryHands>;
  readonly jobs: RunId[];
  /** Requests by caller and key. */
  readonly requests: Map<string, { readonly request: string; readonly runId: RunId }>;
  readonly events: RunEvent[];
  readonly shelf: Map<PlanId, { readonly plan: StoredPlan; readonly changes: ReadonlyArray<PlannedChange> }>;
  readonly disconnected: Map<DistrictId, Date>;
  readonly underway: Set<SchoolId>;
};

export const makeInMemoryState = (): InMemoryState => ({
  schools: new Map(),
  runs: new Map(),
  hands: new Map(),
  jobs: [],
  requests: new Map(),
  events: [],
  shelf: new Map(),
  disconnected: new Map(),
  underway: new Set(),
});

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
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime() || endOf(b) - endOf(a));

const endOf = ({ finishedAt }: Run): number => finishedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;

/** Writes a run, and an event when its state or its progress is new. */
export const writeRun = (state: InMemoryState, run: Run, at: Date, progress: RunEvent['progress'] = null): void => {
  const changed = state.runs.get(run.id)?.state !== run.state;
  state.runs.set(run.id, run);
  if (!changed && progress === null) return;
  const id = state.events.filter(({ runId }) => runId === run.id).length + 1;
  state.events.push({ id, runId: run.id, at, state: run.state, progress });
};

export const requeue = (outbox: ReadonlySet<string>, after: ReadonlyArray<Invitation>): ReadonlySet<string> => {
  const next = new Set(outbox);
  for (const invitation of after)
    if (invitation.state === 'queued') next.add(invitationKey(invitation));
    else next.delete(invitationKey(invitation));
  return next;
};
