import { expect, it } from 'vitest';
import { toProblems, toProblemTable, type Unreached } from './mail-problem.ts';

const somebody = (like: Partial<Unreached>): Unreached => ({
  ...{ userId: 'u1', firstName: 'Ada', lastName: 'Byron', role: 'parent', email: 'ada@home.example' },
  ...{ classNames: ['Algebra', 'Botany'], state: null, reason: null, ...like },
});

it.each([
  [{ email: null }, 'no-address'],
  [{ email: ' ' }, 'no-address'],
  [{ email: 'a@b@c' }, 'unusable-address'],
  [{ state: 'bounced', reason: 'no usable address' }, 'unusable-address'],
  [{ state: 'bounced', reason: 'complaint' }, 'complaint'],
  [{ state: 'bounced', reason: 'gave up after 72 h' }, 'gave-up'],
  [{ state: 'bounced', reason: '550 5.1.1' }, 'bounced'],
  [{ state: 'expired' }, 'expired'],
  [{}, undefined],
] as const)('of %j the problem is %s', (like, problem) => {
  expect(toProblems([somebody(like)])[0]?.problem).toBe(problem);
});

it('makes a table that says what to do', () => {
  const people = [somebody({ state: 'bounced', reason: '550 5.1.1' }), somebody({ firstName: '=1+1', email: null })];
  const [heads, first, second] = toProblemTable(toProblems(people));
  expect(heads).toEqual(['name', 'role', 'classes', 'problem', 'what to do']);
  expect(first?.slice(0, 4)).toEqual(['Ada Byron', 'parent', 'Algebra, Botany', 'the mail came back (550 5.1.1)']);
  expect(second?.[0]).toBe("'=1+1 Byron");
  expect(first?.[4]).toMatch(/\.$/);
});
