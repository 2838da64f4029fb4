import { describe, expect, it } from 'vitest';
import { aClass, aSection, aSnapshot, aStudent, aTeacher } from '../testing/index.ts';
import { reviewRoster } from './review.ts';
import { EMPTY_ROSTER } from './roster.ts';
import { studentsOf } from './snapshot.ts';

const snapshot = aSnapshot({
  users: [aTeacher({ id: 't1', lastName: 'Osei' }), aTeacher({ id: 't2', lastName: 'Ruiz' }), aStudent({ id: 'u1' })],
  sections: [
    aSection({ id: 'c', name: ' MATH', teachers: ['t2'], students: ['u1'] }),
    aSection({ id: 'a', name: 'Math', teachers: ['t1'], students: ['u1'] }),
    aSection({ id: 'b', name: 'Art', teachers: ['t1'], students: ['u1'] }),
  ],
});

describe('the data verification checklist', () => {
  const contactTypes = [{ type: 'Primary' as const, contacts: 3 }];
  const roster = { ...EMPTY_ROSTER, classes: [aClass({ sectionId: 'a', name: 'Math' })] };
  const review = reviewRoster(snapshot, roster, contactTypes);

  it('groups sections of one name, with a suggestion each and what is imported already', () => {
    expect(review.sameNames).toEqual([
      {
        name: 'Math',
        sections: [
          { cleverId: 'a', suggestion: 'Math - Osei', imported: true },
          { cleverId: 'c', suggestion: 'MATH - Ruiz', imported: false },
        ],
      },
    ]);
  });

  it('names redundant sections with the one that stays', () => {
    expect(review.redundantSections).toEqual([{ keep: 'a', redundant: ['b'], students: 1, teachers: 1 }]);
  });

  it('recommends per section, by name, and passes the contact types on', () => {
    expect(review.recommendations.map(({ name, recommended }) => [name, recommended])).toEqual([
      ['Math', true],
      ['Art', false],
      ['MATH', true],
    ]);
    expect([review.sections, review.contactTypes]).toEqual([3, contactTypes]);
  });

  it('asks for the contacts of the students it read', () => {
    expect([...studentsOf(snapshot)]).toEqual(['u1']);
  });
});
