import { describe, expect, it } from 'vitest';
import type { InvitationState } from './invitation-state.ts';
import { judgeResend } from './resend.ts';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ago = (ms: number): Date => new Date(NOW.getTime() - ms);
const later = (ms: number): Date => new Date(NOW.getTime() + ms);
const judge = (state: InvitationState, resentAt: ReadonlyArray<Date> = [], email: string | null = 'a@b.example') =>
  judgeResend({ state, email, resentAt }, NOW);

describe('asking for an invitation again', () => {
  it('sends a living code again, and renews one that is over', () => {
    expect(judge('sent')).toEqual({ outcome: 'queued', renewed: false, retryAt: later(15 * MINUTE) });
    for (const state of ['bounced', 'expired'] as const) expect(judge(state)).toMatchObject({ renewed: true });
  });

  it.each(['planned', 'queued', 'joined', 'revoked'] as const)('is not for one that is %s', (state) => {
    expect(judge(state)).toEqual({ outcome: 'not-now', retryAt: null });
  });

  it.each([null, '', 'x', 'a@b@c', 'a b@c'])('is not for somebody with the address %j', (email) => {
    expect(judge('sent', [], email).outcome).toBe('not-now');
  });

  it('may be done once in 15 minutes', () => {
    expect(judge('sent', [ago(15 * MINUTE - 1)])).toEqual({ outcome: 'too-soon', retryAt: later(1) });
    expect(judge('sent', [ago(15 * MINUTE)]).outcome).toBe('queued');
  });

  it('may be done three times in 24 hours', () => {
    const thrice = [ago(23 * HOUR), ago(10 * HOUR), ago(5 * HOUR)];
    expect(judge('sent', thrice)).toEqual({ outcome: 'too-many', retryAt: later(HOUR) });
    expect(judge('sent', [ago(25 * HOUR), ...thrice.slice(1)]).outcome).toBe('queued');
    expect(judge('sent', [...thrice].reverse()).outcome).toBe('too-many');
  });

  it('may be done six times ever', () => {
    const days = [1, 2, 3, 4, 5, 6].map((n) => ago(n * 24 * HOUR));
    expect(judge('sent', days)).toEqual({ outcome: 'too-many', retryAt: null });
    expect(judge('bounced', days.slice(1))).toEqual({ outcome: 'queued', renewed: true, retryAt: null });
  });
});
