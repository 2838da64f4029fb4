import { toDocument } from '../json/to-document.ts';
import { command, done } from './command.ts';
import { parseSchool } from './parse-options.ts';

/** The same bytes with and without `--json`: equal states give equal files. */
export const prepareExport = command(
  parseSchool,
  ({ onboarding }, schoolId) => onboarding.exportSchool(schoolId),
  (state) => done(state, toDocument(state)),
);
