import {
  type Authorize,
  type Forbidden,
  type Operation,
  type Place,
  type PlaceUnknown,
  type Principal,
} from '@bloomz/access-core';
import type { FindInvitation } from '@bloomz/invitation-core';
import { E, type O, pipe, TE } from '@bloomz/kernel';
import type {
  ClassId,
  DistrictDirectory,
  DistrictId,
  ListedClass,
  ListedMember,
  MemberId,
  PlanId,
  PlanShelf,
  Run,
  RunId,
  RunLog,
  School,
  SchoolDirectory,
  SchoolId,
  SchoolLists,
  SchoolRef,
  StoredPlan,
  StoreUnavailable,
} from '@bloomz/onboarding-core';
import type { NotFound } from './problems/api-error.ts';

type Refused = NotFound | PlaceUnknown | Forbidden | StoreUnavailable;
type Gated<T> = TE.TaskEither<Refused, T>;

/**
 * The way to every single thing: it is looked up in the caller's scope, and the policy is asked for the place where it
 * was found. What is not found and what the caller may not know of fail alike.
 */
export type Gate = {
  readonly school: (caller: Principal, operation: Operation, id: SchoolId) => Gated<School>;
  readonly district: (caller: Principal, operation: Operation, id: DistrictId) => Gated<DistrictId>;
  readonly run: (caller: Principal, operation: Operation, id: RunId) => Gated<Run>;
  readonly plan: (caller: Principal, operation: Operation, id: PlanId) => Gated<StoredPlan>;
  readonly class: (caller: Principal, operation: Operation, id: ClassId) => Gated<Found<ListedClass>>;
  readonly member: (caller: Principal, operation: Operation, id: MemberId) => Gated<Found<ListedMember>>;
  readonly invitation: (caller: Principal, operation: Operation, id: string) => Gated<unknown>;
};
type Found<T> = { readonly school: SchoolRef; readonly listed: T };

type Stores = {
  readonly schools: SchoolDirectory;
  readonly districts: DistrictDirectory;
  readonly runs: RunLog;
  readonly plans: PlanShelf;
  readonly lists: SchoolLists;
  readonly findInvitation: FindInvitation;
};

export const makeGate = (
  { schools, districts, runs, plans, lists, findInvitation }: Stores,
  authorize: Authorize,
): Gate => {
  const pass =
    <T>(find: TE.TaskEither<StoreUnavailable, O.Option<T>>, placeOf: (found: T) => Place) =>
    (caller: Principal, operation: Operation): Gated<T> =>
      pipe(
        find,
        TE.flatMap(TE.fromOption((): Refused => ({ _tag: 'NotFound' }))),
        TE.tap((found) => TE.fromEither<Refused, void>(authorize(caller, operation, placeOf(found)))),
      );
  const atSchool = ({ school }: { readonly school: SchoolRef }): Place => school;
  return {
    school: (caller, operation, id) => pass(schools.find(id), ({ ref }) => ref)(caller, operation),
    district: (caller, operation, id) =>
      pipe(
        pass(districts.find(id), (district): Place => ({ districtId: district.id, schoolId: null }))(caller, operation),
        TE.map((district) => district.id),
      ),
    run: (caller, operation, id) => pass(runs.find(id), atSchool)(caller, operation),
    plan: (caller, operation, id) => pass(plans.find(id), atSchool)(caller, operation),
    class: (caller, operation, id) => pass(lists.findClass(id), atSchool)(caller, operation),
    invitation: (caller, operation, id) => pass(findInvitation(id), ({ school }) => school)(caller, operation),
    member: (caller, operation, id) => pass(lists.findMember(id), atSchool)(caller, operation),
  };
};

/** Whether the caller may do something there, for lists that show only what one may see. */
export const allows = (authorize: Authorize, caller: Principal, operation: Operation, place: Place): boolean =>
  E.isRight(authorize(caller, operation, place));
