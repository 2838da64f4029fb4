import { toRunJson } from '../json/school-json.ts';
import { command, done } from './command.ts';
import { OPERATOR, parseRunId } from './parse-options.ts';

export const prepareReject = command(
  parseRunId,
  ({ onboarding }, runId) => onboarding.rejectImport(runId, OPERATOR),
  (run) => done(toRunJson(run), `Run ${run.id} is closed: what it held stays in Bloomz as it is.\n`),
);
