import { pipe, TE, token } from '@bloomz/kernel';
import type { CleverIdentity } from '../entities/account.ts';
import type { Ticket } from '../entities/ticket.ts';
import type { NotRedeemed, RedeemCode } from './redeem-code.ts';
import type { SignedIn } from './sign-in-with-password.ts';
import type { NotWelcomed, WelcomePerson } from './welcome-person.ts';

/** A callback that `judgeCallback` lets pass. `replacing`: the token of the session the browser has. */
export type CleverReturn = { readonly code: string; readonly ticket: Ticket; readonly replacing: string | null };

/** A person in Clever whom an account may be linked to, once its owner has seen both names and said yes. */
export type LinkOffer = { readonly accountId: string; readonly identity: CleverIdentity };

export type CleverSignInOutcome =
  ({ readonly kind: 'signed-in' } & SignedIn) | ({ readonly kind: 'to-confirm' } & LinkOffer);

/** Redeems the code and signs in; with the intent to link, no session changes and nothing is linked yet. */
export type FinishCleverSignIn = (
  request: CleverReturn,
) => TE.TaskEither<NotRedeemed | NotWelcomed, CleverSignInOutcome>;
export const FinishCleverSignIn = token<FinishCleverSignIn>('FinishCleverSignIn');

export const makeFinishCleverSignIn = (redeemCode: RedeemCode, welcomePerson: WelcomePerson): FinishCleverSignIn => {
  const goOn = (
    { ticket, replacing }: CleverReturn,
    identity: CleverIdentity,
  ): TE.TaskEither<NotWelcomed, CleverSignInOutcome> =>
    ticket.intent === 'link'
      ? TE.right({ kind: 'to-confirm', accountId: ticket.accountId, identity })
      : pipe(
          welcomePerson(identity, replacing),
          TE.map((signedIn) => ({ kind: 'signed-in', ...signedIn })),
        );
  return (request) =>
    pipe(
      redeemCode({ code: request.code, redirectUri: request.ticket.redirectUri, nonce: request.ticket.nonce }),
      TE.flatMap((identity) => goOn(request, identity)),
    );
};
