import { nullable } from '../http/compounds.ts';
import { object } from '../http/object.ts';
import { anyText, flag, integer } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { DistrictId } from './ids.ts';
import { Instant } from './instant.ts';
import { Connection } from './school.ts';

const CleverSide = named(
  'CleverSide',
  object({
    connected: describe(flag, { description: 'Clever gives Bloomz access to the district' }),
    state: describe(nullable(anyText('running')), { description: "Clever's own word for the state of the district" }),
    error: describe(nullable(anyText('')), { description: "Clever's own text; shown, never parsed", example: null }),
    lastSync: describe(nullable(anyText('2026-08-17T05:00:00.000Z')), {
      description: "When the district's student information system last reached Clever",
    }),
  }),
  { description: 'The district in Clever, as seen now' },
);

/** A district and its connection. */
export const District = named(
  'District',
  object({
    id: DistrictId,
    name: nullable(anyText('Sample District')),
    connection: Connection,
    disconnectedAt: describe(nullable(Instant), { example: null }),
    schools: describe(integer({ example: 3 }), { description: 'How many school communities it has in Bloomz' }),
    clever: describe(nullable(CleverSide), { description: 'Null while Clever cannot be asked' }),
    lastReadAt: describe(nullable(Instant), { description: 'When a roster of the district was last read whole' }),
  }),
  { description: 'A district, its connection, and how fresh what we know of it is' },
);
