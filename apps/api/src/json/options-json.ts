import type { getImport, Input, startImport } from '@bloomz/api-contract';
import { E } from '@bloomz/kernel';
import { DEFAULT_OPTIONS, type ImportOptions } from '@bloomz/onboarding-core';
import type { ApiError } from '../problems/api-error.ts';
import type { BodyOf } from './body-of.ts';

export const toOptionsJson = ({
  step,
  duplicateNames,
  sections,
  classOptions,
}: ImportOptions): BodyOf<typeof getImport>['options'] => ({
  step,
  duplicateNames,
  sections,
  ...classOptions,
});

/** What is left out is as the guide's screen has it when it opens. */
export const toImportOptions = (request: Input<typeof startImport>['body']): E.Either<ApiError, ImportOptions> => {
  if (request.step === 'contacts') return E.left({ _tag: 'ContactsNotYet' });
  const { classOptions } = DEFAULT_OPTIONS;
  return E.right({
    step: 'roster',
    duplicateNames: request.duplicateNames ?? DEFAULT_OPTIONS.duplicateNames,
    sections: request.sections ?? DEFAULT_OPTIONS.sections,
    classOptions: {
      behaviorManagement: request.behaviorManagement ?? classOptions.behaviorManagement,
      studentPortfolios: request.studentPortfolios ?? classOptions.studentPortfolios,
      parentCommunication: request.parentCommunication ?? classOptions.parentCommunication,
    },
  });
};
