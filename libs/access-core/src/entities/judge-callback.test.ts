import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeCallback, stateOf } from './judge-callback.ts';
import type { Ticket } from './ticket.ts';

const ticket: Ticket = {
  intent: 'sign-in',
  state: 'state-1',
  nonce: 'nonce-1',
  redirectUri: 'https://bloomz.example/callback',
  again: false,
};

describe('judging a callback', () => {
  it('exchanges a code whose state is the one we sent', () => {
    expect(judgeCallback({ code: 'c', state: 'state-1' }, ticket)).toBe('exchange');
  });

  it('SSO-2, SSO-3: begins anew for a code without state, from the Portal or an Instant Login link', () => {
    expect(judgeCallback({ code: 'c' }, null)).toBe('restart');
    expect(judgeCallback({ code: 'c' }, ticket)).toBe('restart');
    expect(judgeCallback({ code: 'c', state: '' }, ticket)).toBe('restart');
  });

  it('begins anew when the ticket has expired, once', () => {
    expect(judgeCallback({ code: 'c', state: 'state-1' }, null)).toBe('restart');
    expect(judgeCallback({ code: 'c', state: stateOf('state-2', true) }, null)).toBe('incomplete');
  });

  it('LG-13: sends nothing to Clever when Clever sent an error', () => {
    expect(judgeCallback({ error: 'unauthorized-user' }, null)).toBe('refused');
    expect(judgeCallback({ error: 'access_denied', state: 'state-1', code: 'c' }, ticket)).toBe('refused');
    expect(judgeCallback({ error: '' }, ticket)).toBe('refused');
  });

  it('has nothing to go by without a code', () => {
    expect(judgeCallback({}, ticket)).toBe('incomplete');
    expect(judgeCallback({ state: 'state-1', code: '' }, ticket)).toBe('incomplete');
  });

  it('SSO-4: exchanges nothing for any other state', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (state, code) => {
        fc.pre(state !== ticket.state);
        return judgeCallback({ code, state }, ticket) === 'mismatch';
      }),
      { numRuns: 1_000 },
    );
  });

  it('exchanges only with code, state and ticket, and never beside an error', () => {
    const some = fc.option(fc.constantFrom('', 'state-1', 'other'), { nil: undefined });
    fc.assert(
      fc.property(some, some, some, fc.constantFrom(ticket, null), (code, state, error, held) => {
        const may = Boolean(code) && state === held?.state && state !== undefined && error === undefined;
        return (judgeCallback({ code, state, error }, held) === 'exchange') === may;
      }),
      { numRuns: 1_000 },
    );
  });
});
