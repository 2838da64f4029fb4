import type { Ticket } from './ticket.ts';

/** What Clever sent along when it sent somebody back to us. */
export type Callback = {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  readonly error?: string | undefined;
};

/**
 * `exchange`: redeem the code. `restart`: begin our own flow, the code is dropped. `mismatch`: the answer to somebody
 * else's question. `refused`: Clever said no. `incomplete`: nothing to go by, or the browser keeps no tickets.
 */
export type Verdict = 'exchange' | 'restart' | 'mismatch' | 'refused' | 'incomplete';

const AGAIN = 'again.';
export const stateOf = (token: string, again: boolean): string => (again ? AGAIN + token : token);

/**
 * Decides about a callback before anything is sent to Clever. Portal and Instant Login send no state, and a ticket may
 * have expired: both begin anew, once, so that nobody is signed in with a code that this browser did not ask for.
 */
export const judgeCallback = ({ code, state, error }: Callback, ticket: Ticket | null): Verdict => {
  if (error !== undefined) return 'refused';
  if (!code) return 'incomplete';
  if (!state) return 'restart';
  if (ticket === null) return state.startsWith(AGAIN) ? 'incomplete' : 'restart';
  return state === ticket.state ? 'exchange' : 'mismatch';
};
