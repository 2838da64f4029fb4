import type * as t from 'io-ts';
import type { Counts } from './counts.ts';
import type { Run } from './run.ts';

type TypeCounts = t.TypeOf<typeof Counts>['classes'];

const NOBODY: TypeCounts = { created: 0, updated: 0, archived: 0, restored: 0, unchanged: 0 };

const COUNTS: t.TypeOf<typeof Counts> = {
  classes: { ...NOBODY, created: 3, unchanged: 28 },
  teachers: { ...NOBODY, created: 2, updated: 1, unchanged: 21 },
  staff: { ...NOBODY, unchanged: 7 },
  students: { ...NOBODY, created: 18, updated: 4, unchanged: 408 },
  parents: NOBODY,
  memberships: { added: 74, updated: 0, removed: 0 },
  invitations: { queued: 2, revoked: 0 },
  guardianships: { added: 0, updated: 0, removed: 0 },
};

/** An import that has just been asked for. */
export const QUEUED_RUN: t.TypeOf<typeof Run> = {
  id: '0b9c1c7e-8f0e-4a51-9a53-52b7f0a3c1de',
  schoolId: '4fd43cc56d11340000000005',
  state: 'queued',
  step: 'roster',
  actor: { kind: 'person', id: '4fd43cc56d11340000000077' },
  planHash: null,
  counts: null,
  held: [],
  failure: null,
  startedAt: '2026-08-17T07:30:00.000Z',
  finishedAt: null,
  options: {
    step: 'roster',
    duplicateNames: 'first-only',
    sections: 'all',
    behaviorManagement: true,
    studentPortfolios: true,
    parentCommunication: true,
    contactTypes: ['Parent/Guardian'],
    acknowledgeTeachersPending: false,
  },
  skipped: [],
  quarantined: [],
  warnings: [],
  families: null,
  clever: null,
  ms: null,
  progress: null,
};

/** An import that was applied but for what it holds. */
export const HELD_RUN: t.TypeOf<typeof Run> = {
  ...QUEUED_RUN,
  state: 'held',
  planHash: 'f2b1c9d06a6f4f6a9a0a6b8f6b1d2c013f9ae7a45b8c9d0e1f2a3b4c5d6e7f80',
  counts: COUNTS,
  held: [{ type: 'students', removals: 61, updates: 0, of: 473, cause: 'TooManyRemovals' }],
  skipped: [
    {
      kind: 'section',
      cleverId: '4fd43cc56d11340000000042',
      name: 'Algebra',
      reason: 'DuplicateName',
      suggestion: 'Algebra (Period 2)',
    },
  ],
  quarantined: [{ kind: 'user', cleverId: '4fd43cc56d11340000000091', field: 'name.last', reason: 'missing' }],
  warnings: [
    {
      code: 'NoUsableEmail',
      cleverId: '4fd43cc56d11340000000093',
      message: 'A teacher has no e-mail address in Clever and was not invited.',
    },
  ],
  clever: { requests: 14, retries: 0 },
  ms: { read: 2140, plan: 38 },
  finishedAt: '2026-08-17T07:30:03.000Z',
};

/** The same import once somebody has decided. */
export const CLOSED_RUN: t.TypeOf<typeof Run> = { ...HELD_RUN, state: 'closed' };

/** An import that was cancelled before a worker took it. */
export const CANCELLED_RUN: t.TypeOf<typeof Run> = {
  ...QUEUED_RUN,
  state: 'cancelled',
  finishedAt: '2026-08-17T07:30:01.000Z',
};
