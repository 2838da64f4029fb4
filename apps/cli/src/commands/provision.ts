import { E, pipe } from '@bloomz/kernel';
import {
  type MalformedCleverId,
  type NamedAdmin,
  parseDistrictId,
  parseUserId,
  SCHOOL_LANGUAGES,
  type SchoolLanguage,
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

type Provision = SchoolRef & NamedAdmin & { readonly language: SchoolLanguage | undefined };

const parseProvision = (raw: RawOptions): E.Either<CliError, Provision> =>
  pipe(
    E.Do,
    E.bindW('districtId', () => parseDistrictId(givenText(raw, 'district'))),
    E.bindW('schoolId', () => parseSchool(raw)),
    E.bindW('email', () => parseEmail(raw, 'admin')),
    E.bindW('userId', () => parseAdminId(raw)),
    E.let('language', () => SCHOOL_LANGUAGES.find((language) => language === textOf(raw, 'language'))),
  );

export const prepareProvision = command(
  parseProvision,
  ({ onboarding }, { districtId, schoolId, email, userId, language }) =>
    onboarding.provisionSchool({ districtId, schoolId }, { email, userId }, language),
  (school) => done(toProvisionJson(school), provisionText(school)),
);
