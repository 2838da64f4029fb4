import { defineEntity, p } from '@mikro-orm/postgresql';

/** A role that a School Admin gave; imports leave it alone. */
export const AppointmentRecord = defineEntity({
  name: 'AppointmentRecord',
  tableName: 'appointments',
  indexes: [{ name: 'appointments_person', properties: ['personId'] }],
  properties: {
    schoolId: p.uuid().primary(),
    personId: p.uuid().primary(),
    districtId: p.uuid(),
    role: p.text(),
  },
});
