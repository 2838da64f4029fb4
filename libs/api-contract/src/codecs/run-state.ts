import { oneOf } from '../http/scalars.ts';
import { named } from '../http/schema.ts';

export const RunState = named(
  'RunState',
  oneOf('queued', 'reading', 'planning', 'applying', 'applied', 'held', 'failed', 'cancelled', 'closed', 'outdated'),
  {
    description:
      'queued, reading, planning and applying are under way. A held run ends as applied (approved), closed (rejected) or outdated.',
    example: 'held',
  },
);
