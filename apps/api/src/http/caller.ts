import type { Principal } from '@bloomz/access-core';
import { E } from '@bloomz/kernel';
import { type Actor, parseUserId } from '@bloomz/onboarding-core';
import type { Request } from 'express';
import type { CleverLinkMissing } from '../problems/api-error.ts';

const CALLERS = new WeakMap<Request, Principal>();

/** Who sent a request, once that is known. */
export const callerOf = (req: Request): Principal | undefined => CALLERS.get(req);
export const noteCaller = (req: Request, principal: Principal): void => void CALLERS.set(req, principal);

/** Stands for the caller where one caller must be told from another. */
export const callerKey = (principal: Principal): string =>
  principal.kind === 'account' ? `account ${principal.account.id}` : `key ${principal.key.id}`;

/** In whose name a run goes: rule 1 asks Clever about the person, so an account without a person in Clever has none. */
export const actorOf = (principal: Principal): E.Either<CleverLinkMissing, Actor> => {
  if (principal.kind === 'api-key') return E.right({ kind: 'api-key', keyId: principal.key.id });
  const { operator, clever } = principal.account;
  if (operator) return E.right({ kind: 'operator' });
  const userId = clever === null ? undefined : parseUserId(clever.userId);
  return userId === undefined || E.isLeft(userId)
    ? E.left({ _tag: 'CleverLinkMissing' })
    : E.right({ kind: 'person', userId: userId.right });
};

/** Who is named in the audit trail for a change by hand, which asks Clever nothing. */
export const actingFor = (principal: Principal): Actor => {
  const actor = actorOf(principal);
  if (E.isRight(actor)) return actor.right;
  return principal.kind === 'account'
    ? { kind: 'account', accountId: principal.account.id }
    : { kind: 'api-key', keyId: principal.key.id };
};
