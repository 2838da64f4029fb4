import { toReportJson } from '../json/report-json.ts';
import { reportText } from '../text/report-text.ts';
import { command, done } from './command.ts';
import { parseImportRequest } from './parse-options.ts';

/** A plan that would hold something is an answer like any other. */
export const preparePlan = command(
  parseImportRequest,
  ({ onboarding, onProgress }, request) => onboarding.planImport({ ...request, onProgress }),
  (report, { schoolId }) => done(toReportJson(report), reportText(report, schoolId)),
);
