import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { ABSOLUTE_MS, IDLE_MS } from '../entities/session.ts';
import { aCleverId, anAccess, later, left, NOW, right } from '../testing/index.ts';

const [email, password] = ['head@example.org', 'correct horse battery'];
const OVER = { _tag: 'NotSignedIn' };

const signedIn = async () => {
  const access = anAccess();
  await right(access.setPassword({ email, password, operator: true }));
  return { ...access, ...(await right(access.signInWithPassword({ email, password, replacing: null }))) };
};

describe('ResolveSession', () => {
  it('gives the account with all its roles, as they are now', async () => {
    const { resolveSession, grants, token, account } = await signedIn();
    const operator = { role: 'bloomz-operator', place: null };
    expect(await right(resolveSession(token))).toEqual({ kind: 'account', account, grants: [operator] });
    const teacher = { role: 'teacher', place: { districtId: aCleverId(), schoolId: aCleverId() } } as const;
    grants.give(account.id, teacher);
    expect((await right(resolveSession(token))).grants).toEqual([operator, teacher]);
  });

  it('knows no other token', async () => {
    const { resolveSession, secrets, token } = await signedIn();
    for (const other of ['', 'made up', `${token} `, secrets.digest(token)])
      expect(await left(resolveSession(other))).toEqual(OVER);
  });

  it('ends after half an hour of silence', async () => {
    expect(IDLE_MS).toBe(30 * 60_000);
    const { resolveSession, pass, token } = await signedIn();
    pass(IDLE_MS);
    await right(resolveSession(token));
    pass(IDLE_MS + 1);
    expect(await left(resolveSession(token))).toEqual(OVER);
  });

  it('ends twelve hours after the sign-in, however busy', async () => {
    const { resolveSession, pass, token } = await signedIn();
    expect(ABSOLUTE_MS).toBe(12 * 3_600_000);
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      await right(resolveSession(token));
      pass(20 * 60_000);
    }
    await right(resolveSession(token));
    pass(1);
    expect(await left(resolveSession(token))).toEqual(OVER);
  });

  it('writes down that it was seen at most once a minute', async () => {
    const { resolveSession, sessions, secrets, pass, token } = await signedIn();
    const seen = async () => O.toUndefined(await right(sessions.find(secrets.digest(token))))?.lastSeenAt;
    pass(59_999);
    await right(resolveSession(token));
    expect(await seen()).toEqual(NOW);
    pass(1);
    await right(resolveSession(token));
    expect(await seen()).toEqual(later(60_000));
  });

  it('ends with the account', async () => {
    const { resolveSession, sessions, secrets, token } = await signedIn();
    await right(sessions.open(secrets.digest(token), { accountId: 'gone', openedAt: NOW, lastSeenAt: NOW }));
    expect(await left(resolveSession(token))).toEqual(OVER);
  });
});
