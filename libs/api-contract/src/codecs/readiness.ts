import { object } from '../http/object.ts';
import { oneOf } from '../http/scalars.ts';
import { named } from '../http/schema.ts';

/** The process is there. */
export const Health = named('Health', object({ status: oneOf('ok') }), { description: 'The process answers' });

/** Whether the process can serve. */
export const Readiness = named('Readiness', object({ status: oneOf('ready', 'not-ready') }), {
  description:
    'Whether the process can serve: the database answers, its migrations ran, the queue is there, and it is not leaving',
});
