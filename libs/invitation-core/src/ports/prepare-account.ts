import { type TE, token } from '@bloomz/kernel';
import type { JoiningAccount } from '../entities/join.ts';
import type { StoreUnavailable, WeakPassword, WrongCredentials } from '../errors.ts';

/**
 * The account that an address and a password belong to; or, where nobody has the address, a new one that is not written
 * yet. Access gives it: the same token as its use case.
 */
export type PrepareAccount = (request: {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}) => TE.TaskEither<WrongCredentials | WeakPassword | StoreUnavailable, JoiningAccount>;
export const PrepareAccount = token<PrepareAccount>('PrepareAccount');
