import { text } from '../http/scalars.ts';
import type { Codec } from '../http/schema.ts';
import { describe, named } from '../http/schema.ts';

const UUID = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';

const cleverId = (example: string): Codec<string> =>
  text({
    min: 1,
    max: 64,
    pattern: '^[0-9A-Za-z_-]+$',
    words: 'must be a Clever id: up to 64 letters, digits, - and _',
    example,
  });

const uuid = (example: string): Codec<string> =>
  text({ min: 36, max: 36, pattern: UUID, words: 'must be a UUID', format: 'uuid', example });

export const DistrictId = named('DistrictId', cleverId('4fd43cc56d11340000000001'), {
  description: "Clever's id of a district",
});
export const SchoolId = named('SchoolId', cleverId('4fd43cc56d11340000000005'), {
  description: "Clever's id of a school",
});
export const SectionId = named('SectionId', cleverId('4fd43cc56d11340000000042'), {
  description: "Clever's id of a section",
});
export const UserId = named('UserId', cleverId('4fd43cc56d11340000000077'), {
  description: "Clever's id of a person",
});

export const PlanId = named('PlanId', uuid('5e0c3d3a-6f0b-4a0e-9d7e-1b1f6f1d2c01'), { description: 'Names a plan' });
export const RunId = named('RunId', uuid('0b9c1c7e-8f0e-4a51-9a53-52b7f0a3c1de'), { description: 'Names an import' });
export const ClassId = named('ClassId', uuid('c0a8012e-7d3b-4a44-8f0c-6a6f0a9be311'), {
  description: "Bloomz's own id of a class",
});

export const InvitationId = named('InvitationId', uuid('7f1d0b1e-2c55-5a0e-9a51-0d6a2f0b9c11'), {
  description: 'Names an invitation',
});
export const FamilyCodeId = named('FamilyCodeId', uuid('d4a3c0de-5b7e-4c1f-8a2b-6c9d1e2f3a4b'), {
  description: 'Names a Family Code; it is not the code that families type',
});

export const MemberId = named(
  'MemberId',
  text({
    min: 3,
    max: 129,
    pattern: '^[0-9A-Za-z_-]{1,64}[.][0-9A-Za-z_-]{1,64}$',
    words: 'must be the id of a member, as a list of members gives it',
    example: '4fd43cc56d11340000000005.4fd43cc56d11340000000077',
  }),
  { description: "Names a person's place in one school; opaque" },
);

/** Names one plan: the same as long as Clever's side, Bloomz's side and the options are. */
export const PlanHash = describe(
  text({
    min: 1,
    max: 128,
    pattern: '^[0-9A-Za-z_-]+$',
    words: 'must be a plan hash, as a plan or an import gives it',
    example: 'f2b1c9d06a6f4f6a9a0a6b8f6b1d2c013f9ae7a45b8c9d0e1f2a3b4c5d6e7f80',
  }),
  { description: "Names one plan: the same as long as Clever's side, Bloomz's side and the options are" },
);
