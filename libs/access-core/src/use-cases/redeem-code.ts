import { pipe, TE, token } from '@bloomz/kernel';
import type { CleverIdentity } from '../entities/account.ts';
import type { CodeRefused, CodeReplayed, ForeignToken, SignInUnavailable, StoreUnavailable } from '../errors.ts';
import type { CleverSignIn, Redeeming } from '../ports/clever-sign-in.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodeLedger } from '../ports/code-ledger.ts';
import type { Secrets } from '../ports/secrets.ts';

export type NotRedeemed = CodeReplayed | CodeRefused | ForeignToken | SignInUnavailable | StoreUnavailable;

/** Exchanges a code for the person it was made for. The code is claimed first: however often it arrives, one exchange. */
export type RedeemCode = (redeeming: Redeeming) => TE.TaskEither<NotRedeemed, CleverIdentity>;
export const RedeemCode = token<RedeemCode>('RedeemCode');

export const makeRedeemCode =
  (ledger: CodeLedger, clever: CleverSignIn, { digest }: Secrets, clock: Clock): RedeemCode =>
  (redeeming) =>
    pipe(
      ledger.claim(digest(redeeming.code), clock()),
      TE.filterOrElseW(
        (isFirst) => isFirst,
        (): CodeReplayed => ({ _tag: 'CodeReplayed' }),
      ),
      TE.flatMap(() => clever.redeem(redeeming)),
    );
