import { E } from '@bloomz/kernel';
import { toMailJson } from '../json/mail-json.ts';
import { mailText } from '../text/mail-text.ts';
import { command, done } from './command.ts';

export const prepareMailStatus = command(
  () => E.right(undefined),
  ({ onboarding }) => onboarding.showMailStatus(),
  (status) => done(toMailJson(status), mailText(status)),
);
