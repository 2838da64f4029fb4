import { E } from '@bloomz/kernel';
import {
  aClass,
  aMember,
  aMembership,
  anApplication,
  anInvitation,
  aRun,
  changed,
  created,
  left,
  right,
  userId,
} from '@bloomz/onboarding-core/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aSchoolOn, look } from './testing/a-school.ts';
import { asOwner, somebodyWaits } from './testing/as-owner.ts';
import { makeTestDatabase, type TestDatabase } from './testing/make-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const ada = aMember({ userId: 'ada', role: 'teacher', firstName: 'Ada', email: 'ada@secret.example' });
const art = aClass({ sectionId: 'art' });
const held = aMembership('art', 'ada', { role: 'primary-teacher' });
const everything = {
  schoolName: 'Elm Street',
  classes: [created(art)],
  members: [created(ada)],
  memberships: [created(held)],
  invitations: [created(anInvitation('ada'))],
};

const TABLES = ['classes', 'people', 'members', 'memberships', 'invitations', 'outbox'];
const versionsOfRows = async (): Promise<ReadonlyArray<object>> => {
  const rows = TABLES.map((table) => look(database, `select xmin, ctid from ${table} order by ctid`));
  return (await Promise.all(rows)).flat();
};

describe('the PostgreSQL store', () => {
  it('leaves rows untouched that do not change', async () => {
    const { store, school } = await aSchoolOn(database);
    await right(store.apply(school, anApplication({ changes: everything })));
    const before = await versionsOfRows();
    const same = {
      classes: [changed('updated', art)],
      members: [changed('updated', ada)],
      memberships: [changed('updated', held)],
      invitations: [changed('updated', anInvitation('ada'))],
    };
    await right(store.apply(school, anApplication({ version: 1, changes: same })));
    expect(await versionsOfRows()).toEqual(before);
  });

  it('writes one audit entry per change, with names of fields and without their values', async () => {
    const { store, school } = await aSchoolOn(database);
    const run = aRun({ school });
    await right(store.apply(school, anApplication({ changes: everything, run })));
    const renamed = { members: [changed('updated', ada, { lastName: 'King', email: null })] };
    const boss = { kind: 'person' as const, userId: userId('boss') };
    await right(store.apply(school, anApplication({ version: 1, changes: renamed, actor: boss })));
    const entries = await look(
      database,
      `select run_id, actor_kind, actor_user_id, subject_kind, change, fields from audit_entries
       where school_id = (select id from schools where clever_id = $1) order by id`,
      [school.schoolId],
    );
    const byRun = { run_id: run.id, actor_kind: 'operator', actor_user_id: null, change: 'created', fields: [] };
    expect(entries).toEqual([
      { ...byRun, subject_kind: 'school', change: 'updated', fields: ['name'] },
      ...['class', 'member', 'membership', 'invitation'].map((subject_kind) => ({ ...byRun, subject_kind })),
      {
        run_id: null,
        actor_kind: 'person',
        actor_user_id: 'boss',
        subject_kind: 'member',
        change: 'updated',
        fields: ['lastName', 'email'],
      },
    ]);
    expect(JSON.stringify(await look(database, 'select * from audit_entries'))).not.toMatch(/Ada|King|secret|Elm/);
  });

  it('says in the audit trail who ended a held run', async () => {
    const { store, runs, school } = await aSchoolOn(database);
    const run = aRun({ school, state: 'held' });
    await right(store.apply(school, anApplication({ run })));
    await right(runs.settle(run.id, 'closed', { kind: 'person', userId: userId('boss') }, new Date()));
    const entries = await look(
      database,
      'select subject_kind, change, actor_user_id from audit_entries where run_id = $1',
      [run.id],
    );
    expect(entries).toEqual([{ subject_kind: 'run', change: 'closed', actor_user_id: 'boss' }]);
  });

  it('waits for a decision about the run that is just being written', async () => {
    const { store, school } = await aSchoolOn(database);
    const held = aRun({ school, state: 'held' });
    await right(store.apply(school, anApplication({ run: held })));
    const rejecting = await asOwner(database);
    await rejecting.query('begin');
    await rejecting.query(`update runs set state = 'closed' where id = $1`, [held.id]);
    const approval = store.apply(school, anApplication({ version: 1, run: { ...held, state: 'applied' } }))();
    await vi.waitUntil(() => somebodyWaits(database));
    await rejecting.query('commit');
    expect(await approval).toEqual(E.left({ _tag: 'RosterMoved', schoolId: school.schoolId }));
    expect((await right(store.load(school))).version).toBe(1);
  });

  it('keeps an ended membership as history', async () => {
    const { store, school } = await aSchoolOn(database);
    const at = new Date(Date.UTC(2026, 3, 1));
    await right(store.apply(school, anApplication({ changes: everything })));
    const ended = { memberships: [changed('archived', held)] };
    await right(store.apply(school, anApplication({ version: 1, at, changes: ended })));
    const rows = await look(
      database,
      `select ended_at from memberships where class_id in (
         select classes.id from classes join schools on schools.id = school_id where schools.clever_id = $1)`,
      [school.schoolId],
    );
    expect(rows).toEqual([{ ended_at: at }]);
  });

  it('makes one row of a person who is in two schools of a district', async () => {
    const { store, schools, school } = await aSchoolOn(database);
    const other = { ...school, schoolId: `${school.schoolId}-b` as typeof school.schoolId };
    await right(schools.provision(other, { email: 'admin@example.org', userId: null }));
    const changes = { members: [created(ada)] };
    await Promise.all([school, other].map((ref) => right(store.apply(ref, anApplication({ changes })))));
    const district = '(select id from districts where clever_id = $1)';
    const count = `select (select count(*)::int from people where district_id = ${district}) as people,
      (select count(*)::int from members where district_id = ${district}) as members`;
    expect(await look(database, count, [school.districtId])).toEqual([{ people: 1, members: 2 }]);
  });

  it('rolls everything back when the database refuses a row, and names only its code', async () => {
    const { store, school } = await aSchoolOn(database);
    const twice = { ...everything, invitations: [created(anInvitation('ada')), created(anInvitation('ada'))] };
    const failure = await left(store.apply(school, anApplication({ changes: twice })));
    expect(failure).toEqual({ _tag: 'StoreUnavailable', detail: 'SQLSTATE 21000' });
    const { roster, version } = await right(store.load(school));
    expect([version, roster.classes, roster.members]).toEqual([0, [], []]);
  });

  it('never deadlocks schools that share their people', async () => {
    const { store, schools, school } = await aSchoolOn(database);
    const other = { ...school, schoolId: `${school.schoolId}-c` as typeof school.schoolId };
    await right(schools.provision(other, { email: 'admin@example.org', userId: null }));
    const people = Array.from({ length: 400 }, (_, i) => aMember({ userId: `p${i}` }));
    const write = async (ref: typeof school, members: typeof people): Promise<void> => {
      for (let version = 0; version < 4; version += 1) {
        const renamed = members.map((member) => created({ ...member, lastName: `${ref.schoolId} ${version}` }));
        await right(store.apply(ref, anApplication({ version, changes: { members: renamed } })));
      }
    };
    await Promise.all([write(school, people), write(other, people.toReversed())]);
    expect((await right(store.load(school))).roster.members).toHaveLength(400);
  });
});
