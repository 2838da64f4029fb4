import { E, pipe, TE } from '@bloomz/kernel';
import { EXIT } from '../problems/exit-code.ts';
import { checksText } from '../text/checks-text.ts';
import type { Prepare } from './command.ts';
import { parseActor, parseSchool } from './parse-options.ts';

/** Failing checks are the answer, not a failure. */
export const prepareVerify: Prepare = (raw) =>
  pipe(
    E.Do,
    E.bindW('schoolId', () => parseSchool(raw)),
    E.bindW('actor', () => parseActor(raw)),
    E.map(
      ({ schoolId, actor }) =>
        ({ onboarding }) =>
          pipe(
            onboarding.verifyCleverSetup(schoolId, actor),
            TE.map((checks) => ({ exitCode: EXIT.done, json: { checks }, text: checksText(checks, schoolId) })),
          ),
    ),
  );
