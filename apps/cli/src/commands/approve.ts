import { E, pipe, TE } from '@bloomz/kernel';
import { givenText } from '../usage/option-spec.ts';
import { answerReport } from './answer-report.ts';
import type { Prepare } from './command.ts';
import { OPERATOR, parseRunId } from './parse-options.ts';

export const prepareApprove: Prepare = (raw) =>
  pipe(
    parseRunId(raw),
    E.map(
      (runId) =>
        ({ onboarding, onProgress }) =>
          pipe(
            onboarding.approveImport({ runId, planHash: givenText(raw, 'planHash'), actor: OPERATOR, onProgress }),
            TE.map((report) => answerReport(report, null)),
          ),
    ),
  );
