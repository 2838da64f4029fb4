import { defineEntity, p } from '@mikro-orm/postgresql';

/** A way in for the adults of one household. The secrets are there while it is active and no longer. */
export const FamilyCodeRecord = defineEntity({
  name: 'FamilyCodeRecord',
  tableName: 'family_codes',
  uniques: [
    { name: 'family_codes_code', properties: ['codeDigest'] },
    { name: 'family_codes_link', properties: ['linkDigest'] },
  ],
  indexes: [{ name: 'family_codes_school', properties: ['schoolId', 'createdAt', 'id'] }],
  checks: [
    {
      name: 'family_codes_secrets',
      expression: `state = 'active' or (code_digest is null and link_digest is null and sealed is null)`,
    },
  ],
  properties: {
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    districtId: p.uuid(),
    state: p.text(),
    codeDigest: p.text().nullable(),
    linkDigest: p.text().nullable(),
    sealed: p.text().nullable(),
    createdAt: p.datetime().length(3),
    expiresAt: p.datetime().length(3),
  },
});
