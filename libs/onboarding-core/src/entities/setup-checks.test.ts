import { describe, expect, it } from 'vitest';
import { SCHOOL, userId } from '../testing/index.ts';
import type { SchoolId } from './clever-ids.ts';
import type { School } from './school.ts';
import type { CheckId, CheckState, SetupEvidence } from './setup-check.ts';
import { checkSetup } from './setup-checks.ts';
import { type CleverPerson, hasImportingRole } from './setup.ts';

const ADMIN = userId('admin');
const school: School = {
  ref: SCHOOL,
  name: 'Sample School',
  admins: [{ email: 'admin@example.org', userId: ADMIN }],
  language: 'en' as const,
  frozen: false,
};
const person = (like: Partial<CleverPerson>): CleverPerson => ({ id: ADMIN, roles: [], staffAt: [], ...like });
const good: SetupEvidence = {
  facts: {
    connected: true,
    district: {
      name: 'Sample District',
      state: 'running',
      lastSync: '2026-11-23T02:00:00.000Z',
      launchDate: '2026-08-17',
    },
    school: { name: 'Sample School' },
    shared: { sections: true, students: true, teachers: true, staff: true, contacts: true },
  },
  school,
  actor: { kind: 'person', userId: ADMIN },
  person: person({ roles: ['staff'], staffAt: [SCHOOL.schoolId] }),
  lastImport: null,
  now: new Date('2026-11-23T12:00:00.000Z'),
};

const states = (seen: Partial<SetupEvidence>): Record<string, CheckState> =>
  Object.fromEntries(checkSetup({ ...good, ...seen }).map(({ id, state }) => [id, state]));
const stateOf = (id: CheckId, seen: Partial<SetupEvidence>): CheckState | undefined => states(seen)[id];
const district = (like: object): Partial<SetupEvidence> => ({
  facts: { ...good.facts, district: { ...good.facts.district, ...like } },
});
const shared = (like: object): Partial<SetupEvidence> => ({
  facts: { ...good.facts, shared: { ...good.facts.shared!, ...like } },
});

describe('the set-up report', () => {
  it('passes every line of a good set-up, for an admin and for the operator', () => {
    expect(new Set(Object.values(states({})))).toEqual(new Set(['pass']));
    expect(new Set(Object.values(states({ actor: { kind: 'operator' }, person: null })))).toEqual(new Set(['pass']));
    const account = { kind: 'account' as const, accountId: 'account-1' };
    expect(states({ actor: account, person: null })).toMatchObject({ 'clever-role': 'fail', 'bloomz-role': 'pass' });
    const server = { kind: 'api-key' as const, keyId: 'key-1' };
    expect(new Set(Object.values(states({ actor: server, person: null })))).toEqual(new Set(['pass']));
  });

  it.each<[string, CheckId, CheckState, Partial<SetupEvidence>]>([
    ['no community', 'community-linked', 'fail', { school: null }],
    [
      'nobody is School Admin',
      'bloomz-role',
      'fail',
      { school: { ...school, admins: [] }, actor: { kind: 'operator' }, person: null },
    ],
    ['not School Admin in Bloomz', 'bloomz-role', 'fail', { actor: { kind: 'person', userId: userId('other') } }],
    ['app not added', 'clever-app-added', 'fail', { facts: { connected: false } }],
    ['school not shared', 'school-shared', 'fail', { facts: { ...good.facts, school: 'not-shared' } }],
    ['no sections', 'sections-shared', 'fail', shared({ sections: false })],
    ['no students', 'students-shared', 'fail', shared({ students: false })],
    ['no teachers', 'teachers-shared', 'fail', shared({ teachers: false })],
    ['no staff', 'staff-shared', 'warn', shared({ staff: false })],
    ['no contacts', 'contacts-shared', 'warn', shared({ contacts: false })],
    ['paused (SH-4)', 'district-running', 'warn', district({ state: 'paused' })],
    ['pending (SH-4)', 'district-running', 'warn', district({ state: 'pending', error: 'Fix your headers.' })],
    ['error (SH-4)', 'district-running', 'warn', district({ state: 'error' })],
    ['no state', 'district-running', 'pass', district({ state: '' })],
    ['person unknown to Clever', 'clever-role', 'fail', { person: 'not-found' }],
    ['person could not be asked for', 'clever-role', 'unknown', { person: 'unknown' }],
    ['teacher only', 'clever-role', 'fail', { person: person({ roles: ['teacher'] }) }],
    ['district admin', 'clever-role', 'pass', { person: person({ roles: ['district_admin'] }) }],
    ['launches later (SH-6)', 'launch-date', 'warn', district({ launchDate: '2027-01-11' })],
    ['no launch date', 'launch-date', 'pass', district({ launchDate: undefined })],
    ['stale', 'freshness', 'warn', district({ lastSync: '2026-11-20T02:00:00.000Z' })],
    ['never synced', 'freshness', 'unknown', district({ lastSync: undefined })],
  ])('%s: %s is %s', (_, id, state, seen) => {
    expect(stateOf(id, seen)).toBe(state);
  });

  it('leaves open what an earlier obstacle hides', () => {
    const { 'clever-app-added': app, 'community-linked': community, ...rest } = states({ facts: { connected: false } });
    expect([app, community, rest['bloomz-role'], rest['clever-role']]).toEqual(['fail', 'pass', 'pass', 'pass']);
    for (const id of [
      'district-running',
      'school-shared',
      'sections-shared',
      'contacts-shared',
      'launch-date',
      'freshness',
    ])
      expect(rest[id]).toBe('unknown');
    expect(states({ school: null, facts: { connected: false } })).toMatchObject({
      'bloomz-role': 'unknown',
      'clever-app-added': 'unknown',
    });
  });

  it('shows both ends of freshness, and Clever’s own words (SH-5, SH-7)', () => {
    const checks = checkSetup({
      ...good,
      ...district({ state: 'pending', error: 'Fix your headers.' }),
      lastImport: new Date('2026-11-22T02:30:00.000Z'),
    });
    expect(checks.find(({ id }) => id === 'freshness')?.evidence).toContain('2026-11-22T02:30:00.000Z');
    expect(checks.find(({ id }) => id === 'district-running')?.evidence).toContain('Fix your headers.');
  });

  it('says for every line that does not pass who can fix it, and how', () => {
    const bad = checkSetup({
      ...good,
      ...shared({ sections: false, students: false, teachers: false, staff: false, contacts: false }),
      person: 'not-found',
      school: { ...school, admins: [] },
    });
    for (const { state, fix, owner } of bad.filter((check) => check.state !== 'pass')) {
      expect(state).not.toBe('unknown');
      expect(fix).not.toBe('');
      expect(['Bloomz', 'district admin', 'school admin']).toContain(owner);
    }
  });
});

describe('the Clever role that may import', () => {
  it.each([
    [['district_admin'], [], true],
    [['staff'], ['school-1'], true],
    [['staff'], ['school-2'], false],
    [['teacher'], ['school-1'], false],
  ] as const)('%j at %j: %s', (roles, staffAt, allowed) => {
    const somebody = person({ roles: [...roles], staffAt: staffAt.map((id) => id as SchoolId) });
    expect(hasImportingRole(somebody, SCHOOL.schoolId)).toBe(allowed);
  });
});
