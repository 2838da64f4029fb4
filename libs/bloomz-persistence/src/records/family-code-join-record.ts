import { defineEntity, p } from '@mikro-orm/postgresql';

/** An adult who joined with a Family Code, until the school takes that back. */
export const FamilyCodeJoinRecord = defineEntity({
  name: 'FamilyCodeJoinRecord',
  tableName: 'family_code_joins',
  properties: {
    familyCodeId: p.uuid().primary(),
    personId: p.uuid().primary(),
    accountId: p.uuid(),
    schoolId: p.uuid(),
    districtId: p.uuid(),
    joinedAt: p.datetime().length(3),
    revokedAt: p.datetime().length(3).nullable(),
  },
});
