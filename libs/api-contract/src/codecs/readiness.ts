import { listOf } from '../http/compounds.ts';
import { object } from '../http/object.ts';
import { anyText, flag, oneOf } from '../http/scalars.ts';
import { named } from '../http/schema.ts';

/** The process is there. */
export const Health = named('Health', object({ status: oneOf('ok') }), { description: 'The process answers' });

/** Whether the process can serve. */
export const Readiness = named(
  'Readiness',
  object({
    status: oneOf('ready', 'not-ready'),
    checks: listOf(object({ name: anyText('database'), ok: flag })),
  }),
  { description: 'Whether the process can serve: database, migrations, queue' },
);
