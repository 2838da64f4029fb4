import type { LinkNeedsProof, LinkOffer, Ticket } from '@bloomz/access-core';
import { O } from '@bloomz/kernel';
import type { Request, Response } from 'express';
import { dropCookie, LINK_COOKIE, readCookie, setCookie, SIGN_IN_COOKIE } from '../http/cookies.ts';
import type { AuthDesk } from './desk.ts';

const SECONDS = 600;

/** What a browser keeps for us while somebody is at Clever. */
export type SignInUnderWay = { readonly ticket: Ticket; readonly goOnTo: string };
/** What waits for proof of the account, or for a yes. */
export type PendingLink =
  | ({ readonly kind: 'proof' } & Pick<LinkNeedsProof, 'email' | 'identity'>)
  | ({ readonly kind: 'confirm' } & LinkOffer);

type Keeper<T> = {
  readonly keep: (res: Response, value: T) => void;
  readonly read: (req: Request) => T | null;
  readonly drop: (res: Response) => void;
};

/** Only what we sealed opens again, so what comes out is what went in. */
const keeper =
  <T>(name: typeof SIGN_IN_COOKIE | typeof LINK_COOKIE, purpose: string) =>
  ({ seal, now }: AuthDesk): Keeper<T> => ({
    keep: (res, value) =>
      setCookie(res, name, seal.seal(purpose, value, new Date(now().getTime() + SECONDS * 1_000)), SECONDS),
    read: (req) => {
      const text = readCookie(req, name);
      return text === undefined ? null : (O.toNullable(seal.open(purpose, text, now())) as T | null);
    },
    drop: (res) => dropCookie(res, name),
  });

export const signInKeeper = keeper<SignInUnderWay>(SIGN_IN_COOKIE, 'sign-in');
export const linkKeeper = keeper<PendingLink>(LINK_COOKIE, 'link');
