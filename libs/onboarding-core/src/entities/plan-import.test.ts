import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionsArb, reordered, snapshotArb, testFingerprint } from '../testing/index.ts';
import { canonicalState, type CanonicalState } from './canonical-state.ts';
import type { ImportOptions } from './import-options.ts';
import { planImport } from './plan-import.ts';
import type { Plan } from './plan.ts';
import { applyChanges, isEmpty } from './roster-changes.ts';
import { EMPTY_ROSTER, type Roster } from './roster.ts';
import { SCHOOL } from '../testing/index.ts';
import type { Snapshot } from './snapshot.ts';

const plan = (snapshot: Snapshot, roster: Roster, options: ImportOptions, approved = false): Plan =>
  planImport(snapshot, roster, options, { fingerprint: testFingerprint, today: '2026-11-23', approved });

const after = (snapshot: Snapshot, roster: Roster, options: ImportOptions, approved = false): Roster =>
  applyChanges(roster, plan(snapshot, roster, options, approved).changes);

const state = (roster: Roster): CanonicalState =>
  canonicalState({ ref: SCHOOL, name: null, admins: [], language: 'en' as const, frozen: false }, roster);

/** Who should be a member of which class, said in the words of the contract and in no other code. */
const expectedMembers = (snapshot: Snapshot, imported: ReadonlySet<string>): ReadonlySet<string> => {
  const here = new Set<string>();
  const sections = snapshot.sections.filter(({ id }) => imported.has(id));
  for (const user of snapshot.users) {
    const listed = sections.some(({ teachers, students }) => teachers.includes(user.id) || students.includes(user.id));
    if (user.rolesHere.length > 0 || listed) here.add(user.id);
  }
  return here;
};

const histories = fc.tuple(fc.array(fc.tuple(snapshotArb, optionsArb), { maxLength: 3 }), snapshotArb, optionsArb);
const live = (past: ReadonlyArray<readonly [Snapshot, ImportOptions]>): Roster =>
  past.reduce((roster, [snapshot, options], i) => after(snapshot, roster, options, i % 2 === 0), EMPTY_ROSTER);

describe('an import plan', () => {
  it('brings Bloomz to what Clever says, whatever Bloomz held before', () => {
    fc.assert(
      fc.property(histories, ([past, snapshot, options]) => {
        const result = state(after(snapshot, live(past), options, true));
        const broken = new Set(snapshot.quarantined.map(({ cleverId }) => cleverId));
        const active = result.classes.filter((c) => c.state === 'active' && !broken.has(c.cleverId ?? ''));
        const imported = new Set(active.map(({ cleverId }) => cleverId ?? ''));
        const sectionIds = new Set<string>(snapshot.sections.map(({ id }) => id));
        expect([...imported].filter((id) => !sectionIds.has(id))).toEqual([]);
        const living = result.people.filter(({ state: s, cleverId }) => s !== 'archived' && !broken.has(cleverId));
        expect(new Set(living.map(({ cleverId }) => cleverId))).toEqual(expectedMembers(snapshot, imported));
        const known = new Set(result.people.filter((p) => p.state !== 'archived').map(({ cleverId }) => cleverId));
        for (const { id, teachers, students } of snapshot.sections.filter((s) => imported.has(s.id))) {
          const members = result.memberships.filter((m) => m.class === id);
          const leading = new Set(
            result.people.filter((p) => p.roles[0] !== 'student').map(({ cleverId }) => cleverId),
          );
          const leads = (person: string): boolean => known.has(person) && leading.has(person);
          const listed = new Set<string>([
            ...teachers.filter(leads),
            ...students.filter((person) => known.has(person)),
          ]);
          expect(new Set(members.map(({ person }) => person))).toEqual(listed);
          const primaries = members.filter(({ role }) => role === 'primary-teacher');
          const first = teachers.find(leads);
          expect(primaries.map(({ person }) => person)).toEqual(first === undefined ? [] : [first]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('finds nothing to do once applied', () => {
    fc.assert(
      fc.property(histories, ([past, snapshot, options]) => {
        const roster = after(snapshot, live(past), options, true);
        const again = plan(snapshot, roster, options);
        expect(again.holds).toEqual([]);
        expect(isEmpty(again.changes)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('does not depend on the order in which Clever lists things', () => {
    fc.assert(
      fc.property(histories, ([past, snapshot, options]) => {
        const roster = live(past);
        const [one, other] = [plan(snapshot, roster, options), plan(reordered(snapshot), roster, options)];
        expect(other.hash).toBe(one.hash);
        expect(other.counts).toEqual(one.counts);
        expect(other.skipped).toEqual(one.skipped);
        expect(state(applyChanges(roster, other.changes))).toEqual(state(applyChanges(roster, one.changes)));
      }),
      { numRuns: 300 },
    );
  });

  it('never lets more go at once than the brake allows', () => {
    fc.assert(
      fc.property(histories, ([past, snapshot, options]) => {
        const roster = live(past);
        const { counts } = plan(snapshot, roster, options);
        for (const { archived, updated, unchanged } of [
          counts.classes,
          counts.teachers,
          counts.staff,
          counts.students,
        ]) {
          const of = archived + updated + unchanged;
          expect(archived < 5 || archived <= of * 0.1).toBe(true);
          expect(updated < 5 || updated <= of * 0.75).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('holds removals only: whoever arrives is let in at once', () => {
    fc.assert(
      fc.property(histories, ([past, snapshot, options]) => {
        const roster = live(past);
        const arrivals = (of: Plan): ReadonlyArray<string> =>
          of.changes.members
            .filter(({ kind, after: m }) => kind === 'created' && m.role !== 'student')
            .map((c) => c.after.userId);
        expect(arrivals(plan(snapshot, roster, options))).toEqual(
          expect.arrayContaining(
            arrivals(plan(snapshot, roster, options, true)).filter((id) =>
              snapshot.users.some((user) => user.id === id && user.rolesHere.length > 0),
            ),
          ),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('comes to the same people in two steps, held and then approved, as in one', () => {
    fc.assert(
      fc.property(histories, ([past, snapshot, options]) => {
        const roster = live(past);
        const inOne = state(after(snapshot, roster, options, true));
        const inTwo = state(after(snapshot, after(snapshot, roster, options), options, true));
        const living = ({ people }: CanonicalState): ReadonlyArray<string> =>
          people.filter((p) => p.state !== 'archived').map(({ cleverId }) => cleverId);
        expect(living(inTwo)).toEqual(living(inOne));
      }),
      { numRuns: 300 },
    );
  });

  it('gives equal plans equal hashes, and another one when either side or the options move', () => {
    fc.assert(
      fc.property(snapshotArb, snapshotArb, optionsArb, (a, b, options) => {
        expect(plan(a, EMPTY_ROSTER, options).hash).toBe(plan(structuredClone(a), EMPTY_ROSTER, options).hash);
        fc.pre(JSON.stringify(a) !== JSON.stringify(b) && a.users.length !== b.users.length);
        expect(plan(b, EMPTY_ROSTER, options).hash).not.toBe(plan(a, EMPTY_ROSTER, options).hash);
        const other = options.sections === 'all' ? 'recommended' : 'all';
        expect(plan(a, EMPTY_ROSTER, { ...options, sections: other }).hash).not.toBe(
          plan(a, EMPTY_ROSTER, options).hash,
        );
      }),
      { numRuns: 100 },
    );
  });
});
