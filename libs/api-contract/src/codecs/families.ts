import { listOf } from '../http/compounds.ts';
import { object } from '../http/object.ts';
import { integer } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { ContactTypeCount } from './import-options.ts';

/** What a person should know of the contacts step before deciding. */
export const Families = named(
  'Families',
  object({
    teachers: object({ joined: integer({ example: 21 }), of: integer({ example: 24 }) }),
    types: describe(listOf(ContactTypeCount), { description: 'One who carries two types counts twice' }),
    households: describe(integer({ example: 268 }), { description: 'Children and adults who belong together' }),
    childrenWithoutAdult: describe(integer({ example: 17 }), {
      description: 'Children for whom nobody can be reached: they need Family Codes',
    }),
  }),
  { description: 'What the contacts step finds in families' },
);
