import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Child, type Guardian, hasReachableAdult, MOST_SIBLINGS, planFamilyCodes } from './household.ts';

const anAdult = (like: Partial<Guardian> = {}): Guardian => ({
  ...{ userId: 'adult', joined: false, email: null, invitation: null },
  ...like,
});
const aChild = (userId: string, guardians: ReadonlyArray<Guardian> = [], hasCode = false): Child => ({
  ...{ userId, guardians, hasCode },
});
const silent = (userId: string): Guardian => anAdult({ userId });

describe('an adult who can be reached', () => {
  const EMAIL = 'adult@example.org';
  it.each([
    ['has joined, whatever their address', { joined: true }],
    ['has an address and no invitation yet', { email: EMAIL }],
    ['was mailed', { email: EMAIL, invitation: 'sent' }],
    ['was mailed long ago, and can be again', { email: EMAIL, invitation: 'expired' }],
  ] as const)('%s', (_, like) => {
    expect(hasReachableAdult(aChild('c', [anAdult(like)]))).toBe(true);
  });

  it.each([
    ['has an address', {}],
    ['has an address with one @', { email: 'two@at@example.org' }],
    ['did not bounce', { email: EMAIL, invitation: 'bounced' }],
    ['may still be invited', { email: EMAIL, invitation: 'revoked' }],
  ] as const)('%s, or is none', (_, like) => {
    expect(hasReachableAdult(aChild('c', [anAdult(like)]))).toBe(false);
  });

  it('is one of several, and nobody is none', () => {
    expect(hasReachableAdult(aChild('c', [silent('a'), anAdult({ userId: 'b', joined: true })]))).toBe(true);
    expect(hasReachableAdult(aChild('c'))).toBe(false);
  });
});

describe('households', () => {
  const plan = (children: ReadonlyArray<Child>) => planFamilyCodes(children, 'without-reachable-adult').households;

  it('are children who share an adult, directly or by a third', () => {
    const children = [
      aChild('a', [silent('x')]),
      aChild('alone'),
      aChild('b', [silent('x'), silent('y')]),
      aChild('c', [silent('y')]),
      aChild('other', [silent('z')]),
    ];
    expect(plan(children)).toEqual([['a', 'b', 'c'], ['alone'], ['other']]);
  });

  it('leave out children who have a reachable adult or a code', () => {
    const children = [
      aChild('reached', [silent('x'), anAdult({ userId: 'y', joined: true })]),
      aChild('has one', [silent('x')], true),
      aChild('a', [silent('x')]),
    ];
    expect(planFamilyCodes(children, 'without-reachable-adult')).toEqual({ households: [['a']], kept: 1, unknown: [] });
  });

  it('are those of the children named, reachable or not, and say who is no child', () => {
    const children = [aChild('a', [anAdult({ joined: true })]), aChild('b'), aChild('c', [], true)];
    expect(planFamilyCodes(children, ['c', 'a', 'nobody', 'a'])).toEqual({
      ...{ households: [['a']], kept: 1, unknown: ['nobody'] },
    });
  });

  it('are not made of an adult who stands for half the school', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => aChild(`c${i}`, [silent('office')]));
    expect(plan(many(MOST_SIBLINGS))).toHaveLength(1);
    expect(plan(many(MOST_SIBLINGS + 1))).toHaveLength(MOST_SIBLINGS + 1);
  });

  it('are not made of a long chain either', () => {
    const chain = Array.from({ length: 30 }, (_, i) => aChild(`c${i}`, [silent(`x${i}`), silent(`x${i + 1}`)]));
    expect(plan(chain)).toHaveLength(30);
  });

  it('have each child once, whatever adults they have, and only with children they are linked to', () => {
    const anyChildren = fc
      .array(fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }), { maxLength: 20 })
      .map((all) =>
        all.map((adults, i) =>
          aChild(
            `c${i}`,
            adults.map((n) => silent(`x${n}`)),
          ),
        ),
      );
    fc.assert(
      fc.property(anyChildren, (children) => {
        const households = plan(children);
        expect(households.flat().sort()).toEqual(children.map(({ userId }) => userId).sort());
        const adultsOf = (id: string) =>
          children.find(({ userId }) => userId === id)?.guardians.map((g) => g.userId) ?? [];
        for (const household of households.filter(({ length }) => length > 1))
          for (const child of household) {
            const others = household.filter((other) => other !== child).flatMap(adultsOf);
            expect(adultsOf(child).some((adult) => others.includes(adult))).toBe(true);
          }
      }),
    );
  });
});
