import { defineEntity, p } from '@mikro-orm/postgresql';

/** Somebody who can sign in. `addressProven`: not just typed by whoever made the account. Upper and lower case of an address name the same account. */
export const AccountRecord = defineEntity({
  name: 'AccountRecord',
  tableName: 'accounts',
  uniques: [
    {
      name: 'accounts_address',
      expression: 'create unique index "accounts_address" on "accounts" (lower("email"))',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    email: p.text().nullable(),
    addressProven: p.boolean().default(false),
    passwordHash: p.text().nullable(),
    cleverUserId: p.text().unique().nullable(),
    cleverDistrictId: p.text().nullable(),
    districtAdmin: p.boolean().default(false),
    operator: p.boolean().default(false),
  },
});
