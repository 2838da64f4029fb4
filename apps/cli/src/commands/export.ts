import { E, pipe, TE } from '@bloomz/kernel';
import { EXIT } from '../problems/exit-code.ts';
import { toDocument } from '../json/to-document.ts';
import type { Prepare } from './command.ts';
import { parseSchool } from './parse-options.ts';

/** The same bytes with and without `--json`: equal states give equal files. */
export const prepareExport: Prepare = (raw) =>
  pipe(
    parseSchool(raw),
    E.map(
      (schoolId) =>
        ({ onboarding }) =>
          pipe(
            onboarding.exportSchool(schoolId),
            TE.map((state) => ({ exitCode: EXIT.done, json: state, text: toDocument(state) })),
          ),
    ),
  );
