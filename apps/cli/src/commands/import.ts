import { answerReport } from './answer-report.ts';
import { command } from './command.ts';
import { parseImportRequest } from './parse-options.ts';

export const prepareImport = command(
  parseImportRequest,
  ({ onboarding, onProgress }, request) => onboarding.importRoster({ ...request, onProgress }),
  (report, { schoolId }) => answerReport(report, schoolId),
);
