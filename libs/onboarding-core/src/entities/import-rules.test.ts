import { describe, expect, it } from 'vitest';
import {
  aClass,
  aMember,
  aMembership,
  anInvitation,
  aSection,
  aSnapshot,
  aStaffMember,
  aStudent,
  aTeacher,
  sectionId,
  testFingerprint,
  userId,
} from '../testing/index.ts';
import { DEFAULT_OPTIONS, type ImportOptions } from './import-options.ts';
import { classOf, editClass } from './edit-class.ts';
import { planImport } from './plan-import.ts';
import type { Plan } from './plan.ts';
import { applyChanges, isEmpty } from './roster-changes.ts';
import { EMPTY_ROSTER, type Roster } from './roster.ts';
import type { Section, Snapshot } from './snapshot.ts';

const plan = (snapshot: Snapshot, roster: Roster = EMPTY_ROSTER, options: Partial<ImportOptions> = {}): Plan =>
  planImport(
    snapshot,
    roster,
    { ...DEFAULT_OPTIONS, ...options },
    { fingerprint: testFingerprint, today: '2026-11-23' },
  );
const approve = (snapshot: Snapshot, roster: Roster): Plan =>
  planImport(snapshot, roster, DEFAULT_OPTIONS, { fingerprint: testFingerprint, today: '2026-11-23', approved: true });
const imported = (snapshot: Snapshot, roster: Roster = EMPTY_ROSTER, options: Partial<ImportOptions> = {}): Roster =>
  applyChanges(roster, plan(snapshot, roster, options).changes);

const rename = (roster: Roster, id: string, name: string): Roster => {
  const known = classOf(roster, { sectionId: sectionId(id), name });
  const renamed = known && editClass(known, { name });
  if (renamed?._tag !== 'Right') throw new Error('nothing to rename');
  return renamed.right.changes ? applyChanges(roster, renamed.right.changes) : roster;
};
const classNames = ({ classes }: Roster): Record<string, string> =>
  Object.fromEntries(classes.filter((c) => c.state === 'active').map((c) => [c.sectionId ?? 'local', c.name]));
const maths = (...teachers: ReadonlyArray<string>): ReadonlyArray<Section> =>
  teachers.map((teacher, i) => aSection({ id: `s${i + 1}`, name: 'Math', teachers: [teacher] }));
const [OSEI, RUIZ, MORI] = ['Osei', 'Ruiz', 'Mori'].map((lastName) =>
  aTeacher({ id: lastName.toLowerCase(), lastName }),
);
const three = aSnapshot({ sections: maths('osei', 'ruiz', 'mori'), users: [OSEI!, RUIZ!, MORI!] });
const skips = ({ skipped }: Plan): ReadonlyArray<unknown> =>
  skipped.map(({ cleverId, reason, suggestion }) => [cleverId, reason, suggestion]);

describe('rule 3: one class per uniquely named section', () => {
  it('imports the first, which is the lowest Clever id, and reports the others with a suggestion', () => {
    const snapshot = { ...three, sections: [...three.sections].reverse() };
    expect(classNames(imported(snapshot))).toEqual({ s1: 'Math' });
    expect(skips(plan(snapshot))).toEqual([
      ['s2', 'DuplicateName', 'Math - Ruiz'],
      ['s3', 'DuplicateName', 'Math - Mori'],
    ]);
  });

  it('counts an active class from elsewhere as the holder of its name, and an archived one not', () => {
    const local = aClass({ sectionId: null, name: ' MATH ' });
    expect(classNames(imported(three, { ...EMPTY_ROSTER, classes: [local] }))).toEqual({ local: ' MATH ' });
    const archived = { ...local, state: 'archived' as const };
    expect(classNames(imported(three, { ...EMPTY_ROSTER, classes: [archived] }))).toEqual({ s1: 'Math' });
  });
});

describe('rule 4: rename and run again', () => {
  it('imports the next section of the old name each time, until all are there', () => {
    let roster = imported(three);
    roster = imported(three, rename(roster, 's1', 'Math of Room 1'));
    expect(classNames(roster)).toEqual({ s1: 'Math of Room 1', s2: 'Math' });
    roster = imported(three, rename(roster, 's2', 'Math of Room 2'));
    expect(classNames(roster)).toEqual({ s1: 'Math of Room 1', s2: 'Math of Room 2', s3: 'Math' });
    expect(isEmpty(plan(three, roster).changes)).toBe(true);
    expect(plan(three, roster).skipped).toEqual([]);
  });

  it('keeps the local name for ever, also when Clever renames the section', () => {
    const roster = rename(imported(three), 's1', 'Math of Room 1');
    const renamed = { ...three, sections: three.sections.map((s) => ({ ...s, name: `New ${s.id}` })) };
    expect(classNames(imported(renamed, roster))).toEqual({ s1: 'Math of Room 1', s2: 'New s2', s3: 'New s3' });
  });

  it('suggests the same names in every run', () => {
    const roster = rename(imported(three), 's1', 'Math of Room 1');
    expect(skips(plan(three, imported(three, roster)))).toEqual([['s3', 'DuplicateName', 'Math - Mori']]);
  });

  it('does nothing twice', () => {
    const roster = rename(imported(three), 's1', 'X');
    expect(rename(roster, 's1', ' X ')).toBe(roster);
  });
});

describe('rule 5: all sections in one run, under the suggested names', () => {
  it('imports all of them', () => {
    const roster = imported(three, EMPTY_ROSTER, { duplicateNames: 'suggested' });
    expect(classNames(roster)).toEqual({ s1: 'Math', s2: 'Math - Ruiz', s3: 'Math - Mori' });
    expect(isEmpty(plan(three, roster, { duplicateNames: 'suggested' }).changes)).toBe(true);
  });

  it('gives a suggested name up for Clever’s own once that is unique, and keeps it otherwise', () => {
    const roster = imported(three, EMPTY_ROSTER, { duplicateNames: 'suggested' });
    const called = (name: string): Snapshot => ({
      ...three,
      sections: three.sections.map((s) => (s.id === 's1' ? s : { ...s, name })),
    });
    expect(classNames(imported(called('Algebra'), roster))).toEqual({
      s1: 'Math',
      s2: 'Math - Ruiz',
      s3: 'Math - Mori',
    });
    const unique = { ...three, sections: three.sections.map((s) => (s.id === 's3' ? { ...s, name: 'Algebra' } : s)) };
    expect(classNames(imported(unique, roster))).toMatchObject({ s3: 'Algebra' });
  });
});

describe('rule 6: class options', () => {
  it('reach the classes that the run creates, and no later choice is overwritten', () => {
    const off = { behaviorManagement: false, studentPortfolios: true, parentCommunication: false };
    const roster = imported(three, EMPTY_ROSTER, { classOptions: off });
    expect(roster.classes[0]).toMatchObject(off);
    expect(isEmpty(plan(three, roster).changes)).toBe(true);
    const more = { ...three, sections: [...three.sections, aSection({ id: 's9', name: 'Art', teachers: ['osei'] })] };
    const [math, art] = imported(more, roster).classes;
    expect([math, art]).toMatchObject([off, DEFAULT_OPTIONS.classOptions]);
  });
});

describe('rule 7: recommended sections', () => {
  it('leaves out what is not worth a class, and says why; what was imported stays', () => {
    const sections = [aSection({ id: 'a', students: ['u1'] }), aSection({ id: 'b', students: ['u1'] })];
    const snapshot = aSnapshot({ sections, users: [aStudent({ id: 'u1' })] });
    expect(skips(plan(snapshot, EMPTY_ROSTER, { sections: 'recommended' }))).toEqual([
      ['b', 'RedundantSection', undefined],
    ]);
    const roster = imported(snapshot);
    expect(isEmpty(plan(snapshot, roster, { sections: 'recommended' }).changes)).toBe(true);
  });
});

describe('rule 8: people', () => {
  const staffed = aSnapshot({
    sections: [aSection({ id: 's1', teachers: ['gone', 't2', 't1'], students: ['u1', 'u2', 'far', 'unseen', 'u1'] })],
    users: [
      aTeacher({ id: 't1', roles: ['teacher', 'staff'], rolesHere: ['teacher', 'staff'] }),
      aTeacher({ id: 't2', email: 'two@at@example.org' }),
      aTeacher({ id: 't3', rolesHere: [] }),
      aStaffMember({ id: 'f1', email: 'f1@example.org' }),
      aStudent({ id: 'u1' }),
      aStudent({ id: 'u2', rolesHere: [] }),
      aStudent({ id: 'far', rolesHere: [] }),
      aStudent({ id: 'elsewhere', rolesHere: [] }),
    ],
  });

  it('takes who is listed at the school or in an imported section; who is both teacher and staff counts once', () => {
    const roles = imported(staffed).members.map(({ userId: id, role, state }) => [id, role, state]);
    expect(roles).toEqual([
      ['f1', 'staff', 'listed'],
      ['far', 'student', 'listed'],
      ['t1', 'teacher', 'invited'],
      ['t2', 'teacher', 'listed'],
      ['u1', 'student', 'listed'],
      ['u2', 'student', 'listed'],
    ]);
  });

  it('makes the first readable teacher the primary, the rest co-teachers', () => {
    expect(imported(staffed).memberships.map(({ userId: id, role }) => [id, role])).toEqual([
      ['t2', 'primary-teacher'],
      ['t1', 'co-teacher'],
      ['u1', 'student'],
      ['u2', 'student'],
      ['far', 'student'],
    ]);
  });

  it('invites teachers with a usable address, once; staff are not mailed', () => {
    const first = plan(staffed);
    expect(first.changes.invitations.map(({ after }) => [after.userId, after.state])).toEqual([['t1', 'queued']]);
    expect(first.counts.invitations).toEqual({ queued: 1, revoked: 0 });
    expect(plan(staffed, imported(staffed)).counts.invitations).toEqual({ queued: 0, revoked: 0 });
  });

  it('does not invite who is on Bloomz already', () => {
    const roster = imported(staffed, { ...EMPTY_ROSTER, onBloomz: [userId('t1')] });
    expect(roster.invitations).toEqual([]);
    expect(roster.members.find((m) => m.userId === 't1')?.state).toBe('joined');
  });

  it('invites a teacher whose address is mended later', () => {
    const mended = {
      ...staffed,
      users: staffed.users.map((user) => (user.id === 't2' ? { ...user, email: 't2@example.org' } : user)),
    };
    const roster = imported(mended, imported(staffed));
    expect(roster.members.find((m) => m.userId === 't2')).toMatchObject({ state: 'invited', email: 't2@example.org' });
  });

  it('warns of unreadable ids and of teachers who cannot be mailed', () => {
    const codes = plan(staffed).warnings.map(({ code, cleverId, message }) => [code, cleverId, message]);
    expect(codes).toEqual([
      ['UnreadableMembers', 's1', expect.stringContaining('2 people')],
      ['NoUsableEmail', 't2', expect.stringContaining('cannot be mailed')],
    ]);
  });

  it('follows a change of the primary teacher without ending a membership', () => {
    const [section] = staffed.sections;
    const swapped = { ...staffed, sections: [{ ...section!, teachers: ['t1', 't2'].map(userId) }] };
    const { memberships } = plan(swapped, imported(staffed)).counts;
    expect(memberships).toEqual({ added: 0, updated: 2, removed: 0 });
  });

  it('never lets a student of the school lead a class, whatever the section says', () => {
    const odd = aSnapshot({
      sections: [
        aSection({ id: 's1', teachers: ['u1', 't1'], students: ['u1'] }),
        aSection({ id: 's2', teachers: ['u1'] }),
      ],
      users: [aStudent({ id: 'u1' }), aTeacher({ id: 't1' })],
    });
    expect(imported(odd).memberships.map(({ userId: id, role }) => [id, role])).toEqual([
      ['t1', 'primary-teacher'],
      ['u1', 'student'],
    ]);
    expect(plan(odd).warnings.map(({ code, cleverId }) => [code, cleverId])).toEqual([['NobodyTeaches', 's2']]);
  });

  it('takes a teacher of another school who is somebody’s contact as a teacher', () => {
    const both = aTeacher({ id: 't1', roles: ['teacher', 'contact'], rolesHere: [] });
    const snapshot = aSnapshot({ sections: [aSection({ id: 's1', teachers: ['t1'] })], users: [both] });
    expect(imported(snapshot).memberships.map(({ role }) => role)).toEqual(['primary-teacher']);
  });

  it('takes the invitation back from a teacher who is staff now', () => {
    const now = {
      ...staffed,
      sections: [],
      users: [aStaffMember({ id: 't1', email: 't1@example.org' })],
      listed: { ...staffed.listed, teachers: 1, students: 9 },
    };
    const roster = {
      ...imported(staffed),
      members: imported(staffed).members.filter((m) => m.userId === 't1'),
      memberships: [],
      classes: [],
    };
    const result = applyChanges(roster, plan(now, roster).changes);
    expect(result.members).toMatchObject([{ role: 'staff', state: 'listed' }]);
    expect(result.invitations).toMatchObject([{ state: 'revoked' }]);
  });

  it('never makes a teacher of a student or contact whom a section names as one', () => {
    const odd = aSnapshot({
      sections: [aSection({ id: 's1', teachers: ['u1', 'c1', 'f1'] })],
      users: [
        aStudent({ id: 'u1', rolesHere: [] }),
        aStudent({ id: 'c1', roles: ['contact'], rolesHere: [] }),
        aStaffMember({ id: 'f1', rolesHere: [] }),
      ],
    });
    expect(imported(odd).members.map(({ userId: id, role }) => [id, role])).toEqual([['f1', 'teacher']]);
  });
});

describe('a teacher who comes back under a new Clever id', () => {
  const teacher = (id: string, like: Partial<Parameters<typeof aTeacher>[0]> = {}) =>
    aTeacher({ id, firstName: 'Sample', lastName: 'Osei', email: 'Osei@example.org', ...like });
  const others = [...Array(20).keys()].map((i) => aTeacher({ id: `o${i}`, lastName: `Other${i}` }));
  const before = aSnapshot({ users: [teacher('old'), ...others] });
  const rekeyed = aSnapshot({ users: [teacher('new', { email: 'osei@EXAMPLE.org' }), ...others] });
  const stateOf = (roster: Roster, id: string) => roster.invitations.find((i) => i.userId === id)?.state;
  const withInvitation = (like: Parameters<typeof anInvitation>[1]): Roster => {
    const roster = imported(before);
    return {
      ...roster,
      invitations: roster.invitations.map((i) => (i.userId === 'old' ? anInvitation('old', like) : i)),
    };
  };

  it('is not invited again: the invitation moves along in the state it had', () => {
    const moved = plan(rekeyed, imported(before));
    expect(moved.counts.invitations).toEqual({ queued: 0, revoked: 0 });
    const roster = applyChanges(imported(before), moved.changes);
    expect([stateOf(roster, 'old'), stateOf(roster, 'new')]).toEqual(['revoked', 'queued']);
    expect(roster.members.find((m) => m.userId === 'new')?.state).toBe('invited');
    expect(isEmpty(plan(rekeyed, roster).changes)).toBe(true);
    const sent = withInvitation({ state: 'sent', wasSent: true });
    expect(stateOf(applyChanges(sent, plan(rekeyed, sent).changes), 'new')).toBe('sent');
  });

  it('is not invited when the address was reached or bounced before', () => {
    for (const state of ['joined', 'bounced', 'expired'] as const) {
      const roster = imported(rekeyed, withInvitation({ state, wasSent: true }));
      expect([stateOf(roster, 'old'), stateOf(roster, 'new')]).toEqual(['revoked', state]);
      expect(isEmpty(plan(rekeyed, roster).changes)).toBe(true);
    }
  });

  it('has joined if the old id had, and what joining brought goes along', () => {
    const roster = imported(before);
    const members = roster.members.map((m) => (m.userId === 'old' ? { ...m, state: 'joined' as const } : m));
    const { changes, counts } = plan(rekeyed, { ...roster, members });
    expect([changes.successions, counts.invitations.queued]).toEqual([[{ from: 'old', to: 'new' }], 0]);
    const after = applyChanges({ ...roster, members }, changes);
    expect(after.members.filter((m) => m.state === 'joined').map((m) => m.userId)).toEqual(['new']);
    expect(isEmpty(plan(rekeyed, after).changes)).toBe(true);
  });

  it('is nobody’s to bring back once somebody at the school has revoked the invitation', () => {
    const revoked = withInvitation({ state: 'revoked', wasSent: true, byHand: true });
    expect(isEmpty(plan(before, revoked).changes)).toBe(true);
    const roster = imported(rekeyed, revoked);
    expect(roster.invitations.find((i) => i.userId === 'new')).toMatchObject({ state: 'revoked', byHand: true });
    expect(isEmpty(plan(rekeyed, roster).changes)).toBe(true);
  });

  it('is recognised also when the old id left in an earlier run', () => {
    const gone = imported(aSnapshot({ users: others }), imported(before));
    expect(stateOf(imported(rekeyed, gone), 'new')).toBe('queued');
    expect(plan(rekeyed, gone).counts.invitations.queued).toBe(0);
  });

  it('waits with the old id while its leave is held; approved, the invitation moves', () => {
    const all = others.map((o) => ({ ...o, id: userId(`new-${o.id}`) }));
    const swapped = aSnapshot({ users: all });
    const held = plan(swapped, imported(aSnapshot({ users: others })));
    expect([held.holds.map(({ type }) => type), held.counts.teachers.created]).toEqual([['teachers'], 20]);
    expect(held.counts.invitations).toEqual({ queued: 0, revoked: 0 });
    const roster = applyChanges(imported(aSnapshot({ users: others })), held.changes);
    const approved = applyChanges(roster, approve(swapped, roster).changes);
    const queued = approved.invitations.filter(({ state }) => state === 'queued').map((i) => i.userId);
    expect(new Set(queued)).toEqual(new Set(all.map(({ id }) => id)));
  });

  it('is somebody else when the name differs: a new person is invited', () => {
    const other = aSnapshot({ users: [teacher('new', { lastName: 'Ruiz' }), ...others] });
    expect(plan(other, imported(before)).counts.invitations).toEqual({ queued: 1, revoked: 1 });
  });
});

describe('rule 12: removals archive, and come back', () => {
  const users = [...Array(60).keys()].map((i) => aStudent({ id: `u${i}` }));
  const sections = [
    aSection({ id: 's1', teachers: ['osei'], students: users.map(({ id }) => id) }),
    aSection({ id: 's2', teachers: ['ruiz'] }),
  ];
  const whole = aSnapshot({ sections, users: [...users, OSEI!, RUIZ!] });
  const without = (ids: ReadonlyArray<string>): Snapshot => ({
    ...whole,
    users: whole.users.filter(({ id }) => !ids.includes(id)),
  });

  it('archives who is gone, ends the memberships and revokes the unused invitation', () => {
    const roster = imported(without(['osei', 'u1']), imported(whole));
    expect(roster.members.filter((m) => m.archived).map((m) => m.userId)).toEqual(['osei', 'u1']);
    expect(roster.memberships.some(({ userId: id }) => id === 'osei' || id === 'u1')).toBe(false);
    expect(roster.invitations.find(({ userId: id }) => id === 'osei')?.state).toBe('revoked');
  });

  it('restores them with their state; an invitation that never left is queued again, a sent one is not repeated', () => {
    const gone = imported(without(['osei', 'u1']), imported(whole));
    const back = plan(whole, gone);
    expect([back.counts.teachers.restored, back.counts.students.restored]).toEqual([1, 1]);
    expect(back.counts.invitations).toEqual({ queued: 1, revoked: 0 });
    const sent = { ...gone, invitations: [anInvitation('osei', { state: 'revoked', wasSent: true })] };
    const restored = imported(whole, sent);
    expect(restored.invitations.find(({ userId: id }) => id === 'osei')?.state).toBe('sent');
    const joined = {
      ...sent,
      members: sent.members.map((m) => (m.userId === 'osei' ? { ...m, state: 'joined' as const } : m)),
    };
    expect(imported(whole, joined).members.find((m) => m.userId === 'osei')).toMatchObject({
      state: 'joined',
      archived: false,
    });
  });

  it('archives and restores a class with its section, under the name it had', () => {
    const roster = rename(imported(whole), 's2', 'Room 2');
    const less = { ...whole, sections: whole.sections.slice(0, 1) };
    const gone = imported(less, roster);
    expect(gone.classes.find((c) => c.sectionId === 's2')).toMatchObject({ state: 'archived', archivedBy: 'import' });
    expect(imported(whole, gone).classes.find((c) => c.sectionId === 's2')).toMatchObject({
      state: 'active',
      name: 'Room 2',
      archivedBy: null,
    });
  });

  it('holds a mass removal while additions and updates go on; approved, exactly that is applied', () => {
    const gone = users.slice(0, 20).map(({ id }) => id);
    const fewer = without(gone);
    const now = {
      ...fewer,
      users: [...fewer.users.map((u) => (u.id === 'u50' ? { ...u, lastName: 'Renamed' } : u)), aStudent({ id: 'new' })],
      sections: [
        { ...sections[0]!, students: [...sections[0]!.students.filter((id) => !gone.includes(id)), userId('new')] },
        sections[1]!,
      ],
    };
    const held = plan(now, imported(whole));
    expect(held.holds).toEqual([{ type: 'students', removals: 20, updates: 0, of: 60, cause: 'TooManyRemovals' }]);
    expect(held.counts.students).toEqual({ created: 1, updated: 1, archived: 0, restored: 0, unchanged: 59 });
    expect(held.counts.memberships).toEqual({ added: 1, updated: 0, removed: 0 });
    const roster = applyChanges(imported(whole), held.changes);
    expect(approve(now, roster).counts).toMatchObject({ students: { archived: 20 }, memberships: { removed: 20 } });
  });

  it('lets a new section wait whose name only a held archive would free', () => {
    const many = [...Array(10).keys()].map((i) => aSection({ id: `a${i}`, name: `Class ${i}` }));
    const next = many.map((s, i) => aSection({ id: `b${i}`, name: s.name }));
    const roster = imported(aSnapshot({ sections: many }));
    const held = plan(aSnapshot({ sections: next }), roster);
    expect(held.holds.map(({ type }) => type)).toEqual(['classes']);
    expect([held.counts.classes.created, held.skipped.length]).toEqual([0, 10]);
    expect(approve(aSnapshot({ sections: next }), roster).counts.classes).toMatchObject({ created: 10, archived: 10 });
  });

  it('holds when one list is falsely empty, and when the sections are', () => {
    const roster = imported(whole);
    const noStudents = { ...without(users.map(({ id }) => id)), listed: { ...whole.listed, students: 0 } };
    expect(plan(noStudents, roster).holds.map(({ type, cause }) => [type, cause])).toEqual([
      ['students', 'ReadAsZero'],
    ]);
    const noSections = { ...whole, sections: [], listed: { ...whole.listed, sections: 0 } };
    expect(plan(noSections, roster).holds.map(({ type }) => type)).toEqual(['classes']);
    for (const snapshot of [noStudents, noSections]) expect(isEmpty(plan(snapshot, roster).changes)).toBe(true);
  });

  it('holds mass updates; nobody is invited on the strength of one', () => {
    const teachers = [...Array(8).keys()].map((i) => aTeacher({ id: `t${i}`, email: 'nobody' }));
    const mended = teachers.map((t) => ({ ...t, email: `${t.id}@example.org` }));
    const held = plan(aSnapshot({ users: mended }), imported(aSnapshot({ users: teachers })));
    expect(held.holds).toEqual([{ type: 'teachers', removals: 0, updates: 8, of: 8, cause: 'TooManyUpdates' }]);
    expect(isEmpty(held.changes)).toBe(true);
  });

  it('lets the former primary teacher step down while the leave is held', () => {
    const staff = [...Array(12).keys()].map((i) => aTeacher({ id: `t${i}` }));
    const led = staff.map((t, i) => aSection({ id: `s${i}`, teachers: [t.id], students: ['u1', 'u2'] }));
    const all = [...staff, aStudent({ id: 'u1' }), aStudent({ id: 'u2' })];
    const roster = imported(aSnapshot({ sections: led, users: all }));
    const next = led.map((s, i) => ({ ...s, teachers: [staff[(i + 1) % 12]!.id] }));
    const held = plan(aSnapshot({ sections: next, users: all }), roster);
    expect(held.holds.map(({ type }) => type)).toEqual(['memberships']);
    const { memberships } = applyChanges(roster, held.changes);
    for (const { id } of led)
      expect(memberships.filter((m) => m.sectionId === id && m.role === 'primary-teacher')).toHaveLength(1);
  });
});

describe('rule 13: what people did by hand stays', () => {
  const snapshot = aSnapshot({
    sections: [
      aSection({ id: 's1', teachers: ['osei'], students: ['u1'] }),
      aSection({ id: 's2', teachers: ['osei'] }),
    ],
    users: [OSEI!, aStudent({ id: 'u1' })],
  });

  it('members added by hand, and classes made by hand', () => {
    const roster = imported(snapshot);
    const byHand: Roster = {
      ...roster,
      classes: [...roster.classes, aClass({ sectionId: null, name: 'Chess Club' })],
      memberships: [...roster.memberships, aMembership('s2', 'u1', { byHand: true })],
    };
    expect(isEmpty(plan(snapshot, byHand).changes)).toBe(true);
  });

  it('a member added by hand whom Clever lists as well', () => {
    const roster = {
      ...imported(snapshot),
      memberships: [aMembership('s1', 'u1', { byHand: true, role: 'co-teacher' })],
    };
    const { memberships } = applyChanges(roster, plan(snapshot, roster).changes);
    expect(memberships.find(({ userId: id }) => id === 'u1')).toMatchObject({ byHand: true, role: 'co-teacher' });
  });

  it('an archived class: it is neither restored nor imported again, and its members are left alone', () => {
    const roster = imported(snapshot);
    const classes = roster.classes.map((c) =>
      c.sectionId === 's1' ? { ...c, state: 'archived' as const, archivedBy: 'admin' as const } : c,
    );
    const again = plan(snapshot, { ...roster, classes });
    expect(isEmpty(again.changes)).toBe(true);
    expect(skips(again)).toEqual([['s1', 'ArchivedByAdmin', undefined]]);
  });
});

describe('a record in quarantine', () => {
  const good = aSnapshot({
    sections: [aSection({ id: 's1', teachers: ['osei'], students: ['u1', 'u2'] })],
    users: [OSEI!, aStudent({ id: 'u1' }), aStudent({ id: 'u2' })],
  });
  const broken = (kind: 'section' | 'user', cleverId: string): Snapshot => ({
    ...good,
    sections: good.sections.filter(({ id }) => id !== cleverId),
    users: good.users.filter(({ id }) => id !== cleverId),
    quarantined: [{ kind, cleverId, field: 'name', reason: 'missing' }],
  });

  it('stays as it was when it turned bad after it was imported', () => {
    for (const snapshot of [broken('user', 'u1'), broken('user', 'osei'), broken('section', 's1')]) {
      const roster = imported(good);
      expect(isEmpty(plan(snapshot, roster).changes)).toBe(true);
      expect(plan(snapshot, roster).quarantined).toHaveLength(1);
    }
  });

  it('keeps all of its kind when its id cannot be read: it might be any of them', () => {
    const nameless = (kind: 'section' | 'user'): Snapshot => ({
      ...good,
      sections: kind === 'section' ? [] : good.sections,
      users: kind === 'user' ? good.users.slice(0, 1) : good.users,
      quarantined: [{ kind, cleverId: '', field: 'id', reason: 'not a Clever id' }],
    });
    for (const kind of ['section', 'user'] as const) {
      const { counts } = plan(nameless(kind), imported(good));
      expect([counts.classes.archived, counts.students.archived, counts.memberships.removed]).toEqual([0, 0, 0]);
    }
  });

  it('is left out, and only it, when it was never imported', () => {
    const roster = imported(broken('user', 'u1'));
    expect(roster.members.map(({ userId: id }) => id)).toEqual(['osei', 'u2']);
    expect(plan(broken('user', 'u1')).warnings).toEqual([]);
  });
});

describe('warnings', () => {
  const terms = [
    { id: 'old' as never, endsOn: '2026-06-01' },
    { id: 'now' as never, endsOn: '2027-06-01' },
  ];
  const codes = (snapshot: Snapshot): ReadonlyArray<string> => plan(snapshot).warnings.map(({ code }) => code);

  it('tell of terms in the past, which empty nothing (DM-16)', () => {
    const sections = [
      aSection({ id: 'a', termId: 'old', teachers: ['osei'] }),
      aSection({ id: 'b', termId: 'now', teachers: ['osei'] }),
      aSection({ id: 'c', teachers: ['osei'] }),
    ];
    const snapshot = aSnapshot({ terms, sections, users: [OSEI!] });
    expect(plan(snapshot).warnings).toMatchObject([
      { code: 'TermsInPast', message: expect.stringMatching(/^1 of 3 /) },
    ]);
    expect(plan(snapshot).counts.classes.created).toBe(3);
  });

  it('tell of a section without a teacher, of one unreadable person, and of a teacher without an address', () => {
    const { email: _, ...unreachable } = aTeacher({ id: 't9', firstName: '' });
    expect(codes(aSnapshot({ sections: [aSection({ id: 'a', students: ['x'] })], users: [unreachable] }))).toEqual([
      'UnreadableMembers',
      'NobodyTeaches',
      'NoUsableEmail',
    ]);
  });

  it('tell when Clever shows nothing at all', () => {
    expect(codes(aSnapshot())).toEqual(['NothingShared']);
  });
});

describe('counts', () => {
  it('of a person who changes role are kept with the role they had', () => {
    const roster: Roster = {
      ...EMPTY_ROSTER,
      schoolName: 'Sample School',
      members: [aMember({ userId: 'x', role: 'staff', lastName: 'X' })],
    };
    const { counts } = plan(aSnapshot({ users: [aTeacher({ id: 'x', lastName: 'X' })] }), roster);
    expect([counts.staff.updated, counts.teachers.created]).toEqual([1, 0]);
  });
});
