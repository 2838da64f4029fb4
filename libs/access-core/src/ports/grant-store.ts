import { type TE, token } from '@bloomz/kernel';
import type { Account } from '../entities/account.ts';
import type { Grant } from '../entities/role.ts';
import type { StoreUnavailable } from '../errors.ts';

/**
 * The roles an account holds in schools: School Admin by the proven address of a Bloomz account or by Clever id, and what
 * appointments and the roster say of the people it stands for: the Clever id's and those it joined as (staff are School
 * Support Staff). Archived members hold none. What the account itself says (operator, district admin) is not among them:
 * the core adds it.
 */
export interface GrantStore {
  readonly grantsOf: (account: Account) => TE.TaskEither<StoreUnavailable, ReadonlyArray<Grant>>;
}
export const GrantStore = token<GrantStore>('GrantStore');
