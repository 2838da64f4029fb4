import type { ImportReport } from '@bloomz/onboarding-core';
import { toReportJson } from '../json/report-json.ts';
import { EXIT } from '../problems/exit-code.ts';
import { reportText } from '../text/report-text.ts';
import type { Answer } from './command.ts';

/** What was applied, or is held: then the exit code says so. `schoolId` is known where the command names it. */
export const answerReport = (report: ImportReport, schoolId: string | null): Answer => ({
  exitCode: report.outcome === 'held' ? EXIT.held : EXIT.done,
  json: toReportJson(report),
  text: reportText(report, schoolId),
});
