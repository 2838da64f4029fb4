import { E, pipe, TE } from '@bloomz/kernel';
import type { ReadProgress, SchoolRef, Snapshot, SourceFailure } from '@bloomz/onboarding-core';
import { type Call, ending } from './call.ts';
import type { Settings } from './clever-config.ts';
import type { Get } from './clever-http.ts';
import { decodeDistrict, decodeSchool } from './codecs/places.ts';
import { type CallFailure, orRefused } from './faults.ts';
import { emptyFindings, type Findings, missingOf } from './findings.ts';
import type { Gathering } from './gathering.ts';
import { lookUpOutsiders } from './outsiders.ts';
import { forEachPage } from './paging.ts';
import { paths } from './paths.ts';
import { buildSnapshot } from './snapshot-building.ts';

export type Reading = {
  readonly school: SchoolRef;
  readonly get: Get;
  readonly call: Call;
  readonly settings: Settings;
  readonly onProgress: ReadProgress | undefined;
};

const readDistrict = ({ get, school }: Reading): TE.TaskEither<SourceFailure, Snapshot['district']> =>
  pipe(
    get(paths.district(school.districtId), decodeDistrict(school.districtId)),
    TE.map(({ name }) => ({ id: school.districtId, ...(name === undefined ? {} : { name }) })),
    TE.orElse((failure) =>
      failure._tag === 'NotThere' ? TE.right({ id: school.districtId }) : TE.left<SourceFailure>(failure),
    ),
  );

export const readSchoolRecord = ({ get, school }: Reading): TE.TaskEither<SourceFailure, Snapshot['school']> =>
  pipe(
    get(paths.school(school.schoolId), decodeSchool(school.schoolId)),
    TE.mapLeft((failure: CallFailure): SourceFailure =>
      failure._tag === 'NotThere' && failure.status === 404
        ? { _tag: 'SchoolNotShared', schoolId: school.schoolId }
        : orRefused(failure),
    ),
  );

/** The school's own lists, side by side. The school is known to be shared, so a list must answer. */
const readLists = (reading: Reading, findings: Findings): TE.TaskEither<SourceFailure, void> => {
  const { get, call, settings, school, onProgress } = reading;
  let records = 0;
  const list = <A>(path: string, into: Gathering<A>): TE.TaskEither<SourceFailure, void> =>
    pipe(
      forEachPage(get, settings.apiUrl, path, (page) => {
        for (const raw of page) into.take(raw);
        onProgress?.((records += page.length));
        return true;
      }),
      TE.mapLeft(orRefused),
      (task) => ending(call, task),
    );
  const size = settings.pageSize;
  return pipe(
    TE.Do,
    TE.apS('sections', list(paths.sections(school.schoolId, size), findings.sections)),
    TE.apS('terms', list(paths.terms(school.schoolId, size), findings.terms)),
    TE.apS('students', list(paths.people(school.schoolId, 'student', size), findings.students)),
    TE.apS('teachers', list(paths.people(school.schoolId, 'teacher', size), findings.teachers)),
    TE.apS('staff', list(paths.people(school.schoolId, 'staff', size), findings.staff)),
    TE.map(() => undefined),
  );
};

const readOutsiders = (reading: Reading, findings: Findings): TE.TaskEither<SourceFailure, void> => {
  const { get, call, settings } = reading;
  const look = { get, apiUrl: settings.apiUrl, pageSize: settings.pageSize, found: findings.outsiders };
  const sections = [...findings.sections.records.values()];
  const of = (role: 'student' | 'teacher'): TE.TaskEither<SourceFailure, void> =>
    pipe(
      lookUpOutsiders(look, { role, wanted: missingOf(`${role}s`, findings), sections }),
      TE.mapLeft(orRefused),
      (task) => ending(call, task),
    );
  return pipe(
    TE.Do,
    TE.apS('students', of('student')),
    TE.apS('teachers', of('teacher')),
    TE.map(() => undefined),
  );
};

/** Reads one school whole. The school itself comes first: whether it is shared decides about the rest. */
export const readSchool =
  (reading: Reading): TE.TaskEither<SourceFailure, Snapshot> =>
  async () => {
    const findings = emptyFindings(reading.school);
    const school = await readSchoolRecord(reading)();
    if (E.isLeft(school)) return school;
    const rest = await pipe(
      TE.Do,
      TE.apS('district', ending(reading.call, readDistrict(reading))),
      TE.apS('lists', readLists(reading, findings)),
      TE.tap(() => readOutsiders(reading, findings)),
    )();
    return E.isLeft(rest) ? rest : E.right(buildSnapshot(rest.right.district, school.right, findings));
  };
