import { describe, expect, it } from 'vitest';
import { aJoining } from '../testing/a-joining.ts';
import { aChild, aMember, aSchoolIn, aUuid, inDays, left, NOW, right } from '../testing/joining-builders.ts';

const actor = { kind: 'person', userId: 'admin' } as const;

/** Two siblings without a reachable adult, one more child, and one with an adult who has joined. */
const aSchool = async () => {
  const joining = aJoining();
  const { seed } = joining.world;
  const school = await aSchoolIn(joining.world, { language: 'es' });
  const [elder, younger, single, reached] = ['Elder', 'Younger', 'Single', 'Reached'].map((firstName) =>
    aChild({ firstName, language: firstName === 'Younger' ? 'ar-EG' : null }),
  );
  const [silent, joined] = [aMember({ role: 'parent', email: null }), aMember({ role: 'parent', state: 'joined' })];
  for (const member of [elder, younger, single, reached, silent, joined]) if (member) await seed.member(school, member);
  for (const child of [elder, younger]) await seed.guardian(school, silent.userId, child?.userId ?? '');
  await seed.guardian(school, joined.userId, reached?.userId ?? '');
  const issue = (children: 'without-reachable-adult' | ReadonlyArray<string> = 'without-reachable-adult') =>
    right(joining.issueFamilyCodes({ school, children, actor }));
  return { ...joining, school, issue, reached: reached?.userId ?? '' };
};

const parent = (id = aUuid()) => ({ kind: 'signed-in', account: { id, name: 'Ana de la Cruz', email: null } }) as const;

describe('Family Codes', () => {
  it('go to each household without a reachable adult, once', async () => {
    const { issue, listFamilyCodes, school } = await aSchool();
    expect((await issue()).issued).toHaveLength(2);
    expect(await issue()).toEqual({ issued: [], kept: 3, unknown: [] });
    const { items } = await right(listFamilyCodes(school, { limit: 10 }));
    const households = items.map(({ children }) => children.map(({ firstName }) => firstName).join()).sort();
    expect(households).toEqual(['Elder,Younger', 'Single']);
    for (const code of items) expect(code).toMatchObject({ state: 'active', adults: [], expiresAt: inDays(180, NOW) });
  });

  it('go to children whom somebody names, also to those with an adult', async () => {
    const { issue, reached } = await aSchool();
    const { issued, unknown } = await issue([reached, 'nobody']);
    expect([issued.length, unknown]).toEqual([1, ['nobody']]);
  });

  it('are printed in the language of the family, else of the school, as often as anybody likes', async () => {
    const { issue, lettersOf, school, lookUpJoin } = await aSchool();
    await issue();
    const letters = await right(lettersOf(school, 'all'));
    expect(letters.map(({ locale, childNames }) => [locale, childNames.length])).toEqual([
      ['ar', 2],
      ['es', 1],
    ]);
    expect(await right(lettersOf(school, 'all'))).toEqual(letters);
    for (const { code, link } of letters) {
      expect(link).toMatch(/^https:\/\/bloomz\.example\/join\/\w{22}$/);
      const opening = { kind: 'family-code', schoolName: 'Sample Elementary' };
      for (const shown of [{ code }, { link: link.split('/').at(-1) ?? '' }])
        expect(await right(lookUpJoin(shown))).toEqual(opening);
    }
  });

  it('let adults in whose name is split where only the whole is known, and are void once replaced', async () => {
    const { issue, lettersOf, listFamilyCodes, acceptFamilyCode, reissueFamilyCode, school } = await aSchool();
    const { issued } = await issue();
    const [letter] = await right(lettersOf(school, 'all'));
    const shown = { code: letter?.code ?? '' };
    await right(acceptFamilyCode({ shown, as: parent() }));
    const codes = (await right(listFamilyCodes(school, { limit: 5 }))).items;
    expect(codes.flatMap(({ adults }) => adults)).toMatchObject([{ firstName: 'Ana de la', lastName: 'Cruz' }]);
    for (const id of issued) await right(reissueFamilyCode({ school, id, actor }));
    expect(await left(acceptFamilyCode({ shown, as: parent() }))).toEqual({ _tag: 'JoinRefused' });
    expect((await right(lettersOf(school, 'all'))).map(({ code }) => code)).not.toContain(letter?.code);
  });

  it('are not printed for whoever takes an adult out: the letter is new', async () => {
    const { issue, lettersOf, listFamilyCodes, acceptFamilyCode, revokeFamilyJoin, school, myPlaces } = await aSchool();
    await issue();
    const [letter] = await right(lettersOf(school, 'all'));
    const [shown, as] = [{ code: letter?.code ?? '' }, parent()];
    const { accountId } = await right(acceptFamilyCode({ shown, as }));
    const code = (await right(listFamilyCodes(school, { limit: 5 }))).items.find(({ adults }) => adults.length > 0);
    const request = { school, id: code?.id ?? '', userId: code?.adults[0]?.userId ?? '', actor };
    expect((await right(revokeFamilyJoin(request))).adults).toEqual([]);
    expect(await right(myPlaces(accountId))).toEqual([]);
    expect(await left(acceptFamilyCode({ shown, as }))).toEqual({ _tag: 'JoinRefused' });
    const [anew] = await right(lettersOf(school, [request.id]));
    await right(acceptFamilyCode({ shown: { code: anew?.code ?? '' }, as: parent() }));
  });

  it('end after 180 days, and when they are revoked', async () => {
    const { issue, lettersOf, lookUpJoin, revokeFamilyCode, expireSecrets, school, wait } = await aSchool();
    const { issued } = await issue();
    const [letter] = await right(lettersOf(school, issued.slice(0, 1)));
    await right(revokeFamilyCode({ school, id: issued[0] ?? '', actor }));
    expect(await left(lookUpJoin({ code: letter?.code ?? '' }))).toEqual({ _tag: 'JoinRefused' });
    wait(180);
    expect(await right(expireSecrets(inDays(180)))).toEqual({ invitations: 0, familyCodes: 1 });
    expect(await right(lettersOf(school, 'all'))).toEqual([]);
  });
});
