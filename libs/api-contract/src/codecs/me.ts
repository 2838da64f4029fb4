import { listOf, nullable } from '../http/compounds.ts';
import { optional } from '../http/fields.ts';
import { object, strictObject } from '../http/object.ts';
import { anyText, oneOf, text } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { DistrictId, SchoolId, UserId } from './ids.ts';

const HeldRole = named(
  'HeldRole',
  object({
    role: oneOf(
      'school-admin',
      'school-office-staff',
      'school-support-staff',
      'teacher',
      'parent',
      'student',
      'district-admin',
      'bloomz-operator',
    ),
    districtId: describe(nullable(DistrictId), { description: 'Null: everywhere' }),
    schoolId: describe(nullable(SchoolId), { description: 'Null: in every school of the district' }),
  }),
  { description: 'A role and where it is held' },
);

/** Whoever asks. */
export const Me = named(
  'Me',
  object({
    kind: oneOf('account', 'api-key'),
    id: anyText('9f1c1b52-6a7e-4b62-9c35-0c2f0d1e4a55'),
    name: anyText('Sample Admin'),
    email: optional(anyText('admin@school.example')),
    cleverUserId: optional(describe(UserId, { description: 'The person in Clever that the account is linked to' })),
    roles: listOf(HeldRole),
    districtId: optional(describe(DistrictId, { description: 'The district of an API key' })),
    scopes: optional(describe(listOf(oneOf('read', 'import', 'manage')), { description: 'What an API key may do' })),
  }),
  {
    description: 'Who you are: an account with its roles, or an API key with its scopes',
    example: {
      kind: 'account',
      id: '9f1c1b52-6a7e-4b62-9c35-0c2f0d1e4a55',
      name: 'Sample Admin',
      email: 'admin@school.example',
      cleverUserId: '4fd43cc56d11340000000077',
      roles: [{ role: 'school-admin', districtId: '4fd43cc56d11340000000001', schoolId: '4fd43cc56d11340000000005' }],
    },
  },
);

/** A Bloomz account and its password. */
export const Credentials = named(
  'Credentials',
  strictObject({
    email: text({ min: 1, max: 254, example: 'admin@school.example' }),
    password: describe(text({ min: 1, max: 1024, example: 'correct horse battery staple' }), {
      description: 'At most 1024 characters',
    }),
  }),
  { description: 'The e-mail address and the password of a Bloomz account' },
);
