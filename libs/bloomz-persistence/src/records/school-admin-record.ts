import { defineEntity, p } from '@mikro-orm/postgresql';

/** Upper and lower case of an address name the same admin, which the expression index sees to. */
export const SchoolAdminRecord = defineEntity({
  name: 'SchoolAdminRecord',
  tableName: 'school_admins',
  uniques: [
    {
      name: 'school_admins_address',
      expression: 'create unique index "school_admins_address" on "school_admins" ("school_id", lower("email"))',
    },
  ],
  properties: {
    schoolId: p.uuid().primary(),
    email: p.text().primary(),
    districtId: p.uuid(),
    cleverUserId: p.text().nullable(),
  },
});
