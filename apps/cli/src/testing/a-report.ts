import { type Counts, DEFAULT_OPTIONS, type ImportReport, NO_CHANGES, type Plan } from '@bloomz/onboarding-core';

const NONE = { created: 0, updated: 0, archived: 0, restored: 0, unchanged: 0 };

export const someCounts = (like: Partial<Counts> = {}): Counts => ({
  classes: NONE,
  teachers: NONE,
  staff: NONE,
  students: NONE,
  parents: NONE,
  memberships: { added: 0, updated: 0, removed: 0 },
  invitations: { queued: 0, revoked: 0 },
  guardianships: { added: 0, updated: 0, removed: 0 },
  ...like,
});

export const aPlan = (like: Partial<Plan> = {}): Plan => ({
  hash: 'hash-1',
  snapshotDigest: 'snapshot-1',
  rosterDigest: 'roster-1',
  digestAfter: null,
  options: DEFAULT_OPTIONS,
  changes: NO_CHANGES,
  holds: [],
  counts: someCounts(),
  skipped: [],
  quarantined: [],
  warnings: [],
  families: null,
  ...like,
});

export const aReport = (like: Partial<ImportReport> = {}): ImportReport => ({
  runId: 'run-1',
  outcome: 'applied',
  plan: aPlan(),
  cost: { requests: 8, retries: 1 },
  ms: { read: 1000, plan: 200, apply: 300 },
  ...like,
});

export const CREATED_TWO = { ...NONE, created: 2 };
