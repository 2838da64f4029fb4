import { describe, expect, it } from 'vitest';
import { IDLE_MS } from '../entities/session.ts';
import { anAccess, NOW, right } from '../testing/index.ts';

const [email, password] = ['head@example.org', 'correct horse battery'];

describe('SweepAccess', () => {
  it('forgets what is over and leaves what is not', async () => {
    const { setPassword, signInWithPassword, resolveSession, sweepAccess, ledger, pass } = anAccess();
    await right(setPassword({ email, password }));
    await right(signInWithPassword({ email, password, replacing: null }));
    await right(ledger.claim('code', NOW));
    pass(IDLE_MS + 1);
    const { token } = await right(signInWithPassword({ email, password, replacing: null }));
    expect(await right(sweepAccess())).toEqual({ sessions: 1, codes: 0 });
    expect(await right(ledger.claim('code', NOW))).toBe(false);
    await right(resolveSession(token));
    pass(3_600_000);
    expect(await right(sweepAccess())).toEqual({ sessions: 1, codes: 1 });
    expect(await right(sweepAccess())).toEqual({ sessions: 0, codes: 0 });
  });
});
