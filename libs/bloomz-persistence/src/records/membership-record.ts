import { defineEntity, p } from '@mikro-orm/postgresql';

/** A membership that ends keeps its row, and is revived when it comes back. */
export const MembershipRecord = defineEntity({
  name: 'MembershipRecord',
  tableName: 'memberships',
  properties: {
    classId: p.uuid().primary(),
    personId: p.uuid().primary(),
    districtId: p.uuid(),
    role: p.text(),
    byHand: p.boolean(),
    endedAt: p.datetime().length(3).nullable(),
  },
});
