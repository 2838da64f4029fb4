import { EMPTY_ROSTER, applyChanges, DEFAULT_OPTIONS, planImport, type Snapshot } from '@bloomz/onboarding-core';
import { fingerprint } from '@bloomz/bloomz-persistence';
import { expect, it } from 'vitest';
import { churnSnapshot } from './churn-snapshot.ts';
import { makeSnapshot } from './make-snapshot.ts';

const plan = (snapshot: Snapshot, roster = EMPTY_ROSTER): ReturnType<typeof planImport> =>
  planImport(snapshot, roster, DEFAULT_OPTIONS, { fingerprint, today: '2026-01-15' });

const school = makeSnapshot({ students: 1_200, teachers: 60, sections: 100, sectionsPerStudent: 5 });

it('makes a school of which everything is imported', () => {
  const { counts, skipped } = plan(school);
  expect(skipped).toEqual([]);
  expect([counts.students.created, counts.teachers.created, counts.classes.created]).toEqual([1_200, 60, 100]);
  expect(counts.memberships.added).toBe(6_000 + 110);
});

it('touches one student in a hundred', () => {
  const roster = applyChanges(EMPTY_ROSTER, plan(school).changes);
  const { counts, holds } = plan(churnSnapshot(school), roster);
  expect(holds).toEqual([]);
  expect(counts.students).toEqual({ created: 4, updated: 4, archived: 4, restored: 0, unchanged: 1_192 });
});
