import { nullable } from '../http/compounds.ts';
import { object } from '../http/object.ts';
import { anyText, oneOf } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';

/** Who asked for something. */
export const Actor = named(
  'Actor',
  object({
    kind: describe(oneOf('operator', 'person', 'account', 'api-key'), { example: 'person' }),
    id: describe(nullable(anyText('4fd43cc56d11340000000077')), {
      description: "A person's Clever id, or the id of an account without one, or of an API key; null for the operator",
    }),
  }),
  { description: 'Who asked for it' },
);
