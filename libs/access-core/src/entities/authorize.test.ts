import { E } from '@bloomz/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAccount, anApiKey } from '../testing/index.ts';
import { type Scope, SCOPES } from './api-key.ts';
import { authorize } from './authorize.ts';
import { type Operation, OPERATIONS, type Policy, POLICY } from './policy.ts';
import type { Principal } from './principal.ts';
import { type Grant, type Place, type Role, ROLES } from './role.ts';

const OWN = { districtId: 'district-1', schoolId: 'school-1' } as const;
const PLACES: Readonly<Record<string, Place>> = {
  'own school': OWN,
  'other school': { districtId: 'district-1', schoolId: 'school-2' },
  'other district': { districtId: 'district-2', schoolId: 'school-3' },
  unknown: { districtId: 'no-district', schoolId: 'no-school' },
};

/** Y: allowed. f: the role is not enough. -: the place is unknown to this principal. */
type Cell = 'Y' | 'f' | '-';

/** Per operation and role, in the order of the places above; then the scope of an API key. */
const EXPECTED: Readonly<Record<Operation, Readonly<Record<Role, string> & { scope: Scope }>>> = {
  'school.read': {
    'school-admin': 'Y---',
    'school-office-staff': 'Y---',
    'school-support-staff': 'Y---',
    teacher: 'Y---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'YY--',
    'bloomz-operator': 'YYYY',
    scope: 'read',
  },
  'setup.read': {
    'school-admin': 'Y---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'YY--',
    'bloomz-operator': 'YYYY',
    scope: 'read',
  },
  'review.read': {
    'school-admin': 'Y---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'YY--',
    'bloomz-operator': 'YYYY',
    scope: 'read',
  },
  'plan.create': {
    'school-admin': 'Y---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'ff--',
    'bloomz-operator': 'YYYY',
    scope: 'import',
  },
  'plan.read': {
    'school-admin': 'Y---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'YY--',
    'bloomz-operator': 'YYYY',
    scope: 'read',
  },
  'run.start': {
    'school-admin': 'Y---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'ff--',
    'bloomz-operator': 'YYYY',
    scope: 'import',
  },
  'run.read': {
    'school-admin': 'Y---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'YY--',
    'bloomz-operator': 'YYYY',
    scope: 'read',
  },
  'run.decide': {
    'school-admin': 'Y---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'ff--',
    'bloomz-operator': 'YYYY',
    scope: 'import',
  },
  'run.cancel': {
    'school-admin': 'Y---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'ff--',
    'bloomz-operator': 'YYYY',
    scope: 'import',
  },
  'class.list': {
    'school-admin': 'Y---',
    'school-office-staff': 'Y---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'YY--',
    'bloomz-operator': 'YYYY',
    scope: 'read',
  },
  'class.edit': {
    'school-admin': 'Y---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'ff--',
    'bloomz-operator': 'YYYY',
    scope: 'manage',
  },
  'class.members': {
    'school-admin': 'Y---',
    'school-office-staff': 'Y---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'YY--',
    'bloomz-operator': 'YYYY',
    scope: 'read',
  },
  'member.list': {
    'school-admin': 'Y---',
    'school-office-staff': 'Y---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'YY--',
    'bloomz-operator': 'YYYY',
    scope: 'read',
  },
  'member.appoint': {
    'school-admin': 'Y---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'ff--',
    'bloomz-operator': 'YYYY',
    scope: 'manage',
  },
  'invitation.read': {
    'school-admin': 'Y---',
    'school-office-staff': 'Y---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'YY--',
    'bloomz-operator': 'YYYY',
    scope: 'read',
  },
  'invitation.manage': {
    'school-admin': 'Y---',
    'school-office-staff': 'Y---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'ff--',
    'bloomz-operator': 'YYYY',
    scope: 'manage',
  },
  'mail.pause': {
    'school-admin': 'Y---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'ff--',
    'bloomz-operator': 'YYYY',
    scope: 'manage',
  },
  'family.read': {
    'school-admin': 'Y---',
    'school-office-staff': 'Y---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'YY--',
    'bloomz-operator': 'YYYY',
    scope: 'read',
  },
  'family.manage': {
    'school-admin': 'Y---',
    'school-office-staff': 'Y---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'ff--',
    'bloomz-operator': 'YYYY',
    scope: 'manage',
  },
  'family.print': {
    'school-admin': 'Y---',
    'school-office-staff': 'Y---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'ff--',
    'bloomz-operator': 'YYYY',
    scope: 'manage',
  },
  'district.read': {
    'school-admin': 'f---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'YY--',
    'bloomz-operator': 'YYYY',
    scope: 'read',
  },
  'district.disconnect': {
    'school-admin': 'f---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'YY--',
    'bloomz-operator': 'YYYY',
    scope: 'manage',
  },
  'district.reconnect': {
    'school-admin': 'f---',
    'school-office-staff': 'f---',
    'school-support-staff': 'f---',
    teacher: 'f---',
    parent: 'f---',
    student: 'f---',
    'district-admin': 'YY--',
    'bloomz-operator': 'YYYY',
    scope: 'manage',
  },
};

const grantOf = (role: Role): Grant => {
  if (role === 'bloomz-operator') return { role, place: null };
  if (role === 'district-admin') return { role, place: { districtId: OWN.districtId, schoolId: null } };
  return { role, place: OWN };
};
const holding = (...roles: ReadonlyArray<Role>): Principal => ({
  kind: 'account',
  account: anAccount(),
  grants: roles.map(grantOf),
});
const keyWith = (...scopes: ReadonlyArray<Scope>): Principal => ({
  kind: 'api-key',
  key: anApiKey({ districtId: OWN.districtId, scopes }),
});

const cell = (principal: Principal, operation: Operation, place: Place, policy?: Policy): Cell => {
  const verdict = authorize(principal, operation, place, policy);
  if (E.isRight(verdict)) return 'Y';
  return verdict.left._tag === 'Forbidden' ? 'f' : '-';
};
const row = (principal: Principal, operation: Operation): string =>
  Object.values(PLACES)
    .map((place) => cell(principal, operation, place))
    .join('');

describe('every operation x role x place', () => {
  it.each(OPERATIONS)('%s', (operation) => {
    const { scope, ...roles } = EXPECTED[operation];
    const asked = Object.fromEntries(ROLES.map((role) => [role, row(holding(role), operation)]));
    expect(asked).toEqual(roles);
    for (const held of SCOPES) expect(row(keyWith(held), operation)).toBe(held === scope ? 'YY--' : 'ff--');
  });

  it('names every operation and no other', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual([...OPERATIONS].sort());
  });
});

describe('authorizing', () => {
  it('tells nobody without a role, and no key without a scope, anything', () => {
    for (const operation of OPERATIONS) {
      expect(row(holding(), operation)).toBe('----');
      expect(row(keyWith(), operation)).toBe('ff--');
    }
  });

  it("a school's role does not reach its district as such, a district admin's does", () => {
    const district: Place = { districtId: OWN.districtId, schoolId: null };
    for (const role of ROLES) {
      const reaches = role === 'district-admin' || role === 'bloomz-operator';
      expect(cell(holding(role), 'district.read', district)).toBe(reaches ? 'Y' : '-');
    }
  });

  it('takes roles only where they are held, however many', () => {
    const principal: Principal = {
      kind: 'account',
      account: anAccount(),
      grants: [grantOf('teacher'), { role: 'school-admin', place: { districtId: 'district-1', schoolId: 'school-2' } }],
    };
    expect(row(principal, 'run.start')).toBe('fY--');
  });

  it('denies what the table does not name', () => {
    for (const operation of OPERATIONS) {
      const nothing: Policy = { ...POLICY, [operation]: { roles: [], scope: 'read' } };
      expect(cell(holding(...ROLES), operation, OWN, nothing)).toBe('f');
    }
  });

  it('never allows more with fewer roles', () => {
    const some = fc.subarray([...ROLES]);
    fc.assert(
      fc.property(
        some,
        some,
        fc.constantFrom(...OPERATIONS),
        fc.constantFrom(...Object.values(PLACES)),
        (a, b, operation, place) => {
          const [fewer, more] = [cell(holding(...a), operation, place), cell(holding(...a, ...b), operation, place)];
          return '-fY'.indexOf(more) >= '-fY'.indexOf(fewer);
        },
      ),
    );
  });
});
