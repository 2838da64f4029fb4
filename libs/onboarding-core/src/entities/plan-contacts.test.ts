import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSection, aSnapshot, aStudent, contactsArb, snapshotArb, testFingerprint, userId } from '../testing/index.ts';
import type { ContactsShown } from './contact.ts';
import { DEFAULT_OPTIONS, type ImportOptions } from './import-options.ts';
import { planContacts } from './plan-contacts.ts';
import { planImport } from './plan-import.ts';
import type { Plan } from './plan.ts';
import { applyChanges, guardianshipKey, invitationKey, isEmpty, membershipKey } from './roster-changes.ts';
import { EMPTY_ROSTER, type Roster } from './roster.ts';

const context = { fingerprint: testFingerprint, today: '2026-11-23' };
const OPTIONS: ImportOptions = { ...DEFAULT_OPTIONS, step: 'contacts' };

const students = ['u0', 'u1', 'u2', 'u3'].map((id) => aStudent({ id }));
const snapshot = aSnapshot({
  sections: [
    aSection({ id: 's1', name: 'Art', students: ['u0', 'u1'] }),
    aSection({ id: 's2', name: 'Math', students: ['u1', 'u2'] }),
  ],
  users: students,
});
const SCHOOL = applyChanges(EMPTY_ROSTER, planImport(snapshot, EMPTY_ROSTER, DEFAULT_OPTIONS, context).changes);

const plan = (shown: ContactsShown, roster: Roster, approved = false): Plan =>
  planContacts(shown, roster, OPTIONS, { ...context, approved });
const after = (shown: ContactsShown, roster: Roster, approved = false): Roster =>
  applyChanges(roster, plan(shown, roster, approved).changes);
const history = fc.array(contactsArb, { minLength: 1, maxLength: 4 });
const replay = (shown: ReadonlyArray<ContactsShown>): Roster =>
  shown.reduce((roster, next) => after(next, roster), SCHOOL);

describe('a plan of the contacts step, whatever Clever says', () => {
  it('finds nothing to do once applied', () => {
    fc.assert(
      fc.property(history, contactsArb, fc.boolean(), (past, shown, approved) => {
        const roster = after(shown, replay(past), approved);
        const again = plan(shown, roster, approved);
        expect(again.changes.successions).toEqual([]);
        expect(isEmpty(again.changes)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('does not depend on the order of lists', () => {
    fc.assert(
      fc.property(history, contactsArb, (past, shown) => {
        const roster = replay(past);
        const turned = {
          ...shown,
          contacts: shown.contacts
            .map((contact) => ({ ...contact, children: [...contact.children].reverse() }))
            .reverse(),
        };
        const [one, other] = [plan(shown, roster), plan(turned, roster)];
        expect([other.hash, other.counts, other.holds]).toEqual([one.hash, one.counts, one.holds]);
      }),
    );
  });

  it('leaves no link without both ends, no parent without a child, and one record of each kind', () => {
    fc.assert(
      fc.property(history, (past) => {
        const roster = replay(past);
        const here = new Set(roster.members.filter((m) => !m.archived).map(({ userId: id }) => id));
        const linked = new Set(roster.guardianships.map(({ parentId }) => parentId));
        const parents = roster.members.filter((m) => m.role === 'parent' && !m.archived);
        expect(parents.every(({ userId: id }) => linked.has(id))).toBe(true);
        expect(roster.guardianships.every((g) => here.has(g.parentId) && here.has(g.studentId))).toBe(true);
        const places = new Set(roster.memberships.map(membershipKey));
        for (const { parentId, studentId } of roster.guardianships)
          for (const { sectionId } of roster.memberships.filter((m) => m.userId === studentId))
            expect(places.has(`${sectionId} ${parentId}`)).toBe(true);
        for (const keys of [
          roster.members.map(({ userId: id }) => id),
          roster.memberships.map(membershipKey),
          roster.invitations.map(invitationKey),
          [...roster.guardianships, ...roster.pastGuardianships].map(guardianshipKey),
        ])
          expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('counts what it changes', () => {
    fc.assert(
      fc.property(history, contactsArb, (past, shown) => {
        const roster = replay(past);
        const { counts, changes } = plan(shown, roster);
        const next = applyChanges(roster, changes);
        const active = ({ members }: Roster): number =>
          members.filter((m) => m.role === 'parent' && !m.archived).length;
        const { created, restored, archived, updated, unchanged } = counts.parents;
        expect(active(next)).toBe(active(roster) + created + restored - archived);
        expect(updated + unchanged + archived).toBe(active(roster));
        expect(next.guardianships.length).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('invites nobody a second time when every contact comes under a new id', () => {
    fc.assert(
      fc.property(contactsArb, (shown) => {
        const before = after(shown, SCHOOL);
        const sent: Roster = {
          ...before,
          invitations: before.invitations.map((i) => ({ ...i, state: 'sent', wasSent: true })),
        };
        const rekeyed = { ...shown, contacts: shown.contacts.map((c) => ({ ...c, id: userId(`new-${c.id}`) })) };
        const known = new Set(
          sent.invitations.map(({ userId: id }) => shown.contacts.find((c) => c.id === id)?.lastName),
        );
        const queued = plan(rekeyed, sent).changes.invitations.filter(({ after: i }) => i.state === 'queued');
        expect(
          queued.filter(({ after: i }) => {
            const contact = rekeyed.contacts.find(({ id }) => id === i.userId);
            const twin = shown.contacts.find(({ id }) => `new-${id}` === i.userId);
            return known.has(contact?.lastName) && sent.invitations.some(({ userId: id }) => id === twin?.id);
          }),
        ).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('approves exactly what is held: nothing else is in the way afterwards', () => {
    fc.assert(
      fc.property(history, contactsArb, (past, shown) => {
        const roster = replay(past);
        const held = plan(shown, roster);
        if (held.holds.length === 0) return;
        const applied = applyChanges(roster, held.changes);
        expect(plan(shown, applied, true).rosterDigest).toBe(held.digestAfter);
        expect(isEmpty(plan(shown, after(shown, applied, true), true).changes)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('stays put when the roster is imported beside it', () => {
    fc.assert(
      fc.property(snapshotArb, history, (clever, past) => {
        const school = applyChanges(EMPTY_ROSTER, planImport(clever, EMPTY_ROSTER, DEFAULT_OPTIONS, context).changes);
        const roster = past.reduce((known, shown) => after(shown, known), school);
        expect(isEmpty(planImport(clever, roster, DEFAULT_OPTIONS, { ...context, contacts: null }).changes)).toBe(true);
      }),
    );
  });
});
