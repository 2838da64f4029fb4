import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aClass,
  aContact,
  aGuardianship,
  aMember,
  aMembership,
  anInvitation,
  aSection,
  aSnapshot,
  aStaffMember,
  aStudent,
  aTeacher,
  optionsArb,
  snapshotArb,
  testFingerprint,
  userId,
} from '../testing/index.ts';
import { describePlan } from './describe-plan.ts';
import { DEFAULT_OPTIONS } from './import-options.ts';
import { planContacts } from './plan-contacts.ts';
import { planImport } from './plan-import.ts';
import type { Plan } from './plan.ts';
import { applyChanges, type RosterChanges } from './roster-changes.ts';
import { EMPTY_ROSTER, type Roster } from './roster.ts';
import type { Snapshot } from './snapshot.ts';

const plan = (snapshot: Snapshot, roster: Roster): Plan =>
  planImport(snapshot, roster, DEFAULT_OPTIONS, { fingerprint: testFingerprint, today: '2026-01-15', approved: true });
const lines = (snapshot: Snapshot, roster: Roster = EMPTY_ROSTER) => describePlan(plan(snapshot, roster), roster);

const quiet = { detail: null, fields: [], worries: false };

describe('a plan, line by line', () => {
  it('names whoever and whatever is new', () => {
    const snapshot = aSnapshot({
      sections: [aSection({ id: 's1', name: 'Math', teachers: ['t1'], students: ['u1'] })],
      users: [aTeacher({ id: 't1', lastName: 'One' }), aStudent({ id: 'u1', firstName: '', lastName: 'Two' })],
    });
    expect(lines(snapshot)).toEqual([
      { ...quiet, record: 'class', kind: 'created', cleverId: 's1', name: 'Math' },
      { ...quiet, record: 'teacher', kind: 'created', cleverId: 't1', name: 'Sample One' },
      { ...quiet, record: 'student', kind: 'created', cleverId: 'u1', name: 'Two' },
      { ...quiet, record: 'membership', kind: 'created', cleverId: 't1', name: 'Sample One', detail: 'Math' },
      { ...quiet, record: 'membership', kind: 'created', cleverId: 'u1', name: 'Two', detail: 'Math' },
      { ...quiet, record: 'invitation', kind: 'queued', cleverId: 't1', name: 'Sample One' },
    ]);
  });

  it('says which fields change, and worries about what goes', () => {
    const roster: Roster = {
      ...EMPTY_ROSTER,
      classes: [
        aClass({ sectionId: 's1', name: 'Math', cleverName: 'Math' }),
        aClass({ sectionId: 's2', name: 'Art' }),
      ],
      members: [
        aMember({ userId: 't1', role: 'teacher', lastName: 'One', state: 'invited', email: 't1@example.org' }),
        aMember({ userId: 'u1', lastName: 'Two' }),
        aMember({ userId: 'f1', role: 'staff', lastName: 'staff f1', archived: true }),
      ],
      memberships: [aMembership('s1', 'u1'), aMembership('s1', 't1', { role: 'co-teacher' })],
      invitations: [anInvitation('t1')],
    };
    const snapshot = aSnapshot({
      sections: [aSection({ id: 's1', name: 'Math 2', students: ['u1'] })],
      users: [aStudent({ id: 'u1', lastName: 'Three' }), aStaffMember({ id: 'f1' })],
    });
    const told = lines(snapshot, roster).map(({ record, kind, name, ...rest }) => [
      `${record} ${kind}: ${name}${rest.detail === null ? '' : ` (${rest.detail})`}`,
      rest.fields.join(),
      rest.worries,
    ]);
    expect(told).toEqual([
      ['class updated: Math 2', 'name,cleverName', false],
      ['class archived: Art', 'state', true],
      ['staff restored: Sample staff f1', 'archived', false],
      ['student updated: Sample Three', 'lastName', false],
      ['teacher archived: Sample One', 'archived', true],
      ['membership removed: Sample One (Math 2)', '', true],
      ['invitation revoked: Sample One', '', true],
    ]);
  });

  it('tells of an invitation that comes back, and not of one that moves to another id of the person', () => {
    const back = anInvitation('t1', { state: 'sent', wasSent: true });
    const changes: RosterChanges = {
      ...plan(aSnapshot(), EMPTY_ROSTER).changes,
      invitations: [
        { kind: 'restored', before: { ...back, state: 'revoked' }, after: back },
        { kind: 'updated', before: null, after: anInvitation('t2') },
      ],
    };
    const told = describePlan({ ...plan(aSnapshot(), EMPTY_ROSTER), changes }, EMPTY_ROSTER);
    expect(told).toEqual([{ ...quiet, record: 'invitation', kind: 'restored', cleverId: 't1', name: '' }]);
  });

  it('worries about what is skipped, what cannot be used and who cannot be invited', () => {
    const roster = {
      ...EMPTY_ROSTER,
      classes: [aClass({ sectionId: 'broken', name: 'Known' })],
      members: [aMember({ userId: 'u1', lastName: 'Two' })],
    };
    const snapshot = aSnapshot({
      sections: [aSection({ id: 's1', name: 'Math' }), aSection({ id: 's2', name: 'Math' })],
      users: [aTeacher({ id: 't1', lastName: 'One', email: 'no-at-sign' })],
      quarantined: [
        { kind: 'user', cleverId: 'u1', field: 'name', reason: 'missing' },
        { kind: 'user', cleverId: 'u9', field: 'name', reason: 'missing' },
        { kind: 'section', cleverId: 'broken', field: 'name', reason: 'blank' },
        { kind: 'term', cleverId: '', field: 'id', reason: 'missing' },
      ],
    });
    const worries = lines(snapshot, roster).filter((line) => line.worries);
    const line = (like: object) => ({ fields: [], worries: true, ...like });
    const unusable = (like: object) => line({ kind: 'quarantined', detail: 'missing', fields: ['name'], ...like });
    expect(worries).toEqual([
      line({ record: 'invitation', kind: 'skipped', cleverId: 't1', name: 'Sample One', detail: 'NoUsableEmail' }),
      line({ record: 'class', kind: 'skipped', cleverId: 's2', name: 'Math', detail: 'DuplicateName' }),
      unusable({ record: 'student', cleverId: 'u1', name: 'Sample Two' }),
      unusable({ record: 'person', cleverId: 'u9', name: '' }),
      unusable({ record: 'class', cleverId: 'broken', name: 'Known', detail: 'blank' }),
      unusable({ record: 'term', cleverId: '', name: '', fields: ['id'] }),
    ]);
  });

  it('has a line for all that is counted, and worries exactly when something goes or is left out', () => {
    fc.assert(
      fc.property(snapshotArb, snapshotArb, optionsArb, (earlier, snapshot, options) => {
        const context = { fingerprint: testFingerprint, today: '2026-01-15', approved: true };
        const first = planImport(earlier, EMPTY_ROSTER, options, context);
        const roster = { ...applyChanges(EMPTY_ROSTER, first.changes), onBloomz: [userId('t0')] };
        const second = planImport(snapshot, roster, options, context);
        const told = describePlan(second, roster);
        const count = (record: string, kind: string) =>
          told.filter((line) => line.record === record && line.kind === kind).length;
        const { counts } = second;
        for (const kind of ['created', 'updated', 'archived', 'restored'] as const) {
          expect(count('class', kind)).toBe(counts.classes[kind]);
          expect(count('teacher', kind)).toBe(counts.teachers[kind]);
          expect(count('staff', kind)).toBe(counts.staff[kind]);
          expect(count('student', kind)).toBe(counts.students[kind]);
        }
        expect(count('membership', 'created')).toBe(counts.memberships.added);
        expect(count('membership', 'removed')).toBe(counts.memberships.removed);
        expect(count('invitation', 'queued')).toBe(counts.invitations.queued);
        expect(count('invitation', 'revoked')).toBe(counts.invitations.revoked);
        expect(count('class', 'skipped')).toBe(second.skipped.length);
        const worrying = ['archived', 'removed', 'revoked', 'skipped', 'quarantined'];
        for (const { kind, worries, record, name } of told) {
          expect(worries).toBe(worrying.includes(kind));
          if (record === 'membership' || record === 'invitation') expect(name).not.toBe('');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names the adult and the child of a link, and who is not invited until somebody has looked', () => {
    const roster = {
      ...EMPTY_ROSTER,
      members: [
        aMember({ userId: 'u1', firstName: 'Noé', lastName: 'Ray' }),
        aMember({
          userId: 'p1',
          role: 'parent',
          firstName: '',
          lastName: 'Ann Ray',
          email: 'a@example.org',
          archived: true,
        }),
      ],
      pastGuardianships: [aGuardianship('p1', 'u1')],
    };
    const contacts = [aContact({ id: 'p2', lastName: 'Ann Ray', email: 'b@example.org', children: ['u1'] })];
    const options = { ...DEFAULT_OPTIONS, step: 'contacts' as const };
    const plan = planContacts({ contacts, listed: 1, quarantined: [] }, roster, options, {
      fingerprint: testFingerprint,
      today: '2026-11-23',
    });
    const lines = describePlan(plan, roster);
    expect(lines).toContainEqual(
      expect.objectContaining({ record: 'guardianship', kind: 'created', name: 'Ann Ray', detail: 'Noé Ray' }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ record: 'invitation', kind: 'skipped', cleverId: 'p2', detail: 'PossibleSamePerson' }),
    );
  });
});
