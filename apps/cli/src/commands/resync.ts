import { E, pipe, TE } from '@bloomz/kernel';
import { parseDistrictId, parseSchoolId, type School } from '@bloomz/onboarding-core';
import { type CliError, wrongUsage } from '../problems/cli-error.ts';
import { type RawOptions, textOf } from '../usage/option-spec.ts';
import { answerResync } from './answer-resync.ts';
import type { Desk, Perform, Prepare } from './command.ts';
import { OPERATOR } from './parse-options.ts';

type Choose = (desk: Desk) => TE.TaskEither<CliError, ReadonlyArray<School>>;

const oneSchool = (given: string): E.Either<CliError, Choose> =>
  pipe(
    parseSchoolId(given),
    E.map(
      (schoolId) =>
        ({ onboarding }) =>
          pipe(
            onboarding.findSchool(schoolId),
            TE.flatMap(TE.fromOption((): CliError => ({ _tag: 'SchoolUnknown', schoolId }))),
            TE.map((school) => [school]),
          ),
    ),
  );

const oneDistrict = (given: string): E.Either<CliError, Choose> =>
  pipe(
    parseDistrictId(given),
    E.map(
      (districtId) =>
        ({ onboarding }) =>
          pipe(
            onboarding.listSchools(districtId),
            TE.filterOrElse(
              (schools) => schools.length > 0,
              (): CliError => ({ _tag: 'DistrictUnknown', districtId }),
            ),
          ),
    ),
  );

const chooseSchools = (raw: RawOptions): E.Either<CliError, Choose> => {
  const [school, district] = [textOf(raw, 'school'), textOf(raw, 'district')];
  if (school !== undefined && district !== undefined)
    return E.left(wrongUsage('resync takes --school or --district, not both: leave one of them out.'));
  if (school !== undefined) return oneSchool(school);
  if (district !== undefined) return oneDistrict(district);
  return E.right(({ onboarding }) => onboarding.listSchools());
};

/** One school after the other: a failed one does not keep the next from its turn. */
export const prepareResync: Prepare = (raw) =>
  pipe(
    chooseSchools(raw),
    E.map(
      (choose): Perform =>
        (desk) =>
          pipe(
            choose(desk),
            TE.flatMap(
              TE.traverseSeqArray((school) => desk.onboarding.resyncSchool(school, OPERATOR, desk.onProgress)),
            ),
            TE.map((resynced) => answerResync(resynced, desk.surroundings)),
          ),
    ),
  );
