import { defineEntity, p } from '@mikro-orm/postgresql';

/** A person's place in one school. The partial index finds the few of a district who have an account. */
export const MemberRecord = defineEntity({
  name: 'MemberRecord',
  tableName: 'members',
  indexes: [
    {
      name: 'members_on_bloomz',
      expression:
        'create index "members_on_bloomz" on "members" ("district_id") where "state" = \'joined\' and "role" in (\'teacher\', \'staff\')',
    },
  ],
  properties: {
    schoolId: p.uuid().primary(),
    personId: p.uuid().primary(),
    districtId: p.uuid(),
    role: p.text(),
    state: p.text(),
    archived: p.boolean(),
  },
});
