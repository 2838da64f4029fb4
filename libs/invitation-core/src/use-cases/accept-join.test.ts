import { describe, expect, it } from 'vitest';
import type { Applicant } from '../entities/join.ts';
import { showCode } from '../entities/code.ts';
import { aJoining } from '../testing/a-joining.ts';
import { aChild, aMember, aSchoolIn, aUuid, left, right } from '../testing/joining-builders.ts';

const REFUSED = { _tag: 'JoinRefused' } as const;
const newcomer = (like: Partial<Extract<Applicant, { kind: 'by-password' }>> = {}): Applicant => ({
  ...{ kind: 'by-password', email: ' new@example.org ', password: 'correct horse battery' },
  ...{ firstName: ' New ', lastName: 'Comer' },
  ...like,
});

const anInvited = async () => {
  const joining = aJoining();
  const [place, member] = [await aSchoolIn(joining.world), aMember()];
  return { ...joining, place, member, secrets: await joining.invite(place, member) };
};

describe('AcceptInvitation', () => {
  it('joins a new account by a code as people type it', async () => {
    const { acceptInvitation, secrets, place, member, world } = await anInvited();
    const shown = { code: ` ${showCode(secrets.code).toLowerCase()} ` };
    const joined = await right(acceptInvitation({ shown, as: newcomer() }));
    expect(joined).toMatchObject({ place, purpose: 'teacher', schoolName: 'Sample Elementary' });
    expect(await world.look.accountId('new@example.org')).toBe(joined.accountId);
    expect(await world.look.member(place, member.userId)).toMatchObject({ state: 'joined' });
  });

  it('joins whoever is signed in, by the link', async () => {
    const { acceptInvitation, secrets, accounts } = await anInvited();
    const account = { id: aUuid(), name: 'Signed In', email: null };
    const as = { kind: 'signed-in', account } as const;
    expect(await right(acceptInvitation({ shown: { link: secrets.link }, as }))).toMatchObject({
      accountId: account.id,
    });
    expect(accounts.asked).toEqual([]);
  });

  it('asks nothing about an account while the code is wrong', async () => {
    const { acceptInvitation, accounts, secrets } = await anInvited();
    for (const shown of [
      ...[{ code: '7QK2-M9XT-4B0ZD' }, { code: 'nonsense' }, { code: secrets.link }, { code: '' }],
      ...[{ link: secrets.code }, { link: '' }, { link: 'k3J9x2ZQ0hV7m1TtYw8eRA' }],
    ])
      expect(await left(acceptInvitation({ shown, as: newcomer({ password: 'x' }) }))).toEqual(REFUSED);
    expect(accounts.asked).toEqual([]);
  });

  it('changes nothing for a wrong or a weak password, so the code is good afterwards', async () => {
    const { acceptInvitation, accounts, secrets, place, member, world } = await anInvited();
    const [id, shown] = [aUuid(), { code: secrets.code }];
    accounts.passwords.set('known@example.org', { id, password: 'the right password' });
    const known = { email: 'known@example.org' };
    const attempt = (like: Parameters<typeof newcomer>[0]) => acceptInvitation({ shown, as: newcomer(like) });
    expect(await left(attempt({ ...known, password: 'the wrong password' }))).toEqual({ _tag: 'WrongCredentials' });
    expect(await left(attempt({ password: 'short' }))).toEqual({ _tag: 'WeakPassword', shortest: 12 });
    expect(await world.look.member(place, member.userId)).toMatchObject({ state: 'invited' });
    expect(await world.look.accountId('new@example.org')).toBeUndefined();
    expect(await right(attempt({ ...known, password: 'the right password' }))).toMatchObject({ accountId: id });
  });

  it('answers the same request again, and nobody who has the used code otherwise', async () => {
    const { acceptInvitation, accounts, secrets } = await anInvited();
    const request = { shown: { code: secrets.code }, as: newcomer() };
    const joined = await right(acceptInvitation(request));
    accounts.passwords.set('new@example.org', { id: joined.accountId, password: 'correct horse battery' });
    expect(await right(acceptInvitation(request))).toEqual(joined);
    for (const like of [
      { password: 'the wrong password' },
      { email: 'other@example.org' },
      { email: 'x@y', password: 'x' },
    ])
      expect(await left(acceptInvitation({ ...request, as: newcomer(like) }))).toEqual(REFUSED);
  });

  it('proves the account that somebody made with the same address a moment ago', async () => {
    const { acceptInvitation, accounts, secrets, world } = await anInvited();
    const id = aUuid();
    await world.seed.account({ id, name: 'First', email: 'new@example.org', clever: null });
    const request = { shown: { code: secrets.code }, as: newcomer() };
    expect(await left(acceptInvitation(request))).toEqual({ _tag: 'AddressTaken' });
    const known = { id, password: 'correct horse battery' };
    accounts.passwords.set('new@example.org', known);
    expect(await right(acceptInvitation(request))).toMatchObject({ accountId: id });
  });

  it('refuses a Family Code', async () => {
    const { acceptInvitation, acceptFamilyCode, issueFamilyCodes, lettersOf, place, world, secrets } =
      await anInvited();
    await world.seed.member(place, aChild());
    const actor = { kind: 'operator' } as const;
    await right(issueFamilyCodes({ school: place, children: 'without-reachable-adult', actor }));
    const [letter] = await right(lettersOf(place, 'all'));
    const shown = { code: letter?.code ?? '' };
    expect(await left(acceptInvitation({ shown, as: newcomer() }))).toEqual(REFUSED);
    expect(await left(acceptFamilyCode({ shown: { code: secrets.code }, as: newcomer() }))).toEqual(REFUSED);
    expect(await right(acceptFamilyCode({ shown, as: newcomer() }))).toMatchObject({ purpose: 'parent' });
  });
});

describe('LookUpJoin', () => {
  it('tells a school, a purpose and a date, and no person', async () => {
    const { lookUpJoin, secrets, member } = await anInvited();
    const opening = await right(lookUpJoin({ link: secrets.link }));
    expect(opening).toEqual({
      ...{ kind: 'invitation', purpose: 'teacher', schoolName: 'Sample Elementary' },
      expiresOn: new Date('2026-12-07T12:00:00.000Z'),
    });
    for (const told of [member.userId, member.email, member.lastName])
      expect(JSON.stringify(opening)).not.toContain(told);
  });

  it('has one answer for everything else, and looks as often', async () => {
    const { lookUpJoin, acceptInvitation, secrets, wait } = await anInvited();
    await right(acceptInvitation({ shown: { code: secrets.code }, as: newcomer() }));
    const shown = [
      { code: secrets.code },
      { link: secrets.link },
      { code: 'x' },
      { link: 'x' },
      { code: '0'.repeat(13) },
    ];
    for (const each of shown) expect(await left(lookUpJoin(each))).toEqual(REFUSED);
    wait(15);
    for (const each of shown) expect(await left(lookUpJoin(each))).toEqual(REFUSED);
  });

  it('uses nothing up: after 50 visits the person joins, 100 times of 100', async () => {
    const joining = aJoining();
    const place = await aSchoolIn(joining.world);
    let joined = 0;
    for (let n = 0; n < 100; n += 1) {
      const secrets = await joining.invite(place, aMember());
      for (let visit = 0; visit < 50; visit += 1) await right(joining.lookUpJoin({ link: secrets.link }));
      const as = newcomer({ email: `new${n}@example.org` });
      await right(joining.acceptInvitation({ shown: { link: secrets.link }, as }));
      joined += 1;
    }
    expect(joined).toBe(100);
  });
});
