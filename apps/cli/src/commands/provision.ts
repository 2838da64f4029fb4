import { E, pipe, TE } from '@bloomz/kernel';
import { type MalformedCleverId, parseDistrictId, parseUserId, type UserId } from '@bloomz/onboarding-core';
import { toProvisionJson } from '../json/school-json.ts';
import type { CliError } from '../problems/cli-error.ts';
import { EXIT } from '../problems/exit-code.ts';
import { provisionText } from '../text/provision-text.ts';
import { givenText, type RawOptions, textOf } from '../usage/option-spec.ts';
import type { Prepare } from './command.ts';
import { parseEmail, parseSchool } from './parse-options.ts';

const parseAdminId = (raw: RawOptions): E.Either<MalformedCleverId, UserId | null> => {
  const id = textOf(raw, 'adminCleverId');
  return id === undefined ? E.right(null) : parseUserId(id);
};

export const prepareProvision: Prepare = (raw) =>
  pipe(
    E.Do,
    E.bindW('districtId', () => parseDistrictId(givenText(raw, 'district'))),
    E.bindW('schoolId', () => parseSchool(raw)),
    E.bindW('email', () => parseEmail(givenText(raw, 'admin'))),
    E.bindW('userId', () => parseAdminId(raw)),
    E.mapLeft((error): CliError => error),
    E.map(
      ({ districtId, schoolId, email, userId }) =>
        ({ onboarding }) =>
          pipe(
            onboarding.provisionSchool({ districtId, schoolId }, { email, userId }),
            TE.map((school) => ({ exitCode: EXIT.done, json: toProvisionJson(school), text: provisionText(school) })),
          ),
    ),
  );
