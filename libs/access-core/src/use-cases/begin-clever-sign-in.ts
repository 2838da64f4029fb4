import { token } from '@bloomz/kernel';
import { stateOf } from '../entities/judge-callback.ts';
import type { Intent, Ticket } from '../entities/ticket.ts';
import type { CleverSignIn } from '../ports/clever-sign-in.ts';
import type { Secrets } from '../ports/secrets.ts';

/** `again`: begun by us, after a code that led nowhere. */
export type CleverSignInRequest = { readonly intent: Intent; readonly redirectUri: string; readonly again?: boolean };

/** Where to send the browser, and what it must bring back, sealed, when it returns. */
export type BegunCleverSignIn = { readonly url: string; readonly ticket: Ticket };

/** Begins a sign-in, or the linking of an account, at Clever. */
export type BeginCleverSignIn = (request: CleverSignInRequest) => BegunCleverSignIn;
export const BeginCleverSignIn = token<BeginCleverSignIn>('BeginCleverSignIn');

export const makeBeginCleverSignIn =
  ({ authorizeUrl }: CleverSignIn, { newToken }: Secrets): BeginCleverSignIn =>
  ({ intent, redirectUri, again = false }) => {
    const [state, nonce] = [stateOf(newToken(), again), newToken()];
    return {
      url: authorizeUrl({ state, nonce, redirectUri }),
      ticket: { ...intent, state, nonce, redirectUri, again },
    };
  };
