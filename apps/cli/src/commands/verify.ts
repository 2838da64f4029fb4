import { checksText } from '../text/checks-text.ts';
import { command, done } from './command.ts';
import { parseSchoolAndActor } from './parse-options.ts';

/** Failing checks are the answer, not a failure. */
export const prepareVerify = command(
  parseSchoolAndActor,
  ({ onboarding }, { schoolId, actor }) => onboarding.verifyCleverSetup(schoolId, actor),
  (checks, { schoolId }) => done({ checks }, checksText(checks, schoolId)),
);
