import type { getImport, Input, startImport } from '@bloomz/api-contract';
import { DEFAULT_OPTIONS, type ImportOptions } from '@bloomz/onboarding-core';
import type { BodyOf } from './body-of.ts';

export const toOptionsJson = ({
  step,
  duplicateNames,
  sections,
  classOptions,
  contactTypes,
  acknowledgeTeachersPending,
}: ImportOptions): BodyOf<typeof getImport>['options'] => ({
  step,
  duplicateNames,
  sections,
  ...classOptions,
  contactTypes,
  acknowledgeTeachersPending,
});

/** What is left out is as the guide's screen has it when it opens. */
export const toImportOptions = (request: Input<typeof startImport>['body']): ImportOptions => {
  const { classOptions } = DEFAULT_OPTIONS;
  return {
    step: request.step ?? DEFAULT_OPTIONS.step,
    duplicateNames: request.duplicateNames ?? DEFAULT_OPTIONS.duplicateNames,
    sections: request.sections ?? DEFAULT_OPTIONS.sections,
    classOptions: {
      behaviorManagement: request.behaviorManagement ?? classOptions.behaviorManagement,
      studentPortfolios: request.studentPortfolios ?? classOptions.studentPortfolios,
      parentCommunication: request.parentCommunication ?? classOptions.parentCommunication,
    },
    contactTypes: request.contactTypes ?? DEFAULT_OPTIONS.contactTypes,
    acknowledgeTeachersPending: request.acknowledgeTeachersPending ?? DEFAULT_OPTIONS.acknowledgeTeachersPending,
  };
};
