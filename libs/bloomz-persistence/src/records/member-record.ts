import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A person's place in one school. `nameKey` and `userId` repeat the person's, as lists are sorted by them. The
 * partial index finds the few of a district who have an account.
 */
export const MemberRecord = defineEntity({
  name: 'MemberRecord',
  tableName: 'members',
  indexes: [
    {
      name: 'members_on_bloomz',
      expression:
        'create index "members_on_bloomz" on "members" ("district_id") where "state" = \'joined\' and "role" <> \'student\'',
    },
    { name: 'members_by_name', properties: ['schoolId', 'archived', 'nameKey', 'userId'] },
    {
      name: 'members_named',
      expression:
        'create index "members_named" on "members" using gin (("school_id"::text), "role", "name_key" gin_trgm_ops) with (gin_pending_list_limit = 512)',
    },
    { name: 'members_person', properties: ['personId'] },
  ],
  properties: {
    schoolId: p.uuid().primary(),
    personId: p.uuid().primary(),
    districtId: p.uuid(),
    role: p.text(),
    state: p.text(),
    archived: p.boolean(),
    nameKey: p.text().collation('C').default(''),
    userId: p.text().collation('C').default(''),
  },
});
