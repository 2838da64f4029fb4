import { E, pipe } from '@bloomz/kernel';
import {
  type MalformedCleverId,
  type NamedAdmin,
  parseDistrictId,
  parseUserId,
  type SchoolRef,
  type UserId,
} from '@bloomz/onboarding-core';
import { toProvisionJson } from '../json/school-json.ts';
import type { CliError } from '../problems/cli-error.ts';
import { provisionText } from '../text/provision-text.ts';
import { givenText, type RawOptions, textOf } from '../usage/option-spec.ts';
import { command, done } from './command.ts';
import { parseEmail, parseSchool } from './parse-options.ts';

const parseAdminId = (raw: RawOptions): E.Either<MalformedCleverId, UserId | null> => {
  const id = textOf(raw, 'adminCleverId');
  return id === undefined ? E.right(null) : parseUserId(id);
};

const parseProvision = (raw: RawOptions): E.Either<CliError, SchoolRef & NamedAdmin> =>
  pipe(
    E.Do,
    E.bindW('districtId', () => parseDistrictId(givenText(raw, 'district'))),
    E.bindW('schoolId', () => parseSchool(raw)),
    E.bindW('email', () => parseEmail(raw, 'admin')),
    E.bindW('userId', () => parseAdminId(raw)),
  );

export const prepareProvision = command(
  parseProvision,
  ({ onboarding }, { districtId, schoolId, email, userId }) =>
    onboarding.provisionSchool({ districtId, schoolId }, { email, userId }),
  (school) => done(toProvisionJson(school), provisionText(school)),
);
