import { defineEntity, p } from '@mikro-orm/postgresql';

/** `nameKey` is the name as lists are sorted and searched by it. */
export const ClassRecord = defineEntity({
  name: 'ClassRecord',
  tableName: 'classes',
  indexes: [{ name: 'classes_school', properties: ['schoolId'] }],
  properties: {
    id: p.uuid().primary(),
    districtId: p.uuid(),
    schoolId: p.uuid(),
    sectionId: p.text().nullable(),
    name: p.text(),
    nameSource: p.text(),
    cleverName: p.text().nullable(),
    state: p.text(),
    archivedBy: p.text().nullable(),
    behaviorManagement: p.boolean(),
    studentPortfolios: p.boolean(),
    parentCommunication: p.boolean(),
    nameKey: p.text().collation('C').default(''),
  },
});
