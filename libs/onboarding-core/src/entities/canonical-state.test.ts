import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aClass, aMember, aMembership, anInvitation, SCHOOL } from '../testing/index.ts';
import { canonicalState } from './canonical-state.ts';
import { isCleverId, parseSchoolId } from './clever-ids.ts';
import { rosterTotals } from './roster-totals.ts';
import { EMPTY_ROSTER, type Roster } from './roster.ts';

const roster: Roster = {
  ...EMPTY_ROSTER,
  schoolName: 'Sample School',
  classes: [
    aClass({ sectionId: null, name: 'B Club' }),
    aClass({ sectionId: null, name: 'A Club' }),
    aClass({ sectionId: 's2', state: 'archived', archivedBy: 'import' }),
    aClass({ sectionId: 's1' }),
  ],
  members: [
    aMember({ userId: 'u2', archived: true }),
    aMember({ userId: 'u1' }),
    aMember({ userId: 't1', role: 'teacher', state: 'joined' }),
  ],
  memberships: [
    aMembership('s1', 'u2'),
    aMembership('s1', 'u1'),
    aMembership('s2', 'u1'),
    aMembership('s1', 't1', { role: 'primary-teacher' }),
  ],
  invitations: [anInvitation('t2'), anInvitation('t1', { state: 'joined' })],
};
const school = { ref: SCHOOL, name: null, admins: [], language: 'en' as const, frozen: false };

describe('the canonical state', () => {
  it('sorts by Clever id, local classes last, and lists only living memberships', () => {
    const state = canonicalState(school, roster);
    expect(state.classes.map(({ cleverId, name }) => cleverId ?? name)).toEqual(['s1', 's2', 'A Club', 'B Club']);
    expect(state.people.map(({ cleverId, state: s }) => [cleverId, s])).toEqual([
      ['t1', 'joined'],
      ['u1', 'listed'],
      ['u2', 'archived'],
    ]);
    expect(state.memberships).toEqual([
      { class: 's1', person: 't1', role: 'primary-teacher' },
      { class: 's1', person: 'u1', role: 'student' },
    ]);
    expect(state.invitations.map(({ person }) => person)).toEqual(['t1', 't2']);
    expect(state.school).toEqual({ cleverId: 'school-1', name: 'Sample School' });
    expect(canonicalState({ ...school, name: 'Linked' }, { ...EMPTY_ROSTER }).school.name).toBe('Linked');
  });

  it('is the same text for the same state in any order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...roster.members], { minLength: 3 }),
        fc.shuffledSubarray([...roster.memberships], { minLength: 4 }),
        (members, memberships) => {
          expect(JSON.stringify(canonicalState(school, { ...roster, members, memberships }))).toBe(
            JSON.stringify(canonicalState(school, roster)),
          );
        },
      ),
    );
  });

  it('is summed up by type and state', () => {
    expect(rosterTotals(roster)).toMatchObject({
      classes: { active: 3, archived: 1 },
      students: { active: 1, archived: 1 },
      teachers: { active: 1, archived: 0 },
      memberships: 4,
      teachersJoined: 1,
      invitations: { queued: 1, joined: 1, sent: 0 },
    });
  });
});

describe('a Clever id', () => {
  it.each(['66b0c1d2e3f4a5b6c7d8e910', 'a-b_1'])('%s is one', (id) => {
    expect(parseSchoolId(id)).toMatchObject({ right: id });
  });
  it.each(['', 'a b', '../x', 'é', 'x'.repeat(65), "1'; drop table"])('"%s" is none', (id) => {
    expect(isCleverId(id)).toBe(false);
    expect(parseSchoolId(id)).toMatchObject({ left: { _tag: 'MalformedCleverId', what: 'school', given: id } });
  });
});
