import { describe, expect, it } from 'vitest';
import { aClass, aMember, aMembership, userId } from '../testing/index.ts';
import { judgeRisk } from './risk.ts';
import { type Change, NO_CHANGES, type RosterChanges } from './roster-changes.ts';
import { EMPTY_ROSTER, type Member, type Membership, type Roster } from './roster.ts';

const LISTED = { sections: 9, students: 9, teachers: 9, staff: 9 };
const students = (n: number): ReadonlyArray<Member> =>
  Array.from({ length: n }, (_, i) => aMember({ userId: `u${i}` }));
const leave = (members: ReadonlyArray<Member>, n: number): ReadonlyArray<Change<Member>> =>
  members.slice(0, n).map((before) => ({ kind: 'archived', before, after: { ...before, archived: true } }));
const update = (members: ReadonlyArray<Member>, n: number): ReadonlyArray<Change<Member>> =>
  members.slice(0, n).map((before) => ({ kind: 'updated', before, after: { ...before, lastName: 'Renamed' } }));
const end = (memberships: ReadonlyArray<Membership>, n: number): ReadonlyArray<Change<Membership>> =>
  memberships.slice(0, n).map((before) => ({ kind: 'archived', before, after: before }));

const judge = (roster: Partial<Roster>, changes: Partial<RosterChanges>, listed = LISTED) =>
  judgeRisk({ ...EMPTY_ROSTER, ...roster }, { ...NO_CHANGES, ...changes }, listed).map(({ type, cause, removals }) => [
    type,
    cause,
    removals,
  ]);

describe('the brake', () => {
  it.each([
    [4, 10, []],
    [5, 50, []],
    [5, 49, [['students', 'TooManyRemovals', 5]]],
    [30, 100, [['students', 'TooManyRemovals', 30]]],
    [10, 100, []],
    [11, 100, [['students', 'TooManyRemovals', 11]]],
  ])('%i of %i students leaving: %j', (gone, of, holds) => {
    const members = students(of);
    expect(judge({ members }, { members: leave(members, gone) })).toEqual(holds);
  });

  it('judges each type alone, and says how many there were', () => {
    const teachers = students(20).map((m): Member => ({ ...m, role: 'teacher', userId: userId(`t-${m.userId}`) }));
    const members = [...students(100), ...teachers];
    const changes = { ...NO_CHANGES, members: leave(teachers, 5) };
    expect(judgeRisk({ ...EMPTY_ROSTER, members }, changes, LISTED)).toEqual([
      { type: 'teachers', removals: 5, updates: 0, of: 20, cause: 'TooManyRemovals' },
    ]);
  });

  it('holds every removal of a type that Clever lists as empty', () => {
    const members = students(3);
    const gone = leave(members, 3);
    expect(judge({ members }, { members: gone }, { ...LISTED, students: 0 })).toEqual([['students', 'ReadAsZero', 3]]);
    expect(judge({ members }, { members: gone })).toEqual([]);
  });

  it('holds archived classes by their own type', () => {
    const classes = Array.from({ length: 20 }, (_, i) => aClass({ sectionId: `s${i}` }));
    const archived = classes
      .slice(0, 5)
      .map((before) => ({ kind: 'archived' as const, before, after: { ...before, state: 'archived' as const } }));
    expect(judge({ classes }, { classes: archived })).toEqual([['classes', 'TooManyRemovals', 5]]);
  });

  it('does not judge memberships that follow an archived class or person', () => {
    const [before] = [aClass({ sectionId: 's1' })];
    const memberships = students(20).map(({ userId: id }) => aMembership('s1', id));
    const classes = [{ kind: 'archived' as const, before, after: { ...before, state: 'archived' as const } }];
    const roster = { classes: [before, aClass({ sectionId: 's2' })], memberships };
    expect(judge(roster, { classes, memberships: end(memberships, 20) })).toEqual([]);
  });

  it('holds memberships that end by themselves above the limit', () => {
    const memberships = students(40).map(({ userId: id }, i) => aMembership(`s${i % 8}`, id));
    expect(judge({ memberships }, { memberships: end(memberships, 5) })).toEqual([
      ['memberships', 'TooManyRemovals', 5],
    ]);
    expect(judge({ memberships }, { memberships: end(memberships, 4) })).toEqual([]);
  });

  it('holds when a class of five or more loses more than half of its students and teachers', () => {
    const others = students(90).map(({ userId: id }) => aMembership('big', id));
    const small = ['a', 'b', 'c', 'd', 'e'].map((id) => aMembership('s1', id));
    const parents = ['p', 'q'].map((id) => aMembership('s1', id, { role: 'parent' }));
    const memberships = [...small, ...parents, ...others];
    expect(judge({ memberships }, { memberships: end(small, 3) })).toEqual([['memberships', 'ClassEmptied', 3]]);
    expect(judge({ memberships }, { memberships: end(small, 2) })).toEqual([]);
    const four = [...small.slice(0, 4), ...others];
    expect(judge({ memberships: four }, { memberships: end(small, 3) })).toEqual([]);
  });

  it('holds the people whose leaving would empty a class', () => {
    const members = students(60);
    const memberships = members.map(({ userId: id }, i) => aMembership(i < 5 ? 's1' : 's2', id));
    const changes = { members: leave(members, 3), memberships: end(memberships, 3) };
    expect(judge({ members, memberships }, changes)).toEqual([['students', 'ClassEmptied', 3]]);
  });

  it('holds all memberships ending at once, however few', () => {
    const memberships = ['a', 'b'].map((id) => aMembership('s1', id));
    expect(judge({ memberships }, { memberships: end(memberships, 2) })).toEqual([['memberships', 'ReadAsZero', 2]]);
  });

  it('reads memberships as zero although some were added by hand', () => {
    const memberships = ['a', 'b'].map((id) => aMembership('s1', id));
    const all = [...memberships, aMembership('s1', 'c', { byHand: true })];
    expect(judge({ memberships: all }, { memberships: end(memberships, 2) })).toEqual([
      ['memberships', 'ReadAsZero', 2],
    ]);
  });

  it('does not count members added by hand', () => {
    const byHand = students(100).map(({ userId: id }) => aMembership('s1', id, { byHand: true }));
    const memberships = [...byHand, ...students(40).map(({ userId: id }, i) => aMembership(`s${i}`, `x${id}`))];
    const ending = memberships.slice(100);
    expect(judge({ memberships }, { memberships: end(ending, 5) })).toEqual([['memberships', 'TooManyRemovals', 5]]);
  });

  it.each([
    [4, 4, []],
    [75, 100, []],
    [76, 100, [['students', 'TooManyUpdates', 0]]],
  ])('%i of %i students changing: %j', (changed, of, holds) => {
    const members = students(of);
    expect(judge({ members }, { members: update(members, changed) })).toEqual(holds);
  });

  it('holds removals and updates of one type together', () => {
    const members = students(100);
    const changes = [...leave(members, 12), ...update(members.slice(12), 80)];
    expect(judgeRisk({ ...EMPTY_ROSTER, members }, { ...NO_CHANGES, members: changes }, LISTED)).toEqual([
      { type: 'students', removals: 12, updates: 80, of: 100, cause: 'TooManyRemovals' },
    ]);
  });

  it('leaves parents to the contacts step, and their places in classes to their children', () => {
    const members = students(30).map((m): Member => ({ ...m, role: 'parent' }));
    const memberships = members.map(({ userId: id }) => aMembership('s1', id, { role: 'parent' }));
    const changes = { members: leave(members, 30), memberships: end(memberships, 30) };
    expect(judge({ members, memberships }, changes)).toEqual([]);
  });
});
