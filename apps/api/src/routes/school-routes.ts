import type { Authorize, Principal } from '@bloomz/access-core';
import { getRosterReview, getSchool, getSetupReport, listSchools } from '@bloomz/api-contract';
import { O, pipe, TE } from '@bloomz/kernel';
import { compareText, type School } from '@bloomz/onboarding-core';
import { Router } from 'express';
import type { Services } from '../compose.ts';
import { allows, type Gate } from '../gate.ts';
import { atOnce } from '../http/at-once.ts';
import { actorOf } from '../http/caller.ts';
import { mount } from '../http/mount.ts';
import { ok } from '../http/replies.ts';
import { pageByKey } from '../http/page-by-key.ts';
import { toSchoolJson, toSchoolSummaryJson } from '../json/school-json.ts';
import type { ApiError } from '../problems/api-error.ts';
import { schoolIn } from './school-in.ts';

/** Each reads a whole school from Clever. */
const REVIEWS_AT_ONCE = 4;

const sortKey = ({ name, ref }: School): string => `${(name ?? '').toLowerCase()}\t${ref.schoolId}`;

export const schoolRoutes = (services: Services, gate: Gate, authorize: Authorize): Router => {
  const router = Router();
  const limited = atOnce(REVIEWS_AT_ONCE);

  const seen = (caller: Principal): TE.TaskEither<ApiError, ReadonlyArray<School>> =>
    pipe(
      services.schools.list(),
      TE.map((schools) =>
        schools
          .filter(({ ref }) => allows(authorize, caller, 'school.read', ref))
          .sort((a, b) => compareText(sortKey(a), sortKey(b))),
      ),
    );

  mount(
    router,
    listSchools,
  )(({ query }, caller) =>
    pipe(
      seen(caller),
      TE.flatMapEither((schools) => pageByKey(schools, sortKey, query)),
      TE.map(({ items, next }) => ok({ items: items.map(toSchoolSummaryJson), next })),
    ),
  );

  const admitted = schoolIn(gate);

  mount(
    router,
    getSchool,
  )(({ params }, caller) =>
    pipe(
      TE.Do,
      TE.bind('school', () => admitted(caller, 'school.read', params)),
      TE.bindW('status', ({ school }) => services.schoolStatus(school.ref.schoolId)),
      TE.bindW('district', ({ school }) => services.districts.find(school.ref.districtId)),
      TE.map(({ status, district }) => ok(toSchoolJson(status, O.toNullable(district)))),
    ),
  );

  mount(
    router,
    getSetupReport,
  )(({ params }, caller) =>
    pipe(
      admitted(caller, 'setup.read', params),
      TE.flatMap(({ ref }) => services.verifyCleverSetup(ref.schoolId, actorOf(caller))),
      TE.map((checks) => ok({ checks })),
    ),
  );

  mount(
    router,
    getRosterReview,
  )(({ params }, caller) =>
    pipe(
      admitted(caller, 'review.read', params),
      TE.flatMap(({ ref }) => limited(services.reviewRoster(ref.schoolId))),
      TE.map(ok),
    ),
  );

  return router;
};
