import { defineEntity, p } from '@mikro-orm/postgresql';

/** How far a school's mailing is: the wave it belongs to, and whether somebody or too many bounces stopped it. */
export const SchoolMailRecord = defineEntity({
  name: 'SchoolMailRecord',
  tableName: 'school_mail',
  properties: {
    schoolId: p.uuid().primary(),
    districtId: p.uuid(),
    waveBeganAt: p.datetime().length(3).nullable(),
    stage: p.integer().default(0),
    handed: p.integer().default(0),
    bounced: p.integer().default(0),
    gateAt: p.datetime().length(3).nullable(),
    paused: p.text().nullable(),
    pausedAt: p.datetime().length(3).nullable(),
  },
});
