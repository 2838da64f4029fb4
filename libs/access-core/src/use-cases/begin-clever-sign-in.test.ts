import { describe, expect, it } from 'vitest';
import { anAccess } from '../testing/index.ts';

const redirectUri = 'https://bloomz.example/auth/clever/callback';

describe('BeginCleverSignIn', () => {
  it('sends a state and a nonce of its own each time, and remembers them with the address', () => {
    const { beginCleverSignIn } = anAccess();
    const [first, second] = [1, 2].map(() => beginCleverSignIn({ intent: { intent: 'sign-in' }, redirectUri }));
    for (const { url, ticket } of [first!, second!]) {
      const sent = new URL(url).searchParams;
      expect(Object.fromEntries(sent)).toEqual({ state: ticket.state, nonce: ticket.nonce, redirectUri });
      expect(ticket).toMatchObject({ intent: 'sign-in', redirectUri, again: false });
      expect(ticket.state).not.toBe(ticket.nonce);
    }
    expect(first?.ticket.state).not.toBe(second?.ticket.state);
  });

  it('remembers which account is to be linked', () => {
    const { beginCleverSignIn } = anAccess();
    const intent = { intent: 'link', accountId: 'account-1' } as const;
    expect(beginCleverSignIn({ intent, redirectUri }).ticket).toMatchObject(intent);
  });

  it('marks a second try, in the ticket and in the state', () => {
    const { ticket } = anAccess().beginCleverSignIn({ intent: { intent: 'sign-in' }, redirectUri, again: true });
    expect(ticket.again).toBe(true);
    expect(ticket.state).toMatch(/^again\./);
  });
});
