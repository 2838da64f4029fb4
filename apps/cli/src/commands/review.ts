import { reviewText } from '../text/review-text.ts';
import { command, done } from './command.ts';
import { parseSchool } from './parse-options.ts';

export const prepareReview = command(
  parseSchool,
  ({ onboarding }, schoolId) => onboarding.reviewRoster(schoolId),
  (review, schoolId) => done(review, reviewText(review, schoolId)),
);
