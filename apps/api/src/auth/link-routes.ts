import type { Account } from '@bloomz/access-core';
import { E } from '@bloomz/kernel';
import express, { type Request, type Response, Router } from 'express';
import { callerOf } from '../http/caller.ts';
import { readCookie, SESSION_COOKIE, setCookie } from '../http/cookies.ts';
import { showPage } from '../http/show-page.ts';
import { confirmPage, type Page, PAGES, proofPage } from '../pages/sign-in-pages.ts';
import type { AuthDesk } from './desk.ts';
import { linkKeeper, type PendingLink } from './sealed-cookies.ts';

const accountOf = (req: Request): Account | undefined => {
  const caller = callerOf(req);
  return caller?.kind === 'account' ? caller.account : undefined;
};

const passwordIn = (req: Request): string => {
  const { password } = (req.body ?? {}) as Record<string, unknown>;
  return typeof password === 'string' ? password : '';
};

/** The page that names both sides before a Bloomz account is linked to a person in Clever, and the yes to it. */
export const linkRoutes = (desk: AuthDesk): Router => {
  const pending = linkKeeper(desk);

  const pageFor = (req: Request): Page => {
    const link = pending.read(req);
    const account = accountOf(req);
    if (link?.kind === 'proof') return proofPage(link.identity, link.email, false);
    return link !== null && account?.id === link.accountId ? confirmPage(link.identity, account) : PAGES.nothingToLink;
  };

  const done = (res: Response, token?: string): void => {
    pending.drop(res);
    if (token !== undefined) setCookie(res, SESSION_COOKIE, token);
    res.redirect(303, '/');
  };

  const prove = async (
    req: Request,
    res: Response,
    { email, identity }: Extract<PendingLink, { kind: 'proof' }>,
  ): Promise<void> => {
    const replacing = readCookie(req, SESSION_COOKIE) ?? null;
    const linked = await desk.linkClever({ email, identity, password: passwordIn(req), replacing })();
    if (E.isRight(linked)) return done(res, linked.right.token);
    if (linked.left._tag === 'WrongCredentials') return showPage(res, proofPage(identity, email, true));
    showPage(res, linked.left._tag === 'LinkedElsewhere' ? PAGES.linkedElsewhere : PAGES.unavailable);
  };

  const confirm = async (
    req: Request,
    res: Response,
    offer: Extract<PendingLink, { kind: 'confirm' }>,
  ): Promise<void> => {
    const account = accountOf(req);
    if (account === undefined) return showPage(res, PAGES.nothingToLink);
    const linked = await desk.linkWhileSignedIn(account, offer)();
    if (E.isRight(linked)) return done(res);
    const { _tag } = linked.left;
    if (_tag === 'NotSignedIn') return showPage(res, PAGES.nothingToLink);
    showPage(res, _tag === 'LinkedElsewhere' ? PAGES.linkedElsewhere : PAGES.unavailable);
  };

  return Router()
    .get('/auth/link', (req, res) => showPage(res, pageFor(req)))
    .post('/auth/link', express.urlencoded({ extended: false, limit: '4kb' }), async (req, res) => {
      const link = pending.read(req);
      if (link === null) return showPage(res, PAGES.nothingToLink);
      await (link.kind === 'proof' ? prove(req, res, link) : confirm(req, res, link));
    });
};
