import { TE } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import {
  aContact,
  ADMIN,
  aHeldImport,
  anOnboarding,
  AS_ADMIN,
  aSchoolInClever,
  aSection,
  failureOf,
  HALVED_SCHOOL,
  OPERATOR,
  right as done,
  SCHOOL,
  sectionId,
  userId,
  WHOLE_SCHOOL,
} from '../testing/index.ts';
import type { Progress } from '../entities/run.ts';

describe('PlanImport and ImportRoster', () => {
  it('show and do the same: same hash, same counts; the plan writes nothing', async () => {
    const { planImport, importRoster, store, runs, request } = await aSchoolInClever();
    const planned = await done(planImport(request()));
    expect((await done(store.load(SCHOOL))).roster.members).toEqual([]);
    expect(await done(runs.recent(SCHOOL, 5))).toEqual([]);
    const applied = await done(importRoster(request()));
    expect(applied.plan.hash).toBe(planned.plan.hash);
    expect(applied.plan.counts).toEqual(planned.plan.counts);
    expect([planned.outcome, planned.runId, applied.outcome, applied.runId]).toEqual([
      'planned',
      null,
      'applied',
      'run-1',
    ]);
    expect((await done(store.load(SCHOOL))).roster.members).toHaveLength(41);
  });

  it('write nothing when nothing changed, and name the run that left the roster as it is', async () => {
    const { importRoster, store, runs, request } = await aSchoolInClever();
    await done(importRoster(request()));
    const before = await done(store.load(SCHOOL));
    const again = await done(importRoster(request()));
    expect([again.outcome, again.runId, again.plan.counts.students.unchanged]).toEqual(['applied', 'run-1', 40]);
    expect((await done(store.load(SCHOOL))).version).toBe(before.version);
    expect(await done(runs.recent(SCHOOL, 5))).toHaveLength(1);
  });

  it('tell how far they are', async () => {
    const { importRoster, request } = await aSchoolInClever();
    const seen: Progress[] = [];
    await done(importRoster({ ...request(), onProgress: (progress) => seen.push(progress) }));
    expect(seen.map(({ phase }) => phase)).toEqual(['reading', 'planning', 'applying']);
    expect(seen[2]?.of).toBeGreaterThan(80);
  });

  it('leave a record of a run that failed, and no change', async () => {
    const { importRoster, clever, runs, store, request } = await aSchoolInClever();
    clever.fail({ _tag: 'CleverUnavailable', reason: 'Truncated', detail: 'GET /v3.1/schools' });
    expect(await failureOf(importRoster(request()))).toBe('CleverUnavailable');
    expect(await done(runs.recent(SCHOOL, 5))).toMatchObject([{ state: 'failed', failure: 'CleverUnavailable' }]);
    expect((await done(store.load(SCHOOL))).roster.classes).toEqual([]);
  });

  it('refuse a second run of one school', async () => {
    const { importRoster, lock, request } = await aSchoolInClever();
    const during = lock.exclusively(SCHOOL, () => importRoster(request())());
    expect(await failureOf(during)).toBe('ImportUnderway');
  });

  it('refuse a roster that moved between load and apply', async () => {
    const { importRoster, renameClass, store, clever, request } = await aSchoolInClever();
    await done(importRoster(request()));
    clever.show(HALVED_SCHOOL);
    const { load } = store;
    const loadThenMove: typeof load = (school) => async () => {
      const loaded = await load(school)();
      Object.assign(store, { load });
      await done(renameClass({ ...SCHOOL, sectionId: sectionId('s1'), name: 'Moved', actor: OPERATOR }));
      return loaded;
    };
    Object.assign(store, { load: loadThenMove });
    expect(await failureOf(importRoster(request()))).toBe('RosterMoved');
  });
});

describe('the gate', () => {
  it('knows only linked schools', async () => {
    const { planImport, importRoster, request } = anOnboarding();
    expect(await failureOf(planImport(request()))).toBe('SchoolUnknown');
    expect(await failureOf(importRoster(request()))).toBe('SchoolUnknown');
  });

  it.each<[string, boolean, Parameters<ReturnType<typeof anOnboarding>['clever']['addPerson']>[1] | null, string]>([
    ['School Admin and staff of the school', true, { roles: ['staff'], staffAt: [SCHOOL.schoolId] }, 'planned'],
    ['School Admin and district admin', true, { roles: ['district_admin'], staffAt: [] }, 'planned'],
    ['School Admin and teacher only', true, { roles: ['teacher'], staffAt: [] }, 'CleverRoleMissing'],
    ['School Admin unknown to Clever', true, null, 'CleverRoleMissing'],
    ['staff, but not School Admin', false, { roles: ['staff'], staffAt: [SCHOOL.schoolId] }, 'NotSchoolAdmin'],
  ])('%s: %s', async (_, isAdmin, person, answer) => {
    const { planImport, clever, request, ...onboarding } = await aSchoolInClever();
    const id = isAdmin ? ADMIN : ('somebody' as typeof ADMIN);
    if (person) clever.addPerson(id, person);
    const outcome = await planImport({ ...request(), actor: { kind: 'person', userId: id } })();
    expect(outcome._tag === 'Right' ? outcome.right.outcome : outcome.left._tag).toBe(answer);
    expect(await done(onboarding.runs.recent(SCHOOL, 1))).toEqual([]);
  });

  it('says so when Clever cannot be asked for the role', async () => {
    const { planImport, clever, request } = await aSchoolInClever();
    clever.fail({ _tag: 'DistrictNotConnected', districtId: SCHOOL.districtId });
    expect(await failureOf(planImport(request({}, AS_ADMIN)))).toBe('DistrictNotConnected');
  });
});

describe('a held run', () => {
  const held = async () => {
    const { runId, planHash, ...onboarding } = await aHeldImport();
    return { ...onboarding, approval: { runId, planHash, actor: OPERATOR } };
  };
  const archived = async ({ store }: Pick<ReturnType<typeof anOnboarding>, 'store'>): Promise<number> =>
    (await done(store.load(SCHOOL))).roster.members.filter((m) => m.archived).length;

  it('archives nothing and waits', async () => {
    const onboarding = await held();
    expect(onboarding.report.outcome).toBe('held');
    expect(await archived(onboarding)).toBe(0);
    expect(await done(onboarding.runs.recent(SCHOOL, 1))).toMatchObject([{ state: 'held', id: 'run-2' }]);
  });

  it('applies exactly what it holds once approved by its hash, and only once', async () => {
    const onboarding = await held();
    const approved = await done(onboarding.approveImport(onboarding.approval));
    expect([approved.outcome, approved.runId, approved.plan.counts.students.archived]).toEqual([
      'applied',
      'run-2',
      20,
    ]);
    expect(await archived(onboarding)).toBe(20);
    expect(await done(onboarding.runs.recent(SCHOOL, 5))).toMatchObject([{ state: 'applied' }, { state: 'applied' }]);
    expect(await failureOf(onboarding.approveImport(onboarding.approval))).toBe('RunNotHeld');
  });

  it('is outdated for another hash, and stays held', async () => {
    const onboarding = await held();
    const outcome = await onboarding.approveImport({ ...onboarding.approval, planHash: 'another' })();
    expect(outcome).toEqual({ _tag: 'Left', left: { _tag: 'PlanOutdated', runId: 'run-2', fresh: null } });
    expect(await done(onboarding.approveImport(onboarding.approval))).toMatchObject({ outcome: 'applied' });
  });

  it('is outdated when Clever moved, with the plan as of now; nothing is archived', async () => {
    const onboarding = await held();
    onboarding.clever.show({ ...HALVED_SCHOOL, users: HALVED_SCHOOL.users.slice(0, -1) });
    const outcome = await onboarding.approveImport(onboarding.approval)();
    expect(outcome).toMatchObject({
      left: { _tag: 'PlanOutdated', fresh: { counts: { students: { archived: 21 } } } },
    });
    expect(await archived(onboarding)).toBe(0);
    expect(await failureOf(onboarding.approveImport(onboarding.approval))).toBe('RunNotHeld');
  });

  it('is outdated when Bloomz moved', async () => {
    const onboarding = await held();
    await done(
      onboarding.renameClass({ schoolId: SCHOOL.schoolId, sectionId: sectionId('s1'), name: 'Moved', actor: OPERATOR }),
    );
    expect(await failureOf(onboarding.approveImport(onboarding.approval))).toBe('PlanOutdated');
    expect(await archived(onboarding)).toBe(0);
  });

  it('is not outdated by somebody who joins another school of the district', async () => {
    const onboarding = await held();
    const elsewhere = { ...SCHOOL, schoolId: 'school-2' as typeof SCHOOL.schoolId };
    await done(onboarding.schools.provision(elsewhere, { email: 'other@example.org', userId: userId('stranger') }));
    expect(await done(onboarding.approveImport(onboarding.approval))).toMatchObject({ outcome: 'applied' });
  });

  it('is outdated by the next run', async () => {
    const onboarding = await held();
    await done(onboarding.importRoster(onboarding.request()));
    expect(await failureOf(onboarding.approveImport(onboarding.approval))).toBe('RunNotHeld');
  });

  it('is outdated once both sides agree again', async () => {
    const onboarding = await held();
    onboarding.clever.show(WHOLE_SCHOOL);
    expect(await done(onboarding.importRoster(onboarding.request()))).toMatchObject({ outcome: 'applied' });
    expect(await done(onboarding.runs.recent(SCHOOL, 1))).toMatchObject([{ id: 'run-2', state: 'outdated' }]);
    expect(await failureOf(onboarding.approveImport(onboarding.approval))).toBe('RunNotHeld');
  });

  it('is closed by a rejection: everything stays', async () => {
    const onboarding = await held();
    expect(await done(onboarding.rejectImport('run-2', OPERATOR))).toMatchObject({ id: 'run-2', state: 'closed' });
    expect(await archived(onboarding)).toBe(0);
    expect(await failureOf(onboarding.rejectImport('run-2', OPERATOR))).toBe('RunNotHeld');
    expect(await failureOf(onboarding.rejectImport('unknown', OPERATOR))).toBe('RunUnknown');
  });

  it('tells who came second when two decide at once', async () => {
    const onboarding = await held();
    const { settle } = onboarding.runs;
    Object.assign(onboarding.runs, {
      settle: (...args: Parameters<typeof settle>) => {
        void settle(args[0], 'closed', args[2], args[3])();
        return TE.right(false);
      },
    });
    expect(await failureOf(onboarding.rejectImport('run-2', OPERATOR))).toBe('RunNotHeld');
  });
});

describe('RenameClass', () => {
  const renaming = (like: object) => ({
    schoolId: SCHOOL.schoolId,
    sectionId: sectionId('s1'),
    name: 'Room 1',
    actor: OPERATOR,
    ...like,
  });

  it('renames the class bound to a section, so that the next section of the old name comes in', async () => {
    const { importRoster, renameClass, store, request } = await aSchoolInClever();
    await done(importRoster(request()));
    expect(await done(renameClass(renaming({})))).toMatchObject({ name: 'Room 1', nameSource: 'local' });
    expect((await done(importRoster(request()))).plan.counts.classes.created).toBe(1);
    const { version } = await done(store.load(SCHOOL));
    await done(renameClass(renaming({})));
    expect((await done(store.load(SCHOOL))).version).toBe(version);
  });

  it('refuses unknown schools, classes and blank names', async () => {
    const { importRoster, renameClass, request } = await aSchoolInClever();
    await done(importRoster(request()));
    expect(await failureOf(renameClass(renaming({ schoolId: 'other' })))).toBe('SchoolUnknown');
    expect(await failureOf(renameClass(renaming({ sectionId: 'other' })))).toBe('ClassUnknown');
    expect(await failureOf(renameClass(renaming({ name: '  ' })))).toBe('BlankName');
  });
});

describe('ResyncSchool', () => {
  const theSchool = async ({ schools }: Pick<ReturnType<typeof anOnboarding>, 'schools'>) =>
    (await done(schools.list()))[0]!;

  it('imports again with the options of the last run that did something', async () => {
    const onboarding = await aSchoolInClever();
    const { importRoster, resyncSchool, clever, request } = onboarding;
    await done(importRoster(request({ duplicateNames: 'suggested' })));
    clever.fail({ _tag: 'ClientRejected' });
    await failureOf(importRoster(request()));
    clever.fail(null);
    clever.show({
      ...WHOLE_SCHOOL,
      sections: [...WHOLE_SCHOOL.sections, aSection({ id: 's3', name: 'Math', teachers: ['t1'] })],
    });
    const { outcome } = await resyncSchool(await theSchool(onboarding), OPERATOR)();
    expect(outcome).toMatchObject({ right: { plan: { counts: { classes: { created: 1 } } } } });
  });

  it('leaves a school alone whose admin has not imported it', async () => {
    const onboarding = await aSchoolInClever();
    const { resyncSchool, store } = onboarding;
    expect(await resyncSchool(await theSchool(onboarding), OPERATOR)()).toMatchObject({
      outcome: { left: { _tag: 'NeverImported' } },
    });
    expect((await done(store.load(SCHOOL))).roster.members).toEqual([]);
  });

  it('gives the failure of a school as its outcome, the store’s included', async () => {
    const onboarding = await aSchoolInClever();
    const { resyncSchool, importRoster, clever, runs, request } = onboarding;
    await done(importRoster(request()));
    clever.fail({ _tag: 'SchoolNotShared', schoolId: SCHOOL.schoolId });
    const school = await theSchool(onboarding);
    expect(await resyncSchool(school, OPERATOR)()).toMatchObject({ outcome: { left: { _tag: 'SchoolNotShared' } } });
    Object.assign(runs, { lastEffective: () => TE.left({ _tag: 'StoreUnavailable', detail: 'TimedOut' }) });
    expect(await resyncSchool(school, OPERATOR)()).toMatchObject({ outcome: { left: { _tag: 'StoreUnavailable' } } });
  });
});

describe('looking at a school', () => {
  it('SchoolStatus sums up and shows the last runs, latest first', async () => {
    const { importRoster, schoolStatus, request } = await aSchoolInClever();
    await done(importRoster(request()));
    await done(importRoster(request({ duplicateNames: 'suggested' })));
    const { totals, runs, school } = await done(schoolStatus(SCHOOL.schoolId));
    expect(totals).toMatchObject({ classes: { active: 2 }, students: { active: 40 }, invitations: { queued: 1 } });
    expect(runs.map(({ id }) => id)).toEqual(['run-2', 'run-1']);
    expect(school.admins).toHaveLength(1);
  });

  it('ExportSchool gives byte-equal documents for equal states', async () => {
    const [one, other] = [await aSchoolInClever(), await aSchoolInClever()];
    await done(one.importRoster(one.request()));
    await done(other.importRoster(other.request()));
    await done(other.importRoster(other.request()));
    const text = async ({ exportSchool }: typeof one): Promise<string> =>
      JSON.stringify(await done(exportSchool(SCHOOL.schoolId)));
    expect(await text(other)).toBe(await text(one));
  });

  it('ReviewRoster reads both sides and the contact types', async () => {
    const { reviewRoster, clever } = await aSchoolInClever();
    clever.showContacts([aContact({ id: 'p1', children: [['u1', 'Primary']] })]);
    expect(await done(reviewRoster(SCHOOL.schoolId))).toMatchObject({
      sections: 2,
      contactTypes: expect.arrayContaining([{ type: 'Primary', contacts: 1 }]) as unknown,
    });
  });

  it('all of them refuse a school that is not linked', async () => {
    const { schoolStatus, exportSchool, reviewRoster } = anOnboarding();
    for (const look of [schoolStatus, exportSchool, reviewRoster])
      expect(await failureOf(look(SCHOOL.schoolId) as never)).toBe('SchoolUnknown');
  });
});

describe('VerifyCleverSetup', () => {
  const states = async (task: ReturnType<ReturnType<typeof anOnboarding>['verifyCleverSetup']>) =>
    Object.fromEntries((await done(task)).map(({ id, state }) => [id, state]));

  it('answers for the operator and for a person', async () => {
    const { verifyCleverSetup, clever } = await aSchoolInClever();
    clever.addPerson(ADMIN, { roles: ['teacher'], staffAt: [] });
    expect(await states(verifyCleverSetup(SCHOOL.schoolId, OPERATOR))).toMatchObject({ 'clever-role': 'pass' });
    expect(await states(verifyCleverSetup(SCHOOL.schoolId, AS_ADMIN))).toMatchObject({ 'clever-role': 'fail' });
    const stranger = { kind: 'person', userId: 'nobody' as typeof ADMIN } as const;
    expect(await states(verifyCleverSetup(SCHOOL.schoolId, stranger))).toMatchObject({
      'clever-role': 'fail',
      'bloomz-role': 'fail',
    });
  });

  it('reports a school that is not linked, an app that is not added and a school that is not shared', async () => {
    const { verifyCleverSetup } = anOnboarding();
    expect(await states(verifyCleverSetup(SCHOOL.schoolId, OPERATOR))).toMatchObject({ 'community-linked': 'fail' });
    const { clever, verifyCleverSetup: verify, provision } = anOnboarding();
    await provision();
    expect(await states(verify(SCHOOL.schoolId, OPERATOR))).toMatchObject({ 'school-shared': 'fail' });
    clever.tell({ connected: false });
    clever.fail({ _tag: 'DistrictNotConnected', districtId: SCHOOL.districtId });
    expect(await states(verify(SCHOOL.schoolId, AS_ADMIN))).toMatchObject({
      'clever-app-added': 'fail',
      'clever-role': 'unknown',
    });
    clever.fail({ _tag: 'SchoolNotShared', schoolId: SCHOOL.schoolId });
    expect(await states(verify(SCHOOL.schoolId, AS_ADMIN))).toMatchObject({ 'clever-role': 'unknown' });
  });

  it('fails when Clever cannot be asked, and shows when Bloomz last read', async () => {
    const { verifyCleverSetup, clever, importRoster, request } = await aSchoolInClever();
    clever.fail({ _tag: 'ClientRejected' });
    expect(await failureOf(verifyCleverSetup(SCHOOL.schoolId, AS_ADMIN))).toBe('ClientRejected');
    clever.fail(null);
    await done(importRoster(request()));
    const checks = await done(verifyCleverSetup(SCHOOL.schoolId, OPERATOR));
    expect(checks.find(({ id }) => id === 'freshness')?.evidence).toContain('2026-11-23T12:00:');
    clever.fail({ _tag: 'ClientRejected' });
    await failureOf(importRoster(request()));
    clever.fail(null);
    expect(await done(verifyCleverSetup(SCHOOL.schoolId, OPERATOR))).toEqual(checks);
  });
});
