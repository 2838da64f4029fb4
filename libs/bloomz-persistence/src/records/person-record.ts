import { defineEntity, p } from '@mikro-orm/postgresql';

/** One row per human of a district, in however many of its schools. `language`: a student's home language. */
export const PersonRecord = defineEntity({
  name: 'PersonRecord',
  tableName: 'people',
  uniques: [{ name: 'people_clever_id', properties: ['districtId', 'cleverId'] }],
  properties: {
    id: p.uuid().primary(),
    districtId: p.uuid(),
    cleverId: p.text(),
    firstName: p.text(),
    lastName: p.text(),
    email: p.text().nullable(),
    phone: p.text().nullable(),
    language: p.text().nullable(),
  },
});
