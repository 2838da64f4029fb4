import type { Scope } from './api-key.ts';
import type { Role } from './role.ts';

/** Who may do what: the roles that allow an operation, and the scope by which an API key has it. */
export type Rule = { readonly roles: ReadonlyArray<Role>; readonly scope: Scope };

const OPERATOR: ReadonlyArray<Role> = ['bloomz-operator'];
const MEMBERS: ReadonlyArray<Role> = [
  'school-admin',
  'school-office-staff',
  'school-support-staff',
  'teacher',
  'district-admin',
  ...OPERATOR,
];
const LOOK: ReadonlyArray<Role> = ['school-admin', 'school-office-staff', 'district-admin', ...OPERATOR];
const OVERSEE: ReadonlyArray<Role> = ['school-admin', 'district-admin', ...OPERATOR];
const OFFICE: ReadonlyArray<Role> = ['school-admin', 'school-office-staff', ...OPERATOR];
const ADMIN: ReadonlyArray<Role> = ['school-admin', ...OPERATOR];
const DISTRICT: ReadonlyArray<Role> = ['district-admin', ...OPERATOR];

/**
 * The one table of rights. What it does not name is denied. Office staff manage members and their invitations and see
 * classes, but not imports; letters carry codes, so only those print them who hand them out; teachers and support staff see their school; parents and students see nothing here; a district admin
 * oversees every school of the district, but imports only where also School Admin.
 */
export const POLICY = {
  'school.read': { roles: MEMBERS, scope: 'read' },
  'setup.read': { roles: OVERSEE, scope: 'read' },
  'review.read': { roles: OVERSEE, scope: 'read' },
  'plan.create': { roles: ADMIN, scope: 'import' },
  'plan.read': { roles: OVERSEE, scope: 'read' },
  'run.start': { roles: ADMIN, scope: 'import' },
  'run.read': { roles: OVERSEE, scope: 'read' },
  'run.decide': { roles: ADMIN, scope: 'import' },
  'run.cancel': { roles: ADMIN, scope: 'import' },
  'class.list': { roles: LOOK, scope: 'read' },
  'class.edit': { roles: ADMIN, scope: 'manage' },
  'class.members': { roles: LOOK, scope: 'read' },
  'member.list': { roles: LOOK, scope: 'read' },
  'member.appoint': { roles: ADMIN, scope: 'manage' },
  'invitation.read': { roles: LOOK, scope: 'read' },
  'invitation.manage': { roles: OFFICE, scope: 'manage' },
  'mail.pause': { roles: ADMIN, scope: 'manage' },
  'family.read': { roles: LOOK, scope: 'read' },
  'family.manage': { roles: OFFICE, scope: 'manage' },
  'family.print': { roles: OFFICE, scope: 'manage' },
  'district.read': { roles: DISTRICT, scope: 'read' },
  'district.disconnect': { roles: DISTRICT, scope: 'manage' },
  'district.reconnect': { roles: DISTRICT, scope: 'manage' },
} as const satisfies Readonly<Record<string, Rule>>;

export type Operation = keyof typeof POLICY;
export type Policy = Readonly<Record<Operation, Rule>>;
export const OPERATIONS = Object.keys(POLICY) as ReadonlyArray<Operation>;
