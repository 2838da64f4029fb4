import { object } from '../http/object.ts';
import { integer } from '../http/scalars.ts';
import { named } from '../http/schema.ts';

const some = (example: number): ReturnType<typeof integer> => integer({ example });

const TypeCounts = named(
  'TypeCounts',
  object({ created: some(12), updated: some(3), archived: some(0), restored: some(0), unchanged: some(40) }),
  { description: 'What happens to the records of one type. `created` are new to the school.' },
);

/** What an import does, by type of record. */
export const Counts = named(
  'Counts',
  object({
    classes: TypeCounts,
    teachers: TypeCounts,
    staff: TypeCounts,
    students: TypeCounts,
    parents: TypeCounts,
    memberships: object({ added: some(260), updated: some(0), removed: some(4) }),
    invitations: object({ queued: some(12), revoked: some(0) }),
    guardianships: object({ added: some(420), updated: some(0), removed: some(2) }),
  }),
  { description: 'What an import does, by type of record. What is held or quarantined counts as unchanged.' },
);

const Living = named('LivingCounts', object({ active: some(52), archived: some(1) }), {
  description: 'How many there are, and how many are archived',
});

/** How much Bloomz holds of a school. */
export const RosterTotals = named(
  'RosterTotals',
  object({
    classes: Living,
    teachers: Living,
    staff: Living,
    students: Living,
    parents: Living,
    memberships: some(1310),
    teachersJoined: some(9),
    invitations: object({
      planned: some(0),
      queued: some(1),
      sent: some(42),
      joined: some(9),
      bounced: some(0),
      revoked: some(0),
      expired: some(0),
    }),
  }),
  { description: 'How much Bloomz holds of a school, by type and state' },
);
