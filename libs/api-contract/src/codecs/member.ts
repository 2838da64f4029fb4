import { nullable } from '../http/compounds.ts';
import { object, strictObject } from '../http/object.ts';
import { anyText, oneOf } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { MemberId, SchoolId, UserId } from './ids.ts';
import { pageOf } from './page.ts';

export const MemberRole = oneOf('teacher', 'staff', 'student', 'parent');
export const MemberState = oneOf('listed', 'invited', 'joined', 'archived');

/** Somebody at a school. */
export const Member = named(
  'Member',
  object({
    id: MemberId,
    schoolId: SchoolId,
    cleverId: UserId,
    role: describe(MemberRole, { description: 'What the roster says. Staff are School Support Staff.' }),
    appointment: describe(nullable(oneOf('school-admin', 'school-office-staff')), {
      description: 'What a School Admin made of them beyond that; null for most',
      example: null,
    }),
    firstName: anyText('First-77'),
    lastName: anyText('Last-77'),
    email: nullable(anyText('person-77@school.example')),
    phone: describe(nullable(anyText('')), { example: null }),
    state: MemberState,
  }),
  { description: 'Somebody at a school' },
);

export const Members = pageOf('Members', Member);

/** Which role a member is to have. */
export const RoleChange = named(
  'RoleChange',
  strictObject({
    role: describe(oneOf('school-admin', 'school-office-staff', 'school-support-staff', 'teacher'), {
      description:
        'School Admin and School Office Staff are appointments; the other two take an appointment away, from staff and from a teacher',
      example: 'school-office-staff',
    }),
  }),
  { description: 'Which role a member is to have' },
);
