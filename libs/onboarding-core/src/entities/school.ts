import type { UserId } from './clever-ids.ts';
import type { SchoolRef } from './run.ts';

/** Somebody whom Bloomz made School Admin of this community. The Clever id links the sign-in; an e-mail never does. */
export type SchoolAdmin = { readonly email: string; readonly userId: UserId | null };

/** A school community linked to its Clever school. The name is Clever's, known from the first import on. */
export type School = {
  readonly ref: SchoolRef;
  readonly name: string | null;
  readonly admins: ReadonlyArray<SchoolAdmin>;
};
