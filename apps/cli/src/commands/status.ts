import { toStatusJson } from '../json/school-json.ts';
import { statusText } from '../text/status-text.ts';
import { command, done } from './command.ts';
import { parseSchool } from './parse-options.ts';

export const prepareStatus = command(
  parseSchool,
  ({ onboarding }, schoolId) => onboarding.schoolStatus(schoolId),
  (status) => done(toStatusJson(status), statusText(status)),
);
