import {
  type Account,
  type CleverSignInOutcome,
  type Intent,
  judgeCallback,
  type NotRedeemed,
  type NotWelcomed,
} from '@bloomz/access-core';
import { E } from '@bloomz/kernel';
import { type Request, type Response, Router } from 'express';
import { callerOf } from '../http/caller.ts';
import { readCookie, SESSION_COOKIE, setCookie } from '../http/cookies.ts';
import { showPage } from '../http/show-page.ts';
import { PAGES } from '../pages/sign-in-pages.ts';
import { type AuthDesk, redirectUriOf } from './desk.ts';
import { returnTo } from './return-to.ts';
import { linkKeeper, type SignInUnderWay, signInKeeper } from './sealed-cookies.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Whoever is signed in with an account may link it; everybody else signs in. */
const intentOf = (req: Request): Intent => {
  const caller = callerOf(req);
  return req.query['intent'] === 'link' && caller?.kind === 'account'
    ? { intent: 'link', accountId: caller.account.id }
    : { intent: 'sign-in' };
};

/** Sign In with Clever, from whichever side it begins. https://dev.clever.com/docs/best-practices-edge-cases */
export const cleverRoutes = (desk: AuthDesk): Router => {
  const [underWay, pendingLink] = [signInKeeper(desk), linkKeeper(desk)];

  const begin = (res: Response, intent: Intent, goOnTo: string, again = false): void => {
    const { url, ticket } = desk.beginCleverSignIn({ intent, redirectUri: redirectUriOf(desk), again });
    underWay.keep(res, { ticket, goOnTo });
    res.redirect(302, url);
  };

  /** Whoever was invited needs no code. Should that fail, it is made good at the next sign-in. */
  const joinWhoWasInvited = async ({ id, clever }: Account): Promise<void> => {
    if (clever !== null) await desk.joinByClever({ accountId: id, ...clever })();
  };

  const arrive = async (res: Response, goOnTo: string, outcome: CleverSignInOutcome): Promise<void> => {
    if (outcome.kind === 'signed-in') {
      await joinWhoWasInvited(outcome.account);
      setCookie(res, SESSION_COOKIE, outcome.token);
      pendingLink.drop(res);
      return res.redirect(303, goOnTo);
    }
    pendingLink.keep(res, outcome.kind === 'to-confirm' ? { ...outcome, kind: 'confirm' } : outcome);
    res.redirect(303, '/auth/link');
  };

  const explain = (res: Response, { ticket, goOnTo }: SignInUnderWay, failure: NotRedeemed | NotWelcomed): void => {
    switch (failure._tag) {
      case 'LinkNeedsProof':
        pendingLink.keep(res, { kind: 'proof', email: failure.email, identity: failure.identity });
        return res.redirect(303, '/auth/link');
      case 'CodeRefused':
        return ticket.again ? showPage(res, PAGES.used) : begin(res, ticket, goOnTo, true);
      case 'CodeReplayed':
        return showPage(res, PAGES.used);
      case 'ForeignToken':
        return showPage(res, PAGES.foreign);
      case 'SignInUnavailable':
      case 'StoreUnavailable':
        return showPage(res, PAGES.unavailable);
    }
  };

  const exchange = async (req: Request, res: Response, code: string, before: SignInUnderWay): Promise<void> => {
    underWay.drop(res);
    const replacing = readCookie(req, SESSION_COOKIE) ?? null;
    const outcome = await desk.finishCleverSignIn({ code, ticket: before.ticket, replacing })();
    if (E.isLeft(outcome)) return explain(res, before, outcome.left);
    await arrive(res, before.goOnTo, outcome.right);
  };

  return Router()
    .get('/auth/clever', (req, res) => begin(res, intentOf(req), returnTo(text(req.query['return_to']))))
    .get('/auth/clever/callback', async (req, res) => {
      const [code, state, error] = ['code', 'state', 'error'].map((name) => text(req.query[name]));
      const before = underWay.read(req);
      const verdict = judgeCallback({ code, state, error }, before?.ticket ?? null);
      if (verdict === 'exchange' && code !== undefined && before !== null) return exchange(req, res, code, before);
      if (verdict === 'restart') return begin(res, { intent: 'sign-in' }, before?.goOnTo ?? '/', true);
      underWay.drop(res);
      showPage(res, verdict === 'mismatch' ? PAGES.mismatch : verdict === 'refused' ? PAGES.refused : PAGES.incomplete);
    });
};
