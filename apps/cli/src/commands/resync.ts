import { E, pipe, T, TE } from '@bloomz/kernel';
import {
  type DistrictId,
  parseDistrictId,
  parseSchoolId,
  type Resynced,
  type School,
  type SchoolId,
} from '@bloomz/onboarding-core';
import { type CliError, wrongUsage } from '../problems/cli-error.ts';
import { textOf } from '../usage/option-spec.ts';
import { answerResync, wasNeverImported } from './answer-resync.ts';
import type { Answer, Desk, Perform, Prepare } from './command.ts';
import { OPERATOR } from './parse-options.ts';

const resync =
  ({ onboarding, onProgress }: Desk) =>
  (school: School): T.Task<Resynced> =>
    onboarding.resyncSchool(school, OPERATOR, onProgress);

/** Somebody means this very school, and must hear that it has to be imported first. */
const resyncSchool =
  (schoolId: SchoolId): Perform =>
  (desk) =>
    pipe(
      desk.onboarding.schools.find(schoolId),
      TE.flatMap(TE.fromOption((): CliError => ({ _tag: 'SchoolUnknown', schoolId }))),
      TE.flatMapTask(resync(desk)),
      TE.filterOrElse(
        (resynced) => !wasNeverImported(resynced),
        (): CliError => ({ _tag: 'NeverImported', schoolId }),
      ),
      TE.map((resynced) => answerResync([resynced], desk.surroundings)),
    );

/** One school after the other: a failed one does not keep the next from its turn. */
const resyncAll =
  (desk: Desk) =>
  (schools: ReadonlyArray<School>): T.Task<Answer> =>
    pipe(
      schools,
      T.traverseSeqArray(resync(desk)),
      T.map((resynced) => answerResync(resynced, desk.surroundings)),
    );

const resyncDistrict =
  (districtId: DistrictId): Perform =>
  (desk) =>
    pipe(
      desk.onboarding.schools.list(districtId),
      TE.filterOrElse(
        (schools) => schools.length > 0,
        (): CliError => ({ _tag: 'DistrictUnknown', districtId }),
      ),
      TE.flatMapTask(resyncAll(desk)),
    );

const resyncEverything: Perform = (desk) => pipe(desk.onboarding.schools.list(), TE.flatMapTask(resyncAll(desk)));

export const prepareResync: Prepare = (raw) => {
  const [school, district] = [textOf(raw, 'school'), textOf(raw, 'district')];
  if (school !== undefined && district !== undefined)
    return E.left(wrongUsage('resync takes --school or --district, not both: leave one of them out.'));
  if (school !== undefined) return pipe(parseSchoolId(school), E.map(resyncSchool));
  if (district !== undefined) return pipe(parseDistrictId(district), E.map(resyncDistrict));
  return E.right(resyncEverything);
};
