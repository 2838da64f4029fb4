import type { ClassOptions } from './roster.ts';

/** The two steps of the guide: Classes/Teachers/Students, then Parents/Contacts. */
export type ImportStep = 'roster';

/** What the administrator chose for this import. */
export type ImportOptions = {
  readonly step: ImportStep;
  /** Among sections of one name, import the first only, or all of them under suggested names. */
  readonly duplicateNames: 'first-only' | 'suggested';
  readonly sections: 'all' | 'recommended';
  readonly classOptions: ClassOptions;
};

/** The guide's screen as it opens. */
export const DEFAULT_OPTIONS: ImportOptions = {
  step: 'roster',
  duplicateNames: 'first-only',
  sections: 'all',
  classOptions: { behaviorManagement: true, studentPortfolios: true, parentCommunication: true },
};
