import { E, pipe, TE } from '@bloomz/kernel';
import { parseSectionId } from '@bloomz/onboarding-core';
import { toRenameJson } from '../json/school-json.ts';
import { EXIT } from '../problems/exit-code.ts';
import { bloomz, plain } from '../text/plain.ts';
import { givenText } from '../usage/option-spec.ts';
import type { Prepare } from './command.ts';
import { OPERATOR, parseSchool } from './parse-options.ts';

export const prepareRename: Prepare = (raw) =>
  pipe(
    E.Do,
    E.bindW('schoolId', () => parseSchool(raw)),
    E.bindW('sectionId', () => parseSectionId(givenText(raw, 'section'))),
    E.map(
      ({ schoolId, sectionId }) =>
        ({ onboarding }) =>
          pipe(
            onboarding.renameClass({ schoolId, sectionId, name: givenText(raw, 'name'), actor: OPERATOR }),
            TE.map((renamed) => ({
              exitCode: EXIT.done,
              json: toRenameJson(renamed),
              text: `The class is now called "${plain(renamed.name)}" and keeps that name.\nNext: ${bloomz('import', '--school', schoolId)}\n`,
            })),
          ),
    ),
  );
