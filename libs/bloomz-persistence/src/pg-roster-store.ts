import { pipe, TE } from '@bloomz/kernel';
import type { RosterMoved, RosterStore } from '@bloomz/onboarding-core';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { loadRoster } from './roster-load/load-roster.ts';

/** Rosters in PostgreSQL. What is needed for writing alone is loaded with the first write. */
export const makePgRosterStore = ({ read, write }: Database): RosterStore => ({
  load: (school) => attempt(() => read((client) => loadRoster(client, school))),
  apply: (school, application) =>
    pipe(
      attempt(async () => {
        const { applyChanges } = await import('./roster-apply/apply-changes.ts');
        return write((writing) => applyChanges(writing, school, application));
      }),
      TE.filterOrElseW(
        (applied) => applied,
        (): RosterMoved => ({ _tag: 'RosterMoved', schoolId: school.schoolId }),
      ),
      TE.map(() => undefined),
    ),
});
