import { E, pipe, TE } from '@bloomz/kernel';
import type { ImportRequest } from '@bloomz/onboarding-core';
import { toReportJson } from '../json/report-json.ts';
import type { CliError } from '../problems/cli-error.ts';
import { EXIT } from '../problems/exit-code.ts';
import { reportText } from '../text/report-text.ts';
import type { RawOptions } from '../usage/option-spec.ts';
import type { Prepare } from './command.ts';
import { parseActor, parseImportOptions, parseSchool } from './parse-options.ts';

/** What `plan` and `import` ask for, but for the progress. */
export const parseImportRequest = (raw: RawOptions): E.Either<CliError, ImportRequest> =>
  pipe(
    E.Do,
    E.bindW('schoolId', () => parseSchool(raw)),
    E.bindW('actor', () => parseActor(raw)),
    E.bindW('options', () => parseImportOptions(raw)),
  );

/** A plan that would hold something is an answer like any other. */
export const preparePlan: Prepare = (raw) =>
  pipe(
    parseImportRequest(raw),
    E.map(
      (request) =>
        ({ onboarding, onProgress }) =>
          pipe(
            onboarding.planImport({ ...request, onProgress }),
            TE.map((report) => ({
              exitCode: EXIT.done,
              json: toReportJson(report),
              text: reportText(report, request.schoolId),
            })),
          ),
    ),
  );
