import { defineEntity, p } from '@mikro-orm/postgresql';

/** Which people of rosters an account stands for: it joined as them. */
export const AccountPersonRecord = defineEntity({
  name: 'AccountPersonRecord',
  tableName: 'account_people',
  indexes: [{ name: 'account_people_person', properties: ['personId'] }],
  properties: {
    accountId: p.uuid().primary(),
    personId: p.uuid().primary(),
    districtId: p.uuid(),
    linkedAt: p.datetime().length(3),
  },
});
