import { defineEntity, p } from '@mikro-orm/postgresql';

export const InvitationRecord = defineEntity({
  name: 'InvitationRecord',
  tableName: 'invitations',
  uniques: [{ name: 'invitations_once', properties: ['schoolId', 'personId', 'purpose', 'generation'] }],
  properties: {
    id: p.uuid().primary(),
    districtId: p.uuid(),
    schoolId: p.uuid(),
    personId: p.uuid(),
    purpose: p.text(),
    generation: p.integer(),
    state: p.text(),
    sentAt: p.datetime().length(3).nullable(),
  },
});
