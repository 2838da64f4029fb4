import { E, pipe } from '@bloomz/kernel';
import { type MalformedCleverId, parseSectionId, type Renaming } from '@bloomz/onboarding-core';
import { toRenameJson } from '../json/school-json.ts';
import { renameText } from '../text/rename-text.ts';
import { givenText, type RawOptions } from '../usage/option-spec.ts';
import { command, done } from './command.ts';
import { OPERATOR, parseSchool } from './parse-options.ts';

const parseRenaming = (raw: RawOptions): E.Either<MalformedCleverId, Renaming> =>
  pipe(
    E.Do,
    E.bind('schoolId', () => parseSchool(raw)),
    E.bind('sectionId', () => parseSectionId(givenText(raw, 'section'))),
    E.map((section) => ({ ...section, name: givenText(raw, 'name'), actor: OPERATOR })),
  );

export const prepareRename = command(
  parseRenaming,
  ({ onboarding }, renaming) => onboarding.renameClass(renaming),
  (renamed, { schoolId }) => done(toRenameJson(renamed), renameText(renamed, schoolId)),
);
