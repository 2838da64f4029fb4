import { E, pipe, TE } from '@bloomz/kernel';
import type { Prepare } from './command.ts';
import { parseImportRequest } from './plan.ts';
import { answerReport } from './answer-report.ts';

export const prepareImport: Prepare = (raw) =>
  pipe(
    parseImportRequest(raw),
    E.map(
      (request) =>
        ({ onboarding, onProgress }) =>
          pipe(
            onboarding.importRoster({ ...request, onProgress }),
            TE.map((report) => answerReport(report, request.schoolId)),
          ),
    ),
  );
