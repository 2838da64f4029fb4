import type { ContactType } from './contact.ts';
import type { ClassOptions } from './roster.ts';

/** The two steps of the guide: Classes/Teachers/Students, then Parents/Contacts. */
export type ImportStep = 'roster' | 'contacts';

/** What the administrator chose for this import. */
export type ImportOptions = {
  readonly step: ImportStep;
  /** Among sections of one name, import the first only, or all of them under suggested names. */
  readonly duplicateNames: 'first-only' | 'suggested';
  readonly sections: 'all' | 'recommended';
  readonly classOptions: ClassOptions;
  /** Contacts of these types become parents. */
  readonly contactTypes: ReadonlyArray<ContactType>;
  /** Go on with the contacts although not all teachers have joined. */
  readonly acknowledgeTeachersPending: boolean;
};

/** The guide's screen as it opens. */
export const DEFAULT_OPTIONS: ImportOptions = {
  step: 'roster',
  duplicateNames: 'first-only',
  sections: 'all',
  classOptions: { behaviorManagement: true, studentPortfolios: true, parentCommunication: true },
  contactTypes: ['Parent/Guardian'],
  acknowledgeTeachersPending: false,
};

/** Options as they were kept: earlier versions knew fewer. */
export const toImportOptions = (kept: Partial<ImportOptions>): ImportOptions => ({ ...DEFAULT_OPTIONS, ...kept });
