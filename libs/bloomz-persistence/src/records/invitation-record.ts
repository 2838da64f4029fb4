import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * One row per person, school and purpose; a renewal raises `generation`. The secrets are there while somebody can join
 * with them and no longer: digests to find them by, and a sealed copy to print them again. For a day after a join,
 * `usedDigest` is what it was made with and `usedBy` the account, so that whoever asks twice is answered twice.
 */
export const InvitationRecord = defineEntity({
  name: 'InvitationRecord',
  tableName: 'invitations',
  uniques: [
    { name: 'invitations_once', properties: ['schoolId', 'personId', 'purpose', 'generation'] },
    { name: 'invitations_code', properties: ['codeDigest'] },
    { name: 'invitations_link', properties: ['linkDigest'] },
    { name: 'invitations_used', properties: ['usedDigest'] },
  ],
  indexes: [
    { name: 'invitations_person', properties: ['personId'] },
    { name: 'invitations_school', properties: ['schoolId'] },
    {
      name: 'invitations_end',
      expression:
        'create index "invitations_end" on "invitations" ("expires_at") where "state" in (\'planned\', \'queued\', \'sent\')',
    },
  ],
  checks: [
    {
      name: 'invitations_secrets',
      expression: `state in ('planned', 'queued', 'sent') or (code_digest is null and link_digest is null and sealed is null)`,
    },
  ],
  properties: {
    id: p.uuid().primary(),
    districtId: p.uuid(),
    schoolId: p.uuid(),
    personId: p.uuid(),
    purpose: p.text(),
    generation: p.integer(),
    state: p.text(),
    sentAt: p.datetime().length(3).nullable(),
    codeDigest: p.text().nullable(),
    linkDigest: p.text().nullable(),
    sealed: p.text().nullable(),
    expiresAt: p.datetime().length(3).nullable(),
    joinedAt: p.datetime().length(3).nullable(),
    resentAt: p.array().columnType('timestamptz[]').defaultRaw(`'{}'`),
    reason: p.text().nullable(),
    usedDigest: p.text().nullable(),
    usedBy: p.uuid().nullable(),
  },
});
