import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSection } from '../testing/index.ts';
import { nameKey } from './section-name.ts';
import type { Section } from './snapshot.ts';
import { type NameFacts, suggestNames } from './suggest-names.ts';

const facts: NameFacts = {
  teacherName: (id) => ({ t1: 'Osei', t2: 'Ruiz', t3: 'Osei' })[id as string],
  termName: (id) => ({ fall: 'Fall', spring: 'Spring' })[id as string],
};
const names = (group: ReadonlyArray<Section>, taken: ReadonlyArray<string> = []): ReadonlyArray<string | undefined> => {
  const suggested = suggestNames(group, facts, new Set(taken.map(nameKey)));
  return group.map(({ id }) => suggested.get(id));
};
type Details = Omit<Parameters<typeof aSection>[0], 'id' | 'name'>;
const math = (id: string, details: Details = {}): Section => aSection({ ...details, id, name: 'Math' });

const groupArb = fc.uniqueArray(fc.constantFrom(...'abcdefghijklm'), { minLength: 1, maxLength: 8 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc
        .record(
          {
            teachers: fc.subarray(['t1', 't2', 't3', 'unknown']),
            period: fc.constantFrom('1', '2'),
            grade: fc.constantFrom('3', 'Kindergarten'),
            termId: fc.constantFrom('fall', 'spring'),
            sectionNumber: fc.constantFrom('1', '2'),
          },
          { requiredKeys: ['teachers'] },
        )
        .map((details) => math(id, details)),
    ),
  ),
);
const takenArb = fc.subarray(['Math', 'Math - Osei', 'Math - Ruiz', 'Math - Period 1', 'Math - 2', 'Math - Osei - 2']);

describe('suggested names', () => {
  it('name the teacher where that is enough', () => {
    expect(names([math('a', { teachers: ['t1'] }), math('b', { teachers: ['t2'] })])).toEqual([
      'Math - Osei',
      'Math - Ruiz',
    ]);
  });

  it('say the period where the teacher is the same, and no more than that', () => {
    const group = [
      math('a', { teachers: ['t1'], period: '1', sectionNumber: '7' }),
      math('b', { teachers: ['t1'], period: '2', sectionNumber: '8' }),
    ];
    expect(names(group)).toEqual(['Math - Period 1', 'Math - Period 2']);
  });

  it('combine what is needed to tell all apart', () => {
    const group = [
      math('a', { teachers: ['t1'], period: '1' }),
      math('b', { teachers: ['t1'], period: '2' }),
      math('c', { teachers: ['t2'], period: '1' }),
    ];
    expect(names(group)).toEqual(['Math - Osei - Period 1', 'Math - Osei - Period 2', 'Math - Ruiz - Period 1']);
  });

  it('know grades by name, terms and section numbers', () => {
    expect(names([math('a', { grade: '3' }), math('b', { grade: 'Kindergarten' })])).toEqual([
      'Math - Grade 3',
      'Math - Kindergarten',
    ]);
    expect(names([math('a', { termId: 'fall' }), math('b', { termId: 'spring' })])).toEqual([
      'Math - Fall',
      'Math - Spring',
    ]);
    expect(names([math('a', { sectionNumber: '1' }), math('b', { sectionNumber: '2' })])).toEqual([
      'Math - Section 1',
      'Math - Section 2',
    ]);
  });

  it('count where nothing else tells them apart', () => {
    expect(names([math('a'), math('b'), math('c')])).toEqual(['Math', 'Math - 2', 'Math - 3']);
  });

  it('take the next free one where a name is in use elsewhere', () => {
    expect(names([math('a', { teachers: ['t1'] })], ['Math', 'math - OSEI'])).toEqual(['Math - Osei - 2']);
  });

  it('are unique and in nobody else’s use', () => {
    fc.assert(
      fc.property(groupArb, takenArb, (group, taken) => {
        const keys = names(group, taken).map((name) => nameKey(name!));
        expect(new Set(keys).size).toBe(group.length);
        for (const name of taken) expect(keys).not.toContain(nameKey(name));
      }),
    );
  });

  it('do not depend on the order of the sections', () => {
    fc.assert(
      fc.property(groupArb, takenArb, (group, taken) => {
        expect([...names([...group].reverse(), taken)].reverse()).toEqual(names(group, taken));
      }),
    );
  });

  it('stay the same for the others once some of the group are imported under theirs', () => {
    fc.assert(
      fc.property(groupArb, fc.array(fc.boolean(), { minLength: 8 }), (group, choice) => {
        const before = suggestNames(group, facts, new Set(['math']));
        const imported = new Set(group.filter((_, i) => choice[i]).map(({ id }) => id));
        const taken = new Set(['math', ...[...imported].map((id) => nameKey(before.get(id)!))]);
        const again = suggestNames(group, facts, taken, (id) => imported.has(id));
        for (const { id } of group) if (!imported.has(id)) expect(again.get(id)).toBe(before.get(id));
      }),
    );
  });

  it('say the least that tells them apart: none of its parts can be left out', () => {
    fc.assert(
      fc.property(groupArb, (group) => {
        const suggested = names(group).map((name) => name!.split(' - ').slice(1));
        const apart = (labels: ReadonlyArray<ReadonlyArray<string>>): boolean =>
          new Set(labels.map((label) => label.join('|'))).size === group.length;
        const width = suggested[0]?.length ?? 0;
        fc.pre(group.length > 1 && suggested.every(({ length }) => length === width));
        fc.pre(!suggested.flat().some((part) => /^\d+$/.test(part)));
        for (let i = 0; i < width; i += 1)
          expect(width > 1 && apart(suggested.map((label) => label.filter((_, j) => j !== i)))).toBe(false);
      }),
    );
  });
});
