import type { DistrictId, SchoolId, SectionId, UserId } from './entities/clever-ids.ts';
import type { ClassId } from './entities/listed.ts';
import type { Plan } from './entities/plan.ts';
import type { RunId, RunState } from './entities/run.ts';
import type { PlanId } from './entities/stored-plan.ts';

export type { MalformedCleverId } from './entities/clever-ids.ts';

/** The school has no community in Bloomz, or it is not linked to this Clever school. */
export type SchoolUnknown = { readonly _tag: 'SchoolUnknown'; readonly schoolId: SchoolId };
/** The school is linked already, and to another district. */
export type SchoolInOtherDistrict = {
  readonly _tag: 'SchoolInOtherDistrict';
  readonly schoolId: SchoolId;
  readonly districtId: DistrictId;
};

/** That School Admin is linked to another person in Clever; a link is not changed by repeating. */
export type AdminLinkedElsewhere = {
  readonly _tag: 'AdminLinkedElsewhere';
  readonly schoolId: SchoolId;
  readonly linkedTo: UserId;
};

/** The person is not School Admin of that community in Bloomz. */
export type NotSchoolAdmin = { readonly _tag: 'NotSchoolAdmin'; readonly schoolId: SchoolId; readonly userId: UserId };
/** The person is neither district admin in Clever nor staff of that school. */
export type CleverRoleMissing = {
  readonly _tag: 'CleverRoleMissing';
  readonly schoolId: SchoolId;
  readonly userId: UserId;
};

/** An import needs the person's role in Clever, and this account is not linked to a person there. */
export type CleverLinkMissing = { readonly _tag: 'CleverLinkMissing'; readonly schoolId: SchoolId };

/** Clever has no token for the district: Bloomz was never added there, or the district disconnected. */
export type DistrictNotConnected = { readonly _tag: 'DistrictNotConnected'; readonly districtId: DistrictId };
/** The district does not share the school with Bloomz. */
export type SchoolNotShared = { readonly _tag: 'SchoolNotShared'; readonly schoolId: SchoolId };
/** Clever does not accept our client id and secret. */
export type ClientRejected = { readonly _tag: 'ClientRejected' };
/** Clever did not give a complete, usable answer after all retries. `detail` names no person. */
export type CleverUnavailable = {
  readonly _tag: 'CleverUnavailable';
  readonly reason:
    'Unreachable' | 'TimedOut' | 'RateLimited' | 'ServerError' | 'Truncated' | 'ForeignAnswer' | 'Refused';
  readonly detail: string;
};

/** The database cannot be reached or did not take the write. `detail` names no person. */
export type StoreUnavailable = { readonly _tag: 'StoreUnavailable'; readonly detail: string };
/** Bloomz's side changed between load and apply; nothing was applied. */
export type RosterMoved = { readonly _tag: 'RosterMoved'; readonly schoolId: SchoolId };
/** Another run of this school is under way. */
export type ImportUnderway = { readonly _tag: 'ImportUnderway'; readonly schoolId: SchoolId };

/** A run of this school waits or is being worked on; only one may. */
export type RunUnderway = { readonly _tag: 'RunUnderway'; readonly schoolId: SchoolId; readonly runId: RunId };
/** The same idempotency key came with another request. */
export type IdempotencyKeyReused = { readonly _tag: 'IdempotencyKeyReused' };
/** The run is being applied, or has ended. */
export type RunNotCancellable = { readonly _tag: 'RunNotCancellable'; readonly runId: RunId; readonly state: RunState };
/** The district was disconnected from Bloomz: its data is frozen. */
export type DistrictFrozen = { readonly _tag: 'DistrictFrozen'; readonly districtId: DistrictId };
export type DistrictUnknown = { readonly _tag: 'DistrictUnknown'; readonly districtId: DistrictId };
/** A cursor comes from the page before and from nowhere else. */
export type MalformedCursor = { readonly _tag: 'MalformedCursor' };
export type PlanUnknown = { readonly _tag: 'PlanUnknown'; readonly planId: PlanId };
export type MemberUnknown = { readonly _tag: 'MemberUnknown' };
/** Only staff and teachers can be made School Admin or School Office Staff. */
export type NotAppointable = { readonly _tag: 'NotAppointable' };
/** Somebody changed the record since it was read. */
export type EditConflict = { readonly _tag: 'EditConflict' };

/** Not all teachers have joined, and nobody said that it may go on all the same. */
export type TeachersPending = { readonly _tag: 'TeachersPending'; readonly joined: number; readonly of: number };

export type RunUnknown = { readonly _tag: 'RunUnknown'; readonly runId: RunId };
/** Nobody has imported this school yet, so there is nothing to keep in step. */
export type NeverImported = { readonly _tag: 'NeverImported'; readonly schoolId: SchoolId };

/** Only a held run can be decided. */
export type RunNotHeld = { readonly _tag: 'RunNotHeld'; readonly runId: RunId; readonly state: RunState };
/** The approval names another plan than the run's, or either side has moved since. `fresh`: the plan as of now, if made. */
export type PlanOutdated = { readonly _tag: 'PlanOutdated'; readonly runId: RunId; readonly fresh: Plan | null };

/** No imported class is bound to that section. */
export type ClassUnknown = {
  readonly _tag: 'ClassUnknown';
  readonly schoolId: SchoolId;
  readonly sectionId: SectionId;
};
export type BlankName = { readonly _tag: 'BlankName' };
export type ClassIdUnknown = { readonly _tag: 'ClassIdUnknown'; readonly classId: ClassId };
/** Another class made by hand bears that name; nothing else tells the two apart. */
export type NameTaken = { readonly _tag: 'NameTaken' };

/** Everything that can keep Clever's side from being read. */
export type SourceFailure = DistrictNotConnected | SchoolNotShared | ClientRejected | CleverUnavailable;
