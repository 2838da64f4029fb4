import { E, pipe, TE } from '@bloomz/kernel';
import { EXIT } from '../problems/exit-code.ts';
import { reviewText } from '../text/review-text.ts';
import type { Prepare } from './command.ts';
import { parseSchool } from './parse-options.ts';

export const prepareReview: Prepare = (raw) =>
  pipe(
    parseSchool(raw),
    E.map(
      (schoolId) =>
        ({ onboarding }) =>
          pipe(
            onboarding.reviewRoster(schoolId),
            TE.map((review) => ({ exitCode: EXIT.done, json: review, text: reviewText(review, schoolId) })),
          ),
    ),
  );
