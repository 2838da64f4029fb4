import { E, O, pipe, TE } from '@bloomz/kernel';
import type {
  ClientRejected,
  CleverUnavailable,
  SchoolRef,
  SetupFacts,
  SetupProbe,
  SourceFailure,
} from '@bloomz/onboarding-core';
import { type Call, ending } from './call.ts';
import type { CleverHttp, Get } from './clever-http.ts';
import { decodePage } from './codecs/page.ts';
import { decodePerson } from './codecs/person.ts';
import { decodeDistrict, decodeSchool } from './codecs/places.ts';
import { present } from './codecs/present.ts';
import type { CallFailure } from './faults.ts';
import { paths } from './paths.ts';

/** What Clever does not show counts as seen and absent. */
const orAbsent = <A>(task: TE.TaskEither<CallFailure, A>): TE.TaskEither<SourceFailure, A | undefined> =>
  TE.orElse((failure: CallFailure) =>
    failure._tag === 'NotThere' ? TE.right<SourceFailure, A | undefined>(undefined) : TE.left(failure),
  )(task);

const showsSomething = (body: unknown): E.Either<string, boolean> => {
  const page = decodePage(body);
  return E.isLeft(page) ? page : E.right(page.right.records.length > 0);
};

/** All looks side by side. Of a school that is not shared there is nothing to say about its lists. */
const look = ({ districtId, schoolId }: SchoolRef, get: Get, call: Call): TE.TaskEither<SourceFailure, SetupFacts> => {
  const quick = <A>(task: TE.TaskEither<CallFailure, A>): TE.TaskEither<SourceFailure, A | undefined> =>
    ending(call, orAbsent(task));
  const shows = (path: string): TE.TaskEither<SourceFailure, boolean> =>
    TE.map((seen: boolean | undefined) => seen ?? false)(quick(get(path, showsSomething)));
  return pipe(
    TE.Do,
    TE.apS('district', quick(get(paths.district(districtId), decodeDistrict(districtId)))),
    TE.apS('school', quick(get(paths.school(schoolId), decodeSchool(schoolId)))),
    TE.apS('sections', shows(paths.sections(schoolId, 1))),
    TE.apS('students', shows(paths.people(schoolId, 'student', 1))),
    TE.apS('teachers', shows(paths.people(schoolId, 'teacher', 1))),
    TE.apS('staff', shows(paths.people(schoolId, 'staff', 1))),
    TE.apS('contacts', shows(paths.districtPeople('contact', 1))),
    TE.map(({ district, school, ...shared }) => ({
      connected: true,
      ...present({ district }),
      ...(school === undefined ? { school: 'not-shared' as const } : { school: { name: school.name }, shared }),
    })),
  );
};

/** A district that is not connected is a finding, not a failure. */
const orDisconnected = (
  task: TE.TaskEither<SourceFailure, SetupFacts>,
): TE.TaskEither<ClientRejected | CleverUnavailable, SetupFacts> =>
  TE.orElse((failure: SourceFailure): TE.TaskEither<ClientRejected | CleverUnavailable, SetupFacts> => {
    if (failure._tag === 'DistrictNotConnected') return TE.right({ connected: false });
    if (failure._tag === 'SchoolNotShared') return TE.right({ connected: true, school: 'not-shared' });
    return TE.left(failure);
  })(task);

/** Looks at Clever's side in eight or nine requests. https://dev.clever.com/docs/sync-troubleshooting */
export const makeCleverSetupProbe = (http: CleverHttp): SetupProbe => ({
  probe: (school) => orDisconnected(http.callAnew(school.districtId, (get, call) => look(school, get, call))),
  findPerson: ({ districtId }, userId) =>
    http.call(districtId, (get) =>
      pipe(
        orAbsent(get(paths.user(userId), decodePerson(userId))),
        TE.map((person) => O.fromNullable(person)),
      ),
    ),
});
