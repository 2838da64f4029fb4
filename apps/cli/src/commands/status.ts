import { E, pipe, TE } from '@bloomz/kernel';
import { toStatusJson } from '../json/school-json.ts';
import { EXIT } from '../problems/exit-code.ts';
import { statusText } from '../text/status-text.ts';
import type { Prepare } from './command.ts';
import { parseSchool } from './parse-options.ts';

export const prepareStatus: Prepare = (raw) =>
  pipe(
    parseSchool(raw),
    E.map(
      (schoolId) =>
        ({ onboarding }) =>
          pipe(
            onboarding.schoolStatus(schoolId),
            TE.map((status) => ({ exitCode: EXIT.done, json: toStatusJson(status), text: statusText(status) })),
          ),
    ),
  );
