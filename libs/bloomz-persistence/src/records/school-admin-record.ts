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
  indexes: [
    {
      name: 'school_admins_clever',
      expression:
        'create index "school_admins_clever" on "school_admins" ("clever_user_id") where "clever_user_id" is not null',
    },
    {
      name: 'school_admins_email',
      expression: 'create index "school_admins_email" on "school_admins" (lower("email"))',
    },
  ],
  properties: {
    schoolId: p.uuid().primary(),
    email: p.text().primary(),
    districtId: p.uuid(),
    cleverUserId: p.text().nullable(),
  },
});
