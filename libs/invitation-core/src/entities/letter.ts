import type { Locale } from './locale.ts';
import type { Secrets } from './mail.ts';

export type PaperSize = 'A4' | 'Letter';

/** One printed letter for a household. `childNames`: whom the fold line names, so that it is handed to the right child. */
export type Letter = Secrets & {
  readonly schoolName: string;
  readonly childNames: ReadonlyArray<string>;
  readonly locale: Locale;
  readonly expiresOn: Date;
};
