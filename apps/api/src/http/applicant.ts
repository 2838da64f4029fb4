import type { Principal } from '@bloomz/access-core';
import type { acceptInvitation, FieldError, Input } from '@bloomz/api-contract';
import { E } from '@bloomz/kernel';
import type { Applicant, Shown } from '@bloomz/invitation-core';
import type { ApiError } from '../problems/api-error.ts';

type Body = Input<typeof acceptInvitation>['body'];

const malformed = (field: Omit<FieldError, 'in'>): E.Either<ApiError, never> =>
  E.left({ _tag: 'MalformedRequest', fields: [{ in: 'body', ...field }] });

/** What somebody shows: a code or a link, and not both. */
export const shownIn = ({ code, link }: Pick<Body, 'code' | 'link'>): E.Either<ApiError, Shown> => {
  if (code !== undefined && link === undefined) return E.right({ code });
  if (link !== undefined && code === undefined) return E.right({ link });
  return malformed({ pointer: '', message: 'must have either code or link' });
};

/** Who wants to join: the account that is given, else whoever is signed in. */
export const applicantIn = (
  { account }: Pick<Body, 'account'>,
  caller: Principal | undefined,
): E.Either<ApiError, Applicant> => {
  if (account !== undefined) return E.right({ kind: 'by-password', ...account });
  if (caller?.kind === 'account') return E.right({ kind: 'signed-in', account: caller.account });
  return malformed({ pointer: '/account', message: 'is missing: sign in first, or give an account' });
};
