import type { Principal } from '@bloomz/access-core';
import { E } from '@bloomz/kernel';
import { type Actor, parseUserId } from '@bloomz/onboarding-core';
import type { Request } from 'express';

const CALLERS = new WeakMap<Request, Principal>();

/** Who sent a request, once that is known. */
export const callerOf = (req: Request): Principal | undefined => CALLERS.get(req);
export const noteCaller = (req: Request, principal: Principal): void => void CALLERS.set(req, principal);

/** Stands for the caller where one caller must be told from another. */
export const callerKey = (principal: Principal): string =>
  principal.kind === 'account' ? `account ${principal.account.id}` : `key ${principal.key.id}`;

/** In whose name something is done. Rule 1 asks Clever about the person, so an account names its person where it has one. */
export const actorOf = (principal: Principal): Actor => {
  if (principal.kind === 'api-key') return { kind: 'api-key', keyId: principal.key.id };
  const { id, operator, clever } = principal.account;
  if (operator) return { kind: 'operator' };
  const userId = clever === null ? undefined : parseUserId(clever.userId);
  return userId === undefined || E.isLeft(userId)
    ? { kind: 'account', accountId: id }
    : { kind: 'person', userId: userId.right };
};
