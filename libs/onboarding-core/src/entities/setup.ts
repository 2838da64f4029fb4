import type { SchoolId, UserId } from './clever-ids.ts';
import type { CleverRole, ListName } from './snapshot.ts';

/** The Clever side as seen now. A field is absent where an earlier obstacle kept us from looking. */
export type SetupFacts = {
  /** Clever gives us a token for the district, and the token is accepted. */
  readonly connected: boolean;
  readonly district?: {
    readonly name?: string;
    readonly state?: string;
    /** Clever's own text: shown, never parsed. */
    readonly error?: string;
    /** When the district's SIS last reached Clever; ISO 8601. */
    readonly lastSync?: string;
    /** From when on end users may start; `YYYY-MM-DD`. */
    readonly launchDate?: string;
  };
  readonly school?: { readonly name: string } | 'not-shared';
  /** Whether Clever shows at least one record of each list. */
  readonly shared?: Readonly<Record<ListName | 'contacts', boolean>>;
};

/** A person's roles in Clever. `staffAt`: the schools where the role is `staff`. District admins have no schools. */
export type CleverPerson = {
  readonly id: UserId;
  readonly roles: ReadonlyArray<CleverRole>;
  readonly staffAt: ReadonlyArray<SchoolId>;
};

/** Clever's half of the right to import: district admin, or staff of that very school. */
export const hasImportingRole = (person: CleverPerson, schoolId: SchoolId): boolean =>
  person.roles.includes('district_admin') || (person.roles.includes('staff') && person.staffAt.includes(schoolId));
