import { describe, expect, it } from 'vitest';
import { aClever } from '../testing/a-clever.ts';
import { CLEVER_RATE_LIMIT, makeRateLimiter } from './rate-limit.ts';

describe('the rate limit', () => {
  it('is a hard window of 1,200 a minute for each token', () => {
    let ms = 1_000_000;
    const spend = makeRateLimiter(CLEVER_RATE_LIMIT, () => new Date(ms));
    const allowed = Array.from({ length: 1201 }, () => spend('one').allowed);
    expect(allowed.filter(Boolean)).toHaveLength(1200);
    expect(spend('other').allowed).toBe(true);
    ms += 59_999;
    expect(spend('one').allowed).toBe(false);
    ms += 1;
    expect(spend('one')).toMatchObject({ allowed: true, headers: { 'x-ratelimit-remaining': '1199' } });
  });

  it('answers 429 with a reset in Unix seconds, and serves again after it', async () => {
    let now = new Date('2026-09-01T06:00:00Z');
    const { get } = await aClever({ rateLimit: { limit: 2, windowMs: 60_000 }, now: () => now });
    await get('/v3.1/districts');
    await get('/v3.1/districts');
    const refused = await get('/v3.1/districts');
    expect([refused.status, refused.headers.get('x-ratelimit-remaining')]).toEqual([429, '0']);
    now = new Date(Number(refused.headers.get('x-ratelimit-reset')) * 1000);
    expect((await get('/v3.1/districts')).status).toBe(200);
  });

  it('does not count what the sign-in host answers', async () => {
    const { clever } = await aClever({ rateLimit: { limit: 1, windowMs: 60_000 } });
    const answer = await fetch(`${clever.url}/oauth/tokens?owner_type=district`);
    expect(answer.headers.get('x-ratelimit-limit')).toBeNull();
  });
});
