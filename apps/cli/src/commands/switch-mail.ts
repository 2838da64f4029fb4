import type { MailScope } from '@bloomz/invitation-core';
import { E, pipe, TE } from '@bloomz/kernel';
import type { MalformedCleverId, SchoolId, SchoolUnknown, StoreUnavailable } from '@bloomz/onboarding-core';
import { switchedText } from '../text/mail-text.ts';
import { type RawOptions, textOf } from '../usage/option-spec.ts';
import { command, type Desk, done, type Prepare } from './command.ts';
import { OPERATOR, parseSchool } from './parse-options.ts';

/** Null: everywhere. */
const parseWhere = (raw: RawOptions): E.Either<MalformedCleverId, SchoolId | null> =>
  textOf(raw, 'school') === undefined ? E.right(null) : parseSchool(raw);

const scopeOf = (
  { schools }: Desk['onboarding'],
  schoolId: SchoolId | null,
): TE.TaskEither<SchoolUnknown | StoreUnavailable, MailScope> =>
  schoolId === null
    ? TE.right('everywhere')
    : pipe(
        schools.find(schoolId),
        TE.flatMap(TE.fromOption((): SchoolUnknown | StoreUnavailable => ({ _tag: 'SchoolUnknown', schoolId }))),
        TE.map(({ ref }) => ref),
      );

const prepareSwitch = (paused: boolean): Prepare =>
  command(
    parseWhere,
    ({ onboarding }, schoolId) =>
      pipe(
        scopeOf(onboarding, schoolId),
        TE.flatMap((scope) => (paused ? onboarding.pauseMail : onboarding.resumeMail)(scope, OPERATOR)),
      ),
    (_, schoolId) => done({ school: schoolId, paused }, switchedText(schoolId, paused)),
  );

export const preparePauseMail = prepareSwitch(true);
export const prepareResumeMail = prepareSwitch(false);
