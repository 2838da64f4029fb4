import { E, O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import {
  aContact,
  aMember,
  anApplication,
  anOnboarding,
  aSchoolInClever,
  changed,
  failureOf,
  HALVED_SCHOOL,
  OPERATOR,
  right as done,
  SCHOOL,
  WHOLE_SCHOOL,
} from '../testing/index.ts';
import type { ImportOptions } from '../entities/import-options.ts';

const CONTACTS: Partial<ImportOptions> = { step: 'contacts', acknowledgeTeachersPending: true };
const families = Array.from({ length: 12 }, (_, i) => aContact({ id: `p${i}`, children: [`u${i}`] }));

/** A school whose roster was imported, and adults of twelve of its children. */
const aSchoolWithFamilies = async () => {
  const onboarding = await aSchoolInClever();
  await done(onboarding.importRoster(onboarding.request()));
  onboarding.clever.showContacts(families);
  const importContacts = (options: Partial<ImportOptions> = {}) =>
    onboarding.importRoster(onboarding.request({ ...CONTACTS, ...options }));
  const roster = async () => (await done(onboarding.store.load(SCHOOL))).roster;
  const parents = async () => (await roster()).members.filter((m) => m.role === 'parent' && !m.archived).length;
  return { ...onboarding, importContacts, parents, roster };
};

type World = Awaited<ReturnType<typeof aSchoolWithFamilies>>;
const joinTeacher = async ({ store, roster }: World): Promise<void> => {
  const teacher = (await roster()).members.find(({ role }) => role === 'teacher') ?? aMember({ userId: 'nobody' });
  const { version } = await done(store.load(SCHOOL));
  const members = [changed('updated', teacher, { state: 'joined' })];
  await done(store.apply(SCHOOL, anApplication({ version, changes: { members } })));
};

describe('the contacts step', () => {
  it('makes parents of contacts; the second time it writes nothing and names the run that did', async () => {
    const { importContacts, parents, outboxOf } = await aSchoolWithFamilies();
    const first = await done(importContacts());
    expect([first.outcome, await parents(), first.plan.counts.invitations.queued]).toEqual(['applied', 12, 12]);
    expect(await outboxOf(SCHOOL)).toContain('p0 parent');
    const second = await done(importContacts());
    expect([second.runId, second.plan.hash]).toEqual([first.runId, expect.any(String)]);
    expect(second.cost).toEqual({ requests: 2, retries: 0 });
  });

  it('is a plan that says the same', async () => {
    const { importContacts, planImport, request } = await aSchoolWithFamilies();
    const planned = await done(planImport(request({ step: 'contacts' })));
    expect(planned.plan.warnings.map(({ code }) => code)).toContain('TeachersPending');
    expect(planned.plan.hash).toBe((await done(importContacts())).plan.hash);
  });

  it('waits for the teachers, unless somebody says that it need not', async () => {
    const world = await aSchoolWithFamilies();
    const { importContacts, startImport, performRun, findRun, request } = world;
    const refused = await importContacts({ acknowledgeTeachersPending: false })();
    expect(refused).toEqual(E.left({ _tag: 'TeachersPending', joined: 0, of: 1 }));
    const start = { ...request({ step: 'contacts' }), once: null };
    expect(await failureOf(startImport(start))).toBe('TeachersPending');
    const runId = await done(
      startImport({ ...start, options: { ...start.options, acknowledgeTeachersPending: true } }),
    );
    expect(await performRun(runId)()).toBe('done');
    expect(await done(findRun(runId))).toMatchObject({ state: 'applied', details: { families: { households: 12 } } });
    await joinTeacher(world);
    expect(await done(importContacts({ acknowledgeTeachersPending: false }))).toMatchObject({ outcome: 'applied' });
  });

  it('looks again when its turn has come', async () => {
    const world = await aSchoolWithFamilies();
    await joinTeacher(world);
    const runId = await done(world.startImport({ ...world.request({ step: 'contacts' }), once: null }));
    const { members } = await world.roster();
    const teachers = members
      .filter(({ role }) => role === 'teacher')
      .map((m) => changed('updated', m, { state: 'invited' }));
    const { version } = await done(world.store.load(SCHOOL));
    await done(world.store.apply(SCHOOL, anApplication({ version, changes: { members: teachers } })));
    expect(await world.performRun(runId)()).toBe('done');
    expect(await done(world.findRun(runId))).toMatchObject({ state: 'failed', failure: 'TeachersPending' });
  });

  it('without a roster or without contacts does nothing but say so', async () => {
    const onboarding = anOnboarding();
    await onboarding.provision();
    const empty = await done(onboarding.importRoster(onboarding.request(CONTACTS)));
    expect([empty.outcome, empty.plan.warnings.map(({ code }) => code)]).toEqual(['applied', ['RosterMissing']]);
    const world = await aSchoolWithFamilies();
    world.clever.showContacts([]);
    const none = await done(world.importContacts());
    expect(none.plan.warnings.map(({ code }) => code)).toContain('NoContacts');
    expect(await done(world.runs.lastEffective(SCHOOL, 'contacts'))).toMatchObject(O.some({ state: 'applied' }));
  });

  it('holds what it must; approved, or both sides agreeing again, ends that', async () => {
    const { importContacts, parents, clever, approveImport, findRun } = await aSchoolWithFamilies();
    await done(importContacts());
    clever.showContacts([]);
    const held = await done(importContacts());
    expect([held.outcome, await parents()]).toEqual(['held', 12]);
    clever.showContacts(families);
    await done(importContacts());
    expect(await done(findRun(held.runId ?? ''))).toMatchObject({ state: 'outdated' });
    clever.showContacts([]);
    const { runId, plan } = await done(importContacts());
    const approval = { runId: runId ?? '', planHash: plan.hash, actor: OPERATOR };
    expect(await done(approveImport(approval))).toMatchObject({ outcome: 'applied' });
    expect(await parents()).toBe(0);
  });

  it('lets what the other step holds be approved after it has written', async () => {
    const { importContacts, importRoster, request, clever, approveImport } = await aSchoolWithFamilies();
    clever.show(HALVED_SCHOOL);
    const held = await done(importRoster(request()));
    expect(held.outcome).toBe('held');
    await done(importContacts());
    const approval = { runId: held.runId ?? '', planHash: held.plan.hash, actor: OPERATOR };
    expect(await done(approveImport(approval))).toMatchObject({ outcome: 'applied' });
  });

  it('ends a link that was taken back with an import of the roster as well, and reads contacts only then', async () => {
    const { importContacts, importRoster, request, clever, parents, roster } = await aSchoolWithFamilies();
    expect((await done(importRoster(request()))).cost.requests).toBe(8);
    await done(importContacts());
    clever.showContacts([aContact({ id: 'p0', children: [] }), ...families.slice(2)]);
    const { cost, plan } = await done(importRoster(request()));
    expect([cost.requests, plan.counts.guardianships.removed, await parents()]).toEqual([10, 1, 11]);
    expect((await roster()).invitations.find((i) => i.userId === 'p0')?.state).toBe('revoked');
    expect((await done(importRoster(request()))).plan.counts.guardianships.removed).toBe(0);
  });
});

describe('a resync', () => {
  it('covers both steps, each with the options of its last run, and asks nobody about teachers again', async () => {
    const { importContacts, resyncSchool, schools, clever, parents } = await aSchoolWithFamilies();
    const school = O.toNullable(await done(schools.find(SCHOOL.schoolId)));
    if (school === null) return expect.fail('the school is there');
    expect(await resyncSchool(school, OPERATOR)()).toMatchObject({ outcome: { _tag: 'Right' }, contacts: null });
    clever.showContacts(
      families.map(({ id, children }) => aContact({ id, children: children.map((c) => [c.student, 'Primary']) })),
    );
    await done(importContacts({ contactTypes: ['Primary'] }));
    clever.showContacts([
      ...families.map(({ id, children }) =>
        aContact({ id, children: children.map((c) => [c.student, 'Primary'] as const) }),
      ),
      aContact({ id: 'new', children: [['u20', 'Primary']] }),
    ]);
    const { contacts } = await resyncSchool(school, OPERATOR)();
    expect(contacts).toMatchObject({ right: { outcome: 'applied', plan: { options: { contactTypes: ['Primary'] } } } });
    expect(await parents()).toBe(13);
  });

  it('fails for one step and goes on with the other', async () => {
    const { importContacts, resyncSchool, schools, clever } = await aSchoolWithFamilies();
    await done(importContacts());
    const school = O.toNullable(await done(schools.find(SCHOOL.schoolId)));
    if (school === null) return expect.fail('the school is there');
    clever.show({ ...WHOLE_SCHOOL, users: [] });
    const { outcome, contacts } = await resyncSchool(school, OPERATOR)();
    expect(outcome).toMatchObject({ right: { outcome: 'held' } });
    expect(contacts).toMatchObject({ right: { outcome: 'applied' } });
  });
});
