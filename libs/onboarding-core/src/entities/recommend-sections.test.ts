import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSection, aSnapshot, reordered, snapshotArb } from '../testing/index.ts';
import { recommendSections, redundantSections } from './recommend-sections.ts';
import type { Snapshot } from './snapshot.ts';

const HOMEROOM = 'homeroom/advisory';
const pupils = ['u1', 'u2', 'u3', 'u4', 'u5'];
const reasons = (snapshot: Snapshot): Record<string, string> =>
  Object.fromEntries([...recommendSections(snapshot).values()].map(({ sectionId, reason }) => [sectionId, reason]));
const elementary = (sections: Snapshot['sections'], highGrade = '5'): Snapshot =>
  aSnapshot({ school: { ...aSnapshot().school, highGrade }, sections });

describe('redundant sections', () => {
  it('have the same students and the same teachers; the lowest id stays', () => {
    const sections = [
      aSection({ id: 'c', teachers: ['t1', 't2'], students: ['u2', 'u1'] }),
      aSection({ id: 'a', teachers: ['t2', 't1'], students: ['u1', 'u2'] }),
      aSection({ id: 'b', teachers: ['t1'], students: ['u1', 'u2'] }),
      aSection({ id: 'd', teachers: ['t1', 't2'], students: ['u1', 'u2', 'u3'] }),
    ];
    expect([...redundantSections(sections)]).toEqual([['c', 'a']]);
  });

  it('are not those that show no students at all: nobody is repeated there', () => {
    expect(redundantSections([aSection({ id: 'a' }), aSection({ id: 'b' })]).size).toBe(0);
  });
});

describe('recommended sections', () => {
  it('of an elementary school are homerooms and specialists (DM-18)', () => {
    const snapshot = elementary([
      aSection({ id: 'a', subject: HOMEROOM, teachers: ['t1'], students: pupils }),
      aSection({ id: 'b', subject: 'math', teachers: ['t1'], students: pupils.slice(1) }),
      aSection({ id: 'c', subject: 'arts and music', teachers: ['t9'], students: pupils }),
      aSection({ id: 'd', subject: 'science', teachers: ['t1'], students: pupils }),
      aSection({ id: 'e', subject: HOMEROOM, teachers: [], students: ['u9'] }),
    ]);
    expect(reasons(snapshot)).toEqual({
      a: 'Homeroom',
      b: 'CoveredByHomeroom',
      c: 'Specialist',
      d: 'RedundantSection',
      e: 'Homeroom',
    });
  });

  it('keep the homeroom where a lower section repeats its members, and one of two equal homerooms', () => {
    const snapshot = elementary([
      aSection({ id: 'a', subject: 'math', teachers: ['t1'], students: pupils }),
      aSection({ id: 'b', subject: HOMEROOM, teachers: ['t1'], students: pupils }),
      aSection({ id: 'c', subject: HOMEROOM, teachers: ['t1'], students: pupils }),
    ]);
    expect(reasons(snapshot)).toEqual({ a: 'CoveredByHomeroom', b: 'Homeroom', c: 'RedundantSection' });
  });

  it('fall back to one per teacher and group of pupils where nobody marks homerooms (DM-18)', () => {
    const snapshot = elementary([
      aSection({ id: 'a', teachers: ['t1'], students: pupils.slice(1) }),
      aSection({ id: 'b', teachers: ['t1'], students: pupils }),
      aSection({ id: 'c', teachers: ['t1'], students: ['u7', 'u8'] }),
      aSection({ id: 'd', teachers: [], students: [] }),
      aSection({ id: 'e', teachers: [], students: [] }),
    ]);
    expect(reasons(snapshot)).toEqual({
      a: 'CoveredByHomeroom',
      b: 'OwnMembers',
      c: 'OwnMembers',
      d: 'OwnMembers',
      e: 'OwnMembers',
    });
  });

  it('of a middle or high school are all but those that repeat another', () => {
    const snapshot = elementary(
      [
        aSection({ id: 'a', subject: HOMEROOM, grade: '9', teachers: ['t1'], students: pupils }),
        aSection({ id: 'b', subject: 'math', grade: '9', teachers: ['t1'], students: pupils }),
        aSection({ id: 'c', subject: 'math', grade: '9', teachers: ['t1'], students: ['u1'] }),
      ],
      '12',
    );
    expect(reasons(snapshot)).toEqual({ a: 'OwnMembers', b: 'RedundantSection', c: 'OwnMembers' });
  });

  it('go by the grade of the section where a school spans both', () => {
    const snapshot = elementary(
      [
        aSection({ id: 'a', subject: HOMEROOM, grade: 'Kindergarten', teachers: ['t1'], students: pupils }),
        aSection({ id: 'b', subject: 'math', grade: '3', teachers: ['t1'], students: ['u1'] }),
        aSection({ id: 'c', subject: 'math', grade: '8', teachers: ['t1'], students: ['u2'] }),
        aSection({ id: 'd', subject: 'math', grade: 'Other', teachers: ['t1'], students: ['u3'] }),
      ],
      '8',
    );
    expect(reasons(snapshot)).toEqual({ a: 'Homeroom', b: 'CoveredByHomeroom', c: 'OwnMembers', d: 'OwnMembers' });
  });

  it('answer for every section, in any order, and keep one section of every group that repeats itself', () => {
    fc.assert(
      fc.property(snapshotArb, (snapshot) => {
        const all = recommendSections(snapshot);
        expect(all.size).toBe(snapshot.sections.length);
        expect(reasons(reordered(snapshot))).toEqual(reasons(snapshot));
        for (const { like, recommended } of all.values()) {
          expect(recommended).toBe(like === undefined);
          if (like) expect(all.has(like)).toBe(true);
        }
      }),
    );
  });
});
