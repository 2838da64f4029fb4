import { E, O } from '@bloomz/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, NO_CHANGES } from '../../entities/roster-changes.ts';
import type { Member } from '../../entities/roster.ts';
import type { SchoolRef } from '../../entities/run.ts';
import {
  aClass,
  aGuardianship,
  aMember,
  aMembership,
  anApplication,
  anInvitation,
  aRun,
  aSchoolRef,
  changed,
  created,
  userId,
} from '../builders.ts';
import { aProvisionedSchool, type Bloomz, inOrder, left, type MakeBloomz, right } from './bloomz.ts';
import { changesFor, deltaArb } from './roster-deltas.ts';

const moved = ({ schoolId }: SchoolRef): object => ({ _tag: 'RosterMoved', schoolId });
const ada: Member = aMember({ userId: 'ada', role: 'teacher', firstName: 'Ada', email: 'ada@example.org' });
const art = aClass({ sectionId: 'art' });
const withAda = { classes: [created(art)], members: [created(ada)] };

/** Every RosterStore must pass this; call it from the adapter's own test file. */
export const rosterStoreContract = (name: string, makeBloomz: MakeBloomz): void => {
  describe(`${name} is a RosterStore`, () => {
    const setUp = async (): Promise<Bloomz & { readonly school: SchoolRef }> => {
      const bloomz = await makeBloomz();
      return { ...bloomz, school: await aProvisionedSchool(bloomz) };
    };

    it('holds an empty roster of a school that nothing was applied to', async () => {
      const { store, school } = await setUp();
      const { roster, version, lastRunId } = await right(store.load(school));
      expect(roster).toMatchObject({ schoolName: null, classes: [], members: [], memberships: [], invitations: [] });
      expect({ version, lastRunId }).toEqual({ version: 0, lastRunId: null });
    });

    it('gives after any changes what the core says they lead to', async () => {
      const { store, ...bloomz } = await setUp();
      await fc.assert(
        fc.asyncProperty(fc.array(deltaArb, { minLength: 1, maxLength: 4 }), async (deltas) => {
          const school = await aProvisionedSchool(bloomz);
          for (const delta of deltas) {
            const { roster, version } = await right(store.load(school));
            const changes = changesFor(roster, delta);
            await right(store.apply(school, anApplication({ version, changes })));
            const after = await right(store.load(school));
            expect(inOrder(after.roster)).toEqual(inOrder(applyChanges(roster, changes)));
            expect(after.version).not.toBe(version);
          }
        }),
        { numRuns: 25 },
      );
    });

    it('refuses a write that was planned on another version, and writes nothing of it', async () => {
      const { store, runs, school } = await setUp();
      await right(store.apply(school, anApplication({ changes: withAda })));
      const before = await right(store.load(school));
      const run = aRun({ school });
      const changes = { schoolName: 'Other', members: [created(aMember({ userId: 'late' }))] };
      expect(await left(store.apply(school, anApplication({ version: 0, changes, run })))).toEqual(moved(school));
      expect(await right(store.load(school))).toEqual(before);
      expect(await right(runs.find(run.id))).toEqual(O.none);
    });

    it('lets one of two writes at the same moment through', async () => {
      const { store, school } = await setUp();
      const write = (id: string) =>
        store.apply(school, anApplication({ changes: { members: [created(aMember({ userId: id }))] } }))();
      const outcomes = await Promise.all([write('one'), write('two')]);
      expect(outcomes.map(({ _tag }) => _tag).sort()).toEqual(['Left', 'Right']);
      expect((await right(store.load(school))).roster.members).toHaveLength(1);
    });

    it('refuses a school that was never provisioned, or belongs to another district', async () => {
      const { store, school } = await setUp();
      const [unknown, misplaced] = [aSchoolRef(), { ...aSchoolRef(), schoolId: school.schoolId }];
      expect(await left(store.apply(unknown, anApplication({ changes: withAda })))).toEqual(moved(unknown));
      expect(await left(store.apply(misplaced, anApplication({ changes: withAda })))).toEqual(moved(misplaced));
      expect((await right(store.load(school))).version).toBe(0);
    });

    it('writes nothing when a part of the write is refused', async () => {
      const { store, runs, school } = await setUp();
      const before = await right(store.load(school));
      const run = aRun({ school });
      const homeless = { ...withAda, schoolName: 'New', memberships: [created(aMembership('art', 'nobody'))] };
      const failure = await left(store.apply(school, anApplication({ changes: homeless, run })));
      expect(failure._tag).toBe('StoreUnavailable');
      expect(await right(store.load(school))).toEqual(before);
      expect(await right(runs.find(run.id))).toEqual(O.none);
    });

    it('shares a person between the schools of a district, and their place in each school with none', async () => {
      const { store, school, ...bloomz } = await setUp();
      const other = await aProvisionedSchool(bloomz, school.districtId);
      const elsewhere = await aProvisionedSchool(bloomz);
      const add = { members: [created(ada)] };
      for (const ref of [school, other, elsewhere]) await right(store.apply(ref, anApplication({ changes: add })));
      const married = changed('updated', ada, { lastName: 'King', archived: true, state: 'joined' });
      await right(store.apply(school, anApplication({ version: 1, changes: { members: [married] } })));
      const loadedOther = await right(store.load(other));
      expect(loadedOther.roster.members).toEqual([{ ...ada, lastName: 'King' }]);
      expect(loadedOther.roster.onBloomz).toEqual([ada.userId]);
      const { roster } = await right(store.load(elsewhere));
      expect([roster.members, roster.onBloomz]).toEqual([[ada], []]);
    });

    it('leaves a person as another school wrote them meanwhile, when only their place in this one changes', async () => {
      const { store, school, ...bloomz } = await setUp();
      const other = await aProvisionedSchool(bloomz, school.districtId);
      for (const ref of [school, other])
        await right(store.apply(ref, anApplication({ changes: { members: [created(ada)] } })));
      const married = changed('updated', ada, { lastName: 'King', email: 'king@example.org' });
      await right(store.apply(other, anApplication({ version: 1, changes: { members: [married] } })));
      const away = changed('archived', ada, { archived: true });
      await right(store.apply(school, anApplication({ version: 1, changes: { members: [away] } })));
      expect((await right(store.load(school))).roster.members).toEqual([{ ...married.after, archived: true }]);
      expect((await right(store.load(other))).roster.members).toEqual([married.after]);
      const back = changed('restored', away.after, { archived: false });
      await right(store.apply(school, anApplication({ version: 2, changes: { members: [back] } })));
      expect((await right(store.load(other))).roster.members).toEqual([ada]);
    });

    it('keeps the classes of two schools apart, also when a section moves from one to the other', async () => {
      const { store, school, ...bloomz } = await setUp();
      const other = await aProvisionedSchool(bloomz, school.districtId);
      const [taught, gone] = [aMembership('art', 'ada', { role: 'primary-teacher' }), aMembership('art', 'bob')];
      const members = [created(ada), created(aMember({ userId: 'bob' }))];
      const memberships = [created(taught), created(gone)];
      await right(store.apply(school, anApplication({ changes: { ...withAda, members, memberships } })));
      const archived = {
        classes: [changed('archived', art, { state: 'archived', archivedBy: 'import' })],
        memberships: [changed('archived', gone)],
      };
      await right(store.apply(school, anApplication({ version: 1, changes: archived })));
      const before = await right(store.load(school));
      const painting = aClass({ sectionId: 'art', name: 'Painting' });
      const there = { classes: [created(painting)], members, memberships: [created(gone)] };
      await right(store.apply(other, anApplication({ changes: there })));
      const { roster } = await right(store.load(other));
      expect([roster.classes, roster.memberships]).toEqual([[painting], [gone]]);
      expect(await right(store.load(school))).toEqual(before);
    });

    it('knows the School Admins of the whole district as people with an account', async () => {
      const { store, schools, school } = await setUp();
      const admin = { email: 'head@example.org', userId: userId('head') };
      await right(schools.provision(aSchoolRef(school.districtId), admin));
      await right(schools.provision(aSchoolRef(), { ...admin, userId: userId('stranger') }));
      expect((await right(store.load(school))).roster.onBloomz).toEqual([admin.userId]);
    });

    it('does not tell a school that its own members have joined', async () => {
      const { store, school } = await setUp();
      const joined = { members: [created({ ...ada, state: 'joined' as const })] };
      await right(store.apply(school, anApplication({ changes: joined })));
      expect((await right(store.load(school))).roster.onBloomz).toEqual([]);
    });

    it('forgets an ended membership and brings it back', async () => {
      const { store, school } = await setUp();
      const held = aMembership('art', 'ada', { role: 'primary-teacher' });
      await right(store.apply(school, anApplication({ changes: { ...withAda, memberships: [created(held)] } })));
      const ended = { memberships: [changed('archived', held)] };
      await right(store.apply(school, anApplication({ version: 1, changes: ended })));
      expect((await right(store.load(school))).roster.memberships).toEqual([]);
      const back = { ...held, role: 'co-teacher' as const, byHand: true };
      await right(store.apply(school, anApplication({ version: 2, changes: { memberships: [created(back)] } })));
      expect((await right(store.load(school))).roster.memberships).toEqual([back]);
    });

    it('ends a link to a child, keeps it as past, and brings it back', async () => {
      const { store, school } = await setUp();
      const [parent, child] = [aMember({ userId: 'mum', role: 'parent' }), aMember({ userId: 'kid', language: 'es' })];
      const link = aGuardianship('mum', 'kid', { relationship: 'Mother' });
      const changes = { members: [created(parent), created(child)], guardianships: [created(link)] };
      await right(store.apply(school, anApplication({ changes })));
      const links = async () => {
        const { roster } = await right(store.load(school));
        return [roster.guardianships, roster.pastGuardianships];
      };
      expect(await links()).toEqual([[link], []]);
      await right(
        store.apply(school, anApplication({ version: 1, changes: { guardianships: [changed('archived', link)] } })),
      );
      expect(await links()).toEqual([[], [link]]);
      const back = { ...link, type: 'Primary' as const };
      await right(store.apply(school, anApplication({ version: 2, changes: { guardianships: [created(back)] } })));
      expect(await links()).toEqual([[back], []]);
      expect((await right(store.load(school))).roster.members).toContainEqual(child);
    });

    it('refuses a link of or to nobody', async () => {
      const { store, school } = await setUp();
      const changes = { ...withAda, guardianships: [created(aGuardianship('ada', 'nobody'))] };
      const failure = await left(store.apply(school, anApplication({ changes })));
      expect(failure).toEqual({ _tag: 'StoreUnavailable', detail: 'GuardianshipOfNobody' });
    });

    it('lets a successor take everything over: the old id has neither joined nor any child', async () => {
      const { store, appointments, lists, school } = await setUp();
      const kid = aMember({ userId: 'kid' });
      const old = aMember({ userId: 'old', role: 'parent', state: 'joined' });
      const link = aGuardianship('old', 'kid');
      const invitation = anInvitation('old', { purpose: 'parent', state: 'joined', wasSent: true });
      const first = {
        members: [created(kid), created(old)],
        guardianships: [created(link)],
        invitations: [created(invitation)],
      };
      await right(store.apply(school, anApplication({ changes: first })));
      const by = { actor: { kind: 'operator' as const }, at: new Date(0) };
      await right(appointments.appoint(school, old.userId, 'school-admin', by));
      const changes = {
        members: [changed('archived', old, { archived: true }), created({ ...old, userId: userId('new') })],
        guardianships: [changed('archived', link), created(aGuardianship('new', 'kid'))],
        invitations: [
          changed('updated', invitation, { state: 'revoked' }),
          { kind: 'updated' as const, before: null, after: { ...invitation, userId: userId('new') } },
        ],
        successions: [{ from: userId('old'), to: userId('new') }],
      };
      const before = await right(store.load(school));
      await right(store.apply(school, anApplication({ version: before.version, changes })));
      const { roster } = await right(store.load(school));
      expect(inOrder(roster)).toEqual(inOrder(applyChanges(before.roster, { ...NO_CHANGES, ...changes })));
      expect(roster.members.find((m) => m.userId === 'old')).toMatchObject({ archived: true, state: 'listed' });
      expect([roster.guardianships, roster.pastGuardianships]).toEqual([[aGuardianship('new', 'kid')], []]);
      const { items } = await right(lists.members(school, { limit: 9, role: 'parent' }));
      expect(items).toMatchObject([{ userId: 'new', state: 'joined', appointment: 'school-admin' }]);
    });

    it('queues an invitation once, takes it back, and queues it again', async () => {
      const { store, outboxOf, school } = await setUp();
      const queued = anInvitation('ada');
      await right(store.apply(school, anApplication({ changes: { ...withAda, invitations: [created(queued)] } })));
      expect(await outboxOf(school)).toEqual(['ada teacher']);
      const revoked = changed('archived', queued, { state: 'revoked' });
      await right(store.apply(school, anApplication({ version: 1, changes: { invitations: [revoked] } })));
      expect(await outboxOf(school)).toEqual([]);
      const again = changed('restored', revoked.after, { state: 'queued' });
      await right(store.apply(school, anApplication({ version: 2, changes: { invitations: [again] } })));
      expect(await outboxOf(school)).toEqual(['ada teacher']);
      expect((await right(store.load(school))).roster.invitations).toEqual([queued]);
    });

    it('remembers of an invitation that a mail has left', async () => {
      const { store, outboxOf, school } = await setUp();
      const sent = anInvitation('ada', { state: 'sent', wasSent: true });
      await right(store.apply(school, anApplication({ changes: { ...withAda, invitations: [created(sent)] } })));
      const revoked = changed('archived', sent, { state: 'revoked' });
      await right(store.apply(school, anApplication({ version: 1, changes: { invitations: [revoked] } })));
      expect((await right(store.load(school))).roster.invitations).toEqual([revoked.after]);
      expect(await outboxOf(school)).toEqual([]);
    });

    it.each([
      ['queued', false, ['grace teacher']],
      ['sent', true, []],
    ] as const)('hands a %s invitation over to the new id of the same person', async (state, wasSent, waiting) => {
      const { store, outboxOf, school } = await setUp();
      const old = anInvitation('ada', { state, wasSent });
      await right(store.apply(school, anApplication({ changes: { ...withAda, invitations: [created(old)] } })));
      const revoked = changed('updated', old, { state: 'revoked' });
      const moved = { kind: 'updated' as const, before: null, after: { ...old, userId: userId('grace') } };
      const members = [created({ ...ada, userId: userId('grace') })];
      const handOver = { members, invitations: [revoked, moved] };
      await right(store.apply(school, anApplication({ version: 1, changes: handOver })));
      const { roster } = await right(store.load(school));
      expect(roster.invitations).toHaveLength(2);
      expect(roster.invitations).toEqual(expect.arrayContaining([revoked.after, moved.after]));
      expect(await outboxOf(school)).toEqual(waiting);
    });

    it('records the run with its changes, and outdates what earlier runs hold', async () => {
      const { store, runs, school, ...bloomz } = await setUp();
      const other = await aProvisionedSchool(bloomz);
      const [held, heldElsewhere] = [aRun({ school, state: 'held' }), aRun({ school: other, state: 'held' })];
      await right(store.apply(school, anApplication({ changes: withAda, run: held })));
      await right(store.apply(other, anApplication({ changes: withAda, run: heldElsewhere })));
      const byHand = { classes: [changed('updated', art, { name: 'Painting' })] };
      await right(store.apply(school, anApplication({ version: 1, changes: byHand })));
      expect(await right(runs.find(held.id))).toEqual(O.some(held));
      const next = aRun({ school });
      await right(store.apply(school, anApplication({ version: 2, changes: { schoolName: 'Renamed' }, run: next })));
      expect(await right(runs.find(held.id))).toEqual(O.some({ ...held, state: 'outdated' }));
      expect(await right(runs.find(next.id))).toEqual(O.some(next));
      expect(await right(runs.find(heldElsewhere.id))).toEqual(O.some(heldElsewhere));
      expect((await right(store.load(school))).lastRunId).toBe(next.id);
    });

    it('turns an approved run into an applied one, and refuses one that was decided already', async () => {
      const { store, runs, school } = await setUp();
      const held = aRun({ school, state: 'held' });
      await right(store.apply(school, anApplication({ changes: withAda, run: held })));
      const approved = {
        ...held,
        state: 'applied' as const,
        actor: { kind: 'person' as const, userId: userId('boss') },
      };
      const approval = anApplication({ version: 1, changes: { schoolName: 'Approved' }, run: approved });
      await right(store.apply(school, approval));
      expect(await right(runs.find(held.id))).toEqual(O.some(approved));
      const again = anApplication({ version: 2, changes: { schoolName: 'Twice' }, run: approved });
      expect(await left(store.apply(school, again))).toEqual(moved(school));
      expect((await right(store.load(school))).roster.schoolName).toBe('Approved');
    });

    it('lets either an approval or a rejection through, when both come at the same moment', async () => {
      const { store, runs, school } = await setUp();
      for (let version = 0; version < 16; version = (await right(store.load(school))).version) {
        const held = aRun({ school, state: 'held' });
        await right(store.apply(school, anApplication({ version, run: held })));
        const approval = anApplication({ version: version + 1, run: { ...held, state: 'applied' } });
        const approve = store.apply(school, approval);
        const reject = runs.settle(held.id, 'closed', { kind: 'operator' }, held.startedAt);
        const [approved, rejected] = await Promise.all([approve(), right(reject)]);
        expect(approved).toMatchObject(rejected ? E.left(moved(school)) : { _tag: 'Right' });
        const state = rejected ? 'closed' : 'applied';
        expect(await right(runs.find(held.id))).toEqual(O.some({ ...held, state }));
      }
    });

    it('names the latest run that did something, however it ended', async () => {
      const { store, runs, school } = await setUp();
      for (const state of ['applied', 'held', 'closed', 'outdated'] as const) {
        const run = aRun({ school, state });
        for (const next of [run, aRun({ school, state: 'failed' }), aRun({ school, state: 'cancelled' })])
          await right(runs.record(next));
        expect((await right(store.load(school))).lastRunId).toBe(run.id);
      }
    });

    it('takes a write without changes', async () => {
      const { store, school } = await setUp();
      await right(store.apply(school, anApplication()));
      expect((await right(store.load(school))).version).toBe(1);
    });
  });
};
