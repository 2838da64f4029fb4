import type { Account } from '@bloomz/access-core';
import { type GuessGuard, isLinkToken, type NotJoined, type Opening, type Shown } from '@bloomz/invitation-core';
import { E } from '@bloomz/kernel';
import express, { type Request, type Response, Router } from 'express';
import type { Services } from '../compose.ts';
import { callerOf } from '../http/caller.ts';
import { sendProblem } from '../http/send-problem.ts';
import { showPage } from '../http/show-page.ts';
import { codePage, EMPTY_FORM, joinedPage, type JoinForm, linkPage, whoPage } from '../pages/join-pages.ts';
import { countGuess, welcome } from './joining-routes.ts';

type Filled = JoinForm & { readonly as: string; readonly password: string };

const FIELDS = ['shown', 'firstName', 'lastName', 'email', 'as', 'password'] as const;

const filledIn = (req: Request): Filled => {
  const body = (req.body ?? {}) as Readonly<Record<string, unknown>>;
  const entries = FIELDS.map((name) => [name, typeof body[name] === 'string' ? body[name].trim() : ''] as const);
  return { ...EMPTY_FORM, ...(Object.fromEntries(entries) as Filled) };
};

const shownAs = (text: string): Shown => (isLinkToken(text) ? { link: text } : { code: text });

const accountOf = (req: Request): Account | null => {
  const caller = callerOf(req);
  return caller?.kind === 'account' ? caller.account : null;
};

const REFUSED = 'This code does not let you in. Check it, or ask your school for a new one.';
const WORDS: Record<Exclude<NotJoined['_tag'], 'JoinRefused' | 'StoreUnavailable'>, string> = {
  WrongCredentials: 'There is a Bloomz account with this e-mail address, and this is not its password.',
  AddressTaken: 'Somebody has just made an account with this e-mail address. If it was you, send this again.',
  WeakPassword: 'This password is too short. A sentence is easy to remember.',
};

/** The pages behind a link and a typed code. To look changes nothing; joining takes a person who sends the form. */
export const joinPageRoutes = (services: Services, guard: GuessGuard): Router => {
  const refuse = (req: Request, res: Response, failure: NotJoined, shown: string): void => {
    const counted = countGuess(guard, req)(failure);
    if (counted._tag === 'JoinRefused') return showPage(res, codePage(isLinkToken(shown) ? '' : shown, REFUSED, 404));
    sendProblem(req, res, counted);
  };

  const join = async (req: Request, res: Response, filled: Filled, opening: Opening): Promise<void> => {
    const account = accountOf(req);
    const accept = opening.kind === 'invitation' ? services.acceptInvitation : services.acceptFamilyCode;
    const joined = await accept({
      shown: shownAs(filled.shown),
      as:
        filled.as === 'myself' && account !== null
          ? { kind: 'signed-in', account }
          : { kind: 'by-password', ...filled },
    })();
    if (E.isRight(joined)) {
      const welcomed = await welcome(services, req, res)(joined.right)();
      if (E.isLeft(welcomed)) return sendProblem(req, res, welcomed.left);
      return showPage(res, joinedPage(joined.right.schoolName));
    }
    const { left } = joined;
    if (left._tag === 'JoinRefused' || left._tag === 'StoreUnavailable') return refuse(req, res, left, filled.shown);
    showPage(res, whoPage(opening, filled, account, WORDS[left._tag]));
  };

  return Router()
    .get('/join', (_req, res) => showPage(res, codePage('')))
    .get('/join/:token', (req, res) => showPage(res, linkPage(req.params.token)))
    .post('/join', express.urlencoded({ extended: false, limit: '8kb' }), async (req, res) => {
      const filled = filledIn(req);
      const opening = await services.lookUpJoin(shownAs(filled.shown))();
      if (E.isLeft(opening)) return refuse(req, res, opening.left, filled.shown);
      if (filled.as === '') return showPage(res, whoPage(opening.right, filled, accountOf(req)));
      await join(req, res, filled, opening.right);
    });
};
