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
  aStudent,
  aTeacher,
  testFingerprint,
  userId,
} from '../testing/index.ts';
import type { Contact, ContactsShown, ContactType } from './contact.ts';
import { DEFAULT_OPTIONS, type ImportOptions } from './import-options.ts';
import { planContacts } from './plan-contacts.ts';
import { planImport } from './plan-import.ts';
import type { Plan } from './plan.ts';
import { applyChanges, isEmpty } from './roster-changes.ts';
import { EMPTY_ROSTER, type Invitation, type Member, type Roster } from './roster.ts';
import type { Snapshot } from './snapshot.ts';

const context = { fingerprint: testFingerprint, today: '2026-11-23' };
const OPTIONS: ImportOptions = { ...DEFAULT_OPTIONS, step: 'contacts' };

const shown = (...contacts: ReadonlyArray<Contact>): ContactsShown => ({
  contacts,
  listed: contacts.length,
  quarantined: [],
});
type Asked = { readonly types?: ReadonlyArray<ContactType>; readonly approved?: boolean };
const plan = (contacts: ContactsShown, roster: Roster = SCHOOL, { types, approved = false }: Asked = {}): Plan =>
  planContacts(contacts, roster, { ...OPTIONS, ...(types && { contactTypes: types }) }, { ...context, approved });
const imported = (contacts: ContactsShown, roster: Roster = SCHOOL, asked: Asked = {}): Roster =>
  applyChanges(roster, plan(contacts, roster, asked).changes);

/** Three children in two classes, one teacher. */
const snapshot: Snapshot = aSnapshot({
  sections: [
    aSection({ id: 's1', name: 'Art', teachers: ['t1'], students: ['u1', 'u2'] }),
    aSection({ id: 's2', name: 'Math', teachers: ['t1'], students: ['u3'] }),
  ],
  users: [aTeacher({ id: 't1' }), ...['u1', 'u2', 'u3'].map((id) => aStudent({ id }))],
});
const planRoster = (roster: Roster, clever: Snapshot = snapshot, contacts: ContactsShown | null = null): Plan =>
  planImport(clever, roster, DEFAULT_OPTIONS, { ...context, contacts });
const SCHOOL: Roster = applyChanges(EMPTY_ROSTER, planRoster(EMPTY_ROSTER).changes);

const parents = ({ members }: Roster): ReadonlyArray<Member> => members.filter(({ role }) => role === 'parent');
const here = (roster: Roster): ReadonlyArray<string> =>
  parents(roster)
    .filter(({ archived }) => !archived)
    .map(({ userId: id }) => id);
const invitationOf = ({ invitations }: Roster, id: string): Invitation | undefined =>
  invitations.find((i) => i.userId === id && i.purpose === 'parent');
const classesOf = ({ memberships }: Roster, id: string): ReadonlyArray<string> =>
  memberships.filter((m) => m.userId === id && m.role === 'parent').map(({ sectionId }) => sectionId);
const childrenOf = ({ guardianships }: Roster, id: string): ReadonlyArray<string> =>
  guardianships.filter((g) => g.parentId === id).map(({ studentId }) => studentId);
const codes = ({ warnings }: Plan): ReadonlyArray<string> => warnings.map(({ code }) => code);
const withParents = (roster: Roster, like: Partial<Member>): Roster => ({
  ...roster,
  members: roster.members.map((m) => (m.role === 'parent' ? { ...m, ...like } : m)),
});
const sent = (roster: Roster): Roster => ({
  ...roster,
  invitations: roster.invitations.map((i) => (i.state === 'queued' ? { ...i, state: 'sent', wasSent: true } : i)),
});

describe('contacts become parents', () => {
  it('CT-1, CT-2: one person with three children is one member, in their classes, with one invitation', () => {
    const lucia = aContact({
      id: 'p1',
      lastName: 'Lucía Ibáñez',
      phone: '5550100142',
      children: ['u1', ['u2', 'Parent/Guardian', 'Aunt/Uncle'], 'u3'],
    });
    const { counts, changes } = plan(shown(lucia));
    const roster = applyChanges(SCHOOL, changes);
    expect(counts).toMatchObject({
      parents: { created: 1 },
      memberships: { added: 2 },
      guardianships: { added: 3 },
      invitations: { queued: 1 },
    });
    expect(parents(roster)).toEqual([
      aMember({
        userId: 'p1',
        role: 'parent',
        firstName: '',
        lastName: 'Lucía Ibáñez',
        email: 'p1@families.example.org',
        phone: '5550100142',
        state: 'invited',
      }),
    ]);
    expect(classesOf(roster, 'p1')).toEqual(['s1', 's2']);
    expect(roster.guardianships).toContainEqual(aGuardianship('p1', 'u2', { relationship: 'Aunt/Uncle' }));
    expect(isEmpty(plan(shown(lucia), roster).changes)).toBe(true);
  });

  it('several adults of one child are a household', () => {
    const { families } = plan(
      shown(
        aContact({ id: 'p1', children: ['u1', 'u2'] }),
        aContact({ id: 'p2', children: ['u2'] }),
        aContact({ id: 'p3', children: ['u3'] }),
      ),
    );
    expect(families).toMatchObject({ households: 2, childrenWithoutAdult: 0, teachers: { joined: 0, of: 1 } });
  });

  it('CT-5: without an e-mail address or a phone they are listed and not invited, and somebody is told', () => {
    const { email: _, ...unreachable } = aContact({ id: 'p1', children: ['u1'] });
    const planned = plan(shown(unreachable));
    const roster = applyChanges(SCHOOL, planned.changes);
    expect(parents(roster)).toMatchObject([{ state: 'listed', email: null, phone: null }]);
    expect(roster.invitations.some(({ purpose }) => purpose === 'parent')).toBe(false);
    expect(planned.warnings).toContainEqual(expect.objectContaining({ code: 'NoUsableEmail', cleverId: 'p1' }));
    expect(planned.families?.childrenWithoutAdult).toBe(3);
    const reachable = shown({ ...unreachable, email: 'p1@families.example.org' });
    expect(invitationOf(imported(reachable, roster), 'p1')?.state).toBe('queued');
  });

  it('CT-6: another type than chosen, or oneself, grants nothing', () => {
    const contacts = shown(
      aContact({ id: 'p1', children: [['u1', 'Emergency']] }),
      aContact({ id: 'p2', children: [['u1', 'Parent/Guardian', 'Self']] }),
      aContact({ id: 'p3', children: [['u1', 'Emergency'], 'u2'] }),
    );
    const roster = imported(contacts);
    expect([here(roster), childrenOf(roster, 'p3')]).toEqual([['p3'], ['u2']]);
    expect(here(imported(contacts, SCHOOL, { types: ['Emergency'] }))).toEqual(['p1', 'p3']);
  });

  it('CT-7: no type and any relationship are accepted where they are chosen', () => {
    const contacts = shown(
      aContact({ id: 'p1', children: [['u1', 'unspecified', '']] }),
      aContact({ id: 'p2', children: [['u1', 'Other', 'Other']] }),
    );
    expect(here(imported(contacts, SCHOOL, { types: ['unspecified', 'Other'] }))).toEqual(['p1', 'p2']);
    expect(plan(contacts).families?.types).toContainEqual({ type: 'unspecified', contacts: 1, chosen: false });
  });

  it('CT-11: two contacts with one address stay two people, and somebody is told', () => {
    const family = { email: 'Family@example.org' };
    const contacts = shown(
      aContact({ id: 'p1', lastName: 'Ann Ray', ...family, children: ['u1'] }),
      aContact({ id: 'p2', lastName: 'Bo Ray', email: 'family@example.org', children: ['u1'] }),
    );
    expect(plan(contacts)).toMatchObject({ counts: { parents: { created: 2 }, invitations: { queued: 2 } } });
    expect(codes(plan(contacts))).toContain('SharedAddress');
  });

  it('a teacher who is a parent as well stays two people', () => {
    const teacher = SCHOOL.members.find(({ role }) => role === 'teacher');
    const contact = aContact({
      id: 'p1',
      lastName: teacher?.lastName ?? '',
      email: 't1@example.org',
      children: ['u1'],
    });
    const planned = plan(shown(contact));
    expect(planned.counts).toMatchObject({ parents: { created: 1 }, teachers: { unchanged: 1, updated: 0 } });
    expect(codes(planned)).toContain('SharedAddress');
  });

  it('who has joined elsewhere in the district is not invited', () => {
    const roster = imported(shown(aContact({ id: 'p1', children: ['u1'] })), { ...SCHOOL, onBloomz: [userId('p1')] });
    expect([parents(roster)[0]?.state, invitationOf(roster, 'p1')]).toEqual(['joined', undefined]);
  });

  it('says how many teachers are missing, and that the roster comes first', () => {
    expect(codes(plan(shown(aContact({ id: 'p1', children: ['u1'] }))))).toContain('TeachersPending');
    const empty = plan(shown(), EMPTY_ROSTER);
    expect([codes(empty), isEmpty(empty.changes)]).toEqual([['RosterMissing'], true]);
  });

  it('no contacts at all: nothing happens, and Family Codes are named', () => {
    const planned = plan(shown());
    expect([isEmpty(planned.changes), planned.holds]).toEqual([true, []]);
    expect(planned.warnings.find(({ code }) => code === 'NoContacts')?.message).toContain('Family Codes');
  });
});

describe('six or more adults of one child', () => {
  const adults = (n: number): ReadonlyArray<Contact> =>
    Array.from({ length: n }, (_, i) => aContact({ id: `p${i}`, children: i === 0 ? ['u1', 'u2'] : ['u1'] }));

  it('are held for a look; the rest applies, and approved they come in', () => {
    const planned = plan(shown(...adults(6)));
    expect(planned.holds).toEqual([{ type: 'guardianships', removals: 0, updates: 6, of: 0, cause: 'ManyAdults' }]);
    const roster = applyChanges(SCHOOL, planned.changes);
    expect([here(roster), childrenOf(roster, 'p0')]).toEqual([['p0'], ['u2']]);
    expect(here(imported(shown(...adults(6)), roster, { approved: true }))).toHaveLength(6);
  });

  it('five are a family, and those who are there already stay', () => {
    const roster = imported(shown(...adults(5)));
    expect(here(roster)).toHaveLength(5);
    const more = plan(shown(...adults(7)), roster);
    expect(more.holds).toMatchObject([{ updates: 2, of: 6 }]);
    expect(here(applyChanges(roster, more.changes))).toHaveLength(5);
  });
});

const many = Array.from({ length: 40 }, (_, i) => aContact({ id: `p${i}`, children: [`u${(i % 3) + 1}`] }));
const few = Array.from({ length: 9 }, (_, i) => many[i]!);
/** Three families of a few adults each. */
const FULL = imported(shown(...few));

describe('contacts that are gone', () => {
  it('are archived, come back, and their unused code ends with them', () => {
    const roster = imported(shown(...few.slice(1)), FULL);
    expect(here(roster)).toHaveLength(8);
    expect([invitationOf(roster, 'p0')?.state, classesOf(roster, 'p0'), childrenOf(roster, 'p0')]).toEqual([
      'revoked',
      [],
      [],
    ]);
    const back = imported(shown(...few), roster);
    expect([here(back).length, invitationOf(back, 'p0')?.state, childrenOf(back, 'p0')]).toEqual([9, 'queued', ['u1']]);
    expect(invitationOf(imported(shown(...few), imported(shown(...few.slice(1)), sent(FULL))), 'p0')?.state).toBe(
      'sent',
    );
  });

  it('above the limits wait for somebody; approved they go', () => {
    const planned = plan(shown(...few.slice(5)), FULL);
    expect(planned.holds).toEqual([{ type: 'parents', removals: 5, updates: 0, of: 9, cause: 'TooManyRemovals' }]);
    expect(isEmpty(planned.changes)).toBe(true);
    expect(here(imported(shown(...few.slice(5)), FULL, { approved: true }))).toHaveLength(4);
  });

  it('CT-9: a list that reads as zero archives nobody', () => {
    const planned = plan(shown(), FULL);
    expect(planned.holds).toEqual([{ type: 'parents', removals: 9, updates: 0, of: 9, cause: 'ReadAsZero' }]);
    expect(isEmpty(planned.changes)).toBe(true);
    const one = imported(shown(few[0]!));
    expect(plan(shown(), one).holds).toMatchObject([{ removals: 1, cause: 'ReadAsZero' }]);
  });

  it('what Clever spoils stays as it was', () => {
    const spoiled = { kind: 'user', cleverId: 'p0', field: 'name.last', reason: 'missing' } as const;
    const contacts = { ...shown(...few.slice(1)), quarantined: [spoiled] };
    expect(isEmpty(plan(contacts, FULL).changes)).toBe(true);
    expect(isEmpty(plan({ ...shown(), listed: 1, quarantined: [{ ...spoiled, cleverId: '' }] }, FULL).changes)).toBe(
      true,
    );
  });

  it('nearly all rewritten at once wait as well', () => {
    const renamed = few.map((contact) => ({ ...contact, lastName: 'Nobody' }));
    const planned = plan(shown(...renamed), FULL);
    expect(planned.holds).toMatchObject([{ type: 'parents', updates: 9, cause: 'TooManyUpdates' }]);
    expect(isEmpty(planned.changes)).toBe(true);
  });
});

describe('a link that was taken back', () => {
  const family = [aContact({ id: 'm', children: ['u1', 'u3'] }), aContact({ id: 'f', children: ['u1'] })];
  const roster = imported(shown(...family));

  it('ends at once, with the places in classes', () => {
    const after = imported(shown(aContact({ id: 'm', children: ['u3'] }), family[1]!), roster);
    expect([childrenOf(after, 'm'), classesOf(after, 'm')]).toEqual([['u3'], ['s2']]);
    expect(invitationOf(after, 'm')?.state).toBe('queued');
  });

  it('with the last child the parent is archived and an unused code is revoked', () => {
    for (const children of [[], [['u1', 'Parent/Guardian', 'Self']]] as const) {
      const after = imported(shown(family[0]!, aContact({ id: 'f', children })), roster);
      expect([here(after), invitationOf(after, 'f')?.state, classesOf(after, 'f')]).toEqual([['m'], 'revoked', []]);
    }
  });

  it('goes through while others wait', () => {
    const contacts = shown(aContact({ id: 'p8', children: [] }), ...few.slice(6, 8));
    const planned = plan(contacts, FULL);
    expect(planned.holds).toMatchObject([{ type: 'parents', removals: 6 }]);
    expect(here(applyChanges(FULL, planned.changes))).not.toContain('p8');
  });

  it('ends with the roster as well, which leaves all other links alone', () => {
    const contacts = shown(
      aContact({ id: 'm', children: ['u3'] }),
      aContact({ id: 'f', children: [['u1', 'Emergency']] }),
    );
    const after = applyChanges(roster, planRoster(roster, snapshot, contacts).changes);
    expect([childrenOf(after, 'm'), childrenOf(after, 'f')]).toEqual([['u3'], ['u1']]);
    expect([here(after), classesOf(after, 'm')]).toEqual([['m', 'f'], ['s2']]);
    const gone = applyChanges(roster, planRoster(roster, snapshot, shown(family[1]!)).changes);
    expect(here(gone)).toEqual(['m', 'f']);
    const without = applyChanges(
      roster,
      planRoster(roster, snapshot, shown(family[0]!, aContact({ id: 'f' }))).changes,
    );
    expect([here(without), invitationOf(without, 'f')?.state]).toEqual([['m'], 'revoked']);
  });

  it('is none where no record names any child: then a field is not shared', () => {
    const blank = shown(...few.map((contact) => ({ ...contact, children: [] })));
    const planned = plan(blank, FULL);
    expect(planned.holds).toMatchObject([{ type: 'guardianships', removals: 9, cause: 'ReadAsZero' }]);
    expect(isEmpty(planned.changes)).toBe(true);
    expect(isEmpty(planRoster(FULL, snapshot, blank).changes)).toBe(true);
  });

  it('a type that is not chosen any more is under the brake', () => {
    const retyped = (n: number): ContactsShown =>
      shown(...few.map((c, i) => (i < n ? aContact({ id: c.id, children: [['u1', 'unspecified']] }) : c)));
    expect(here(imported(retyped(1), FULL))).toHaveLength(8);
    const all = plan(
      shown(
        ...few.map((c) => ({
          ...c,
          children: c.children.map((child) => ({ ...child, type: 'unspecified' as const })),
        })),
      ),
      FULL,
    );
    expect(all.holds).toMatchObject([{ type: 'guardianships', removals: 9, cause: 'TooManyRemovals' }]);
    expect(isEmpty(all.changes)).toBe(true);
  });
});

describe('parents follow their children', () => {
  const roster = imported(shown(aContact({ id: 'm', children: ['u1', 'u3'] })));

  it('to another class', () => {
    const moved = {
      ...snapshot,
      sections: [
        aSection({ id: 's1', name: 'Art', teachers: ['t1'], students: ['u2'] }),
        aSection({ id: 's2', name: 'Math', teachers: ['t1'], students: ['u3'] }),
        aSection({ id: 's3', name: 'Music', teachers: ['t1'], students: ['u1'] }),
      ],
    };
    const after = applyChanges(roster, planRoster(roster, moved).changes);
    expect([...classesOf(after, 'm')].sort()).toEqual(['s2', 's3']);
    expect(isEmpty(planRoster(after, moved).changes)).toBe(true);
  });

  it('out of the school with the last of them, and back', () => {
    const without = { ...snapshot, users: snapshot.users.filter(({ id }) => id !== 'u1' && id !== 'u3') };
    const gone = applyChanges(roster, planRoster(roster, without).changes);
    expect([here(gone), invitationOf(gone, 'm')?.state, classesOf(gone, 'm')]).toEqual([[], 'revoked', []]);
    expect(isEmpty(plan(shown(aContact({ id: 'm', children: [] })), gone).changes)).toBe(true);
    const back = applyChanges(gone, planRoster(gone).changes);
    expect([here(back), invitationOf(back, 'm')?.state, classesOf(back, 'm')]).toEqual([['m'], 'queued', ['s1', 's2']]);
  });

  it('a place given by hand stays, and one in a class that an admin archived', () => {
    const memberships = [...roster.memberships, aMembership('s9', 'm', { role: 'parent', byHand: true })];
    const classes = roster.classes.map((c) =>
      c.sectionId === 's1' ? { ...c, state: 'archived' as const, archivedBy: 'admin' as const } : c,
    );
    const kept = { ...roster, memberships, classes: [...classes, aClass({ sectionId: 's9' })] };
    const changes = planRoster({ ...kept, classes }, snapshot).changes;
    expect(changes.memberships).toEqual([]);
  });

  it('also those whom only Bloomz knows, and nothing else ever happens to them', () => {
    const local = aMember({ userId: 'local-1', role: 'parent', state: 'joined' });
    const joined = {
      ...SCHOOL,
      members: [...SCHOOL.members, local],
      guardianships: [aGuardianship('local-1', 'u1', { relationship: '', type: 'unspecified' })],
    };
    const { changes } = planRoster(joined);
    expect(changes.memberships).toMatchObject([{ kind: 'created', after: { sectionId: 's1', userId: 'local-1' } }]);
    const roster = applyChanges(joined, changes);
    const planned = plan(shown(aContact({ id: 'm', children: ['u2'] })), roster);
    expect(planned.changes.members.map(({ after }) => after.userId)).toEqual(['m']);
    expect(planned.holds).toEqual([]);
    const without = { ...snapshot, users: snapshot.users.filter(({ id }) => id !== 'u1') };
    const gone = applyChanges(roster, planRoster(roster, without).changes);
    expect(gone.members).toContainEqual(local);
    expect(classesOf(gone, 'local-1')).toEqual([]);
  });
});

describe('CT-3, CT-4: contacts under new ids', () => {
  const rekeyed = (contacts: ReadonlyArray<Contact>, like: Partial<Contact> = {}): ReadonlyArray<Contact> =>
    contacts.map((contact) => ({ ...contact, ...like, id: userId(`new-${contact.id}`) }));
  const noEmail = ({ email: _, ...contact }: Contact): Contact => contact;

  it('are the same people: state, invitation and account go along, and nobody is invited again', () => {
    const before = withParents(sent(imported(shown(...few))), { state: 'joined' });
    const planned = plan(shown(...rekeyed(few)), before);
    expect([planned.holds, planned.counts.invitations]).toEqual([[], { queued: 0, revoked: 0 }]);
    expect(planned.changes.successions).toHaveLength(9);
    const after = applyChanges(before, planned.changes);
    expect(here(after)).toEqual(rekeyed(few).map(({ id }) => id));
    const [old, now] = [true, false].map((isArchived) => parents(after).filter((m) => m.archived === isArchived));
    expect([old?.every((m) => m.state === 'listed'), now?.every((m) => m.state === 'joined')]).toEqual([true, true]);
    expect(invitationOf(after, 'new-p0')).toMatchObject({ state: 'sent', wasSent: true });
    expect(invitationOf(after, 'p0')?.state).toBe('revoked');
    expect(isEmpty(plan(shown(...rekeyed(few)), after).changes)).toBe(true);
  });

  it('again and again, also back to ids they had', () => {
    let roster = sent(FULL);
    let contacts: ReadonlyArray<Contact> = few;
    for (let i = 0; i < 3; i += 1) roster = imported(shown(...(contacts = rekeyed(contacts))), roster);
    const back = plan(shown(...few), roster);
    expect([back.counts.invitations, back.holds, back.counts.parents.restored]).toEqual([
      { queued: 0, revoked: 0 },
      [],
      9,
    ]);
    const after = applyChanges(roster, back.changes);
    expect(invitationOf(after, 'p0')?.state).toBe('sent');
    expect(isEmpty(plan(shown(...few), after).changes)).toBe(true);
  });

  it.each([
    ['the phone agrees', { phone: '1' }, (c: Contact) => ({ ...c, email: 'other@example.org' })],
    [
      'the e-mail address agrees, in other letters',
      {},
      (c: Contact) => ({ ...c, email: c.email?.toUpperCase() ?? '' }),
    ],
    [
      'the name lies in two fields',
      { lastName: 'Ann Ray' },
      (c: Contact) => ({ ...c, firstName: 'ANN', lastName: 'Ray ' }),
    ],
  ])('when %s', (_, like, edit) => {
    const contact = aContact({ id: 'p1', children: ['u1'], ...like });
    const after = plan(shown({ ...edit(contact), id: userId('p2') }), imported(shown(contact)));
    expect(after.changes.successions).toEqual([{ from: 'p1', to: 'p2' }]);
    expect(after.counts.invitations).toEqual({ queued: 0, revoked: 0 });
  });

  it('when a child has left the record, by an earlier import or with the new id', () => {
    const [both, one] = [aContact({ id: 'x1', children: ['u1', 'u2'] }), aContact({ id: 'x1', children: ['u1'] })];
    const succession = [{ from: 'x1', to: 'x2' }];
    const later = imported(shown(one), imported(shown(both)));
    expect(plan(shown({ ...one, id: userId('x2') }), later).changes.successions).toEqual(succession);
    expect(plan(shown({ ...one, id: userId('x2') }), imported(shown(both))).changes.successions).toEqual(succession);
  });

  it('are recognised also when the old record left in an earlier run', () => {
    const gone = imported(shown(...few.slice(1)), sent(FULL));
    const planned = plan(shown(...rekeyed([few[0]!]), ...few.slice(1)), gone);
    expect(planned.changes.successions).toEqual([{ from: 'p0', to: 'new-p0' }]);
    expect(invitationOf(applyChanges(gone, planned.changes), 'new-p0')?.state).toBe('sent');
  });

  it('are nobody’s removal: the others are judged without them', () => {
    const planned = plan(shown(...rekeyed(few.slice(0, 8))), FULL);
    expect([planned.holds, planned.counts.parents.archived]).toEqual([[], 9]);
  });

  it.each([
    ['neither e-mail nor phone agrees', (c: Contact) => ({ ...c, email: 'other@example.org' })],
    ['neither is there', noEmail],
    ['the name differs', (c: Contact) => ({ ...c, lastName: 'Another Name' })],
    ['a child more is named', (c: Contact) => ({ ...aContact({ ...c, id: c.id, children: ['u1', 'u2'] }) })],
  ])('are offered for a look when %s, and not invited, today or later', (_, edit) => {
    const contact = aContact({ id: 'x1', lastName: 'Ann Ray', children: ['u1'] });
    const again = { ...edit(contact), id: userId('x2') };
    const planned = plan(shown(again, ...few.slice(1)), imported(shown(contact, ...few.slice(1))));
    expect(planned.changes.successions).toEqual([]);
    expect(planned.warnings).toContainEqual(
      expect.objectContaining({
        code: 'PossibleSamePerson',
        cleverId: 'x2',
        message: expect.stringContaining('x1') as string,
      }),
    );
    const roster = applyChanges(imported(shown(contact, ...few.slice(1))), planned.changes);
    expect([parents(roster).find((m) => m.userId === 'x2')?.state, invitationOf(roster, 'x2')]).toEqual([
      'listed',
      undefined,
    ]);
    const later = plan(shown(again, ...few.slice(1)), roster);
    expect([codes(later).includes('PossibleSamePerson'), isEmpty(later.changes)]).toEqual([true, true]);
  });

  it('are offered for a look when two old records could be meant', () => {
    const twins = ['p1', 'p2'].map((id) => aContact({ id, lastName: 'Ann Ray', phone: '1', children: ['u1'] }));
    const planned = plan(shown({ ...twins[0]!, id: userId('p3') }), imported(shown(...twins)));
    expect([planned.changes.successions, codes(planned).includes('PossibleSamePerson')]).toEqual([[], true]);
    expect(planned.counts.invitations.queued).toBe(0);
  });

  it('two records of one human that Clever shows side by side are invited once', () => {
    const twins = ['p1', 'p2'].map((id) =>
      aContact({ id, lastName: 'Ann Ray', email: 'ann@example.org', children: ['u1'] }),
    );
    const planned = plan(shown(...twins));
    expect([planned.counts.parents.created, planned.counts.invitations.queued]).toEqual([2, 1]);
    const roster = applyChanges(SCHOOL, planned.changes);
    expect([invitationOf(roster, 'p2'), isEmpty(plan(shown(...twins), roster).changes)]).toEqual([undefined, true]);
  });

  it('take over places that were held to be too many', () => {
    const adults = Array.from({ length: 7 }, (_, i) => aContact({ id: `p${i}`, children: ['u1'] }));
    const roster = imported(shown(...adults), SCHOOL, { approved: true });
    const planned = plan(shown(...rekeyed(adults)), roster);
    expect([planned.holds, planned.counts.guardianships.added]).toEqual([[], 7]);
  });
});

describe('what outdates an approval', () => {
  it('is nothing that people do when they join, by invitation or by Family Code', () => {
    const held = plan(shown(...few.slice(5)), FULL);
    const joined = {
      ...withParents(FULL, { state: 'joined' }),
      invitations: FULL.invitations.map((i) => anInvitation(i.userId, { ...i, state: 'joined', wasSent: true })),
    };
    const local = aMember({ userId: 'local-1', role: 'parent', state: 'joined' });
    const withLocal = {
      ...joined,
      members: [...joined.members, local],
      guardianships: [...joined.guardianships, aGuardianship('local-1', 'u1')],
      memberships: [...joined.memberships, aMembership('s1', 'local-1', { role: 'parent' })],
    };
    for (const roster of [joined, withLocal]) {
      expect(plan(shown(...few.slice(5)), roster).rosterDigest).toBe(held.rosterDigest);
      expect(planRoster(roster).rosterDigest).toBe(planRoster(FULL).rosterDigest);
    }
  });

  it('is nothing that the other step writes', () => {
    expect(planRoster(FULL).rosterDigest).toBe(planRoster(SCHOOL).rosterDigest);
    const moved = { ...snapshot, sections: snapshot.sections.map((s) => ({ ...s, name: `New ${s.name}` })) };
    const after = applyChanges(FULL, planRoster(FULL, moved).changes);
    expect(plan(shown(...few), after).rosterDigest).toBe(plan(shown(...few), FULL).rosterDigest);
  });

  it('is another choice of types, and not the word that teachers may be missing', () => {
    const hashOf = (options: Partial<ImportOptions>): string =>
      planContacts(shown(...few), SCHOOL, { ...OPTIONS, ...options }, context).hash;
    expect(hashOf({ acknowledgeTeachersPending: true })).toBe(hashOf({}));
    expect(hashOf({ contactTypes: ['Family'] })).not.toBe(hashOf({}));
  });
});
