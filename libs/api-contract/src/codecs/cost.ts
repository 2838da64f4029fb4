import { object } from '../http/object.ts';
import { integer } from '../http/scalars.ts';
import { named } from '../http/schema.ts';

/** What a read cost Clever. */
export const CleverCost = named(
  'CleverCost',
  object({ requests: integer({ example: 14 }), retries: integer({ example: 0 }) }),
  { description: 'Requests sent to Clever, and those of them that were repeats' },
);

/** How long reading and planning took. */
export const Durations = named(
  'Durations',
  object({ read: integer({ example: 2140 }), plan: integer({ example: 38 }) }),
  { description: 'Milliseconds that reading Clever and planning took' },
);
