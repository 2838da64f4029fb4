import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A mail that waits, written together with the change that asks for it. `ref` is what it is about (an invitation, or a
 * join that others are told of), `about` the person it goes to where `ref` does not say so, `subject` the person it
 * names: for a 'family-join' somebody who came by the code before, and who has joined now. `claim` rises with every
 * taking by a mailer, whose turn ends with `claimedUntil`.
 */
export const OutboxRecord = defineEntity({
  name: 'OutboxRecord',
  tableName: 'outbox',
  uniques: [{ name: 'outbox_once', properties: ['ref', 'kind'] }],
  indexes: [
    {
      name: 'outbox_due',
      expression: 'create index "outbox_due" on "outbox" (coalesce("due_at", "created_at"), "id")',
    },
    {
      name: 'outbox_school',
      expression:
        'create index "outbox_school" on "outbox" ("school_id", "kind", coalesce("due_at", "created_at"), "id")',
    },
  ],
  properties: {
    id: p.bigint().primary().autoincrement(),
    districtId: p.uuid(),
    schoolId: p.uuid(),
    kind: p.text(),
    ref: p.uuid(),
    createdAt: p.datetime().length(3),
    dueAt: p.datetime().length(3).nullable(),
    attempts: p.integer().default(0),
    firstTriedAt: p.datetime().length(3).nullable(),
    claim: p.integer().default(0),
    claimedUntil: p.datetime().length(3).nullable(),
    about: p.uuid().nullable(),
    subject: p.uuid().nullable(),
  },
});
