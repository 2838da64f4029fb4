import type { ContactTypeCount } from './contact.ts';

/** What a person should know of the contacts step before deciding. */
export type Families = {
  readonly teachers: TeachersJoined;
  /** Contacts of this school's students by type; one who carries two counts twice. */
  readonly types: ReadonlyArray<ContactTypeCount & { readonly chosen: boolean }>;
  /** Children and adults who belong together, once the plan is applied. */
  readonly households: number;
  /** Children for whom nobody can be reached: they need Family Codes. */
  readonly childrenWithoutAdult: number;
};

export type TeachersJoined = { readonly joined: number; readonly of: number };
