import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveringSections, type Roll } from './covering-sections.ts';

const aRoll = (id: string, people: ReadonlyArray<string>): Roll => ({ id, people }) as unknown as Roll;
const wantedOf = (...ids: string[]): Parameters<typeof coveringSections>[1] => new Set(ids) as never;

describe('the sections that name all wanted people', () => {
  it('takes one where one suffices', () => {
    const rolls = [aRoll('s1', ['a']), aRoll('s2', ['a', 'b', 'c']), aRoll('s3', ['c'])];
    expect(coveringSections(rolls, wantedOf('a', 'b', 'c'))).toEqual(['s2']);
  });

  it('names everybody whom any section names, and never takes more sections than people', () => {
    const people = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));
    fc.assert(
      fc.property(fc.array(people), people, (lists, wanted) => {
        const rolls = lists.map((list, i) => aRoll(`s${i}`, list));
        const chosen = new Set<string>(coveringSections(rolls, wantedOf(...wanted)));
        const named = new Set<string>(rolls.filter(({ id }) => chosen.has(id)).flatMap(({ people: list }) => list));
        const reachable = new Set(wanted.filter((id) => lists.some((list) => list.includes(id))));
        expect([...reachable].every((id) => named.has(id))).toBe(true);
        expect(chosen.size).toBeLessThanOrEqual(reachable.size);
      }),
    );
  });
});
