import { E, pipe } from '@bloomz/kernel';
import type { Approval } from '@bloomz/onboarding-core';
import type { WrongUsage } from '../problems/cli-error.ts';
import { givenText, type RawOptions } from '../usage/option-spec.ts';
import { answerReport } from './answer-report.ts';
import { command } from './command.ts';
import { OPERATOR, parseRunId } from './parse-options.ts';

const parseApproval = (raw: RawOptions): E.Either<WrongUsage, Approval> =>
  pipe(
    parseRunId(raw),
    E.map((runId) => ({ runId, planHash: givenText(raw, 'planHash'), actor: OPERATOR })),
  );

export const prepareApprove = command(
  parseApproval,
  ({ onboarding, onProgress }, approval) => onboarding.approveImport({ ...approval, onProgress }),
  (report) => answerReport(report, null),
);
