import { E, pipe, TE } from '@bloomz/kernel';
import { toRunJson } from '../json/school-json.ts';
import { EXIT } from '../problems/exit-code.ts';
import type { Prepare } from './command.ts';
import { OPERATOR, parseRunId } from './parse-options.ts';

export const prepareReject: Prepare = (raw) =>
  pipe(
    parseRunId(raw),
    E.map(
      (runId) =>
        ({ onboarding }) =>
          pipe(
            onboarding.rejectImport(runId, OPERATOR),
            TE.map((run) => ({
              exitCode: EXIT.done,
              json: toRunJson(run),
              text: `Run ${run.id} is closed: what it held stays in Bloomz as it is.\n`,
            })),
          ),
    ),
  );
