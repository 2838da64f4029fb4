import type { UserId } from './clever-ids.ts';
import type { SchoolRef } from './run.ts';

/** A School Admin of this community: named by e-mail, or appointed among the members, then without an address here. */
export type SchoolAdmin = { readonly email: string | null; readonly userId: UserId | null };
/** The one a community begins with. The Clever id links the sign-in; an e-mail never does. */
export type NamedAdmin = SchoolAdmin & { readonly email: string };

/** The languages that Bloomz writes to families in. */
export const SCHOOL_LANGUAGES = ['en', 'es', 'ar'] as const;
export type SchoolLanguage = (typeof SCHOOL_LANGUAGES)[number];

/** A school community linked to its Clever school. The name is Clever's, known from the first import on. */
export type School = {
  readonly ref: SchoolRef;
  readonly name: string | null;
  /** For families whose own language is not known. */
  readonly language: SchoolLanguage;
  /** By e-mail address, then the appointed ones by Clever id. */
  readonly admins: ReadonlyArray<SchoolAdmin>;
  /** Its district was disconnected from Bloomz. */
  readonly frozen: boolean;
};
